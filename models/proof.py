"""Whether rows that must agree do agree, and how far the chain reaches. Mends nothing; faults come as words."""

from __future__ import annotations

from datetime import datetime, timedelta

from models.codec import moment, stamp
from models.database import Database
from models.outbox import GIVE_UP

OVERDUE = timedelta(days=1)
"""A case or a message that was due so long ago has been forgotten."""
ASTRAY = timedelta(hours=1)
"""A clock that is so far behind what was written down was set back."""
MOST = 20
"""Lines of each kind: a mail, not a dump."""

_STEPS = """SELECT cases.ref, cases.state, cases.step FROM cases LEFT JOIN steps ON steps.ref = cases.ref
 AND steps.step = cases.step WHERE steps.state IS NULL OR steps.state <> cases.state OR steps.ended IS NOT NULL
 ORDER BY cases.id LIMIT ?"""
_OPEN_STEPS = """SELECT steps.ref, steps.step FROM steps JOIN cases ON cases.ref = steps.ref
 WHERE steps.ended IS NULL AND steps.step > cases.step ORDER BY steps.ref LIMIT ?"""
_BARE = """SELECT outbox.id, outbox.template FROM outbox LEFT JOIN skeletons ON skeletons.outbox = outbox.id
 WHERE skeletons.outbox IS NULL ORDER BY outbox.id LIMIT ?"""
_STUCK = "SELECT id, template FROM outbox WHERE state = 'queued' AND since < ? ORDER BY id LIMIT ?"
_FORGOTTEN = "SELECT digest, attempts FROM messages WHERE place = '' AND seen < ? ORDER BY seen LIMIT ?"
_OVERDUE = "SELECT ref, state FROM cases WHERE wake IS NOT NULL AND wake < ? ORDER BY wake LIMIT ?"
_SILENT = """SELECT cases.ref, cases.state FROM cases WHERE NOT EXISTS
 (SELECT 1 FROM audit WHERE audit.ref = cases.ref) ORDER BY cases.id LIMIT ?"""


def consistency(db: Database, now: datetime) -> list[str]:
    """Cases and their steps, mails and their bytes, and whatever should long have been done."""
    late = stamp(now - OVERDUE)
    newest = db.value("SELECT max(at) FROM audit")
    ahead = newest is not None and int(newest) > stamp(now + ASTRAY)
    return [
        *(
            (f"jam mesin mundur: catatan terakhir bertanggal {moment(int(newest)):%d-%m-%Y %H.%M} UTC",)
            if ahead
            else ()
        ),
        *(
            f"{ref}: langkah {step} tidak cocok dengan keadaan {state!r}"
            for ref, state, step in db.rows(_STEPS, MOST)
        ),
        *(f"{ref}: langkah {step} terbuka di depan" for ref, step in db.rows(_OPEN_STEPS, MOST)),
        *(f"{ref}: keadaan {state!r} tanpa baris catatan" for ref, state in db.rows(_SILENT, MOST)),
        *(f"{ref}: {state!r} terlewat lebih dari sehari" for ref, state in db.rows(_OVERDUE, late, MOST)),
        *(f"surat keluar {id} ({name}) tanpa isi" for id, name in db.rows(_BARE, MOST)),
        *(
            f"surat keluar {id} ({name}) menunggu melewati batasnya"
            for id, name in db.rows(_STUCK, stamp(now - GIVE_UP - OVERDUE), MOST)
        ),
        *(
            f"surat masuk {digest[:12]} terbuka lebih dari sehari ({attempts} kali dicoba)"
            for digest, attempts in db.rows(_FORGOTTEN, late, MOST)
        ),
    ]


def head(db: Database) -> tuple[int, str]:
    """Number and hash of the chain's newest row: whoever keeps it outside can tell later if rows were changed."""
    found = db.row("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
    return (int(found[0]), str(found[1])) if found else (0, "")


def link(db: Database, number: int) -> str:
    """The hash of that row, or nothing."""
    return str(db.value("SELECT hash FROM audit WHERE number = ?", number) or "")


def sizes(db: Database) -> dict[str, int]:
    """Rows of the tables that only grow."""
    return {
        table: int(db.value(f"SELECT count(*) FROM {table}"))
        for table in ("cases", "messages", "outbox", "audit", "attachments")
    }


def kept_files(db: Database) -> list[tuple[str, bool]]:
    """What must lie in the spool: name, and whether it is a message."""
    files = db.rows("SELECT DISTINCT sha256 FROM attachments ORDER BY sha256")
    messages = db.rows("SELECT digest FROM messages WHERE place <> '' ORDER BY digest")
    return [(name, False) for (name,) in files] + [(name, True) for (name,) in messages]
