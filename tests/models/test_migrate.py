"""From one schema to the next nothing is lost; what cannot be done is refused in words, and nothing has changed."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from dataclasses import replace
from itertools import count as numbers
from pathlib import Path

import pytest

from models.database import Database
from models.migrate import FOLDER, changes, migrate, version
from models.store import Batch, Locked, Refused, Store, StoreBroken, StoreDown, StoreNewer, open_store
from models.tables import TABLES
from tests.models.death import die_after, in_child
from tests.models.samples import NOW, a_case, a_mail, count, digest, moving, open_one, opening, rows, seen

NEWEST = max(changes("sqlite"))
# SQLite's own way to change a table: a new one, the rows, the old one away, the name.
REBUILD = """
CREATE TABLE cases_new (id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, code TEXT NOT NULL, year INTEGER NOT NULL,
    number INTEGER NOT NULL, standard TEXT NOT NULL, state TEXT NOT NULL, version INTEGER NOT NULL,
    step INTEGER NOT NULL, agency TEXT NOT NULL, applicant TEXT NOT NULL, assignee TEXT NOT NULL,
    received INTEGER NOT NULL, changed INTEGER NOT NULL, wake INTEGER, body TEXT NOT NULL,
    urgent INTEGER NOT NULL DEFAULT 0, FOREIGN KEY (code, year) REFERENCES counters (code, year)) STRICT;
INSERT INTO cases_new SELECT *, 1 FROM cases;
DROP TABLE cases;
ALTER TABLE cases_new RENAME TO cases;
CREATE INDEX cases_wake ON cases (wake) WHERE wake IS NOT NULL;
CREATE INDEX cases_state ON cases (state, id);
CREATE INDEX cases_work ON cases (state, assignee) WHERE assignee <> '';
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the migrations, to add one to."""
    return Path(shutil.copytree(FOLDER, tmp_path / "migrations"))


def schema_of(store: Store) -> list[tuple[str, ...]]:
    if store._db.sqlite:
        return rows(store, "SELECT type, name, sql FROM sqlite_master ORDER BY name")
    return rows(
        store,
        "SELECT tgname::text, '' FROM pg_trigger WHERE NOT tgisinternal UNION "
        "SELECT indexname::text, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    )


def test_tables_are_those_named(store: Store) -> None:
    sql = (
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        if store._db.sqlite
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    assert {name for (name,) in rows(store, sql)} == set(TABLES)
    assert version(store._db) == max(changes(store._db.dialect))


def test_opening_again_changes_nothing(store: Store, url: str) -> None:
    before = schema_of(store)
    open_store(url, NOW).close()
    assert schema_of(store) == before


def test_an_upgrade_keeps_children_triggers_and_foreign_keys(url: str, folder: Path) -> None:
    old = open_store(url, NOW)
    case = open_one(old)
    old.close()
    (folder / "9001_urgent.sqlite.sql").write_text(REBUILD)
    (folder / "9001_urgent.postgresql.sql").write_text(
        "ALTER TABLE cases ADD COLUMN urgent BIGINT NOT NULL DEFAULT 1;"
    )
    new = open_store(url, NOW, migrations=folder)
    assert version(new._db) == 9001
    assert rows(new, "SELECT ref, urgent FROM cases") == [(case.ref, 1)]
    assert [count(new, table) for table in ("outbox", "tokens", "letters", "steps", "messages")] == [
        2,
        1,
        1,
        1,
        1,
    ]
    with pytest.raises(Refused, match="append-only"):
        new._db.run("DELETE FROM audit")
    with pytest.raises(Refused):
        new._db.run("INSERT INTO surveys (ref, answered, scores) VALUES ('KMS-2026-0099', 0, '')")
    assert new.case(case.ref) == case
    if new._db.sqlite:
        copies = list(Path(new._db.path).parent.glob("*.before-9001-*"))
        assert len(copies) == 1
        assert sqlite3.connect(copies[0]).execute("SELECT max(number) FROM migrations").fetchone() == (
            NEWEST,
        )
    new.close()


@pytest.mark.parametrize(
    "careless",
    [
        "DROP INDEX cases_wake;",
        "INSERT INTO years (year) VALUES (2030); INSERT INTO years (year) VALUES (2030);",
        "INSERT INTO years (year) VALUES (2030); ALTER TABLE nowhere ADD COLUMN x TEXT;",
        "DELETE FROM steps; DELETE FROM outbox;",
    ],
)
def test_a_careless_change_is_refused_whole(url: str, folder: Path, careless: str) -> None:
    old = open_store(url, NOW)
    open_one(old)
    before = schema_of(old)
    (folder / "9001_careless.sql").write_text(careless)
    with pytest.raises((StoreBroken, StoreDown)):
        open_store(url, NOW, migrations=folder)
    assert schema_of(old) == before
    assert (version(old._db), count(old, "years"), count(old, "outbox")) == (NEWEST, 0, 2)
    old.close()


def test_no_upgrade_under_a_running_daemon(url: str, folder: Path) -> None:
    old = open_store(url, NOW)
    old.lock()
    (folder / "9001_more.sql").write_text("CREATE TABLE more (x TEXT);")
    with pytest.raises(Locked):
        open_store(url, NOW, migrations=folder)
    assert version(old._db) == NEWEST
    old.close()
    open_store(url, NOW, migrations=folder).close()


def test_an_index_goes_when_the_change_says_so(url: str, folder: Path) -> None:
    open_store(url, NOW).close()
    (folder / "9001_less.sql").write_text("-- drops cases_wake\nDROP INDEX cases_wake;\n")
    open_store(url, NOW, migrations=folder).close()


def test_a_newer_schema_refuses_an_older_program(store: Store, url: str) -> None:
    store._db.run("INSERT INTO migrations (number, name, applied) VALUES (9999, '9999_future', 0)")
    with pytest.raises(StoreNewer, match=f"schema 9999, this program knows {NEWEST}"):
        open_store(url, NOW)


def test_killed_while_migrating_leaves_old_or_new(url: str) -> None:
    for number in numbers(1, 7):

        def work(after: int = number) -> None:
            db = Database(url)
            die_after(after, db)
            migrate(db, NOW)

        ended = in_child(work)
        db = Database(url)
        found = version(db)
        db.close()
        if ended == 0:
            break
        assert ended == -9
        assert found in (0, NEWEST)
    assert found == NEWEST
    store = open_store(url, NOW)
    open_one(store)
    assert store.integrity() == []
    store.close()


def test_damage_is_found_at_the_door(tmp_path: Path) -> None:
    path = tmp_path / "suratd.db"
    store = open_store(f"sqlite:///{path}", NOW)
    for number in range(1, 30):
        open_one(store, str(number), f"KMS-2026-{number:04d}")
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    with pytest.raises(StoreBroken):
        open_store(f"sqlite:///{path}", NOW)
    # A command beside the running daemon does not read through everything: it may still show what can be read.
    path.write_bytes(whole[:-4096] + b"\xff" * 4096)
    with pytest.raises(StoreBroken, match="suratd restore"):
        open_store(f"sqlite:///{path}", NOW)
    beside = open_store(f"sqlite:///{path}", NOW, check=False)
    assert beside.case("KMS-2026-0001") is not None
    beside.close()
    path.write_bytes(b"bukan basis data " * 1000)
    with pytest.raises(StoreBroken, match=r"not a (usable )?database"):
        open_store(f"sqlite:///{path}", NOW)


@pytest.mark.parametrize("url", ["mysql://x/y", "suratd.db", ""])
def test_an_unknown_url_is_refused_in_words(url: str) -> None:
    with pytest.raises(StoreBroken, match="neither"):
        open_store(url, NOW)


def test_a_database_that_is_away_is_tried_later(tmp_path: Path) -> None:
    with pytest.raises(StoreDown):
        open_store(f"sqlite:///{tmp_path}/none/suratd.db", NOW)
    with pytest.raises(StoreDown):
        open_store("postgresql://suratd@127.0.0.1:1/suratd", NOW)


def test_promises_are_on_disk_before_they_are_answered(store: Store) -> None:
    if store._db.sqlite:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        assert [store._db.value(f"PRAGMA {name}") for name in asked] == ["wal", 2, 1, 5000]
    else:
        assert store._db.value("SHOW synchronous_commit") == "on"


def test_a_busy_database_is_tried_later(store: Store, url: str) -> None:
    other = open_store(url, NOW)
    patience = "PRAGMA busy_timeout = 50" if other._db.sqlite else "SET lock_timeout = '50ms'"
    other._db.run(patience)
    with store._db.write(), pytest.raises(StoreDown):
        other.set_origin("INBOX", "1 1")
    other.set_origin("INBOX", "1 1")
    assert store.origin("INBOX") == "1 1"
    other.close()


def test_a_lost_connection_is_tried_later(postgres_url: str) -> None:
    store, other = open_store(postgres_url, NOW), open_store(postgres_url, NOW)
    store.lock()
    (mine,) = rows(store, "SELECT pg_backend_pid()")[0]
    other._db.run("SELECT pg_terminate_backend(?)", mine)
    for _ in range(2):
        with pytest.raises(StoreDown):
            store.set_origin("INBOX", "1:1")
    store.reconnect()
    store.set_origin("INBOX", "1:1")
    with pytest.raises(Locked):
        other.lock()
    store.close()
    other.lock()
    other.close()


def test_a_full_disk_changes_nothing_and_is_tried_later(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/suratd.db", NOW)
    case = open_one(store)
    store.begin([seen("b"), seen("c")], NOW)
    store._db.run(f"PRAGMA max_page_count = {store._db.value('PRAGMA page_count')}")
    big = replace(a_mail("KMS-2026-0002", "x", "a@b.test"), skeleton=bytes(200_000))
    batches = [
        Batch([moving(case, state="dikaji")], digest("b")),
        Batch([opening(a_case("KMS-2026-0002"), [big])], digest("c")),
    ]
    with pytest.raises(StoreDown, match="full"):
        store.apply_many(batches, NOW)
    assert (store.case(case.ref), count(store, "audit")) == (case, 1)
    store._db.run("PRAGMA max_page_count = 1000000")
    assert store.apply_many(batches, NOW) == {}
    assert store.integrity() == []
    store.close()


def test_nothing_that_is_stored_reaches_the_log(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    open_one(store)
    assert caplog.text == ""
