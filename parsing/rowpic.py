"""A row of print cut from a page -> the same evened and small, as the net that reads rows (parsing/rownet.py) sees it and
was trained on it. Knows no letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]

HIGH = 32
STEP = 4
"""Dots from one place to the next at which a sign may stand."""
BROAD = 1.25
"""Rows become so much broader: two narrow letters need places of their own."""
LEAST_DEPTH = 0.12
"""Where the darkest is no darker than this, nothing is printed: grain is not made black."""
MOST_WIDE = 1200


def evened(part: Picture) -> Picture:
    """How dark a row (RGB, any size) is, 0..1 in two layers of HIGH dots: in grey, and in the colour in which it is
    lightest, where ink of a pen or a stamp in colour is pale and black print is not."""
    import cv2
    import numpy as np

    wide = round(BROAD * part.shape[1] * HIGH / part.shape[0] / STEP) * STEP
    wide = max(8 * STEP, min(MOST_WIDE, wide))
    small = cv2.resize(part, (wide, HIGH), interpolation=cv2.INTER_AREA).astype(np.float32)
    # The paper about each dot: lamps and shadows change it, and casts of colour.
    paper = cv2.GaussianBlur(cv2.dilate(small, np.ones((15, 25), np.uint8)), (0, 0), 9)
    shown = small / np.maximum(paper, 20)
    layers = np.stack([1 - cv2.cvtColor(shown, cv2.COLOR_RGB2GRAY), 1 - shown.max(axis=2)])
    depth = max(float(np.percentile(layers[1], 97)), LEAST_DEPTH)
    result: Picture = np.clip(layers / depth, 0, 1.5) / 1.5
    return result
