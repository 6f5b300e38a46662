"""What people answered about marks is kept as examples; a mark that was seen under another agency is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from models.labels import NEAR
from models.store import Store
from tests.models.samples import NOW, a_case, a_letter, count, open_one
from workflow.facts import AgencyMatch, Alike, Applied, Case, Decision, Electronic, Finding, Letter, Mark

UNSURE = Mark(
    "unsure", 0.55, 1, (300.0, 600.0, 420.0, 660.0), "buram", "00ff00ff00ff00ff", False, 0.2, "clean"
)
THERE = Mark("present", 0.99, 1, (200.0, 600.0, 290.0, 690.0), "tinta", "123456789abcdef0")
IN_DOUBT = (Finding("signature", "unsure"), Finding("stamp", "ok"))


def doubtful(**more: object) -> Letter:
    return replace(a_letter(), signature=UNSURE, stamp=THERE, **more)


def waiting(store: Store, letter: Letter | None = None, ref: str = "KMS-2026-0001") -> Case:
    return open_one(store, ref, ref, letter=letter or doubtful(), findings=IN_DOUBT)


def answered(store: Store, case: Case, *findings: Finding, by: str = "tu", **change: object) -> Case:
    decision = Decision(replace(case, findings=findings, **change), note="dijawab", actor=by)
    store.apply([Applied(case, decision)], None, NOW + timedelta(hours=1))
    found = store.case(case.ref)
    assert found is not None
    return found


def test_an_answer_is_kept_with_what_the_machine_had_thought(store: Store) -> None:
    answered(store, waiting(store), Finding("signature", "missing"), Finding("stamp", "ok"))
    (label,) = store.labels()
    assert (label.ref, label.mark, label.answer, label.person) == (
        "KMS-2026-0001",
        "signature",
        "absent",
        "tu",
    )
    assert label.machine == UNSURE
    assert label.answered == NOW + timedelta(hours=1)


def test_what_the_machine_was_sure_of_is_no_example(store: Store) -> None:
    case = waiting(store, replace(doubtful(), signature=THERE))
    answered(store, case, Finding("signature", "ok"), Finding("stamp", "missing"))
    assert store.labels() == []


def test_a_doubt_about_a_certificate_says_nothing_about_ink(store: Store) -> None:
    case = waiting(store, replace(doubtful(), electronic=Electronic("untrusted")))
    answered(store, case, Finding("signature", "ok"), Finding("stamp", "ok"))
    assert store.labels() == []


def test_an_answer_that_is_taken_back_takes_its_example_along(store: Store) -> None:
    case = answered(store, waiting(store), Finding("signature", "ok"), Finding("stamp", "ok"))
    assert len(store.labels()) == 1
    case = answered(store, case, *IN_DOUBT)
    assert store.labels() == []
    answered(store, case, Finding("signature", "missing"), Finding("stamp", "ok"))
    assert [label.answer for label in store.labels()] == ["absent"]


def test_the_example_of_the_first_letter_stays_when_a_better_one_comes(store: Store) -> None:
    case = answered(store, waiting(store), Finding("signature", "missing"), Finding("stamp", "ok"))
    better = replace(a_letter("baru.pdf"), signature=THERE, stamp=THERE)
    answered(store, case, Finding("signature", "ok"), Finding("stamp", "ok"), letter=better)
    assert [label.answer for label in store.labels()] == ["absent"]


# ---------------------------------------------------------------- alike


def flipped(digest: str, bits: int) -> str:
    """So many bits changed, spread over the whole hash."""
    value = int(digest, 16)
    for bit in range(bits):
        value ^= 1 << (bit * 21 % 64)
    return f"{value:016x}"


def of_other(digest: str, name: str = "lain.pdf", agency: str = "kecamatan-contoh") -> Letter:
    return replace(
        a_letter(name),
        agency=AgencyMatch("KECAMATAN CONTOH", agency, 1.0),
        stamp=replace(THERE, digest=digest),
        signature=Mark("absent", 0.99),
    )


@pytest.mark.parametrize("bits", range(6))
def test_the_same_stamp_under_another_agency_is_found_up_to_a_few_bits(store: Store, bits: int) -> None:
    waiting(store)
    found = store.alike(of_other(flipped(THERE.digest, bits)), "kecamatan-contoh")
    expected = (Alike("stamp", "KMS-2026-0001", "dinkes"),) if bits <= NEAR else ()
    assert found == expected


def test_a_common_quarter_alone_is_not_alike(store: Store) -> None:
    """The index finds it; the bits then tell that it is another picture."""
    waiting(store)
    other = THERE.digest[:4] + f"{int(THERE.digest[4:], 16) ^ 0b11111:012x}"
    assert store.alike(of_other(other), "kecamatan-contoh") == ()


def test_the_agency_s_own_letters_and_the_same_file_are_not_meant(store: Store) -> None:
    waiting(store)
    assert store.alike(of_other(THERE.digest), "dinkes") == ()
    assert store.alike(doubtful(), "kecamatan-contoh") == ()


def test_absent_marks_and_odd_hashes_are_passed_over(store: Store) -> None:
    letter = replace(
        doubtful(), signature=replace(UNSURE, verdict="absent"), stamp=replace(THERE, digest="zz")
    )
    waiting(store, letter)
    assert count(store, "prints") == 0
    assert store.alike(letter, "kecamatan-contoh") == ()


def test_each_agency_is_told_once(store: Store) -> None:
    waiting(store)
    waiting(store, replace(doubtful(), file=a_letter("dua.pdf").file), "KMS-2026-0002")
    assert len(store.alike(of_other(THERE.digest), "kecamatan-contoh")) == 1


def test_a_letter_of_an_unknown_agency_leaves_no_print(store: Store) -> None:
    open_one(store, letter=doubtful(), findings=IN_DOUBT, agency="")
    assert count(store, "prints") == 0
    assert a_case().agency
