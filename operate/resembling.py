"""Which recent reports come near the words of a new one. Remembers what each of them speaks of, so that a thousand are
compared without opening a thousand; what it remembers are numbers that mean nothing outside this process."""

from __future__ import annotations

from datetime import datetime

from models.store import Store
from workflow.facts import Case
from workflow.resemblance import OF_THE_SAME, contents_of, horizon, overlap

COMPARED = 1000
"""Of the newest reports at most: a new one is compared with so many."""
OPENED = 30
"""The likest of them are looked at whole; three are proposed at most."""


class Recollection:
    """Number of a case -> its version, and the words of its report as this process's hashes of them."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, frozenset[int]]] = {}

    def near(self, store: Store, code: str, words: str, now: datetime) -> tuple[Case, ...]:
        """The cases that resemblance may find alike, the likest first; it looks at them itself."""
        newest = store.newest(code, horizon(now), COMPARED)
        self._known = {
            ref: self._known[ref] for ref, version in newest if self._known.get(ref, (0,))[0] == version
        }
        for case in store.several([ref for ref, _ in newest if ref not in self._known]):
            self._known[case.ref] = case.version, _hashed(case.report.words if case.report else "")
        mine = _hashed(words)
        likest = sorted(((overlap(mine, self._known[ref][1]), ref) for ref, _ in newest), reverse=True)
        near = [ref for degree, ref in likest[:OPENED] if degree >= OF_THE_SAME]
        found = {case.ref: case for case in store.several(near)}
        return tuple(found[ref] for ref in near)


def _hashed(words: str) -> frozenset[int]:
    return frozenset(hash(word) for word in contents_of(words))
