"""The parts of the marks reader, each by itself: paper made white, the net's weights, scales, hashes, colours of ink."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest

from parsing import scale
from parsing.marks import net, places, signs
from parsing.marks.digest import digest_of, distance
from parsing.marks.paper import even
from parsing.page import Page
from parsing.signer import Block
from tests.surat.pembuat_a import stempel, susun
from workflow.facts import Signer

LIGHT = np.linspace(0.45, 1.0, 400, dtype=np.float32)[None, :, None]


def paper(tint: tuple[int, int, int] = (255, 255, 255), size: tuple[int, int] = (320, 400)) -> np.ndarray:
    return np.full((*size, 3), tint, np.uint8)


def stamped(
    seed: int, ground: np.ndarray, colour: tuple[float, float, float] = (0.35, 0.15, 0.6)
) -> np.ndarray:
    ink = susun.Tinta("stamp", stempel.cap(random.Random(seed), 110), colour, (60, 40, 60, 40))
    return (susun.inked(ground, [ink], 100).picture * 255).astype(np.uint8)


def cropped(picture: np.ndarray) -> np.ndarray:
    rows, columns = np.nonzero(signs.inked(picture))
    return picture[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def test_shadow_and_tint_are_divided_out():
    shown = even((paper((236, 228, 205)) * LIGHT).astype(np.uint8))
    assert shown.min() > 210, "paper stays grey"
    assert np.abs(shown.astype(int) - shown.mean()).max() < 25


def test_ink_in_the_shadow_stays_ink():
    shown = even((stamped(4, paper()) * LIGHT).astype(np.uint8))
    assert (shown.min(axis=2) < 190).sum() > 1500


def test_weights_are_small_and_give_two_heats():
    assert net.WEIGHTS.stat().st_size <= 3 * 2**20
    heat = net.heat_of(paper(size=(203, 330)))
    assert heat.shape == (2, 26, 42)
    assert heat.max() < 0, "white paper is hot"


def test_a_stamp_is_hot_where_it_lies_and_nowhere_else():
    heat = net.heat_of(even(stamped(7, paper())))[1]
    assert heat[10:18, 14:24].mean() > 0
    assert heat[:, 38:].max() < 0
    assert heat[32:].max() < 0


def test_every_kind_of_page_has_a_scale_and_its_thresholds_leave_room_for_doubt():
    figures = scale.read_figures()
    assert set(figures) == {
        f"{mark}-{kind}"
        for mark in ("signature", "stamp")
        for kind in ("digital", "clean", "rough", "nowhere")
    }
    for name, its in figures.items():
        assert 0 < its.low < 0.5 < its.high < 1, name
        assert its.slope > 0, name
    assert json.loads(scale.FIGURES.read_text())["stamp-clean"]["low"] == figures["stamp-clean"].low


@pytest.mark.parametrize(
    ("chance", "verdict"), [(0.05, "absent"), (0.1, "absent"), (0.5, "unsure"), (0.9, "present")]
)
def test_three_answers(chance, verdict):
    assert scale.Scale(1, 0, 0.1, 0.9).verdict(chance) == verdict


def test_figures_fitted_anew_go_before_the_delivered_ones():
    own = {"stamp-clean": {"slope": 2.0, "shift": 1.0, "low": 0.2, "high": 0.7}}
    assert scale.scale_for("stamp", "clean", own).high == 0.7
    assert scale.scale_for("stamp", "rough", own) == scale.read_figures()["stamp-rough"]


def test_the_same_stamp_has_nearly_the_same_hash_and_another_has_not():
    one, other = (cropped(stamped(seed, paper())) for seed in (7, 8))
    again = (cropped(stamped(7, paper((250, 240, 225)), (0.2, 0.2, 0.7))) * 0.9).astype(np.uint8)[::2, ::2]
    assert len(digest_of(one)) == 16
    assert distance(digest_of(one), digest_of(one)) == 0
    assert distance(digest_of(one), digest_of(again)) < 16
    assert distance(digest_of(one), digest_of(other)) > 16


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((0.4, 0.15, 0.6), "ungu"),
        ((0.1, 0.2, 0.7), "biru"),
        ((0.8, 0.1, 0.1), "merah"),
        ((0.1, 0.5, 0.2), "hijau"),
        ((0.1, 0.1, 0.1), "hitam"),
    ],
)
def test_ink_has_a_name(colour, name):
    assert signs.colour_of(stamped(7, paper(), colour)) == name


def test_a_ring_is_seen_all_the_way_round():
    ink = stempel._round(random.Random(3), 400)
    shown = np.repeat(255 - (ink * 255).astype(np.uint8)[..., None], 3, 2)[::2, ::2]
    assert signs.ring_coverage(shown) > 0.8
    assert signs.ring_coverage(paper(size=(150, 150))) == 0


def test_a_line_of_the_title_read_as_the_name_does_not_hide_what_is_signed_below_it():
    title, line, whole = (354, 425, 501, 438), (360, 440, 495, 452), (354, 425, 501, 571)
    block = Block(Signer(), 1, title, line, whole)
    assert places.anchor(block, "signature")[3] >= 535
    right = Block(Signer(), 1, title, (354, 510, 501, 522), (354, 425, 501, 548))
    assert places.anchor(right, "signature")[3] == 538


# ---------------------------------------------------------------- initials


PAGE = Page(1, 595, 842)
BLOCK = Block(Signer(), 1, (320, 500, 470, 512), (320, 580, 470, 592), (320, 500, 470, 620))


def score(*hot: tuple[float, float, float, float]) -> float:
    """What a signature scores at BLOCK when so much is hot (points of the page)."""
    area = places.window(BLOCK, PAGE)
    heat = np.full(
        (int((area[3] - area[1]) / 5.76) + 1, int((area[2] - area[0]) / 5.76) + 1), -4.0, np.float32
    )
    for x0, y0, x1, y1 in hot:
        columns = slice(round((x0 - area[0]) / 5.76), round((x1 - area[0]) / 5.76))
        heat[slice(round((y0 - area[1]) / 5.76), round((y1 - area[1]) / 5.76)), columns] = 4.0
    counts = places.anchor(BLOCK, "signature")
    return places.spot(heat, area, counts, places.room_for_signature(BLOCK)).score


SIGNED, SMALL = (330, 520, 430, 570), (345, 530, 375, 560)
BESIDE_LEFT, BESIDE_RIGHT, BELOW = (275, 570, 310, 600), (478, 560, 518, 600), (330, 594, 360, 606)


@pytest.mark.parametrize(
    "paraf", [(BESIDE_LEFT,), (BESIDE_RIGHT,), (BELOW,), (BESIDE_LEFT, BESIDE_RIGHT, BELOW)]
)
def test_initials_beside_the_name_are_no_signature_and_hide_none(paraf):
    assert score(*paraf) < -3
    assert score(SIGNED, *paraf) > 3


def test_what_is_small_in_the_room_of_the_signature_or_large_beside_it_counts():
    assert score(SMALL) > 3
    assert score((250, 560, 330, 605)) > 3


def test_a_signature_may_reach_out_of_its_room():
    assert score((300, 560, 400, 600)) > 3


@pytest.mark.parametrize(
    ("box", "foot"),
    [
        ((478, 753, 582, 839), True),
        ((40, 790, 90, 830), True),
        ((230, 760, 400, 830), False),
        ((400, 700, 560, 760), False),
    ],
)
def test_initials_of_every_page_stand_in_a_corner_of_its_foot(box, foot):
    assert places.at_foot(box, PAGE) is foot
