"""Everything the daemon is made of, opened in the right order and closed in the reverse one. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from mail.compose import Sender
from mail.dkim import Lookup
from mail.spool import Spool
from models.store import Store, Vault, open_store
from operate import settings as configuration
from operate.calendar import seed_holidays
from operate.checkpoint import checkpoint
from operate.clock import Clock, wall
from operate.resembling import Recollection
from operate.settings import Settings
from operate.standards import load_standards
from operate.trust import lookup_of
from operate.vigil import Vigil
from parsing.sandbox import Readers
from workflow import workdays
from workflow.decide import Desk
from workflow.facts import Case, Office
from workflow.standard import Standard

SEALED_UP_TO = "sealed/sampai"
"""A file of the spool: when a start has last looked whether everything is sealed. Without it all is looked through."""
DOUBTFUL = timedelta(days=7)


@dataclass
class Program:
    """The opened parts. `office` is replaced when the calendar in the records changes; nothing else changes."""

    settings: Settings
    office: Office
    standards: tuple[Standard, ...]
    store: Store
    spool: Spool
    sender: Sender
    clock: Clock
    readers: Readers | None = None
    lookup: Lookup | None = None
    alarms: dict[str, date] = field(default_factory=dict)
    recollection: Recollection = field(default_factory=Recollection)
    vigil: Vigil = field(default_factory=Vigil)

    def standard(self, case: Case) -> Standard:
        """The standard of a case; KeyError when its file was taken away while cases are open."""
        found = next((s for s in self.standards if s.key == case.standard), None)
        if found is None:
            raise KeyError(f"{case.ref}: standar {case.standard!r} tidak ada lagi; kembalikan berkasnya")
        return found

    def desk(self, standard: Standard, load: Mapping[str, int] | None = None) -> Desk:
        return Desk(
            standard,
            self.office,
            self.clock(),
            self.store.workload() if load is None else load,
            self.settings.letters.tte_replaces_stamp,
        )

    def is_closed(self, ref: str) -> bool:
        """Is this the number of a sealed case?"""
        return any(s.sealed and ref.startswith(f"{s.code}-") for s in self.standards)

    @property
    def today(self) -> date:
        return workdays.local_day(self.clock(), self.office)

    def refresh_calendar(self) -> bool:
        """Take the calendar from the records; True when it changed."""
        calendar = self.store.calendar()
        changed = calendar != self.office.calendar
        self.office = replace(self.office, calendar=calendar)
        return changed

    def close(self) -> None:
        if self.readers is not None:
            self.readers.close()
        self.store.close()


def open_program(path: Path, clock: Clock = wall, write: bool = True, secrets: bool = False) -> Program:
    """Configuration, standards, records and spool. write: become the one daemon (raises Locked); else only look, or,
    with its secrets, record something beside a running daemon."""
    settings, office = configuration.load(path, secrets=write or secrets)
    standards = load_standards(settings.office.standards)
    if "://" in settings.store.files:
        raise ValueError(
            f"[store] files = {settings.store.files!r}: only a folder is supported by this version"
        )
    vault = Vault(configuration.vault_key(settings)) if write or secrets else None
    store = open_store(settings.store.database, clock(), check=write, vault=vault)
    try:
        if write:
            checkpoint("K02")
            store.lock()
            checkpoint("K01")
            seed_holidays(store, clock())
            store.remember_office(office, clock())
        spool = Spool(Path(settings.store.files), *((vault.seal, vault.open) if vault else ()))
        if write:
            spool.clean()
    except BaseException:
        store.close()
        raise
    sender = Sender(
        settings.sender.address,
        settings.sender.name,
        settings.sender.plus_addressing,
        configuration.token_key(settings) if write or secrets else b"",
    )
    program = Program(settings, office, standards, store, spool, sender, clock)
    program.lookup = lookup_of(settings) if write else None
    program.refresh_calendar()
    if write:
        _seal_again(program)
    return program


def _seal_again(program: Program) -> None:
    """Start is recovery (law L11): whoever died between the commit and the sealing left files that are still plain.

    What an earlier start has looked through is not looked at again, but for some days in which a clock may have erred.
    """
    mark = program.spool.folder / SEALED_UP_TO
    now = program.clock()
    messages, files = program.store.sealed_files(_looked_through(mark, now))
    for digest in messages:
        program.spool.seal(digest, message=True)
    for name in files:
        program.spool.seal(name)
    part = mark.with_name(mark.name + ".part")
    part.write_text(now.isoformat())
    part.replace(mark)


def _looked_through(mark: Path, now: datetime) -> datetime | None:
    """From when on files may still be plain; None: all of them may."""
    try:
        last = datetime.fromisoformat(mark.read_text())
        return min(last, now) - DOUBTFUL
    except (OSError, ValueError, TypeError, OverflowError):
        return None
