"""A child process that kills itself (SIGKILL) right after its Nth statement reached the database."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from models.database import Database


def die_after(statements: int, db: Database) -> None:
    """Make this process die so; for children only."""
    left = [statements]

    def count(event: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    db.raw.query_hooks.append(count)


def in_child(work: Callable[[], None]) -> int:
    """Exit code of a child that does the work: 0, 1 for an exception, -9 when it was killed."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
