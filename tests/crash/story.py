"""One story with deaths in it: played to its end, over clean restarts, then looked at (verify.py)."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.crash.office import LATER, PATIENCE, STILL, Office
from tests.crash.verify import faults

TERM_SECONDS = 10.0
GIVEN_UP = (1, 74, 75)
"""Exit codes of a daemon that cannot go on with this disk: systemd starts it again."""
ENDED = {f"SIGTERM ended with {code}" for code in (*GIVEN_UP, -15)}
"""A daemon that had given up already: in its last moment, when Python has put its handlers away, SIGTERM just ends it."""
KILLED = "SIGTERM ended with -9"
MOST_TRIES = 1
"""A message that was tried more often is brought to its end by a clean start first: its third death would put it aside."""


@dataclass
class Arm:
    """One start of the daemon that is not to end well. came: it ended as planned.

    term_after: seconds after the records are there when it is told to stop (SIGTERM); it must then end with term_code.
    failing: the disk fails now and then. The daemon may end of it in good order, and is started anew.
    """

    environment: dict[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()
    term_after: float = 0.0
    term_code: int = 0
    failing: bool = False
    came: bool = False
    begun: bool = False


@dataclass
class Ending:
    """How a story ended. died: so many planned deaths came; faults: what must not be; doubles: mails that came twice."""

    died: int = 0
    faults: list[str] = field(default_factory=list)
    doubles: int = 0
    seconds: float = 0.0


def play(office: Office, arms: Sequence[Arm] = (), still: float = STILL) -> Ending:
    """From three letters to the last mail. still: seconds without any movement after which it is given up."""
    began = time.monotonic()
    office.begin()
    told = _Told(office, deque(arms), still, PATIENCE * (1 + len(arms) / 5))
    told.start()
    while told.goes_on():
        time.sleep(0.05)
    told.close()
    if (code := office.once()) != 0:
        told.ending.faults.append(f"the second restart ended with {code}")
    found, told.ending.doubles = faults(office)
    told.ending.faults += found
    told.ending.died = sum(arm.came for arm in arms)
    told.ending.seconds = time.monotonic() - began
    return told.ending


class _Told:
    """A story while it is told: which start it is at, and since when nothing moves."""

    def __init__(self, office: Office, waiting: deque[Arm], still: float, patience: float) -> None:
        self.office, self.ending = office, Ending()
        self._waiting, self._still, self._patience = waiting, still, patience
        self._arm: Arm | None = None
        self._term_at = 0.0
        self._reminded = False
        self._began = self._moved = time.monotonic()
        self._pace: tuple[object, ...] = ()

    def start(self) -> None:
        """The next start: armed, or a clean one when no death is left or a message has died often enough."""
        office = self.office
        self._arm = self._waiting.popleft() if self._waiting and self._may_die() else None
        self._set(self._arm or Arm())
        office.run()
        self._moved, self._term_at = time.monotonic(), 0.0
        if self._arm is not None and self._arm.term_after:
            # Python itself needs a second before anything of ours can hear a signal.
            while (
                not (office.folder / "suratd.db").exists() and office.daemon and office.daemon.poll() is None
            ):
                time.sleep(0.002)
            self._term_at = time.monotonic() + self._arm.term_after

    def _set(self, arm: Arm) -> None:
        arm.begun = True
        self.office.environment, self.office.prefix = dict(arm.environment), arm.prefix

    def _again(self) -> None:
        """After a death: somebody reads the mailbox meanwhile, then the next start."""
        self.office.daemon = None
        self.office.glance()
        self.start()

    def _may_die(self) -> bool:
        return self.office.tries() <= MOST_TRIES

    def goes_on(self) -> bool:
        office, ending, now = self.office, self.ending, time.monotonic()
        if (new := office.pace()) != self._pace:
            self._pace, self._moved = new, now
        if now - self._began > self._patience or now - self._moved > self._still:
            ending.faults.append(f"the story did not end: {office.states()}, quiet={office.quiet()}")
            return False
        assert office.daemon is not None
        if self._term_at and now >= self._term_at:
            self._stop_armed()
            self._again()
        elif (code := office.daemon.poll()) is not None:
            if self._arm is None:
                ending.faults.append(f"a clean start ended with {code}")
                return False
            self._arm.came = True
            if code != -9 and not (self._arm.failing and code in GIVEN_UP):
                ending.faults.append(f"the daemon was not killed but ended with {code}")
            self._again()
        elif self._arm is None and self._waiting and self._may_die():
            ending.faults += stopped(office)
            self._again()
        return not self._is_over()

    def _stop_armed(self) -> None:
        arm = self._arm
        assert arm is not None
        found, arm.came = stopped(self.office, arm.term_code), True
        self.ending.faults += [] if arm.failing and found and found[0] in ENDED else found

    def _is_over(self) -> bool:
        office = self.office
        if office.answer_all() or not office.quiet() or office.states() != office.ends:
            return False
        if not office.reminders or office.rows("SELECT 1 FROM reminders"):
            return True
        if not self._reminded:
            office.forward(LATER)
            self._reminded = True
        return False

    def close(self) -> None:
        """The last daemon is told to stop; one whose planned death comes only now has died as planned."""
        office, arm = self.office, self._arm
        if office.daemon is not None:
            found = stopped(office)
            if arm and arm.failing and found and found[0] in ENDED:
                found = []
            if arm and not arm.came and found == [KILLED]:
                arm.came, found = True, []
                self._set(Arm())
                if (code := office.once()) != 0:
                    found.append(f"the first restart ended with {code}")
            self.ending.faults += found
        self._set(Arm())


def stopped(office: Office, wanted: int = 0) -> list[str]:
    code, seconds = office.terminate()
    found = [] if code == wanted else [f"SIGTERM ended with {code}"]
    return found + ([f"SIGTERM took {seconds:.1f} s"] if seconds > TERM_SECONDS else [])
