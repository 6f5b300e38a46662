"""`suratd complaint` and `suratd report complaints`: what is typed, what is refused and why; nothing half done stays."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mail.spool import digest_of
from models.codec import stamp
from models.store import Seen, Vault, open_store
from operate import reports, tick
from operate.complaint import record
from operate.program import SEALED_UP_TO, open_program
from operate.records import Records
from operate.report_complaints import figures_of
from operate.weekly import weekly
from operate.writing import write
from tests.operate.desk import Admin
from tests.workflow.complaints import PLAIN, says
from tests.world import KEY
from workflow.facts import Case, Mailbox, Place

EXPORT = (
    "Tracking ID;Tanggal Laporan;Judul Laporan;Isi Laporan;Nama Pelapor\n"
    "1234567;20/11/2026 09:30;Jalan;Jalan rusak di depan kantor kecamatan;Sulastri Contohwati\n"
    ";20/11/2026;a;b;c\n"
    "1234568;99/11/2026;a;isi;c\n"
    "1234567;20/11/2026;a;isi;c\n"
    "1234570;2026-11-21;Website;Websitenya error terus;\n"
)


@pytest.fixture
def desk(admin: Admin) -> Admin:
    admin.records()
    return admin


def cases(desk: Admin) -> list[Case]:
    import base64

    store = open_store(desk.url, datetime.now(UTC), vault=Vault(base64.b64decode(KEY)))
    try:
        return store.open_cases(())
    finally:
        store.close()


def test_a_slip_from_the_box_is_recorded_with_its_receipt_and_channel(desk: Admin, tmp_path: Path) -> None:
    photo = tmp_path / "pak andi.jpg"
    photo.write_bytes(b"\xff\xd8 gudang kelinci")
    said = desk.types(
        "complaint", "add", "--channel", "kotak saran", "--text", "Antre terlalu lama.", "--received", "2026-01-05 10:00",
        "--photo", str(photo),
    )  # fmt: skip
    assert (said.code, said.out) == (0, "ADU-2026-0001: dicatat, keadaan menunggu klasifikasi\n")
    (case,) = cases(desk)
    assert case.report is not None
    assert (case.report.channel, case.report.recorder, case.received) == (
        "kotak",
        "tu",
        datetime(2026, 1, 5, 3, 0, tzinfo=UTC),
    )
    assert [file.name for file in case.material] == ["lampiran-1.jpg"]
    assert not [p for p in desk.folder.rglob("*") if p.is_file() and b"gudang kelinci" in p.read_bytes()]


def test_the_form_is_read_from_standard_input(desk: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.StringIO("nma: anonim\nkanl: wa\nisi aduan: Banyak pungli di kantor ini!!!\n")
    )
    assert desk.types("complaint", "add").code == 0
    (case,) = cases(desk)
    assert case.report is not None
    assert (case.state, "anonim" in case.report.flags) == ("telaah khusus", True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--channel", "wa dan telepon", "--text", "x"), "lebih dari satu kanal"),
        (("--channel", "wa", "--text", " "), "masih kosong"),
        (("--text", "x"), "kanal belum disebut"),
        (("--channel", "wa", "--text", "x", "--received", "2999-01-01"), "belum tiba"),
        (("--channel", "wa", "--text", "x", "--received", "kemarin"), "tidak dikenal"),
        (("--channel", "wa", "--text", "x", "--by", "kepala"), "bukan pejabat yang boleh mencatat"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_leaves_nothing(
    desk: Admin, words: tuple[str, ...], why: str
) -> None:
    said = desk.types("complaint", "add", *words)
    assert said.code == 1
    assert why in said.err
    assert cases(desk) == []


def test_an_export_is_tried_first_and_taken_once(desk: Admin, tmp_path: Path) -> None:
    path = tmp_path / "lapor.csv"
    path.write_text(EXPORT)
    tried = desk.types("complaint", "import", str(path))
    assert tried.code == 1
    for line in (
        "baris 3: SALAH, Tracking ID kosong",
        "baris 4: SALAH, tanggal",
        "baris 5: SALAH, Tracking ID sama dengan baris 2",
    ):
        assert line in tried.out
    assert "2 dapat dicatat, 0 sudah tercatat, 3 salah" in tried.out
    assert cases(desk) == []
    assert "ADU-2026-0001 s.d. ADU-2026-0002" in desk.types("complaint", "import", str(path), "--apply").out
    assert [c.report.external for c in cases(desk) if c.report] == ["lapor:1234567", "lapor:1234570"]
    assert cases(desk)[0].received == datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
    again = desk.types("complaint", "import", str(path), "--apply")
    assert "sudah tercatat sebagai ADU-2026-0001" in again.out
    assert len(cases(desk)) == 2


def test_columns_are_what_the_configuration_says(desk: Admin, tmp_path: Path) -> None:
    path = tmp_path / "lapor.csv"
    path.write_text("Nomor;Uraian\n77;Jalan rusak\n")
    refused = desk.types("complaint", "import", str(path))
    assert refused.code == 1
    assert "kolom 'tracking id' tidak ada; yang ada: nomor, uraian" in refused.err
    config = desk.config.read_text()
    desk.config.write_text(
        config.replace("columns = {}", 'columns = { tracking_id = "Nomor", text = "Uraian" }')
    )
    assert "77 dapat dicatat" in desk.types("complaint", "import", str(path)).out


@pytest.mark.parametrize(("raw", "why"), [(None, "tidak dapat dibaca"), (b" \n", "kosong"), (b"PK?", "utuh")])
def test_an_export_that_is_none_is_named(desk: Admin, tmp_path: Path, raw: bytes | None, why: str) -> None:
    path = tmp_path / "lapor.csv"
    if raw is not None:
        path.write_bytes(raw)
    said = desk.types("complaint", "import", str(path))
    assert (said.code, why in said.err, "Errno" in said.err) == (1, True, False)


def test_a_list_for_machines_has_days_that_they_read(desk: Admin) -> None:
    desk.types(
        "complaint", "add", "--channel", "wa", "--text", "Antre lama.", "--received", "2026-01-05 10:00"
    )
    assert desk.types("complaint", "list", "--json").json["received"] == "2026-01-05"
    assert "5 Jan 2026" in desk.types("complaint", "list").out


def test_lists_and_registers_tell_numbers_only(desk: Admin, tmp_path: Path) -> None:
    desk.types(
        "complaint",
        "add",
        "--channel",
        "wa",
        "--name",
        "Sulastri",
        "--contact",
        "0812-777",
        "--text",
        "Gudang kelinci lama.",
    )
    told = (
        desk.types("complaint", "list").out
        + desk.types("status").out
        + desk.types("status", "ADU-2026-0001").out
    )
    told += desk.types("complaint", "list", "--json").out + desk.types("outbox", "show", "1").out
    assert "ADU-2026-0001" in told
    assert not re.search("sulastri|0812-777|kelinci", told.lower())


# ---------------------------------------------------------------- figures


def test_the_months_report_comes_as_text_pdf_and_spreadsheet(desk: Admin, tmp_path: Path) -> None:
    for channel in ("wa", "kotak", "kotak"):
        desk.types(
            "complaint",
            "add",
            "--channel",
            channel,
            "--text",
            "Antre lama.",
            "--received",
            "2026-01-05 10:00",
        )
    said = desk.types("report", "complaints", str(tmp_path / "lap"), "--month", "2026-01")
    assert said.code == 0, said.err
    assert "LAPORAN PENGADUAN JANUARI 2026" in said.out
    assert re.search(r"kotak pengaduan +0 +0 +0 +0 +2 +2", said.out)
    assert re.search(r"\nS2, domainnya terbukti +0 +0\n", said.out)
    pdf, book = (
        tmp_path / "lap" / "laporan-pengaduan-2026-01.pdf",
        tmp_path / "lap" / "laporan-pengaduan-2026-01.xlsx",
    )
    assert pdf.read_bytes().startswith(b"%PDF")
    with zipfile.ZipFile(book) as inside:
        assert len([n for n in inside.namelist() if n.startswith("xl/charts/chart")]) == 3
    assert desk.types("report", "complaints", "--month", "Januari").code == 1


def test_ten_thousand_open_complaints_tick_within_a_second_and_report_within_five(desk: Admin) -> None:
    """Measured in processor time: the machine of the tests is busy with others."""
    monday = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    moment = [monday]
    program = open_program(desk.config, clock=lambda: moment[0])
    standard = reports.standard_of(program)
    assert standard is not None
    told = [
        reports.Told("Antre lama.", monday - timedelta(days=n % 60), "kotak", Mailbox("", "W"))
        for n in range(40)
    ]
    record(program, standard, told, receipts=False)
    multiply(program, 10_000)
    moment[0] = monday + timedelta(days=2)
    began = time.process_time()
    ticked = tick.tick(program)
    assert time.process_time() - began < 1.0
    assert ticked.done > 0
    began = time.process_time()
    seen = Records(program.settings, program.office, program.store)  # type: ignore[arg-type]
    found = figures_of(seen, date(2026, 11, 1), program.clock())
    assert time.process_time() - began < 5.0
    assert found.open == 10_000
    program.close()


def test_the_report_says_why_it_was_late_in_the_words_of_whoever_was_late(
    desk: Admin, tmp_path: Path
) -> None:
    monday = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
    program = open_program(desk.config, clock=lambda: monday)
    standard = reports.standard_of(program)
    assert standard is not None
    told = [reports.Told(PLAIN, monday, reporter=Mailbox("warga@lain.test", "Sulastri Contohwati"))] * 3
    first, second, third = (case.ref for case in record(program, standard, told))

    def moves(ref: str, who: str, move: str, day: int = 5, **given: object) -> None:
        at = replace(program.desk(standard), now=datetime(2026, 1, day, 3, 0, tzinfo=UTC))
        case = program.store.case(ref)
        assert case is not None
        program.store.apply((write(program, case, says(case, who, move, at, **given)),), None, at.now)

    for ref in (first, second):
        moves(ref, "aduan", "kelas", category="ringan")
        moves(ref, "aduan", "tugaskan", staff=("andi",))
    moves(first, "andi", "alasan", 6, note="menunggu vendor, Ibu Sulastri sudah dikabari")
    moves(second, "andi", "waktu", 6, days=8, note="data OPD belum ada")
    moves(third, "aduan", "kelas", category="berkadar_pengawasan")
    moves(third, "apip", "alasan", 6, note="saksi Wiryosentono sakit")
    program.close()
    said = desk.types("report", "complaints", str(tmp_path / "lap"), "--month", "2026-05")
    assert said.code == 0, said.err
    text = " ".join(said.out.split())
    assert "menunggu vendor, Ibu [pelapor] sudah dikabari; paling lama di" in text
    assert "data OPD belum ada; paling lama di" in text
    assert "dicatat oleh pejabat yang ditunjuk; paling lama di" in text
    with zipfile.ZipFile(tmp_path / "lap" / "laporan-pengaduan-2026-05.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "Alasan tertulis" in strings
    assert "data OPD belum ada" in strings
    for secret in ("Sulastri", "Wiryosentono", "warga@lain.test"):
        assert secret not in said.out + strings
    # Without the key there are numbers and days, and a word that there is more.
    (desk.folder / "token-key").unlink()
    blind = desk.types("report", "complaints", str(tmp_path / "lap"), "--month", "2026-05")
    assert blind.code == 0, blind.err
    assert "tersegel" in blind.out
    assert "menunggu vendor" not in blind.out


def test_the_weekly_digest_reads_open_cases_of_its_service_only_and_no_sealed_word(
    desk: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monday = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    program = open_program(desk.config, clock=lambda: monday)
    standard = reports.standard_of(program)
    assert standard is not None
    told = [reports.Told("Antre lama.", monday - timedelta(days=9), "kotak", Mailbox("", "W"))] * 40
    record(program, standard, told, receipts=False)
    multiply(program, 10_000)
    db = program.store._db
    with db.write():
        db.run("UPDATE cases SET state = 'selesai' WHERE number > 50")
        db.run("UPDATE cases SET standard = 'lain' WHERE number = 1")
        # Nothing that is sealed, and nothing that has ended, is opened for it.
        db.run("UPDATE sealed SET body = x'00'")
        db.run("UPDATE cases SET body = '?' WHERE number > 50 OR number = 1")
    began = time.process_time()
    weekly(program, date(2026, 11, 23))
    took = time.process_time() - began
    mail = next(
        row for row in program.store.outbox(limit=50) if row.template == "pengelola-ringkasan-mingguan"
    )
    assert (mail.subject.endswith("49 terbuka"), took < 0.5) == (True, True)
    program.close()


def multiply(program: object, wanted: int) -> None:
    """The same complaints under further numbers, straight into the tables: ten thousand by mail would take minutes."""
    db = program.store._db  # type: ignore[attr-defined]
    have = int(db.value("SELECT count(*) FROM cases"))
    with db.write():
        for number in range(have + 1, wanted + 1):
            source = f"ADU-2026-{(number - 1) % have + 1:04d}"
            ref = f"ADU-2026-{number:04d}"
            db.run("UPDATE counters SET last = ? WHERE code = 'ADU'", number)
            db.run(
                "INSERT INTO cases (ref, code, year, number, standard, state, version, step, agency, applicant, "
                "assignee, received, changed, wake, body) SELECT ?, code, year, ?, standard, state, version, step, "
                "agency, applicant, assignee, received, changed, wake, replace(body, ?, ?) FROM cases WHERE ref = ?",
                ref,
                number,
                source,
                ref,
                source,
            )


def test_a_backup_takes_what_is_sealed_and_drops_its_plain_twin(desk: Admin, tmp_path: Path) -> None:
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"\xff\xd8 gudang kelinci")
    desk.types("complaint", "add", "--channel", "kotak", "--text", "Antre lama.", "--photo", str(photo))
    (sealed,) = (desk.folder / "files" / "sealed" / "parts").glob("*/*")
    backup = tmp_path / "cadangan"
    plain = backup / "files" / sealed.parent.name / sealed.name
    plain.parent.mkdir(parents=True)
    plain.write_bytes(photo.read_bytes())
    assert desk.types("backup", str(backup)).code == 0
    assert (
        backup / "files" / "sealed" / "parts" / sealed.parent.name / sealed.name
    ).read_bytes() == sealed.read_bytes()
    assert not plain.exists()


def test_who_died_before_sealing_seals_at_the_next_start(desk: Admin) -> None:
    """Law L11: between the commit that opens the case and the sealing of its message lies a moment to die in."""
    desk.types("complaint", "add", "--channel", "wa", "--text", "Antre lama.")
    raw = b"From: warga@rumah.test\r\n\r\ngudang kelinci\r\n"
    digest = digest_of(raw)
    path = desk.keep(digest, raw)
    store = open_store(desk.url, datetime.now(UTC))
    store.begin([Seen(digest, Place("INBOX", 1, 1), datetime.now(UTC), len(raw))])
    with store._db.write():
        store._db.run("UPDATE messages SET place = 'done', settled = 1, ref = 'ADU-2026-0001'")
    store.close()
    program = open_program(desk.config)
    assert not path.exists()
    assert program.spool.read_message(digest) == raw
    program.close()
    assert not [p for p in desk.folder.rglob("*") if p.is_file() and b"gudang kelinci" in p.read_bytes()]


def test_a_start_looks_only_through_what_an_earlier_one_has_not(desk: Admin) -> None:
    """Ten years of complaints must not be looked up, file by file, at each start."""
    desk.types("complaint", "add", "--channel", "wa", "--text", "Antre lama.")
    open_program(desk.config).close()
    mark, now = desk.folder / "files" / SEALED_UP_TO, datetime.now(UTC)
    assert mark.exists()
    plain = {}
    for days in (30, 1):
        raw = f"From: warga@rumah.test\r\n\r\nsebelum {days} hari\r\n".encode()
        plain[days] = desk.keep(digest_of(raw), raw)
        store = open_store(desk.url, now)
        store.begin([Seen(digest_of(raw), Place("INBOX", 1, days), now, len(raw))])
        with store._db.write():
            store._db.run(
                "UPDATE messages SET place = 'done', settled = ?, ref = 'ADU-2026-0001' WHERE uid = ?",
                stamp(now - timedelta(days=days)),
                days,
            )
        store.close()
    open_program(desk.config).close()
    assert {days: path.exists() for days, path in plain.items()} == {30: True, 1: False}
    # A backup was restored, or the mark is unreadable: everything is looked through.
    mark.write_text("rusak")
    open_program(desk.config).close()
    assert not plain[30].exists()
