"""Which of many patterns can match a text at all, told by pieces of words that each of them cannot do without.

Most patterns find nothing in most texts, and trying one costs as much as looking up a hundred pieces. Nothing is ever
lost: a pattern of which no such pieces are known is always tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

LONG, SHORT = 4, 3
"""Characters of a piece: short ones are for words that are no longer."""
AT_ONCE = 2_000
"""Characters of a text that are cut up together: the pieces of a long one take a hundred times its own memory."""
MOST = 200
"""Spellings that are told apart; beyond it a shorter stretch of the pattern has to do."""

Spellings = frozenset[str]
_NOTHING: Spellings = frozenset({""})
try:
    _parser: Any = import_module("re._parser")
except ImportError:  # No part of Python's promises: without it every pattern is tried.
    _parser = None
"""Python's own reader of patterns: what it says is what the pattern does."""


def sieve(patterns: Iterable[re.Pattern[str]]) -> Callable[[str], Sequence[int]]:
    """Says of a text the numbers of the patterns that are worth trying, in their order."""
    always: list[int] = []
    by_piece: dict[str, list[tuple[str, int]]] = {}
    for number, pattern in enumerate(patterns):
        words = words_of(pattern)
        if not words:
            always.append(number)
        for word in words:
            by_piece.setdefault(_piece(word), []).append((word, number))
    known = by_piece.keys()

    def worth_trying(text: str) -> Sequence[int]:
        found = set(always)
        for start in range(0, len(text), AT_ONCE):
            for piece in _cut(text[start : start + AT_ONCE + LONG - 1]) & known:
                found.update(number for word, number in by_piece[piece] if word in text)
        return sorted(found)

    return worth_trying


@lru_cache(maxsize=2)
def _cut(text: str) -> frozenset[str]:
    """All pieces of a stretch of text; several sieves are asked about the same one."""
    return frozenset([text[at : at + size] for size in (LONG, SHORT) for at in range(len(text) - size + 1)])


def words_of(pattern: re.Pattern[str]) -> Spellings:
    """One of them stands in every text that the pattern matches; none when there are no such words."""
    if _parser is None or pattern.flags & re.IGNORECASE:
        return frozenset()
    needed = _needed(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    return needed if min(map(len, needed)) >= SHORT else frozenset()


def _piece(word: str) -> str:
    """The part of a word that is the least often met: a piece within one word, not the beginning, which many share."""
    pieces = [word[at : at + LONG] for at in range(max(1, len(word) - LONG + 1))]
    return min(pieces, key=lambda piece: (" " in piece, piece in _COMMON, -pieces.index(piece)))


_COMMON = frozenset(
    "meng menj meny memb memp mend menu peng dite dike diba kann anny akan ngan nnya anya enga".split()
)


def _needed(nodes: Any) -> Spellings:
    """Every match contains one of these; {""} when nothing can be said."""
    best = run = _NOTHING
    for node in nodes:
        exact = _exact(node)
        if exact is not None and len(exact) * len(run) <= MOST:
            run = frozenset(one + other for one in run for other in exact)
            continue
        best = max(best, run, _within(node) if exact is None else exact, key=_worth)
        run = exact if exact is not None else _NOTHING
    return max(best, run, key=_worth)


def _worth(spellings: Spellings) -> tuple[int, int]:
    return min(LONG, min(map(len, spellings))), -len(spellings)


def _within(node: tuple[Any, Any]) -> Spellings:
    """What a node needs that has too many spellings."""
    kind, said = str(node[0]), node[1]
    if kind == "SUBPATTERN" and not said[1]:
        return _needed(said[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT") and said[0] > 0:
        return _needed(said[2])
    if kind == "BRANCH":
        return frozenset().union(*(_needed(one) for one in said[1]))
    return _NOTHING


def _exact(node: tuple[Any, Any]) -> Spellings | None:
    """Everything that a node can stand for; None when that is too much. What only looks stands for nothing."""
    kind, said = str(node[0]), node[1]
    if kind == "LITERAL":
        return frozenset({chr(said)})
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        return _NOTHING
    if kind == "IN" and all(str(one[0]) == "LITERAL" for one in said):
        return frozenset(chr(one[1]) for one in said)
    if kind == "SUBPATTERN" and not said[1]:  # said[1]: flags of this part alone, which may be to ignore case
        return _all_of(said[3])
    if kind == "BRANCH":
        several = [_all_of(one) for one in said[1]]
        return _bounded(frozenset().union(*several)) if None not in several else None  # type: ignore[arg-type]
    if kind in ("MAX_REPEAT", "MIN_REPEAT") and said[0] == 0 and said[1] == 1:
        once = _all_of(said[2])
        return _bounded(once | _NOTHING) if once is not None else None
    return None


def _all_of(nodes: Any) -> Spellings | None:
    run = _NOTHING
    for node in nodes:
        exact = _exact(node)
        if exact is None or len(exact) * len(run) > MOST:
            return None
        run = frozenset(one + other for one in run for other in exact)
    return run


def _bounded(spellings: Spellings) -> Spellings | None:
    return spellings if len(spellings) <= MOST else None
