"""A process that has loaded the daemon already and is forked at each start: `with Mother() as mother: mother.start(…)`.

A sweep starts the daemon some thousand times, and loading it (and the readers' libraries) took most of a point's time.
What runs in the fork is `operate.command.main`, from the command line on; the readers' fork server is a fork as well, of
a process with an empty environment of its own. Nothing else differs, but that the mailbox is asked sooner after trouble.
Run as a program this is the mother itself.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 60.0


class Child:
    """A started daemon, with the words of a subprocess.Popen. hold: it waits for `go` before its first own step."""

    def __init__(self, connection: socket.socket, strace: Sequence[str] = ()) -> None:
        self._connection, self._heard = connection, b""
        self.returncode: int | None = None
        self.pid = int(self._line())
        self._strace = self._attached(strace) if strace else None
        connection.sendall(b"\n")

    def _attached(self, words: Sequence[str]) -> subprocess.Popen[bytes]:
        """strace joins before the first step of the daemon, so that no call of it is missed."""
        strace = subprocess.Popen([*words, "-p", str(self.pid)], stdin=subprocess.DEVNULL)
        status, end = Path(f"/proc/{self.pid}/status"), time.monotonic() + READY_SECONDS
        while "TracerPid:\t0\n" in status.read_text() and time.monotonic() < end and strace.poll() is None:
            time.sleep(0.002)
        assert strace.poll() is None, "strace has not joined"
        return strace

    def _line(self) -> bytes:
        while b"\n" not in self._heard:
            heard = self._connection.recv(64)
            if not heard:
                raise EOFError("the mother has died")
            self._heard += heard
        line, _, self._heard = self._heard.partition(b"\n")
        return line

    def poll(self) -> int | None:
        if self.returncode is None and (self._heard or select.select([self._connection], [], [], 0)[0]):
            self.returncode = int(self._line())
            self._connection.close()
            if self._strace is not None:
                # It writes what it has seen before it ends.
                self._strace.wait(20)
        return self.returncode

    def wait(self, timeout: float = 1e9) -> int:
        if self.returncode is None and not select.select([self._connection], [], [], min(timeout, 1e6))[0]:
            raise subprocess.TimeoutExpired("suratd", timeout)
        code = self.poll()
        assert code is not None
        return code

    def terminate(self) -> None:
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)


class Mother:
    """Both loaded processes, for one source tree; ended by its `with`."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root

    def __enter__(self) -> Mother:
        self._folder = tempfile.TemporaryDirectory(prefix="suratd-mother-")
        place = Path(self._folder.name)
        self._socket = place / "daemon"
        words = [sys.executable, str(Path(__file__)), str(self.root), str(place)]
        self._process = subprocess.Popen(words, stdin=subprocess.PIPE)
        end = time.monotonic() + READY_SECONDS
        while not self._socket.exists():
            assert self._process.poll() is None, "the mother has died"
            assert time.monotonic() < end, "the mother is not ready"
            time.sleep(0.02)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        # Both listen to this pipe: they end with whoever started them, however he ends.
        self._process.stdin.close()
        self._process.wait(20)
        self._folder.cleanup()

    def start(
        self, arguments: Sequence[str], environment: dict[str, str], log: Path, strace: Sequence[str] = ()
    ) -> Child:
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(str(self._socket))
        order = {"arguments": [*arguments], "environment": environment, "log": str(log)}
        connection.sendall(json.dumps(order).encode() + b"\n")
        return Child(connection, strace)


# ---------------------------------------------------------------- the mother herself


def main() -> int:
    """Load everything, then fork a nurse for each caller; a nurse forks the daemon and tells how it ended."""
    root, place = Path(sys.argv[1]), Path(sys.argv[2])
    sys.path[:] = [str(root), *(path for path in sys.path if path not in ("", str(Path(__file__).parent)))]
    from parsing import sandbox

    preload = (*sandbox.PRELOAD, "operate.reading", "mail.document", "typst")
    code = f"import runpy; runpy.run_path({__file__!r})['readers']({str(place)!r}, {sys.path!r}, {preload!r})"
    subprocess.Popen([sys.executable, "-I", "-c", code], env=sandbox.ENVIRONMENT, cwd="/")
    for name in ("operate.command", "operate.run", "mail.render", "models.store", "zoneinfo"):
        importlib.import_module(name)
    shorter_waits()
    sandbox._ForkServer._start = borrowed(place / "readers", preload)  # type: ignore[method-assign]
    gc.freeze()
    while not (place / "readers").exists():
        time.sleep(0.01)
    for connection in callers(place / "daemon"):
        order = json.loads(connection.makefile("rb").readline())
        return nurse(connection, order)
    return 0


def shorter_waits() -> None:
    """After trouble the mailbox is left alone for half a second instead of five: stories would wait most of their time."""
    loop = importlib.import_module("operate.loop")
    usual = loop.mailbox_settings
    loop.mailbox_settings = lambda program: replace(usual(program), backoff=(0.5, 5.0))  # type: ignore[attr-defined]


def callers(path: Path) -> Iterator[socket.socket]:
    """Each caller, in a fork of its own, until whoever started us is gone: our standard input is his pipe."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path.with_suffix(".new")))
    listener.listen(8)
    path.with_suffix(".new").rename(path)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while 0 not in select.select([0, listener], [], [])[0]:
        connection = listener.accept()[0]
        if not os.fork():
            listener.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            yield connection
            return
        connection.close()


def nurse(connection: socket.socket, order: dict[str, Any]) -> int:
    pid = os.fork()
    if not pid:
        return daemon(connection, order)
    connection.sendall(b"%d\n" % pid)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with contextlib.suppress(OSError):
        connection.sendall(b"%d\n" % code)
    os._exit(0)


def daemon(connection: socket.socket, order: dict[str, Any]) -> int:
    """What `python daemon.py` does, after its caller has said so."""
    connection.recv(1)
    connection.close()
    log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)
    os.environ.update(order["environment"])
    from operate import checkpoint, command

    # It looks into the environment when it is loaded.
    importlib.reload(checkpoint)
    sys.argv[:] = ["daemon.py", *order["arguments"]]
    return command.main()


class Lent:
    """A forked fork server, with as much of a subprocess.Popen as parsing/sandbox.py asks for."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.pid = int(connection.recv(16))

    def wait(self, timeout: float | None = None) -> int:
        if not select.select([self._connection], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("readers", timeout or 0.0)
        return 0

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


def borrowed(path: Path, preload: tuple[str, ...]) -> Callable[[Any], None]:
    """In place of _ForkServer._start: the same socket pair, and a fork instead of a new Python."""

    def start(self: Any) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        assert self._launch[0] == preload, "the loop loads other modules"
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(str(path))
        with theirs:
            socket.send_fds(connection, [json.dumps(self._launch[1]).encode()], [theirs.fileno()])
        self._process = Lent(connection)

    return start


def readers(place: str, path: list[str], preload: tuple[str, ...]) -> None:
    """The loaded fork server of the readers: a process of its own, without our environment."""
    sys.path[:] = path
    cell = importlib.import_module("parsing.cell")
    for module in preload:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    for connection in callers(Path(place) / "readers"):
        limits, fds, _, _ = socket.recv_fds(connection, 1000, 1)
        os.setsid()
        connection.sendall(b"%d" % os.getpid())
        for fd in (1, 2):
            os.dup2(0, fd)
        cell.serve(fds[0], (), tuple(json.loads(limits)))


if __name__ == "__main__":
    sys.exit(main())
