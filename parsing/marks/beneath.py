"""Under a stamp alone: the star, shield or mountain in its middle looks like strokes of a pen to the net.

Where the net already leans to "no signature", nothing warm lies beside a coloured stamp, and all ink within it is the
stamp's own, only what lies beside it counts. It lowers doubts; it never raises a score, and leaves grey stamps alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsing.marks import places
from parsing.marks.net import CELL
from parsing.marks.places import Spot
from parsing.signer import Block
from workflow.facts import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from parsing.marks.net import Heat, Picture

    Mask = NDArray[np.bool_]

FROM, TO = -3.0, 0.0
"""Scores of a signature that are doubtful and yet nearer to no: from 0 up the net believes in one."""
SURE = 2.0
"""Score from which a stamp is there beyond doubt."""
LEAST_STAMP = 12
"""Cells of a stamp at the least; a signature's heat seldom has so many of the stamp's."""
WHITE = 245.0
"""Paper as `even` makes it."""
TINTED, GREY = 40.0, 0.72
"""Difference of channels of a dot with a colour; how evenly an ink takes all three when it has none."""
LEAST_TINTED = 150
LEAST_OTHER, UNEVEN, MOST_UNEVEN = 12.0, 2.5, 36.0
"""What another ink takes of the light that the stamp's leaves: more than the stamp's own dots differ from one another,
which is little on a digital page and much on a photograph; where it is more than the last of these, a thin blue stroke
within a violet stamp differs no more than the stamp's own dots, and nothing can be told."""
MOST_OTHER = 60
"""Dots of another ink that are not yet a stroke (30 square points)."""
MIDDLE = 0.45
"""Share of the room above the name, from the position down, where the last line of a long position may still stand."""


def without_ornament(
    signature: Spot, stamp: Spot, picture: Picture, heat: Heat, area: Box, block: Block
) -> Spot:
    """The signature's spot, its score lowered to that of what lies beside the stamp when the stamp lies there alone."""
    room = block.name_box[1] - block.position_box[3]
    if not FROM < signature.score < TO or stamp.score < SURE or room < places.LEAST_ROOM:
        return signature
    stamp_cells = covered(heat[1])
    counts, within = places.anchor(block, "signature"), places.room_for_signature(block)
    beside = places.spot(heat[0], area, counts, within, stamp_cells).score
    if beside >= signature.score:
        return signature
    stamped = dots(stamp_cells, picture)
    asked = dots(stamp_cells & _hottest(heat[0], area, counts), picture) | stamped & _rows(
        area, block, picture
    )
    other = other_ink(picture, stamped)
    if other is None or int((other & asked).sum()) > MOST_OTHER:
        return signature
    return replace(signature, score=beside)


def other_ink(picture: Picture, stamp: Mask) -> Mask | None:
    """Dots with ink that is not the stamp's; None when the stamp has no colour by which to tell, or too many.
    Ink of one colour takes red, green and blue in fixed proportions, thin or thick: what is left beyond the stamp's share
    is another one's."""
    import numpy as np

    taken = (WHITE - picture.astype(np.float32)).clip(0)
    most, least = taken.max(axis=2), taken.min(axis=2)
    tinted = stamp & (most - least > TINTED)
    if int(tinted.sum()) < LEAST_TINTED:
        return None
    own = np.median(taken[tinted] / most[tinted][:, None], axis=0)
    own /= own.max()
    if own.min() > GREY:
        return None
    amount = (taken / np.maximum(own, 0.08)).min(axis=2)
    left = (taken - amount[..., None] * own).max(axis=2)
    bound = LEAST_OTHER + UNEVEN * float(np.median(left[tinted]))
    if bound > MOST_UNEVEN:
        return None
    other: Mask = left > bound
    return other


def covered(heat: Heat) -> Mask:
    """Cells of stamps, and those about them."""
    import cv2
    import numpy as np

    hot = (heat > 0).astype(np.uint8)
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(hot, connectivity=8)
    large = boxes[:, cv2.CC_STAT_AREA] >= LEAST_STAMP
    large[0] = False
    return np.asarray(cv2.dilate(large[labels].astype(np.uint8), np.ones((3, 3), np.uint8)), bool)


def _hottest(heat: Heat, area: Box, counts: Box) -> Mask:
    """The cells that make the score."""
    import numpy as np

    inside = places.cells(heat, area, counts)
    values = np.sort(heat[inside])[-places.HOTTEST :]
    return inside & (heat >= values[0]) if len(values) else inside


def _rows(area: Box, block: Block, picture: Picture) -> Mask:
    """The lower part of the room between position and name, where nothing is printed."""
    import numpy as np

    top, foot = block.position_box[3], block.name_box[1]
    first, last = (round((y - area[1]) * places.POINT) for y in (top + MIDDLE * (foot - top), foot - 2))
    rows = np.zeros(picture.shape[:2], bool)
    rows[max(first, 0) : max(last, 0)] = True
    return rows


def dots(cells: Mask, picture: Picture) -> Mask:
    """Cells as dots of the picture."""
    import numpy as np

    high, wide = picture.shape[:2]
    return np.repeat(np.repeat(cells, CELL, axis=0), CELL, axis=1)[:high, :wide]
