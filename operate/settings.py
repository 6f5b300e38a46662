"""suratd.toml and kantor.toml -> frozen Settings and Office: read once, passed down. The environment is read only here.

Opens the two files and, when asked for, secrets; changes nothing. `load` raises SettingsError with every mistake of
both files; what may be meant so but looks unwise comes from `doubts`.
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from operate.calendar import decreed
from operate.document import Document, Problem, Row, SettingsError, read_document
from operate.kantor import doubts_about, office_of
from operate.kinds import (
    address,
    database,
    domain,
    filled,
    flag,
    integer,
    many,
    one_of,
    or_empty,
    seconds,
    start,
    text,
)
from workflow.facts import Office

EXAMPLE = Path(__file__).resolve().parent.parent / "systemd" / "contoh" / "suratd.toml"


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
    start: str | date
    poll_seconds: float


@dataclass(frozen=True)
class Smtp:
    """user "" : the server is used without a login, password_file is None."""

    host: str
    port: int
    security: str
    ca_file: Path | None
    user: str
    password_file: Path | None


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
    "office": {
        "people": Row(filled, required=True, example='"kantor.toml"'),
        "standards": Row(text, ""),
        "admin": Row(or_empty(address), "", example='"admin@contoh.go.id"'),
    },
}


# ---------------------------------------------------------------- reading


def load(path: Path, secrets: bool = True) -> tuple[Settings, Office]:
    """Both files, checked together. secrets=False: the files of passwords and keys need not be there (`explain`)."""
    path = path.absolute()
    document = _opened(path, "Give the file with -c, or make one with `suratd init`")
    found = {
        name: document.table((name,), document.tables.get(name, {}), rows) for name, rows in SECTIONS.items()
    }
    document.known(SECTIONS)
    settings = _settings(path, found)
    if settings:
        _cross_check(document, settings, secrets)
    people = path.parent / (found["office"] or {}).get("people", "kantor.toml")
    kantor = _opened(people, "Correct [office] people, or make one with `suratd init`")
    sender = (found["sender"] or {}).get("address", "")
    office = office_of(kantor, sender, (found["office"] or {}).get("admin", ""))
    problems = (*document.problems, *kantor.problems)
    if problems or settings is None or office is None:
        raise SettingsError(problems)
    return settings, replace(office, calendar=decreed())


def example() -> tuple[Settings, Office]:
    """The commented example that is delivered: what `explain` works with when no file is given."""
    return load(EXAMPLE, secrets=False)


def _opened(path: Path, remedy: str) -> Document:
    try:
        return read_document(path.name, path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        problem = Problem(path.name, 1, str(path), f"cannot be read ({error.strerror})", f"{remedy}.")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problem = Problem(path.name, line, "text", "not UTF-8", "Save the file as UTF-8.")
    raise SettingsError((problem,))


def _settings(path: Path, found: dict[str, dict[str, Any] | None]) -> Settings | None:
    """The values with their paths made absolute; None when a section was refused."""
    sections = {name: dict(values) for name, values in found.items() if values is not None}
    if len(sections) < len(SECTIONS):
        return None
    folder = path.parent
    mailbox, smtp, store, desk = (sections[name] for name in ("mailbox", "smtp", "store", "office"))
    smtp["ca_file"] = smtp["ca_file"] or mailbox["ca_file"]
    for section in (mailbox, smtp):
        section["ca_file"] = folder / section["ca_file"] if section["ca_file"] else None
        section["password_file"] = (
            _secret_path(folder, section["password_file"]) if section["password_file"] else None
        )
    keys = sections["authentication"]
    keys["token_key_file"] = _secret_path(folder, keys["token_key_file"])
    keys["authserv_id"] = keys["authserv_id"].lower()
    letters = sections["letters"]
    letters["trust_roots"] = tuple(folder / root for root in letters["trust_roots"])
    store["database"] = _database(folder, store["database"])
    store["files"] = store["files"] if "://" in store["files"] else str(folder / store["files"])
    store["backup"] = folder / store["backup"]
    desk["people"] = folder / desk["people"]
    desk["standards"] = folder / desk["standards"] if desk["standards"] else None
    return Settings(
        file=path,
        mailbox=Imap(**mailbox),
        smtp=Smtp(**smtp),
        sender=Sender(**sections["sender"]),
        authentication=Authentication(**keys),
        store=Store(**store),
        letters=Letters(**letters),
        limits=Limits(**sections["limits"]),
        office=Desk(**desk),
    )


def _database(folder: Path, url: str) -> str:
    """sqlite:///suratd.db lies beside the configuration, sqlite:////var/lib/suratd/suratd.db where it says."""
    if not url.startswith("sqlite:///"):
        return url
    return f"sqlite:///{folder / url.removeprefix('sqlite:///')}"


def _secret_path(folder: Path, name: str) -> Path:
    """A bare name is looked up among the credentials that systemd hands over, then beside the configuration."""
    credentials = os.environ.get("CREDENTIALS_DIRECTORY", "")
    if credentials and "/" not in name and (Path(credentials) / name).exists():
        return Path(credentials) / name
    return folder / name


# ---------------------------------------------------------------- what one key alone cannot tell


def _cross_check(document: Document, settings: Settings, secrets: bool) -> None:
    for name, server in (("mailbox", settings.mailbox), ("smtp", settings.smtp)):
        if server.security == "none" and not is_loopback(server.host):
            wrong = f"none sends the password in the clear to {server.host}"
            document.refuse(
                (name, "security"), wrong, 'Write "tls" or "starttls"; none is only for 127.0.0.1.'
            )
        if server.ca_file and not server.ca_file.is_file():
            document.refuse((name, "ca_file"), f"there is no file {server.ca_file}", "Correct the path.")
    if settings.smtp.user and not settings.smtp.password_file:
        wrong = "missing, but user is set"
        document.refuse(
            ("smtp", "password_file"), wrong, 'Write for example password_file = "smtp-password".'
        )
    _check_folders(document, settings.mailbox)
    for root in settings.letters.trust_roots:
        if not root.is_file():
            document.refuse(("letters", "trust_roots"), f"there is no file {root}", "Correct the path.")
    if settings.office.standards and not settings.office.standards.is_dir():
        wrong = f"there is no folder {settings.office.standards}"
        document.refuse(
            ("office", "standards"), wrong, "Correct the path, or leave it empty for the built-in ones."
        )
    if settings.office.admin == settings.sender.address:
        wrong = "the alarms would come back to the service itself"
        document.refuse(("office", "admin"), wrong, "Give the address at which the administrator reads mail.")
    if secrets:
        _check_secrets(document, settings)


def _check_folders(document: Document, mailbox: Imap) -> None:
    """Every message ends in exactly one named place (law L7): so the places differ."""
    seen = {mailbox.inbox.casefold()}
    for key in ("done", "aside", "others"):
        folder = getattr(mailbox, key)
        if folder.casefold() in seen:
            document.refuse(
                ("mailbox", key), f"{folder} is already used for something else", "Name another folder."
            )
        seen.add(folder.casefold())


def _check_secrets(document: Document, settings: Settings) -> None:
    places = (
        (("mailbox", "password_file"), settings.mailbox.password_file),
        (("smtp", "password_file"), settings.smtp.password_file),
        (("authentication", "token_key_file"), settings.authentication.token_key_file),
    )
    for where, path in places:
        if path is None:
            continue
        try:
            secret(path)
        except SettingsError as error:
            document.refuse(where, error.problems[0].wrong, error.problems[0].remedy)
    if not any(problem.key.endswith("token_key_file") for problem in document.problems):
        try:
            token_key(settings)
        except SettingsError as error:
            document.refuse(places[2][0], error.problems[0].wrong, error.problems[0].remedy)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


# ---------------------------------------------------------------- secrets


def secret(path: Path) -> str:
    """The secret in that file, read when it is needed and kept nowhere; the line end is not part of it."""
    try:
        found = path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        wrong = f"the file {path} cannot be read ({reason})"
        raise _no_secret(
            path, wrong, "Write the secret into it, mode 0600, or hand it over as a credential"
        ) from None
    if not found:
        raise _no_secret(path, f"the file {path} is empty", "Write the secret into it, one line")
    return found


def token_key(settings: Settings) -> bytes:
    """The key from which tokens are made: at least 32 bytes, written as base64."""
    path = settings.authentication.token_key_file
    try:
        key = base64.b64decode(secret(path), validate=True)
    except binascii.Error:
        key = b""
    if len(key) < 32:
        raise _no_secret(path, f"{path} holds no base64 of at least 32 bytes", "Let `suratd init` make one")
    return key


def _no_secret(path: Path, wrong: str, remedy: str) -> SettingsError:
    return SettingsError((Problem(path.name, 1, "secret", wrong, f"{remedy}."),))


def doubts(settings: Settings, office: Office) -> list[str]:
    """What `check` and the start of the daemon say aloud without refusing."""
    found = doubts_about(office)
    for path in (
        settings.mailbox.password_file,
        settings.smtp.password_file,
        settings.authentication.token_key_file,
    ):
        if path and path.is_file() and path.stat().st_mode & 0o077:
            found.append(f"{path}: others on this machine can read this secret; chmod 600 {path}")
    if not settings.office.admin:
        found.append(f"{settings.file.name}: [office] admin is empty; technical alarms reach nobody")
    if settings.authentication.level == "local":
        found.append(f"{settings.file.name}: [authentication] level = local is for closed servers only")
    if not settings.authentication.authserv_id:
        found.append(f"{settings.file.name}: [authentication] authserv_id is empty; no sender can be proven")
    return found
