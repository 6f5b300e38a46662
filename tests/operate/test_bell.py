"""A signal that comes at any moment ends the daemon's waiting, and never hangs it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time

from operate.bell import Bell
from tests.world import ROOT

STORM = """
import signal, sys, time
sys.path.insert(0, {root!r})
from operate.bell import Bell
bell, heard = Bell(), [0]
def ring(*_):
    heard[0] += 1
    bell.ring()
signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
end = time.monotonic() + 3
while time.monotonic() < end:
    for _ in range(200):
        bell.clear()
        bell.wait(0.0)
signal.setitimer(signal.ITIMER_REAL, 0)
print(heard[0])
"""


def test_a_storm_of_signals_never_hangs_whoever_waits() -> None:
    """One thread clears and waits, and rings in a signal handler in the middle of that: an Event waits for itself."""
    code = STORM.format(root=str(ROOT))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert int(done.stdout) > 500, done.stderr


def test_it_is_heard_when_it_was_rung_before_and_by_others() -> None:
    bell, began = Bell(), time.monotonic()
    bell.ring()
    bell.ring()
    bell.wait(20)
    threading.Timer(0.1, bell.ring).start()
    bell.wait(20)
    assert time.monotonic() - began < 10
    bell.ring()
    bell.clear()
    again = time.monotonic()
    bell.wait(0.2)
    assert time.monotonic() - again >= 0.19


def test_a_signal_wakes_it() -> None:
    bell, began = Bell(), time.monotonic()
    before = signal.signal(signal.SIGALRM, lambda *_: bell.ring())
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        bell.wait(20)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - began < 10
