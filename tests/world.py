"""A whole office on loopback: real Dovecot and Postfix, the real daemon, and people who answer their mail.

The words that a story needs: `mails` (an agency sends a letter), `answers` (somebody replies to the last mail he got),
`settle` (until nothing moves any more), `forward` (the clock moves), `box` (what somebody received), `case`.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP as SMTP_POLICY
from email.policy import default
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from models.store import Store, Vault, open_store
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix
from workflow.facts import Case

ROOT = Path(__file__).resolve().parent.parent
LETTERS = ROOT / "tests" / "surat"
SERVICE = "dinkominfo@suratd.test"
PEOPLE = {
    "kepala": "kepala@suratd.test",
    "sekretaris": "sekretaris@suratd.test",
    "kabid": "kabid.ikp@suratd.test",
    "humas": "humas@suratd.test",
    "andi": "andi@suratd.test",
    "budi": "budi@suratd.test",
    "tu": "tu@suratd.test",
    "aduan": "aduan@suratd.test",
    "apip": "apip@inspektorat.test",
    "admin": "admin@suratd.test",
    "dinkes": "dinkes@opd.test",
    "puskesmas": "puskesmas.contoh@webmail.test",
    "kecamatan": "kecamatan.contoh@opd.test",
    "warga": "warga@lain.test",
    "penipu": "penipu@lain.test",
    "promkes": "promkes.contoh@webmail.test",
}
USERS = dict.fromkeys((*PEOPLE.values(), SERVICE), PASSWORD)
KEY = base64.b64encode(b"kunci untuk uji saja, 32 byte!!!!").decode()


def configure(folder: Path, imap_port: int, smtp_port: int, database: str = "", marks: str = "on") -> Path:
    """The contract's own examples, with the ports of this world."""
    source = ROOT / "systemd" / "contoh"
    lines = (source / "suratd.toml").read_text().splitlines()

    def put(section: str, key: str, value: str) -> None:
        start = lines.index(next(line for line in lines if line.startswith(f"[{section}]")))
        at = next(n for n in range(start, len(lines)) if lines[n].split("=")[0].strip() == key)
        lines[at] = f"{key} = {value}"

    put("mailbox", "port", str(imap_port))
    put("mailbox", "security", '"none"')
    put("mailbox", "start", '"all"')
    put("mailbox", "poll_seconds", "2")
    put("smtp", "port", str(smtp_port))
    put("smtp", "security", '"none"')
    put("smtp", "user", '""')
    put("smtp", "password_file", '""')
    # Nothing but loopback reaches this server: Postfix and Dovecot add one Received line each.
    put("authentication", "own_hops", "2")
    put("authentication", "level", '"local"')
    put("letters", "marks", f'"{marks}"')
    if database:
        put("store", "database", f'"{database}"')
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "suratd.toml").write_text("\n".join(lines) + "\n")
    (folder / "kantor.toml").write_text((source / "kantor.toml").read_text())
    for name, secret in (("imap-password", PASSWORD), ("smtp-password", PASSWORD), ("token-key", KEY)):
        (folder / name).write_text(secret + "\n")
        (folder / name).chmod(0o600)
    return folder / "suratd.toml"


@dataclass
class World:
    """One office, one story."""

    folder: Path
    dovecot: Dovecot
    postfix: Postfix
    database: str = ""
    marks: str = "on"
    start: datetime = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    daemon: subprocess.Popen[bytes] | None = None
    environment: dict[str, str] = field(default_factory=dict)
    in_order: bool = False
    """Mails are handed to Dovecot one after the other; Postfix delivers several at a time."""

    def __post_init__(self) -> None:
        self.config = configure(
            self.folder, self.dovecot.imap_port, self.postfix.port, self.database, self.marks
        )
        self.clock_file = self.folder / "jam"
        self._ahead = (self.start - datetime.now(UTC)).total_seconds()
        self._write_clock()

    # ------------------------------------------------------------ the clock

    def _write_clock(self) -> None:
        temporary = self.clock_file.with_suffix(".baru")
        temporary.write_text(str(self._ahead))
        temporary.replace(self.clock_file)

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._ahead)

    def forward(self, to: datetime) -> None:
        """Move the office's clock to that moment."""
        self._ahead = (to - datetime.now(UTC)).total_seconds()
        self._write_clock()

    # ------------------------------------------------------------ the daemon

    def command(self, *words: str) -> list[str]:
        return [sys.executable, str(ROOT / "daemon.py"), *words]

    def run(self, *more: str) -> None:
        """Start the daemon; `settle` waits for it."""
        log = (self.folder / "log").open("ab")
        self.daemon = subprocess.Popen(
            self.command(*self.arguments(*more)),
            stdout=log,
            stderr=log,
            env={**os.environ, **self.environment},
        )

    def arguments(self, *more: str) -> tuple[str, ...]:
        """What stands behind the program's name when the daemon is started."""
        clock = ("--clock-file", str(self.clock_file), "--tick", "0.5")
        return ("run", "-c", str(self.config), *clock, *more)

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        if self.daemon is None:
            return 0
        self.daemon.terminate()
        code = self.daemon.wait(20)
        self.daemon = None
        return code

    def suratd(self, *words: str) -> str:
        """What another command of the program prints beside the running daemon."""
        verb, *more = words
        command = self.command(verb, "-c", str(self.config), *more)
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def kill(self) -> None:
        if self.daemon is not None:
            self.daemon.kill()
            self.daemon.wait(20)
            self.daemon = None

    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def settle(self, seconds: float = 40.0) -> None:
        """Until nothing waits in Postfix, in the inbox or in the outbox, and no case is due: twice in a row."""
        end, quiet = time.monotonic() + seconds, 0
        store = self.store()
        try:
            while quiet < 2:
                assert time.monotonic() < end, f"not settled after {seconds} s\n{self.log()[-4000:]}"
                assert self.daemon is None or self.daemon.poll() is None, (
                    f"the daemon ended\n{self.log()[-4000:]}"
                )
                time.sleep(0.05)
                quiet = quiet + 1 if self._still(store) else 0
        finally:
            store.close()

    def _still(self, store: Store) -> bool:
        """Looked at in the order in which a mail travels: one that moves on meanwhile is met again further on."""
        if self.postfix.queued() or (self.daemon is not None and waiting(self.dovecot)):
            return False
        if self.daemon is None:
            return True
        due = store.due(self.now, 1) if self._in_hours() else []
        return not store.unsent(self.now, 1) and not due

    def _in_hours(self) -> bool:
        local = self.now + timedelta(hours=7)
        return local.weekday() < 5 and (7, 30) <= (local.hour, local.minute) < (14, 30)

    # ------------------------------------------------------------ the records

    @property
    def vault(self) -> Vault:
        """Opens what is sealed, with the key that this office made of its token key."""
        return Vault(base64.b64decode(KEY))

    def store(self) -> Store:
        url = self.database or f"sqlite:///{self.folder / 'suratd.db'}"
        return open_store(url, self.now, check=False, vault=self.vault)

    def cases(self) -> list[Case]:
        store = self.store()
        try:
            return sorted(store.cases(1000), key=lambda case: case.ref)
        finally:
            store.close()

    def case(self, ref: str = "") -> Case:
        cases = self.cases()
        found = next((c for c in cases if c.ref == ref), None) if ref else (cases[-1] if cases else None)
        assert found is not None, f"no case {ref}\n{self.log()[-4000:]}"
        return found

    # ------------------------------------------------------------ people and their mail

    def box(self, who: str) -> list[EmailMessage]:
        """What somebody has received, oldest first."""
        raws = self.dovecot.messages(PEOPLE.get(who, who))
        return [BytesParser(policy=default).parsebytes(raw) for raw in raws]  # type: ignore[misc]

    def last(self, who: str, about: str = "") -> EmailMessage:
        """The newest mail of that box, of those with `about` in the subject."""
        found = [mail for mail in self.box(who) if about.lower() in str(mail["Subject"]).lower()]
        assert found, (
            f"{who} has no mail about {about!r}: {[str(m['Subject']) for m in self.box(who)]}\n{self.log()[-3000:]}"
        )
        return found[-1]

    def mails(
        self,
        who: str,
        subject: str,
        words: str = "Mohon bantuannya. Terima kasih.",
        files: Iterable[Path | tuple[str, bytes]] = (),
        times: int = 1,
        **headers: str,
    ) -> EmailMessage:
        """Somebody writes to the service of his own accord. times: how often the very same mail is delivered."""
        return self._send(who, SERVICE, subject, words, files, headers, times)

    def answers(
        self,
        who: str,
        words: str,
        to: EmailMessage | None = None,
        files: Iterable[Path | tuple[str, bytes]] = (),
        about: str = "",
        times: int = 1,
        **headers: str,
    ) -> EmailMessage:
        """Somebody replies, as a phone does: to Reply-To, with In-Reply-To and References, the words above the quote."""
        mail = to or self.last(who, about)
        reply_to = mail["Reply-To"].addresses[0].addr_spec
        quoted = "\n".join("> " + line for line in text_of(mail).splitlines()[:12])
        body = f"{words}\n\nPada Sen, 23 Nov 2026 pukul 09.00 Dinkominfo <{SERVICE}> menulis:\n{quoted}\n"
        threading = {
            "In-Reply-To": str(mail["Message-ID"]),
            "References": " ".join(filter(None, (str(mail["References"] or ""), str(mail["Message-ID"])))),
        }
        return self._send(who, reply_to, f"Re: {mail['Subject']}", body, files, threading | headers, times)

    def presses(
        self, who: str, number: int, to: EmailMessage | None = None, about: str = "", note: str = ""
    ) -> None:
        """Somebody taps a button: the mail program fills in address, subject and words from the mailto: link."""
        mail = to or self.last(who, about)
        address, subject, body = buttons(mail)[number]
        self._send(who, address, subject, body + note, (), {"In-Reply-To": str(mail["Message-ID"])})

    def _send(
        self,
        who: str,
        to: str,
        subject: str,
        words: str,
        files: Iterable[Path | tuple[str, bytes]],
        headers: dict[str, str],
        times: int = 1,
    ) -> EmailMessage:
        mail = EmailMessage(policy=SMTP_POLICY)
        address = PEOPLE.get(who, who)
        mail["From"], mail["To"], mail["Subject"] = address, to, subject
        mail["Date"] = format_datetime(self.now)
        mail["Message-ID"] = make_msgid(domain=address.partition("@")[2])
        for name, value in headers.items():
            if value:
                del mail[name]
                mail[name] = value
        mail.set_content(words)
        for file in files:
            name, raw = (file.name, file.read_bytes()) if isinstance(file, Path) else file
            kind = {"pdf": ("application", "pdf"), "jpg": ("image", "jpeg"), "png": ("image", "png")}
            main, sub = kind.get(name.rpartition(".")[2].lower(), ("application", "octet-stream"))
            mail.add_attachment(raw, maintype=main, subtype=sub, filename=name)
        raw = mail.as_bytes()
        for _ in range(times):
            # The server writes another Received line above each of them.
            (self.dovecot if self.in_order else self.postfix).deliver(raw, to, sender=address)
        return mail

    def bounces(self, who: str, about: str = "", status: str = "5.1.1") -> None:
        """The server of `who` reports that it could not deliver the last mail that he got from us."""
        mail = self.last(who, about)
        self.postfix.deliver(report(mail, PEOPLE.get(who, who), status), SERVICE, sender="<>")

    def returns(self, who: str, about: str = "") -> None:
        """A mail of ours comes back to us as it is: a loop, or a rule in somebody's mail program."""
        self.postfix.deliver(self.last(who, about).as_bytes(), SERVICE, sender=PEOPLE.get(who, who))

    def hands(self, action: str, place: str = "INBOX") -> None:
        """A person works in the service's own mailbox: read marks every mail as seen, move puts all into `place`."""
        client = self.dovecot.client(SERVICE)
        try:
            client.select("INBOX")
            if action == "read":
                client.uid("STORE", "1:*", "+FLAGS", "(\\Seen \\Flagged)")
            else:
                client.create(f'"{place}"')
                client.uid("MOVE", "1:*", f'"{place}"')
        finally:
            client.logout()


def waiting(dovecot: Dovecot, user: str = SERVICE) -> int:
    """How many messages lie in the inbox, read from its folder: many times a second, without a session."""
    mail = dovecot.home(user) / "mail"
    return sum(len(list((mail / name).glob("*"))) for name in ("new", "cur") if (mail / name).exists())


def empty(dovecot: Dovecot, postfix: Postfix) -> None:
    """Between stories: nobody has any mail, and none is under way."""
    end = time.monotonic() + 5
    while postfix.queued() and time.monotonic() < end:
        time.sleep(0.05)
    for home in dovecot.homes.iterdir():
        shutil.rmtree(home, ignore_errors=True)


def report(mail: EmailMessage, recipient: str, status: str) -> bytes:
    """A delivery report as RFC 3464 wants it, with the headers of the mail that was lost."""
    kind = "failed" if status.startswith("5") else "delayed"
    lost = f"Message-ID: {mail['Message-ID']}\r\nSubject: {mail['Subject']}\r\nTo: {recipient}\r\n"
    lines = f"""From: MAILER-DAEMON@mx.lain.test
To: {SERVICE}
Subject: Undelivered Mail Returned to Sender
Message-ID: {make_msgid(domain="mx.lain.test")}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="batas"

--batas
Content-Type: text/plain; charset=us-ascii

Your message could not be delivered: mailbox unavailable.

--batas
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.lain.test

Final-Recipient: rfc822; {recipient}
Action: {kind}
Status: {status}
Diagnostic-Code: smtp; 550 {status} mailbox unavailable

--batas
Content-Type: text/rfc822-headers

{lost}
--batas--
"""
    return lines.replace("\r\n", "\n").replace("\n", "\r\n").encode()


def text_of(mail: Any) -> str:
    part = mail.get_body(("plain",))
    return part.get_content() if part else ""


def html_of(mail: Any) -> str:
    part = mail.get_body(("html",))
    return part.get_content() if part else ""


def buttons(mail: Any) -> dict[int, tuple[str, str, str]]:
    """number -> (address, subject, body) of the mailto: links in a mail's HTML part."""
    found: dict[int, tuple[str, str, str]] = {}
    for n, link in enumerate(dict.fromkeys(re.findall(r'href="(mailto:[^"]+)"', html_of(mail))), start=1):
        url = urlsplit(link.replace("&amp;", "&"))
        if "+" not in unquote(url.path):
            continue
        query = parse_qs(url.query.replace("+", "%2B"))
        found[n] = (unquote(url.path), query.get("subject", [""])[0], query.get("body", [""])[0])
    return dict(enumerate(found.values(), start=1))
