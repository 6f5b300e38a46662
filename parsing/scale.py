"""Scores -> confidence and verdict: fitted on letters of generator B, which the net never saw (training/README.md).

The figures lie in marks/calibration.json and can be fitted anew on answers of people (operate/calibration.py). Imports no
reader, so that the daemon may know the scales too.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FIGURES = Path(__file__).with_name("marks") / "calibration.json"


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

    def verdict_of(self, score: float) -> str:
        return self.verdict(self.chance(score))


def scale_for(mark: str, kind: str, own: Mapping[str, Mapping[str, float]] | None = None) -> Scale:
    """mark: signature | stamp; kind of page: digital | clean | rough | nowhere. own: figures that go before."""
    name = f"{mark}-{kind}"
    return Scale(**own[name]) if own and name in own else read_figures()[name]


@functools.lru_cache(maxsize=1)
def read_figures() -> Mapping[str, Scale]:
    return read(FIGURES)


def read(path: Path) -> dict[str, Scale]:
    """The figures of a file; ValueError when it is not one."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): Scale(**{k: float(v) for k, v in row.items()}) for name, row in rows.items()}
    except (TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{path}: bukan berkas kalibrasi ({error})") from error
