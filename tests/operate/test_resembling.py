"""New complaints are compared with those before them: in the records, and in the same turn before anything is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from operate import reports
from operate.complaint import record
from operate.deciding import Group, decide_mail
from operate.program import Program, open_program
from operate.resembling import AT_ONCE, Recollection
from parsing import message
from tests.operate.desk import Admin
from workflow.facts import Case, Grade, Incoming, Mailbox

NOW = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
WORDS = "Lampu jalan di depan Balai Contoh mati dua pekan dan gelap sekali, trotoar berlubang dan licin."
OTHER = "Petugas loket lantai dua menutup layanan sebelum waktunya tanpa pemberitahuan."


@pytest.fixture
def program(admin: Admin) -> Iterator[Program]:
    admin.records()
    opened = open_program(admin.config, clock=lambda: NOW)
    yield opened
    opened.close()


def told(words: str = WORDS) -> reports.Told:
    return reports.Told(words, NOW, "kotak", Mailbox("warga@lain.test", "Sulastri Contohwati"))


def recorded(program: Program, *words: str) -> list[Case]:
    standard = reports.standard_of(program)
    assert standard is not None
    return record(program, standard, [told(one) for one in words])


def alike(case: Case) -> tuple[str, ...]:
    assert case.report is not None
    return case.report.alike


def mail(number: int, words: str = WORDS) -> Incoming:
    raw = f"From: warga{number}@lain.test\r\nSubject: Pengaduan\r\nMessage-ID: <{number}@lain.test>\r\n\r\n{words}\r\n"
    read = message.read(raw.encode(), NOW, lambda part: "0" * 64)
    return replace(read, digest=f"{number}" * 64, grade=Grade("S2"))


def test_the_matter_of_a_recorded_one_is_proposed_the_likest_first(program: Program) -> None:
    first, near, _ = recorded(program, WORDS, f"{WORDS} Warung juga tutup.", OTHER)
    (last,) = recorded(program, WORDS)
    assert alike(last) == (first.ref, near.ref)


def test_those_that_come_in_one_turn_see_each_other(program: Program) -> None:
    """Neither is committed when the other is decided on, and no commit is made between them."""
    group = Group()
    mails = (mail(1), mail(2), mail(3, OTHER))
    opened = [decide_mail(program, one, group).applied[0].decision.case for one in mails]
    first, second, third = (case for case in opened if case)
    assert (alike(first), alike(second), alike(third)) == ((), (first.ref,), ())
    assert len({first.ref, second.ref, third.ref}) == 3


def test_no_more_are_opened_than_asked_for(program: Program) -> None:
    recorded(program, *[WORDS] * 12)
    near = Recollection().near(program.store, "ADU", WORDS, NOW)
    asked: list[int] = []
    several = program.store.several
    program.store.several = lambda refs: asked.append(len(refs)) or several(refs)  # type: ignore[method-assign,func-returns-value]
    assert next(near).report is not None
    assert asked == [AT_ONCE]
