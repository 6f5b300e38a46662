"""What can be seen at a signer block: the picture made even, what the net saw in it, what kind of page it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsing.marks import places
from parsing.marks.beneath import without_ornament
from parsing.marks.digital import Laid, laid_at
from parsing.marks.net import CELL, DPI, heat_of
from parsing.marks.paper import even
from parsing.marks.pen import strokes_at
from parsing.marks.places import Spot
from parsing.page import Page
from parsing.signer import Block
from workflow.facts import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Heat = NDArray[np.float32]

WHITE, COLD = 245, -9.0
"""Paper as `even` makes it, and its heat."""
UNEVEN = 0.8
"""Paper whose dark parts are darker than this share of its bright parts was photographed."""
COLOURED = 34
"""Difference of the strongest and the weakest colour from which a dot has a colour, after the paper was made white."""
LEAST_COLOUR = 0.0008
"""Share of coloured dots below which a page is a fax, a photocopy or a grey scan: its ink cannot be told by its colour."""


@dataclass(frozen=True)
class Sight:
    """kind: digital | clean | rough (photographed in uneven light, or without colour). picture: of `area` at 100 dpi, its
    paper made white; of a digital page only where a mark can be. laid: what the file of a digital page draws there. pen:
    coloured strokes on a recognised page where the net leans to no signature."""

    kind: str
    area: Box
    picture: Picture
    signature: Spot
    stamp: Spot
    laid: Laid | None = None
    pen: Box | None = None

    def spot(self, mark: str) -> Spot:
        return self.signature if mark == "signature" else self.stamp

    def part(self, box: Box) -> Picture:
        """The even picture of a box of the page."""
        x0, y0, x1, y1 = (
            round((v - self.area[n % 2]) * places.POINT)
            for n, v in enumerate((box[0], box[1], box[2], box[3]))
        )
        return self.picture[max(y0, 0) : max(y1, 1), max(x0, 0) : max(x1, 1)]


def look(page: Page, block: Block | None) -> Sight:
    """At the block, or where there is none at the lower part of the page."""
    area = places.window(block, page) if block else places.lower_part(page)
    dots, laid = page.dots(area, DPI), None
    if page.scanned:
        picture = even(_three(dots))
        heat = heat_of(picture)
    else:
        laid = laid_at(page, area, dots)
        picture, heat = _in_part(dots, laid.where)
    room = places.room_for_signature(block) if block else None
    spots = [
        places.spot(heat[0], area, places.anchor(block, "signature") if block else area, room),
        places.spot(heat[1], area, places.anchor(block, "stamp") if block else area),
    ]
    if block:
        spots[0] = without_ornament(spots[0], spots[1], picture, heat, area, block)
    cold = page.scanned and spots[0].score < 0
    pen = strokes_at(picture, heat, area, block) if cold and block else None
    return Sight(kind_of(page), area, picture, spots[0], spots[1], laid, pen)


def _in_part(dots: Picture, where: tuple[slice, slice] | None) -> tuple[Picture, Heat]:
    """Even picture and heat of the whole, seen in one part of it: elsewhere is paper and text, which is cold."""
    import numpy as np

    high, wide = dots.shape[:2]
    picture = np.full((high, wide, 3), WHITE, np.uint8)
    heat = np.full((2, -(-high // CELL), -(-wide // CELL)), COLD, np.float32)
    if where is not None:
        picture[where] = even(_three(dots[where]))
        rows, columns = (slice(part.start // CELL, -(-part.stop // CELL)) for part in where)
        heat[:, rows, columns] = heat_of(picture[where])
    return picture, heat


def _three(dots: Picture) -> Picture:
    """Red, green and blue alone."""
    import cv2
    import numpy as np

    return dots if dots.shape[2] == 3 else np.asarray(cv2.cvtColor(dots, cv2.COLOR_RGBA2RGB), np.uint8)


def kind_of(page: Page) -> str:
    import cv2
    import numpy as np

    if not page.scanned or page.picture is None:
        return "digital"
    dots = cv2.resize(np.asarray(page.picture.convert("RGB")), (400, 560), interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(dots.max(axis=2), np.ones((47, 47), np.uint8))[40:-40, 40:-40]
    dim, bright = np.percentile(paper, (4, 96))
    shown = even(np.asarray(dots, np.uint8)).astype(np.int16)
    coloured = (shown.max(axis=2) - shown.min(axis=2) > COLOURED).mean()
    return "rough" if dim < UNEVEN * bright or coloured < LEAST_COLOUR else "clean"
