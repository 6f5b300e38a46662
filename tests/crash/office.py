"""The office of a crash test: servers that are shared, people who answer each mail once, a daemon that may die.

The people do not know whether the daemon lives. They look into their maildirs, as files, and answer what they have not
answered yet; a mail that comes twice is answered once.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

from tests.crash.mother import Child, Mother
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix
from tests.world import LETTERS, PEOPLE, ROOT, SERVICE, World

FOLDERS = {
    "INBOX": ".",
    "done": ".Suratd.Selesai",
    "aside": ".Suratd.Karantina",
    "others": ".Suratd.Lain",
    "sealed": ".Suratd.Tertutup",
}
PICTURE = b"\x89PNG\r\n\x1a\n" + b"x" * 500
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
"""Some working days on: the applicant whose letter lacks a stamp is reminded."""
OLD = "surat-lama@kantor.test"
"""A mail from before our time, which a person has marked \\Deleted: it must stay where it is for ever."""
COMPLAINT = (
    "Selamat pagi, nomor telepon kantor yang di website tidak bisa dihubungi sejak kemarin. Mohon dicek."
)
PATIENCE = 150.0
"""Seconds for a whole story."""
STILL = 40.0
"""Seconds after which a story in which nothing moves is given up."""


@contextmanager
def servers() -> Iterator[tuple[Dovecot, Postfix]]:
    users = dict.fromkeys((*PEOPLE.values(), SERVICE), PASSWORD)
    with Dovecot(users=users, spares=0) as dovecot, Postfix(lmtp_port=dovecot.lmtp_port) as postfix:
        yield dovecot, postfix


def maildir(dovecot: Dovecot, address: str, folder: str = "INBOX") -> list[Path]:
    """The files of one folder, as they lie on the disk."""
    top = dovecot.home(address) / "mail" / FOLDERS[folder]
    found = [file for name in ("new", "cur") if (top / name).is_dir() for file in (top / name).iterdir()]
    return sorted(found, key=lambda file: file.name)


def message_id(raw: bytes) -> str:
    return str(BytesParser(policy=default).parsebytes(raw, headersonly=True)["Message-ID"]).strip("<> ")


class Death(Exception):
    """The daemon ended by itself in a way that no one has asked for."""


@dataclass
class Office(World):
    """One office, one story, one death. root: the source tree that runs; prefix: strace and its words.

    mother: who forks the daemon, already loaded; without her it is started anew each time.
    short: nobody answers, so that the story ends with the receipts. matter: "letter", or "complaint".
    """

    root: Path = ROOT
    prefix: tuple[str, ...] = ()
    mother: Mother | None = None
    short: bool = False
    matter: str = "letter"
    written: dict[str, str] = field(default_factory=dict)
    """Message-ID of every mail that was sent to the service -> who wrote it and what."""
    answered: set[str] = field(default_factory=set)
    _read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        for address in (*PEOPLE.values(), SERVICE):
            shutil.rmtree(self.dovecot.home(address), ignore_errors=True)
        self.start = MORNING
        super().__post_init__()
        since = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
        self.config.write_text(self.config.read_text().replace('start = "all"', f"start = {since}"))

    def run(self, *more: str) -> None:
        if self.mother is None or self.mother.root != self.root:
            return super().run(*more)
        log = self.folder / "log"
        log.touch()
        child = self.mother.start(self.arguments(*more), self.environment, log, self.prefix)
        self.daemon = child  # type: ignore[assignment]
        return None

    def command(self, *words: str) -> list[str]:
        return [*self.prefix, sys.executable, str(self.root / "daemon.py"), *words]

    # ------------------------------------------------------------ people

    def begin(self) -> None:
        """Before the daemon starts: a person's old mail, and three messages that are taken as one group."""
        old = f"From: {OLD}\r\nMessage-ID: <{OLD}>\r\nSubject: Lama\r\n\r\nSimpan.\r\n".encode()
        client = self.dovecot.client(SERVICE)
        try:
            answer, said = client.append("INBOX", r"(\Deleted)", '"02-Jan-2020 08:00:00 +0700"', old)
            assert answer == "OK", said
        finally:
            client.logout()
        if self.matter == "complaint":
            self.mails("warga", "Pengaduan", COMPLAINT)
        else:
            self.mails("dinkes", "Permohonan konten HKN", files=[LETTERS / "a-lengkap.pdf"])
            self.mails("kecamatan", "Permohonan konten", files=[LETTERS / "typst-plh.pdf"])
        newsletter = {"List-Unsubscribe": "<mailto:stop@lain.test>", "List-Id": "<promo.lain.test>"}
        self.mails("warga", "Promo akhir tahun", "Diskon 50 %.", **newsletter)

    def glance(self) -> None:
        """A person opens the shared mailbox while the daemon is down, and everything becomes read."""
        client = self.dovecot.client(SERVICE)
        try:
            client.select("INBOX")
            client.store("1:*", "+FLAGS.SILENT", r"(\Seen)")
        finally:
            client.logout()

    def answer_all(self) -> bool:
        """Everybody answers what asks for an answer; True when somebody wrote."""
        wrote = False
        if self.short:
            return wrote
        for who in ("kepala", "kabid", "andi", "dinkes", "aduan", "warga"):
            for file in maildir(self.dovecot, PEOPLE[who]):
                name = file.name.partition(":")[0]
                if name in self._read:
                    continue
                self._read.add(name)
                mail: EmailMessage = BytesParser(policy=default).parsebytes(file.read_bytes())  # type: ignore[assignment]
                key = str(mail["Message-ID"])
                if key not in self.answered:
                    self.answered.add(key)
                    wrote = self._answer(who, mail) or wrote
        return wrote

    def _answer(self, who: str, mail: EmailMessage) -> bool:
        subject = str(mail["Subject"])
        if who == "kepala" and "Mohon disposisi" in subject:
            self.presses(who, 1, mail)
        elif who == "kabid" and "Mohon kajian" in subject:
            self.answers(who, "1", mail)
        elif who == "kabid" and "Mohon pemeriksaan" in subject:
            self.answers(who, "setuju", mail)
        elif who == "andi" and "Penugasan" in subject:
            self.answers(who, "Selesai, terlampir", mail, files=[("feed.png", PICTURE)])
        elif who == "dinkes" and "Hasil" in subject:
            self.answers(who, "Sudah sesuai, terima kasih", mail)
        elif self.matter == "complaint":
            return self._answer_complaint(who, mail, subject.lower())
        else:
            return False
        return True

    def _answer_complaint(self, who: str, mail: EmailMessage, subject: str) -> bool:
        if who == "aduan" and "penugasan" in subject:
            self.answers(who, "Andi", mail)
        elif who == "aduan" and "penetapan kelas" in subject:
            self.answers(who, "1", mail)
        elif who == "andi" and "penanganan" in subject:
            self.presses(who, 1, mail, note="Terbukti. Nomor di laman sudah diperbaiki hari ini.")
        elif who == "kabid" and "persetujuan" in subject:
            self.answers(who, "setuju", mail)
        elif who == "warga" and "jawaban atas" in subject:
            self.presses(who, 1, mail)
        else:
            return False
        return True

    def _send(self, who: str, to: str, subject: str, *rest: Any) -> EmailMessage:
        mail = super()._send(who, to, subject, *rest)
        self.written[str(mail["Message-ID"]).strip("<>")] = f"{who}: {subject}"
        return mail

    # ------------------------------------------------------------ looking

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """What the records say, without opening them as the daemon does: a look must not mend anything."""
        try:
            with closing(sqlite3.connect(f"file:{self.folder / 'suratd.db'}?mode=ro", uri=True)) as db:
                return list(db.execute(sql))
        except sqlite3.OperationalError:
            return []

    def quiet(self) -> bool:
        """Nothing is on its way: inbox, outbox, Postfix and people are at rest."""
        if self.postfix.queued() or len(maildir(self.dovecot, SERVICE)) > 1:
            return False
        sent = dict(self.rows("SELECT state, count(*) FROM outbox GROUP BY state"))
        return bool(sent) and "queued" not in sent

    def pace(self) -> tuple[object, ...]:
        """Whatever differs when something has moved."""
        lengths = [len(maildir(self.dovecot, SERVICE, folder)) for folder in FOLDERS]
        outbox = self.rows("SELECT state, count(*), sum(attempts) FROM outbox GROUP BY state")
        return lengths, outbox, self.states(), len(self.written), (self.folder / "log").stat().st_size

    def tries(self) -> int:
        """How often the unluckiest message that is still under way was tried."""
        found = self.rows("SELECT max(attempts) FROM messages WHERE place = ''")
        return int(str(found[0][0] or 0)) if found else 0

    @property
    def ends(self) -> list[tuple[object, ...]]:
        """How the cases must stand at the end."""
        if self.matter == "complaint":
            return [("", "menunggu klasifikasi" if self.short else "selesai")]
        far = "menunggu disposisi" if self.short else "selesai"
        return [("dinkes", far), ("kecamatan-contoh", "menunggu berkas")]

    @property
    def reminders(self) -> int:
        """How many people are reminded after some days: the applicant whose letter lacks a stamp."""
        return int(not self.short and self.matter == "letter")

    def states(self) -> list[tuple[object, ...]]:
        """Agency and state of every case. Postfix may deliver two letters in either order: numbers are not compared."""
        return sorted(self.rows("SELECT agency, state FROM cases"))

    # ------------------------------------------------------------ the daemon

    @property
    def pid(self) -> int:
        """The daemon's own, also when something runs it."""
        assert self.daemon is not None
        if not self.prefix or isinstance(self.daemon, Child):
            return self.daemon.pid
        children = Path(f"/proc/{self.daemon.pid}/task/{self.daemon.pid}/children").read_text().split()
        return int(children[0])

    def terminate(self) -> tuple[int, float]:
        """SIGTERM; exit code and seconds."""
        assert self.daemon is not None
        began = time.monotonic()
        with suppress(ProcessLookupError, IndexError, FileNotFoundError):
            os.kill(self.pid, signal.SIGTERM)
        try:
            code = self.daemon.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()
            code = -9
        self.daemon = None
        return code, time.monotonic() - began

    def kill(self) -> None:
        """The daemon itself first: strace would leave it alive."""
        with suppress(ProcessLookupError, IndexError, FileNotFoundError):
            if self.daemon is not None and self.prefix:
                os.kill(self.pid, signal.SIGKILL)
        super().kill()

    def once(self) -> int:
        """A whole start that does what there is to do, and ends."""
        self.run("--once")
        assert self.daemon is not None
        try:
            code = self.daemon.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            return -9
        self.daemon = None
        return code
