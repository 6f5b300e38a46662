"""Where the daemon dies: at named points, before system calls that change something, by SIGTERM; and where such a call
fails, because the disk is full or broken. And how one point is run."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.mother import Mother
from tests.crash.office import STILL, Office
from tests.crash.story import Arm, Ending, play
from tests.servers.dovecot import Dovecot
from tests.servers.ports import need
from tests.servers.postfix import Postfix
from tests.world import ROOT

COUNTS = (1, 2, 3, 5, 8, 13, 21, 34)
"""The how-manieth passing of a named point: many at first, fewer later, when the story repeats itself."""
CALLS = {
    "pwrite64": 36,
    "sendto": 36,
    "fdatasync": 24,
    "epoll_wait": 20,
    "fsync": 12,
    "write": 12,
    "rename": 8,
    "mkdir": 8,
    "unlink": 6,
    "rmdir": 4,
    "connect": 2,
    "ftruncate": 2,
    "shutdown": 1,
    "sendmsg": 1,
}
"""System calls that change something, and at how many of each a usual sweep kills, spread over all of them.

pwrite64, fdatasync and ftruncate are the database's; fsync, write, rename, mkdir, unlink and rmdir the spool's; sendto
and connect speak to the servers; epoll_wait is where the sending thread waits for an answer that was not read yet.
"""
FAILING = {"pwrite64": (190, 160), "fdatasync": (10, 7), "fsync": (5, 9), "rename": (1, 4), "mkdir": (9, 4)}
"""Calls to the disk that fail: from which on, since it has opened its records, and which share of them in one story.

Each 160th, say, so that 160 stories fail each one once: the daemon does not die of it, it says so, waits and goes on.
More often, and no commit of a letter would ever come through.
Writes to pipes are left out: no disk answers them.
"""
OPENED_SECONDS = 0.6
REOPENED = {"pwrite64": 20, "fdatasync": 3, "fsync": 3, "rename": 3, "mkdir": 3}
"""The first of them, when the records were there already: to open them costs less than to make them."""
ERRORS = ("ENOSPC", "EIO")
MATTERS = ("letter", "complaint")
TERMS = (0.01, 0.1, 0.3, 0.6, 1.0, 1.4, 1.8, 2.2, 3.0, 4.0)


@dataclass(frozen=True)
class Point:
    """method: named | call | term | ENOSPC | EIO. name: K16, pwrite64, TERM. matter: whose story it is.

    at: which passing of it; of a TERM, how many seconds after the records were opened. step: and each so-manieth after it.
    """

    method: str
    name: str
    at: float
    matter: str = "letter"
    step: int = 0

    def __str__(self) -> str:
        what = f"{self.method} {self.name}" if self.method in ERRORS else self.name
        often = f"+{self.step}" if self.step else ""
        return f"{what}:{self.at:g}{often}" + ("" if self.matter == "letter" else f" {self.matter}")


@dataclass
class Met:
    """What came of one point. where: the system call before which it died, as strace saw it; hits: calls that failed."""

    point: Point
    begun: bool = False
    came: bool = False
    where: str = ""
    hits: int = 0

    @property
    def counts(self) -> int:
        return self.hits if self.point.method in ERRORS else int(self.came)


@dataclass
class Run:
    """What came of one story and its points."""

    met: list[Met]
    ending: Ending
    log: str = field(default="", repr=False)


def traced(out: Path, injects: Sequence[str] = (), calls: Iterable[str] = tuple(CALLS)) -> tuple[str, ...]:
    """strace in front of the daemon; `injects` as strace wants them. Calls are counted for each thread by itself."""
    need("strace", "strace")
    # Not --seccomp-bpf: with it strace 6.1 injects nothing.
    words = ("strace", "-f", "-qq", "-s", "24", "-o", str(out), "-e", "trace=" + ",".join(calls))
    return (*words, *(word for inject in injects for word in ("-e", f"inject={inject}")))


def run(
    points: Sequence[Point | tuple[Point, ...]],
    dovecot: Dovecot,
    postfix: Postfix,
    place: Path,
    root: Path = ROOT,
    still: float = STILL,
    short: bool = False,
    mother: Mother | None = None,
) -> Run:
    """The whole story with one death after the other; its beginning only, when `short`.

    points: one for each start of the daemon; several of a failing disk may fall into one start.
    """
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    starts = [one if isinstance(one, tuple) else (one,) for one in points]
    matter = starts[0][0].matter if starts else "letter"
    office = Office(place / "kantor", dovecot, postfix, root=root, short=short, matter=matter, mother=mother)
    traces = [place / f"trace-{n}" for n in range(len(starts))]
    fresh = [all(is_opening(one) for earlier in starts[:n] for one in earlier) for n in range(len(starts))]
    arms = [armed(*one) for one in zip(starts, traces, fresh, strict=True)]
    try:
        # A disk that failed is asked again after ever longer pauses.
        ending = play(office, arms, 3 * still if any(arm.failing for arm in arms) else still)
        met = [
            Met(
                point,
                arm.begun,
                arm.came,
                killed_before(trace),
                failures(trace, point.name) if point.method in ERRORS else 0,
            )
            for start, arm, trace in zip(starts, arms, traces, strict=True)
            for point in start
        ]
        return Run(met, ending, office.log()[-9000:] if ending.faults else "")
    finally:
        office.kill()


def is_opening(point: Point) -> bool:
    """Whether it means a call that is made while the records are new."""
    if point.method in ERRORS:
        return not point.step
    return point.method == "call" and point.at < FAILING.get(point.name, (0, 0))[0]


def armed(points: tuple[Point, ...], trace: Path, fresh: bool) -> Arm:
    """The start in which these points lie. fresh: the records are made in it."""
    first = points[0]
    if first.method == "named":
        term = (1.5, -9) if first.name == "K35" else (0.0, 0)
        return Arm({"SURATD_DIE_AT": f"{first.name}:{first.at:g}"}, (), *term)
    if first.method == "call":
        return Arm(prefix=traced(trace, (f"{first.name}:signal=SIGKILL:when={first.at:g}",)))
    if first.method == "term":
        return Arm(term_after=first.at)
    injects = []
    for one in points:
        at = one.at if fresh or not one.step else one.at - FAILING[one.name][0] + REOPENED[one.name]
        injects.append(f"{one.name}:error={one.method}:when={at:g}" + (f"+{one.step}" if one.step else ""))
    # When all goes well in spite of a failure while it opens, the next start may come.
    term = OPENED_SECONDS if is_opening(first) else 0.0
    return Arm(prefix=traced(trace, injects, [one.name for one in points]), term_after=term, failing=True)


def killed_before(trace: Path) -> str:
    """The last thing that the killed thread began."""
    if not trace.exists():
        return ""
    lines = trace.read_text(errors="replace").splitlines()
    killed = {line.split()[0] for line in lines if "--- SIGKILL" in line or "+++ killed by SIGKILL" in line}
    found = [line for line in lines if line.split()[0] in killed and "(" in line and "+++" not in line]
    return re.sub(r"\s+", " ", found[-1])[:110] if found else ""


def failures(trace: Path, call: str) -> int:
    """How many of these calls failed because we wanted it."""
    text = trace.read_text(errors="replace") if trace.exists() else ""
    its = re.compile(rf"^\d+ +(<\.\.\. )?{call}(\(| resumed)")
    return sum(line.endswith("(INJECTED)") and bool(its.match(line)) for line in text.splitlines())


# ---------------------------------------------------------------- which points there are


def census(
    dovecot: Dovecot, postfix: Postfix, place: Path, mother: Mother | None = None
) -> tuple[dict[str, int], dict[str, int], list[str]]:
    """Two calm runs: how often each named point is passed, and each call by the thread that makes most; their faults."""
    place.mkdir(parents=True, exist_ok=True)
    counting = Counting(place / "kantor", dovecot, postfix, file=place / "passed")
    first = play(counting)
    office = Office(place / "kantor", dovecot, postfix, mother=mother)
    trace = place / "trace"
    second = play(office, [Arm(prefix=traced(trace))])
    named = json.loads((place / "passed").read_text())
    return named, calls_in(trace), first.faults + second.faults


@dataclass
class Counting(Office):
    file: Path = Path()

    def command(self, *words: str) -> list[str]:
        found = super().command(*words)
        if "--once" in words:
            return found
        at = found.index(str(self.root / "daemon.py"))
        counter = str(Path(__file__).with_name("counting.py"))
        return [*found[:at], counter, str(self.root), str(self.file), *found[at + 1 :]]


def calls_in(trace: Path) -> dict[str, int]:
    each: Counter[tuple[str, str]] = Counter()
    for line in trace.read_text(errors="replace").splitlines():
        found = re.match(r"(\d+) +(\w+)\(", line)
        if found:
            each[found[2], found[1]] += 1
    return {call: max([n for (name, _), n in each.items() if name == call], default=0) for call in CALLS}


def spread(most: int, points: int) -> list[int]:
    """So many numbers of 1 … most, evenly, the first and the last among them."""
    if most <= points:
        return list(range(1, most + 1))
    if points == 1:
        return [1]
    return sorted({1 + round(n * (most - 1) / (points - 1)) for n in range(points)})


def sweep(named: dict[str, int], calls: dict[str, int], every: bool = False) -> list[Point]:
    """All points of a usual sweep; of an endless one (`every`): each passing and each call, a day's work."""
    found = [
        Point("named", name, n)
        for name, most in sorted(named.items())
        for n in (range(1, most + 1) if every else [c for c in COUNTS if c <= most])
    ]
    for call, most in calls.items():
        found += [Point("call", call, n) for n in spread(most, most if every else CALLS[call])]
    found += [Point("term", "TERM", seconds) for seconds in TERMS]
    found += [
        Point("named", name, n, "complaint")
        for name, most in sorted(named.items())
        for n in (1, 3, 8)
        if n <= most // 3
    ]
    found += [
        Point("call", call, n, "complaint")
        for call, most in calls.items()
        for n in spread(most // 3, CALLS[call] // 3)
    ]
    found += failing(every)
    # In a mixed but fixed order, so that the first hundred already say something about everything.
    random.Random(1).shuffle(found)
    return found


def failing(every: bool = False) -> list[Point]:
    """Stories in which each so-manieth call of a kind fails (`every`: until each one of them has failed once), and such
    in which the first one fails while the records are opened."""
    found = []
    for matter in MATTERS:
        for error in ERRORS:
            for call, (opened, step) in FAILING.items():
                offsets = range(step) if every else [n - 1 for n in spread(step, 40)]
                found += [Point(error, call, opened + n, matter, step) for n in offsets]
                if matter == "letter":
                    found += [Point(error, call, n) for n in spread(opened - 1, 12)]
    return found


NAMED = {
    **dict.fromkeys(("K01", "K02", "K04", "K05", "K12", "K21", "K31", "K32"), 1),
    **dict.fromkeys(("K06", "K07", "K08", "K10", "K11", "K13", "K14", "K16", "K17", "K18", "K19"), 5),
    **dict.fromkeys(("K20", "K22", "K23", "K24"), 15),
    **dict.fromkeys(("K25", "K26"), 6),
    "K27": 5,
}
COMMON = {"pwrite64": 900, "sendto": 60, "fdatasync": 25, "epoll_wait": 60, "fsync": 6, "rename": 5}
SURE = {**NAMED, **COMMON}
"""Passings that every calm run has; what differs from run to run is left to the whole sweep."""


def sample(seed: int, size: int) -> list[Point]:
    """A few points for every day, without counting first: the same ones for the same seed."""
    dice = random.Random(seed)
    names = dice.sample(sorted(NAMED), min(size // 2, len(NAMED)))
    found = [Point("named", name, dice.randint(1, NAMED[name])) for name in names]
    while len(found) < size - 3:
        call = dice.choice(sorted(COMMON))
        found.append(Point("call", call, dice.randint(1, COMMON[call])))
    errors = [dice.choice([p for p in failing(every=True) if p.matter == matter]) for matter in MATTERS]
    return [*found, *errors, Point("term", "TERM", round(dice.uniform(0.0, 4.0), 1))]
