"""`suratd outbox`: outgoing mails, what the server said to each, and a person's hand on them. Sends nothing itself."""

from __future__ import annotations

import argparse
import json
import re
import sys
from email import message_from_bytes, policy
from pathlib import Path

from models.store import OutboxRow, is_sealed
from operate.clock import wall
from operate.command import configuration
from operate.records import Records, beneath, records, who
from operate.table import columns, moment, printable

STATES = {"queued": "menunggu kirim", "sent": "terkirim", "failed": "gagal", "held": "ditahan"}
TOKEN = re.compile(r"\b([a-zA-Z0-9]{4})\.[a-zA-Z2-7]{26}\b")
"""What must not stand on a screen that others see (law L23)."""


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    verbs = own.add_subparsers(dest="what", metavar="perintah")
    listing = verbs.add_parser("list", help="surat keluar, terbaru di atas")
    beneath(listing)
    listing.add_argument("--state", choices=STATES, default="", help="hanya keadaan ini")
    listing.add_argument("--case", default="", metavar="NOMOR", help="hanya permohonan ini")
    listing.add_argument("--to", default="", metavar="ALAMAT", help="hanya kepada alamat ini")
    listing.add_argument("--limit", type=int, default=100, metavar="N")
    listing.add_argument("--json", action="store_true", help="satu objek JSON sebaris")
    show = verbs.add_parser("show", help="satu surat keluar: jawaban server dan isinya")
    beneath(show)
    show.add_argument("id", type=int, metavar="ID")
    show.add_argument("--raw", action="store_true", help="byte yang dikirim, tanpa lampiran; memuat token")
    for name, text in (
        ("resend", "kirim sekali lagi: byte dan Message-ID yang sama"),
        ("hold", "tahan yang menunggu kirim"),
        ("release", "lepaskan yang ditahan"),
    ):
        turn = verbs.add_parser(name, help=text)
        beneath(turn)
        turn.add_argument("id", type=int, nargs="+", metavar="ID")


def main(options: argparse.Namespace) -> int:
    with records(options) as found:
        if options.what == "show":
            return _show(found, options.id, options.raw)
        if options.what in ("resend", "hold", "release"):
            return _turn(found, options.what, options.id)
        return _list(found, options)


def _list(found: Records, options: argparse.Namespace) -> int:
    state, case, to = (getattr(options, name, "") for name in ("state", "case", "to"))
    rows = found.store.outbox(state, case.strip("[]").upper(), to, limit=getattr(options, "limit", 100))
    if getattr(options, "json", False):
        for row in rows:
            print(json.dumps(_facts(row), ensure_ascii=False))
        return 0
    if not rows:
        print("Tidak ada surat keluar yang cocok.")
        return 0
    zone = found.office.zone
    heading = ("ID", "NOMOR", "SURAT", "KEPADA", "KEADAAN", "PADA", "JAWABAN SERVER")
    cells = [
        (
            str(r.id),
            r.ref or "-",
            r.template,
            r.recipient,
            STATES.get(r.state, r.state) + (f" ({r.attempts}x)" if r.attempts > 1 else ""),
            moment(r.sent or r.created, zone),
            r.answer,
        )
        for r in rows
    ]
    print(columns(heading, cells))
    return 0


def _facts(row: OutboxRow) -> dict[str, object]:
    return {
        "id": row.id,
        "ref": row.ref or None,
        "template": row.template,
        "recipient": row.recipient,
        "subject": row.subject,
        "state": row.state,
        "attempts": row.attempts,
        "created": row.created.isoformat(),
        "next_try": row.next_try.isoformat() if row.state == "queued" else None,
        "sent": row.sent.isoformat() if row.sent else None,
        "answer": row.answer,
        "key": row.key,
    }


def _show(found: Records, id: int, raw: bool) -> int:
    mail = found.store.mail(id)
    if mail is None:
        raise ValueError(f"{id}: tidak ada surat keluar dengan ID itu. Lihat `suratd outbox list`.")
    row, skeleton, attachments = mail
    if is_sealed(skeleton):
        skeleton = b"\n(surat dari kasus tertutup: isinya terenkripsi dan tidak ditampilkan)\n"
    if raw:
        sys.stdout.flush()
        sys.stdout.buffer.write(skeleton)
        return 0
    zone = found.office.zone
    print(f"ID        : {row.id} ({row.key})")
    print(f"Permohonan: {row.ref or '-'}")
    print(f"Kepada    : {row.recipient}")
    print(f"Perihal   : {printable(row.subject)}")
    # Whole: it is what one looks for in the mail server's log.
    print(f"Message-ID: {row.message_id}")
    print(f"Keadaan   : {STATES.get(row.state, row.state)}, {row.attempts} kali dicoba")
    print(f"Dibuat    : {moment(row.created, zone)}")
    if row.state == "queued":
        print(f"Dicoba    : {moment(row.next_try, zone)}")
    print(f"Terkirim  : {moment(row.sent, zone)}")
    print(f"Jawaban   : {printable(row.answer) or '-'}")
    for file in attachments:
        print(f"Lampiran  : {printable(file.name)} ({file.size} B) {_where(found, file.sha256)}")
    print(f"\n{words_of(skeleton)}")
    return 0


def _where(found: Records, sha256: str) -> Path:
    return found.files / sha256[:2] / sha256


def words_of(skeleton: bytes) -> str:
    """The text part as the recipient reads it, less the tokens that are his alone."""
    message = message_from_bytes(skeleton, policy=policy.default)
    body = message.get_body(("plain",))
    if body is None:
        return "(tanpa bagian teks)"
    text = str(body.get_content())
    return "\n".join(printable(line) for line in TOKEN.sub(r"\1.(token)", text).splitlines())


def _turn(found: Records, what: str, ids: list[int]) -> int:
    turn = {"resend": found.store.resend, "hold": found.store.hold, "release": found.store.release}[what]
    for id in ids:
        if found.store.mail(id) is None:
            raise ValueError(f"{id}: tidak ada surat keluar dengan ID itu; tidak ada yang diubah")
    turn(ids, wall(), who())
    done = {"resend": "dikirim ulang", "hold": "ditahan", "release": "dilepaskan"}[what]
    print(f"{len(ids)} surat {done}: {', '.join(map(str, ids))}")
    if what != "hold" and not found.store.running():
        print("Daemon TIDAK berjalan; surat berangkat setelah `suratd run`.")
    return 0
