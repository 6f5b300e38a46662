"""What systemd hears: ready, alive as long as turns are completed, stopping; and nothing while the daemon hangs."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from operate.notify import notify
from tests.systemd.supervisor import Supervisor
from tests.world import LETTERS, World


@pytest.mark.parametrize("abstract", [True, False])
def test_a_word_reaches_the_socket_that_was_named(
    abstract: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"@suratd-uji-{os.getpid()}" if abstract else str(tmp_path / "s")
    with Supervisor(name) as supervisor:
        monkeypatch.setenv("NOTIFY_SOCKET", name)
        notify("WATCHDOG=1")
        assert supervisor.hears("WATCHDOG=1", 2)
    # A supervisor that went away stops nothing.
    notify("WATCHDOG=1")


def test_a_supervisor_that_does_not_listen_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with Supervisor(f"@suratd-uji-{os.getpid()}-tuli") as deaf:
        monkeypatch.setenv("NOTIFY_SOCKET", deaf.name)
        began = time.monotonic()
        while not full(deaf.name):
            assert time.monotonic() - began < 20
        began = time.monotonic()
        notify("WATCHDOG=1")
        assert time.monotonic() - began < 1


def full(name: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as unix:
        unix.setblocking(False)
        try:
            unix.sendto(b"WATCHDOG=1", "\0" + name[1:])
        except BlockingIOError:
            return True
    return False


@pytest.fixture
def supervised(world: World) -> tuple[World, Supervisor]:
    supervisor = Supervisor(f"@suratd-uji-{os.getpid()}-{id(world)}")
    world.environment = {"NOTIFY_SOCKET": supervisor.name}
    return world, supervisor


def test_ready_then_alive_then_stopping(supervised: tuple[World, Supervisor]) -> None:
    world, supervisor = supervised
    with supervisor:
        world.run()
        assert supervisor.hears("READY=1", 30)
        assert supervisor.listen(2.0).count("WATCHDOG=1") >= 2
        assert world.stop() == 0
        assert "STOPPING=1" in supervisor.listen(1.0)
    words = [word for _, word in supervisor.heard]
    assert words[0] == "READY=1"
    assert words.count("READY=1") == words.count("STOPPING=1") == 1


def test_a_daemon_that_hangs_falls_silent_and_speaks_again_when_it_goes_on(
    supervised: tuple[World, Supervisor],
) -> None:
    world, supervisor = supervised
    with supervisor:
        world.run()
        assert supervisor.hears("WATCHDOG=1", 30)
        assert world.daemon is not None
        os.kill(world.daemon.pid, signal.SIGSTOP)
        supervisor.listen(0.3)
        assert supervisor.listen(2.0) == []
        os.kill(world.daemon.pid, signal.SIGCONT)
        assert supervisor.hears("WATCHDOG=1", 10)


def test_records_that_are_locked_are_waited_for_and_that_is_no_hanging(
    supervised: tuple[World, Supervisor],
) -> None:
    """Fault F6: another program holds the records for longer than a turn waits. Killing the daemon would mend nothing."""
    world, supervisor = supervised
    with supervisor:
        world.run()
        assert supervisor.hears("WATCHDOG=1", 30)
        with closing(sqlite3.connect(world.folder / "suratd.db", timeout=20, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            world.mails("dinkes", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
            while "records cannot be reached" not in world.log():
                assert supervisor.hears("WATCHDOG=1", 20)
            # The turn that failed was fed too.
            assert supervisor.hears("WATCHDOG=1", 12)
            other.execute("ROLLBACK")
        world.settle()
    assert len(world.cases()) == 1


@pytest.mark.parametrize("thread", ["courier", "inbox"])
def test_a_daemon_that_lost_one_of_its_threads_is_not_alive(
    thread: str, supervised: tuple[World, Supervisor], monkeypatch: pytest.MonkeyPatch
) -> None:
    from operate import loop
    from operate.clock import shifted
    from operate.program import open_program

    world, supervisor = supervised
    monkeypatch.setenv("NOTIFY_SOCKET", supervisor.name)
    with supervisor:
        running = loop.Loop(open_program(world.config, shifted(world.clock_file)), tick_every=0.3)
        daemon = threading.Thread(target=running.run)
        daemon.start()
        try:
            assert supervisor.hears("WATCHDOG=1", 20)
            if thread == "courier":
                running.courier._jobs.put(None)
                running.courier._thread.join(5)
            else:
                running.inbox.stop()
            supervisor.listen(0.5)
            assert "WATCHDOG=1" not in supervisor.listen(1.5)
        finally:
            running.stop()
            daemon.join(30)
