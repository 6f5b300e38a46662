"""Several readings of one line -> what they say together, letter by letter, with the runners-up. Each letter of it was read
in some way at its place; how names are spelled only chooses between them. Knows no picture.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsing import likely

Signs = Sequence[dict[str, float]]
"""A line as one reading has it: at each place the signs that may stand there, with their chances; a blank is a sign too."""
Column = list[dict[str, float] | None]
"""What each reading has at a place; None where it passes over it."""

LEAST = 0.01
PASSED, WITHIN, MISSED = 0.7, 0.03, 0.05
"""Chances that nothing stands where a reading has nothing, and where it has a letter; of a letter where it has none."""
SKIP, SKIP_GAP = 0.75, 0.26
"""Costs of passing over a place: any, and one that some reading passed over."""
BLANK = 0.6
TRUST = 0.4
"""Readings of one picture are wrong together: what each says counts so much."""
SPELLING = 0.4
AVERAGE = -2.4
"""How likely a letter of a name is on the average (a logarithm), so that no name wins by being short."""
ASTRAY = 3.0
"""What a capital inside a word and a sign that no name has count against a reading."""
POINT = 8.0
"""Points of a degree are lost by far more often than they are read where none is."""
TITLES = frozenset("prof drh drg drs dra dr ir hj h kh rr r".split())
"""They stand before names and are not spelled like them."""
UNCASED = 0.01
"""What a reading without capitals says about how a letter is written."""
CHOICES, BEAM, RANGE = 5, 60, 9.0


@dataclass(frozen=True)
class Reading:
    """One way in which a line was read, and how far it is to be trusted, 0..1."""

    signs: Signs
    trust: float
    cased: bool = True
    """Does it tell small letters from capitals?"""

    @property
    def text(self) -> str:
        return "".join(max(sign, key=lambda char: sign[char]) for sign in self.signs)


def as_reading(text: str, trust: float, chance: float = 0.85) -> Reading:
    """Words that were read before, without their alternatives."""
    return Reading([{char: chance} for char in text], trust)


def elected(readings: Sequence[Reading], degrees: bool = False) -> list[tuple[str, float]]:
    """The line as all readings together have it, then what is nearly as likely, each with the logarithm of its weight.
    degrees: it begins with what stands behind a name."""
    given = sorted((r for r in readings if r.signs), key=lambda r: -r.trust)
    if not given:
        return []
    columns: list[Column] = [[sign] for sign in given[0].signs]
    for count, reading in enumerate(given[1:], 1):
        columns = _joined(columns, reading.signs, count)
    whole = sum(reading.trust for reading in given) / len(given)
    weights = [reading.trust / whole for reading in given]
    cased = [1.0 if reading.cased else UNCASED for reading in given]
    return _spelled(columns, weights, cased, degrees)


# ---------------------------------------------------------------- readings side by side


def _joined(columns: list[Column], signs: Signs, count: int) -> list[Column]:
    """The columns with one more reading in them: the way with the least difference."""
    shares = [_share(column) for column in columns]
    skips = [SKIP_GAP if "" in share else SKIP for share in shares]
    pairs = [{char.lower(): chance for char, chance in sign.items()} for sign in signs]
    table = [[at * SKIP for at in range(len(signs) + 1)]]
    costs: list[list[float]] = []
    for share, skip in zip(shares, skips, strict=True):
        above, row = table[-1], [table[-1][0] + skip]
        cost = [_difference(share, pair) for pair in pairs]
        for at in range(len(signs)):
            row.append(min(above[at] + cost[at], above[at + 1] + skip, row[at] + SKIP))
        table.append(row)
        costs.append(cost)
    found: list[Column] = []
    up, at = len(columns), len(signs)
    while up or at:
        here = table[up][at]
        if up and at and math.isclose(here, table[up - 1][at - 1] + costs[up - 1][at - 1]):
            up, at = up - 1, at - 1
            found.append([*columns[up], signs[at]])
        elif up and math.isclose(here, table[up - 1][at] + skips[up - 1]):
            up -= 1
            found.append([*columns[up], None])
        else:
            at -= 1
            found.append([*[None] * count, signs[at]])
    return found[::-1]


def _share(column: Column) -> dict[str, float]:
    share: dict[str, float] = {}
    for sign in column:
        if sign is None:
            share[""] = 1.0
            continue
        for char, chance in sign.items():
            share[char.lower()] = max(share.get(char.lower(), 0.0), chance)
    return share


def _difference(share: dict[str, float], sign: dict[str, float]) -> float:
    same = max((min(chance, share[char]) for char, chance in sign.items() if char in share), default=0.0)
    return 1.0 - same + (BLANK if (" " in sign) != (" " in share) else 0.0)


# ---------------------------------------------------------------- one out of them


def _spelled(
    columns: Sequence[Column], weights: Sequence[float], cased: Sequence[float], degrees: bool
) -> list[tuple[str, float]]:
    """The likeliest ways through the columns: by what was read, and up to the comma by how names are spelled."""
    ways: dict[tuple[str, bool, str], float] = {("  ", degrees, ""): 0.0}
    for column in columns:
        options = _options(column, weights, cased, False), _options(column, weights, cased, True)
        further: dict[tuple[str, bool, str], float] = {}
        for (before, behind, text), score in ways.items():
            for char, worth in options[behind]:
                way, change = _next(before, behind, text, char)
                total = score + worth + change
                if total > further.get(way, -math.inf):
                    further[way] = total
        ways = dict(sorted(further.items(), key=lambda pair: -pair[1])[:BEAM])
    found: dict[str, float] = {}
    for (_, _, text), score in ways.items():
        found[text.strip()] = max(found.get(text.strip(), -math.inf), score)
    return sorted(found.items(), key=lambda pair: -pair[1])


def _next(before: str, behind: bool, text: str, char: str) -> tuple[tuple[str, bool, str], float]:
    """One sign further, and how much more or less likely the name is with it."""
    if not char:
        return (before, behind, text), 0.0
    letter = char.lower()
    if "a" <= letter <= "z" and len(letter) == 1:
        change = 0.0 if behind else SPELLING * (likely.step(before, letter) - AVERAGE)
        if not behind and char.isupper() and text[-1:].islower():
            change -= ASTRAY
        return (before[1] + letter, behind, text + char), change
    change = 0.0 if behind or char in " .,-'’()" else -ASTRAY
    if char == "." and not behind:
        change -= _title(text)
    if not behind and before[1] != " " and char in " ,":
        change = SPELLING * max(-3.0, likely.step(before, likely.EDGE) - AVERAGE)
    if char == " " and text.endswith(" "):
        char = ""
    return ("  ", behind or char == ",", text + char), change


@functools.lru_cache(maxsize=4096)
def _title(text: str) -> float:
    """What the title at the end of a text counted as if it were a name's beginning; 0 when it is none."""
    word = re.search(r"[A-Za-z]*$", text).group().lower()  # type: ignore[union-attr]
    marked = f"{likely.EDGE}{likely.EDGE}{word}"
    steps = (likely.step(marked[at : at + 2], letter) - AVERAGE for at, letter in enumerate(word))
    return SPELLING * sum(steps) if word in TITLES else 0.0


def _options(
    column: Column, weights: Sequence[float], cased: Sequence[float], behind: bool
) -> list[tuple[str, float]]:
    """What may stand at a place, with its weight: small and capital letters are one."""
    written: dict[str, dict[str, float]] = {}
    for sign, weight, case in zip(column, weights, cased, strict=True):
        for char, chance in (sign or {}).items():
            if chance > 0.02:
                forms = written.setdefault(char.lower(), {})
                forms[char] = forms.get(char, 0.0) + chance * weight * case
    # What every reading has is there, whatever it is.
    scores = dict.fromkeys((*written, "") if None in column else written, 0.0)
    for sign, weight in zip(column, weights, strict=True):
        folded = {} if sign is None else {char.lower(): chance for char, chance in sign.items()}
        for char in scores:
            if sign is None:
                chance = MISSED if char else PASSED
            else:
                chance = folded.get(char, LEAST) if char else WITHIN
            scores[char] += TRUST * weight * math.log(max(chance, LEAST))
    if behind and "." in scores and "" in scores:
        scores[""] -= TRUST * POINT
    best = max(scores.values())
    found = [
        (_form(written[char]) if char else "", score)
        for char, score in scores.items()
        if score > best - RANGE
    ]
    return sorted(found, key=lambda pair: -pair[1])[:CHOICES]


def _form(forms: dict[str, float]) -> str:
    return max(forms, key=lambda char: forms[char])
