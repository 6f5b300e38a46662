"""The service is free: a letter or a complaint that speaks of money for it is shown to the Sekretaris, by number."""

from __future__ import annotations

import pytest

from tests.workflow import complaints
from tests.workflow.desk import letter, recorded, templates
from workflow.free import speaks_of_payment

SEKRETARIS = "sekretaris@suratd.test"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bersama ini kami lampirkan kuitansi pembayaran untuk pembuatan konten sebesar Rp 500.000.", True),
        ("Kami siap membayar jasa desain flyer tersebut.", True),
        ("Petugas meminta uang lelah supaya konten didahulukan.", True),
        ("Apakah layanan ini harus bayar? Petugas bilang ada tarif konten.", True),
        ("Layanan ini tidak dipungut biaya. Mohon dibuatkan konten lomba.", False),
        ("Biaya kegiatan dibebankan pada DPA Dinas Kesehatan. Mohon konten feed.", False),
        ("Mohon dibuatkan 3 desain feed tentang pembayaran pajak daerah.", True),
        ("Mohon dibuatkan 3 desain feed tentang imunisasi.", False),
        ("Mohon kontennya tayang tanggal 9. Lomba berhadiah Rp 500.000.", False),
    ],
)
def test_what_speaks_of_payment(text: str, wanted: bool) -> None:
    """A doubt tells one official a number: that costs little."""
    assert speaks_of_payment(text) is wanted


def test_a_letter_that_speaks_of_payment_is_told_to_the_sekretaris_by_number() -> None:
    paid = letter(text="Kami lampirkan bukti transfer untuk jasa pembuatan konten.")
    decision = recorded(paid)
    assert "pejabat-tanpa-biaya" in templates(decision)[SEKRETARIS]
    notice = next(s for s in decision.sends if s.template == "pejabat-tanpa-biaya")
    assert "transfer" not in str(notice.facts)
    assert "pejabat-tanpa-biaya" not in str(templates(recorded(letter(text="Mohon 3 feed."))))


def test_a_complaint_about_money_is_told_by_number_unless_the_sekretaris_is_named() -> None:
    money = complaints.reported("Saya diminta membayar jasa konten di loket.")
    assert "pejabat-tanpa-biaya" in complaints.told(money)[SEKRETARIS]
    named = complaints.reported("Sekretaris Dinas meminta saya membayar jasa konten.")
    assert SEKRETARIS not in complaints.told(named)
