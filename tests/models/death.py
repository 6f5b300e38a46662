"""A child process that kills itself (SIGKILL) right after its Nth statement reached the database."""

from __future__ import annotations

import os
import signal
import traceback
import warnings
from collections.abc import Callable

from models.database import Database

PATIENCE = 120
"""Seconds that a child may take."""


def die_after(statements: int, db: Database) -> None:
    """Make this process die so; for children only."""
    left = [statements]

    def count(event: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    db.raw.query_hooks.append(count)


def begin_child(work: Callable[[], object]) -> int:
    """The process id of a child that does the work. It never returns into the tests, whatever the work raises.

    Earlier tests may have left threads, of which a child keeps the locks and not the threads: one that
    waits for such a lock is ended by the alarm, and its test fails, instead of standing still for ever.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(PATIENCE)
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def in_child(work: Callable[[], object]) -> int:
    """Exit code of a child that does the work: 0, 1 for an exception, -9 when it was killed."""
    return code_of(begin_child(work))


def code_of(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
