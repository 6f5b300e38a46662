"""An SMTP server that takes every mail and keeps none of it: it counts mails and distinct Message-IDs.

Runs in a process of its own, so that its cost is charged to nobody. It must stay cheaper than any sender it serves.
`XSTAT` answers with the counts as JSON, `XRESET` sets them to nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import smtplib
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

MESSAGE_ID = re.compile(rb"^message-id:[ \t\r\n]*(<[^>\r\n]*>)", re.IGNORECASE | re.MULTILINE)
FEATURES = (
    "suratd-bench",
    "PIPELINING",
    "SIZE 104857600",
    "8BITMIME",
    "ENHANCEDSTATUSCODES",
    "AUTH PLAIN LOGIN",
    "SMTPUTF8",
)


class Counts:
    """What arrived since the last reset."""

    def __init__(self) -> None:
        self.mails = 0
        self.octets = 0
        self.last = 0.0
        self.ids: set[bytes] = set()

    def add(self, mail: bytes) -> None:
        found = MESSAGE_ID.search(mail[:32768])
        self.mails += 1
        self.octets += len(mail)
        self.last = time.time()
        self.ids.add(found.group(1) if found else b"")

    def as_json(self) -> bytes:
        return json.dumps(
            {"mails": self.mails, "octets": self.octets, "distinct": len(self.ids), "last": self.last}
        ).encode()


class Session(asyncio.Protocol):
    """One connection. Lines until DATA, then bytes until the lonely dot; several commands may come in one packet."""

    counts = Counts()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.buffer = bytearray()
        self.in_data = False
        transport.write(b"220 sink.test ESMTP\r\n")

    def data_received(self, data: bytes) -> None:
        searched = max(0, len(self.buffer) - 4)
        self.buffer += data
        while self.buffer:
            end = self.buffer.find(b"\r\n.\r\n", searched) if self.in_data else self.buffer.find(b"\r\n")
            if end < 0:
                return
            searched = 0
            if self.in_data:
                Session.counts.add(bytes(self.buffer[:end]))
                del self.buffer[: end + 5]
                self.in_data = False
                self.transport.write(b"250 2.0.0 taken\r\n")
            else:
                line = bytes(self.buffer[:end])
                del self.buffer[: end + 2]
                self.transport.write(self.answer(line))

    def answer(self, line: bytes) -> bytes:
        verb = line[:4].upper()
        if verb == b"DATA":
            self.in_data = True
            return b"354 go on\r\n"
        if verb == b"EHLO":
            last = len(FEATURES) - 1
            return b"".join(
                f"250{' ' if n == last else '-'}{name}\r\n".encode() for n, name in enumerate(FEATURES)
            )
        if verb == b"AUTH":
            return b"235 2.7.0 welcome\r\n" if len(line.split()) > 2 else b"334 \r\n"
        if verb == b"XSTA":
            return b"250 " + Session.counts.as_json() + b"\r\n"
        if verb == b"XRES":
            Session.counts = Counts()
        if verb == b"QUIT":
            self.transport.write(b"221 2.0.0 bye\r\n")
            self.transport.close()
            return b""
        return b"250 2.0.0 ok\r\n"


async def serve() -> None:
    server = await asyncio.get_running_loop().create_server(Session, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


class Sink:
    """The server as a process: `with Sink() as sink` gives its port and its counts."""

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.sink"], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())
        self.client = smtplib.SMTP("127.0.0.1", self.port, local_hostname="bench.test")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()
        self.process.terminate()
        self.process.wait(10)

    def counts(self) -> dict[str, float]:
        code, answer = self.client.docmd("XSTAT")
        assert code == 250, answer
        found: dict[str, float] = json.loads(answer)
        return found

    def reset(self) -> None:
        self.client.docmd("XRESET")


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve())
