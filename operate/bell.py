"""What wakes the loop: rung by other threads, and by a signal that comes in the middle of anything. It carries no news."""

from __future__ import annotations

from contextlib import suppress
from queue import Empty, SimpleQueue


class Bell:
    """As threading.Event, which a signal handler must not touch: a handler runs in the thread that waits, and when that one
    holds the event's lock just then, it waits for itself for ever. A SimpleQueue may be put into in the middle of anything.
    """

    def __init__(self) -> None:
        self._rung: SimpleQueue[None] = SimpleQueue()

    def ring(self) -> None:
        # Rung already and not heard yet: once is enough.
        if self._rung.empty():
            self._rung.put(None)

    def wait(self, seconds: float) -> None:
        """Until it is rung, or was since `clear`."""
        with suppress(Empty):
            self._rung.get(timeout=max(seconds, 0.0))

    def clear(self) -> None:
        with suppress(Empty):
            while True:
                self._rung.get_nowait()
