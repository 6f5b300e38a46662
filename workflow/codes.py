"""Does a QR code on the page lead to where electronic signatures are looked up? Then the letter was probably signed so, and
what is needed is its PDF; the code itself proves nothing. Pure."""

from __future__ import annotations

import re

from workflow.facts import Letter

_LOOKED_UP = re.compile(
    r"\b(?:tte|bsre|bssn|srikandi|e-?sign\w*|sign(?:ed|ature)?|ttd|tanda-?tangan\w*|verif\w*|validasi|keabsahan)\b",
    re.IGNORECASE,
)


def point_to_tte(letter: Letter) -> bool:
    return any(_LOOKED_UP.search(code) for code in letter.electronic.codes)
