"""A wire that breaks: a proxy on loopback that ends a connection after so many bytes one way. Knows no protocol."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
from collections import deque
from dataclasses import dataclass
from types import TracebackType

UP, DOWN = "up", "down"


@dataclass(frozen=True)
class Cut:
    """After `after` bytes in that direction both ends lose the connection; `hard` with a reset instead of a farewell."""

    direction: str
    after: int
    hard: bool = False


class Proxy:
    """`with Proxy(port) as proxy:` connect to proxy.port. The next connections break as `plan` says, later ones never."""

    def __init__(self, target: int) -> None:
        self.plan: deque[Cut] = deque()
        self.cut = 0
        """Connections that broke."""
        self.passed = {UP: 0, DOWN: 0}
        """Bytes that went through the last connection."""
        self._target = target
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._socket.getsockname()[1])
        self._live: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self.drop()

    def drop(self) -> None:
        """Break all connections now."""
        with self._lock:
            for one in self._live:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._socket.accept()
                cut = self.plan.popleft() if self.plan else None
                threading.Thread(target=self._carry, args=(client, cut), daemon=True).start()

    def _carry(self, client: socket.socket, cut: Cut | None) -> None:
        with client, socket.create_connection(("127.0.0.1", self._target)) as server:
            both = {client, server}
            with self._lock:
                self._live |= both
            try:
                with contextlib.suppress(OSError):
                    self._pump(client, server, cut)
                if cut and cut.hard:
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            finally:
                with self._lock:
                    self._live -= both

    def _pump(self, client: socket.socket, server: socket.socket, cut: Cut | None) -> None:
        passed = self.passed = {UP: 0, DOWN: 0}
        while True:
            for source in select.select([client, server], [], [])[0]:
                way, target = (UP, server) if source is client else (DOWN, client)
                found = source.recv(65536)
                if not found:
                    return
                last = cut is not None and cut.direction == way and passed[way] + len(found) >= cut.after
                if cut is not None and last:
                    found = found[: cut.after - passed[way]]
                target.sendall(found)
                passed[way] += len(found)
                if last:
                    self.cut += 1
                    return
