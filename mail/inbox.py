"""New messages of the mailbox, each kept in the spool before anybody hears of it; and their filing when they are done.

A thread of its own holds one lasting connection. Nothing here reads or judges a message, looks at a flag (law L5) or
removes anything that was not handed to `file` (laws L1, L6). Positions are hints: everything that still lies in the
inbox is handed on again after a restart, and whoever takes it knows it by its digest (law L4).
"""

from __future__ import annotations

import logging
import random
import select
import socket
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from typing import Any, TypeVar

from mail.imap import PIECE, Found, Lost, MailboxSettings, Refused, Session, Vanished, imap_day
from mail.mark import Claim, Foreign
from mail.spool import Spool
from mail.tls import is_loopback
from workflow.facts import Place

__all__ = ["Arrived", "Inbox", "MailboxSettings", "Origin", "Place"]

T = TypeVar("T")
log = logging.getLogger("suratd.inbox")

BATCH = 100
"""UIDs in one command."""
ROOM = 200
"""Messages that may wait to be taken; the rest stays on the server."""
TRIES = 3
PATIENCE = 0.5
"""Seconds for which filings gather into one command while there is other work."""


@dataclass(frozen=True)
class Origin:
    """From where on this mailbox is ours; fixed at the very first connection and anew when UIDVALIDITY changes.

    Ours is what has this UIDVALIDITY and a UID from `first` on, or arrived at or after `since`.
    """

    uidvalidity: int
    first: int
    since: datetime

    def to_text(self) -> str:
        return f"{self.uidvalidity} {self.first} {self.since.isoformat()}"

    @classmethod
    def from_text(cls, text: str) -> Origin:
        uidvalidity, first, since = text.split(" ")
        return cls(int(uidvalidity), int(first), datetime.fromisoformat(since))


@dataclass(frozen=True)
class Arrived:
    """A message that lies in the spool under `digest`.

    received: the server's INTERNALDATE. too_large: only the headers were read, and `digest` is theirs.
    trouble: the server could not hand the message out three times; then `digest` is empty and it stays where it is.
    """

    place: Place
    received: datetime
    size: int
    digest: str
    too_large: bool = False
    trouble: str = ""


class Inbox:
    """`start`, then `take` what arrived and `file` what is done; `stop`. All methods may be called from any thread.

    origin: what `remember` was last given, None before the first connection ever. remember is called in the inbox's
    thread, before the first message is handed on, and must have stored it when it returns. wake is called in
    the same thread whenever there is something to take; it must not block. point: told each named moment (K04 …)
    as it passes, for tests that end the process there. claim: whose mailbox this is, looked at before anything is
    touched; None: it is not asked.
    """

    def __init__(
        self,
        settings: MailboxSettings,
        spool: Spool,
        *,
        origin: Origin | None,
        remember: Callable[[Origin], None],
        wake: Callable[[], None],
        now: Callable[[], datetime],
        point: Callable[[str], None] = lambda name: None,
        claim: Claim | None = None,
    ) -> None:
        if settings.security == "none" and not is_loopback(settings.host):
            raise ValueError(f'security = "none" is only for this machine itself, not for {settings.host}')
        self.settings = settings
        self.connected = False
        self.scanned: float | None = None
        """Monotonic moment of the last complete look at the mailbox."""
        self.foreign = ""
        """Another installation works in this mailbox, in words; then this one has ended."""
        self._claim = claim
        self._spool = spool
        self._origin = self._remembered = origin
        self._remember, self._wake, self._now, self._point = remember, wake, now, point
        self._lock = threading.Lock()
        self._ready: deque[Arrived] = deque()
        self._filings: dict[Place, str] = {}
        self._unfiled: dict[Place, str] = {}
        self._filing_since = 0.0
        self._retry_filings_at = 0.0
        self._uidvalidity, self._next = 0, 1
        self._uids: deque[int] = deque()
        self._found: deque[Found] = deque()
        self._tries: Counter[int] = Counter()
        self._given_up: set[int] = set()
        self._again_at = 0.0
        self._news = False
        self._batch = BATCH
        self._questions: deque[tuple[Callable[[Session], Any], Future[Any]]] = deque()
        self._search_at = 0.0
        self._rescan = False
        self._failures, self._trouble = 0, ""
        self._session: Session | None = None
        self._stopping = threading.Event()
        self._releasing = False
        self._bell, self._ear = socket.socketpair()
        self._bell.setblocking(False)
        self._ear.setblocking(False)
        self._thread = threading.Thread(target=self._run, name="inbox", daemon=True)

    # ---- for the loop

    def start(self) -> None:
        self._thread.start()

    def stop(self, seconds: float = 8.0, release: bool = False) -> None:
        """File what was handed in, say goodbye, end. A server that does not answer is cut off.

        release: another installation may work in the mailbox from now on.
        """
        self._releasing = release
        self._stopping.set()
        self._ring()
        if not self._thread.is_alive():
            return
        self._thread.join(seconds / 2)
        if self._thread.is_alive() and (session := self._session) is not None:
            session.cut()
            self._thread.join(seconds / 2)

    def take(self, most: int = BATCH) -> list[Arrived]:
        """The next messages, oldest first; at once, perhaps none."""
        with self._lock:
            full = len(self._ready) >= ROOM
            taken = [self._ready.popleft() for _ in range(min(most, len(self._ready)))]
        if full and taken:
            self._ring()
        return taken

    def file(self, place: Place, to: str) -> None:
        """Move a message to "done", "aside", "others" or "sealed", soon. What cannot be moved is tried again and again."""
        if to not in ("done", "aside", "others", "sealed"):
            raise KeyError(to)
        folder = getattr(self.settings, to)
        with self._lock:
            if not self._filings:
                self._filing_since = time.monotonic()
            self._filings[place] = folder
        self._ring()

    def rescan(self) -> None:
        """Hand on everything that still lies in the inbox once more (the daily proof of law L7)."""
        self._rescan = True
        self._ring()

    def counts(self, seconds: float = 30.0) -> dict[str, int]:
        """How many messages lie in the inbox (of ours) and in our folders: for the daily proof. Lost when not connected."""
        return self._ask(self._count, seconds)

    def _ask(self, question: Callable[[Session], T], seconds: float) -> T:
        answer: Future[T] = Future()
        self._questions.append((question, answer))
        self._ring()
        try:
            return answer.result(seconds)
        except TimeoutError:
            raise Lost(self._trouble or f"no answer from the mail server within {seconds:.0f} s") from None

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    @property
    def owned(self) -> bool:
        """Whether this mailbox is known to be ours; while the server is away, what was known last holds."""
        claim = self._claim
        if claim is None or claim.checked:
            return not self.foreign
        known = claim.known is not None and claim.known.place == claim.mine.place
        return known and bool(self._trouble) and not self.foreign

    @property
    def trouble(self) -> str:
        """Why the last turn failed, or a filing; empty again when all is well."""
        return self._trouble or next(iter(self.unfiled.values()), "")

    @property
    def unfiled(self) -> dict[Place, str]:
        """Messages that could not be moved, and why; they are tried again."""
        with self._lock:
            return dict(self._unfiled)

    @property
    def given_up(self) -> int:
        """Messages that the server could not hand out three times; they stay in the inbox and are asked for again."""
        return len(self._given_up)

    @property
    def settled(self) -> bool:
        """Everything in the mailbox was handed on, taken, and filed or at least tried (for `run --once`)."""
        with self._lock:
            waiting = self._uids or self._found or self._ready or self._filings.keys() - self._unfiled.keys()
            return self.scanned is not None and not waiting and not self._rescan

    # ---- the thread

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                # Known to `stop` before the login, so that it can cut a line that is deaf from the start.
                self._session = Session(self.settings)
                self._point("K04")
                with self._session as session:
                    self._point("K05")
                    self._begin(session)
                    while not self._stopping.is_set():
                        self._turn(session)
                    self._file_some(session, all_of_them=True)
                    if self._releasing and self._claim is not None:
                        self._claim.release(session)
            except (Lost, Refused) as error:
                self._fell(str(error), None)
            except Foreign as error:
                self.foreign = self._trouble = str(error)
                self._wake()
                return
            except Exception as error:
                # One turn of one job: whatever it is, the mail stays on the server and is read later.
                self._fell(f"{type(error).__name__}: {error}", error)
            finally:
                self.connected, self._session = False, None
            if not self._stopping.is_set():
                self._stopping.wait(self._pause())

    def _fell(self, why: str, error: Exception | None) -> None:
        self._trouble = why
        self._failures += 1
        log.warning("mailbox: %s", why, exc_info=error)

    def _pause(self) -> float:
        least, most = self.settings.backoff
        return min(most, least * 2.0 ** min(self._failures - 1, 20)) * random.uniform(0.75, 1.25)

    def _begin(self, session: Session) -> None:
        """After each login: whose mailbox it is, and whether the UIDs that we know still mean the same."""
        self._look_whose(session)
        for folder in (self.settings.done, self.settings.aside, self.settings.others, self.settings.sealed):
            try:
                session.ensure(folder)
            except Refused as error:
                # Reading goes on without it; filing tries again and tells.
                log.warning("mailbox: %s", error)
        if self._origin is None or self._origin.uidvalidity != session.uidvalidity:
            self._origin = self._new_origin(session)
        if self._remembered != self._origin:
            self._remember(self._origin)
            self._remembered = self._origin
        if self._uidvalidity != session.uidvalidity:
            self._uidvalidity = session.uidvalidity
            self._scan_all(session)
        self.connected, self._search_at = True, 0.0

    def _look_whose(self, session: Session) -> None:
        claim = self._claim
        if claim is None:
            return
        try:
            (claim.look if self.connected else claim.check)(session)
        except Refused as error:
            # It protects from a mistake of the administrator: letters do not wait for it.
            log.warning("mailbox: no mark can be left or read: %s", error)
            claim.checked = True

    def _new_origin(self, session: Session) -> Origin:
        start = self.settings.start
        if self._origin is not None:
            log.warning("mailbox: UIDVALIDITY changed, everything in the inbox is looked at again")
            return Origin(session.uidvalidity, session.uidnext, self._origin.since)
        if start == "all":
            return Origin(session.uidvalidity, 1, datetime(1970, 1, 1, tzinfo=UTC))
        if isinstance(start, str):
            return Origin(session.uidvalidity, session.uidnext, self._now())
        moment = start if isinstance(start, datetime) else datetime.combine(start, clock(), UTC)
        return Origin(session.uidvalidity, session.uidnext, moment.astimezone(UTC))

    def _scan_all(self, session: Session) -> None:
        """Everything of ours that lies in the inbox, whatever was handed on before."""
        origin = self._origin
        assert origin is not None
        self._rescan = False
        self._found.clear()
        with self._lock:
            self._filings = {p: f for p, f in self._filings.items() if p.uidvalidity == self._uidvalidity}
            self._unfiled = {p: why for p, why in self._unfiled.items() if p in self._filings}
            busy = {place.uid for place in self._filings} | {arrived.place.uid for arrived in self._ready}
        uids = self._in_inbox(session)
        self._point("K06")
        self._uids = deque(uid for uid in uids if uid not in busy)
        self._tries.clear()
        self._given_up.clear()
        self._next = max([session.uidnext, *(uid + 1 for uid in uids)])

    def _in_inbox(self, session: Session) -> list[int]:
        """What may be ours by the day; `_is_ours` then looks at the moment."""
        origin = self._origin
        assert origin is not None
        if origin.first <= 1:
            return session.search("ALL")
        # The day before: SINCE compares days, in a time zone of the server's choice.
        return session.search(
            f"OR UID {origin.first}:* SINCE {imap_day((origin.since - timedelta(days=1)).date())}"
        )

    def _turn(self, session: Session) -> None:
        """One piece of work, or a wait until there is some."""
        self._look_whose(session)
        self._file_some(session)
        if self._given_up and time.monotonic() >= self._again_at:
            self._rescan = True
        if self._rescan:
            self._scan_all(session)
        while self._questions:
            _answer(session, *self._questions.popleft())
        if self._uids or self._found:
            if len(self._ready) < ROOM:
                self._fetch_some(session)
            else:
                self._sleep(1.0)
        elif time.monotonic() >= self._search_at:
            self._search(session)
        else:
            self._wait(session)

    def _search(self, session: Session) -> None:
        """What came since: asked after every wait, whether or not a notice came."""
        if not self._news:
            session.noop()
        self._news = False
        new = session.since(self._next)
        if new:
            self._point("K06")
            self._uids.extend(new)
            self._next = new[-1] + 1
        else:
            self.scanned = time.monotonic()
            self._went_well()
            self._search_at = time.monotonic() + self.settings.poll_seconds

    def _wait(self, session: Session) -> None:
        pause = self._search_at - time.monotonic()
        if self._filings:
            pause = min(pause, self._retry_filings_at - time.monotonic())
        if self._given_up:
            pause = min(pause, self._again_at - time.monotonic())
        if self._claim is not None:
            pause = min(pause, self._claim.wait)
        self._news = session.wait(max(pause, 0.0), self._ear)
        if self._news:
            self._search_at = 0.0
        self._hush()

    def _went_well(self) -> None:
        self._failures, self._trouble = 0, ""

    def _sleep(self, seconds: float) -> None:
        select.select([self._ear], [], [], seconds)
        self._hush()

    def _ring(self) -> None:
        # When so many bells are waiting that one more has no room, it changes nothing.
        with suppress(BlockingIOError):
            self._bell.send(b"!")

    def _hush(self) -> None:
        with suppress(BlockingIOError):
            self._ear.recv(4096)

    # ---- fetching

    def _fetch_some(self, session: Session) -> None:
        """The next few messages: as many small ones as fit one answer, or one large one in pieces."""
        if not self._found:
            self._look(session)
            return
        group = self._next_group()
        self._tries.update(one.uid for one in group)
        try:
            arrived = self._read(session, group)
        except Refused as error:
            # The connection is sound: the same turn goes on, one by one, until this one was tried often enough.
            log.warning("mailbox: UID %s: %s", ", ".join(str(one.uid) for one in group), error)
            self._trouble = str(error)
            return
        except OSError:
            # Our own disk: not the message's fault.
            self._tries.subtract(one.uid for one in group)
            raise
        for one in group:
            self._found.popleft()
            del self._tries[one.uid]
        self._hand_on(arrived)

    def _look(self, session: Session) -> None:
        """Sizes and moments of the next batch; a smaller one each time that fails, so that one message stops no other."""
        batch = [self._uids[n] for n in range(min(self._batch, len(self._uids)))]
        alone = len(batch) == 1
        if alone and self._tries[batch[0]] >= TRIES:
            self._uids.popleft()
            del self._tries[batch[0]]
            self._hand_on(
                [self._arrived(Found(batch[0], None, 0), "", trouble=self._trouble or "unreadable")]
            )
            return
        self._tries.update(batch if alone else [])
        self._batch = max(1, self._batch // 10)
        try:
            found = session.look(batch)
        except Refused as error:
            self._trouble = str(error)
            return
        self._point("K07")
        self._batch = BATCH
        for uid in batch:
            self._uids.popleft()
            self._tries.pop(uid, None)
        self._found.extend(one for one in found if self._is_ours(one))

    def _hand_on(self, arrived: list[Arrived]) -> None:
        self._failures = 0
        if broken := {one.place.uid for one in arrived if one.trouble}:
            # Perhaps only the line was bad: it lies there still, and is asked for again.
            self._given_up |= broken
            self._again_at = time.monotonic() + self.settings.again_seconds
        with self._lock:
            self._ready.extend(arrived)
        if arrived:
            self._wake()

    def _is_ours(self, found: Found) -> bool:
        origin = self._origin
        assert origin is not None
        if origin.uidvalidity == self._uidvalidity and found.uid >= origin.first:
            return True
        return found.received is None or found.received >= origin.since

    def _next_group(self) -> list[Found]:
        group: list[Found] = []
        total = 0
        for one in self._found:
            total += one.size
            # One that failed before goes alone, so that it cannot take others with it.
            alone = self._tries[one.uid] > 0 or one.size >= min(PIECE, self.settings.message_limit + 1)
            if group and (alone or total > PIECE or len(group) == BATCH):
                break
            group.append(one)
            if alone:
                break
        return group

    def _read(self, session: Session, group: list[Found]) -> list[Arrived]:
        first = group[0]
        if self._tries[first.uid] > TRIES:
            return [self._arrived(first, "", trouble=self._trouble or "unreadable")]
        try:
            if first.size > self.settings.message_limit:
                digest = self._spool.keep_message(session.headers(first.uid))
                return [self._arrived(first, digest, too_large=True)]
            if first.size >= PIECE:
                return [self._arrived(first, self._stream(session, first))]
        except Vanished:
            return []
        bodies = session.bodies(one.uid for one in group)
        self._point("K08")
        whole = [one for one in group if one.uid in bodies and len(bodies[one.uid]) == one.size]
        odd = [one for one in group if one.uid in bodies and len(bodies[one.uid]) != one.size]
        digests = self._spool.keep_messages(bodies[one.uid] for one in whole)
        self._point("K10")
        arrived = [self._arrived(one, digest) for one, digest in zip(whole, digests, strict=True)]
        for one in odd:
            try:
                arrived.append(self._arrived(one, self._stream(session, one)))
            except Vanished:
                continue
        return sorted(arrived, key=lambda one: one.place.uid)

    def _stream(self, session: Session, found: Found) -> str:
        """Some servers are wrong about sizes: what has another length than announced is believed when read alike twice."""
        counted = 0

        def pieces() -> Iterator[bytes]:
            nonlocal counted
            for piece in session.stream(found.uid):
                counted += len(piece)
                if counted > self.settings.message_limit + PIECE:
                    raise Lost(f"UID {found.uid} has more bytes than the server said")
                yield piece

        digest = self._spool.keep_message(pieces())
        if counted != found.size:
            length, counted = counted, 0
            if self._spool.keep_message(pieces()) != digest or counted != length:
                raise Lost(f"UID {found.uid} was read as {length} and {counted} bytes")
        return digest

    def _arrived(self, found: Found, digest: str, *, too_large: bool = False, trouble: str = "") -> Arrived:
        place = Place(self.settings.inbox, self._uidvalidity, found.uid)
        return Arrived(place, found.received or self._now(), found.size, digest, too_large, trouble)

    def _count(self, session: Session) -> dict[str, int]:
        origin = self._origin
        assert origin is not None
        found = session.look_all(self._in_inbox(session)) if origin.first > 1 else []
        return {
            "inbox": sum(map(self._is_ours, found)) if origin.first > 1 else len(session.search("ALL")),
            **{name: session.count(getattr(self.settings, name)) for name in ("done", "aside", "others")},
        }

    # ---- filing

    def _file_some(self, session: Session, all_of_them: bool = False) -> None:
        """Move a group to its folder, when enough have gathered or nothing else is to be done."""
        while group := self._next_filings(all_of_them):
            folder, places = group
            uids = [place.uid for place in places]
            self._point("K17")
            why = session.move(uids, folder)
            self._point("K18")
            still = set() if not why and session.leaves_behind() else session.present(uids)
            self._filed(places, still, why)

    def _next_filings(self, all_of_them: bool) -> tuple[str, list[Place]] | None:
        now = time.monotonic()
        with self._lock:
            # Places under another UIDVALIDITY mean nothing any more; the message is handed on again.
            for place in [p for p in self._filings if p.uidvalidity != self._uidvalidity]:
                del self._filings[place]
                self._unfiled.pop(place, None)
            due = [p for p in self._filings if p not in self._unfiled or now >= self._retry_filings_at]
            busy = bool(self._uids or self._found) and len(self._ready) < ROOM
            if not due or (
                busy and not all_of_them and len(due) < BATCH and now < self._filing_since + PATIENCE
            ):
                return None
            folder = self._filings[due[0]]
            return folder, [p for p in due if self._filings[p] == folder][:BATCH]

    def _filed(self, places: list[Place], still: set[int], why: str) -> None:
        """An OK proves nothing (law L6): what is still there is tried again, at once if at least something went.

        A group of which a person took one away is refused whole by some servers.
        """
        why = why or "still in the inbox after it was moved"
        stuck = len(still) == len(places)
        self._retry_filings_at = time.monotonic() + self.settings.poll_seconds
        with self._lock:
            self._filing_since = time.monotonic()
            for place in places:
                if place.uid not in still:
                    del self._filings[place]
                    self._unfiled.pop(place, None)
                elif stuck:
                    self._unfiled[place] = why
        if stuck:
            log.warning("mailbox: %d messages could not be filed: %s", len(still), why)


def _answer(session: Session, question: Callable[[Session], T], answer: Future[T]) -> None:
    try:
        answer.set_result(question(session))
    except Exception as error:
        answer.set_exception(error)
        raise
