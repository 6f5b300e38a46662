"""Where to look: the neighbourhood of a signer block, the part of it that counts, and the spot that was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsing.marks.net import CELL, DPI
from parsing.page import Page
from parsing.signer import Block
from workflow.facts import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Heat = NDArray[np.float32]

POINT = DPI / 72
LEAST_ROOM = 16.0
"""Points that an office leaves for a signature, at the very least."""
PARAF = 52.0
"""Points that initials measure at the most; what is heated about them reaches two cells further than the ink."""
FOOT, SIDE = 0.88, 0.3
"""Initials on every page of a contract stand at the foot of it, in a corner."""
PALE = -1.0
"""Heat from which a cell belongs to initials: what lies about them is warm too."""
HOTTEST = 8
"""Cells that are averaged into the score: a signature covers a dozen at least."""


@dataclass(frozen=True)
class Spot:
    """What the net saw of one mark: the score (mean logit of the hottest cells), the box of the hot region in points."""

    score: float
    box: Box | None
    cells: int = 0


def window(block: Block, page: Page) -> Box:
    """The neighbourhood of the block: room for a stamp on both sides and for what hangs below the name."""
    x0, x1 = _left(block), _right(block)
    top, bottom = block.position_box[1], _bottom(block)
    return _clipped((x0 - 150, max(top - 55, bottom - 260), min(x1 + 90, x0 + 340), bottom + 75), page)


def lower_part(page: Page) -> Box:
    """Where a letter is signed when no signer block could be read."""
    return (0.0, 0.3 * page.height, page.width, page.height)


def anchor(block: Block, mark: str) -> Box:
    """The part of the window that counts: what lies beyond is somebody else's."""
    x0, x1 = _left(block), _right(block)
    top, bottom = block.position_box[1], _bottom(block)
    top = max(top, bottom - 190)
    if mark == "signature":
        return (x0 - 75, top - 8, min(x1, x0 + 250) + 15, bottom + 16)
    return (x0 - 110, top - 20, min(x1, x0 + 250) + 45, bottom + 45)


def _bottom(block: Block) -> float:
    """The foot of the name. Under a signature a name is misread easily, and a line of the title is taken for it: then there
    is no room above the "name", or much block below it."""
    foot = block.name_box[3]
    if block.box[3] - foot > LEAST_ROOM + 30:
        foot = block.box[3] - 28
    if block.name_box[1] - block.position_box[3] < LEAST_ROOM:
        foot = max(foot, block.position_box[3] + 95)
    return foot


def _left(block: Block) -> float:
    return min(block.position_box[0], block.name_box[0])


def _right(block: Block) -> float:
    return max(block.position_box[2], block.name_box[2], _left(block) + 100)


def _clipped(box: Box, page: Page) -> Box:
    x0, top = max(0.0, box[0]), max(0.0, box[1])
    return (x0, top, max(x0 + 1, min(page.width, box[2])), max(top + 1, min(page.height, box[3])))


def room_for_signature(block: Block) -> Box:
    """The room between title and name, where even a small scribble is the signature; beside it small ones are paraf."""
    x0, x1 = _left(block), _right(block)
    return (
        x0 - 6,
        block.position_box[3] - 6,
        min(x1, x0 + 250) + 6,
        max(_bottom(block) - 6, block.name_box[1]),
    )


def at_foot(box: Box, page: Page) -> bool:
    """Does it lie in a corner at the foot of the page, where people put their initials?"""
    in_corner = box[0] > (1 - SIDE) * page.width or box[2] < SIDE * page.width
    return box[1] > FOOT * page.height and in_corner


def spot(
    heat: Heat, area: Box, counts: Box, room: Box | None = None, covered: NDArray[np.bool_] | None = None
) -> Spot:
    """The hottest region inside `counts`. heat: of the picture of `area`; room: outside it nothing small counts; covered:
    cells that do not count either."""
    import numpy as np

    inside = cells(heat, area, counts)
    if room:
        inside &= ~_initials(heat, area, room)
    if covered is not None:
        inside &= ~covered
    values = np.sort(heat[inside])[-HOTTEST:]
    if not len(values):
        return Spot(-9.0, None)
    return Spot(float(values.mean()), *_region(heat, inside, area))


def cells(heat: Heat, area: Box, box: Box) -> NDArray[np.bool_]:
    """The cells of a box."""
    import numpy as np

    columns = [round((x - area[0]) * POINT / CELL) for x in (box[0], box[2])]
    rows = [round((y - area[1]) * POINT / CELL) for y in (box[1], box[3])]
    inside = np.zeros(heat.shape, bool)
    inside[max(rows[0], 0) : max(rows[1], 0), max(columns[0], 0) : max(columns[1], 0)] = True
    return inside


def _initials(heat: Heat, area: Box, room: Box) -> NDArray[np.bool_]:
    """Small hot regions whose middle lies outside the room, and the cells about them."""
    import cv2
    import numpy as np

    hot = (heat > PALE).astype(np.uint8)
    count, labels, boxes, middles = cv2.connectedComponentsWithStats(hot, connectivity=8)
    small = np.zeros(heat.shape, np.uint8)
    k = CELL / POINT
    for n in range(1, count):
        x, y = (area[i] + (float(middles[n][i]) + 0.5) * k for i in (0, 1))
        wide, high = float(boxes[n][2]) * k, float(boxes[n][3]) * k
        if max(wide, high) <= PARAF and not (room[0] < x < room[2] and room[1] < y < room[3]):
            small[labels == n] = 1
    return np.asarray(cv2.dilate(small, np.ones((3, 3), np.uint8)), bool)


def _region(heat: Heat, inside: NDArray[np.bool_], area: Box) -> tuple[Box | None, int]:
    """The connected hot cells with the most heat inside; they may reach beyond."""
    import cv2
    import numpy as np

    hot = heat > 0.0
    count, labels = cv2.connectedComponents(hot.astype(np.uint8))
    if count < 2:
        return None, 0
    amount = np.bincount(np.asarray(labels[inside], np.int64).ravel(), heat[inside].clip(0).ravel(), count)
    amount[0] = 0
    best = int(np.argmax(amount))
    if amount[best] <= 0:
        return None, 0
    y, x = np.nonzero(labels == best)
    k = CELL / POINT
    box = (
        area[0] + float(x.min()) * k,
        area[1] + float(y.min()) * k,
        area[0] + float(x.max() + 1) * k,
        area[1] + float(y.max() + 1) * k,
    )
    return box, len(x)
