"""`suratd demo`: a day at the office with scripted agencies and officials, played against the real daemon.

It checks its own end. Exit codes: 0 the day ended as it must; 1 it did not, and what is wrong was said.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from pathlib import Path
from types import FrameType

from operate.clock import monotonic, wall
from operate.demo import album
from operate.demo.people import PEOPLE, Received, Town
from operate.demo.records import Watch
from operate.demo.screen import Screen
from operate.demo.servers import PASSWORD, SERVICE, Office, Trouble
from operate.demo.story import STEPS, Day
from operate.demo.verify import FOLDERS, End, faults, repeats
from operate.table import size

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DWELL = 1.2
"""Seconds that a step stays on a terminal at least: to be read."""


def arguments(own: argparse.ArgumentParser) -> None:
    own.add_argument(
        "--stay", action="store_true", help="biarkan server berjalan, untuk dicoba sendiri; Ctrl-C mengakhiri"
    )
    own.add_argument("--folder", type=Path, metavar="DIR", help="baku: ./demo-TANGGAL-JAM")
    own.add_argument("--until", type=int, default=len(STEPS), help=argparse.SUPPRESS)


def main(options: argparse.Namespace) -> int:
    folder = (options.folder or Path(f"demo-{wall().astimezone():%Y%m%d-%H%M%S}")).absolute()
    if folder.exists() and any(folder.iterdir()):
        raise ValueError(f"{folder} sudah ada isinya; pilih folder lain dengan --folder")
    for name in ENDINGS:
        signal.signal(name, _interrupt)
    office, screen = Office(folder / "kantor", STEPS[0].moment), Screen(len(STEPS))
    try:
        began = monotonic()
        day = play(office, screen, options.until)
        screen.close()
        code = conclude(day, folder, monotonic() - began)
        if options.stay:
            stay(day)
        return code
    except Trouble as trouble:
        screen.close()
        print(f"suratd demo: {trouble}", file=sys.stderr)
        return 1
    finally:
        screen.close()
        for name in ENDINGS:
            signal.signal(name, signal.SIG_IGN)  # A second Ctrl-C must not keep us from ending the others.
        office.close()


def play(office: Office, screen: Screen, until: int) -> Day:
    """The steps up to that one; between them everything comes to rest."""
    office.open_post()
    day = Day(office, Town(office), Watch(office), screen)
    office.start_daemon()
    for number, step in enumerate(STEPS[:until], start=1):
        began = monotonic()
        office.move_clock(step.moment)
        screen.begin_step(number, step.title, office.now, day.watch.office)
        step.play(day)
        day.settle()
        while screen.live and monotonic() < began + DWELL:
            day.look()
            time.sleep(0.1)
    return day


def conclude(day: Day, folder: Path, seconds: float) -> int:
    """Look whether all is as it must be, and leave the album behind in either case."""
    boxes = {address: day.town.box(who) for who, (_, address) in PEOPLE.items()}
    folders = {name: day.town.box(SERVICE, name) for name in FOLDERS}
    end = gathered(day, boxes, folders)
    wrong = faults(end)
    every = {_label(address, day): box for address, box in boxes.items()}
    every |= {f"{SERVICE}: {name}": box for name, box in folders.items()}
    count = album.write(folder, every, day.watch.cases(), day.watch.office, day.office.now)
    print(f"\n{count} surel, {len(end.cases)} permohonan, {seconds:.0f} detik.")
    if wrong:
        print("Hari ini TIDAK berakhir sebagaimana mestinya:", file=sys.stderr)
        for line in wrong:
            print(f"  - {line}", file=sys.stderr)
    else:
        again = repeats(end)
        print(
            "Diperiksa: setiap surat tercatat tepat sekali, setiap surel sampai"
            + (f" ({again} terkirim ulang dengan isi yang sama)" if again else " tepat sekali")
            + ", buletin dibiarkan, pengingat dan eskalasi terkirim, rantai catatan utuh."
        )
    print(f"Lihat-lihat: {folder / album.PAGE}")
    print(f"Register   : {folder / album.REGISTER} ({size((folder / album.REGISTER).stat().st_size)})")
    print(f"Folder     : {folder}")
    return 1 if wrong else 0


def _label(address: str, day: Day) -> str:
    """The mailbox by its owner's post or agency."""
    office = day.watch.office
    person, agency = office.person_at(address), office.agency_at(address)
    known = person.position if person else agency.name if agency else "Administrator"
    return f"{known}: {address}"


def gathered(day: Day, boxes: dict[str, list[Received]], folders: dict[str, list[Received]]) -> End:
    store = day.watch.store
    if store is None:
        raise Trouble("Daemon tidak membuat catatan")
    return End(
        cases=day.watch.cases(),
        mails=day.watch.mails(),
        boxes=boxes,
        folders=folders,
        written=day.town.sent,
        recorded=sum(store.totals().messages.values()),
        broken_audit=store.audit_verify(),
    )


def stay(day: Day) -> None:
    """The office stays open until Ctrl-C."""
    try:
        print(
            f"\nKotak surat web: http://127.0.0.1:{day.office.http_port}/\n"
            "Pilih akun kepala@suratd.test, INBOX, surel Pengingat disposisi, panah balas, tulis 1, kirim;\n"
            "lalu lihat kotak kabid.ikp@suratd.test. Tanpa kata sandi.\n"
            f"Akun: {', '.join(sorted(address for _, address in PEOPLE.values()))}\n"
            f"Atau dengan program surel: IMAP 127.0.0.1:{day.office.imap_port}, "
            f"SMTP 127.0.0.1:{day.office.smtp_port}, tanpa TLS, kata sandi semua akun: {PASSWORD}\n"
            f"Keadaan: python daemon.py status -c {day.office.config}\n"
            "Ctrl-C mengakhiri.",
            flush=True,
        )
        while not day.office.daemon_died():
            time.sleep(0.5)
        raise Trouble(f"Daemon berhenti sendiri; lihat {day.office.folder}/suratd.log")
    except KeyboardInterrupt:
        print("\nSelesai.")


def _interrupt(*_: int | FrameType | None) -> None:
    raise KeyboardInterrupt
