"""A whole office on loopback: real Dovecot and Postfix, the real daemon, and people who answer their mail.

The words that a story needs: `mails` (an agency sends a letter), `answers` (somebody replies to the last mail he got),
`settle` (until nothing moves any more), `forward` (the clock moves), `box` (what somebody received), `case`.
"""

from __future__ import annotations

import base64
import os
import re
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

from models.store import Store, open_store
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
    "admin": "admin@suratd.test",
    "dinkes": "dinkes@opd.test",
    "puskesmas": "puskesmas.contoh@webmail.test",
    "kecamatan": "kecamatan.contoh@opd.test",
    "warga": "warga@lain.test",
    "penipu": "penipu@lain.test",
}
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
        arguments = (
            "run",
            "-c",
            str(self.config),
            "--clock-file",
            str(self.clock_file),
            "--tick",
            "0.5",
            *more,
        )
        self.daemon = subprocess.Popen(
            self.command(*arguments), stdout=log, stderr=log, env={**os.environ, **self.environment}
        )

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        if self.daemon is None:
            return 0
        self.daemon.terminate()
        code = self.daemon.wait(20)
        self.daemon = None
        return code

    def kill(self) -> None:
        if self.daemon is not None:
            self.daemon.kill()
            self.daemon.wait(20)
            self.daemon = None

    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def settle(self, seconds: float = 30.0) -> None:
        """Until the inbox is empty, nothing waits to be sent and Postfix has delivered everything, twice in a row."""
        end, quiet = time.monotonic() + seconds, 0
        while quiet < 3:
            assert time.monotonic() < end, f"not settled after {seconds} s\n{self.log()[-4000:]}"
            assert self.daemon is None or self.daemon.poll() is None, (
                f"the daemon ended\n{self.log()[-4000:]}"
            )
            time.sleep(0.15)
            quiet = quiet + 1 if self._still() else 0

    def _still(self) -> bool:
        if self.postfix.queued() or self.dovecot.messages(SERVICE):
            return False
        store = self.store()
        try:
            due = store.due(self.now, 1) if self.daemon is not None else []
            return not store.unsent(self.now, 1) and not [c for c in due if self._in_hours()]
        finally:
            store.close()

    def _in_hours(self) -> bool:
        local = self.now + timedelta(hours=7)
        return local.weekday() < 5 and (7, 30) <= (local.hour, local.minute) < (14, 30)

    # ------------------------------------------------------------ the records

    def store(self) -> Store:
        url = self.database or f"sqlite:///{self.folder / 'suratd.db'}"
        return open_store(url, self.now, check=False)

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
        **headers: str,
    ) -> EmailMessage:
        """Somebody writes to the service of his own accord."""
        return self._send(who, SERVICE, subject, words, files, headers)

    def answers(
        self,
        who: str,
        words: str,
        to: EmailMessage | None = None,
        files: Iterable[Path | tuple[str, bytes]] = (),
        about: str = "",
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
        return self._send(who, reply_to, f"Re: {mail['Subject']}", body, files, threading | headers)

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
        self.postfix.deliver(mail.as_bytes(), to, sender=address)
        return mail


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
