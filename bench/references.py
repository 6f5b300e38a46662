"""The programs that suratd is measured against: mbsync, the bare pipeline, django-helpdesk. Each does one round.

mbsync only copies; the bare pipeline copies, reads and answers without care; django-helpdesk opens tickets, never a PDF.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench import corpus, meter
from bench.place import PASSWORD, USER, Place

HERE = Path(__file__).parent
VENV = HERE / ".venv-helpdesk"
PINNED = HERE / "helpdesk-requirements.txt"


@dataclass(frozen=True)
class Round:
    """What one program did with one mailbox."""

    name: str
    messages: int
    cost: meter.Cost
    mails: int = 0
    notes: str = ""

    @property
    def rate(self) -> float:
        return self.messages / self.cost.wall

    @property
    def cpu_ms(self) -> float:
        return 1000 * self.cost.cpu / self.messages


MBSYNC = """\
FSync yes
IMAPStore far
Host 127.0.0.1
Port {port}
User {user}
Pass {password}
SSLType None
AuthMechs LOGIN

MaildirStore near
Path {folder}/
Inbox {folder}/INBOX
SubFolders Verbatim

Channel all
Far :far:
Near :near:
Patterns INBOX
Sync Pull
Create Near
SyncState *
"""


def mbsync(place: Place, count: int) -> Round:
    """Pulls the whole mailbox into a local Maildir, each message synced to the disk."""
    place.refill(count)
    folder = place.scratch("mbsync")
    settings = folder / "mbsyncrc"
    settings.write_text(
        MBSYNC.format(port=place.dovecot.imap_port, user=USER, password=PASSWORD, folder=folder)
    )
    cost = meter.spend(["mbsync", "-c", str(settings), "all"], folder / "cost.json")
    got = sum(1 for part in ("cur", "new") for _ in (folder / "INBOX" / part).iterdir())
    assert got == count, f"mbsync copied {got} of {count}"
    shutil.rmtree(folder)
    return Round("mbsync", count, cost)


def bare(place: Place, count: int) -> Round:
    place.refill(count)
    folder = place.scratch("bare")
    ports = str(place.dovecot.imap_port), str(place.sink.port)
    command = [
        sys.executable,
        "-m",
        "bench.bare",
        ports[0],
        USER,
        PASSWORD,
        ports[1],
        str(folder / "bare.db"),
    ]
    cost = meter.spend(command, folder / "cost.json")
    steps = json.loads((folder / "cost.log").read_text().splitlines()[-1])
    assert steps.pop("messages") == count
    mails = int(place.sink.counts()["mails"])
    notes = ", ".join(
        f"{name} {1000 * cpu / count:.2f}/{1000 * wall / count:.2f}" for name, (cpu, wall) in steps.items()
    )
    shutil.rmtree(folder)
    return Round("bare", count, cost, mails, f"CPU/wall ms a message: {notes}")


# ---------------------------------------------------------------- django-helpdesk


def helpdesk_ready() -> Path:
    """Its own environment and a database with its tables and one queue, made once. The Python of the environment."""
    python = VENV / "bin" / "python"
    if not (VENV / "ready").exists():
        print("installing django-helpdesk for comparison …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "-r", str(PINNED)], check=True)
        (VENV / "ready").touch()
    return python


def helpdesk(place: Place, count: int) -> Round:
    """`manage.py get_email`: every message becomes a ticket with its attachments, and is answered over SMTP."""
    python = helpdesk_ready()
    place.refill(count)
    folder = place.scratch("helpdesk")
    env = {"HELPDESK_FOLDER": str(folder), "HELPDESK_SMTP": str(place.sink.port), "PATH": "/usr/bin:/bin"}
    command = [str(python), str(HERE / "helpdesk_site.py")]
    empty = corpus.OUT / "helpdesk.db"
    if not empty.exists():
        subprocess.run([*command, "migrate", "-v", "0"], check=True, env=env)
        subprocess.run([*command, "loaddata", "-v", "0", "emailtemplate"], check=True, env=env)
        shutil.copy(folder / "helpdesk.db", empty)
    shutil.copy(empty, folder / "helpdesk.db")
    queue = [*command, "queue", str(place.dovecot.imap_port), USER, PASSWORD]
    subprocess.run(queue, check=True, env=env)
    cost = meter.spend([*command, "get_email", "--quiet"], folder / "cost.json", env)
    left, mails = place.waiting(), int(place.sink.counts()["mails"])
    shutil.rmtree(folder)
    return Round("django-helpdesk", count, cost, mails, f"{left} messages left in INBOX")
