"""A machine that cannot start a reading child for a while: no letter suffers for it, all are read when it can again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.world import LETTERS, ROOT, World

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


def _command(*begin: str, world: World) -> list[str]:
    return [*begin, "run", "-c", str(world.config), "--clock-file", str(world.clock_file), "--tick", "0.5"]


def _starts(path: Path) -> list[str]:
    return path.read_text().split()


def _until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)
