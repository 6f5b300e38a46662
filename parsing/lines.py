"""Words with their places -> lines as a reader sees them, whatever order they come in. Knows no file and no picture."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workflow.facts import Box


@dataclass(frozen=True)
class Run:
    """Text that stands together, without a wide gap."""

    text: str
    box: Box


@dataclass(frozen=True)
class Line:
    """Runs on one base line, left to right; a wide gap separates them (columns, tabs)."""

    runs: tuple[Run, ...]

    # Asked for again and again, by every part of the reading.
    @functools.cached_property
    def text(self) -> str:
        return "  ".join(run.text for run in self.runs)

    @functools.cached_property
    def box(self) -> Box:
        return around([run.box for run in self.runs])


def clean(text: str) -> str:
    """One kind of blank, no control characters, whole letters instead of ligatures."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\ufffe", "-")
    return re.sub(r"[\s\x00-\x1f\x7f\u200b-\u200f\ufeff\ud800-\udfff]+", " ", text).strip()


def lines_of(runs: Iterable[Run]) -> tuple[Line, ...]:
    """Runs -> lines from top to bottom, whatever order the file draws them in."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=_middle):
        if rows and _same_line(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return tuple(Line(tuple(_joined(sorted(row, key=lambda r: r.box[0])))) for row in rows)


def _middle(run: Run) -> float:
    return (run.box[1] + run.box[3]) / 2


def _same_line(row: list[Run], run: Run) -> bool:
    # A colon or a dot is a low box: the tallest run of the row stands for it.
    tall = max(row, key=lambda r: r.box[3] - r.box[1])
    top, bottom = max(tall.box[1], run.box[1]), min(tall.box[3], run.box[3])
    return bottom - top > 0.5 * min(tall.box[3] - tall.box[1], run.box[3] - run.box[1])


def _joined(row: list[Run]) -> Iterator[Run]:
    """Neighbours with no more than a word's gap between them become one run."""
    last: Run | None = None
    for run in row:
        if last is None:
            last = run
            continue
        gap, height = run.box[0] - last.box[2], max(last.box[3] - last.box[1], run.box[3] - run.box[1], 7.0)
        if gap < 0.9 * height:
            blank = " " if gap > 0.12 * height and not last.text.endswith(" ") else ""
            last = Run(last.text + blank + run.text, around([last.box, run.box]))
        else:
            yield _bare(last)
            last = run
    if last is not None:
        yield _bare(last)


def _bare(run: Run) -> Run:
    """A run as it leaves a line: a blank at its end only said that it was a word."""
    return Run(run.text.rstrip(), run.box) if run.text.endswith(" ") else run


def around(boxes: list[Box]) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
