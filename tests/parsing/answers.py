"""The numbered answers that mails of each stage offer, the staf that can be named, and the tables of phrases."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

from parsing import command
from workflow.facts import Choice, Command, Person

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
STAFF = (
    Person("andi", "Andi Contoh", "Staf", ("staf",), ("andi@suratd.test",)),
    Person("budi", "Budi Contoh", "Staf", ("staf",), ("budi@suratd.test",)),
)
OFFERED = {
    "K": (
        Choice(
            1, "disposisi", "Setuju, teruskan ke Bidang IKP", "Disposisi ke Bidang IKP untuk ditindaklanjuti"
        ),
        Choice(2, "lengkapi", "Kembalikan kepada pemohon untuk dilengkapi", "Lengkapi: "),
        Choice(3, "tolak", "Belum dapat diproses (tolak)", "Tolak: "),
        Choice(4, "tunda", "Tunda sampai tanggal tertentu", "Tunda sampai tanggal "),
        Choice(5, "tanya", "Tanya kepada pemohon", "Tanya: "),
        Choice(6, "arsip", "Arsipkan (cukup diketahui)", "Arsipkan"),
        Choice(7, "teruskan", "Teruskan ke bidang atau instansi lain", "Teruskan ke "),
    ),
    "B": (
        Choice(1, "setuju", "Setuju, serahkan kepada pemohon", "Setuju"),
        Choice(2, "revisi", "Revisi", "Revisi: "),
        Choice(6, "waktu", "Ubah waktu penyelesaian", "WAKTU 3 HK "),
    ),
    "S": (
        Choice(1, "serah", "Serahkan konten", "Selesai, konten terlampir"),
        Choice(5, "tanya", "Tanya kepada pemohon", "Tanya: "),
    ),
    "P": (
        Choice(1, "setuju", "Sudah sesuai, konten diterima", "Sudah sesuai"),
        Choice(2, "revisi", "Revisi", "Revisi: "),
    ),
}


def meant(words: str, stage: str) -> Command:
    """What `suratd explain --words` makes of an answer at a stage."""
    return command.read(words, stage, OFFERED.get(stage, ()), False, STAFF, TODAY)


def phrases(name: str) -> list[dict[str, str]]:
    """A table of phrases: stage, text (line breaks as two characters), move, action, arguments (JSON)."""
    with (HERE / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        row["text"] = row["text"].replace("\\n", "\n")
    return rows


def missed_arguments(row: dict[str, str], found: Command) -> list[str]:
    wanted = json.loads(row.get("arguments") or "{}")
    given = {
        "number": found.arguments.number,
        "staff": list(found.arguments.staff),
        "days": found.arguments.days,
        "until": found.arguments.until.isoformat() if found.arguments.until else None,
        "to": found.arguments.to,
        "note": found.arguments.note,
    }
    return [name for name, value in wanted.items() if given[name] != value]
