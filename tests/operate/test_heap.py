"""What large letters took goes back to the system although small things were kept between them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LETTERS = """
import os, re, sys
from operate import heap

def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024

if sys.argv[1] == "small":
    heap.keep_small()
bytes(30 << 20)  # The first large one that is freed: from here on glibc takes such as this from its own heap.
before, kept, large = resident(), [], []
for _ in range(60):
    large.append(os.urandom(1 << 20))
    kept.append(os.urandom(2000))
del large
print(resident() - before)
"""


def grown(how: str) -> int:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", LETTERS, how], cwd=root, capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_sixty_letters_of_a_megabyte_leave_nothing_behind() -> None:
    assert grown("small") < 10
    assert grown("as it is") > 40, "the C library does this by itself now: heap.py has done its work"
