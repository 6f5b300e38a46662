"""Takes promised mails to the SMTP server and writes down what came of each. Nothing but the outbox sends (law L2).

`sent` is written only after the server's 250 (law L10); what was not answered goes again, the same bytes. A mail that
is refused for good, or given up, asks a person. The sending itself runs in a thread of its own.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from mail.coded import remembering
from mail.mime import on_the_wire, splice
from mail.outbound import Job, Outbound, Result, Server
from models.store import Outgoing, Stale
from operate import settings as configuration
from operate.checkpoint import checkpoint
from operate.program import Program
from operate.writing import admin_notice, promise, write
from workflow.decide import on_undelivered

log = logging.getLogger("suratd.courier")

BATCH = 60
FEW = 20
"""The next batch is fetched while so many of the last one are still on their way."""
MANY = 10
"""So many results are written down at once, even in the middle of a turn."""
HOUR = timedelta(hours=1)


class Courier:
    """`turn` does what can be done now and says whether it did anything. For the loop's thread only."""

    def __init__(self, program: Program, wake: Callable[[], None]) -> None:
        self._program, self._wake = program, wake
        self._coded = remembering(program.spool.read)
        self._underway: dict[int, Outgoing] = {}
        self._jobs: queue.SimpleQueue[list[Job] | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[Result] = queue.SimpleQueue()
        self._unnoted: list[Result] = []
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._carry, name="courier", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish the mails in hand, write down what came of them, end."""
        self._stopping.set()
        self._jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(8.0)
        self._note_results()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    @property
    def idle(self) -> bool:
        """Nothing is underway and nothing could be sent now."""
        return not self._underway and not self._program.store.unsent(self._program.clock(), 1)

    @property
    def underway(self) -> int:
        return len(self._underway)

    def turn(self) -> bool:
        noted = self._note_results()
        if len(self._underway) > FEW:
            return noted
        rows = self._program.store.unsent(self._program.clock(), BATCH + len(self._underway))
        counts, asked = Counter(row.shown for row in self._underway.values()), set[str]()
        fresh = [
            row for row in rows if row.id not in self._underway and self._passes_breaker(row, counts, asked)
        ]
        if not fresh:
            return noted
        checkpoint("K19")
        for row in fresh:
            self._underway[row.id] = row
        self._jobs.put([self._job(row) for row in fresh])
        return True

    # ---------------------------------------------------------------- what came of it

    def note_many(self) -> None:
        """Between the letters of a long turn: what was sent and not written down comes twice when we die now."""
        if self._results.qsize() >= MANY:
            self._note_results()

    def _note_results(self) -> bool:
        found = self._unnoted
        while not self._results.empty():
            found.append(self._results.get())
        if not found:
            return False
        checkpoint("K25")
        words = {"done": "sent", "later": "later", "never": "failed"}
        outcomes = [(int(r.id), words[r.outcome], f"{r.code or ''} {r.answer}".strip()) for r in found]
        # When the records cannot be written now, what came of these mails is still known at the next turn.
        given_up = set(self._program.store.mark(outcomes, self._program.clock()))
        self._unnoted = []
        checkpoint("K26")
        for result in found:
            row = self._underway.pop(int(result.id), None)
            if row is None:
                continue
            log.info(
                "%s: mail=%s to=%s outcome=%s %s",
                row.ref or "-",
                row.template,
                row.shown,
                result.outcome,
                result.code,
            )
            if result.outcome == "never" or row.id in given_up:
                self._ask_a_person(row, result.answer)
        return True

    def _ask_a_person(self, row: Outgoing, why: str) -> None:
        """The petugas hears of a mail that will not arrive; of the petugas' own mails, the admin."""
        program = self._program
        case = program.store.case(row.ref) if row.ref else None
        if case is None or row.template.startswith(("petugas-", "admin-")):
            if not row.template.startswith("admin-"):
                account = f"{row.template} kepada {row.shown}: {why}"
                mails = admin_notice(
                    program,
                    f"failed/{row.id}",
                    "Surat tidak dapat dikirim",
                    account,
                    "suratd outbox list --state failed",
                )
                promise(program, mails, account, "undelivered")
            return
        decision = on_undelivered(
            case, row.recipient, row.template, why, str(row.id), program.desk(program.standard(case))
        )
        try:
            program.store.apply((write(program, case, decision),), None, program.clock())
        except Stale:
            log.info("%s: changed meanwhile; the failed mail stays in the outbox list", row.ref)

    # ---------------------------------------------------------------- on the way

    def _passes_breaker(self, row: Outgoing, counts: Counter[str], asked: set[str]) -> bool:
        """Law L20: no address gets more than so many mails an hour, whatever goes wrong; the admin is told once a day.

        counts: what is on its way to each address; what was sent is asked of the records once a turn.
        """
        limit = self._program.settings.limits.mails_per_address_per_hour
        if row.shown not in asked:
            asked.add(row.shown)
            counts[row.shown] += self._program.store.sent_to(row.shown, self._program.clock() - HOUR, limit)
        if counts[row.shown] < limit:
            counts[row.shown] += 1
            return True
        now = self._program.clock()
        self._program.store.hold(row.id, now, "breaker")
        log.error("%s: held, %s had %d mails within an hour", row.ref or "-", row.shown, limit)
        if row.template.startswith("admin-"):
            return False
        key = f"breaker/{row.shown}/{self._program.today.isoformat()}"
        account = f"{row.shown} menerima {limit} surat dalam satu jam; surat berikutnya ditahan."
        mails = admin_notice(
            self._program,
            key,
            "Pengiriman ditahan",
            account,
            "suratd outbox list --state held; suratd outbox release ID",
        )
        promise(self._program, mails, account, "breaker")
        return False

    def _job(self, row: Outgoing) -> Job:
        # What is sealed is read anew each time, and stays in nobody's memory.
        read = self._program.spool.read if self._program.is_closed(row.ref) else self._coded
        # The text is made ready before the files come in: they need no look, and are twenty times as long.
        row = replace(row, skeleton=on_the_wire(row.skeleton))
        own = self._program.sender.address
        # RFC 3834, 4: an automatic answer to whom nobody knows asks for no answer, not even that it did not arrive. What an
        # official decides on, and what registered people are asked, keeps its way back: who is not reached is missed.
        sender = "" if row.stranger and self._program.settings.smtp.null_sender else own
        return Job(
            row.id, sender, row.recipient, lambda: splice(row.skeleton, row.attachments, read), instead=own
        )

    def _carry(self) -> None:
        """The courier's thread: one server, one batch after the other, results as they come."""
        with Outbound(server_of(self._program), checkpoint) as outbound:
            while (jobs := self._jobs.get()) is not None:
                for result in outbound.send(jobs, self._stopping.is_set):
                    self._results.put(result)
                    self._wake()


def server_of(program: Program) -> Server:
    return server_of_settings(program.settings)


def server_of_settings(settings: configuration.Settings) -> Server:
    smtp = settings.smtp
    password = configuration.secret(smtp.password_file) if smtp.user and smtp.password_file else ""
    return Server(
        host=smtp.host,
        port=smtp.port,
        security=smtp.security,
        user=smtp.user,
        password=password,
        ca_file=str(smtp.ca_file or ""),
    )
