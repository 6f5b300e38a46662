"""The one clock of the program: the only place that asks what time it is (law L13). A demo may move it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Clock = Callable[[], datetime]


def wall() -> datetime:
    """Now, as an aware UTC moment."""
    return datetime.now(UTC)


def shifted(file: Path) -> Clock:
    """A clock that runs ahead by the seconds written in `file`: for `suratd demo` and stories, never for an office."""

    def now() -> datetime:
        try:
            ahead = float(file.read_text() or 0)
        except (OSError, ValueError):
            ahead = 0.0
        return wall() + timedelta(seconds=ahead)

    return now


def monotonic() -> float:
    """Seconds that never step back: what loops wait on (law L16)."""
    return time.monotonic()
