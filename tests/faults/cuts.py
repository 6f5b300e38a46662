"""The connection breaks at one byte after the other, to a real Dovecot and through a real Postfix; what must hold then.

Mailbox: every letter is kept with its own bytes, handed on, and lies in exactly one folder in the end; nothing of other
people is gone. Outgoing: a mail that was called done has arrived, one that was called later arrives when it is sent
again, with the same bytes, and none is called never.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mail.inbox import Arrived, Inbox, MailboxSettings
from mail.outbound import Job, Outbound, Server
from mail.spool import Spool, digest_of
from tests.faults.proxy import DOWN, UP, Cut, Proxy
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix

PATIENCE = 30.0
BEYOND = 8
"""So many cuts in a row that no session ever reached are the end of the session."""


RARE = 200
"""One letter in so many may be moved twice: the server, not we, lost the line between copy and expunge."""


@dataclass
class Report:
    """points: connections that broke; violations: what then was not as it must be; copies: letters moved twice."""

    points: int = 0
    violations: list[str] = field(default_factory=list)
    twice: int = 0
    copies: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        came = f"{self.twice} came twice, {self.copies} filed twice"
        return f"{self.points} cuts, {len(self.violations)} violations, {came}, {self.seconds:.0f} s"


def letter(number: int, size: int = 600) -> bytes:
    head = f"From: camat@opd.test\r\nMessage-ID: <{number}@opd.test>\r\nSubject: Surat {number}\r\n"
    head += "Date: Mon, 23 Nov 2026 09:00:00 +0700\r\n\r\n"
    return (head + "isi surat yang panjang sekali\r\n" * (size // 31)).encode()


class Mailbox:
    """One inbox that lives through all the cuts of a sweep, with whoever files what it hands on."""

    def __init__(self, dovecot: Dovecot, user: str, proxy: Proxy, folder: Path) -> None:
        self.spool = Spool(folder)
        self.arrived: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._dovecot, self._user, self._proxy = dovecot, user, proxy
        self._top = dovecot.home(user) / "mail"
        settings = MailboxSettings(
            host="127.0.0.1",
            port=proxy.port,
            user=user,
            password=PASSWORD,
            security="none",
            start=datetime.now(UTC) - timedelta(hours=1),
            poll_seconds=5,
            again_seconds=0.5,
            backoff=(0.002, 0.01),
        )
        self.inbox = Inbox(
            settings,
            self.spool,
            origin=None,
            remember=lambda origin: None,
            wake=self._take,
            now=lambda: datetime.now(UTC),
        )

    def _take(self) -> None:
        for one in self.inbox.take():
            self._check(one)
            self.inbox.file(one.place, "done")

    def _check(self, one: Arrived) -> None:
        if not one.digest or one.too_large:
            self.wrong.append(f"handed on without its bytes: {one}")
        elif digest_of(self.spool.read_message(one.digest)) != one.digest:
            self.wrong.append(f"kept with other bytes: {one}")
        self.arrived[one.digest] += 1

    def files(self, folder: str) -> list[bytes]:
        found = []
        for name in ("new", "cur"):
            for path in (self._top / folder / name).glob("*"):
                found.append(path.read_bytes())
        return found

    def put(self, raw: bytes, name: str, flags: str = "") -> None:
        """As a delivery does it: written, then renamed. With flags it is an old mail that people have looked at."""
        path = self._top / "tmp" / name
        path.write_bytes(raw)
        os.chown(path, *_owner(self._top))
        if flags:
            os.utime(path, (1577934000, 1577934000))
        path.rename(self._top / ("cur" if flags else "new") / (name + flags))

    def until_filed(self, raw: bytes) -> bool:
        """Whether that letter was handed on and nothing but the old one lies in the inbox, within the time."""
        end, digest = time.monotonic() + PATIENCE, digest_of(raw)
        while time.monotonic() < end:
            if self.arrived[digest] and self._count(".") == 1 and self.inbox.connected:
                return True
            time.sleep(0.004)
        return False

    def _count(self, folder: str) -> int:
        return sum(len(os.listdir(self._top / folder / n)) for n in ("new", "cur") if self._there(folder, n))

    def _there(self, folder: str, name: str) -> bool:
        return (self._top / folder / name).is_dir()


def _owner(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_uid, status.st_gid


def imap(dovecot: Dovecot, user: str, cuts: Iterable[Cut], folder: Path) -> Report:
    """One letter a cut: it lies there, the connection breaks, the next one does not."""
    report, began = Report(), time.monotonic()
    # The mailbox is made by looking into it.
    dovecot.messages(user)
    with Proxy(dovecot.imap_port) as proxy:
        box = Mailbox(dovecot, user, proxy, folder)
        old, sent = letter(10**6), [letter(0)]
        # What a person has marked deleted, before our time: it must lie there still, whatever was filed beside it.
        box.put(old, "1577934000.lama.uji", ":2,ST")
        dovecot.messages(user)
        box.put(sent[0], f"{time.time():.6f}.0.uji")
        box.inbox.start()
        if not box.until_filed(sent[0]):
            report.violations.append("the calm run did not end")
        missed = 0
        for number, cut in enumerate(cuts, start=1):
            before = proxy.cut
            raw = letter(number)
            proxy.plan.append(cut)
            box.put(raw, f"{time.time():.6f}.{number}.uji")
            sent.append(raw)
            proxy.drop()
            if not box.until_filed(raw):
                report.violations.append(f"{cut}: not filed after {PATIENCE:.0f} s: {box.inbox.trouble}")
                break
            report.points += proxy.cut - before
            missed = 0 if proxy.cut > before else missed + 1
            if missed >= BEYOND:
                break
        box.inbox.stop()
        _judge(report, box, sent, old)
    report.seconds = time.monotonic() - began
    return report


def _judge(report: Report, box: Mailbox, sent: list[bytes], old: bytes) -> None:
    report.violations += box.wrong
    wanted = Counter(digest_of(raw) for raw in sent)
    lies = Counter(digest_of(raw) for raw in box.files(".Suratd.Selesai"))
    # A server that loses the line between its copy and its expunge moves the letter once more: the same bytes, twice.
    report.copies = sum(lies[d] - 1 for d in wanted if lies[d] > 1)
    report.violations += [f"not among the done: {d}" for d in wanted if not lies[d]]
    if report.copies * RARE > len(wanted) + RARE:
        report.violations.append(f"{report.copies} letters lie twice among the done")
    report.violations += [f"unknown among the done: {d}" for d in lies if d not in wanted]
    report.violations += [f"never handed on: {d}" for d in wanted if not box.arrived[d]]
    if box.files(".") != [old]:
        report.violations.append(
            f"{len(box.files('.'))} mails in the inbox, not the one that was there before us"
        )
    report.twice = sum(n - 1 for n in box.arrived.values())


def smtp(postfix: Postfix, dovecot: Dovecot, user: str, cuts: Iterable[Cut]) -> Report:
    """One mail a cut; what was not taken goes again over a sound wire."""
    report, began, outcomes = Report(), time.monotonic(), {}
    with Proxy(postfix.port) as proxy:
        server = Server("127.0.0.1", proxy.port, security="none", timeout=10, data_timeout=10, at_once=1)
        with Outbound(server) as out:
            missed = 0
            for number, cut in enumerate(cuts):
                raw, before = letter(number, 400), proxy.cut
                job = Job(number, "dinas@suratd.test", user, lambda raw=raw: raw)  # type: ignore[misc]
                # A kept connection would be older than its plan.
                proxy.drop()
                proxy.plan.append(cut)
                (first,) = out.send([job])
                outcomes[number] = first.outcome
                proxy.plan.clear()
                if first.outcome == "later":
                    proxy.drop()
                    (again,) = out.send([job])
                    outcomes[number] = again.outcome
                    if again.outcome != "done":
                        report.violations.append(f"{cut}: {again}")
                elif first.outcome == "never":
                    report.violations.append(f"{cut}: {first}")
                report.points += proxy.cut - before
                missed = 0 if proxy.cut > before else missed + 1
                if missed >= BEYOND:
                    break
    _judge_mails(report, postfix, dovecot, user, outcomes)
    report.seconds = time.monotonic() - began
    return report


def _judge_mails(
    report: Report, postfix: Postfix, dovecot: Dovecot, user: str, outcomes: dict[int, str]
) -> None:
    end = time.monotonic() + PATIENCE
    while postfix.queued() and time.monotonic() < end:
        time.sleep(0.1)
    bodies: dict[str, list[bytes]] = {}
    for raw in dovecot.messages(user):
        at = raw.index(b"Message-ID: <")
        bodies.setdefault(raw[at + 13 :].split(b"@")[0].decode(), []).append(raw[raw.index(b"From: camat") :])
    for number in outcomes:
        copies = [raw.replace(b"\r\n", b"\n") for raw in bodies.get(str(number), [])]
        whole = letter(number, 400).replace(b"\r\n", b"\n")
        if not copies:
            report.violations.append(f"mail {number} never arrived")
        elif any(copy != whole for copy in copies):
            report.violations.append(f"mail {number} arrived with other bytes")
        report.twice += len(copies) - 1


def every(direction: str, most: int, step: int = 1, first: int = 1) -> list[Cut]:
    """Cuts after each byte (each step-th), farewells and resets in turn."""
    return [
        Cut(direction, after, hard=bool(number % 2)) for number, after in enumerate(range(first, most, step))
    ]


DIRECTIONS = (UP, DOWN)
MOST = 6000
