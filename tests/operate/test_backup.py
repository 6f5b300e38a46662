"""A backup holds records and files; brought back, nothing that came since is lost without a word."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mail.spool import Spool
from models.store import Store, open_store
from operate.backup import copy_files
from tests.models.samples import NOW, a_case, digest, open_one
from tests.operate.desk import Admin
from workflow.facts import Applied, Decision

RAW = b"From: a@opd.test\r\nSubject: satu\r\n\r\nisi\r\n"
LATER = b"From: b@opd.test\r\nSubject: menyusul\r\n\r\nisi\r\n"


def prepared(admin: Admin) -> Spool:
    admin.records(open_one)
    spool = Spool(admin.folder / "files")
    spool.keep_message(RAW)
    spool.keep(b"lampiran")
    return spool


def test_records_and_files_are_copied_while_a_daemon_runs(admin: Admin) -> None:
    spool = prepared(admin)
    daemon = open_store(admin.url, NOW)
    daemon.lock()
    try:
        said = admin.types("backup")
    finally:
        daemon.close()
    assert said.code == 0
    assert "2 berkas di" in said.out
    assert "2 di antaranya baru" in said.out
    backup = admin.folder / "backup"
    assert len(list(backup.glob("suratd-*.db"))) == 1
    for name in (p.relative_to(spool.folder) for p in spool.folder.rglob("*") if p.is_file()):
        assert (backup / "files" / name).read_bytes() == (spool.folder / name).read_bytes()
    for secret in ("token-key", "imap-password"):
        assert not list(backup.rglob(secret))


def test_the_next_one_adds_only_what_is_new(admin: Admin, tmp_path: Path) -> None:
    spool = prepared(admin)
    admin.types("backup", str(tmp_path / "luar"))
    spool.keep(b"lampiran kedua")
    assert "3 berkas" in (said := admin.types("backup", str(tmp_path / "luar"))).out
    assert "1 di antaranya baru" in said.out


def test_a_copy_that_was_cut_off_is_made_again(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "files")
    name = spool.keep(b"lampiran yang panjang")
    copy = tmp_path / "luar" / name[:2] / name
    copy.parent.mkdir(parents=True)
    copy.write_bytes(b"lampi")
    assert copy_files(spool.folder, tmp_path / "luar")[:2] == (1, 1)
    assert copy.read_bytes() == b"lampiran yang panjang"


def test_what_is_being_written_is_not_copied(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "files")
    (spool.scratch() / "setengah").write_bytes(b"x")
    assert copy_files(spool.folder, tmp_path / "luar")[0] == 0


def test_restore_brings_back_records_and_files(admin: Admin) -> None:
    spool = prepared(admin)
    admin.types("backup")
    kept = spool.keep(b"lampiran")
    admin.records(lambda store: open_one(store, "kedua", "KMS-2026-0002"))
    os.unlink(spool.path(kept))
    said = admin.types("restore", str(admin.folder / "backup"))
    assert said.code == 0, said.err
    assert "Catatan sebelumnya disimpan" in said.out
    assert "KMS-2026-0001" in said.out
    assert "1 dikembalikan" in said.out
    assert spool.read(kept) == b"lampiran"
    assert [one["ref"] for one in admin.types("status", "--json").json["cases"]] == ["KMS-2026-0001"]


def test_messages_that_came_after_the_backup_are_put_aside_by_name(admin: Admin) -> None:
    spool = prepared(admin)
    admin.types("backup")
    late = spool.keep_message(LATER)
    admin.types("restore", str(admin.folder / "backup"))
    told = {one["digest"]: one for one in admin.types("aside", "list", "--json").objects}
    assert "sesudah cadangan dibuat" in told[late]["reason"]
    assert told[late]["subject"] == "menyusul"
    assert admin.types("aside", "retry", late).code == 0


def test_known_messages_keep_their_place(admin: Admin) -> None:
    admin.records(open_one)
    admin.keep(digest("surat"), RAW)
    admin.types("backup")
    admin.types("restore", str(admin.folder / "backup"))
    assert admin.types("aside", "list", "--json").objects == []


def test_restore_is_refused_while_a_daemon_runs(admin: Admin) -> None:
    prepared(admin)
    admin.types("backup")
    daemon = open_store(admin.url, NOW)
    daemon.lock()
    try:
        before = (admin.folder / "suratd.db").read_bytes()
        said = admin.types("restore", str(admin.folder / "backup"))
        assert said.code == 75
        assert (admin.folder / "suratd.db").read_bytes() == before
    finally:
        daemon.close()


@pytest.mark.parametrize("what", ["tidak-ada.db", "kosong", "sampah.db"])
def test_what_is_no_backup_changes_nothing(admin: Admin, tmp_path: Path, what: str) -> None:
    prepared(admin)
    (tmp_path / "kosong").mkdir()
    (tmp_path / "sampah.db").write_bytes(b"ini bukan basis data" * 100)
    before = admin.types("status", "--json").out
    assert admin.types("restore", str(tmp_path / what)).code == 1
    assert json.loads(admin.types("status", "--json").out) == json.loads(before)


def test_late_messages_are_kept_when_the_store_is_asked_twice(admin: Admin) -> None:
    """Restoring the same backup again neither doubles nor loses them."""
    spool = prepared(admin)
    admin.types("backup")
    spool.keep_message(LATER)
    for _ in range(2):
        # The records that were there are kept under a name with the second in it.
        time.sleep(1.1)
        said = admin.types("restore", str(admin.folder / "backup"))
    assert "2 surat" in said.out, "the first of the spool was never entered either"

    def count(store: Store) -> None:
        assert len(store.aside_list()) == 2

    admin.records(count)


@pytest.mark.parametrize("former", ["readable", "damaged"])
def test_numbers_that_went_out_after_the_backup_are_named(admin: Admin, former: str) -> None:
    """Fault F27: what the restored records cannot know, the mails of people and the former records may still tell."""
    spool = prepared(admin)
    admin.types("backup")
    assert "pernah diberikan" not in admin.types("restore", str(admin.folder / "backup")).out
    time.sleep(1.1)
    year = datetime.now(UTC).year
    if former == "readable":

        def nine(store: Store) -> None:
            while (ref := store.next_ref("KMS", year)) <= f"KMS-{year}-0009":
                case = a_case(ref, letter=None)
                store.apply((Applied(None, Decision(case, (), "", "letter:complete"), ()),), None, NOW)

        admin.records(nine)
    else:
        (admin.folder / "suratd.db").write_bytes(b"rusak" * 3000)
    if former == "damaged":
        spool.keep_message(f"From: b@opd.test\r\nSubject: Re: [KMS-{year}-0009] Hasil\r\n\r\nya\r\n".encode())
    said = admin.types("restore", str(admin.folder / "backup"))
    assert f"Nomor sampai KMS-{year}-0009 pernah diberikan" in said.out, said.err
