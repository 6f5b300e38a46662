"""Two signers side by side whose names run into each other: one run under two positions -> two runs, each in its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsing.lines import Run
from parsing.posts import TITLE

MOST_TITLES = 60
"""From the foot of the page: more of them are a list of people."""
REACH = 150.0
"""Points from the positions down to the names at most."""
_BEGINS = re.compile(r"\s(?=[(A-Z]|drg?\.)")


def apart(runs: Sequence[Run]) -> list[Run]:
    """The runs, those cut in two that reach from one of two positions in a row under the other."""
    pairs = list(_pairs(runs))
    return [piece for run in runs for piece in _cut(run, pairs)] if pairs else list(runs)


def _pairs(runs: Sequence[Run]) -> Iterator[tuple[Run, Run]]:
    titles = [run for run in runs if len(run.text) < 60 and TITLE.match(run.text)][-MOST_TITLES:]
    for left in titles:
        for right in titles:
            if abs(left.box[1] - right.box[1]) < 8 and right.box[0] - left.box[2] > 30:
                yield left, right


def _cut(run: Run, pairs: Sequence[tuple[Run, Run]]) -> Iterator[Run]:
    x0, top, x1, bottom = run.box
    for left, right in pairs:
        under = 10 < top - left.box[3] < REACH and x0 < left.box[2] + 40
        if not under or x0 > right.box[0] - 40 or x1 < right.box[0] + 30:
            continue
        if at := _boundary(run, right.box[0]):
            middle = x0 + (x1 - x0) * at / len(run.text)
            yield Run(run.text[:at].rstrip(), (x0, top, middle - 2, bottom))
            yield Run(run.text[at:].lstrip(), (middle, top, x1, bottom))
            return
    yield run


def _boundary(run: Run, x: float) -> int | None:
    """Where the second name begins: at a bracket, else at the beginning of a word nearest to its column."""
    x0, _, x1, _ = run.box
    wanted = len(run.text) * (x - x0) / max(x1 - x0, 1.0)
    places = [m.start() for m in _BEGINS.finditer(run.text) if abs(m.start() - wanted) < 0.25 * len(run.text)]
    brackets = [at for at in places if run.text[at + 1 : at + 2] == "("]
    return min(brackets or places, key=lambda at: abs(at - wanted), default=None)
