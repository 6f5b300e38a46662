"""How long letters take: seconds a page as the program reports them, letters a minute as a clock on the wall sees them."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

from bench import letters_promises as promised
from bench import letters_report as report
from bench import letters_sets as sets
from bench.letters_promises import Promise
from bench.letters_sets import Case

LEAST = 60
"""Files of a timed run; ten times as many of those that take a tenth of the time."""


def of_page(cases: Sequence[Case], run: sets.Run) -> list[Promise]:
    """One page on one core, by the processor time that the program reports: half of the pages take less."""
    rows = []
    for medium, bound in (("text", 0.5), ("scan", 2.5)):
        spent = spent_on(medium, cases, run)
        middle = statistics.median(spent) if spent else math.nan
        note = f"95 % within {high_of(spent):.2f} s" if spent else ""
        rows.append(promised.number(f"{medium}: seconds a page, one core", middle, bound, " s", note=note))
    return rows


def spent_on(medium: str, cases: Sequence[Case], run: sets.Run) -> list[float]:
    return [
        t["seconds"] / max(t.get("pages") or 1, 1)
        for c, t in zip(cases, run.told, strict=True)
        if c.medium == medium and t.get("seconds")
    ]


def high_of(spent: Sequence[float]) -> float:
    return sorted(spent)[int(0.95 * (len(spent) - 1))]


def seconds(cases: Sequence[Case], run: sets.Run) -> list[tuple[str, str]]:
    """Processor time that the program itself reports, a page."""
    rows = []
    for medium in dict.fromkeys(c.medium for c in cases):
        spent = spent_on(medium, cases, run)
        if spent:
            middle = statistics.median(spent)
            rows.append(
                (f"{medium}: seconds a page, median and 95 %", f"{middle:.2f} and {high_of(spent):.2f}")
            )
    rows.append(("whole set: wall and processor seconds", f"{run.wall:.0f} and {run.cpu:.0f}"))
    return rows


def of_minute(cases: Sequence[Case], promises: list[Promise]) -> str:
    single = {"disposition-sheet", "enclosure", "two-letters"}
    text = [c for c in cases if c.medium == "text"]
    kinds = {
        "text, unsigned": ([c for c in text if c.cell == (False, False)], 600),
        "text, signed": ([c for c in text if c.cell[0]], 500),
        "scanned, one page": ([c for c in cases if c.medium == "scan" and not single & set(c.tags)], 60),
    }
    rows = []
    for name, (some, bound) in kinds.items():
        files = [c.path for c in some]
        # A run too short would measure the start of the program: files are read again until there are enough.
        least = 10 * LEAST if bound > 100 else LEAST
        files = (files * (least // max(len(files), 1) + 1))[:least]
        pace, spent = math.nan, "–"
        if files:
            run = sets.explain(files, f"timing {name}")
            pace, spent = 60 * len(files) / run.wall, f"{run.cpu / len(files):.2f}"
        note = "start of the program included"
        promises.append(
            promised.number(f"{name}: letters a minute", pace, bound, "", 0, low=False, note=note)
        )
        rows.append((f"{name}: processor seconds a letter", spent))
    return report.summary(rows)
