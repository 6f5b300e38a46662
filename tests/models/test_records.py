"""The audit chain, the calendar, who is who, and the lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from models.store import Locked, Refused, Store, open_store
from tests.models.death import in_child
from tests.models.samples import NOW, count, digest, open_one, rows
from workflow.facts import Agency, Calendar, Holiday, Office, Person

DAY = timedelta(days=1)
NATAL = Holiday(date(2026, 12, 25), "libur_nasional", "Hari Raya Natal", "SKB 2026")
OFFICE = Office(
    "Dinas Kominfo",
    "Dinkominfo",
    "Jl. Contoh 1",
    "-",
    "dinkominfo@suratd.test",
    "suratd.test",
    "Asia/Jakarta",
    {0: (time(7, 30), time(16))},
    (
        Person("andi", "Andi", "Staf", ("staf",), ("andi@suratd.test",)),
        Person("sari", "Sari", "Staf", ("staf",), ("s@x",)),
    ),
    agencies=(Agency("dinkes", "Dinas Kesehatan"),),
)

SPOIL = {
    "a word of a line": "UPDATE audit SET line = replace(line, 'diterima', 'ditolak') WHERE number = 2",
    "a column": "UPDATE audit SET event = 'sent' WHERE number = 2",
    "a moment": "UPDATE audit SET at = at + 1 WHERE number = 2",
    "the case": "UPDATE audit SET ref = NULL WHERE number = 2",
    "a hash": "UPDATE audit SET hash = 'ff' WHERE number = 2",
    "a row taken away": "DELETE FROM audit WHERE number = 2",
}


def unguard(store: Store) -> None:
    """What an intruder with the database in hand can do."""
    on = "" if store._db.sqlite else " ON audit"
    triggers = ["audit_no_update", "audit_no_delete" if store._db.sqlite else "audit_no_truncate"]
    for trigger in triggers:
        store._db.run(f"DROP TRIGGER {trigger}{on}")


@pytest.mark.parametrize("what", SPOIL)
def test_tampering_with_the_audit_is_found(store: Store, what: str) -> None:
    for number in (1, 2, 3):
        open_one(store, str(number), f"KMS-2026-000{number}")
    assert store.audit_verify() is None
    unguard(store)
    store._db.run(SPOIL[what])
    assert store.audit_verify() == 2
    assert store.integrity() == ["audit: the chain breaks at row 2"]


def test_whoever_keeps_the_head_of_the_chain_can_find_it_again(store: Store) -> None:
    assert (store.head(), store.link(1)) == ((0, ""), "")
    open_one(store, "satu", "KMS-2026-0001")
    number, kept = store.head()
    assert (number, len(kept)) == (1, 64)
    open_one(store, "dua", "KMS-2026-0002")
    assert (store.head()[0], store.link(number)) == (2, kept)
    assert store.head()[1] not in (kept, "")
    assert store.link(3) == ""


def test_records_that_agree_and_their_sizes(store: Store) -> None:
    open_one(store)
    assert store.consistency(NOW) == []
    assert store.sizes() == {"cases": 1, "messages": 1, "outbox": 2, "audit": 1, "attachments": 2}
    # The letter, the picture of its page, and the message that is settled.
    files = {(digest("KMS-2026-0001.pdf"), False), (digest("bukti-KMS-2026-0001.pdf"), False)}
    assert set(store.kept_files()) == files | {(digest("surat"), True)}
    (overdue,) = store.consistency(NOW + 2 * DAY)
    assert overdue == "KMS-2026-0001: 'menunggu disposisi' terlewat lebih dari sehari"
    (behind,) = store.consistency(NOW - DAY)
    assert behind.startswith("jam mesin mundur: catatan terakhir bertanggal 23-11-2026")


@pytest.mark.parametrize("change", ["UPDATE audit SET line = ''", "DELETE FROM audit"])
def test_the_audit_only_grows(store: Store, change: str) -> None:
    open_one(store)
    with pytest.raises(Refused, match="append-only"):
        store._db.run(change)
    assert store.audit_verify() is None


def test_the_calendar_is_kept_and_corrected(store: Store) -> None:
    assert store.calendar() == Calendar()
    assert store.put_holidays([NATAL], [2026, 2027], "admin", NOW)
    assert not store.put_holidays([NATAL], [2026], "admin", NOW)
    moved = replace(NATAL, name="Natal")
    assert store.put_holidays([moved], [], "admin", NOW)
    assert store.calendar() == Calendar({moved.day: moved}, frozenset({2026, 2027}))
    assert store.drop_holiday(moved.day, "admin", NOW)
    assert not store.drop_holiday(moved.day, "admin", NOW)
    assert store.calendar().holidays == {}
    assert count(store, "audit") == 3


def test_people_are_remembered_as_they_were(store: Store) -> None:
    assert store.remember_office(OFFICE, NOW)
    assert not store.remember_office(OFFICE, NOW + DAY)
    andi = replace(OFFICE.people[0], position="Kabid", roles=("kabid",))
    assert store.remember_office(replace(OFFICE, people=(andi,)), NOW + 2 * DAY)
    then = store.person_at("andi", NOW + DAY)
    assert then == OFFICE.people[0]
    assert store.person_at("andi", NOW + 2 * DAY) == andi
    assert store.person_at("andi", NOW - DAY) is None
    assert store.person_at("sari", NOW + DAY) is not None
    assert store.person_at("sari", NOW + 3 * DAY) is None
    assert store.agency_at("dinkes", NOW) == OFFICE.agencies[0]
    assert rows(store, "SELECT count(*) FROM people WHERE valid_to IS NULL") == [(1,)]
    assert count(store, "audit") == 2


def test_a_second_daemon_is_locked_out(store: Store, url: str) -> None:
    assert store.lock()
    assert store.lock()
    other = open_store(url, NOW)
    with pytest.raises(Locked):
        other.lock()
    # Looking is allowed: `suratd status` runs beside the daemon.
    assert other.cases() == []
    store.close()
    assert other.lock()
    other.close()
    store._db.raw.connect()


def test_the_lock_goes_with_the_process(url: str) -> None:
    assert in_child(lambda: open_store(url, NOW).lock()) == 0
    store = open_store(url, NOW)
    assert store.lock()
    store.close()
