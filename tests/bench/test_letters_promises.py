"""What was promised about letters: each figure on its side of its bound, and nothing kept that was not measured."""

from __future__ import annotations

import math
from itertools import product

import pytest

from bench import letters
from bench import letters_promises as promised
from bench.letters_score import CELLS, Field, Seen
from bench.letters_sets import Case, Run


def marks(each: int, wrong: int = 0) -> list[Seen]:
    """So many letters of each cell, all told rightly but for the first ones."""
    found = []
    for cell, n in product(CELLS, range(each)):
        right = "present" if cell[0] else "absent"
        other = "absent" if cell[0] else "present"
        found.append(Seen(f"{n}.pdf", "scan", cell, cell[0], other if n < wrong else right, 0.95))
    return found


def by_name(found: list[promised.Promise]) -> dict[str, promised.Promise]:
    return {p.name: p for p in found}


@pytest.mark.parametrize(("wrong", "kept"), [(0, True), (10, False)])
def test_false_decisions_are_held_against_their_bounds(wrong, kept):
    found = by_name(list(promised.of_marks({"signature": marks(80, wrong), "stamp": marks(80)})))
    assert found["signature: false accept, decided"].kept is kept
    assert found["signature: false reject, decided"].kept is kept
    assert found["stamp: false accept, decided"].kept is True


def test_what_was_not_measured_is_not_kept():
    found = by_name(list(promised.of_marks({"signature": marks(80), "stamp": marks(80)})))
    assert found["stamp: unsure, photo"].kept is None
    assert found["stamp: unsure, scan"].kept is True
    assert promised.at_least("x", math.nan, 0.9).kept is None
    assert promised.none("x", 0, 0).kept is None


def test_too_few_letters_in_a_cell_are_said():
    few = by_name(list(promised.of_marks({"signature": marks(10), "stamp": marks(10)})))
    assert "only 10 letters" in few["stamp: false reject, decided"].note


def test_the_worst_field_stands_for_all_and_those_below_the_bound_are_named():
    fields = [Field("number", 99, 100), Field("date", 90, 100), Field("subject", 10, 100)]
    found = list(promised.of_fields([("text", fields, Field("all of a letter", 88, 100))]))
    assert [p.kept for p in found] == [False, True]
    assert found[0].value == "90.0 %"
    assert "date 90.0 %" in found[0].note
    assert "subject" not in found[0].note, "nothing was promised about it"


def test_a_bound_is_kept_on_its_own_side():
    assert promised.number("seconds", 0.4, 0.5).kept is True
    assert promised.number("letters", 0.4, 0.5, low=False).kept is False
    assert "**no**" in promised.number("seconds", 0.6, 0.5).row()


def test_a_printed_tte_that_is_believed_breaks_the_promise(tmp_path):
    cases = [Case(tmp_path / f"{n}.pdf", "tte", {}) for n in range(2)]
    told = [{"file": "a.pdf", "electronic": {"verdict": v}} for v in ("none", "untrusted")]
    found = letters.of_printed(cases, Run(told, 1.0, 1.0))
    assert (found.value, found.kept) == ("1 of 2", False)
    assert found.note == "a.pdf"


def test_a_mark_that_nobody_can_see_is_left_out(tmp_path):
    truth = {"cell": {"signature": True, "stamp": True}, "unseen": ["stamp"]}
    assert Case(tmp_path / "a.pdf", "bitonal", truth).unseen == ["stamp"]
    assert Case(tmp_path / "a.pdf", "bitonal", {}).unseen == []
