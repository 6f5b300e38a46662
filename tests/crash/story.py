"""One story with one death in it: played to its end, over two clean restarts, then looked at (verify.py)."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from tests.crash.office import LATER, PATIENCE, STILL, Office
from tests.crash.verify import faults

TERM_SECONDS = 10.0
GIVEN_UP = (1, 74, 75)
"""Exit codes of a daemon that cannot go on with this disk: systemd starts it again."""
KILLED = "SIGTERM ended with -9"


@dataclass
class Ending:
    """How a story ended. died: the planned death came; faults: what must not be; doubles: mails that came twice."""

    died: bool
    faults: list[str] = field(default_factory=list)
    doubles: int = 0
    seconds: float = 0.0


def play(
    office: Office, term_after: float = 0.0, still: float = STILL, term_code: int = 0, failing: bool = False
) -> Ending:
    """From three letters to the last mail. The environment and prefix of `office` hold for the first start only.

    term_after: seconds after it opened the records when the first daemon is told to stop (SIGTERM); it must then end
    with term_code.
    still: seconds without any movement after which it is given up.
    failing: the disk fails now and then. The daemon may end of it in good order, and is started anew.
    """
    began = time.monotonic()
    office.begin()
    office.run()
    ending = Ending(False)
    term_at = 0.0
    if term_after:
        # Python itself needs a second before anything of ours can hear a signal.
        while not (office.folder / "suratd.db").exists() and office.daemon and office.daemon.poll() is None:
            time.sleep(0.002)
        term_at = time.monotonic() + term_after
    reminded = False
    pace, moved = office.pace(), began
    while True:
        now = time.monotonic()
        if (new := office.pace()) != pace:
            pace, moved = new, now
        if now - began > PATIENCE or now - moved > still:
            ending.faults.append(f"the story did not end: {office.states()}, quiet={office.quiet()}")
            break
        if term_at and time.monotonic() >= term_at:
            term_at = 0.0
            ending.faults += stopped(office, term_code)
            ending.died = True
            restart(office)
            moved = time.monotonic()
        assert office.daemon is not None
        if (code := office.daemon.poll()) is not None:
            if ending.died:
                ending.faults.append(f"a clean start ended with {code}")
                break
            ending.died = True
            if code != -9 and not (failing and code in GIVEN_UP):
                ending.faults.append(f"the daemon was not killed but ended with {code}")
            office.daemon = None
            restart(office)
            moved = time.monotonic()
        if not office.answer_all() and office.quiet() and at_end(office):
            if not office.reminders or fired(office):
                break
            if not reminded:
                office.forward(LATER)
                reminded = True
        time.sleep(0.1)
    if office.daemon is not None:
        planned = not ending.died and bool(office.prefix or office.environment)
        found = stopped(office)
        if failing and found and found[0] in {f"SIGTERM ended with {code}" for code in GIVEN_UP}:
            found = []
        if planned and found == [KILLED]:
            # It died in its last second, while it closed: that, too, was planned.
            ending.died, found = True, []
            office.environment, office.prefix = {}, ()
            if (code := office.once()) != 0:
                found.append(f"the first restart ended with {code}")
        ending.faults += found
    office.environment, office.prefix = {}, ()
    if (code := office.once()) != 0:
        ending.faults.append(f"the second restart ended with {code}")
    found, ending.doubles = faults(office)
    ending.faults += found
    ending.seconds = time.monotonic() - began
    return ending


def fired(office: Office) -> bool:
    return bool(office.rows("SELECT 1 FROM reminders"))


def at_end(office: Office) -> bool:
    return office.states() == office.ends


def stopped(office: Office, wanted: int = 0) -> list[str]:
    code, seconds = office.terminate()
    found = [] if code == wanted else [f"SIGTERM ended with {code}"]
    return found + ([f"SIGTERM took {seconds:.1f} s"] if seconds > TERM_SECONDS else [])


def restart(office: Office) -> None:
    """After the death: somebody reads the mailbox meanwhile, then a clean start."""
    office.environment, office.prefix = {}, ()
    office.glance()
    office.run()
