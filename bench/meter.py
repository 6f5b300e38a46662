"""Runs a command and tells what it cost: wall clock, CPU of it and of all its descendants, peak memory of it alone.

It adopts orphaned descendants (PR_SET_CHILD_SUBREAPER), so that readers that outlive their parent are charged too.
Linux only. SIGTERM is passed on to the command.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
SAMPLE_SECONDS = 0.2


@dataclass(frozen=True)
class Cost:
    """wall: seconds; user, system: CPU seconds of the whole tree; peak: bytes of the command's own process."""

    wall: float
    user: float
    system: float
    peak: int
    code: int

    @property
    def cpu(self) -> float:
        return self.user + self.system


def peak_of(pid: int) -> int:
    """VmHWM in bytes; 0 when the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def measure(command: list[str]) -> Cost:
    """Runs the command to its end. Uses the process-wide counters of children: once per process."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    start, peak = time.monotonic(), 0
    child = subprocess.Popen(command)
    signal.signal(signal.SIGTERM, lambda number, frame: os.kill(child.pid, number))
    pause = 0.01
    while True:
        # The peak only grows: the last look before the end is nearly the truth. WNOWAIT leaves the body to be read.
        peak = max(peak, peak_of(child.pid))
        if os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break
        time.sleep(pause)
        pause = min(pause * 1.5, SAMPLE_SECONDS)
    wall = time.monotonic() - start
    code = child.wait()
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, used.ru_utime, used.ru_stime, peak, code)


def run(command: list[str], note: Path, env: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Starts the command under a meter of its own; `cost_of` reads the note once the meter has ended."""
    note.parent.mkdir(parents=True, exist_ok=True)
    note.unlink(missing_ok=True)
    log = note.with_suffix(".log").open("wb")
    with log:
        return subprocess.Popen(
            [sys.executable, "-m", "bench.meter", str(note), *command], stdout=log, stderr=log, env=env
        )


def cost_of(note: Path) -> Cost:
    return Cost(**json.loads(note.read_text()))


def spend(command: list[str], note: Path, env: dict[str, str] | None = None, timeout: float = 7200) -> Cost:
    """Runs the command under a meter and waits for it."""
    run(command, note, env).wait(timeout)
    cost = cost_of(note)
    if cost.code:
        raise RuntimeError(f"{command[0]} ended with {cost.code}; see {note.with_suffix('.log')}")
    return cost


if __name__ == "__main__":
    result = measure(sys.argv[2:])
    Path(sys.argv[1]).write_text(json.dumps(result.__dict__))
