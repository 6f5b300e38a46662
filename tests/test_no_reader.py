"""A machine that cannot start a reading child for a while, or kills one: no letter suffers for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.soak import children
from tests.world import LETTERS, ROOT, World

SCAN = LETTERS / "c-pindaian.pdf"
# The daemon as always, but the interpreter that its children are started with is a script of the test.
BEGIN = "import sys; sys.executable = {wrapper!r}; import daemon; sys.exit(daemon.main())"
WRAPPER = """\
#!/bin/sh
[ ! -e "{broken}" ] || {{ echo "$$" >>"{broken}"; exit 1; }}
exec "{python}" "$@"
"""


def test_letters_wait_while_no_reader_can_be_started(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, wrapper = world.folder / "rusak", world.folder / "python"
    wrapper.write_text(WRAPPER.format(broken=broken, python=sys.executable))
    wrapper.chmod(0o755)
    broken.touch()
    monkeypatch.chdir(ROOT)
    real = subprocess.Popen(
        _command(sys.executable, "-c", BEGIN.format(wrapper=str(wrapper)), world=world),
        stdout=subprocess.DEVNULL,
        stderr=(world.folder / "log").open("ab"),
    )
    world.daemon = real
    world.mails("dinkes", "Permohonan konten HKN", files=[LETTERS / "a-lengkap.pdf"])
    # More starts than a message has tries.
    _until(lambda: len(_starts(broken)) > 8)
    assert world.cases() == []
    broken.unlink()
    world.settle(60)
    assert [case.state for case in world.cases()] == ["menunggu disposisi"]
    assert "aside, " not in world.log()
    assert "try 1 failed" not in world.log()
    assert world.stop() == 0


def test_a_reader_that_is_killed_once_costs_no_letter(world: World) -> None:
    """As the kernel does when memory is short: it says nothing about the letter, and nobody is asked for it again."""
    world.run()
    world.mails("dinkes", "Permohonan konten HKN", files=[SCAN])
    kill_at_work(world)
    world.settle(60)
    assert world.log().count("ended the reader (crash") == 1
    assert len(world.cases()) == 1
    assert "try 1 failed" not in world.log()
    assert world.stop() == 0


def test_a_letter_whose_reader_is_killed_twice_is_asked_for_again(world: World) -> None:
    world.run()
    world.mails("dinkes", "Permohonan konten HKN", files=[SCAN])
    kill_at_work(world)
    kill_at_work(world)
    world.settle(60)
    assert world.log().count("ended the reader (crash") == 2
    assert world.cases() == []
    assert len(world.box("dinkes")) == 1
    assert "try 1 failed" not in world.log()
    assert world.stop() == 0


def kill_at_work(world: World) -> None:
    """The reader that is at work on the scan, which takes it more than a second of processor."""
    end = time.monotonic() + 60
    while not (busy := [pid for pid in readers(world) if _worked(pid) > 0.15]):
        assert time.monotonic() < end
        time.sleep(0.01)
    for pid in busy:
        os.kill(pid, signal.SIGKILL)
    while any(_worked(pid) for pid in busy):
        time.sleep(0.01)


def readers(world: World) -> list[int]:
    assert world.daemon is not None
    return [pid for server in children(world.daemon.pid) for pid in children(server)]


def _worked(pid: int) -> float:
    """Seconds of processor that a child has used."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _command(*begin: str, world: World) -> list[str]:
    return [*begin, "run", "-c", str(world.config), "--clock-file", str(world.clock_file), "--tick", "0.5"]


def _starts(path: Path) -> list[str]:
    return path.read_text().split()


def _until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)
