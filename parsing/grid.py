"""A table that another program exported (CSV, XLSX) -> its rows as texts under their headings. Judges nothing."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

LARGEST = 40 << 20
UNPACKED = 200 << 20
MOST_ROWS = 20_000
NAMESPACE = re.compile(r"^\{[^}]*\}")


@dataclass(frozen=True)
class Line:
    """One row: the number by which a person finds it, and its cells by their heading in lower case."""

    number: int
    cells: dict[str, str]


def read(path: Path) -> list[Line]:
    """The rows under the first row that is not empty; ValueError says why the file cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"{path}: lebih dari {LARGEST >> 20} MB")
        raw = path.read_bytes()
    except OSError as error:
        raise ValueError(f"{path}: tidak dapat dibaca ({error.strerror})") from None
    if not raw.strip():
        raise ValueError(f"{path}: berkas kosong")
    try:
        rows = _xlsx(raw) if raw[:2] == b"PK" else _csv(raw)
        return _lines(rows)
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, csv.Error) as error:
        raise ValueError(f"{path}: bukan CSV atau XLSX yang utuh ({error})") from None


def _lines(rows: Iterator[tuple[int, list[str]]]) -> list[Line]:
    heading: list[str] = []
    found: list[Line] = []
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if not heading:
            heading = [" ".join(cell.split()).lower() for cell in cells]
            continue
        found.append(Line(number, {name: cell for name, cell in zip(heading, cells, strict=False) if name}))
        if len(found) > MOST_ROWS:
            raise ValueError(f"lebih dari {MOST_ROWS} baris; mohon dibagi")
    return found


# ---------------------------------------------------------------- CSV


def _csv(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _text(raw)
    first = text.partition("\n")[0]
    delimiter = max(";,\t|", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    csv.field_size_limit(LARGEST)
    start = 1
    for cells in reader:
        # A cell may hold line ends: a row is found by the line on which it begins.
        yield start, cells
        start = reader.line_num + 1


def _text(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", "replace")


# ---------------------------------------------------------------- XLSX


def _xlsx(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        if sum(info.file_size for info in book.infolist()) > UNPACKED:
            raise ValueError("isi XLSX terlalu besar")
        names = sorted(n for n in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
        if not names:
            raise KeyError("xl/worksheets/sheet1.xml")
        shared = (
            _shared(book.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in book.namelist() else []
        )
        sheet = ElementTree.fromstring(book.read(min(names, key=len)))
    for at, row in enumerate((e for e in sheet.iter() if _tag(e) == "row"), 1):
        cells: list[str] = []
        for cell in (e for e in row if _tag(e) == "c"):
            column = _column(cell.get("r", "")) if cell.get("r") else len(cells)
            cells += [""] * (min(column, 500) - len(cells))
            cells.append(_cell(cell, shared))
        yield int(row.get("r") or at), cells


def _shared(raw: bytes) -> list[str]:
    return [_texts(item) for item in ElementTree.fromstring(raw) if _tag(item) == "si"]


def _texts(element: ElementTree.Element) -> str:
    return "".join(e.text or "" for e in element.iter() if _tag(e) == "t")


def _cell(cell: ElementTree.Element, shared: list[str]) -> str:
    value = next((e.text or "" for e in cell if _tag(e) == "v"), "")
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    return _texts(cell) if cell.get("t") == "inlineStr" else value


def _column(place: str) -> int:
    number = 0
    for letter in re.sub(r"[^A-Z]", "", place.upper()):
        number = number * 26 + ord(letter) - 64
    return max(number - 1, 0)


def _tag(element: ElementTree.Element) -> str:
    return NAMESPACE.sub("", element.tag)


# ---------------------------------------------------------------- days


def parse_moment(text: str) -> datetime:
    """A day with or without an hour, as exports write it; also the day number of a spreadsheet. Naive local time."""
    text = " ".join(text.split())
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return datetime(1899, 12, 30) + timedelta(days=float(text))
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        pass
    match = re.fullmatch(
        r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?)?(?: WIB)?", text
    )
    if match is None:
        raise ValueError(f"tanggal {text!r} tidak dikenal; contoh: 2026-11-23 09:30")
    day, month, year, hour, minute = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        raise ValueError(f"tanggal {text!r} tidak ada di kalender") from None
