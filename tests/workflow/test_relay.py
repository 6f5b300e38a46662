"""A reporter without an address hears us through an official: chased until he says so, and only then is it answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.workflow.complaints import GRAVE, MONDAY, PLAIN, case_of, desk, reported, says, shown, told
from workflow.clock import on_clock
from workflow.decide import Answer, on_answer
from workflow.facts import Case, Command, Decision, Grade, Incoming, Mailbox, Ticket
from workflow.reporting import on_joined

TU, SEKRETARIS, KEPALA = "tu@suratd.test", "sekretaris@suratd.test", "kepala@suratd.test"
CHASED, RAISED = "petugas-pengingat-titipan", "pejabat-eskalasi-titipan"
WA = {
    "reporter": Mailbox("", "Siti Contohwati"),
    "contact": "0812-0000-1111",
    "recorder": "tu",
    "channel": "whatsapp",
}


def morning(day: str, hour: int = 2) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02d}:00:00").replace(tzinfo=UTC)


def clock(case: Case, day: str) -> Decision | None:
    later = desk(morning(day))
    decision = on_clock(case, later)
    return shown(decision, case, later) if decision else None


def sudah(case: Case, day: str, who: str = "tu", step: int | None = None, words: str = "SUDAH") -> Decision:
    """One word of whoever passes our words on, in answer to the mail of this step."""
    later = desk(morning(day))
    address = f"{who}@suratd.test"
    live = step is None or step == case.step
    ticket = Ticket(case.ref, case.step if step is None else step, address, "step", (), live)
    mail = Incoming("e" * 64, later.now, Mailbox(address), words=words, grade=Grade("S2"))
    return shown(on_answer(case, Answer(mail, ticket, Command("lain", "ask")), later), case, later)


def approved(words: str = PLAIN, day: str = "2026-11-23") -> Case:
    """Recorded from WhatsApp, handled, and the answer approved: it lies with the petugas now."""
    at = desk(morning(day, 3))
    case = case_of(
        says(case_of(reported(words, **WA)), "aduan", "kelas", category="tidak_berkadar_pengawasan")
    )
    case = case_of(says(case, "aduan", "tugaskan", staff=("andi",)))
    case = case_of(says(case, "andi", "konsep", note="Sudah diperbaiki."))
    return case_of(says(case, "kabid", "setuju", at))


def test_the_receipt_that_nobody_confirms_is_chased_then_escalated() -> None:
    case = case_of(reported(PLAIN, **WA))
    assert case.wake is not None
    assert clock(case, "2026-11-24") is None
    second = clock(case, "2026-11-25")
    assert second is not None
    assert CHASED in told(second)[TU]
    third = clock(case_of(second), "2026-11-26")
    assert third is not None
    assert RAISED in told(third)[SEKRETARIS]
    fourth = clock(case_of(third), "2026-11-27")
    assert fourth is not None
    assert RAISED in told(fourth)[KEPALA]


def test_one_word_ends_the_chase() -> None:
    case = case_of(sudah(case_of(reported(PLAIN, **WA)), "2026-11-23"))
    assert [done.move for done in case.decisions] == ["tersampaikan"]
    later = clock(case, "2026-11-25")
    assert later is not None
    assert CHASED not in told(later).get(TU, [])


def test_an_answer_counts_only_when_it_has_reached_the_reporter() -> None:
    case = approved()
    assert case.state == "dijawab"
    assert case.report is not None
    assert case.report.answered is None
    case = case_of(sudah(case, "2026-11-26"))
    assert case.report is not None
    assert case.report.answered == morning("2026-11-26")
    assert case.report.promised == case.due.day if case.due else None
    # The days of objecting count from the day on which he heard it.
    assert case.since == morning("2026-11-26")
    assert (case.pauses[-1].start.isoformat(), case.pauses[-1].end) == ("2026-11-26", None)


def test_nothing_ends_by_time_what_has_not_reached_the_reporter() -> None:
    case = approved()
    for day in ("2026-11-25", "2026-12-09", "2026-12-15", "2027-01-11"):
        decision = clock(case, day)
        case = case_of(decision) if decision else case
    assert case.state == "dijawab"
    assert "lewat tenggat" in case.reached, "an answer that nobody passed on is late like any other"
    case = case_of(sudah(case, "2027-01-12"))
    ended = clock(case, "2027-01-27")
    assert ended is not None
    assert case_of(ended).state == "selesai"


def test_a_question_that_was_not_passed_on_closes_nothing() -> None:
    case = case_of(says(case_of(reported(PLAIN, **WA)), "aduan", "lengkapi"))
    decision = clock(case, "2026-12-15")
    assert decision is not None
    assert case_of(decision).state == "menunggu kelengkapan"
    assert RAISED in told(decision)[KEPALA]
    asked = case_of(sudah(case_of(decision), "2026-12-16"))
    early, late = clock(asked, "2026-12-28"), clock(asked, "2027-01-06")
    assert early is None or case_of(early).state == "menunggu kelengkapan"
    assert late is not None
    assert case_of(late).state == "ditutup"


def test_the_sekretaris_who_was_asked_may_say_it_too_and_nobody_else() -> None:
    case = approved()
    for day in ("2026-11-25", "2026-11-26"):
        decision = clock(case, day)
        assert decision is not None
        case = case_of(decision)
    refused = sudah(case, "2026-11-26", "andi")
    assert case_of(refused).report == case.report
    said = case_of(sudah(case, "2026-11-26", "sekretaris"))
    assert said.report is not None
    assert said.report.answered is not None


def test_a_word_about_an_older_mail_confirms_no_newer_one() -> None:
    first = case_of(reported(PLAIN, **WA))
    case = approved()
    old = case_of(sudah(case, "2026-11-24", step=first.step))
    assert old.report is not None
    assert old.report.answered is None
    # To a mail of the step before, when nothing was handed over since, it counts.
    classed = case_of(says(first, "aduan", "tanya", note="kapan?"))
    assert classed.report is not None


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("sudah", True),
        ("Sudah saya sampaikan kepada pelapor lewat WA, terima kasih.", True),
        ("sampun, sudah disampaikan ke yang bersangkutan", True),
        ("Siap, sudah dikabari pak", True),
        ("Belum bisa dihubungi", False),
        ("Sudah saya telepon tetapi tidak diangkat", False),
        ("Sudah jelas jawabannya?", False),
    ],
)
def test_how_people_say_that_it_arrived(words: str, heard: bool) -> None:
    case = case_of(sudah(approved(), "2026-11-24", words=words))
    assert case.report is not None
    assert (case.report.answered is not None) is heard


def test_what_the_reporter_says_back_shows_that_he_heard() -> None:
    case = approved()
    decision = says(case, "tu", "keberatan", note="belum puas")
    assert case_of(decision).state == "menunggu penugasan"
    assert case_of(decision).report.handed != case.report.handed  # type: ignore[union-attr]


def test_of_a_grave_case_the_chase_tells_its_number_only() -> None:
    case = case_of(reported(GRAVE, **WA))
    for day in ("2026-11-25", "2026-11-26"):
        decision = clock(case, day)
        assert decision is not None
        case = case_of(decision)
        for send in decision.sends:
            if not send.to.address.startswith("apip"):
                assert "rokok" not in str(send.facts)
                assert "Contohwati" not in str(send.facts)
    assert RAISED in told(decision)[SEKRETARIS]


def test_a_reporter_with_an_address_is_answered_at_once() -> None:
    case = case_of(says(case_of(reported(PLAIN)), "aduan", "kelas", category="ringan"))
    case = case_of(says(case, "aduan", "tugaskan", staff=("andi",)))
    case = case_of(says(case_of(says(case, "andi", "konsep", note="Sudah.")), "kabid", "setuju"))
    assert case.report is not None
    assert case.report.answered == MONDAY
    assert case.report.handed is None
    assert replace(case, wake=None).state == "dijawab"


def test_a_second_reporter_without_an_address_is_answered_through_his_own_hands() -> None:
    first = case_of(says(case_of(reported(PLAIN)), "aduan", "kelas", category="ringan"))
    second = replace(case_of(reported(PLAIN, **WA)), ref="ADU-2026-0002")
    first = case_of(on_joined(first, second, desk()))
    first = case_of(says(first, "aduan", "tugaskan", staff=("andi",)))
    decision = says(case_of(says(first, "andi", "konsep", note="Sudah.")), "kabid", "setuju")
    assert told(decision)[TU] == ["pemohon-jawaban-pengaduan"]
    (mail,) = (send for send in decision.sends if send.to.address == TU)
    assert "ADU-2026-0002" in str(mail.facts["titip"])
    assert "Contohwati" not in str(mail.facts)
    answered = case_of(decision)
    # The first one has an address: his answer is given, whatever becomes of the second's.
    assert answered.report is not None
    assert answered.report.answered is not None
    later = on_joined(answered, replace(second, ref="ADU-2026-0003"), desk())
    assert told(shown(later, answered, desk()))[TU] == ["pemohon-jawaban-pengaduan"]


def test_of_a_reserved_matter_he_carries_no_word() -> None:
    first = case_of(says(case_of(reported(GRAVE)), "apip", "kelas", category="berkadar_pengawasan"))
    second = replace(case_of(reported(GRAVE, **WA)), ref="ADU-2026-0002")
    first = case_of(on_joined(first, second, desk()))
    given = replace(first, state="dijawab", report=replace(first.report, draft="terbukti", answered=MONDAY))  # type: ignore[type-var]
    later = on_joined(given, replace(second, ref="ADU-2026-0003"), desk())
    mails = [send for send in shown(later, given, desk()).sends if send.to.address == TU]
    assert [send.template for send in mails] == ["pemohon-jawaban-pengaduan"]
    assert "terbukti" not in str(mails[0].facts)
    assert "rokok" not in str(mails[0].facts)
