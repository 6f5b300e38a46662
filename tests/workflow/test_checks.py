"""Findings on a letter: what is missing, what a person looks at, what is only shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.workflow.desk import letter, office, standard
from workflow.agreement import same_person
from workflow.checks import Policy, check
from workflow.facts import Agency, AgencyMatch, Finding, Head, Letter, Mailbox, Office, Signer

DINKES = Mailbox("dinkes@opd.test")
CAMAT = Signer("CONTOH EMPAT, S.Sos., M.Si.", "CAMAT CONTOH", "definitif")


def with_school() -> Office:
    school = Agency("smpn-9", "SMP Negeri 9 Contoh", ("SMPN 9 Contoh",), "dindikbud", ("smpn9@opd.test",))
    return replace(office(), agencies=(*office().agencies, school))


def found(said: Letter, sender: Mailbox | None = DINKES, where: Office | None = None) -> dict[str, Finding]:
    return {f.name: f for f in check(said, standard(), Policy(where or office(), sender))}


def test_all_that_agree_leave_nothing_to_show():
    for name in ("agreement", "head", "weekday", "remarks"):
        assert found(letter())[name].verdict == "ok"


@pytest.mark.parametrize(
    ("changes", "sender", "words"),
    [
        ({}, Mailbox("kecamatan.contoh@opd.test"), "alamat surel Kecamatan Contoh"),
        ({}, Mailbox("orang@lain.test"), "tidak terdaftar"),
        ({"number": "400.3.5.1/045/SMPN9/XI/2026"}, DINKES, "nomor surat SMP Negeri 9 Contoh"),
        ({"signer": CAMAT}, DINKES, "penanda tangan Kecamatan Contoh"),
    ],
)
def test_whatever_speaks_of_another_agency_is_shown_and_decides_nothing(changes, sender, words):
    finding = found(letter(**changes), sender, with_school())["agreement"]
    assert finding.verdict == "note"
    assert words in finding.why


@pytest.mark.parametrize(
    "number",
    ["400.14.9/1/DINKES/2026", "400.14.9/1/SEKRE/2026", "400.14.9/1/XII/2026", "400.14.9/1/LAIN/2026"],
)
def test_a_number_that_names_the_office_or_nobody_agrees(number):
    assert found(letter(number=number))["agreement"].verdict == "ok"


def test_a_unit_agrees_with_its_parent():
    unit = letter(agency=AgencyMatch("UPTD PUSKESMAS CONTOH", "puskesmas-contoh", 1.0))
    assert found(unit)["agreement"].verdict == "ok"


@pytest.mark.parametrize(
    ("name", "form", "verdict"),
    [
        ("dr. CONTOH SATU, M.Kes.", "definitif", "ok"),
        ("Contoh Satu", "definitif", "ok"),
        ("CONTOH TIGA BELAS, S.E.", "definitif", "note"),
        ("CONTOH TIGA BELAS, S.E.", "plh", "ok"),
        ("CONTOH TIGA BELAS, S.E.", "an", "ok"),
    ],
)
def test_another_name_than_the_head_of_that_day_is_shown(name, form, verdict):
    said = letter(signer=Signer(name, "KEPALA DINAS KESEHATAN", form))
    assert found(said)["head"].verdict == verdict


def test_the_head_is_the_one_of_the_letter_s_day():
    heads = (Head("CONTOH LAMA", "", None, date(2026, 6, 30)), Head("CONTOH BARU", "", date(2026, 7, 1)))
    where = replace(office(), agencies=(replace(office().agencies[0], heads=heads),))
    for name, verdict in (("CONTOH BARU, S.E.", "ok"), ("CONTOH LAMA, S.E.", "note")):
        said = letter(signer=Signer(name, "KEPALA DINAS KESEHATAN", "definitif"))
        assert found(said, where=where)["head"].verdict == verdict


def test_titles_do_not_make_another_person():
    assert same_person("Drs. H. CONTOH  EMPAT, S.Sos., M.Si.", "Contoh Empat")
    assert not same_person("CONTOH EMPAT", "BUDI SANTOSO")


def test_a_weekday_that_contradicts_its_date_is_shown():
    said = letter(quality=("Hari dan tanggal tidak cocok: Jumat, 12 November 2026",))
    finding = found(said)["weekday"]
    assert (finding.verdict, "Jumat, 12 November 2026" in finding.why) == ("note", True)
    assert found(said)["remarks"].verdict == "ok"


def test_other_remarks_are_shown():
    said = letter(
        quality=("NIP terdiri atas 17 angka, seharusnya 18", "Mengetahui: CAMAT CONTOH, CONTOH EMPAT")
    )
    assert found(said)["remarks"].why.count(";") == 1


@pytest.mark.parametrize(
    ("blank", "words"), [(("number",), "belum diisi"), (("number", "template"), "isian templat")]
)
def test_a_number_left_open_is_missing_and_says_how(blank, words):
    finding = found(letter(number=None, blank=blank))["number"]
    assert (finding.verdict, words in finding.why) == ("missing", True)


@pytest.mark.parametrize(("source", "verdict"), [("pdf", "missing"), ("ocr", "unsure"), ("mixed", "unsure")])
def test_what_recognition_did_not_read_is_not_called_missing(source, verdict):
    said = letter(number=None, date=None, text_source=source)
    assert {found(said)[name].verdict for name in ("number", "date")} == {verdict}
    assert found(letter(number=None, blank=("number",), text_source=source))["number"].verdict == "missing"


def test_words_in_place_of_a_day_are_quoted():
    said = letter(quality=("Waktu disebut tanpa tanggal: H-3 acara",))
    said = replace(said, request=replace(said.request, needed_by=None))
    assert found(said)["needed_by"].why.endswith("H-3 acara")
    assert found(said)["remarks"].verdict == "ok"
