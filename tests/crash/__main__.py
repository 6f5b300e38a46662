"""`make test-crash`: the whole sweep, every death printed as it was survived; exit code 1 when one was not.

What was found is kept line by line in a file (--results), so that a sweep that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.crash.mother import Mother
from tests.crash.office import servers
from tests.crash.points import ERRORS, MATTERS, Met, Point, Run, census, run, sweep
from tests.crash.stories import DEATHS, Stories, Story
from tests.crash.story import Ending

LEAST = 1500


def work(stories: Any, results: Any, place: Path, parent: int) -> None:
    """One worker with servers of its own, and a daemon that is loaded once."""
    # So that the servers of a worker end with it, and a worker with the sweep.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with servers() as (dovecot, postfix), Mother() as mother:
        for story in iter(stories.get, None):
            if os.getppid() != parent:
                break
            try:
                results.put(run(story, dovecot, postfix, place, mother=mother))
            except Exception as error:
                # The harness itself failed: these points prove nothing and are counted as violations.
                ending = Ending(0, [f"the harness failed: {error!r}"])
                results.put(Run([Met(point, True) for start in story for point in start], ending))


def how(met: Met) -> str:
    came = f"{met.hits} failed" if met.hits else "died" if met.counts else ""
    return came or ("a reader died" if met.where else "not reached" if met.begun else "not begun")


def told(done: Run, number: int) -> str:
    ending = done.ending
    what = "VIOLATION" if ending.faults else "ok"
    twice = f", {ending.doubles} twice" if ending.doubles else ""
    points = "; ".join(f"{met.point} {how(met)}" for met in done.met)
    lines = [f"{number:4} {what} {ending.seconds:5.1f} s{twice}: {points}"]
    lines += [f"        {fault}" for fault in ending.faults]
    return "\n".join(lines + [f"        | {line}" for line in done.log.splitlines()[-40:]])


@dataclass
class Sweep:
    """What is known: the counts of the calm run, and what came of each story so far."""

    named: dict[str, int]
    calls: dict[str, int]
    found: list[Run]

    def done(self) -> set[Point]:
        """Points that were met, or were the first of their story and still not reached."""
        return {
            met.point
            for one in self.found
            for n, met in enumerate(one.met)
            if met.counts or met.where or not n
        }


def begun(path: Path, place: Path) -> Sweep:
    """What an earlier run of this sweep has found, or its census."""
    if path.exists():
        head, *lines = [json.loads(line) for line in path.read_text().splitlines()]
        found = [
            Run([Met(Point(**m.pop("point")), **m) for m in one["met"]], Ending(**one["ending"]))
            for one in lines
        ]
        return Sweep(head["named"], head["calls"], found)
    with servers() as (dovecot, postfix), Mother() as mother:
        named, calls, troubles = census(dovecot, postfix, place / "calm", mother)
    if troubles:
        sys.exit("\n  ".join(["the calm run itself is wrong:", *troubles]))
    path.write_text(json.dumps({"named": named, "calls": calls}) + "\n")
    return Sweep(named, calls, [])


def main() -> int:
    own = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    own.add_argument(
        "--jobs", type=int, default=2, help="stories at the same time, each with its own servers"
    )
    own.add_argument("--every", action="store_true", help="every passing and every call: a day")
    own.add_argument("--only", default="", metavar="NAME", help="one name, e.g. K16 or pwrite64")
    own.add_argument("--method", default="", choices=("named", "call", "term", *ERRORS))
    own.add_argument("--matter", default="", choices=MATTERS)
    own.add_argument("--minutes", type=float, default=1e9, help="begin no further story after so long")
    own.add_argument("--deaths", type=int, default=DEATHS, help="in one story, beside a failing disk")
    own.add_argument("--alone", action="store_true", help="each point in a story of its own: hours")
    own.add_argument(
        "--results", type=Path, help="kept there line by line; an interrupted sweep goes on from it"
    )
    options = own.parse_args()
    # An end in good order takes the workers and their servers along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    began = time.monotonic()
    place = Path(tempfile.mkdtemp(prefix="suratd-crash-", dir="/tmp"))
    results = options.results or place / "results.jsonl"
    known = begun(results, place)
    print("calm run:", ", ".join(f"{name} {n}" for name, n in sorted(known.named.items())))
    print("calls of the busiest thread:", ", ".join(f"{name} {n}" for name, n in known.calls.items()))
    wanted = [
        point
        for point in sweep(known.named, known.calls, options.every)
        if options.only in ("", point.name)
        and options.method in ("", point.method)
        and options.matter in ("", point.matter)
    ]
    done = known.done()
    stories = Stories(
        (point for point in wanted if point not in done),
        known.named | known.calls,
        options.deaths,
        options.alone,
    )
    print(f"{len(wanted)} points, {len(stories)} of them not met yet", flush=True)
    survive(stories, known, options.jobs, place, began + 60 * options.minutes, results)
    print(summary(known.found, len(stories), time.monotonic() - began))
    shutil.rmtree(place, ignore_errors=True)
    whole = not len(stories) and not (options.only or options.method or options.matter)
    if few := whole and survived(known.found) < LEAST:
        print(f"fewer than {LEAST} points: this sweep proves too little")
    return 1 if few or any(one.ending.faults for one in known.found) else 0


def survive(stories: Stories, known: Sweep, jobs: int, place: Path, until: float, results: Path) -> None:
    queue: Any = multiprocessing.Queue()
    answers: Any = multiprocessing.Queue()
    workers = [
        multiprocessing.Process(target=work, args=(queue, answers, place / str(n), os.getpid()), daemon=True)
        for n in range(jobs)
    ]
    for worker in workers:
        worker.start()
    again: list[Story] = []
    running = 0

    def more() -> bool:
        story = again.pop(0) if again else stories.next() if time.monotonic() < until else []
        queue.put(story or None)
        return bool(story)

    running = sum(more() for _ in workers)
    while running:
        one = answers.get()
        known.found.append(one)
        with results.open("a") as file:
            file.write(
                json.dumps({"met": [asdict(met) for met in one.met], "ending": asdict(one.ending)}) + "\n"
            )
        print(told(one, len(known.found)), flush=True)
        if one.ending.faults and len(one.met) > 1:
            # Which of them was it? Each by itself.
            again += [[(met.point,)] for met in one.met]
        else:
            stories.back(met.point for n, met in enumerate(one.met) if n and not (met.counts or met.where))
        running += more() - 1
    for worker in workers:
        worker.join()


def survived(found: list[Run]) -> int:
    """Deaths and failed calls after which everything was as promised."""
    return sum(met.counts for one in found if not one.ending.faults for met in one.met)


def summary(found: list[Run], left: int, seconds: float) -> str:
    sound = [met for one in found if not one.ending.faults for met in one.met]
    dead = Counter(met.point.method for met in sound if met.came and not met.hits)
    failed = Counter(met.point.method for met in sound for _ in range(met.hits))
    reader = sum(bool(met.where) and not met.came for met in sound)
    first = [one.met[0] for one in found if one.met]
    missed = [str(met.point) for met in first if not (met.counts or met.where)]
    wrong = ["; ".join(str(met.point) for met in one.met) for one in found if one.ending.faults]
    each = sum(one.ending.seconds for one in found) / max(1, survived(found))
    return "\n".join(
        [
            "",
            f"points survived: {survived(found)} in {len(found)} stories; not met yet: {left}",
            f"deaths: {dead['named']} at named points, {dead['call']} before a system call, {dead['term']} by SIGTERM",
            f"failed calls: {failed['ENOSPC']} of a full disk, {failed['EIO']} of a broken one",
            f"a reading child died instead: {reader}; not reached: {', '.join(missed) or 'none'}",
            f"violations: {len(wrong)} {' | '.join(wrong)}",
            f"mails that came twice, with one Message-ID and the same bytes: {sum(o.ending.doubles for o in found)}",
            f"{each:.1f} s a point, {seconds / 60:.0f} min now",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
