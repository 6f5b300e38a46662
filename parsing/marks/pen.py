"""Strokes of a coloured pen where the net saw no signature: thin ones in a black stamp are outshone by it.

People see the pen by its colour, where the stamp has none. It finds no mark: it says that "no signature" would be a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsing.marks import places
from parsing.marks.beneath import TINTED, WHITE, covered, dots
from parsing.signer import Block
from workflow.facts import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from parsing.marks.net import Heat, Picture

    Mask = NDArray[np.bool_]

PALE, DARK = 20.0, 70.0
"""Difference of channels from which a dot is not quite grey; what a dot takes of the light when it is ink."""
MOST_PALE = 0.15
"""Share of a black stamp's ink, beside the strokes, that is not quite grey: a copier's edges have less than 9 %, a stamp
whose colour faded more than 28."""
LEAST, ACROSS, NEAR = 60, 30.0, 9
"""Dots of the strokes, points across them, and dots between two that belong together."""


def strokes_at(picture: Picture, heat: Heat, area: Box, block: Block) -> Box | None:
    """The box of the strokes in the room between position and name; None without any, or where the stamp has a colour too.
    picture and heat: of `area`, its paper made white."""
    import cv2
    import numpy as np

    taken = (WHITE - picture.astype(np.float32)).clip(0)
    most = taken.max(axis=2)
    colour = most - taken.min(axis=2)
    room = _room(picture, area, block)
    found = (colour > TINTED) & room
    near = cv2.dilate(found.astype(np.uint8), np.ones((NEAR, NEAR), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    if count < 2:
        return None
    amount = np.bincount(labels[found], minlength=count)
    best = int(amount.argmax())
    x, y, wide, high = (int(v) for v in boxes[best][:4])
    if amount[best] < LEAST or max(wide, high) < ACROSS * places.POINT:
        return None
    elsewhere = dots(covered(heat[1]), picture) & (most > DARK)
    elsewhere[y : y + high, x : x + wide] = False
    if int((elsewhere & (colour > PALE)).sum()) > MOST_PALE * int(elsewhere.sum()):
        return None
    k = places.POINT
    return (area[0] + x / k, area[1] + y / k, area[0] + (x + wide) / k, area[1] + (y + high) / k)


def _room(picture: Picture, area: Box, block: Block) -> Mask:
    """Dots between position and name, where nothing is printed, as wide as a signature counts."""
    import numpy as np

    x0, _, x1, _ = places.anchor(block, "signature")
    top, foot = block.position_box[3] + 1, block.name_box[1] - 2
    rows, columns = (
        slice(*(max(round((v - area[n]) * places.POINT), 0) for v in ends))
        for n, ends in ((1, (top, foot)), (0, (x0, x1)))
    )
    room = np.zeros(picture.shape[:2], bool)
    room[rows, columns] = True
    return room
