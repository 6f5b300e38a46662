"""The office's table of holidays: list, add, import. Counts nothing (workflow/workdays.py does)."""

from __future__ import annotations

from pathlib import Path

from workflow.facts import Calendar
from workflow.workdays import read_libur

LIBUR = Path(__file__).resolve().parent.parent / "workflow" / "standar" / "libur.toml"


def decreed() -> Calendar:
    """The years that are delivered with the program, as decreed: what a new table begins with."""
    holidays, years = read_libur(LIBUR.read_text(encoding="utf-8"))
    return Calendar({holiday.day: holiday for holiday in holidays}, frozenset(years))
