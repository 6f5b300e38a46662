"""Lines that recognition damaged: a position, a name, a count or a number is read when its place makes it certain, and
nothing is made up where it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parsing import colons, counts, kinds, persons, posts, repair
from parsing.body import Part, Row, read_body
from parsing.contact import find_contact
from parsing.directory import match_agency
from parsing.items import find_items
from parsing.letter import read_pages
from parsing.lines import Line, Run
from parsing.sides import apart
from tests.parsing.test_letter_repair import TYPED, recognised
from tests.parsing.test_letter_typed import DIRECTORY, FILE, NEAR
from tests.parsing.typed import typed_pages
from workflow.facts import Contact, Head, Item, Letter

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
        ("Rt KEPALA DINAS CONTOH", "Plt. KEPALA DINAS CONTOH"),
        ("c.m. BUPATI CONTOH", "a.n. BUPATI CONTOH"),
        ("Kepala-SMP Negeri 9 Contoh", "Kepala SMP Negeri 9 Contoh"),
    ],
)
def test_a_position_is_known_with_letters_astray(read, printed):
    assert posts.mended(read) == printed


@pytest.mark.parametrize(
    "read",
    [
        "Rahmat Hidayat, S.Sos.",
        "Drs. Sudarmaji",
        "Sartika",
        "Hal : Kepala",
        "Pembina",
        "Kepada Yth",
        "Ketut Contoh",
    ],
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
        (f"a.n. BUPATI CONTOH\n{PAD}SEKRETARIS DAERAH\n{PAD}ASISTEN ADMINISTRASI UMUM\n", "ub"),
        (f"am. KEPALA DINAS KESEHATAN\n{PAD}SEKRETARIS\n", "an"),
    ],
)
def test_the_form_of_a_damaged_position(read, form):
    said = recognised((TITLE, read), ("KABUPATEN PURBALINGGA,\n", "\n"))
    assert (said.signer.form, said.signer.name) == (form, NAME)


def test_a_name_that_is_like_a_position_stays_a_name():
    said = recognised((NAME, "MAMAT CONTOH, S.Sos."))
    assert said.signer.name == "MAMAT CONTOH, S.Sos."


@pytest.mark.parametrize("read", ["HP. 081200000000.", "NIP. 19800101 200501 1 009"])
def test_a_number_in_the_text_is_no_place_of_a_signer(read):
    """The signer block stands on the next page; a line that is as wide as the text is nobody's name."""
    text, block = TYPED.split(TITLE, 1)
    text += f"\nUntuk konfirmasi dapat menghubungi Ibu Contoh Dua di kantor kami setiap hari kerja\n{read}\n"
    pages = [replace(page, text_source="ocr") for page in typed_pages(f"{text}~~~~\n{PAD}{TITLE}{block}")]
    assert read_pages(pages, FILE, DIRECTORY, NEAR)[0].signer.name == "dr. CONTOH SATU, M.Kes."


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
        ("CONTOH SATU, S.Kep.Ns., M.Kes.", "CONTOH SATU, S.Kep.Ns., M.Kes."),
        ("drh. CONTOH DUA", "drh. CONTOH DUA"),
        ("I Made Contoh, S.T.", "I Made Contoh, S.T."),
        ("I CONTOH TIGA, S.T.", "CONTOH TIGA, S.T."),
        ("La Contoh, S.T.", "La Contoh, S.T."),
        ("r. CONTOH, S.H.", "dr. CONTOH, S.H."),
        ("Contoh Satu. SH., MH,", "Contoh Satu, SH., MH"),
        ("CONTOH SATU. SE. MM", "CONTOH SATU, SE, MM"),
        # The same print read twice; and names that only sound alike.
        ("Contohwati H. Contohwati Sastracontoh, S.Kom.", "H. Contohwati Sastracontoh, S.Kom."),
        ("PRACONTOHNINGRUM ACONTOHNINGRUM, S.Pd", "PRACONTOHNINGRUM, S.Pd"),
        ("Contowati Wati, S.H.", "Contowati Wati, S.H."),
        ("Conto Contoman", "Conto Contoman"),
    ],
)
def test_titles_and_degrees_are_set_right_and_the_name_is_left(read, name):
    assert persons.name(read) == name


def test_a_name_in_two_lines_is_read_whole():
    said = recognised((NAME, f"Drs. H. CONTOH\n{PAD}SEMBILANBELAS"))
    assert said.signer.name == "Drs. H. CONTOH SEMBILANBELAS"


def test_strokes_under_a_position_are_no_form():
    said = recognised(("KABUPATEN PURBALINGGA,\n\n", f"KABUPATEN PURBALINGGA,\n{PAD}An\n"))
    assert (said.signer.position, said.signer.form) == ("KEPALA DINAS KESEHATAN", "definitif")


def test_a_speck_beside_the_block_hides_no_name():
    said = recognised((f"{PAD}{RANK}", f"{' ' * 38}2      {RANK}"))
    assert said.signer.name == NAME


def test_what_is_left_of_a_rank_in_brackets_is_no_name():
    said = recognised((f"{PAD}{RANK}", f"{PAD}(IIVd)"))
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


def test_names_of_two_signers_that_run_into_each_other_are_parted():
    left = Run("Sekretaris,", (81, 366, 126, 375))
    right = Run("Ketua Panitia", (325, 366, 384, 373))
    names = Run("Ir. CONTOH SATU SEKALI, S.STP., M.Si. (R. CONTOH DUA, SH., MH.)", (80, 431, 446, 441))
    prose = Run("Demikian permohonan kami, atas perhatian dan bantuan Saudara", (80, 340, 446, 350))
    assert [run.text for run in apart([prose, left, right, names])] == [
        prose.text,
        left.text,
        right.text,
        "Ir. CONTOH SATU SEKALI, S.STP., M.Si.",
        "(R. CONTOH DUA, SH., MH.)",
    ]
    assert apart([left, names]) == [left, names]


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
        ("150 (seratus lima puluh)", "150 (seratus lima puluh)"),
        (": (dya belas) buah", ": 12 (dua belas) buah"),
        (": (Promkes)", ": (Promkes)"),
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


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("Desain posier", "Desain poster"),
        ("Konten carousei", "Konten carousel"),
        ("Pamtlet", "Pamflet"),
        ("INFOGRAFLS", "INFOGRAFIS"),
        ("twibbonize", "twibbonize"),
        ("1 Nyer digital dan tnstastory", "1 Flyer digital dan instastory"),
        ("Hari Nyepi", "Hari Nyepi"),
        ("lomba kontes foto", "lomba kontes foto"),
        ("manner dan postur", "manner dan postur"),
        ("www.posier.test", "www.posier.test"),
    ],
)
def test_a_kind_of_content_is_known_with_a_letter_astray(read, said):
    assert kinds.spelled(read) == said


def test_a_row_of_a_table_counts_without_the_head():
    def row(*cells: tuple[float, str]) -> Line:
        return Line(tuple(Run(text, (x, 100.0, x + 5 * len(text), 109.0)) for x, text in cells))

    assert read_body([row((90, "1"), (120, "Desain infografis"), (400, "2 buah"))]).rows == (
        Row("Desain infografis", "2 buah"),
    )
    assert read_body([row((90, "1. Desain infografis"), (400, "3 (tiga)"))]).rows == (
        Row("Desain infografis", "3 (tiga)"),
    )
    assert read_body([row((90, "2. Rapat panitia"), (400, "pukul 08"))]).rows == ()


def test_a_row_without_its_number_takes_no_count_of_another():
    def row(top: float, *cells: tuple[float, str]) -> Line:
        return Line(tuple(Run(text, (x, top, x + 5 * len(text), top + 9)) for x, text in cells))

    table = [
        row(100, (95, "No."), (243, "Uraian"), (445, "Volume")),
        row(118, (101, "1"), (125, "Video motion graphic"), (401, "1")),
        row(136, (125, "Desain infografis")),
        row(154, (125, "Desain banner"), (401, "6")),
    ]
    rows = [(r.label, r.value) for r in read_body(table).rows]
    assert rows == [("Video motion graphic", "1"), ("Desain infografis", ""), ("Desain banner", "6")]


def test_the_point_under_a_table_is_no_row_of_it():
    pad = " " * 4
    said = recognised(
        ("   jenis dan jumlah    : 3 (tiga) desain feed Instagram dan 1 (satu) video reels durasi\n", ""),
        (f"{' ' * 25}60 detik\n", ""),
        (
            "   dibutuhkan tanggal  : 9 November 2026\n",
            f"{pad}No.   Uraian                          Volume\n"
            f"{pad}1     Video reels                     1\n"
            f"{pad}2     Desain carousel                 2\n"
            f"{pad}2. Konten kami perlukan paling lambat tanggal 9 November 2026.\n",
        ),
    )
    assert said.request.needed_by == date(2026, 11, 9)
    assert {(item.kind, item.count) for item in said.request.items} == {("reels", 1), ("carousel", 2)}


# ---------------------------------------------------------------- number, day, agency


@pytest.mark.parametrize(
    ("read", "day", "number"),
    [
        ("1:400.3/76/2026", None, "400.3/76/2026"),
        ("$500.3/467/2026", None, "500.3/467/2026"),
        ("5003/467/2026", None, "500.3/467/2026"),
        ("400.149/211", None, "400.14.9/211"),
        ("400.7:430/2026", None, "400.7/430/2026"),
        ("D05/064/2026", None, "005/064/2026"),
        ("005135/2026", None, "005/35/2026"),
        ("6601307/2026", None, "660/307/2026"),
        ("B/440011/PKM/2026", None, "B/440/011/PKM/2026"),
        ("900.1/310/BAKEUDAJVI!I/2026", date(2026, 7, 22), "900.1/310/BAKEUDA/VII/2026"),
        ("400.14.9/3476/KECAMATAN!IVI!I/2026", date(2026, 8, 21), "400.14.9/3476/KECAMATAN/VIII/2026"),
        ("440/370NX/2026", date(2026, 9, 1), "440/370/IX/2026"),
        ("4463/440/3644/TV-2026", date(2026, 4, 1), "4463/440/3644/IV-2026"),
        ("100.3/3029/KEC!/II/2026", date(2026, 2, 27), "100.3/3029/KEC/II/2026"),
        ("028/400.14.5.4/488/VII-2026", date(2026, 7, 1), "028/400.14.5.4/488/VII-2026"),
        ("1068/400.14.9/2026", None, "1068/400.14.9/2026"),
    ],
)
def test_strokes_and_points_of_a_number(read, day, number):
    assert repair.number(read, day) == number


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Nomor    :", "Namar    :"),
        ("Nomor    :", "Momo:    :"),
        ("Nomor    : ", "Nomor    - "),
        ("Nomor    : 400.14.9", "Nomor    5 400.14.9"),
        ("Nomor    :", "Tn 1 "),
    ],
)
def test_the_number_is_found_behind_a_damaged_label(printed, read):
    assert recognised((printed, read)).number == "400.14.9/1873/2026"


def test_what_has_no_stroke_is_no_number():
    assert recognised(("400.14.9/1873/2026", "40014918732026")).number is None


def test_the_rest_of_a_number_stands_in_the_second_line():
    said = recognised(("400.14.9/1873/2026\n", f"400.14.9/1873/\n{' ' * 11}DINKES/2026\n"), source="pdf")
    assert said.number == "400.14.9/1873/DINKES/2026"
    beside = f"400.14.9/1873/    Kepada :\n{' ' * 11}I/2026\n"
    assert recognised(("400.14.9/1873/2026\n", beside), source="pdf").number == "400.14.9/1873/I/2026"


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("Rabu, 24 Juru 2026", "Rabu, 24 Juni 2026"),
        ("12 Juri 2026", "12 Juni 2026"),
        ("3 Juti 2026", "3 Juli 2026"),
        ("04 Apni 2026", "04 April 2026"),
        ("1 Jul: 2026", "1 Jul 2026"),
        ("19 NOVEMBER 2026", "19 NOVEMBER 2026"),
        ("24 Juxx 2026", "24 Juxx 2026"),
    ],
)
def test_a_month_is_what_its_letters_and_the_weekday_allow(read, said):
    line = Line((Run(read, (100.0, 0.0, 200.0, 9.0)),))
    assert repair.mended([line])[0].text == said


def test_the_year_of_the_number_is_that_of_the_letter():
    assert recognised(("Purbalingga, 2 November 2026", "Purbalingga, 2 November")).date == date(2026, 11, 2)


def test_a_day_without_a_year_is_near_the_month_of_the_letter():
    said = recognised(
        ("Purbalingga, 2 November 2026", "Purbalingga,      Juli 2026"),
        ("dibutuhkan tanggal  : 9 November 2026", "dibutuhkan tanggal  : 20 Juli"),
        source="pdf",
    )
    assert said.request.needed_by == date(2026, 7, 20)


@pytest.mark.parametrize(
    ("letterhead", "key"),
    [
        (("PEMERINTAH KABUPATEN PURBALINGCA", "DINAS KESEHATAN"), "dinkes"),
        (("PEMERINTAH KABUPATEN PURE A", "DINAS KESEHATAN"), "dinkes"),
        (("PEMERINTAH KABUPATEN BANYUSELATAN", "DINAS KESEHATAN"), None),
        (("PEMERINTAH KABUPATEN PURBALINGGA", "UPTD PUSKESMAS CONTOH an"), "puskesmas-contoh"),
        (("PEMERINTAH KABUPATEN PURBALINGGA", "KECAMATANCONTOH"), "kecamatan-contoh"),
        (("PEMERINTAH KABUPATEN PURBALINGGA", "UPTD PUSKESMAS CONTOH 4"), None),
    ],
)
def test_a_damaged_letterhead_names_the_same_agency(letterhead, key):
    assert match_agency(letterhead, None, DIRECTORY, noisy=True).matched == key


def test_the_regency_of_the_signer_speaks_where_the_letterhead_is_lost():
    found = match_agency(
        ("DINAS KESEHATAN",), "KEPALA DINAS KESEHATAN", DIRECTORY, True, "KABUPATEN BANYUSELATAN"
    )
    assert found.matched is None


def test_a_value_behind_the_end_of_a_line_belongs_to_its_label():
    said = recognised(
        ("   dibutuhkan tanggal  : 9 November 2026\n", ""),
        (
            "       Bahan berupa foto, logo kegiatan, dan narasi terlampir. Demikian atas perhatian dan\n",
            "       Bahan berupa foto, logo kegiatan, dan narasi terlampir nanti. Waktu penayangan:\n"
            "Senin/9 November 2026. Demikian atas perhatian dan\n",
        ),
        source="pdf",
    )
    assert said.request.needed_by == date(2026, 11, 9)


def test_the_size_of_a_poster_ends_at_the_comma():
    words = "Mohon dibuatkan sebuah poster ukuran A3, infografis sebanyak 5 (lima) lembar dan 4 video."
    assert find_items((), (Part(words),), "") == (Item("poster", 1), Item("infografis", 5), Item("video", 4))


def test_a_row_that_only_counts_designs():
    assert find_items((("Desain", "8 buah"),), (), "") == (Item("desain", 8),)


def test_who_is_named_under_a_telephone_s_label_is_the_contact():
    assert find_contact(["No. HP/WA : Bu Contoh Pertiwi, telepon (0281) 000001"]) == Contact(
        "Contoh Pertiwi", None
    )


def headed(name: str, head: str) -> Letter:
    """The letter of the example with its signer's name read so, where the directory knows a head of the agency."""
    pages = [replace(page, text_source="ocr") for page in typed_pages(TYPED.replace(NAME, name))]
    return read_pages(pages, FILE, (replace(DIRECTORY[0], heads=(Head(head),)),), NEAR)[0]


def test_a_spelling_out_of_the_directory_is_told():
    said = headed("dr. C0NTOH SATU, M.Kcs.", NAME)
    assert said.signer.name == NAME
    assert [
        remark for remark in said.quality if "ditulis menurut daftar" in remark and "C0NTOH SATU" in remark
    ]
    assert not [remark for remark in headed(NAME, NAME).quality if "daftar" in remark]


def test_somebody_with_the_same_degrees_is_not_the_head():
    said = headed("CONTOH TIGA, S.K.M., M.Kes.", "CONTOH SATU, S.K.M., M.Kes.")
    assert said.signer.name == "CONTOH TIGA, S.K.M., M.Kes."
