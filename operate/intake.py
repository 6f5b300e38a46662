"""Takes messages from the inbox to their named place: kept, read, decided, committed, filed, in this order (law L1).

Reading runs in the children while the next messages are fetched and earlier ones committed; decisions are made one
after the other, and those that do not touch each other share one commit. Every message has its own try and its own end:
what fails three times goes aside and the next one is handled in the same turn (law L8).
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from mail.inbox import Arrived, Inbox
from models.store import Batch, Seen, Stale, StoreDown
from operate import calibration
from operate.checkpoint import checkpoint
from operate.deciding import Group, Outcome, Overlap, decide_mail
from operate.oversize import decide_oversized
from operate.program import Program
from operate.reading import Options, read_mail
from operate.roots import read_roots
from operate.trust import authentication
from operate.writing import admin_notice
from parsing.sandbox import ReaderDied, Readers, ReadersDown
from workflow.facts import Incoming, Place

log = logging.getLogger("suratd.intake")

TRIES = 3
DEATHS = 2
"""Readers that may crash over a message's documents; then it is read without them, and the sender asked for them again."""
MOST_OVERTAKEN = 5
"""Then it is no race any more, but a fault in this message's decision: it counts as a failed try (law L8)."""
AHEAD = 24
"""Messages that are being read or wait for their turn: enough to keep the children busy, few enough to stay small."""
GROUP = 16
"""Messages in one commit at most."""


@dataclass
class Task:
    """One message on its way. attempts counts the try that is being made, overtaken how often somebody was faster, died
    the readers that ended over its documents."""

    arrived: Arrived
    attempts: int
    scratch: Path | None = None
    reading: Future[Incoming] | None = None
    documents: bool = True
    died: int = 0
    mail: Incoming | None = None
    overtaken: int = 0


class Intake:
    """`turn` does what can be done now and says whether it did anything. For the loop's thread only."""

    def __init__(self, program: Program, inbox: Inbox, readers: Readers, wake: Callable[[], None]) -> None:
        self._program, self._inbox, self._readers, self._wake = program, inbox, readers, wake
        self.meanwhile: Callable[[], None] = lambda: None
        """Called between two decisions, for what is not to wait until a turn ends."""
        self._tasks: deque[Task] = deque()
        self._again: list[Task] = []
        self._copies: dict[str, list[Place]] = {}
        # Underway when the daemon last ended: one of them may have ended it.
        self._suspects = program.store.unfinished()
        self._alone: deque[Arrived] = deque()
        settings = program.settings
        self._options = Options(
            program.office.agencies,
            settings.letters.marks,
            settings.limits.pages,
            settings.letters.ocr,
            authentication(settings, program.office),
            roots=read_roots(settings.letters.trust_roots),
            figures=calibration.own(settings),
        )

    @property
    def idle(self) -> bool:
        return not self._tasks and not self._again and not self._alone

    @property
    def underway(self) -> int:
        return len(self._tasks)

    def turn(self) -> bool:
        """Begin what arrived, finish what was read. StoreDown and OSError come out: then nothing was lost or filed."""
        begun = self._begin_arrived()
        finished = self._finish_read()
        return begun or finished

    # ---------------------------------------------------------------- begin

    def _begin_arrived(self) -> bool:
        if self._alone or any(task.arrived.digest in self._suspects for task in self._tasks):
            return self._begin_suspect()
        room = AHEAD - len(self._tasks)
        again, self._again = self._again[:room], self._again[room:]
        arrived = [task.arrived for task in again]
        if room > len(again):
            told = self._program.clock.told
            arrived += [replace(a, received=told(a.received)) for a in self._inbox.take(room - len(again))]
        if not arrived:
            return False
        broken = [one for one in arrived if not one.digest]
        for one in broken:
            log.error(
                "message UID %d cannot be fetched: %s; it stays in the inbox", one.place.uid, one.trouble
            )
        fresh = self._without_copies([one for one in arrived if one.digest])
        self._alone.extend(one for one in fresh if one.digest in self._suspects)
        self._begin([one for one in fresh if one.digest not in self._suspects])
        return True

    def _begin_suspect(self) -> bool:
        """Those that were underway when the daemon ended go one at a time, and nothing beside them.

        So a message that ends the daemon three times is found, and its neighbours do not go aside with it.
        """
        if self._tasks:
            return False
        self._begin([self._alone.popleft()])
        return True

    def _begin(self, fresh: list[Arrived]) -> None:
        if not fresh:
            return
        seen = [Seen(one.digest, one.place, one.received, one.size) for one in fresh]
        known = self._program.store.begin(seen, self._program.clock())
        checkpoint("K11")
        for one in fresh:
            message = known[one.digest]
            if message.place:
                closed = self._program.is_closed(message.ref)
                if closed:
                    # The mailbox gave it to us once more, and it was kept as it came: what is sealed stays sealed.
                    self._program.spool.seal(one.digest, message=True)
                self._file(one, "sealed" if closed and message.place == "done" else message.place)
            elif message.attempts > TRIES:
                self._set_aside(one, message.reason or "tiga kali gagal: program berhenti saat mengolahnya")
            else:
                self._tasks.append(self._read(Task(one, message.attempts)))

    def _without_copies(self, arrived: list[Arrived]) -> list[Arrived]:
        """The same message twice in the mailbox while it is underway: its copy waits, and goes where it goes."""
        underway = {task.arrived.digest for task in (*self._tasks, *self._again)}
        underway |= {one.digest for one in self._alone}
        fresh: list[Arrived] = []
        for one in arrived:
            if one.digest in underway:
                self._copies.setdefault(one.digest, []).append(one.place)
            else:
                underway.add(one.digest)
                fresh.append(one)
        return fresh

    def _file(self, arrived: Arrived, place: str) -> None:
        self._suspects.discard(arrived.digest)
        for one in (arrived.place, *self._copies.pop(arrived.digest, ())):
            self._inbox.file(one, place)

    def retry(self) -> None:
        """Messages that a person took out of quarantine; their bytes lie in the spool, wherever the mailbox has them."""
        limit = self._program.settings.limits.message_mb << 20
        for seen in self._program.store.retried():
            arrived = Arrived(seen.place, seen.received, seen.size, seen.digest, too_large=seen.size > limit)
            if all(task.arrived.digest != seen.digest for task in (*self._tasks, *self._again)):
                self._again.append(Task(arrived, 0))
        if self._suspects and self.idle and self._inbox.settled:
            self._again += [
                Task(one, 0) for digest in sorted(self._suspects) if (one := self._orphan(digest))
            ]

    def _orphan(self, digest: str) -> Arrived | None:
        """Underway when the daemon ended, and in the inbox no more: a person moved it, or took it out of quarantine."""
        if (row := self._program.store.aside_show(digest)) is None or row.place:
            return self._suspects.discard(digest)
        return Arrived(Place(row.folder, row.uidvalidity, row.uid), row.received, row.size, digest)

    def _read(self, task: Task) -> Task:
        """Hand the message to a child. What is too large is never opened."""
        if task.arrived.too_large:
            return task
        task.scratch = self._program.spool.scratch()
        options = replace(self._options, documents=task.documents)
        path = self._program.spool.message_path(task.arrived.digest)
        task.reading = self._readers.submit(
            read_mail, str(path), task.arrived.received, str(task.scratch), options
        )
        task.reading.add_done_callback(lambda _: self._wake())
        checkpoint("K12")
        return task

    # ---------------------------------------------------------------- finish

    def _finish_read(self) -> bool:
        """Decide what is read, in the order of arrival, and commit it in groups."""
        group, ready = Group(), list[tuple[Task, Outcome]]()
        did = False
        while self._tasks and len(ready) < GROUP:
            task = self._tasks[0]
            if task.reading is not None and not task.reading.done():
                break
            did = True
            self._pause(ready)
            try:
                outcome = self._decided(task, group)
            except Overlap:
                if ready:
                    break
                self._tasks.popleft()
                self._failed(task, RuntimeError("overlaps with itself"))
                group = Group()
                continue
            except ReadersDown:
                # The machine's trouble, not this message's: no try is counted, the same message is read again.
                self._commit(ready)
                self._read_again()
                raise
            except (StoreDown, OSError):
                self._commit(ready)
                raise
            except Exception as error:  # One mail: the first of the two places where anything may go wrong.
                self._tasks.popleft()
                self._failed(task, error)
                continue
            self._tasks.popleft()
            if outcome is not None:
                ready.append((task, outcome))
        self._commit(ready)
        return did

    def _pause(self, ready: list[tuple[Task, Outcome]]) -> None:
        try:
            self.meanwhile()
        except BaseException:
            self._commit(ready)
            raise

    def _decided(self, task: Task, group: Group) -> Outcome | None:
        """The outcome of a message; None when it has to be read once more."""
        if task.arrived.too_large:
            return decide_oversized(self._program, task.arrived)
        if task.mail is None:
            assert task.reading is not None
            try:
                task.mail = replace(task.reading.result(), digest=task.arrived.digest)
            except ReaderDied as died:
                if not task.documents:
                    raise
                log.warning("message %s: its documents ended the reader (%s)", task.arrived.digest[:12], died)
                self._drop_scratch(task)
                task.died += 1
                # Killed from outside, as for want of memory, a reader says nothing about the message: a fresh one is asked.
                # What used up its own limits would do so again.
                task.documents = died.reason == "crash" and task.died < DEATHS
                self._tasks.append(self._read(task))
                return None
            checkpoint("K13")
        return decide_mail(self._program, task.mail, group)

    def _read_again(self) -> None:
        """Hand on anew what no child could take."""
        for task in self._tasks:
            if task.reading and task.reading.done() and isinstance(task.reading.exception(), ReadersDown):
                self._drop_scratch(task)
                self._read(task)

    def _adopt(self, ready: list[tuple[Task, Outcome]]) -> list[tuple[Task, Outcome]]:
        """Files that a case may need are kept under their hash; what belongs to no case stays in the raw message.

        Returns what may go on: a child that misnamed a file has failed with its message.
        """
        paths: list[Path] = []
        owners: list[Task] = []
        for task, _ in ready:
            mail, scratch = task.mail, task.scratch
            if mail is None or scratch is None or mail.automatic or mail.listed or mail.bounce:
                continue
            wanted = {a.sha256 for a in mail.attachments if a.size}
            wanted |= {letter.evidence.sha256 for letter in mail.letters if letter.evidence}
            found = [path for name in sorted(wanted) if (path := scratch / name).exists()]
            paths += found
            owners += [task] * len(found)
        names = self._program.spool.adopt_many(paths)
        wrong = [task for task, path, name in zip(owners, paths, names, strict=True) if path.name != name]
        for task, _ in ready:
            if any(task is one for one in wrong):
                self._failed(task, ValueError("the reader misnamed a file"))
        return [one for one in ready if all(one[0] is not task for task in wrong)]

    def _drop_scratch(self, task: Task) -> None:
        if task.scratch is not None:
            self._program.spool.give_back(task.scratch, ended=task.mail is not None)
            task.scratch = None

    def _commit(self, ready: list[tuple[Task, Outcome]]) -> None:
        """One transaction for the group; then, and only then, the messages leave the inbox."""
        if not ready:
            return
        try:
            ready = self._adopt(ready)
            checkpoint("K14")
            batches = [Batch(o.applied, t.arrived.digest, o.used, o.grade, o.astray) for t, o in ready]
            failed = self._program.store.apply_many(batches, self._program.clock())
        except BaseException:
            # Disk or database: nothing is true, nothing was filed; the same messages are decided on again.
            self._tasks.extendleft(task for task, _ in reversed(ready))
            raise
        checkpoint("K16")
        anew: list[Task] = []
        for index, (task, outcome) in enumerate(ready):
            why = failed.get(index)
            if not isinstance(why, Stale):
                self._drop_scratch(task)
            if why is None:
                self._log(task, outcome)
                if outcome.bounced is not None:
                    now = self._program.clock()
                    self._program.store.mark_failed(outcome.bounced, now, "laporan: tidak sampai")
                self._file(task.arrived, self._sealed(task, outcome) or outcome.place or "done")
            elif isinstance(why, Stale) and task.overtaken < MOST_OVERTAKEN:
                # Somebody was faster: what is true now is read and decided on anew.
                task.overtaken += 1
                anew.append(task)
            else:
                self._failed(task, why)
        self._tasks.extendleft(reversed(anew))

    def _sealed(self, task: Task, outcome: Outcome) -> str:
        """What belongs to a sealed case is read by nobody in the spool, and lies in a folder of its own; "" for others."""
        cases = [case for one in outcome.applied for case in (one.before, one.decision.case) if case]
        if not any(case.sealed for case in cases):
            return ""
        spool = self._program.spool
        spool.seal(task.arrived.digest, message=True)
        for attachment in task.mail.attachments if task.mail else ():
            if attachment.size:
                spool.seal(attachment.sha256)
        return "sealed" if outcome.place in ("", "done") else ""

    def _log(self, task: Task, outcome: Outcome) -> None:
        for one in outcome.applied:
            ref = one.decision.case.ref if one.decision.case else "-"
            log.info(
                "%s: message=%s rule=%s place=%s mails=%d %s",
                ref,
                task.arrived.digest[:12],
                outcome.rule,
                outcome.place or "done",
                len(one.mails),
                f"state={one.decision.case.state}" if one.decision.case else "",
            )

    # ---------------------------------------------------------------- aside

    def _failed(self, task: Task, error: Exception) -> None:
        log.error("message %s: try %d failed", task.arrived.digest[:12], task.attempts, exc_info=error)
        self._drop_scratch(task)
        if task.attempts >= TRIES:
            self._set_aside(task.arrived, f"{type(error).__name__}: {error}"[:300])
        else:
            self._again.append(Task(task.arrived, task.attempts))

    def _set_aside(self, arrived: Arrived, reason: str) -> None:
        """Quarantine with its reason; the admin is told once."""
        todo = f"suratd aside show {arrived.digest[:12]}; setelah diperbaiki: suratd aside retry {arrived.digest[:12]}"
        heading = "Satu surat masuk dipindahkan ke karantina"
        mails = admin_notice(self._program, f"aside/{arrived.digest}", heading, reason, todo)
        try:
            self._program.store.settle_aside(arrived.digest, reason, self._program.clock(), mails)
        except Stale:
            log.info("message %s: was set aside already", arrived.digest[:12])
        log.warning("message %s: aside, %s", arrived.digest[:12], reason)
        self._file(arrived, "aside")
