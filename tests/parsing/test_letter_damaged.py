"""Lines that recognition damaged: a position, a name, a count or a number is read when its place makes it certain, and
nothing is made up where it does not."""

from __future__ import annotations

import pytest

from parsing import colons, counts, persons, posts, repair
from parsing.lines import Line, Run
from tests.parsing.test_letter_repair import recognised

PAD = " " * 45
TITLE = "KEPALA DINAS KESEHATAN\n"
NAME = "dr. CONTOH SATU, M.Kes."
RANK = "Pembina Utama Muda (IV/c)"


# ---------------------------------------------------------------- positions


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Pih. CAMAT CONTOH", "Plh. CAMAT CONTOH"),
        ("PLN KEPALA UPTD CONTOH", "Plh. KEPALA UPTD CONTOH"),
        ("Gamat Contoh,", "Camat Contoh,"),
        ("Kepaia Dinzs Kesehatan", "Kepala Dinas Kesehatan"),
        ("Pit Kenaia Dinzs Koperasi", "Plt. Kepala Dinas Koperasi"),
        ("Ar CAMAT CONTOH", "a.n. CAMAT CONTOH"),
        (".Kepala UPTD Puskesmas Contoh,", "Kepala UPTD Puskesmas Contoh,"),
        ("KERALA SMA NEGERI 9", "KEPALA SMA NEGERI 9"),
        ("PLT LURAH CONTOH", "PLT LURAH CONTOH"),
    ],
)
def test_a_position_is_known_with_letters_astray(read, printed):
    assert posts.mended(read) == printed


@pytest.mark.parametrize(
    "read", ["Rahmat Hidayat, S.Sos.", "Drs. Sudarmaji", "Sartika", "Hal : Kepala", "Pembina"]
)
def test_what_is_no_position_is_made_none(read):
    assert posts.mended(read) is None


def test_a_form_that_cannot_be_told_is_left_to_people():
    said = recognised((TITLE, "Pk) KEPALA DINAS KESEHATAN\n"))
    assert said.signer.name == NAME
    assert said.signer.form == "lain"


@pytest.mark.parametrize(
    ("read", "form"),
    [
        ("KEPAIA DINAS KESEHATAN\n", "definitif"),
        ("P1t. KEPALA DINAS KESEHATAN\n", "plt"),
        ("Pih KEPAIA DINAS KESEHATAN\n", "plh"),
        (f"a.n. BUPATI CONTOH\n{PAD}SEKRETARIS DAERAH\n{PAD}ub.\n{PAD}ASISTEN ADMINISTRASI UMUM\n", "ub"),
        (f"am. KEPALA DINAS KESEHATAN\n{PAD}SEKRETARIS\n", "an"),
    ],
)
def test_the_form_of_a_damaged_position(read, form):
    said = recognised((TITLE, read), ("KABUPATEN PURBALINGGA,\n", "\n"))
    assert (said.signer.form, said.signer.name) == (form, NAME)


def test_a_name_that_is_like_a_position_stays_a_name():
    said = recognised((NAME, "MAMAT CONTOH, S.Sos."))
    assert said.signer.name == "MAMAT CONTOH, S.Sos."


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("Sri Wahyuni Contoh, S.Pd.", "Sri Wahyuni Contoh, S.Pd."),
        ("M. Contoh, S.Ag.", "M. Contoh, S.Ag."),
        ("Ni Made Contoh", "Ni Made Contoh"),
        ("(H. Contoh Tiga, S.STP., M.Si.)", "H. Contoh Tiga, S.STP., M.Si."),
        ("Pr. Contoh. S.Sos.", "Dr. Contoh, S.Sos."),
        ("Org. CONTOH DUA, S.K.M,", "drg. CONTOH DUA, S.K.M"),
        ("ra. CONTOH EMPAT, S.Pd", "Dra. CONTOH EMPAT, S.Pd"),
        ("NN dr Contoh Lima. M.Si.", "dr. Contoh Lima, M.Si."),
        ("CONTOH ENAM. P SH., MH.", "CONTOH ENAM, SH., MH."),
        ("Hj. CONTOH, 5.Sos., M.A.P.", "Hj. CONTOH, S.Sos., M.A.P."),
        ("Dra. CONTOH TUJUH, S,Sos,", "Dra. CONTOH TUJUH, S.Sos"),
        ("CONTOH ' DELAPAN, M.M.", "CONTOH DELAPAN, M.M."),
        ("Contoh Y., S.H.", "Contoh Y., S.H."),
    ],
)
def test_titles_and_degrees_are_set_right_and_the_name_is_left(read, name):
    assert persons.name(read) == name


def test_a_name_in_two_lines_is_read_whole():
    said = recognised((NAME, f"Drs. H. CONTOH\n{PAD}SEMBILANBELAS"))
    assert said.signer.name == "Drs. H. CONTOH SEMBILANBELAS"


def test_a_speck_beside_the_block_hides_no_name():
    said = recognised((f"{PAD}{RANK}", f"{' ' * 38}2      {RANK}"))
    assert said.signer.name == NAME


def test_the_last_line_of_a_position_is_no_name_when_the_name_was_lost():
    said = recognised(
        (TITLE, f"KEPALA DINAS KEPENDUDUKAN\n{PAD}SIPIL,\n"), ("KABUPATEN PURBALINGGA,\n", "\n"), (NAME, "")
    )
    assert said.signer.name is None


def test_the_signer_above_a_rank_is_found_without_his_position():
    said = recognised(
        (TITLE, "\n"),
        ("KABUPATEN PURBALINGGA,\n", "\n"),
        ("NIP 19710101 200003 1 001", "9710101 200003 1 0O1"),
    )
    assert said.signer.name == NAME


# ---------------------------------------------------------------- rows, counts, telephones


def rows(*values: str, at: float = 200.0) -> list[Line]:
    """Rows of a list, each value in a run that begins in the column of colons."""
    return [
        Line(
            (
                Run("Desain", (100.0, 20.0 * n, 150.0, 20.0 * n + 9)),
                Run(text, (at, 20.0 * n, at + 40, 20.0 * n + 9)),
            )
        )
        for n, text in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("24", ": 4"),
        ("“2", ": 2"),
        ("11", ": 1"),
        (". 6 buah", ": 6 buah"),
        ("1 27 Mei 2026", ": 27 Mei 2026"),
        ("Feed", "Feed"),
    ],
)
def test_what_stands_in_a_column_of_colons_is_one(read, value):
    (first, *_) = colons.set_right(rows(read, ": 3", ": Instagram", ": 2"))
    assert first.runs[1].text == value


def test_a_table_without_colons_keeps_its_figures():
    assert colons.set_right(rows("24", "12", "11")) == rows("24", "12", "11")
    aside = [*rows("24", at=212.0), *rows(": 3", ": 2", ": 1")]
    assert colons.set_right(aside)[0].runs[1].text == "24"


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("21 (Satu) buah", "1 (satu) buah"),
        ("1 (dya belas) buah", "12 (dua belas) buah"),
        ("1 Gatu) berkas", "1 Gatu) berkas"),
        ("l (satu) desain", "1 (satu) desain"),
        ("4 (tiqa)", "3 (tiga)"),
        ("3 (liga)", "3 (tiga)"),
        ("10 (sepuluh)", "10 (sepuluh)"),
        ("25 (dua puluh lima)", "25 (dua puluh lima)"),
        ("5 (slide)", "5 (slide)"),
        ("WA (Promkes)", "WA (Promkes)"),
        ("400.14.9/12 (satu)", "400.14.9/12 (satu)"),
    ],
)
def test_the_word_of_a_count_settles_its_figure(read, said):
    assert counts.settled(read) == said


@pytest.mark.parametrize(
    "read",
    [
        "HP/WA #62 812-0000-0001",
        "HP/WA 462 812-0000-0001",
        "HP/WA t62 812 0000 0001",
        "HP/WA “62812 0000 0001",
    ],
)
def test_the_plus_before_the_code_of_the_country(read):
    assert recognised(("HP/WA 0812-0000-0001", read)).request.contact.phone == "+6281200000001"


def test_a_digital_page_keeps_what_it_says():
    line = Line((Run("Jumlah : 21 (satu)", (100.0, 0.0, 200.0, 9.0)),))
    assert repair.mended([line])[0].text == "Jumlah : 1 (satu)"
    assert recognised(("3 (tiga) desain", "4 (tiga) desain"), source="pdf").request.items[0].count == 4
