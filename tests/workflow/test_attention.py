"""What whoever decides is shown and the machine does not decide: a stamp of two agencies, a certificate of another name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.workflow.desk import ABSENT, MONDAY, PRESENT, UNSURE, answer, case_of, desk, letter, mail, recorded
from workflow import alike, certificate
from workflow.decide import Arrival, on_answer, on_letter
from workflow.facts import Alike, Decision, Electronic

SIGNED = Electronic("valid", "CONTOH SATU", signers=("CONTOH SATU",))


def shown(decision: Decision) -> list[object]:
    """What the mails that ask for a disposition ask to look at."""
    return [s.facts["perhatian"] for s in decision.sends if s.template == "pejabat-mohon-disposisi"]


def test_a_stamp_seen_under_another_agency_is_told_to_both_and_stops_nothing() -> None:
    twins = (Alike("stamp", "KMS-2026-0007", "kecamatan-contoh"),)
    decision = on_letter(Arrival(mail(letters=(letter(),)), letter(), "KMS-2026-0009", alike=twins), desk())
    assert case_of(decision).state == "menunggu disposisi"
    asked = shown(decision)
    assert len(asked) == 2
    for notes in asked:
        assert [n["sebab"] for n in notes] == [
            "gambar cap sama dengan pada KMS-2026-0007 dari Kecamatan Contoh"
        ]


def test_an_ordinary_letter_asks_to_look_at_nothing() -> None:
    assert shown(recorded()) == [[], []]


def test_a_letterhead_that_is_not_the_sender_s_is_told() -> None:
    decision = recorded(sender="kecamatan.contoh@opd.test")
    assert "Kecamatan Contoh" in str(shown(decision))


def test_a_certificate_of_another_name_is_told() -> None:
    other = Electronic("valid", "CONTOH LAIN", signers=("CONTOH LAIN",))
    decision = recorded(letter(electronic=other))
    assert case_of(decision).state == "menunggu disposisi"
    assert "sertifikat atas nama CONTOH LAIN" in str(shown(decision))
    assert shown(recorded(letter(electronic=SIGNED))) == [[], []]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("CONTOH SATU", "dr. CONTOH SATU, M.Kes.", True),
        ("dr. Contoh Satu, M.Kes.", "CONTOH SATU", True),
        ("Contoh", "Contoh Satu Dua", True),
        ("Drs. H. CONTOH SATU", "CONTOH SATU, M.Si.", True),
        ("CONTOH DUA", "CONTOH SATU", False),
        ("Ir. A", "A. CONTOH", False),
        ("", "CONTOH SATU", False),
        ("Dinas Kesehatan", "CONTOH SATU", False),
    ],
)
def test_names_are_compared_without_titles(one: str, other: str, same: bool) -> None:
    assert certificate.is_same(one, other) is same


def test_nothing_is_said_without_a_certificate_or_a_name() -> None:
    assert certificate.findings_of(letter()) == ()
    assert certificate.findings_of(letter(electronic=SIGNED, signer=None)) == ()


def test_an_agency_that_left_the_directory_is_named_by_its_key() -> None:
    (finding,) = alike.findings_of([Alike("signature", "KMS-2026-0001", "bubar")], desk().office)
    assert "bubar" in finding.why


def test_batal_of_an_answer_brings_its_doubts_back() -> None:
    """Else the petugas would be asked anew about nothing, and 2 would find nothing missing."""
    case = case_of(recorded(letter(stamp=UNSURE)))
    assert case.state == "menunggu pemeriksaan"
    done = case_of(on_answer(case, answer(case, "tu", "ada"), desk()))
    assert done.state == "menunggu disposisi"
    back = case_of(
        on_answer(done, answer(done, "tu", "batal", purpose="undo"), desk(MONDAY + timedelta(hours=1)))
    )
    assert back.state == "menunggu pemeriksaan"
    assert {f.name: f.verdict for f in back.findings}["stamp"] == "unsure"
    again = case_of(on_answer(back, answer(back, "tu", "tidak"), desk(MONDAY + timedelta(hours=1))))
    assert again.state == "menunggu berkas"
    assert {f.name: f.verdict for f in again.findings}["stamp"] == "missing"


# ---------------------------------------------------------------- a printed TTE

CODED = Electronic(codes=("tte.contoh.test/verifikasi/8F3A",))


@pytest.mark.parametrize(
    ("mark", "verdict", "state"),
    [
        (ABSENT, "missing", "menunggu berkas"),
        (UNSURE, "unsure", "menunggu pemeriksaan"),
        (PRESENT, "ok", "menunggu disposisi"),
    ],
)
def test_a_code_that_leads_to_tte_asks_for_the_pdf_unless_ink_is_seen(mark, verdict, state) -> None:
    """Its words were not recognised on the photograph. With ink on the page the code is only a code."""
    case = case_of(recorded(letter(electronic=CODED, signature=mark, stamp=mark)))
    assert {f.name: f.verdict for f in case.findings}["electronic"] == verdict
    assert case.state == state


def test_a_code_never_makes_a_letter_complete() -> None:
    """Forty letters of which only a code, or only words, speak of a signature."""
    codes = (
        "tte.contoh.test/v/1",
        "bsre.contoh.test",
        "contoh.test/ttd/7",
        "contoh.test/daftar-hadir",
        "halo",
    )
    words = ("Dokumen ini ditandatangani secara elektronik", "")
    for code in codes:
        for text in words:
            for mark in (ABSENT, UNSURE):
                for other in (ABSENT, UNSURE):
                    found = letter(
                        electronic=Electronic(codes=(code,)), text=text, signature=mark, stamp=other
                    )
                    assert case_of(recorded(found)).state != "menunggu disposisi", (code, text)
