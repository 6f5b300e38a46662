"""Which way the writing on a page runs: quarters to turn it upright, and the degrees that are left. Looks at lines of
writing only; a page without them stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parsing.ink import is_grainy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]
    Points = NDArray[Any]

STEEPEST = 12.0
MOST_POINTS = 40_000
LEAST_GLYPHS = 60


def find_slant(grey: Picture) -> tuple[int, float]:
    """Quarters clockwise, and then the degrees to turn counter-clockwise, that set the writing level and upright."""
    boxes = _glyphs(grey)
    if len(boxes) < LEAST_GLYPHS:
        return 0, 0.0
    middle = boxes[:, :2] + boxes[:, 2:] / 2
    level, sharp = _levelled(middle[:, 0], middle[:, 1])
    upright, across = _levelled(-middle[:, 1], middle[:, 0])
    if across > 1.35 * sharp:
        # Lines run up or down the page: turned a quarter clockwise, x becomes -y and y becomes x.
        boxes = _quarter(boxes)
        turn, slant = 1, upright
    else:
        turn, slant = 0, level
    if _upside_down(boxes, slant):
        turn += 2
    return turn, slant


def _glyphs(grey: Picture) -> Points:
    """Boxes (x, y, width, height) of what has the size of letters."""
    import cv2
    import numpy as np

    if is_grainy(grey):
        grey = cv2.GaussianBlur(grey, (0, 0), 1.2)
    calm = cv2.blur(grey, (31, 31)).astype(np.int16)
    depth = float(np.median(grey[::4, ::4])) - float(np.percentile(grey[::4, ::4], 1))
    ink = (grey.astype(np.int16) < calm - max(18, int(0.28 * depth))).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count < 2:
        return np.zeros((0, 4), np.float32)
    stats = stats[1:]
    tall = max(grey.shape)
    width, height, size = stats[:, 2], stats[:, 3], stats[:, 4]
    fits = (np.maximum(width, height) < 0.035 * tall) & (np.minimum(width, height) > 1) & (size > 8)
    boxes: Points = stats[fits][:, :4].astype(np.float32)
    if len(boxes) > MOST_POINTS:
        boxes = boxes[:: len(boxes) // MOST_POINTS + 1]
    return boxes


def _levelled(x: Points, y: Points) -> tuple[float, float]:
    """The slant at which the middles of the letters gather most sharply on lines, and how sharply."""
    import numpy as np

    best, angle = 0.0, 0.0
    for degrees in np.arange(-STEEPEST, STEEPEST + 0.1, 0.5):
        if (sharp := _sharpness(x, y, float(degrees))) > best:
            best, angle = sharp, float(degrees)
    for degrees in np.arange(angle - 0.45, angle + 0.46, 0.05):
        if (sharp := _sharpness(x, y, float(degrees))) > best:
            best, angle = sharp, float(degrees)
    return angle, best


def _sharpness(x: Points, y: Points, degrees: float) -> float:
    import numpy as np

    tangent = float(np.tan(np.radians(degrees)))
    rows = (y - x * tangent) / 2
    counts = np.bincount((rows - np.min(rows)).astype(int)).astype(np.float64)
    return float((counts**2).sum()) / max(len(x), 1)


def _quarter(boxes: Points) -> Points:
    import numpy as np

    x, y, width, height = boxes.T
    return np.stack([-(y + height), x, height, width], axis=1)


def _upside_down(boxes: Points, slant: float) -> bool:
    """Letters stand on their line and rise above it to different heights: feet are more even than heads."""
    x = boxes[:, 0] + boxes[:, 2] / 2
    return _gathered(x, boxes[:, 1], slant) > 1.12 * _gathered(x, boxes[:, 1] + boxes[:, 3], slant)


def _gathered(x: Points, y: Points, degrees: float) -> float:
    import numpy as np

    rows = y - x * float(np.tan(np.radians(degrees)))
    counts = np.bincount((rows - np.min(rows)).astype(int)).astype(np.float64)
    return float((counts**2).sum())
