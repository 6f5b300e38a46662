"""A row of print and what lies about it, cut out of a page and seen in several ways: print alone, with its rules, the
brightest of the three colours, all that is on it, and cuts of several heights for the net that reads rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parsing.ink import nothing_taken, print_only
from parsing.merging import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]
    Strip = dict[tuple[str, bool], Picture]

ABOVE, BELOW, BESIDE = 130, 70, 280
"""Dots round a line that are looked at with it: marks are known by their size."""
CUT = "cut"
CUTS = ((1.0, 0.0), (0.8, 0.0), (0.8, -0.13), (0.8, 0.13), (0.65, -0.1), (0.65, 0.1))
"""How high, and how far below its middle, the row is cut for the net that reads rows, in heights of the line as it was
found: on a curled page, or where a mark touches it, that is more than the print's. The cut that is heard best counts."""
LEAST_DARK = 3
"""Dots above each other that are print; fewer are specks."""


def strip_of(dots: Picture, box: Box, scale: float) -> Strip | None:
    """The row in grey: print alone, print with its rules, the brightest of the three colours, all that is on it."""
    import cv2
    import numpy as np

    x0, top, x1, bottom = (value * scale for value in box)
    height = max(20.0, min(44.0, bottom - top))
    middle = (top + bottom) / 2
    rows, columns = dots.shape[:2]
    left, upper = max(0, int(x0 - BESIDE)), max(0, int(middle - ABOVE))
    part = dots[upper : min(rows, int(middle + BELOW)), left : min(columns, int(x1 + BESIDE))]
    if min(part.shape[:2]) < 40:
        return None
    middle -= upper
    plain, ruled = print_only(part)
    red, green, blue = cv2.split(part)
    bright: Picture = np.maximum(np.maximum(red, green), blue)
    views = {"print": plain, "ruled": ruled, "bright": bright, "all": nothing_taken(part)}
    band = slice(max(0, int(middle - 0.4 * height)), int(middle + 0.4 * height))
    first, last = int(x0 - left), int(x1 - left)
    spans = ((first, last), _extent(plain[band], first, last, height))
    shown = slice(max(0, int(middle - 0.85 * height)), int(middle + 0.85 * height))
    cut: Strip = {}
    for wide, (start, end) in enumerate(spans):
        around = slice(max(0, int(start - 0.7 * height)), int(end + 0.7 * height))
        cut |= {(name, bool(wide)): np.ascontiguousarray(view[shown, around]) for name, view in views.items()}
    for number, (high, lower) in enumerate(CUTS):
        near = middle + lower * height
        band = slice(max(0, int(near - 0.85 * high * height)), int(near + 0.85 * high * height))
        cut[f"{CUT}{number}", True] = np.ascontiguousarray(part[band, around])
    return cut if min(min(view.shape[:2]) for view in cut.values()) >= 10 else None


def _extent(band: Picture, first: int, last: int, height: float) -> tuple[int, int]:
    """How far the print goes on at both sides, no gap wider than one between words."""
    import cv2
    import numpy as np

    dark = band < float(np.median(band)) - 60
    inked = (dark.sum(axis=0) >= LEAST_DARK).astype(np.uint8)[None]
    joined = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((1, int(0.95 * height) | 1), np.uint8))[0]
    first, last = max(0, min(first, len(joined) - 1)), max(0, min(last, len(joined) - 1))
    while first > 0 and joined[first - 1]:
        first -= 1
    while last < len(joined) - 1 and joined[last + 1]:
        last += 1
    return first, last
