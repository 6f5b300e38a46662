"""The register as XLSX: one row a case, real dates, and no cell that a spreadsheet would calculate."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from models.store import Store
from operate.report import COLUMNS, harmless, row_of, write_register
from operate.settings import example
from tests.models.samples import NOW, a_case, moving, open_one
from tests.operate.desk import Admin
from workflow.facts import Done, Item, Mailbox, Pause, Request

SPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def cells(path: Path) -> tuple[list[dict[str, str]], str]:
    """Rows by column letter, texts looked up; and the sheet itself."""
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    texts = ["".join(t.text or "" for t in si.iter(f"{{{SPACE['x']}}}t")) for si in strings]
    rows = []
    for row in ElementTree.fromstring(sheet).iterfind(".//x:row", SPACE):
        found = {}
        for cell in row:
            value = cell.findtext("x:v", "", SPACE)
            found[re.sub(r"\d", "", cell.attrib["r"])] = texts[int(value)] if cell.get("t") == "s" else value
        rows.append(found)
    return rows, sheet


def test_the_register_has_one_row_for_each_case(admin: Admin, tmp_path: Path) -> None:
    def fill(store: Store) -> None:
        first = open_one(store)
        open_one(store, "kedua", "KMS-2026-0002", received=NOW.replace(year=2025))
        store.apply([moving(first, state="dikerjakan", assignee="andi", revisions=2)], None, NOW)

    admin.records(fill)
    path = tmp_path / "register.xlsx"
    said = admin.types("report", str(path))
    assert said.out == f"{path}: 2 permohonan\n"
    rows, _ = cells(path)
    assert list(rows[0].values()) == [title for title, _ in COLUMNS]
    assert [row["A"] for row in rows[1:]] == ["KMS-2026-0001", "KMS-2026-0002"]
    assert rows[1]["C"] == "Dinas Kesehatan"
    assert rows[1]["N"] == "Andi Contoh"
    assert rows[1]["O"] == "2"
    assert rows[1]["L"] == "46350", "24 November 2026 as a date, not as text"
    assert admin.types("report", str(path), "--year", "2025").out.endswith(": 1 permohonan\n")
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("evil", ["=cmd|'/c calc'!A1", "+1", "-1+2", "@SUM(A1)", "\t=1", "  =1+1", "\r=1"])
def test_no_cell_begins_like_a_formula(tmp_path: Path, evil: str) -> None:
    _, office = example()
    case = a_case(subject=evil, applicant=Mailbox(f"{evil}@x.test"))
    letter = replace(case.letter, number=evil, request=Request(items=(Item(evil, 1),)))
    write_register(tmp_path / "r.xlsx", [replace(case, letter=letter)], office, NOW)
    rows, sheet = cells(tmp_path / "r.xlsx")
    assert "<f>" not in sheet
    for text in rows[1].values():
        assert not text.lstrip().startswith(("=", "@", "+"))
        assert not text.startswith(("-", "\t", "\r"))
    assert harmless("400.14.9/1873/2026") == "400.14.9/1873/2026"


def test_working_days_leave_out_the_waiting_and_name_the_late(tmp_path: Path) -> None:
    _, office = example()
    start = NOW
    asked = start.date() + timedelta(days=1)
    ended = start + timedelta(days=7)
    case = a_case(
        state="selesai",
        asked=(),
        pauses=(Pause(asked, asked + timedelta(days=1)),),
        decisions=(
            Done(4, "diperiksa", "setuju", "kabid", start + timedelta(days=1)),
            Done(5, "diserahkan", "terima", "pemohon", ended),
        ),
        scores=(4, None, 3),
    )
    row = dict(zip([title for title, _ in COLUMNS], row_of(case, office, ended), strict=True))
    assert row["Hari kerja"] == 4, "24, 26, 27 and 30 November; the 25th was spent waiting for the applicant"
    assert row["Tepat waktu"] == "ya"
    assert row["Nilai SKM"] == 3.5
    late = replace(case, decisions=case.decisions[1:])
    assert row_of(late, office, ended)[17] == "tidak"
    still = replace(case, decisions=(), asked=("kepala",))
    assert row_of(still, office, ended)[17] == "terlambat"
