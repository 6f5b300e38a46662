"""Plain text for a terminal: columns, moments and days as the office writes them. Reads nothing."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
GAP = "  "
NARROWEST = 8


def columns(
    heading: Sequence[str], rows: Sequence[Sequence[str]], width: int = 0, firm: Collection[int] = (0,)
) -> str:
    """A table; the widest column gives way until a line fits, but no `firm` one. width 0: the terminal's."""
    cells = [[printable(cell) for cell in row] for row in (heading, *rows)]
    widths = [max(measure(row[n]) for row in cells) for n in range(len(heading))]
    room = (width or shutil.get_terminal_size((120, 24)).columns) - len(GAP) * (len(widths) - 1)
    soft = [n for n in range(len(widths)) if n not in firm]
    while sum(widths) > room and soft:
        widest = max(soft, key=lambda n: widths[n])
        if widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    lines = [GAP.join(_fit(cell, w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in cells]
    lines.insert(1, GAP.join("─" * w for w in widths))
    return "\n".join(lines)


def printable(text: str) -> str:
    """Outside text on one line, without anything that a terminal would obey."""
    flat = " ".join(text.split())
    return "".join(c for c in flat if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


def measure(text: str) -> int:
    """Columns on the terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _fit(text: str, width: int) -> str:
    if measure(text) > width:
        while measure(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - measure(text))


def day(when: date | None) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else "-"


def moment(when: datetime | None, zone: str) -> str:
    """24 Nov 2026 09.10, at the office."""
    if when is None:
        return "-"
    local = when.astimezone(ZoneInfo(zone))
    return f"{day(local.date())} {local:%H.%M}"


def size(count: int) -> str:
    """1,2 MB, as it is written here."""
    if count < 1000:
        return f"{count} B"
    for unit in ("kB", "MB", "GB"):
        count_ = count / 1000 ** (("kB", "MB", "GB").index(unit) + 1)
        if count_ < 1000 or unit == "GB":
            return f"{count_:.1f} {unit}".replace(".", ",")
    raise AssertionError
