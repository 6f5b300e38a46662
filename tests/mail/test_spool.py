"""The spool keeps what it was given, once, under its right name, or not at all."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.spool import Spool, digest_of

BODY = b"From: a@opd.test\r\nSubject: Permohonan\r\n\r\nIsi\r\n"
TRACE = (
    b"Return-Path: <a@opd.test>\r\nDelivered-To: b@suratd.test\r\nReceived: from x\r\n\tby y; hari ini\r\n"
)


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "files")


def test_identity_leaves_out_leading_trace_fields_only() -> None:
    assert digest_of(TRACE + BODY) == digest_of(BODY) == sha256(BODY).hexdigest()
    later = b"From: a@opd.test\r\nReceived: from x\r\n\r\n"
    assert digest_of(later) == sha256(later).hexdigest()


def test_identity_knows_every_trace_field_in_any_case_and_folding() -> None:
    trace = (
        b"RECEIVED : from x\r\n  by y\r\n\tfor z\r\nX-Original-To: q\r\nreturn-path: <>\nDelivered-To: r\r\n"
    )
    assert digest_of(trace + BODY) == digest_of(BODY)


def test_two_messages_of_trace_fields_alone_are_two() -> None:
    assert digest_of(b"Received: a\r\n") != digest_of(b"Received: b\r\n")
    assert digest_of(b"Received: a") != digest_of(b"Received: b")


def test_same_message_id_with_other_bytes_is_another_message() -> None:
    head = b"Message-ID: <sama@opd.test>\r\n\r\n"
    assert digest_of(head + b"satu") != digest_of(head + b"dua")


@given(
    st.lists(st.sampled_from([TRACE, BODY, b"Received: ", b"\r", b"\n", b" ", b"x", b":"]), max_size=12),
    st.data(),
)
def test_identity_is_the_same_however_the_bytes_are_cut(parts: list[bytes], data: st.DataObject) -> None:
    from mail.spool import Identity

    raw = b"".join(parts)
    cut = data.draw(st.integers(0, len(raw)))
    identity = Identity()
    identity.feed(raw[:cut])
    identity.feed(raw[cut:])
    assert identity.digest() == digest_of(raw)


def test_kept_message_is_read_back_byte_for_byte(spool: Spool) -> None:
    digest = spool.keep_message(iter([TRACE[:10], TRACE[10:], BODY]))
    assert digest == digest_of(BODY)
    assert spool.read_message(digest) == spool.read(digest) == TRACE + BODY


def test_first_copy_of_a_message_stays_when_it_comes_again(spool: Spool) -> None:
    assert spool.keep_messages([TRACE + BODY, BODY]) == [digest_of(BODY)] * 2
    assert spool.read_message(digest_of(BODY)) == TRACE + BODY
    assert list((spool.folder / "tmp").iterdir()) == []


def test_attached_copy_of_a_message_is_kept_beside_the_message(spool: Spool) -> None:
    digest = spool.keep_message(TRACE + BODY)
    assert spool.keep(BODY) == digest
    assert spool.read(digest) == BODY
    assert spool.read_message(digest) == TRACE + BODY


def test_adopted_file_moves_in(spool: Spool) -> None:
    made = spool.scratch() / "page.png"
    made.write_bytes(b"gambar")
    name = spool.adopt(made)
    assert name == sha256(b"gambar").hexdigest()
    assert spool.read(name) == b"gambar"
    assert not made.exists()


def test_start_cleans_what_a_dead_daemon_left(spool: Spool) -> None:
    (spool.scratch() / "sisa").write_bytes(b"x")
    (spool.folder / "tmp" / "setengah").write_bytes(b"y")
    spool.clean()
    assert list((spool.folder / "tmp").iterdir()) == []


def test_a_scratch_folder_is_given_out_again_empty_unless_its_writer_may_still_write(spool: Spool) -> None:
    first = spool.scratch()
    (first / "sisa").write_bytes(b"x")
    spool.give_back(first)
    again = spool.scratch()
    assert (again, list(again.iterdir())) == (first, [])
    spool.give_back(again, ended=False)
    assert not again.exists()
    (odd := spool.scratch() / "folder").mkdir()
    spool.give_back(odd.parent)
    assert not odd.parent.exists()
    assert spool.scratch() != spool.scratch()


def test_changed_bytes_are_found_by_the_daily_check(spool: Spool) -> None:
    part, message = spool.keep(b"lampiran"), spool.keep_message(TRACE + BODY)
    assert list(spool.verify()) == []
    spool.path(part).write_bytes(b"lampiraN")
    spool.message_path(message).write_bytes(TRACE + BODY + b"!")
    assert {path.name for path in spool.verify()} == {part, message}


@pytest.mark.parametrize("name", ["", "..", "../" + "a" * 61, "a" * 63, "a" * 65, "/" * 64])
def test_name_that_is_no_hash_reaches_no_file(spool: Spool, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        spool.read(name)


def test_full_disk_is_an_oserror_and_leaves_nothing_half_named(spool: Spool) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
            spool.keep_message([BODY, b"x" * 200_000])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path for path in spool.folder.rglob("*") if path.is_file()] == []


def test_file_is_synced_before_its_name_and_the_folder_after(tmp_path: Path) -> None:
    """Read from the system calls themselves: a name that precedes its bytes is a lost letter after a power cut."""
    trace = tmp_path / "trace"
    program = "import sys; from pathlib import Path; from mail.spool import Spool;"
    program += "Spool(Path(sys.argv[1])).keep_message(b'Subject: x\\r\\n\\r\\n')"
    command = ["strace", "-f", "-y", "-o", str(trace), "-e", "trace=fsync,rename,renameat,renameat2,mkdir"]
    subprocess.run([*command, sys.executable, "-c", program, str(tmp_path / "files")], check=True)
    lines = [line for line in trace.read_text().splitlines() if "messages/" in line or "/tmp/tmp" in line]
    steps = [line.split(maxsplit=1)[1].split("(")[0] for line in lines]
    assert steps == ["mkdir", "fsync", "rename", "fsync"] or steps == ["fsync", "mkdir", "rename", "fsync"], (
        lines
    )
