"""A picture of a page -> the page set straight: paper found, turned upright, skew and shadow taken out. The only way back
to the picture as it was is the matrix that comes with it.

A step is taken only when it is sure: a page that is left as it was can still be read, a page that was bent cannot.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parsing.page import A4_WIDTH, Matrix, Page
from parsing.paper import PAPERS, find_paper
from parsing.slant import find_slant

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

    Picture = NDArray[Any]
    Numbers = NDArray[Any]

DPI = 200
LONGEST = 1_100.0
"""Points: no letter is longer; a strip of paper (a till receipt, a panorama) is made smaller as a whole."""
SURE_SLANT = 0.12
"""Degrees; below, turning blurs more than it mends."""


@dataclass(frozen=True)
class Plan:
    """How a picture becomes a straight page: from dots of the picture to dots of the page, and the size of the page."""

    onto: Any
    width: float
    height: float
    plain: bool
    """Nothing but the size changes."""


def set_straight(page: Page, picture: Callable[[], Image], first: Image | None = None) -> None:
    """Make `page` the straight page of a picture; places on it are those of the straight page from now on."""
    import numpy as np

    dots = _dots(first if first is not None else picture())
    plan = make_plan(dots, page.width, page.height)
    straight = follow(plan, dots)
    to_points = np.diag([page.width / dots.shape[1], page.height / dots.shape[0], 1.0])
    from_points = np.diag([DPI / 72, DPI / 72, 1.0])
    back = to_points @ np.linalg.inv(plan.onto) @ from_points
    page.width, page.height = plan.width, plan.height
    page.back = _matrix(back / back[2, 2])
    page.paper = functools.partial(_again, picture, plan)
    page.keep(straight)


def turn_round(page: Page) -> None:
    """Turn a straight page upside down: its writing shows that it was not upright."""
    import numpy as np

    assert page.back is not None
    assert page.paper is not None
    round_about = np.array([[-1, 0, page.width], [0, -1, page.height], [0, 0, 1.0]])
    page.back = _matrix(np.array(page.back) @ round_about)
    page.paper = functools.partial(_upside_down, page.paper)
    page.release()


def _upside_down(paper: Callable[[], Image]) -> Image:
    import PIL.Image

    return paper().transpose(PIL.Image.Transpose.ROTATE_180)


def _again(picture: Callable[[], Image], plan: Plan) -> Image:
    return follow(plan, _dots(picture()))


def _dots(picture: Image) -> Picture:
    import numpy as np

    return np.asarray(picture.convert("RGB"))


def _matrix(numbers: Numbers) -> Matrix:
    rows = [tuple(float(value) for value in row) for row in numbers]
    return (rows[0], rows[1], rows[2])  # type: ignore[return-value]


# ---------------------------------------------------------------- the plan


def make_plan(dots: Picture, width: float, height: float) -> Plan:
    """Paper first, then which way is up, then the slant that is left."""
    import cv2
    import numpy as np

    cv2.setNumThreads(1)
    rows, columns = dots.shape[:2]
    corners = find_paper(dots)
    if corners is None:
        size = _paper_size(width, height)
        across, down = size[0] * DPI / 72, size[1] * DPI / 72
        onto = np.diag([across / columns, down / rows, 1.0])
    else:
        quad, size = corners
        across, down = size[0] * DPI / 72, size[1] * DPI / 72
        target = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
        onto = cv2.getPerspectiveTransform(quad.astype(np.float32), target).astype(np.float64)
    turn, slant = find_slant(_glance(dots, onto, across, down))
    onto, across, down = _turned(onto, across, down, turn)
    if abs(slant) > SURE_SLANT:
        onto = _rotated(slant, across, down) @ onto
    plain = corners is None and not turn and abs(slant) <= SURE_SLANT
    return Plan(onto, across * 72 / DPI, down * 72 / DPI, plain)


def _paper_size(width: float, height: float) -> tuple[float, float]:
    """Points of the page: its own when they are those of paper, else as if its shorter side were that of A4."""
    shorter, longer = sorted((width, height))
    if not any(abs(shorter - paper[0]) < 25 for paper in PAPERS) or longer > LONGEST:
        by = min(A4_WIDTH / max(shorter, 1.0), LONGEST / max(longer, 1.0))
        return max(width * by, 1.0), max(height * by, 1.0)
    return width, height


def _glance(dots: Picture, onto: Numbers, across: float, down: float) -> Picture:
    """The page as planned so far, small and grey."""
    import cv2
    import numpy as np

    by = min(1.0, 1_400 / max(across, down))
    grey = cv2.cvtColor(dots, cv2.COLOR_RGB2GRAY)
    smaller, shrink = _shrunk(grey, onto, by)
    small = np.diag([by, by, 1.0]) @ onto @ shrink
    size = (max(8, round(across * by)), max(8, round(down * by)))
    glance: Picture = cv2.warpPerspective(
        smaller, small, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return glance


def _shrunk(dots: Picture, onto: Numbers, by: float) -> tuple[Picture, Numbers]:
    """Warping looks at four dots only: what is shrunk by more than a half is averaged first."""
    import cv2
    import numpy as np

    scale = by * float(np.sqrt(abs(np.linalg.det(onto[:2, :2]))))
    if scale > 0.6:
        return dots, np.eye(3)
    half = max(scale * 1.2, 0.02)
    smaller: Picture = cv2.resize(dots, None, fx=half, fy=half, interpolation=cv2.INTER_AREA)
    return smaller, np.diag([dots.shape[1] / smaller.shape[1], dots.shape[0] / smaller.shape[0], 1.0])


def _turned(onto: Numbers, across: float, down: float, turn: int) -> tuple[Numbers, float, float]:
    """Turned clockwise by quarters."""
    import numpy as np

    for _ in range(turn % 4):
        onto = np.array([[0, -1, down], [1, 0, 0], [0, 0, 1.0]]) @ onto
        across, down = down, across
    return onto, across, down


def _rotated(degrees: float, across: float, down: float) -> Numbers:
    import cv2
    import numpy as np

    turning = cv2.getRotationMatrix2D((across / 2, down / 2), degrees, 1.0)
    return np.vstack([turning, [0, 0, 1]])


# ---------------------------------------------------------------- doing it


def follow(plan: Plan, dots: Picture) -> Image:
    """The straight page at 200 dpi, on even white paper."""
    import cv2
    import PIL.Image

    cv2.setNumThreads(1)
    size = (max(1, round(plan.width * DPI / 72)), max(1, round(plan.height * DPI / 72)))
    if plan.plain:
        how = cv2.INTER_AREA if size[0] < dots.shape[1] else cv2.INTER_CUBIC
        straight = dots if size == dots.shape[1::-1] else cv2.resize(dots, size, interpolation=how)
    else:
        smaller, shrink = _shrunk(dots, plan.onto, 1.0)
        straight = cv2.warpPerspective(
            smaller,
            plan.onto @ shrink,
            size,
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
    return PIL.Image.fromarray(lit_evenly(straight))


def lit_evenly(dots: Picture) -> Picture:
    """The paper made white everywhere: each colour divided by what the paper shows of it round about."""
    import cv2
    import numpy as np

    rows, columns = dots.shape[:2]
    if min(rows, columns) < 64:
        return dots
    small = cv2.resize(dots, (columns // 8, rows // 8), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    middle = np.median(paper.reshape(-1, 3), axis=0)
    if np.min(paper) > 232 and np.ptp(middle) < 8:
        return dots
    # What is much darker than the paper is no shadow but something on it.
    paper = np.maximum(cv2.GaussianBlur(paper, (15, 15), 0), np.maximum(middle * 0.4, 30).astype(np.uint8))
    whole = cv2.resize(paper, (columns, rows), interpolation=cv2.INTER_LINEAR)
    even: Picture = cv2.divide(dots, whole, scale=250)
    return even
