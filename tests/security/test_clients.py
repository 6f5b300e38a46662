"""Genuine answers of the office, as nine mail programs write them: accepted with at most one challenge, 95 in a hundred."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.security.klien import CLIENTS, LOSES_ALL, answer
from tests.security.office import Office, moved, opened, told
from tests.world import PEOPLE

WORDS = (
    "1",
    "1 Setuju",
    "Setuju",
    "setuju.",
    "ACC",
    "Acc, lanjutkan",
    "Setuju, mohon segera ditindaklanjuti. Terima kasih.",
    "Disposisi ke Kabid IKP",
    "Silakan ditindaklanjuti",
    "Yth. Dinkominfo,\n\nSetuju.\n\nTerima kasih,\nKepala Dinas",
    "Ok setuju",
    "Setuju untuk dilaksanakan",
)
MISSED = 0.05


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = opened(tmp_path_factory.mktemp("kantor"))
    yield office
    office.program.close()


def test_proven_answers_act_at_once(office: Office) -> None:
    office.letter()
    mail, missed = office.last("kepala"), []
    for client in CLIENTS:
        for words in WORDS:
            outcome = office.hears(answer(client, mail, PEOPLE["kepala"], words), "S2")
            if not moved(outcome):
                missed.append((client.name, words, outcome.rule))
    tried = len(CLIENTS) * len(WORDS)
    print(f"\nS2: {tried - len(missed)} of {tried} acted at once; not: {missed}")
    assert len(missed) <= MISSED * tried, missed


def test_unproven_answers_act_after_one_challenge(office: Office) -> None:
    """The same words where the server proves nothing: one question, answered with "Ya" by the same program."""
    missed, tried = [], 0
    for client in (*CLIENTS, LOSES_ALL):
        for words in WORDS:
            office.letter()
            tried += 1
            number = office.count
            mail = office.last("kepala", "pejabat-mohon-disposisi")
            first = office.hears(answer(client, mail, PEOPLE["kepala"], words, number), "S1", commit=True)
            assert not moved(first)
            if told(first) != {PEOPLE["kepala"]: ["pejabat-konfirmasi"]}:
                missed.append((client.name, words, first.rule))
                continue
            asked = office.last("kepala", "pejabat-konfirmasi")
            second = office.hears(answer(client, asked, PEOPLE["kepala"], "Ya", number), "S1", commit=True)
            if not moved(second):
                missed.append((client.name, words, second.rule))
    print(f"\nS1: {tried - len(missed)} of {tried} acted after one question; not: {missed}")
    assert len(missed) <= MISSED * tried, missed


@pytest.mark.parametrize("level", ["S3", "S2", "S1"])
def test_a_program_that_loses_every_token_needs_one_question_at_most(office: Office, level: str) -> None:
    """The number in the subject says which case, and the code in the subject which question."""
    office.letter()
    mail = office.last("kepala", "pejabat-mohon-disposisi")
    first = office.hears(
        answer(LOSES_ALL, mail, PEOPLE["kepala"], "Setuju", office.count), level, commit=True
    )
    assert moved(first) == (level == "S3")
    if level == "S3":
        return
    assert told(first) == {PEOPLE["kepala"]: ["pejabat-konfirmasi"]}
    asked = office.last("kepala", "pejabat-konfirmasi")
    second = office.hears(answer(LOSES_ALL, asked, PEOPLE["kepala"], "Ya", office.count), level, commit=True)
    assert moved(second)
    assert second.used is not None
