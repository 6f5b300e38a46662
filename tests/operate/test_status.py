"""`suratd status`: whom each case waits for, by name; the counts; the life of one case. It only looks."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.glance import open_glance
from models.store import Store, open_store
from operate.table import columns, printable
from tests.models.samples import KEPALA, NOW, a_case, digest, moving, open_one, seen
from tests.operate.desk import Admin
from workflow.facts import Applied, Arguments, Decision, Done, Due, Pending

ROOT = Path(__file__).resolve().parents[2]


def two_cases(store: Store) -> None:
    first = open_one(store)
    open_one(
        store, "kedua", "KMS-2026-0002", due=Due(date(2028, 1, 5), (date(2028, 1, 5),), provisional=True)
    )
    store.apply(
        [moving(first, state="dikerjakan", asked=("pelaksana",), assignee="andi", revisions=1)], None, NOW
    )
    store.begin([seen("rusak")], NOW)
    store.settle_aside(digest("rusak"), "tiga kali gagal", NOW)
    mails = store.outbox()
    store.mark_sent(mails[0].id, NOW, "250 Ok")
    store.mark_failed(mails[1].id, NOW, "550 no such user")


def test_json_names_who_is_waited_for_and_counts_everything(admin: Admin) -> None:
    admin.records(two_cases)
    told = admin.types("status", "--json").json
    first, second = told["cases"]
    assert first["ref"] == "KMS-2026-0001"
    assert first["state"] == "dikerjakan"
    assert first["waiting"] == ["Andi Contoh"]
    assert first["revisions"] == 1
    assert first["applicant_agency"] == "Dinas Kesehatan"
    assert second["waiting"] == ["Contoh Kepala, S.Kom., M.M.", "Contoh Sekretaris, S.Sos."]
    assert second["due"] == "2028-01-05"
    assert second["provisional"] is True
    assert second["since"] == NOW.isoformat()
    assert told["outbox"] == {"queued": 2, "sent": 1, "failed": 1, "held": 0}
    assert told["messages"] == {"seen": 3, "done": 2, "aside": 1, "others": 0, "open": 0}
    assert told["daemon"] == "stopped"


def test_page_marks_what_is_provisional_or_late(admin: Admin) -> None:
    admin.records(two_cases)
    page = admin.types("status").out
    assert "5 Jan 2028*" in page
    assert "* sementara" in page
    assert "1 karantina" in page
    assert "TIDAK berjalan" in page
    assert "suratd outbox list" in page
    (admin.folder / "jam").write_text(str(timedelta(days=4000).total_seconds()))
    assert "5 Jan 2028* LEWAT" in admin.types("status", "--clock-file", str(admin.folder / "jam")).out


def test_ended_cases_are_not_open(admin: Admin) -> None:
    def fill(store: Store) -> None:
        first = open_one(store)
        store.apply([moving(first, state="selesai", asked=())], None, NOW)

    admin.records(fill)
    told = admin.types("status", "--json").json
    assert told["cases"] == []
    assert told["states"] == {"selesai": 1}
    assert "Tidak ada permohonan yang berjalan." in admin.types("status").out


def test_life_of_one_case_is_one_line_a_fact_in_order(admin: Admin) -> None:
    admin.records(two_cases)
    story = admin.types("status", "[kms-2026-0001]").out
    lines = [line for line in story.splitlines() if " KMS-2026-0001: " in line]
    assert "aturan=request-with-letter" in lines[0]
    assert "keadaan=(menunggu disposisi -> dikerjakan) oleh=kepala" in "\n".join(lines)
    assert sum("kepada=<" in line for line in lines) == 2
    assert "syarat" in story.lower()
    assert "stamp: unsure (tertutup)" in story
    told = admin.types("status", "KMS-2026-0001", "--json").json
    assert [event["event"] for event in told["life"]] == ["decision", "decision"]
    assert {mail["recipient"] for mail in told["mails"]} == {KEPALA, "humas@dinkes.test"}


def test_unknown_number_and_missing_records_are_said_in_words(admin: Admin) -> None:
    said = admin.types("status")
    assert said.code == 1
    assert "belum ada catatan" in said.err
    assert not (admin.folder / "suratd.db").exists(), "looking creates nothing"
    admin.records()
    assert "tidak ada permohonan dengan nomor itu" in admin.types("status", "KMS-2026-0009").err


def test_a_running_daemon_is_seen_and_not_disturbed(admin: Admin) -> None:
    admin.records(two_cases)
    daemon = open_store(admin.url, NOW)
    daemon.lock()
    try:
        assert admin.types("status", "--json").json["daemon"] == "running"
        with daemon._db.write():
            assert len(admin.types("status", "--json").json["cases"]) == 2, "also in the middle of a commit"
    finally:
        daemon.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_both_databases_are_looked_at_alike(
    tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}" if kind == "sqlite" else request.getfixturevalue("postgres_url")
    daemon = open_store(url, NOW)
    two_cases(daemon)
    glance = open_glance(url)
    try:
        assert glance.running() is False
        daemon.lock()
        assert glance.running() is True
        totals = glance.totals()
        assert totals.messages == {"done": 2, "aside": 1}
        assert totals.mails == {"queued": 2, "sent": 1, "failed": 1, "held": 0}
        assert totals.cases == {"dikerjakan": 1, "menunggu disposisi": 1}
        row, skeleton, (attachment,) = glance.mail(1) or pytest.fail("no mail")
        assert (row.id, attachment.name) == (1, "surat.pdf")
        assert skeleton.startswith(b"Subject: Mohon disposisi")
        assert glance.last_audit() is not None
    finally:
        glance.close()
        daemon.close()


def test_it_writes_nothing(admin: Admin) -> None:
    admin.records(two_cases)
    before = (admin.folder / "suratd.db").read_bytes()
    admin.types("status")
    admin.types("status", "KMS-2026-0001")
    assert (admin.folder / "suratd.db").read_bytes() == before
    assert {path.name for path in admin.folder.iterdir()} <= {
        "suratd.db", "suratd.toml", "kantor.toml", "imap-password", "smtp-password", "token-key",
        "suratd.db-wal", "suratd.db-shm",
    }  # fmt: skip


def test_outside_text_cannot_steer_the_terminal(admin: Admin) -> None:
    evil = "Hal \x1b[2J\u202e\r\nX: palsu"

    def fill(store: Store) -> None:
        open_one(store, subject=evil)
        store.apply(
            [Applied(None, Decision(a_case("KMS-2026-0002", version=0, subject=evil), note=evil), ())],
            None,
            NOW,
        )

    admin.records(fill)
    page = admin.types("status").out + admin.types("status", "KMS-2026-0001").out
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "Hal [2J X: palsu" in page


def test_it_answers_quickly(admin: Admin) -> None:
    """Fast enough to be watched. Processor time: a busy machine proves nothing against us."""
    admin.records(two_cases)
    command = [sys.executable, str(ROOT / "daemon.py"), "status", "--json", "-c", str(admin.config)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 1


@pytest.mark.parametrize("width", [50, 80, 200])
def test_a_table_fits_its_width(width: int) -> None:
    rows = [("KMS-2026-0001", "ä" * 100, "pendek"), ("x", "y", "z" * 60)]
    told = columns(("A", "B", "C"), rows, width)
    assert max(map(len, told.splitlines())) <= width
    assert printable("a\x00\n b") == "a b"


def test_the_life_of_a_case_says_what_waits_for_a_second_word_and_how_well_each_decision_was_proven(
    admin: Admin,
) -> None:
    def asked(store: Store) -> None:
        case = open_one(store)
        done = Done(1, "menunggu pemeriksaan", "lengkap", "tu", NOW, "S3")
        waits = Pending("confirm", "kepala", "tolak", Arguments(note="x"), case.state, NOW)
        store.apply([moving(case, decisions=(done,), confirming=(waits,))], None, NOW)

    admin.records(asked)
    page = admin.types("status", "KMS-2026-0001").out
    assert re.search(r"Konfirmasi: menunggu Contoh Kepala.*: tolak \(sejak .*23 Nov", page)
    assert re.search(r"Keputusan : lengkap oleh .*, bukti S3", page)
