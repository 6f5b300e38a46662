"""Scores what `suratd explain --json` said about a letter against what stands on it. Pure: values in, figures out.

A field is right when it is exactly what the page says, or null where the page says nothing; nothing is left out. Texts are
compared without case, blanks and closing dots, because a line break or a capital is no error of reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Told = dict[str, Any]


def plain(text: str | None) -> str | None:
    """A text as it is compared."""
    if text is None:
        return None
    text = re.sub(r"[\"'“”‘’`´]", "", text.casefold())
    text = re.sub(r"\s*([.,:;/()-])\s*", r"\1", re.sub(r"\s+", " ", text))
    return text.strip(" .,:;-") or None


def title(text: str | None) -> str | None:
    """A position without the regency that may stand under it."""
    words = plain(text)
    return re.sub(r",?\s*kab(?:upaten|\.)? ?purbalingga$", "", words).strip(" ,") if words else None


def number(text: str | None) -> str | None:
    return re.sub(r"\s*/\s*", "/", text).strip() if text else None


def items(found: Any) -> list[tuple[str, int | None]]:
    return sorted(((i["kind"], i["count"]) for i in found or ()), key=str)


def same(wanted: Any, said: Any) -> bool:
    return bool(wanted == said)


def through(reader: Callable[[Any], Any]) -> Callable[[Any, Any], bool]:
    return lambda wanted, said: reader(wanted) == reader(said)


FIELDS: dict[str, Callable[[Any, Any], bool]] = {
    "number": through(number),
    "date": same,
    "urgency": through(plain),
    "subject": through(plain),
    "addressee": through(plain),
    "office.name": through(plain),
    "office.matched": same,
    "signer.name": through(plain),
    "signer.position": through(title),
    "signer.form": same,
    "signer.nip": same,
    "request.service": same,
    "request.event": through(plain),
    "request.event_date": same,
    "request.needed_by": same,
    "request.items": through(items),
    "request.platforms": through(lambda found: sorted(found or ())),
    "request.contact.name": through(plain),
    "request.contact.phone": same,
}
PROMISED = (
    "number",
    "date",
    "office.matched",
    "signer.name",
    "signer.form",
    "request.needed_by",
    "request.items",
    "request.contact.phone",
)
"""The fields that must be right, each of them and all of a letter's together."""


def at(told: Told | None, path: str) -> Any:
    """The value at "request.contact.phone"; None where any part of the way is missing."""
    value: Any = told
    for key in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def has(told: Told, path: str) -> bool:
    """Does the truth speak about this field at all? A null on the way speaks: there is nothing."""
    value: Any = told
    for key in path.split("."):
        if value is None:
            return True
        if key not in value:
            return False
        value = value[key]
    return True


@dataclass(frozen=True)
class Miss:
    """One field that was read wrongly."""

    file: str
    group: str
    field: str
    wanted: Any
    said: Any


def wrong_fields(truth: Told, told: Told | None, file: str, group: str) -> list[Miss]:
    return [
        Miss(file, group, path, at(truth, path), at(told, path))
        for path, equal in FIELDS.items()
        if has(truth, path) and (told is None or not equal(at(truth, path), at(told, path)))
    ]


@dataclass(frozen=True)
class Field:
    """How often a field was read rightly, of how many letters that speak of it."""

    name: str
    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else float("nan")


def field_table(truths: Sequence[Told], misses: Iterable[Miss]) -> list[Field]:
    wrong = [m.field for m in misses]
    table = []
    for path in FIELDS:
        of = sum(has(t, path) for t in truths)
        table.append(Field(path, of - wrong.count(path), of))
    return table


def whole_letters(files: Sequence[str], misses: Iterable[Miss]) -> Field:
    """Letters of which every promised field is right."""
    bad = {m.file for m in misses if m.field in PROMISED}
    return Field("all of a letter", sum(f not in bad for f in files), len(files))


# ---------------------------------------------------------------- marks


@dataclass(frozen=True)
class Seen:
    """One mark on one page: is it there, what was said, how surely; `cell` is (signature, stamp)."""

    file: str
    group: str
    cell: tuple[bool, bool]
    there: bool
    verdict: str
    confidence: float

    @property
    def decided(self) -> bool:
        return self.verdict in ("present", "absent")

    @property
    def likely(self) -> float:
        """How much it was taken to be there, 0 to 1. A doubt says nothing either way."""
        half = min(max(self.confidence, 0.0), 1.0) / 2
        return {"present": 0.5 + half, "absent": 0.5 - half}.get(self.verdict, 0.5)


def seen(told: Told | None, mark: str, there: bool, file: str, group: str, cell: tuple[bool, bool]) -> Seen:
    """No answer at all is a doubt."""
    said = (told or {}).get(mark) or {}
    return Seen(
        file, group, cell, there, said.get("verdict") or "unsure", float(said.get("confidence") or 0.0)
    )


@dataclass(frozen=True)
class Marks:
    """The figures of one mark on one kind of page. Shares are of decided cases, as the promise is."""

    count: int
    false_accept: float
    false_reject: float
    unsure: float
    auc: float
    ece: float
    wrong_accepts: int
    wrong_rejects: int


def marks(found: Sequence[Seen]) -> Marks:
    decided = [s for s in found if s.decided]
    absent = [s for s in decided if not s.there]
    present = [s for s in decided if s.there]
    accepts = sum(s.verdict == "present" for s in absent)
    rejects = sum(s.verdict == "absent" for s in present)
    return Marks(
        len(found),
        share(accepts, len(absent)),
        share(rejects, len(present)),
        share(len(found) - len(decided), len(found)),
        auc(found),
        ece(decided),
        accepts,
        rejects,
    )


def share(part: int, of: int) -> float:
    return part / of if of else float("nan")


def auc(found: Sequence[Seen]) -> float:
    """The chance that a page with the mark was taken to have it more than a page without; a tie counts half."""
    there = sorted(s.likely for s in found if s.there)
    away = sorted(s.likely for s in found if not s.there)
    if not there or not away:
        return float("nan")
    wins = sum((t > a) + 0.5 * (t == a) for t in there for a in away)
    return wins / (len(there) * len(away))


def ece(decided: Sequence[Seen], bins: int = 10) -> float:
    """Expected calibration error: how far confidence and share of right answers lie apart, weighted by bins of 0..1."""
    if not decided:
        return float("nan")
    total = 0.0
    for k in range(bins):
        inside = [s for s in decided if min(int(s.confidence * bins), bins - 1) == k]
        if inside:
            right = sum((s.verdict == "present") == s.there for s in inside) / len(inside)
            total += len(inside) * abs(right - sum(s.confidence for s in inside) / len(inside))
    return total / len(decided)


def against_stamp_only(found: Sequence[Seen]) -> list[Seen]:
    """Signed pages, and of the unsigned ones only those that bear a stamp: the hard half of the signature's question."""
    return [s for s in found if s.there or s.cell == (False, True)]


CELLS = ((True, True), (True, False), (False, True), (False, False))


def confusion(found: Sequence[Seen]) -> dict[tuple[bool, bool], tuple[int, int, int]]:
    """Cell -> how often present, absent, unsure was said."""
    table = {}
    for cell in CELLS:
        said = [s.verdict for s in found if s.cell == cell]
        table[cell] = (
            said.count("present"),
            said.count("absent"),
            len(said) - said.count("present") - said.count("absent"),
        )
    return table
