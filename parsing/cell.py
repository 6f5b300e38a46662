"""The fork server and its limited children: the other side of parsing/sandbox.py. Runs outside bytes, decides nothing.

The fork server holds no secret, no environment and no network. It keeps a copy of each child's connection; when the
child dies it writes the reason there, so the daemon reads one stream: either the answer or the obituary.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import os
import pickle
import resource
import select
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 22, 38
# System calls that no reader needs: socket, connect, execve, execveat, ptrace, kill, pidfd_send_signal,
# process_vm_writev, io_uring_setup, bpf (and fork, vfork where there are such); by machine, with its audit number
# (linux/audit.h) and the number of clone.
FORBIDDEN = {
    "x86_64": (0xC000003E, (41, 42, 59, 322, 101, 62, 424, 311, 425, 321, 57, 58), 56),
    "aarch64": (0xC00000B7, (198, 203, 221, 281, 117, 129, 424, 271, 425, 280), 220),
}
CLONE3, CLONE_THREAD = 435, 0x10000
Task = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


def serve(control_fd: int, preload: Sequence[str], limits: tuple[int, int, int, int]) -> None:
    """The fork server's life: start and kill children as told, tell how they died, end when the daemon ends."""
    control = socket.socket(fileno=control_fd)
    leave_network()
    for module in preload:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    gc.freeze()
    woken, wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    children: dict[int, tuple[int, socket.socket]] = {}
    while True:
        ready, _, _ = select.select([control.fileno(), woken], [], [])
        if woken in ready:
            with contextlib.suppress(BlockingIOError):
                os.read(woken, 4096)
            bury(children, limits[0])
        if control.fileno() in ready:
            order, fds, _, _ = socket.recv_fds(control, 64, 1)
            if not order:
                break
            if order[:1] == b"K":
                kill(children, int(order[1:]))
            else:
                end = socket.socket(fileno=fds[0])
                pid = os.fork()
                if not pid:
                    live(end.detach(), limits)
                children[pid] = (int(order[1:]), end)
    for pid in children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    os._exit(0)


def kill(children: dict[int, tuple[int, socket.socket]], number: int) -> None:
    """Only the fork server kills: a pid that it has not buried cannot have been given to another process."""
    for pid, (its, _) in children.items():
        if its == number:
            os.kill(pid, signal.SIGKILL)


def bury(children: dict[int, tuple[int, socket.socket]], memory: int) -> None:
    while children:
        pid, status, usage = os.wait4(-1, os.WNOHANG)
        if not pid:
            return
        _, end = children.pop(pid)
        with end, contextlib.suppress(OSError):
            # Framed as multiprocessing.connection does, which the daemon reads.
            Connection(os.dup(end.fileno())).send_bytes(
                b"D" + obituary(status, usage.ru_maxrss * 1024, memory)
            )


def obituary(status: int, peak: int, memory: int) -> bytes:
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGXCPU:
        return b"cpu:processor time used up"
    # pdfium aborts when an allocation fails, so a death with much memory in use is a death of it.
    if code == EXIT_MEMORY or (
        code in (-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL) and peak > memory // 4
    ):
        return b"memory:%d MiB" % (peak // 2**20)
    return b"crash:exit code %d" % code


EXIT_MEMORY = 77


def live(fd: int, limits: tuple[int, int, int, int]) -> None:
    """A child's life: one task after the other until the connection ends. Never returns."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    os.closerange(3, fd)
    os.closerange(fd + 1, 65536)
    confine(limits)
    connection = Connection(fd)
    try:
        connection.send_bytes(b"B")
        while True:
            message = connection.recv_bytes()
            allow_cpu(limits[1])
            connection.send_bytes(run(message))
    except (EOFError, OSError):
        os._exit(0)
    except MemoryError:
        os._exit(EXIT_MEMORY)
    finally:
        os._exit(1)


def run(message: bytes) -> bytes:
    """One task -> its answer, b"R" and the pickled result, or b"E" and the traceback. MemoryError ends the child."""
    try:
        task: Task = pickle.loads(message)
        function, args, kwargs = task
        return b"R" + pickle.dumps(function(*args, **kwargs), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise
    except BaseException:
        return b"E" + traceback.format_exc(limit=-8)[-4000:].encode("utf-8", "replace")


def confine(limits: tuple[int, int, int, int]) -> None:
    memory, _, file_size, _ = limits
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (value, value))
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("900")
    # Python code is refused at once; native code meets the empty network namespace.
    socket.socket = NoSocket  # type: ignore[misc]
    socket.create_connection = refuse
    if not forbid_calls():
        # This limit counts threads too, without which no document can be set: it is for where there is no filter.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - lives as long as the child


def forbid_calls() -> bool:
    """A filter in the kernel, for native code that was taken over: none of the forbidden calls, and no new process, though
    threads. Where the kernel or the machine does not know it, the other limits remain."""
    if os.uname().machine not in FORBIDDEN:
        return False
    machine, calls, clone = FORBIDDEN[os.uname().machine]
    load, equal, at_least, some_bit, give = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, deny, unknown = 0x7FFF0000, 0x00050001, 0x00050026  # errno 1: not permitted; 38: no such call
    # (step, where to when true, when false, value): "" is the next one.
    steps: list[tuple[int, str, str, int]] = [
        (load, "", "", 4),
        (equal, "", "deny", machine),
        (load, "", "", 0),
        # Calls of x32, the other set of numbers of the same machine.
        (at_least, "deny", "", 0x40000000),
        *((equal, "deny", "", call) for call in calls),
        # Its flags lie where no filter can look: the C library then takes clone.
        (equal, "unknown", "", CLONE3),
        (equal, "", "allow", clone),
        (load, "", "", 16),
        (some_bit, "allow", "deny", CLONE_THREAD),
    ]
    ends = {"allow": len(steps), "deny": len(steps) + 1, "unknown": len(steps) + 2, "": 0}
    program = [
        (step, *(ends[to] and ends[to] - at - 1 for to in (yes, no)), value)
        for at, (step, yes, no, value) in enumerate(steps)
    ]
    program += [(give, 0, 0, answer) for answer in (allow, deny, unknown)]
    packed = b"".join(struct.pack("=HBBI", *step) for step in program)
    kept = ctypes.create_string_buffer(packed, len(packed))
    head = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(kept)))
    try:
        libc = ctypes.CDLL(None)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        return bool(libc.prctl(PR_SET_SECCOMP, 2, head, 0, 0) == 0)
    except AttributeError:
        return False


def refuse(*_: object, **__: object) -> Any:
    raise PermissionError("a reader has no network")


class NoSocket(socket.socket):
    """A class, because libraries that are loaded later (ssl) derive from it."""

    def __init__(self, *_: object, **__: object) -> None:
        refuse()


def allow_cpu(seconds: int) -> None:
    """The limit counts from the birth of the process, so each task moves it on."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def leave_network() -> None:
    """An empty network namespace: as root at once, else inside a user namespace of our own; where neither is allowed,
    the service manager's rules remain."""
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(CLONE_NEWNET) and os.geteuid():
            libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)
