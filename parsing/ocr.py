"""Pages without text -> their lines, recognised from the picture. What it reads is a reading: never better than the paper.

Runs in the limited child only. The engine is a function from a picture to words; Tesseract is the one that is always
there when its data is installed. Without an engine pages stay without lines, and a person reads the letter.
"""

from __future__ import annotations

import functools
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parsing.accurate import find_rapid, rapid
from parsing.blur import find_motion, steadied
from parsing.ink import nothing_taken, print_only
from parsing.lines import Run, clean, lines_of
from parsing.merging import BLOCK, LINE, Engine, Word, merged
from parsing.page import Page
from parsing.second import look_again
from parsing.straighten import turn_round
from parsing.voting import Reading
from workflow.facts import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]

DPI = 200
TESSDATA = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)
LANGUAGE = "ind"
SECONDS_A_FILE = 30.0
"""From the opening of a file on; after it the pages that are left stay unread. A reader ends after 50 seconds."""
SECONDS_A_PAGE, SECONDS_A_LINE = 25, 3
LEAST_CONFIDENCE = 40.0
LEAST_SURE = 150
"""Letters read surely on a page that stands upright; a letter has a thousand."""
COMMON = frozenset(
    "yang dan di untuk pada dengan kepada dalam tanggal nomor hal yth kami dinas kepala nip surat".split()
)
LEAST_COMMON = 4
SURE = 75.0
DOUBTFUL, POOR = 0.03, 0.15
"""Share of letters read without confidence from which a page is read once more, and in every way there is."""
HEAD, DARK, LOST = 0.22, 140, 1.5
"""Share of a page that its letterhead takes; and how many times more of it is dark before marks in colour are taken out."""
KEPT_PICTURES = 3
MOST_POINTS = 2_000_000
"""Four times the area of A4: at the most dots that are rendered, letters are smaller than can be read."""
LEAST_INK = 0.0004
"""Share of dark dots below which a page is blank."""


def recognise(pages: Sequence[Page], how: str = "auto", began: float | None = None) -> None:
    """Give lines to the pages that have none, as long as there is time. began: when the file was opened."""
    engine = find_engine(how)
    if engine is None:
        return
    started = time.monotonic() if began is None else began
    for order, page in enumerate(pages):
        if time.monotonic() - started > SECONDS_A_FILE:
            return
        if page.lines:
            _read_letterhead(page, engine)
            continue
        page.lines = lines_of(_evened(list(runs_of(read_page(page, engine), 72 / DPI))))
        if page.lines or page.scanned:
            page.text_source = "ocr"
        if order >= KEPT_PICTURES:
            page.release()


def find_engine(how: str) -> Engine | None:
    """The engine that the settings ask for, else the one that is there, else None."""
    if how == "accurate" and find_rapid():
        return rapid
    return tesseract if find_data() else None


def find_data() -> str | None:
    """The folder of Tesseract's data for Indonesian; None when it is not installed."""
    for folder in TESSDATA:
        if (Path(folder) / f"{LANGUAGE}.traineddata").is_file():
            return folder
    return None


def read_page(page: Page, engine: Engine) -> list[Word]:
    """The words of a page, in dots of its picture at 200 dpi."""
    import cv2
    import numpy as np

    cv2.setNumThreads(1)
    if not page.scanned and _is_blank(page):
        return []
    picture = page.picture if page.picture is not None else page.render(DPI)
    dots = np.asarray(picture.convert("RGB"))
    views = _views(dots)
    if float((views[0] < 128).mean()) < LEAST_INK:
        return []
    by = page.width * DPI / 72 / dots.shape[1]
    words = engine(views[0], "page")
    if page.scanned:
        words, views = _read_again(page, dots, words, views, engine)
    if engine is tesseract:
        words = look_again(words, views, engine)
    return [replace(word, box=tuple(value * by for value in word.box)) for word in words]


def _views(dots: Picture) -> list[Picture]:
    """A page in grey: without marks and rules, with its rules, with all that is on it."""
    return [*print_only(dots), nothing_taken(dots)]


def _read_again(
    page: Page, dots: Picture, words: list[Word], views: list[Picture], engine: Engine
) -> tuple[list[Word], list[Picture]]:
    """A photograph of which little was read: steadied, turned, with nothing taken out; each as far as it is needed."""
    import numpy as np

    if _doubtful(words) > POOR and (motion := find_motion(views[-1])):
        dots = steadied(dots, motion)
        views = _views(dots)
        words = merged(words, engine(views[0], "page"))
    if _surely(words) < LEAST_SURE or _common(words) < LEAST_COMMON:
        # Upside down, perhaps: what is read better the other way round was.
        other = [np.ascontiguousarray(np.rot90(grey, 2)) for grey in views]
        again = engine(other[0], "page")
        if _common(again) > 3 * _common(words) or _surely(again) > 1.5 * _surely(words):
            turn_round(page)
            words, views = again, other
    upper = int(HEAD * dots.shape[0])
    if (views[-1][:upper] < DARK).sum() > LOST * (views[0][:upper] < DARK).sum():
        # A letterhead in colour goes with the logo that it touches.
        words = merged(words, engine(views[-1][:upper], BLOCK))
    if _doubtful(words) > DOUBTFUL or _surely(words) < LEAST_SURE:
        # What was taken out of the picture took print with it, perhaps; and lines that are not found on a page are read
        # when they are said to be there.
        words = merged(words, engine(views[-1], BLOCK))
    if _doubtful(words) > POOR:
        words = merged(words, engine(views[-1], "page"))
    return words, views


def _doubtful(words: Sequence[Word]) -> float:
    """Share of the letters that were not read surely."""
    letters = [(sum(map(str.isalnum, word.text)), word.confidence) for word in words]
    whole = sum(count for count, _ in letters)
    return sum(count for count, sure in letters if sure < SURE) / whole if whole else 1.0


def _is_blank(page: Page) -> bool:
    """A digital page with hardly a stroke on it, or so large that no writing of a letter's size could be seen."""
    if page.width * page.height > MOST_POINTS:
        return True
    dark = (
        page.render(36, colour=False).convert("L").point(lambda value: 255 * (value < 160)).histogram()[255]
    )
    return dark < LEAST_INK * page.width * page.height / 4


def _read_letterhead(page: Page, engine: Engine) -> None:
    """A letterhead that is a picture on a digital page: its words come before those of the page."""
    import numpy as np

    box = pictured_head(page)
    if box is None:
        return
    plain, _ = print_only(np.asarray(page.render_part(box, DPI).convert("RGB")))
    scale = 72 / DPI
    head = [
        Run(run.text, (run.box[0] + box[0], run.box[1] + box[1], run.box[2] + box[0], run.box[3] + box[1]))
        for run in runs_of(engine(plain, BLOCK), scale)
    ]
    if head:
        page.lines = (*lines_of(head), *page.lines)
        page.text_source = "mixed"


def pictured_head(page: Page) -> Box | None:
    """A picture across the top of a page, over which nothing is written."""
    for drawn in page.drawn:
        x0, top, x1, bottom = drawn.box
        wide, tall = x1 - x0 > 0.5 * page.width, 25 < bottom - top < 0.3 * page.height
        if drawn.kind != "image" or not wide or not tall or top > 0.12 * page.height:
            continue
        if not any(top + 2 < (line.box[1] + line.box[3]) / 2 < bottom - 2 for line in page.lines):
            return (max(0.0, x0), max(0.0, top), min(page.width, x1), min(page.height, bottom))
    return None


def _common(words: Iterable[Word]) -> int:
    """Words that no Indonesian text is without: upside down, letters are read as surely as they stand, but no words."""
    return sum(word.text.strip(".,:;").lower() in COMMON for word in words)


def _surely(words: Iterable[Word]) -> int:
    """Letters of whole words that were read surely."""
    return sum(len(w.text) for w in words if w.confidence > SURE and len(w.text) > 3 and w.text.isalpha())


# ---------------------------------------------------------------- words into runs


def runs_of(words: Iterable[Word], scale: float) -> Iterator[Run]:
    """Words of a line that stand together, boxes in points."""
    rows: dict[int, list[Word]] = {}
    for word in words:
        if clean(word.text):
            rows.setdefault(word.line, []).append(word)
    for row in rows.values():
        if _is_noise(row):
            continue
        row.sort(key=lambda word: word.box[0])
        yield from _runs_of_line(_without_strokes(row), scale)


def _evened(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs much taller than is usual on the page (a logo, strokes read as a word) no taller than two lines apart."""
    usual = statistics.median(run.box[3] - run.box[1] for run in runs) if runs else 0.0
    for run in runs:
        x0, top, x1, bottom = run.box
        if bottom - top > 1.9 * usual:
            middle = (top + bottom) / 2
            run = Run(run.text, (x0, middle - 0.6 * usual, x1, middle + 0.6 * usual))
        yield run


def _is_noise(row: Sequence[Word]) -> bool:
    """Strokes of a signature and grain are read as short words without confidence; a number is never sure."""
    letters = sum(char.isalnum() for word in row for char in word.text)
    surely = sum(char.isalnum() for word in row if word.confidence > 50 for char in word.text)
    figures = sum(char.isdigit() for word in row for char in word.text)
    best = max(word.confidence for word in row)
    return (
        not letters or (best < LEAST_CONFIDENCE and figures < 4) or (surely < 0.25 * letters and figures < 4)
    )


def _without_strokes(row: list[Word]) -> list[Word]:
    """A line less the strokes of a pen that were read as short words at its ends, much less surely than its words: they
    would be a name's."""
    sure = max((word.confidence for word in row if sum(map(str.isalpha, word.text)) > 3), default=0.0)
    first, last = 0, len(row)
    while first < last - 1 and (_is_stroke(row[first], sure) or _is_lone(row[first])):
        first += 1
    while last > first + 1 and _is_stroke(row[last - 1], sure):
        last -= 1
    return row[first:last]


def _is_stroke(word: Word, sure: float) -> bool:
    letters = [char for char in word.text if char.isalnum()]
    if any(map(str.isdigit, letters)) or len(letters) > 3:
        return False
    limits = (75.0, 40.0 if "." in word.text else 75.0, 55.0, 40.0)
    return word.confidence < min(limits[len(letters)], sure - 20)


def _is_lone(word: Word) -> bool:
    """A letter alone before a line, without the point of an initial or of a list."""
    return len(word.text) == 1 and word.text.isalpha()


def _runs_of_line(row: Sequence[Word], scale: float) -> Iterator[Run]:
    heights = sorted(word.box[3] - word.box[1] for word in row)
    height = max(heights[len(heights) * 3 // 4], 7 / scale)
    together: list[Word] = []
    for word in row:
        if together and word.box[0] - together[-1].box[2] > 0.95 * height:
            yield _run(together, scale)
            together = []
        together.append(word)
    if together:
        yield _run(together, scale)


def _run(words: Sequence[Word], scale: float) -> Run:
    boxes = [word.box for word in words]
    # A word that a stroke of the pen runs through is taller than its line: it would join two lines.
    whole = [w.box for w in words if sum(char.isalnum() for char in w.text) > 1] or boxes
    top, bottom = statistics.median(b[1] for b in whole), statistics.median(b[3] for b in whole)
    box = (min(b[0] for b in boxes) * scale, top * scale, max(b[2] for b in boxes) * scale, bottom * scale)
    return Run(clean(" ".join(word.text for word in words)), box)


# ---------------------------------------------------------------- engines


@functools.cache
def _tesseract_api(language: str = LANGUAGE, choices: bool = False) -> Any:
    """One engine a child, loaded when the first page needs it: 0.1 s and 20 MB that letters with text do not pay. choices:
    it also says what each sign may have been."""
    import tesserocr

    api = tesserocr.PyTessBaseAPI(path=find_data(), lang=language, psm=tesserocr.PSM.AUTO)
    api.SetVariable("debug_file", "/dev/null")
    api.SetVariable("tessedit_do_invert", "0")
    if choices:
        api.SetVariable("lstm_choice_mode", "2")
    return api


def tesseract(grey: Picture, shows: str) -> list[Word]:
    """Tesseract's words; none when it finds no end within its time."""
    import PIL.Image
    import tesserocr

    api = _tesseract_api()
    modes = {LINE: tesserocr.PSM.SINGLE_LINE, BLOCK: tesserocr.PSM.SINGLE_BLOCK}
    try:
        api.SetPageSegMode(modes.get(shows, tesserocr.PSM.AUTO))
        api.SetImage(PIL.Image.fromarray(grey))
        api.SetSourceResolution(DPI)
        if not api.Recognize(SECONDS_A_PAGE * 1000):
            return []
        return list(_words_in(api.GetTSVText(0)))
    finally:
        api.Clear()


def _words_in(table: str) -> Iterator[Word]:
    """Words of Tesseract's table: level, page, block, paragraph, line, word, x, y, width, height, confidence, text."""
    line = 0
    for row in table.split("\n"):
        cells = row.split("\t")
        if len(cells) < 12:
            continue
        if cells[0] == "4":
            line += 1
        elif cells[0] == "5":
            x, y, width, height = (float(cell) for cell in cells[6:10])
            yield Word(cells[11], (x, y, x + width, y + height), float(cells[10]), line)


def has_language(language: str) -> bool:
    """Is there data for it beside that for Indonesian?"""
    folder = find_data()
    return folder is not None and (Path(folder) / f"{language}.traineddata").is_file()


def signs_of(grey: Picture, language: str, raw: bool) -> Reading:
    """A picture of one line, sign by sign with what else each may be. raw: the picture as it is, no line is looked for."""
    import PIL.Image
    import tesserocr

    api = _tesseract_api(language, True)
    try:
        api.SetPageSegMode(tesserocr.PSM.RAW_LINE if raw else tesserocr.PSM.SINGLE_LINE)
        api.SetImage(PIL.Image.fromarray(grey))
        api.SetSourceResolution(DPI)
        if not api.Recognize(SECONDS_A_LINE * 1000):
            return Reading((), 0.0)
        found = list(_signs_in(api.GetIterator()))
    finally:
        api.Clear()
    letters = [sure for sign, sure in found if " " not in sign]
    return Reading([sign for sign, _ in found], sum(letters) / len(letters) if letters else 0.0)


def _signs_in(place: Any) -> Iterator[tuple[dict[str, float], float]]:
    """Each sign with its alternatives and how sure its word is; blanks between words."""
    import tesserocr

    level, word, first = tesserocr.RIL.SYMBOL, tesserocr.RIL.WORD, True
    for sign in tesserocr.iterate_level(place, level) if place is not None else ():
        if place.Empty(level) or not (shown := place.GetUTF8Text(level)):
            continue
        if not first and place.IsAtBeginningOf(word):
            yield {" ": 0.9}, 1.0
        first = False
        sure = place.Confidence(word) / 100
        chances = {shown: place.Confidence(level) / 100}
        for choice in tesserocr.iterate_choices(sign.GetChoiceIterator()):
            if text := choice.GetUTF8Text():
                chances[text] = max(chances.get(text, 0.0), choice.Confidence() / 100)
        whole = max(sum(chances.values()), 1.0)
        share = 0.4 + 0.6 * sure
        yield {text: chance / whole * share for text, chance in chances.items() if chance > 0.01}, sure
