"""Which recent reports come near the words of a new one. Remembers what each of them speaks of, so that a thousand are
compared without opening a thousand; what it remembers are numbers that mean nothing outside this process."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from datetime import datetime

from models.store import Store
from workflow.facts import Case
from workflow.resemblance import OF_THE_SAME, contents_of, horizon

COMPARED = 1000
"""Of the newest reports at most: a new one is compared with so many."""
OPENED, AT_ONCE = 30, 5
"""The likest of them are looked at whole, so many at a time; three are proposed at most."""
BITS, MARGIN = 2048, 0.8
"""Of a print; the share of its likeness that may be lost by words that share a bit."""


class Recollection:
    """Number of a case -> its version, and the print of its report's words."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int]] = {}

    def near(
        self, store: Store, code: str, words: str, now: datetime, beside: Sequence[Case] = ()
    ) -> Iterator[Case]:
        """The cases that resemblance may find alike, the likest first; it looks at them itself.

        beside: cases that the records do not have yet. Nothing is read for those that nobody asks for.
        """
        newest = store.newest(code, horizon(now), COMPARED)
        self._known = {
            ref: self._known[ref] for ref, version in newest if self._known.get(ref, (0,))[0] == version
        }
        for case in store.several([ref for ref, _ in newest if ref not in self._known]):
            self._known[case.ref] = case.version, _said(case)
        mine = _print(words)
        likest = [(_likeness(mine, self._known[ref][1]), ref) for ref, _ in newest]
        likest += [(_likeness(mine, _said(case)), case.ref) for case in beside]
        near = heapq.nlargest(OPENED, (one for one in likest if one[0] >= OF_THE_SAME * MARGIN))
        return _opened(store, [ref for _, ref in near], {case.ref: case for case in beside})


def _opened(store: Store, refs: list[str], known: dict[str, Case]) -> Iterator[Case]:
    for first in range(0, len(refs), AT_ONCE):
        some = refs[first : first + AT_ONCE]
        found = known | {case.ref: case for case in store.several([r for r in some if r not in known])}
        yield from (found[ref] for ref in some if ref in found)


def _said(case: Case) -> int:
    return _print(case.report.words if case.report else "")


def _print(words: str) -> int:
    """One bit for each word that says something: a thousand of them are compared in less than a millisecond."""
    found = 0
    for word in contents_of(words):
        found |= 1 << hash(word) % BITS
    return found


def _likeness(one: int, other: int) -> float:
    """About what `likeness` says of the words: two of them may share a bit."""
    both = (one & other).bit_count()
    return both / (one | other).bit_count() if both > 1 else 0.0
