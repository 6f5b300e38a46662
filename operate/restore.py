"""`suratd restore`: a backup in place of the records. What was there is kept beside it; refused while a daemon runs.

Messages that came after the backup lie in the spool but not in these records: they are put aside by name, so that none
is lost (law L7) and a person decides which are tried again.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from models.cases import make_ref, parse_ref
from models.glance import open_glance
from models.store import Seen, Store, StoreBroken, StoreDown, open_store
from models.store import restore as restore_records
from operate import settings as configuration
from operate.backup import FILES, names, place
from operate.clock import wall
from operate.command import configuration as option
from operate.program import SEALED_UP_TO
from operate.standards import load_standards
from operate.table import moment
from workflow.facts import Place

AFTER = "diterima sesudah cadangan dibuat; catatan lama dikembalikan"

TAG = re.compile(rb"\b([A-Z]{2,5})-(20\d\d)-(\d{4,6})\b")
HEAD = 1 << 16
"""Bytes of a mail in which its tag stands, if it has one."""


def arguments(own: argparse.ArgumentParser) -> None:
    option(own)
    own.add_argument(
        "path", type=Path, metavar="CADANGAN", help="berkas cadangan, atau foldernya: yang terbaru"
    )


def main(options: argparse.Namespace) -> int:
    settings, office = configuration.load(options.config, secrets=False)
    source = chosen(options.path, settings.store.database)
    codes = [standard.code for standard in load_standards(settings.office.standards)]
    now = wall()
    kept = restore_records(settings.store.database, source, now)
    print(f"Catatan dikembalikan dari {source}")
    if kept is not None:
        print(f"Catatan sebelumnya disimpan: {kept}")
    store = open_store(settings.store.database, now)
    try:
        store.lock()
        newest = store.cases(1)
        spool = Path(settings.store.files)
        back = bring_back(source.parent / FILES, spool)
        # What came back may be plain: the next start looks through everything.
        (spool / SEALED_UP_TO).unlink(missing_ok=True)
        late = put_aside(store, spool, settings.mailbox.inbox, now)
        given = given_since(store, kept, spool, codes, now.year)
        troubles = store.integrity()
    finally:
        store.close()
    own_like(Path(settings.store.database.removeprefix("sqlite:///")))
    if newest:
        print(
            f"Permohonan terakhir di dalamnya: {newest[0].ref}, diterima {moment(newest[0].received, office.zone)}"
        )
    print(f"Berkas: {back} dikembalikan ke {spool}")
    if late:
        print(f"{late} surat {AFTER}: sekarang di karantina.")
        print("Lihat `suratd aside list`; yang perlu diolah lagi: `suratd aside retry KODE`.")
    for there, known in given:
        print(
            f"Nomor sampai {there} pernah diberikan, catatan ini baru sampai {known}: nomor di antaranya akan dipakai "
            "sekali lagi. Olah dahulu surat di karantina, menurut urutan diterima."
        )
    print(
        "Surat keluar sesudah cadangan tidak tercatat lagi; yang saat itu menunggu kirim akan dikirim (sekali lagi)."
    )
    for trouble in troubles:
        print(f"SALAH: {trouble}")
    print("Berikutnya: `suratd check`, lalu jalankan daemon.")
    return 1 if troubles else 0


def chosen(path: Path, url: str) -> Path:
    """The file itself, or the newest backup in that folder."""
    if not path.is_dir():
        if not path.is_file():
            raise ValueError(f"{path}: tidak ada berkas cadangan di situ; tidak ada yang diubah")
        return path
    end = ".db" if url.startswith("sqlite:///") else ".sql"
    found = sorted(path.glob(f"suratd-*{end}"))
    if not found:
        raise ValueError(f"{path}: tidak ada suratd-*{end} di folder ini; tidak ada yang diubah")
    return found[-1]


def bring_back(copies: Path, spool: Path) -> int:
    """Every file of the backup that the spool lacks."""
    count = 0
    for name in names(copies):
        target = spool / name
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        place(copies / name, target)
        for made in (target.parent.parent, target.parent, target):
            own_like(made)
        count += 1
    if count:
        os.sync()
    return count


def put_aside(store: Store, spool: Path, inbox: str, now: datetime) -> int:
    """Messages of the spool that these records do not know, each with its reason."""
    count = 0
    for path in sorted(spool.glob("messages/[0-9a-f][0-9a-f]/*")):
        if len(path.name) != 64 or store.aside_show(path.name) is not None:
            continue
        found = path.stat()
        received = datetime.fromtimestamp(found.st_mtime, UTC)
        # UIDVALIDITY 0 is none: where it lies in the mailbox is not known any more.
        store.begin([Seen(path.name, Place(inbox, 0, 0), received, found.st_size)], now)
        store.settle_aside(path.name, AFTER, now)
        count += 1
    return count


def given_since(
    store: Store, kept: Path | None, spool: Path, codes: Sequence[str], year: int
) -> list[tuple[str, str]]:
    """Numbers that went out after the backup was made, as far as anything here still tells: the former records, when they
    can be read, and the tags in mails that people wrote meanwhile. Of each kind the highest, and the highest known here."""
    found: dict[tuple[str, int], int] = {}
    kinds = [(code, one) for code in codes for one in (year - 1, year)]
    with contextlib.suppress(StoreBroken, StoreDown):
        former = open_glance(f"sqlite:///{kept}") if kept is not None else None
        if former is not None:
            found = {kind: _last(former, *kind) for kind in kinds}
            former.close()
    for path in spool.glob("messages/[0-9a-f][0-9a-f]/*"):
        with path.open("rb") as file:
            for code, in_year, number in TAG.findall(file.read(HEAD)):
                kind = (code.decode(), int(in_year))
                if kind in kinds:
                    found[kind] = max(found.get(kind, 0), int(number))
    return [
        (make_ref(*kind, number), make_ref(*kind, _last(store, *kind)))
        for kind, number in sorted(found.items())
        if number > _last(store, *kind)
    ]


def _last(store: Store, code: str, year: int) -> int:
    return parse_ref(store.next_ref(code, year))[2] - 1


def own_like(path: Path) -> None:
    """What root writes must stay the daemon's own: it gets the owner of the folder around it."""
    if os.getuid() == 0 and path.exists():
        around = path.parent.stat()
        os.chown(path, around.st_uid, around.st_gid)
