"""Whose word counts: the page of the table and the code's table agree, and every cell does what its word says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.workflow.desk import MONDAY, answer, case_of, desk, mail, office, recorded, templates
from workflow import authority
from workflow.answers import LEAKED, NOT_OURS, verdict_on
from workflow.authority import APPLICANT, GRADES, TABLE, judge_stray
from workflow.classify import Kind
from workflow.decide import Answer, Stray, on_answer, on_stray
from workflow.facts import Arguments, Attachment, Case, Command, Decision, File, Grade, Ticket

PAGE = (Path(__file__).parents[2] / "docs" / "authority.md").read_text(encoding="utf-8")
KEPALA, SEKRETARIS, TU = "kepala@suratd.test", "sekretaris@suratd.test", "tu@suratd.test"
KABID, HUMAS, ANDI = "kabid.ikp@suratd.test", "humas@suratd.test", "andi@suratd.test"
STRANGER = "penipu@lain.test"
NONE = Arguments()


def tables() -> list[dict[tuple[str, str], tuple[str, ...]]]:
    """The tables of the page that have the columns of the grades."""
    found: list[dict[tuple[str, str], tuple[str, ...]]] = []
    for block in re.split(r"\n\n", PAGE):
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.strip().splitlines()]
        if rows and rows[0] == ["T", "A", *GRADES]:
            found.append({(row[0], row[1]): tuple(row[2:]) for row in rows[2:]})
    return found


def test_the_page_and_the_code_have_the_same_tables() -> None:
    assert tables() == [TABLE, APPLICANT]


def test_the_page_explains_every_word_of_the_tables() -> None:
    meanings = PAGE.partition("| word | what happens |")[2].partition("\n\n")[0]
    said = dict(re.findall(r"^\| (\w+) \| (.+) \|$", meanings, re.MULTILINE))
    used = {word for row in (*TABLE.values(), *APPLICANT.values()) for word in row}
    assert used == set(authority.MEANINGS)
    assert all(said[word] == meaning for word, meaning in authority.MEANINGS.items())


def test_colleagues_of_an_applicant_are_one_agency_but_not_about_a_complaint() -> None:
    case, colleague = case_of(recorded()), "puskesmas.contoh@webmail.test"
    agencies = office().agencies
    of_dinkes = next(agency for agency in agencies if agency.key == case.agency)
    others = [agency for agency in agencies if agency.key != case.agency]
    here = replace(office(), agencies=(replace(of_dinkes, addresses=(colleague,)), *others))
    assert authority.is_applicant(case.applicant.address, case, here)
    assert authority.is_applicant(colleague, case, here)
    sealed = replace(case, sealed=True)
    assert authority.is_applicant(case.applicant.address, sealed, here)
    assert not authority.is_applicant(colleague, sealed, here)
    assert not authority.is_applicant("", replace(case, applicant=replace(case.applicant, address="")), here)


def test_no_cell_with_a_contradicted_sender_counts() -> None:
    bad = {"accept", "challenge", "tasks"}
    assert not [key for key, row in {**TABLE, **APPLICANT}.items() if row[3] in bad]


# ---------------------------------------------------------------- every cell, by an answer that fits it


def waiting() -> Case:
    """A letter that waits for the disposition of kepala or sekretaris."""
    return case_of(recorded())


def decided() -> Case:
    return case_of(on_answer(waiting(), answer(waiting(), "kepala", "disposisi"), desk()))


def challenged() -> Case:
    """The kepala was asked whether the answer was his."""
    return case_of(on_answer(waiting(), answer(waiting(), "kepala", "disposisi", grade="S1"), desk()))


SENDERS = {"A2": KEPALA, "A1": SEKRETARIS, "A0": STRANGER}


def attempt(token: str, address: str, level: str) -> tuple[Case, Answer]:
    """A case, and an answer that stands in this cell."""
    sender = SENDERS[address]
    if token == "confirm":
        case = challenged()
        return case, answer(
            case, "kepala", "ya", purpose="confirm", sender=sender, grade=level, digest="f" * 64
        )
    if token == "stale":
        case = decided()
        one = answer(case, "kepala", "tolak", "confirm", sender=sender, grade=level, step=1, live=False)
        return case, one
    if token == "subject" and address == "A1":
        # The kabid is not asked for the disposition, but the standard lets him ask the applicant meanwhile.
        case = waiting()
        asks = Arguments(note="Apakah acaranya jadi?")
        return case, replace(answer(case, "kabid", "tanya", grade=level, arguments=asks), ticket=None)
    case = waiting()
    one = answer(case, "kepala", "disposisi", sender=sender, grade=level)
    return case, one if token == "valid" else replace(one, ticket=None)


CELLS = [
    (token, address, level, TABLE[token, address][at])
    for token, address in TABLE
    if token != "none"
    for at, level in enumerate(GRADES)
]


@pytest.mark.parametrize(("token", "address", "level", "word"), CELLS)
def test_every_cell_is_judged_as_the_table_says(token: str, address: str, level: str, word: str) -> None:
    case, one = attempt(token, address, level)
    assert verdict_on(case, one, desk()) == word


def changed(case: Case, decision: Decision) -> bool:
    after = decision.case or case
    return (after.state, after.decisions) != (case.state, case.decisions)


@pytest.mark.parametrize(("token", "address", "level", "word"), CELLS)
def test_every_cell_does_what_its_word_says(token: str, address: str, level: str, word: str) -> None:
    case, one = attempt(token, address, level)
    decision = on_answer(case, one, desk())
    told = templates(decision)
    assert changed(case, decision) == (word == "accept")
    # Nobody outside the office ever hears what came of his try; nobody gets another one's question.
    assert STRANGER not in told
    if word == "accept":
        assert "pejabat-gema" in told[SENDERS[address]]
    elif word == "challenge":
        (asked,) = decision.sends
        assert (asked.template, asked.to.address) == ("pejabat-konfirmasi", one.sender.address)
        assert asked.to.address in {a for p in office().people for a in p.addresses}
        assert asked.asks.startswith("confirm/")
    elif word == "refuse":
        assert set(told) == {TU}
    elif word == "warn":
        assert TU in told
        assert told[KEPALA] == ["pejabat-peringatan"]
        assert (SEKRETARIS in told) == (address == "A1")
    elif word == "leak":
        assert decision.rule == LEAKED
        assert told[KEPALA] == ["pejabat-peringatan"]
        (warned,) = (send for send in decision.sends if send.to.address == KEPALA)
        assert (warned.asks, bool(warned.choices)) == ("step", True)
    elif word == "stale":
        assert told[one.sender.address][0] == "pejabat-sudah-diputuskan"
    elif word == "log":
        assert (told, decision.rule) == ({}, "answer:ignored")
    else:
        assert word in ("new", "aside")
        assert (decision.case, told, decision.rule) == (None, {}, NOT_OURS)


@pytest.mark.parametrize("level", GRADES)
@pytest.mark.parametrize(("sender", "address"), [(KEPALA, "A2"), (SEKRETARIS, "A1"), (STRANGER, "A0")])
def test_a_mail_without_any_case(sender: str, address: str, level: str) -> None:
    word = TABLE["none", address][GRADES.index(level)]
    assert judge_stray(office().person_at(sender), Grade(level)) == word
    one = mail(sender, "Setuju untuk surat yang tadi.", grade=Grade(level), to=("dinkominfo@suratd.test",))
    stray = Stray(one, Kind("other", "nothing-else"), office(), "dinkominfo@suratd.test", MONDAY.date(), ())
    decision = on_stray(stray)
    told = templates(decision)
    assert decision.case is None
    assert ("pejabat-tugas-terbuka" in told.get(sender, [])) == (word == "tasks")
    assert (sender in told) == (word in ("tasks", "new"))
    assert decision.place == ("aside" if level == "S0" else "others")


@pytest.mark.parametrize(
    ("token", "address", "level", "word"),
    [(*key, level, row[at]) for key, row in APPLICANT.items() for at, level in enumerate(GRADES)],
)
def test_every_cell_of_the_applicant(token: str, address: str, level: str, word: str) -> None:
    case = waiting()
    sender = case.applicant.address if address == "A2" else STRANGER
    purpose = "confirm" if token == "confirm" else "step"
    one = answer(
        case,
        "pemohon",
        "batal",
        "confirm",
        sender=sender,
        grade=level,
        live=token != "stale",
        purpose=purpose,
    )
    one = replace(one, ticket=None) if token == "subject" else one
    assert verdict_on(case, one, desk()) == word
    decision = on_answer(case, one, desk())
    assert not changed(case, decision)
    moved = {m.name for m in desk().standard.moves} & {d.move for d in (decision.case or case).decisions}
    assert not moved


# ---------------------------------------------------------------- challenges


def confirm(case: Case, who: str, word: str = "ya", **more: object) -> Answer:
    return answer(case, who, word, purpose="confirm", grade="S1", digest="c" * 64, **more)  # type: ignore[arg-type]


def test_a_challenge_and_its_yes_decide_and_its_no_forgets() -> None:
    case = challenged()
    assert case.state == "menunggu disposisi"
    assert case_of(on_answer(case, confirm(case, "kepala"), desk())).state == "dikaji"
    no = case_of(on_answer(case, confirm(case, "kepala", "tidak"), desk()))
    assert (no.state, no.confirming, no.decisions) == ("menunggu disposisi", (), ())


def test_two_officials_may_be_asked_once_more_at_the_same_time() -> None:
    case = challenged()
    both = case_of(
        on_answer(
            case,
            answer(
                case,
                "sekretaris",
                "tunda",
                grade="S1",
                arguments=Arguments(until=MONDAY.date() + timedelta(days=9)),
                digest="b" * 64,
            ),
            desk(),
        )
    )
    assert [p.by for p in both.confirming] == ["kepala", "sekretaris"]
    for who, state in (("kepala", "dikaji"), ("sekretaris", "ditunda")):
        assert case_of(on_answer(both, confirm(both, who), desk())).state == state


def test_a_yes_answers_its_own_question_and_no_other() -> None:
    """A forged second answer is not carried by the yes to the first, nor does it take the first question away."""
    case = challenged()
    first = confirm(case, "kepala")
    forged = case_of(
        on_answer(
            case,
            answer(case, "kepala", "tolak", grade="S1", digest="b" * 64, arguments=Arguments(note="x")),
            desk(),
        )
    )
    assert [p.move for p in forged.confirming] == ["disposisi", "tolak"]
    settled = case_of(on_answer(forged, first, desk()))
    assert (settled.state, [d.move for d in settled.decisions]) == ("dikaji", ["disposisi"])
    assert settled.confirming == ()
    # The other question is over with the step, and no yes to it brings it back.
    assert forged.confirming[1].mark != forged.confirming[0].mark
    second = confirm(forged, "kepala")
    assert second.ticket
    second = replace(second, ticket=replace(second.ticket, about=forged.confirming[1].mark))
    assert case_of(on_answer(forged, second, desk())).state == "ditolak"
    assert not changed(settled, on_answer(settled, second, desk()))


def test_a_forger_is_answered_once_a_day() -> None:
    """A hundred mails whose From fails its own domain are one word to the petugas and one warning, for each case."""
    case, keys = waiting(), list[str]()
    for turn in range(5):
        one = answer(case, "kepala", "disposisi", grade="S0", digest=f"{turn}".ljust(64, "0"))
        decision = on_answer(case, one, desk())
        keys += [s.key for s in decision.sends]
        case = case_of(decision)
    assert len(keys) == 10
    assert sorted(template for key in set(keys) for template in key.split("/")[2:3]) == [
        "pejabat-peringatan",
        "petugas-pemberitahuan",
    ]
    tomorrow = on_answer(case, one, desk(MONDAY + timedelta(days=1)))
    assert not {s.key for s in tomorrow.sends} & set(keys)


def test_what_holds_is_told_once_for_each_step() -> None:
    case, keys = decided(), list[str]()
    for turn in range(3):
        one = answer(case, "sekretaris", "disposisi", step=1, live=False, digest=f"{turn}".ljust(64, "0"))
        decision = on_answer(case, one, desk())
        assert templates(decision) == {SEKRETARIS: ["pejabat-sudah-diputuskan"]}
        keys += [s.key for s in decision.sends]
        case = case_of(decision)
    assert len(set(keys)) == 1


def test_what_an_answer_brought_is_there_after_its_yes() -> None:
    case = case_of(recorded())
    for who, move, arguments in (
        ("kepala", "disposisi", NONE),
        ("kabid", "tugaskan", Arguments(staff=("andi",))),
    ):
        case = case_of(on_answer(case, answer(case, who, move, arguments=arguments), desk()))
    picture = Attachment("poster.png", "image/png", 9, "1" * 64)
    held = on_answer(
        case,
        answer(case, "andi", "serah", grade="S1", attachments=(picture,), links=("https://x.test/a",)),
        desk(),
    )
    assert templates(held) == {ANDI: ["pejabat-konfirmasi"]}
    done = case_of(on_answer(case_of(held), confirm(case_of(held), "andi"), desk()))
    assert done.state == "diperiksa"
    assert (done.content, done.links) == (
        (File("1" * 64, "poster.png", "image/png", 9),),
        ("https://x.test/a",),
    )


def test_a_question_is_good_for_one_working_day() -> None:
    case = challenged()
    friday, tuesday = MONDAY + timedelta(days=4), MONDAY + timedelta(days=1, hours=4)
    assert case_of(on_answer(case, confirm(case, "kepala"), desk(tuesday))).state == "dikaji"
    late = on_answer(case, confirm(case, "kepala"), desk(friday))
    assert not changed(case, late)
    assert templates(late) == {KEPALA: ["pejabat-tanya-balik"]}


def test_nobody_is_flooded_with_questions() -> None:
    case, told = waiting(), list[str]()
    for turn in range(8):
        one = answer(case, "kepala", "disposisi", grade="S1", digest=f"{turn}".ljust(64, "0"))
        decision = on_answer(case, one, desk())
        told += templates(decision).get(KEPALA, [])
        case = case_of(decision)
    assert told == ["pejabat-konfirmasi"] * 3
    assert TU in templates(decision)


def test_by_the_number_alone_one_is_asked_twice_a_day() -> None:
    case, told = waiting(), list[str]()
    for turn in range(5):
        one = replace(
            answer(case, "kepala", "disposisi", grade="S1", digest=f"{turn}".ljust(64, "0")), ticket=None
        )
        decision = on_answer(case, one, desk())
        told += templates(decision).get(KEPALA, [])
        case = case_of(decision)
    assert told == ["pejabat-konfirmasi"] * 2


def test_batal_without_proof_is_asked_about_and_then_withdraws() -> None:
    case = decided()
    asked = on_answer(case, answer(case, "kepala", "batal", purpose="undo", grade="S1"), desk())
    assert templates(asked) == {KEPALA: ["pejabat-konfirmasi"]}
    assert case_of(asked).state == "dikaji"
    assert (
        case_of(on_answer(case_of(asked), confirm(case_of(asked), "kepala"), desk())).state
        == "menunggu disposisi"
    )


@pytest.mark.parametrize(("word", "state"), [("tetap", "dikaji"), ("ganti", "ditolak")])
def test_a_conflict_settled_without_proof_is_asked_about_too(word: str, state: str) -> None:
    first = case_of(on_answer(waiting(), answer(waiting(), "sekretaris", "disposisi"), desk()))
    late = answer(first, "kepala", "tolak", "confirm", step=1, live=False, arguments=Arguments(note="x"))
    case = case_of(on_answer(first, late, desk()))
    asked = on_answer(case, answer(case, "kepala", word, purpose="conflict", grade="S1"), desk())
    assert templates(asked) == {KEPALA: ["pejabat-konfirmasi"]}
    held = case_of(asked)
    assert held.pending is not None
    settled = case_of(on_answer(held, confirm(held, "kepala"), desk()))
    assert (settled.state, settled.pending) == (state, None)


# ---------------------------------------------------------------- tokens of others


def test_the_applicants_token_proves_nothing_about_an_official() -> None:
    """The applicant holds a live token of his own in a step of the officials (he asked for something that cannot be)."""
    case = waiting()
    own = Ticket(case.ref, case.step, case.applicant.address, "step", ())
    for level, moved in (("S1", False), ("S2", False), ("S3", True)):
        one = Answer(mail(KEPALA, "1", grade=Grade(level)), own, Command("disposisi", "auto"))
        decision = on_answer(case, one, desk())
        assert changed(case, decision) == moved, level
    staf = Answer(mail(ANDI, "1", grade=Grade("S3")), own, Command("disposisi", "auto"))
    assert on_answer(case, staf, desk()).rule == NOT_OURS


def test_a_token_that_came_back_from_somebody_else_is_worth_a_number() -> None:
    case = waiting()
    one = answer(case, "kepala", "disposisi", live=False)
    rotated = replace(one, ticket=replace(one.ticket, rotated=True)) if one.ticket else one
    decision = on_answer(case, rotated, desk())
    assert templates(decision) == {KEPALA: ["pejabat-konfirmasi"]}


@pytest.mark.parametrize("purpose", ["confirm", "conflict", "undo"])
def test_nobody_of_the_same_rank_answers_a_question_about_anothers_word(purpose: str) -> None:
    case = challenged()
    for level in GRADES:
        one = answer(case, "kepala", "ya", purpose=purpose, sender=SEKRETARIS, grade=level)
        decision = on_answer(case, one, desk())
        assert not changed(case, decision)
        assert decision.rule in (LEAKED, "answer:refused")


def test_roles_are_those_of_today() -> None:
    """Who held the role when the mail left, and no longer does, is anybody else."""
    case = waiting()
    moved_on = replace(
        office(),
        people=tuple(replace(p, roles=("staf",)) if p.key == "sekretaris" else p for p in office().people),
    )
    one = answer(case, "kepala", "disposisi", sender=SEKRETARIS, grade="S3")
    assert verdict_on(case, one, desk()) == "accept"
    assert verdict_on(case, one, replace(desk(), office=moved_on)) == "leak"
