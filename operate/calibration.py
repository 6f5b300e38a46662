"""Refits the scales of the marks on what people answered. Plain arithmetic on scores; reads and writes one file of figures.

A scale turns a score into a chance by slope and shift, and a chance into a verdict by two thresholds. People are asked only
about doubtful marks, so their answers say little about clear ones: the old scale stays in the fit as if it had been seen
`WEIGHT` times, and a threshold moves only as far as answers without a fault carry it.
"""

from __future__ import annotations

import json
import math
import os
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from operate.settings import Settings
from parsing.scale import FIGURES, Scale, read, read_figures

WEIGHT = 40.0
LEAST = 20
"""Answers below which nothing is fitted."""
ALLOWED = {"present": 0.02, "absent": 0.03}
"""The share of wrong verdicts that may hide (with 90 % confidence) beyond a threshold that moves."""
HIGHEST, LOWEST = 0.995, 0.005


Example = tuple[float, bool]
"""A score, and whether the mark was there."""


@dataclass(frozen=True)
class Figures:
    """How a scale does on examples: what stays open, what is decided wrongly, how far its chances are off (ECE)."""

    count: int
    present: int
    unsure: int
    wrong: int
    error: float


def file_of(settings: Settings) -> Path:
    """Where refitted figures lie: beside the spool."""
    return Path(settings.store.files).parent / FIGURES.name


def own(settings: Settings) -> dict[str, dict[str, float]] | None:
    """The figures that were refitted here, as the reader takes them; None when the delivered ones hold."""
    path = file_of(settings)
    return {name: asdict(scale) for name, scale in read(path).items()} if path.is_file() else None


def known(settings: Settings) -> dict[str, Scale]:
    """The figures that hold: delivered ones, and over them those that were refitted here."""
    path = file_of(settings)
    return {**read_figures(), **(read(path) if path.is_file() else {})}


def write(path: Path, scales: Mapping[str, Scale]) -> None:
    """Whole or not at all."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        json.dump({name: asdict(scale) for name, scale in sorted(scales.items())}, file, indent=2)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def refitted(old: Scale, examples: Sequence[Example]) -> Scale:
    """The scale that fits the answers; the old one when they are too few or all alike."""
    there = sum(present for _, present in examples)
    if len(examples) < LEAST or not 0 < there < len(examples):
        return old
    slope, shift = _logistic(_known(old, examples))
    moved = replace(old, slope=round(slope, 4), shift=round(shift, 4))
    return _thresholds(moved, examples)


Seen = tuple[float, float, float]
"""A score, the chance that the mark was there, and how much that counts."""


def _known(old: Scale, examples: Sequence[Example]) -> list[Seen]:
    """The answers, and what the old scale says over its whole range."""
    chances = [0.02, 0.06, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.98]
    slope = old.slope if abs(old.slope) > 1e-6 else 1.0
    believed = [((math.log(c / (1 - c)) - old.shift) / slope, c, WEIGHT / len(chances)) for c in chances]
    return believed + [(score, float(present), 1.0) for score, present in examples]


def _logistic(seen: Sequence[Seen]) -> tuple[float, float]:
    """Slope and shift of the greatest likelihood, by Newton's method; the scores are put in one measure first."""
    total = sum(w for _, _, w in seen)
    middle = sum(w * x for x, _, w in seen) / total
    spread = math.sqrt(sum(w * (x - middle) ** 2 for x, _, w in seen) / total) or 1.0
    a, b = 1.0, 0.0
    for _ in range(60):
        ga = gb = 0.0
        haa = hbb = 1e-6
        hab = 0.0
        for x, y, w in seen:
            z = (x - middle) / spread
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, a * z + b))))
            ga, gb = ga + w * (y - p) * z, gb + w * (y - p)
            h = w * p * (1 - p)
            haa, hab, hbb = haa + h * z * z, hab + h * z, hbb + h
        down = haa * hbb - hab * hab
        da, db = (hbb * ga - hab * gb) / down, (haa * gb - hab * ga) / down
        step = min(1.0, 2.0 / max(abs(da), abs(db), 1e-9))
        a, b = a + step * da, b + step * db
        if max(abs(da), abs(db)) < 1e-8:
            break
    return a / spread, b - a * middle / spread


def _thresholds(scale: Scale, examples: Sequence[Example]) -> Scale:
    """Each threshold nearer to the middle as far as faultless answers carry it, and further out where they show faults."""
    chances = sorted((scale.chance(score), present) for score, present in examples)
    high = _edge([(1 - c, not p) for c, p in reversed(chances)], 1 - scale.high, ALLOWED["present"])
    low = _edge([(c, p) for c, p in chances], scale.low, ALLOWED["absent"])
    return replace(
        scale,
        low=round(min(max(low, LOWEST), 0.45), 4),
        high=round(min(max(1 - high, 0.55), HIGHEST), 4),
    )


def _edge(ordered: Sequence[tuple[float, bool]], edge: float, allowed: float) -> float:
    """ordered: distance from certainty, and whether the verdict there would be wrong. The distance up to which verdicts may
    be given: the old edge, drawn in before the first faults, or moved out as far as the answers allow."""
    found, wrong = edge, 0
    for count, (distance, fault) in enumerate(ordered, 1):
        wrong += fault
        if wrong_at_most(wrong, count) <= allowed:
            found = max(found, distance)
        elif fault and distance <= edge and wrong / count > allowed:
            return min(found, distance * 0.9)
    return found


def wrong_at_most(wrong: int, count: int) -> float:
    """The share of faults that is not exceeded with 90 % confidence (Wilson)."""
    z, share = 1.2816, wrong / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return min(1.0, (middle + spread) / (1 + z * z / count))


def figures(scale: Scale, examples: Sequence[Example]) -> Figures:
    return _figures([(scale, score, present) for score, present in examples])


def tried(old: Scale, examples: Sequence[Example], folds: int = 5) -> Figures:
    """How a refitted scale does on answers that it was not fitted on."""
    shuffled = list(examples)
    random.Random(7).shuffle(shuffled)
    judged: list[tuple[Scale, float, bool]] = []
    for fold in range(folds):
        rest = [e for n, e in enumerate(shuffled) if n % folds != fold]
        scale = refitted(old, rest)
        judged += [(scale, score, present) for score, present in shuffled[fold::folds]]
    return _figures(judged)


def _figures(judged: Sequence[tuple[Scale, float, bool]]) -> Figures:
    verdicts = [(scale.verdict_of(score), present) for scale, score, present in judged]
    unsure = sum(v == "unsure" for v, _ in verdicts)
    wrong = sum(v != "unsure" and (v == "present") != present for v, present in verdicts)
    return Figures(
        len(judged),
        sum(p for _, _, p in judged),
        unsure,
        wrong,
        _error([(s.chance(x), p) for s, x, p in judged]),
    )


def _error(chances: Sequence[tuple[float, bool]], bins: int = 5) -> float:
    """The expected calibration error: chance told against share found, in bins of equal width."""
    total = 0.0
    for n in range(bins):
        part = [(c, p) for c, p in chances if min(int(c * bins), bins - 1) == n]
        if part:
            total += abs(sum(c for c, _ in part) - sum(p for _, p in part))
    return total / max(len(chances), 1)
