"""`suratd calendar`: the office's holidays, listed and changed while the daemon runs; it then counts open cases anew."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from operate import calendar
from operate.clock import wall
from operate.command import configuration
from operate.records import Records, beneath, records, who
from workflow.workdays import KINDS, local_day


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    verbs = own.add_subparsers(dest="what", metavar="perintah")
    listing = verbs.add_parser("list", help="hari libur yang tercatat")
    beneath(listing)
    listing.add_argument("--year", type=int, metavar="TAHUN")
    listing.add_argument("--json", action="store_true", help="satu objek JSON")
    add = verbs.add_parser("add", help="tambah atau betulkan satu hari")
    beneath(add)
    add.add_argument("day", metavar="TANGGAL", help="2028-12-18 atau 18/12/2028")
    add.add_argument("kind", metavar="JENIS", help=", ".join(KINDS))
    add.add_argument("name", nargs="+", metavar="NAMA")
    add.add_argument("--decree", default="", metavar="KEPUTUSAN", help="nomor SKB atau surat edaran")
    drop = verbs.add_parser("drop", help="hapus satu hari: ternyata hari kerja")
    beneath(drop)
    drop.add_argument("day", metavar="TANGGAL")
    entry = verbs.add_parser("import", help="seluruh berkas (.toml, .tsv, .csv), atau tidak sama sekali")
    beneath(entry)
    entry.add_argument("file", type=Path, metavar="BERKAS")
    entry.add_argument(
        "--year-complete", type=int, action="append", default=[], metavar="TAHUN", help="tahun ini lengkap"
    )


def main(options: argparse.Namespace) -> int:
    with records(options) as found:
        if options.what in ("add", "drop", "import"):
            print(_change(found, options))
            print(
                "Daemon menghitung ulang tenggat permohonan yang berjalan dan memberi tahu yang dijanjikan."
                if found.store.running()
                else "Daemon TIDAK berjalan; tenggat dihitung ulang setelah `suratd run`."
            )
        elif getattr(options, "json", False):
            print(json.dumps(_facts(found, options.year), ensure_ascii=False))
        else:
            today = local_day(wall(), found.office)
            print(calendar.list_holidays(found.store, today, getattr(options, "year", None)))
    return 0


def _change(found: Records, options: argparse.Namespace) -> str:
    book, now = found.store, wall()
    # The delivered years first: a table that begins with one local day would count as the whole calendar.
    calendar.seed_holidays(book, now)
    if options.what == "add":
        return calendar.add_holiday(
            book, options.day, options.kind, " ".join(options.name), options.decree, who(), now
        )
    if options.what == "drop":
        return calendar.drop_holiday(book, options.day, who(), now)
    return calendar.import_holidays(book, options.file, options.year_complete, who(), now)


def _facts(found: Records, year: int | None) -> dict[str, object]:
    known = found.store.calendar()
    days = [h for _, h in sorted(known.holidays.items()) if year in (None, h.day.year)]
    return {
        "years": sorted(known.years),
        "holidays": [
            {"date": h.day.isoformat(), "kind": h.kind, "name": h.name, "decree": h.decree} for h in days
        ],
    }
