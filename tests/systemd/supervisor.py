"""Stands where systemd stands: a notify socket, and how long it has heard nothing."""

from __future__ import annotations

import socket
import time
from types import TracebackType


class Supervisor:
    """`with Supervisor() as s:` start something with NOTIFY_SOCKET=s.name; `s.hears("READY=1", 20)`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.heard: list[tuple[float, str]] = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind("\0" + name[1:] if name.startswith("@") else name)

    def __enter__(self) -> Supervisor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def listen(self, seconds: float, until: str = "") -> list[str]:
        """What is said within so many seconds, or until that word."""
        end, found = time.monotonic() + seconds, []
        while (left := end - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                word = self._socket.recv(4096).decode()
            except TimeoutError:
                break
            self.heard.append((time.monotonic(), word))
            found.append(word)
            if word == until:
                break
        return found

    def hears(self, word: str, seconds: float) -> bool:
        return word in self.listen(seconds, word)
