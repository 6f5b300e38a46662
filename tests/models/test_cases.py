"""Finding cases: what is due, what is open, who works on what, which letter came before; and their tokens."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.store import Stale, Store
from tests.models.samples import (
    KEPALA,
    NOW,
    a_case,
    a_letter,
    digest,
    moving,
    open_one,
    opening,
    seen,
    two_mails,
)


def test_due_are_those_whose_hour_has_come(store: Store) -> None:
    for number, wake in (
        (1, NOW),
        (2, NOW - timedelta(hours=1)),
        (3, NOW + timedelta(microseconds=1)),
        (4, None),
    ):
        store.apply([opening(a_case(f"KMS-2026-000{number}", wake=wake))], None, NOW)
    assert [case.ref for case in store.due(NOW)] == ["KMS-2026-0002", "KMS-2026-0001"]


def test_open_cases_and_cases_by_state(store: Store) -> None:
    assert store.open_cases() == []
    for number, state in enumerate(("dikaji", "selesai", "dikerjakan", "dibatalkan", "dikaji"), 1):
        store.apply([opening(a_case(f"KMS-2026-000{number}", state=state))], None, NOW)
    assert [case.ref[-1] for case in store.open_cases()] == ["1", "3", "5"]
    assert [case.ref[-1] for case in store.open_cases(final=("dikaji", "dikerjakan"))] == ["2", "4"]
    assert [case.ref[-1] for case in store.cases(limit=1, state="dikaji")] == ["5"]
    assert len(store.cases(limit=10)) == 5


def test_workload_counts_open_work_by_person(store: Store) -> None:
    work = (
        ("dikerjakan", "andi"),
        ("diperiksa", "andi"),
        ("selesai", "andi"),
        ("dikerjakan", "sari"),
        ("dikaji", ""),
    )
    for number, (state, who) in enumerate(work, 1):
        store.apply([opening(a_case(f"KMS-2026-000{number}", state=state, assignee=who))], None, NOW)
    assert store.workload() == {"andi": 2, "sari": 1}


def test_a_twin_is_found_by_file_or_by_number(store: Store) -> None:
    letter = a_letter("surat.pdf", "400.14.9 / 1873/2026")
    ref = open_one(store, letter=letter).ref
    day = date(2026, 11, 20)
    assert store.twin("lain", None, None, letter.file.sha256) == ref
    assert store.twin("dinkes", "400.14.9/1873/2026 ", day, "ff") == ref
    assert store.twin("dinkes", "400.14.9/1873/2026", day + timedelta(days=1), "ff") is None
    assert store.twin("dindik", "400.14.9/1873/2026", day, "ff") is None
    assert store.twin("dinkes", None, day, "ff") is None


def test_letters_without_number_are_no_twins(store: Store) -> None:
    open_one(store, letter=a_letter("a.pdf", number=None))
    assert store.twin("dinkes", "", date(2026, 11, 20), "ff") is None


def test_a_token_lives_while_its_step_does(store: Store) -> None:
    case = open_one(store)
    (found,) = store.tickets("0001")
    assert (found.live, found.used, found.issued) == (True, False, two_mails(case.ref, "0001")[0].issued)
    store.apply([moving(case, step=2, state="dikaji")], None, NOW)
    assert [(one.live, one.used) for one in store.tickets("0001")] == [(False, False)]
    assert store.tickets("none") == []


def test_a_token_is_used_once(store: Store) -> None:
    case = open_one(store)
    token = store.tickets("0001")[0].issued
    store.begin([seen("b"), seen("c")], NOW)
    store.apply([moving(case, state="dikaji")], digest("b"), NOW, ticket_used=token)
    assert [(one.live, one.used) for one in store.tickets("0001")] == [(False, True)]
    now = store.case(case.ref)
    assert now is not None
    with pytest.raises(Stale):
        store.apply([moving(now, state="ditolak")], digest("c"), NOW, ticket_used=token)
    assert store.case(case.ref) == now


def test_a_label_may_name_several_tokens(store: Store) -> None:
    for number in (1, 2):
        ref = f"KMS-2026-000{number}"
        store.apply([opening(a_case(ref), two_mails(ref, "same"))], None, NOW)
    assert {one.issued.ref for one in store.tickets("same")} == {"KMS-2026-0001", "KMS-2026-0002"}


def test_a_reply_is_known_by_the_message_id_it_answers(store: Store) -> None:
    case = open_one(store)
    ours = two_mails(case.ref)[0].message_id
    assert store.refs_of(["<asing@opd.test>", "\0", ours]) == case.ref
    assert store.refs_of(["<asing@opd.test>"]) is None
    assert store.refs_of([]) is None
    mail = store.mail_by_message_id(ours)
    assert mail is not None
    assert (mail.ref, mail.recipient, mail.state) == (case.ref, KEPALA, "queued")
