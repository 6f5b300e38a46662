"""Wrong orders, planted into a copy of the program one at a time: the sweep must find each of them.

A plant is text: it fails loudly when the source no longer reads so. `points` are the deaths that a sweep would come to
first, in this order; the first one that finds a fault ends the search.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.crash.points import Point
from tests.world import ROOT


@dataclass(frozen=True)
class Plant:
    """edits: (file, old text, new text). found: words of a fault that this order causes."""

    name: str
    edits: tuple[tuple[str, str, str], ...]
    points: tuple[Point, ...]
    found: tuple[str, ...]


def named(*points: tuple[str, int]) -> tuple[Point, ...]:
    return tuple(Point("named", name, at) for name, at in points)


UNSEEN = (
    ("mail/imap.py", 'self.search(f"UID {first}:*")', 'self.search(f"UNSEEN UID {first}:*")'),
    ("mail/inbox.py", 'f"OR UID {origin.first}:* SINCE', 'f"UNSEEN OR UID {origin.first}:* SINCE'),
)

PLANTS = (
    Plant(
        # Once a message is on record, one that was filed too early goes on from its kept bytes: this comes before that.
        "filed before committed",
        (
            (
                "operate/intake.py",
                "        known = self._program.store.begin(seen",
                """        for one in fresh:
            self._inbox.file(one.place, "done")
        while self._inbox._filings:
            __import__("time").sleep(0.01)
        checkpoint("K11")
        known = self._program.store.begin(seen""",
            ),
        ),
        named(("K11", 1), ("K11", 2)),
        ("messages recorded of",),
    ),
    Plant(
        "sent before committed",
        (
            (
                "operate/intake.py",
                '            checkpoint("K14")\n',
                """            smtp = self._program.settings.smtp
            with __import__("smtplib").SMTP(smtp.host, smtp.port) as client:
                for mail in [m for _, outcome in ready for one in outcome.applied for m in one.mails]:
                    raw = __import__("mail.compose").compose.splice(
                        mail.skeleton, mail.attachments, self._program.spool.read)
                    client.sendmail(self._program.sender.address, [mail.recipient], raw)
            checkpoint("K14")
""",
            ),
        ),
        named(("K14", 1), ("K14", 2)),
        ("different bytes under one Message-ID", "that no record promised"),
    ),
    Plant(
        "marked before sent",
        (
            (
                "operate/courier.py",
                '        checkpoint("K19")\n',
                """        self._program.store.mark([(row.id, "sent", "") for row in fresh], self._program.clock())
        checkpoint("K19")
""",
            ),
        ),
        named(("K19", 1), ("K19", 2)),
        ("never arrived",),
    ),
    Plant(
        "a new Message-ID at each sending",
        (
            (
                "operate/courier.py",
                "lambda: splice(row.skeleton, row.attachments, read)",
                """lambda: __import__("re").sub(
                rb"(?im)^Message-ID: <",
                b"Message-ID: <" + __import__("uuid").uuid4().hex.encode(),
                splice(row.skeleton, row.attachments, read),
                count=1,
            )""",
            ),
        ),
        named(
            ("K24", 1),
        ),
        ("that no record promised",),
    ),
    Plant(
        "only what nobody has read",
        UNSEEN,
        named(("K06", 1), ("K10", 1)),
        ("lies in ['INBOX']",),
    ),
    Plant(
        "read by fetching",
        (
            *UNSEEN,
            ("mail/imap.py", 'f"BODY.PEEK[]<0.{length}>"', 'f"BODY[]<0.{length}>"'),
        ),
        named(("K10", 1), ("K11", 1)),
        ("lies in ['INBOX']",),
    ),
    Plant(
        "plain EXPUNGE",
        (
            (
                "mail/imap.py",
                '            return self._filing("MOVE", name, uids)\n',
                """            why = self._filing("COPY", name, uids)
            self._uid("STORE", uid_set(uids), "+FLAGS.SILENT", r"(\\Deleted)")
            self._trying(self._client.expunge)
            return why
""",
            ),
        ),
        named(
            ("K18", 1),
        ),
        ("the person's own mail",),
    ),
)


def planted(plant: Plant, folder: Path) -> Path:
    """A copy of the program with this one wrong order in it; compiled files come along and keep their times."""
    shutil.copy(ROOT / "daemon.py", folder)
    for package in ("workflow", "mail", "parsing", "models", "operate", "templates", "systemd"):
        shutil.copytree(ROOT / package, folder / package)
    for file, old, new in plant.edits:
        text = (folder / file).read_text()
        assert text.count(old) == 1, f"{plant.name}: {file} has {text.count(old)} times {old!r}"
        (folder / file).write_text(text.replace(old, new))
    return folder
