"""The PDFs of the office: one page, all fields, the same bytes for the same values, and no text that is read as markup."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.document import entries_of, receipt, slip
from tests.mail.samples import CASE, KONTEN, LETTER, NOW, OFFICE, TAUTAN
from workflow.facts import Arguments, Done


def words_of(raw: bytes) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(raw)
    try:
        return len(document), " ".join(
            " ".join(page.get_textpage().get_text_range().split()) for page in document
        )
    finally:
        document.close()


def test_the_slip_has_every_field_of_a_lembar_disposisi() -> None:
    pages, text = words_of(slip(CASE, OFFICE))
    assert pages == 1
    for label in (
        "Surat dari",
        "No. Surat",
        "Tgl. Surat",
        "Diterima tgl.",
        "No. Agenda",
        "Sifat",
        "Hal",
        "Catatan",
    ):
        assert label in text
    for label in (
        "Diteruskan kepada Sdr.",
        "Dengan hormat harap",
        "Sangat segera",
        "Rahasia",
        "LEMBAR DISPOSISI",
    ):
        assert label in text
    for value in (
        "Dinas Kesehatan",
        "400.14.9/1873/2026",
        "20 November 2026",
        "KMS-2026-0042",
        "23 November 2026",
    ):
        assert value in text
    assert "Tindak lanjuti sesuai ketentuan" in text
    assert "PEMERINTAH KABUPATEN PURBALINGGA" in text


def test_equal_values_give_equal_bytes() -> None:
    made = slip(CASE, OFFICE), receipt(CASE, OFFICE)
    time.sleep(1.1)  # A PDF names its second, if it is let.
    assert made == (slip(CASE, OFFICE), receipt(CASE, OFFICE))


def test_markup_in_a_letter_stays_text() -> None:
    evil = '#"]x #panic("boom") $x$ *tebal* @ref \\ {{7*7}} <script>'
    letter = replace(LETTER, subject=evil, number=evil)
    pages, text = words_of(slip(replace(CASE, letter=letter), OFFICE))
    assert pages == 1
    assert '#panic("boom") $x$ *tebal* @ref \\ {{7*7}} <script>' in text


def test_many_and_long_dispositions_still_fit_one_page() -> None:
    long = "Mohon ditindaklanjuti dengan sebaik-baiknya. " * 40
    done = Done(
        2,
        "dikaji",
        "tugaskan",
        "kabid",
        NOW,
        "S2",
        Arguments(note=long, staff=("andi", "budi"), until=date(2026, 12, 1)),
    )
    case = replace(CASE, decisions=(done,) * 30, letter=replace(LETTER, subject=long))
    pages, text = words_of(slip(case, OFFICE))
    assert pages == 1
    assert "Andi Contoh, Budi Contoh" in text
    assert len(entries_of(case, OFFICE)) == 30


def test_a_case_without_a_letter_still_gives_a_slip_and_a_receipt() -> None:
    bare = replace(CASE, letter=None, due=None, agency="", decisions=(), complete_at=None)
    assert words_of(slip(bare, OFFICE))[0] == 1
    assert words_of(receipt(bare, OFFICE))[0] == 1


def test_the_receipt_names_what_was_handed_over() -> None:
    pages, text = words_of(receipt(replace(CASE, content=KONTEN, links=tuple(TAUTAN)), OFFICE))
    assert pages == 1
    assert "TANDA TERIMA PENYERAHAN" in text
    assert "feed-hkn-1.png (1,2 MB)" in text
    assert "Tidak dipungut biaya" in text


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
@pytest.mark.filterwarnings("ignore")
def test_any_text_makes_one_page(one: str, two: str) -> None:
    case = replace(CASE, letter=replace(LETTER, subject=one, number=two, urgency=two))
    assert words_of(slip(case, OFFICE))[0] == 1
