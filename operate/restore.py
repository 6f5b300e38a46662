"""`suratd restore`: a backup in place of the records. What was there is kept beside it; refused while a daemon runs.

Messages that came after the backup lie in the spool but not in these records: they are put aside by name, so that none
is lost (law L7) and a person decides which are tried again.
"""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from models.store import Seen, Store, open_store
from models.store import restore as restore_records
from operate import settings as configuration
from operate.backup import FILES, names, place
from operate.clock import wall
from operate.command import configuration as option
from operate.program import SEALED_UP_TO
from operate.table import moment
from workflow.facts import Place

AFTER = "diterima sesudah cadangan dibuat; catatan lama dikembalikan"


def arguments(own: argparse.ArgumentParser) -> None:
    option(own)
    own.add_argument(
        "path", type=Path, metavar="CADANGAN", help="berkas cadangan, atau foldernya: yang terbaru"
    )


def main(options: argparse.Namespace) -> int:
    settings, office = configuration.load(options.config, secrets=False)
    source = chosen(options.path, settings.store.database)
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


def own_like(path: Path) -> None:
    """What root writes must stay the daemon's own: it gets the owner of the folder around it."""
    if os.getuid() == 0 and path.exists():
        around = path.parent.stat()
        os.chown(path, around.st_uid, around.st_gid)
