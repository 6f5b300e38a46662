"""Scores -> confidence and verdict: fitted on letters of generator B, which the net never saw (training/README.md).

The figures lie in calibration.json beside this file, so that they can be fitted anew on answers of people.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FIGURES = Path(__file__).with_name("calibration.json")


@dataclass(frozen=True)
class Scale:
    """Chance of presence = 1 / (1 + e^-(slope * score + shift)); below `low` absent, from `high` present."""

    slope: float
    shift: float
    low: float
    high: float

    def chance(self, score: float) -> float:
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.slope * score + self.shift))))

    def verdict(self, chance: float) -> str:
        if chance >= self.high:
            return "present"
        return "absent" if chance <= self.low else "unsure"


def scale_for(mark: str, kind: str, own: Mapping[str, Mapping[str, float]] | None = None) -> Scale:
    """mark: signature | stamp; kind of page: digital | clean | rough | nowhere. own: figures that go before."""
    name = f"{mark}-{kind}"
    return Scale(**own[name]) if own and name in own else read_figures()[name]


@functools.lru_cache(maxsize=1)
def read_figures() -> Mapping[str, Scale]:
    return {name: Scale(**row) for name, row in json.loads(FIGURES.read_text()).items()}
