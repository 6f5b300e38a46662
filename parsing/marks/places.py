"""Where to look: the neighbourhood of a signer block, the part of it that counts, and the spot that was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsing.marks.net import CELL, DPI
from parsing.pdf import Page
from parsing.signer import Block
from workflow.facts import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Heat = NDArray[np.float32]

POINT = DPI / 72
LEAST_ROOM = 16.0
"""Points that an office leaves for a signature, at the very least."""
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


def spot(heat: Heat, area: Box, counts: Box) -> Spot:
    """The hottest region inside `counts`. heat: of the picture of `area`."""
    import numpy as np

    columns = [round((x - area[0]) * POINT / CELL) for x in (counts[0], counts[2])]
    rows = [round((y - area[1]) * POINT / CELL) for y in (counts[1], counts[3])]
    inside = np.zeros(heat.shape, bool)
    inside[max(rows[0], 0) : max(rows[1], 0), max(columns[0], 0) : max(columns[1], 0)] = True
    values = np.sort(heat[inside])[-HOTTEST:]
    if not len(values):
        return Spot(-9.0, None)
    return Spot(float(values.mean()), *_region(heat, inside, area))


def _region(heat: Heat, inside: NDArray[np.bool_], area: Box) -> tuple[Box | None, int]:
    """The connected hot cells with the most heat inside; they may reach beyond."""
    import cv2
    import numpy as np

    hot = heat > 0.0
    count, labels = cv2.connectedComponents(hot.astype(np.uint8))
    if count < 2:
        return None, 0
    amount = np.bincount(labels[inside].ravel(), heat[inside].clip(0).ravel(), count)
    amount[0] = 0
    best = int(amount.argmax())
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
