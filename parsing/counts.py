"""Counts as letters write them, a figure and its word in brackets, on a recognised page: "21 (Satu)" is "1 (satu)".

The word holds when it is one that can be meant: a figure may carry the colon before it, and is often read wrongly. A word
that could be two numbers leaves the figure as it was.
"""

from __future__ import annotations

import functools
import itertools
import re

from parsing import dates

_PAIR = re.compile(
    r"(?<![\w./:-])(?:(?P<figure>[\w?!|\"“”'‘’«»*]{1,3})\s?|(?<=: ))[(\[{](?P<word>[A-Za-z ]{3,22})[)\]}]"
)
_WORDS = (
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_MORE = ("belas", "puluh")
_FIGURES = str.maketrans(
    {"O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "S": "5", "B": "8", "Z": "2", "!": "1"}
)
ALIKE, ALIKE_SHORT = 75, 66


def settled(text: str) -> str:
    """The text with the figures that stand before a number's word as the word says."""
    return _PAIR.sub(_pair, text) if "(" in text or "[" in text or "{" in text else text


def _pair(match: re.Match[str]) -> str:
    meant = meanings(" ".join(match["word"].lower().split()))
    read = match["figure"] or "?"
    figure = read.translate(_FIGURES)
    if figure.isdigit() and int(figure) in meant:
        value = int(figure)
    elif len(meant) == 1 and (read in _UNSURE or any(c.isdigit() for c in figure)):
        value = next(iter(meant))
    else:
        return match.group()
    return f"{value} ({spelled(value) if value < 100 else match['word']})"


_UNSURE = frozenset("? ! | \" “ ” ' ‘ ’ « » * i I l t".split())


@functools.lru_cache(maxsize=512)
def meanings(words: str) -> frozenset[int]:
    """The numbers that these words can be: one when they are spelled rightly, none when they are other words."""
    exact = dates.read_number_words(words)
    if exact is not None:
        return frozenset({exact})
    options = [_near(word, at) for at, word in enumerate(words.split())]
    found = (dates.read_number_words(" ".join(option)) for option in itertools.product(*options))
    return frozenset(value for value in found if value)


def _near(word: str, at: int) -> list[str]:
    from rapidfuzz import fuzz

    scores = {known: fuzz.ratio(word, known) for known in (_MORE if at else _WORDS)}
    best = max(scores.values())
    return [
        known
        for known, score in scores.items()
        if score == best and score >= (ALIKE if len(word) > 3 else ALIKE_SHORT)
    ]


@functools.lru_cache(maxsize=256)
def spelled(value: int) -> str:
    """The word of a number up to ninety-nine; the figure above."""
    if value < 12:
        return ("nol", *_WORDS)[value]
    if value < 20:
        return f"{spelled(value - 10)} belas"
    if value < 100:
        ones = f" {spelled(value % 10)}" if value % 10 else ""
        return f"{spelled(value // 10)} puluh{ones}"
    return str(value)
