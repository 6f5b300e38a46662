"""A backup is a whole copy, and the way back keeps what was there."""

from __future__ import annotations

import re
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from models.store import Locked, Store, StoreBroken, StoreNewer, open_store, restore
from models.tables import TABLES
from tests.models.samples import NOW, a_case, count, open_one, opening, rows
from workflow.facts import Holiday


def everything(store: Store) -> dict[str, list[str]]:
    return {table: sorted(map(repr, rows(store, f"SELECT * FROM {table}"))) for table in TABLES}


@pytest.fixture
def filled(store: Store) -> Store:
    for number in (1, 2, 3):
        open_one(store, str(number), f"KMS-2026-000{number}", subject="tab\t baris\n \\. dan \\N \x00 é")
    store.put_holidays([Holiday(NOW.date(), "lokal", "Hari Jadi\tKabupaten\\")], [2026], "admin", NOW)
    store.mark_sent(store.unsent(NOW)[0].id, NOW, "250")
    return store


def test_there_and_back(filled: Store, url: str, tmp_path: Path) -> None:
    before = everything(filled)
    copy = filled.backup(tmp_path / "backup", NOW)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    open_one(filled, "4", "KMS-2026-0004")
    filled.close()
    kept = restore(url, copy, NOW)
    again = open_store(url, NOW)
    assert everything(again) == before
    assert again.integrity() == []
    # Numbers and ids go on where the backup ended.
    assert open_one(again, "5", "KMS-2026-0004").ref == "KMS-2026-0004"
    if kept is not None:
        assert sqlite3.connect(kept).execute("SELECT count(*) FROM cases").fetchone() == (4,)
    again.close()
    filled._db.raw.connect()


def test_a_backup_is_taken_while_the_daemon_works(filled: Store, url: str, tmp_path: Path) -> None:
    filled.lock()
    other = open_store(url, NOW)
    other.backup(tmp_path / "backup", NOW)
    other.close()
    assert len(list((tmp_path / "backup").iterdir())) == 1


def test_nothing_is_restored_under_a_running_daemon(filled: Store, url: str, tmp_path: Path) -> None:
    copy = filled.backup(tmp_path, NOW)
    filled.lock()
    with pytest.raises(Locked):
        restore(url, copy, NOW)
    assert count(filled, "cases") == 3


def test_a_backup_that_is_none_is_refused(filled: Store, url: str, tmp_path: Path) -> None:
    copy = filled.backup(tmp_path, NOW)
    whole = copy.read_bytes()
    filled.close()
    cases = [b"", b"bukan cadangan\n" * 500, whole[: len(whole) // 2]]
    if filled._db.sqlite:
        cases.append(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    else:
        # Cut off between two tables; one word spoiled.
        cases += [whole[: whole.rfind(b"COPY people")], whole.replace(b"lokal", b"lokol")]
    for damaged in cases:
        copy.write_bytes(damaged)
        with pytest.raises(StoreBroken):
            restore(url, copy, NOW)
    filled._db.raw.connect()
    assert count(filled, "cases") == 3


def test_restored_over_a_damaged_database(filled: Store, url: str, tmp_path: Path) -> None:
    copy = filled.backup(tmp_path / "backup", NOW)
    before = everything(filled)
    filled.close()
    if filled._db.sqlite:
        Path(filled._db.path).write_bytes(b"rusak" * 4000)
    restore(url, copy, NOW)
    again = open_store(url, NOW)
    assert everything(again) == before
    again.close()
    filled._db.raw.connect()


def test_a_backup_of_a_newer_program_is_refused(postgres_url: str, tmp_path: Path) -> None:
    store = open_store(postgres_url, NOW)
    copy = store.backup(tmp_path, NOW)
    store.apply([opening(a_case())], None, NOW)
    store.close()
    newer = re.sub(rb"schema \d+\n", b"schema 9999\n", copy.read_bytes(), count=1).rpartition(b"-- end")[0]
    copy.write_bytes(newer + f"-- end {sha256(newer).hexdigest()}\n".encode())
    with pytest.raises(StoreNewer):
        restore(postgres_url, copy, NOW)
