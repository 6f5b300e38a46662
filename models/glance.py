"""The records, looked at beside a running daemon: creates nothing, upgrades nothing, holds no lock.

For the commands that people type. They may change single rows (retry, resend, hold): the database lets them in between.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.codec import decode, moment
from models.database import DAEMON_LOCK, Database, StoreBroken, StoreNewer
from models.migrate import changes, version
from models.outbox import OutboxRow
from models.store import Store
from workflow.facts import File


@dataclass(frozen=True)
class Totals:
    """Counts of all days: messages by place ("" is open), mails by state, cases by state."""

    messages: dict[str, int]
    mails: dict[str, int]
    cases: dict[str, int]


class Glance(Store):
    """A store with a few more questions."""

    def totals(self) -> Totals:
        db = self._db
        messages = {place or "open": int(n) for place, n in db.rows(_BY_PLACE)}
        cases = {state: int(n) for state, n in db.rows("SELECT state, count(*) FROM cases GROUP BY state")}
        # Sent ones are the mass: they are what remains, so that no query reads them row by row.
        mails = {
            state: int(db.value(f"SELECT count(*) FROM outbox WHERE state = '{state}'"))
            for state in ("queued", "failed", "held")
        }
        everything = int(db.value("SELECT count(*) FROM outbox"))
        return Totals(messages, mails | {"sent": everything - sum(mails.values())}, cases)

    def running(self) -> bool:
        """Does a daemon hold these records?"""
        db = self._db
        if not db.sqlite:
            found = db.value(
                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = ? AND granted AND database = "
                "(SELECT oid FROM pg_database WHERE datname = current_database())",
                DAEMON_LOCK,
            )
            return bool(found)
        return is_locked(Path(db.path))

    def last_audit(self) -> tuple[int, Any] | None:
        """Number and moment of the newest row of the chain."""
        found = self._db.row("SELECT number, at FROM audit ORDER BY number DESC LIMIT 1")
        return (int(found[0]), moment(found[1])) if found else None

    def mail(self, id: int) -> tuple[OutboxRow, bytes, tuple[File, ...]] | None:
        """One mail of the outbox: its row, its skeleton and its attachments."""
        found = self._db.row(
            "SELECT message_id, bytes, attachments FROM outbox JOIN skeletons ON skeletons.outbox = id WHERE id = ?",
            id,
        )
        row = self.mail_by_message_id(found[0]) if found else None
        if found is None or row is None:
            return None
        return row, bytes(found[1]), decode(found[2], tuple[File, ...])


_BY_PLACE = "SELECT place, count(*) FROM messages GROUP BY place"


def is_locked(database: Path) -> bool:
    """Does a daemon hold this SQLite database? Asked without creating anything."""
    try:
        handle = os.open(f"{database}.lock", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def open_glance(url: str) -> Glance:
    """The records as they are. StoreBroken: no daemon of this program has opened them yet; StoreNewer: a newer one has."""
    db = Database(url)
    try:
        have, newest = version(db), max(changes(db.dialect))
        if have > newest:
            raise StoreNewer(
                f"{db.name} has schema {have}, this program knows {newest}: install the newer suratd"
            )
        if have < newest:
            raise StoreBroken(
                f"{db.name} has schema {have}, this program needs {newest}: start the daemon once"
            )
    except BaseException:
        db.close()
        raise
    return Glance(db)
