"""`suratd check --mail`: sends test mails to ourselves and says what the office's server proves, and which settings fit.

Four mails leave, all to our own address: an ordinary one, one to an address with a plus, one with MAIL FROM:<> as
answers to strangers have it (RFC 3834, 3.3), and one in an official's name.
A running daemon knows them for its own and files them. Nobody else is written to, nothing is deleted.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import partial

from mail import authenticity, received
from mail.authenticity import Authentication
from mail.imap import Lost, Refused, Session
from mail.outbound import Job, Outbound
from operate.check_item import BAD, GOOD, LOOK, Item
from operate.check_servers import login
from operate.clock import monotonic, wall
from operate.courier import server_of_settings
from operate.settings import Settings, SettingsError
from workflow.facts import Office
from workflow.standard import Standard

PATIENCE = 60.0
MARK = "X-Suratd-Uji"


@dataclass(frozen=True)
class Trial:
    """One test mail: its name, whose name it bears, where it goes; nobody is it MAIL FROM:<>."""

    name: str
    sender: str
    to: str
    nobody: bool = False


@dataclass(frozen=True)
class Arrived:
    """What came of one: its headers, and after how many seconds."""

    head: bytes
    seconds: float

    def all(self, name: str) -> list[str]:
        text = re.sub(r"\r?\n[ \t]+", " ", self.head.decode("latin-1"))
        return re.findall(rf"^{name}[ \t]*:[ \t]*(.*?)\r?$", text, re.IGNORECASE | re.MULTILINE)


def trials(settings: Settings, office: Office) -> tuple[Trial, ...]:
    own = settings.sender.address
    local, _, domain = own.rpartition("@")
    found = [
        Trial("biasa", own, own),
        Trial("plus", own, f"{local}+ujia.{'a' * 26}@{domain}"),
        Trial("tanpa pengirim", own, own, nobody=True),
    ]
    officials = [a for p in office.people for a in p.addresses if a.endswith("@" + domain) and a != own]
    if officials:
        found.append(Trial("nama pejabat", officials[0], own))
    return tuple(found)


def checked(settings: Settings, office: Office, standards: tuple[Standard, ...]) -> Iterator[Item]:
    """Send, wait until each arrived or was refused, and say what it means."""
    tries = trials(settings, office)
    nonce = secrets.token_hex(6)
    try:
        with Session(login(settings.mailbox)) as session:
            first = session.uidnext
        refused = _sent(settings, tries, nonce)
        found = _arrived(settings, tries, nonce, first, refused)
    except SettingsError:
        yield Item(LOOK, "Surel uji", "belum diuji, kata sandinya belum ada (lihat Konfigurasi)")
        return
    except (Lost, Refused, OSError, ValueError) as error:
        yield Item(
            BAD, "Surel uji", f"tidak dapat dicoba: {error}", "perbaiki dahulu Kotak surat dan Pengiriman"
        )
        return
    yield from meaning(settings, office, tries, found, refused)


def _sent(settings: Settings, tries: tuple[Trial, ...], nonce: str) -> dict[str, str]:
    """Name -> the server's words, of those that it refused."""
    own = settings.sender.address
    jobs = [
        Job(trial.name, "" if trial.nobody else own, trial.to, partial(_raw, trial, own, nonce))
        for trial in tries
    ]
    with Outbound(server_of_settings(settings)) as outbound:
        results = list(outbound.send(jobs))
    return {str(r.id): f"{r.code or ''} {r.answer}".strip() for r in results if r.outcome != "done"}


def _raw(trial: Trial, own: str, nonce: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = trial.sender, trial.to
    mail["Subject"] = f"Uji surel suratd ({trial.name})"
    mail["Date"] = format_datetime(wall())
    mail["Message-ID"] = f"<uji-{nonce}-{trial.name.replace(' ', '-')}@{own.rpartition('@')[2]}>"
    mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"] = "auto-generated", "All"
    mail["X-Suratd"], mail[MARK] = own, f"{nonce}/{trial.name}"
    mail.set_content("Surel uji dari perintah suratd check --mail. Boleh dihapus.\n")
    return mail.as_bytes()


def _arrived(
    settings: Settings, tries: tuple[Trial, ...], nonce: str, first: int, refused: dict[str, str]
) -> dict[str, Arrived]:
    """Looked for in the inbox, and where a running daemon files them."""
    wanted = {trial.name for trial in tries} - set(refused)
    found: dict[str, Arrived] = {}
    box, start = settings.mailbox, monotonic()
    while wanted - set(found) and monotonic() - start < PATIENCE:
        for folder, since in ((box.inbox, first), (box.done, 0)):
            for head in _heads(settings, folder, since):
                mark = re.search(
                    rb"^%s: %s/([\w ]+?)\r?$" % (MARK.encode(), nonce.encode()), head, re.MULTILINE
                )
                if mark:
                    found.setdefault(mark[1].decode(), Arrived(head, monotonic() - start))
        if wanted - set(found):
            time.sleep(1.0)
    return found


def _heads(settings: Settings, folder: str, since: int) -> Iterator[bytes]:
    """The headers of the newest messages of a folder; none when it does not exist."""
    try:
        with Session(replace(login(settings.mailbox), inbox=folder)) as session:
            uids = session.since(since or max(session.uidnext - 20, 1))
            for uid in uids[-50:]:
                yield session.headers(uid)
    except (Lost, Refused, OSError):
        return


# ---------------------------------------------------------------- what it means


def meaning(
    settings: Settings,
    office: Office,
    tries: tuple[Trial, ...],
    found: dict[str, Arrived],
    refused: dict[str, str],
) -> Iterator[Item]:
    """The findings in plain words, with the lines for suratd.toml. Pure."""
    for name in ("biasa", "plus"):
        yield _delivery(name, found, refused, settings.sender.plus_addressing)
    ordinary = found.get("biasa")
    if ordinary is None:
        return
    yield _nobody(found, refused, settings)
    yield _server(ordinary, settings)
    hops = len(ordinary.all("Received"))
    words = f"surat dari server sendiri tiba dengan {hops} baris Received; own_hops = {settings.authentication.own_hops}"
    if hops > settings.authentication.own_hops:
        yield Item(LOOK, "Baris Received", words, f"[authentication] own_hops = {hops}")
    else:
        yield Item(GOOD, "Baris Received", words)
    yield from _accounts(ordinary, hops, settings)
    yield from _signature(ordinary, settings)
    proof = _grade(ordinary, settings.sender.address, settings)
    forged = _forgery(tries, found, refused, settings)
    if forged is None:
        return
    item, open_to_forgery = forged
    yield item
    yield _level(settings.authentication.level, proof, open_to_forgery)


def _delivery(name: str, found: dict[str, Arrived], refused: dict[str, str], plus: bool) -> Item:
    what = {"biasa": "Surel uji", "plus": "Alamat plus"}[name]
    if name in found:
        return Item(GOOD, what, f"tiba setelah {found[name].seconds:.0f} detik")
    why = f"ditolak server: {refused[name]}" if name in refused else f"tidak tiba dalam {PATIENCE:.0f} detik"
    if name == "biasa":
        return Item(
            BAD, what, why, "surat kami sendiri tidak sampai: periksa kuota, penyaring spam, dan folder lain"
        )
    todo = "minta pengelola server menerima alamat+apa saja (recipient_delimiter = +)"
    if not plus:
        return Item(GOOD, what, f"{why}; plus_addressing = false sudah sesuai")
    return Item(BAD, what, why, f"{todo}, atau tulis [sender] plus_addressing = false")


def _nobody(found: dict[str, Arrived], refused: dict[str, str], settings: Settings) -> Item:
    """Do answers to unregistered addresses leave with MAIL FROM:<>, of which no bounce comes back?"""
    what, trial, on = "Pengirim kosong", "tanpa pengirim", settings.smtp.null_sender
    if trial in found:
        words = "surel dengan MAIL FROM:<> diterima dan disampaikan"
        if on:
            return Item(GOOD, what, words)
        todo = "[smtp] null_sender = true; pantulan dari alamat tak terdaftar lalu tidak datang kembali"
        return Item(LOOK, what, f"{words}, tetapi null_sender = false", todo)
    words = (
        f"server menolak MAIL FROM:<>: {refused[trial]}"
        if trial in refused
        else f"surel dengan MAIL FROM:<> tidak tiba dalam {PATIENCE:.0f} detik"
    )
    if not on:
        return Item(GOOD, what, f"{words}; null_sender = false sudah sesuai")
    return Item(LOOK, what, words, "[smtp] null_sender = false; jawaban itu lalu memakai alamat layanan")


def _server(mail: Arrived, settings: Settings) -> Item:
    """Who writes Authentication-Results here."""
    names = [
        re.split(r"[\s;]", value.strip())[0].strip('"').lower()
        for value in mail.all("Authentication-Results")
    ]
    names = [name for name in dict.fromkeys(names) if re.fullmatch(r"[\w.-]+", name)]
    own = settings.authentication.authserv_id
    if own and own in names:
        return Item(GOOD, "Hasil pemeriksaan", f"server menulis Authentication-Results sebagai {own}")
    if names:
        todo = f'bila itu server kantor: [authentication] authserv_id = "{names[0]}"'
        return Item(
            LOOK, "Hasil pemeriksaan", f"Authentication-Results ditulis oleh {', '.join(names)}", todo
        )
    words = "server tidak menulis Authentication-Results pada surat dari dalam; surat dari luar perlu dilihat sendiri"
    return Item(LOOK, "Hasil pemeriksaan", words, "kirim satu surat dari Gmail dan lihat kepala suratnya")


def _accounts(mail: Arrived, hops: int, settings: Settings) -> Iterator[Item]:
    """Does our Postfix say who logged in, in words that were not in the mail?"""
    account, name = received.account(mail.all("Received"), hops), "Akun pengirim"
    on = settings.authentication.own_accounts
    if account and account in (settings.sender.address, settings.smtp.user.lower()):
        words = f"server menulis akun yang masuk (Authenticated sender: {account})"
        if on:
            yield Item(GOOD, name, f"{words}; own_accounts = true sesuai")
        else:
            todo = (
                "[authentication] own_accounts = true; surat pejabat dari akunnya sendiri lalu terbukti (S3)"
            )
            yield Item(LOOK, name, words, todo)
    elif on:
        words = "server tidak menulis akun yang masuk; own_accounts = true tidak membuktikan apa pun"
        yield Item(LOOK, name, words, "minta pengelola server: smtpd_sasl_authenticated_header = yes")


def _signature(mail: Arrived, settings: Settings) -> Iterator[Item]:
    """A server that signs what leaves it, and does not look at it when it comes back."""
    own = settings.sender.address.rpartition("@")[2]
    signed = any(
        re.search(rf"(?:^|;)\s*d\s*=\s*{re.escape(own)}\s*(?:;|$)", value, re.I)
        for value in mail.all("DKIM-Signature")
    )
    if signed and _grade(mail, settings.sender.address, settings) == "S1":
        words = f"server menandatangani surat {own} (DKIM), tetapi tidak memeriksanya pada surat dari dalam"
        if settings.authentication.dkim == "on":
            yield Item(GOOD, "DKIM", f"{words}; suratd memeriksanya sendiri (dkim = on)")
        else:
            yield Item(LOOK, "DKIM", words, '[authentication] dkim = "on"; suratd lalu memeriksanya sendiri')


def _grade(mail: Arrived, address: str, settings: Settings) -> str:
    """How well this sender would be proven without believing our own server about itself."""
    keys = settings.authentication
    return authenticity.grade(
        mail.head,
        address,
        Authentication(
            keys.authserv_id,
            keys.own_hops,
            keys.account_domains,
            own_domain=settings.sender.address.rpartition("@")[2],
            own_accounts=keys.own_accounts,
        ),
    ).level


def _forgery(
    tries: tuple[Trial, ...], found: dict[str, Arrived], refused: dict[str, str], settings: Settings
) -> tuple[Item, bool] | None:
    """May whoever has our password write in an official's name?"""
    trial = next((trial for trial in tries if trial.name == "nama pejabat"), None)
    if trial is None:
        return None
    name = "Nama pejabat"
    if trial.name in refused:
        return Item(
            GOOD, name, f"server menolak surat atas nama {trial.sender}: {refused[trial.name]}"
        ), False
    if trial.name not in found:
        return Item(GOOD, name, f"surat atas nama {trial.sender} tidak disampaikan server"), False
    level = _grade(found[trial.name], trial.sender, settings)
    if level == "S0":
        return Item(GOOD, name, f"surat atas nama {trial.sender} disampaikan, tetapi ditandai palsu"), False
    words = f"server menerima surat atas nama {trial.sender} dari akun layanan ini"
    todo = "minta pengelola server menolak nama pengirim milik orang lain (reject_sender_login_mismatch)"
    if level in ("S2", "S3"):
        return Item(BAD, name, f"{words}, bahkan dengan bukti domain ({level})", todo), True
    return Item(LOOK, name, words, todo), True


def _level(level: str, proof: str, open_to_forgery: bool) -> Item:
    if level == "local" and open_to_forgery:
        words = "level = local percaya pada server ini, padahal orang dapat menulis atas nama orang lain"
        return Item(BAD, "Tingkat bukti", words, '[authentication] level = "strict"')
    if level == "local":
        return Item(
            GOOD,
            "Tingkat bukti",
            "level = local sesuai, selama surat dari luar atas nama domain ini ditolak server",
        )
    if proof in ("S2", "S3"):
        return Item(
            GOOD,
            "Tingkat bukti",
            f"surat dari dalam terbukti ({proof}); level = strict tidak menambah pertanyaan",
        )
    if open_to_forgery:
        words = "surat dari dalam tanpa bukti: setiap keputusan ditanyakan sekali lagi (level = strict)"
        return Item(LOOK, "Tingkat bukti", words, "biarkan strict sampai server menolak nama orang lain")
    words = "surat dari dalam tanpa bukti: setiap keputusan ditanyakan sekali lagi (level = strict)"
    todo = 'bila dari luar pun tidak dapat dipalsukan, boleh [authentication] level = "local"'
    return Item(LOOK, "Tingkat bukti", words, todo)
