"""The line of a signer's name on a recognised page, read again by itself: cut out, seen and read in several ways, and put
together letter by letter (parsing/voting.py). Where nothing decides between two names it says so.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsing import likely, persons, rownet
from parsing.lines import Run
from parsing.merging import Box
from parsing.ocr import LANGUAGE, find_data, has_language, signs_of
from parsing.page import Page
from parsing.rowviews import CUT, strip_of
from parsing.signer import Block
from parsing.strokes import ends_name, is_words, same_column
from parsing.titles import cased, is_before, is_degrees
from parsing.voting import Reading, as_reading, elected

if TYPE_CHECKING:
    from parsing.rowviews import Picture, Strip

SECOND = "eng"
"""Another model of the same letters: where both agree, it is not one model's habit."""
Found = Sequence[tuple[str, float]]
Look = tuple[str, str, bool, float, bool]
FIRST_LOOKS: tuple[Look, ...] = (
    ("ruled", LANGUAGE, False, 2.0, True),
    ("print", SECOND, False, 2.0, False),
)
MORE_LOOKS: tuple[Look, ...] = (
    ("print", LANGUAGE, False, 2.0, True),
    ("bright", LANGUAGE, False, 2.0, True),
    ("all", LANGUAGE, False, 2.0, True),
    ("ruled", SECOND, False, 2.0, True),
    ("bright", SECOND, False, 2.0, True),
    ("ruled", LANGUAGE, True, 2.0, True),
    ("bright", LANGUAGE, True, 2.0, False),
    ("print", LANGUAGE, False, 1.5, False),
    ("bright", LANGUAGE, False, 1.4, True),
    ("bright", SECOND, False, 1.4, True),
    ("all", LANGUAGE, False, 1.6, False),
)
"""View, language, whether the strip is the line as it stands, how much enlarged, whether as far as print goes on."""
LEAST_LETTERS = 4
BONUS, NEAR = 3.0, 8.0
"""What a known title or degree is worth, and how far behind the first another reading may be to be taken for it."""
CLOSE, FEW = 1.0, 0.1
"""So little apart, or when so small a share of the readings has the name as a whole, nothing decides between two names."""
MOST_ROWS = 2
OLD = 1.2
"""Trust in what was read before: it was put together of several readings too."""
ODD = -3.2
"""Likeliness of a letter on the average below which a word is looked at again although two readings agree."""
ALIKE, LEAST_ALIKE, HEARD_ALIKE = 72, 3, 86
"""So many readings must be so much like the result; or so many cuts, heard by the net, like each other."""
AKIN = 40
"""Less than so alike, a reading is of nothing that the page's or the net's is of."""
APART, HIDDEN = 1.8, 100.0
"""Print of one row is no further apart than so many heights of it; points of a name that a mark may hide before its
degrees."""
BETWEEN, NEXT = 2.2, 2.6
"""Heights from a row to the next but one at the least, and to the next at the most."""
FURTHER = 80.0
"""Points by which a row whose end was lost is looked at further on."""


@dataclass(frozen=True)
class Named:
    """A name as its line reads, and what it may be as well ("" when the readings decide)."""

    name: str | None
    other: str = ""


@dataclass(frozen=True)
class _Row:
    text: str
    box: Box


def read_name(page: Page, block: Block) -> Named:
    """The name of a block on a page that is a picture; as it was when its line gives nothing better."""
    known = Named(block.signer.name)
    picture = page.picture
    if picture is None or find_data() is None:
        return known
    import cv2
    import numpy as np

    cv2.setNumThreads(1)
    dots = np.asarray(picture.convert("RGB"))
    scale = dots.shape[1] / page.width
    runs = [run for line in page.lines for run in line.runs]
    for rows in (_rows(runs, block), _over_the_end(runs, block)):
        named = _named(dots, rows[:MOST_ROWS], runs, scale)
        if named is not None:
            return named
    return known


def _named(dots: Picture, rows: Sequence[_Row], runs: Sequence[Run], scale: float) -> Named | None:
    """The name that stands in these rows; None when it is none."""
    best, other = list[str](), list[str]()
    for order, row in enumerate(rows):
        found, readings = _elected(dots, row, scale, order > 0)
        if not found:
            return None
        first = _preferred(found)
        rival = _rival(found, first, readings)
        if order and is_degrees(row.text) and not is_degrees(first):
            first, rival = row.text, ""
        best.append(first)
        other.append(rival)
    if len(best) == 1 and best[0].endswith(","):
        best = [_with_end(dots, rows[0], runs, scale, best[0])]
    name = persons.name(" ".join(best)) if best else ""
    if not _is_name(name):
        return None
    rival = persons.name(" ".join(o or b for o, b in zip(other, best, strict=True))) if any(other) else ""
    return Named(name, rival if _own(rival) != _own(name) else "")


def _with_end(dots: Picture, row: _Row, runs: Sequence[Run], scale: float, first: str) -> str:
    """A name with a comma at its end, with the degrees that it goes on with in the next row or further on in its own; as
    it is when none can be read there."""
    x0, top, x1, bottom = row.box
    if (step := _step_below(row, runs)) is not None:
        found, readings = _elected(dots, _Row("", (x0, top + step, x1, bottom + step)), scale, True)
        # A few letters: what the net hears there may stand alone when it is degrees and nothing else.
        heard = [reading.text for reading in readings if not reading.cased]
        below = _preferred(found) if found else "".join(heard)
        if is_degrees(below):
            return f"{first} {below if found and readings else cased(below)}"
    found, _ = _elected(dots, replace(row, box=(x0, top, x1 + FURTHER, bottom)), scale, False)
    whole = _preferred(found) if found else ""
    return whole if _own(whole) == _own(first) and _known(whole) > _known(first) else first


def _step_below(row: _Row, runs: Sequence[Run]) -> float | None:
    """Points down to the next row; where the next that was read is rank or NIP, there may be one between that was not."""
    height, middle = row.box[3] - row.box[1], (row.box[1] + row.box[3]) / 2
    below = [run for run in runs if _middle(run) - middle > 0.8 * height and same_column(row.box, run.box)]
    if not below:
        return None
    following = min(below, key=_middle)
    step = _middle(following) - middle
    if ends_name(following.text) or _RANK.search(following.text):
        return step / 2 if BETWEEN * height < step < 2 * NEXT * height else None
    return step if step < NEXT * height else None


def _is_name(text: str) -> bool:
    own = sum(map(str.isalpha, _own(text)))
    return own >= LEAST_LETTERS and is_words(text) and not ends_name(text) and not _RANK.search(text)


_RANK = re.compile(
    r"tingkat|pembina|penata\b|pengatur|\bnip\b|utama muda|\btk\b|[IVl1]{1,3}\s?/\s?[a-e]\b", re.IGNORECASE
)
"""Of a rank, wherever it begins: the line under the name."""


def _own(text: str) -> str:
    """The letters of a name without degrees, all small."""
    return "".join(char for char in text.partition(",")[0].lower() if char.isalpha())


# ---------------------------------------------------------------- where it stands


def _rows(runs: Sequence[Run], block: Block) -> list[_Row]:
    """The lines of the name as they were read."""
    x0, top, x1, bottom = block.name_box
    inside = [
        r for r in runs if r.box[0] >= x0 - 3 and r.box[2] <= x1 + 3 and top - 2 <= _middle(r) <= bottom + 2
    ]
    inside += _beside(inside, runs)
    rows: list[list[Run]] = []
    for run in sorted(inside, key=_middle):
        if rows and _middle(run) - _middle(rows[-1][0]) < 0.6 * max(8.0, run.box[3] - run.box[1]):
            rows[-1].append(run)
        else:
            rows.append([run])
    usual = statistics.median(r.box[3] - r.box[1] for r in runs)
    return [_row(row, usual) for row in rows] if block.signer.name else []


def _beside(inside: Sequence[Run], runs: Sequence[Run]) -> list[Run]:
    """What stands in the same rows close by: a mark parts a name in two."""
    found: list[Run] = []
    for one in inside:
        left, top, right, bottom = one.box
        reach = APART * (bottom - top)
        for run in runs:
            degrees = is_degrees(run.text) and 0 < run.box[0] - right < HIDDEN
            close = -2 < run.box[0] - right < reach or -2 < left - run.box[2] < reach or degrees
            level = abs(_middle(run) - _middle(one)) < 0.4 * (bottom - top)
            own = not any(map(str.isdigit, run.text)) and run not in inside and run not in found
            if close and level and own:
                found.append(run)
    return found


def _row(runs: Sequence[Run], usual: float) -> _Row:
    """usual: the height of a line on the page; one that marks run through is no higher."""
    boxes = [run.box for run in runs]
    text = " ".join(run.text for run in sorted(runs, key=lambda run: run.box[0]))
    top, bottom = statistics.median(b[1] for b in boxes), statistics.median(b[3] for b in boxes)
    half, middle = min(bottom - top, 1.3 * usual) / 2, (top + bottom) / 2
    return _Row(text, (min(b[0] for b in boxes), middle - half, max(b[2] for b in boxes), middle + half))


def _middle(run: Run) -> float:
    return (run.box[1] + run.box[3]) / 2


def _over_the_end(runs: Sequence[Run], block: Block) -> list[_Row]:
    """One line above the uppermost of rank and NIP."""
    left, top, right, bottom = block.box
    ends = sorted(
        (
            run
            for run in runs
            if (ends_name(run.text) or _RANK.search(run.text))
            and top < run.box[1] < bottom + 60
            and left - 40 < run.box[0] < right
        ),
        key=_middle,
    )
    if not ends:
        return []
    height = min(14.0, max(8.0, statistics.median(run.box[3] - run.box[1] for run in ends)))
    apart = [
        b - a
        for a, b in zip(map(_middle, ends), map(_middle, ends[1:]), strict=False)
        if b - a > 0.8 * height
    ]
    pitch = min([1.35 * height, *apart[:1]]) if apart and apart[0] < 2 * height else 1.35 * height
    middle = _middle(ends[0]) - pitch
    x0, x1 = min(run.box[0] for run in ends), max(run.box[2] for run in ends)
    return [_Row("", (x0, middle - height / 2, x1, middle + height / 2))]


# ---------------------------------------------------------------- how it is read


def _elected(dots: Picture, row: _Row, scale: float, goes_on: bool) -> tuple[Found, list[Reading]]:
    """What all readings of a row say, and the readings; two and the one of the page are enough when they agree. No readings
    when only the net hears a name: then it stays in doubt. Nothing when hardly any two are alike: no print to be read."""
    strip = strip_of(dots, row.box, scale)
    if strip is None:
        return [], []
    degrees = goes_on and (not row.text or is_degrees(row.text))
    before = [as_reading(row.text, OLD)] if row.text.strip() else []
    found = _legible(strip, FIRST_LOOKS)
    if (
        len({_plain(reading.text) for reading in (*before, *found)}) > 1
        or len(before) + len(found) < 3
        or _odd(row.text)
    ):
        found += _legible(strip, MORE_LOOKS)
    readings = [*before, *found]
    heard = rownet.heard([view for (name, _), view in strip.items() if name.startswith(CUT)])
    if heard:
        own = rownet.read(heard[0], readings)
        readings = [*_akin(readings, [*before, *own]), *own]
    result = elected(readings, degrees)
    if heard:
        result = rownet.weighed(result, heard[0])
    if result and _borne_out(result[0][0], readings):
        return result, readings
    # Print that a mark runs through may be heard by the net alone: then its cuts agree.
    alone = [reading for chances in heard[:LEAST_ALIKE] for reading in rownet.read(chances, readings)]
    if len(alone) < LEAST_ALIKE or not _all_alike(alone):
        return [], readings
    return rownet.weighed(elected(alone[:1], degrees), heard[0]), []


def _akin(readings: Sequence[Reading], known: Sequence[Reading]) -> list[Reading]:
    """Those that have something in common with the page's reading or the net's; the others read specks and strokes."""
    from rapidfuzz import fuzz

    texts = [_plain(reading.text) for reading in known]
    return [r for r in readings if any(fuzz.ratio(_plain(r.text), text) >= AKIN for text in texts)]


def _odd(text: str) -> bool:
    """Is a word of it spelled as names hardly are?"""
    return any(likely.likeliness(word) < ODD * (len(word) + 1) for word in likely.words_of(text))


def _borne_out(text: str, readings: Sequence[Reading]) -> bool:
    from rapidfuzz import fuzz

    return sum(fuzz.ratio(_plain(text), _plain(reading.text)) >= ALIKE for reading in readings) >= LEAST_ALIKE


def _all_alike(readings: Sequence[Reading]) -> bool:
    from rapidfuzz import fuzz

    texts = [_plain(reading.text) for reading in readings]
    return all(fuzz.ratio(texts[0], text) >= HEARD_ALIKE for text in texts[1:])


def _plain(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def _legible(strip: Strip, looks: Sequence[Look]) -> list[Reading]:
    """The readings in which anything was read, none without any trust."""
    return [replace(r, trust=max(r.trust, 0.1)) for r in _readings(strip, looks) if len(r.signs) > 2]


def _readings(strip: Strip, looks: Sequence[Look]) -> Iterator[Reading]:
    import cv2

    for view, language, raw, enlarged, wide in looks:
        if language != LANGUAGE and not has_language(language):
            continue
        part = cv2.resize(strip[view, wide], None, fx=enlarged, fy=enlarged, interpolation=cv2.INTER_CUBIC)
        part = cv2.copyMakeBorder(part, 12, 12, 12, 12, cv2.BORDER_CONSTANT, value=255)
        yield signs_of(part, language, raw)


# ---------------------------------------------------------------- which it is


def _preferred(found: Found) -> str:
    """The likeliest, but one with known titles and degrees before one whose are none."""
    near = [(text, score) for text, score in found if score > found[0][1] - NEAR]
    return _in_one_case(max(near, key=lambda pair: pair[1] + BONUS * _known(persons.name(pair[0])))[0])


def _in_one_case(text: str) -> str:
    """ "CONTOr" is "CONTOR": a word of a name has capitals throughout, or one."""
    name, comma, behind = text.partition(",")
    return re.sub(r"[A-Za-z]{4,}", _evened, name) + comma + behind


def _evened(match: re.Match[str]) -> str:
    word = match.group()
    return word.upper() if sum(map(str.isupper, word)) > 0.6 * len(word) else word[0] + word[1:].lower()


def _known(text: str) -> int:
    name, _, behind = text.partition(",")
    titles = re.findall(r"[A-Za-z]+\.", name)
    degrees = [part for part in re.split(r",\s*", behind) if part.strip(" .")]
    return sum(is_before(title) for title in titles[:3]) + sum(is_degrees(part) for part in degrees)


def _rival(found: Found, first: str, readings: Sequence[Reading]) -> str:
    """Another name that was read nearly as surely; the next best one where hardly any reading has the whole name so."""
    score = next((s for t, s in found if _own(t) == _own(first)), -math.inf)
    whole = sum(_own(reading.text) == _own(first) for reading in readings)
    close = math.inf if whole <= FEW * len(readings) else CLOSE
    return next((t for t, s in found if _own(t) != _own(first) and s > score - close), "")
