"""A stamp alone on the paper: its ornament is no signature, and no stroke of another ink is taken for ornament."""

from __future__ import annotations

import random

import cv2
import numpy as np
import pytest

from parsing.marks import places
from parsing.marks.beneath import other_ink, without_ornament
from parsing.marks.paper import even
from parsing.marks.places import Spot
from parsing.page import Page
from parsing.signer import Block
from tests.surat.pembuat_a import stempel, susun
from workflow.facts import Signer

PAGE = Page(1, 595, 842)
BLOCK = Block(Signer(), 1, (320, 500, 470, 512), (320, 580, 470, 592), (320, 500, 470, 620))
AREA = places.window(BLOCK, PAGE)
CENTRE = (330.0, 552.0)
VIOLET, RED, GREEN, BLUE = (0.4, 0.16, 0.62), (0.72, 0.24, 0.28), (0.1, 0.47, 0.3), (0.2, 0.3, 0.7)
BLACK, GREY, PEN = (0.1, 0.1, 0.12), (0.3, 0.3, 0.3), (0.08, 0.13, 0.5)
DOUBT = Spot(-0.8, (300, 520, 340, 580), 9)
STAMP = Spot(6.0, (280, 500, 380, 600), 200)


def picture(stamp: tuple[float, float, float], pen: tuple[float, float, float] | None = None) -> np.ndarray:
    """A stamp at the block, and a stroke to and fro within its ring when there is a pen; scanned at 200 dpi."""
    k = 2 * places.POINT
    size = (round((AREA[3] - AREA[1]) * k), round((AREA[2] - AREA[0]) * k))
    ink = stempel.cap(random.Random(5), 100)
    w, h = ink.shape[1] / susun.PX, ink.shape[0] / susun.PX
    box = (CENTRE[0] - w / 2, CENTRE[1] - h / 2, CENTRE[0] + w / 2, CENTRE[1] + h / 2)
    page = np.full((*size, 3), 248, np.uint8)
    shown = susun.inked(page, [susun.Tinta("stamp", ink, stamp, box)], 200, (AREA[0], AREA[1])).picture
    if pen:
        x, y = ((CENTRE[n] - AREA[n]) * k for n in (0, 1))
        way = [(x - 60 + 14 * n, y + (28 if n % 2 else -16)) for n in range(9)]
        stroke = np.zeros(size, np.uint8)
        cv2.polylines(stroke, [np.array(way, np.int32)], False, 255, 3, cv2.LINE_AA)
        shown = shown * (1 - stroke[..., None] / 255 * (1 - np.array(pen)))
    soft = cv2.GaussianBlur((shown * 255).clip(0, 255).astype(np.uint8), (0, 0), 0.6)
    _, packed = cv2.imencode(".jpg", np.ascontiguousarray(soft[..., ::-1]), [cv2.IMWRITE_JPEG_QUALITY, 92])
    read = cv2.imdecode(packed, cv2.IMREAD_COLOR)[..., ::-1]
    return even(cv2.resize(read, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))


def heat(beside: float = -3.5) -> np.ndarray:
    """Hot all over the stamp; lukewarm for a signature in its middle, and so warm beside it."""
    shape = tuple(int((AREA[n + 2] - AREA[n]) * places.POINT / 8) + 1 for n in (1, 0))
    found = np.full((2, *shape), -4.0, np.float32)
    found[0] = beside
    for mark, half, value in ((1, 52, 5.0), (0, 20, -0.8)):
        columns, rows = (
            slice(*(round((CENTRE[n] + d - AREA[n]) * places.POINT / 8) for d in (-half, half)))
            for n in (0, 1)
        )
        found[mark, rows, columns] = value
    return found


def score(shown: np.ndarray, warm: np.ndarray, signature: Spot = DOUBT, stamp: Spot = STAMP) -> float:
    return without_ornament(signature, stamp, shown, warm, AREA, BLOCK).score


@pytest.mark.parametrize("ink", [VIOLET, RED, GREEN, BLUE])
def test_what_is_warm_in_a_coloured_stamp_alone_does_not_count(ink):
    assert score(picture(ink), heat()) == pytest.approx(-3.5)


@pytest.mark.parametrize(
    ("ink", "pen"),
    [(VIOLET, BLACK), (RED, BLACK), (GREEN, PEN), (RED, PEN), (VIOLET, GREEN), (BLUE, (0.25, 0.25, 0.6))],
)
def test_a_stroke_of_another_ink_within_the_stamp_keeps_the_doubt(ink, pen):
    assert score(picture(ink, pen), heat()) == DOUBT.score


def test_a_stamp_that_lost_its_colour_tells_nothing():
    for ink in (BLACK, GREY):
        assert other_ink(picture(ink), np.ones(picture(ink).shape[:2], bool)) is None
        assert score(picture(ink), heat()) == DOUBT.score


def test_what_is_as_warm_beside_the_stamp_counts():
    assert score(picture(VIOLET), heat(beside=-0.5)) == DOUBT.score


@pytest.mark.parametrize(
    ("signature", "stamp"),
    [(Spot(0.5, DOUBT.box), STAMP), (Spot(4.0, DOUBT.box), STAMP), (DOUBT, Spot(1.0, STAMP.box))],
)
def test_what_the_net_believes_in_stays_and_so_does_all_under_a_doubtful_stamp(signature, stamp):
    assert score(picture(VIOLET), heat(), signature, stamp) == signature.score


def test_without_room_above_the_name_nothing_is_lowered():
    near = Block(Signer(), 1, BLOCK.position_box, (320, 522, 470, 534), BLOCK.box)
    assert without_ornament(DOUBT, STAMP, picture(VIOLET), heat(), AREA, near) == DOUBT


def test_a_stamp_whose_own_dots_differ_much_tells_nothing():
    """A photograph: within it a thin stroke of another ink would differ no more."""
    shown = picture(VIOLET).astype(int)
    dice = np.random.default_rng(4)
    dark = shown.min(axis=2) < 200
    shown[dark] += dice.integers(-60, 60, (int(dark.sum()), 3))
    assert other_ink(shown.clip(0, 255).astype(np.uint8), dark) is None
