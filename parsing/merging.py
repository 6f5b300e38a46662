"""Two readings of one picture -> one, line by line: where both read the same words the surer ones stay, where they part
the surer piece, and a line that only one of them has when it is sure."""

from __future__ import annotations

import difflib
import math
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]

Box = tuple[float, float, float, float]
LINE, BLOCK = "line", "block"
LEAST = 60.0
"""Confidence of the words of a line that only the second reading has."""
LOWEST = 45.0
"""A word read with less confidence is rather wrong than right."""
MARGIN = 1.05
"""How much better a word of the second reading must be: a change for nothing tears a line apart."""


@dataclass(frozen=True)
class Word:
    """A word as read: box in dots of the picture, confidence 0..100, the number of its line."""

    text: str
    box: Box
    confidence: float
    line: int


Engine = Callable[["Picture", str], list[Word]]
"""Words of a picture in grey; "page", or LINE or BLOCK when it shows no more than that."""


def worth(row: Sequence[Word]) -> float:
    """Letters read surely, less letters guessed."""
    return sum(sum(c.isalnum() for c in word.text) * (word.confidence - LOWEST) for word in row)


def merged(first: Sequence[Word], second: Sequence[Word], least: float = LEAST) -> list[Word]:
    """The words of the first reading, with those of the second that are better or new."""
    first = [word for word in first if word.text.strip()]
    fresh = max((word.line for word in first), default=0) + 1
    found: list[Word] = []
    for mine, others in _places(lines_in(first), lines_in(second)):
        theirs = [[replace(word, line=fresh + word.line) for word in row] for row in others]
        if not theirs:
            found.extend(_joined(mine))
        elif not mine:
            free = [
                [word for word in row if not any(_covers(one.box, word.box) for one in first)]
                for row in theirs
            ]
            found.extend(word for row in free if _is_sure(row, least) for word in row)
        elif _on_one_line([*mine, *theirs]):
            found.extend(
                replace(word, line=mine[0][0].line)
                for word in _aligned(_joined(mine), _joined(theirs), least)
            )
        else:
            found.extend(_joined(theirs) if worth(_joined(theirs)) > worth(_joined(mine)) else _joined(mine))
    return found


def lines_in(words: Sequence[Word]) -> list[list[Word]]:
    rows: dict[int, list[Word]] = {}
    for word in words:
        if word.text.strip():
            rows.setdefault(word.line, []).append(word)
    return [sorted(row, key=_left) for row in rows.values()]


def _left(word: Word) -> float:
    return word.box[0]


def _joined(rows: Sequence[Sequence[Word]]) -> list[Word]:
    return sorted((word for row in rows for word in row), key=_left)


def _is_sure(row: Sequence[Word], least: float) -> bool:
    """A line that only one reading has: grain and strokes are read too, as short words."""
    letters = sum(sum(map(str.isalnum, word.text)) for word in row)
    sure = sum(sum(map(str.isalnum, word.text)) for word in row if word.confidence >= least)
    return sure > 2 and sure > 0.5 * letters


# ---------------------------------------------------------------- lines on lines


def _places(
    first: Sequence[list[Word]], second: Sequence[list[Word]]
) -> Iterator[tuple[list[list[Word]], list[list[Word]]]]:
    """Lines of both readings that lie on each other, however each parts them."""
    rows = [*first, *second]
    boxes = [box_of(row) for row in rows]
    group = list(range(len(rows)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for at in range(len(first)):
        for other in range(len(first), len(rows)):
            if _lie_on(boxes[at], boxes[other]):
                group[root(other)] = root(at)
    places: dict[int, tuple[list[list[Word]], list[list[Word]]]] = {}
    for at, row in enumerate(rows):
        places.setdefault(root(at), ([], []))[at >= len(first)].append(row)
    yield from places.values()


def box_of(row: Sequence[Word]) -> Box:
    """A stroke of a pen read as a word is taller than its line: the usual height counts."""
    known = [word.box for word in row if word.confidence > 30] or [word.box for word in row]
    top, bottom = statistics.median(b[1] for b in known), statistics.median(b[3] for b in known)
    return (min(b[0] for b in known), top, max(b[2] for b in known), bottom)


def _lie_on(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.3 * min(one[2] - one[0], other[2] - other[0]) and down > 0.5 * min(
        one[3] - one[1], other[3] - other[1]
    )


def _covers(one: Box, other: Box) -> bool:
    """Is the middle of one within the other? Then print that was read already is read again."""
    middle = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    back = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
    return (one[0] < middle[0] < one[2] and one[1] < middle[1] < one[3]) or (
        other[0] < back[0] < other[2] and other[1] < back[1] < other[3]
    )


def _on_one_line(rows: Sequence[Sequence[Word]]) -> bool:
    boxes = [box_of(row) for row in rows]
    height = min(box[3] - box[1] for box in boxes)
    return min(box[3] for box in boxes) - max(box[1] for box in boxes) > 0.3 * height


# ---------------------------------------------------------------- words of a line


def _aligned(mine: Sequence[Word], theirs: Sequence[Word], least: float) -> Iterator[Word]:
    """The words of one line, read twice."""
    pieces = difflib.SequenceMatcher(
        None, [w.text.lower() for w in mine], [w.text.lower() for w in theirs], autojunk=False
    ).get_opcodes()
    for what, a, b, c, d in pieces:
        ours, others = mine[a:b], theirs[c:d]
        for one, other in _pieces(what, ours, others):
            if not one:
                yield from (word for word in other if _is_new(word, least))
            elif not other:
                # Read once and without confidence: a stroke of the pen, or grain.
                yield from (
                    word for word in one if word.confidence > LOWEST or any(map(str.isdigit, word.text))
                )
            else:
                yield from other if worth(other) > MARGIN * max(worth(one), 1.0) else one


def _is_new(word: Word, least: float) -> bool:
    """A lone letter or two that only one reading has are a stroke more often than a word."""
    return word.confidence >= least + (0 if sum(map(str.isalnum, word.text)) > 2 else 30)


def _pieces(
    what: str, ours: Sequence[Word], others: Sequence[Word]
) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """What is read for the same print: word for word where there are as many, else what lies side by side."""
    if len(ours) == len(others):
        yield from (([one], [other]) for one, other in zip(ours, others, strict=True))
        return
    pieces = list(_side_by_side(ours, others))
    # Places of words are uncertain: where they do not fit together, it is one piece.
    apart = what == "replace" and any(not one or not other for one, other in pieces)
    yield from [(ours, others)] if apart else pieces


def _side_by_side(ours: Sequence[Word], others: Sequence[Word]) -> Iterator[tuple[list[Word], list[Word]]]:
    """Pieces of a line that both readings part at the same places: "4 WATI" and "RAHMAWATI"."""
    pieces: list[tuple[list[Word], list[Word]]] = []
    start = end = -math.inf
    for word, second in sorted(
        [(w, False) for w in ours] + [(w, True) for w in others], key=lambda one: one[0].box[0]
    ):
        if not pieces or end - word.box[0] < 0.3 * min(word.box[2] - word.box[0], end - start):
            pieces.append(([], []))
            start = word.box[0]
            end = word.box[2]
        pieces[-1][second].append(word)
        end = max(end, word.box[2])
    return iter(pieces)
