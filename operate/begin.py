"""`suratd init`: the command line of operate/init.py; asks on a terminal for what was not given."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from operate.init import Answers, ask, init, next_steps


def arguments(own: argparse.ArgumentParser) -> None:
    own.add_argument(
        "folder", type=Path, metavar="FOLDER", help="misalnya /etc/suratd; tidak ada yang ditimpa"
    )
    own.add_argument("--host", default="", help="server surat (IMAP)")
    own.add_argument("--smtp-host", default="", help="server pengiriman, bila lain")
    own.add_argument("--address", default="", metavar="ALAMAT", help="alamat surel layanan")
    own.add_argument("--admin", default="", metavar="ALAMAT", help="alamat administrator, untuk peringatan")
    own.add_argument("--state", default="", metavar="FOLDER", help="tempat catatan dan berkas")


def main(options: argparse.Namespace) -> int:
    given = Answers(options.host, options.address, options.admin, options.smtp_host, options.state)
    answers = ask(given) if sys.stdin.isatty() else given
    for path in init(options.folder, answers):
        print(path)
    print(next_steps(options.folder, answers))
    return 0
