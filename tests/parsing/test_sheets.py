"""Which letters of a file are ours: one whose addressee was read in part is never dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsing.letter import read
from tests.surat.buat import A, C, pdf
from workflow.facts import File


def numbers(*addressees: tuple[str, ...]) -> list[str | None]:
    first, *others = (
        replace(letter, yth=yth) for letter, yth in zip((A, replace(C, lama=False)), addressees, strict=False)
    )
    content = pdf([first, *others], 5)
    found = read(content, File("0" * 64, "surat.pdf", "application/pdf", len(content)), (), "off")
    return [letter.number for letter in found]


OURS = ("Kepala Dinas Komunikasi dan Informatika", "di PURBALINGGA")


@pytest.mark.parametrize("cut", ["Kepala Dinas", "Kepala", "Ka. Dinas"])
def test_a_letter_whose_addressee_is_cut_short_stays_a_letter_of_its_own(cut):
    assert numbers((cut,), OURS) == [A.nomor, C.nomor.replace(" ", "")]


def test_a_copy_of_a_letter_to_somebody_else_is_none():
    assert numbers(("Kepala Dinas Perhubungan", "di PURBALINGGA"), OURS) == [C.nomor.replace(" ", "")]
