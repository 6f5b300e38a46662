"""`suratd adopt`: who works in this mailbox, and with --take: from now on these records do. Moves and answers nothing."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from mail.imap import Lost, Refused, Session
from mail.mark import Mark, folder_of, holding, marks
from operate import holder
from operate.check_servers import login
from operate.command import CONFIG, LATER, OK, configuration
from operate.program import Program, open_program


def arguments(own: argparse.ArgumentParser) -> None:
    configuration(own)
    own.add_argument(
        "--take",
        action="store_true",
        help="ambil alih; hentikan dahulu daemon yang mengerjakannya sampai kini",
    )


def main(options: argparse.Namespace) -> int:
    # With the daemon's own lock: a daemon that works is not to find its mailbox changed under its feet.
    program = open_program(options.config)
    try:
        with Session(login(program.settings.mailbox)) as session:
            return _adopt(program, session, options.take)
    except (Lost, Refused) as error:
        print(f"suratd: {error}", file=sys.stderr)
        return LATER
    finally:
        program.close()


def _adopt(program: Program, session: Session, take: bool) -> int:
    settings = program.settings
    own = holder.mine(program.store, settings)
    folder = folder_of(settings.mailbox.done)
    now = holding(marks(session, folder, own.inbox))
    print(f"Kotak surat {settings.mailbox.user}, {own.inbox}: {_told(now, own)}")
    if now is not None and (now.owner, now.place) == (own.owner, own.place):
        holder.remember(program.store, settings, now)
        return OK
    if not take:
        if now is None or now.free:
            return OK
        print("Bila dipindahkan ke sini: hentikan daemon yang di sana, lalu suratd adopt --take")
        return CONFIG
    session.append(folder, holder.written(program, taken := replace(own, term=(now.term if now else 0) + 1)))
    if (after := holding(marks(session, folder, own.inbox))) != taken:
        print(f"Belum berhasil: {_told(after, own)}")
        return LATER
    holder.remember(program.store, settings, taken)
    print("Diambil alih. Berikutnya: jalankan daemon di mesin ini.")
    return OK


def _told(mark: Mark | None, own: Mark) -> str:
    if mark is None or mark.free:
        return "tidak sedang dikerjakan siapa pun"
    if mark.owner != own.owner:
        return f"dikerjakan pemasangan lain, di mesin {mark.host}"
    if mark.place != own.place:
        return f"dikerjakan salinan catatan ini, di mesin {mark.host}"
    return "dikerjakan pemasangan ini"
