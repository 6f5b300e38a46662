"""Runs readers of outside bytes in limited children, so that a hostile file harms its own task only (law L24).

A fork server (parsing/cell.py) is started once with an empty environment; it loads the reading modules and forks one
child a slot. Children share its memory, so a new one costs a few milliseconds. This module runs in the daemon: it must
import no reader, and it takes from a child nothing but plain values.

DIAGNOSTICS: a task whose child died, hung, ate memory or raised ends with `ReaderDied`; the next task meets a new child.
Where the machine cannot start the fork server at all, no byte of the task was read: it ends with `ReadersDown`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import io
import itertools
import os
import pickle
import queue
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

PRELOAD = (
    "pypdfium2",
    "numpy.fft",
    "cv2",
    "PIL.ImageDraw",
    "PIL.ImageFont",
    "PIL.JpegImagePlugin",
    "PIL.PngImagePlugin",
    "rapidfuzz.fuzz",
    "workflow.facts",
    "parsing.message",
    "parsing.letter",
    "parsing.pdf",
    "parsing.marks",
    "parsing.picture",
    "parsing.esign",
)
WALL = 50.0
"""Seconds that a task may take. Every file is answered within a minute: the rest is for ending the child and the next
one's birth. A file of twenty photographs took 35, as far as there was time to read it, where ten others wanted the
processor."""
LARGEST_RESULT = 64 * 2**20
PLAIN = {("datetime", n): getattr(datetime, n) for n in ("date", "datetime", "time", "timedelta", "timezone")}
BORN = b"B"
"""A child's first word, said when it is ready for a task (parsing/cell.py)."""
ENVIRONMENT = {
    # One thread for linear algebra and recognition: a process with threads must not fork.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
    # onnxruntime reports its use to its maker unless this is set before it is loaded.
    "ORT_DISABLE_TELEMETRY": "1",
    # A home, so that nobody asks who we are.
    "HOME": "/",
}
LAUNCH = (
    "import sys; sys.path[:] = {path!r}; from parsing.cell import serve; serve({fd}, {preload!r}, {limits!r})"
)


class ReaderDied(Exception):
    """The reader gave no answer. reason: memory | cpu | wall | crash; detail is for the log."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class ReadersDown(OSError):
    """No child could be started: trouble of the machine, not of the task. The same task may be tried again."""


@dataclasses.dataclass(frozen=True)
class Limits:
    """What one child may use. cpu is per task, and a file of twenty scanned pages takes half a minute; recycle: tasks after
    which a child is replaced (bounds leaks)."""

    memory: int = 1536 * 2**20
    cpu: int = 45
    file_size: int = 64 * 2**20
    recycle: int = 200


def limits_for(ocr: str) -> Limits:
    """By the engine that recognises scans: the accurate one fills a gigabyte and takes five seconds a page."""
    return Limits(memory=4096 * 2**20) if ocr == "accurate" else Limits()


@dataclasses.dataclass
class _Task:
    future: Future[Any]
    message: bytes
    module: str


class _ForkServer:
    """The process that forks the children. Restarted when it is found dead."""

    def __init__(self, preload: Sequence[str], limits: Limits) -> None:
        self._launch = (tuple(preload), dataclasses.astuple(limits))
        self._lock = threading.Lock()
        self._serial = 0
        self._start()

    def _start(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        preload, limits = self._launch
        # Relative entries of sys.path mean the current folder here; the child runs in / and needs them whole.
        path = [os.path.abspath(entry) for entry in sys.path]
        code = LAUNCH.format(path=path, fd=theirs.fileno(), preload=preload, limits=limits)
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", code],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            env=ENVIRONMENT,
            cwd="/",
            # Ctrl-C at the terminal is for the daemon, which finishes the message in hand.
            start_new_session=True,
        )
        theirs.close()

    def child(self) -> tuple[int, Connection]:
        """A new child: its number for `kill` and the connection to it."""
        with self._lock:
            self._serial += 1
            ours, theirs = socket.socketpair()
            with theirs:
                try:
                    socket.send_fds(self._control, [b"S%d" % self._serial], [theirs.fileno()])
                except OSError:
                    self._stop()
                    self._start()
                    socket.send_fds(self._control, [b"S%d" % self._serial], [theirs.fileno()])
            return self._serial, Connection(ours.detach())

    def kill(self, number: int) -> None:
        with self._lock, contextlib.suppress(OSError):
            self._control.send(b"K%d" % number)

    def _stop(self) -> None:
        self._control.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        with self._lock:
            self._stop()


class Readers:
    """A pool of limited children. `wall` is the longest a task may take, in seconds."""

    def __init__(
        self,
        workers: int = 0,
        wall: float = WALL,
        limits: Limits | None = None,
        preload: Sequence[str] = PRELOAD,
    ) -> None:
        self._wall = wall
        self._limits = limits or Limits()
        # Ordered by urgency, then by arrival; None ends a slot.
        self._tasks: queue.PriorityQueue[tuple[int, int, _Task | None]] = queue.PriorityQueue()
        self._serial = itertools.count()
        self._server = _ForkServer(preload, self._limits)
        self._closed = False
        count = workers or os.cpu_count() or 1
        self._slots = [
            threading.Thread(target=self._slot, daemon=True, name=f"reader-{n}") for n in range(count)
        ]
        for slot in self._slots:
            slot.start()

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run a module-level function in a child. Paths among its arguments are absolute; its result is made of plain
        values and of dataclasses of workflow.facts or of the function's own module."""
        return self._submitted(1, function, args, kwargs)

    def submit_first(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As `submit`, before all that waits: for a result that the daemon itself waits for."""
        return self._submitted(0, function, args, kwargs)

    def _submitted(
        self, order: int, function: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Future[T]:
        if self._closed:
            raise RuntimeError("the readers are closed")
        future: Future[T] = Future()
        message = pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
        self._tasks.put((order, next(self._serial), _Task(future, message, function.__module__)))
        return future

    def close(self) -> None:
        """Finish what runs, cancel what waits, end the children."""
        self._closed = True
        waiting: list[_Task] = []
        with contextlib.suppress(queue.Empty):
            while task := self._tasks.get_nowait()[2]:
                waiting.append(task)
        for task in waiting:
            task.future.cancel()
        for _ in self._slots:
            self._tasks.put((2, next(self._serial), None))
        for slot in self._slots:
            slot.join()
        self._server.close()

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _slot(self) -> None:
        """One slot: a child, and a task at a time. A retiring child's successor is forked while it still works."""
        current, spare, used = self._born(), None, 0
        while (task := self._tasks.get()[2]) is not None:
            if not task.future.set_running_or_notify_cancel():
                continue
            current = self._fit(current, not used)
            if current is None:
                task.future.set_exception(ReadersDown("no reader can be started"))
                continue
            used += 1
            if used == self._limits.recycle:
                spare = self._born()
            alive = self._run(task, *current)
            if not alive or used >= self._limits.recycle:
                current[1].close()
                current, spare, used = spare or self._born(), None, 0
        if current:
            current[1].close()

    def _fit(self, child: tuple[int, Connection] | None, new: bool) -> tuple[int, Connection] | None:
        """That child, or another one when it died while it had no task: who asks for memory may be killed at any moment.
        None when none can be started."""
        if child and (self._lives(child) if new else not child[1].poll(0)):
            return child
        if child:
            child[1].close()
        child = self._born()
        return child if child and self._lives(child) else None

    def _lives(self, child: tuple[int, Connection]) -> bool:
        """Whether a new child can take a task; when not, it has not seen a byte of any."""
        number, connection = child
        try:
            # What it says behind its first word, unasked, is its obituary.
            if connection.poll(self._wall) and connection.recv_bytes(64) == BORN and not connection.poll(0):
                return True
        except (OSError, EOFError):
            pass
        self._server.kill(number)
        connection.close()
        return False

    def _born(self) -> tuple[int, Connection] | None:
        """A new child; None when the machine has no room for one now."""
        try:
            return self._server.child()
        except OSError:
            return None

    def _run(self, task: _Task, number: int, child: Connection) -> bool:
        """Run a task to its end, whatever that is; False when the child is gone."""
        try:
            child.send_bytes(task.message)
            if not child.poll(self._wall):
                self._server.kill(number)
                raise ReaderDied("wall", f"more than {self._wall:g} s")
            kind, payload = _split(child.recv_bytes(LARGEST_RESULT))
            if kind == b"D":
                reason, _, detail = payload.decode("utf-8", "replace").partition(":")
                raise ReaderDied(reason, detail)
            if kind == b"E":
                task.future.set_exception(ReaderDied("crash", payload.decode("utf-8", "replace")))
                return True
            task.future.set_result(read_plain(payload, task.module))
        except ReaderDied as died:
            task.future.set_exception(died)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            self._server.kill(number)
            task.future.set_exception(ReaderDied("crash", str(error)))
        else:
            return True
        return False


def ahead(begun: Iterable[T], room: int) -> Iterator[T]:
    """What is begun by being asked for, in its order, with so many on their way: children work, little is held."""
    window: deque[T] = deque()
    for one in begun:
        window.append(one)
        if len(window) >= room:
            yield window.popleft()
    yield from window


def _split(answer: bytes) -> tuple[bytes, bytes]:
    return answer[:1], answer[1:]


class _Plain(pickle.Unpickler):
    """Takes dates and dataclasses only: a child that was taken over must not run code in the daemon by its answer."""

    def __init__(self, source: io.BytesIO, module: str) -> None:
        super().__init__(source)
        self._modules = {"workflow.facts", module}

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in PLAIN:
            return PLAIN[module, name]
        if module in self._modules and "." not in name:
            found = getattr(sys.modules.get(module), name, None)
            if isinstance(found, type) and dataclasses.is_dataclass(found) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"a reader may not answer with {module}.{name}")


def read_plain(payload: bytes, module: str) -> Any:
    """The value in a child's answer; UnpicklingError when it is more than plain."""
    try:
        return _Plain(io.BytesIO(payload), module).load()
    except pickle.UnpicklingError:
        raise
    except Exception as error:  # a crafted pickle may raise anything
        raise pickle.UnpicklingError(str(error)) from error
