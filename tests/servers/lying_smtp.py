"""A scripted SMTP server: a table says for each verb what it does, truthful or not. It keeps every mail it took.

Verbs: CONNECT, EHLO, HELO, STARTTLS, AUTH, MAIL, RCPT, DATA, DOT (the final dot), RSET, NOOP, QUIT. A behaviour is
  a string            the answer to send, e.g. "451 4.3.0 nanti" (at DOT a 2xx keeps the mail, others do not)
  Drop()              close the connection;    Drop(after="250 ok") answers first
  Hang(seconds)       say nothing for so long, then close
  Slow(seconds, x)    behave as x after a pause
  a list              one behaviour a time, the last one for ever: ["451 later", "250 ok"]
  a function          called with the argument of the verb (a recipient, …), gives a behaviour or None for "as usual"
At DOT, Drop and Hang keep the mail first unless keep=False: the answer is lost, the mail is not.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeAlias, cast

from tests.servers.postfix import make_certificate


@dataclass(frozen=True)
class Drop:
    after: str = ""
    keep: bool = True


@dataclass(frozen=True)
class Hang:
    seconds: float = 3600
    keep: bool = True


@dataclass(frozen=True)
class Slow:
    seconds: float
    then: Behaviour | None = None


Behaviour: TypeAlias = "str | Drop | Hang | Slow | list[Behaviour] | Callable[[str], Behaviour | None]"


@dataclass(frozen=True)
class Taken:
    """One mail that reached us whole: the envelope and the bytes (dots unstuffed, CRLF)."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    answered: bool


@dataclass
class _Session:
    """What one connection has said so far."""

    connection: socket.socket
    sender: str = ""
    recipients: list[str] = field(default_factory=list)


class LyingSmtp:
    """`with LyingSmtp({"DOT": Drop()}) as server:`; `server.port`, `server.taken`, `server.commands`, `server.connections`.

    tls: a folder in which to make a certificate (ca_file); STARTTLS is offered then. extensions: lines of EHLO.
    """

    def __init__(
        self,
        behaviour: Mapping[str, Behaviour] | None = None,
        *,
        tls: Path | None = None,
        extensions: tuple[str, ...] = ("8BITMIME", "SIZE 0", "ENHANCEDSTATUSCODES"),
    ) -> None:
        self.behaviour: dict[str, Behaviour] = dict(behaviour or {})
        self.extensions = extensions
        self.taken: list[Taken] = []
        self.commands: list[str] = []
        self.connections = 0
        self.at_once = 0
        """The greatest number of connections open at one moment."""
        self._open: set[socket.socket] = set()
        self._asked: dict[str, int] = {}
        self._stopping = threading.Event()
        self._context: ssl.SSLContext | None = None
        self.ca_file: Path | None = None
        if tls is not None:
            make_certificate(tls)
            self.ca_file = tls / "cert.pem"
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(tls / "cert.pem", tls / "key.pem")
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port = int(self._listener.getsockname()[1])

    def __enter__(self) -> LyingSmtp:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        # A close alone leaves the port open as long as accept() waits on it: one more connection would be taken.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            self._open.add(connection)
            self.at_once = max(self.at_once, len(self._open))
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        session = _Session(connection)
        try:
            self._converse(session)
        except (OSError, EOFError):
            pass  # The client went away, or we were told to close: both are ordinary here.
        finally:
            self._open.discard(connection)
            with contextlib.suppress(OSError):
                session.connection.close()

    def _converse(self, session: _Session) -> None:
        self._act(session, "CONNECT", "", "220 dusta.test ESMTP")
        reader = session.connection.makefile("rb")
        while line := reader.readline(65536):
            words = line.decode("utf-8", "replace").strip()
            verb, _, rest = words.partition(" ")
            verb = verb.upper()
            self.commands.append(words if verb != "AUTH" else "AUTH")
            if verb == "STARTTLS" and self._context is not None:
                self._act(session, verb, rest, "220 go ahead")
                reader.close()
                session.connection = self._context.wrap_socket(session.connection, server_side=True)
                reader = session.connection.makefile("rb")
            elif verb == "DATA":
                if self._act(session, verb, rest, "354 go on").startswith("354"):
                    self._take(session, _until_dot(cast(BinaryIO, reader)))
            elif verb == "QUIT":
                self._act(session, verb, rest, "221 bye")
                return
            else:
                self._simple(session, verb, rest)

    def _simple(self, session: _Session, verb: str, rest: str) -> None:
        address = rest.partition(":")[2].strip().partition(">")[0].lstrip("<")
        usual = {
            "MAIL": "250 ok",
            "RCPT": "250 ok",
            "RSET": "250 ok",
            "NOOP": "250 ok",
            "AUTH": "235 welcome",
        }
        if verb in ("EHLO", "HELO"):
            usual[verb] = self._greeting()
        answer = self._act(session, verb, address or rest, usual.get(verb, "502 what?"))
        if answer.startswith("2"):
            if verb == "MAIL":
                session.sender, session.recipients = address, []
            elif verb == "RCPT":
                session.recipients.append(address)

    def _greeting(self) -> str:
        offered = (*self.extensions, *(("STARTTLS",) if self._context else ()))
        lines = ["dusta.test", *offered]
        return "\r\n".join(f"250{'-' if n < len(lines) - 1 else ' '}{line}" for n, line in enumerate(lines))

    def _take(self, session: _Session, raw: bytes) -> None:
        behaviour = self._chosen("DOT", "")
        while isinstance(behaviour, Slow):
            time.sleep(behaviour.seconds)
            behaviour = behaviour.then
        answer = behaviour if isinstance(behaviour, str) else "250 2.0.0 taken"
        lost = isinstance(behaviour, (Drop, Hang))
        if answer.startswith("2") and (not isinstance(behaviour, (Drop, Hang)) or behaviour.keep):
            self.taken.append(Taken(session.sender, tuple(session.recipients), raw, not lost))
        self._perform(session, behaviour, "250 2.0.0 taken")

    def _act(self, session: _Session, verb: str, argument: str, usual: str) -> str:
        return self._perform(session, self._chosen(verb, argument), usual)

    def _chosen(self, verb: str, argument: str) -> Behaviour | None:
        behaviour: Behaviour | None = self.behaviour.get(verb)
        if isinstance(behaviour, list):
            asked = self._asked.get(verb, 0)
            self._asked[verb] = asked + 1
            behaviour = behaviour[min(asked, len(behaviour) - 1)]
        if callable(behaviour):
            behaviour = behaviour(argument)
        return behaviour

    def _perform(self, session: _Session, behaviour: Behaviour | None, usual: str) -> str:
        """Do it and say what was answered; EOFError ends the connection."""
        while isinstance(behaviour, Slow):
            self._stopping.wait(behaviour.seconds)
            behaviour = behaviour.then
        if isinstance(behaviour, Hang):
            self._stopping.wait(behaviour.seconds)
            raise EOFError
        if isinstance(behaviour, Drop):
            if behaviour.after:
                session.connection.sendall(behaviour.after.encode() + b"\r\n")
            raise EOFError
        answer = behaviour if isinstance(behaviour, str) else usual
        session.connection.sendall(answer.encode() + b"\r\n")
        return answer


def _until_dot(reader: BinaryIO) -> bytes:
    lines: list[bytes] = []
    while True:
        line = reader.readline()
        if not line:
            raise EOFError
        if line == b".\r\n":
            return b"".join(lines)
        lines.append(line[1:] if line.startswith(b"..") else line)
