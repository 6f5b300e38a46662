"""A perceptual hash of a mark's picture: alike pictures differ in few of its 64 bits. It proves nothing by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIDE = 64
BAND = sorted(
    ((u, v) for u in range(14) for v in range(14) if 8 <= u + v <= 16), key=lambda at: (at[0] + at[1], at[0])
)[:64]
"""Which frequencies: all stamps are rings, so the lowest ones are alike in all (measured: two stamps differ in 8 of 64
bits there, in 18 and more here; the same stamp seen again in 14 at most, the same picture pasted again in none or few)."""
ROWS, COLUMNS = ([at[axis] for at in BAND] for axis in (0, 1))


def digest_of(picture: NDArray[np.uint8]) -> str:
    """Sixteen hex digits: the signs of middle frequencies of the picture, which colour, size and noise hardly move."""
    import cv2
    import numpy as np

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) if picture.ndim == 3 else picture
    waves = cv2.dct(cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32))
    chosen = waves[ROWS, COLUMNS]
    below, above = np.sort(chosen)[31:33]
    return np.packbits(chosen > (below + above) / 2).tobytes().hex()


def distance(one: str, other: str) -> int:
    """In how many of the 64 bits two hashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()
