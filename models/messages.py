"""Messages of the mailbox as the records know them: seen, tried, settled in one named place (laws L4, L7, L8)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from models import audit, outbox
from models.codec import moment, plain, stamp
from models.database import Database, Refused, Stale
from workflow.facts import Mail, Place


@dataclass(frozen=True)
class Seen:
    """A message as it lies in the mailbox. digest: identity of law L4; received: INTERNALDATE."""

    digest: str
    place: Place
    received: datetime
    size: int


@dataclass(frozen=True)
class Message:
    """place: "" while it is not settled, then done | aside | others. attempts counts this try too."""

    digest: str
    attempts: int
    place: str = ""
    ref: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AsideRow:
    digest: str
    folder: str
    uidvalidity: int
    uid: int
    received: datetime
    size: int
    attempts: int
    place: str
    rule: str
    ref: str
    reason: str
    settled: datetime | None


@dataclass(frozen=True)
class Counts:
    """Of the messages first seen on a day: seen == done + aside + others + open. `waiting` is open of all days."""

    seen: int
    done: int
    aside: int
    others: int
    open: int
    waiting: int


_ROW = "SELECT digest, folder, uidvalidity, uid, received, size, attempts, place, rule, ref, reason, settled FROM messages"


class Messages:
    _db: Database

    def origin(self, folder: str) -> str | None:
        """From where on a folder is ours (mail/inbox.py, Origin), as it was last recorded."""
        found = self._db.value("SELECT origin FROM origins WHERE folder = ?", plain(folder))
        return str(found) if found is not None else None

    def set_origin(self, folder: str, origin: str) -> None:
        with self._db.write():
            self._db.run(
                "INSERT INTO origins (folder, origin) VALUES (?, ?) ON CONFLICT (folder) "
                "DO UPDATE SET origin = excluded.origin",
                plain(folder),
                plain(origin),
            )

    def owner(self) -> str:
        """A name for these records that every copy of them bears, and no others: made of the moment of their beginning."""
        began = self._db.value("SELECT min(applied) FROM migrations")
        return hashlib.sha256(f"suratd {began}".encode()).hexdigest()[:16]

    def retried(self, limit: int = 20) -> list[Seen]:
        """Messages that a person took out of quarantine and that nobody has begun since."""
        found = self._db.rows(
            "SELECT digest, folder, uidvalidity, uid, received, size FROM messages "
            "WHERE place = '' AND attempts = 0 LIMIT ?",
            limit,
        )
        return [Seen(r[0], Place(r[1], r[2], r[3]), moment(r[4]), r[5]) for r in found]

    def unfinished(self) -> set[str]:
        """Messages that were begun and not settled: asked at start, they are those that were underway at the end."""
        found = self._db.rows("SELECT digest FROM messages WHERE place = '' AND attempts > 0")
        return {str(digest) for (digest,) in found}

    def begin(self, arrivals: Sequence[Seen], now: datetime | None = None) -> dict[str, Message]:
        """Count one try for each message that is not settled, before the try is made; all in one transaction."""
        known: dict[str, Message] = {}
        with self._db.write():
            for arrival in arrivals:
                if arrival.digest not in known:
                    known[arrival.digest] = self._begin(arrival, now or arrival.received)
        return known

    def _begin(self, arrival: Seen, now: datetime) -> Message:
        found = self._db.row(
            "INSERT INTO messages (digest, folder, uidvalidity, uid, received, seen, size, attempts) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (digest) DO UPDATE SET folder = excluded.folder, "
            "uidvalidity = excluded.uidvalidity, uid = excluded.uid, "
            "attempts = messages.attempts + CASE WHEN messages.place = '' THEN 1 ELSE 0 END "
            "RETURNING digest, attempts, place, ref, reason",
            arrival.digest,
            plain(arrival.place.folder),
            arrival.place.uidvalidity,
            arrival.place.uid,
            stamp(arrival.received),
            stamp(now),
            arrival.size,
        )
        assert found is not None
        return Message(found[0], found[1], found[2], found[3] or "", found[4])

    def settle_aside(self, digest: str, reason: str, now: datetime, mails: Sequence[Mail] = ()) -> None:
        """Quarantine, with its reason and the mails that tell of it; Stale when it is settled already."""
        with self._db.write():
            settle(self._db, digest, "aside", "aside", "", now, reason)
            kept = [key for mail in mails if (key := outbox.promise(self._db, mail, now))]
            audit.append(self._db, now, "aside", digest=digest, reason=reason, mails=kept)

    def aside_list(self, limit: int = 1000) -> list[AsideRow]:
        """What waits aside for a person, newest first."""
        found = self._db.rows(f"{_ROW} WHERE place = 'aside' ORDER BY settled DESC LIMIT ?", limit)
        return [_aside_row(row) for row in found]

    def aside_show(self, digest: str) -> AsideRow | None:
        """One message, settled or not, by its digest or the unique beginning of it."""
        low, high = digest.lower(), digest.lower() + "g"
        found = self._db.rows(f"{_ROW} WHERE digest >= ? AND digest < ? LIMIT 2", low, high)
        return _aside_row(found[0]) if len(found) == 1 else None

    def aside_retry(self, digest: str, now: datetime, by: str = "") -> None:
        """Take it as unsettled again, with three new tries; Refused when it is not aside."""
        with self._db.write():
            changed = self._db.run(
                "UPDATE messages SET place = '', settled = NULL, attempts = 0, reason = '', rule = '' "
                "WHERE digest = ? AND place = 'aside'",
                digest,
            )
            if changed.rowcount != 1:
                raise Refused(f"no message {digest} is aside")
            audit.append(self._db, now, "retry", digest=digest, actor=by)

    def counts(self, day: date, zone: tzinfo = UTC) -> Counts:
        """The daily proof that in = out, over the messages first seen on that day of that zone."""
        start = datetime.combine(day, time(), zone)
        end = datetime.combine(day + timedelta(days=1), time(), zone)
        found = self._db.rows(
            "SELECT place, count(*) FROM messages WHERE seen >= ? AND seen < ? GROUP BY place",
            stamp(start),
            stamp(end),
        )
        by = {place: int(number) for place, number in found}
        waiting = int(self._db.value("SELECT count(*) FROM messages WHERE place = ''"))
        return Counts(
            sum(by.values()),
            by.get("done", 0),
            by.get("aside", 0),
            by.get("others", 0),
            by.get("", 0),
            waiting,
        )


def _aside_row(row: tuple[Any, ...]) -> AsideRow:
    digest, folder, uidvalidity, uid, received, size, attempts, place, rule, ref, reason, settled = row
    return AsideRow(
        digest,
        folder,
        uidvalidity,
        uid,
        moment(received),
        size,
        attempts,
        place,
        rule,
        ref or "",
        reason,
        moment(settled) if settled is not None else None,
    )


def settle(
    db: Database, digest: str, place: str, rule: str, ref: str, now: datetime, reason: str = ""
) -> None:
    """Give a message its one named place; a message that has one keeps it (Stale)."""
    changed = db.run(
        "UPDATE messages SET place = ?, rule = ?, ref = ?, reason = ?, settled = ? WHERE digest = ? AND place = ''",
        place,
        plain(rule),
        ref or None,
        plain(reason),
        stamp(now),
        digest,
    )
    if changed.rowcount != 1:
        raise Stale(f"message {digest} is unknown or settled already")
