"""A small scripted IMAP server: honest by itself, and at one named point of a connection it lies.

`LyingImap(lies=[...])` gives each new connection the next lie of the list; when they are used up it is honest. A lie is
`Lie(point, action)`: at the command named `point` (LOGIN, SELECT, SEARCH, LOOK for sizes, BODY, IDLE, MOVE, …) action
is called once with the connection and its tag, and answers in place of the server (or returns HONEST).
"""

from __future__ import annotations

import contextlib
import re
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType

HONEST = "honest"
ARRIVED = "23-Nov-2026 09:00:00 +0700"


@dataclass
class Message:
    uid: int
    raw: bytes
    flags: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Lie:
    point: str
    action: Callable[[Connection, str], str | None]
    times: int = 1


class LyingImap:
    """`with LyingImap(...) as server:`; `server.port`, `server.folders`, `server.commands`, `server.connections`."""

    def __init__(
        self,
        messages: Sequence[bytes] = (),
        *,
        lies: Sequence[Lie] = (),
        before_login: str = "IMAP4rev1",
        after_login: str = "IMAP4rev1 IDLE MOVE UIDPLUS",
        separator: str = "/",
    ) -> None:
        self.lies = list(lies)
        self.before_login, self.after_login, self.separator = before_login, after_login, separator
        self.uidvalidity, self.uidnext = 7, 1
        self.folders: dict[str, list[Message]] = {"INBOX": []}
        self.commands: list[str] = []
        self.connections = 0
        self.told: list[str] = []
        """The points at which a lie was told."""
        self.lock = threading.RLock()
        self._open: list[socket.socket] = []
        self.stopping = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        for raw in messages:
            self.add(raw)

    def __enter__(self) -> LyingImap:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def add(self, raw: bytes, folder: str = "INBOX") -> int:
        with self.lock:
            self.folders.setdefault(folder, []).append(Message(self.uidnext, raw))
            self.uidnext += 1
            return self.uidnext - 1

    def raws(self, folder: str = "INBOX") -> list[bytes]:
        return [message.raw for message in self.folders.get(folder, [])]

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            self._open.append(connection)
            lie = self.lies.pop(0) if self.lies else None
            threading.Thread(target=Connection(self, connection, lie).serve, daemon=True).start()


class Connection:
    """One conversation. `say` sends a line, `send` raw bytes, `hang` says nothing until the server stops."""

    def __init__(self, server: LyingImap, sock: socket.socket, lie: Lie | None) -> None:
        self.server, self.sock, self.lie = server, sock, lie
        self.left = lie.times if lie else 0
        self.reader = sock.makefile("rb")
        self.folder = "INBOX"
        self.offered = server.before_login

    def say(self, *lines: str) -> None:
        self.send("".join(line + "\r\n" for line in lines).encode())

    def send(self, raw: bytes) -> None:
        self.sock.sendall(raw)

    def hang(self) -> None:
        self.server.stopping.wait()
        raise EOFError

    def exists(self) -> str:
        return f"* {len(self.server.folders[self.folder])} EXISTS"

    def serve(self) -> None:
        try:
            if not self._lies("GREETING", "*"):
                self.say("* OK ready")
            while line := self.reader.readline(65536):
                tag, _, rest = line.decode("ascii", "replace").strip().partition(" ")
                self.server.commands.append(rest)
                self._answer(tag, rest)
        except (OSError, EOFError, ValueError):
            pass  # The client left, or the lie was to cut the line.
        finally:
            with contextlib.suppress(OSError):
                self.sock.close()
            self.reader.close()

    def _lies(self, point: str, tag: str) -> bool:
        if self.lie is None or self.left == 0 or self.lie.point != point:
            return False
        self.left -= 1
        self.server.told.append(point)
        return self.lie.action(self, tag) != HONEST

    def _answer(self, tag: str, rest: str) -> None:
        word, _, arguments = rest.partition(" ")
        word = word.upper()
        if word == "UID":
            word, _, arguments = arguments.partition(" ")
            word = word.upper()
        point = word
        if word == "FETCH":
            point = "BODY" if "BODY" in arguments else "LOOK"
        if self._lies(point, tag):
            return
        with self.server.lock:
            done = getattr(self, f"_{word.lower()}", None)
            if done is None:
                self.say(f"{tag} BAD what?")
            elif done(tag, arguments) is None:
                self.say(f"{tag} OK {word} done")

    # ---- the honest answers; None: "OK" is still to be said

    def _capability(self, tag: str, arguments: str) -> None:
        self.say(f"* CAPABILITY {self.offered}")

    def _login(self, tag: str, arguments: str) -> None:
        self.offered = self.server.after_login

    def _list(self, tag: str, arguments: str) -> None:
        wanted = re.findall(r'"([^"]*)"', arguments)[-1]
        names = [name for name in self.server.folders if wanted in (name, "*")]
        if wanted == "":
            names = [""]
        self.say(*(f'* LIST () "{self.server.separator}" "{name}"' for name in names))

    def _create(self, tag: str, arguments: str) -> None:
        self.server.folders.setdefault(arguments.strip('"'), [])

    def _subscribe(self, tag: str, arguments: str) -> None:
        pass

    def _noop(self, tag: str, arguments: str) -> None:
        self.say(self.exists())

    def _select(self, tag: str, arguments: str) -> None:
        self.folder = arguments.strip('"')
        self.say(self.exists(), f"* OK [UIDVALIDITY {self.server.uidvalidity}] valid")
        self.say(f"* OK [UIDNEXT {self.server.uidnext}] next")

    def _status(self, tag: str, arguments: str) -> str | None:
        name = re.findall(r'"([^"]*)"', arguments)[0]
        if name not in self.server.folders:
            self.say(f"{tag} NO no such folder")
            return "said"
        self.say(f'* STATUS "{name}" (MESSAGES {len(self.server.folders[name])})')
        return None

    def _search(self, tag: str, arguments: str) -> None:
        found = self.server.folders[self.folder]
        if uids := re.search(r"UID (\S+)", arguments):
            # As the standard says and servers do: `n:*` includes the last message even when it is older.
            found = [m for m in found if self._within(m.uid, uids[1]) or "SINCE" in arguments]
        if keyword := re.search(r"KEYWORD (\S+)", arguments):
            found = [m for m in found if keyword[1] in m.flags]
        self.say("* SEARCH " + " ".join(str(m.uid) for m in found))

    def _within(self, uid: int, uids: str) -> bool:
        last = max((m.uid for m in self.server.folders[self.folder]), default=0)
        for part in uids.split(","):
            first, _, end = part.partition(":")
            ends = sorted(last if word == "*" else int(word) for word in (first, end or first))
            if ends[0] <= uid <= ends[1]:
                return True
        return False

    def _chosen(self, uids: str) -> list[Message]:
        return [m for m in self.server.folders[self.folder] if self._within(m.uid, uids)]

    def _fetch(self, tag: str, arguments: str) -> None:
        uids, _, what = arguments.partition(" ")
        for number, message in enumerate(self.server.folders[self.folder], 1):
            if not self._within(message.uid, uids):
                continue
            if piece := re.search(r"BODY.PEEK\[(HEADER)?\]<(\d+)\.(\d+)>", what):
                raw = message.raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if piece[1] else message.raw
                cut = raw[int(piece[2]) :][: int(piece[3])]
                self.send(
                    b"* %d FETCH (UID %d BODY[]<%d> {%d}\r\n" % (number, message.uid, int(piece[2]), len(cut))
                )
                self.send(cut + b")\r\n")
            else:
                size = f"RFC822.SIZE {len(message.raw)}"
                self.say(f'* {number} FETCH (UID {message.uid} INTERNALDATE "{ARRIVED}" {size})')

    def _copy(self, tag: str, arguments: str) -> str | None:
        uids, _, folder = arguments.partition(" ")
        folder = folder.strip('"')
        if folder not in self.server.folders:
            self.say(f"{tag} NO [TRYCREATE] no such folder")
            return "said"
        for message in self._chosen(uids):
            self.server.add(message.raw, folder)
        return None

    def _move(self, tag: str, arguments: str) -> str | None:
        uids = arguments.partition(" ")[0]
        if (said := self._copy(tag, arguments)) is not None:
            return said
        self._remove(self._chosen(uids))
        return None

    def _store(self, tag: str, arguments: str) -> None:
        uids, _, rest = arguments.partition(" ")
        for message in self._chosen(uids):
            message.flags.update(re.findall(r"[\\$]\w+", rest))

    def _expunge(self, tag: str, arguments: str) -> None:
        """With UIDs those among them that are marked; without, everybody's: as the standard says."""
        chosen = self._chosen(arguments) if arguments else self.server.folders[self.folder]
        self._remove([m for m in chosen if "\\Deleted" in m.flags])

    def _remove(self, gone: list[Message]) -> None:
        kept = self.server.folders[self.folder]
        for message in gone:
            self.say(f"* {kept.index(message) + 1} EXPUNGE")
            kept.remove(message)

    def _idle(self, tag: str, arguments: str) -> None:
        self.say("+ idling")
        known = len(self.server.folders[self.folder])
        self.sock.settimeout(0.01)
        try:
            while True:
                # Released while waiting, so that others can deliver.
                self.server.lock.release()
                try:
                    with contextlib.suppress(TimeoutError):
                        word = self.sock.recv(64)
                        if word.strip().upper() == b"DONE":
                            return
                        raise EOFError
                finally:
                    self.server.lock.acquire()
                if len(self.server.folders[self.folder]) != known:
                    known = len(self.server.folders[self.folder])
                    self.say(self.exists())
        finally:
            self.sock.settimeout(None)

    def _logout(self, tag: str, arguments: str) -> str:
        self.say("* BYE", f"{tag} OK bye")
        raise EOFError


# ---------------------------------------------------------------- the lies, each named for what it says


def exists_with_plus(raw: bytes) -> Lie:
    """The notice in the same segment as "+ idling"."""

    def act(c: Connection, tag: str) -> None:
        c.server.add(raw)
        c.say("+ idling", c.exists())
        c.reader.readline()
        c.say(f"{tag} OK idle done")

    return Lie("IDLE", act)


def exists_before_plus(raw: bytes) -> Lie:
    def act(c: Connection, tag: str) -> None:
        c.server.add(raw)
        c.say(c.exists())
        time.sleep(0.05)
        c.say("+ idling")
        c.reader.readline()
        c.say(f"{tag} OK idle done")

    return Lie("IDLE", act)


def half_a_line(raw: bytes) -> Lie:
    def act(c: Connection, tag: str) -> None:
        c.server.add(raw)
        line = c.exists()
        c.say("+ idling")
        time.sleep(0.05)
        c.send(line[:-3].encode())
        time.sleep(0.2)
        c.say(line[-3:])
        c.reader.readline()
        c.say(f"{tag} OK idle done")

    return Lie("IDLE", act)


def keepalive_then_nothing(raw: bytes) -> Lie:
    """Says "still here", takes a message and never tells."""

    def act(c: Connection, tag: str) -> None:
        c.say("+ idling", "* OK Still here")
        c.server.add(raw)
        c.reader.readline()
        c.say(f"{tag} OK idle done")

    return Lie("IDLE", act)


def cut(point: str, raw: bytes | None = None) -> Lie:
    """The line ends without a word; perhaps a message came at that moment."""

    def act(c: Connection, tag: str) -> None:
        if raw is not None:
            c.server.add(raw)
        raise EOFError

    return Lie(point, act)


def silent(point: str, raw: bytes | None = None) -> Lie:
    """A black hole: the line stays and nothing comes."""

    def act(c: Connection, tag: str) -> None:
        if raw is not None:
            c.server.add(raw)
        c.hang()

    return Lie(point, act)


def silent_in_idle(raw: bytes) -> Lie:
    def act(c: Connection, tag: str) -> None:
        c.say("+ idling")
        c.server.add(raw)
        c.hang()

    return Lie("IDLE", act)


def bye(point: str, raw: bytes | None = None) -> Lie:
    def act(c: Connection, tag: str) -> None:
        if raw is not None:
            c.server.add(raw)
        c.say(*(["+ idling"] if point == "IDLE" else []), "* BYE the server goes down")
        raise EOFError

    return Lie(point, act)


def says(point: str, *lines: str, times: int = 1) -> Lie:
    """Exactly these lines; {tag} stands for the command's tag."""

    def act(c: Connection, tag: str) -> None:
        c.say(*(line.format(tag=tag) for line in lines))

    return Lie(point, act, times)


def literal(announced: int, sent: bytes, then: str = "") -> Lie:
    """A body whose announced size is not what follows."""

    def act(c: Connection, tag: str) -> None:
        c.send(b"* 1 FETCH (UID 1 BODY[]<0> {%d}\r\n" % announced)
        c.send(sent)
        if not then:
            c.hang()
        c.say(*(line.format(tag=tag) for line in then.split("|")))

    return Lie("BODY", act)
