"""The proof of the morning: each inconsistency that is planted is named, and a mail goes out when all is well too."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from email.policy import default
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mail.spool import Spool
from models.database import Database
from models.rehearsal import TRY_LOCK
from models.store import Store, open_store
from operate import proof
from operate.backup import FILES, copy_files
from operate.clock import Clock
from operate.daily import daily
from operate.program import Program, open_program
from tests.models.samples import NOW, digest, open_one
from tests.operate.desk import Admin
from tests.operate.desk import admin as make

OUTSIDE = ("arsip@luar-satu.test", "arsip@luar-dua.test")


@pytest.fixture
def admin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Admin:
    found = make(tmp_path, capsys)
    text = found.config.read_text()
    assert "\nproof = []" in text
    found.config.write_text(text.replace("\nproof = []", f"\nproof = {json.dumps(OUTSIDE)}"))
    spool = Spool(found.folder / "files")
    found.records(open_one)
    spool.keep(b"KMS-2026-0001.pdf")
    return found


def planted(admin: Admin, *statements: str) -> None:
    with closing(sqlite3.connect(admin.folder / "suratd.db", isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            db.execute(statement)


def morning(admin: Admin, later: timedelta = timedelta()) -> list[tuple[str, str, str]]:
    """Recipient, subject and words of what that morning writes."""
    moment = datetime(2026, 11, 23, 3, 0, tzinfo=UTC) + later
    clock = Clock(lambda: (moment - datetime.now(UTC)).total_seconds())
    program = open_program(admin.config, clock, write=False, secrets=True)
    try:
        daily(program)
        return told(program)
    finally:
        program.close()


def told(program: Program) -> list[tuple[str, str, str]]:
    found = []
    with closing(sqlite3.connect(program.settings.store.database.removeprefix("sqlite:///"))) as db:
        rows = db.execute(
            "SELECT recipient, bytes FROM outbox JOIN skeletons ON skeletons.outbox = id "
            "WHERE template = 'admin-hitungan-harian' ORDER BY id"
        )
        for recipient, raw in rows:
            mail = BytesParser(policy=default).parsebytes(raw)
            part = mail.get_body(("plain",))  # type: ignore[attr-defined]
            found.append((recipient, str(mail["Subject"]), " ".join(part.get_content().split())))
    return found


def test_all_is_well_and_the_head_of_the_chain_goes_to_two_addresses_outside(admin: Admin) -> None:
    assert admin.types("backup").code == 0
    mails = morning(admin)
    assert [to for to, _, _ in mails] == ["admin@suratd.test", *OUTSIDE]
    with closing(open_store(admin.url, NOW)) as store:
        chain = [store.link(n) for n in range(1, store.head()[0] + 1)]
    for _, subject, words in mails:
        assert "MASALAH" not in subject
        assert "Perlu dilihat" not in words
        assert any(link in words for link in chain)
    # Once a day, also after a new start.
    assert len(morning(admin)) == 3
    assert len(morning(admin, timedelta(days=1))) == 6


WRONG = {
    "UPDATE cases SET state = 'dikerjakan'": "tidak cocok dengan keadaan 'dikerjakan'",
    "DELETE FROM steps": "tidak cocok dengan keadaan",
    "UPDATE steps SET ended = 1": "tidak cocok dengan keadaan",
    "INSERT INTO steps (ref, step, state, asked, began) SELECT ref, 9, state, asked, 1 FROM steps": "terbuka di depan",
    "DELETE FROM skeletons": "tanpa isi",
    "UPDATE outbox SET since = 1, state = 'queued', sent = NULL": "menunggu melewati batasnya",
    "UPDATE cases SET wake = 1": "terlewat lebih dari sehari",
    "INSERT INTO messages (digest, folder, uidvalidity, uid, received, seen, size) "
    f"VALUES ('{digest('lupa')}', 'INBOX', 1, 1, 1, 1, 1)": "terbuka lebih dari sehari",
}


@pytest.mark.parametrize("statement", WRONG, ids=lambda words: words[:30])
def test_what_does_not_agree_is_named(statement: str, admin: Admin) -> None:
    admin.types("backup")
    planted(admin, statement)
    _, subject, words = morning(admin)[0]
    assert WRONG[statement] in words
    assert "ADA MASALAH" in subject


def test_a_broken_chain_is_named_first(admin: Admin) -> None:
    admin.types("backup")
    planted(
        admin,
        *(f"DROP TRIGGER IF EXISTS {name}" for name in triggers(admin)),
        "UPDATE audit SET line = replace(line, 'KMS', 'KMZ') WHERE number = 1",
        "UPDATE cases SET wake = 1",
    )
    _, subject, words = morning(admin)[0]
    assert "Perlu dilihat: rantai catatan rusak di baris 1;" in words
    assert "ADA MASALAH" in subject


def triggers(admin: Admin) -> list[str]:
    with closing(sqlite3.connect(admin.folder / "suratd.db")) as db:
        return [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]


def test_without_a_proven_backup_the_morning_says_so(admin: Admin) -> None:
    _, subject, words = morning(admin)[0]
    assert "belum ada cadangan yang terbukti" in words
    assert "ADA MASALAH" in subject


def test_an_old_proof_proves_nothing(admin: Admin) -> None:
    admin.types("backup")
    path = admin.folder / "backup" / proof.NAME
    found = json.loads(path.read_text())
    path.write_text(json.dumps(found | {"waktu": (datetime.now(UTC) - timedelta(days=2)).isoformat()}))
    assert "cadangan terakhir yang terbukti" in morning(admin)[0][2]


def damaged(admin: Admin, harm: Callable[[Path], None]) -> list[str]:
    """The proof of a backup to which something happened after it was made."""
    admin.types("backup")
    (backup,) = (admin.folder / "backup").glob("suratd-*.db")
    harm(backup)
    with closing(open_store(admin.url, NOW)) as live:
        spool = admin.folder / "files"
        now = datetime(2026, 11, 23, tzinfo=UTC)
        return proof.prove(live, admin.url, backup, spool, backup.parent / "files", now)[0]


def rot(backup: Path) -> None:
    with backup.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(20000))


def lose_a_file(backup: Path) -> None:
    next(path for path in (backup.parent / "files").glob("??/*")).unlink()


@pytest.mark.parametrize(
    ("harm", "said"),
    [(rot, "tidak dapat dikembalikan"), (lose_a_file, "tidak ada di cadangan")],
)
def test_a_backup_that_is_worth_nothing_is_found(
    harm: Callable[[Path], None], said: str, admin: Admin
) -> None:
    assert any(said in trouble for trouble in damaged(admin, harm))
    assert any(said in trouble for trouble in proof.last(admin.folder / "backup", datetime.now(UTC))[1])


def test_a_backup_of_other_records_is_found(admin: Admin) -> None:
    def another(backup: Path) -> None:
        planted(admin, *(f"DROP TRIGGER {name}" for name in triggers(admin)))
        planted(
            admin,
            "UPDATE audit SET hash = hex(randomblob(32)) WHERE number = (SELECT max(number) FROM audit)",
        )

    assert any("berbeda di baris" in trouble for trouble in damaged(admin, another))


def test_a_changed_file_is_found_within_some_nights(admin: Admin) -> None:
    admin.types("backup")
    (backup,) = (admin.folder / "backup").glob("suratd-*.db")
    copy = next(path for path in (backup.parent / "files").glob("??/*"))
    copy.unlink()
    copy.write_bytes(b"lain")
    found = []
    with closing(open_store(admin.url, NOW)) as live:
        for night in range(proof.SHARES):
            now = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=night)
            spool = admin.folder / "files"
            found += proof.prove(live, admin.url, backup, spool, backup.parent / "files", now)[0]
    assert [trouble.endswith("berisi lain di cadangan") for trouble in found] == [True]


# ---------------------------------------------------------------- PostgreSQL: a second database on the same server


def dumped(admin: Admin, url: str) -> tuple[Store, Path]:
    """Records on PostgreSQL with one case, and their backup."""
    store = open_store(url, NOW)
    if not store.cases(1):
        open_one(store)
    dump = store.backup(admin.folder / "backup", NOW)
    copy_files(admin.folder / "files", dump.parent / FILES)
    return store, dump


def proven(admin: Admin, url: str, store: Store, dump: Path) -> tuple[list[str], str]:
    return proof.prove(store, url, dump, admin.folder / "files", dump.parent / FILES, NOW)


def databases(url: str) -> set[str]:
    with closing(Database(url)) as db:
        return {name for (name,) in db.rows("SELECT datname FROM pg_database")}


def test_a_dump_of_postgresql_is_restored_beside_the_records(admin: Admin, postgres_url: str) -> None:
    before = databases(postgres_url)
    store, dump = dumped(admin, postgres_url)
    with closing(store):
        assert proven(admin, postgres_url, store, dump) == ([], "")
        assert proof.last(dump.parent, NOW) == (dump.name, [])
        assert databases(postgres_url) == before
        # Something lost on the way there and something that no records ever said are both seen.
        (copy,) = [path for path in (dump.parent / FILES).glob("??/*") if path.is_file()]
        copy.unlink()
        assert [t.endswith("tidak ada di cadangan") for t in proven(admin, postgres_url, store, dump)[0]] == [
            True
        ]
        (admin.folder / "files" / copy.parent.name / copy.name).unlink()
        whole = dump.read_bytes()
        dump.write_bytes(whole.replace(b"KMS", b"KMX", 1))
        (trouble,) = proven(admin, postgres_url, store, dump)[0]
        assert "tidak dapat dikembalikan" in trouble
        assert "damaged" in proof.last(dump.parent, NOW)[1][0]
        # A dump of records whose chain was written anew: whole in itself, and not a copy of these.
        body = re.sub(rb"[0-9a-f]{64}(?=\n)", b"0" * 64, whole[: whole.rindex(b"-- end ")])
        dump.write_bytes(body + b"-- end " + sha256(body).hexdigest().encode() + b"\n")
        assert any("rantai" in trouble for trouble in proven(admin, postgres_url, store, dump)[0])
    assert databases(postgres_url) == before


def test_what_a_death_left_is_dropped_and_what_is_not_ours_is_left_alone(
    admin: Admin, postgres_url: str
) -> None:
    name = urlsplit(postgres_url).path[1:] + "_bukti"
    store, dump = dumped(admin, postgres_url)
    with closing(store), closing(Database(postgres_url)) as server:
        server.run(f'CREATE DATABASE "{name}"')
        troubles, why = proven(admin, postgres_url, store, dump)
        assert (troubles, "is not ours" in why) == ([], True)
        assert name in databases(postgres_url)
        # Nor while another machine tries one out.
        server.run(f"SELECT pg_advisory_lock({TRY_LOCK})")
        assert "another backup" in proven(admin, postgres_url, store, dump)[1]
        server.run(f"SELECT pg_advisory_unlock({TRY_LOCK})")
        server.run(f"COMMENT ON DATABASE \"{name}\" IS 'suratd: tries a backup out, may be dropped'")
        assert proven(admin, postgres_url, store, dump) == ([], "")
        assert name not in databases(postgres_url)


def test_without_the_right_to_create_a_database_the_dump_is_read_to_its_end(
    admin: Admin, postgres_url: str
) -> None:
    role = f"terbatas_{os.getpid()}"
    parts = urlsplit(postgres_url)
    limited = postgres_url.replace("suratd@", f"{role}@", 1)
    with closing(Database(postgres_url)) as server:
        server.run(f"CREATE ROLE {role} LOGIN")
        server.run(f'ALTER DATABASE "{parts.path[1:]}" OWNER TO {role}')
        server.run(f"GRANT ALL ON SCHEMA public TO {role}")
    store, dump = dumped(admin, limited)
    with closing(store):
        troubles, why = proven(admin, limited, store, dump)
        assert (troubles, "permission denied to create database" in why) == ([], True)
        name, told = proof.last(dump.parent, NOW)
        assert (name.startswith(dump.name), "tidak dicoba dikembalikan" in name, told) == (True, True, [])
        dump.write_bytes(dump.read_bytes().replace(b"KMS", b"KMX", 1))
        assert len(proven(admin, limited, store, dump)[0]) == 1
        assert "damaged" in proof.last(dump.parent, NOW)[1][0]


def test_the_command_proves_a_backup_of_postgresql(admin: Admin, postgres_url: str) -> None:
    text = admin.config.read_text()
    changed, times = re.subn(r'(?m)^database = "[^"]*"', f'database = "{postgres_url}"', text)
    assert times == 1
    admin.config.write_text(changed)
    open_store(postgres_url, NOW).close()
    said = admin.types("backup")
    assert (said.code, "Terbukti" in said.out) == (0, True)
