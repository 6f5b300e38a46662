"""Hands finished mails to the SMTP server, each to one recipient: done, later or never. The only user of aiosmtplib.

It runs an event loop in a thread of its own, keeps its connections, and knows neither records nor templates. What can
come of a mail (law L10):
  done   the server said 250 to the final dot;
  later  a 4xx, a timeout, a lost connection, also a lost answer to the final dot (the mail may have arrived: the same
         bytes go again), and every trouble before the server has heard of this mail (connect, TLS, login);
  never  a 5xx to MAIL, RCPT or DATA, or an address that cannot be spoken.
"""

from __future__ import annotations

import asyncio
import queue
import re
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from types import TracebackType
from typing import NamedTuple

from aiosmtplib import SMTP, SMTPResponse
from aiosmtplib.errors import (
    SMTPConnectError,
    SMTPDataError,
    SMTPException,
    SMTPResponseException,
    SMTPServerDisconnected,
)

from mail.mime import on_the_wire
from mail.tls import is_loopback, trust

TIMEOUT = 60.0
# RFC 5321 4.5.3.2.6: a server may take so long over the final dot; giving up early would send the mail twice.
DATA_TIMEOUT = 600.0
AT_ONCE = 4
# A further connection is only worth its greeting when there are so many mails for each.
MAILS_A_CONNECTION = 3
# "Authenticate first", "wrong password" and the like are said about us, not about the mail.
ABOUT_US = frozenset({530, 534, 535, 538})


_ADDRESS = re.compile(r"[!-;=?A-~]{1,64}@[!-;=?A-~]{1,255}")


class Job(NamedTuple):
    """One mail to send. `raw` is called when its turn comes, in the thread of the loop: it may read a file, not a row.

    sender "" is MAIL FROM:<>: nothing comes back. instead: for a server that takes no such mail from us.
    """

    id: str | int
    sender: str
    recipient: str
    raw: Callable[[], bytes]
    instead: str = ""


@dataclass(frozen=True)
class Result:
    id: str | int
    outcome: str
    answer: str
    code: int = 0


@dataclass(frozen=True)
class Server:
    """Where mails go. security: tls | starttls | none; none only to a loopback address."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = ""
    ca_file: str = ""
    timeout: float = TIMEOUT
    data_timeout: float = DATA_TIMEOUT
    at_once: int = AT_ONCE


class Outbound:
    """`with Outbound(server) as out: for result in out.send(jobs): …`; connections live until `close`.

    point: told each named moment of a mail (K20 … K24) as it passes, for tests that end the process there.
    """

    def __init__(self, server: Server, point: Callable[[str], None] = lambda name: None) -> None:
        if server.security not in ("tls", "starttls", "none"):
            raise ValueError(f"security = {server.security!r} is none of tls, starttls, none")
        if server.security == "none" and not is_loopback(server.host):
            raise ValueError(f"security = 'none' is only for a loopback address, not {server.host!r}")
        self._server, self._point = server, point
        self._context = trust(server.ca_file) if server.security != "none" else None
        self._idle: list[SMTP] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="outbound", daemon=True)
        self._thread.start()

    def __enter__(self) -> Outbound:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def send(self, jobs: Iterable[Job], stop: Callable[[], bool] = lambda: False) -> Iterator[Result]:
        """One result for each job taken up, as each is known. When `stop` says so, only the mails in hand are finished."""
        waiting = deque(Job(*job) for job in jobs)
        results: queue.SimpleQueue[Result | None] = queue.SimpleQueue()
        drained = asyncio.run_coroutine_threadsafe(self._drain(waiting, results, stop), self._loop)
        drained.add_done_callback(lambda _: results.put(None))
        try:
            while (result := results.get()) is not None:
                yield result
        finally:
            waiting.clear()
        _raise_trouble(drained)

    def greet(self) -> str:
        """Connects, checks TLS, logs in, and says what is wrong: empty when nothing is."""

        async def once() -> str:
            try:
                client = await self._connected()
            except (SMTPException, OSError, ValueError) as trouble:
                return _said(trouble)
            await _leave(client)
            return ""

        return asyncio.run_coroutine_threadsafe(once(), self._loop).result()

    def close(self) -> None:
        """Says QUIT on every idle connection and ends the thread. May be called twice."""
        if not self._thread.is_alive():
            return

        async def leave() -> None:
            while self._idle:
                await _leave(self._idle.pop())

        asyncio.run_coroutine_threadsafe(leave(), self._loop).result(timeout=30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=30)
        self._loop.close()

    # ------------------------------------------------------------ in the loop

    async def _drain(
        self, waiting: deque[Job], results: queue.SimpleQueue[Result | None], stop: Callable[[], bool]
    ) -> None:
        workers = max(1, min(self._server.at_once, -(-len(waiting) // MAILS_A_CONNECTION)))
        alive = set(range(workers))
        await asyncio.gather(*(self._work(waiting, results, stop, me, alive) for me in range(workers)))

    async def _work(
        self,
        waiting: deque[Job],
        results: queue.SimpleQueue[Result | None],
        stop: Callable[[], bool],
        me: int,
        alive: set[int],
    ) -> None:
        client = self._kept()
        used = client is not None
        while waiting and not stop():
            if client is None or not client.is_connected:
                try:
                    client, used = await self._connected(), False
                    self._point("K21")
                except (SMTPException, OSError, ValueError) as trouble:
                    alive.discard(me)
                    # The last one alive gives up for all: asking again for each mail would only take long.
                    while waiting and not alive:
                        results.put(Result(waiting.popleft().id, "later", _said(trouble), _code(trouble)))
                    return
                continue
            job = waiting.popleft()
            result = await self._one(client, job, used)
            used = True
            if result is None:
                waiting.appendleft(job)
            elif result.outcome == "never" and not job.sender and job.instead:
                # Whatever was wrong with it: the same mail under our own name says whether it was that.
                waiting.appendleft(job._replace(sender=job.instead))
            else:
                results.put(result)
        if client is not None and client.is_connected:
            self._idle.append(client)

    def _kept(self) -> SMTP | None:
        while self._idle:
            client = self._idle.pop()
            if client.is_connected:
                return client
        return None

    async def _one(self, client: SMTP, job: Job, used: bool) -> Result | None:
        """None: a used connection that the server had closed meanwhile; the mail was not begun and goes over a new one."""
        try:
            raw = job.raw()
            self._point("K20")
        except (OSError, ValueError, KeyError) as trouble:
            return Result(job.id, "later", f"the mail cannot be read: {trouble}")
        if not _ADDRESS.fullmatch(job.recipient) or (job.sender and not _ADDRESS.fullmatch(job.sender)):
            # aiosmtplib would pick an address out of the text and send to that one.
            return Result(job.id, "never", f"not an address: {job.recipient!r}")
        begun = False
        try:
            size = [f"size={len(raw)}"] if client.supports_extension("size") else []
            await client.mail(job.sender, options=size, timeout=self._server.timeout)
            begun = True
            self._point("K22")
            await client.rcpt(job.recipient, timeout=self._server.timeout)
            self._point("K23")
            response = await self._data(client, on_the_wire(raw))
            self._point("K24")
            return Result(job.id, "done", response.message, response.code)
        except SMTPServerDisconnected as trouble:
            client.close()
            return None if used and not begun else Result(job.id, "later", _said(trouble))
        except SMTPResponseException as refusal:
            await _reset(client, refusal.code)
            return _judged(job, refusal.code, refusal.message)
        except ValueError as trouble:
            await _reset(client, 0)
            return Result(job.id, "never", f"the address cannot be used: {trouble}")
        except (SMTPException, OSError) as trouble:
            client.close()
            return Result(job.id, "later", _said(trouble))

    async def _data(self, client: SMTP, wire: bytes) -> SMTPResponse:
        """As `client.data`, whose two regular expressions over the whole mail take 5 ms for 300 kB."""
        timeout = self._server.data_timeout
        answer = await client.execute_command(b"DATA", timeout=timeout)
        if answer.code == 354:
            if client.protocol is None:
                raise SMTPServerDisconnected("Connection lost")
            client.protocol.write(wire)
            answer = await client.protocol.read_response(timeout=timeout)
            if answer.code == 250:
                return answer
        raise SMTPDataError(answer.code, answer.message)

    async def _connected(self) -> SMTP:
        server = self._server
        client = SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password if server.user else None,
            local_hostname=_own_name(),
            timeout=server.timeout,
            use_tls=server.security == "tls",
            # True, not None: a STARTTLS that is missing (or was taken out on the way) is an error, never a plain session.
            start_tls=server.security == "starttls",
            tls_context=self._context,
        )
        try:
            await client.connect()
            if not client.is_ehlo_or_helo_needed:
                return client
            await client.ehlo()
        except BaseException:
            client.close()
            raise
        return client


# ---------------------------------------------------------------- small steps


def _judged(job: Job, code: int, message: str) -> Result:
    """What a refusal means for this mail."""
    permanent = 500 <= code <= 599 and code not in ABOUT_US
    return Result(job.id, "never" if permanent else "later", message, code)


async def _reset(client: SMTP, code: int) -> None:
    """After a refusal the connection begins anew; after 421 the server closes it."""
    try:
        if code == 421:
            client.close()
        elif client.is_connected:
            await client.rset(timeout=10)
    except (SMTPException, OSError):
        client.close()


async def _leave(client: SMTP) -> None:
    try:
        await client.quit(timeout=5)
    except (SMTPException, OSError):
        client.close()


def _raise_trouble(drained: Future[None]) -> None:
    if drained.done() and not drained.cancelled():
        drained.result()


def _said(trouble: BaseException) -> str:
    if isinstance(trouble, SMTPConnectError) and trouble.__cause__ is not None:
        return f"{type(trouble).__name__}: {trouble} ({trouble.__cause__})"
    return f"{type(trouble).__name__}: {trouble}"


def _code(trouble: BaseException) -> int:
    return trouble.code if isinstance(trouble, SMTPResponseException) else 0


def _own_name() -> str:
    """For EHLO, without asking any name server."""
    name = socket.gethostname()
    return name if "." in name and name.isascii() else "[127.0.0.1]"
