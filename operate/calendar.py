"""The office's table of holidays, as the administrator sees it: list, add, drop, import. Counts nothing.

A file is taken whole or not at all: a bad line is named, and nothing of the file is kept. ValueError names every one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from workflow.facts import Calendar, Holiday
from workflow.workdays import FIXED, KINDS, missing_years, read_libur

LIBUR = Path(__file__).resolve().parent.parent / "workflow" / "standar" / "libur.toml"
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
COLUMNS = {"tanggal": "date", "jenis": "kind", "nama": "name", "keputusan": "decree"}
"""Headings in Indonesian are as welcome as those of the table itself."""


class Book(Protocol):
    """What is used of the store."""

    def calendar(self) -> Calendar: ...
    def put_holidays(
        self, holidays: Iterable[Holiday], years: Iterable[int], by: str, now: datetime
    ) -> bool: ...
    def drop_holiday(self, day: date, by: str, now: datetime) -> bool: ...


def decreed() -> Calendar:
    """The years that are delivered with the program, as decreed: what a new table begins with."""
    holidays, years = read_libur(LIBUR.read_text(encoding="utf-8"))
    return Calendar({holiday.day: holiday for holiday in holidays}, frozenset(years))


def seed_holidays(book: Book, now: datetime) -> bool:
    """Enter the delivered years that the table does not have yet; what the office has changed since stays changed."""
    mine, theirs = decreed(), book.calendar()
    years = mine.years - theirs.years
    days = [h for h in mine.holidays.values() if h.day.year in years and h.day not in theirs.holidays]
    return bool(years) and book.put_holidays(days, sorted(years), "suratd", now)


# ---------------------------------------------------------------- the verbs


def list_holidays(book: Book, today: date, year: int | None = None) -> str:
    """`suratd calendar list [--year Y]`: one line a day, and which years are whole."""
    calendar = book.calendar()
    days = [h for _, h in sorted(calendar.holidays.items()) if year in (None, h.day.year)]
    lines = [f"{h.day}  {WEEKDAYS[h.day.weekday()]:<6}  {h.kind:<14}  {h.name}" for h in days]
    lines.append("tahun yang lengkap: " + (", ".join(map(str, sorted(calendar.years))) or "belum ada"))
    for missing in missing_years(today, calendar):
        lines.append(
            f"{missing} belum lengkap: tanggal di tahun itu sementara. Pakai `suratd calendar import`."
        )
    return "\n".join(lines)


def add_holiday(book: Book, day: str, kind: str, name: str, decree: str, by: str, now: datetime) -> str:
    """`suratd calendar add DATE KIND NAME [--decree …]`."""
    holiday = Holiday(_day(day), _kind(kind), _name(name), decree.strip())
    changed = book.put_holidays([holiday], [], by, now)
    return f"{holiday.day} {holiday.kind} {holiday.name}: {'dicatat' if changed else 'sudah tercatat'}"


def drop_holiday(book: Book, day: str, by: str, now: datetime) -> str:
    """`suratd calendar drop DATE`: the circular was withdrawn."""
    gone = book.drop_holiday(_day(day), by, now)
    return f"{_day(day)}: {'kembali menjadi hari kerja' if gone else 'memang tidak tercatat'}"


def import_holidays(book: Book, file: Path, complete: Iterable[int], by: str, now: datetime) -> str:
    """`suratd calendar import FILE [--year-complete Y]`: all of the file or nothing.

    For a year entered whole the file is the truth: national days of that year which it does not have are dropped,
    so that an amended decree moves a day instead of doubling it. Local closures stay.
    """
    holidays, years = parse_holidays(file.name, file.read_bytes(), complete)
    days = {holiday.day for holiday in holidays}
    known = book.calendar().holidays.values()
    gone = [h for h in known if h.day.year in years and h.kind != "lokal" and h.day not in days]
    changed = book.put_holidays(holidays, sorted(years), by, now)
    for holiday in gone:
        book.drop_holiday(holiday.day, by, now)
    lines = [f"{file.name}: {len(holidays)} hari, {'dicatat' if changed or gone else 'tidak ada yang baru'}"]
    lines += [f"{holiday.day} {holiday.name}: dihapus, tidak ada di berkas itu" for holiday in gone]
    lines += [f"{year} tercatat lengkap" for year in sorted(years)]
    return "\n".join(lines)


# ---------------------------------------------------------------- the files


def parse_holidays(name: str, raw: bytes, complete: Iterable[int] = ()) -> tuple[list[Holiday], set[int]]:
    """A file like libur.toml, or a table with the columns date, kind, name[, decree] (TSV, CSV with , or ;)."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{name}: bukan UTF-8; simpan berkasnya sebagai UTF-8") from None
    years = set(complete)
    if name.lower().endswith(".toml"):
        try:
            holidays, whole = read_libur(text)
        except ValueError as error:
            raise ValueError("\n".join(f"{name}: {line}" for line in str(error).splitlines())) from None
        years |= whole
    else:
        try:
            holidays = _parse_table(name, text)
        except csv.Error as error:  # a cell of more than 128 KiB
            raise ValueError(f"{name}: bukan tabel hari libur ({error})") from None
    wrong = [f"{name}: {line}" for year in sorted(years) for line in _not_whole(year, holidays)]
    if wrong:
        raise ValueError("\n".join(wrong))
    if not holidays:
        raise ValueError(
            f"{name}: tidak ada hari libur di dalamnya; diharapkan baris seperti 2028-12-18, lokal, Hari Jadi"
        )
    return holidays, years


def _parse_table(name: str, text: str) -> list[Holiday]:
    found: dict[date, Holiday] = {}
    wrong: list[str] = []
    for line, cells in _rows(text):
        try:
            holiday = Holiday(
                _day(cells["date"]), _kind(cells["kind"]), _name(cells["name"]), cells["decree"]
            )
            if holiday.day in found:
                raise ValueError(f"{holiday.day} tertulis dua kali")
            found[holiday.day] = holiday
        except ValueError as error:
            wrong.append(f"{name}:{line}: {error}")
    if wrong:
        raise ValueError("\n".join(wrong))
    return list(found.values())


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by column; the heading may be missing, or name the columns in another order."""
    columns = ["date", "kind", "name", "decree"]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    for number, cells in enumerate(rows):
        cells = [cell.strip() for cell in cells]
        if not any(cells) or cells[0].startswith("#"):
            continue
        heading = [COLUMNS.get(cell.lower(), cell.lower()) for cell in cells]
        if number == 0 and "date" in heading:
            columns = heading
            continue
        yield (
            rows.line_num,
            dict.fromkeys(("date", "kind", "name", "decree"), "") | dict(zip(columns, cells, strict=False)),
        )


def _delimiter(text: str) -> str:
    """The one that the first line has most of: tab, semicolon (Excel in Indonesian) or comma."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max("\t;,", key=first.count)


def _not_whole(year: int, holidays: list[Holiday]) -> list[str]:
    """A year without its fixed holidays was not entered whole, whatever was said."""
    days = {holiday.day for holiday in holidays}
    missing = [date(year, month, day) for month, day in sorted(FIXED) if date(year, month, day) not in days]
    return [f"{year} tidak lengkap: {day} libur setiap tahun, tetapi tidak ada" for day in missing]


# ---------------------------------------------------------------- the cells


def _day(text: str) -> date:
    """2028-12-18 or, as the office writes it, 18/12/2028 and 18-12-2028."""
    text = text.strip()
    try:
        if day := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text):
            return date(int(day[3]), int(day[2]), int(day[1]))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:  # the 30th of February
        pass
    raise ValueError(f"{text or '(kosong)'} bukan tanggal seperti 2028-12-18 atau 18/12/2028")


def _kind(text: str) -> str:
    kind = text.strip().lower().replace(" ", "_")
    if kind not in KINDS:
        raise ValueError(f"{text or '(kosong)'} bukan salah satu dari {', '.join(KINDS)}")
    return kind


def _name(text: str) -> str:
    if not text.strip():
        raise ValueError("nama hari libur belum ditulis")
    return text.strip()
