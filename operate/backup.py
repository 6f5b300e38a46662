"""`suratd backup`: a whole copy of the records and of the files that belong to them, while the daemon works on.

The records are copied first: every file that they name was kept before, so the copy of the files, which follows,
holds it. Files never change, so the next backup adds only what is new. Secrets are not copied. In the end the copy is
restored into a place of its own and compared (operate/proof.py): a backup that nobody has restored is a hope.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from operate.checkpoint import checkpoint
from operate.clock import wall
from operate.command import configuration
from operate.proof import prove
from operate.records import records
from operate.table import size

FILES = "files"


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    own.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="baku: [store] backup")


def main(options: argparse.Namespace) -> int:
    troubles: list[str] = []
    with records(options) as found:
        folder = options.folder or found.settings.store.backup
        checkpoint("K33")
        target = found.store.backup(folder, wall())
        checkpoint("K34")
        print(f"Catatan : {target} ({size(target.stat().st_size)})")
        if "://" in found.settings.store.files:
            print(f"Berkas  : tidak disalin, {found.settings.store.files} bukan folder di mesin ini")
            return 0
        there, new, moved, linked = copy_files(found.files, folder / FILES)
        drop_plain(found.files, folder / FILES)
        database = found.settings.store.database
        troubles, only_read = prove(found.store, database, target, found.files, folder / FILES, wall())
        if only_read and not troubles:
            print(f"Terbaca : utuh sampai akhir, tetapi tidak dicoba dikembalikan: {only_read}")
            print(
                "          Beri pengguna basis data hak CREATEDB (ALTER ROLE … CREATEDB) agar terbukti tiap malam."
            )
        elif not troubles:
            print("Terbukti: dikembalikan ke tempat sementara dan dibandingkan dengan catatan")
    print(f"Berkas  : {there} berkas di {folder / FILES}, {new} di antaranya baru ({size(moved)})")
    if linked:
        print("          di cakram yang sama: satu byte untuk keduanya. Salin folder ini ke mesin lain juga.")
    print("Tidak ikut disalin: token-key dan kata sandi. Simpan keduanya di tempat lain yang aman.")
    for trouble in troubles:
        print(f"SALAH: {trouble}")
    return 1 if troubles else 0


def names(spool: Path) -> Iterator[Path]:
    """Every kept file of a spool, relative to it; what is still being written has no name of this shape."""
    for tree in ("", "messages/", "sealed/parts/", "sealed/messages/"):
        for path in spool.glob(f"{tree}[0-9a-f][0-9a-f]/*"):
            if len(path.name) == 64 and path.is_file():
                yield path.relative_to(spool)


def drop_plain(spool: Path, target: Path) -> None:
    """What was sealed since the last copy must not stay readable there: its plain twin goes when the sealed one is in."""
    for sealed, plain in (("sealed/parts", ""), ("sealed/messages", "messages")):
        for path in spool.glob(f"{sealed}/[0-9a-f][0-9a-f]/*"):
            twin = target / plain / path.parent.name / path.name
            if twin.exists() and (target / path.relative_to(spool)).exists():
                twin.unlink()


def copy_files(spool: Path, target: Path) -> tuple[int, int, int, bool]:
    """All files of the spool into target: how many there are, how many were new, their bytes, and whether by hard link."""
    there = new = moved = 0
    linked = False
    for name in names(spool):
        source, copy = spool / name, target / name
        length = source.stat().st_size
        there += 1
        # A shorter one was cut off by a power cut before it was on the disk.
        if copy.exists() and copy.stat().st_size == length:
            continue
        copy.parent.mkdir(parents=True, exist_ok=True)
        linked = place(source, copy) or linked
        new, moved = new + 1, moved + length
    if new:
        os.sync()
    return there, new, moved, linked


def place(source: Path, target: Path) -> bool:
    """Give target the same bytes; True when by hard link, which costs no room on the same file system."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        os.link(source, part)
        by_link = True
    except OSError:
        shutil.copyfile(source, part)
        by_link = False
    part.replace(target)
    return by_link
