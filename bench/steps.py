"""What each step of the work costs by itself, in several ways of doing it: `python -m bench.steps`. Milliseconds a message.

The ways that suratd does not use stay here, so that the choice can be checked again.
"""

from __future__ import annotations

import asyncio
import base64
import email
import email.parser
import email.policy
import hashlib
import imaplib
import io
import itertools
import os
import smtplib
import socket
import sqlite3
import sys
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import aiosmtplib
import pypdfium2 as pdfium

from bench import corpus
from bench.place import PASSWORD, USER, Place, place

COUNT = 200
BATCH = 1 << 20


def timed(name: str, count: int, work: Callable[[], object]) -> None:
    cpu, wall = time.process_time(), time.monotonic()
    work()
    cpu, wall = time.process_time() - cpu, time.monotonic() - wall
    print(f"  {name:58} {1000 * cpu / count:8.3f} CPU {1000 * wall / count:8.3f} wall", flush=True)


# ---------------------------------------------------------------- fetching


def session(here: Place) -> imaplib.IMAP4:
    client = imaplib.IMAP4("127.0.0.1", here.dovecot.imap_port)
    client.login(USER, PASSWORD)
    client.select("INBOX", readonly=True)
    return client


def sizes(client: imaplib.IMAP4) -> list[tuple[int, int]]:
    _, lines = client.uid("FETCH", "1:*", "(UID RFC822.SIZE)")
    found = [line.decode().replace(")", "").split() for line in lines if isinstance(line, bytes)]
    return [
        (int(words[words.index("(UID") + 1]), int(words[words.index("RFC822.SIZE") + 1])) for words in found
    ]


def groups(known: list[tuple[int, int]], limit: int) -> list[str]:
    """Sets of UIDs in a row whose sizes sum up to at most the limit."""
    sets: list[list[int]] = [[]]
    total = 0
    for uid, size in known:
        if sets[-1] and total + size > limit:
            sets.append([])
            total = 0
        sets[-1].append(uid)
        total += size
    return [f"{group[0]}:{group[-1]}" for group in sets if group]


def fetch_in(client: imaplib.IMAP4, sets: list[str]) -> None:
    for uids in sets:
        answer, _ = client.uid("FETCH", uids, "(UID BODY.PEEK[])")
        assert answer == "OK"


def fetch_ahead(here: Place, uids: list[int], ahead: int) -> None:
    """By hand on a socket: some FETCH commands are always on their way, literals are read by length."""
    with socket.create_connection(("127.0.0.1", here.dovecot.imap_port)) as line:
        reader = line.makefile("rb", buffering=1 << 18)
        reader.readline()
        for command in (f"a LOGIN {USER} {PASSWORD}", "b EXAMINE INBOX"):
            line.sendall(command.encode() + b"\r\n")
            while not reader.readline().startswith((command[:2]).encode()):
                pass
        waiting = iter(uids)
        for uid in list(itertools.islice(waiting, ahead)):
            line.sendall(b"t UID FETCH %d (UID BODY.PEEK[])\r\n" % uid)
        done = 0
        while done < len(uids):
            got = reader.readline()
            if got.endswith(b"}\r\n"):
                reader.read(int(got[got.rindex(b"{") + 1 : -3]))
            elif got.startswith(b"t "):
                done += 1
                if (uid := next(waiting, 0)) != 0:
                    line.sendall(b"t UID FETCH %d (UID BODY.PEEK[])\r\n" % uid)


def fetching(here: Place) -> None:
    print(f"fetch {COUNT} messages of 60 % letters (imaplib unless said otherwise)")
    client = session(here)
    known = sizes(client)
    fetch_in(client, ["1:*"])  # warms the page cache for all alike
    single = [(uid, BATCH) for uid, _ in known]
    timed("sizes of all, one command", COUNT, lambda: sizes(client))
    timed("one by one", COUNT, lambda: fetch_in(client, groups(single, BATCH)))
    for limit in (BATCH, 8 * BATCH):
        timed(
            f"groups of up to {limit >> 20} MiB",
            COUNT,
            lambda limit=limit: fetch_in(client, groups(known, limit)),
        )
    for ahead in (1, 2, 8):
        timed(
            f"by hand on a socket, {ahead} ahead",
            COUNT,
            lambda ahead=ahead: fetch_ahead(here, [u for u, _ in known], ahead),
        )
    client.logout()


# ---------------------------------------------------------------- parsing


def quick_parts(raw: bytes) -> list[bytes]:
    """Cuts at the boundary and decodes base64 in one go; only the headers are parsed."""
    head, _, body = raw.partition(b"\n\n")
    parser = email.parser.BytesHeaderParser(policy=email.policy.compat32)
    top = parser.parsebytes(head + b"\n\n")
    boundary = top.get_boundary()
    if boundary is None:
        return []
    found = []
    for part in body.split(b"--" + boundary.encode())[1:-1]:
        inner, _, content = part.lstrip(b"\n").partition(b"\n\n")
        if parser.parsebytes(inner + b"\n\n").get("Content-Transfer-Encoding") == "base64":
            found.append(base64.b64decode(content))
    return found


def parsing(raws: list[bytes]) -> list[bytes]:
    print("parse")
    count = len(raws)
    parsed: list[EmailMessage] = []
    timed(
        "email, policy.default",
        count,
        lambda: parsed.extend(email.message_from_bytes(raw, policy=email.policy.default) for raw in raws),
    )
    timed(
        "  then get_content() of PDFs",
        count,
        lambda: [
            part.get_content()
            for mail in parsed
            for part in mail.iter_attachments()
            if part.get_content_maintype() == "application"
        ],
    )
    timed(
        "  then the headers From, To, Subject, Date, References",
        count,
        lambda: [
            str(mail[name]) for mail in parsed for name in ("From", "To", "Subject", "Date", "References")
        ],
    )
    plain = []
    timed(
        "email, policy.compat32", count, lambda: plain.extend(email.message_from_bytes(raw) for raw in raws)
    )
    timed(
        "  then get_payload(decode=True) of all",
        count,
        lambda: [part.get_payload(decode=True) for mail in plain for part in mail.walk()],
    )
    pdfs: list[bytes] = []
    timed(
        "cut at the boundary, a2b_base64 of the whole part",
        count,
        lambda: pdfs.extend(part for raw in raws for part in quick_parts(raw)),
    )
    timed("LF to CRLF", count, lambda: [raw.replace(b"\n", b"\r\n") for raw in raws])
    timed("SHA-256", count, lambda: [hashlib.sha256(raw).digest() for raw in raws])
    return pdfs


def text(pdf: bytes) -> int:
    document = pdfium.PdfDocument(pdf)
    found = sum(len(page.get_textpage().get_text_bounded()) for page in document)
    document.close()
    return found


def picture(pdf: bytes, scale: float) -> tuple[int, int]:
    document = pdfium.PdfDocument(pdf)
    found: tuple[int, int] = document[0].render(scale=scale).to_numpy().shape[:2]
    document.close()
    return found


def reading(pdfs: list[bytes]) -> None:
    print(f"read {len(pdfs)} PDFs (a letter, not a message)")
    timed("pypdfium2, text", len(pdfs), lambda: [text(pdf) for pdf in pdfs])
    for scale in (1, 2):
        timed(
            f"pypdfium2, page picture at {72 * scale} dpi",
            len(pdfs),
            lambda scale=scale: [picture(pdf, scale) for pdf in pdfs],
        )
    import pdfplumber  # type: ignore[import-not-found, unused-ignore]  # slow to import

    few = pdfs[:10]
    timed(
        "pdfplumber, words with places",
        len(few),
        lambda: [pdfplumber.open(io.BytesIO(pdf)).pages[0].extract_words() for pdf in few],
    )


# ---------------------------------------------------------------- keeping


def keep(folder: Path, raws: list[bytes], sync_folder: bool) -> None:
    handle = os.open(folder, os.O_RDONLY)
    for raw in raws:
        name = folder / hashlib.sha256(raw).hexdigest()
        with open(f"{name}.tmp", "wb") as file:
            file.write(raw)
            file.flush()
            os.fdatasync(file.fileno())
        os.rename(f"{name}.tmp", name)
        if sync_folder:
            os.fsync(handle)
    os.close(handle)


def keep_together(folder: Path, raws: list[bytes], size: int) -> None:
    """Writes a group, starts all of it towards the disk, then waits for each: the flushes share the journal."""
    handle = os.open(folder, os.O_RDONLY)
    for first in range(0, len(raws), size):
        files = []
        for raw in raws[first : first + size]:
            name = folder / hashlib.sha256(raw).hexdigest()
            file = os.open(f"{name}.tmp", os.O_CREAT | os.O_WRONLY)
            os.write(file, raw)
            files.append((file, name))
        for file, name in files:
            os.fdatasync(file)
            os.close(file)
            os.rename(f"{name}.tmp", name)
        os.fsync(handle)
    os.close(handle)


def commits(path: Path, count: int, rows: int, blob: bytes) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute(
        "CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, name TEXT UNIQUE, words TEXT, raw BLOB)"
    )
    for _ in range(count):
        database.execute("BEGIN IMMEDIATE")
        for _ in range(rows):
            database.execute(
                "INSERT INTO row (name, words, raw) VALUES (?, ?, ?)",
                (os.urandom(16).hex(), "kata " * 200, blob),
            )
        database.execute("COMMIT")
    database.close()


def keeping(folder: Path, raws: list[bytes]) -> None:
    print("keep (on this disk)")
    for name, work in (
        ("file: write, fdatasync, rename", lambda where: keep(where, raws, False)),
        ("file: write, fdatasync, rename, fsync of the folder", lambda where: keep(where, raws, True)),
        (
            "files in groups of 8, one fsync of the folder a group",
            lambda where: keep_together(where, raws, 8),
        ),
        ("files in groups of 32", lambda where: keep_together(where, raws, 32)),
    ):
        where = folder / name.replace(" ", "-").replace(",", "").replace(":", "")
        where.mkdir(parents=True)
        timed(name, len(raws), lambda work=work, where=where: work(where))
    timed("SQLite WAL FULL: a commit of 1 row", COUNT, lambda: commits(folder / "a.db", COUNT, 1, b""))
    timed("SQLite WAL FULL: a commit of 10 rows", COUNT, lambda: commits(folder / "b.db", COUNT, 10, b""))
    timed(
        "SQLite WAL FULL: a commit of 1 row of 376 kB",
        COUNT,
        lambda: commits(folder / "c.db", COUNT, 1, bytes(376_000)),
    )
    timed(
        "SQLite WAL FULL: 100 rows a commit, for each 10 rows",
        COUNT,
        lambda: commits(folder / "d.db", COUNT // 10, 100, b""),
    )


# ---------------------------------------------------------------- sending


def mail_of(octets: int) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = USER, "tu@suratd.test", "Contoh"
    mail["Message-ID"] = "<contoh@suratd.test>"
    mail.set_content("Contoh isi surat.\n" * 100)
    mail.add_attachment(os.urandom(max(1, octets * 3 // 4 - 2000)), maintype="application", subtype="pdf")
    return mail.as_bytes(policy=email.policy.SMTP)


def send_smtplib(port: int, raw: bytes, count: int) -> None:
    with smtplib.SMTP("127.0.0.1", port, local_hostname="bench.test") as client:
        for _ in range(count):
            client.sendmail(USER, ["tu@suratd.test"], raw)


def send_aiosmtplib(port: int, raw: bytes, count: int, lines: int) -> None:
    async def one(share: int) -> None:
        client = aiosmtplib.SMTP(
            hostname="127.0.0.1", port=port, use_tls=False, start_tls=False, local_hostname="bench.test"
        )
        await client.connect()
        for _ in range(share):
            await client.sendmail(USER, ["tu@suratd.test"], raw)
        await client.quit()

    async def all_lines() -> None:
        await asyncio.gather(*(one(count // lines) for _ in range(lines)))

    asyncio.run(all_lines())


def send_by_hand(port: int, raw: bytes, count: int) -> None:
    """MAIL, RCPT and DATA in one packet, as RFC 2920 allows."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        reader = line.makefile("rb")
        reader.readline()
        line.sendall(b"EHLO bench.test\r\n")
        while reader.readline()[3:4] == b"-":
            pass
        head = f"MAIL FROM:<{USER}> SIZE={len(raw)}\r\nRCPT TO:<tu@suratd.test>\r\nDATA\r\n".encode()
        for _ in range(count):
            line.sendall(head)
            assert [reader.readline()[:3] for _ in range(3)] == [b"250", b"250", b"354"]
            dotted = raw.replace(b"\n.", b"\n..")
            line.sendall(dotted + b".\r\n")
            assert reader.readline()[:3] == b"250"


def sending(here: Place) -> None:
    print("send on one lasting connection")
    port = here.sink.port
    for octets in (10_000, 300_000):
        raw = mail_of(octets)
        size = f"{len(raw) // 1000} kB"
        timed(f"{size}: smtplib", 100, lambda raw=raw: send_smtplib(port, raw, 100))
        timed(f"{size}: aiosmtplib", 100, lambda raw=raw: send_aiosmtplib(port, raw, 100, 1))
        timed(f"{size}: aiosmtplib, 4 connections", 100, lambda raw=raw: send_aiosmtplib(port, raw, 100, 4))
        timed(f"{size}: by hand, pipelined", 100, lambda raw=raw: send_by_hand(port, raw, 100))
        timed(
            f"{size}: making the message with email",
            20,
            lambda octets=octets: [mail_of(octets) for _ in range(20)],
        )


def main() -> None:
    with place() as here:
        here.refill(COUNT)
        fetching(here)
        files = sorted(corpus.prepare(COUNT).iterdir())[:COUNT]
        raws = [file.read_bytes() for file in files]
        print(f"mean size of a message {sum(map(len, raws)) / COUNT / 1000:.0f} kB")
        pdfs = parsing(raws)
        reading(pdfs)
        keeping(here.scratch("keep"), raws)
        sending(here)


if __name__ == "__main__":
    sys.exit(main())
