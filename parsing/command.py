"""The words of an answer -> a Command: which move, how sure, with what arguments. It never guesses: what is not wholly
understood is asked, and two different orders are none (law L21).

Stages: K kepala/sekretaris, B kabid/fungsional, S staf, P pemohon, T petugas, C confirmation (yes or no).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from parsing import agreeing, arguments, choosing, grammar
from parsing.guess import guess
from parsing.heard import LONGEST, Heard
from workflow.facts import Arguments, Choice, Command, Person


def read(
    words: str,
    stage: str,
    choices: tuple[Choice, ...] = (),
    has_files: bool = False,
    staff: tuple[Person, ...] = (),
    today: date | None = None,
    subject: str = "",
) -> Command:
    """What these words order. `choices`: the numbered answers of the mail that they answer; `staff`: who may be named;
    `subject`: of the mail, looked at only when it has no words and no files."""
    words = words.strip()
    if len(words) > LONGEST:
        return Command(
            "lain", "ask", Arguments(note=words[:LONGEST]), "terlalu panjang untuk sebuah keputusan"
        )
    heard = Heard(words, stage, choices, has_files, staff, today)
    if not words and not has_files and (said := _of_subject(subject)):
        found = read(said, stage, choices, False, staff, today)
        move = found.move if found.action in ("auto", "confirm") else "lain"
        return Command(move, "ask", Arguments(), "tidak ada kata; hanya di judul surel")
    for rule in _RULES:
        command = rule(heard)
        if command is not None:
            return command
    return Command(guess(heard), "ask", heard.found(), "tidak dipahami seluruhnya")


_REPLIED = re.compile(r"\b(?:re|bls|balas|fwd?|trs)\s*:|\[[^\]]{0,60}\]", re.I)


def _of_subject(subject: str) -> str:
    """ "Re: [KMS-2026-0042] SETUJU": what was written into the subject. A longer one is that of our own mail."""
    parts = [part.strip() for part in _REPLIED.split(subject[:300]) if part.strip()]
    return parts[0] if parts and len(parts[0].split()) <= 2 and "mohon" not in parts[0].lower() else ""


def _nothing(h: Heard) -> Command | None:
    if h.words:
        return None
    if h.stage == "S" and h.has_files:
        return Command("serah", "auto", Arguments(), "berkas tanpa kata")
    return Command("lain", "ask", Arguments(), "tidak ada kata")


def _survey(h: Heard) -> Command | None:
    scores = arguments.scores(h.words)
    return Command("survei", "auto", Arguments(scores=scores), "sembilan nilai") if scores else None


def _yes_or_no(h: Heard) -> Command | None:
    if h.stage != "C":
        return None
    digit = choosing.digit(h)
    if digit is not None:
        return digit
    text = h.bare or h.normal
    if re.fullmatch(
        r"(?:(?:ya|iya|nggih|benar|betul|setuju|konfirmasi|laksanakan|lanjutkan|oke|siap|acc) ?)+",
        text or h.normal,
    ):
        return Command("ya", "auto", Arguments(), "ya")
    if re.fullmatch(r"(?:ya|iya)(?: (?:bapak|ibu|mas|mbak))?", h.normal):
        return Command("ya", "auto", Arguments(), "ya")
    if re.fullmatch(
        r"(?:(?:tidak|batal|batalkan|jangan|bukan|tidak jadi|tidak setuju|jangan dulu|salah) ?)+", text
    ):
        return Command("tidak", "auto", Arguments(), "tidak")
    if re.fullmatch(r"(?:tetap|ganti)(?: (?:keputusan|yang)? ?(?:pertama|kedua))?", text):
        return Command(text.split()[0], "auto", Arguments(), text)
    return Command("lain", "ask", Arguments(note=h.words), "bukan ya atau tidak")


def _status(h: Heard) -> Command | None:
    if re.fullmatch(
        r"(?:mohon )?(?:status|cek status|info status|progres|progress)(?: (?:permohonan|surat)(?:nya)?)?(?: \?)?",
        h.bare,
    ):
        return Command("status", "auto", Arguments(), "status")
    return None


# First answer wins. Figures and buttons come before words; what decides nothing before what decides; a no before a yes.
_RULES: tuple[Callable[[Heard], Command | None], ...] = (
    _nothing,
    _survey,
    _yes_or_no,
    choosing.digit,
    choosing.button,
    _status,
    grammar.time,
    grammar.away,
    grammar.acknowledged,
    grammar.delivered,
    grammar.later,
    grammar.staffed,
    grammar.refused,
    grammar.incomplete,
    grammar.revised,
    grammar.postponed,
    grammar.elsewhere,
    grammar.filed,
    grammar.revoked,
    agreeing.formal,
    agreeing.agreed,
    grammar.asked,
)
