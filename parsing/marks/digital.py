"""On a digital page: what its file draws at a signer block besides text, lines and QR codes. None of it is ink."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parsing.marks import signs
from parsing.marks.net import CELL, STEP
from parsing.marks.places import POINT
from parsing.page import Drawn, Page
from parsing.pdf import bounds, things
from workflow.facts import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

SPECKS = 12.0
"""Square points of ink below which a region is clean."""
LEAST_RULE = 30.0
"""Points: shorter lines belong to drawings."""
LARGEST = 4_000_000
MOST_IMAGES = 40
FAINT, TINT = 244, 12
"""Paler and less tinted dots are paper, whatever is made of them."""
LARGEST_PRINT = 18.0
"""Points: what is set higher may be a name in a font of handwriting, or a mark that was put into a font."""
FEWEST = 3
"""Dots of a cell that are not paper, below which nothing is there."""
ABOVE, BESIDE = 48, 96
"""Dots round about what the file draws that the net sees as well: it needs them to tell what it sees, above and below less
than on both sides (measured: scores of marks fall by 0.02 in the mean, by 0.1 with half of it beside)."""


@dataclass(frozen=True)
class Laid:
    """clear: nothing but text, lines and QR codes; `words` says which. where: rows and columns of the dots in which a mark
    can be, None when there is no such place. pictures: where those lie that are no codes. things: what is drawn besides
    codes and rules; bare: dots that are not paper, of no text and no rule."""

    clear: bool
    words: str
    where: tuple[slice, slice] | None = None
    pictures: tuple[Box, ...] = ()
    things: tuple[Drawn, ...] = ()
    bare: Mask | None = None

    def nearest(self, box: Box) -> Box | None:
        """The picture that covers most of the box and is covered by it; without one the mark is drawn with lines."""
        return max(
            (p for p in self.pictures if _shared(p, box) > 0.25), key=lambda p: _shared(p, box), default=None
        )


def laid_at(page: Page, area: Box, dots: Picture) -> Laid:
    """dots: the area of the page as it is shown."""
    darkest, colour = signs.tones(dots)
    ink = (darkest < signs.INK) | (colour > 40)
    shown = (darkest < FAINT) | (colour > TINT)
    left = shown.copy()
    drawn = [d for d in page.drawn if _meet(d.box, area)]
    _forget_text(ink, left, colour, page, area)
    _forget_lines(ink, left, drawn, area)
    bare = left.copy() if drawn else None
    codes, others, paths = 0, [], []
    for one in drawn:
        at = _rows_and_columns(one.box, area, 1.0)
        if one.kind == "path":
            paths.append(one)
            if _longest(one.box) < LEAST_RULE:
                left[at] |= shown[at]
        elif one.kind == "image" and _is_square(one.box) and signs.is_code(_dots_of(dots, one.box, area)):
            ink[at] = left[at] = False
            codes += 1
        else:
            # It may lie over text, of the same colour as the text.
            left[at] |= shown[at]
            others.append(one)
    clear = float(ink.sum()) / POINT**2 < SPECKS
    words = "hanya ada kode QR, bukan tanda tangan tinta" if codes else "bersih selain teks"
    pictures = tuple(one.box for one in others if one.kind == "image")[:12]
    return Laid(clear, words, _where(left), () if clear else pictures, (*others, *paths), bare)


def _where(left: Mask) -> tuple[slice, slice] | None:
    """What is left, with a margin round about, in whole steps of the net, which then sees the same as in the whole."""
    import cv2
    import numpy as np

    high, wide = left.shape
    padded = cv2.copyMakeBorder(
        left.astype(np.uint8) * 255, 0, -high % CELL, 0, -wide % CELL, cv2.BORDER_CONSTANT, value=0
    )
    cells = cv2.resize(
        padded, (padded.shape[1] // CELL, padded.shape[0] // CELL), interpolation=cv2.INTER_AREA
    )
    rows, columns = np.nonzero(cells >= FEWEST * 255 // CELL**2)
    if not len(rows):
        return None
    return _stretch(rows, high, ABOVE), _stretch(columns, wide, BESIDE)


def _stretch(cells: NDArray[np.int64], whole: int, margin: int) -> slice:
    first, last = int(cells.min()) * CELL - margin, int(cells.max() + 1) * CELL + margin
    return slice(max(0, first // STEP * STEP), min(whole, -(-last // STEP) * STEP))


def _forget_text(ink: Mask, left: Mask, colour: Picture, page: Page, area: Box) -> None:
    """Black and grey within the boxes of text; coloured ink that lies over the text stays."""
    for line in page.lines:
        for run in line.runs:
            if _meet(run.box, area):
                at = _rows_and_columns(run.box, area, 2.0)
                coloured = colour[at] > 60
                ink[at] &= coloured
                if run.box[3] - run.box[1] < LARGEST_PRINT:
                    left[at] &= coloured


def _forget_lines(ink: Mask, left: Mask, drawn: Sequence[Drawn], area: Box) -> None:
    """Rules and borders: the edges of a path's box, which only a frame or a rule follows. A drawn signature may be made of
    a hundred short strokes: what is short is no rule."""
    for one in drawn:
        x0, top, x1, bottom = one.box
        if one.kind != "path" or _longest(one.box) < LEAST_RULE:
            continue
        for edge in (
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        ):
            at = _rows_and_columns(edge, area, 1.4)
            ink[at] = left[at] = False


def own_dots(page: Page, box: Box) -> Picture | None:
    """The picture that lies there, in grey, with its own dots, which are the same on every letter it is pasted on; known by
    its size on the page. None where they cannot be had."""
    import pypdfium2
    import pypdfium2.raw as raw

    size = (box[2] - box[0]) * 1e4 + box[3] - box[1]
    images = (thing for kind, thing, _ in things(page.source.raw) if kind == raw.FPDF_PAGEOBJ_IMAGE)
    with contextlib.suppress(pypdfium2.PdfiumError):
        for thing in itertools.islice(images, MOST_IMAGES):
            x0, bottom, x1, top = bounds(thing) or (0.0, 0.0, 0.0, 0.0)
            if abs(abs(x1 - x0) * 1e4 + abs(top - bottom) - size) < 5e3:
                with contextlib.suppress(pypdfium2.PdfiumError, ValueError, TypeError, AttributeError):
                    return _on_paper(pypdfium2.PdfObject(thing, page=page.source, pdf=page.source.pdf))
    return None


def _on_paper(thing: Any) -> Picture:
    """The picture in grey as white paper would show it."""
    import cv2
    import numpy as np

    width, height = thing.get_px_size()
    if width * height > LARGEST:
        raise ValueError("too large")
    bitmap = thing.get_bitmap(render=True)
    dots = bitmap.to_numpy()
    if dots.ndim == 2:
        return np.array(dots)
    if bitmap.mode == "BGRA":
        opaque = cv2.cvtColor(np.ascontiguousarray(dots[..., 3]), cv2.COLOR_GRAY2BGR)
        own = cv2.multiply(cv2.cvtColor(dots, cv2.COLOR_BGRA2BGR), opaque, scale=1 / 255)
        dots = np.asarray(cv2.add(own, cv2.bitwise_not(opaque)), np.uint8)
    # pdfium puts blue first.
    turn = cv2.COLOR_BGR2GRAY if dots.shape[2] == 3 else cv2.COLOR_BGRA2GRAY
    return np.asarray(cv2.cvtColor(dots, turn), np.uint8)


def _dots_of(dots: Picture, box: Box, area: Box) -> Picture:
    return dots[_rows_and_columns(box, area, 0.0)]


def _longest(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


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
