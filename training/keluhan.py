"""Fits the weights of parsing/leanings.py: python -m training.keluhan [--check].

With --check it only says how well texts that were held back are judged, one tenth after another.

Texts: tests/parsing/aduan*.tsv, bukan_aduan.tsv and most tables of answers (frasa*.tsv). aduan_terpisah.tsv,
bukan_aduan_terpisah.tsv, frasa_ponsel.tsv and frasa_lain.tsv are never learned from: they measure.
"""

from __future__ import annotations

import argparse
import csv
import textwrap
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parsing import complaint, weighing

ROOT = Path(__file__).parents[1]
TEXTS = ("aduan", "aduan_harian", "aduan_lain", "aduan_belajar", "bukan_aduan")
ANSWERS = ("frasa", "frasa_akhir", "frasa_sehari", "frasa_godaan")
"""What officials answer: no complaint either, and most of what is written to the office."""
TARGET = ROOT / "parsing" / "leanings.py"
STEPS = 20
PIECES = 1000
"""Pieces of words that are kept, those with the most weight."""
SEEN = 3
"""Texts that a piece must stand in."""
STIFF = 1.0
ROUNDS = 150
HEAD = '''"""A class, a weight in steps, what leans to it that much. Made by training/keluhan.py."""

STEPS = {steps}
TABLE = """
{table}
"""
'''
Floats = NDArray[np.float64]


def texts() -> list[tuple[str, str]]:
    found = []
    for name in (*TEXTS, *ANSWERS):
        with (ROOT / "tests" / "parsing" / f"{name}.tsv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                label = row.get("label") or "-"
                found.append((label if label in weighing.LETTERS else "-", row["text"]))
    return found


def fitted(inputs: Floats, labels: NDArray[np.int64]) -> Floats:
    """Logistic regression over five names by accelerated descent, in the space of texts: they are fewer than features."""
    wanted, alike = np.eye(5)[labels], inputs @ inputs.T
    pace = 0.5 * float(np.linalg.eigvalsh(alike)[-1]) + STIFF
    now = ahead = np.zeros((len(labels), 5))
    speed = 1.0
    for _ in range(ROUNDS):
        scores = alike @ ahead
        shares = np.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        after = ahead - (shares - wanted + STIFF * ahead) / pace
        faster = (1 + (1 + 4 * speed * speed) ** 0.5) / 2
        now, ahead, speed = after, after + (speed - 1) / faster * (after - now), faster
    weights: Floats = inputs.T @ now
    weights -= weights.mean(1, keepdims=True)
    return weights


def inputs_of(seen: list[dict[str, float]], names: list[str]) -> Floats:
    """One row a text; the pieces of each are brought to one length, as parsing/weighing.py does."""
    at = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(seen), len(names)))
    for row, features in zip(rows, seen, strict=True):
        for name, value in features.items():
            if name in at:
                row[at[name]] = value
    pieces = np.array([name[0] not in ":*" for name in names])
    lengths = np.linalg.norm(rows[:, pieces], axis=1, keepdims=True)
    rows[:, pieces] *= weighing.PIECES / np.where(lengths == 0, 1, lengths)
    return rows


def learned(seen: list[dict[str, float]], labels: NDArray[np.int64]) -> tuple[list[str], Floats]:
    """Names of features and their weights: fitted on all, then on those alone that are kept."""
    often = Counter(name for features in seen for name in features)
    names = sorted(name for name, count in often.items() if count >= SEEN)
    weights = np.abs(fitted(inputs_of(seen, names), labels)).max(1)
    pieces = sorted((n for n in range(len(names)) if names[n][0] not in ":*"), key=lambda n: -weights[n])
    kept = [n for n in range(len(names)) if names[n][0] in ":*"] + pieces[:PIECES]
    names = [names[n] for n in sorted(kept)]
    return names, fitted(inputs_of(seen, names), labels)


def table(names: list[str], weights: Floats) -> str:
    lines = []
    steps = np.rint(weights * STEPS).astype(int)
    for column, letter in enumerate(weighing.LETTERS):
        for step in sorted(set(steps[:, column]) - {-1, 0, 1}, reverse=True):
            leaning = " ".join(name for name, row in zip(names, steps, strict=True) if row[column] == step)
            lines += [
                f"{letter} {step} {part}"
                for part in textwrap.wrap(leaning, 99, break_long_words=False, break_on_hyphens=False)
            ]
    return "\n".join(lines)


def check(seen: list[dict[str, float]], labels: NDArray[np.int64]) -> None:
    parts = np.random.default_rng(1).permutation(len(labels)) % 10
    scores = np.zeros((len(labels), 5))
    for part in range(10):
        held = np.flatnonzero(parts == part)
        names, weights = learned([seen[n] for n in np.flatnonzero(parts != part)], labels[parts != part])
        scores[held] = inputs_of([seen[n] for n in held], names) @ weights
    real = labels < 4
    right = (scores[:, :4].argmax(1) == labels)[real]
    told = (scores.argmax(1) < 4) == real
    print(f"class {right.sum()} of {right.size}, complaint or not {told.sum()} of {told.size}")


def main() -> None:
    own = argparse.ArgumentParser(description=__doc__)
    own.add_argument("--check", action="store_true")
    asked = own.parse_args()
    rows = texts()
    seen = [weighing.features(*complaint.seen(text)) for _, text in rows]
    labels = np.array([weighing.LETTERS.index(letter) for letter, _ in rows])
    if asked.check:
        check(seen, labels)
        return
    names, weights = learned(seen, labels)
    TARGET.write_text(HEAD.format(steps=STEPS, table=table(names, weights)), encoding="utf-8")


if __name__ == "__main__":
    main()
