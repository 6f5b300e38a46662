"""Guessed tokens are told to the administrator: at twenty within an hour, once a day, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest

from operate.daily import daily
from operate.vigil import MOST, Vigil
from tests.security.office import Office, reply, told
from tests.workflow.desk import MONDAY, mail
from tests.world import PEOPLE, SERVICE

ADMIN = "admin@suratd.test"
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.fixture
def office(fresh: Office) -> Office:
    return fresh


def guess(mail: EmailMessage, number: int, sender: str = PEOPLE["kepala"]) -> bytes:
    """A token of the right shape that is nobody's."""
    false = f"aaaa.{number:026d}".translate(str.maketrans("0123456789", "abcdefghij"))
    to = SERVICE.replace("@", f"+{false}@")
    return reply(mail, sender, "1", to=to, in_reply_to=False, references=False, subject="x", quote=False)


def alarms(office: Office) -> list[str]:
    daily(office.program)
    rows = office.program.store.outbox(recipient=ADMIN, template="admin-pemberitahuan", limit=100)
    return [row.subject for row in rows if "token" in row.key]


def test_twenty_within_an_hour_are_told_and_only_to_the_admin(office: Office) -> None:
    asked = office.last("kepala", "pejabat-mohon-disposisi")
    for number in range(MOST - 1):
        outcome = office.hears(guess(asked, number, f"warga{number}@lain.test"), "S1")
        assert ADMIN not in told(outcome)
    assert alarms(office) == []
    office.hears(guess(asked, MOST), "S1")
    (subject,) = alarms(office)
    assert "token" in subject.lower()


def test_once_a_day(office: Office) -> None:
    asked = office.last("kepala", "pejabat-mohon-disposisi")
    for round in range(3):
        for number in range(MOST):
            office.hears(guess(asked, 100 * round + number), "S1")
        assert len(alarms(office)) == 1
    office.program.clock = lambda: MONDAY + timedelta(days=1)
    for number in range(MOST):
        office.hears(guess(asked, 1000 + number), "S1")
    assert len(alarms(office)) == 2


def test_codes_of_nobody_count_too(office: Office) -> None:
    asked = office.last("kepala", "pejabat-mohon-disposisi")
    for number in range(MOST):
        subject = f"Re: [KMS-2026-0001] x (kode AAAA-{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number]}AAA)"
        office.hears(reply(asked, PEOPLE["kepala"], "ya", to=SERVICE, subject=subject, in_reply_to=False,
                           references=False, quote=False), "S1")  # fmt: skip
    assert len(alarms(office)) == 1


def test_tokens_of_ours_alarm_nobody_used_up_or_not(office: Office) -> None:
    asked = office.last("kepala", "pejabat-mohon-disposisi")
    for number in range(2 * MOST):
        office.hears(reply(asked, f"warga{number}@lain.test", "1", headers=(f"X-Nomor: {number}",)), "S1")
    assert alarms(office) == []


def one(number: int) -> object:
    return mail(digest=f"{number:064d}")


def test_a_mail_counts_once_however_often_it_is_decided_on() -> None:
    vigil = Vigil()
    for _ in range(100):
        vigil.saw(one(1), NOW)  # type: ignore[arg-type]
    assert vigil.count(NOW) == 1


def test_an_hour_is_an_hour_also_when_the_clock_is_set() -> None:
    vigil = Vigil()
    for number in range(MOST):
        vigil.saw(one(number), NOW + timedelta(minutes=4 * number))  # type: ignore[arg-type]
    last = NOW + timedelta(minutes=4 * (MOST - 1))
    assert vigil.count(last) == 15
    # A moment that has not come is none of this hour: the clock stood wrong.
    vigil.saw(one(99), last + timedelta(days=300))  # type: ignore[arg-type]
    assert vigil.count(last) == 15
    assert vigil.count(last + timedelta(hours=1)) == 0


def test_a_flood_is_remembered_in_little_memory() -> None:
    vigil = Vigil()
    for number in range(5000):
        vigil.saw(one(number), NOW)  # type: ignore[arg-type]
    assert vigil.count(NOW) == 1000


def test_what_could_not_be_told_is_told_later() -> None:
    vigil, heard = Vigil(), []
    for number in range(MOST):
        vigil.saw(one(number), NOW)  # type: ignore[arg-type]

    def fails(*words: str) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        vigil.watch(NOW, fails)
    vigil.watch(NOW, lambda *words: heard.append(words))
    vigil.watch(NOW, lambda *words: heard.append(words))
    assert len(heard) == 1
