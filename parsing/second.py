"""A second look at what was read badly: doubtful lines, and the place of a signer's name, each by itself and enlarged.
Lines under a signature or a stamp are often lost among the rest of a page and found alone."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from parsing.merging import BLOCK, LINE, Box, Engine, Word, box_of, lines_in, merged

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]
    Views = Sequence[Picture]

ENLARGED = 2.0
MOST_LINES = 14
MOST_PLACES = 3
LEAST_FOUND = 45.0
"""Confidence of a word that is only found when its place is looked at by itself."""
Spot = tuple[int, int, int, int]
UPPERMOST = 14.0
"""Lines that a position and the room for a signature take above a NIP, in heights of letters."""
LEAST_GLYPHS = 9
HEAD = 0.22
DOUBT, DOUBT_NUMBER = 72.0, 86.0
"""A line is looked at again when a word of it was read with less confidence; figures are not in a dictionary."""
_RANK = re.compile(
    r"embina|em.{1,2}na utama|enata\b|engatur\b|angkat\b|\bgol\b|\b[IV]{1,3}/[a-e]\b", re.IGNORECASE
)
"""Words of the line of rank, also with their first letter lost; it stands between name and NIP."""
_NIP = re.compile(r"\bn[il1t!]{1,2}p\b|^\W*(?:19[4-9]|200)\d{5}\s?\d{6}", re.IGNORECASE)


def look_again(words: Sequence[Word], views: Views, engine: Engine) -> list[Word]:
    """The words, the doubtful ones replaced where a second reading is better. views: the page in grey, the first with the
    least on it."""
    grey = views[0]
    rows = _rows(words)
    for number in _doubtful(rows)[:MOST_LINES]:
        row = rows[number]
        for again in _readings(views, _padded(row, grey), LINE, engine):
            row = [replace(word, line=number) for word in merged(row, again, LEAST_FOUND)]
        rows[number] = row
    found = [word for row in rows.values() for word in row]
    for box in (*_name_places(rows, grey), *unread(rows, grey)):
        for again in _readings(views, box, BLOCK, engine):
            found = merged(found, again, LEAST_FOUND)
    for box in _signer_lines(_rows(found), grey):
        for again in _readings(views, box, LINE, engine):
            found = merged(found, again, LEAST_FOUND)
    return found


def _rows(words: Sequence[Word]) -> dict[int, list[Word]]:
    return {row[0].line: row for row in lines_in(words)}


def _doubtful(rows: dict[int, list[Word]]) -> list[int]:
    """Lines worth a second look, those with figures first, then the least certain."""
    found: list[tuple[bool, float, int]] = []
    for number, row in rows.items():
        figures = any(char.isdigit() for word in row for char in word.text)
        least = min((w.confidence for w in row if len(w.text) > 1 or w.text.isdigit()), default=100.0)
        letters = sum(char.isalnum() for word in row for char in word.text)
        if letters > 3 and least < (DOUBT_NUMBER if figures else DOUBT):
            found.append((not figures, least, number))
    return [number for _, _, number in sorted(found)]


def _padded(row: Sequence[Word], grey: Picture) -> Spot:
    top, bottom = min(w.box[1] for w in row), max(w.box[3] for w in row)
    heights = sorted(w.box[3] - w.box[1] for w in row)
    pad = max(6, 0.3 * heights[len(heights) // 2])
    x0, x1 = min(w.box[0] for w in row) - 2 * pad, max(w.box[2] for w in row) + 2 * pad
    return (
        max(0, int(x0)),
        max(0, int(top - pad)),
        min(grey.shape[1], int(x1)),
        min(grey.shape[0], int(bottom + pad)),
    )


def _readings(views: Views, box: Spot, how: str, engine: Engine) -> Iterator[list[Word]]:
    """A part of the picture as each view shows it, enlarged; views that show the same there are read once."""
    x0, y0, x1, y1 = box
    if x1 - x0 < 20 or y1 - y0 < 10:
        return
    parts = [view[y0:y1, x0:x1] for view in views]
    if how == BLOCK:
        parts.append(_darkest(parts[0]))
    for at, part in enumerate(parts):
        if not any((part == other).all() for other in parts[:at]):
            words = _enlarged(part, (x0, y0), how, engine)
            yield [_within(word, y0, y1) for word in words] if how == LINE else words


def _within(word: Word, top: float, bottom: float) -> Word:
    """A word of a strip less the strip's own margins: a stroke that crosses the strip would make it reach other lines."""
    margin = 0.18 * (bottom - top)
    x0, y0, x1, y1 = word.box
    return replace(
        word, box=(x0, min(max(y0, top + margin), y1 - 1), x1, max(min(y1, bottom - margin), y0 + 1))
    )


def _darkest(part: Picture) -> Picture:
    """Only the darkest ink of a part: print is darker than the grey that a stamp becomes in a copy."""
    import numpy as np

    grey = part.astype(np.float32)
    shown: Picture = np.clip((grey - float(np.percentile(grey, 2))) * 3.0, 0, 255).astype(np.uint8)
    return shown


def _enlarged(part: Picture, corner: tuple[int, int], how: str, engine: Engine) -> list[Word]:
    import cv2

    x0, y0 = corner
    part = cv2.resize(part, None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC)
    part = cv2.copyMakeBorder(part, 12, 12, 12, 12, cv2.BORDER_CONSTANT, value=255)

    def placed(word: Word) -> Word:
        across, down = (value - 12 for value in word.box[::2]), (value - 12 for value in word.box[1::2])
        (left, right), (top, bottom) = (
            (x0 + value / ENLARGED for value in across),
            (y0 + value / ENLARGED for value in down),
        )
        return replace(word, box=(left, top, right, bottom))

    return [placed(word) for word in engine(part, how) if word.text.strip()]


# ---------------------------------------------------------------- places that were not read


def _name_places(rows: dict[int, list[Word]], grey: Picture) -> Iterator[Spot]:
    """Where no sure line stands above a NIP: the name's, and that of the position over it."""
    for number, row in rows.items():
        if not row or not _NIP.search(" ".join(word.text for word in row)):
            continue
        first, height = _number_in(row)
        left, right = first.box[0] - 3 * height, max(row[-1].box[2], first.box[0] + 17 * height) + 4 * height
        for upper, lower in ((4.2, 0.2), (UPPERMOST, 5.2)):
            over = (left, first.box[1] - upper * height, right, first.box[1] - lower * height)
            if not any(_sure(other) for n, other in rows.items() if n != number and _inside(other, over)):
                yield _spot(over, grey)


def _signer_lines(rows: dict[int, list[Word]], grey: Picture) -> Iterator[Spot]:
    """The lines from the position down to the NIP, each in a strip of its own: strokes of the pen run through them, and of
    a word that is crossed a piece is read surely."""
    sure = [
        w.box[3] - w.box[1] for row in rows.values() for w in row if w.confidence > 80 and len(w.text) > 3
    ]
    usual = statistics.median(sure) if sure else 30.0
    for row in rows.values():
        if not _NIP.search(" ".join(word.text for word in row)):
            continue
        first, height = _number_in(row)
        height = min(height, 1.3 * usual)
        zone = (
            first.box[0] - 8 * height,
            first.box[1] - UPPERMOST * height,
            max(row[-1].box[2], first.box[0] + 17 * height) + 6 * height,
            first.box[3] + 0.5 * height,
        )
        inside = [other for other in rows.values() if _inside(other, zone) and _has_word(other)]
        boxes = [box_of(other) for other in inside]
        if not boxes:
            continue
        left = max(zone[0], min(box[0] for box in boxes) - 3 * height)
        right = min(zone[2], max(box[2] for box in boxes) + 3 * height)
        # Where a stroke joins two lines, their middle is one of them at the most.
        middles = [((box[1] + box[3]) / 2, min(box[3] - box[1], 1.4 * height) / 2) for box in boxes]
        lines = [(middle - half, middle + half) for middle, half in middles]
        for above in (1.5, 3.0):
            # A line that was lost altogether.
            top = first.box[1] - above * height
            if not any(upper < top + 0.9 * height and top + 0.1 * height < lower for upper, lower in lines):
                lines.append((top, top + height))
        for top, bottom in lines[:MOST_LINES]:
            yield _spot((left, top - 0.25 * height, right, bottom + 0.25 * height), grey)


def _number_in(row: Sequence[Word]) -> tuple[Word, float]:
    """The NIP of a line, and how high its letters are."""
    first = next((w for w in row if _NIP.search(w.text) or w.text[:1].isdigit()), row[0])
    return first, max(first.box[3] - first.box[1], 18.0)


def _has_word(row: Sequence[Word]) -> bool:
    return any(word.confidence > 60 and sum(map(str.isalnum, word.text)) > 2 for word in row)


def _spot(box: Box, grey: Picture) -> Spot:
    """A box within the picture, in whole dots."""
    x0, y0, x1, y1 = (int(value) for value in box)
    return max(0, x0), max(0, y0), min(grey.shape[1], x1), min(grey.shape[0], y1)


def unread(rows: dict[int, list[Word]], grey: Picture) -> list[Spot]:
    """Where things of the size of letters stand together and nothing was read: print among the strokes of a mark. Not in
    the letterhead, where they are a logo's."""
    import cv2
    import numpy as np

    small = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    dark = (small < float(np.median(small[::4, ::4])) - 60).astype(np.uint8)
    dark[: int(HEAD * dark.shape[0])] = 0
    read = (w for row in rows.values() for w in row if w.confidence > 40 and w.text.strip())
    for word in read:
        x0, top, x1, bottom = (int(value / 2) for value in word.box)
        dark[max(0, top - 2) : bottom + 2, max(0, x0 - 2) : x1 + 2] = 0
    stats = cv2.connectedComponentsWithStats(dark, connectivity=8)[2][1:]
    width, height, size = stats[:, 2], stats[:, 3], stats[:, 4]
    glyphs = stats[(height > 5) & (height < 26) & (width > 1) & (width < 40) & (size > 7)][:3_000]
    if len(glyphs) < LEAST_GLYPHS:
        return []
    near = np.zeros_like(dark)
    for x, y, w, h, _ in glyphs:
        near[max(0, y - 8) : y + h + 8, max(0, x - 14) : x + w + 14] = 1
    found, places, areas, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    middles = glyphs[:, :2] + glyphs[:, 2:4] // 2
    held = np.bincount(places[middles[:, 1], middles[:, 0]], minlength=found)
    order = [n for n in np.argsort(-held) if n and held[n] >= LEAST_GLYPHS][:MOST_PLACES]
    return [_roomy(2 * areas[n], grey) for n in order]


def _roomy(area: Sequence[int], grey: Picture) -> Spot:
    x, y, width, height = (int(value) for value in area[:4])
    rows, columns = grey.shape
    return (max(0, x - 60), max(0, y - 14), min(columns, x + width + 60), min(rows, y + height + 14))


def _inside(row: Sequence[Word], box: Box) -> bool:
    x = sum(w.box[0] + w.box[2] for w in row) / len(row) / 2
    y = sum(w.box[1] + w.box[3] for w in row) / len(row) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _sure(row: Sequence[Word]) -> bool:
    """A line that may well be a name: a word of it (a degree is none) is read surely, and none is a riddle."""
    if _RANK.search(" ".join(word.text for word in row)):
        return False
    whole = [word for word in row if re.search(r"[^\W\d_]{3}", word.text)]
    return any(word.confidence > 80 for word in whole) and all(word.confidence > 60 for word in whole)
