"""The command line: every verb has its module, its help in Indonesian, and exit codes that mean something."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.store import open_store
from operate import command
from operate.command import CONFIG, LATER, VERBS, WRONG, main
from tests.models.samples import NOW
from tests.operate.desk import Admin
from tests.world import ROOT, configure

WRITTEN = sorted(set(VERBS) - {"demo"})


@pytest.mark.parametrize("verb", WRITTEN)
def test_each_verb_can_be_called_and_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = importlib.import_module(VERBS[verb][0])
    assert callable(module.main)
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    assert left.value.code == 0
    assert VERBS[verb][1].split()[0] in capsys.readouterr().out


def test_an_unknown_verb_is_the_command_lines_fault(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["hapus"])
    assert left.value.code == 2


def test_a_refused_configuration_is_78_with_file_line_key_and_remedy(admin: Admin) -> None:
    text = admin.config.read_text()
    admin.config.write_text(text.replace("poll_seconds", "pol_seconds"))
    said = admin.types("status")
    assert said.code == CONFIG
    line = next(n for n, row in enumerate(text.splitlines(), 1) if row.startswith("poll_seconds"))
    assert f"suratd.toml:{line}: mailbox.pol_seconds: not a known key. Did you mean poll_seconds?" in said.err


def test_records_that_a_daemon_holds_are_75(admin: Admin, capsys: pytest.CaptureFixture[str]) -> None:
    daemon = open_store(admin.url, NOW)
    daemon.lock()
    try:
        assert admin.types("run", "--once").code == LATER
    finally:
        daemon.close()


def test_an_older_or_newer_schema_is_said_and_never_upgraded_by_looking(admin: Admin) -> None:
    admin.records(
        lambda store: store._db.run("INSERT INTO migrations (number, name, applied) VALUES (9999, 'x', 1)")
    )
    said = admin.types("status")
    assert said.code == WRONG
    assert "9999" in said.err
    (admin.folder / "suratd.db").unlink()
    (admin.folder / "suratd.db").touch()
    for _ in range(2):
        said = admin.types("status")
        assert said.code == WRONG
        assert "has schema 0" in said.err


def test_a_reader_who_goes_away_is_no_error(admin: Admin, tmp_path: Path) -> None:
    letter = ROOT / "tests" / "surat" / "undangan.pdf"
    names = "\n".join([str(letter)] * 8)
    line = f"{sys.executable} {ROOT / 'daemon.py'} explain --json - | head -1"
    found = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], input=names, capture_output=True, text=True, cwd=tmp_path
    )
    assert found.returncode == 0, found.stderr
    assert "Traceback" not in found.stderr
    assert found.stdout.count("\n") == 1


def test_init_writes_what_check_then_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "baru"
    words = ["--host", "mail.contoh.test", "--address", "dinas@contoh.test", "--admin", "a@contoh.test"]
    with open(os.devnull) as nothing:
        stdin, sys.stdin = sys.stdin, nothing
        try:
            assert main(["init", str(folder), *words]) == 0
            assert main(["init", str(folder), *words]) == WRONG, "a second time nothing is overwritten"
        finally:
            sys.stdin = stdin
    assert (folder / "suratd.toml").is_file()


def test_holidays_are_changed_while_a_daemon_runs(admin: Admin, tmp_path: Path) -> None:
    admin.records()
    daemon = open_store(admin.url, NOW)
    daemon.lock()
    try:
        assert (
            admin.types("calendar", "add", "18/12/2026", "lokal", "Hari", "Jadi", "--decree", "SE 1").code
            == 0
        )
        told = admin.types("calendar", "list", "--year", "2026", "--json").json
        assert {"date": "2026-12-18", "kind": "lokal", "name": "Hari Jadi", "decree": "SE 1"} in told[
            "holidays"
        ]
        assert told["years"] == [2026, 2027], "the delivered years come first"
        assert len(daemon.calendar().holidays) > 20, "the daemon sees it"
        assert "2026-12-18" in admin.types("calendar", "list").out
        assert admin.types("calendar", "drop", "2026-12-18").code == 0
        table = tmp_path / "libur.csv"
        table.write_text("tanggal,jenis,nama\n2026-12-21,lokal,Hari Contoh\n")
        assert admin.types("calendar", "import", str(table)).code == 0
        assert admin.types("calendar", "add", "32/12/2026", "lokal", "X").code == 1
    finally:
        daemon.close()


def test_every_verb_takes_the_configuration_before_or_behind(admin: Admin) -> None:
    admin.records()
    for words in (["aside", "list"], ["outbox", "list"], ["calendar", "list"], ["status"]):
        assert command.main([*words, "-c", str(admin.config)]) == 0
        assert command.main([words[0], "-c", str(admin.config), *words[1:]]) == 0


def test_a_single_run_without_a_mail_server_says_so_and_ends(tmp_path: Path) -> None:
    """The daemon goes on trying; `run --once` is for people and timers, and must not hang."""
    config = configure(tmp_path / "kantor", imap_port=9, smtp_port=9)
    done = subprocess.run(
        [sys.executable, str(ROOT / "daemon.py"), "run", "--once", "-c", str(config)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 75, done.stderr
    assert "cannot be reached" in done.stderr
