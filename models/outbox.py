"""Mails promised by a commit, until a server has taken them (laws L2, L9, L10). Sends nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models import audit, sealed, tokens
from models.codec import decode, encode, moment, plain, stamp
from models.database import Database, Refused
from workflow.facts import File, Mail

ALL = 2**31 - 1
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
LATER = timedelta(hours=4)
GIVE_UP = timedelta(days=5)


@dataclass(frozen=True)
class Outgoing:
    """A mail to be sent now."""

    id: int
    key: str
    ref: str
    recipient: str
    template: str
    subject: str
    message_id: str
    skeleton: bytes
    attachments: tuple[File, ...]
    attempts: int
    created: datetime
    shown: str = ""
    """The recipient as records and logs may name him: not the address of somebody who reports in confidence."""
    stranger: bool = False
    """An automatic answer to an unregistered address."""


@dataclass(frozen=True)
class OutboxRow:
    """A mail as the records show it. state: queued | sent | failed | held; answer: what the server said last."""

    id: int
    key: str
    ref: str
    recipient: str
    template: str
    subject: str
    message_id: str
    state: str
    attempts: int
    created: datetime
    next_try: datetime
    sent: datetime | None
    answer: str
    stranger: bool


_ROW = (
    "SELECT id, key, ref, recipient, template, subject, message_id, state, attempts, created, next_try, sent, "
    "answer, stranger FROM outbox"
)
_TEXT_LIMIT = 2000
"""Of a server's answer: more says nothing more."""


def promise(db: Database, mail: Mail, now: datetime) -> str:
    """Queue a mail and record its token. The key as it was written; "" when it is there already (law L9)."""
    at = stamp(now)
    key, recipient, skeleton, attachments = sealed.as_written(db, mail)
    found = db.row(
        "INSERT INTO outbox (key, ref, template, recipient, subject, message_id, attachments, stranger, created, "
        "since, next_try) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id",
        plain(key),
        mail.ref or None,
        mail.template,
        plain(recipient),
        plain(mail.subject),
        plain(mail.message_id),
        encode(attachments),
        int(mail.stranger),
        at,
        at,
        at,
    )
    if found is None:
        return ""
    db.run("INSERT INTO skeletons (outbox, bytes) VALUES (?, ?)", found[0], skeleton)
    if mail.issued is not None:
        tokens.issue(db, mail.issued, now, mail.hidden)
    return key


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many tries: 1, 5, 15, 60 minutes, then every 4 hours."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else LATER


def _row(row: tuple[Any, ...]) -> OutboxRow:
    id, key, ref, recipient, template, subject, message_id, state, attempts, created, next_try, sent = row[
        :12
    ]
    return OutboxRow(
        id,
        key,
        ref or "",
        recipient,
        template,
        subject,
        message_id,
        state,
        attempts,
        moment(created),
        moment(next_try),
        moment(sent) if sent is not None else None,
        answer=row[12],
        stranger=bool(row[13]),
    )


def _outgoing(db: Database, row: tuple[Any, ...]) -> Outgoing:
    id, key, ref, shown, template, subject, message_id, written, listed, attempts, created, stranger = row
    recipient, skeleton, files = sealed.as_sent(
        db, message_id, shown, bytes(written), decode(listed, tuple[File, ...])
    )
    return Outgoing(
        id,
        key,
        ref or "",
        recipient,
        template,
        subject,
        message_id,
        skeleton,
        files,
        attempts,
        moment(created),
        shown,
        bool(stranger),
    )


def _several(ids: int | Sequence[int]) -> Sequence[int]:
    return [ids] if isinstance(ids, int) else ids


class Outbox:
    _db: Database

    def unsent(self, now: datetime, limit: int = 100) -> list[Outgoing]:
        """Queued mails whose time has come, the longest waiting first."""
        found = self._db.rows(
            "SELECT id, key, ref, recipient, template, subject, message_id, bytes, attachments, attempts, created, "
            "stranger FROM outbox JOIN skeletons ON skeletons.outbox = outbox.id "
            "WHERE state = 'queued' AND next_try <= ? ORDER BY next_try, id LIMIT ?",
            stamp(now),
            limit,
        )
        return [_outgoing(self._db, row) for row in found]

    def mark_sent(self, ids: int | Sequence[int], now: datetime, answer: str | Sequence[str]) -> None:
        """The server took them. `answer` is one text for all, or one for each."""
        self.mark([(id, "sent", text) for id, text in _each(ids, answer)], now)

    def mark_later(self, ids: int | Sequence[int], now: datetime, why: str | Sequence[str]) -> list[int]:
        """Not now: the same bytes again after a while. Returns those given up after five days: failed."""
        return self.mark([(id, "later", text) for id, text in _each(ids, why)], now)

    def mark_failed(self, ids: int | Sequence[int], now: datetime, why: str | Sequence[str]) -> None:
        """The server refused them for good: a person is to be asked."""
        self.mark([(id, "failed", text) for id, text in _each(ids, why)], now)

    def mark(self, outcomes: Sequence[tuple[int, str, str]], now: datetime) -> list[int]:
        """(id, sent | later | failed, answer) of several mails in one transaction; returns the ids given up."""
        given_up = []
        with self._db.write():
            for id, outcome, text in outcomes:
                if outcome == "sent":
                    self._sent(id, now, text)
                elif outcome == "later":
                    given_up += [id] if self._later(id, now, text) else []
                elif outcome == "failed":
                    self._failed(id, now, text)
                else:
                    raise ValueError(f"no outcome {outcome!r}")
        return given_up

    def _sent(self, id: int, now: datetime, answer: str) -> None:
        # Whatever the row says meanwhile (held by a person): the mail is gone, and so it is recorded.
        found = self._db.row(
            "UPDATE outbox SET state = 'sent', sent = ?, attempts = attempts + 1, answer = ? "
            "WHERE id = ? AND state <> 'sent' RETURNING key, ref, recipient",
            stamp(now),
            plain(answer[:_TEXT_LIMIT]),
            id,
        )
        if found:
            audit.append(
                self._db, now, "sent", found[1] or "", mail=found[0], to=found[2], answer=answer[:200]
            )

    def _later(self, id: int, now: datetime, why: str) -> bool:
        found = self._db.row("SELECT attempts, since FROM outbox WHERE id = ? AND state = 'queued'", id)
        if found is None:
            return False
        if now - moment(found[1]) >= GIVE_UP:
            self._failed(id, now, f"given up after {GIVE_UP.days} days: {why}")
            return True
        self._db.run(
            "UPDATE outbox SET attempts = attempts + 1, next_try = ?, answer = ? WHERE id = ?",
            stamp(now + wait_after(found[0] + 1)),
            plain(why[:_TEXT_LIMIT]),
            id,
        )
        return False

    def _failed(self, id: int, now: datetime, why: str) -> None:
        # A bounce may come for a mail that was sent: then, too, it did not arrive.
        found = self._db.row(
            "UPDATE outbox SET state = 'failed', attempts = attempts + 1, answer = ? "
            "WHERE id = ? AND state <> 'failed' RETURNING key, ref, recipient",
            plain(why[:_TEXT_LIMIT]),
            id,
        )
        if found:
            audit.append(self._db, now, "failed", found[1] or "", mail=found[0], to=found[2], why=why[:200])

    def hold(self, ids: int | Sequence[int], now: datetime, by: str = "") -> None:
        """Keep queued mails back until somebody releases them."""
        self._turn(ids, now, by, "held", ("queued",))

    def release(self, ids: int | Sequence[int], now: datetime, by: str = "") -> None:
        self._turn(ids, now, by, "queued", ("held",))

    def resend(self, ids: int | Sequence[int], now: datetime, by: str = "") -> None:
        """Send once more, the same bytes under the same Message-ID."""
        self._turn(ids, now, by, "queued", ("sent", "failed", "held"))

    def _turn(
        self, ids: int | Sequence[int], now: datetime, by: str, state: str, legal: tuple[str, ...]
    ) -> None:
        at = stamp(now)
        with self._db.write():
            for id in _several(ids):
                was = self._db.row("SELECT state, key, ref FROM outbox WHERE id = ?", id)
                if was is None or was[0] not in legal:
                    raise Refused(f"mail {id} is {was[0] if was else 'unknown'}, not {' or '.join(legal)}")
                self._db.run(
                    "UPDATE outbox SET state = ?, attempts = 0, since = ?, next_try = ? WHERE id = ?",
                    state,
                    at,
                    at,
                    id,
                )
                audit.append(self._db, now, f"mail {state}", was[2] or "", mail=was[1], was=was[0], actor=by)

    def outbox(
        self, state: str = "", ref: str = "", recipient: str = "", template: str = "", limit: int = 100
    ) -> list[OutboxRow]:
        """Mails that match all the filters given, newest first."""
        filters = {"state": state, "ref": ref, "recipient": recipient.lower(), "template": template}
        given = {column: value for column, value in filters.items() if value}
        where = " AND ".join(f"{column} = ?" for column in given)
        return [
            _row(row)
            for row in self._db.rows(
                f"{_ROW} {'WHERE ' + where if where else ''} ORDER BY id DESC LIMIT ?", *given.values(), limit
            )
        ]

    def mail_by_message_id(self, message_id: str) -> OutboxRow | None:
        """The mail of ours that a bounce is about."""
        found = self._db.row(f"{_ROW} WHERE message_id = ?", plain(message_id))
        return _row(found) if found else None

    def refs_of(self, message_ids: Sequence[str]) -> str | None:
        """The case of the first of these Message-IDs that is one of ours."""
        for message_id in message_ids:
            found = self._db.value(
                "SELECT ref FROM outbox WHERE message_id = ? AND ref IS NOT NULL", plain(message_id)
            )
            if found:
                return str(found)
        return None

    def sent_to(self, address: str, since: datetime, most: int = ALL) -> int:
        """Mails that a server took for this address since then (the breaker counts these); counted up to `most`."""
        return self._count("recipient = ? AND sent >= ?", plain(address), stamp(since), most)

    def strangers_answered(self, since: datetime, most: int = ALL) -> int:
        """Automatic answers promised since then to all unregistered addresses together; counted up to `most`."""
        return self._count("stranger = 1 AND created >= ?", stamp(since), most)

    def answered_stranger(self, address: str, since: datetime, most: int = ALL) -> int:
        # A reporter stands in the outbox under another name; whoever writes as both is counted together.
        name = self._db.vault.name_for(address) if self._db.vault else address
        own = self._count(
            "stranger = 1 AND recipient = ? AND created >= ?", plain(address), stamp(since), most
        )
        if name == address or own >= most:
            return own
        return own + self._count("stranger = 1 AND recipient = ? AND created >= ?", name, stamp(since), most)

    def _count(self, where: str, *values: object) -> int:
        """The last value is the bound: a limit is reached, by how much does not matter, and the cost stays flat."""
        sql = f"SELECT count(*) FROM (SELECT 1 FROM outbox WHERE {where} LIMIT ?) AS counted"
        return int(self._db.value(sql, *values))


def _each(ids: int | Sequence[int], texts: str | Sequence[str]) -> list[tuple[int, str]]:
    several = _several(ids)
    if isinstance(texts, str):
        return [(id, texts) for id in several]
    return list(zip(several, texts, strict=True))
