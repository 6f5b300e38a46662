"""A signer's name out of several readings of its line: each letter was read by one of them, and doubt is said."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from rapidfuzz import fuzz

from parsing import ocr, persons
from parsing.likely import likeliness
from parsing.lines import Line, Run
from parsing.merging import Word
from parsing.nameline import _elected, _named, _rival, _Row, _rows, read_name
from parsing.pages import open_pages
from parsing.signer import Block
from parsing.titles import cased
from parsing.voting import Reading, as_reading, elected
from tests.parsing import worn
from tests.parsing.test_rownet import row_of
from tests.surat.buat import A, pdf
from workflow.facts import Signer

GOOD = worn.good_page(pdf([A], 1))


def best(*texts: str) -> str:
    return elected([as_reading(text, 1.0) for text in texts])[0][0]


def test_letters_that_most_readings_have_stay():
    assert (
        best("Drs. SULASTRI, M.Si.", "Drs. SUIASTRI, M.Si.", "Ors. SULASTRl, M.Si.") == "Drs. SULASTRI, M.Si."
    )


def test_a_word_that_some_readings_lost_stays():
    whole = "Drs. Sulastri Handayani, S.H."
    assert best(whole, "Sulastri Handayani, S.H.", "Drs. Sulastri, S.H.", whole) == whole


@pytest.mark.parametrize("title", ["Ir.", "dr.", "Drs.", "Hj."])
def test_a_title_is_not_measured_by_how_names_are_spelled(title):
    whole = f"{title} Sulastri, S.H."
    assert best(whole, whole, "Sulastri, S.H.", "Sulastri, S.H.") == whole


def test_points_of_a_degree_that_one_reading_has_stay():
    assert best("Sulastri, MAP.", "Sulastri, M.A.P.", "Sulastri, MAP.") == "Sulastri, M.A.P."


def test_between_two_letters_the_spelling_of_names_chooses():
    assert best("SETYAWATI", "SETVAWATI") == best("SETVAWATI", "SETYAWATI") == "SETYAWATI"
    assert likeliness("setyawati") > likeliness("setvawati")


def test_no_letter_appears_that_nobody_read():
    assert best("SETVAWATI", "SETVAWATI", "SETVAWATI") == "SETVAWATI"


def test_an_alternative_that_a_reading_had_may_win():
    doubtful = [{"S": 0.9}, {"u": 0.9}, {"t": 0.9}, {"a": 0.9}, {"r": 0.9}, {"v": 0.5, "y": 0.4}, {"o": 0.9}]
    assert elected([Reading(doubtful, 0.9)])[0][0] == "Sutaryo"


def test_what_nothing_decides_is_named_beside_the_name():
    readings = [as_reading("RINA SARI", 1.0), as_reading("RITA SARI", 1.0)]
    found = elected(readings)
    assert {found[0][0], _rival(found, found[0][0], readings)} == {"RINA SARI", "RITA SARI"}
    readings = [as_reading("RINA SARI", 1.0)] * 4
    found = elected(readings)
    assert _rival(found, found[0][0], readings) == ""


def test_a_name_that_no_reading_has_as_a_whole_is_doubted():
    readings = [as_reading(text, 1.0) for text in ("RINA SAPI", "RIMA SARI", "PINA SARI", "RINE SARI")]
    found = elected(readings)
    assert found[0][0] == "RINA SARI"
    assert _rival(found, "RINA SARI", readings)


def test_commas_inside_a_degree_are_points():
    assert persons.name("Hj. Sulastri, S.Sos., M, A, P") == "Hj. Sulastri, S.Sos., M.A.P."
    assert persons.name("Hj. Sulastri, S.Sos., MAP.") == "Hj. Sulastri, S.Sos., M.A.P."
    assert persons.name("Hj. Sulastri, SIP., M.Si.") == "Hj. Sulastri, S.IP., M.Si."
    assert persons.name("Hj. Sulastri, SH., MH.") == "Hj. Sulastri, SH., MH."


def test_strokes_between_words_and_before_a_degree_are_the_pens():
    assert persons.name("SULASTRI/HANDAYANI, M.M.") == "SULASTRI HANDAYANI, M.M."
    assert persons.name("SULASTRI HANDAYANI, SE, —MM") == "SULASTRI HANDAYANI, SE, MM"


def test_a_point_that_one_degree_has_the_other_had_too():
    assert persons.name("Hj. Sulastri, SH, MH.") == "Hj. Sulastri, SH., MH."
    assert persons.name("Hj. Sulastri, SH, MH") == "Hj. Sulastri, SH, MH"


def test_degrees_that_only_the_net_read_are_written_as_usual():
    assert cased("S.SOS., M.SI.") == "S.Sos., M.Si."
    assert cased("A.MD.KEB., M.A.P.") == "A.Md.Keb., M.A.P."


def two_rows(below: str, under: str = "Pembina Tingkat I", gap: int = 52) -> tuple[np.ndarray, list[Run]]:
    """A name that ends with a comma, degrees under it that the page's reading lost, the rank under both."""
    dots = np.full((400, 1100, 3), 248, np.uint8)
    for at, text in enumerate(("Drs. H. SULASTRI HANDAYANI,", below, under)):
        row = row_of(text)
        dots[100 + gap * at : 100 + gap * at + row.shape[0], 150 : 150 + row.shape[1]] = row
    runs = [Run(text, (75, top / 2, 320, top / 2 + 18)) for text, top in (("", 106), (under, 106 + 2 * gap))]
    return dots, [replace(runs[0], text="Drs. H. SULASTRI HANDAYANI,"), runs[1]]


@pytest.mark.parametrize("degrees", ["S.STP., M.Si.", "S.K.M.", "SE, MM"])
def test_degrees_that_the_page_lost_are_read_under_the_name(degrees):
    dots, runs = two_rows(degrees)
    row = _Row(runs[0].text, runs[0].box)
    assert _named(dots, [row], runs, 2.0).name == f"Drs. H. SULASTRI HANDAYANI, {degrees}"


def test_a_line_of_other_words_under_a_name_is_no_degree():
    dots, runs = two_rows("Kepala Seksi")
    row = _Row(runs[0].text, runs[0].box)
    assert _named(dots, [row], runs, 2.0).name == "Drs. H. SULASTRI HANDAYANI"


def test_degrees_behind_a_hidden_part_of_a_name_are_of_its_row():
    name, degrees = Run("Dra. LESTARI", (296, 126, 372, 134)), Run(", S.Pd., M.Pd.", (446, 126, 512, 135))
    place = Run("Purbalingga", (446, 126, 512, 135))
    block = Block(
        Signer("Dra. LESTARI", "KETUA"), 1, (296, 52, 430, 62), (296, 126, 372, 134), (296, 52, 430, 163)
    )
    assert _rows([name, degrees], block)[0].box[2] == 512
    assert _rows([name, place], block)[0].box[2] == 372


def marked_page(line: Line) -> worn.Picture:
    """The page with a stamp's ring and a stroke of the pen over this line."""
    page = GOOD.copy()
    x0, top, x1, bottom = (int(value * ocr.DPI / 72) for value in line.box)
    middle = (top + bottom) // 2
    cv2.circle(page, (x0 + 90, middle - 40), 120, (120, 60, 160), 6, cv2.LINE_AA)
    pen = [(x0 + 60, middle - 170), (x0 + 100, middle - 16), (x0 + 150, middle - 150), (x1, middle - 60)]
    cv2.polylines(page, [np.array(pen, np.int32)], False, (30, 40, 130), 4, cv2.LINE_AA)
    return page


@pytest.mark.parametrize("read", ["SATU, M.Kes.", "CONTOH dr. CONTOH SATU, M.Kes.", "Pembina Utama"])
def test_a_name_that_was_read_wrongly_on_the_page_is_read_in_its_line(read):
    """Seen: its beginning lost, a piece of it said twice, the line of rank taken for it."""
    with open_pages(pdf([A], 1)) as document:
        lines = document.pages[0].lines
    name = next(line for line in lines if line.text.startswith("dr."))
    under = lines[lines.index(name) + 1]
    x0, top, x1, bottom = under.box if read.startswith("Pembina") else name.box
    box = (x0 + (40 if read.startswith("SATU") else 0), top, x1, bottom)
    shown = tuple(Line((Run(read, box),)) if line.box[1] == top else line for line in lines)
    with open_pages(worn.packed(marked_page(name), "PNG")) as document:
        page = document.pages[0]
        page.lines = shown
        block = Block(
            Signer(read, "KEPALA", "definitif", None), 1, box, box, (x0, top - 90, x1, under.box[3] + 20)
        )
        assert read_name(page, block).name == name.text


def test_a_page_of_sure_letters_that_make_no_words_is_turned():
    """Seen: upside down, a clean scan was read as surely as upright, and nothing in it was a word."""
    asked = []

    def engine(grey: np.ndarray, shows: str) -> list[Word]:
        asked.append(shows)
        said = "uawnyop uexnurad 1eJns" if len(asked) == 1 else "dengan hormat kami yang untuk pada kepada"
        return [
            Word(word, (90 + 200 * at, 50 * n, 280 + 200 * at, 50 * n + 20), 95, n)
            for n in range(1, 20)
            for at, word in enumerate(said.split())
        ]

    with open_pages(worn.packed(GOOD, "PNG")) as document:
        page = document.pages[0]
        before = page.shown((0, 0, 100, 50))
        ocr.read_page(page, engine)
        assert page.shown((0, 0, 100, 50)) != before


def test_a_name_that_a_mark_parts_is_one_row_and_a_column_beside_it_is_not():
    def run(x0: float, x1: float, text: str, top: float = 456) -> Run:
        return Run(text, (x0, top, x1, top + 10))

    name, rest, far = (
        run(291, 338, "Setyowati"),
        run(351, 498, "andayani, S.Sos."),
        run(60, 150, "Sekretaris"),
    )
    under = run(292, 373, "Penata Tk. I", 470)
    block = Block(
        Signer("Setyowati", "KETUA"), 1, (290, 397, 430, 492), (291, 456, 338, 466), (290, 397, 430, 410)
    )
    number = run(505, 560, "2026 0137")
    (row,) = _rows([name, rest, far, under, number], block)
    assert row.text == "Setyowati andayani, S.Sos."
    assert (row.box[0], row.box[2]) == (291, 498)


def test_a_name_that_only_the_net_can_read_stays_in_doubt():
    """Grain that Tesseract loses its way in: the net's cuts agree, so there is a name, but none bears it out."""
    name = "H. Wiryaatmaja Prasetya, S.H."
    row = row_of(name)
    page = np.full((300, 900, 3), 248, np.uint8)
    page[150:198, 150 : 150 + row.shape[1]] = row
    cv2.line(page, (168, 190), (130 + row.shape[1], 190), (25, 25, 28), 2)
    grain = np.random.default_rng(5).standard_normal(page.shape[:2]).astype(np.float32)
    grain = cv2.GaussianBlur(grain, (0, 0), 0.9)[..., None] * 180
    dots = (cv2.GaussianBlur(page, (0, 0), 0.6) + grain).clip(0, 255).astype(np.uint8)
    box = (82.5, 77.5, (135 + row.shape[1]) / 2, 97.0)
    found, readings = _elected(dots, _Row("", box), 2.0, False)
    assert fuzz.ratio(found[0][0], name) > 88
    assert readings == []
    assert _rival(found, found[0][0], readings)
    blank = _elected((248 + grain[..., [0, 0, 0]]).clip(0, 255).astype(np.uint8), _Row("", box), 2.0, False)
    assert blank == ([], blank[1])
