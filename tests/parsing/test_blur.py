"""A camera that moved: found in the picture and taken out, and found nowhere else."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from parsing import ocr
from parsing.blur import find_motion, steadied
from parsing.merging import Word
from parsing.pages import open_pages
from tests.parsing import worn
from tests.surat.buat import A, pdf

GOOD = worn.good_page(pdf([A], 1))


def moved(page: worn.Picture, length: int, degrees: float) -> worn.Picture:
    """As a camera shows it that moves so far while it looks, with its grain."""
    size = length + 2 | 1
    path = np.zeros((size, size), np.float32)
    middle, half = size // 2, (length - 1) / 2
    dx, dy = half * math.cos(math.radians(degrees)), half * math.sin(math.radians(degrees))
    for t in np.linspace(-1, 1, 8 * length):
        path[round(middle + t * dy), round(middle + t * dx)] += 1
    shown = cv2.filter2D(page, -1, path / path.sum())
    grain = np.random.default_rng(5).normal(0, 3, shown.shape)
    return np.clip(shown + grain, 0, 255).astype(np.uint8)


def grey(page: worn.Picture) -> worn.Picture:
    return cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)


@pytest.mark.parametrize(("length", "degrees"), [(9, 0), (11, 45), (13, 120)])
def test_length_and_direction_of_the_motion_are_found(length, degrees):
    motion = find_motion(grey(moved(GOOD, length, degrees)))
    assert motion is not None
    assert abs(math.hypot(*motion) - length) < 2.5
    turned = (math.degrees(math.atan2(motion[1], motion[0])) - degrees) % 180
    assert min(turned, 180 - turned) < 12


def test_a_still_picture_a_soft_one_and_bare_paper_show_no_motion():
    assert find_motion(grey(GOOD)) is None
    assert find_motion(cv2.GaussianBlur(grey(GOOD), (0, 0), 1.6)) is None
    assert find_motion(np.full((900, 700), 240, np.uint8)) is None
    assert find_motion(np.full((20, 30), 240, np.uint8)) is None


def test_what_the_motion_took_is_given_back():
    shown = moved(GOOD, 11, 45)
    still = steadied(shown, find_motion(grey(shown)) or (0.0, 0.0))
    assert still.shape == shown.shape
    written = GOOD < 128
    far = np.abs(shown.astype(int) - GOOD)[written].mean()
    assert np.abs(still.astype(int) - GOOD)[written].mean() < 0.6 * far


def test_colours_go_with_the_light():
    page = np.full((600, 600, 3), 255, np.uint8)
    page[200:400, 200:400] = (200, 30, 30)
    still = steadied(moved(page, 9, 0), (9.0, 0.0))
    red, green, _ = still[300, 300]
    assert int(red) - int(green) > 120


def surely_read(words: list[Word]) -> int:
    return sum(len(w.text) for w in words if w.confidence > 80 and len(w.text) > 3)


def test_a_page_that_was_photographed_in_motion_is_read():
    """Until it was steadied, of such a page hardly a word was read."""
    shown = moved(GOOD, 13, 20)
    with open_pages(worn.packed(shown, "PNG")) as document:
        (page,) = document.pages
        before = surely_read(ocr.tesseract(grey(shown), "page"))
        found = surely_read(ocr.read_page(page, ocr.tesseract))
    assert found > 2 * before + 100
