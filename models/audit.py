"""The audit table: append-only, each row hashed together with the one before it. Judges nothing.

Tamper-evident, not tamper-proof: whoever holds the machine can write the whole chain anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from models.codec import canonical, moment, plain, stamp
from models.database import Database

BEGINNING = "0" * 64


@dataclass(frozen=True)
class AuditRow:
    number: int
    at: datetime
    ref: str
    event: str
    facts: dict[str, Any]
    hash: str


def _link(before: str, line: str) -> str:
    return sha256((before + line).encode()).hexdigest()


def append(db: Database, now: datetime, event: str, ref: str = "", **facts: object) -> None:
    """One row more; must be called inside the writing transaction whose change it tells."""
    last = db.row("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
    number, before = (last[0] + 1, last[1]) if last else (1, BEGINNING)
    at = stamp(now)
    ref = plain(ref)
    told = {name: value for name, value in facts.items() if value not in ("", None, (), [])}
    line = canonical({"number": number, "at": at, "ref": ref, "event": event, "facts": told})
    db.run(
        "INSERT INTO audit (number, at, ref, event, line, hash) VALUES (?, ?, ?, ?, ?, ?)",
        number,
        at,
        ref or None,
        event,
        line,
        _link(before, line),
    )


def read(db: Database, ref: str) -> list[AuditRow]:
    """The life of one case, oldest first."""
    found = db.rows("SELECT number, at, ref, event, line, hash FROM audit WHERE ref = ? ORDER BY number", ref)
    return [
        AuditRow(number, moment(at), ref or "", event, msgspec.json.decode(line)["facts"], chain)
        for number, at, ref, event, line, chain in found
    ]


def facts_between(db: Database, event: str, since: datetime, until: datetime) -> Iterator[dict[str, Any]]:
    """What was told of such events from one moment up to another."""
    after = 0
    while page := db.rows(
        "SELECT number, line FROM audit WHERE number > ? AND event = ? AND at >= ? AND at < ? ORDER BY number LIMIT 1000",
        after,
        event,
        stamp(since),
        stamp(until),
    ):
        yield from (msgspec.json.decode(line)["facts"] for _, line in page)
        after = page[-1][0]


def _all(db: Database) -> Iterator[tuple[Any, ...]]:
    after = 0
    while page := db.rows(
        "SELECT number, at, ref, event, line, hash FROM audit WHERE number > ? ORDER BY number LIMIT 1000",
        after,
    ):
        yield from page
        after = page[-1][0]


def verify(db: Database) -> int | None:
    """The number of the first row that is missing, changed or out of the chain; None when the chain is whole."""
    before, expected = BEGINNING, 1
    for number, at, ref, event, line, chain in _all(db):
        # A row that was taken away breaks the hash of the next one.
        if chain != _link(before, line) or _said(line) != (number, at, ref or "", event):
            return expected
        before, expected = chain, number + 1
    return None


def _said(line: str) -> tuple[Any, ...] | None:
    try:
        facts = msgspec.json.decode(line)
        return facts["number"], facts["at"], facts["ref"], facts["event"]
    except (ValueError, KeyError, TypeError):
        return None
