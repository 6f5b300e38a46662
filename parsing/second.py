"""A second look at what was read badly: doubtful lines, and the place of a signer's name, each by itself and enlarged.
Lines under a signature or a stamp are often lost among the rest of a page and found alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]

LINE, BLOCK = "line", "block"
ENLARGED = 2.0
MOST_LINES = 14
DOUBT, DOUBT_NUMBER = 72.0, 86.0
"""A line is looked at again when a word of it was read with less confidence; figures are not in a dictionary."""
_RANK = re.compile(r"\W*(?:pembina|penata|pengatur|pangkat|gol)", re.IGNORECASE)
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
    _find_name(rows, grey, ruled, engine)
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
    plain = _enlarged(grey, box, how, engine)
    if not (grey[y0:y1, x0:x1] != ruled[y0:y1, x0:x1]).any():
        return plain
    return max(plain, _enlarged(ruled, box, how, engine), key=_worth)


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


# ---------------------------------------------------------------- the name above a NIP


def _find_name(rows: dict[int, list[Word]], grey: Picture, ruled: Picture, engine: Engine) -> None:
    """Where no sure line stands above a NIP, what is there is read by itself."""
    for number in list(rows):
        row = rows.get(number, [])
        text = " ".join(word.text for word in row)
        match = _NIP.search(text)
        if not match or not row:
            continue
        first = next((w for w in row if _NIP.search(w.text) or w.text[:1].isdigit()), row[0])
        height = max(first.box[3] - first.box[1], 18.0)
        left, right = first.box[0] - 3 * height, max(row[-1].box[2], first.box[0] + 17 * height) + 4 * height
        over = (left, first.box[1] - 4.2 * height, right, first.box[1] - 0.2 * height)
        there = {n: r for n, r in rows.items() if n != number and r and _inside(r, over)}
        if any(_sure(r) for r in there.values()):
            continue
        box = (max(0, int(over[0])), max(0, int(over[1])), min(grey.shape[1], int(over[2])), int(over[3]))
        found = _read_part(grey, ruled, box, BLOCK, engine)
        if _worth(found) > sum(_worth(r) for r in there.values()):
            for gone in there:
                del rows[gone]
            fresh = max(rows, default=0) + 1
            for word in found:
                rows.setdefault(fresh + word.line, []).append(replace(word, line=fresh + word.line))


def _inside(row: Sequence[Word], box: tuple[float, float, float, float]) -> bool:
    x = sum(w.box[0] + w.box[2] for w in row) / len(row) / 2
    y = sum(w.box[1] + w.box[3] for w in row) / len(row) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _sure(row: Sequence[Word]) -> bool:
    """A line that may well be a name: a word of it (a degree is none) is read surely, and none is a riddle."""
    if _RANK.match(" ".join(word.text for word in row)):
        return False
    whole = [word for word in row if re.search(r"[^\W\d_]{3}", word.text)]
    return any(word.confidence > 80 for word in whole) and all(word.confidence > 60 for word in whole)
