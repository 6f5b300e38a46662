"""An Inbox with what the tests need around it: where it remembers, what arrived, waiting for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from mail.inbox import Arrived, Inbox, MailboxSettings, Origin
from mail.mark import Claim
from mail.spool import Spool
from tests.servers.dovecot import PASSWORD

QUICK = MailboxSettings(
    host="127.0.0.1",
    user="dinkominfo@suratd.test",
    password=PASSWORD,
    security="none",
    start="all",
    poll_seconds=20,
    timeout=2,
    backoff=(0.02, 0.1),
)


class Reader:
    """`with Reader(port, folder) as reader:`; files everything at once as "done" unless filing is None."""

    def __init__(
        self,
        port: int,
        folder: Path,
        *,
        user: str = QUICK.user,
        origin: Origin | None = None,
        filing: str | None = "done",
        settings: MailboxSettings = QUICK,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        claim: Claim | None = None,
    ) -> None:
        self.spool = Spool(folder)
        self.origins: list[Origin] = []
        self.arrived: list[Arrived] = []
        self.filing = filing
        self._bell = threading.Event()
        self.inbox = Inbox(
            replace(settings, port=port, user=user),
            self.spool,
            origin=origin,
            remember=self.origins.append,
            wake=self._bell.set,
            now=now,
            claim=claim,
        )

    def __enter__(self) -> Reader:
        self.inbox.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.inbox.stop()

    @property
    def raws(self) -> list[bytes]:
        return [self.spool.read_message(one.digest) for one in self.arrived]

    def turn(self, seconds: float = 0.1) -> None:
        self._bell.wait(seconds)
        self._bell.clear()
        for one in self.inbox.take():
            self.arrived.append(one)
            if self.filing is not None:
                self.inbox.file(one.place, self.filing)

    def until(self, reached: Callable[[], bool], seconds: float = 10) -> None:
        end = time.monotonic() + seconds
        while not reached():
            assert time.monotonic() < end, (
                f"not within {seconds} s; trouble: {self.inbox.trouble!r}, {self.arrived}"
            )
            self.turn()

    def until_arrived(self, number: int, seconds: float = 10) -> None:
        self.until(lambda: len(self.arrived) >= number, seconds)

    def until_settled(self, seconds: float = 10) -> None:
        self.until(lambda: self.inbox.settled, seconds)
