"""Counts working days: when something is due, with the days it was counted from. Reads no clock and no file.

Working days are Monday to Friday (Perpres 21/2023) that are neither libur nasional nor cuti bersama, and on
which the office is not closed by a local circular.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from workflow.facts import Calendar, Due, Holiday, Office, Pause

KINDS = ("libur_nasional", "cuti_bersama", "lokal")
"""A day is closed by the yearly joint decree (the first two) or by a circular of the regency (lokal)."""

FIXED = frozenset({(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)})
"""Month and day of the holidays that every year has: all that is known of a year without a decree."""

ONE_DAY = timedelta(days=1)


# ---------------------------------------------------------------- days


def covered(year: int, calendar: Calendar) -> bool:
    """Has the decree of that year been entered whole?"""
    return year in calendar.years


def is_workday(day: date, calendar: Calendar) -> bool:
    if day.weekday() > 4 or day in calendar.holidays:
        return False
    return covered(day.year, calendar) or (day.month, day.day) not in FIXED


# The clock of the Standar Pelayanan: "1 (satu) hari kerja sejak surat diterima lengkap".
# The day of receipt is day zero, whatever the hour; day n is the n-th working day after it. So a letter of
# Friday evening or of Saturday has Monday as day 1. A pause (we wait for the applicant) takes out the days
# after the question up to and with the day of the answer: that day is again a day zero.
def due(
    received: date, days: int, calendar: Calendar, pauses: tuple[Pause, ...] = (), today: date | None = None
) -> Due:
    """The day on which `days` working days are over. A pause still standing is taken to end `today`."""
    if days < 1:
        raise ValueError(f"a term has at least one working day, not {days}")
    standing = [(pause.start, _end(pause, today)) for pause in pauses]
    counted: list[date] = []
    day, whole = received, True
    while len(counted) < days:
        day += ONE_DAY
        whole = whole and covered(day.year, calendar)
        if is_workday(day, calendar) and not any(start < day <= end for start, end in standing):
            counted.append(day)
    return Due(day, tuple(counted), provisional=not whole)


def _end(pause: Pause, today: date | None) -> date:
    end = pause.end or today
    if end is None:
        raise ValueError(f"the pause since {pause.start} has no end yet: say which day it is")
    return end


def before_due(due: Due, n: int) -> date:
    """The working day n working days before the due day; never before the first day that was counted."""
    return due.counted[max(len(due.counted) - 1 - n, 0)]


def missing_years(today: date, calendar: Calendar) -> tuple[int, ...]:
    """Years to warn about: this one always, the next from 1 October on (its decree comes about September)."""
    wanted = (today.year, today.year + 1) if today.month >= 10 else (today.year,)
    return tuple(year for year in wanted if not covered(year, calendar))


# ---------------------------------------------------------------- hours


def local_day(moment: datetime, office: Office) -> date:
    """The day at the office, also for a moment whose UTC day is another."""
    return _local(moment, office).date()


def opening(day: date, office: Office) -> datetime:
    return _moment(day, office.hours[day.weekday()][0], office)


def closing(day: date, office: Office) -> datetime:
    return _moment(day, office.hours[day.weekday()][1], office)


def due_moment(due: Due, office: Office) -> datetime:
    """A promise is kept until the end of office hours of its day."""
    return closing(due.day, office)


def in_office_hours(moment: datetime, office: Office) -> bool:
    day = local_day(moment, office)
    return is_workday(day, office.calendar) and opening(day, office) <= moment < closing(day, office)


def next_office_moment(moment: datetime, office: Office) -> datetime:
    """The moment itself inside office hours, else the next opening."""
    if in_office_hours(moment, office):
        return moment.astimezone(UTC)
    day = local_day(moment, office)
    while not is_workday(day, office.calendar) or opening(day, office) < moment:
        day += ONE_DAY
    return opening(day, office)


def after_workdays(moment: datetime, n: int, office: Office) -> datetime:
    """The end of office hours n working days after the day of `moment`: "setelah 2 HK" of a timed move."""
    return due_moment(due(local_day(moment, office), n, office.calendar), office)


def _local(moment: datetime, office: Office) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"the moment {moment} has no time zone")
    return moment.astimezone(ZoneInfo(office.zone))


def _moment(day: date, hour: time, office: Office) -> datetime:
    return datetime.combine(day, hour, ZoneInfo(office.zone)).astimezone(UTC)


# ---------------------------------------------------------------- the table of holidays


def read_libur(text: str) -> tuple[list[Holiday], set[int]]:
    """Text like standar/libur.toml -> holidays, and the years entered whole. ValueError names every bad row."""
    holidays: dict[date, Holiday] = {}
    years: set[int] = set()
    wrong: list[str] = []
    for name, table in tomllib.loads(text).items():
        if not (name.isascii() and name.isdigit() and len(name) == 4 and isinstance(table, dict)):
            wrong.append(f"[{name}]: the table of a year, like [2028], was expected")
            continue
        for entry in _entries(int(name), table):
            if isinstance(entry, str):
                wrong.append(entry)
            elif entry.day in holidays:
                wrong.append(f"[{name}] {entry.day}: entered twice")
            else:
                holidays[entry.day] = entry
        if table.get("lengkap") is True:
            years.add(int(name))
    if wrong:
        raise ValueError("\n".join(wrong))
    return list(holidays.values()), years


def _entries(year: int, table: dict[str, object]) -> Iterator[Holiday | str]:
    """The holidays of one year; a text instead says what is wrong with a row."""
    for key in table:
        if key not in ("keputusan", "lengkap", *KINDS):
            yield f"[{year}] {key}: not known; known are keputusan, lengkap, {', '.join(KINDS)}"
    if not isinstance(table.get("lengkap", False), bool):
        yield f"[{year}] lengkap: true or false was expected"
    decree = table.get("keputusan", "")
    if not isinstance(decree, str):
        yield f"[{year}] keputusan: text was expected"
    for kind in KINDS:
        rows = table.get(kind, {})
        if isinstance(rows, dict):
            yield from (_entry(year, kind, key, name, str(decree)) for key, name in rows.items())
        else:
            yield f'[{year}.{kind}]: rows like {year}-01-01 = "Tahun Baru" were expected'


def _entry(year: int, kind: str, key: str, name: object, decree: str) -> Holiday | str:
    try:
        day = date.fromisoformat(key)
    except ValueError:
        return f"[{year}.{kind}] {key}: not a date of the form {year}-12-31"
    if day.isoformat() != key or day.year != year:
        return f"[{year}.{kind}] {key}: not a day of {year} in the form {year}-12-31"
    if not isinstance(name, str) or not name.strip():
        return f"[{year}.{kind}] {key}: the name of the holiday was expected"
    return Holiday(day, kind, name.strip(), decree)
