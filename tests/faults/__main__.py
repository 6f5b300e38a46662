"""`make test-faults`: the connection to mailbox and SMTP server broken at every byte, both ways; exit code 1 when anything
was lost, or when there were too few points to prove it."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from pathlib import Path

from tests.faults.cuts import DIRECTIONS, MOST, Report, every, imap, smtp
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix

LEAST = 2000


def main() -> int:
    own = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    own.add_argument("--step", type=int, default=1, help="only each so-manieth byte")
    options = own.parse_args()
    # Each broken connection is a warning of the daemon's, thousands of them.
    logging.disable(logging.WARNING)
    found: list[Report] = []
    with (
        tempfile.TemporaryDirectory(prefix="suratd-cuts-") as folder,
        Dovecot(spares=len(DIRECTIONS) * 2) as dovecot,
        Postfix(lmtp_port=dovecot.lmtp_port) as postfix,
    ):
        for way in DIRECTIONS:
            cuts = every(way, MOST, options.step)
            for name, report in (
                ("mailbox", imap(dovecot, dovecot.spare(), cuts, Path(folder) / way)),
                ("sending", smtp(postfix, dovecot, dovecot.spare(), cuts)),
            ):
                print(f"{name}, {way}: {report}", flush=True)
                for fault in report.violations:
                    print("   ", fault)
                found.append(report)
    points, wrong = sum(r.points for r in found), sum(len(r.violations) for r in found)
    print(f"in all: {points} cuts, {wrong} violations")
    few = options.step == 1 and points < LEAST
    if few:
        print(f"fewer than {LEAST} cuts: this proves too little")
    return 1 if wrong or few else 0


if __name__ == "__main__":
    sys.exit(main())
