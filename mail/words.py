"""Dates, hours, sizes and counted days as people in the office write them. Pure; changes no value, decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from workflow.facts import Due, Letter, Office

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}

# Up to this many counted days are written one by one; more of them as runs of neighbouring days.
ONE_BY_ONE = 7


@lru_cache(maxsize=8)
def zone_of(name: str) -> tzinfo:
    return ZoneInfo(name)


def day_words(day: date, *, weekday: bool = True) -> str:
    """Senin, 23 November 2026."""
    said = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]}, {said}" if weekday else said


def hour_words(hour: time, zone: str) -> str:
    """16.00 WIB."""
    return f"{hour:%H.%M} {ZONES.get(zone, zone)}"


def moment_words(moment: date | datetime, zone: str) -> str:
    """Senin, 23 November 2026 pukul 09.10 WIB; a bare day stays a day."""
    if not isinstance(moment, datetime):
        return day_words(moment)
    local = moment.astimezone(zone_of(zone))
    return f"{day_words(local.date())} pukul {hour_words(local.time(), zone)}"


def size_words(size: int) -> str:
    """1,4 MB: decimal comma, as in Indonesian."""
    if size < 1000:
        return f"{size} bita"
    if size < 1_000_000:
        return f"{round(size / 1000)} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


@dataclass(frozen=True)
class DueWords:
    """A promised day for people, with the proof: which days were counted and which were passed over, and why."""

    hari: str
    pukul: str
    jumlah: int
    dihitung: tuple[str, ...]
    dilewati: tuple[str, ...]
    sementara: bool


def due_words(due: Due, office: Office) -> DueWords:
    hours = office.hours.get(due.day.weekday())
    return DueWords(
        hari=day_words(due.day),
        pukul=hour_words(hours[1], office.zone) if hours else "",
        jumlah=len(due.counted),
        dihitung=_counted(due.counted),
        dilewati=_passed_over(due.counted, office.calendar.holidays),
        sementara=due.provisional,
    )


def _counted(days: tuple[date, ...]) -> tuple[str, ...]:
    if len(days) <= ONE_BY_ONE:
        return tuple(f"Hari kerja ke-{at}: {day_words(day)}" for at, day in enumerate(days, 1))
    lines, start = [], 0
    for at in range(1, len(days) + 1):
        if at < len(days) and days[at] - days[at - 1] == timedelta(days=1):
            continue
        first, last = days[start], days[at - 1]
        if start + 1 == at:
            lines.append(f"Hari kerja ke-{at}: {day_words(first)}")
        else:
            lines.append(f"Hari kerja ke-{start + 1} s.d. {at}: {day_words(first)} s.d. {day_words(last)}")
        start = at
    return tuple(lines)


def _passed_over(days: tuple[date, ...], holidays: Mapping[date, object]) -> tuple[str, ...]:
    """Holidays between the counted days: they explain a date that looks late. Saturdays and Sundays explain themselves."""
    if not days:
        return ()
    # The days just before the first counted one belong to it: a letter that came on the eve of a holiday.
    first = days[0]
    while first - timedelta(days=1) in holidays or (first - timedelta(days=1)).weekday() > 4:
        first -= timedelta(days=1)
    between = sorted(day for day in holidays if first <= day <= days[-1] and day.weekday() < 5)
    return tuple(f"{day_words(day)} ({getattr(holidays[day], 'name', 'libur')})" for day in between)


# ---------------------------------------------------------------- a letter in few words


def signer_words(letter: Letter) -> str:
    signer = letter.signer
    if signer is None:
        return ""
    return ", ".join(part for part in (signer.name, signer.position) if part)


def items_words(letter: Letter) -> str:
    """3 feed, 1 reels (Instagram, Facebook)."""
    items = ", ".join(
        f"{item.count} {item.kind}" if item.count else item.kind for item in letter.request.items
    )
    platforms = ", ".join(name.capitalize() for name in letter.request.platforms)
    return f"{items} ({platforms})" if items and platforms else items or platforms


def event_words(letter: Letter) -> str:
    day = letter.request.event_date
    return ", ".join(part for part in (letter.request.event, day_words(day) if day else "") if part)


def contact_words(letter: Letter) -> str:
    contact = letter.request.contact
    return ", ".join(part for part in (contact.name, contact.phone) if part) if contact else ""


def letter_rows(letter: Letter, agency: str, ref: str) -> tuple[tuple[str, str], ...]:
    """The facts of a letter, as every mail about it shows them; what is not known is left out."""
    request = letter.request
    rows = (
        ("No. register", ref),
        ("Surat dari", agency),
        ("Nomor surat", letter.number),
        ("Tanggal surat", day_words(letter.date) if letter.date else ""),
        ("Sifat", letter.urgency),
        ("Hal", letter.subject),
        ("Penanda tangan", signer_words(letter)),
        ("Yang diminta", items_words(letter)),
        ("Kegiatan", event_words(letter)),
        ("Dibutuhkan", day_words(request.needed_by) if request.needed_by else ""),
        ("Narahubung", contact_words(letter)),
    )
    return tuple((label, said) for label, said in rows if said)
