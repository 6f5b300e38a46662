"""The figures about letters: `python -m bench.letters [--count N] [--seed S] [--only set,speed,…] [--kinds text,scan]`.

The real program reads generator B's letters (seeds from 9000 on, which fitted nothing) and the labelled pages beside the
clone. Nothing is left out but marks of which the generator says that nobody can see them: what the program does not
answer counts as wrong, and what it doubts as a doubt. Every promise stands against its bound. A whole run takes a quarter
of an hour on two idle cores and is kept in bench/LETTERS.md; errors are always listed in bench/out/letters/errors.txt.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import letters_pace as pace
from bench import letters_promises as promised
from bench import letters_report as report
from bench import letters_score as score
from bench import letters_sets as sets
from bench.letters_promises import Promise
from bench.letters_score import Miss, Seen
from bench.letters_sets import Case

PARTS = ("set", "speed", "attacks", "pages")
RESULTS = Path(__file__).parent / "LETTERS.md"


def options_of(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.letters", description=__doc__)
    parser.add_argument("--count", type=int, default=600, help="letters of generator B (600)")
    parser.add_argument("--seed", type=int, default=sets.BENCHMARK, help="from 9000 on (9000)")
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
    parts: list[str] = []
    promises: list[Promise] = []
    if "set" in options.only:
        parts.append(of_set(cases, promises))
    if "speed" in options.only:
        parts.append(pace.of_minute(cases, promises))
    if "attacks" in options.only:
        from bench import letters_attacks

        promises += letters_attacks.promises()
    if "pages" in options.only:
        parts.append(of_pages())
    how = (
        f"Generator B, {options.count} letters, seed {options.seed}{', only ' + options.kinds if options.kinds else ''}, "
        "read by `suratd explain --json` on all cores. Shares of false decisions are of decided cases; a doubt is in the "
        "middle of the AUC; a file without an answer counts as wrong in every field."
    )
    told = "\n".join([report.head(how), promised.table(promises), *parts])
    print("\n" + told)
    whole = set(options.only) == set(PARTS) and not options.kinds and options.count >= 360
    target = RESULTS if whole else sets.OUT / "LETTERS.md"
    target.write_text(told)
    print(f"kept in {target.relative_to(sets.ROOT)}")
    return 0


# ---------------------------------------------------------------- generator B


def of_set(cases: Sequence[Case], promises: list[Promise]) -> str:
    run = sets.explain([c.path for c in cases], "reading generator B's letters")
    misses: list[Miss] = []
    seen: dict[str, list[Seen]] = {"signature": [], "stamp": []}
    for case, told in zip(cases, run.told, strict=True):
        misses += wrong(case, told)
        for mark, there in zip(seen, case.cell, strict=True):
            if mark in case.unseen:
                continue
            seen[mark].append(score.seen(told, mark, there, case.path.name, case.medium, case.cell))
    media = list(dict.fromkeys(c.medium for c in cases))
    tables = [by_field(m, [c for c in cases if c.medium == m], misses) for m in media]
    parts = [report.fields(tables)]
    promises += [
        *promised.of_fields(tables),
        *promised.of_marks(seen),
        of_printed(cases, run),
        *pace.of_page(cases, run),
    ]
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
            f"{', '.join(broken) or 'none'}. Marks left out because nobody can see them: "
            f"{', '.join(f'{m} of {c.path.name}' for c in cases for m in c.unseen) or 'none'}."
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
    parts.append(report.summary(pace.seconds(cases, run)))
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


def of_printed(cases: Sequence[Case], run: sets.Run) -> Promise:
    """Letters with a printed TTE prove nothing; least of all on paper."""
    printed = [t for c, t in zip(cases, run.told, strict=True) if c.medium == "tte"]
    taken = [t for t in printed if t.get("electronic", {}).get("verdict") in ("valid", "untrusted")]
    names = ", ".join(Path(t["file"]).name for t in taken)
    return promised.none(
        "photographed, scanned or printed TTE taken as certified", len(taken), len(printed), names
    )


# ---------------------------------------------------------------- pages of others


def of_pages() -> str:
    pages, missing, no_page = sets.labelled()
    said = f"{len(pages)} pages; {no_page} files are no pages (masks, cut-outs); {missing} labelled files do not lie here."
    if not pages:
        return report.lines("## Pages of others", "", said)
    run = sets.explain([p.path for p in pages], "reading pages of others")
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
