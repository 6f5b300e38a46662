"""Is a backup worth anything? It is restored into a place of its own, looked through, and compared with the records.

What came of it is written beside the backups, so that the daemon's mail in the morning can say it. Changes no records.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from models.rehearsal import NoSpare, spare
from models.store import Store, StoreBroken, StoreDown, open_store, schema_of
from models.store import restore as restore_records

NAME = "terbukti.json"
FRESH = timedelta(hours=26)
"""A backup is made each night; the proof of an older one says nothing of the last night."""
SHARES = 16
"""Each night the bytes of one in so many files are compared with their name."""


def prove(
    live: Store, url: str, backup: Path, spool: Path, files: Path, now: datetime
) -> tuple[list[str], str]:
    """Restore, compare, write down: every fault in words, and why it could only be read. files: the copy of the spool."""
    try:
        with _elsewhere(url, backup) as place:
            return _written(backup, now, _tried(live, place, backup, spool, files, now)), ""
    except NoSpare as reason:
        return _read_only(backup, now, str(reason)), str(reason)


@contextmanager
def _elsewhere(url: str, backup: Path) -> Iterator[str]:
    """Where a backup is restored to: a file in a folder of its own, or a second database on the server of the records."""
    if backup.suffix != ".db":
        with spare(url) as place:
            yield place
        return
    with tempfile.TemporaryDirectory(prefix=".bukti-", dir=backup.parent) as folder:
        yield f"sqlite:///{Path(folder) / 'suratd.db'}"


def _tried(live: Store, place: str, backup: Path, spool: Path, files: Path, now: datetime) -> list[str]:
    try:
        restore_records(place, backup, now)
        restored = open_store(place, now)
    except (StoreBroken, StoreDown, OSError) as error:
        return [f"cadangan tidak dapat dikembalikan: {error}"]
    try:
        troubles = [*restored.integrity(), *_compared(live, restored)]
        return troubles + list(_files(restored, spool, files, now.toordinal() % SHARES))
    finally:
        restored.close()


def _read_only(backup: Path, now: datetime, reason: str) -> list[str]:
    """Without a second database a dump is read to its end and its sum compared, and the morning's mail says so."""
    try:
        schema_of(backup)
    except (StoreBroken, OSError) as error:
        return _written(backup, now, [str(error)])
    return _written(backup, now, [], f" (terbaca utuh, tidak dicoba dikembalikan: {reason[:120]})")


def _compared(live: Store, restored: Store) -> Iterator[str]:
    """The records went on meanwhile: they hold what the backup holds, and more."""
    number, hash = restored.head()
    if live.link(number) != hash:
        yield f"cadangan dan catatan berbeda di baris {number} rantai"
    now = live.sizes()
    for table, count in restored.sizes().items():
        if count > now[table]:
            yield f"cadangan memuat {count} baris {table}, catatan hanya {now[table]}"


def _files(restored: Store, spool: Path, files: Path, share: int) -> Iterator[str]:
    """What the records name and the spool has, the copy has too. (What the spool itself lacks, `suratd check` tells.)"""
    for name, message in restored.kept_files():
        copies = [path for path in places(files, name, message) if path.is_file()]
        if not copies:
            if any(path.is_file() for path in places(spool, name, message)):
                yield f"berkas {name[:12]} tidak ada di cadangan"
        elif not message and copies[0].parent.parent == files and int(name[:2], 16) % SHARES == share:
            with copies[0].open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != name:
                    yield f"berkas {name[:12]} berisi lain di cadangan"


def places(spool: Path, name: str, message: bool) -> tuple[Path, Path]:
    """Where a file lies: as it came, or sealed."""
    plain = spool / "messages" if message else spool
    return plain / name[:2] / name, spool / "sealed" / ("messages" if message else "parts") / name[:2] / name


def _written(backup: Path, now: datetime, troubles: list[str], how: str = "") -> list[str]:
    found = {"cadangan": backup.name + how, "waktu": now.isoformat(), "masalah": troubles[:20]}
    part = backup.parent / f"{NAME}.part"
    part.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    part.replace(backup.parent / NAME)
    return troubles


def last(folder: Path, now: datetime) -> tuple[str, list[str]]:
    """For the morning's mail: what the last proof says, and what is wrong with it."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        made, name = datetime.fromisoformat(found["waktu"]), str(found["cadangan"])
        troubles = [str(one) for one in found["masalah"]]
    except FileNotFoundError:
        return "belum ada", ["belum ada cadangan yang terbukti: suratd backup"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return "tidak terbaca", [f"{NAME} tidak terbaca: {type(error).__name__}"]
    if not timedelta(0) <= now - made < FRESH:
        troubles.append(f"cadangan terakhir yang terbukti: {made:%d-%m-%Y}")
    return name, troubles
