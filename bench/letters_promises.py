"""The figures that the office was promised about letters, each against its bound. Values in, a table out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.letters_report import decimal, lines, percent
from bench.letters_score import CELLS, PROMISED, Field, Seen, against_stamp_only, auc, marks

LEAST_A_CELL = 75


@dataclass(frozen=True)
class Promise:
    """One figure. bound: in words; kept: None when it was not measured in this run."""

    name: str
    value: str
    bound: str
    kept: bool | None
    note: str = ""

    def row(self) -> str:
        kept = {True: "yes", False: "**no**", None: "not measured"}[self.kept]
        return f"| {self.name} | {self.value} | {self.bound} | {kept} | {self.note} |"


def table(promises: Iterable[Promise]) -> str:
    return lines(
        "## What was promised",
        "",
        "| what | measured | bound | kept | |",
        "| --- | --: | --: | --- | --- |",
        *(p.row() for p in promises),
    )


def at_least(name: str, share: float, bound: float, note: str = "") -> Promise:
    return Promise(name, percent(share), f"≥ {100 * bound:g} %", _kept(share, share >= bound), note)


def at_most(name: str, share: float, bound: float, note: str = "") -> Promise:
    return Promise(name, percent(share), f"≤ {100 * bound:g} %", _kept(share, share <= bound), note)


def number(
    name: str, value: float, bound: float, unit: str = "", digits: int = 2, low: bool = True, note: str = ""
) -> Promise:
    """low: the bound is the most that is allowed."""
    good = value <= bound if low else value >= bound
    said = f"{'≤' if low else '≥'} {bound:g}{unit}"
    return Promise(name, f"{decimal(value, digits)}{unit}", said, _kept(value, good), note)


def none(name: str, count: int, of: int, note: str = "") -> Promise:
    return Promise(name, f"{count} of {of}", "0", None if not of else count == 0, note)


def _kept(value: float, good: bool) -> bool | None:
    return None if math.isnan(value) else good


# ---------------------------------------------------------------- fields and marks

BOUNDS = {"text": (0.97, 0.85), "scan": (0.92, None), "photo": (0.85, None)}
UNSURE = {"scan": 0.15, "photo": 0.30, "bitonal": 0.30}


def of_fields(groups: Sequence[tuple[str, Sequence[Field], Field]]) -> Iterable[Promise]:
    """The worst of the promised fields of each medium: when it keeps the bound, all do."""
    for medium, fields, whole in groups:
        if medium not in BOUNDS:
            continue
        each, together = BOUNDS[medium]
        some = [f for f in fields if f.name in PROMISED and f.of]
        worst = min(some, key=lambda f: f.share, default=None)
        below = [f"{f.name} {percent(f.share)}" for f in some if f.share < each]
        yield at_least(
            f"fields of {medium}, the worst of {len(some)}",
            worst.share if worst else math.nan,
            each,
            f"{whole.of} letters; "
            + ("below: " + ", ".join(below) if below else worst.name if worst else ""),
        )
        if together:
            yield at_least(f"all fields of a {medium} letter", whole.share, together)


def of_marks(seen: Mapping[str, Sequence[Seen]]) -> Iterable[Promise]:
    cells = {cell: min(sum(s.cell == cell for s in found) for found in seen.values()) for cell in CELLS}
    least = min(cells.values())
    note = "" if least >= LEAST_A_CELL else f"only {least} letters in the smallest cell"
    for mark, found in seen.items():
        m = marks(found)
        yield at_most(
            f"{mark}: false accept, decided", m.false_accept, 0.01, note or f"{m.wrong_accepts} wrong"
        )
        yield at_most(
            f"{mark}: false reject, decided", m.false_reject, 0.02, note or f"{m.wrong_rejects} wrong"
        )
        for medium, bound in UNSURE.items():
            own = marks([s for s in found if s.group == medium])
            yield at_most(f"{mark}: unsure, {medium}", own.unsure, bound, f"{own.count} letters")
        yield number(f"{mark}: calibration error (ECE)", m.ece, 0.05, digits=3)
    yield number("stamp: AUC", auc(seen["stamp"]), 0.99, digits=3, low=False)
    hard = auc(against_stamp_only(seen["signature"]))
    yield number("signature against stamp only: AUC", hard, 0.97, digits=3, low=False)
