"""A reader that dies, hangs or eats memory harms its own task only, and reaches nothing outside."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pickle
import signal
import socket
import sys
import threading
import time
from concurrent.futures import wait
from datetime import date

import pytest

from parsing.sandbox import ENVIRONMENT, Limits, ReaderDied, Readers, ReadersDown, read_plain
from tests.faults.soak import children
from workflow.facts import File, Letter


def double(number: int) -> int:
    return number * 2


def letter(name: str) -> Letter:
    return Letter(File("0" * 64, name, "application/pdf", 1), date=date(2026, 11, 2))


def my_pid() -> int:
    return os.getpid()


def crash() -> None:
    ctypes.string_at(0)


def hang() -> None:
    time.sleep(1000)


def spin() -> None:
    while True:
        pass


def eat() -> int:
    return len(bytearray(8 * 2**30))


def fail() -> None:
    raise KeyError("broken page tree")


def surroundings() -> tuple[list[str], list[str]]:
    files = []
    for number in os.listdir("/proc/self/fd"):
        with contextlib.suppress(FileNotFoundError):  # the folder's own descriptor is closed by now
            files.append(os.readlink(f"/proc/self/fd/{number}"))
    return sorted(os.environ), files


def call_home(port: int) -> str:
    try:
        socket.create_connection(("127.0.0.1", port), 1)
    except OSError as error:
        return type(error).__name__
    return "connected"


def call_home_natively(port: int) -> str:
    import _socket

    try:
        _socket.socket().connect(("127.0.0.1", port))
    except OSError as error:
        return type(error).__name__
    return "connected"


def start_a_program() -> str:
    try:
        os.execv("/bin/true", ["true"])
    except OSError as error:
        return type(error).__name__


def multiply() -> str:
    try:
        pid = os.fork()
    except OSError as error:
        return type(error).__name__
    if pid == 0:
        os._exit(0)
    return "two of us"


def think_aside() -> str:
    """As the setter of documents does; as another user than root, a limit on processes would forbid this too."""
    with contextlib.suppress(OSError):
        os.setresuid(61184, 61184, 61184)
    found: list[str] = []
    thread = threading.Thread(target=found.append, args=("thought",))
    thread.start()
    thread.join()
    return found[0]


def shoot(pid: int) -> str:
    try:
        os.kill(pid, 0)
    except OSError as error:
        return type(error).__name__
    return "reached"


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return (os.system, ("touch /dev/null",))


def answer_with_code() -> object:
    return Evil()


@pytest.fixture(scope="module")
def readers():
    with Readers(workers=2, wall=30, limits=Limits(cpu=2), preload=("workflow.facts",)) as pool:
        yield pool


def test_results_come_back_whatever_the_order(readers):
    futures = [readers.submit(double, n) for n in range(50)]
    assert [f.result(30) for f in futures] == [n * 2 for n in range(50)]


def test_a_letter_travels_whole(readers):
    assert readers.submit(letter, "surat.pdf").result(30) == letter("surat.pdf")


@pytest.mark.parametrize(
    ("task", "reason"), [(crash, "crash"), (hang, "wall"), (spin, "cpu"), (eat, "memory"), (fail, "crash")]
)
def test_a_dying_reader_harms_its_own_task_only(task, reason):
    with Readers(workers=2, wall=3 if task is hang else 30, limits=Limits(cpu=2), preload=()) as pool:
        bad = pool.submit(task)
        good = [pool.submit(double, n) for n in range(20)]
        with pytest.raises(ReaderDied) as died:
            bad.result(40)
        assert died.value.reason == reason
        assert [f.result(30) for f in good] == [n * 2 for n in range(20)]
        assert pool.submit(double, 21).result(30) == 42


def test_every_child_dying_at_once_is_survived(readers):
    futures = [readers.submit(crash) for _ in range(12)]
    wait(futures, 30)
    assert all(isinstance(f.exception(), ReaderDied) for f in futures)
    assert readers.submit(double, 4).result(30) == 8


def test_children_are_replaced_after_their_share_of_tasks():
    with Readers(workers=1, limits=Limits(recycle=5), preload=()) as pool:
        pids = [pool.submit(my_pid).result(30) for _ in range(12)]
    assert len(set(pids)) == 3
    assert os.getpid() not in pids


def test_the_child_has_no_environment_and_no_files_of_ours(readers, tmp_path):
    os.environ["SANDBOX_SECRET"] = "1"
    with open(tmp_path / "secret", "w"):
        environment, files = readers.submit(surroundings).result(30)
    assert "SANDBOX_SECRET" not in environment
    assert set(environment) <= {*ENVIRONMENT, "LC_CTYPE"}
    assert "ORT_DISABLE_TELEMETRY" in environment
    assert not [f for f in files if "secret" in f]
    assert len([f for f in files if f.startswith("socket:")]) == 1


@pytest.mark.parametrize("call", [call_home, call_home_natively])
def test_the_child_cannot_reach_the_network(readers, call):
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert readers.submit(call, server.getsockname()[1]).result(30) != "connected"


def test_the_child_can_start_no_program_and_signal_nobody(readers):
    assert readers.submit(start_a_program).result(30) == "PermissionError"
    assert readers.submit(shoot, os.getpid()).result(30) == "PermissionError"
    assert readers.submit(multiply).result(30) == "PermissionError"


def test_the_child_may_use_threads_whoever_it_is():
    with Readers(workers=1, limits=Limits(), preload=()) as pool:
        assert pool.submit(think_aside).result(30) == "thought"


def test_an_answer_that_carries_code_is_refused(readers):
    with pytest.raises(ReaderDied) as died:
        readers.submit(answer_with_code).result(30)
    assert "may not answer" in died.value.detail
    with pytest.raises(pickle.UnpicklingError):
        read_plain(pickle.dumps(sys.exit), "tests")


def test_the_fork_server_is_replaced_when_it_dies():
    with Readers(workers=1, preload=()) as pool:
        assert pool.submit(double, 1).result(30) == 2
        pool._server._process.kill()
        time.sleep(0.2)
        for _ in range(3):
            last = pool.submit(double, 2)
            wait([last], 10)
        assert last.result(30) == 4


def test_a_fork_server_that_cannot_start_is_trouble_of_the_machine(monkeypatch):
    whole = sys.executable
    with monkeypatch.context() as broken:
        broken.setattr(sys, "executable", "/bin/false")
        pool = Readers(workers=1, preload=())
        with pytest.raises(ReadersDown):
            pool.submit(double, 1).result(30)
        broken.setattr(sys, "executable", "/does/not/exist")
        pool._server._process.wait(5)
        with pytest.raises(ReadersDown):
            pool.submit(double, 1).result(30)
    assert sys.executable == whole
    wait([pool.submit(double, 1)], 30)
    assert pool.submit(double, 1).result(30) == 2
    pool.close()


def test_closing_cancels_what_waits_and_leaves_no_process():
    pool = Readers(workers=1, preload=())
    pid = pool.submit(my_pid).result(30)
    pool.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(RuntimeError):
        pool.submit(double, 1)


def test_what_is_waited_for_goes_before_all_that_waits():
    done: list[str] = []
    with Readers(workers=1, preload=()) as pool:
        waiting = [pool.submit(time.sleep, 0.3), *(pool.submit(time.sleep, 0.01) for _ in range(5))]
        for future in waiting[1:]:
            future.add_done_callback(lambda _: done.append("waited"))
        first = pool.submit_first(double, 2)
        first.add_done_callback(lambda _: done.append("first"))
        wait([*waiting, first], 30)
    assert (first.result(), done[0], len(done)) == (4, "first", 6)


def test_a_reader_that_was_killed_while_it_had_nothing_to_do_costs_no_task() -> None:
    """As the kernel does when memory is short: once before its first task, once between two."""
    with Readers(1) as readers:
        for _ in range(3):
            first = readers.submit(my_pid).result(30)
            os.kill(first, signal.SIGKILL)
            time.sleep(0.3)
            assert readers.submit(my_pid).result(30) != first
    with Readers(1) as readers:
        while not (found := children(readers._server._process.pid)):
            time.sleep(0.05)
        (child,) = found
        os.kill(child, signal.SIGKILL)
        time.sleep(0.3)
        assert readers.submit(double, 2).result(30) == 4
