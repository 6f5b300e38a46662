"""`make test-crash`: the whole sweep, every death printed as it was survived; exit code 1 when one was not."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.crash.office import servers
from tests.crash.points import ERRORS, MATTERS, Point, Run, census, run, sweep
from tests.crash.story import Ending

LEAST = 1500


def work(points: Any, results: Any, place: Path, parent: int) -> None:
    """One worker with servers of its own."""
    # So that the servers of a worker end with it, and a worker with the sweep.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with servers() as (dovecot, postfix):
        for point in iter(points.get, None):
            if os.getppid() != parent:
                break
            try:
                results.put(run(point, dovecot, postfix, place))
            except Exception as error:
                # The harness itself failed: that point proves nothing and is counted as a violation.
                results.put(Run(point, Ending(False, [f"the harness failed: {error!r}"])))


def told(done: Run, number: int, of: int) -> str:
    ending = done.ending
    how = "ok" if ending.died or done.hits else "child" if done.where else "not reached"
    if ending.faults:
        how = "VIOLATION"
    if done.hits:
        how += f" {done.hits} failed"
    twice = f", {ending.doubles} twice" if ending.doubles else ""
    where = f"  {done.where}" if done.where else ""
    return f"{number:4}/{of} {done.point!s:26} {how:14} {ending.seconds:5.1f} s{twice}{where}"


def main() -> int:
    own = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    own.add_argument(
        "--jobs", type=int, default=2, help="stories at the same time, each with its own servers"
    )
    own.add_argument("--every", action="store_true", help="every passing and every call: hours")
    own.add_argument("--only", default="", metavar="NAME", help="one name, e.g. K16 or pwrite64")
    own.add_argument("--method", default="", choices=("named", "call", "term", *ERRORS))
    own.add_argument("--matter", default="", choices=MATTERS)
    own.add_argument("--minutes", type=float, default=1e9, help="begin no further point after so long")
    options = own.parse_args()
    began = time.monotonic()
    place = Path(tempfile.mkdtemp(prefix="suratd-crash-", dir="/tmp"))
    with servers() as (dovecot, postfix):
        named, calls, troubles = census(dovecot, postfix, place / "calm")
    print("calm run:", ", ".join(f"{name} {n}" for name, n in sorted(named.items())))
    print("calls of the busiest thread:", ", ".join(f"{name} {n}" for name, n in calls.items()))
    if troubles:
        print("the calm run itself is wrong:", *troubles, sep="\n  ")
        return 1
    points = [
        point
        for point in sweep(named, calls, options.every)
        if options.only in ("", point.name)
        and options.method in ("", point.method)
        and options.matter in ("", point.matter)
    ]
    found = survive(points, options.jobs, place, began + 60 * options.minutes)
    print(summary(found, time.monotonic() - began))
    shutil.rmtree(place, ignore_errors=True)
    whole = len(found) == len(points) and not (options.only or options.method or options.matter)
    if few := whole and survived(found) < LEAST:
        print(f"fewer than {LEAST} points: this sweep proves too little")
    return 1 if few or any(one.ending.faults for one in found) else 0


def survive(points: list[Point], jobs: int, place: Path, until: float) -> list[Run]:
    queue: Any = multiprocessing.Queue()
    results: Any = multiprocessing.Queue()
    waiting = [*points]
    for _ in range(jobs):
        queue.put(waiting.pop(0) if waiting else None)
    workers = [
        multiprocessing.Process(target=work, args=(queue, results, place / str(n), os.getpid()))
        for n in range(jobs)
    ]
    for worker in workers:
        worker.start()
    found: list[Run] = []
    running = min(jobs, len(points))
    while running:
        found.append(results.get())
        more = bool(waiting) and time.monotonic() < until
        queue.put(waiting.pop(0) if more else None)
        running -= not more
        print(told(found[-1], len(found), len(points)), flush=True)
        for fault in found[-1].ending.faults:
            print("       ", fault)
        if found[-1].log:
            print("\n".join("        | " + line for line in found[-1].log.splitlines()[-25:]), flush=True)
    for worker in workers:
        worker.join()
    return found


def survived(found: list[Run]) -> int:
    """Deaths and failed calls after which everything was as promised."""
    return sum(one.hits or one.ending.died for one in found if not one.ending.faults)


def summary(found: list[Run], seconds: float) -> str:
    dead = Counter(one.point.method for one in found if one.ending.died)
    child = sum(not one.ending.died and bool(one.where) for one in found)
    missed = [str(one.point) for one in found if not (one.ending.died or one.where or one.hits)]
    failed = Counter(one.point.method for one in found for _ in range(one.hits))
    wrong = [str(one.point) for one in found if one.ending.faults]
    each = sum(one.ending.seconds for one in found) / max(1, len(found))
    return "\n".join(
        [
            "",
            f"points survived: {survived(found)}",
            f"deaths: {dead['named']} at named points, {dead['call']} before a system call, {dead['term']} by SIGTERM",
            f"failed calls: {failed['ENOSPC']} of a full disk, {failed['EIO']} of a broken one, in "
            f"{sum(one.hits > 0 for one in found)} stories",
            f"a reading child died instead: {child}; not reached: {', '.join(missed) or 'none'}",
            f"violations: {len(wrong)} {' '.join(wrong)}",
            f"mails that came twice, with one Message-ID and the same bytes: {sum(o.ending.doubles for o in found)}",
            f"{each:.1f} s a point, {seconds / 60:.0f} min in all",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
