"""Tables that other programs exported: CSV in its dialects, XLSX, and files that are neither."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from parsing.grid import parse_moment, read


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_rows_are_found_under_their_headings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [["Tracking  ID", "Isi"], ["1", '"dua\nbaris"'], ["2", "café"]]
    path = tmp_path / "x.csv"
    path.write_text("\n".join(delimiter.join(row) for row in rows) + "\n", encoding=encoding)
    found = read(path)
    assert [(line.number, line.cells["tracking id"], line.cells["isi"]) for line in found] == [
        (2, "1", "dua\nbaris"),
        (4, "2", "café"),
    ]


def test_a_spreadsheet_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for row, cells in enumerate(
        (["Tracking ID", "Tanggal", "Isi"], ["77", 46349.5, "Jalan rusak"], ["", "", ""])
    ):
        for column, cell in enumerate(cells):
            if cell != "":
                sheet.write(row + 1, column, cell)
    book.close()
    (line,) = read(path)
    assert (line.number, line.cells["tracking id"], line.cells["isi"]) == (3, "77", "Jalan rusak")
    assert parse_moment(line.cells["tanggal"]) == datetime(2026, 11, 23, 12, 0)


@pytest.mark.parametrize(
    ("raw", "why"),
    [(b"PK\x03\x04rusak", "bukan CSV atau XLSX"), (b"", "berkas kosong"), (b" \n", "berkas kosong")],
)
def test_what_is_no_table_is_said(tmp_path: Path, raw: bytes, why: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(raw)
    with pytest.raises(ValueError, match=why):
        read(path)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23 09:30", datetime(2026, 11, 23, 9, 30)),
        ("23/11/2026 09.30 WIB", datetime(2026, 11, 23, 9, 30)),
        ("3-2-2026", datetime(2026, 2, 3)),
        ("46349", datetime(2026, 11, 23)),
    ],
)
def test_days_before_months(text: str, moment: datetime) -> None:
    assert parse_moment(text) == moment


@pytest.mark.parametrize("text", ["31/02/2026", "kemarin", "2026", "99/99/9999"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="tanggal"):
        parse_moment(text)
