"""Where the sheet of paper lies in a photograph: its four corners and its size, or nothing when that is not sure."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]
    Corners = NDArray[Any]
    Numbers = NDArray[Any]

PAPERS = ((595.3, 841.9), (609.4, 935.4), (612.0, 1008.0), (612.0, 792.0), (515.9, 728.5))
"""A4, F4, Legal, Letter, B5 in points, upright."""
SMALL = 560
LEAST, WHOLE = 0.25, 0.985
"""Share of the picture that a sheet takes: less is a card on a table, more is a scan."""
CONTRAST = 14
REACH = 16
"""Dots that a side is moved at the most."""
INSIDE = 6
"""Dots within a side that are looked at for being calm."""
STEP, LEAST_STEP = 25.0, 5.0
"""Grey steps across a side that count, and that show it."""


def find_paper(dots: Picture) -> tuple[Corners, tuple[float, float]] | None:
    """Corners clockwise from the top left in dots, and the size in points, lying as it lies in the picture."""
    import cv2
    import numpy as np

    rows, columns = dots.shape[:2]
    by = SMALL / max(rows, columns)
    if by >= 1 or min(rows, columns) * by < 100:
        return None
    small = cv2.resize(dots, None, fx=by, fy=by, interpolation=cv2.INTER_AREA)
    best: tuple[float, Corners] | None = None
    for mask in _masks(small):
        for corners in _quads(mask):
            score = _sureness(small, corners)
            if score and (best is None or score > best[0]):
                best = (score, corners)
    if best is None and (plain := _on_grain(small)) is not None:
        best = (0.0, plain)
    if best is None:
        return None
    corners = best[1] * [columns / small.shape[1], rows / small.shape[0]]
    return corners, _size(corners, np.array([columns / 2, rows / 2]), _cut(best[1], small))


def _masks(small: Picture) -> Iterator[Picture]:
    """What may be paper, seen in several ways: bright, bright and colourless, of one tint, enclosed by edges."""
    import cv2
    import numpy as np

    # Closing first fills the writing in.
    calm = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    calm = cv2.GaussianBlur(calm, (5, 5), 0)
    grey = cv2.cvtColor(calm, cv2.COLOR_RGB2GRAY)
    dull = calm.max(axis=2).astype(np.int16) - calm.min(axis=2)
    plain = np.clip(grey.astype(np.int16) - dull, 0, 255).astype(np.uint8)
    for seen in (grey, plain):
        _, mask = cv2.threshold(seen, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        yield cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    yield _tinted(calm)
    for low, wide in ((25, 5), (60, 5), (12, 5), (25, 17)):
        edges = cv2.dilate(cv2.Canny(grey, low, low * 2.5), np.ones((3, 3), np.uint8))
        # The side of the paper that lies outside the picture is closed by the picture's own edge.
        edges[[0, -1], :] = 255
        edges[:, [0, -1]] = 255
        yield cv2.morphologyEx(255 - edges, cv2.MORPH_OPEN, np.ones((wide, wide), np.uint8))


def _tinted(calm: Picture) -> Picture:
    """What has the tint of the middle of the picture, however the light falls: a shadow takes brightness, not tint."""
    import cv2
    import numpy as np

    parts = calm.astype(np.float32) + 1
    tint = parts[..., :2] / parts.sum(axis=2, keepdims=True)
    rows, columns = tint.shape[:2]
    middle = tint[rows // 3 : -rows // 3, columns // 3 : -columns // 3].reshape(-1, 2)
    far = np.abs(tint - np.median(middle, axis=0)).sum(axis=2)
    _, mask = cv2.threshold(
        np.clip(far * 2_000, 0, 255).astype(np.uint8), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU
    )
    found: Picture = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    return found


def _quads(mask: Picture) -> Iterator[Corners]:
    """The largest things in the mask that have four corners; the sheet may lie inside the table's own outline."""
    import cv2

    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:4]:
        if (corners := _quad(contour, mask.size)) is not None:
            yield corners


def _quad(contour: Picture, size: int) -> Corners | None:
    """The four corners of a thing, if it has four."""
    import cv2
    import numpy as np

    area = cv2.contourArea(contour)
    if not LEAST < area / size < WHOLE:
        return None
    hull = cv2.convexHull(contour)
    around = cv2.arcLength(hull, True)
    for loose in (0.015, 0.025, 0.04, 0.06):
        found = cv2.approxPolyDP(hull, loose * around, True)
        if len(found) == 4:
            break
    else:
        return None
    corners = found.reshape(4, 2).astype(np.float64)
    whole = cv2.contourArea(found)
    if area < 0.88 * whole or cv2.contourArea(hull) > 1.06 * whole or not _square_enough(corners):
        return None
    return _in_order(corners)


def _square_enough(corners: Corners) -> bool:
    import numpy as np

    for before, at, after in ((corners[n - 1], corners[n], corners[(n + 1) % 4]) for n in range(4)):
        one, other = before - at, after - at
        lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
        if not lengths or abs(float(one @ other)) / lengths > 0.42:
            return False
    return True


def _in_order(corners: Corners) -> Corners:
    """Clockwise from the corner nearest to the top left."""
    import numpy as np

    middle = corners.mean(axis=0)
    angle = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    corners = corners[np.argsort(angle)]
    first = int(np.argmin(corners.sum(axis=1)))
    return np.roll(corners, -first, axis=0)


def _cut(corners: Corners, small: Picture) -> bool:
    """Does the paper go on outside the picture?"""
    rows, columns = small.shape[:2]
    x, y = corners[:, 0], corners[:, 1]
    at_edge = (x < 3) | (x > columns - 4) | (y < 3) | (y > rows - 4)
    return int(at_edge.sum()) >= 2


def _sureness(small: Picture, corners: Corners) -> float:
    """How much brighter the paper is than what lies beside it; 0 when a side does not show."""
    import cv2
    import numpy as np

    rows, columns = small.shape[:2]
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (3, 3), 0).astype(np.float32)
    middle = corners.mean(axis=0)
    found: list[float] = []
    for n in range(4):
        start, end = corners[n], corners[(n + 1) % 4]
        along = np.linspace(0.08, 0.92, 40)[:, None]
        points = start + (end - start) * along
        out = np.array([end[1] - start[1], start[0] - end[0]]) / max(float(np.linalg.norm(end - start)), 1.0)
        if out @ (points.mean(axis=0) - middle) < 0:
            out = -out
        outer = points + 6 * out
        seen = (outer[:, 0] >= 0) & (outer[:, 0] < columns) & (outer[:, 1] >= 0) & (outer[:, 1] < rows)
        if seen.mean() < 0.5:
            continue
        inner = np.clip(points - 6 * out, 0, [columns - 1, rows - 1])[seen].astype(int)
        beside = outer[seen].astype(int)
        steps = grey[inner[:, 1], inner[:, 0]] - grey[beside[:, 1], beside[:, 0]]
        found.append(float(np.percentile(steps, 30)))
    if len(found) < 2 or min(found) < CONTRAST:
        return 0.0
    return min(found) * len(found)


# ---------------------------------------------------------------- paper on what is as bright as it


def _on_grain(small: Picture) -> Corners | None:
    """Paper has no grain of its own: a sheet on wood, cloth or stone is what is smooth, and its sides are steps."""
    import cv2
    import numpy as np

    calm = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    grey = cv2.cvtColor(calm, cv2.COLOR_RGB2GRAY).astype(np.float32)
    grain = cv2.blur(np.abs(grey - cv2.blur(grey, (9, 9))), (9, 9))
    rows, columns = grey.shape
    inside = grain[rows // 4 : -rows // 4, columns // 4 : -columns // 4]
    mask = (grain < 2.5 * float(np.median(inside)) + 1.0).astype(np.uint8) * 255
    for wide in (15, 31, 61):
        whole = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((wide, wide), np.uint8))
        contours, _ = cv2.findContours(whole, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        sheet = max(contours, key=cv2.contourArea, default=None)
        if sheet is None or not LEAST < cv2.contourArea(sheet) / mask.size < WHOLE:
            continue
        rough = _quad(sheet, mask.size)
        if rough is None:
            rough = _in_order(cv2.boxPoints(cv2.minAreaRect(sheet)).astype(np.float64))
        if (corners := _fitted(grey, rough)) is not None:
            return corners
    return None


def _fitted(grey: Picture, corners: Corners) -> Corners | None:
    """Each side moved to the sharpest step near it; None when one has none, or what lies outside is as smooth."""
    import numpy as np

    sides, rougher = [], 0
    for n in range(4):
        start, end = corners[n], corners[(n + 1) % 4]
        out = np.array([end[1] - start[1], start[0] - end[0]]) / max(float(np.linalg.norm(end - start)), 1.0)
        if out @ ((start + end) / 2 - corners.mean(axis=0)) < 0:
            out = -out
        along = np.linspace(0.06, 0.94, 60)[:, None]
        places = (start + (end - start) * along)[:, None] + out * np.arange(-REACH - 8, REACH + 9)[:, None]
        limit = [grey.shape[1] - 1, grey.shape[0] - 1]
        dots = np.clip(places, 0, limit).round().astype(int)
        across = grey[dots[..., 1], dots[..., 0]]
        step = np.minimum(np.abs(across[:, 4:] - across[:, :-4]), STEP)[:, 6:-6]
        best, inner, outer = _sharpest(step, along[:, 0])
        calm = float(step[:, : max(1, REACH + min(inner, outer) - 6)].mean())
        if best < max(LEAST_STEP, 3 * calm):
            return None
        around = np.abs(np.diff(across[:, -6], axis=0)).mean(), np.abs(np.diff(across[:, 4], axis=0)).mean()
        rougher += bool(around[0] > 3 * around[1] + 1)
        sides.append((start + out * inner, end + out * outer))
    if rougher < 2:
        return None
    found = np.array([_crossing(*sides[n - 1], *sides[n]) for n in range(4)])
    return found if _square_enough(found) else None


def _sharpest(step: Numbers, along: Numbers) -> tuple[float, int, int]:
    """The mean step of the best line, and how far outside its two ends lie. Within the paper it is calm: a streak of the
    wood beside it may be sharper than its own side."""
    import numpy as np

    before = np.cumsum(np.pad(step, ((0, 0), (INSIDE + 3, 0))), axis=1)
    calm = (before[:, INSIDE : -3 or None] - before[:, : -INSIDE - 3])[:, : step.shape[1]] / INSIDE
    best = (-math.inf, 0, 0)
    rows = np.arange(len(step))
    for inner in range(-REACH, REACH + 1, 2):
        for outer in range(-REACH, REACH + 1, 2):
            at = np.round(inner + (outer - inner) * along).astype(int) + REACH
            best = max(best, (float((step[rows, at] - 2 * calm[rows, at]).mean()), inner, outer))
    return best


def _crossing(a: Any, b: Any, c: Any, d: Any) -> Any:
    """Where the line through a and b meets that through c and d."""
    import numpy as np

    one, other = np.append(a, 1.0), np.append(c, 1.0)
    at = np.cross(np.cross(one, np.append(b, 1.0)), np.cross(other, np.append(d, 1.0)))
    return at[:2] / (at[2] or 1e-9)


def _size(corners: Corners, centre: Any, cut: bool) -> tuple[float, float]:
    """Points of the sheet as it lies in the picture: a known paper when it is near one."""
    aspect = _aspect(corners, centre)
    lying = aspect > 1
    ratio = aspect if lying else 1 / max(aspect, 1e-6)
    known = min(PAPERS[:4], key=lambda paper: abs(paper[1] / paper[0] - ratio))
    if not cut and abs(known[1] / known[0] - ratio) < 0.05 * ratio:
        shorter, longer = known
    else:
        shorter, longer = PAPERS[0][0], PAPERS[0][0] * min(ratio, 1.8)
    return (longer, shorter) if lying else (shorter, longer)


def _aspect(corners: Corners, centre: Any) -> float:
    """Width by height of the real sheet, from the perspective (Zhang and He, Whiteboard scanning, 2003); where the picture
    was taken almost straight on, from the sides."""
    import numpy as np

    sides = [float(np.linalg.norm(corners[(n + 1) % 4] - corners[n])) for n in range(4)]
    plain = (sides[0] + sides[2]) / max(sides[1] + sides[3], 1e-6)
    m1, m2, m4, m3 = (np.append(corner - centre, 1.0) for corner in corners)
    below2, below3 = np.cross(m2, m4) @ m3, np.cross(m3, m4) @ m2
    if not below2 or not below3:
        return plain
    k2, k3 = np.cross(m1, m4) @ m3 / below2, np.cross(m1, m4) @ m2 / below3
    n2, n3 = k2 * m2 - m1, k3 * m3 - m1
    if abs(n2[2] * n3[2]) < 1e-8:
        return plain
    focal = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
    if not (0.5 * centre[1]) ** 2 < focal < (12 * centre[1]) ** 2:
        return plain
    scaled = np.diag([1 / focal, 1 / focal, 1.0])
    found = float(np.sqrt((n2 @ scaled @ n2) / (n3 @ scaled @ n3)))
    return found if 0.8 < found / plain < 1.25 else plain
