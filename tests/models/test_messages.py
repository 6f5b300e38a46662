"""Messages: known once, tries counted before they are made, one named place each."""

from __future__ import annotations

from datetime import date, timedelta, timezone

import pytest

from models.store import Counts, Refused, Stale, Store, open_store
from tests.models.samples import NOW, a_case, a_mail, count, digest, open_one, opening, rows, seen
from workflow.facts import Applied, Decision

NOTHING = Applied(None, Decision(None, note="surat kabar", rule="newsletter", place="others"))


def test_a_try_is_counted_before_it_is_made(store: Store, url: str) -> None:
    assert store.begin([seen("a"), seen("b")], NOW)[digest("a")].attempts == 1
    again = open_store(url, NOW)  # as after a crash: the count is on disk
    assert again.begin([seen("a")], NOW)[digest("a")].attempts == 2
    again.close()


def test_the_same_message_twice_in_one_batch_is_one_try(store: Store) -> None:
    assert store.begin([seen("a", 1), seen("a", 2)], NOW)[digest("a")].attempts == 1
    assert count(store, "messages") == 1


def test_a_settled_message_is_not_tried_again_but_its_new_place_is_known(store: Store) -> None:
    open_one(store, "a")
    found = store.begin([seen("a", 99)], NOW)[digest("a")]
    assert (found.attempts, found.place, found.ref) == (1, "done", "KMS-2026-0001")
    assert rows(store, "SELECT uid FROM messages") == [(99,)]


def test_a_message_left_to_people_has_its_place_and_rule(store: Store) -> None:
    store.begin([seen("a")], NOW)
    store.apply([NOTHING], digest("a"), NOW)
    assert rows(store, "SELECT place, rule, ref FROM messages") == [("others", "newsletter", None)]


def test_a_message_is_settled_once(store: Store) -> None:
    store.begin([seen("a")], NOW)
    store.apply([NOTHING], digest("a"), NOW)
    for again in (
        lambda: store.apply([NOTHING], digest("a"), NOW),
        lambda: store.settle_aside(digest("a"), "x", NOW),
    ):
        with pytest.raises(Stale):
            again()
    assert count(store, "audit") == 1


def test_aside_with_reason_and_mail_and_back_again(store: Store) -> None:
    store.begin([seen("a")], NOW)
    mail = a_mail("", "admin-pesan-disisihkan", "admin@dinkominfo.test")
    store.settle_aside(digest("a"), "tiga kali gagal: ValueError \0", NOW, [mail])
    (row,) = store.aside_list()
    assert (row.digest, row.place, row.attempts, row.settled) == (digest("a"), "aside", 1, NOW)
    assert row.reason.startswith("tiga kali gagal")
    assert [out.key for out in store.unsent(NOW)] == [mail.key]
    shown = store.aside_show(digest("a")[:10])
    assert shown == row

    store.aside_retry(digest("a"), NOW, by="admin")
    assert store.aside_list() == []
    assert store.begin([seen("a")], NOW)[digest("a")].attempts == 1
    with pytest.raises(Refused):
        store.aside_retry(digest("a"), NOW)


def test_the_origin_of_each_folder_is_remembered(store: Store) -> None:
    assert store.origin("INBOX") is None
    store.set_origin("INBOX", "7 10")
    store.set_origin("INBOX", "8 3")
    store.set_origin("Lain", "1 1")
    assert store.origin("INBOX") == "8 3"


def test_counts_of_a_day_add_up(store: Store) -> None:
    open_one(store, "a")
    store.begin([seen("b"), seen("c"), seen("d")], NOW)
    store.apply([NOTHING], digest("b"), NOW)
    store.settle_aside(digest("c"), "rusak", NOW)
    store.begin([seen("e")], NOW - timedelta(days=1))
    assert store.counts(NOW.date()) == Counts(seen=4, done=1, aside=1, others=1, open=1, waiting=2)
    # 23:30 UTC belongs to the next day in Jakarta.
    late = NOW.replace(hour=23, minute=30)
    store.begin([seen("f")], late)
    assert store.counts(date(2026, 11, 24), timezone(timedelta(hours=7))).seen == 1


def test_two_letters_in_one_mail_are_two_cases_and_one_message(store: Store) -> None:
    store.begin([seen("a")], NOW)
    refs = [store.next_ref("KMS", 2026, ahead) for ahead in (0, 1)]
    store.apply(
        [opening(a_case(ref)) if ref == refs[0] else opening(a_case(ref), ()) for ref in refs],
        digest("a"),
        NOW,
    )
    assert [case.ref for case in store.cases()] == refs[::-1]
    assert rows(store, "SELECT ref FROM messages") == [(refs[0],)]


def test_a_message_that_a_decision_puts_aside_says_why(store: Store) -> None:
    store.begin([seen("a")], NOW)
    store.apply([Applied(None, Decision(None, note="terlalu besar", place="aside"))], digest("a"), NOW)
    assert [row.reason for row in store.aside_list()] == ["terlalu besar"]
