"""The evidence picture: the page for a phone, with boxes. Green: found. Red and dashed: missing. Orange: please look. Where
a person has to look, the place of signature and stamp stands once more under it, larger, with nothing drawn over it.

Drawn from the facts of the letter; it adds no judgement of its own.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parsing.page import Page
from parsing.signer import Block
from workflow.facts import Box, Letter, Mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

WIDTH = 800
HIGHEST = 6_000
ROW = 30
LARGEST = 200_000
GREEN, RED, ORANGE, GREY = (20, 130, 60), (200, 30, 30), (215, 115, 0), (70, 70, 70)
FIELDS = {
    "number": ("nomor", "nomor belum diisi"),
    "date": ("tanggal", "tanggal belum lengkap"),
    "subject": ("hal", ""),
    "signer": ("nama", ""),
}
_BLANK = {"number": "number", "date": "day"}


Colour = tuple[int, int, int]
Corners = tuple[float, float, float, float]
"""A box in pixels of the picture."""


@dataclass(frozen=True)
class Note:
    """A box to draw. kind: found | missing | doubt. mark: signature or stamp, not a field."""

    kind: str
    words: str
    box: Box
    mark: bool = False

    @property
    def asked(self) -> bool:
        """Is it a mark that somebody has to look at, or look for?"""
        return self.mark and self.kind != "found"


def evidence(
    page: Page,
    letter: Letter,
    block: Block | None = None,
    places: Sequence[tuple[str, Box]] = (),
    spare: bool = False,
) -> bytes:
    """A JPEG of at most 200 kB. `places`: fields found on this page with their boxes. `spare`: nothing where nothing is
    missing, since the letter itself then shows as much."""
    import PIL.ImageFilter

    notes = [*_fields(letter, places), *_marks(letter, page, block)]
    if spare and all(note.kind != "missing" for note in notes):
        return b""
    if page.source is None and not page.scanned:
        # Text alone, out of a file that cannot be shown.
        return b""
    summary = _summary(letter, notes)
    below = 14 + ROW * len(summary)
    dpi = 72 * min(WIDTH / max(page.width, 1.0), HIGHEST / max(page.height, 1.0))
    shown = page.take(below) or page.render(dpi, below=below)
    text = [run.box for line in page.lines for run in line.runs]
    draw(shown, notes, page.width, text, summary)
    if block is not None and any(note.asked for note in notes):
        shown = _with_closer(shown, page, block)
    for quality in (55, 40):
        picture = _jpeg(shown, quality)
        if len(picture) <= LARGEST:
            return picture
    # Specks of a bad copy are what fills it; the letters survive being softened.
    shown = shown.convert("RGB").filter(PIL.ImageFilter.GaussianBlur(0.9))
    picture = _jpeg(shown, 35)
    while len(picture) > LARGEST and shown.width > 200:
        shown = shown.resize((shown.width * 3 // 4, shown.height * 3 // 4))
        picture = _jpeg(shown, 40)
    return picture


def _with_closer(shown: Image, page: Page, block: Block) -> Image:
    """The place of the marks as wide as the whole picture, under it."""
    import PIL.Image

    place = _place(block)
    right = max(place[2], block.box[2]) + 15
    wide = min(max(right - place[0] + 15, 280.0), page.width)
    left = min(max(0.0, right - wide), page.width - wide)
    upper, lower = max(0.0, place[1] - 34), min(page.height, max(block.box[3], place[3]) + 10)
    if lower - upper < 10:
        return shown
    lower = min(lower, upper + wide)
    part = page.render_part((left, upper, left + wide, lower), 72 * shown.width / wide)
    sheet = PIL.Image.new(shown.mode, (shown.width, shown.height + ROW + part.height), "white")
    sheet.paste(shown)
    title = _words("bagian tanda tangan dan cap, diperbesar", 18, GREY, (255, 255, 255), shown.mode)
    sheet.paste(title, (10, shown.height))
    sheet.paste(part.convert(shown.mode), (0, shown.height + ROW))
    return sheet


def _place(block: Block) -> Box:
    """Where both marks belong: above the name, and to its left. The line of the position may have been misread."""
    x0, top, x1, _ = block.name_box
    upper = block.position_box[3] + 4
    if not 24 < top - upper < 90:
        upper = top - 60
    return (x0 - 105, upper - 12, max(x1, x0 + 110), top + 24)


def _jpeg(picture: Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


# ---------------------------------------------------------------- what is said


def _fields(letter: Letter, places: Sequence[tuple[str, Box]]) -> Iterator[Note]:
    for name, box in places:
        if name not in FIELDS:
            continue
        found, missing = FIELDS[name]
        if _BLANK.get(name) in letter.blank:
            yield Note("missing", missing, box)
        else:
            yield Note("found", found, box)


def _marks(letter: Letter, page: Page, block: Block | None) -> Iterator[Note]:
    """Marks with a box of their own; a missing one is shown where it belongs: the signature above the name, the stamp to
    the left of it."""
    if block is None or block.page != page.number:
        return
    x0, top = block.name_box[:2]
    both = _place(block)
    belongs = {
        "tanda tangan": (x0 - 2, both[1] + 12, both[2], top - 4),
        "cap": (both[0], both[1], x0 - 10, both[3]),
    }
    if block.electronic or letter.electronic.verdict != "none":
        yield _electronic(letter, block)
        return
    if _one_doubt(letter):
        yield Note("doubt", "tanda tangan dan cap: mohon dilihat", both, True)
        return
    for words, mark in (("tanda tangan", letter.signature), ("cap", letter.stamp)):
        yield _mark(words, mark, belongs[words], page)


def _electronic(letter: Letter, block: Block) -> Note:
    """Words and QR code prove nothing; what counts is the signature in the file."""
    verdict = letter.electronic.verdict
    words = {
        "valid": ("found", "tanda tangan elektronik sah"),
        "untrusted": ("doubt", "tanda tangan elektronik: belum diverifikasi"),
        "invalid": ("missing", "tanda tangan elektronik tidak sah"),
        "none": ("missing", "TTE tidak ada dalam berkas: mohon PDF asli"),
    }
    kind, said = words[verdict]
    x0, top, x1, bottom = block.box
    return Note(kind, said, (x0 - 78, top - 14, x1, bottom))


def _one_doubt(letter: Letter) -> bool:
    return (
        letter.signature.verdict == letter.stamp.verdict == "unsure"
        and letter.signature.box == letter.stamp.box
    )


def _mark(words: str, mark: Mark, belongs: Box, page: Page) -> Note:
    box = mark.box if mark.box and mark.page == page.number else belongs
    if mark.verdict == "present":
        return Note("found", words, box, True)
    if mark.verdict == "absent":
        return Note("missing", f"{words} belum ada", belongs, True)
    return Note("doubt", f"{words}: mohon dilihat", box, True)


def _summary(letter: Letter, notes: Sequence[Note]) -> list[tuple[str, str]]:
    """What stands under the page, the gravest first."""
    lines = [("missing", n.words) for n in notes if n.kind == "missing"]
    lines += [("doubt", n.words) for n in notes if n.kind == "doubt"]
    if letter.text_source == "none":
        lines.append(("doubt", "teks tidak terbaca; tanda tangan dan cap mohon dilihat"))
    elif letter.signer is None:
        lines.append(("doubt", "blok penanda tangan tidak ditemukan; tanda tangan dan cap mohon dilihat"))
    found = [n.words for n in notes if n.kind == "found"]
    return [*lines, ("found", "ditemukan: " + ", ".join(found))] if found else lines


# ---------------------------------------------------------------- how it is drawn

_COLOURS = {"found": GREEN, "missing": RED, "doubt": ORANGE}


def draw(
    sheet: Image, notes: Sequence[Note], width: float, runs: Sequence[Box], summary: Sequence[tuple[str, str]]
) -> None:
    """Boxes and words onto the page, the summary into the white rows under it. width: of the page; runs: where text is."""
    import PIL.ImageDraw

    scale = sheet.width / max(width, 1.0)
    foot = sheet.height - 14 - ROW * len(summary)
    pen = PIL.ImageDraw.Draw(sheet)
    boxes = [_framed(note.box, scale, (sheet.width, foot)) for note in notes]
    text = _printed(runs, scale, (sheet.width, foot))
    for note, box in zip(notes, boxes, strict=True):
        _frame(pen, box, _COLOURS[note.kind], dashed=note.kind == "missing")
    tags: list[Corners] = []
    for note, box in zip(notes, boxes, strict=True):
        tags.append(_tag(sheet, foot, note, box, [*tags, *boxes], text))
    pen.line((0, foot, sheet.width, foot), fill=GREY, width=2)
    for row, (kind, words) in enumerate(summary):
        y = foot + 10 + ROW * row
        pen.rectangle((16, y + 2, 32, y + 18), fill=_COLOURS[kind])
        sheet.paste(_words(words, 20, _COLOURS[kind], (255, 255, 255), sheet.mode), (40, y - 2))


def _framed(box: Box, scale: float, size: tuple[int, int], margin: float = 6) -> Corners:
    x0, y0, x1, y1 = (v * scale for v in box)
    return (
        max(2, x0 - margin),
        max(2, y0 - margin),
        min(size[0] - 3, x1 + margin),
        min(size[1] - 3, y1 + margin),
    )


def _printed(runs: Sequence[Box], scale: float, size: tuple[int, int]) -> NDArray[np.float64]:
    """Where text is, as `_framed` would have it without a margin."""
    import numpy as np

    boxes = np.array(runs, np.float64).reshape(-1, 4)
    boxes = boxes[(boxes[:, 3] > 0) & (boxes[:, 1] * scale < size[1])] * scale
    boxes[:, :2] = np.maximum(boxes[:, :2], 2)
    boxes[:, 2:] = np.minimum(boxes[:, 2:], (size[0] - 3, size[1] - 3))
    return boxes


def _frame(pen: Any, box: tuple[float, float, float, float], colour: Colour, dashed: bool) -> None:
    x0, y0, x1, y1 = box
    if x1 <= x0 or y1 <= y0:
        return
    if not dashed:
        pen.rounded_rectangle(box, radius=5, outline=colour, width=3)
        return
    for begin, end in (
        ((x0, y0), (x1, y0)),
        ((x1, y0), (x1, y1)),
        ((x1, y1), (x0, y1)),
        ((x0, y1), (x0, y0)),
    ):
        length = max(abs(end[0] - begin[0]), abs(end[1] - begin[1]))
        steps = max(1, int(length // 16))
        for n in range(steps):
            a, b = n / steps, min(1.0, (n + 0.62) / steps)
            points = [
                (begin[0] + (end[0] - begin[0]) * t, begin[1] + (end[1] - begin[1]) * t) for t in (a, b)
            ]
            pen.line(points, fill=colour, width=4)


def _tag(
    sheet: Image, foot: int, note: Note, box: Corners, notes: Sequence[Corners], text: NDArray[np.float64]
) -> Corners:
    """The words in a filled label beside its box, where it covers least: other boxes must stay seen, text should."""
    label = _words(note.words, 16, (255, 255, 255), _COLOURS[note.kind], sheet.mode)
    wide, high = label.size
    x0, y0, x1, y1 = box
    spots = [
        (x1 + 4, (y0 + y1 - high) / 2),
        (x0, y0 - high),
        (x0, y1),
        (x1 - wide, y0 - high),
        (x1 - wide, y1),
    ]
    spots += [(x0 - wide - 4, (y0 + y1 - high) / 2), (x0 + 4, y0 + 4)]
    places = [
        _corner(min(max(2, x), sheet.width - wide - 2), min(max(2, y), foot - high - 2), wide, high)
        for x, y in spots
    ]
    covered = 5 * _covered(places, notes) + _covered(places, text)
    best = places[int(covered.argmin())]
    sheet.paste(label, (round(best[0]), round(best[1])))
    return best


def _corner(x: float, y: float, wide: float, high: float) -> Corners:
    return (x, y, x + wide, y + high)


def _covered(
    labels: Sequence[Corners], others: Sequence[Corners] | NDArray[np.float64]
) -> NDArray[np.float64]:
    """How much of the others each label would cover."""
    import numpy as np

    mine = np.array(labels, np.float64)[:, None]
    theirs = np.asarray(others, np.float64).reshape(1, -1, 4)
    shared = np.minimum(mine[..., 2:], theirs[..., 2:]) - np.maximum(mine[..., :2], theirs[..., :2])
    shared = np.maximum(shared, 0)
    covered: NDArray[np.float64] = (shared[..., 0] * shared[..., 1]).sum(axis=1)
    return covered


@functools.lru_cache(maxsize=256)
def _words(words: str, size: int, ink: Colour, ground: Colour, mode: str) -> Image:
    """Words as a small picture: the same few stand on every letter, and drawing them costs more than the boxes."""
    import PIL.Image
    import PIL.ImageDraw
    import PIL.ImageFont

    font = PIL.ImageFont.load_default(size)
    label = PIL.Image.new(mode, (round(font.getlength(words)) + 12, size + 6), ground)
    PIL.ImageDraw.Draw(label).text((6, 0), words, fill=ink, font=font)
    return label
