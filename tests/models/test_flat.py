"""What is done for each message costs the same with many records as with few: every such query goes by an index."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from models.store import Batch, Store, open_store
from tests.models.samples import (
    KEPALA,
    NOW,
    PEMOHON,
    a_case,
    a_mail,
    digest,
    moving,
    opening,
    seen,
    two_mails,
)

LATE = NOW + timedelta(days=1)


def fill(store: Store, first: int, last: int) -> None:
    """Cases that are done, their mails sent, their messages settled: the past."""
    names = [f"lama{number}" for number in range(first, last)]
    store.begin([seen(name) for name in names], NOW)
    batches = []
    for number, name in zip(range(first, last), names, strict=True):
        ref = f"KMS-2026-{number:04d}"
        case = a_case(ref, state="selesai", wake=None, agency=f"opd{number % 40}")
        batches.append(Batch([opening(case, two_mails(ref, f"l{number}"))], digest(name)))
    assert store.apply_many(batches, NOW) == {}
    while queue := store.unsent(NOW, 500):
        store.mark_sent([mail.id for mail in queue], NOW - timedelta(days=2), "250")


def calls(store: Store, last: int) -> dict[str, Callable[[], Any]]:
    """Everything that is asked and done for one message, one tick, one delivery."""
    ref, name = f"KMS-2026-{last:04d}", f"baru{last}"
    label = f"b{last}"
    mails = two_mails(ref, label)
    stranger = a_mail("", f"netral{last}", "a@x.test", stranger=True)
    reminder = a_mail(ref, "kepala-pengingat", KEPALA, label, 2)

    def move() -> None:
        case = store.case(ref)
        assert case is not None
        token = store.tickets(label)[0].issued
        store.apply(
            [moving(case, [reminder], step=2, state="dikaji", fired=("x",))], digest(f"b{name}"), LATE, token
        )

    return {
        "position": lambda: store.set_origin("INBOX", f"1 {last}"),
        "where": lambda: store.origin("INBOX"),
        "begin": lambda: store.begin([seen(name), seen(f"b{name}"), seen(f"c{name}")], LATE),
        "again": lambda: store.begin([seen("lama1")], LATE),
        "next_ref": lambda: store.next_ref("KMS", 2026),
        "twin": lambda: store.twin("opd1", f"400.14.9/x{last}", date(2026, 11, 20), digest("x")),
        "open": lambda: store.apply(
            [opening(a_case(ref, wake=LATE, assignee="andi"), mails)], digest(name), LATE
        ),
        "tickets": lambda: store.tickets(label),
        "questions": lambda: store.questions("pejabat-konfirmasi", KEPALA, LATE, 6),
        "refs_of": lambda: store.refs_of(["<x@y.test>", mails[0].message_id]),
        "bounce": lambda: store.mail_by_message_id(mails[0].message_id),
        "due": lambda: store.due(LATE),
        "move": move,
        "aside": lambda: store.settle_aside(digest(f"c{name}"), "rusak", LATE, [stranger]),
        "retried": lambda: store.retried(),
        "unfinished": lambda: store.unfinished(),
        "aside_list": lambda: store.aside_list(limit=1),
        "open_cases": lambda: store.open_cases(),
        "workload": lambda: store.workload(("dikaji",)),
        "unsent": lambda: store.unsent(LATE, 1),
        "sent_to": lambda: store.sent_to(PEMOHON, LATE),
        "strangers": lambda: store.strangers_answered(LATE),
        "stranger": lambda: store.answered_stranger("a@x.test", LATE),
        "later": lambda: store.mark_later(store.unsent(LATE, 1)[0].id, LATE, "451"),
        "sent": lambda: store.mark_sent(
            [mail.id for mail in store.unsent(LATE + timedelta(days=9))], LATE, "250"
        ),
        "close": lambda: store.apply([moving(store.cases(1)[0], state="selesai", wake=None)], None, LATE),
        "retry": lambda: store.aside_retry(digest(f"c{name}"), LATE),
        "counts": lambda: store.counts(date(2026, 12, 1)),
        "gone": lambda: store._db.run("UPDATE messages SET place = 'done', settled = 0 WHERE place = ''"),
    }


def steps_taken(store: Store, last: int) -> dict[str, int]:
    """Instructions of SQLite's machine that each call takes: they do not depend on the load of the machine."""
    taken = {}
    connection = store._db.raw.connection()
    for what, call in calls(store, last).items():
        steps = [0]

        def tick(steps: list[int] = steps) -> int:
            steps[0] += 1
            return 0

        connection.set_progress_handler(tick, 1)
        call()
        connection.set_progress_handler(None, 0)
        taken[what] = steps[0]
    return taken


def test_cost_of_a_message_does_not_grow_on_sqlite(tmp_path: Any) -> None:
    store = open_store(f"sqlite:///{tmp_path}/suratd.db", NOW)
    fill(store, 1, 30)
    few = steps_taken(store, 30)
    fill(store, 31, 1500)
    many = steps_taken(store, 1500)
    grown = {what: (few[what], many[what]) for what in few if many[what] > few[what] * 1.25 + 10}
    assert grown == {}
    store.close()


def test_every_query_of_a_message_has_an_index_on_postgresql(postgres_url: str) -> None:
    store = open_store(postgres_url, NOW)
    fill(store, 1, 20)
    asked: dict[str, Any] = {}
    store._db.raw.query_hooks.append(lambda event: asked.setdefault(event.sql, event.params))
    for call in calls(store, 20).values():
        call()
    store._db.raw.query_hooks.clear()
    # With this a plan reads a whole table only where no index can serve.
    store._db.run("SET enable_seqscan = off")
    unserved = []
    for sql, params in asked.items():
        if re.match(r"SELECT|UPDATE|DELETE|WITH", sql):
            plan = "\n".join(
                line for (line,) in store._db.raw.execute_sql(f"EXPLAIN {sql}", params).fetchall()
            )
            unserved += [f"{sql}\n{plan}"] if "Seq Scan" in plan else []
    assert unserved == []
    assert len(asked) > 30
    store.close()


@pytest.mark.parametrize(
    ("index", "what"),
    [
        ("outbox_queue", "unsent"),
        ("outbox_sent", "sent_to"),
        ("cases_wake", "due"),
        ("letters_number", "twin"),
    ],
)
def test_a_missing_index_would_be_noticed(tmp_path: Any, index: str, what: str) -> None:
    """The measure itself: without the index the same call costs more."""
    store = open_store(f"sqlite:///{tmp_path}/suratd.db", NOW)
    fill(store, 1, 200)
    served = steps_taken(store, 200)[what]
    store._db.run(f"DROP INDEX {index}")
    assert steps_taken(store, 201)[what] > served * 2 + 10
    store.close()
