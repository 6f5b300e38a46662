"""`suratd run`: the daemon itself."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from operate import heap, loop
from operate.clock import shifted, wall
from operate.command import CONFIG, LATER, configuration, start_log


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    own.add_argument("--once", action="store_true", help="olah semua yang ada sekarang, lalu selesai")
    own.add_argument("--log", default="INFO", metavar="LEVEL", help="DEBUG, INFO, WARNING")
    own.add_argument("--clock-file", type=Path, help=argparse.SUPPRESS)
    own.add_argument("--tick", type=float, default=loop.TICK_EVERY, help=argparse.SUPPRESS)


def main(options: argparse.Namespace) -> int:
    heap.keep_small()
    start_log(options.log)
    clock = shifted(options.clock_file) if options.clock_file else wall
    try:
        loop.run(options.config, options.once, clock, tick_every=options.tick)
    except loop.Unreachable as error:
        print(f"suratd: {error}", file=sys.stderr)
        return LATER
    except loop.ForeignMailbox as error:
        print(f"suratd: {error}", file=sys.stderr)
        return CONFIG
    finally:
        _let_go()
    return 0


def _let_go() -> None:
    """A log that took no more is no failure of what was done; Python 3.13 would end with 120 for its last lines."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
