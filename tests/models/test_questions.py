"""How many questions of a day one address has left unanswered: of all cases, sent or not, until their token is used."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from models.store import Store
from tests.models.samples import KEPALA, NOW, a_case, a_mail, digest, moving, opening, seen, two_mails
from workflow.facts import Mail

TEMPLATE = "pejabat-konfirmasi"
SINCE = NOW - timedelta(hours=2)


def question(number: int, mark: str = "abc", to: str = KEPALA) -> Mail:
    ref = f"KMS-2026-{number:04d}"
    mail = a_mail(ref, TEMPLATE, to, f"q{number:03d}")
    assert mail.issued
    return replace(mail, key=f"{mail.key}/{mark}", message_id=f"<{ref}.{mark}@x.test>",
                   issued=replace(mail.issued, purpose=f"confirm/{mark}", nonce=f"{ref}-{mark}"))  # fmt: skip


def asked(store: Store, most: int = 99) -> int:
    return store.questions(TEMPLATE, KEPALA, SINCE, most)


@pytest.fixture
def five(store: Store) -> Store:
    """Five cases, about each of which the kepala was asked in the same moment in which he got its mail."""
    for number in range(1, 6):
        ref = f"KMS-2026-{number:04d}"
        mails = (*two_mails(ref, f"a{number:03d}"), question(number))
        store.apply([opening(a_case(ref), mails)], None, NOW)
    return store


def test_questions_of_all_cases_are_counted_sent_or_not(five: Store) -> None:
    assert asked(five) == 5
    assert asked(five, most=3) == 3
    queue = five.unsent(NOW)
    five.mark_sent([mail.id for mail in queue[:6]], NOW, "250")
    assert asked(five) == 5
    assert five.questions(TEMPLATE, KEPALA.upper(), SINCE, 99) == 5
    assert five.questions(TEMPLATE, "sekretaris@dinkominfo.test", SINCE, 99) == 0


def test_those_of_another_day_are_not(five: Store) -> None:
    assert five.questions(TEMPLATE, KEPALA, NOW + timedelta(seconds=1), 99) == 0
    # Waited long for the server: it left today, and was asked yesterday.
    five.mark_sent([mail.id for mail in five.unsent(NOW)], NOW + timedelta(days=1), "250")
    assert five.questions(TEMPLATE, KEPALA, NOW + timedelta(hours=1), 99) == 0


def test_an_answered_one_is_none(five: Store) -> None:
    case, used = five.case("KMS-2026-0003"), question(3).issued
    assert case is not None
    five.begin([seen("ya")], NOW)
    five.apply([moving(case, step=2, state="dikaji")], digest("ya"), NOW, ticket_used=used)
    assert asked(five) == 4
