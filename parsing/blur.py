"""A picture that was moved while it was taken, made steady: how the camera moved is seen in the frequencies that are
missing, all over the page in one direction. Says nothing of a lens out of focus."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]
    Numbers = NDArray[Any]

Motion = tuple[float, float]
"""Dots across and down that the camera moved."""
TILE = 256
LEAST_CONTRAST = 18.0
"""Grey steps; a tile with less of it is bare paper."""
LOWEST, HIGHEST = 0.02, 0.2
"""Cycles a dot: below is the page itself, above is grain."""
LENGTHS = (4.0, 5.5, 7.0, 9.0, 11.0, 13.0, 16.0)
FLOOR = 0.03
"""Power that is left where a frequency is missing: grain."""
LIKELY = 0.6
"""Likeness of the missing frequencies to those that a motion takes, from which it is one."""
NOISE = 0.02


def find_motion(grey: Picture) -> Motion | None:
    """How the camera moved, when it did."""
    power = _power(grey)
    if power is None:
        return None
    coarse = ((length, 15.0 * step) for length in LENGTHS for step in range(12))
    sure, length, angle = _likest(power, coarse)
    if sure < LIKELY:
        return None
    fine = ((length * by, angle + turn) for by in (0.88, 0.94, 1.0, 1.06, 1.12) for turn in (-8, -4, 0, 4, 8))
    _, length, angle = _likest(power, fine)
    return length * math.cos(math.radians(angle)), length * math.sin(math.radians(angle))


def steadied(dots: Picture, motion: Motion) -> Picture:
    """The picture as if the camera had been still: its light is, the colours go with it."""
    import cv2
    import numpy as np

    grey = cv2.cvtColor(dots, cv2.COLOR_RGB2GRAY).astype(np.int16)
    change = _still(grey, motion) - grey
    still: Picture = np.clip(dots + change[..., None], 0, 255).astype(np.uint8)
    return still


def _still(grey: Numbers, motion: Motion) -> Numbers:
    """Wiener's filter: what the motion took is given back as far as it stands above the grain."""
    import cv2
    import numpy as np

    rows, columns = grey.shape
    edge = 24
    down, across = (cv2.getOptimalDFTSize(length + 2 * edge) for length in (rows, columns))
    wide = cv2.copyMakeBorder(
        grey, edge, down - rows - edge, edge, across - columns - edge, cv2.BORDER_REPLICATE
    )
    blur = np.zeros((down, across), np.float32)
    path = _path(motion)
    size = path.shape[0]
    blur[:size, :size] = path
    blur = np.roll(blur, (-(size // 2), -(size // 2)), (0, 1))
    taken = cv2.dft(blur, flags=cv2.DFT_COMPLEX_OUTPUT)
    seen = cv2.dft(wide.astype(np.float32) - 255, flags=cv2.DFT_COMPLEX_OUTPUT)
    power = (taken**2).sum(axis=2, keepdims=True)
    given = cv2.mulSpectrums(seen, taken, 0, conjB=True) / (power + NOISE)
    found = cv2.dft(given, flags=cv2.DFT_INVERSE | cv2.DFT_SCALE | cv2.DFT_REAL_OUTPUT) + 255
    inner = found[edge : edge + rows, edge : edge + columns]
    sharp: Numbers = np.asarray(np.clip(inner, 0, 255), np.int16)
    return sharp


def _path(motion: Motion) -> Numbers:
    """The way of a dot, of weight one."""
    import cv2
    import numpy as np

    size = (int(max(map(abs, motion))) + 3) | 1
    drawn = np.zeros((8 * size, 8 * size), np.float32)
    ends = [(int(4 * size + sign * motion[0] * 4), int(4 * size + sign * motion[1] * 4)) for sign in (-1, 1)]
    cv2.line(drawn, ends[0], ends[1], 1.0, 8)
    small = cv2.resize(drawn, (size, size), interpolation=cv2.INTER_AREA)
    return small / small.sum()  # type: ignore[no-any-return]


# ---------------------------------------------------------------- what is missing


def _power(grey: Picture) -> Numbers | None:
    """Mean logarithm of the power of the written parts, less what is the same in all directions."""
    import cv2
    import numpy as np

    window = cv2.createHanningWindow((TILE, TILE), cv2.CV_32F)
    whole, count = np.zeros((TILE, TILE // 2 + 1), np.float64), 0
    for top in range(0, grey.shape[0] - TILE + 1, TILE // 2):
        for left in range(0, grey.shape[1] - TILE + 1, TILE // 2):
            part = grey[top : top + TILE, left : left + TILE].astype(np.float32)
            if part.std() >= LEAST_CONTRAST:
                whole += np.log(np.abs(np.fft.rfft2((part - part.mean()) * window)) ** 2 + 1)
                count += 1
    return _directed((whole / count)[_frequencies()[3]]) if count else None


def _likest(power: Numbers, motions: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """Likeness, length and degrees of the motion that explains best what is missing."""
    import numpy as np

    down, across, _, _ = _frequencies()
    best = (0.0, 0.0, 0.0)
    for length, angle in motions:
        along = length * (across * math.cos(math.radians(angle)) + down * math.sin(math.radians(angle)))
        like = float(power @ _directed(np.log(np.sinc(along) ** 2 + FLOOR)))
        best = max(best, (like, length, angle))
    return best


@functools.cache
def _frequencies() -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Those that are looked at: down, across, the ring of equal sharpness that each is on, and where each is found."""
    import numpy as np

    down, across = np.meshgrid(np.fft.fftfreq(TILE), np.fft.rfftfreq(TILE), indexing="ij")
    far = np.hypot(down, across)
    seen = (far > LOWEST) & (far < HIGHEST)
    return down[seen], across[seen], np.round(far[seen] * TILE).astype(int), seen


def _directed(power: Numbers) -> Numbers:
    """Less the mean of each ring, of length one: sharpness is the same in all directions, motion is not."""
    import numpy as np

    ring = _frequencies()[2]
    mean = np.bincount(ring, power) / np.maximum(np.bincount(ring), 1)
    rest = power - mean[ring]
    return rest / max(float(np.linalg.norm(rest)), 1e-9)
