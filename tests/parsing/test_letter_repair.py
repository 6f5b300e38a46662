"""What recognition does to words is undone where the place says what they were, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parsing import persons, repair
from parsing.body import Part
from parsing.items import find_items
from parsing.letter import read_pages
from parsing.lines import Line, Run
from tests.parsing.test_letter_typed import DIRECTORY, FILE, LETTERS, NEAR
from tests.parsing.typed import typed_pages
from workflow.facts import Item, Letter

TYPED = dict(LETTERS)["dinas: campaign with rows"]["page"]


def recognised(*changes: tuple[str, str], source: str = "ocr") -> Letter:
    """The letter of the example with some words read otherwise."""
    text = TYPED
    for printed, read in changes:
        assert printed in text
        text = text.replace(printed, read)
    pages = [replace(page, text_source=source) for page in typed_pages(text)]
    return read_pages(pages, FILE, DIRECTORY, NEAR)[0]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Nomor    : 400", "Nomor    ; 400"),
        ("Nomor    : 400", "N0mor    1  400"),
        ("Nomor    : 400", "Nomor    |  400"),
        ("Nomor    : 400.14", "Nomor    : 40014"),
        ("Nomor    : 400.14", "Nomor    : 1400.14"),
        ("400.14.9/1873/2026", "400.14.9 /1873/2O26"),
        ("Nomor    :", "No       1 "),
        ("Nomor    : 400.14.9/1873", "Nomor    : 400.14.9 1 1873 "),
        ("Nomor    :", "         :"),
        ("400.14.9/1873/2026", "400,14.9/1B73/2026"),
    ],
)
def test_a_number_is_read_behind_a_broken_colon(printed, read):
    assert recognised((printed, read)).number == "400.14.9/1873/2026"


@pytest.mark.parametrize(
    ("read", "day", "number"),
    [
        ("440/016/1X/2026", date(2026, 9, 3), "440/016/IX/2026"),
        ("440/016/11/2026", date(2026, 2, 3), "440/016/II/2026"),
        ("440/016/11/2026", date(2026, 11, 3), "440/016/11/2026"),
        ("440/016/VII1/2026", date(2026, 8, 3), "440/016/VIII/2026"),
        ("440/016/DINKES/1/2026", date(2026, 1, 3), "440/016/DINKES/I/2026"),
        ("440/11/2026", date(2026, 2, 3), "440/11/2026"),
        ("400.7.8/362//2026", date(2026, 1, 16), "400.7.8/362/I/2026"),
        ("100.3.4/3192/KECAMATANNX/2026", date(2026, 9, 3), "100.3.4/3192/KECAMATAN/IX/2026"),
        ("B/700.1/132//NSPEKTORAT/2026", date(2026, 3, 1), "B/700.1/132/INSPEKTORAT/2026"),
        ("1000/440/0001/XI-2026", date(2026, 11, 1), "1000/440/0001/XI-2026"),
        # Two readings of the same print, one behind the other.
        ("400.7400.7/358/I/2026", date(2026, 1, 3), "400.7/358/I/2026"),
        ("500.6/313/II/2026500.6/313/II/2026", date(2026, 2, 3), "500.6/313/II/2026"),
        ("005/005/2026", None, "005/005/2026"),
        ("140/40//1/2026", date(2026, 6, 3), "140/40/VI/2026"),
        ("4007.8/133/PUSKESMAS/I/2026", date(2026, 2, 3), "400.7.8/133/PUSKESMAS/II/2026"),
        ("8/421.3/271/SMA/2026", None, "B/421.3/271/SMA/2026"),
        ("445/42JRSUD/XI/2026", date(2026, 11, 3), "445/42/RSUD/XI/2026"),
        ("459/400.3/954/1/-2026", date(2026, 2, 23), "459/400.3/954/II-2026"),
        ("500.15/2719/D INNAKER/V/2026", date(2026, 5, 1), "500.15/2719/DINNAKER/V/2026"),
    ],
)
def test_the_roman_month_is_what_the_day_of_the_letter_says(read, day, number):
    assert repair.number(read, day) == number


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("NIP 1971", "N1P. 1971"),
        ("NIP 1971", "NlP 1971"),
        ("200003 1 001", "2OOOO3 1 OO1"),
        ("NIP 1971", "MIP. 1971"),
    ],
)
def test_a_nip_is_read_with_letters_in_it(printed, read):
    assert recognised((printed, read)).signer.nip == "197101012000031001"


@pytest.mark.parametrize("read", ["2 N0vember 2026", "2 Nopernber 2O26", "2 Novembcr 2026"])
def test_a_month_is_known_with_a_letter_astray(read):
    assert recognised(("Purbalingga, 2 November 2026", f"Purbalingga, {read}")).date == date(2026, 11, 2)


def test_a_phone_is_read_with_letters_in_it():
    assert recognised(("0812-0000-0001", "O812-OOOO-OOOl")).request.contact.phone == "+6281200000001"


def test_the_pen_above_the_name_is_no_name():
    said = recognised(("KABUPATEN PURBALINGGA,\n\n", "KABUPATEN PURBALINGGA,\n\n" + " " * 45 + "Ga yo (8,\n"))
    assert said.signer.name == "dr. CONTOH SATU, M.Kes."
    assert said.signer.position == "KEPALA DINAS KESEHATAN"


def test_a_name_lost_under_the_stamp_is_not_made_from_the_rank():
    assert recognised(("dr. CONTOH SATU, M.Kes.", "")).signer.name is None


def test_the_room_for_a_number_between_two_strokes_is_no_number():
    said = recognised(("400.14.9/1873/2026", "400.14.9/12026"))
    assert said.number is None
    assert "number" in said.blank


@pytest.mark.parametrize(
    "rank", ["Peinbina Utama Muda", "embina Tingkat I", "Tingkat I", "Pembinu (IV/a)", "Penats", "gkat I"]
)
def test_a_rank_that_was_misread_is_no_name(rank):
    said = recognised(("dr. CONTOH SATU, M.Kes.", ""), ("Pembina Utama Muda (IV/c)", rank))
    assert said.signer.name is None


def test_the_second_line_of_a_position_is_no_name():
    pad = " " * 45
    said = recognised(
        ("KEPALA DINAS KESEHATAN\n", f"KEPALA BADAN KEPEGAWAIAN\n{pad}SUMBER DAYA MANUSIA,\n"),
        ("dr. CONTOH SATU, M.Kes.", ""),
        ("Pembina Utama Muda (IV/c)", ""),
        ("NIP 19710101 200003 1 001", ""),
        ("KABUPATEN PURBALINGGA,", ""),
    )
    assert said.signer.name is None


def test_two_rows_read_as_one_keep_their_numbers():
    rows = [("Flyer digital Video pendek", "i 1 buah 3 buah")]
    assert find_items(rows, (), "") == (Item("flyer", 1), Item("video", 3))


def test_a_table_read_as_prose_still_counts():
    words = "No Konten Jumlah 1 Poster 2 buah materi terlampir 2 Infografis 4 buah materi terlampir"
    found = find_items((), (Part(words),), "")
    assert set(found) == {Item("poster", 2), Item("infografis", 4)}


def test_degrees_on_a_second_line_belong_to_the_name():
    pad = " " * 45
    said = recognised(("dr. CONTOH SATU, M.Kes.", f"dr. CONTOH SATU. S.Sos..\n{pad}M.A.P."))
    assert said.signer.name == "dr. CONTOH SATU, S.Sos., M.A.P."
    assert said.signer.position == "KEPALA DINAS KESEHATAN"


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("Contoh Satu. S.STP. M.Si.", "Contoh Satu, S.STP., M.Si."),
        ("Drs. H-CONTOH SATU.MSi.", "Drs. H. CONTOH SATU, M.Si."),
        ("HI. CONTOH, A.P, M.Si.", "Hj. CONTOH, A.P., M.Si."),
        ("Dr. CONTOH DUA. SE. MM", "Dr. CONTOH DUA, SE, MM"),
        ("Contoh Dua, SH., MH.)", "Contoh Dua, SH., MH."),
        ("Contoh, S IP. M.Si.", "Contoh, S.IP., M.Si."),
        ("Contoh Tiga", "Contoh Tiga"),
        ("K.H.CONTOH", "K.H. CONTOH"),
        ("Ns CONTOH, S.Kep", "Ns. CONTOH, S.Kep"),
        ("Tb CONTOH", "Tb. CONTOH"),
    ],
)
def test_titles_and_degrees_are_parted_as_they_are_written(read, name):
    assert persons.name(read) == name


def test_a_name_nearly_the_head_s_is_spelled_as_the_directory_does():
    head = replace(DIRECTORY[0], heads=(replace_head("dr. CONTOH SATU, M.Kes."),))
    text = TYPED.replace("dr. CONTOH SATU, M.Kes.", "dr. C0NTOH SATU, M.Kcs.")
    pages = [replace(page, text_source="ocr") for page in typed_pages(text)]
    assert read_pages(pages, FILE, (head,), NEAR)[0].signer.name == "dr. CONTOH SATU, M.Kes."


def replace_head(name: str):
    from workflow.facts import Head

    return Head(name)


def test_an_empty_place_is_not_called_left_open_when_it_may_not_have_been_read():
    assert recognised(("400.14.9/1873/2026", "")).blank == ()
    assert recognised(("400.14.9/1873/2026", ""), source="pdf").blank == ("number",)
    assert recognised(("400.14.9/1873/2026", "400.14.9/     /2026")).blank == ("number",)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("400.14.9/1873/2026", "400.14.9/1873/11/2026"),
        ("NIP 1971", "N1P 1971"),
        ("KEPALA DINAS KESEHATAN\n ", "Pih. CAMAT\n "),
    ],
)
def test_a_digital_page_is_left_as_it_is(printed, read):
    said = recognised((printed, read), source="pdf")
    assert said.number in ("400.14.9/1873/2026", "400.14.9/1873/11/2026")
    assert said.signer.form != "plh"
    assert "N1P" not in (said.signer.name or "")


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("aa TARJONO, M.M.", "TARJONO, M.M."),
        ("Hj.ASTUTI PUSPITALOKA,.S.K.M.", "Hj. ASTUTI PUSPITALOKA, S.K.M."),
        ("RUSMIYATI, A-Md:Keb.", "RUSMIYATI, A.Md.Keb."),
        ("L/ dr. GUNAWAN SATRIAJI, S.Sos.", "dr. GUNAWAN SATRIAJI, S.Sos."),
        ("dr. Lestariningsih Reksanegara., S.H.", "dr. Lestariningsih Reksanegara, S.H."),
        ("R. WAHYUNI, SE, MM", "R. WAHYUNI, SE, MM"),
        ("CONTOH EMPAT, S.Sos., M.Si.", "CONTOH EMPAT, S.Sos., M.Si."),
    ],
)
def test_specks_around_a_name_go(read, name):
    assert persons.name(read) == name


def test_words_set_wide_are_one_run_and_cells_of_a_table_are_not():
    def line(*texts: str, gap: float) -> Line:
        x, runs = 60.0, []
        for text in texts:
            runs.append(Run(text, (x, 100.0, x + 6 * len(text), 110.0)))
            x += 6 * len(text) + gap
        return Line(tuple(runs))

    (wide,) = repair.mended([line("tentang", "Publikasi", "Kegiatan", "Perangkat", gap=15)])
    (cells,) = repair.mended([line("1", "Infografis", "2 buah", "Instagram", gap=60)])
    assert (len(wide.runs), len(cells.runs)) == (1, 4)
