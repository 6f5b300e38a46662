"""Plain words -> how much each class of complaint, and no complaint at all, fits them. A linear model; it decides nothing.

It looks at families of words and their pairs (parsing/families.py), at what the rules found (parsing/complaint.py), and at
pieces of words, which see through spelling. training/keluhan.py makes the table of its weights (parsing/leanings.py).
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise

from parsing import families, leanings

NAMES = ("ringan", "normatif", "tidak_berkadar_pengawasan", "berkadar_pengawasan", "")
LETTERS = "RNTB-"
LONGEST = 3000
PIECES = 6.0
PAIR = 0.5
RULE = 0.5
_HIGHEST = 6
"""Of a rule's weight: more of it says no more."""


def weigh(plain: str, rules: Mapping[str, int]) -> dict[str, float]:
    """Name -> probability; "" is the name of no complaint. rules: what each kind of rule found, with its weight."""
    table = _table()
    sums = [0.0] * len(NAMES)
    found = features(plain, rules, _known_pieces)
    known = {feature: value for feature, value in found.items() if feature in table}
    pieces = [feature for feature in known if feature[0] not in ":*"]
    length = math.sqrt(sum(known[piece] ** 2 for piece in pieces)) or 1.0
    for feature, value in known.items():
        size = value if feature[0] in ":*" else PIECES * value / length
        for at, weight in enumerate(table[feature]):
            sums[at] += size * weight
    top = max(sums)
    shares = [math.exp(one - top) for one in sums]
    return {name: share / sum(shares) for name, share in zip(NAMES, shares, strict=True)}


def features(
    plain: str, rules: Mapping[str, int], pieces_of: Callable[[str], Sequence[str]] | None = None
) -> dict[str, float]:
    """Families and pairs of them (":"), rules ("*"), words ("=") and pieces of words, not yet brought to one length."""
    plain = plain[:LONGEST]
    names = sorted(families.found(plain))
    found = {f":{name}": 1.0 for name in names}
    found |= {f":{one}+{other}": PAIR for one, other in combinations(names, 2)}
    found["*"] = RULE
    for name, weight in rules.items():
        if weight:
            found[f"*{name}"] = RULE * min(weight, _HIGHEST) / 3
            found[f"*{name}!"] = RULE
            if weight >= 3:
                found[f"*{name}!!"] = RULE
    return found | {
        piece: 1 + math.log(count) for piece, count in _pieces(plain, pieces_of or _pieces_of).items()
    }


def _pieces(plain: str, pieces_of: Callable[[str], Sequence[str]]) -> Counter[str]:
    words = ["0" if word.isdigit() else word for word in re.findall(r"[a-z]+|\d+|[?<>]", plain)]
    found: Counter[str] = Counter(f"{one}_{other}" for one, other in pairwise(words))
    for word, count in Counter(words).items():
        for piece in pieces_of(word):
            found[piece] += count
    return found


def _pieces_of(word: str) -> list[str]:
    whole = f"<{word[:30]}>"
    pieces = [whole[start : start + size] for size in (3, 4, 5) for start in range(len(whole) - size + 1)]
    return [f"={word}", *pieces]


@lru_cache(maxsize=2048)
def _known_pieces(word: str) -> list[str]:
    """Those that the table weighs: most words return, and few of their pieces are in it."""
    table = _table()
    return [sys.intern(piece) for piece in _pieces_of(word) if piece in table]


@cache
def _table() -> dict[str, list[float]]:
    """Feature -> its weight for each name."""
    table: dict[str, list[float]] = {}
    for line in leanings.TABLE.strip().splitlines():
        letter, weight, *names = line.split()
        for name in names:
            # One copy of each name: what is kept of words points to these.
            table.setdefault(sys.intern(name), [0.0] * len(NAMES))[LETTERS.index(letter)] = (
                int(weight) / leanings.STEPS
            )
    return table
