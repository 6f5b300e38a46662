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
    darkest, colour = tones(picture)
    mask: Mask = (darkest < INK) | (colour > 40)
    return mask


def tones(picture: Picture) -> tuple[Picture, Picture]:
    """How light the darkest of the three colours of each dot is, and how much lighter than that the lightest."""
    import cv2
    import numpy as np

    # NumPy's own min(axis=2) takes ten times as long over three channels.
    red, green, blue = cv2.split(picture)[:3]
    darkest = cv2.min(cv2.min(red, green), blue)
    colour = cv2.subtract(cv2.max(cv2.max(red, green), blue), darkest)
    return np.asarray(darkest, np.uint8), np.asarray(colour, np.uint8)


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
    room = cv2.copyMakeBorder(ink, around, around, around, around, cv2.BORDER_CONSTANT, value=0)
    angle = np.arange(96) * (2 * np.pi / 96)
    both = np.concatenate((radii, radii + 7)).reshape(-1, 1)
    rows = np.rint(h / 2 + both * np.sin(angle)).astype(int) + around
    columns = np.rint(w / 2 + both * np.cos(angle)).astype(int) + around
    steps = np.arange(-8, 9, 4)
    moves = (steps[:, None] * room.shape[1] + steps).reshape(-1, 1, 1)
    share = room.ravel()[rows * room.shape[1] + columns + moves].sum(axis=2, dtype=np.int64) / 96
    on, outside = share[:, : len(radii)], share[:, len(radii) :]
    return float(np.max(on - 0.5 * outside, initial=0.0))


def is_code(picture: Picture) -> bool:
    """Black on white about half and half, changing often along most rows and columns, with ink in its corners: a QR code. A
    round stamp, as busy, has none there."""
    if min(picture.shape[:2]) < 20:
        return False
    darkest, colour = tones(picture)
    dark = darkest + colour < 128
    if not 0.25 < float(dark.mean()) < 0.7:
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
