"""A PDF -> pages: text with its places, what is drawn; a page that is a picture is set straight. Judges nothing.

Runs in the limited child only (parsing/sandbox.py): the libraries below abort, hang or eat memory on some files.
Text comes from pdfium; pdfplumber reads at most three pages of a file that pdfium refuses.
"""

from __future__ import annotations

import contextlib
import functools
import io
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from parsing.layer import is_legible, is_picture
from parsing.lines import Run, around, clean, lines_of
from parsing.page import A4_WIDTH, LARGEST_PICTURE, Document, Drawn, Page, shown_page
from workflow.facts import Box

MOST_RUNS = 2_000
WIDE = 0.8
"""Width of a character by the height of its run: above it, blanks are hidden in the run."""
MOST_OBJECTS = 1_500
DEEPEST_FORM = 3
SCAN_DPI = 200

Letter = tuple[str, Box]
"""A character (with the blank before it) and its box, in PDF coordinates."""


@contextlib.contextmanager
def open_pdf(content: bytes, most: int) -> Iterator[Document]:
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
        page = Page(index + 1, width, height, source=source, find_drawn=_drawn)
        page.lines = lines_of(_runs(page))
        if is_picture(page):
            page.lines = ()
            _set_straight(page)
        elif not is_legible(page.text):
            page.lines = ()
        page.text_source = "none" if page.scanned else "pdf"
    except pypdfium2.PdfiumError:
        return None
    return page


def _set_straight(page: Page) -> None:
    """The page as a picture of paper: rendered, then set straight. Pages of a scanner app measure anything, so the dots
    are counted for paper, not for the page's own points."""
    from parsing.straighten import set_straight

    dpi = SCAN_DPI * A4_WIDTH / max(1.0, min(page.width, page.height))
    set_straight(page, functools.partial(shown_page, page.source, scale=_scale(page, dpi)))


def _scale(page: Page, dpi: float) -> float:
    return float(min(dpi / 72, (LARGEST_PICTURE / max(page.width * page.height, 1.0)) ** 0.5))


def _runs(page: Page) -> Iterator[Run]:
    text = page.source.get_textpage()
    letters: list[Letter] | None = None
    try:
        shown = _placing(page)
        for rect, raw in _rects(text):
            words = clean(raw)
            if not words:
                continue
            if not _stretched(words, rect):
                # In justified text the box reaches to the next word: only the blank in the text parts them.
                yield Run(f"{words} " if raw[-1].isspace() else words, shown(rect))
                continue
            letters = _letters(text) if letters is None else letters
            for part, box in _parted(letters, rect):
                yield Run(part, shown(box))
    finally:
        text.close()


def _rects(text: Any) -> Iterator[tuple[Box, str]]:
    """Runs as pdfium knows them, with what stands there. One buffer serves all: what has no room is asked for anew."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as raw

    handle = text.raw
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    room = (ctypes.c_ushort * 512)()
    for index in range(min(text.count_rects(), MOST_RUNS)):
        if not raw.FPDFText_GetRect(handle, index, left, top, right, bottom):
            raise pypdfium2.PdfiumError("no rectangle")
        rect = (left.value, bottom.value, right.value, top.value)
        count = raw.FPDFText_GetBoundedText(handle, rect[0], rect[3], rect[2], rect[1], room, len(room))
        if count >= len(room):
            yield rect, text.get_text_bounded(*rect)[:2_000]
        else:
            # It counts the null character that it puts at the end.
            yield rect, bytes(memoryview(room)[: max(count - 1, 0)]).decode("utf-16-le", "ignore")


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
    import pypdfium2.raw as raw

    kinds = {raw.FPDF_PAGEOBJ_IMAGE: "image", raw.FPDF_PAGEOBJ_PATH: "path", raw.FPDF_PAGEOBJ_SHADING: "path"}
    shown = _placing(page)
    wanted = (thing for thing in things(page.source.raw) if thing[0] in kinds)
    for kind, thing, forms in itertools.islice(wanted, MOST_OBJECTS):
        if box := bounds(thing, forms):
            yield Drawn(kinds[kind], shown(box))
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.source), 200)):
        annotation = raw.FPDFPage_GetAnnot(page.source, index)
        rect = raw.FS_RECTF()
        if annotation and raw.FPDFAnnot_GetRect(annotation, rect):
            yield Drawn("annotation", shown((rect.left, rect.bottom, rect.right, rect.top)))
        raw.FPDFPage_CloseAnnot(annotation)


def things(within: Any, forms: tuple[Any, ...] = ()) -> Iterator[tuple[int, Any, tuple[Any, ...]]]:
    """Kind and handle of what a page draws besides text, also inside forms in forms, which are named. pypdfium2 does the
    same with an object of its own for each, letters too, which takes twice as long."""
    import pypdfium2
    import pypdfium2.raw as raw

    count = raw.FPDFFormObj_CountObjects if forms else raw.FPDFPage_CountObjects
    thing_at = raw.FPDFFormObj_GetObject if forms else raw.FPDFPage_GetObject
    for index in range(count(within)):
        thing = thing_at(within, index)
        kind = raw.FPDFPageObj_GetType(thing) if thing else raw.FPDF_PAGEOBJ_UNKNOWN
        if kind == raw.FPDF_PAGEOBJ_UNKNOWN:
            raise pypdfium2.PdfiumError("no object")
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if len(forms) < DEEPEST_FORM:
                yield from things(thing, (*forms, thing))
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            yield kind, thing, forms


def bounds(thing: Any, forms: Sequence[Any] = ()) -> Box | None:
    """Bounds on the page, also of things inside a form (their own bounds are in the form's coordinates)."""
    import ctypes

    import pypdfium2.raw as raw

    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, x0, y0, x1, y1):
        return None
    corners = [(x, y) for x in (x0.value, x1.value) for y in (y0.value, y1.value)]
    for form in reversed(forms):
        m = raw.FS_MATRIX()
        if not raw.FPDFPageObj_GetMatrix(form, m):
            return None
        moved = [(m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f) for x, y in corners]
        left, right = min(x for x, _ in moved), max(x for x, _ in moved)
        lower, upper = min(y for _, y in moved), max(y for _, y in moved)
        corners = [(x, y) for x in (left, right) for y in (lower, upper)]
    return (corners[0][0], corners[0][1], corners[3][0], corners[3][1])


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
                pages.append(
                    Page(
                        index + 1,
                        float(source.width),
                        float(source.height),
                        lines_of(runs),
                        text_source="pdf",
                    )
                )
    except (PdfminerException, ValueError, TypeError, KeyError, AttributeError, IndexError, AssertionError):
        # pdfminer meets broken objects with whatever the missing value causes.
        return Document(trouble="broken")
    return Document(count, tuple(pages), "" if pages else "empty", "pdf")
