"""The records, opened: every query of the program in the words of the domain. The one door to models/.

Used from one thread at a time. Raises only the errors named in models/database.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from models import audit, backup, proof, sealed
from models.apply import Apply, Batch
from models.audit import AuditRow
from models.backup import restore, schema_of
from models.cases import Cases
from models.database import Database, Locked, Refused, Stale, StoreBroken, StoreDown, StoreNewer
from models.labels import Label, Labels
from models.messages import AsideRow, Counts, Message, Messages, Seen
from models.migrate import FOLDER, migrate, sync
from models.office import Office
from models.outbox import Outbox, OutboxRow, Outgoing
from models.tokens import Recorded, Tokens
from models.vault import Unreadable, Vault, is_sealed

__all__ = [
    "AsideRow",
    "AuditRow",
    "Batch",
    "Counts",
    "Label",
    "Locked",
    "Message",
    "OutboxRow",
    "Outgoing",
    "Recorded",
    "Refused",
    "Seen",
    "Stale",
    "Store",
    "StoreBroken",
    "StoreDown",
    "StoreNewer",
    "Unreadable",
    "Vault",
    "is_sealed",
    "open_store",
    "restore",
    "schema_of",
]


class Store(Messages, Apply, Cases, Labels, Tokens, Outbox, Office):
    def __init__(self, db: Database) -> None:
        self._db = db

    def close(self) -> None:
        self._db.close()

    def reconnect(self) -> None:
        """After StoreDown, before the next try: PostgreSQL may have been restarted. Raises StoreDown, Locked."""
        self._db.reconnect()

    def unlock(self, vault: Vault) -> None:
        """Read sealed cases whole from now on. StoreBroken: they were sealed with another key."""
        sealed.try_key(self._db, vault)
        self._db.vault = vault

    def lock(self) -> bool:
        """Become the one daemon on these records (law L12); raises Locked when another one is."""
        self._db.lock()
        return True

    def audit(self, ref: str) -> list[AuditRow]:
        return audit.read(self._db, ref)

    def decided(self, since: datetime, until: datetime) -> Iterator[dict[str, Any]]:
        """What stands in the audit of each decision from one moment up to another."""
        return audit.facts_between(self._db, "decision", since, until)

    def audit_verify(self) -> int | None:
        """The first row that breaks the chain; None when it is whole."""
        return audit.verify(self._db)

    def integrity(self) -> list[str]:
        """Everything that is wrong with the records, in words; empty when all is well. Reads all of them."""
        return backup.integrity(self._db)

    def consistency(self, now: datetime) -> list[str]:
        """Rows that must agree and do not, and what should long have been done; in the office's words."""
        return proof.consistency(self._db, now)

    def head(self) -> tuple[int, str]:
        """Number and hash of the newest row of the audit chain."""
        return proof.head(self._db)

    def link(self, number: int) -> str:
        """The hash of that row of the chain, or nothing."""
        return proof.link(self._db, number)

    def sizes(self) -> dict[str, int]:
        return proof.sizes(self._db)

    def kept_files(self) -> list[tuple[str, bool]]:
        """Names that must lie in the spool, and whether each is a message."""
        return proof.kept_files(self._db)

    def backup(self, target_folder: Path, now: datetime) -> Path:
        """A whole copy of this very moment, complete on disk before it has its name."""
        return backup.write(self._db, target_folder, now)


def open_store(
    url: str, now: datetime, *, check: bool = True, migrations: Path = FOLDER, vault: Vault | None = None
) -> Store:
    """Open, check and bring to this program's schema; StoreNewer or StoreBroken say in words what to do.

    vault: opens sealed cases; without one only their open part is read, and none can be written.
    """
    db = Database(url)
    db.vault = vault
    try:
        if check:
            backup.quick_check(db)
        migrate(db, now, migrations)
        if db.path and db.path != ":memory:":
            # The names of the database and its log must outlive a power cut, too (law L1).
            sync(Path(db.path).absolute().parent)
        if vault is not None:
            sealed.try_key(db, vault)
    except BaseException:
        db.close()
        raise
    return Store(db)
