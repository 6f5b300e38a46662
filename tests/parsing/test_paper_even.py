"""Making paper white: any shape of picture comes back in its shape, a shadow goes, ink stays."""

from __future__ import annotations

import numpy as np
import pytest

from parsing.marks.paper import even


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 900, 3), (900, 2, 3), (64, 64, 3)])
def test_any_shape_comes_back_in_its_shape(shape):
    assert even(np.full(shape, 200, np.uint8)).shape == shape


def test_a_shadow_goes_and_ink_stays():
    page = np.full((200, 400, 3), 230, np.uint8)
    page[:, 200:] = 150
    page[90:110, 300:320] = 40
    white = even(page)
    assert white[100, 100].min() > 235
    assert white[20, 380].min() > 235
    assert white[100, 310].max() < 110
