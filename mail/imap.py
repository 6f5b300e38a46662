"""One IMAP connection: log in, select, search, fetch, move, wait. The only user of imap_tools; it decides nothing.

imap_tools opens the connection, logs in and names the folders. Fetching, moving and waiting go to the imaplib client
beneath it, because its own ways lose mail: `move` ends in an expunge of the whole folder (law L6), `fetch` reads
bodies of any size into memory, `idle` overlooks a notice that came together with the "+".
Whatever goes wrong comes out as Lost: the connection is out of step and must be dropped.
"""

from __future__ import annotations

import imaplib
import re
import select
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeVar

from imap_tools import ImapToolsError
from imap_tools.mailbox import BaseMailBox
from imap_tools.utils import encode_folder

from mail.tls import is_loopback, trust

PIECE = 1 << 20
"""Bytes of one body asked for at once: what is larger comes in pieces, whatever the server says about its size."""
HEADERS = 1 << 18
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FILED = "$SuratdFiled"
"""Keyword on a message that could only be copied. It prevents a second copy and means nothing else."""

T = TypeVar("T")


class Lost(Exception):
    """The connection failed, or the server said what cannot be true."""


class Refused(Exception):
    """The server said NO to this one command; the connection is sound."""


class Vanished(Exception):
    """The message is gone: a person was faster."""


@dataclass(frozen=True)
class MailboxSettings:
    """[mailbox] of suratd.toml, with the password read from its file. start: "now", "all", a moment or a date (in UTC)."""

    host: str
    user: str
    password: str = field(repr=False)
    port: int = 993
    security: str = "tls"
    ca_file: Path | None = None
    inbox: str = "INBOX"
    done: str = "Suratd/Selesai"
    aside: str = "Suratd/Karantina"
    others: str = "Suratd/Lain"
    sealed: str = "Suratd/Tertutup"
    start: str | date | datetime = "now"
    poll_seconds: float = 30.0
    message_limit: int = 40 << 20
    timeout: float = 60.0
    backoff: tuple[float, float] = (5.0, 900.0)
    again_seconds: float = 3600.0


@dataclass(frozen=True)
class Found:
    """What the server says about a message before its body is read. received: INTERNALDATE in UTC, None when absent."""

    uid: int
    received: datetime | None
    size: int


class _Bounded:
    """An imaplib client that refuses a literal larger than anything we ever ask for."""

    file: Any

    def read(self, size: int) -> bytes:
        if size > 2 * PIECE:
            raise imaplib.IMAP4.abort(f"the server announces {size} bytes that nobody asked for")
        answer: bytes = self.file.read(size)
        if len(answer) < size:
            raise imaplib.IMAP4.abort("the connection ended within a message")
        return answer


class _Plain(_Bounded, imaplib.IMAP4):
    pass


class _Tls(_Bounded, imaplib.IMAP4_SSL):
    pass


class _MailBox(BaseMailBox):
    """imap_tools on a bounded client, over TLS, STARTTLS or (to this machine only) in the clear."""

    def __init__(self, settings: MailboxSettings) -> None:
        self._settings = settings
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        s = self._settings
        if s.security == "none":
            if not is_loopback(s.host):
                raise ValueError(f'security = "none" is only for this machine itself, not for {s.host}')
            return _Plain(s.host, s.port, timeout=s.timeout)
        context = trust(s.ca_file)
        if s.security == "tls":
            return _Tls(s.host, s.port, ssl_context=context, timeout=s.timeout)
        client = _Plain(s.host, s.port, timeout=s.timeout)
        try:
            # Raises when the server does not offer it: it is never silently dropped.
            client.starttls(context)
        except BaseException:
            with suppress(OSError):
                client.shutdown()
            raise
        return client


class Session:
    """A connection; within `with` it is logged in and has the inbox selected."""

    def __init__(self, settings: MailboxSettings) -> None:
        self.settings = settings
        self._made: set[str] = set()
        self._mailbox: _MailBox = self._trying(lambda: _MailBox(settings))
        self._client: Any = self._mailbox.client

    def __enter__(self) -> Session:
        try:
            self._trying(self._log_in)
        except BaseException:
            self._drop()
            raise
        return self

    def _log_in(self) -> None:
        s, client = self.settings, self._client
        log_in = (
            self._mailbox.login if s.password.isascii() and s.user.isascii() else self._mailbox.login_utf8
        )
        log_in(s.user, s.password, initial_folder=None)
        # imaplib asked before the login, when many servers do not yet tell of MOVE and UIDPLUS.
        client._get_capabilities()
        self.can = frozenset(client.capabilities)
        self.separator, self.prefix = self._naming()
        self._mailbox.folder.set(self._name(s.inbox))
        self.uidvalidity = self._number("UIDVALIDITY")
        self.uidnext = self._number("UIDNEXT") or max(self.search("ALL"), default=0) + 1

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            # Out of step: what the server still says is not to be listened to.
            self._drop()

    def close(self) -> None:
        """Say goodbye, briefly: the server may be deaf."""
        with suppress(OSError, imaplib.IMAP4.error, ValueError):
            self._client.sock.settimeout(2)
            self._client.logout()
        self._drop()

    def cut(self) -> None:
        """For another thread: ends a read that hangs."""
        with suppress(OSError):
            self._client.sock.shutdown(socket.SHUT_RDWR)

    def _drop(self) -> None:
        with suppress(OSError):
            self._client.shutdown()

    # ---- reading

    def search(self, criteria: str) -> list[int]:
        answer = self._uid("SEARCH", criteria)
        return sorted({int(word) for part in answer if isinstance(part, bytes) for word in part.split()})

    def since(self, first: int) -> list[int]:
        """UIDs from `first` on. A server answers `n:*` with its last message even when that is older."""
        return [uid for uid in self.search(f"UID {first}:*") if uid >= first]

    def present(self, uids: Iterable[int]) -> set[int]:
        return set(self.search(f"UID {uid_set(uids)}"))

    def look(self, uids: Iterable[int]) -> list[Found]:
        """Sizes and moments of arrival; messages that are gone are left out."""
        wanted = set(uids)
        found: dict[int, Found] = {}
        for head, _ in self._fetch(uid_set(wanted), "(UID INTERNALDATE RFC822.SIZE)"):
            uid, size = _value(rb"UID (\d+)", head), _value(rb"RFC822\.SIZE (\d+)", head)
            moment = re.search(rb'INTERNALDATE "([^"]*)"', head)
            if uid in wanted and size is not None:
                found[uid] = Found(uid, read_internaldate(moment[1]) if moment else None, size)
        return [found[uid] for uid in sorted(found)]

    def look_all(self, uids: list[int]) -> list[Found]:
        return [one for start in range(0, len(uids), 100) for one in self.look(uids[start : start + 100])]

    def bodies(self, uids: Iterable[int], length: int = PIECE) -> dict[int, bytes]:
        """The first `length` bytes of each message, flags untouched; messages that are gone are left out."""
        return self._pieces(uid_set(uids), f"BODY.PEEK[]<0.{length}>")

    def headers(self, uid: int) -> bytes:
        return self._one(uid, f"BODY.PEEK[HEADER]<0.{HEADERS}>")

    def stream(self, uid: int) -> Iterator[bytes]:
        """A message of any size, piece by piece; Vanished when it disappears on the way."""
        start = 0
        while True:
            piece = self._one(uid, f"BODY.PEEK[]<{start}.{PIECE}>")
            yield piece
            start += len(piece)
            if len(piece) < PIECE:
                return

    def _one(self, uid: int, part: str) -> bytes:
        pieces = self._pieces(str(uid), part)
        if uid not in pieces:
            raise Vanished(f"UID {uid}")
        return pieces[uid]

    def _pieces(self, uids: str, part: str) -> dict[int, bytes]:
        pieces: dict[int, bytes] = {}
        for head, literals in self._fetch(uids, f"(UID {part})"):
            uid = _value(rb"UID (\d+)", head)
            if uid is not None and b"BODY[" in head:
                pieces[uid] = literals[0] if literals else _quoted(head)
        return pieces

    def _fetch(self, uids: str, what: str) -> Iterator[tuple[bytes, list[bytes]]]:
        """One answer a message: its text with the literals taken out, and the literals."""
        head, literals = b"", []
        for part in self._uid("FETCH", uids, what):
            if isinstance(part, tuple):
                head += part[0] + b" "
                literals.append(part[1])
            elif part is not None:
                yield head + part, literals
                head, literals = b"", []

    # ---- filing

    def move(self, uids: list[int], folder: str) -> str:
        """Move messages into a folder of ours; the answer is why not, or empty. Even an empty answer is only a hint."""
        why = self._move_once(uids, folder)
        # A person removed the folder since we last looked.
        return self._move_once(uids, folder) if "[TRYCREATE]" in why.upper() else why

    def _move_once(self, uids: list[int], folder: str) -> str:
        try:
            name = self.ensure(folder)
        except Refused as error:
            return str(error)
        if "MOVE" in self.can:
            return self._filing("MOVE", name, uids)
        if "UIDPLUS" in self.can:
            why = self._filing("COPY", name, uids)
            if not why:
                self._uid("STORE", uid_set(uids), "+FLAGS.SILENT", r"(\Deleted)")
                # UID EXPUNGE of exactly ours: what people marked for deletion is not ours to erase.
                self._uid("EXPUNGE", uid_set(uids))
            return why
        return self._copy_and_mark(uids, name)

    def leaves_behind(self) -> bool:
        """Filed messages stay in the inbox: the server can neither move nor expunge single ones."""
        return not {"MOVE", "UIDPLUS"} & self.can

    def _copy_and_mark(self, uids: list[int], name: bytes) -> str:
        already = set(self.search(f"UID {uid_set(uids)} KEYWORD {FILED}"))
        rest = [uid for uid in uids if uid not in already]
        if not rest:
            return ""
        why = self._filing("COPY", name, rest)
        if not why:
            self._uid("STORE", uid_set(rest), "+FLAGS.SILENT", f"({FILED})")
        return why

    def _filing(self, command: str, name: bytes, uids: list[int]) -> str:
        kind, text = self._trying(lambda: self._command(command, uid_set(uids), name))
        if kind == "OK":
            return ""
        self._made.clear()
        return _words(text) or kind

    def ensure(self, folder: str) -> bytes:
        """The folder's name as the server writes it; made and subscribed when it is missing, Refused when it cannot be."""
        name = bytes(encode_folder(self._name(folder)))
        if folder not in self._made:
            _, lines = self._trying(lambda: self._client.list('""', name))
            if lines in ([None], []):
                kind, text = self._trying(lambda: self._client.create(name))
                if kind != "OK":
                    raise Refused(f"folder {folder} cannot be made: {_words(text)}")
                self._trying(lambda: self._client.subscribe(name))
            self._made.add(folder)
        return name

    def folders(self) -> list[str]:
        return [info.name for info in self._trying(self._mailbox.folder.list)]

    def count(self, folder: str) -> int:
        """Messages in a folder; none when it does not exist."""
        kind, text = self._trying(
            lambda: self._client.status(encode_folder(self._name(folder)), "(MESSAGES)")
        )
        found = re.search(rb"MESSAGES (\d+)", text[0] or b"") if kind == "OK" and text else None
        return int(found[1]) if found else 0

    # ---- marks (mail/mark.py)

    def append(self, folder: str, raw: bytes) -> None:
        """Put a mail of our own into a folder of ours."""
        for _ in range(2):
            name = self.ensure(folder)
            kind, text = self._asking(lambda name=name: self._client.append(name, "", "", raw))  # type: ignore[misc]
            if kind == "OK":
                return
            # A person may have removed the folder since we last looked.
            self._made.clear()
        raise Refused(f"nothing can be put into {folder}: {_words(text)}")

    def field(self, folder: str, name: str) -> list[str]:
        """That header field of each message of a folder, oldest first, flags untouched; the inbox is selected again."""
        kind, count = self._asking(
            lambda: self._client.select(encode_folder(self._name(folder)), readonly=True)
        )
        try:
            if kind != "OK" or not int((count or [b"0"])[0] or 0):
                return []
            return list(self._fields("1:*", name).values())
        finally:
            self._select()

    def prune(self, folder: str, name: str, old: Callable[[str], bool]) -> int:
        """Remove the messages of a folder whose header field is an old one of ours; how many. By UID, and only where single
        ones can be expunged: what people marked for deletion is not ours to erase. The inbox is selected again."""
        if "UIDPLUS" not in self.can:
            return 0

        def opened() -> str:
            try:
                return str(self._client.select(encode_folder(self._name(folder)))[0])
            except imaplib.IMAP4.readonly:
                return "NO"

        try:
            found = self._fields("1:*", name) if self._asking(opened) == "OK" else {}
            if uids := [uid for uid, text in found.items() if old(text)]:
                self._uid("STORE", uid_set(uids), "+FLAGS.SILENT", r"(\Deleted)")
                self._uid("EXPUNGE", uid_set(uids))
            return len(uids)
        finally:
            self._select()

    def _fields(self, uids: str, name: str) -> dict[int, str]:
        found = self._pieces(uids, f"BODY.PEEK[HEADER.FIELDS ({name.upper()})]")
        texts = {uid: found[uid].decode("ascii", "replace").partition(":")[2] for uid in sorted(found)}
        return {uid: re.sub(r"\s+", " ", text).strip() for uid, text in texts.items()}

    def state(self, folder: str) -> bytes:
        """What changes when anything happens in a folder."""
        name = encode_folder(self._name(folder))
        kind, text = self._asking(lambda: self._client.status(name, "(MESSAGES UIDNEXT UIDVALIDITY)"))
        return bytes(text[0] or b"") if kind == "OK" and text else b""

    def _select(self) -> None:
        self._trying(lambda: self._mailbox.folder.set(self._name(self.settings.inbox)))

    # ---- waiting

    def noop(self) -> None:
        self._trying(self._client.noop)

    def wait(self, seconds: float, waker: socket.socket) -> bool:
        """Until the server tells of new mail (True, a hint), the waker is touched or the time is over."""
        if "IDLE" in self.can:
            return self._trying(lambda: self._idle(min(seconds, 60.0), waker))
        select.select([waker], [], [], seconds)
        return False

    def _idle(self, seconds: float, waker: socket.socket) -> bool:
        client = self._client
        self._forget()
        tag = client._command("IDLE")
        news = False
        # A notice may come before the "+".
        while (line := client._get_response()) is not None:
            if client.tagged_commands[tag]:
                client.tagged_commands.pop(tag)
                self.can -= {"IDLE"}
                return False
            news = news or _is_news(line)
        news = news or self._listen(time.monotonic() + seconds, waker)
        client.send(b"DONE\r\n")
        while not client.tagged_commands[tag]:
            client._check_bye()
            line = client._get_response()
            news = news or _is_news(line or b"")
        client.tagged_commands.pop(tag)
        return news

    def _listen(self, end: float, waker: socket.socket) -> bool:
        client = self._client
        while True:
            # A notice may lie in the reader's buffer already: the socket alone would never tell.
            if not self._buffered():
                ready, _, _ = select.select([client.sock, waker], [], [], max(0.0, end - time.monotonic()))
                if client.sock not in ready:
                    return False
            line = client._get_response()
            client._check_bye()
            if _is_news(line or b""):
                return True

    def _buffered(self) -> bool:
        sock = self._client.sock
        before = sock.gettimeout()
        sock.settimeout(0)
        try:
            return bool(self._client.file.peek(1))
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        finally:
            sock.settimeout(before)

    # ---- how

    def _naming(self) -> tuple[str, str]:
        """The server's separator, and the prefix under which personal folders live ("INBOX." on some)."""
        _, lines = self._client.list('""', '""')
        found = re.search(rb'\([^)]*\) (?:"(\\?.)"|NIL)', (lines[0] if lines else None) or b"")
        separator = found[1][-1:].decode("ascii", "replace") if found and found[1] else "/"
        prefix = ""
        if "NAMESPACE" in self.can:
            _, spaces = self._client.namespace()
            personal = re.match(rb'\(\("([^"]*)"', (spaces[0] if spaces else None) or b"")
            prefix = personal[1].decode("ascii", "replace") if personal else ""
        return separator, prefix

    def _name(self, folder: str) -> str:
        """`Suratd/Selesai` in the server's own spelling. In settings the separator is always a slash."""
        if folder.upper() == "INBOX":
            return folder
        parts = folder.split("/")
        if self.separator != "/":
            parts = [part.replace(self.separator, "-") for part in parts]
        name = self.separator.join(parts)
        return name if name.startswith(self.prefix) else self.prefix + name

    def _number(self, code: str) -> int:
        _, values = self._client.response(code)
        return int(values[-1]) if values and values[-1] else 0

    def _uid(self, command: str, *arguments: str) -> list[Any]:
        kind, answer = self._trying(lambda: self._command(command, *arguments))
        if kind != "OK":
            raise Refused(f"{command}: {_words(answer) or kind}")
        return answer

    def _command(self, command: str, *arguments: Any) -> tuple[str, list[Any]]:
        self._forget()
        kind, answer = self._client.uid(command, *arguments)
        return kind, list(answer or [])

    def _forget(self) -> None:
        """imaplib keeps every notice for ever: on a connection that lasts for weeks they would pile up."""
        self._client._check_bye()
        self._client.untagged_responses.clear()

    @classmethod
    def _asking(cls, attempt: Callable[[], T]) -> T:
        """As `_trying`, but a command that the server does not know is Refused: the line is sound."""

        def once() -> tuple[T | None, str]:
            try:
                return attempt(), ""
            except imaplib.IMAP4.abort:
                raise
            except imaplib.IMAP4.error as error:
                return None, str(error) or "refused"

        found, why = cls._trying(once)
        if found is None:
            raise Refused(why)
        return found

    @staticmethod
    def _trying(attempt: Callable[[], T]) -> T:
        try:
            return attempt()
        except (OSError, imaplib.IMAP4.error, ImapToolsError, UnicodeError, IndexError, MemoryError) as error:
            raise Lost(f"{type(error).__name__}: {error}") from error


def uid_set(uids: Iterable[int]) -> str:
    """1,2,3,7 as 1:3,7: shorter lines, since servers limit them."""
    runs: list[list[int]] = []
    for uid in sorted(uids):
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in runs)


def imap_day(day: date) -> str:
    return f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year:04d}"


def read_internaldate(text: bytes) -> datetime | None:
    """`17-Jul-1996 02:44:25 -0700` in UTC; None when it is no date."""
    pattern = rb"\s*(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)"
    found = re.fullmatch(pattern, text)
    if not found:
        return None
    day, month, year, hour, minute, second, sign, east_hours, east_minutes = (
        part.decode() for part in found.groups()
    )
    try:
        offset = timedelta(hours=int(east_hours), minutes=int(east_minutes)) * (1 if sign == "+" else -1)
        clock = (int(hour), int(minute), min(int(second), 59))
        moment = datetime(
            int(year), MONTHS.index(month.title()) + 1, int(day), *clock, tzinfo=timezone(offset)
        )
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _value(pattern: bytes, head: bytes) -> int | None:
    found = re.search(pattern, head)
    return int(found[1]) if found else None


def _words(text: list[Any]) -> str:
    return b" ".join(part for part in text if isinstance(part, bytes)).decode("ascii", "replace")


def _quoted(head: bytes) -> bytes:
    """A body that came as a quoted string or NIL, as very short ones may."""
    found = re.search(rb'BODY\[[^\]]*\](?:<\d+>)? "((?:[^"\\]|\\.)*)"', head)
    return re.sub(rb"\\(.)", rb"\1", found[1]) if found else b""


def _is_news(line: bytes) -> bool:
    return line.upper().endswith((b"EXISTS", b"RECENT"))
