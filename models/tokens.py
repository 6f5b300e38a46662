"""Tokens that left in our mails: whom each was given, for which step and purpose, and whether it was used up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.codec import decode, encode, plain, stamp
from models.database import Database, Stale
from workflow.facts import Choice, Issued

QUESTION = "confirm"
"""The purpose of a question's token, before what it is about."""


@dataclass(frozen=True)
class Recorded:
    """live: the case's present step is the token's, and it was not used."""

    issued: Issued
    live: bool
    used: bool


def issue(db: Database, issued: Issued, now: datetime, hidden: bool = False) -> None:
    db.run(
        "INSERT INTO tokens (label, nonce, ref, step, purpose, address, choices, issued) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        issued.label,
        issued.nonce,
        issued.ref,
        issued.step,
        issued.purpose,
        db.vault.seal_text(issued.address, f"token/{issued.nonce}")
        if hidden and db.vault
        else plain(issued.address),
        encode(issued.choices),
        stamp(now),
    )


def spend(db: Database, issued: Issued, now: datetime) -> None:
    """Use a token up, together with what it decides; Stale when somebody was faster."""
    changed = db.run(
        "UPDATE tokens SET used = ? WHERE label = ? AND nonce = ? AND used IS NULL",
        stamp(now),
        issued.label,
        issued.nonce,
    )
    if changed.rowcount != 1:
        raise Stale(f"token {issued.label} is unknown or used up")


class Tokens:
    _db: Database

    def questions(self, template: str, address: str, since: datetime, most: int) -> int:
        """Questions by this template to this address since then that it has not answered; counted up to `most`."""
        # A token is recorded together with its mail, in the same moment. The index of mails holds who got them and when
        # they left; two ranges of it are a day's mails.
        one = (
            "SELECT 1 FROM outbox JOIN tokens ON tokens.ref = outbox.ref AND tokens.address = outbox.recipient "
            "AND tokens.issued = outbox.created AND tokens.purpose LIKE ? AND tokens.used IS NULL "
            "WHERE outbox.recipient = ? AND outbox.template = ? AND outbox.created >= ?"
        )
        given = (f"{QUESTION}/%", plain(address.lower()), template, stamp(since))
        found = self._db.value(
            f"SELECT count(*) FROM ({one} AND outbox.sent >= ? UNION ALL {one} AND outbox.sent IS NULL LIMIT ?) AS counted",
            *given,
            stamp(since),
            *given,
            most,
        )
        return int(found)

    def tickets(self, label: str) -> list[Recorded]:
        """All tokens with this label (a label names a step shortly, it is not unique), newest first."""
        found = self._db.rows(
            "SELECT label, tokens.ref, tokens.step, purpose, address, nonce, choices, used, cases.step "
            "FROM tokens JOIN cases ON cases.ref = tokens.ref WHERE label = ? ORDER BY issued DESC",
            plain(label),
        )
        return [
            Recorded(
                Issued(
                    row[0],
                    row[1],
                    row[2],
                    row[3],
                    self._db.vault.open_text(row[4], f"token/{row[5]}") if self._db.vault else row[4],
                    row[5],
                    decode(row[6], tuple[Choice, ...]),
                ),
                live=row[2] == row[8] and row[7] is None,
                used=row[7] is not None,
            )
            for row in found
        ]
