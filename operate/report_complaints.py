"""`suratd report complaints`: figures of a month as text, PDF and XLSX, with charts. No name and no word of a complaint."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from mail import document, words
from models.store import StoreBroken, Vault
from operate.clock import monotonic, wall
from operate.figures import Figures, figures
from operate.proven import month_of, proven
from operate.records import Records, records
from operate.settings import SettingsError, vault_key
from operate.standards import load_standards
from operate.table import columns
from workflow.facts import Case, Office
from workflow.reported import delay_reason
from workflow.workdays import local_day

BAR, MOST_LATE = 30, 200
PROVEN = "Bukti pengirim, semua surat masuk bulan ini"
PROVEN_HEAD = ("BUKTI", "SURAT", "KEPUTUSAN")


def main(options: argparse.Namespace) -> int:
    """Writes laporan-pengaduan-YYYY-MM in three forms into a folder and prints the text."""
    with records(options) as found:
        now = wall()
        month = parse_month(options.month) if options.month else local_day(now, found.office)
        told = figures_of(found, month, now)
        folder = options.out or Path()
        folder.mkdir(parents=True, exist_ok=True)
        name = folder / f"laporan-pengaduan-{told.month}"
        text = page(told, found.office)
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
        Path(f"{name}.pdf").write_bytes(pdf(told, found.office))
        write_book(Path(f"{name}.xlsx"), told)
    print(text)
    print(f"\n{name}.pdf, .xlsx, .txt")
    return 0


def parse_month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise ValueError(f"--month {text}: tulis tahun dan bulan, misalnya 2026-11") from None


def figures_of(found: Records, month: date, now: datetime) -> Figures:
    standards = load_standards(found.settings.office.standards)
    standard = next((s for s in standards if s.opened_by == "laporan"), None)
    if standard is None:
        raise ValueError("tidak ada standar pengaduan di folder standar")
    unlocked = _unlocked(found)
    began = monotonic()
    cases = found.store.cases_of(standard.key)
    if monotonic() - began > 1 and sys.stderr.isatty():
        print(f"{len(cases)} pengaduan dibaca, dihitung …", file=sys.stderr)

    def reason(case: Case) -> str:
        """The words are sealed: only those few are opened that say something, and only with the key."""
        said = any(done.move in explains or done.arguments.days for done in case.decisions)
        if not said:
            return ""
        whole = found.store.case(case.ref) if unlocked else None
        return (
            delay_reason(whole, standard)
            if whole
            else "alasan tertulis tersegel; buat laporan dengan kuncinya"
        )

    explains = {move.name for move in standard.moves if move.explains}
    told = figures(cases, standard, found.office, month, now, found.store.steps, reason)
    return replace(told, proven=proven(found.store.decided(*month_of(month, found.office))))


def _unlocked(found: Records) -> bool:
    """May whoever makes the report read the key? Without it there are figures all the same."""
    try:
        found.store.unlock(Vault(vault_key(found.settings)))
    except (SettingsError, StoreBroken):
        return False
    return True


# ---------------------------------------------------------------- text


def page(told: Figures, office: Office) -> str:
    lines = [f"LAPORAN PENGADUAN {title(told.first).upper()}", office.name, ""]
    lines += [f"{label:<34}: {value}" for label, value in summary(told)]
    lines += ["", "DITERIMA MENURUT KANAL DAN KELAS", _matrix(told), "", "MENURUT KELAS"]
    lines.append(_bars({name: sum(told.table[c][name] for c in told.channels) for name in told.categories}))
    lines += ["", "MASIH TERBUKA MENURUT UMUR (HARI KERJA)", _bars(told.ages), "", "JAWABAN MENURUT KELAS"]
    rows = [(n, str(a), str(t), number(m)) for n, (a, t, m) in told.by_class.items()]
    lines.append(columns(("KELAS", "DIJAWAB", "TEPAT WAKTU", "MEDIAN HARI"), rows))
    lines += ["", "TERLAMBAT"]
    for one in told.late[:MOST_LATE]:
        # A reason is never cut to the width of somebody's terminal.
        lines += [f"{one.ref}  {one.category}, lewat {one.days} hari kerja", f"    {one.reason}"]
    if not told.late:
        lines.append("Tidak ada.")
    if len(told.late) > MOST_LATE:
        lines.append(f"dan {len(told.late) - MOST_LATE} lainnya")
    if told.proven:
        lines += ["", PROVEN.upper()]
        lines.append(columns(PROVEN_HEAD, [(g, str(m), str(d)) for g, m, d in told.proven.rows()]))
        lines += [f"{label:<41}: {value}" for label, value in told.proven.totals()]
    return "\n".join(lines)


def summary(told: Figures) -> list[tuple[str, str]]:
    share = f" ({round(100 * told.in_time / told.answered)}%)" if told.answered else ""
    return [
        ("Diterima", str(told.received)),
        ("Dijawab", str(told.answered)),
        ("Dijawab tepat waktu", f"{told.in_time}{share}"),
        ("Terlambat (dijawab atau terbuka)", str(len(told.late))),
        ("Masih terbuka", str(told.open)),
        ("Median hari kerja sampai jawaban", number(told.median)),
        ("Persentil ke-90", number(told.ninetieth)),
        *((f"Selesai tanpa jawaban: {state}", str(count)) for state, count in told.elsewhere.items()),
    ]


def title(first: date) -> str:
    return f"{words.MONTHS[first.month - 1]} {first.year}"


def number(value: float | None) -> str:
    """Decimal comma; a dash for nothing."""
    return "-" if value is None else f"{value:g}".replace(".", ",")


def _matrix(told: Figures) -> str:
    if not told.channels:
        return "Tidak ada pengaduan yang diterima pada bulan ini."
    rows = [
        (c, *(str(told.table[c][k]) for k in told.categories), str(sum(told.table[c].values())))
        for c in told.channels
    ]
    return columns(("KANAL", *(k.upper() for k in told.categories), "JUMLAH"), rows)


def _bars(values: Mapping[str, int]) -> str:
    most, wide = max([*values.values(), 1]), max(map(len, values), default=0)
    return "\n".join(
        f"{name:<{wide}}  {'█' * round(BAR * v / most):<{BAR}} {v}" for name, v in values.items()
    )


# ---------------------------------------------------------------- PDF


def pdf(told: Figures, office: Office) -> bytes:
    """One or two pages, made by typst; values travel as JSON and are never read as markup."""
    categories = {name: sum(told.table[c][name] for c in told.channels) for name in told.categories}
    return document.figures(
        office,
        {
            "bulan": title(told.first),
            "ringkasan": [{"nama": name, "nilai": value} for name, value in summary(told)],
            "kelas": _chart(categories),
            "kanal": _chart({c: sum(told.table[c].values()) for c in told.channels}),
            "umur": _chart(told.ages),
            "tepat": {"ya": told.in_time, "tidak": told.answered - told.in_time},
            "judul_matriks": list(told.categories),
            "matriks": [
                {"kanal": c, "jumlah": [told.table[c][k] for k in told.categories]} for c in told.channels
            ],
            "jawaban": [
                {"kelas": n, "dijawab": a, "tepat": t, "median": number(m)}
                for n, (a, t, m) in told.by_class.items()
            ],
            "terlambat": [
                {"nomor": one.ref, "kelas": one.category, "lewat": one.days, "sebab": one.reason}
                for one in told.late[:40]
            ],
            "terlambat_lain": max(len(told.late) - 40, 0),
            "judul_bukti": PROVEN,
            "bukti": [
                {"nama": grade, "surat": mails, "keputusan": decisions}
                for grade, mails, decisions in (told.proven.rows() if told.proven else ())
            ],
            "bukti_jumlah": _chart(dict(told.proven.totals()) if told.proven else {}),
        },
    )


def _chart(values: Mapping[str, int]) -> list[dict[str, object]]:
    return [{"nama": name, "nilai": value} for name, value in values.items()]


# ---------------------------------------------------------------- XLSX


def write_book(path: Path, told: Figures) -> None:
    """Sheets with the figures and charts that the spreadsheet draws itself. The file has its name only when it is whole."""
    part = path.with_name(path.name + ".part")
    book = xlsxwriter.Workbook(str(part), {"strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    sheet = book.add_worksheet("Ringkasan")
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 8, 14)
    _rows(sheet, 0, [("Laporan pengaduan", title(told.first)), *summary(told)], head)
    categories = [(name, sum(told.table[c][name] for c in told.channels)) for name in told.categories]
    channels = [(c, sum(told.table[c].values())) for c in told.channels]
    ages = list(told.ages.items())
    at = len(summary(told)) + 3
    for name, values in (
        ("Kelas", categories),
        ("Kanal", channels),
        ("Umur yang terbuka (hari kerja)", ages),
    ):
        _rows(sheet, at, [(name, "Jumlah"), *values], head)
        _draw(book, sheet, name, at, len(values), 3, at)
        at += max(len(values) + 3, 13)
    matrix = book.add_worksheet("Kanal dan kelas")
    matrix.set_column(0, 8, 18)
    _rows(matrix, 0, [("Kanal", *told.categories)], head)
    _rows(matrix, 1, [(c, *told.table[c].values()) for c in told.channels])
    late = book.add_worksheet("Terlambat")
    late.set_column(0, 1, 24)
    late.set_column(3, 3, 60)
    late.set_column(4, 4, 44)
    _rows(late, 0, [("Nomor", "Kelas", "Lewat (hari kerja)", "Alasan tertulis", "Di mana")], head)
    _rows(late, 1, [tuple(asdict(one).values()) for one in told.late])
    if told.proven:
        sheet = book.add_worksheet("Bukti pengirim")
        sheet.set_column(0, 0, 42)
        _rows(sheet, 0, [("Bukti", "Surat", "Keputusan"), *told.proven.rows()], head)
        _rows(sheet, 6, [(PROVEN, ""), *told.proven.totals()], head)
    book.close()
    part.replace(path)


def _rows(
    sheet: xlsxwriter.worksheet.Worksheet, at: int, rows: Sequence[Sequence[object]], head: object = None
) -> None:
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            style = head if down == 0 else None
            if isinstance(value, int | float):
                sheet.write_number(at + down, across, value, style)
            else:
                sheet.write_string(at + down, across, str(value), style)


def _draw(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    name: str,
    at: int,
    count: int,
    column: int,
    row: int,
) -> None:
    if not count:
        return
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [sheet.name, at + 1, 0, at + count, 0],
            "values": [sheet.name, at + 1, 1, at + count, 1],
            "data_labels": {"value": True},
            "fill": {"color": "#1f5a8a"},
        }
    )
    chart.set_title({"name": name, "name_font": {"size": 11}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 460, "height": 230})
    sheet.insert_chart(row, column, chart)
