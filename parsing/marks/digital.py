"""On a digital page: what its file draws at a signer block besides text, lines and QR codes. None of it is ink."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parsing.marks import signs
from parsing.marks.places import POINT
from parsing.page import Drawn, Page
from workflow.facts import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from parsing.marks.sight import Sight

    Picture = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

SPECKS = 12.0
"""Square points of ink below which a region is clean."""
LEAST_RULE = 30.0
"""Points: shorter lines belong to drawings."""
LARGEST = 4_000_000


@dataclass(frozen=True)
class Pasted:
    """A picture of the file and where it lies; its own dots where they could be had."""

    box: Box
    picture: Picture | None


@dataclass(frozen=True)
class Laid:
    """clear: nothing but text, lines and QR codes; `words` says which. pictures: the others."""

    clear: bool
    words: str
    pictures: tuple[Pasted, ...] = ()

    def nearest(self, box: Box) -> Pasted | None:
        """The picture that covers most of the box and is covered by it; without one the mark is drawn with lines."""
        return max(
            (p for p in self.pictures if _shared(p.box, box) > 0.25),
            key=lambda p: _shared(p.box, box),
            default=None,
        )


def laid_at(page: Page, sight: Sight) -> Laid:
    area = sight.area
    ink = signs.inked(sight.raw)
    drawn = [d for d in page.drawn if _meet(d.box, area)]
    _forget_text(ink, sight.raw, page, area)
    _forget_lines(ink, drawn, area)
    codes, others = 0, []
    for one in (d for d in drawn if d.kind == "image"):
        at = _rows_and_columns(one.box, area, 1.0)
        if _is_square(one.box) and signs.is_code(sight.raw[_rows_and_columns(one.box, area, 0.0)]):
            ink[at] = False
            codes += 1
        else:
            others.append(one)
    clear = float(ink.sum()) / POINT**2 < SPECKS
    words = "hanya ada kode QR, bukan tanda tangan tinta" if codes else "bersih selain teks"
    return Laid(clear, words, () if clear else tuple(_pasted(page, others)))


def _forget_text(ink: Mask, picture: Picture, page: Page, area: Box) -> None:
    """Black and grey within the boxes of text; coloured ink that lies over the text stays."""
    import numpy as np

    for line in page.lines:
        for run in line.runs:
            if _meet(run.box, area):
                at = _rows_and_columns(run.box, area, 2.0)
                part = picture[at]
                ink[at] &= part.max(axis=2).astype(np.int16) - part.min(axis=2) > 60


def _forget_lines(ink: Mask, drawn: Sequence[Drawn], area: Box) -> None:
    """Rules and borders: the edges of a path's box, which only a frame or a rule follows. A drawn signature may be made of
    a hundred short strokes: what is short is no rule."""
    for one in drawn:
        x0, top, x1, bottom = one.box
        if one.kind != "path" or max(x1 - x0, bottom - top) < LEAST_RULE:
            continue
        for edge in (
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        ):
            ink[_rows_and_columns(edge, area, 1.4)] = False


def _pasted(page: Page, drawn: Sequence[Drawn]) -> list[Pasted]:
    """The pictures with their own dots, which are the same on every letter they are pasted on."""
    import pypdfium2
    import pypdfium2.raw as raw

    found = [Pasted(one.box, None) for one in drawn[:12]]
    if not found:
        return found
    dots: list[tuple[float, Picture]] = []
    for count, thing in enumerate(page.source.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)):
        if count > 40:
            break
        with contextlib.suppress(pypdfium2.PdfiumError, ValueError, TypeError, AttributeError):
            x0, bottom, x1, top = thing.get_bounds()
            dots.append((abs(x1 - x0) * 1e4 + abs(top - bottom), _own_dots(thing)))
    return [Pasted(p.box, _of_size(p.box, dots)) for p in found]


def _own_dots(thing: Any) -> Picture:
    import numpy as np
    import PIL.Image

    width, height = thing.get_px_size()
    if width * height > LARGEST:
        raise ValueError("too large")
    shown = thing.get_bitmap(render=True).to_pil().convert("RGBA")

    paper = PIL.Image.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    return np.asarray(paper.convert("RGB"))


def _of_size(box: Box, dots: Sequence[tuple[float, Picture]]) -> Picture | None:
    """The dots of the picture whose size on the page is this one's."""
    size = (box[2] - box[0]) * 1e4 + box[3] - box[1]
    return next((picture for its, picture in dots if abs(its - size) < 5e3), None)


def _is_square(box: Box) -> bool:
    return 0.8 < (box[2] - box[0]) / max(box[3] - box[1], 0.1) < 1.25


def _rows_and_columns(box: Box, area: Box, margin: float) -> tuple[slice, slice]:
    x0, x1 = (max(0, round((v - area[0]) * POINT)) for v in (box[0] - margin, box[2] + margin))
    y0, y1 = (max(0, round((v - area[1]) * POINT)) for v in (box[1] - margin, box[3] + margin))
    return slice(y0, y1), slice(x0, x1)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share, by the area of both together."""
    across = max(0.0, min(one[2], other[2]) - max(one[0], other[0]))
    down = max(0.0, min(one[3], other[3]) - max(one[1], other[1]))
    both = _area(one) + _area(other) - across * down
    return across * down / max(both, 1.0)


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
