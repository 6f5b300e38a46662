"""Once a day: the proof that nothing was lost and that the records agree, told to the admin in one short mail."""

from __future__ import annotations

import logging
from datetime import date, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from mail.imap import Lost
from mail.inbox import Inbox
from models.store import Counts
from operate import proof
from operate.clock import wall
from operate.program import Program
from operate.weekly import weekly
from operate.writing import admin_mail, admin_notice, day_start, promise
from workflow import workdays

log = logging.getLogger("suratd.daily")

MOST = 10
"""Faults in one mail."""
HOUR = 7
"""Local hour from which the day's word is written: before the office opens, at weekends too (silence is an alarm)."""


PATIENCE = 5.0
"""Seconds for the mail server to count."""


def daily(program: Program, inbox: Inbox | None = None) -> None:
    """What this day asks for, once: the keys of the mails stop a second time, whatever was remembered (law L9)."""
    program.vigil.watch(program.clock(), partial(_alarm, program, "token"))
    _strangers(program)
    if inbox is not None and inbox.scanned is None and not inbox.trouble:
        # It has just begun: in a moment it can say what lies in the mailbox.
        return
    today = program.today
    local = program.clock().astimezone(ZoneInfo(program.office.zone))
    if program.alarms.get("daily") == today or local.hour < HOUR:
        return
    program.alarms["daily"] = today
    _count(program, today, inbox)
    _calendar(program, today)
    weekly(program, today)


def _alarm(program: Program, about: str, heading: str, account: str, todo: str) -> None:
    mails = admin_notice(program, f"{about}/{program.today.isoformat()}", heading, account, todo)
    promise(program, mails, account, "vigil")


def _strangers(program: Program) -> None:
    """Law L20: the day's answers to unregistered addresses are used up; their mails are recorded all the same."""
    most = program.settings.limits.answers_to_strangers_per_day
    if most == 0 or program.alarms.get("penuh") == program.today:
        return
    if program.store.strangers_answered(day_start(program), most) < most:
        return
    program.alarms["penuh"] = program.today
    account = (
        f"Hari ini {most} surat otomatis sudah dikirim kepada alamat yang tidak terdaftar, batas satu hari. "
        "Surat berikutnya dari alamat seperti itu tetap dicatat, tetapi hari ini tidak dijawab."
    )
    todo = "Lihat kotak surat: mungkin ada yang membanjiri. Batasnya: [limits] answers_to_strangers_per_day."
    _alarm(program, "penuh", "Batas jawaban otomatis tercapai", account, todo)


def _count(program: Program, today: date, inbox: Inbox | None) -> None:
    """Messages in = messages out (law L7). The mail goes out every day; what is wrong stands in its subject."""
    yesterday = today - timedelta(days=1)
    counts = program.store.counts(yesterday, ZoneInfo(program.office.zone))
    gap, troubles = difference(counts), program.store.consistency(program.clock())
    lying, more = _lying(program, inbox)
    # The broken chain is told first: it is what a person must look at.
    broken = program.store.audit_verify()
    if broken is not None:
        troubles.insert(0, f"rantai catatan rusak di baris {broken}")
    backup, of_backup = proof.last(program.settings.store.backup, wall())
    troubles += more + of_backup
    rows = [
        {"nama": "Surat masuk kemarin", "jumlah": counts.seen},
        {"nama": "Selesai diolah", "jumlah": counts.done},
        {"nama": "Karantina", "jumlah": counts.aside},
        {"nama": "Bukan untuk layanan ini", "jumlah": counts.others},
        {"nama": "Belum selesai diolah (semua hari)", "jumlah": counts.waiting},
        {"nama": "Di kotak masuk sekarang, kata server", "jumlah": lying},
        {
            "nama": "Surat keluar menunggu kirim",
            "jumlah": len(program.store.outbox(state="queued", limit=1000)),
        },
        {"nama": "Surat keluar gagal", "jumlah": len(program.store.outbox(state="failed", limit=1000))},
        {"nama": "Rantai catatan", "jumlah": "utuh" if broken is None else f"rusak di baris {broken}"},
        {"nama": "Cadangan terbukti", "jumlah": backup},
    ]
    log.info("daily: %s seen=%d done=%d aside=%d others=%d", yesterday, *_four(counts))
    for trouble in troubles:
        log.error("daily: %s", trouble)
    number, hash = program.store.head()
    facts = {
        "hari": yesterday,
        "hitungan": rows,
        "selisih": gap,
        "masalah": [veiled(trouble) for trouble in troubles[:MOST]],
        "kepala": {"baris": number, "sidik": hash} if number else None,
    }
    key = f"daily/{yesterday.isoformat()}"
    mails = admin_mail(program, key, "admin-hitungan-harian", facts)
    for address in program.settings.office.proof:
        mails += admin_mail(program, f"{key}/{address}", "admin-hitungan-harian", facts, address)
    promise(program, mails, f"hitungan {yesterday}", "daily")


def veiled(trouble: str) -> str:
    """The proof leaves the office: a line of it is a number and a state, never much text."""
    return trouble[:120]


def _lying(program: Program, inbox: Inbox | None) -> tuple[str, list[str]]:
    """How many messages lie in the inbox, and which of them should not."""
    if inbox is None:
        return "?", []
    try:
        count = inbox.counts(PATIENCE)["inbox"]
    except Lost:
        return "server tidak terjangkau", ["server surat tidak terjangkau saat menghitung"]
    troubles = []
    if unfiled := len(inbox.unfiled):
        troubles.append(f"{unfiled} surat selesai tetapi belum dapat dipindahkan")
    if inbox.given_up:
        troubles.append(f"{inbox.given_up} surat di kotak masuk tidak dapat diambil dari server")
    return str(count), troubles


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
