"""`suratd demo`: a day at the office with scripted agencies and officials, played against the real daemon. Checks its own end.

Exit codes: 0 the day ended as it must; 1 it did not, and what is wrong was said.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from datetime import datetime
from pathlib import Path
from types import FrameType

from operate.demo.people import Town
from operate.demo.records import Watch
from operate.demo.screen import Screen
from operate.demo.servers import Office, Trouble
from operate.demo.story import STEPS, Day


def arguments(own: argparse.ArgumentParser) -> None:
    own.add_argument(
        "--stay", action="store_true", help="biarkan server berjalan, untuk dicoba sendiri; Ctrl-C mengakhiri"
    )
    own.add_argument("--folder", type=Path, metavar="DIR", help="baku: ./demo-TANGGAL-JAM")
    own.add_argument("--until", type=int, default=len(STEPS), help=argparse.SUPPRESS)


def main(options: argparse.Namespace) -> int:
    folder = (options.folder or Path(f"demo-{datetime.now():%Y%m%d-%H%M%S}")).absolute()
    if folder.exists() and any(folder.iterdir()):
        raise ValueError(f"{folder} sudah ada isinya; pilih folder lain dengan --folder")
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, _interrupt)
    office = Office(folder / "kantor", STEPS[0].moment)
    screen = Screen(len(STEPS))
    try:
        began = time.monotonic()
        day = play(office, screen, options.until)
        print(f"{time.monotonic() - began:.1f} s")
        return 0
    except Trouble as trouble:
        screen.close()
        print(f"suratd demo: {trouble}", file=sys.stderr)
        return 1
    finally:
        screen.close()
        office.close()


def play(office: Office, screen: Screen, until: int) -> Day:
    office.open_post()
    day = Day(office, Town(office), Watch(office), screen)
    office.start_daemon()
    for number, step in enumerate(STEPS[:until], start=1):
        office.move_clock(step.moment)
        screen.begin_step(number, step.title, office.now, day.watch.office)
        step.play(day)
        day.settle()
    return day


def _interrupt(*_: int | FrameType | None) -> None:
    raise KeyboardInterrupt
