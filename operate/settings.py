"""suratd.toml and kantor.toml -> frozen Settings and Office: read once, passed down. The environment is read only here.

Opens the two files and, when asked for, secrets; changes nothing. `load` raises SettingsError with every mistake of
both files; what may be meant so but looks unwise comes from `doubts`.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from mail.tls import is_loopback
from operate.calendar import decreed
from operate.document import Document, Problem, SettingsError, read_document
from operate.kantor import doubts_about, office_of
from operate.roots import read_roots
from operate.secret import secret, token_key, vault_key
from operate.sections import (
    PORTAL,
    SECTIONS,
    Authentication,
    Complaints,
    Desk,
    Imap,
    Letters,
    Limits,
    Sender,
    Settings,
    Smtp,
    Store,
)
from workflow.facts import Office

__all__ = [
    "EXAMPLE",
    "Problem",
    "Settings",
    "SettingsError",
    "doubts",
    "example",
    "load",
    "secret",
    "token_key",
    "vault_key",
]

EXAMPLE = Path(__file__).resolve().parent.parent / "systemd" / "contoh" / "suratd.toml"


# ---------------------------------------------------------------- reading


def load(path: Path, secrets: bool = True) -> tuple[Settings, Office]:
    """Both files, checked together. secrets=False: the files of passwords and keys need not be there (`explain`)."""
    path = path.absolute()
    document = _opened(path, "Give the file with -c, or make one with `suratd init`")
    found = _sections(document)
    settings = _settings(path, found)
    if settings:
        _cross_check(document, settings, secrets)
    desk, sender = found.get("office") or {}, found.get("sender") or {}
    kantor = _opened(path.parent / desk.get("people", "kantor.toml"), "Correct [office] people")
    office = None
    if not kantor.problems:
        office = office_of(kantor, sender.get("address") or "", desk.get("admin") or "")
    problems = (*document.problems, *kantor.problems)
    if problems or settings is None or office is None:
        raise SettingsError(problems)
    return settings, replace(office, calendar=decreed())


def example() -> tuple[Settings, Office]:
    """The commented example that is delivered: what `explain` works with when no file is given."""
    return load(EXAMPLE, secrets=False)


def _opened(path: Path, remedy: str) -> Document:
    """The file as a document; that it cannot be read is a problem of it like others."""
    try:
        return read_document(path.name, path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        problem = Problem(path.name, 1, str(path), f"cannot be read ({error.strerror})", f"{remedy}.")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problem = Problem(path.name, line, "text", "not UTF-8", "Save the file as UTF-8.")
    return Document(path.name, problems=[problem])


def _sections(document: Document) -> dict[str, dict[str, Any] | None]:
    """The values of each section, None where one was refused. A file that is no TOML is told once, not key by key."""
    if document.problems:
        return {}
    document.known(SECTIONS)
    return {
        name: document.table((name,), document.tables.get(name, {}), rows) for name, rows in SECTIONS.items()
    }


def _settings(path: Path, found: dict[str, dict[str, Any] | None]) -> Settings | None:
    """The values with their paths made absolute; None when a section was refused."""
    sections = {name: dict(values) for name, values in found.items() if values is not None}
    if len(sections) < len(SECTIONS):
        return None
    folder = path.parent
    mailbox, smtp, store, desk = (sections[name] for name in ("mailbox", "smtp", "store", "office"))
    smtp["ca_file"] = smtp["ca_file"] or mailbox["ca_file"]
    for section in (mailbox, smtp):
        # Whoever writes an IPv6 address as in a URL means it without the brackets, which no resolver knows.
        section["host"] = section["host"].strip("[]")
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
    complaints = sections["complaints"]
    complaints["key_file"] = _secret_path(folder, complaints["key_file"]) if complaints["key_file"] else None
    complaints["columns"] = PORTAL | complaints["columns"]
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
        complaints=Complaints(**complaints),
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
    for name, trust in (("mailbox", settings.mailbox.ca_file), ("smtp", settings.smtp.ca_file)):
        if trust and not trust.is_file() and (name == "mailbox" or trust != settings.mailbox.ca_file):
            document.refuse((name, "ca_file"), f"there is no file {trust}", "Correct the path.")
    if settings.smtp.user and not settings.smtp.password_file:
        wrong = "missing, but user is set"
        document.refuse(
            ("smtp", "password_file"), wrong, 'Write for example password_file = "smtp-password".'
        )
    _check_folders(document, settings.mailbox)
    for root in settings.letters.trust_roots:
        if not root.is_file():
            document.refuse(("letters", "trust_roots"), f"there is no file {root}", "Correct the path.")
            continue
        try:
            read_roots([root])
        except (OSError, ValueError) as error:
            remedy = "Give a PEM file with the certificate of the authority."
            document.refuse(("letters", "trust_roots"), str(error), remedy)
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
    for key in ("done", "aside", "others", "sealed"):
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
        (("complaints", "key_file"), settings.complaints.key_file),
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


def doubts(settings: Settings, office: Office) -> list[str]:
    """What `check` and the start of the daemon say aloud without refusing."""
    found = doubts_about(office)
    for path in (
        settings.mailbox.password_file,
        settings.smtp.password_file,
        settings.authentication.token_key_file,
        settings.complaints.key_file,
    ):
        if path and path.is_file() and path.stat().st_mode & 0o077:
            found.append(f"{path}: others on this machine can read this secret; chmod 600 {path}")
    strangers = [p.name for p in office.people if any(a.endswith(".test") for a in p.addresses)]
    if strangers and not is_loopback(settings.mailbox.host):
        found.append(
            f"kantor.toml: {', '.join(strangers)}: an address of the example (.test); no mail reaches it"
        )
    if not settings.office.admin:
        found.append(f"{settings.file.name}: [office] admin is empty; technical alarms reach nobody")
    if settings.authentication.level == "local":
        found.append(f"{settings.file.name}: [authentication] level = local is for closed servers only")
    if not settings.authentication.authserv_id:
        found.append(f"{settings.file.name}: [authentication] authserv_id is empty; no sender can be proven")
    return found
