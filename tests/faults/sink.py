"""An SMTP server that fails now and then: it refuses for a while, or takes a mail and hangs up before it says so.

What it took is a line in a file: Message-ID, recipient, SHA-256 of the bytes, and 0 when the answer was lost. A process
of its own; the same seed fails at the same mails.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import random
import re
import subprocess
import sys
from pathlib import Path
from types import TracebackType

MESSAGE_ID = re.compile(rb"^message-id:[ \t\r\n]*<([^>\r\n]*)>", re.IGNORECASE | re.MULTILINE)
ROOT = Path(__file__).resolve().parents[2]


class Session(asyncio.Protocol):
    """One connection; no pipelining is offered, so that one command comes at a time."""

    dice: random.Random
    rate: float
    taken: Path

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.buffer, self.in_data, self.recipient = transport, bytearray(), False, ""
        transport.write(b"220 sink.test ESMTP\r\n")

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while not self.transport.is_closing():
            end = self.buffer.find(b"\r\n.\r\n" if self.in_data else b"\r\n")
            if end < 0:
                return
            part = bytes(self.buffer[: end + (2 if self.in_data else 0)])
            del self.buffer[: end + (5 if self.in_data else 2)]
            if self.in_data:
                self.in_data = False
                self.take(part)
            else:
                self.answer(part)

    def fails(self, share: float) -> bool:
        if failed := self.dice.random() < self.rate * share:
            with Session.taken.with_name("failed").open("a") as file:
                file.write(".")
        return failed

    def answer(self, line: bytes) -> None:
        verb = line[:4].upper()
        said = b"250 2.0.0 ok"
        if verb == b"EHLO":
            said = b"250-sink.test\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES"
        elif verb == b"RCPT":
            self.recipient = line.partition(b":")[2].strip(b" <>").decode("ascii", "replace")
            if self.fails(0.25):
                said = b"451 4.3.0 greylisted"
        elif verb == b"DATA":
            self.in_data = not self.fails(0.25)
            said = b"354 go on" if self.in_data else b"452 4.3.1 no room now"
        elif verb == b"QUIT":
            self.transport.write(b"221 2.0.0 bye\r\n")
            self.transport.close()
            return
        self.transport.write(said + b"\r\n")

    def take(self, raw: bytes) -> None:
        if self.fails(0.25):
            self.transport.write(b"451 4.3.0 later\r\n")
            return
        lost = self.fails(0.25)
        found = MESSAGE_ID.search(raw[:65536])
        name = found[1].decode("ascii", "replace") if found else "-"
        with Session.taken.open("a") as file:
            file.write(f"{name} {self.recipient} {hashlib.sha256(raw).hexdigest()} {int(not lost)}\n")
        if lost:
            self.transport.abort()
        else:
            self.transport.write(b"250 2.0.0 taken\r\n")


class Sink:
    """The server as a process: `with Sink(folder, rate=0.01, seed=1) as sink`."""

    def __init__(self, folder: Path, rate: float, seed: int) -> None:
        self.taken = folder / "taken"
        self._words = (str(self.taken), str(rate), str(seed))

    def __enter__(self) -> Sink:
        self.taken.touch()
        words = [sys.executable, "-m", "tests.faults.sink", *self._words]
        self._process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait(10)

    def refused(self) -> int:
        """Mails that were not taken, and such whose answer was lost."""
        path = self.taken.with_name("failed")
        return path.stat().st_size if path.exists() else 0

    def queued(self) -> int:
        """As tests/servers/postfix.py: it hands on nothing."""
        return 0


async def serve() -> None:
    Session.taken, Session.rate = Path(sys.argv[1]), float(sys.argv[2])
    Session.dice = random.Random(int(sys.argv[3]))
    server = await asyncio.get_running_loop().create_server(Session, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve())
