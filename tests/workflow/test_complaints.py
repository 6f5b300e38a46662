"""The standard of complaints at the desk: classes and days, secrecy, people who are named, the way to the answer."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.workflow.complaints import (
    GRAVE,
    MONDAY,
    PLAIN,
    WARGA,
    case_of,
    choices,
    classed,
    desk,
    office,
    reported,
    says,
    shown,
    texts,
    told,
)
from workflow.clock import on_calendar, on_clock
from workflow.decide import on_status
from workflow.facts import Calendar, Deputy, Grade, Holiday, Incoming, Mailbox
from workflow.reporting import on_joined

APIP, ADUAN, TU = "apip@inspektorat.test", "aduan@suratd.test", "tu@suratd.test"
CLASSES = {5: ("ringan", "normatif"), 14: ("tidak_berkadar_pengawasan",), 60: ("berkadar_pengawasan",)}

# DOMAIN 6.4: received, then the day on which 5, 14 and 60 working days are over (None: no vector).
VECTORS = (
    ("2026-11-23", "2026-11-30", "2026-12-11", "2027-02-22"),
    ("2026-11-28", "2026-12-04", None, None),
    ("2026-12-23", "2027-01-04", "2027-01-18", "2027-04-05"),
    ("2026-03-17", "2026-03-31", "2026-04-14", "2026-06-26"),
    ("2027-02-04", "2027-02-12", None, None),
    ("2027-03-05", "2027-03-22", "2027-04-06", "2027-06-17"),
    ("2027-05-14", "2027-05-27", "2027-06-10", None),
)


def at(day: str, hour: int = 3) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02d}:00:00").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [(row[0], days, due) for row in VECTORS for days, due in zip((5, 14, 60), row[1:], strict=True) if due],
)
def test_each_class_has_its_days_counted_from_the_receipt(received: str, days: int, due: str) -> None:
    """Set two days later: the receipt counts, not the day on which somebody said what class it is."""
    came, later = desk(at(received)), desk(at(received) + timedelta(days=2))
    for name in CLASSES[days]:
        case = case_of(reported(PLAIN, came))
        case = case_of(says(case, "aduan", "kelas", later, category=name))
        assert case.due is not None
        assert (case.due.day.isoformat(), len(case.due.counted), case.due.provisional) == (due, days, False)


def test_a_year_without_a_decree_makes_the_promise_provisional() -> None:
    case = case_of(
        says(
            case_of(reported(PLAIN, desk(at("2027-12-23")))),
            "aduan",
            "kelas",
            desk(at("2027-12-23")),
            category="tidak_berkadar_pengawasan",
        )
    )
    assert case.due is not None
    assert case.due.provisional


@pytest.mark.parametrize("name", ["ringan", "tidak_berkadar_pengawasan"])
def test_a_holiday_added_in_the_middle_moves_the_day_and_is_told(name: str) -> None:
    case = classed(name)
    assert case.due is not None
    day = case.due.counted[1]
    calendar = office().calendar
    closed = Calendar({**calendar.holidays, day: Holiday(day, "lokal", "Banjir")}, calendar.years)
    later = desk(MONDAY, office=replace(office(), calendar=closed))
    decision = on_calendar(case, later, "libur ditambahkan")
    assert decision is not None
    assert decision.case is not None
    assert decision.case.due is not None
    assert (decision.case.due.day > case.due.day, day in decision.case.due.counted) == (True, False)
    assert WARGA.address in told(shown(decision, case, later))


def test_nothing_is_promised_before_somebody_has_set_the_class() -> None:
    decision = reported()
    case = case_of(decision)
    assert (case.state, case.due, case.sealed) == ("menunggu klasifikasi", None, True)
    assert told(decision) == {
        ADUAN: ["pengelola-mohon-klasifikasi"],
        WARGA.address: ["pemohon-pengaduan-diterima"],
    }
    labels = [c.label for c in choices(decision, "pengelola-mohon-klasifikasi")]
    assert labels[:4] == [
        "Ringan (5 hari kerja)",
        "Normatif (5 hari kerja)",
        "Tidak berkadar pengawasan (14 hari kerja) - usulan sistem",
        "Berkadar pengawasan (60 hari kerja)",
    ]


# ---------------------------------------------------------------- secrecy


def test_a_grave_complaint_is_read_by_the_appointed_officer_alone() -> None:
    decision = reported(GRAVE)
    assert case_of(decision).state == "telaah khusus"
    assert told(decision) == {
        APIP: ["apip-mohon-telaah"],
        WARGA.address: ["pemohon-pengaduan-diterima"],
        ADUAN: ["pejabat-nomor-pengaduan"],
        "sekretaris@suratd.test": ["pejabat-tanpa-biaya"],
    }
    assert "uang rokok" in texts(decision, APIP)
    for address in (WARGA.address, ADUAN, "sekretaris@suratd.test"):
        assert "rokok" not in texts(decision, address)
    for send in decision.sends:
        if send.to.address != WARGA.address:
            assert "Sulastri" not in str(send.facts)
            assert WARGA.address not in str(send.facts)


@pytest.mark.parametrize("who", ["aduan", "sekretaris", "kepala", "kabid", "tu"])
def test_nobody_else_moves_a_grave_complaint(who: str) -> None:
    case = case_of(reported(GRAVE))
    decision = says(case, who, "kelas", category="ringan")
    assert decision.case is not None
    assert (decision.case.state, decision.case.report) == (case.state, case.report)
    assert all("rokok" not in str(send.facts) for send in decision.sends if send.to.address != APIP)


def test_a_class_lifted_by_the_pengelola_closes_the_content_from_then_on() -> None:
    case = classed("berkadar_pengawasan")
    assert (case.state, case.asked) == ("pemeriksaan khusus", ("apip",))
    decision = says(case_of(reported()), "aduan", "kelas", category="berkadar_pengawasan")
    assert "kurang ramah" in texts(decision, APIP)
    assert all("kurang ramah" not in str(s.facts) for s in decision.sends if s.to.address != APIP)


def test_milestones_of_a_grave_complaint_tell_others_its_number_only() -> None:
    case = classed("berkadar_pengawasan", GRAVE)
    assert case.due is not None
    later = desk(datetime(2026, 12, 16, 2, 0, tzinfo=UTC))
    decision = on_clock(case, later)
    assert decision is not None
    decision = shown(decision, case, later)
    assert told(decision) == {
        APIP: ["pejabat-tonggak", "pejabat-pengingat"],
        ADUAN: ["pejabat-nomor-pengaduan"],
    }


def test_the_identity_opens_for_a_role_with_a_reason_and_only_for_the_one_who_asked() -> None:
    case = classed("tidak_berkadar_pengawasan")
    decision = says(case, "aduan", "identitas", note="perlu menghubungi")
    assert told(decision)[ADUAN] == ["pejabat-identitas", "pejabat-gema"]
    assert "Sulastri" in texts(decision, ADUAN)
    assert set(told(decision)) == {ADUAN}
    refused = says(case, "aduan", "identitas")
    assert "pejabat-identitas" not in told(refused).get(ADUAN, [])


def test_who_is_named_gets_nothing_and_neither_does_his_deputy() -> None:
    standing_in = (Deputy("kabid", "sekretaris", "Plh.", date(2026, 11, 1), date(2026, 12, 31)),)
    world = desk(office=replace(office(), deputies=standing_in))
    words = "Kabid IKP selalu mendahulukan dinas besar. Kami kecewa."
    case = case_of(reported(words, world))
    assert case.report is not None
    assert case.report.barred == ("kabid",)
    case = case_of(says(case, "aduan", "kelas", world, category="tidak_berkadar_pengawasan"))
    case = case_of(says(case, "aduan", "tugaskan", world, staff=("andi",)))
    decision = says(case, "andi", "konsep", world, note="Tidak terbukti.")
    # Kabid and Sekretaris would approve: one is named, the other stands in for him. The Kepala is left.
    assert "kepala@suratd.test" in told(decision)
    assert not {"kabid.ikp@suratd.test", "sekretaris@suratd.test"} & set(told(decision))


def test_when_everybody_is_named_the_administrator_hears_the_number_and_no_word() -> None:
    decision = reported("Contoh Inspektur Pembantu menerima uang pelicin dari rekanan.")
    assert told(decision)["admin@suratd.test"] == ["admin-pemberitahuan"]
    assert APIP not in told(decision)
    assert "pelicin" not in texts(decision, "admin@suratd.test")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("Yth. Kepala Dinas Kominfo\nNomor telepon tidak bisa dihubungi.", ()),
        ("Andi minta uang rokok.", ("andi",)),
        ("pak andi dan mas budi malas", ("andi", "budi")),
        ("Sekretaris Dinas tidak menjawab surat kami", ("sekretaris",)),
        ("Pengelola pengaduan tidak pernah membalas", ("aduan",)),
        ("Contoh acara kurang jelas, contoh flyer salah", ()),
        ("Petugas kurang ramah", ()),
    ],
)
def test_who_is_named_in_a_text(words: str, keys: tuple[str, ...]) -> None:
    case = case_of(reported(words))
    assert case.report is not None
    assert case.report.barred == keys


def test_names_of_files_are_only_numbers() -> None:
    from workflow.facts import File

    files = (File("f" * 64, "bukti pak andi minta uang.JPG", "image/jpeg", 10),)
    case = case_of(reported(files=files))
    assert [file.name for file in case.material] == ["lampiran-1.jpg"]


# ---------------------------------------------------------------- the way


def test_an_objection_reopens_once() -> None:
    case = classed("ringan")
    for number in (1, 2):
        case = case_of(says(case, "aduan", "tugaskan", staff=("andi",)))
        case = case_of(says(case, "andi", "konsep", note=f"Jawaban {number}."))
        case = case_of(says(case, "kabid", "setuju"))
        assert case.state == "dijawab"
        case = case_of(says(case, "pelapor", "keberatan", note="belum puas"))
    assert case.state == "dijawab"
    assert [done.move for done in case.decisions].count("keberatan") == 1


def test_the_objection_begins_a_new_clock() -> None:
    case = classed("ringan")
    later = desk(datetime(2026, 12, 1, 3, 0, tzinfo=UTC))
    case = case_of(says(case, "aduan", "tugaskan", staff=("andi",)))
    case = case_of(says(case, "andi", "konsep", note="Jawaban."))
    case = case_of(says(case, "kabid", "setuju"))
    case = case_of(says(case, "pelapor", "keberatan", later, note="belum puas"))
    assert case.due is not None
    assert (case.state, case.due.day.isoformat()) == ("menunggu penugasan", "2026-12-08")


def test_a_rule_must_be_quoted_where_the_class_says_so() -> None:
    case = case_of(says(classed("normatif"), "aduan", "tugaskan", staff=("andi",)))
    vague = says(case, "andi", "konsep", note="Memang begitu.")
    assert vague.case is not None
    assert vague.case.state == "ditangani"
    quoted = says(case, "andi", "konsep", note="Sesuai Peraturan Bupati Nomor 1 Tahun 2024.")
    assert quoted.case is not None
    assert quoted.case.state == "menunggu persetujuan"


def test_whoever_drafted_the_answer_does_not_approve_it_alone() -> None:
    case = case_of(says(classed("ringan"), "aduan", "tugaskan", staff=("kabid",)))
    decision = says(case, "kabid", "konsep", note="Sudah diperbaiki.")
    assert "sekretaris@suratd.test" in told(decision)
    assert "pejabat-mohon-persetujuan-jawaban" not in told(decision).get("kabid.ikp@suratd.test", [])


def test_another_class_keeps_the_receipt_and_wants_a_reason() -> None:
    case = classed("ringan")
    without = says(case, "aduan", "ubah kelas", category="tidak_berkadar_pengawasan")
    assert without.case is not None
    assert without.case.report == case.report
    later = desk(datetime(2026, 11, 26, 3, 0, tzinfo=UTC))
    case = case_of(
        says(case, "aduan", "ubah kelas", later, category="tidak_berkadar_pengawasan", note="banyak pihak")
    )
    assert case.due is not None
    assert case.due.day.isoformat() == "2026-12-11"


def test_an_extension_wants_days_and_a_reason_and_is_told_to_the_reporter() -> None:
    case = case_of(says(classed("ringan"), "aduan", "tugaskan", staff=("andi",)))
    assert case_of(says(case, "andi", "waktu", days=8)).due == case.due
    decision = says(case, "andi", "waktu", days=8, note="menunggu data")
    assert decision.case is not None
    assert decision.case.due is not None
    assert decision.case.due.day.isoformat() == "2026-12-03"
    assert told(decision)[WARGA.address] == ["pemohon-waktu"]


def test_milestones_act_once_in_the_life_of_a_case_and_again_when_they_lie_ahead_again() -> None:
    case = classed("tidak_berkadar_pengawasan")
    later = desk(datetime(2026, 11, 30, 2, 0, tzinfo=UTC))
    first = on_clock(case, later)
    assert first is not None
    assert first.case is not None
    assert "seperempat" in first.case.reached
    moved = case_of(says(case_of(first), "aduan", "tugaskan", later, staff=("andi",)))
    assert "seperempat" in moved.reached
    longer = case_of(says(moved, "andi", "waktu", later, days=30, note="data"))
    assert "seperempat" not in longer.reached


def test_both_reporters_of_one_matter_are_answered() -> None:
    first = classed("ringan")
    second = replace(case_of(reported()), ref="ADU-2026-0002", applicant=Mailbox("promkes@opd.test"))
    first = case_of(on_joined(first, second, desk()))
    first = case_of(says(first, "aduan", "tugaskan", staff=("andi",)))
    first = case_of(says(first, "andi", "konsep", note="Sudah."))
    decision = says(first, "kabid", "setuju")
    assert told(decision)["promkes@opd.test"] == ["pemohon-jawaban-pengaduan"]
    assert told(decision)[WARGA.address] == ["pemohon-jawaban-pengaduan"]
    assert "promkes" not in texts(decision, WARGA.address)


# ---------------------------------------------------------------- status


@pytest.mark.parametrize(
    ("sender", "words", "answered"),
    [
        (WARGA.address, "STATUS ADU-2026-0001", True),
        ("lain@lain.test", "STATUS ADU-2026-0001", False),
        ("lain@lain.test", "STATUS ADU-2026-0001 AB3DE5FG", True),
        ("lain@lain.test", "STATUS ADU-2026-0001 AB3DE5FA", False),
        ("kepala@suratd.test", "STATUS ADU-2026-0001", False),
    ],
)
def test_the_state_is_told_to_the_reporter_or_for_his_code(sender: str, words: str, answered: bool) -> None:
    case = classed("ringan")
    mail = Incoming("a" * 64, MONDAY, Mailbox(sender), words=words, grade=Grade("S1"))
    decision = shown(on_status(case, mail, desk()), case, desk())
    assert [s.template for s in decision.sends] == (["pemohon-status"] if answered else [])
    again = shown(on_status(case, mail, desk(MONDAY + timedelta(minutes=5))), case, desk())
    assert [s.key for s in again.sends] == [s.key for s in decision.sends], (
        "a second mail in one hour is none"
    )


def test_an_official_who_reports_is_a_reporter_and_nothing_else() -> None:
    inside = Mailbox("andi@suratd.test", "Andi Contoh")
    decision = reported(
        "Data nomor HP pelapor dibocorkan ke orang yang dilaporkan. Saya takut.", reporter=inside
    )
    assert told(decision)[inside.address] == ["pemohon-pengaduan-diterima"]
    case = case_of(says(case_of(decision), "apip", "kelas", category="tidak_berkadar_pengawasan"))
    refused = says(case, "andi", "tugaskan", staff=("andi",))
    assert refused.case is not None
    assert refused.case.state == "menunggu penugasan"


def test_an_ended_complaint_waits_for_nobody() -> None:
    case = case_of(says(classed("ringan"), "aduan", "tugaskan", staff=("andi",)))
    case = case_of(says(case_of(says(case, "andi", "konsep", note="Sudah.")), "kabid", "setuju"))
    decision = says(case, "pelapor", "terima")
    assert case_of(decision).state == "selesai"
    assert (case_of(decision).asked, told(decision)) == ((), {WARGA.address: ["pemohon-pengaduan-selesai"]})


def test_the_officer_for_grave_cases_hears_nothing_of_others() -> None:
    later = desk(datetime(2026, 11, 27, 2, 0, tzinfo=UTC))
    case = classed("tidak_berkadar_pengawasan")
    decision = on_clock(case, later)
    assert decision is not None
    assert APIP not in told(shown(decision, case, later))


def test_a_file_that_comes_later_loses_its_name_too() -> None:
    from workflow.decide import Answer, on_answer
    from workflow.facts import Attachment, Command, Ticket

    case = case_of(says(case_of(reported()), "aduan", "lengkapi"))
    file = Attachment("pak andi.png", "image/png", 5, "c" * 64)
    mail = Incoming("f" * 64, MONDAY, WARGA, words="Ini fotonya.", attachments=(file,), grade=Grade("S1"))
    ticket = Ticket(case.ref, case.step, WARGA.address, "step")
    after = case_of(on_answer(case, Answer(mail, ticket, Command("lain", "ask")), desk()))
    assert [one.name for one in after.material] == ["lampiran-1.png"]


def test_five_megabytes_are_bounded_and_an_empty_complaint_is_recorded() -> None:
    began = time.process_time()
    case = case_of(reported(PLAIN + " kata" * 1_000_000))
    assert time.process_time() - began < 5
    assert case.report is not None
    assert len(case.report.words) < 21_000
    empty = case_of(reported(""))
    assert empty.state == "menunggu klasifikasi"
    assert {f.name for f in empty.findings if f.verdict == "missing"} >= {"what", "where", "when"}


def test_a_word_after_the_end_is_kept_and_changes_nothing() -> None:
    case = case_of(says(classed("ringan"), "aduan", "tugaskan", staff=("andi",)))
    case = case_of(says(case_of(says(case, "andi", "konsep", note="Sudah.")), "kabid", "setuju"))
    case = case_of(says(case, "pelapor", "terima"))
    decision = says(case, "pelapor", "lain", words="Satu hal lagi.", action="ask")
    assert case_of(decision).state == "selesai"
    assert told(decision)[WARGA.address] == ["pemohon-pesan-diterima"]
    assert [note.text for note in case_of(decision).notes][-1] == "Satu hal lagi."


@pytest.mark.parametrize("who", ["andi", "kabid", "tu"])
def test_the_wrong_person_cannot_change_the_class(who: str) -> None:
    case = case_of(says(classed("ringan"), "aduan", "tugaskan", staff=("andi",)))
    decision = says(case, who, "ubah kelas", category="normatif", note="menurut saya")
    assert case_of(decision).report == case.report
    assert told(decision), "whoever tried it is told"
