"""Once a day: the count of yesterday's messages and the years the calendar lacks, told to the admin in one short mail."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from models.store import Counts
from operate.program import Program
from operate.weekly import weekly
from operate.writing import admin_mail, promise
from workflow import workdays

log = logging.getLogger("suratd.daily")

HOUR = 7
"""Local hour from which the day's word is written: before the office opens, at weekends too (silence is an alarm)."""


def daily(program: Program) -> None:
    """What this day asks for, once: the keys of the mails stop a second time, whatever was remembered (law L9)."""
    today = program.today
    local = program.clock().astimezone(ZoneInfo(program.office.zone))
    if program.alarms.get("daily") == today or local.hour < HOUR:
        return
    program.alarms["daily"] = today
    _count(program, today)
    _calendar(program, today)
    weekly(program, today)


def _count(program: Program, today: date) -> None:
    """Messages in = messages out (law L7). The mail goes out every day; a difference stands in its subject."""
    yesterday = today - timedelta(days=1)
    counts = program.store.counts(yesterday, ZoneInfo(program.office.zone))
    gap = difference(counts)
    broken = program.store.audit_verify()
    rows = [
        {"nama": "Surat masuk kemarin", "jumlah": counts.seen},
        {"nama": "Selesai diolah", "jumlah": counts.done},
        {"nama": "Karantina", "jumlah": counts.aside},
        {"nama": "Bukan untuk layanan ini", "jumlah": counts.others},
        {"nama": "Masih di kotak masuk (semua hari)", "jumlah": counts.waiting},
        {
            "nama": "Surat keluar menunggu kirim",
            "jumlah": len(program.store.outbox(state="queued", limit=1000)),
        },
        {"nama": "Surat keluar gagal", "jumlah": len(program.store.outbox(state="failed", limit=1000))},
        {
            "nama": "Rantai catatan utuh" if broken is None else f"Rantai catatan rusak di baris {broken}",
            "jumlah": 1,
        },
    ]
    log.info("daily: %s seen=%d done=%d aside=%d others=%d", yesterday, *_four(counts))
    facts = {"hari": yesterday, "hitungan": rows, "selisih": gap}
    key = f"daily/{yesterday.isoformat()}"
    promise(
        program, admin_mail(program, key, "admin-hitungan-harian", facts), f"hitungan {yesterday}", "daily"
    )


def _four(counts: Counts) -> tuple[int, int, int, int]:
    return counts.seen, counts.done, counts.aside, counts.others


def difference(counts: Counts) -> int:
    """Messages that have no named place and do not wait in the inbox: must be 0."""
    return counts.seen - counts.done - counts.aside - counts.others - counts.open


def _calendar(program: Program, today: date) -> None:
    """A year that is not decreed makes dates provisional: the admin is reminded once a week (DOMAIN 6.4)."""
    for year in workdays.missing_years(today, program.office.calendar):
        week = today.isocalendar()
        facts = {
            "tahun": year,
            "perintah": f"suratd calendar import libur-{year}.toml --year-complete {year}",
        }
        key = f"calendar/{year}/{week.year}-{week.week:02d}"
        promise(
            program,
            admin_mail(program, key, "admin-kalender", facts),
            f"kalender {year} belum ada",
            "calendar",
        )
