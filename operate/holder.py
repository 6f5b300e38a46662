"""What these records have to say in their mailbox: who they are, where they lie, and what they last knew (fault F29)."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Callable
from contextlib import suppress
from email.utils import format_datetime
from pathlib import Path

from mail.mark import FIELD, TEXT, Claim, Mark, folder_of
from models.store import Store
from operate.program import Program
from operate.settings import Settings

KNOWN = "penanda/"
"""Before the inbox's name: where the table of origins keeps the mark. No mailbox folder has that name."""
MACHINE = Path("/etc/machine-id")


def claim(program: Program, record: Callable[[Callable[[], None]], None]) -> Claim:
    """record: runs a write where the records may be written, and returns when it is done."""
    store, settings = program.store, program.settings
    return Claim(
        mine(store, settings),
        folder_of(settings.mailbox.done),
        known=known(store, settings),
        remember=lambda mark: record(lambda: remember(store, settings, mark)),
        write=lambda mark: written(program, mark),
    )


def mine(store: Store, settings: Settings) -> Mark:
    """The name of these records, wherever they lie, and of the place where they lie now."""
    place = f"{machine()} {settings.store.database}"
    name = hashlib.sha256(place.encode()).hexdigest()[:16]
    return Mark(store.owner(), name, settings.mailbox.inbox, socket.gethostname())


def machine() -> str:
    with suppress(OSError):
        if found := MACHINE.read_text(encoding="ascii", errors="replace").strip():
            return found
    return socket.gethostname()


def known(store: Store, settings: Settings) -> Mark | None:
    text = store.origin(KNOWN + settings.mailbox.inbox)
    return Mark.from_text(text) if text else None


def remember(store: Store, settings: Settings, mark: Mark) -> None:
    store.set_origin(KNOWN + settings.mailbox.inbox, mark.to_text())


def written(program: Program, mark: Mark) -> bytes:
    """The mark as a mail that a person who finds it can read."""
    address = program.sender.address
    text = TEXT.format(
        date=format_datetime(program.clock()),
        address=address,
        owner=mark.owner,
        place=mark.place,
        term=mark.term,
        domain=address.rpartition("@")[2],
        field=FIELD,
        mark=mark.to_text(),
        host=mark.host,
    )
    return text.replace("\n", "\r\n").encode()
