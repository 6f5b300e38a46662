"""Marks on whole letters of generator B, which did not train the net: what is decided is right, and most is decided."""

from __future__ import annotations

import functools

import pytest

from bench import letters_sets
from parsing.letter import read_pictured
from parsing.marks import judge
from parsing.pages import open_pages
from tests.shared import beside
from tests.surat.pembuat_b import rakit, susun
from workflow.facts import File, Letter

SEED = 1077
"""From 1000 on: no letter of these seeds fitted anything."""


@functools.cache
def letters(kind: str) -> list[tuple[dict[str, bool], Letter]]:
    """Two letters of each cell."""
    plans = [rakit.rencana(n, SEED, kind, rakit.SEL[n % 4], ("reportlab", "typst")[n // 4]) for n in range(8)]
    made = []
    for plan, result in zip(plans, susun.semua(plans), strict=True):
        file = File("0" * 64, result.nama, "", len(result.isi))
        found = read_pictured(result.isi, file, pictured=False)
        made.append((dict(zip(("signature", "stamp"), plan.sel, strict=True)), found[0][0]))
    return made


@pytest.mark.parametrize("kind", ["text", "scan", "photo", "bitonal"])
@pytest.mark.parametrize("mark", ["signature", "stamp"])
def test_what_is_decided_is_right(kind, mark):
    wrong = []
    for cell, letter in letters(kind):
        found = getattr(letter, mark)
        if found.verdict == ("absent" if cell[mark] else "present"):
            wrong.append((cell, found))
    assert wrong == []


@pytest.mark.parametrize(("kind", "most"), [("text", 1), ("scan", 3), ("photo", 5)])
@pytest.mark.parametrize("mark", ["signature", "stamp"])
def test_most_is_decided(kind, most, mark):
    doubts = [letter for _, letter in letters(kind) if getattr(letter, mark).verdict == "unsure"]
    assert len(doubts) <= most


@pytest.mark.parametrize("mark", ["signature", "stamp"])
def test_a_mark_says_where_and_why_and_from_what(mark):
    for _, letter in letters("scan"):
        found = getattr(letter, mark)
        assert found.why.endswith(".")
        assert 0 <= found.confidence <= 1
        if found.verdict == "present":
            assert found.page == 1
            assert found.box is not None
            assert len(found.digest) == 16
            assert found.score is not None
            assert found.kind
            assert not found.pasted


def test_marks_of_a_digital_letter_are_called_what_they_are():
    for _, letter in letters("text"):
        for found in (letter.signature, letter.stamp):
            if found.verdict == "present":
                assert found.pasted
                assert "bukan tinta" in found.why


def test_a_printed_tte_has_neither():
    for _, letter in letters("tte"):
        assert letter.signature.verdict != "present", letter.signature
        assert letter.stamp.verdict != "present", letter.stamp


def test_initials_on_the_pages_of_contracts_are_never_called_a_signature():
    """Real pens on real paper; these pages have no signer block, so that the whole lower part is looked at."""
    beside("corpora", "letters", "hyperlex")
    pages = [p for p in letters_sets.labelled()[0] if p.set == "hyperlex"]
    unsigned = [p for p in pages if p.signature == "absent"]
    assert len(unsigned) >= 20
    taken = [p.path.name for p in unsigned if without_block(p) == "present"]
    assert taken == []
    signed = [p for p in pages if p.signature == "present"][::2]
    assert sum(without_block(p) == "present" for p in signed) >= len(signed) // 2, "signatures are still seen"


def without_block(one: letters_sets.Labelled) -> str:
    with open_pages(one.path) as document:
        return judge(document.pages[one.page - 1], None)[0].verdict
