"""A complaint that is late: whoever it waits for is asked for the reason once, in a mail that asks nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.workflow.complaints import GRAVE, PLAIN, case_of, classed, desk, reported, says, shown, told
from workflow.clock import on_clock
from workflow.decide import Answer, on_answer
from workflow.facts import Case, Choice, Command, Decision, Grade, Incoming, Mailbox, Ticket
from workflow.reported import delay_reason

ASKED = "pejabat-mohon-alasan"
ANDI = "andi@suratd.test"


def clock(case: Case, day: str) -> Decision:
    later = desk(datetime.fromisoformat(f"{day}T02:00:00").replace(tzinfo=UTC))
    decision = on_clock(case, later)
    assert decision is not None
    return shown(decision, case, later)


def handled() -> Case:
    return case_of(says(classed("ringan"), "aduan", "tugaskan", staff=("andi",)))


def writes(case: Case, words: str, choices: tuple[Choice, ...]) -> Decision:
    """He answers the mail that asks for the reason, in his own words."""
    at = desk(datetime(2026, 12, 1, 3, 0, tzinfo=UTC))
    ticket = Ticket(case.ref, case.step, ANDI, "step", choices, True)
    mail = Incoming("e" * 64, at.now, Mailbox(ANDI), words=words, grade=Grade("S2"))
    return shown(on_answer(case, Answer(mail, ticket, Command("lain", "ask")), at), case, at)


def test_whoever_it_waits_for_is_asked_when_the_day_has_passed_also_after_a_long_sleep() -> None:
    for day in ("2026-12-01", "2026-12-10"):
        decision = clock(handled(), day)
        assert told(decision)[ANDI].count(ASKED) == 1, day
        # The others hear of it as before.
        assert "sekretaris@suratd.test" in told(decision), day
        again = on_clock(case_of(decision), desk(datetime(2026, 12, 11, 2, 0, tzinfo=UTC)))
        assert again is None or ASKED not in str(told(again)), "asked once"


def test_his_words_are_the_reason_whatever_they_begin_with() -> None:
    decision = clock(handled(), "2026-12-01")
    (asked,) = (send for send in decision.sends if send.template == ASKED)
    assert [choice.move for choice in asked.choices] == ["alasan"]
    after = writes(case_of(decision), "Masih menunggu data dari vendor wifi.", asked.choices)
    case = case_of(after)
    assert case.state == "ditangani"
    assert delay_reason(case, desk().standard) == "Masih menunggu data dari vendor wifi."


def test_the_reason_of_an_extension_is_taken_when_none_was_written() -> None:
    case = case_of(says(handled(), "andi", "waktu", days=8, note="menunggu data OPD"))
    assert delay_reason(case, desk().standard) == "menunggu data OPD"
    case = case_of(says(case, "andi", "alasan", note="vendor libur"))
    assert delay_reason(case, desk().standard) == "vendor libur"


def test_a_reason_names_neither_the_reporter_nor_a_number_or_address() -> None:
    case = handled()
    note = "Ibu Sulastri Contohwati (0812-3456-7890, warga@lain.test) belum\nmengirim foto; cc kabag@opd.test"
    said = delay_reason(case_of(says(case, "andi", "alasan", note=note)), desk().standard)
    assert not [word for word in ("Sulastri", "Contohwati", "0812", "@", "\n") if word in said]
    assert "mengirim foto" in said


def test_of_a_reserved_case_the_reason_is_the_officers_alone() -> None:
    case = classed("berkadar_pengawasan", GRAVE)
    decision = clock(case, "2027-02-23")
    assert ASKED in told(decision)["apip@inspektorat.test"]
    assert ASKED not in str([told(decision)[who] for who in told(decision) if who != "apip@inspektorat.test"])
    case = case_of(says(case_of(decision), "apip", "alasan", note="saksi Wiryo sakit"))
    assert "Wiryo" not in delay_reason(case, desk().standard)
    assert delay_reason(case, desk().standard) == "dicatat oleh pejabat yang ditunjuk"
    assert delay_reason(classed("berkadar_pengawasan", GRAVE), desk().standard) == ""


def test_nobody_is_asked_while_the_reporter_is_waited_for() -> None:
    case = case_of(says(case_of(reported(PLAIN)), "aduan", "lengkapi"))
    decision = on_clock(case, desk(datetime(2026, 12, 2, 2, 0, tzinfo=UTC)))
    assert decision is None or ASKED not in str(told(decision))
