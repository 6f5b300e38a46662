"""Keeps raw bytes for ever under their own hash: temporary file, fsync, rename, fsync of the folder. Interprets nothing.

Two trees under one folder: `aa/<sha256>` holds parts and pictures under the hash of all their bytes,
`messages/aa/<digest>` holds messages, byte for byte as they came, under their identity (law L4). They are apart
because a person may attach a copy of a mail that also came by itself: same identity, other bytes. One level of
256 folders, because every further folder is one more to sync.
A full disk comes out as OSError, and nothing half-written ever has its final name.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

TRACE = frozenset({b"return-path", b"delivered-to", b"x-original-to", b"received"})
"""Fields that each delivery puts on top anew: they do not belong to a message's identity."""

MOST_EMPTY = 64
"""Scratch folders kept for further use."""

Bytes = bytes | Iterable[bytes]
Sealer = Callable[[bytes, str], bytes]


class Identity:
    """The digest of law L4, fed piece by piece: SHA-256 of a message less its leading trace fields.

    A message that is nothing but trace fields is hashed whole, so that two such messages are not one.
    """

    def __init__(self) -> None:
        self._all, self._rest = sha256(), sha256()
        self._line = b""
        self._in_trace = False
        self._passed = False

    def feed(self, chunk: bytes) -> None:
        if self._passed:
            self._rest.update(chunk)
            return
        text, start = self._line + chunk, 0
        while (end := text.find(b"\n", start) + 1) > 0:
            if not self._is_trace(text[start:end]):
                self._pass(text[start:])
                return
            self._all.update(text[start:end])
            start = end
        self._line = text[start:]

    def digest(self) -> str:
        if not self._passed and self._line:
            if not self._is_trace(self._line):
                self._pass(self._line)
            else:
                self._all.update(self._line)
        return (self._rest if self._passed else self._all).hexdigest()

    def _is_trace(self, line: bytes) -> bool:
        if line[:1] not in (b" ", b"\t"):
            self._in_trace = line.partition(b":")[0].rstrip(b" \t").lower() in TRACE
        return self._in_trace

    def _pass(self, rest: bytes) -> None:
        self._passed, self._line = True, b""
        self._rest.update(rest)


def digest_of(raw: bytes) -> str:
    """The identity of a message (law L4)."""
    identity = Identity()
    identity.feed(raw)
    return identity.digest()


class Spool:
    """The files of one folder. Any thread may keep and read; `clean` is for the one writer, at start."""

    def __init__(self, folder: Path, seal: Sealer | None = None, opener: Sealer | None = None) -> None:
        self.folder = folder
        self._seal, self._open = seal, opener
        self._messages = folder / "messages"
        self._empty: list[Path] = []
        self._temporary = folder / "tmp"
        self._temporary.mkdir(parents=True, exist_ok=True)
        self._messages.mkdir(exist_ok=True)
        self._hidden = folder / "sealed"
        # How many there are and when they came is nobody's business either.
        self._hidden.mkdir(mode=0o700, exist_ok=True)
        for tree in ("messages", "parts"):
            (self._hidden / tree).mkdir(parents=True, exist_ok=True)
        _sync(self._hidden)
        _sync(folder)
        _sync(folder.parent)

    # ---- keeping

    def keep(self, raw: bytes) -> str:
        """Keep a part under the SHA-256 of its bytes."""
        name = sha256(raw).hexdigest()
        self._put(raw, self._place(name))
        return name

    def adopt(self, path: Path) -> str:
        """Take over a file of the same file system; it is gone from where it was."""
        return self.adopt_many([path])[0]

    def adopt_many(self, paths: Iterable[Path]) -> list[str]:
        """Several at once: synced side by side, so that the file system commits them together."""
        found = list(paths)
        names = [_hash(_chunks(path)) for path in found]
        _sync_all(found)
        self._settle((path, self._place(name)) for path, name in zip(found, names, strict=True))
        return names

    def keep_message(self, raw: Bytes) -> str:
        """Keep a message as it came and say its identity; pieces are written as they come."""
        return self.keep_messages([raw])[0]

    def keep_messages(self, raws: Iterable[Bytes]) -> list[str]:
        """Several at once: each folder is synced once, so that a backlog is quick."""
        digests: list[str] = []
        moves: list[tuple[Path, Path]] = []
        try:
            for raw in raws:
                identity = Identity()
                source = self._write(_fed([raw] if isinstance(raw, bytes) else raw, identity))
                digests.append(identity.digest())
                moves.append((source, self._place(digests[-1], self._messages)))
            _sync_all([source for source, _ in moves])
        except BaseException:
            for source, _ in moves:
                source.unlink(missing_ok=True)
            raise
        self._settle(moves)
        return digests

    # ---- sealing

    def seal(self, name: str, *, message: bool = False) -> None:
        """Keep a file encrypted from now on: the same bytes, which only the key opens. What was plain is removed when
        the sealed copy is on the disk; a file that is sealed already is left alone."""
        plain = self.message_path(name) if message else self._place(name)
        if self._seal is None or not plain.exists():
            return
        sealed = self._sealed(name, message)
        if not sealed.exists():
            self._put(self._seal(plain.read_bytes(), f"file/{name}"), sealed)
        plain.unlink(missing_ok=True)
        _sync(plain.parent)

    def keep_sealed(self, raw: bytes) -> str:
        """Keep a part under the SHA-256 of its bytes, encrypted from the first moment."""
        name = sha256(raw).hexdigest()
        sealed = self._sealed(name, message=False)
        if self._seal is None or sealed.exists():
            return self.keep(raw) if self._seal is None else name
        self._put(self._seal(raw, f"file/{name}"), sealed)
        return name

    def is_sealed(self, name: str, *, message: bool = False) -> bool:
        return self._sealed(name, message).exists()

    def _sealed(self, name: str, message: bool) -> Path:
        return self._place(name, self._hidden / ("messages" if message else "parts"))

    def _opened(self, name: str, message: bool) -> bytes:
        if self._open is None:
            raise PermissionError(f"{name} is sealed")
        return self._open(self._sealed(name, message).read_bytes(), f"file/{name}")

    # ---- reading

    def path(self, name: str) -> Path:
        """Where a part lies, or else the message of that identity."""
        part, message = self._place(name), self.message_path(name)
        return part if part.exists() or not message.exists() else message

    def message_path(self, digest: str) -> Path:
        return self._place(digest, self._messages)

    def read(self, name: str) -> bytes:
        path = self.path(name)
        if not path.exists() and self.is_sealed(name):
            return self._opened(name, message=False)
        return path.read_bytes()

    def read_message(self, digest: str) -> bytes:
        if not self.message_path(digest).exists() and self.is_sealed(digest, message=True):
            return self._opened(digest, message=True)
        return self.message_path(digest).read_bytes()

    def has(self, name: str) -> bool:
        return self.path(name).exists()

    def verify(self) -> Iterator[Path]:
        """The files whose bytes no longer match their name: for the daily check, which tells the admin."""
        for path in self.folder.glob("[0-9a-f][0-9a-f]/*"):
            if _hash(_chunks(path)) != path.name:
                yield path
        for path in self._messages.glob("??/*"):
            identity = Identity()
            for chunk in _chunks(path):
                identity.feed(chunk)
            if identity.digest() != path.name:
                yield path

    # ---- room to work in

    def scratch(self) -> Path:
        """An empty folder on this file system, from which files can be adopted."""
        return self._empty.pop() if self._empty else Path(tempfile.mkdtemp(dir=self._temporary))

    def give_back(self, folder: Path, ended: bool = True) -> None:
        """What is left in a scratch folder goes. It is given out again when whoever wrote in it has ended: making and
        removing a folder for each message costs more than all else that is done with its files."""
        if ended and len(self._empty) < MOST_EMPTY:
            with contextlib.suppress(OSError):
                for left in os.listdir(folder):
                    os.unlink(folder / left)
                self._empty.append(folder)
                return
        shutil.rmtree(folder, ignore_errors=True)

    def clean(self) -> None:
        """Remove what a dead daemon left half-done. Only for the holder of the lock."""
        self._empty.clear()
        for left in self._temporary.iterdir():
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)

    # ---- how

    def _place(self, name: str, tree: Path | None = None) -> Path:
        if len(name) != 64 or not name.isascii() or not name.isalnum():
            raise ValueError(f"not a SHA-256: {name!r}")
        return (tree or self.folder) / name[:2] / name

    def _write(self, chunks: Iterable[bytes]) -> Path:
        handle, name = tempfile.mkstemp(dir=self._temporary)
        try:
            with open(handle, "wb") as file:
                for chunk in chunks:
                    file.write(chunk)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return Path(name)

    def _put(self, raw: bytes, target: Path) -> None:
        source = self._write([raw])
        _sync(source)
        self._settle([(source, target)])

    def _settle(self, moves: Iterable[tuple[Path, Path]]) -> None:
        """Give each written file its name, then make the names durable. A name that is there already stays."""
        changed: set[Path] = set()
        for source, target in moves:
            if not target.parent.exists():
                target.parent.mkdir(exist_ok=True)
                changed.add(target.parent.parent)
            if target.exists():
                source.unlink()
            else:
                source.rename(target)
            # Synced even when the name was there: whoever made it may have died before syncing it.
            changed.add(target.parent)
        _sync_all(changed)


def _fed(chunks: Iterable[bytes], identity: Identity) -> Iterator[bytes]:
    for chunk in chunks:
        identity.feed(chunk)
        yield chunk


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            yield chunk


def _hash(chunks: Iterable[bytes]) -> str:
    total = sha256()
    for chunk in chunks:
        total.update(chunk)
    return total.hexdigest()


HELPERS = 4
_helpers = ThreadPoolExecutor(HELPERS, thread_name_prefix="sync")


def _sync_all(paths: Collection[Path]) -> None:
    """Syncs wait for the disk; several waiting at once share one commit of the file system's journal. Few are not worth
    the helpers, and each helper gets its whole share at once: to hand over a path costs as much as to sync it."""
    found = list(paths)
    if len(found) <= HELPERS:
        _sync_each(found)
    else:
        list(_helpers.map(_sync_each, [found[n::HELPERS] for n in range(HELPERS)]))


def _sync_each(paths: Iterable[Path]) -> None:
    for path in paths:
        _sync(path)


def _sync(path: Path) -> None:
    """A file or a folder; a handle for reading is enough, and so is a system call for each step."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
