"""Where a round happens: a private Dovecot with a fresh mailbox, and the sink that takes all outgoing mail.

Dovecot runs as Debian ships it (mail_fsync = optimized: a moved or delivered message is synced before the OK).
"""

from __future__ import annotations

import os
import pwd
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.sink import Sink
from tests.servers.dovecot import Dovecot

USER, PASSWORD = corpus.SERVICE, "contoh-rahasia"


@dataclass
class Place:
    dovecot: Dovecot
    sink: Sink
    folder: Path
    """A scratch folder, new for each program and round."""
    serial: int = 0

    @property
    def maildir(self) -> Path:
        return self.dovecot.home(USER) / "mail"

    def refill(self, count: int, first: int = 0) -> None:
        """A mailbox as if it had just been delivered: no index, no folders, everything unread."""
        self.fill(lambda maildir: corpus.pour(count, maildir, first))

    def fill(self, pour: Callable[[Path], None]) -> None:
        self.dovecot.stop()
        shutil.rmtree(self.dovecot.home(USER), ignore_errors=True)
        self.maildir.mkdir(parents=True)
        owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        for path in (self.dovecot.home(USER), self.maildir):
            own(path, owner)
        pour(self.maildir)
        for path in self.maildir.iterdir():
            own(path, owner)
        self.dovecot.start()
        self.sink.reset()
        self.settle()

    def settle(self) -> None:
        """Writes of the round before must not be charged to this one. The first login builds the index for all alike."""
        os.sync()
        client = self.dovecot.client(USER)
        client.select("INBOX", readonly=True)
        client.logout()
        time.sleep(0.5)

    def scratch(self, name: str) -> Path:
        self.serial += 1
        path = self.folder / f"{self.serial:03d}-{name}"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def waiting(self) -> int:
        """Messages in INBOX, counted in the Maildir itself: that costs the server nothing."""
        return sum(len(os.listdir(self.maildir / part)) for part in ("cur", "new"))


def own(path: Path, owner: pwd.struct_passwd | None) -> None:
    """Dovecot of root serves mail as somebody else."""
    if owner is not None:
        os.chown(path, owner.pw_uid, owner.pw_gid)


@contextmanager
def place(users: dict[str, str] | None = None) -> Iterator[Place]:
    folder = corpus.OUT / f"run-{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        with Dovecot(folder / "dovecot", users={USER: PASSWORD, **(users or {})}) as dovecot, Sink() as sink:
            yield Place(dovecot, sink, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
