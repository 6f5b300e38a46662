"""The month's report says how well senders were proven: counts of mails and decisions, questions, wrong tokens."""

from __future__ import annotations

import re
from datetime import date, timedelta

from operate.proven import Proven, month_of, proven
from tests.security.office import Office, reply
from tests.security.test_codes import code_of, other, ya
from tests.security.test_vigil import guess
from tests.workflow.desk import MONDAY
from tests.world import LETTERS, PEOPLE, World

KEPALA = PEOPLE["kepala"]


def counted(office: Office, day: date = date(2026, 11, 1)) -> Proven:
    return proven(office.program.store.decided(*month_of(day, office.program.office)))


def test_nothing_came() -> None:
    nothing = proven([])
    assert [row[1:] for row in nothing.rows()] == [(0, 0)] * 4
    assert [value for _, value in nothing.totals()] == [0, 0]


def test_mails_and_decisions_are_counted_by_grade(fresh: Office) -> None:
    asked = fresh.last("kepala", "pejabat-mohon-disposisi")
    fresh.hears(reply(asked, KEPALA, "Setuju", headers=("X-Nomor: 1",)), "S0", commit=True)
    fresh.hears(reply(asked, KEPALA, "Setuju", headers=("X-Nomor: 2",)), "S1", commit=True)
    assert (counted(fresh).asked, counted(fresh).decisions.get("S1", 0)) == (1, 0)
    question = fresh.last("kepala", "pejabat-konfirmasi")
    for number in range(2):
        wrong = str(question["Subject"]).replace(code_of(question), other(code_of(question)))
        fresh.hears(ya(question, subject=wrong, number=number), "S1", commit=True)
    fresh.hears(guess(asked, 7, "warga@lain.test"), "S2", commit=True)
    assert counted(fresh).astray == 3
    fresh.hears(reply(question, KEPALA, "Ya"), "S1", commit=True)
    told = counted(fresh)
    assert {grade: n for grade, n in told.mails.items() if grade} == {"S0": 1, "S1": 4, "S2": 1}
    assert {grade: n for grade, n in told.decisions.items() if n} == {"S1": 1}
    assert told.rows()[2] == ("S1, tidak ada bukti", 4, 1)
    # What the wrong codes led to were questions as well, to his registered address.
    assert told.asked >= 1
    assert fresh.program.store.audit_verify() is None


def test_the_running_daemon_keeps_them_and_the_report_shows_them(world: World) -> None:
    world.run()
    world.mails("dinkes", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
    world.settle()
    world.answers("kepala", "Setuju")
    world.settle()
    said = world.suratd("report", "complaints", str(world.folder / "laporan"), "--month", "2026-11")
    assert re.search(r"\nS1, tidak ada bukti +1 +0\n", said), said
    assert re.search(r"\nS2, domainnya terbukti +1 +1\n", said), said
    assert re.search(r"\nSurat dengan token atau kode yang keliru +: 0", said), said


def test_a_month_is_the_offices_month(fresh: Office) -> None:
    """Its first morning is still the evening before in UTC."""
    since, until = month_of(date(2026, 12, 24), fresh.program.office)
    assert (until - since).days == 31
    asked = fresh.last("kepala", "pejabat-mohon-disposisi")
    fresh.program.clock = lambda: since
    fresh.hears(reply(asked, KEPALA, "Setuju"), "S3", commit=True)
    assert counted(fresh).decisions.get("S3", 0) == 0
    assert counted(fresh, date(2026, 12, 1)).decisions["S3"] == 1
    assert counted(fresh, date(2027, 1, 1)).mails == {}
    assert since.astimezone(MONDAY.tzinfo) < until - timedelta(days=31) + timedelta(hours=1)
