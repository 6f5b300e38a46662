"""The door: command line, signals, exit codes; nothing else. `suratd …` and `python daemon.py …` are the same program.

Exit codes: 0 done; 1 something is wrong and was said; 2 the command line; 75 another daemon holds these
records, or they cannot be reached now: try again later; 78 the configuration or a standard is refused, or the mailbox
is another installation's (sysexits).
"""

from __future__ import annotations

import sys

from operate.command import main

if __name__ == "__main__":
    sys.exit(main())
