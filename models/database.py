"""One connection to SQLite or PostgreSQL, spoken to in plain SQL with `?`. The only user of peewee; knows no table.

Out of here come only the errors named below: callers never see the driver's.
"""

from __future__ import annotations

import fcntl
import logging
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import peewee

from models.vault import Vault

WRITE_LOCK, DAEMON_LOCK = 7381001, 7381002
"""Advisory locks on PostgreSQL: one writing transaction at a time, one daemon at a time."""


_driver_errors: Any = vars(peewee)["__exception_wrapper__"]
"""Peewee's own translation of the driver's errors, for what does not go through execute_sql."""


class StoreBroken(RuntimeError):
    """The records cannot be used as they are; a person has to act."""


class StoreNewer(StoreBroken):
    """The records were written by a newer program."""


class StoreDown(RuntimeError):
    """Try again later: locked by another, disk full, connection lost.

    The transaction has not happened; only where the server vanished within COMMIT, it may have: read again first.
    """


class Locked(RuntimeError):
    """Another daemon works on these records (law L12)."""


class Refused(RuntimeError):
    """A constraint forbids it. Trying the same again will fail again."""


class Stale(Refused):
    """The world moved on since it was read: read again, decide again."""


def _sqlite(path: str) -> Any:
    pragmas = (
        ("journal_mode", "wal"),
        ("synchronous", "full"),
        ("foreign_keys", 1),
        ("cache_size", -2000),
        # Savepoints keep the pages that they may have to bring back: in a file, these were half of all writes.
        ("temp_store", "memory"),
        # A checkpoint costs two more fsyncs: fewer of them, and the log stays below 16 MB.
        ("wal_autocheckpoint", 4000),
    )
    return peewee.SqliteDatabase(
        path, pragmas=pragmas, timeout=5, thread_safe=False, check_same_thread=False, autoconnect=False
    )


def _postgresql(url: str) -> Any:
    return peewee.PostgresqlDatabase(
        url,
        prefer_psycopg3=True,
        thread_safe=False,
        autoconnect=False,
        client_encoding="utf8",
        # A server may be set to answer before its disk does; law L1 does not allow that.
        options="-c synchronous_commit=on -c lock_timeout=30s -c timezone=UTC",
    )


def lock_file(database: Path) -> int:
    """Lock the file beside a SQLite database; the lock goes when the handle is closed or the process ends."""
    handle = os.open(f"{database}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise Locked(f"another suratd is working on {database}") from error
    return handle


@cache
def _percent(sql: str) -> str:
    return sql.replace("?", "%s")


def _ours(error: Exception, name: str) -> RuntimeError:
    """The driver's error as one of ours, named by what the caller does next."""
    said = str(error).strip()
    if isinstance(error, (peewee.IntegrityError, peewee.DataError, OverflowError)):
        return Refused(said)
    if isinstance(error, (peewee.OperationalError, peewee.InterfaceError, peewee.InternalError)):
        return StoreDown(said)
    return StoreBroken(f"{name}: {said}")


class Database:
    def __init__(self, url: str) -> None:
        self.url = url
        self.path = ""
        self.vault: Vault | None = None
        self._lock_file: int | None = None
        self._writing = False
        self._locked = False
        # At level DEBUG peewee logs every value it stores: names, addresses, complaints (law L23).
        logging.getLogger("peewee").setLevel(logging.WARNING)
        if url.startswith("sqlite:///"):
            self.dialect = "sqlite"
            self.path = url.removeprefix("sqlite:///")
            self.raw = _sqlite(self.path)
        elif url.startswith(("postgresql://", "postgres://")):
            self.dialect = "postgresql"
            self.raw = _postgresql("postgresql://" + url.split("://", 1)[1])
        else:
            raise StoreBroken(f"database: {url!r} is neither sqlite:///PATH nor postgresql://USER@HOST/NAME")
        self._connect()
        self._execute = self.raw.execute_sql

    def _connect(self) -> None:
        try:
            self.raw.connect()
        except peewee.OperationalError as error:
            raise StoreDown(f"the database {self.name} cannot be opened: {error}") from error
        except peewee.DatabaseError as error:
            raise StoreBroken(
                f"{self.name} is not a usable database ({error}): put it aside and restore a backup"
            ) from error

    def reconnect(self) -> None:
        """After StoreDown: a new connection in place of one that the server may have dropped, and the lock again."""
        if self.sqlite:
            return
        with suppress(peewee.PeeweeException):
            self.raw.close()
        self._connect()
        if self._locked:
            self._lock_server()

    @property
    def sqlite(self) -> bool:
        return self.dialect == "sqlite"

    @property
    def name(self) -> str:
        """The database without a password, for people."""
        return self.path if self.sqlite else self.url.split("@")[-1]

    def run(self, sql: str, *params: object) -> Any:
        """Execute one statement; the driver's errors become ours."""
        if not self.sqlite:
            sql = _percent(sql)
        try:
            return self._execute(sql, params or None)
        except (peewee.PeeweeException, OverflowError) as error:
            raise _ours(error, self.name) from error

    def row(self, sql: str, *params: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self.run(sql, *params).fetchone()
        return found

    def rows(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self.run(sql, *params).fetchall()
        return found

    def value(self, sql: str, *params: object) -> Any:
        found = self.row(sql, *params)
        return found[0] if found else None

    def copy_out(self, table: str, columns: str) -> Iterator[bytes]:
        """The rows of a table as PostgreSQL's text for COPY."""
        with self._copy(f"COPY {table} ({columns}) TO STDOUT") as rows:
            for chunk in rows:
                yield bytes(chunk)

    def copy_in(self, table: str, columns: str, lines: Iterable[bytes]) -> None:
        with self._copy(f"COPY {table} ({columns}) FROM STDIN") as rows:
            for line in lines:
                rows.write(line)

    @contextmanager
    def _copy(self, sql: str) -> Iterator[Any]:
        try:
            with _driver_errors, self.raw.cursor().copy(sql) as rows:
                yield rows
        except peewee.PeeweeException as error:
            raise _ours(error, self.name) from error

    @contextmanager
    def write(self) -> Iterator[None]:
        """One writing transaction, alone among all writers: numbers and the audit chain have no gaps."""
        if self._writing:
            raise RuntimeError("a writing transaction inside another one")
        self._writing = True
        try:
            if self.sqlite:
                self.run("BEGIN IMMEDIATE")
            else:
                self.run("BEGIN")
            try:
                if not self.sqlite:
                    self.run(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")
                yield
                self.run("COMMIT")
            except BaseException:
                # SQLite may have rolled back by itself already (disk full).
                with suppress(StoreDown, StoreBroken):
                    self.run("ROLLBACK")
                raise
        finally:
            self._writing = False

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part of a writing transaction that can be undone alone."""
        self.run("SAVEPOINT part")
        try:
            yield
        except StoreDown:
            raise
        except Exception:
            self.run("ROLLBACK TO SAVEPOINT part")
            self.run("RELEASE SAVEPOINT part")
            raise
        self.run("RELEASE SAVEPOINT part")

    def lock(self) -> None:
        """Become the one daemon on these records, or raise Locked. Freed when the process ends, however it ends."""
        if not self.sqlite:
            if not self._locked:
                self._lock_server()
            return
        if self._lock_file is not None:
            return
        self._lock_file = lock_file(Path(self.path))

    def _lock_server(self) -> None:
        # The server needs a moment to notice that the one before has died.
        for _ in range(20):
            if self.value(f"SELECT pg_try_advisory_lock({DAEMON_LOCK})"):
                self._locked = True
                return
            time.sleep(0.1)
        raise Locked(f"another suratd is working on the database {self.name}")

    def close(self) -> None:
        if not self.sqlite:
            with suppress(StoreDown, StoreBroken):
                self.run("SELECT pg_advisory_unlock_all()")
            self._locked = False
        self.raw.close()
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None
