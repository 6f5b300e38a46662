"""`suratd backup`, killed: no half copy ever has a final name, and the next backup needs no help."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mail.spool import Spool
from models.store import open_store
from tests.crash.points import traced
from tests.world import ROOT, configure

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
DEATHS = ("K33", "K34", "write:1", "fsync:1", "rename:1", "mkdir:1", "pwrite64:2")


@pytest.mark.parametrize("death", DEATHS)
def test_a_killed_backup_leaves_no_half_copy(death: str, tmp_path: Path) -> None:
    office, target = tmp_path / "kantor", tmp_path / "cadangan"
    config = configure(office, 1, 2)
    open_store(f"sqlite:///{office / 'suratd.db'}", NOW).close()
    spool = Spool(office / "files")
    digests = [spool.keep(bytes([n]) * 5000) for n in range(3)]
    command = [sys.executable, str(ROOT / "daemon.py"), "backup", "-c", str(config), str(target)]
    call, _, at = death.partition(":")
    prefix = traced(tmp_path / "trace", (f"{call}:signal=SIGKILL:when={at}",)) if at else ()
    environment = {**os.environ, "SURATD_DIE_AT": "" if at else death}
    first = subprocess.run([*prefix, *command], env=environment, capture_output=True, text=True)
    assert first.returncode == -9, first
    whole(target)
    second = subprocess.run(command, capture_output=True, text=True)
    assert second.returncode == 0, second.stderr
    assert whole(target) >= 1
    kept = {path.name: path.read_bytes() for path in (target / "files").rglob("*") if path.is_file()}
    assert kept == {digest: spool.read(digest) for digest in digests}


def whole(target: Path) -> int:
    """Every copy that has its final name is complete; how many there are."""
    copies = list(target.glob("*.db")) if target.exists() else []
    for copy in copies:
        with closing(sqlite3.connect(copy)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("SELECT max(number) FROM migrations").fetchone() != (None,)
    return len(copies)
