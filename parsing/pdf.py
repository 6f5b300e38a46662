"""A PDF or a picture -> pages: text with its places, what is drawn, the rendered page. Judges nothing.

Runs in the limited child only (parsing/sandbox.py): the libraries below abort, hang or eat memory on some files.
Text comes from pdfium; pdfplumber reads at most three pages of a file that pdfium refuses.

DIAGNOSTICS: `open_pages` never raises on content; `trouble` says encrypted, broken, empty, not-a-document or too-large.
"""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workflow.facts import Box

if TYPE_CHECKING:
    from PIL.Image import Image

A4_WIDTH = 595.0
LARGEST_PICTURE = 6_000_000
"""Pixels of a rendered page: A4 at 200 dpi has 3.9 million. A page of 14400 points would take 1.5 GiB uncapped."""
LARGEST_SOURCE = 80_000_000
MOST_RUNS = 2_000
WIDE = 0.8
"""Width of a character by the height of its run: above it, blanks are hidden in the run."""
MOST_OBJECTS = 1_500
PICTURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)


Letter = tuple[str, Box]
"""A character (with the blank before it) and its box, in PDF coordinates."""


@dataclass(frozen=True)
class Run:
    """Text that stands together, without a wide gap."""

    text: str
    box: Box


@dataclass(frozen=True)
class Line:
    """Runs on one base line, left to right; a wide gap separates them (columns, tabs)."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "  ".join(run.text for run in self.runs)

    @property
    def box(self) -> Box:
        return around([run.box for run in self.runs])


@dataclass(frozen=True)
class Drawn:
    """Something on the page that is not text. kind: image | path | annotation."""

    kind: str
    box: Box


@dataclass
class Page:
    """One page. `number` counts from 1. A page without text has no lines."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    source: Any = field(default=None, repr=False)
    picture: Any = field(default=None, repr=False)
    _drawn: tuple[Drawn, ...] | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """Images, paths and annotations; looked up when first asked for."""
        if self._drawn is None:
            self._drawn = tuple(_drawn(self)) if self.source is not None else ()
        return self._drawn

    @property
    def scanned(self) -> bool:
        """Does one picture make up the page? Then text on it is somebody's recognition, and paper is not white."""
        area = self.width * self.height
        return self.picture is not None or any(
            d.kind == "image" and (d.box[2] - d.box[0]) * (d.box[3] - d.box[1]) > 0.7 * area
            for d in self.drawn
        )

    def render(
        self, dpi: float, colour: bool = True, below: int = 0, upper: float = 0.0, lower: float | None = None
    ) -> Image:
        """The page as it is shown, or the strip of it between two heights, with `below` white rows under it; fewer dots
        than asked for when the page is huge."""
        scale = min(dpi / 72, (LARGEST_PICTURE / max(self.width * self.height, 1.0)) ** 0.5)
        lower = self.height if lower is None else lower
        if self.picture is not None:
            size = (max(1, round(self.width * scale)), max(1, round((lower - upper) * scale)))
            across = self.picture.height / max(self.height, 1.0)
            part = (0, upper * across, self.picture.width, lower * across)
            shown: Image = self.picture.convert("RGB" if colour else "L").resize(size, box=part)
            return _with_white_below(shown, below) if below else shown
        crop = (0, self.height - lower - below / scale, 0, upper)
        shown = _shown(self.source, scale=scale, grayscale=not colour, crop=crop)
        if below and lower < self.height:
            # Rows under the page are white by themselves; under a strip there is more of the page.
            shown.paste("white", (0, shown.height - below, shown.width, shown.height))
        return shown

    def render_part(self, box: Box, dpi: float) -> Image:
        """A part of the page in colour, nothing else rendered."""
        x0, top, x1, bottom = box
        if self.picture is not None:
            scale = self.picture.width / self.width
            part = self.picture.crop(
                (int(x0 * scale), int(top * scale), int(x1 * scale), int(bottom * scale))
            )
            size = (max(1, round((x1 - x0) * dpi / 72)), max(1, round((bottom - top) * dpi / 72)))
            shown: Image = part.convert("RGB").resize(size)
            return shown
        crop = (x0, self.height - bottom, self.width - x1, top)
        scale = min(dpi / 72, (LARGEST_PICTURE / max((x1 - x0) * (bottom - top), 1.0)) ** 0.5)
        return _shown(self.source, scale=scale, crop=crop)


def _with_white_below(shown: Image, rows: int) -> Image:
    import PIL.Image

    sheet = PIL.Image.new(shown.mode, (shown.width, shown.height + rows), "white")
    sheet.paste(shown)
    return sheet


def _shown(source: Any, **how: Any) -> Image:
    """A rendered page as a picture: RGBX, which both libraries hold without turning bytes round; or L."""
    bitmap = source.render(rev_byteorder=True, prefer_bgrx=True, **how)
    try:
        # The picture keeps the memory, which is Python's; only pdfium's handle is given back.
        shown: Image = bitmap.to_pil()
    finally:
        bitmap.close()
    return shown


@dataclass
class Document:
    """What could be opened. `count`: pages of the file; `pages`: those that were read."""

    count: int = 0
    pages: tuple[Page, ...] = ()
    trouble: str = ""
    kind: str = ""


@contextlib.contextmanager
def open_pages(source: Path | bytes, most: int = 20) -> Iterator[Document]:
    """The first pages of a file, readable inside the `with`; all handles are closed at its end."""
    content = source if isinstance(source, bytes) else _bytes_of(source)
    kind = kind_of(content)
    if kind == "pdf":
        with _open_pdf(content, most) as document:
            yield document
    elif kind == "picture":
        with _open_picture(content) as document:
            yield document
    else:
        yield Document(trouble=kind)


def kind_of(content: bytes) -> str:
    """pdf | picture, or a trouble. A PDF begins at its first byte (blanks apart): what hides one later is no letter."""
    if not content.strip(b"\0\t\n\f\r "):
        return "empty"
    if len(content) > LARGEST_SOURCE:
        return "too-large"
    head = content[:64].lstrip(b"\xef\xbb\xbf\0\t\n\f\r ")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(tuple(magic for magic, _ in PICTURES)) or content[4:8] == b"ftyp":
        return "picture"
    return "not-a-document"


def _bytes_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_SOURCE + 1)


@contextlib.contextmanager
def _open_pdf(content: bytes, most: int) -> Iterator[Document]:
    import pypdfium2

    with contextlib.ExitStack() as stack:
        try:
            pdf = stack.enter_context(pypdfium2.PdfDocument(content))
            count = len(pdf)
        except pypdfium2.PdfiumError as error:
            yield (
                Document(trouble="encrypted") if "password" in str(error).lower() else _by_pdfplumber(content)
            )
            return
        pages = [page for number in range(min(count, most)) if (page := _page(pdf, number, stack))]
        yield Document(count, tuple(pages), "" if pages else "empty" if not count else "broken", "pdf")


def _page(pdf: Any, index: int, stack: contextlib.ExitStack) -> Page | None:
    """One page; None when it cannot be loaded, and the others are read all the same."""
    import pypdfium2

    try:
        source = pdf[index]
        stack.callback(source.close)
        width, height = source.get_size()
        page = Page(index + 1, width, height, source=source)
        page.lines = lines_of(_runs(page))
    except pypdfium2.PdfiumError:
        return None
    return page


def _runs(page: Page) -> Iterator[Run]:
    text = page.source.get_textpage()
    letters: list[Letter] | None = None
    try:
        shown = _placing(page)
        for index in range(min(text.count_rects(), MOST_RUNS)):
            rect = text.get_rect(index)
            words = clean(text.get_text_bounded(*rect)[:2_000])
            if not words:
                continue
            if not _stretched(words, rect):
                yield Run(words, shown(rect))
                continue
            letters = _letters(text) if letters is None else letters
            for part, box in _parted(letters, rect):
                yield Run(part, shown(box))
    finally:
        text.close()


def _stretched(words: str, rect: Box) -> bool:
    """Is the run too wide for its characters? Capitals are wider, and their boxes lower."""
    wide = WIDE * (1.4 if words.upper() == words else 1.0)
    return len(words) > 8 and rect[2] - rect[0] > wide * len(words) * (rect[3] - rect[1])


def _letters(text: Any) -> list[Letter]:
    """Every character with its place; dear, so only for pages with a run that looks stretched."""
    import ctypes

    import pypdfium2.raw as raw

    found: list[Letter] = []
    spaced = False
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(min(text.count_chars(), 20_000)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code <= 32 or code == 0xA0:
            spaced = True
        elif raw.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            found.append((" " * spaced + chr(code), (left.value, bottom.value, right.value, top.value)))
            spaced = False
    return found


def _parted(letters: list[Letter], rect: Box) -> Iterator[tuple[str, Box]]:
    """A run drawn as one string with columns of blanks, which pdfium shortens to one: parted where the blanks were."""
    height = rect[3] - rect[1]
    inside = [
        (char, box)
        for char, box in letters
        if rect[0] - 1 < (box[0] + box[2]) / 2 < rect[2] + 1
        and rect[1] - 1 < (box[1] + box[3]) / 2 < rect[3] + 1
    ]
    words, boxes = "", list[Box]()
    for char, box in inside:
        if boxes and box[0] - boxes[-1][2] > 1.7 * height:
            yield clean(words), around(boxes)
            words, boxes = "", []
        words += char
        boxes.append(box)
    if boxes:
        yield clean(words), around(boxes)


def _placing(page: Page) -> Any:
    """PDF coordinates -> points from the top left of the page as shown (crop box and rotation respected)."""
    left, bottom, right, top = page.source.get_bbox()
    turn = page.source.get_rotation()

    def shown(rect: tuple[float, float, float, float]) -> Box:
        x0, y0, x1, y1 = rect
        if turn == 90:
            return (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        if turn == 180:
            return (right - x1, y0 - bottom, right - x0, y1 - bottom)
        if turn == 270:
            return (top - y1, right - x1, top - y0, right - x0)
        return (x0 - left, top - y1, x1 - left, top - y0)

    return shown


def _drawn(page: Page) -> Iterator[Drawn]:
    import pypdfium2
    import pypdfium2.raw as raw

    kinds = {raw.FPDF_PAGEOBJ_IMAGE: "image", raw.FPDF_PAGEOBJ_PATH: "path", raw.FPDF_PAGEOBJ_SHADING: "path"}
    shown = _placing(page)
    for index, thing in enumerate(page.source.get_objects(filter=list(kinds), max_depth=4)):
        if index >= MOST_OBJECTS:
            return
        with contextlib.suppress(pypdfium2.PdfiumError):
            yield Drawn(kinds[thing.type], shown(_bounds(thing)))
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.source), 200)):
        annotation = raw.FPDFPage_GetAnnot(page.source, index)
        rect = raw.FS_RECTF()
        if annotation and raw.FPDFAnnot_GetRect(annotation, rect):
            yield Drawn("annotation", shown((rect.left, rect.bottom, rect.right, rect.top)))
        raw.FPDFPage_CloseAnnot(annotation)


def _bounds(thing: Any) -> tuple[float, float, float, float]:
    """Bounds on the page, also of things inside a form (their own bounds are in the form's coordinates)."""
    x0, y0, x1, y1 = thing.get_bounds()
    container = getattr(thing, "container", None)
    while container is not None:
        matrix = container.get_matrix()
        corners = [matrix.on_point(x, y) for x in (x0, x1) for y in (y0, y1)]
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
        container = getattr(container, "container", None)
    return x0, y0, x1, y1


# ---------------------------------------------------------------- text into lines


def clean(text: str) -> str:
    """One kind of blank, no control characters, whole letters instead of ligatures."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\ufffe", "-")
    return re.sub(r"[\s\x00-\x1f\x7f\u200b-\u200f\ufeff\ud800-\udfff]+", " ", text).strip()


def lines_of(runs: Iterator[Run]) -> tuple[Line, ...]:
    """Runs -> lines from top to bottom, whatever order the file draws them in."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=_middle):
        if rows and _same_line(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return tuple(Line(tuple(_joined(sorted(row, key=lambda r: r.box[0])))) for row in rows)


def _middle(run: Run) -> float:
    return (run.box[1] + run.box[3]) / 2


def _same_line(row: list[Run], run: Run) -> bool:
    # A colon or a dot is a low box: the tallest run of the row stands for it.
    tall = max(row, key=lambda r: r.box[3] - r.box[1])
    top, bottom = max(tall.box[1], run.box[1]), min(tall.box[3], run.box[3])
    return bottom - top > 0.5 * min(tall.box[3] - tall.box[1], run.box[3] - run.box[1])


def _joined(row: list[Run]) -> Iterator[Run]:
    """Neighbours with no more than a word's gap between them become one run."""
    last: Run | None = None
    for run in row:
        if last is None:
            last = run
            continue
        gap, height = run.box[0] - last.box[2], max(last.box[3] - last.box[1], run.box[3] - run.box[1], 7.0)
        if gap < 0.9 * height:
            blank = " " if gap > 0.12 * height else ""
            last = Run(last.text + blank + run.text, around([last.box, run.box]))
        else:
            yield last
            last = run
    if last is not None:
        yield last


def around(boxes: list[Box]) -> Box:
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


# ---------------------------------------------------------------- other readers


def _by_pdfplumber(content: bytes) -> Document:
    """Text of at most three pages of a file that pdfium refuses (they disagree on what is broken); no picture."""
    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    pages: list[Page] = []
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            count = len(pdf.pages)
            for index, source in enumerate(pdf.pages[:3]):
                words = source.extract_words(keep_blank_chars=True)
                runs = (
                    Run(clean(w["text"]), (w["x0"], w["top"], w["x1"], w["bottom"]))
                    for w in words[:MOST_RUNS]
                )
                pages.append(Page(index + 1, float(source.width), float(source.height), lines_of(runs)))
    except (PdfminerException, ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError):
        # pdfminer meets broken objects with whatever the missing value causes.
        return Document(trouble="broken")
    return Document(count, tuple(pages), "" if pages else "empty", "pdf")


@contextlib.contextmanager
def _open_picture(content: bytes) -> Iterator[Document]:
    import PIL.Image
    import PIL.ImageOps

    PIL.Image.MAX_IMAGE_PIXELS = LARGEST_SOURCE
    try:
        with PIL.Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "TIFF")) as raw:
            raw.draft("RGB", (2_500, 3_500))
            if raw.width * raw.height > LARGEST_SOURCE:
                yield Document(trouble="too-large")
                return
            picture = PIL.ImageOps.exif_transpose(raw)
            picture.load()
    except PIL.UnidentifiedImageError:
        # A picture of a kind that no reader here knows (HEIC).
        yield Document(trouble="unreadable" if content[4:8] == b"ftyp" else "broken")
        return
    except PIL.Image.DecompressionBombError:
        yield Document(trouble="too-large")
        return
    except (OSError, ValueError, SyntaxError, TypeError, IndexError):
        yield Document(trouble="broken")
        return
    with picture:
        height = A4_WIDTH * picture.height / max(picture.width, 1)
        yield Document(1, (Page(1, A4_WIDTH, height, picture=picture),), "", "picture")
