"""The loop: poll, deliver, tick, daily, in turns, until told to stop. Start is recovery: there is no other way in (L11).

Waits on the monotonic clock only, never longer than a minute (law L16); signal handlers set a flag and nothing else.
The watchdog is fed at the end of a completed turn, so a turn that hangs, or a thread that ended, is seen from outside.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mail.imap import MailboxSettings
from mail.inbox import Inbox, Origin
from models.store import Locked, StoreDown
from operate import holder
from operate import settings as configuration
from operate.bell import Bell
from operate.checkpoint import checkpoint
from operate.clock import EARLIEST, Clock, monotonic, wall
from operate.courier import Courier
from operate.daily import daily
from operate.intake import Intake
from operate.notify import notify
from operate.program import Program, open_program
from operate.tick import recount, tick
from parsing.sandbox import PRELOAD, Readers, ReadersDown, limits_for

log = logging.getLogger("suratd.loop")

LONGEST_WAIT = 30.0
TICK_EVERY = 20.0
TROUBLE_WAIT = 5.0
MANY, GATHER = 8, 0.04
"""While so many messages and mails are underway, a turn waits for more of their results: a commit for ten costs little
more than a commit for one, and the pages of the records are written once for all of them."""
STOPS = (signal.SIGTERM, signal.SIGINT)


class Unreachable(RuntimeError):
    """`run --once` found no mailbox: the daemon would go on trying, a single run says so and ends (exit 75)."""


class ForeignMailbox(RuntimeError):
    """Another installation works in this mailbox; a person must say who is to (exit 78)."""


class Loop:
    """The running daemon: its threads, its turns, its end."""

    def __init__(self, program: Program, tick_every: float = TICK_EVERY) -> None:
        self.program = program
        self._bell, self._halt = Bell(), Bell()
        self._stopping = False
        self._to_record: deque[tuple[Callable[[], None], threading.Event]] = deque()
        self._tick_every, self._next_tick = tick_every, 0.0
        self._completed = False
        self._rest_seconds = min(TROUBLE_WAIT, tick_every)
        preload = (*PRELOAD, "operate.reading", "mail.document", "typst")
        limits = limits_for(program.settings.letters.ocr)
        program.readers = readers = Readers(limits=limits, preload=preload)
        known = program.store.origin(program.settings.mailbox.inbox)
        self.inbox = Inbox(
            mailbox_settings(program),
            program.spool,
            origin=Origin.from_text(known) if known else None,
            remember=lambda origin: self._record(
                lambda: program.store.set_origin(program.settings.mailbox.inbox, origin.to_text())
            ),
            wake=self._bell.ring,
            now=program.clock,
            point=checkpoint,
            claim=holder.claim(program, self._record),
        )
        self.intake = Intake(program, self.inbox, readers, self._bell.ring)
        self.courier = Courier(program, self._bell.ring)
        self.intake.meanwhile = self.courier.note_many

    def stop(self, *_: object) -> None:
        """For signal handlers and tests: finish the turn, then end."""
        self._stopping = True
        self._halt.ring()
        self._bell.ring()

    def _pause(self, seconds: float) -> None:
        """Ended by nothing but `stop`."""
        if not self._stopping:
            self._halt.wait(seconds)

    def _record(self, write: Callable[[], None]) -> None:
        """Called in the inbox's thread; the records are for the loop's thread, which answers by the event."""
        stored = threading.Event()
        self._to_record.append((write, stored))
        self._bell.ring()
        while not stored.wait(1.0):
            if self._stopping:
                raise OSError("stopping before what the mailbox said was recorded")

    def run(self, once: bool = False) -> None:
        self.inbox.start()
        self.courier.start()
        notify("READY=1")
        log.info(
            "started: %d standards, mailbox %s", len(self.program.standards), self.program.sender.address
        )
        try:
            while True:
                self._bell.clear()
                # After that: whoever rings from now on is heard at the end of this turn.
                if self._stopping:
                    break
                if self.inbox.foreign:
                    raise ForeignMailbox(self.inbox.foreign)
                if self._turn():
                    if self.intake.underway + self.courier.underway > MANY:
                        self._pause(GATHER)
                    continue
                self._alive()
                if once and self._nothing_left():
                    break
                if once and self.inbox.scanned is None and self.inbox.trouble:
                    raise Unreachable(f"the mailbox cannot be reached: {self.inbox.trouble}")
                self._bell.wait(0.2 if once else min(LONGEST_WAIT, max(self._next_tick - monotonic(), 0.0)))
        finally:
            notify("STOPPING=1")
            self._end()

    def _turn(self) -> bool:
        """A bit of everything. Trouble with disk or database stops intake and sending for a moment, never the daemon."""
        if self.program.clock() < EARLIEST:
            return self._wait_for_the_clock()
        try:
            self._record_what_waits()
            busy = self.intake.turn()
            if self.inbox.owned:
                busy = self.courier.turn() or busy
            if monotonic() >= self._next_tick:
                self._next_tick = monotonic() + self._tick_every
                if self.program.refresh_calendar():
                    recount(self.program, "kalender hari libur berubah")
                ticked = tick(self.program)
                busy = ticked.done > 0 or busy
                if ticked.more:
                    self._next_tick = 0.0
                self.intake.retry()
                daily(self.program, self.inbox)
                self._completed = True
                self._alive()
            self._completed = True
        except StoreDown:
            log.exception(
                "the records cannot be reached; the mailbox is untouched, the next turn tries again"
            )
            self._completed = True
            self._rest()
            self._reconnect()
            return False
        except (OSError, ReadersDown):
            log.exception("the machine is in trouble; the mailbox is untouched, the next turn tries again")
            self._completed = True
            self._rest()
            return False
        except Exception:  # One turn of one job: the second of the two places where anything may go wrong.
            log.exception("this turn failed; the mailbox is untouched, the next turn tries again")
            self._completed = False
            self._rest()
            return False
        return busy

    def _wait_for_the_clock(self) -> bool:
        """No day is promised by a clock that is surely wrong: mail stays where it is until somebody has set it."""
        if monotonic() >= self._next_tick:
            self._next_tick = monotonic() + self._tick_every
            log.error(
                "the clock of this machine shows %s; nothing is done until it is right", self.program.clock()
            )
        self._completed = True
        self._pause(self._rest_seconds)
        return False

    def _alive(self) -> None:
        """Feed the watchdog: after a turn that was completed, or that waits for records, disk or memory (a new start would
        mend none of them), and while mailbox and courier work. A turn that fails again and again ends in a new start."""
        if self._completed and self.inbox.alive and self.courier.alive:
            notify("WATCHDOG=1")

    def _rest(self) -> None:
        """Whatever was in hand when it failed still lies in the mailbox: it is handed on once more."""
        self._pause(self._rest_seconds)
        self.inbox.rescan()

    def _reconnect(self) -> None:
        try:
            self.program.store.reconnect()
        except (StoreDown, Locked) as error:
            log.error("still no records: %s", error)

    def _record_what_waits(self) -> None:
        while self._to_record:
            write, stored = self._to_record[0]
            write()
            # Only now: the inbox waits for it, and records that could not be reached are tried again.
            self._to_record.popleft()
            stored.set()

    def _nothing_left(self) -> bool:
        return self.inbox.settled and self.intake.idle and self.courier.idle

    def _end(self) -> None:
        checkpoint("K35")
        self.inbox.stop(release=self._stopping)
        self.courier.stop()
        self.program.close()
        log.info("stopped")


def mailbox_settings(program: Program) -> MailboxSettings:
    box, limits = program.settings.mailbox, program.settings.limits
    return MailboxSettings(
        host=box.host,
        user=box.user,
        password=configuration.secret(box.password_file),
        port=box.port,
        security=box.security,
        ca_file=box.ca_file,
        inbox=box.inbox,
        done=box.done,
        aside=box.aside,
        others=box.others,
        sealed=box.sealed,
        start=_start(program),
        poll_seconds=box.poll_seconds,
        message_limit=limits.message_mb << 20,
    )


def _start(program: Program) -> str | datetime:
    """A day in the configuration is that day at the office."""
    start = program.settings.mailbox.start
    return (
        start if isinstance(start, str) else datetime.combine(start, time(0), ZoneInfo(program.office.zone))
    )


def run(path: Path, once: bool = False, clock: Clock = wall, signals: bool = True, **extra: Any) -> None:
    """`suratd run`: open everything, become the one daemon, work until SIGTERM or SIGINT."""
    early: list[int] = []
    if signals:
        # Opening may take long (a check of the records, an upgrade) and is not to be cut off in the middle.
        for name in STOPS:
            signal.signal(name, lambda number, _: early.append(number))
    loop = Loop(open_program(path, clock), **extra)
    if signals:
        for name in STOPS:
            signal.signal(name, loop.stop)
    if early:
        loop.stop()
    loop.run(once)
