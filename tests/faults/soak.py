"""`make test-soak`: thousands of letters while everything fails now and then; exit code 1 when one was lost or doubled.

A real Dovecot behind a wire that breaks, an SMTP server that refuses or loses its answers, a daemon that is killed, cannot
write, finds its records locked or loses a reading child. After the first half nobody kills it any more, so that its
memory and descriptors can be watched over thousands of letters.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import pwd
import random
import re
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from mail.spool import digest_of
from tests.crash.verify import records_agree
from tests.faults.proxy import DOWN, UP, Cut, Proxy
from tests.faults.sink import Sink
from tests.servers.dovecot import Dovecot
from tests.world import PEOPLE, SERVICE, USERS, World

AT_ONCE = 120
"""Letters that lie in the inbox at one moment."""
STILL = 120.0
MANY = 5000
"""In so many letters less than a hundredth of the mails may come twice. In few, what was in hand at each death."""
RATE = 0.01
TROUBLES = ("drop", "cut", "kill", "full", "locked", "reader")
FOLDERS = {"": "INBOX", ".Suratd.Selesai": "done", ".Suratd.Karantina": "aside", ".Suratd.Lain": "others"}
WARM = 300
"""Letters after which a daemon has loaded and remembered what it ever will."""
DAEMON = """import sys
from dataclasses import replace
from operate import command, loop
usual = loop.mailbox_settings
# After trouble the mailbox is left alone for half a second instead of five: this would otherwise be a test of patience.
loop.mailbox_settings = lambda program: replace(usual(program), backoff=(0.5, 5.0))
sys.exit(command.main())
"""


@dataclass
class Report:
    letters: int
    faults: Counter[str] = field(default_factory=Counter)
    starts: int = 0
    wrong: list[str] = field(default_factory=list)
    doubles: int = 0
    mails: int = 0
    refused: int = 0
    lost_answers: int = 0
    filed_twice: int = 0
    aside: int = 0
    unread: int = 0
    cases: int = 0
    seconds: float = 0.0
    held: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(pid, letters settled, descriptors, resident KiB)."""

    def longest(self) -> list[tuple[int, int, int, int]]:
        """What one daemon held, from when it was warm, over the most letters."""
        by_pid = defaultdict(list)
        for one in self.held:
            by_pid[one[0]].append(one)
        warm = [
            [one for one in found if one[1] - found[0][1] >= min(WARM, self.letters // 6)]
            for found in by_pid.values()
        ]
        return max(warm, key=lambda found: found[-1][1] - found[0][1] if found else 0, default=[])

    def __str__(self) -> str:
        stretch = self.longest()
        lines = [
            f"{self.letters} letters in {self.seconds / 60:.1f} min, {self.letters / self.seconds:.0f} a second; "
            f"{self.starts} starts of the daemon",
            "faults: " + ", ".join(f"{name} {n}" for name, n in sorted(self.faults.items())),
            f"{self.cases} cases, {self.unread} asked for again, {self.aside} aside, {self.filed_twice} filed twice",
            f"{self.mails} mails, {self.refused} refused for a while, {self.lost_answers} answers lost, "
            f"{self.doubles} came twice ({self.doubles / max(1, self.mails):.2%})",
        ]
        if stretch:
            first, last, fds = stretch[0], stretch[-1], [one[2] for one in stretch]
            lines.append(
                f"one daemon over {last[1] - first[1]} letters: descriptors {min(fds)} to {max(fds)}, at the end "
                f"{last[2]}; memory {first[3] / 1024:.1f} to {last[3] / 1024:.1f} MiB"
            )
        return "\n".join([*lines, *(f"WRONG: {one}" for one in self.wrong), f"{len(self.wrong)} violations"])


@dataclass
class Soaked(World):
    """An office whose mailbox lies behind a wire that breaks, with a stricter eye on the daemon."""

    def __post_init__(self) -> None:
        super().__post_init__()
        text = self.config.read_text()
        # The switches against floods would act: these are more letters in ten minutes than an office gets in years.
        for key in (
            "answers_per_stranger_per_day",
            "answers_to_strangers_per_day",
            "mails_per_address_per_hour",
        ):
            text = re.sub(rf"^{key} = \d+", f"{key} = 1000000", text, flags=re.MULTILINE)
        self.config.write_text(re.sub(r"^poll_seconds = .*", "poll_seconds = 5", text, flags=re.MULTILINE))
        (self.folder / "daemon.py").write_text(DAEMON)

    def command(self, *words: str) -> list[str]:
        return [sys.executable, str(self.folder / "daemon.py"), *words]

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with closing(
            sqlite3.connect(f"file:{self.folder / 'suratd.db'}?mode=ro", uri=True, timeout=30)
        ) as db:
            return db.execute(sql).fetchall()

    def count(self, sql: str) -> int:
        with contextlib.suppress(sqlite3.OperationalError):
            return int(str(self.rows(f"SELECT count(*) FROM {sql}")[0][0]))
        return 0


def paper() -> bytes:
    """A letter whose number can be written over in place."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, pageCompression=0, invariant=1)
    lines = (
        "PEMERINTAH KABUPATEN PURBALINGGA",
        "DINAS KESEHATAN",
        "Jalan Contoh Nomor 1 Purbalingga",
        "",
        "Purbalingga, 20 November 2026",
        "Nomor : 400.7/@@@@@@@/2026",
        "Sifat : Biasa",
        "Hal : Permohonan Pembuatan Konten Media Sosial",
        "",
        "Yth. Kepala Dinas Komunikasi dan Informatika",
        "Dengan hormat, kami mohon dibuatkan 2 desain feed Instagram untuk kegiatan donor darah.",
        "Demikian atas perhatiannya diucapkan terima kasih.",
        "",
        "KEPALA DINAS KESEHATAN",
        "KABUPATEN PURBALINGGA,",
        "dr. CONTOH SATU, M.Kes.",
        "NIP 19710101 200003 1 001",
    )
    for n, line in enumerate(lines):
        page.drawString(80, 780 - 22 * n, line)
    page.showPage()
    page.save()
    return out.getvalue()


def letter(number: int, template: bytes) -> bytes:
    mail = EmailMessage(policy=SMTP_POLICY)
    mail["From"], mail["To"] = PEOPLE["dinkes"], SERVICE
    mail["Subject"] = f"Permohonan konten {number}"
    mail["Date"] = "Mon, 23 Nov 2026 09:00:00 +0700"
    mail["Message-ID"] = f"<rendam.{number}@opd.test>"
    mail.set_content("Terlampir surat permohonan kami. Terima kasih.")
    pdf = template.replace(b"@@@@@@@", b"%07d" % number)
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"surat-{number}.pdf")
    return mail.as_bytes()


class Soak:
    """One run: letters in, faults, letters settled, until all is still."""

    def __init__(self, world: Soaked, proxy: Proxy, letters: int, seed: int, rate: float) -> None:
        self.world, self.proxy, self.dice, self._rate = world, proxy, random.Random(seed), rate
        self.report = Report(letters)
        self.digests: list[str] = []
        self._template = paper()
        self._faults_done = 0
        self._settled = 0

    def run(self) -> Report:
        began = time.monotonic()
        self.world.dovecot.messages(SERVICE)
        self._start()
        moved, seen = time.monotonic(), (0, 0)
        while True:
            self._feed()
            self._look_after()
            self._settled = self.world.count("messages WHERE place <> ''")
            queued = self.world.count("outbox WHERE state = 'queued'")
            if (self._settled, queued) != seen:
                moved, seen = time.monotonic(), (self._settled, queued)
            if self._settled >= self.report.letters and not queued and not self._lying():
                break
            if self._settled >= self.report.letters:
                # What was refused for a while is sent again after minutes, which the office's clock jumps over.
                self.world.forward(self.world.now + timedelta(minutes=2))
                time.sleep(1.0)
            if time.monotonic() - moved > STILL:
                self.report.wrong.append(
                    f"nothing moves: {seen}, {self._lying()} in the inbox\n{self.world.log()[-3000:]}"
                )
                break
            if self._settled >= (self.report.held[-1][1] if self.report.held else 0) + 25:
                self._sample()
            self._fail()
            time.sleep(0.15)
        self._sample()
        if (code := self.world.stop()) != 0:
            self.report.wrong.append(f"SIGTERM ended with {code}")
        self.report.seconds = time.monotonic() - began
        return self.report

    # ---- letters

    def _feed(self) -> None:
        top = self.world.dovecot.home(SERVICE) / "mail"
        owner = pwd.getpwnam("nobody") if os.getuid() == 0 else None
        # No faster than things go wrong: a fast machine would settle them all between two faults.
        held = (self._faults_done + 2) / self._rate if self._rate else self.report.letters
        while len(self.digests) < min(self.report.letters, self._settled + AT_ONCE, held):
            number = len(self.digests)
            raw = letter(number, self._template)
            self.digests.append(digest_of(raw))
            path = top / "tmp" / f"{time.time():.6f}.{number}.uji"
            path.write_bytes(raw)
            if owner is not None:
                os.chown(path, owner.pw_uid, owner.pw_gid)
            path.rename(top / "new" / path.name)

    def _lying(self) -> int:
        top = self.world.dovecot.home(SERVICE) / "mail"
        return sum(len(os.listdir(top / name)) for name in ("new", "cur"))

    # ---- the daemon

    def _start(self) -> None:
        self.world.run("--log", "WARNING")
        self.report.starts += 1
        # From here its letters count: while a fault lasted, a fast one has settled half of them unseen.
        self._sample()

    def _look_after(self) -> None:
        daemon = self.world.daemon
        assert daemon is not None
        if (code := daemon.poll()) is None:
            return
        if code not in (-9, 1, 74, 75):
            self.report.wrong.append(f"the daemon ended with {code}")
        self.world.daemon = None
        self._start()

    def _sample(self) -> None:
        daemon = self.world.daemon
        assert daemon is not None
        process = Path(f"/proc/{daemon.pid}")
        with contextlib.suppress(OSError):
            pages = int((process / "statm").read_text().split()[1])
            held = len(list((process / "fd").iterdir()))
            self.report.held.append(
                (daemon.pid, self._settled, held, pages * os.sysconf("SC_PAGE_SIZE") // 1024)
            )

    # ---- what goes wrong

    def _fail(self) -> None:
        """One fault for each hundred letters (or what the rate is), in turns; kills in the first half only."""
        due = int(self._settled * self._rate)
        if due <= self._faults_done or self._settled >= self.report.letters:
            return
        self._faults_done += 1
        kinds = [one for one in TROUBLES if one != "kill" or self._settled < self.report.letters / 2]
        kind = kinds[self._faults_done % len(kinds)]
        time.sleep(self.dice.random())
        getattr(self, f"_{kind}")()
        self.report.faults[kind] += 1

    def _drop(self) -> None:
        self.proxy.drop()

    def _cut(self) -> None:
        """Now, and the next connection somewhere in its first half megabyte."""
        way = self.dice.choice((UP, DOWN))
        self.proxy.plan.append(
            Cut(way, self.dice.randint(1, 4000 if way == UP else 500_000), self.dice.random() < 0.5)
        )
        self.proxy.drop()

    def _kill(self) -> None:
        self.world.kill()
        self._start()

    def _full(self) -> None:
        """No file may grow for a moment."""
        assert self.world.daemon is not None
        pid, none = self.world.daemon.pid, resource.RLIM_INFINITY
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, none))
            time.sleep(0.3 + self.dice.random())
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (none, none))

    def _locked(self) -> None:
        with closing(
            sqlite3.connect(self.world.folder / "suratd.db", timeout=30, isolation_level=None)
        ) as db:
            db.execute("BEGIN IMMEDIATE")
            time.sleep(self.dice.choice((0.5, 1.0, 7.0)))
            db.execute("ROLLBACK")

    def _reader(self) -> None:
        """One of the children that read letters is killed, as the kernel does when memory is short."""
        assert self.world.daemon is not None
        found = [pid for server in children(self.world.daemon.pid) for pid in children(server)]
        if found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.dice.choice(found), 9)


def children(pid: int) -> list[int]:
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [int(word) for word in path.read_text().split()]
    return found


# ---------------------------------------------------------------- what must be true then


def judge(report: Report, soak: Soak, sink: Sink) -> None:
    report.wrong += [
        *letters_of(report, soak),
        *mails_of(report, soak.world, sink),
        *records_agree(soak.world),
    ]
    stretch = report.longest()
    if not stretch:
        report.wrong.append("no daemon lived long enough to say anything about its memory")
        return
    first, last = stretch[0], stretch[-1]
    # Four connections to the SMTP server come and go, and a file or two that are just being written.
    if max(one[2] for one in stretch) > first[2] + 8:
        report.wrong.append(f"descriptors grew from {first[2]} to {max(one[2] for one in stretch)}")
    if last[3] > first[3] * 1.2:
        report.wrong.append(f"memory grew from {first[3]} to {last[3]} KiB")


def letters_of(report: Report, soak: Soak) -> Iterator[str]:
    """Each letter is recorded once, lies in one folder, and is one case with one number."""
    world = soak.world
    known = {
        str(d): (str(p), str(r or "")) for d, p, r in world.rows("SELECT digest, place, ref FROM messages")
    }
    if lost := [d for d in soak.digests if d not in known]:
        yield f"{len(lost)} letters were never recorded"
    if unknown := set(known) - set(soak.digests):
        yield f"{len(unknown)} messages recorded that nobody sent"
    lies: dict[str, Counter[str]] = defaultdict(Counter)
    top = world.dovecot.home(SERVICE) / "mail"
    for folder, name in FOLDERS.items():
        for path in (*(top / folder).glob("new/*"), *(top / folder).glob("cur/*")):
            lies[digest_of(path.read_bytes())][name] += 1
    for digest in soak.digests:
        place = known.get(digest, ("", ""))[0]
        if set(lies[digest]) != {place}:
            yield f"{digest[:12]} lies in {dict(lies[digest])}, the records say {place!r}"
        report.filed_twice += lies[digest].total() - 1
    if report.filed_twice * 200 > report.letters + 200:
        yield f"{report.filed_twice} letters lie twice"
    report.aside = sum(place == "aside" for place, _ in known.values())
    if report.aside * 200 > report.letters + 200:
        yield f"{report.aside} letters went aside"
    refs = Counter(ref for place, ref in known.values() if place == "done")
    # Whoever's letter ended two readers is asked for it again: an answer, and no case.
    report.unread = refs.pop("", 0)
    if 2 * report.unread > report.faults["reader"]:
        yield f"{report.unread} letters are no case, and only {report.faults['reader']} readers were killed"
    if twice := [ref for ref, n in refs.items() if n > 1]:
        yield f"two letters, one case: {twice[:5]}"
    numbers = [n for (n,) in world.rows("SELECT number FROM cases ORDER BY number")]
    report.cases = len(numbers)
    if numbers != list(range(1, len(refs) + 1)):
        yield f"{len(numbers)} numbers for {len(refs)} letters, from {numbers[:1]} to {numbers[-1:]}"


def mails_of(report: Report, world: Soaked, sink: Sink) -> Iterator[str]:
    """Each promised mail came, with the same bytes each time, seldom twice; no other came."""
    copies: dict[str, list[str]] = defaultdict(list)
    for line in sink.taken.read_text().splitlines():
        name, _, digest, answered = line.split()
        copies[name].append(digest)
        report.lost_answers += answered == "0"
    promised = {
        str(key).strip("<>"): state for key, state in world.rows("SELECT message_id, state FROM outbox")
    }
    report.mails = len(promised)
    report.refused = sink.refused() - report.lost_answers
    report.doubles = sum(len(found) - 1 for found in copies.values())
    if unsent := Counter(state for state in promised.values() if state != "sent"):
        yield f"mails that are not sent: {dict(unsent)}"
    if missing := [key for key in promised if key not in copies]:
        yield f"{len(missing)} mails never came"
    if unknown := [key for key in copies if key not in promised]:
        yield f"{len(unknown)} mails came that no record promised"
    if changed := [key for key, found in copies.items() if len(set(found)) > 1]:
        yield f"{len(changed)} mails came with other bytes under one Message-ID"
    allowed = report.mails // 100 if report.letters >= MANY else report.lost_answers + 80 * report.starts
    if report.doubles > allowed:
        yield f"{report.doubles} of {report.mails} mails came twice"


@contextmanager
def office(folder: Path, seed: int, rate: float) -> Iterator[tuple[Soaked, Proxy, Sink]]:
    with (
        Dovecot(users=USERS, spares=0) as dovecot,
        Proxy(dovecot.imap_port) as proxy,
        Sink(folder, rate, seed) as sink,
    ):
        real, dovecot.imap_port = dovecot.imap_port, proxy.port
        world = Soaked(folder / "kantor", dovecot, sink, marks="off")  # type: ignore[arg-type]
        dovecot.imap_port = real
        try:
            yield world, proxy, sink
        finally:
            world.kill()


def soak(letters: int, seed: int, folder: Path, rate: float = RATE) -> Report:
    with office(folder, seed, rate) as (world, proxy, sink):
        one = Soak(world, proxy, letters, seed, rate)
        report = one.run()
        judge(report, one, sink)
    return report


def main() -> int:
    own = argparse.ArgumentParser(prog="python -m tests.faults.soak", description=__doc__)
    own.add_argument("--letters", type=int, default=10_000)
    own.add_argument("--seed", type=int, default=1)
    own.add_argument("--rate", type=float, default=RATE, help="faults a letter, and refusals a mail")
    options = own.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="suratd-soak-"))
    report = soak(options.letters, options.seed, folder, options.rate)
    print(report)
    if not report.wrong:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        print(f"kept: {folder}")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
