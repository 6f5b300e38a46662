"""A second look at what was read badly: doubtful lines, and the place of a signer's name, each by itself and enlarged.
Lines under a signature or a stamp are often lost among the rest of a page and found alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]

Box = tuple[float, float, float, float]
LINE, BLOCK = "line", "block"
ENLARGED = 2.0
MOST_LINES = 14
MOST_PLACES = 3
SURE = 80.0
LEAST_GLYPHS = 9
HEAD = 0.22
DOUBT, DOUBT_NUMBER = 72.0, 86.0
"""A line is looked at again when a word of it was read with less confidence; figures are not in a dictionary."""
_RANK = re.compile(
    r"embina|em.{1,2}na utama|enata\b|engatur\b|angkat\b|\bgol\b|\b[IV]{1,3}/[a-e]\b", re.IGNORECASE
)
"""Words of the line of rank, also with their first letter lost; it stands between name and NIP."""
_NIP = re.compile(r"\bn[il1]p\b|^\W*(?:19[4-9]|200)\d{5}\s?\d{6}", re.IGNORECASE)


@dataclass(frozen=True)
class Word:
    """A word as read: box in dots of the picture, confidence 0..100, the number of its line."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float
    line: int


Engine = Callable[["Picture", str], list[Word]]
"""Words of a picture in grey; "page", or "line" or "block" when it shows no more than that."""


def look_again(words: Sequence[Word], grey: Picture, ruled: Picture, engine: Engine) -> list[Word]:
    """The words, the doubtful ones replaced where a second reading is better, without rules or with them."""
    rows = _rows(words)
    for number in _doubtful(rows)[:MOST_LINES]:
        row = rows[number]
        found = _read_part(grey, ruled, _padded(row, grey), LINE, engine)
        if _worth(found) > _worth(row):
            rows[number] = [replace(word, line=number) for word in found]
    for box in (*_name_places(rows, grey), *unread(rows, grey)):
        _read_place(rows, box, grey, ruled, engine)
    return [word for row in rows.values() for word in row]


def _rows(words: Sequence[Word]) -> dict[int, list[Word]]:
    rows: dict[int, list[Word]] = {}
    for word in words:
        rows.setdefault(word.line, []).append(word)
    return rows


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


def _worth(row: Sequence[Word]) -> float:
    """Letters read surely, less letters guessed."""
    return sum(sum(c.isalnum() for c in word.text) * (word.confidence - 45) for word in row)


def _padded(row: Sequence[Word], grey: Picture) -> tuple[int, int, int, int]:
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


def _read_part(
    grey: Picture, ruled: Picture, box: tuple[int, int, int, int], how: str, engine: Engine
) -> list[Word]:
    """The better reading of a part of the picture, without its rules and, where it had some, with them."""
    x0, y0, x1, y1 = box
    if x1 - x0 < 20 or y1 - y0 < 10:
        return []
    found = [_enlarged(grey, box, how, engine)]
    if (grey[y0:y1, x0:x1] != ruled[y0:y1, x0:x1]).any():
        found.append(_enlarged(ruled, box, how, engine))
    if how == BLOCK:
        found.append(_enlarged(_darkest(grey, box), box, how, engine))
    return max(found, key=_worth)


def _darkest(grey: Picture, box: tuple[int, int, int, int]) -> Picture:
    """Only the darkest ink of a part: print is darker than the grey that a stamp becomes in a copy."""
    import numpy as np

    x0, y0, x1, y1 = box
    part = grey[y0:y1, x0:x1].astype(np.float32)
    dark = float(np.percentile(part, 2))
    shown = grey.copy()
    shown[y0:y1, x0:x1] = np.clip((part - dark) * 3.0, 0, 255).astype(np.uint8)
    return shown


def _enlarged(grey: Picture, box: tuple[int, int, int, int], how: str, engine: Engine) -> list[Word]:
    """What is read in a part of the picture; boxes are those of the whole picture."""
    import cv2

    x0, y0, x1, y1 = box
    part = cv2.resize(grey[y0:y1, x0:x1], None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC)
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


def _name_places(rows: dict[int, list[Word]], grey: Picture) -> Iterator[tuple[int, int, int, int]]:
    """Where no sure line stands above a NIP."""
    for number, row in rows.items():
        if not row or not _NIP.search(" ".join(word.text for word in row)):
            continue
        first = next((w for w in row if _NIP.search(w.text) or w.text[:1].isdigit()), row[0])
        height = max(first.box[3] - first.box[1], 18.0)
        left, right = first.box[0] - 3 * height, max(row[-1].box[2], first.box[0] + 17 * height) + 4 * height
        over = (left, first.box[1] - 4.2 * height, right, first.box[1] - 0.2 * height)
        if not any(
            _sure(other) for n, other in rows.items() if n != number and other and _inside(other, over)
        ):
            yield (max(0, int(left)), max(0, int(over[1])), min(grey.shape[1], int(right)), int(over[3]))


def unread(rows: dict[int, list[Word]], grey: Picture) -> list[tuple[int, int, int, int]]:
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


def _roomy(area: Sequence[int], grey: Picture) -> tuple[int, int, int, int]:
    x, y, width, height = (int(value) for value in area[:4])
    rows, columns = grey.shape
    return (max(0, x - 60), max(0, y - 14), min(columns, x + width + 60), min(rows, y + height + 14))


def _read_place(
    rows: dict[int, list[Word]],
    box: tuple[int, int, int, int],
    grey: Picture,
    ruled: Picture,
    engine: Engine,
) -> None:
    """What is read in a place by itself takes the place of what was doubtful there, when it is better."""
    words = [word for row in rows.values() for word in row if word.text.strip()]
    there = [word for word in words if _inside([word], box) and word.confidence <= SURE]
    kept = [word for word in words if word.confidence > SURE]
    found = [
        word
        for word in _read_part(grey, ruled, box, BLOCK, engine)
        if word.confidence > 30 and not any(_meet(word.box, other.box) for other in kept)
    ]
    if _worth(found) <= _worth(there) + 60:
        return
    for number, row in rows.items():
        rows[number] = [word for word in row if word not in there]
    fresh = max(rows, default=0) + 1
    for word in found:
        rows.setdefault(fresh + word.line, []).append(replace(word, line=fresh + word.line))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _inside(row: Sequence[Word], box: tuple[float, float, float, float]) -> bool:
    x = sum(w.box[0] + w.box[2] for w in row) / len(row) / 2
    y = sum(w.box[1] + w.box[3] for w in row) / len(row) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _sure(row: Sequence[Word]) -> bool:
    """A line that may well be a name: a word of it (a degree is none) is read surely, and none is a riddle."""
    if _RANK.search(" ".join(word.text for word in row)):
        return False
    whole = [word for word in row if re.search(r"[^\W\d_]{3}", word.text)]
    return any(word.confidence > 80 for word in whole) and all(word.confidence > 60 for word in whole)
