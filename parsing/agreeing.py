"""Yes and go: the whole remaining text is known words of one direction, and this acts. Part of parsing/grammar.py.

What only sounds like it is asked: approval that is begged for, somebody who makes it himself, a part, the work.
"""

from __future__ import annotations

import re

from parsing import phrases
from parsing.guess import guess
from parsing.heard import Heard, kinds_of
from workflow.facts import Arguments, Command

MERE = frozenset({"ack", "fine", "thanks"})
_LET_GO = frozenset({"polite", "slang"})


def ask(h: Heard, move: str, why: str) -> Command:
    return Command(move, "ask", h.found(), why)


def agreed(h: Heard) -> Command | None:
    """The whole remaining text is known words of one direction: this acts."""
    if h.stage == "K" and phrases.SHORT_ORDER.fullmatch(h.bare):
        return Command("disposisi", "confirm", Arguments(note=h.words), "perintah singkat")
    if not h.kinds or h.doubt or h.stage not in ("K", "B", "P"):
        return None
    kinds = set(h.kinds)
    if _begged(h):
        return ask(h, "setuju", "meminta persetujuan")
    if (who := _own_doing(h.bare)) and not (h.stage == "K" and "ikp" in kinds):
        sure = h.stage == "K" and who != "saya" and "past" not in kinds
        why = "akan mengerjakan sendiri, atau memerintahkan?"
        return (
            Command("disposisi", "confirm", Arguments(note=h.words), why) if sure else ask(h, guess(h), why)
        )
    if kinds & {"study", "hand"} and (unsure := _of_work(h, kinds)):
        return unsure
    if "past" in kinds:
        return ask(
            h,
            "setuju" if "acc" in h.bare or "setuju" in h.bare else guess(h),
            "sudah terjadi: surat yang mana?",
        )
    if "file" in kinds and not kinds & {"order", "send", "ikp"}:
        return None
    if h.stage == "K" and kinds & {"order", "ikp", "send"}:
        return _disposed(h, kinds)
    if kinds & {"order", "send", "file", "kabid"} - ({"kabid"} if "yes" in kinds else set()):
        return None
    if "kabid" in kinds:
        return None
    if kinds & {"yes", "go", "good"} and not (h.stage != "B" and "ikp" in kinds):
        return _approved(h, kinds)
    if kinds & _LET_GO and not kinds & {"ikp", "kabid"}:
        return ask(h, "setuju", "mempersilakan atau sopan santun?")
    return None


_BEGGED = re.compile(
    r"\b(?:mohon|tolong|minta|untuk|agar|harap|supaya|kiranya)(?: (?:dapat|bisa|segera|kiranya|untuk|agar|dan))*"
    r" (?:di)?(?:acc|setujui|menyetujui|approve)\b"
)
_OWN_DOING = re.compile(
    r"(?<!dari )(?<!menurut )\b(saya|kami|kita) (?:(?:akan|yang|langsung|coba|sendiri|segera) )*"
    r"(?!di)(\w+)\b(?! (?:ke|kepada)\b)"
)


def _of_work(h: Heard, kinds: set[str]) -> Command | None:
    """To study is work for the Bidang, and a yes to nobody; what is sent to nobody named may be for the applicant, or for
    who writes it. None when that is clear."""
    if "study" in kinds and not (h.stage == "K" and {"order", "ikp"} <= kinds and not kinds & {"yes", "go"}):
        sure = h.stage == "K" and "ikp" in kinds and kinds <= {"ikp", "study", "send", "hurry"}
        why = "untuk dipelajari"
        return (
            Command("disposisi", "confirm", Arguments(note=h.words), why) if sure else ask(h, guess(h), why)
        )
    if "hand" in kinds:
        sure = h.stage == "B" and kinds <= _GIVEN
        return (
            Command("setuju", "confirm", Arguments(), "kirim kepada siapa?")
            if sure
            else ask(h, guess(h), "kirim apa?")
        )
    return None


_GIVEN = MERE | {"yes", "go", "good", "hand", "polite", "hurry"}


def _begged(h: Heard) -> bool:
    """ "Mohon acc", "agar disetujui": approval is asked for, not given."""
    rest, times = _BEGGED.subn(" ", h.bare)
    return bool(times) and not {"yes", "good"} & set(kinds_of(" ".join(rest.split())) or ())


def _own_doing(bare: str) -> str:
    """Who says that he makes it himself: "saya urus", "kami upload". "Kami setujui" is no work."""
    for who, does in _OWN_DOING.findall(bare):
        if set(kinds_of(does) or ()) & {"order", "go", "study", "hand"}:
            return str(who)
    return ""


def _disposed(h: Heard, kinds: set[str]) -> Command | None:
    given = Arguments(note=h.words)
    if _spoken_of(h, kinds):
        return ask(h, "disposisi", "menyebut Bidang IKP tanpa perintah")
    if kinds & {"order", "ikp"}:
        if "formal" in kinds and not kinds & {"ikp", "send"}:
            move = "disposisi" if "polite" in kinds else "setuju"
            return Command(move, "confirm", given, "kata resmi yang belum tentu keputusan")
        if kinds <= {"order", "polite", "ack"} and phrases.IN_JAVANESE.search(h.words):
            return Command("disposisi", "confirm", given, "perintah dalam bahasa Jawa")
        return Command("disposisi", "auto", given, "disposisi")
    if kinds <= {"send", "yes", "hurry", *MERE} and re.search(r"\bdisposisi(?:kan)?\b", h.bare):
        return Command("disposisi", "auto", given, "disposisi")
    return None


def _spoken_of(h: Heard, kinds: set[str]) -> bool:
    """ "IKP setuju", "siap laksanakan", "untuk diketahui IKP": somebody is named or answered, nothing is ordered."""
    order = list(h.kinds or ())
    if re.search(r"\bsiap (?:segera )?\w+", h.bare):
        return True
    if kinds & {"order", "send"}:
        return False
    told = "yes" in order and order.index("yes") > order.index("ikp")
    thanked = re.search(r"\bterima kasih\b.*\bikp\b", h.normal)
    return told or bool(thanked) or bool(kinds & {"file", "fine", "ack", "thanks", "past"})


def _approved(h: Heard, kinds: set[str]) -> Command | None:
    if kinds & {"good"} and not kinds & {"yes", "go"} and h.stage == "K":
        return ask(h, "terima", "pujian atau keputusan?")
    if "formal" in kinds and "good" not in kinds:
        return Command("setuju", "confirm", Arguments(), "kata resmi yang belum tentu keputusan")
    if "yes" not in kinds and phrases.IN_JAVANESE.search(h.words):
        return Command("setuju", "confirm", Arguments(), "setuju dalam bahasa Jawa")
    if (
        h.stage != "K"
        and _PART_OR_WORK.search(h.bare)
        and not kinds & ({"yes", "go"} if "good" in kinds else {"yes"})
    ):
        return ask(h, "setuju", "sebagian, atau pekerjaannya?")
    return Command("setuju", "auto", Arguments(note=h.words if "<tenggat>" in h.bare else ""), "setuju")


# "Lanjutkan pengerjaannya": the work goes on, the content is not finished. "Captionnya sudah sesuai": and the rest?
_PART_OR_WORK = re.compile(
    r"\b(?:lanjut|dilanjut)\w* (?:\w+ )?(?:pengerjaan|pembuatan|pekerjaan|proses|pelaksanaan|tugas)\w*|\bcaption(?:nya)?\b"
)


def formal(h: Heard) -> Command | None:
    """ "Sependapat", "pada prinsipnya": formal words that may or may not be a decision."""
    kinds = set(h.kinds or ())
    known = (
        kinds and kinds <= {"formal", *MERE} and re.search(r"\b(?:sependapat|prinsip\w*|dasarnya)\b", h.bare)
    )
    return (
        Command("setuju", "confirm", Arguments(), "kata resmi yang belum tentu keputusan") if known else None
    )
