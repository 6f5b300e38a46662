"""Killed at any statement: all of it or nothing, and the next start needs no help."""

from __future__ import annotations

from itertools import count as numbers

import pytest

from models.store import Batch, Stale, Store, open_store
from tests.models.death import begin_child, code_of, die_after, in_child
from tests.models.samples import NOW, a_case, a_mail, count, digest, moving, open_one, opening, rows, seen

TABLES = ("cases", "outbox", "skeletons", "tokens", "letters", "audit", "steps", "reminders", "attachments")


def sizes(store: Store) -> tuple[int, ...]:
    settled = rows(store, "SELECT count(*) FROM messages WHERE place <> ''")[0][0]
    return (*(count(store, table) for table in TABLES), settled)


def test_killed_within_apply_leaves_all_or_nothing(store: Store, url: str) -> None:
    case = open_one(store)
    store.begin([seen("b"), seen("c")], NOW)
    before = sizes(store)
    reminder = a_mail(case.ref, "kepala-pengingat", "kepala@dinkominfo.test", "zz99", 2)
    batches = [
        Batch([opening(a_case("KMS-2026-0002"))], digest("b")),
        Batch(
            [moving(case, [reminder], step=2, fired=("ingatkan",))],
            digest("c"),
            store.tickets("0001")[0].issued,
        ),
    ]
    outcomes = []
    for number in numbers(1):

        def work(after: int = number) -> None:
            child = open_store(url, NOW)
            die_after(after, child._db)
            assert child.apply_many(batches, NOW) == {}

        killed = in_child(work) == -9
        outcomes.append(sizes(store))
        assert store.audit_verify() is None
        if not killed or outcomes[-1] != before:
            break
    # Nothing until the very statement that commits, then everything.
    assert killed
    assert len(outcomes) > 20
    assert outcomes[-1] == (2, 5, 5, 3, 2, 3, 3, 1, 4, 3)
    assert store.integrity() == []
    with pytest.raises(Stale):
        store.apply(batches[0].applied, digest("b"), NOW)


def test_killed_within_begin_counts_the_try_or_does_not_begin_it(store: Store, url: str) -> None:
    for number in numbers(1):

        def work(after: int = number) -> None:
            child = open_store(url, NOW)
            die_after(after, child._db)
            child.begin([seen("a"), seen("b")], NOW)

        killed = in_child(work) == -9
        tries = rows(store, "SELECT attempts FROM messages ORDER BY id")
        if not killed:
            break
        assert tries in ([], [(1,), (1,)])
    assert tries == [(2,), (2,)]


def test_processes_racing_for_numbers_leave_no_gap(store: Store, url: str) -> None:
    def work() -> None:
        child = open_store(url, NOW)
        done = 0
        while done < 10:
            try:
                child.apply([opening(a_case(child.next_ref("KMS", 2026)))], None, NOW)
                done += 1
            except Stale:
                continue

    children = [begin_child(work) for _ in range(3)]
    assert [code_of(child) for child in children] == [0, 0, 0]
    assert [case.ref for case in store.cases()] == [f"KMS-2026-{number:04d}" for number in range(30, 0, -1)]
    assert store.integrity() == []
