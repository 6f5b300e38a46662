"""A decision becomes true as a whole or not at all, once, and only from the state in which it was taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from models.store import Batch, Refused, Stale, Store, open_store
from tests.models.samples import (
    KEPALA,
    NOW,
    PEMOHON,
    a_case,
    a_file,
    a_letter,
    a_mail,
    count,
    digest,
    moving,
    open_one,
    opening,
    rows,
    seen,
    two_mails,
)
from workflow.facts import Applied, Decision

TABLES = (
    "cases",
    "messages",
    "attachments",
    "letters",
    "steps",
    "tokens",
    "outbox",
    "skeletons",
    "reminders",
    "audit",
)


def everything(store: Store) -> dict[str, list[object]]:
    return {
        table: sorted(map(repr, rows(store, f"SELECT * FROM {table}"))) for table in (*TABLES, "counters")
    }


def test_one_letter_is_one_of_everything(store: Store) -> None:
    case = open_one(store)
    assert case == a_case(version=1)
    assert {table: count(store, table) for table in TABLES} == {
        "cases": 1,
        "messages": 1,
        "attachments": 2,
        "letters": 1,
        "steps": 1,
        "tokens": 1,
        "outbox": 2,
        "skeletons": 2,
        "reminders": 0,
        "audit": 1,
    }
    (told,) = store.audit(case.ref)
    assert told.facts["mails"] == [mail.key for mail in two_mails(case.ref)]
    assert (told.facts["state"], told.facts["message"]) == (case.state, digest("surat"))


def test_a_case_moves_once_from_the_version_that_was_read(store: Store) -> None:
    case = open_one(store)
    store.apply([moving(case, state="dikaji")], None, NOW)
    moved = store.case(case.ref)
    assert moved is not None
    assert (moved.state, moved.version) == ("dikaji", 2)
    was = everything(store)
    mail = a_mail(case.ref, "pemohon-ditolak", PEMOHON)
    for stale in (case, replace(moved, state="menunggu disposisi"), replace(moved, version=1)):
        with pytest.raises(Stale):
            store.apply([moving(stale, [mail], state="ditolak")], None, NOW)
    assert everything(store) == was


def test_a_stale_decision_leaves_its_message_unsettled(store: Store) -> None:
    case = open_one(store)
    store.apply([moving(case, state="dikaji")], None, NOW)
    store.begin([seen("balasan")], NOW)
    with pytest.raises(Stale):
        store.apply([moving(case, state="ditolak")], digest("balasan"), NOW)
    assert store.begin([seen("balasan")], NOW)[digest("balasan")].place == ""


def test_numbers_have_no_gaps(store: Store) -> None:
    assert store.next_ref("KMS", 2026) == "KMS-2026-0001"
    for wrong in ("KMS-2026-0002", "KMS-2026-0000"):
        with pytest.raises(Stale):
            store.apply([opening(a_case(wrong))], None, NOW)
    for wrong in ("KMS-2026-1", "KMS-2026", "", "KMS-2026-x"):
        with pytest.raises(Refused):
            store.apply([opening(a_case(wrong), ())], None, NOW)
    assert count(store, "counters") == 0
    open_one(store)
    with pytest.raises(Stale):
        store.apply([opening(a_case("KMS-2026-0001"))], None, NOW)
    # A failure after the number was taken gives the number back.
    bad = replace(two_mails("KMS-2026-0002")[0], recipient="")
    with pytest.raises(Refused):
        store.apply([opening(a_case("KMS-2026-0002"), [bad])], None, NOW)
    assert store.next_ref("KMS", 2026) == "KMS-2026-0002"
    assert (store.next_ref("ADU", 2026), store.next_ref("KMS", 2027)) == ("ADU-2026-0001", "KMS-2027-0001")
    assert store.integrity() == []


def test_numbers_grow_past_four_digits(store: Store) -> None:
    with store._db.write():
        store._db.run("INSERT INTO counters (code, year, last) VALUES ('KMS', 2026, 9999)")
    assert store.next_ref("KMS", 2026) == "KMS-2026-10000"
    store.apply([opening(a_case("KMS-2026-10000"))], None, NOW)
    assert store.case("KMS-2026-10000") is not None


def test_two_connections_never_take_the_same_number(store: Store, url: str) -> None:
    other = open_store(url, NOW)
    ref = store.next_ref("KMS", 2026)
    assert other.next_ref("KMS", 2026) == ref
    other.apply([opening(a_case(ref))], None, NOW)
    with pytest.raises(Stale):
        store.apply([opening(a_case(ref))], None, NOW)
    store.apply([opening(a_case(store.next_ref("KMS", 2026)))], None, NOW)
    assert [case.ref for case in other.cases()] == ["KMS-2026-0002", "KMS-2026-0001"]
    assert store.audit_verify() is None
    other.close()


def test_a_mail_is_promised_once_and_keeps_its_first_bytes(store: Store) -> None:
    case = open_one(store)
    first, _ = two_mails(case.ref)
    again = replace(a_mail(case.ref, "kepala-mohon-disposisi", KEPALA, "zzzz"), skeleton=b"lain")
    assert again.key == first.key
    store.apply([moving(case, [again])], None, NOW)
    assert count(store, "outbox") == 2
    assert store.unsent(NOW)[0].skeleton == first.skeleton
    # The token of a mail that never left does not exist.
    assert store.tickets("zzzz") == []


def test_a_message_id_never_stands_for_two_mails(store: Store) -> None:
    case = open_one(store)
    thief = replace(a_mail(case.ref, "lain", PEMOHON), message_id=two_mails(case.ref)[0].message_id)
    with pytest.raises(Refused):
        store.apply([moving(case, [thief])], None, NOW)


def test_several_in_one_transaction_fail_alone(store: Store) -> None:
    case = open_one(store)
    names = ["a", "b", "c", "d", "e"]
    store.begin([seen(name) for name in names], NOW)
    batches = [
        Batch([opening(a_case("KMS-2026-0002"))], digest("a")),
        Batch([moving(replace(case, version=9))], digest("b")),
        Batch(
            [opening(a_case("KMS-2026-0003"), [replace(two_mails("KMS-2026-0003")[0], recipient="")])],
            digest("c"),
        ),
        Batch([opening(a_case("KMS-2026-0003"))], digest("d")),
        Batch([], digest("e")),
    ]
    failed = store.apply_many(batches, NOW)
    assert sorted(failed) == [1, 2, 4]
    assert isinstance(failed[1], Stale)
    assert not isinstance(failed[2], Stale)
    assert rows(store, "SELECT count(*) FROM messages WHERE place = ''") == [(3,)]
    assert store.integrity() == []
    assert len(store.cases()) == 3


def test_what_no_row_can_hold_is_refused_and_harms_nobody(store: Store) -> None:
    store.begin([seen("a"), seen("b")], NOW)
    odd = [
        opening(a_case(step=2**70)),
        opening(a_case(received=NOW.replace(tzinfo=None))),
        opening(a_case(asked=(object(),))),
        opening(a_case(), [replace(two_mails("KMS-2026-0001")[0], template="\udc80")]),
    ]
    batches = [Batch([one], digest("a")) for one in odd]
    failed = store.apply_many([*batches, Batch([opening(a_case())], digest("b"))], NOW)
    assert list(failed) == [0, 1, 2, 3]
    with pytest.raises(Refused):
        store.apply([odd[1]], digest("a"), NOW)
    assert len(store.cases()) == 1


def test_odd_text_is_recorded(store: Store) -> None:
    odd = "nol \0 setengah \udc80 utuh \U0001f600"
    case = a_case(subject=odd, agency=odd, letter=a_letter(number=odd), asked=(odd,), fired=(odd,))
    mail = replace(two_mails(case.ref)[0], subject=odd, template="x")
    store.apply([Applied(None, Decision(case, note=odd, actor=odd, rule=odd), (mail,))], None, NOW)
    back = store.case(case.ref)
    assert back is not None
    assert "\U0001f600" in back.subject
    assert store.unsent(NOW)[0].subject == odd.replace("\0", "\ufffd").replace("\udc80", "\ufffd")
    assert store.audit_verify() is None


def test_steps_and_judged_letters_are_kept(store: Store) -> None:
    case = open_one(store)
    better = a_letter("surat-dengan-cap.pdf", "400.14.9/77")
    store.apply(
        [moving(case, letter=better, step=2, state="dikaji", asked=("kabid",), content=(a_file("a.png"),))],
        None,
        NOW,
    )
    assert rows(store, "SELECT step, state, asked, ended IS NULL FROM steps ORDER BY step") in (
        [(1, "menunggu disposisi", '["kepala","sekretaris"]', shut), (2, "dikaji", '["kabid"]', 1)]
        for shut in (0,)
    )
    assert count(store, "letters") == 2
    assert rows(store, "SELECT use FROM attachments ORDER BY use") == [
        ("content",),
        ("evidence",),
        ("evidence",),
        ("letter",),
        ("letter",),
    ]


def test_a_reminder_is_recorded_once_for_each_recipient(store: Store) -> None:
    case = open_one(store)
    mails = [
        a_mail(case.ref, "kepala-pengingat", KEPALA),
        a_mail(case.ref, "kepala-pengingat", "sekretaris@d.test"),
    ]
    store.apply([moving(case, mails, fired=("ingatkan",))], None, NOW)
    now = store.case(case.ref)
    assert now is not None
    store.apply([moving(now, [], fired=("ingatkan", "eskalasi"))], None, NOW)
    assert rows(store, "SELECT due, threshold, recipient FROM reminders ORDER BY threshold, recipient") == [
        ("2026-11-24", "eskalasi", ""),
        ("2026-11-24", "ingatkan", KEPALA),
        ("2026-11-24", "ingatkan", "sekretaris@d.test"),
    ]


def test_a_survey_is_kept(store: Store) -> None:
    case = open_one(store)
    decision = Decision(replace(case, state="selesai"), survey=(4, None, 3))
    store.apply([Applied(case, decision)], None, NOW)
    assert rows(store, "SELECT ref, scores FROM surveys") == [(case.ref, "[4,null,3]")]


def test_the_chain_keeps_how_well_a_sender_was_proven(store: Store) -> None:
    """A message with two letters has one sender; what the clock decides has none."""
    store.begin([seen("a"), seen("b")], NOW)
    two = [opening(a_case(f"KMS-2026-000{n}"), []) for n in (1, 2)]
    batches = [
        Batch(two, digest("a"), grade="S2"),
        Batch([opening(a_case("KMS-2026-0003"), [])], digest("b"), None, "S1", True),
    ]
    assert store.apply_many(batches, NOW) == {}
    later = NOW + timedelta(seconds=1)
    store.apply([opening(a_case("KMS-2026-0004"), [])], None, later)
    told = [(one.get("grade"), one.get("astray")) for one in store.decided(NOW, later)]
    assert told == [("S2", None), (None, None), ("S1", True)]
    assert len(list(store.decided(later, later + timedelta(seconds=1)))) == 1
    assert list(store.decided(NOW - timedelta(days=1), NOW)) == []
    assert store.audit_verify() is None
