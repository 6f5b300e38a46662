"""Tokens that left in our mails: whom each was given, for which step and purpose, and whether it was used up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.codec import decode, encode, plain, stamp
from models.database import Database, Stale
from workflow.facts import Choice, Issued


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
