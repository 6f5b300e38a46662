"""`suratd report`: the register of requests as XLSX; `report complaints` is another file. Only reads; a cell never becomes
a formula."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import xlsxwriter

from models.store import Store
from operate.clock import wall
from operate.command import configuration
from operate.records import records
from operate.status import agency_of, waiting
from workflow.facts import Case, Office
from workflow.workdays import due_moment, is_workday, local_day

COLUMNS = (
    ("Nomor agenda", 17),
    ("Diterima", 17),
    ("Instansi", 32),
    ("Alamat surel pemohon", 30),
    ("Nomor surat", 26),
    ("Tanggal surat", 13),
    ("Perihal", 44),
    ("Permintaan", 24),
    ("Dibutuhkan", 13),
    ("Keadaan", 22),
    ("Menunggu", 32),
    ("Tenggat", 13),
    ("Sementara", 11),
    ("Pelaksana", 26),
    ("Revisi", 8),
    ("Selesai", 17),
    ("Hari kerja", 11),
    ("Tepat waktu", 12),
    ("Nilai SKM", 10),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 32_000
"""A cell of XLSX holds 32,767 characters."""


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    own.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="BERKAS",
        help="baku: register-TAHUN.xlsx; `complaints`: laporan bulanan pengaduan",
    )
    own.add_argument("out", nargs="?", type=Path, metavar="FOLDER", help="untuk `report complaints FOLDER`")
    own.add_argument("--year", type=int, metavar="TAHUN", help="hanya yang diterima tahun ini")
    own.add_argument("--month", metavar="BULAN", help="untuk `report complaints`: 2026-11; baku: bulan ini")


def main(options: argparse.Namespace) -> int:
    if str(options.file) == "complaints":
        from operate import report_complaints  # typst and its fonts are for this alone

        return report_complaints.main(options)
    with records(options) as found:
        year = options.year
        name = options.file or Path(f"register-{year or local_day(wall(), found.office).year}.xlsx")
        count = write_register(name, cases_of(found.store, found.office, year), found.office, wall())
    print(f"{name}: {count} permohonan")
    return 0


def cases_of(store: Store, office: Office, year: int | None = None) -> list[Case]:
    """All of them, or those received in a year, oldest first."""
    found = reversed(store.cases(limit=10_000_000))
    return [c for c in found if not c.sealed and year in (None, local_day(c.received, office).year)]


def write_register(path: Path, cases: Iterable[Case], office: Office, now: datetime) -> int:
    """The register; the number of cases in it. The file has its name only when it is whole."""
    part = path.with_name(path.name + ".part")
    book = xlsxwriter.Workbook(str(part), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Register")
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "text": book.add_format({"valign": "top", "text_wrap": True}),
        "day": book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"}),
        "moment": book.add_format({"num_format": "dd-mm-yyyy hh:mm", "valign": "top", "align": "left"}),
    }
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, styles["head"])
    count = 0
    for case in cases:
        count += 1
        for column, value in enumerate(row_of(case, office, now)):
            _write(sheet, count, column, value, styles)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(count, 1), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    part.replace(path)
    return count


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object, styles: dict[str, object]
) -> None:
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value, styles["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, styles["day"])
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, styles["text"])
    else:
        sheet.write_string(row, column, harmless(str(value)), styles["text"])


def harmless(text: str) -> str:
    """Outside text as a cell: what a spreadsheet would calculate gets a ' in front, also after copying elsewhere."""
    text = text[:LONGEST]
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA[:4]) else text


def row_of(case: Case, office: Office, now: datetime) -> tuple[object, ...]:
    """One line of the register, in the order of COLUMNS."""
    zone, letter = ZoneInfo(office.zone), case.letter
    ended = case.decisions[-1].at if not case.asked and not case.until and case.decisions else None
    items = letter.request.items if letter else ()
    worker = office.person(case.assignee)
    given = [score for score in case.scores if score is not None]
    return (
        case.ref,
        case.received.astimezone(zone).replace(tzinfo=None),
        agency_of(case, office),
        case.applicant.address,
        letter.number if letter else None,
        letter.date if letter else None,
        case.subject,
        ", ".join(f"{item.count or '?'} {item.kind}" for item in items),
        letter.request.needed_by if letter else None,
        case.state,
        ", ".join(waiting(case, office, local_day(now, office))),
        case.due.day if case.due else None,
        "ya" if case.due and case.due.provisional else None,
        worker.name if worker else case.assignee,
        case.revisions,
        ended.astimezone(zone).replace(tzinfo=None) if ended else None,
        _workdays(case, ended, office) if ended else None,
        _in_time(case, ended, office, now),
        round(sum(given) / len(given), 2) if given else None,
    )


def _workdays(case: Case, ended: datetime, office: Office) -> int:
    """Working days from the receipt (day zero) to the end, the days of waiting for the applicant taken out."""
    start = local_day(case.complete_at or case.received, office)
    last = local_day(ended, office)
    days = (start + timedelta(days=n) for n in range(1, (last - start).days + 1))
    return sum(
        is_workday(d, office.calendar) and not any(p.start < d <= (p.end or last) for p in case.pauses)
        for d in days
    )


def _in_time(case: Case, ended: datetime | None, office: Office, now: datetime) -> str | None:
    if case.due is None:
        return None
    if ended is None:
        return "terlambat" if now > due_moment(case.due, office) else None
    handed = next((d.at for d in reversed(case.decisions) if d.state == "diperiksa"), ended)
    return "ya" if handed <= due_moment(case.due, office) else "tidak"
