"""What the core decides: letters, answers in every order, time. Values in, values out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from tests.workflow.desk import (
    ABSENT,
    DINKES,
    MONDAY,
    UNSURE,
    answer,
    case_of,
    desk,
    letter,
    mail,
    recorded,
    standard,
    templates,
)
from workflow import facts
from workflow.answer import Answer
from workflow.answers import on_answer
from workflow.clock import on_calendar, on_clock
from workflow.decide import on_undelivered
from workflow.facts import Arguments, Case, Decision, Holiday
from workflow.intake import on_mended

KEPALA, SEKRETARIS = "kepala@suratd.test", "sekretaris@suratd.test"
KABID, HUMAS, ANDI, TU = "kabid.ikp@suratd.test", "humas@suratd.test", "andi@suratd.test", "tu@suratd.test"
TUESDAY = MONDAY + timedelta(days=1)


def at(case: Case, *turns: tuple[str, str, Arguments]) -> Case:
    """The case after these answers, each with a live token."""
    for who, move, arguments in turns:
        files = (facts.Attachment("a.png", "image/png", 10, "c" * 64),) if move == "serah" else ()
        one = answer(
            case,
            who,
            move,
            arguments=arguments,
            attachments=files,
            digest=f"{who}{move}{case.step}".ljust(64, "0"),
        )
        case = case_of(on_answer(case, one, desk()))
    return case


NONE = Arguments()
TO_REVIEW = (
    ("kepala", "disposisi", NONE),
    ("kabid", "tugaskan", Arguments(staff=("andi",))),
    ("andi", "serah", NONE),
)


# ---------------------------------------------------------------- letters


def test_a_complete_letter_is_promised_a_day_and_both_officials_are_asked() -> None:
    decision = recorded()
    case = case_of(decision)
    assert case.state == "menunggu disposisi"
    assert case.due == facts.Due(date(2026, 11, 24), (date(2026, 11, 24),))
    assert templates(decision) == {
        KEPALA: ["pejabat-mohon-disposisi"],
        SEKRETARIS: ["pejabat-mohon-disposisi"],
        DINKES.address: ["pemohon-tanda-terima"],
    }


def test_everything_missing_is_said_at_once() -> None:
    decision = recorded(letter(stamp=ABSENT, number=None, blank=("number",)))
    assert case_of(decision).state == "menunggu berkas"
    (send,) = decision.sends
    names = [row["nama"] for row in send.facts["kekurangan"]]  # type: ignore[attr-defined]
    assert names == ["Cap/stempel OPD/UPT", "Nomor surat"]


def test_a_doubt_goes_to_a_person_even_when_something_else_is_surely_missing() -> None:
    decision = recorded(letter(stamp=UNSURE, number=None, blank=("number",)))
    case = case_of(decision)
    assert case.state == "menunggu pemeriksaan"
    settled = on_answer(case, answer(case, "tu", "ada"), desk())
    assert case_of(settled).state == "menunggu berkas"
    assert [f.name for f in case_of(settled).findings if f.verdict == "missing"] == ["number"]


@pytest.mark.parametrize(
    ("move", "state", "missing"),
    [
        ("ada", "menunggu disposisi", []),
        ("tidak", "menunggu berkas", ["signature", "stamp"]),
        ("hanya tanda tangan", "menunggu berkas", ["stamp"]),
        ("hanya cap", "menunggu berkas", ["signature"]),
    ],
)
def test_the_petugas_settles_a_doubt(move: str, state: str, missing: list[str]) -> None:
    case = case_of(recorded(letter(signature=UNSURE, stamp=UNSURE)))
    settled = case_of(on_answer(case, answer(case, "tu", move), desk()))
    assert settled.state == state
    assert [f.name for f in settled.findings if f.verdict == "missing"] == missing


def test_a_printed_tte_asks_for_the_original_pdf_and_for_nothing_else() -> None:
    printed = letter(signature=ABSENT, stamp=ABSENT, text="Ditandatangani secara  elektronik oleh:")
    case = case_of(recorded(printed))
    assert case.state == "menunggu berkas"
    assert [f.name for f in case.findings if f.verdict == "missing"] == ["electronic"]


def test_a_mended_letter_starts_the_clock_on_its_own_day() -> None:
    case = case_of(recorded(letter(stamp=ABSENT)))
    assert case.due is None
    assert case.pauses[-1].end is None
    better = mail(letters=(letter(),), digest="f" * 64, received=TUESDAY)
    mended = case_of(on_mended(case, better, desk(TUESDAY)))
    assert mended.state == "menunggu disposisi"
    assert mended.due is not None
    assert mended.due.day == date(2026, 11, 25)
    assert mended.pauses[-1].end == date(2026, 11, 24)


def test_words_without_a_letter_are_looked_at_by_the_petugas() -> None:
    case = case_of(recorded(letter(request=replace(letter().request, contact=None))))
    assert case.state == "menunggu berkas"
    told = on_mended(case, mail(words="Narahubung Contoh 0812-0000-0001", digest="f" * 64), desk())
    assert case_of(told).state == "menunggu pemeriksaan"
    assert TU in templates(told)
    assert (
        case_of(on_answer(case_of(told), answer(case_of(told), "tu", "ada"), desk())).state
        == "menunggu disposisi"
    )


# ---------------------------------------------------------------- the chain


def test_the_whole_chain_with_revisions() -> None:
    case = at(case_of(recorded()), *TO_REVIEW)
    assert (case.state, case.assignee) == ("diperiksa", "andi")
    case = at(case, ("humas", "revisi", Arguments(note="logo kecil")))
    assert (case.state, case.revisions) == ("dikerjakan", 1)
    case = at(case, ("andi", "serah", NONE), ("kabid", "setuju", NONE))
    assert case.state == "diserahkan"
    case = at(
        case,
        ("pemohon", "revisi", Arguments(note="jam salah")),
        ("andi", "serah", NONE),
        ("kabid", "setuju", NONE),
    )
    assert case.revisions == 2
    case = at(case, ("pemohon", "setuju", NONE))
    assert case.state == "selesai"
    assert case.wake is None


def test_the_first_decision_holds_and_the_other_official_is_told() -> None:
    case = case_of(recorded())
    first = on_answer(case, answer(case, "sekretaris", "disposisi"), desk())
    assert templates(first)[KEPALA] == ["pejabat-sudah-diputuskan"]
    assert templates(first)[SEKRETARIS] == ["pejabat-gema"]
    assert templates(first)[KABID] == templates(first)[HUMAS] == ["pejabat-mohon-kajian"]


@pytest.mark.parametrize(("second", "state"), [("tetap", "dikaji"), ("ganti", "ditolak")])
def test_contrary_decisions_are_settled_by_the_kepala(second: str, state: str) -> None:
    asked = case_of(recorded())
    case = case_of(on_answer(asked, answer(asked, "sekretaris", "disposisi"), desk()))
    note = Arguments(note="bukan kegiatan pemerintah")
    late = answer(case, "kepala", "tolak", "confirm", step=asked.step, live=False, arguments=note)
    conflict = on_answer(case, late, desk())
    assert templates(conflict)[KEPALA] == ["pejabat-sudah-diputuskan", "pejabat-konflik"]
    case = case_of(conflict)
    case = at(case, ("kabid", "tugaskan", Arguments(staff=("budi",))))
    settled = on_answer(case, answer(case, "kepala", second, purpose="conflict"), desk())
    expected = "dikerjakan" if second == "tetap" else state
    assert case_of(settled).state == expected
    assert case_of(settled).pending is None


def test_the_same_decision_said_late_changes_nothing_and_is_no_conflict() -> None:
    asked = case_of(recorded())
    case = case_of(on_answer(asked, answer(asked, "sekretaris", "disposisi"), desk()))
    late = on_answer(case, answer(case, "kepala", "setuju", step=asked.step, live=False), desk())
    assert templates(late) == {KEPALA: ["pejabat-sudah-diputuskan"]}
    assert case_of(late).pending is None


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_every_order_of_replies_said_twice_ends_in_a_state_that_somebody_decided(
    order: tuple[int, ...],
) -> None:
    """Kepala, sekretaris and kabid answer the disposition mail, each twice; only those who were asked can move it."""
    asked = case_of(recorded())
    said = [
        ("kepala", "disposisi", Arguments()),
        ("sekretaris", "lengkapi", Arguments(note="tanggal")),
        ("kabid", "tugaskan", Arguments(staff=("andi",))),
        ("kepala", "disposisi", Arguments()),
    ]
    case, first = asked, ""
    for turn, index in enumerate([*order, *order]):
        who, move, arguments = said[index]
        live = case.step == asked.step
        one = answer(
            case,
            who,
            move,
            step=asked.step,
            live=live,
            arguments=arguments,
            digest=f"{turn}{who}".ljust(64, "0"),
        )
        before = case.state
        case = case_of(on_answer(case, one, desk()))
        if case.state != before:
            assert not first, "a second move by a stale token"
            first = move
    assert case.state == {"disposisi": "dikaji", "lengkapi": "menunggu berkas"}[first]
    assert sum(done.by != "waktu" for done in case.decisions) == 1


def test_refusing_asks_once_more_and_a_stale_yes_does_nothing() -> None:
    case = case_of(recorded())
    first = on_answer(case, refusal(case), desk())
    assert templates(first) == {KEPALA: ["pejabat-konfirmasi"]}
    case = case_of(first)
    assert case.state == "menunggu disposisi"
    other = case_of(on_answer(case, answer(case, "sekretaris", "disposisi"), desk()))
    late = on_answer(
        other, answer(other, "kepala", "ya", purpose="confirm", step=case.step, live=False), desk()
    )
    assert case_of(late).state == "dikaji"
    yes = on_answer(case, answer(case, "kepala", "ya", purpose="confirm"), desk())
    assert case_of(yes).state == "ditolak"
    no = on_answer(case, answer(case, "kepala", "tidak", purpose="confirm"), desk())
    assert (case_of(no).state, case_of(no).confirming) == ("menunggu disposisi", ())


def refusal(case: Case) -> Answer:
    return answer(case, "kepala", "tolak", "confirm", arguments=Arguments(note="bukan"))


def test_an_unclear_answer_to_a_question_is_asked_again_and_settles_nothing() -> None:
    case = case_of(recorded())
    asked = on_answer(case, refusal(case), desk())
    case = case_of(asked)
    unclear = on_answer(
        case, answer(case, "kepala", "lain", "ask", purpose="confirm", digest="f" * 64), desk()
    )
    assert templates(unclear) == {KEPALA: ["pejabat-konfirmasi"]}
    assert (case_of(unclear).state, case_of(unclear).confirming) == (case.state, case.confirming)
    # The very same question, in a mail of its own.
    (first,), (again,) = asked.sends, unclear.sends
    assert (again.facts["keputusan"], again.choices) == (first.facts["keputusan"], first.choices)
    assert again.key != first.key


def test_a_question_about_a_move_that_the_table_no_longer_has_still_names_it() -> None:
    """The standard was changed while somebody thought about his answer."""
    case = case_of(recorded())
    case = case_of(on_answer(case, refusal(case), desk()))
    (pending,) = case.confirming
    case = replace(case, confirming=(replace(pending, move="pindah-loket"),))
    unclear = on_answer(
        case, answer(case, "kepala", "lain", "ask", purpose="confirm", digest="f" * 64), desk()
    )
    (again,) = unclear.sends
    assert (again.facts["keputusan"], again.facts["akibat"]) == ("pindah-loket", "")


@pytest.mark.parametrize(
    ("who", "move", "arguments", "word"),
    [
        ("kepala", "tolak", Arguments(), "keterangan"),
        ("kepala", "tunda", Arguments(), "tanggal"),
        ("kepala", "tunda", Arguments(until=date(2026, 11, 20)), "tanggal"),
        ("kepala", "teruskan", Arguments(), "tujuan"),
        ("kepala", "revisi", Arguments(note="x"), "bukan pilihan"),
        ("kepala", "lain", Arguments(), "belum sepenuhnya kami pahami"),
    ],
)
def test_what_a_move_needs_is_asked_for(who: str, move: str, arguments: Arguments, word: str) -> None:
    case = case_of(recorded())
    decision = on_answer(case, answer(case, who, move, arguments=arguments), desk())
    assert case_of(decision).state == case.state
    (send,) = decision.sends
    assert send.template == "pejabat-tanya-balik"
    assert word in str(send.facts["sebab"])
    assert {choice.move for choice in send.choices} == {
        "disposisi", "lengkapi", "tolak", "tunda", "tanya", "arsip", "teruskan",
    }  # fmt: skip


# ---------------------------------------------------------------- whose word


@pytest.mark.parametrize(
    ("who", "sender", "grade"),
    [
        ("kepala", "penipu@lain.test", "S1"),
        ("kepala", "andi@suratd.test", "S3"),
        ("kepala", "dinkes@opd.test", "S1"),
        ("kepala", "kepala@suratd.test", "S0"),
    ],
)
def test_token_and_registered_address_must_come_together(who: str, sender: str, grade: str) -> None:
    case = case_of(recorded())
    decision = on_answer(case, answer(case, who, "disposisi", sender=sender, grade=grade), desk())
    assert case_of(decision).state == case.state
    assert case_of(decision).decisions == ()
    assert "petugas-pemberitahuan" in templates(decision)[TU]


def test_an_address_without_token_moves_nothing_inside_the_office() -> None:
    case = case_of(recorded())
    decision = on_answer(case, replace(answer(case, "kepala", "disposisi"), ticket=None), desk())
    assert case_of(decision).state == case.state
    assert templates(decision) == {KEPALA: ["pejabat-konfirmasi"]}


def test_the_second_registered_address_of_the_same_person_counts() -> None:
    case = at(case_of(recorded()), TO_REVIEW[0])
    one = answer(
        case, "kabid", "tugaskan", sender="kabid.contoh@webmail.test", arguments=Arguments(staff=("andi",))
    )
    assert case_of(on_answer(case, one, desk())).state == "dikerjakan"


def test_a_deputy_is_asked_and_may_decide() -> None:
    december = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
    decision = recorded(at=desk(december))
    asked = templates(decision)
    assert KEPALA not in asked
    (send,) = (s for s in decision.sends if s.to.address == SEKRETARIS)
    assert send.facts["gelar"] == "Plh."


def test_a_staf_cannot_decide_for_the_kabid() -> None:
    case = at(case_of(recorded()), *TO_REVIEW)
    decision = on_answer(case, answer(case, "kabid", "setuju", sender=ANDI), desk())
    assert case_of(decision).state == "diperiksa"


# ---------------------------------------------------------------- batal, waktu, tanya


def test_batal_within_the_working_day_goes_back_and_asks_anew() -> None:
    case = at(case_of(recorded()), ("kepala", "disposisi", NONE))
    decision = on_answer(
        case, answer(case, "kepala", "batal", purpose="undo"), desk(MONDAY + timedelta(hours=3))
    )
    assert case_of(decision).state == "menunggu disposisi"
    assert templates(decision)[KABID] == ["pejabat-dibatalkan"]
    assert "pejabat-mohon-disposisi" in templates(decision)[KEPALA]


def test_batal_on_the_next_day_changes_nothing_and_a_person_is_told() -> None:
    case = at(case_of(recorded()), ("kepala", "disposisi", NONE))
    decision = on_answer(case, answer(case, "kepala", "batal", purpose="undo"), desk(TUESDAY))
    assert case_of(decision).state == "dikaji"
    assert TU in templates(decision)


def test_more_days_are_promised_anew_with_the_former_day() -> None:
    case = at(case_of(recorded()), ("kepala", "disposisi", NONE))
    arguments = Arguments(staff=("andi",), days=3, note="5 konten")
    decision = on_answer(case, answer(case, "kabid", "tugaskan", arguments=arguments), desk())
    case = case_of(decision)
    assert case.due is not None
    assert case.due.day == date(2026, 11, 26)
    (send,) = (s for s in decision.sends if s.template == "pemohon-waktu")
    assert send.facts["lama"] == date(2026, 11, 24)
    alone = on_answer(
        case, answer(case, "kabid", "waktu", purpose="undo", arguments=Arguments(days=5, note="x")), desk()
    )
    assert case_of(alone).state == "dikerjakan"
    assert case_of(alone).due == facts.Due(
        date(2026, 11, 30), tuple(date(2026, 11, d) for d in (24, 25, 26, 27, 30))
    )


def test_a_question_stops_the_clock_and_comes_back_to_whoever_asked() -> None:
    case = at(case_of(recorded()), ("kepala", "disposisi", NONE))
    case = at(case, ("kabid", "tanya", Arguments(note="acara jam berapa?")))
    assert (case.state, case.back, case.pauses[-1].end) == ("menunggu jawaban", "dikaji", None)
    wednesday = MONDAY + timedelta(days=2)
    told = on_answer(case, answer(case, "pemohon", "lain", "ask", words="pukul 08.00"), desk(wednesday))
    case = case_of(told)
    assert case.state == "dikaji"
    assert case.due is not None
    assert case.due.day == date(2026, 11, 26)
    assert "pukul 08.00" in str(next(s for s in told.sends if s.to.address == KABID).facts["catatan"])


# ---------------------------------------------------------------- time


def clock(case: Case, now: datetime) -> Decision | None:
    return on_clock(case, desk(now))


def test_a_daemon_that_slept_sends_one_mail_the_gravest() -> None:
    case = case_of(recorded())
    slept = clock(case, datetime(2026, 11, 26, 2, 0, tzinfo=UTC))
    assert slept is not None
    assert set(templates(slept)) == {TU}
    assert case_of(slept).fired == ("ingat", "eskalasi")
    (raised,) = slept.sends
    former = str(raised.facts["kepada_semula"])
    assert " dan " in former, "names have commas of their own"
    assert clock(case_of(slept), datetime(2026, 11, 26, 3, 0, tzinfo=UTC)) is None


def test_nobody_is_reminded_at_night_or_on_a_holiday() -> None:
    case = case_of(recorded())
    assert clock(case, datetime(2026, 11, 24, 20, 0, tzinfo=UTC)) is None
    assert clock(case, datetime(2026, 12, 25, 3, 0, tzinfo=UTC)) is None
    assert clock(case, datetime(2026, 11, 28, 3, 0, tzinfo=UTC)) is None


def test_an_escalated_role_may_decide() -> None:
    case = at(case_of(recorded()), ("kepala", "disposisi", NONE))
    case = case_of(clock(case, datetime(2026, 11, 26, 2, 0, tzinfo=UTC)))  # type: ignore[arg-type]
    assert case.asked == ("kabid", "fungsional", "sekretaris")
    one = answer(case, "sekretaris", "tugaskan", arguments=Arguments(staff=("andi",)))
    assert case_of(on_answer(case, one, desk())).state == "dikerjakan"


def test_silence_of_the_applicant_closes_after_a_reminder() -> None:
    case = at(case_of(recorded()), *TO_REVIEW, ("kabid", "setuju", NONE))
    reminded = clock(case, datetime(2026, 11, 27, 2, 0, tzinfo=UTC))
    assert reminded is not None
    assert templates(reminded) == {DINKES.address: ["pemohon-pengingat"]}
    closed = clock(case_of(reminded), datetime(2026, 12, 1, 2, 0, tzinfo=UTC))
    assert closed is not None
    assert case_of(closed).state == "selesai"


def test_a_new_holiday_moves_the_promise_and_tells_whoever_was_promised() -> None:
    case = case_of(recorded())
    calendar = desk().office.calendar
    day = date(2026, 11, 24)
    more = {**calendar.holidays, day: Holiday(day, "lokal", "Hari Jadi")}
    office = replace(desk().office, calendar=facts.Calendar(more, calendar.years))
    moved = on_calendar(case, desk(office=office), "libur baru")
    assert moved is not None
    assert case_of(moved).due == facts.Due(date(2026, 11, 25), (date(2026, 11, 25),))
    assert templates(moved)[DINKES.address] == ["pemohon-jadwal-berubah"]
    assert on_calendar(case_of(moved), desk(office=office), "libur baru") is None


def test_every_state_of_the_table_is_looked_at_again_or_ended() -> None:
    for state in standard().states.values():
        assert state.final or state.timed, state.name


def test_two_machines_that_answer_each_other_fall_silent() -> None:
    case = case_of(recorded())
    told: list[str] = []
    for turn in range(8):
        one = answer(case, "kepala", "lain", "ask", words="balasan", digest=f"{turn}".ljust(64, "0"))
        decision = on_answer(case, one, desk())
        told += templates(decision).get(KEPALA, [])
        case = case_of(decision)
    assert told == ["pejabat-tanya-balik"] * 3
    case, told = case_of(recorded()), []
    for turn in range(8):
        one = answer(case, "pemohon", "lain", "ask", words=f"pesan {turn}", digest=f"{turn}".ljust(64, "0"))
        decision = on_answer(case, one, desk())
        told += templates(decision).get(DINKES.address, [])
        case = case_of(decision)
    assert told == ["pemohon-pesan-diterima"] * 3


def test_the_echo_of_a_charge_names_the_staf_within_its_sentence() -> None:
    case = at(case_of(recorded()), ("kepala", "disposisi", NONE))
    given = on_answer(case, answer(case, "kabid", "tugaskan", arguments=Arguments(staff=("andi",))), desk())
    (echo,) = (s for s in given.sends if s.template == "pejabat-gema" and "kabid" in s.to.address)
    assert str(echo.facts["keputusan"]).startswith("tugas diberikan kepada staf Andi")


def test_more_time_by_itself_leaves_the_question_open_and_batal_takes_it_back() -> None:
    case = at(case_of(recorded()), ("kepala", "disposisi", NONE))
    given = on_answer(
        case, answer(case, "kabid", "waktu", arguments=Arguments(days=3, note="banyak")), desk()
    )
    (echo,) = (s for s in given.sends if s.template == "pejabat-gema")
    assert [choice.move for choice in echo.choices][:2] == ["tugaskan", "tugaskan"]
    case = case_of(given)
    assert case.due is not None
    assert case.due.day == date(2026, 11, 26)
    back = case_of(on_answer(case, answer(case, "kabid", "batal", purpose="undo"), desk()))
    assert (back.state, back.days) == ("dikaji", 1)
    assert back.due is not None
    assert back.due.day == date(2026, 11, 24)


def test_batal_of_a_revision_takes_back_its_count_and_the_staff_stays() -> None:
    case = at(case_of(recorded()), *TO_REVIEW, ("kabid", "revisi", Arguments(note="logo")))
    assert (case.revisions, case.assignee) == (1, "andi")
    back = case_of(on_answer(case, answer(case, "kabid", "batal", purpose="undo"), desk()))
    assert (back.state, back.revisions, back.assignee) == ("diperiksa", 0, "andi")


def test_a_mail_that_did_not_arrive_goes_to_the_next_registered_address() -> None:
    """Of whoever is asked, once for each of his addresses; the petugas hears of each that failed."""
    case, first, second = case_of(recorded()), "kepala@suratd.test", "kepala.pribadi@luar.test"
    people = tuple(
        replace(p, addresses=(first, second)) if p.key == "kepala" else p for p in desk().office.people
    )
    two = desk(office=replace(desk().office, people=people))
    decision = on_undelivered(case, first, "pejabat-mohon-disposisi", "550 penuh", "m", two)
    assert templates(decision) == {
        "tu@suratd.test": ["petugas-pemberitahuan"],
        second: ["pejabat-pengingat"],
    }
    (asked,) = (send for send in decision.sends if send.to.address == second)
    assert (asked.asks, bool(asked.choices)) == ("step", True)
    for address, at in ((second, two), (first, desk()), ("dinkes@opd.test", two)):
        again = on_undelivered(case, address, "pejabat-mohon-disposisi", "550 penuh", "m", at)
        assert set(templates(again)) == {"tu@suratd.test"}
    # Who is not asked now gets nothing by it.
    over = replace(case, asked=())
    assert set(templates(on_undelivered(over, first, "pejabat-gema", "550", "m", two))) == {"tu@suratd.test"}
