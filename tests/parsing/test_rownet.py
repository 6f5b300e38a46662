"""The net that reads rows: signs under a pen's stroke, what it costs, and what it leaves to others."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
import time
from collections.abc import Callable

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz.distance import Levenshtein

from parsing import ocr, rownet
from parsing.rowpic import HIGH, evened
from parsing.voting import Reading, as_reading, elected

FACE = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf"
NAME = "Drs. PURWANTO HADISASTRO, M.Si."


def row_of(text: str, size: int = 31) -> np.ndarray:
    """A row of black print on paper, as it is cut from a page at 200 dpi."""
    font = ImageFont.truetype(FACE, size)
    sheet = Image.new("RGB", (int(font.getlength(text)) + 40, 48), (250, 250, 247))
    ImageDraw.Draw(sheet).text((20, 35), text, (25, 25, 28), font, anchor="ls")
    return np.asarray(sheet).copy()


def crossed(row: np.ndarray, ink: tuple[int, int, int], wide: int = 3) -> np.ndarray:
    """A stroke of the pen along the row and through its letters."""
    x = np.linspace(30, row.shape[1] - 40, 400)
    y = 24 + 14 * np.sin(x / 40) * np.cos(x / 71)
    points = np.stack([x, y], 1).astype(np.int32)
    cv2.polylines(row, [points], False, ink, wide, cv2.LINE_AA)
    return cv2.GaussianBlur(row, (0, 0), 0.8)


def letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


def test_plain_print_is_read():
    for text in (NAME, "Sukarniati Wiryadinata, S.Sos.", "NIP. 197205141998031004"):
        assert letters(rownet.reading_of(rownet.chances_of(row_of(text))).text) == letters(text)


def test_a_row_crossed_by_black_ink_is_read_where_tesseract_loses_it():
    row = crossed(row_of(NAME), (20, 20, 24))
    grey = cv2.cvtColor(row, cv2.COLOR_RGB2GRAY)
    large = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    assert letters(ocr.signs_of(large, ocr.LANGUAGE, False).text) != letters(NAME)
    best, *_ = rownet.heard([row, row[4:], row[:-4], row[5:-2]])
    assert letters(rownet.reading_of(best).text) == letters(NAME)


def test_rows_crossed_by_black_ink_are_read_where_tesseract_loses_them():
    names = (
        NAME,
        "Sukarniati Wiryadinata, S.Sos.",
        "Hj. MURNIASIH KUSUMAJATI, S.E.",
        "Slamet Riyadiningrat, S.IP.",
        "DWIYANTO PRABASWARA, S.T.",
        "Dra. Retnaningsih Puspawati",
    )
    by_net = by_tesseract = signs = 0
    for name, wide in itertools.product(names, (2, 3)):
        row = crossed(row_of(name), (20, 20, 24), wide)
        grey = cv2.cvtColor(row, cv2.COLOR_RGB2GRAY)
        large = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        said = ocr.signs_of(large, ocr.LANGUAGE, False).text
        by_tesseract += Levenshtein.distance(letters(said), letters(name))
        by_net += Levenshtein.distance(letters(rownet.reading_of(rownet.chances_of(row)).text), letters(name))
        signs += len(letters(name))
    assert by_net < 0.03 * signs
    assert by_tesseract > 0.3 * signs


def test_the_right_name_is_likelier_than_its_neighbours():
    chances = rownet.chances_of(crossed(row_of(NAME), (40, 60, 150)))
    wrong = (NAME.replace("PURW", "PERW"), NAME.replace("HADI", "HAPI"), NAME[4:], NAME + " M.Si.")
    right, *others = rownet.likelihoods(chances, [NAME, *wrong])
    assert right > max(others)


def test_of_several_cuts_the_one_that_holds_the_row_alone_is_heard_best():
    """On a curled page a line is found higher than it is: its cut holds pieces of its neighbours."""
    row = row_of(NAME)
    above, below = row_of("Pembina Utama Muda")[:, : row.shape[1]], row_of("KEPALA DINAS CONTOH")
    near = [np.full_like(row, 248) for _ in range(2)]
    near[0][:, : above.shape[1]] = above[:, : row.shape[1]]
    near[1][:, : min(below.shape[1], row.shape[1])] = below[:, : row.shape[1]]
    tall = np.concatenate([near[1][20:], row, near[0][:30]])
    best, worst = rownet.heard([tall, row])
    assert letters(rownet.reading_of(best).text) == letters(NAME)
    assert letters(rownet.reading_of(worst).text) != letters(NAME)
    assert rownet.sureness(best) > rownet.sureness(worst)


def test_letters_that_touch_and_lost_points_are_tried_too():
    found = dict(rownet.with_variants([("SINGAWUAYA, MAP", -10.0)]))
    assert found["SINGAWUAYA, MAP"] == -10.0
    assert found["SINGAWIJAYA, MAP"] > -10.0 - rownet.VARIED, "names are spelled so"
    assert found["SINGAWUAYA, M.A.P."] == -10.0 - rownet.VARIED
    chances = rownet.chances_of(row_of("Dra. SINGAWIJAYA, M.A.P."))
    assert rownet.weighed([("Dra. SINGAWUAYA, MAP", -10.0)], chances)[0][0] == "Dra. SINGAWIJAYA, M.A.P."


def test_likelihoods_are_sums_over_all_ways():
    """By hand: every path of four places that says "aa", "ab" or nothing."""
    dice = np.random.default_rng(3)
    chances = np.log(dice.dirichlet(np.ones(len(rownet.SIGNS) + 1), 4))

    def said(path: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(c for n, c in enumerate(path) if c and (n == 0 or c != path[n - 1]))

    for text in ("aa", "ab", ""):
        codes = tuple(rownet.SIGNS.index(char) + 1 for char in text)
        ways = (
            math.exp(sum(chances[n, c] for n, c in enumerate(path)))
            for path in itertools.product({0, *codes}, repeat=4)
            if said(path) == codes
        )
        assert rownet.likelihoods(chances, [text])[0] == pytest.approx(math.log(sum(ways)))
    # Which of a point and a comma it is, is not the net's to say.
    point, comma = rownet.likelihoods(chances, [".", ","])
    assert point == pytest.approx(comma)


def test_coloured_ink_is_pale_in_the_second_layer_and_print_is_not():
    row = row_of("MMMM" + " " * 30 + ".")
    cv2.line(row, (220, 24), (300, 24), (60, 80, 235), 6)
    grey, colour = evened(row)
    by = grey.shape[1] / row.shape[1]
    pen, print_ = slice(int(235 * by), int(285 * by)), slice(int(20 * by), int(120 * by))
    assert grey.shape[0] == HIGH
    assert colour[:, pen].max() < 0.4 * grey[:, pen].max()
    assert colour[:, print_].max() > 0.9 * grey[:, print_].max()


def test_its_letters_take_the_capitals_of_the_others():
    chances = rownet.chances_of(row_of("drg. Sulastri Handayani"))
    (read,) = rownet.read(chances, [as_reading("Sulastri Handayani", 1.0)])
    assert read.text.startswith("drg. Sulastri Hand")
    (read,) = rownet.read(chances, [as_reading("SULASTRI HANDAYANI", 1.0)])
    assert read.text.startswith("DRG. SULASTRI HAND")


def test_a_reading_without_capitals_changes_none():
    small = Reading(as_reading("sulastri", 3.0).signs, 3.0, cased=False)
    assert elected([as_reading("Sulastri", 1.0), small])[0][0] == "Sulastri"
    assert elected([as_reading("Sulastr", 1.0), small])[0][0] == "Sulastri"


def test_without_weights_others_read_alone(monkeypatch, tmp_path):
    monkeypatch.setattr(rownet, "WEIGHTS", tmp_path / "none.onnx")
    rownet._net.cache_clear()
    try:
        assert rownet.chances_of(row_of(NAME)) is None
    finally:
        rownet._net.cache_clear()


def test_a_row_costs_less_than_two_readings_of_it_by_tesseract():
    row = row_of(NAME)
    large = cv2.resize(cv2.cvtColor(row, cv2.COLOR_RGB2GRAY), None, fx=2, fy=2)

    def spent(read: Callable[[], object]) -> float:
        read()
        times = []
        for _ in range(7):
            began = time.process_time()
            read()
            times.append(time.process_time() - began)
        return min(times)

    def by_net() -> None:
        rownet.likelihoods(rownet.chances_of(row), [NAME] * rownet.MOST_WEIGHED)

    assert spent(by_net) < 2 * spent(lambda: ocr.signs_of(large, ocr.LANGUAGE, False))


def test_it_needs_no_torch():
    words = (
        "import sys, numpy as np; from parsing import rownet;"
        "rownet.chances_of(np.full((48, 400, 3), 240, np.uint8)); print('torch' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", words], text=True).strip() == "False"
    assert rownet.WEIGHTS.stat().st_size < 3_000_000


def test_what_the_net_is_surest_of_outweighs_readings_that_are_wrong_together():
    """Seen: where a stroke joins two words, Tesseract reads one in every way it is asked."""
    name = "SUDARMO ADISUCIPTO, S.Pd"
    joined = [as_reading("SUDARMOJADISUCIPTO, S.Pd", 0.55) for _ in range(9)]
    own = rownet.read(rownet.chances_of(row_of(name)), joined)
    assert own[0].trust > rownet.SHARE * 9 * 0.55
    found = rownet.weighed(elected([*joined, *own]), rownet.chances_of(row_of(name)))
    assert found[0][0] == name
