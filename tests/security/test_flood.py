"""Nobody can fill an official's mailbox with our questions: six that he leaves unanswered, of all cases, are a day's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from operate.daily import daily
from operate.deciding import Group, decide_mail
from tests.security.office import Office, moved, reply, told
from tests.workflow.desk import MONDAY
from tests.world import PEOPLE, SERVICE
from workflow.challenge import MOST_A_DAY, MOST_WITH_TOKEN

KEPALA, TU = PEOPLE["kepala"], PEOPLE["tu"]
CASES = 10


@pytest.fixture
def office(empty: Office) -> Office:
    return empty


def forged(office: Office, number: int, token: bool = False) -> bytes:
    """An answer in the kepala's name, which may or may not be his; with the token of the mail, or with the number alone."""
    office.letter()
    mail = office.last("kepala", "pejabat-mohon-disposisi")
    if token:
        return reply(mail, KEPALA, "Setuju", headers=(f"X-Nomor: {number}",))
    return reply(mail, KEPALA, "Setuju", headers=(f"X-Nomor: {number}",), to=SERVICE, in_reply_to=False,
                 references=False)  # fmt: skip


@pytest.mark.parametrize(("token", "most"), [(False, MOST_A_DAY), (True, MOST_WITH_TOKEN)])
def test_so_many_doubts_a_day_are_put_to_one_address_and_the_petugas_hears_once(
    office: Office, token: bool, most: int
) -> None:
    heard: Counter[str] = Counter()
    for number in range(most + 4):
        outcome = office.hears(forged(office, number, token), "S1", commit=True)
        assert not moved(outcome)
        heard.update(template for templates in told(outcome).values() for template in templates)
    assert heard["pejabat-konfirmasi"] == most
    rows = office.program.store.outbox(recipient=TU, template="petugas-pemberitahuan", limit=100)
    assert len([row for row in rows if row.key.startswith("konfirmasi/")]) == 1
    # What he says for certain counts all the same, and he may be asked about what is grave.
    assert moved(office.hears(forged(office, 90, True), "S2", commit=True))
    grave = forged(office, 91, True).replace(b"\r\nSetuju", b"\r\nTolak: bukan layanan kami")
    assert told(office.hears(grave, "S3")) == {KEPALA: ["pejabat-konfirmasi"]}
    # Others are asked as ever.
    other = reply(office.last("sekretaris", "pejabat-mohon-disposisi"), PEOPLE["sekretaris"], "Setuju")
    assert told(office.hears(other, "S1")) == {PEOPLE["sekretaris"]: ["pejabat-konfirmasi"]}


def test_who_forges_does_not_lock_out_who_has_read_the_mails(office: Office) -> None:
    for number in range(CASES):
        office.hears(forged(office, number), "S1", commit=True)
    assert told(office.hears(forged(office, 50, True), "S1")) == {KEPALA: ["pejabat-konfirmasi"]}


def test_the_next_day_he_is_asked_again(office: Office) -> None:
    for number in range(CASES):
        office.hears(forged(office, number), "S1", commit=True)
    office.program.clock = lambda: MONDAY + timedelta(days=1)
    assert told(office.hears(forged(office, 50), "S1")) == {KEPALA: ["pejabat-konfirmasi"]}


def test_whoever_answers_decides_as_often_as_he_will(office: Office) -> None:
    """Where the server proves nothing, each decision of a busy day costs one question."""
    for number in range(2 * MOST_A_DAY):
        assert told(office.hears(forged(office, number), "S1", commit=True)) == {
            KEPALA: ["pejabat-konfirmasi"]
        }
        asked = office.last("kepala", "pejabat-konfirmasi")
        assert moved(
            office.hears(reply(asked, KEPALA, "Ya", headers=(f"X-Nomor: 1{number}",)), "S1", commit=True)
        )


def test_what_is_not_yet_committed_counts_too(office: Office) -> None:
    """Sixteen mails that came in one moment are decided on together."""
    raws, group, asked = [forged(office, number) for number in range(CASES)], Group(), 0
    for raw in raws:
        outcome = decide_mail(office.program, office.reads(raw, "S1"), group)
        asked += told(outcome).get(KEPALA, []).count("pejabat-konfirmasi")
    assert asked == MOST_A_DAY


def test_the_admin_hears_once_that_strangers_are_answered_no_more_today(office: Office) -> None:
    program, admin = office.program, "admin@suratd.test"
    program.settings = replace(
        program.settings, limits=replace(program.settings.limits, answers_to_strangers_per_day=3)
    )

    def told_to_admin() -> int:
        daily(program)
        rows = program.store.outbox(recipient=admin, template="admin-pemberitahuan", limit=100)
        return sum("penuh/" in row.key for row in rows)

    office.letter()
    asked = office.last("kepala", "pejabat-mohon-disposisi")
    for number in range(6):
        assert told_to_admin() == (number >= 3)
        raw = reply(asked, f"warga{number}@lain.test", "Mohon info layanan", to=SERVICE, subject="Tanya",
                    in_reply_to=False, references=False, quote=False, headers=(f"X-Nomor: {number}",))  # fmt: skip
        outcome = office.hears(raw, "S1", commit=True)
        assert (f"warga{number}@lain.test" in told(outcome)) == (number < 3)
    program.clock = lambda: MONDAY + timedelta(days=1)
    assert told_to_admin() == 1
