"""The words of one answer in their spellings, with all that a rule may look at. Judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from parsing import arguments, lexicon, phrases, wording
from workflow.facts import Arguments, Choice, Person

LONGEST = 4000

_DOUBTS = (
    (phrases.QUESTION, "pertanyaan"),
    (phrases.CONDITION, "syarat"),
    (phrases.CONTRAST, "pertentangan"),
    (phrases.ALTERNATIVE, "pilihan"),
    (phrases.REPORTED, "keterangan pihak lain"),
    (phrases.PARTIAL, "sebagian"),
)
_FROM = re.compile(
    r"^(?:kami|saya) dari (?:pihak )?(?:(?:dinas|badan|puskesmas|kecamatan|kelurahan|sd|smp|rsud) )?\w+ "
)
_OF = re.compile(
    r"\b(surat|permohonan|konten|kegiatan)(?:nya)? dari (?:dinas|badan|puskesmas|kecamatan|kelurahan|smp"
    r"|sd|rsud)? ?(?!bapak|kepala)\w+"
)
_FOR_THEM = re.compile(
    r"\b((?:di)?(?:bantu|fasilitasi|layani|proses)|membantu|memfasilitasi|melayani|memproses) (?:permohonan |kebutuhan )?"
    r"(?:(?:dinas|kecamatan|kelurahan|puskesmas|smp|sd) \w+|din[a-z]{3,7}|rsud|opd|pemohon(?:nya)?|mereka|beliau)\b"
)
_TO_THEM = re.compile(
    r"\b((?:di)?(?:kirim|serahkan|sampaikan)(?:kan)? (?:ke|kepada)) (?:opd(?: pemohon)?|pengirim"
    r"|pemohonnya|instansi|din[a-z]{3,6})\b"
)


@dataclass(frozen=True)
class Heard:
    """words: as written; normal: one spelling; bare: without courtesy; kinds: of all words, None when one is unknown."""

    words: str
    stage: str
    choices: tuple[Choice, ...] = ()
    has_files: bool = False
    staff: tuple[Person, ...] = ()
    today: date | None = None

    @cached_property
    def normal(self) -> str:
        return wording.normal(wording.unsigned(self.words))

    @cached_property
    def bare(self) -> str:
        text = _OF.sub(r"\1", wording.bare(self.normal))
        text = _FOR_THEM.sub(r"\1", text)
        text = _TO_THEM.sub(r"\1 pemohon", text)
        text = phrases.DEADLINE.sub("<tenggat>", text) if self.stage in ("K", "B") else text
        return _FROM.sub("", text) if self.stage == "P" else text

    @cached_property
    def kinds(self) -> tuple[str, ...] | None:
        return kinds_of(self.bare)

    @cached_property
    def doubt(self) -> str:
        """The sign in the words that forbids acting on them, "" for none."""
        return doubt_in(self.bare)

    @cached_property
    def named(self) -> tuple[str, ...]:
        return arguments.staff(self.words, self.staff)

    @cached_property
    def unnamed(self) -> str:
        """Without the names of staf: who is spoken to, or whose work it is."""
        return arguments.without_names(self.bare, self.staff)

    def found(self) -> Arguments:
        return Arguments(note=self.words[:LONGEST], staff=self.named)


def doubt_in(text: str) -> str:
    for pattern, why in _DOUBTS:
        if pattern.search(text):
            return why
    return ""


def kinds_of(text: str) -> tuple[str, ...] | None:
    """Kinds of words, where "sudah" and what it finishes are one: good ("sudah sesuai") or past ("sudah saya acc")."""
    found = lexicon.kinds(text)
    if found is None:
        return None
    joined: list[str] = []
    for kind in found:
        if joined and joined[-1] == "done":
            if kind in ("formal", "polite", "done"):
                continue
            joined[-1] = {"fine": "good", "good": "good"}.get(kind, "past")
        else:
            joined.append(kind)
    return tuple("past" if kind == "done" else kind for kind in joined)
