"""Scores of letters: what counts as right, what as wrong, and how marks are counted."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from bench import letters_score as score
from bench import letters_sets as sets
from bench.letters_score import Seen
from bench.letters_sets import Case

TRUTH: dict[str, Any] = {
    "number": "400.14.9/1873/2026",
    "date": "2026-11-02",
    "office": {"name": "DINAS KESEHATAN", "matched": "dinkes"},
    "signer": {
        "name": "dr. CONTOH SATU, M.Kes.",
        "position": "KEPALA DINAS KESEHATAN",
        "form": "definitif",
        "nip": None,
    },
    "request": {
        "needed_by": "2026-11-09",
        "items": [{"kind": "feed", "count": 3}, {"kind": "reels", "count": None}],
        "contact": {"name": "Contoh Pertiwi", "phone": "+6281200000001"},
    },
}


def wrong(**said: Any) -> list[str]:
    return [m.field for m in score.wrong_fields(TRUTH, {**TRUTH, **said}, "a.pdf", "text")]


def test_the_truth_itself_is_right():
    assert wrong() == []


def test_no_answer_is_wrong_in_every_field_that_the_truth_speaks_of():
    missed = [m.field for m in score.wrong_fields(TRUTH, None, "a.pdf", "text")]
    assert "signer.nip" in missed
    assert len(missed) == sum(score.has(TRUTH, path) for path in score.FIELDS)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"number": "400.14.9/1813/2026"}, "number"),
        ({"date": None}, "date"),
        ({"office": {"name": "DINAS KESEHATAN", "matched": None}}, "office.matched"),
        ({"signer": {**TRUTH["signer"], "nip": "1"}}, "signer.nip"),
        ({"signer": {**TRUTH["signer"], "name": "dr. CONTOH SATU, M.Kes"}}, ""),
        ({"signer": {**TRUTH["signer"], "name": "dr. CONTOH SATV, M.Kes."}}, "signer.name"),
        ({"signer": {**TRUTH["signer"], "position": "Kepala Dinas Kesehatan Kabupaten Purbalingga,"}}, ""),
        ({"request": {**TRUTH["request"], "items": TRUTH["request"]["items"][::-1]}}, ""),
        ({"request": {**TRUTH["request"], "items": TRUTH["request"]["items"][:1]}}, "request.items"),
        ({"request": {**TRUTH["request"], "contact": None}}, "request.contact.phone"),
        ({"number": "400.14.9 / 1873 / 2026"}, ""),
    ],
)
def test_a_field_is_right_only_when_it_is_what_the_page_says(said, field):
    assert wrong(**said) == [] if not field else field in wrong(**said)


def test_a_value_where_the_page_says_nothing_is_wrong():
    truth = {"request": {"contact": None}}
    told = {"request": {"contact": {"name": "Contoh", "phone": "+6281200000001"}}}
    missed = {m.field for m in score.wrong_fields(truth, told, "a.pdf", "text")}
    assert missed == {"request.contact.name", "request.contact.phone"}


def test_a_field_of_which_the_truth_is_silent_is_not_counted():
    truth = {"request": {"service": None}}
    assert [f.name for f in score.field_table([truth], []) if f.of] == ["request.service"]


def test_a_second_letter_that_was_not_found_misses_everything(tmp_path):
    from bench.letters import wrong as of_case

    case = Case(
        tmp_path / "a.pdf",
        "text",
        {"cell": {"signature": True, "stamp": True}, "expected": TRUTH, "others": [{"expected": TRUTH}]},
    )
    assert {m.file for m in of_case(case, TRUTH)} == {"a.pdf#2"}
    assert of_case(case, {**TRUTH, "others": [TRUTH]}) == []


# ---------------------------------------------------------------- marks


def mark(there: bool, verdict: str, confidence: float = 0.9, cell: tuple[bool, bool] = (True, True)) -> Seen:
    return Seen("a.pdf", "scan", cell, there, verdict, confidence)


def test_false_decisions_are_shares_of_decided_cases():
    found = [
        mark(True, "present"),
        mark(True, "absent"),
        mark(True, "unsure"),
        mark(False, "present"),
        mark(False, "absent"),
        mark(False, "absent"),
        mark(False, "absent"),
        mark(False, "unsure"),
    ]
    told = score.marks(found)
    assert (told.false_reject, told.false_accept, told.unsure) == (0.5, 0.25, 0.25)


def test_all_doubts_are_a_coin_and_no_decision():
    told = score.marks([mark(True, "unsure"), mark(False, "unsure")])
    assert told.auc == 0.5
    assert told.unsure == 1.0
    assert math.isnan(told.false_accept)


@pytest.mark.parametrize(
    ("there", "away", "expected"),
    [
        (("present", 0.9), ("absent", 0.9), 1.0),
        (("absent", 0.9), ("present", 0.9), 0.0),
        (("absent", 0.6), ("absent", 0.9), 1.0),
        (("present", 0.6), ("present", 0.9), 0.0),
        (("unsure", 0.9), ("absent", 0.1), 1.0),
    ],
)
def test_the_order_goes_from_sure_absence_over_doubt_to_sure_presence(there, away, expected):
    assert score.auc([mark(True, *there), mark(False, *away)]) == expected


def test_a_mark_that_says_nothing_is_a_doubt():
    assert score.seen(None, "stamp", True, "a", "scan", (True, True)).verdict == "unsure"
    assert score.seen({"stamp": None}, "stamp", True, "a", "scan", (True, True)).likely == 0.5


def test_calibration_error_is_the_distance_of_confidence_from_success():
    sure = [mark(True, "present", 0.95)] * 19 + [mark(False, "present", 0.95)]
    assert score.ece(sure) == pytest.approx(0.0)
    assert score.ece([mark(False, "present", 0.95)]) == pytest.approx(0.95)
    assert score.ece([mark(False, "present", 1.0)]) == 1.0


def test_signed_pages_are_held_against_stamped_ones():
    found = [mark(True, "present"), mark(False, "absent", cell=(False, False))]
    stamped = mark(False, "present", cell=(False, True))
    assert score.against_stamp_only([*found, stamped]) == [found[0], stamped]


def test_cells_are_counted_apart():
    found = [mark(True, "present"), mark(True, "unsure"), mark(False, "absent", cell=(False, True))]
    told = score.confusion(found)
    assert told[True, True] == (1, 0, 1)
    assert told[False, True] == (0, 1, 0)
    assert told[False, False] == (0, 0, 0)


def test_a_letter_is_right_when_all_that_was_promised_is():
    misses = score.wrong_fields(TRUTH, {**TRUTH, "number": "1"}, "a.pdf", "text")
    harmless = [replace(m, file="b.pdf", field="urgency") for m in misses]
    assert score.whole_letters(["a.pdf", "b.pdf", "c.pdf"], [*misses, *harmless]).right == 2


# ---------------------------------------------------------------- sets


def test_calibration_seeds_are_refused():
    with pytest.raises(ValueError, match="calibration"):
        sets.generated(4, 8999, "text")


def test_labels_are_whole():
    """Every label says both marks and the page, or why the file is no page."""
    import tomllib

    labels = tomllib.loads(sets.LABELS.read_text())
    assert len(labels) > 50
    for digest, label in labels.items():
        assert len(digest) == 64
        if "not" not in label:
            assert {label["signature"], label["stamp"]} <= {"present", "absent", "unclear"}
            assert label["page"] >= 1
