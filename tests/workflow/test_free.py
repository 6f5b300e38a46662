"""The service is free: a letter or a complaint that speaks of money for it is shown to the Sekretaris, by number."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from tests.workflow import complaints
from tests.workflow.desk import letter, recorded, templates
from workflow.free import speaks_of_payment

SEKRETARIS = "sekretaris@suratd.test"


TABLE = Path(__file__).with_name("pembayaran.tsv")


def sentences() -> list[tuple[bool, str]]:
    with TABLE.open(encoding="utf-8") as file:
        return [(row["dibayar"] == "ya", row["kalimat"]) for row in csv.DictReader(file, delimiter="\t")]


@pytest.mark.parametrize(("wanted", "text"), sentences())
def test_what_speaks_of_payment_for_this_service(wanted: bool, text: str) -> None:
    """Taxes, prizes and budgets are money too; the Sekretaris wants to hear of money for what is free here."""
    assert speaks_of_payment(text) is wanted


def test_the_table_says_both_often_enough() -> None:
    found = [wanted for wanted, _ in sentences()]
    assert (found.count(True) >= 20, found.count(False) >= 20) == (True, True)


def test_a_long_text_is_read_whole_and_quickly() -> None:
    text = (
        "mohon konten petugas bayar pajak daerah " * 470
        + "demikian yang dapat kami sampaikan, kami siap membayar jasa desain"
    )
    began = time.process_time()
    assert speaks_of_payment(text)
    assert not speaks_of_payment("petugas minta " * 1400)
    assert time.process_time() - began < 1.0


def test_a_complaint_about_taxes_is_no_matter_of_the_guard() -> None:
    told = complaints.told(
        complaints.reported("Pajak kendaraan saya sudah dibayar tetapi di laman masih menunggak.")
    )
    assert "pejabat-tanpa-biaya" not in str(told)


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
