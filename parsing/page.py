"""One page as the other readers want it: upright, with lines and places, ready to be rendered. Judges nothing.

All places on a page that is a picture are those of the straight picture; `Page.shown` leads back to the page as people
see it in the file.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from parsing.lines import Line
from workflow.facts import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Dots = NDArray[np.uint8]

A4_WIDTH = 595.0
LARGEST_PICTURE = 6_000_000
"""Pixels of a rendered page: A4 at 200 dpi has 3.9 million. A page of 14400 points would take 1.5 GiB uncapped."""
LARGEST_SOURCE = 80_000_000
"""Bytes of a file, and pixels of a picture, that is opened at all."""
LARGEST_SHEET = 2_000_000
"""Pixels of a page that is rendered once for all who look at it: A4 at 100 dpi has one million."""
ROOM = 320
"""White rows under such a page, for what the evidence picture says there."""
Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]


@dataclass(frozen=True)
class Drawn:
    """Something on the page that is not text. kind: image | path | annotation."""

    kind: str
    box: Box


@dataclass
class Page:
    """One page. `number` counts from 1. A page without text has no lines; text_source: pdf | ocr | none (a picture that was
    not read).

    `paper` makes the straight picture of a page that is one; `back` takes its points to the page as shown in the file.
    `pictured`: a picture of the whole page will be wanted, so that a digital one is rendered once for all purposes.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    source: Any = field(default=None, repr=False)
    text_source: str = "none"
    paper: Callable[[], Image] | None = field(default=None, repr=False)
    back: Matrix | None = field(default=None, repr=False)
    find_drawn: Callable[[Page], Iterator[Drawn]] | None = field(default=None, repr=False)
    pictured: bool = False
    _sheet: Any = field(default=None, repr=False)
    _picture: Any = field(default=None, repr=False)
    _drawn: tuple[Drawn, ...] | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """Images, paths and annotations of a digital page; looked up when first asked for."""
        if self._drawn is None:
            self._drawn = tuple(self.find_drawn(self)) if self.find_drawn and self.paper is None else ()
        return self._drawn

    @property
    def scanned(self) -> bool:
        """Is the page a picture? Then text on it is somebody's recognition, and paper is not white."""
        return self.paper is not None

    @property
    def picture(self) -> Image | None:
        """The straight picture of a page that is one; None for a digital page."""
        if self._picture is None and self.paper is not None:
            self._picture = self.paper()
        picture: Image | None = self._picture
        return picture

    def keep(self, picture: Image) -> None:
        self._picture = picture

    def release(self) -> None:
        """Forget the picture, which is made again when somebody asks: twenty of them would fill the child's memory."""
        if self.paper is not None:
            self._picture = None

    def shown(self, box: Box) -> Box:
        """A box of this page -> the same place on the page as shown in the file."""
        if self.back is None:
            return box
        corners = [_moved(self.back, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return (min(across), min(down), max(across), max(down))

    def render(
        self, dpi: float, colour: bool = True, below: int = 0, upper: float = 0.0, lower: float | None = None
    ) -> Image:
        """The page as it is shown, or the strip of it between two heights, with `below` white rows under it; fewer dots
        than asked for when the page is huge."""
        scale = min(dpi / 72, (LARGEST_PICTURE / max(self.width * self.height, 1.0)) ** 0.5)
        lower = self.height if lower is None else lower
        if (picture := self.picture) is not None:
            size = (max(1, round(self.width * scale)), max(1, round((lower - upper) * scale)))
            across = picture.height / max(self.height, 1.0)
            part = (0, upper * across, picture.width, lower * across)
            shown: Image = picture.convert("RGB" if colour else "L").resize(size, box=part)
            return _with_white_below(shown, below) if below else shown
        crop = (0, self.height - lower - below / scale, 0, upper)
        shown = shown_page(self.source, scale=scale, grayscale=not colour, crop=crop)
        if below and lower < self.height:
            # Rows under the page are white by themselves; under a strip there is more of the page.
            shown.paste("white", (0, shown.height - below, shown.width, shown.height))
        return shown

    def dots(self, box: Box, dpi: float) -> Dots:
        """The dots of a part of the page: red, green and blue, and maybe a fourth value that means nothing."""
        import numpy as np

        if self.picture is not None:
            return np.asarray(self.render_part(box, dpi))
        scale = dpi / 72
        if not self.pictured or self.width * self.height * scale**2 > LARGEST_SHEET:
            return _rendered(self.source, **self._cut(box, dpi))
        if self._sheet is None:
            self._sheet = _rendered(self.source, scale=scale, crop=(0, -ROOM / scale, 0, 0))
        high, wide = self._sheet.shape[0] - ROOM, self._sheet.shape[1]
        left, right = math.ceil(box[0] * scale), wide - math.ceil((self.width - box[2]) * scale)
        upper, lower = math.ceil(box[1] * scale), high - math.ceil((self.height - box[3]) * scale)
        dots: Dots = self._sheet[upper:lower, left:right]
        return dots

    def take(self, below: int) -> Image | None:
        """The picture that was rendered for `dots`, with so many white rows under it, to be drawn upon: given away."""
        import PIL.Image

        sheet, self._sheet = self._sheet, None
        if sheet is None or below > ROOM:
            return None
        high, wide = sheet.shape[0] - ROOM + below, sheet.shape[1]
        shown = PIL.Image.frombuffer("RGBX", (wide, high), sheet[:high], "raw", "RGBX", 0, 1)
        # The dots are nobody else's any more, so that nothing need be copied before it is drawn upon.
        shown.readonly = 0
        return shown

    def render_part(self, box: Box, dpi: float) -> Image:
        """A part of the page in colour, nothing else rendered."""
        x0, top, x1, bottom = box
        if (picture := self.picture) is not None:
            scale = picture.width / self.width
            part = picture.crop((int(x0 * scale), int(top * scale), int(x1 * scale), int(bottom * scale)))
            size = (max(1, round((x1 - x0) * dpi / 72)), max(1, round((bottom - top) * dpi / 72)))
            shown: Image = part.convert("RGB").resize(size)
            return shown
        return shown_page(self.source, **self._cut(box, dpi))

    def _cut(self, box: Box, dpi: float) -> dict[str, Any]:
        """How a part of a digital page is asked for."""
        x0, top, x1, bottom = box
        scale = min(dpi / 72, (LARGEST_PICTURE / max((x1 - x0) * (bottom - top), 1.0)) ** 0.5)
        return {"scale": scale, "crop": (x0, self.height - bottom, self.width - x1, top)}


def _moved(by: Matrix, x: float, y: float) -> tuple[float, float]:
    w = by[2][0] * x + by[2][1] * y + by[2][2] or 1e-9
    return (by[0][0] * x + by[0][1] * y + by[0][2]) / w, (by[1][0] * x + by[1][1] * y + by[1][2]) / w


def _with_white_below(shown: Image, rows: int) -> Image:
    import PIL.Image

    sheet = PIL.Image.new(shown.mode, (shown.width, shown.height + rows), "white")
    sheet.paste(shown)
    return sheet


def shown_page(source: Any, **how: Any) -> Image:
    """A rendered page as a picture: RGBX, which both libraries hold without turning bytes round; or L."""
    with _bitmap(source, **how) as bitmap:
        shown: Image = bitmap.to_pil()
        return shown


def _rendered(source: Any, **how: Any) -> Dots:
    """The same as dots."""
    with _bitmap(source, **how) as bitmap:
        dots: Dots = bitmap.to_numpy()
        return dots


@contextmanager
def _bitmap(source: Any, **how: Any) -> Iterator[Any]:
    """What is made of it keeps the memory, which is Python's; only pdfium's handle is given back."""
    bitmap = source.render(rev_byteorder=True, prefer_bgrx=True, **how)
    try:
        yield bitmap
    finally:
        bitmap.close()


@dataclass
class Document:
    """What could be opened. `count`: pages of the file; `pages`: those that were read."""

    count: int = 0
    pages: tuple[Page, ...] = ()
    trouble: str = ""
    kind: str = ""
