"""Sealed cases and their mails as rows: split when they are written, whole again when they are read. Decides nothing."""

from __future__ import annotations

from typing import Any

from models.codec import decode, encode
from models.database import Database, Refused, StoreBroken
from models.vault import Unreadable, Vault, is_sealed, open_case, opened, seal_case
from workflow.facts import Case, File, Mail

COLUMNS = "cases.body, sealed.body, identities.body"
JOINED = "cases LEFT JOIN sealed ON sealed.ref = cases.ref LEFT JOIN identities ON identities.ref = cases.ref"


def vault_of(db: Database) -> Vault:
    if db.vault is None:
        raise Refused("a sealed case cannot be written without its key")
    return db.vault


def shown(case: Case) -> Case:
    """What of the case stands in `cases`."""
    return opened(case) if case.sealed else case


def keep(db: Database, before: Case | None, case: Case) -> None:
    """The sealed part of a case; what another portal calls it is kept as a mark, once."""
    if not case.sealed:
        return
    vault = vault_of(db)
    contents, identity = seal_case(vault, case)
    for table, body in (("sealed", contents), ("identities", identity)):
        db.run(
            f"INSERT INTO {table} (ref, body) VALUES (?, ?) ON CONFLICT (ref) DO UPDATE SET body = excluded.body",
            case.ref,
            body,
        )
    external = case.report.external if case.report else ""
    if external and before is None:
        db.run("INSERT INTO externals (mark, ref) VALUES (?, ?)", vault.name_for(external), case.ref)


def whole(db: Database, row: tuple[Any, ...]) -> Case:
    """A case from its three columns; without the key, or when it is not sealed, what stands open."""
    case = decode(row[0], Case)
    if not case.sealed or db.vault is None or row[1] is None:
        return case
    return open_case(db.vault, case.ref, row[1], row[2])


def known_as(db: Database, external: str) -> str:
    """The number under which this id of another portal is recorded, or nothing."""
    found = db.value("SELECT ref FROM externals WHERE mark = ?", vault_of(db).name_for(external))
    return str(found) if found else ""


def try_key(db: Database, vault: Vault) -> None:
    """Refuse to work with a key that does not open what is there: it would seal the rest with another one."""
    row = db.row("SELECT ref, body FROM identities ORDER BY ref DESC LIMIT 1")
    if row is None:
        return
    try:
        vault.open(row[1], f"identity/{row[0]}")
    except Unreadable as error:
        raise StoreBroken(
            f"{error}: bring back the key file (token-key, or [complaints] key_file) that these records were written with"
        ) from None


# ---------------------------------------------------------------- mails


def recipient_of(db: Database, mail: Mail) -> str:
    return vault_of(db).name_for(mail.recipient) if mail.hidden else mail.recipient


def as_written(db: Database, mail: Mail) -> tuple[str, str, bytes, tuple[File, ...]]:
    """Key, recipient, bytes and files of a mail as rows hold them: of a sealed one nothing but that there is one."""
    if not mail.sealed:
        return mail.key, mail.recipient, mail.skeleton, mail.attachments
    name = recipient_of(db, mail)
    envelope = encode((mail.recipient, mail.attachments)).encode()
    sealed = vault_of(db).seal(envelope + b"\n" + mail.skeleton, f"mail/{mail.message_id}")
    return mail.key.replace(mail.recipient, name), name, sealed, ()


def as_sent(
    db: Database, message_id: str, recipient: str, written: bytes, files: tuple[File, ...]
) -> tuple[str, bytes, tuple[File, ...]]:
    """Recipient, bytes and files of a mail as it leaves."""
    if not is_sealed(written):
        return recipient, written, files
    envelope, _, skeleton = vault_of(db).open(written, f"mail/{message_id}").partition(b"\n")
    to, attached = decode(envelope, tuple[str, tuple[File, ...]])
    return to, skeleton, attached
