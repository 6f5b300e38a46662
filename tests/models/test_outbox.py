"""A promised mail: sent once the server has it, tried again in good time, given up after five days."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from models.store import Refused, Store
from tests.models.samples import KEPALA, NOW, PEMOHON, a_mail, digest, open_one, rows, seen, two_mails

MINUTE = timedelta(minutes=1)


def ids(store: Store, now: datetime = NOW) -> list[int]:
    return [mail.id for mail in store.unsent(now)]


def events(store: Store) -> list[str]:
    return [event for (event,) in rows(store, "SELECT event FROM audit ORDER BY number")]


def test_what_is_queued_comes_out_whole(store: Store) -> None:
    case = open_one(store)
    first = store.unsent(NOW)[0]
    mail = two_mails(case.ref)[0]
    assert (first.key, first.ref, first.recipient, first.template) == (
        mail.key,
        case.ref,
        KEPALA,
        mail.template,
    )
    assert (first.skeleton, first.attachments, first.message_id) == (
        mail.skeleton,
        mail.attachments,
        mail.message_id,
    )
    assert (first.attempts, first.created, first.subject) == (0, NOW, mail.subject)
    assert len(store.unsent(NOW, limit=1)) == 1
    assert store.unsent(NOW - MINUTE) == []


def test_sent_is_sent(store: Store) -> None:
    open_one(store)
    one, other = ids(store)
    store.mark_sent([one, other], NOW, ["250 ok 1", "250 ok 2"])
    assert ids(store) == []
    assert [(mail.state, mail.answer, mail.sent) for mail in store.outbox("sent")] == [
        ("sent", "250 ok 2", NOW),
        ("sent", "250 ok 1", NOW),
    ]
    store.mark_sent(one, NOW, "again")
    assert store.mark_later(one, NOW, "too late") == []
    assert events(store) == ["decision", "sent", "sent"]


def test_later_waits_longer_each_time_and_ends_after_five_days(store: Store) -> None:
    open_one(store)
    one, other = ids(store)
    store.mark_sent(other, NOW, "250")
    now, waits = NOW, []
    while not store.mark_later(one, now, "451 nanti"):
        row = store.outbox("queued")[0]
        assert ids(store, row.next_try - timedelta(microseconds=1)) == []
        assert ids(store, row.next_try) == [one]
        waits.append(row.next_try - now)
        now = row.next_try
    assert waits[:6] == [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, timedelta(hours=4), timedelta(hours=4)]
    assert timedelta(days=5) <= now - NOW < timedelta(days=5, hours=4)
    (failed,) = store.outbox("failed")
    assert failed.answer == "given up after 5 days: 451 nanti"
    assert events(store)[-1] == "failed"


def test_the_longest_waiting_goes_first(store: Store) -> None:
    open_one(store)
    one, other = ids(store)
    store.mark_later(one, NOW, "451")
    assert ids(store, NOW + MINUTE) == [other, one]


def test_failed_stays_failed_until_somebody_sends_it_again(store: Store) -> None:
    case = open_one(store)
    one = ids(store)[0]
    store.mark_failed(one, NOW, "550 tidak dikenal")
    assert [mail.id for mail in store.outbox("failed", ref=case.ref, recipient=KEPALA.upper())] == [one]
    late = NOW + timedelta(days=30)
    store.resend(one, late, by="admin")
    # The five days begin anew, or the first "later" would end them.
    assert store.mark_later(one, late, "451") == []
    assert events(store)[-2:] == ["failed", "mail queued"]


def test_a_bounce_turns_sent_into_failed(store: Store) -> None:
    open_one(store)
    one = ids(store)[0]
    store.mark_sent(one, NOW, "250")
    store.mark_failed(one, NOW, "5.1.1 no such user")
    assert store.outbox("failed")[0].id == one
    # The same report once more: nothing new happened, and the first words stay.
    store.mark_failed(one, NOW, "5.2.2 another word")
    assert [(mail.answer, mail.attempts) for mail in store.outbox("failed")] == [("5.1.1 no such user", 2)]
    assert events(store) == ["decision", "sent", "failed"]


def test_hold_and_release(store: Store) -> None:
    open_one(store)
    both = ids(store)
    store.hold(both, NOW, by="admin")
    assert ids(store) == []
    with pytest.raises(Refused):
        store.hold(both, NOW)
    store.release(both[0], NOW)
    assert ids(store) == [both[0]]
    # It was under way when it was held, and the server took it.
    store.mark_sent(both[1], NOW, "250")
    assert store.outbox("held") == []
    with pytest.raises(Refused):
        store.resend(999, NOW)
    assert store.audit_verify() is None


def test_one_bad_outcome_undoes_the_list(store: Store) -> None:
    open_one(store)
    both = ids(store)
    with pytest.raises(ValueError, match="outcome"):
        store.mark([(both[0], "sent", "250"), (both[1], "perhaps", "")], NOW)
    assert ids(store) == both


def test_answers_to_strangers_are_counted(store: Store) -> None:
    for number, (who, at) in enumerate(
        (("a@x.test", NOW), ("a@x.test", NOW - 2 * MINUTE), ("b@x.test", NOW))
    ):
        store.begin([seen(str(number))], at)
        mail = a_mail("", f"netral-{number}", who, stranger=True)
        store.settle_aside(digest(str(number)), "x", at, [mail, a_mail("", f"dikenal-{number}", PEMOHON)])
    since = NOW - MINUTE
    assert (store.strangers_answered(since), store.answered_stranger("a@x.test", since)) == (2, 1)
    assert store.answered_stranger("a@x.test", NOW - 3 * MINUTE) == 2
    assert store.answered_stranger(PEMOHON, since) == 0
    store.mark_sent(ids(store), NOW, "250")
    assert (store.sent_to(PEMOHON, since), store.sent_to("a@x.test", NOW + MINUTE)) == (3, 0)


def test_the_records_say_of_which_case_each_mail_was_sent_or_failed(store: Store) -> None:
    case = open_one(store)
    one, other = ids(store)
    store.mark([(one, "sent", "250 ok"), (other, "failed", "550 tidak")], NOW)
    keys = [mail.key for mail in two_mails(case.ref)]
    lines = {row.event: row for row in store.audit(case.ref)}
    assert lines["sent"].facts == {"mail": keys[0], "to": KEPALA, "answer": "250 ok"}
    assert lines["failed"].facts == {"mail": keys[1], "to": PEMOHON, "why": "550 tidak"}
    store.resend(one, NOW, by="admin")
    last = store.audit(case.ref)[-1]
    assert (last.event, last.facts) == ("mail queued", {"mail": keys[0], "was": "sent", "actor": "admin"})


def test_only_a_mail_that_waits_is_put_off(store: Store) -> None:
    open_one(store)
    one, other = ids(store)
    store.mark_sent(one, NOW, "250")
    before = store.outbox()
    # Its answer came twice; another mail waits meanwhile, also for longer than five days.
    assert store.mark_later(one, NOW + timedelta(days=6), "451") == []
    assert store.outbox() == before
    assert [mail.id for mail in store.outbox("queued")] == [other]


def test_a_mail_of_ours_is_known_by_its_id_and_no_other(store: Store) -> None:
    first = open_one(store, "satu", "KMS-2026-0001")
    second = open_one(store, "dua", "KMS-2026-0002")
    mine, yours = two_mails(first.ref)[0], two_mails(second.ref)[1]
    assert store.refs_of(["<tak@dikenal.test>", yours.message_id, mine.message_id]) == second.ref
    assert store.refs_of(["<tak@dikenal.test>"]) is None
    assert store.refs_of([]) is None
    found = store.mail_by_message_id(mine.message_id)
    assert found is not None
    assert (found.ref, found.recipient, found.key) == (first.ref, KEPALA, mine.key)
    assert store.mail_by_message_id("<tak@dikenal.test>") is None


def test_what_cannot_be_turned_is_refused_in_words(store: Store) -> None:
    open_one(store)
    one, _ = ids(store)
    store.mark_failed(one, NOW, "550")
    with pytest.raises(Refused, match=rf"mail {one} is failed, not queued"):
        store.hold(one, NOW)
    store.resend(one, NOW)
    with pytest.raises(Refused, match=rf"mail {one} is queued, not sent or failed or held"):
        store.resend(one, NOW)
    with pytest.raises(Refused, match="mail 999 is unknown"):
        store.release(999, NOW)
