"""Makes the PDFs that the office knows: lembar disposisi and tanda terima. Pure; the only user of typst.

Values travel as JSON input, so no text of a letter is ever read as markup; only the fonts beside the templates are used,
no clock is read: equal values give equal bytes. Typst is loaded on first use, because it takes 39 MiB: run this in a child.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from mail import words
from mail.mime import clean
from workflow.facts import Case, Done, Office

FOLDER = Path(__file__).resolve().parent.parent / "templates"
URGENCIES = ("Sangat segera", "Segera", "Rahasia")
REQUESTS = ("Tanggapan dan saran", "Proses lebih lanjut", "Koordinasi/konfirmasi")
# What a move is called on paper; a move of a standard's own stands under its own name.
SAID = {
    "disposisi": "Diteruskan untuk ditindaklanjuti",
    "tugaskan": "Ditugaskan untuk dikerjakan",
    "lengkapi": "Dikembalikan kepada pemohon untuk dilengkapi",
    "tanya": "Ditanyakan kepada pemohon",
    "tolak": "Belum dapat diproses",
    "arsip": "Diarsipkan",
    "waktu": "Waktu penyelesaian diubah",
    "serah": "Konten diserahkan untuk diperiksa",
}
# One page: the last dispositions only, each bounded.
ENTRIES, TEXT, NOTE, CELL = 3, 240, 130, 90


@dataclass(frozen=True)
class Entry:
    """One disposition on the slip: when, who, to whom, what."""

    at: datetime
    name: str
    position: str
    said: str
    to: str = ""
    note: str = ""


def entries_of(case: Case, office: Office) -> tuple[Entry, ...]:
    """The dispositions so far, as the decisions of officials show them."""
    return tuple(entry for entry in (_entry(done, office) for done in case.decisions) if entry)


def slip(case: Case, office: Office, entries: Sequence[Entry] | None = None) -> bytes:
    """The lembar disposisi as PDF, one page A4."""
    entries = entries_of(case, office) if entries is None else entries
    letter, zone = case.letter, office.zone
    due = words.due_words(case.due, office) if case.due else None
    forwarded = any(done.move == "disposisi" for done in case.decisions)
    head = next((entry for entry in reversed(entries) if _leads(entry, office)), None)
    urgency = (letter.urgency or "").casefold() if letter else ""
    return _compiled(
        "lembar-disposisi",
        office,
        {
            "surat_dari": _applicant(case, office),
            "nomor_surat": _short(letter.number if letter else "", CELL),
            "tanggal_surat": words.day_words(letter.date, weekday=False) if letter and letter.date else "",
            "diterima": words.day_words(case.received.astimezone(words.zone_of(zone)).date(), weekday=False),
            "nomor_agenda": _short(case.ref),
            "sifat": [{"nama": name, "pilih": name.casefold() == urgency} for name in URGENCIES],
            "hal": _short(letter.subject if letter else case.subject),
            "diminta": _short(words.items_words(letter) if letter else "", 150),
            "dibutuhkan": words.day_words(letter.request.needed_by)
            if letter and letter.request.needed_by
            else "",
            "tenggat": f"{due.hari} ({due.jumlah} hari kerja)" if due else "",
            "kepada": [
                {"nama": _short(p.position, 60), "pilih": forwarded and "kabid" in p.roles}
                for p in office.people
                if {"kabid", "fungsional", "sekretaris"} & set(p.roles)
            ][:6],
            "harap": [{"nama": name, "pilih": forwarded and name == REQUESTS[1]} for name in REQUESTS],
            "disposisi": [_row(entry, zone) for entry in entries[-ENTRIES:]],
            "jabatan_pimpinan": head.position if head else _post(office, "kepala"),
            "paraf": f"{head.name}, {words.moment_words(head.at, zone)}" if head else "",
        },
    )


def receipt(case: Case, office: Office) -> bytes:
    """The tanda terima penyerahan as PDF."""
    letter, zone = case.letter, office.zone
    handed = words.day_words(case.since.astimezone(words.zone_of(zone)).date(), weekday=False)
    rows = [
        ("Pemohon", _applicant(case, office)),
        ("Nomor surat", letter.number if letter else ""),
        ("Tanggal surat", words.day_words(letter.date, weekday=False) if letter and letter.date else ""),
        ("Hal", letter.subject if letter else case.subject),
        ("Yang diminta", words.items_words(letter) if letter else ""),
        ("Diterima lengkap", words.moment_words(case.complete_at, zone) if case.complete_at else ""),
        ("Diserahkan", words.moment_words(case.since, zone)),
        ("Jumlah revisi", str(case.revisions)),
        ("Biaya", "Tidak dipungut biaya"),
    ]
    results = [f"{_short(file.name, 90)} ({words.size_words(file.size)})" for file in case.content]
    return _compiled(
        "tanda-terima",
        office,
        {
            "nomor_agenda": _short(case.ref),
            "rincian": [{"nama": name, "nilai": _short(value)} for name, value in rows if value],
            "hasil": [*results, *(_short(link, 160) for link in case.links)][:15],
            "kota_tanggal": handed,
        },
    )


def figures(office: Office, values: Mapping[str, object]) -> bytes:
    """The month's report about complaints as PDF; the figures are counted elsewhere."""
    return _compiled("laporan-pengaduan", office, values)


# ---------------------------------------------------------------- the parts


def _entry(done: Done, office: Office) -> Entry | None:
    person = office.person(done.by)
    if person is None:
        return None
    said, arguments = SAID.get(done.move, done.move.capitalize()), done.arguments
    if arguments.days:
        said += f": {arguments.days} hari kerja"
    if arguments.until:
        said += f" sampai {words.day_words(arguments.until, weekday=False)}"
    staff = [office.person(key) for key in arguments.staff]
    to = ", ".join(found.name for found in staff if found) or arguments.to
    return Entry(done.at, person.name, person.position, said, to, arguments.note)


def _row(entry: Entry, zone: str) -> dict[str, str]:
    local = entry.at.astimezone(words.zone_of(zone))
    return {
        "tanggal": f"{words.day_words(local.date(), weekday=False)}, {words.hour_words(local.time(), zone)}",
        "jabatan": _short(entry.position, 60),
        "nama": _short(entry.name, 60),
        "isi": _short(entry.said, NOTE),
        "kepada": _short(entry.to, 90),
        "catatan": _short(entry.note, NOTE),
    }


def _leads(entry: Entry, office: Office) -> bool:
    return any(
        p.name == entry.name and p.position == entry.position and {"kepala", "sekretaris"} & set(p.roles)
        for p in office.people
    )


def _post(office: Office, role: str) -> str:
    return next((p.position for p in office.people if role in p.roles), "")


def _applicant(case: Case, office: Office) -> str:
    agency = office.agency(case.agency)
    found = agency.name if agency else (case.letter.agency.name if case.letter else "")
    return _short(found or case.applicant.address, CELL)


def _short(text: str | None, length: int = TEXT) -> str:
    return clean(text or "", length)


def _compiled(name: str, office: Office, more: Mapping[str, object]) -> bytes:
    region = next((office.name.find(mark) for mark in (" Kabupaten ", " Kota ") if mark in office.name), -1)
    values = {
        "pemerintah": f"Pemerintah {office.name[region + 1 :]}" if region > 0 else "",
        "dinas": office.name[:region] if region > 0 else office.name,
        "singkatan": office.short,
        "alamat": office.address,
        "telepon": office.phone,
        "surel": office.mail,
        "laman": office.site.removeprefix("https://").rstrip("/"),
        **more,
    }
    made: bytes = _compiler().compile(
        str(FOLDER / "documents" / f"{name}.typ"),
        sys_inputs={"isi": json.dumps(values, ensure_ascii=False)},
        timestamp=0,
    )
    return made


@cache
def _compiler() -> Any:
    """Kept: finding the fonts anew takes as long as making a sheet."""
    import typst  # on first use: see above

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER / "fonts")]
    )
    return typst.Compiler(root=str(FOLDER / "documents"), font_paths=fonts)
