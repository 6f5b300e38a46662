"""The daemon as an office runs it, under the eyes of the bench: started as a process, watched from outside, told to end.

The switches against floods are set so high that they never act: the corpus has more mails in a minute than an office
in a year. Nothing else differs from the delivered example.
"""

from __future__ import annotations

import base64
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from bench import corpus
from bench.meter import Cost, peak_of
from bench.place import PASSWORD, USER, Place
from bench.references import Round

ROOT = Path(__file__).parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
STUCK_SECONDS = 180
SETTINGS = """\
[mailbox]
host = "127.0.0.1"
port = {imap}
security = "none"
user = "{user}"
password_file = "{folder}/password"
start = "{start}"
poll_seconds = {poll}

[smtp]
host = "127.0.0.1"
port = {smtp}
security = "none"
user = "{user}"
password_file = "{folder}/password"

[sender]
address = "{user}"
name = "Dinkominfo Purbalingga"

[authentication]
authserv_id = "mx.suratd.test"
token_key_file = "{folder}/token-key"

[letters]
marks = "{marks}"

[limits]
answers_per_stranger_per_day = 1000000
answers_to_strangers_per_day = 1000000
mails_per_address_per_hour = 1000000

[office]
people = "kantor.toml"
admin = "admin@suratd.test"
"""


@dataclass(frozen=True)
class Snapshot:
    """What the records say: everything there is to wait for."""

    messages: int = 0
    unsettled: int = 0
    aside: int = 0
    cases: int = 0
    queued: int = 0
    failed: int = 0


def cpu_of(pid: int) -> tuple[float, float]:
    """User and system seconds of the process, its living descendants, and all of theirs that have ended."""
    children: dict[int, list[int]] = defaultdict(list)
    times: dict[int, list[int]] = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = Path(f"/proc/{entry}/stat").read_text().rpartition(") ")[2].split()
            except OSError:
                continue
            children[int(fields[1])].append(int(entry))
            times[int(entry)] = [int(field) for field in fields[11:15]]
    user = system = 0
    family = [pid]
    while family:
        one = family.pop()
        family += children[one]
        own = times.get(one, [0, 0, 0, 0])
        user, system = user + own[0] + own[2], system + own[1] + own[3]
    return user / TICKS, system / TICKS


class Suratd:
    """`with Suratd(place, …) as daemon:` runs from READY=1 to SIGTERM; costs are read while it still lives."""

    def __init__(
        self, place: Place, marks: str = "on", start: str = "all", poll: int = 30, folder: Path | None = None
    ) -> None:
        self.place = place
        self.folder = folder or place.scratch("suratd")
        self.database = self.folder / "suratd.db"
        values = {
            "imap": place.dovecot.imap_port,
            "smtp": place.sink.port,
            "user": USER,
            "folder": self.folder,
            "marks": marks,
            "start": start,
            "poll": poll,
        }
        (self.folder / "suratd.toml").write_text(SETTINGS.format(**values))
        shutil.copy(ROOT / "systemd" / "contoh" / "kantor.toml", self.folder / "kantor.toml")
        for name, secret in (
            ("password", PASSWORD),
            ("token-key", base64.b64encode(bytes(range(32))).decode()),
        ):
            (self.folder / name).write_text(secret + "\n")
            (self.folder / name).chmod(0o600)
        self.log = self.folder / "suratd.log"

    def __enter__(self) -> Self:
        self.ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        # A name without a file: the folder's path may be longer than a socket's may be.
        self.ear.bind(f"\0suratd-bench-{os.getpid()}-{self.folder.name}")
        self.ear.settimeout(300)
        env = {**os.environ, "NOTIFY_SOCKET": "@" + self.ear.getsockname()[1:].decode()}
        self.began = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "daemon.py"), "run", "-c", str(self.folder / "suratd.toml")],
                stdout=log,
                stderr=log,
                env=env,
            )
        try:
            self._await_ready()
        except BaseException:
            self._end()
            raise
        self.ready = time.monotonic()
        self.cpu_at_ready = cpu_of(self.process.pid)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        self.ear.close()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _await_ready(self) -> None:
        self.ear.settimeout(0.5)
        while True:
            try:
                if b"READY=1" in self.ear.recv(4096):
                    break
            except TimeoutError:
                pass
            if self.process.poll() is not None:
                raise RuntimeError(
                    f"suratd ended with {self.process.returncode} at its start:\n{self._tail()}"
                )
        # From here nobody listens: a full queue of watchdog words must not hold the daemon up.
        self.ear.close()

    def _tail(self) -> str:
        return self.log.read_text(errors="replace")[-3000:]

    def snapshot(self) -> Snapshot:
        """Read-only, from the daemon's own records; only rows that are not yet done are walked through."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)) as records:
            ask = lambda sql: int(records.execute(sql).fetchone()[0])  # noqa: E731
            return Snapshot(
                ask("SELECT count(*) FROM messages"),
                ask("SELECT count(*) FROM messages WHERE place = ''"),
                ask("SELECT count(*) FROM messages WHERE place = 'aside'"),
                ask("SELECT count(*) FROM cases"),
                ask("SELECT count(*) FROM outbox WHERE state = 'queued'"),
                ask("SELECT count(*) FROM outbox WHERE state IN ('failed', 'held')"),
            )

    def work(self, count: int, before: int = 0, pause: float = 0.1) -> tuple[Cost, Snapshot]:
        """Waits until the inbox is empty, every message is settled and no mail waits; what that cost since the start."""
        best, since = (count + 1, 0), time.monotonic()
        while True:
            waiting = self.place.waiting()
            found = self.snapshot() if waiting == 0 else None
            if found and found.messages >= count + before and not found.unsettled and not found.queued:
                break
            mark = (waiting, found.queued if found else 0)
            if mark != best:
                best, since = mark, time.monotonic()
            if self.process.poll() is not None or time.monotonic() - since > STUCK_SECONDS:
                raise RuntimeError(f"suratd does not go on: {waiting} in INBOX, {found}\n{self._tail()}")
            time.sleep(pause)
        return self.cost(), found

    def cost(self) -> Cost:
        user, system = cpu_of(self.process.pid)
        return Cost(time.monotonic() - self.began, user, system, peak_of(self.process.pid), 0)


def whole_job(place: Place, count: int, marks: str) -> Round:
    """Everything that suratd does with a mailbox, from its start until the last mail has left."""
    place.refill(count)
    with Suratd(place, marks) as daemon:
        cost, found = daemon.work(count)
        start = daemon.ready - daemon.began
    sent = place.sink.counts()
    shutil.copy(daemon.log, corpus.OUT / f"suratd-{marks}.log")
    shutil.rmtree(daemon.folder)
    letters = sum(corpus.kind_of(serial) == corpus.LETTER for serial in range(count))
    # A daemon that did not do the work is fast: then there is no figure.
    assert found.cases >= 0.95 * letters, (
        f"{letters} letters but {found.cases} cases; see bench/out/suratd-{marks}.log"
    )
    assert found.aside <= 0.01 * count, f"{found.aside} messages went aside"
    assert sent["mails"] == sent["distinct"], f"mails left twice: {sent}"
    notes = f"{found.cases} cases, {found.aside} aside, {found.failed} mails failed, start {start:.1f} s"
    return Round(f"suratd, marks {marks}", count, cost, int(sent["mails"]), notes)
