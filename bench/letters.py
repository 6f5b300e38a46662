"""The figures about letters: `python -m bench.letters [--count N] [--seed S] [--only set,pages,speed] [--kinds text,scan]`.

The real program reads generator B's letters (seeds from 1000 on) and the labelled pages beside the clone. Nothing is
left out: what the program does not answer counts as wrong, and what it doubts counts as a doubt. Keeps bench/LETTERS.md
for a whole run, and always bench/out/letters/errors.txt.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import letters_report as report
from bench import letters_score as score
from bench import letters_sets as sets
from bench.letters_score import Miss, Seen
from bench.letters_sets import Case

PARTS = ("set", "pages", "speed")
RESULTS = Path(__file__).parent / "LETTERS.md"
LEAST = 60
"""Files of a timed run: fewer would measure the start of the program."""


def options_of(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.letters", description=__doc__)
    parser.add_argument("--count", type=int, default=600, help="letters of generator B (600)")
    parser.add_argument("--seed", type=int, default=sets.BENCHMARK, help="from 1000 on (1000)")
    parser.add_argument("--kinds", default="", help="media, e.g. text,scan; all without it")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, of " + ",".join(PARTS))
    options = parser.parse_args(words)
    options.only = options.only.split(",")
    if unknown := set(options.only) - set(PARTS):
        parser.error(f"unknown parts: {', '.join(sorted(unknown))}")
    return options


def main(words: list[str]) -> int:
    options = options_of(words)
    sets.OUT.mkdir(parents=True, exist_ok=True)
    cases = (
        sets.generated(options.count, options.seed, options.kinds)
        if {"set", "speed"} & set(options.only)
        else []
    )
    parts = []
    if "set" in options.only:
        parts.append(of_set(cases))
    if "pages" in options.only:
        parts.append(of_pages())
    if "speed" in options.only:
        parts.append(of_speed(cases))
    how = (
        f"Generator B, {options.count} letters, seed {options.seed}{', only ' + options.kinds if options.kinds else ''}, "
        "read by `suratd explain --json` on all cores. Shares of false decisions are of decided cases; a doubt is in the "
        "middle of the AUC; a file without an answer counts as wrong in every field."
    )
    told = "\n".join([report.head(how), *parts])
    print("\n" + told)
    whole = set(options.only) == set(PARTS) and not options.kinds and options.count >= 600
    target = RESULTS if whole else sets.OUT / "LETTERS.md"
    target.write_text(told)
    print(f"kept in {target.relative_to(sets.ROOT)}")
    return 0


# ---------------------------------------------------------------- generator B


def of_set(cases: Sequence[Case]) -> str:
    run = sets.explain([c.path for c in cases])
    misses: list[Miss] = []
    seen: dict[str, list[Seen]] = {"signature": [], "stamp": []}
    for case, told in zip(cases, run.told, strict=True):
        misses += wrong(case, told)
        for mark, there in zip(seen, case.cell, strict=True):
            seen[mark].append(score.seen(told, mark, there, case.path.name, case.medium, case.cell))
    media = list(dict.fromkeys(c.medium for c in cases))
    tables = [by_field(m, [c for c in cases if c.medium == m], misses) for m in media]
    parts = [report.fields(tables)]
    false: list[tuple[str, Seen]] = []
    for mark, found in seen.items():
        groups = [(m, [s for s in found if s.group == m]) for m in media]
        groups.append(("all", found))
        parts += [report.mark_table(mark, groups), report.cells(mark, groups)]
        false += [(mark, s) for s in report.worst(found)]
    certified = sum(t.get("electronic", {}).get("verdict") in ("valid", "untrusted") for t in run.told)
    broken = [f"{Path(t['file']).name} ({t['error']})" for t in run.told if "error" in t]
    parts.append(
        report.lines(
            f"Taken as certified although no letter of the set is: {certified}. Files with an error instead of an answer: "
            f"{', '.join(broken) or 'none'}."
        )
    )
    tags = {c.path.name: " ".join(c.tags) for c in cases}
    errors = sets.OUT / "errors.txt"
    errors.write_text(
        report.error_list(misses, false, tags, str(cases[0].path.parent.relative_to(sets.ROOT)))
    )
    print(
        f"{len(misses)} fields and {len(false)} decisions were wrong: {errors.relative_to(sets.ROOT)}",
        flush=True,
    )
    parts.append(report.summary(seconds(cases, run)))
    return "\n".join(parts)


def wrong(case: Case, told: dict[str, Any]) -> list[Miss]:
    """Misses of every letter in the file; a letter that was not found misses everything."""
    answers: list[dict[str, Any] | None] = [told, *told.get("others", ())]
    misses = []
    for k, truth in enumerate(case.expected):
        name = case.path.name + (f"#{k + 1}" if k else "")
        misses += score.wrong_fields(truth, answers[k] if k < len(answers) else None, name, case.medium)
    return misses


def by_field(
    medium: str, cases: Sequence[Case], misses: Sequence[Miss]
) -> tuple[str, list[score.Field], score.Field]:
    own = [m for m in misses if m.group == medium]
    names = [c.path.name + (f"#{k + 1}" if k else "") for c in cases for k in range(len(c.expected))]
    truths = [t for c in cases for t in c.expected]
    return medium, score.field_table(truths, own), score.whole_letters(names, own)


def seconds(cases: Sequence[Case], run: sets.Run) -> list[tuple[str, str]]:
    """Processor time that the program itself reports, a page."""
    rows = []
    for medium in dict.fromkeys(c.medium for c in cases):
        spent = [
            t["seconds"] / max(t.get("pages") or 1, 1)
            for c, t in zip(cases, run.told, strict=True)
            if c.medium == medium and t.get("seconds")
        ]
        if spent:
            middle, high = statistics.median(spent), sorted(spent)[int(0.95 * (len(spent) - 1))]
            rows.append((f"{medium}: seconds a page, median and 95 %", f"{middle:.2f} and {high:.2f}"))
    rows.append(("whole set: wall and processor seconds", f"{run.wall:.0f} and {run.cpu:.0f}"))
    return rows


# ---------------------------------------------------------------- pages of others


def of_pages() -> str:
    pages, missing, no_page = sets.labelled()
    said = f"{len(pages)} pages; {no_page} files are no pages (masks, cut-outs); {missing} labelled files do not lie here."
    if not pages:
        return report.lines("## Pages of others", "", said)
    run = sets.explain([p.path for p in pages])
    parts = [
        report.lines(
            "# Pages of others",
            "",
            said
            + " None is an Indonesian letter: most have no signer block, so doubts are to be expected. Labelled by eye.",
        )
    ]
    for mark in ("signature", "stamp"):
        found = []
        for p, told in zip(pages, run.told, strict=True):
            label = getattr(p, mark)
            if label == "unclear":
                continue
            cell = (p.signature == "present", p.stamp == "present")
            found.append(score.seen(told, mark, label == "present", p.path.name, p.set, cell))
        groups = [(g, [s for s in found if s.group == g]) for g in dict.fromkeys(s.group for s in found)]
        groups.append(("all", found))
        parts += [report.mark_table(mark, groups), report.cells(mark, groups)]
    return "\n".join(parts)


# ---------------------------------------------------------------- letters a minute


def of_speed(cases: Sequence[Case]) -> str:
    kinds = {
        "text, unsigned": [c for c in cases if c.medium == "text" and c.cell == (False, False)],
        "text, signed": [c for c in cases if c.medium == "text" and c.cell[0]],
        "scanned, one page": [
            c
            for c in cases
            if c.medium == "scan" and not {"disposition-sheet", "enclosure", "two-letters"} & set(c.tags)
        ],
    }
    rows = []
    for name, some in kinds.items():
        if not some:
            rows.append((f"{name}: letters a minute", "no such letter in this set"))
            continue
        files = [c.path for c in some]
        while len(files) < LEAST:
            files += [c.path for c in some]
        run = sets.explain(files)
        rows.append(
            (f"{name}: letters a minute (start of the program included)", f"{60 * len(files) / run.wall:.0f}")
        )
        rows.append((f"{name}: processor seconds a letter", f"{run.cpu / len(files):.2f}"))
    return report.summary(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
