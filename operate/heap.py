"""How the daemon's C library hands out memory: one that runs for years should not keep what its largest moment took."""

from __future__ import annotations

import ctypes

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX = -1, -3, -8
LARGE = 1 << 20
"""Above the buffers of an ordinary letter (400 kB, 550 as base64), a dozen of which come and go with each: to ask the
system for every one of them anew, page by page, took 3 ms a message. What is larger is rare, and goes back."""


def keep_small() -> None:
    """Large buffers go back to the system when they are freed, and threads share two arenas (mallopt(3)).

    glibc raises its threshold for them with the first letter that is freed, and gives each thread an arena to keep
    them in. A C library without mallopt is left as it is.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    for what, value in ((M_ARENA_MAX, 2), (M_MMAP_THRESHOLD, LARGE), (M_TRIM_THRESHOLD, LARGE)):
        if mallopt is not None:
            mallopt(what, value)
