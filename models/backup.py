"""Copies of the records, their way back, and the checks that they are whole.

SQLite: a database file. PostgreSQL: one text file that psql understands as well, written from one snapshot.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from models import audit
from models.database import Database, StoreBroken, StoreDown, StoreNewer, lock_file
from models.migrate import changes, copy, sync, version
from models.tables import NUMBERED, TABLES

_END = b"\\.\n"
_HEADER = re.compile(rb"^-- suratd schema (\d+)\n$")
_COPY = re.compile(rb"^COPY (\w+) \(([\w, ]+)\) FROM stdin;\n$")


# ---------------------------------------------------------------- checks


def quick_check(db: Database) -> None:
    """Refuse a damaged database before anything is written to it."""
    if db.sqlite:
        said = db.value("PRAGMA quick_check(1)")
        if said != "ok":
            raise StoreBroken(f"{db.name} is damaged ({said}): put it aside and run `suratd restore`")
    elif (encoding := db.value("SHOW server_encoding")) != "UTF8":
        raise StoreBroken(
            f"the database {db.name} has the encoding {encoding}: create it with ENCODING 'UTF8'"
        )


def integrity(db: Database) -> list[str]:
    troubles = []
    if db.sqlite:
        troubles += [
            f"integrity_check: {said}" for (said,) in db.rows("PRAGMA integrity_check(20)") if said != "ok"
        ]
        orphans = db.rows("PRAGMA foreign_key_check")
        troubles += [
            f"{table}: row {row} has no parent in {parent}" for table, row, parent, _ in orphans[:20]
        ]
    troubles += [
        f"numbers of {code} {year}: {last} taken, {there} cases there"
        for code, year, last, there in db.rows(
            "SELECT counters.code, counters.year, last, count(cases.id) FROM counters "
            "LEFT JOIN cases ON cases.code = counters.code AND cases.year = counters.year "
            "GROUP BY counters.code, counters.year, last HAVING last <> count(cases.id)"
        )
    ]
    broken = audit.verify(db)
    if broken is not None:
        troubles.append(f"audit: the chain breaks at row {broken}")
    return troubles


# ---------------------------------------------------------------- there


def write(db: Database, folder: Path, now: datetime) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"suratd-{now:%Y%m%dT%H%M%S}Z"
    if db.sqlite:
        target = folder / f"{name}.db"
        copy(db, target)
        return target
    target = folder / f"{name}.sql"
    part = target.with_name(target.name + ".part")
    with part.open("wb") as file:
        _dump(db, file)
        file.flush()
        os.fsync(file.fileno())
    part.rename(target)
    sync(folder)
    return target


def _columns(db: Database, table: str) -> str:
    found = db.rows(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() "
        "AND table_name = ? ORDER BY ordinal_position",
        table,
    )
    return ", ".join(name for (name,) in found)


def _dump(db: Database, file: BinaryIO) -> None:
    seen = sha256()
    db.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    try:
        for piece in _pieces(db):
            seen.update(piece)
            file.write(piece)
    finally:
        db.run("ROLLBACK")
    file.write(f"-- end {seen.hexdigest()}\n".encode())


def _pieces(db: Database) -> Iterator[bytes]:
    yield b"-- suratd schema %d\n" % version(db)
    for table in TABLES:
        columns = _columns(db, table)
        yield f"COPY {table} ({columns}) FROM stdin;\n".encode()
        yield from db.copy_out(table, columns)
        yield _END


# ---------------------------------------------------------------- and back


def restore(url: str, copy_of: Path, now: datetime) -> Path | None:
    """Put a backup in place of the records. What was there is kept; returns where (SQLite). Refuses while a daemon runs."""
    if url.startswith("sqlite:///"):
        return _restore_file(Path(url.removeprefix("sqlite:///")), copy_of, now)
    db = Database(url)
    try:
        db.lock()
        _restore_dump(db, copy_of)
    finally:
        db.close()
    return None


def _restore_file(path: Path, source: Path, now: datetime) -> Path | None:
    lock = lock_file(path)
    try:
        part = path.with_name(path.name + ".restored")
        shutil.copyfile(source, part)
        found = Database(f"sqlite:///{part}")
        try:
            quick_check(found)
            if version(found) == 0:
                raise StoreBroken(f"{source} is not a backup of suratd")
        finally:
            found.close()
        sync(part)
        kept = _keep(path, now)
        part.rename(path)
        sync(path.absolute().parent)
    finally:
        os.close(lock)
    return kept


def _keep(path: Path, now: datetime) -> Path | None:
    """Give what is there a second name. Its log must not stay: SQLite would play it into the restored file."""
    if not path.exists():
        return None
    with suppress(StoreBroken, StoreDown):
        # Closing the last connection writes the log into the file; a damaged file keeps its log beside it.
        Database(f"sqlite:///{path}").close()
    kept = path.with_name(f"{path.name}.before-restore-{now:%Y%m%dT%H%M%S}Z")
    for end in ("-wal", "-shm"):
        log = path.with_name(path.name + end)
        if log.exists():
            log.rename(kept.with_name(kept.name + end))
    os.link(path, kept)
    return kept


def _restore_dump(db: Database, source: Path) -> None:
    wanted, known = schema_of(source), changes(db.dialect)
    if wanted > max(known):
        raise StoreNewer(f"{source} has schema {wanted}, this program knows {max(known)}")
    with source.open("rb") as file, db.write():
        for table in reversed(TABLES):
            db.run(f"DROP TABLE IF EXISTS {table} CASCADE")
        db.run("DROP FUNCTION IF EXISTS audit_append_only CASCADE")
        for number, (_, texts) in known.items():
            for text in texts if number <= wanted else []:
                db.run(text)
        _fill(db, file)
        for table in NUMBERED:
            db.run(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
                f"(SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
            )


def schema_of(source: Path) -> int:
    """The schema of a dump; StoreBroken when it is not whole up to its last line."""
    seen, last, header = sha256(), b"", b""
    with source.open("rb") as file:
        for line in file:
            header = header or line
            seen.update(last)
            last = line
    found = _HEADER.match(header)
    if found is None:
        raise StoreBroken(f"{source} is not a backup of suratd for this database")
    if last != f"-- end {seen.hexdigest()}\n".encode():
        raise StoreBroken(f"{source} is damaged or not whole; nothing was changed")
    return int(found[1])


def _fill(db: Database, file: BinaryIO) -> None:
    for line in file:
        begin = _COPY.match(line)
        if begin is not None:
            db.copy_in(begin[1].decode(), begin[2].decode(), _rows(file))


def _rows(file: BinaryIO) -> Iterator[bytes]:
    while (line := file.readline()) and line != _END:
        yield line
