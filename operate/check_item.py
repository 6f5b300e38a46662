"""One line of `suratd check`."""

from __future__ import annotations

from dataclasses import dataclass

GOOD, LOOK, BAD = "baik", "perhatian", "salah"


@dataclass(frozen=True)
class Item:
    """verdict: baik | perhatian | salah. `todo` says what to do, empty when nothing is to be done."""

    verdict: str
    name: str
    words: str
    todo: str = ""
