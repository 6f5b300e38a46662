"""A thin coloured signature within a black stamp: doubted, not denied; and a stamp alone stays as clear as it was."""

from __future__ import annotations

import numpy as np
import pytest

from parsing.marks.pen import ACROSS, strokes_at
from parsing.signer import Block
from tests.parsing.test_marks_beneath import (
    AREA,
    BLACK,
    BLOCK,
    BLUE,
    CENTRE,
    GREEN,
    GREY,
    PEN,
    RED,
    VIOLET,
    heat,
    picture,
)
from workflow.facts import Signer


@pytest.mark.parametrize("stamp", [BLACK, GREY])
@pytest.mark.parametrize("pen", [BLUE, PEN, RED, GREEN])
def test_a_coloured_stroke_in_a_black_stamp_is_seen_where_it_is(stamp, pen):
    box = strokes_at(picture(stamp, pen), heat(), AREA, BLOCK)
    assert box is not None
    assert box[0] < CENTRE[0] < box[2]
    assert box[1] < CENTRE[1] < box[3]
    assert box[2] - box[0] > ACROSS


@pytest.mark.parametrize("stamp", [BLACK, GREY, VIOLET, RED, GREEN, BLUE])
def test_a_stamp_alone_has_no_strokes_of_a_pen(stamp):
    assert strokes_at(picture(stamp), heat(), AREA, BLOCK) is None


def test_a_stamp_that_faded_here_and_there_has_a_colour_still():
    """Half of its dots lost their colour: what is left in the room is the stamp's."""
    shown = picture(VIOLET).copy()
    left = slice(0, round((CENTRE[0] - AREA[0]) * 100 / 72))
    shown[:, left] = shown[:, left].mean(axis=2, keepdims=True)
    assert strokes_at(shown, heat(), AREA, BLOCK) is None


@pytest.mark.parametrize("pen", [BLACK, GREY])
def test_a_black_stroke_tells_nothing_in_a_black_stamp(pen):
    assert strokes_at(picture(BLACK, pen), heat(), AREA, BLOCK) is None


def test_without_room_above_the_name_nothing_is_looked_for():
    near = Block(Signer(), 1, BLOCK.position_box, (320, 512, 470, 524), BLOCK.box)
    assert strokes_at(picture(BLACK, PEN), heat(), AREA, near) is None


def test_without_a_stamp_a_stroke_that_the_net_missed_is_a_doubt_too():
    cold = np.full_like(heat(), -4.0)
    white = np.full_like(picture(BLACK), 245)
    stroke = picture(BLACK, PEN).astype(int) - picture(BLACK).astype(int)
    alone = (white + np.minimum(stroke, 0)).clip(0, 255).astype(np.uint8)
    alone[120:150, 100:200] = (30, 60, 160)
    assert strokes_at(white, cold, AREA, BLOCK) is None
    assert strokes_at(alone, cold, AREA, BLOCK) is not None
