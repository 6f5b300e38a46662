"""How much a word is like a name's: letters that follow each other in names of Java and Indonesia, and words that are one.

It chooses between readings that were made (parsing/voting.py); it never makes one.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter

from parsing.elements import ELEMENTS

Model = tuple[dict[str, float], dict[str, float], dict[str, float], frozenset[str]]
EDGE = " "
LETTERS = 27
KNOWN, LEARNT = 0.35, 6.0
"""Share of words that are elements as they stand (a guess); how often letters must have been seen to count as much as those
after one letter less."""


@functools.cache
def _model() -> Model:
    words = frozenset(ELEMENTS.split())
    one, two, three = Counter[str](), Counter[str](), Counter[str]()
    for word in words:
        marked = f"{EDGE}{EDGE}{word}{EDGE}"
        for at in range(2, len(marked)):
            one[marked[at]] += 1
            two[marked[at - 1 : at + 1]] += 1
            three[marked[at - 2 : at + 1]] += 1
    return dict(one), dict(two), dict(three), words


@functools.cache
def _sums() -> tuple[float, dict[str, float], dict[str, float]]:
    one, two, three, _ = _model()
    after_one, after_two = Counter[str](), Counter[str]()
    for pair, count in two.items():
        after_one[pair[0]] += int(count)
    for triple, count in three.items():
        after_two[triple[:2]] += int(count)
    return sum(one.values()), dict(after_one), dict(after_two)


@functools.lru_cache(maxsize=16384)
def step(before: str, letter: str) -> float:
    """Natural logarithm of the chance that `letter` follows these two (EDGE before a word's first and after its last)."""
    one, two, three, _ = _model()
    total, after_one, after_two = _sums()
    alone = (one.get(letter, 0) + 1) / (total + LETTERS)
    pair = (two.get(before[-1] + letter, 0) + LEARNT * alone) / (after_one.get(before[-1], 0) + LEARNT)
    triple = (three.get(before + letter, 0) + LEARNT * pair) / (after_two.get(before, 0) + LEARNT)
    return math.log(triple)


@functools.lru_cache(maxsize=8192)
def words_of(text: str) -> list[str]:
    """The words of a name, its degrees left out, that are long enough to be judged; in small letters."""
    return re.findall(r"[a-z]{4,}", text.partition(",")[0].lower())


def likeliness(word: str) -> float:
    """Natural logarithm of the chance of a word, in small letters."""
    marked = f"{EDGE}{EDGE}{word}{EDGE}"
    spelled = sum(step(marked[at - 2 : at], marked[at]) for at in range(2, len(marked)))
    _, _, _, words = _model()
    if word not in words:
        return math.log(1 - KNOWN) + spelled
    return math.log(KNOWN / len(words) + (1 - KNOWN) * math.exp(spelled))
