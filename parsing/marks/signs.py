"""Classical evidence on an even picture: colour and amount of ink, a stamp's ring, QR codes. It explains and vetoes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

INK = 190
COLOURS = ((15, "merah"), (40, "kuning"), (95, "hijau"), (126, "biru"), (160, "ungu"), (181, "merah"))
"""Hue (OpenCV's, 0 to 180) up to which it has this name."""


def inked(picture: Picture) -> Mask:
    """Dots darker than paper, or coloured."""
    import numpy as np

    # NumPy's own min(axis=2) takes ten times as long over three channels.
    red, green, blue = (picture[..., channel] for channel in range(3))
    darkest = np.minimum(np.minimum(red, green), blue)
    lightest = np.maximum(np.maximum(red, green), blue)
    mask: Mask = (darkest < INK) | (lightest.astype(np.int16) - darkest > 40)
    return mask


def colour_of(picture: Picture) -> str:
    """The name of the ink that is coloured most; "hitam" when none is, or when only the paper's own tint is left."""
    import cv2
    import numpy as np

    ink = inked(picture)
    hsv = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV)
    strong = ink & (hsv[..., 1] > 42)
    if int(strong.sum()) < max(30, 0.15 * int(ink.sum())):
        return "hitam"
    hues = np.bincount(np.asarray(hsv[..., 0][strong] // 4, np.int64), minlength=46)
    hue = int(np.argmax(hues)) * 4 + 2
    name = next(name for limit, name in COLOURS if hue < limit)
    return "hitam" if name == "kuning" else name


def ring_coverage(picture: Picture) -> float:
    """Of the best circle in the picture, the share of its way round that has ink on it, less what lies just outside."""
    import cv2
    import numpy as np

    ink = np.asarray(cv2.dilate(inked(picture).astype(np.uint8), np.ones((3, 3), np.uint8)), np.uint8)
    h, w = ink.shape
    radii = np.arange(int(0.34 * max(h, w)), int(0.53 * max(h, w)) + 1, 2)
    around = int(0.53 * max(h, w)) + 20
    # Nothing lies outside: with room round about no circle leaves the picture.
    room = np.pad(ink, around)
    angle = np.arange(96) * (2 * np.pi / 96)
    dx, dy = (part.reshape(-1, 1) for part in np.meshgrid((-8, -4, 0, 4, 8), (-8, -4, 0, 4, 8)))
    best = 0.0
    for radius in radii:
        on, outside = (
            room[
                np.rint(h / 2 + dy + r * np.sin(angle)).astype(int) + around,
                np.rint(w / 2 + dx + r * np.cos(angle)).astype(int) + around,
            ].mean(axis=1)
            for r in (radius, radius + 7)
        )
        best = max(best, float(np.max(on - 0.5 * outside)))
    return best


def is_code(picture: Picture) -> bool:
    """Black on white about half and half, changing often along most rows and columns, with ink in its corners: a QR code. A
    round stamp, as busy, has none there."""
    dark = picture.max(axis=2) < 128
    if min(dark.shape) < 20 or not 0.25 < float(dark.mean()) < 0.7:
        return False
    across = (dark[:, 1:] != dark[:, :-1]).sum(axis=1)
    down = (dark[1:] != dark[:-1]).sum(axis=0)
    return bool((across > 8).mean() > 0.6 and (down > 8).mean() > 0.6) and _filled_corners(dark) >= 3


def _filled_corners(dark: Mask) -> int:
    """Of the four, those with ink in them: a code has its three finders there."""
    import numpy as np

    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    whole = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    h, w = whole.shape[0] // 6 + 1, whole.shape[1] // 6 + 1
    corners = (whole[:h, :w], whole[:h, -w:], whole[-h:, :w], whole[-h:, -w:])
    return sum(bool(corner.mean() > 0.3) for corner in corners)
