"""The demo's look into the daemon's records, beside the running daemon. Only reads."""

from __future__ import annotations

from dataclasses import replace

from models.database import StoreBroken, StoreDown
from models.glance import Glance, open_glance
from models.store import OutboxRow
from operate import settings as configuration
from operate.demo.servers import Office as Room
from workflow.facts import Case


class Watch:
    """Opens the records when the daemon has made them; until then everything is empty."""

    def __init__(self, room: Room) -> None:
        self._settings, self.office = configuration.load(room.config, secrets=False)
        self._path = room.folder / "suratd.db"
        self._store: Glance | None = None

    @property
    def store(self) -> Glance | None:
        if self._store is None and self._path.exists():
            try:
                self._store = open_glance(self._settings.store.database)
                self.office = replace(self.office, calendar=self._store.calendar())
            except (StoreBroken, StoreDown):
                return None  # The daemon is just making them.
        return self._store

    def cases(self) -> list[Case]:
        """Oldest first."""
        return sorted(self.store.cases(1000), key=lambda case: case.ref) if self.store else []

    def mails(self) -> list[OutboxRow]:
        """Every mail promised so far, in order."""
        return list(reversed(self.store.outbox(limit=100_000))) if self.store else []

    def has_mail(self, ref: str, template: str) -> bool:
        return any(row.ref == ref and row.template == template for row in self.mails())

    def settled(self) -> bool:
        """Every message that was seen has its place, and no mail waits to be sent."""
        if self.store is None:
            return False
        totals = self.store.totals()
        return not totals.messages.get("open") and not totals.mails.get("queued")

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
