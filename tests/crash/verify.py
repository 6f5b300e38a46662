"""What must be true after any death, looked up in the mailboxes, the records and the folder; faults come as words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from mail.spool import Spool
from tests.crash.office import FOLDERS, OLD, Office, maildir, message_id
from tests.world import PEOPLE, SERVICE, World

TRACE = (b"return-path:", b"delivered-to:", b"received:", b"x-original-to:")
KNOWN = frozenset(
    {
        "suratd.toml",
        "kantor.toml",
        "imap-password",
        "smtp-password",
        "token-key",
        "jam",
        "log",
        "suratd.db",
        "suratd.db.lock",
        "suratd.db-wal",
        "suratd.db-shm",
        "files",
    }
)


def faults(office: Office) -> tuple[list[str], int]:
    """Everything that is wrong, and how many mails came more than once (which is allowed, with equal bytes)."""
    doubles, found = deliveries(office)
    found += [*sources(office), *records(office), *files(office)]
    return found, doubles


def sources(office: Office) -> Iterator[str]:
    """Each message that was written to the service lies in exactly one folder; each letter is one case."""
    places = defaultdict(list)
    for folder in FOLDERS:
        for file in maildir(office.dovecot, SERVICE, folder):
            places[message_id(file.read_bytes())].append(folder)
    if places.pop(OLD, []) != ["INBOX"]:
        yield "the person's own mail, marked deleted, is gone from the inbox"
    for key, who in office.written.items():
        where = places.pop(key, [])
        # What belongs to a complaint lies in a folder of its own.
        usual = "sealed" if office.matter == "complaint" else "done"
        wanted = ["others"] if "Promo" in who else [usual]
        if where != wanted:
            yield f"{who}: lies in {where or 'no folder'}, not in {wanted}"
    if places:
        yield f"unknown messages in our folders: {dict(places)}"


def deliveries(office: Office) -> tuple[int, list[str]]:
    """Each promised mail arrived at least once, with the same bytes each time; nothing arrived that was not promised."""
    found: list[str] = []
    copies: dict[str, list[bytes]] = defaultdict(list)
    for address in PEOPLE.values():
        for file in maildir(office.dovecot, address):
            raw = without_trace(file.read_bytes())
            copies[message_id(raw)].append(raw)
    promised = office.rows("SELECT message_id, key, state FROM outbox")
    for key, name, state in promised:
        if state != "sent":
            found.append(f"mail {name} is {state}")
        if str(key).strip("<>") not in copies:
            found.append(f"mail {name} never arrived")
    known = {str(row[0]).strip("<>") for row in promised}
    for key, raws in copies.items():
        if key not in known:
            found.append(f"a mail arrived that no record promised: {key}")
        if len(set(raws)) != 1:
            found.append(f"different bytes under one Message-ID: {key}")
    return sum(len(raws) - 1 for raws in copies.values()), found


def without_trace(raw: bytes) -> bytes:
    """The mail less the fields that each delivery puts on top."""
    lines, skipping = raw.replace(b"\r\n", b"\n").split(b"\n"), False
    for n, line in enumerate(lines):
        skipping = line.lower().startswith(TRACE) or (skipping and line[:1] in (b" ", b"\t"))
        if not skipping:
            return b"\n".join(lines[n:])
    return b""


def records(office: Office) -> Iterator[str]:
    """Two letters, two cases, numbers without gaps, an audit chain that is whole, and nothing half-done."""
    if office.states() != office.ends:
        yield f"cases are {office.states()}, not {office.ends}"
    twice = [ref for ref, n in Counter(r for (r,) in office.rows("SELECT ref FROM letters")).items() if n > 1]
    if twice:
        yield f"more than one letter in {twice}"
    numbers = [n for (n,) in office.rows("SELECT number FROM cases ORDER BY number")]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"agenda numbers {numbers}"
    if waiting := office.rows("SELECT digest, attempts FROM messages WHERE place = ''"):
        yield f"messages without a place: {waiting}"
    if tasks := office.rows("SELECT digest, reason FROM messages WHERE place = 'aside'"):
        yield f"set aside: {tasks}"
    if (n := len(office.rows("SELECT 1 FROM messages"))) != len(office.written):
        yield f"{n} messages recorded of {len(office.written)} written"
    if (n := len(office.rows("SELECT 1 FROM reminders"))) != (wanted := office.reminders):
        yield f"{n} reminders instead of {wanted}"
    yield from records_agree(office)


def records_agree(office: World) -> Iterator[str]:
    store = office.store()
    try:
        if (broken := store.audit_verify()) is not None:
            yield f"the audit chain breaks at row {broken}"
        yield from store.integrity()
        yield from store.consistency(office.now)
    finally:
        store.close()


def files(office: Office) -> Iterator[str]:
    """Nothing lies in the folder that no one knows, and every kept byte is what its name says."""
    strange = {path.name for path in office.folder.iterdir()} - KNOWN
    if strange:
        yield f"unknown files in the state folder: {sorted(strange)}"
    spool = Spool(office.folder / "files")
    if bad := list(spool.verify()):
        yield f"kept files with other bytes than their name says: {bad}"
    # Empty folders are kept for the next message; the next start removes them.
    if left := [path for path in (spool.folder / "tmp").rglob("*") if path.is_file()]:
        yield f"left half-done: {[path.name for path in left]}"
    for digest, place in office.rows("SELECT digest, place FROM messages"):
        if place and not (spool.has(str(digest)) or spool.is_sealed(str(digest), message=True)):
            yield f"message {digest} is settled but its bytes are not kept"
    for (sha256,) in office.rows("SELECT sha256 FROM attachments"):
        if not (spool.has(str(sha256)) or spool.is_sealed(str(sha256))):
            yield f"file {sha256} of a case is not kept"
