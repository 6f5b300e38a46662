"""A signer's name out of several readings of its line: each letter was read by one of them, and doubt is said."""

from __future__ import annotations

import cv2
import numpy as np

from parsing import ocr, persons
from parsing.contents import read_sheaf
from parsing.likely import likeliness
from parsing.merging import Word
from parsing.nameline import _rival
from parsing.pages import open_pages
from parsing.sheets import part
from parsing.voting import Reading, as_reading, elected
from tests.parsing import worn
from tests.surat.buat import A, pdf
from workflow.facts import Electronic, File, Letter

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


def test_points_of_a_degree_that_one_reading_has_stay():
    assert best("Sulastri, M.A.P.", "Sulastri, MA.P.", "Sulastri, M.AP.") == "Sulastri, M.A.P."


def test_between_two_letters_the_spelling_of_names_chooses():
    assert best("SETYAWATI", "SETVAWATI") == best("SETVAWATI", "SETYAWATI") == "SETYAWATI"
    assert likeliness("setyawati") > likeliness("setvawati")


def test_no_letter_appears_that_nobody_read():
    assert best("SETVAWATI", "SETVAWATI", "SETVAWATI") == "SETVAWATI"


def test_an_alternative_that_a_reading_had_may_win():
    doubtful = [{"S": 0.9}, {"u": 0.9}, {"t": 0.9}, {"a": 0.9}, {"r": 0.9}, {"v": 0.5, "y": 0.4}, {"o": 0.9}]
    assert elected([Reading(doubtful, 0.9)])[0][0] == "Sutaryo"


def test_what_nothing_decides_is_named_beside_the_name():
    found = elected([as_reading("RINA SARI", 1.0), as_reading("RITA SARI", 1.0)])
    names = {found[0][0], _rival(found, found[0][0])}
    assert names == {"RINA SARI", "RITA SARI"}
    found = elected([as_reading("RINA SARI", 1.0)] * 4)
    assert _rival(found, found[0][0]) == ""


def test_commas_inside_a_degree_are_points():
    assert persons.name("Hj. Sulastri, S.Sos., M, A, P") == "Hj. Sulastri, S.Sos., M.A.P."
    assert persons.name("Hj. Sulastri, S.Sos., MAP.") == "Hj. Sulastri, S.Sos., M.A.P."
    assert persons.name("Hj. Sulastri, SH., MH.") == "Hj. Sulastri, SH., MH."


def letter_of(page: worn.Picture) -> Letter:
    with open_pages(worn.packed(page, "PNG"), ocr="auto") as document:
        from parsing.contents import mend

        mend(document.pages)
        return read_sheaf(part(document.pages)[0], File("", "x.png", "", 1), (), None, Electronic())[0]


def test_a_name_under_pen_and_stamp_is_read():
    """Seen: pieces of the line were said twice, or its beginning was lost."""
    with open_pages(pdf([A], 1)) as document:
        line = next(line for line in document.pages[0].lines if line.text.startswith("dr."))
    page = GOOD.copy()
    x0, top, x1, bottom = (int(value * ocr.DPI / 72) for value in line.box)
    middle = (top + bottom) // 2
    cv2.circle(page, (x0 + 90, middle - 40), 120, (120, 60, 160), 6, cv2.LINE_AA)
    loop = np.array(
        [(x0 + 60, middle - 170), (x0 + 100, middle + 4), (x0 + 150, middle - 150), (x1, middle - 60)]
    )
    cv2.polylines(page, [loop.astype(np.int32)], False, (30, 40, 130), 4, cv2.LINE_AA)
    signer = letter_of(page).signer
    assert signer is not None
    assert signer.name == line.text


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
        words = ocr.read_page(document.pages[0], engine)
    assert "kepada" in {word.text for word in words}
