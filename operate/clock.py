"""The one clock of the program: the only place that asks what time it is (law L13). A demo may move it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock that shows a day before this program was written is wrong: a machine that woke up in 1970, say."""


@dataclass(frozen=True)
class Clock:
    """Called, it says what time it is (UTC). `ahead`: seconds by which it runs before the machine's clock."""

    ahead: Callable[[], float] = lambda: 0.0

    def __call__(self) -> datetime:
        return self.told(datetime.now(UTC))

    def told(self, moment: datetime) -> datetime:
        """A moment that another machine stamped, such as INTERNALDATE, as this clock would have shown it."""
        ahead = self.ahead()
        return moment + timedelta(seconds=ahead) if ahead else moment


wall = Clock()


def shifted(file: Path) -> Clock:
    """A clock that runs ahead by the seconds written in `file`: for the demo and for stories, never for an office."""

    def ahead() -> float:
        try:
            return float(file.read_text() or 0)
        except (OSError, ValueError):
            return 0.0

    return Clock(ahead)


def monotonic() -> float:
    """Seconds that never step back: what loops wait on (law L16)."""
    return time.monotonic()
