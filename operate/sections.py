"""The shape of suratd.toml: its sections as frozen values, and for each key what may stand there. Reads nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from operate.document import Row
from operate.kinds import (
    address,
    database,
    domain,
    filled,
    flag,
    integer,
    many,
    names,
    one_of,
    or_empty,
    seconds,
    start,
    text,
)


@dataclass(frozen=True)
class Imap:
    host: str
    port: int
    security: str
    ca_file: Path | None
    user: str
    password_file: Path
    inbox: str
    done: str
    aside: str
    others: str
    sealed: str
    start: str | date
    poll_seconds: float


@dataclass(frozen=True)
class Smtp:
    """user "" : the server is used without a login, password_file is None. null_sender: answers to unregistered addresses
    leave with MAIL FROM:<>."""

    host: str
    port: int
    security: str
    ca_file: Path | None
    user: str
    password_file: Path | None
    null_sender: bool


@dataclass(frozen=True)
class Sender:
    address: str
    name: str
    plus_addressing: bool


@dataclass(frozen=True)
class Authentication:
    authserv_id: str
    own_hops: int
    account_domains: tuple[str, ...]
    level: str
    own_accounts: bool
    dkim: str
    token_key_file: Path


@dataclass(frozen=True)
class Store:
    """database: a URL, the path of SQLite made absolute. files: an absolute folder or an fsspec URL."""

    database: str
    files: str
    backup: Path


@dataclass(frozen=True)
class Letters:
    marks: str
    tte_replaces_stamp: bool
    trust_roots: tuple[Path, ...]
    ocr: str


@dataclass(frozen=True)
class Limits:
    message_mb: int
    pages: int
    answers_per_stranger_per_day: int
    answers_to_strangers_per_day: int
    mails_per_address_per_hour: int


@dataclass(frozen=True)
class Desk:
    """The section [office]: people is the path of kantor.toml, standards None for the built-in ones."""

    people: Path
    standards: Path | None
    admin: str
    proof: tuple[str, ...]


PORTAL = {
    "tracking_id": "Tracking ID",
    "date": "Tanggal Laporan",
    "title": "Judul Laporan",
    "text": "Isi Laporan",
    "name": "Nama Pelapor",
    "contact": "Kontak Pelapor",
}
"""What the columns of the portal's export are called, until the configuration says otherwise."""


@dataclass(frozen=True)
class Complaints:
    """key_file None: the key of sealed cases is made from the token key. columns: of SP4N-LAPOR's export."""

    key_file: Path | None
    columns: dict[str, str]


@dataclass(frozen=True)
class Settings:
    file: Path
    mailbox: Imap
    smtp: Smtp
    sender: Sender
    authentication: Authentication
    store: Store
    letters: Letters
    limits: Limits
    office: Desk
    complaints: Complaints


SECURITY = one_of("tls", "starttls", "none")
MANY = 1_000_000

SECTIONS: dict[str, dict[str, Row]] = {
    "mailbox": {
        "host": Row(filled, required=True, example='"mail.contoh.go.id"'),
        "port": Row(integer(1, 65535), 993, example="993"),
        "security": Row(SECURITY, "tls", example='"tls"'),
        "ca_file": Row(text, ""),
        "user": Row(filled, required=True, example='"dinas@contoh.go.id"'),
        "password_file": Row(filled, required=True, example='"imap-password"'),
        "inbox": Row(filled, "INBOX"),
        "done": Row(filled, "Suratd/Selesai"),
        "aside": Row(filled, "Suratd/Karantina"),
        "others": Row(filled, "Suratd/Lain"),
        "sealed": Row(filled, "Suratd/Tertutup"),
        "start": Row(start, "now", example='"now"'),
        "poll_seconds": Row(seconds(0.1, 3600), 30.0, example="30"),
    },
    "smtp": {
        "host": Row(filled, required=True, example='"mail.contoh.go.id"'),
        "port": Row(integer(1, 65535), 587, example="587"),
        "security": Row(SECURITY, "starttls", example='"starttls"'),
        "ca_file": Row(text, ""),
        "user": Row(text, "", example='"dinas@contoh.go.id"'),
        "password_file": Row(text, "", example='"smtp-password"'),
        "null_sender": Row(flag, True, example="true"),
    },
    "sender": {
        "address": Row(address, required=True, example='"dinas@contoh.go.id"'),
        "name": Row(text, ""),
        "plus_addressing": Row(flag, True, example="true"),
    },
    "authentication": {
        "authserv_id": Row(text, "", example='"mx.contoh.go.id"'),
        "own_hops": Row(integer(0, 20), 1, example="1"),
        "account_domains": Row(many(domain), (), example='["contoh.go.id"]'),
        "level": Row(one_of("strict", "local"), "strict", example='"strict"'),
        "own_accounts": Row(flag, False, example="true"),
        "dkim": Row(one_of("off", "on"), "off", example='"off"'),
        "token_key_file": Row(filled, required=True, example='"token-key"'),
    },
    "store": {
        "database": Row(database, "sqlite:///suratd.db", example='"sqlite:///suratd.db"'),
        "files": Row(filled, "files", example='"files"'),
        "backup": Row(filled, "backup", example='"backup"'),
    },
    "letters": {
        "marks": Row(one_of("on", "off"), "on", example='"on"'),
        "tte_replaces_stamp": Row(flag, True, example="true"),
        "trust_roots": Row(many(filled), (), example='["bsre-root.pem"]'),
        "ocr": Row(one_of("auto", "off", "accurate"), "auto", example='"auto"'),
    },
    "limits": {
        "message_mb": Row(integer(1, 500), 40, example="40"),
        "pages": Row(integer(1, 500), 20, example="20"),
        "answers_per_stranger_per_day": Row(integer(0, MANY), 4, example="4"),
        "answers_to_strangers_per_day": Row(integer(0, MANY), 200, example="200"),
        "mails_per_address_per_hour": Row(integer(1, MANY), 100, example="100"),
    },
    "complaints": {
        "key_file": Row(text, "", example='"complaint-key"'),
        "columns": Row(names(*PORTAL), {}, example='{ tracking_id = "Tracking ID" }'),
    },
    "office": {
        "people": Row(filled, required=True, example='"kantor.toml"'),
        "standards": Row(text, ""),
        "admin": Row(or_empty(address), "", example='"admin@contoh.go.id"'),
        "proof": Row(many(address), (), example='["arsip@contoh.test"]'),
    },
}
