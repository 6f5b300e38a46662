"""The checks of `suratd check` that speak to the mail servers: login, folders, what they can do, certificates.

Moves no message, creates no folder, sends no mail.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mail.imap import Lost, MailboxSettings, Refused, Session
from mail.mark import Mark, folder_of, holding, marks
from mail.outbound import Outbound, Server
from mail.tls import trust
from models.glance import open_glance
from models.store import StoreBroken, StoreDown, StoreNewer
from operate.check_item import BAD, GOOD, LOOK, Item
from operate.clock import wall
from operate.holder import mine
from operate.sections import Imap, Smtp
from operate.settings import Settings, SettingsError, secret
from operate.table import day
from workflow.facts import Office
from workflow.standard import Standard
from workflow.workdays import local_day

TIMEOUT = 15.0
AHEAD = timedelta(minutes=5)
SOON = timedelta(days=21)

Standards = tuple[Standard, ...]


def mailbox(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    """Login, the inbox, our folders, MOVE and IDLE, and whether the server's clock runs ahead of ours."""
    box = settings.mailbox
    where = f"{box.user} di {box.host}:{box.port}"
    try:
        with Session(login(box)) as session:
            waiting = session.count(box.inbox)
            yield Item(GOOD, "Kotak surat", f"{where}: login berhasil, {waiting} surat di {box.inbox}")
            yield _moving(session)
            yield _folders(session, box)
            yield _whose(session, settings)
            yield from _clock(session)
    except SettingsError:
        yield Item(LOOK, "Kotak surat", f"{where}: belum diuji, kata sandinya belum ada (lihat Konfigurasi)")
    except (Lost, OSError, ValueError) as error:
        yield Item(BAD, "Kotak surat", f"{where}: {error}", _remedy(str(error), "mailbox"))


def login(box: Imap) -> MailboxSettings:
    return MailboxSettings(
        host=box.host,
        user=box.user,
        password=secret(box.password_file),
        port=box.port,
        security=box.security,
        ca_file=box.ca_file,
        inbox=box.inbox,
        done=box.done,
        aside=box.aside,
        others=box.others,
        timeout=TIMEOUT,
    )


def _moving(session: Session) -> Item:
    idle = (
        "memberi tahu surat baru seketika (IDLE)" if "IDLE" in session.can else "tanpa IDLE: ditanya berkala"
    )
    if "MOVE" in session.can:
        return Item(GOOD, "Kotak surat", f"server dapat memindahkan surat (MOVE); {idle}")
    if "UIDPLUS" in session.can:
        return Item(
            GOOD, "Kotak surat", f"server menyalin lalu menghapus satu surat dengan pasti (UIDPLUS); {idle}"
        )
    words = "server tidak mengenal MOVE maupun UIDPLUS: surat disalin, aslinya tetap di INBOX dengan penanda"
    return Item(
        LOOK, "Kotak surat", f"{words}; {idle}", "minta pengelola server mengaktifkan MOVE (RFC 6851)"
    )


def _folders(session: Session, box: Imap) -> Item:
    there = {
        name.removeprefix(session.prefix).replace(session.separator, "/").casefold()
        for name in session.folders()
    }
    wanted = (box.done, box.aside, box.others)
    missing = [name for name in wanted if name.casefold() not in there]
    if missing:
        return Item(
            GOOD, "Folder", f"{', '.join(missing)} belum ada; dibuat saat daemon pertama kali berjalan"
        )
    return Item(GOOD, "Folder", f"{', '.join(wanted)} ada")


def _whose(session: Session, settings: Settings) -> Item:
    """The mark in the mailbox (mail/mark.py), beside the records of this machine when there are any."""
    box = settings.mailbox
    try:
        found = holding(marks(session, folder_of(box.done), box.inbox))
    except Refused as error:
        return Item(
            LOOK,
            "Penanda",
            f"tidak dapat dibaca: {error}; dua pemasangan pada satu kotak surat tidak ketahuan",
        )
    if found is None:
        return Item(GOOD, "Penanda", "belum ada; dibuat saat daemon pertama kali berjalan")
    own = _own_mark(settings)
    if found.free:
        return Item(GOOD, "Penanda", f"kotak surat ini bebas: terakhir dikerjakan di mesin {found.host}")
    if own is None or found.owner != own.owner:
        words = f"kotak surat ini dikerjakan pemasangan lain, di mesin {found.host}"
        return Item(BAD, "Penanda", words, "hentikan yang di sana, lalu suratd adopt --take")
    here = "di mesin ini" if found.place == own.place else f"terakhir di mesin {found.host}"
    return Item(GOOD, "Penanda", f"kotak surat ini dikerjakan catatan ini, {here}")


def _own_mark(settings: Settings) -> Mark | None:
    url = settings.store.database
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        return None
    try:
        store = open_glance(url)
    except (StoreBroken, StoreDown, StoreNewer):
        return None
    try:
        return mine(store, settings)
    finally:
        store.close()


def _clock(session: Session) -> Iterator[Item]:
    """The newest message cannot be younger than now: when it is, our clock is behind (or the server's ahead)."""
    newest = session.since(max(session.uidnext - 1, 1))[-1:]
    found = session.look(newest) if newest else []
    ahead = max((one.received - wall() for one in found if one.received), default=timedelta())
    if ahead > AHEAD:
        minutes = int(ahead.total_seconds() // 60)
        words = f"surat terbaru di server bertanggal {minutes} menit di depan jam mesin ini"
        yield Item(LOOK, "Jam", words, "samakan jam kedua mesin: timedatectl set-ntp true")


def sending(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    smtp = settings.smtp
    where = f"{smtp.host}:{smtp.port}" + (f" sebagai {smtp.user}" if smtp.user else " tanpa login")
    try:
        password = secret(smtp.password_file) if smtp.user and smtp.password_file else ""
    except SettingsError:
        yield Item(LOOK, "Pengiriman", f"{where}: belum diuji, kata sandinya belum ada (lihat Konfigurasi)")
        return
    server = Server(
        smtp.host, smtp.port, smtp.security, smtp.user, password, str(smtp.ca_file or ""), TIMEOUT, TIMEOUT
    )
    with Outbound(server) as out:
        wrong = out.greet()
    if wrong:
        yield Item(BAD, "Pengiriman", f"{where}: {wrong}", _remedy(wrong, "smtp"))
    else:
        yield Item(GOOD, "Pengiriman", f"{where}: diterima")


def _remedy(wrong: str, section: str) -> str:
    """What to do, from what the server or the system said."""
    low = wrong.lower()
    if "certificate" in low:
        return f"sertifikat server tidak dipercaya: isi [{section}] ca_file, atau perbaiki sertifikatnya"
    if any(word in low for word in ("auth", "login", "credential", "535")):
        return f"periksa [{section}] user dan password_file; server tertentu meminta sandi aplikasi"
    if "starttls" in low:
        return f'server tidak menawarkan STARTTLS: tulis [{section}] security = "tls" dengan portnya'
    return f"periksa [{section}] host, port, security, dan apakah server dapat dijangkau dari mesin ini"


# ---------------------------------------------------------------- certificates


def certificates(settings: Settings, office: Office, standards: Standards) -> Iterator[Item]:
    """How long each server's certificate still holds. Silent where the connection fails: that was said above."""
    seen: set[tuple[str, int]] = set()
    for box, protocol in ((settings.mailbox, "imap"), (settings.smtp, "smtp")):
        if box.security == "none" or (box.host, box.port) in seen:
            continue
        seen.add((box.host, box.port))
        try:
            ends = expiry(box, protocol)
        except (OSError, ValueError):
            continue
        words = f"{box.host}:{box.port} berlaku sampai {day(local_day(ends, office))}"
        if ends - wall() < SOON:
            yield Item(
                LOOK, "Sertifikat", words, "segera diperbarui; sesudah tanggal itu surat tidak dapat diambil"
            )
        else:
            yield Item(GOOD, "Sertifikat", words)


def expiry(box: Imap | Smtp, protocol: str) -> datetime:
    """The last moment of the server's certificate, which is verified like everywhere."""
    context = trust(box.ca_file)
    with closing(socket.create_connection((box.host, box.port), TIMEOUT)) as plain:
        if box.security == "starttls":
            _start(plain, protocol)
        with context.wrap_socket(plain, server_hostname=box.host) as secure:
            certificate = secure.getpeercert() or {}
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(certificate["notAfter"])), UTC)


def _start(plain: socket.socket, protocol: str) -> None:
    """Ask for TLS in the protocol's own words."""
    with plain.makefile("rb") as answers:
        if protocol == "imap":
            answers.readline(1000)
            plain.sendall(b"a STARTTLS\r\n")
            answer = answers.readline(1000)
            if not answer.upper().startswith(b"A OK"):
                raise ValueError(answer)
            return
        _reply(answers)
        plain.sendall(b"EHLO [127.0.0.1]\r\n")
        _reply(answers)
        plain.sendall(b"STARTTLS\r\n")
        if _reply(answers) != 220:
            raise ValueError("STARTTLS refused")


def _reply(answers: object) -> int:
    for _ in range(100):
        found = answers.readline(1000)  # type: ignore[attr-defined]
        if found[3:4] != b"-":
            return int(found[:3] or 0)
    raise ValueError("too many lines")
