"""`suratd aside`: what could not be handled, why, and another try. Works beside a running daemon; deletes nothing."""

from __future__ import annotations

import argparse
import json

from models.store import AsideRow
from operate.clock import wall
from operate.command import configuration
from operate.records import Records, beneath, records, who
from operate.table import columns, moment, printable, size
from parsing import headers

HEAD = 1 << 16


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    verbs = own.add_subparsers(dest="what", metavar="perintah")
    listing = verbs.add_parser("list", help="semua surat di karantina, terbaru di atas")
    beneath(listing)
    listing.add_argument("--json", action="store_true", help="satu objek JSON sebaris")
    show = verbs.add_parser("show", help="satu surat: pengirim, sebab, berkas aslinya")
    beneath(show)
    show.add_argument("digest", metavar="KODE", help="kode surat, atau awalannya")
    show.add_argument("--json", action="store_true", help="satu objek JSON")
    retry = verbs.add_parser("retry", help="coba lagi; daemon mengolahnya pada putaran berikutnya")
    beneath(retry)
    retry.add_argument("digest", nargs="*", metavar="KODE", help="kode surat, atau awalannya")
    retry.add_argument("--all", action="store_true", help="semua yang ada di karantina")


def main(options: argparse.Namespace) -> int:
    with records(options) as found:
        if options.what == "show":
            return _show(found, options.digest, options.json)
        if options.what == "retry":
            return _retry(found, options.digest, options.all)
        return _list(found, getattr(options, "json", False))


def _list(found: Records, as_json: bool) -> int:
    rows = found.store.aside_list()
    if as_json:
        for row in rows:
            print(json.dumps(_facts(found, row), ensure_ascii=False))
        return 0
    if not rows:
        print("Tidak ada surat di karantina.")
        return 0
    zone = found.office.zone
    told = [(row, _facts(found, row)) for row in rows]
    cells = [
        (r.digest[:12], moment(r.received, zone), str(f["from"]), str(f["subject"]), r.reason)
        for r, f in told
    ]
    print(columns(("KODE", "DITERIMA", "DARI", "PERIHAL", "SEBAB"), cells))
    print("\nLihat: suratd aside show KODE. Setelah sebabnya diperbaiki: suratd aside retry KODE.")
    return 0


def _facts(found: Records, row: AsideRow) -> dict[str, object]:
    """The row, and what stands on the envelope; the message itself is not opened here."""
    path = found.message_path(row.digest)
    try:
        with path.open("rb") as file:
            head, _ = headers.split(file.read(HEAD))
    except OSError:
        head, _ = headers.split(b"")
    return {
        "digest": row.digest,
        "from": printable(head.text("from"))[:200],
        "subject": printable(head.text("subject"))[:200],
        "date": printable(head.text("date"))[:60],
        "received": row.received.isoformat(),
        "settled": row.settled.isoformat() if row.settled else None,
        "size": row.size,
        "attempts": row.attempts,
        "place": row.place,
        "rule": row.rule,
        "reason": row.reason,
        "ref": row.ref or None,
        "file": str(path) if path.exists() else None,
    }


def _one(found: Records, digest: str) -> AsideRow:
    row = found.store.aside_show(digest.lower())
    if row is None:
        raise ValueError(
            f"{digest}: tidak ada satu surat dengan kode itu (atau lebih dari satu). Lihat `suratd aside list`."
        )
    return row


def _show(found: Records, digest: str, as_json: bool) -> int:
    row = _one(found, digest)
    facts = _facts(found, row)
    if as_json:
        print(json.dumps(facts, ensure_ascii=False))
        return 0
    zone = found.office.zone
    place = {"": "sedang diolah", "aside": "karantina"}.get(row.place, row.place)
    print(f"Kode     : {row.digest}")
    print(f"Dari     : {facts['from'] or '-'}")
    print(f"Perihal  : {facts['subject'] or '-'}")
    print(f"Diterima : {moment(row.received, zone)}, {size(row.size)}")
    print(f"Tempat   : {place}{f', {moment(row.settled, zone)}' if row.settled else ''}")
    print(f"Sebab    : {printable(row.reason) or '-'}")
    print(f"Percobaan: {row.attempts}")
    if facts["file"]:
        print(f"Berkas   : {facts['file']}")
        print(f"Periksa  : suratd explain {facts['file']}")
    else:
        print("Berkas   : TIDAK ADA di folder berkas; periksa dengan `suratd check`.")
    if row.place == "aside":
        print(f"Coba lagi: suratd aside retry {row.digest[:12]}")
    return 0


TOO_LARGE = (
    "melebihi batas, hanya kepala suratnya yang disimpan. Naikkan message_mb pada [limits], jalankan ulang daemon, "
    "lalu pindahkan suratnya dengan program surel dari {folder} ke {inbox}."
)


def _only_headers(found: Records, row: AsideRow) -> bool:
    """A message over the limit was never fetched whole: trying again would judge it by its headers."""
    path = found.message_path(row.digest)
    return path.stat().st_size < row.size and not headers.split(path.read_bytes())[1].strip()


def _retry(found: Records, digests: list[str], all_of_them: bool) -> int:
    if all_of_them == bool(digests):
        raise ValueError("sebutkan kode surat, atau --all untuk semuanya")
    rows = found.store.aside_list(1_000_000) if all_of_them else [_one(found, digest) for digest in digests]
    for row in rows:
        if row.place != "aside":
            raise ValueError(
                f"{row.digest[:12]}: tidak ada di karantina; tidak ada yang diubah untuk surat ini"
            )
        if not found.message_path(row.digest).exists():
            raise ValueError(
                f"{row.digest[:12]}: berkas aslinya tidak ada di {found.files}; kembalikan dari cadangan"
            )
        if _only_headers(found, row):
            box = found.settings.mailbox
            told = f"{row.digest[:12]}: {TOO_LARGE.format(folder=box.aside, inbox=box.inbox)}"
            if not all_of_them:
                raise ValueError(told)
            print(told)
            continue
        found.store.aside_retry(row.digest, wall(), who())
        print(f"{row.digest[:12]}: dicoba lagi")
    running = found.store.running()
    print(
        f"{len(rows)} surat diserahkan kembali; "
        + ("daemon mengolahnya sebentar lagi." if running else "daemon TIDAK berjalan: `suratd run`.")
    )
    return 0
