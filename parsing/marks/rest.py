"""What the file of a digital page draws where a mark is asked for and the net saw none: under a stamp, or nearly white.

It finds no mark: it says that "nothing is there" would be a guess. QR codes, rules, initials and a page's own ground are
nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parsing.lines import around
from parsing.marks import places
from parsing.marks.places import POINT, Spot
from parsing.page import Drawn
from parsing.signer import Block
from workflow.facts import Box

if TYPE_CHECKING:
    from parsing.marks.digital import Laid

LEAST, MOST = 34.0, 260.0
"""Points across: less are initials, more the ground of a page or of its table."""
LEAST_STAMP, ROUND = 38.0, 1.6
"""Points of a stamp's shorter side; how many times as long the other may be: stamps are round or oval."""
SHORT, FEWEST = 30.0, 6
"""Points up to which a path is a stroke among others, and how many of them make a drawing."""
FLAT = 2.6
LEAST_DOTS = 25
"""Dots, besides text, that are not paper: a picture without any shows nothing."""
BESIDE, FOOT = 30.0, 16.0
"""Points by which the middle of a signature may lie beside the room between position and name, or under it."""
ALIKE, WITHIN = 0.25, 0.7
"""Share of both, or of the mark, that a picture and the mark seen in it have in common."""


def left_over(name: str, laid: Laid, area: Box, block: Block, other: Spot) -> Box | None:
    """The box of what is drawn there beyond the other mark; None when there is nothing. area: that of `laid`."""
    if block.electronic:
        return None
    seen = other.box if other.score > 0 else None
    own = _picture_of(seen, laid.things) if seen else None
    # A mark that no picture explains is drawn with lines itself.
    lines = () if seen is None or own else seen
    asked = [
        one
        for one in laid.things
        if one is not own and not (lines and one.kind == "path" and _in(one, lines))
    ]
    found = _pictures(name, asked, block) if name == "stamp" else _drawings(name, asked, block)
    return next((box for box in found if _dots(laid, area, box) >= LEAST_DOTS), None)


def _pictures(name: str, things: list[Drawn], block: Block) -> Iterator[Box]:
    where = _where(name, block)
    for one in things:
        wide, high = one.box[2] - one.box[0], one.box[3] - one.box[1]
        if one.kind == "path" or not _in(one, where) or max(wide, high) > MOST:
            continue
        if name == "signature" and max(wide, high) >= LEAST:
            yield one.box
        if name == "stamp" and min(wide, high) >= LEAST_STAMP and max(wide, high) < ROUND * min(wide, high):
            yield one.box


def _drawings(name: str, things: list[Drawn], block: Block) -> Iterator[Box]:
    """Pictures, one large path, or many short ones together."""
    yield from _pictures(name, things, block)
    where = _where(name, block)
    paths = [one.box for one in things if one.kind == "path" and _in(one, where)]
    for box in paths:
        wide, high = box[2] - box[0], box[3] - box[1]
        if SHORT <= max(wide, high) <= MOST and min(wide, high) > 8:
            # The edges of a frame are no drawing: only what lies within.
            yield (box[0] + 3, box[1] + 3, box[2] - 3, box[3] - 3)
    short = [box for box in paths if max(box[2] - box[0], box[3] - box[1]) < SHORT and not _is_rule(box)]
    if len(short) >= FEWEST:
        whole = around(short)
        if LEAST <= max(whole[2] - whole[0], whole[3] - whole[1]) <= MOST:
            yield whole


def _is_rule(box: Box) -> bool:
    """A line under words is drawn in short pieces by some programs."""
    return box[3] - box[1] < FLAT and box[2] - box[0] > 2 * (box[3] - box[1])


def _where(name: str, block: Block) -> Box:
    if name == "stamp":
        return places.anchor(block, "stamp")
    x0, top, x1, foot = places.room_for_signature(block)
    return (x0 - BESIDE, top, x1 + BESIDE, foot + FOOT)


def _picture_of(seen: Box, things: tuple[Drawn, ...]) -> Drawn | None:
    """The picture that shows the mark that was seen."""
    best = max((one for one in things if one.kind != "path"), key=lambda one: _alike(one, seen), default=None)
    return best if best is not None and _alike(best, seen) > 0 else None


def _alike(one: Drawn, seen: Box) -> float:
    shared = max(0.0, min(one.box[2], seen[2]) - max(one.box[0], seen[0])) * max(
        0.0, min(one.box[3], seen[3]) - max(one.box[1], seen[1])
    )
    of_both = shared / max(_area(one.box) + _area(seen) - shared, 1.0)
    return of_both if of_both > ALIKE or shared > WITHIN * _area(seen) else 0.0


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _in(one: Drawn, where: Box) -> bool:
    x, y = (one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2
    return where[0] < x < where[2] and where[1] < y < where[3]


def _dots(laid: Laid, area: Box, box: Box) -> int:
    if laid.bare is None:
        return 0
    x0, x1 = (max(0, round((v - area[0]) * POINT)) for v in (box[0], box[2]))
    y0, y1 = (max(0, round((v - area[1]) * POINT)) for v in (box[1], box[3]))
    return int(laid.bare[y0:y1, x0:x1].sum())
