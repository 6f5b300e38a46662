"""The least that any such program must do, one message after the other: fetch, parse, PDF text, commit, send a receipt.

It judges nothing, files nothing away and would lose or double mails when it dies. It is the measure of CPU per message.
`python -m bench.bare IMAP_PORT USER PASSWORD SMTP_PORT DATABASE [profile]` prints the CPU of each step as JSON.
"""

from __future__ import annotations

import email
import email.message
import email.policy
import hashlib
import imaplib
import json
import smtplib
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

import pypdfium2 as pdfium

SENDER = "dinkominfo@suratd.test"
SPENT: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
"""CPU and wall seconds of each step."""


@contextmanager
def step(name: str) -> Iterator[None]:
    cpu, wall = time.process_time(), time.monotonic()
    yield
    SPENT[name][0] += time.process_time() - cpu
    SPENT[name][1] += time.monotonic() - wall


def fetch(port: int, user: str, password: str) -> Iterator[bytes]:
    """Every message of INBOX, one FETCH each, flags untouched."""
    client = imaplib.IMAP4("127.0.0.1", port)
    client.login(user, password)
    client.select("INBOX", readonly=True)
    _, found = client.uid("SEARCH", "ALL")
    for uid in found[0].split():
        with step("fetch"):
            _, parts = client.uid("FETCH", uid.decode(), "(UID BODY.PEEK[])")
        part = parts[0]
        assert isinstance(part, tuple)
        yield part[1]
    client.logout()


def text_of(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def pdfs(mail: EmailMessage) -> list[bytes]:
    return [
        part.get_content() for part in mail.iter_attachments() if part.get_content_type() == "application/pdf"
    ]


def open_database(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute(
        "CREATE TABLE mail (digest TEXT PRIMARY KEY, sender TEXT, subject TEXT, words TEXT, letter TEXT, raw BLOB)"
    )
    return database


def receipt(mail: EmailMessage, number: int) -> EmailMessage:
    answer = EmailMessage()
    answer["From"], answer["To"] = SENDER, str(mail["From"])
    answer["Subject"] = f"Tanda terima nomor {number}"
    answer["In-Reply-To"] = str(mail["Message-ID"])
    answer["Message-ID"] = f"<{number}@suratd.test>"
    answer["Auto-Submitted"] = "auto-replied"
    answer.set_content(
        f"Surat Saudara telah kami terima dengan nomor {number}. Layanan ini tidak dipungut biaya.\n"
    )
    return answer


def main(imap_port: str, user: str, password: str, smtp_port: str, path: str) -> None:
    database = open_database(path)
    smtp = smtplib.SMTP("127.0.0.1", int(smtp_port), local_hostname="bare.test")
    count = 0
    for count, raw in enumerate(fetch(int(imap_port), user, password), 1):
        with step("parse"):
            mail = email.message_from_bytes(raw, policy=email.policy.default)
            assert isinstance(mail, EmailMessage)
            body = mail.get_body(("plain",))
            words = body.get_content() if body else ""
            found = pdfs(mail)
        with step("pdf"):
            letters = "\n".join(text_of(pdf) for pdf in found)
        with step("commit"):
            row = (
                hashlib.sha256(raw).hexdigest(),
                str(mail["From"]),
                str(mail["Subject"]),
                words,
                letters,
                raw,
            )
            database.execute("INSERT INTO mail VALUES (?, ?, ?, ?, ?, ?)", row)
        with step("send"):
            smtp.send_message(receipt(mail, count), SENDER, [mail["From"].addresses[0].addr_spec])
    smtp.quit()
    database.close()
    print(json.dumps({"messages": count, **SPENT}))


if __name__ == "__main__":
    main(*sys.argv[1:6])
