"""The agencies and officials of the demo: they read their mailbox by IMAP and answer by SMTP, as any mail program does.

They know nothing of the daemon: an answer is a button of a mail, or words above a quote.
"""

from __future__ import annotations

import imaplib
import mimetypes
import re
import smtplib
from collections.abc import Iterable
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP as SMTP_POLICY
from email.policy import default
from email.utils import format_datetime, make_msgid
from importlib import resources
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from operate.demo.servers import PASSWORD, SERVICE, Office, Trouble

PEOPLE = {
    "kepala": ("Contoh Kepala", "kepala@suratd.test"),
    "sekretaris": ("Contoh Sekretaris", "sekretaris@suratd.test"),
    "kabid": ("Contoh Kabid", "kabid.ikp@suratd.test"),
    "humas": ("Contoh Pranata Humas", "humas@suratd.test"),
    "andi": ("Andi Contoh", "andi@suratd.test"),
    "budi": ("Budi Contoh", "budi@suratd.test"),
    "tu": ("Contoh Tata Usaha", "tu@suratd.test"),
    "admin": ("Admin", "admin@suratd.test"),
    "dinkes": ("Dinas Kesehatan", "dinkes@opd.test"),
    "puskesmas": ("Puskesmas Contoh", "puskesmas.contoh@webmail.test"),
    "kecamatan": ("Kecamatan Contoh", "kecamatan.contoh@opd.test"),
    "buletin": ("Buletin Desain", "buletin@promosi.test"),
}


class Received(NamedTuple):
    """A message as it lies in a mailbox."""

    folder: str
    raw: bytes
    mail: EmailMessage


class Button(NamedTuple):
    address: str
    subject: str
    body: str


class Town:
    """Everybody who writes to the office, and everybody in it who answers."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.sent: list[EmailMessage] = []

    # ------------------------------------------------------------ reading

    def box(self, who: str, folder: str = "INBOX") -> list[Received]:
        """What lies in somebody's mailbox, oldest first; nothing is marked as read."""
        with imaplib.IMAP4("127.0.0.1", self._office.imap_port, timeout=20) as imap:
            imap.login(address(who), PASSWORD)
            if imap.select(folder, readonly=True)[0] != "OK":
                return []
            _, found = imap.fetch("1:*", "(UID BODY.PEEK[])")
        raws = [bytes(part[1]) for part in found if isinstance(part, tuple)]
        return [Received(folder, raw, _parsed(raw)) for raw in raws]

    def last(self, who: str, about: str) -> EmailMessage:
        """The newest mail of this person whose subject has all these words."""
        words = about.lower().split()
        mails = [one.mail for one in self.box(who)]
        found = [mail for mail in mails if all(word in str(mail["Subject"]).lower() for word in words)]
        if not found:
            raise Trouble(f"{who} tidak menerima surel tentang {about}")
        return found[-1]

    def waiting_in_inbox(self) -> int:
        with imaplib.IMAP4("127.0.0.1", self._office.imap_port, timeout=20) as imap:
            imap.login(SERVICE, PASSWORD)
            return int(imap.select("INBOX", readonly=True)[1][0] or 0)

    # ------------------------------------------------------------ writing

    def mails(self, who: str, subject: str, words: str, files: Iterable[str] = (), **headers: str) -> None:
        """Somebody writes to the service of his own accord."""
        self._send(who, SERVICE, subject, words, files, headers)

    def answers(self, who: str, about: str, words: str, files: Iterable[str] = ()) -> None:
        """Somebody replies to his newest mail about this, with the quote below as phones do."""
        mail = self.last(who, about)
        quoted = "\n".join("> " + line for line in text_of(mail).splitlines()[:12])
        when = self._office.now.strftime("%d/%m/%Y")
        body = f"{words}\n\nPada {when} {mail['From']} menulis:\n{quoted}\n"
        known = (str(mail["References"] or ""), str(mail["Message-ID"]))
        threading = {
            "In-Reply-To": str(mail["Message-ID"]),
            "References": " ".join(one for one in known if one),
        }
        to = mail["Reply-To"].addresses[0].addr_spec
        self._send(who, to, f"Re: {mail['Subject']}", body, files, threading)

    def presses(self, who: str, about: str, number: int, files: Iterable[str] = ()) -> str:
        """Somebody taps a button: his mail program fills in address, subject and words. Returns the words."""
        found = buttons(self.last(who, about))
        if len(found) < number:
            raise Trouble(f"surel kepada {who} tentang {about} tidak punya tombol {number}")
        button = found[number - 1]
        self._send(who, button.address, button.subject, button.body, files, {})
        return button.body

    def _send(
        self, who: str, to: str, subject: str, words: str, files: Iterable[str], headers: dict[str, str]
    ) -> None:
        mail = written(who, to, subject, words, self._office.now, files, headers)
        with smtplib.SMTP("127.0.0.1", self._office.smtp_port, timeout=20) as smtp:
            smtp.sendmail(address(who), [to], mail.as_bytes())
        self.sent.append(mail)


def written(
    who: str,
    to: str,
    subject: str,
    words: str,
    now: datetime,
    files: Iterable[str] = (),
    headers: dict[str, str] | None = None,
) -> EmailMessage:
    mail = EmailMessage(policy=SMTP_POLICY)
    mail["From"] = f"{PEOPLE[who][0]} <{address(who)}>"
    mail["To"], mail["Subject"], mail["Date"] = to, subject, format_datetime(now)
    mail["Message-ID"] = make_msgid(domain=address(who).partition("@")[2])
    for name, value in (headers or {}).items():
        mail[name.replace("_", "-")] = value
    mail.set_content(words)
    for name in files:
        main, _, sub = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        raw = (resources.files("operate.demo") / "surat" / name).read_bytes()
        mail.add_attachment(raw, maintype=main, subtype=sub, filename=name)
    return mail


def address(who: str) -> str:
    return PEOPLE[who][1] if who in PEOPLE else who


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    return str(part.get_content()) if part else ""


def html_of(mail: EmailMessage) -> str:
    part = mail.get_body(("html",))
    return str(part.get_content()) if part else ""


def buttons(mail: EmailMessage) -> list[Button]:
    """The buttons of a mail in their order; a mailto: link to a plain address is a contact, not a button."""
    found: list[Button] = []
    for link in dict.fromkeys(re.findall(r'href="(mailto:[^"]+)"', html_of(mail))):
        url = urlsplit(link.replace("&amp;", "&"))
        if "+" not in unquote(url.path):
            continue
        query = parse_qs(url.query.replace("+", "%2B"))
        found.append(Button(unquote(url.path), query.get("subject", [""])[0], query.get("body", [""])[0]))
    return found


def _parsed(raw: bytes) -> EmailMessage:
    mail = BytesParser(policy=default).parsebytes(raw)
    assert isinstance(mail, EmailMessage)
    return mail
