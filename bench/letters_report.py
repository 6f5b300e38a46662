"""The tables of bench/LETTERS.md, and the list of errors that people work from. Text only; measures nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bench import table
from bench.letters_score import CELLS, PROMISED, Field, Miss, Seen, against_stamp_only, auc, confusion, marks

NAMES = {
    (True, True): "both",
    (True, False): "signature only",
    (False, True): "stamp only",
    (False, False): "none",
}


def percent(share: float) -> str:
    return "–" if math.isnan(share) else f"{100 * share:.1f} %"


def decimal(value: float, digits: int = 3) -> str:
    return "–" if math.isnan(value) else f"{value:.{digits}f}"


def lines(*rows: str) -> str:
    return "\n".join(rows) + "\n"


def head(how: str) -> str:
    return lines("# Letters", "", f"{datetime.now(UTC):%d %B %Y, %H.%M UTC}. {table.machine()}.", "", how)


def fields(groups: Sequence[tuple[str, Sequence[Field], Field]]) -> str:
    """A column a medium: share of right readings. Promised fields in bold."""
    names = [f.name for f in groups[0][1]] if groups else []
    rows = [
        "| field | " + " | ".join(f"{name} ({whole.of})" for name, _, whole in groups) + " |",
        "| --- |" + " --: |" * len(groups),
    ]
    for at, name in enumerate(names):
        shown = f"**{name}**" if name in PROMISED else name
        rows.append(f"| {shown} | " + " | ".join(percent(f[at].share) for _, f, _ in groups) + " |")
    rows.append(
        "| **all of a letter** | " + " | ".join(percent(whole.share) for _, _, whole in groups) + " |"
    )
    return lines(
        "## Fields",
        "",
        "Share of letters read exactly; null where the page says nothing counts as right.",
        "",
        *rows,
    )


def mark_table(name: str, groups: Sequence[tuple[str, Sequence[Seen]]]) -> str:
    rows = [
        "| pages | count | false accept | false reject | unsure | AUC | AUC against stamp only | ECE |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for group, found in groups:
        m = marks(found)
        hard = decimal(auc(against_stamp_only(found))) if name == "signature" else ""
        rows.append(
            f"| {group} | {m.count} | {errors(m.false_accept, m.wrong_accepts)} | "
            f"{errors(m.false_reject, m.wrong_rejects)} | {percent(m.unsure)} | {decimal(m.auc)} | {hard} | "
            f"{decimal(m.ece)} |"
        )
    return lines(f"## {name.capitalize()}", "", *rows)


def errors(share: float, count: int) -> str:
    return f"{percent(share)} ({count})"


def cells(name: str, groups: Sequence[tuple[str, Sequence[Seen]]]) -> str:
    """What was said, by what is really there: present / absent / unsure."""
    rows = [
        "| pages | " + " | ".join(NAMES[c] for c in CELLS) + " |",
        "| --- |" + " --: |" * len(CELLS),
    ]
    for group, found in groups:
        said = confusion(found)
        rows.append(f"| {group} | " + " | ".join(" / ".join(map(str, said[c])) for c in CELLS) + " |")
    return lines(f"### {name.capitalize()} by cell: present / absent / unsure", "", *rows)


def worst(found: Sequence[Seen]) -> list[Seen]:
    """False decisions, the surest first."""
    false = [s for s in found if s.decided and (s.verdict == "present") != s.there]
    return sorted(false, key=lambda s: -s.confidence)


def error_list(
    misses: Sequence[Miss], false: Sequence[tuple[str, Seen]], tags: dict[str, str], where: str
) -> str:
    """Everything that was wrong, by field and medium; the commonest first."""
    told = [
        f"Files lie in {where}. Truth beside them in truth.jsonl. One line an error: file, medium, wanted, said, tags.",
        "",
    ]
    told.append("Errors by field and medium:")
    counted = Counter((m.field, m.group) for m in misses)
    for name, total in Counter(m.field for m in misses).most_common():
        told.append(
            f"  {total:5}  {name}: "
            + ", ".join(
                f"{g} {counted[name, g]}" for g in dict.fromkeys(m.group for m in misses) if counted[name, g]
            )
        )
    told += ["", f"False decisions about marks: {len(false)}"]
    told += [
        f"  {n}: {s.file} {s.group} is {NAMES[s.cell]}, said {s.verdict} {s.confidence:.2f} [{tags.get(s.file, '')}]"
        for n, s in false
    ]
    for name, _ in Counter(m.field for m in misses).most_common():
        told += ["", f"== {name}"]
        told += [
            f"{m.file} {m.group}: wanted {m.wanted!r} said {m.said!r} [{tags.get(m.file, '')}]"
            for m in misses
            if m.field == name
        ]
    return "\n".join(told) + "\n"


def summary(rows: Iterable[tuple[str, str]]) -> str:
    return lines("## Time", "", "| what | measured |", "| --- | --: |", *(f"| {a} | {b} |" for a, b in rows))
