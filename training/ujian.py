"""Scores of the marks on a folder of letters with truth.jsonl (generator B), and the scale fitted to them.

    python -m training.ujian seen FOLDER SEEN.jsonl [--ocr]       what the net sees, a line a letter
    python -m training.ujian fit SEEN.jsonl…                      writes parsing/marks/calibration.json
    python -m training.ujian show SEEN.jsonl…                     false accepts and rejects, unsure, AUC, ECE

The scale is fitted on seeds below 1000 and from 2000 to 8999, and shown on others: never the same letters.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from parsing import scale
from parsing.contents import mend, read_sheaf
from parsing.marks.sight import look
from parsing.page import Page
from parsing.pages import open_pages
from parsing.sheets import part
from parsing.signer import Block
from workflow.facts import Box, Electronic, File, Signer

MARKS = ("signature", "stamp")
KINDS = ("digital", "clean", "rough")
SUREST = (0.14, 0.80)
"""Generator B would allow wider decisions; real letters are not as it draws them, and there is room for doubt left."""
Row = dict[str, Any]


def seen(folder: Path, out: Path, ocr: bool) -> None:
    """What the net sees at each letter's block; the block as the words say it, or without --ocr as the truth says it."""
    with out.open("w") as file:
        for line in (folder / "truth.jsonl").read_text().splitlines():
            truth = json.loads(line)
            with open_pages(folder / truth["file"], 20, "auto" if ocr else "off") as document:
                page, block = _read(document.pages) if ocr else _told(document.pages, truth)
                if page is None:
                    continue
                sight = look(page, block)
                row = {
                    "file": truth["file"],
                    "medium": truth["medium"],
                    "tags": truth["tags"],
                    "unseen": truth.get("unseen", []),
                    **{f"is_{mark}": bool(truth["cell"][mark]) for mark in MARKS},
                    **{mark: round(sight.spot(mark).score, 3) for mark in MARKS},
                    "kind": sight.kind if block else "nowhere",
                }
            file.write(json.dumps(row) + "\n")
            file.flush()


def _read(pages: Sequence[Page]) -> tuple[Page | None, Block | None]:
    """As the reader of letters finds them."""
    if not pages:
        return None, None
    mend(pages)
    sheaf = part(pages)[0]
    _, found = read_sheaf(sheaf, File("", "", "", 0), (), None, Electronic())
    block = found.block
    return next((p for p in found.pages if block and p.number == block.page), found.pages[0]), block


def _told(pages: Sequence[Page], truth: Row) -> tuple[Page | None, Block | None]:
    page = next((p for p in pages if p.number == truth["boxes"]["page"]), None)
    box = truth["boxes"]["block"]
    if page is None or box is None:
        return page, None
    x0, y0, x1, y1 = _straight(page, tuple(box))
    high = min((y1 - y0) * 0.16, 15)
    position, name = (x0, y0, x1, y0 + high), (x0, y1 - 3.2 * high, x1, y1 - 2.2 * high)
    return page, Block(Signer(), page.number, position, name, (x0, y0, x1, y1))


def _straight(page: Page, box: Box) -> Box:
    """From the page as the file shows it to the page as it was set straight."""
    if page.back is None:
        return box
    back = np.linalg.inv(np.array(page.back))
    corners = np.array([[x, y, 1.0] for x in (box[0], box[2]) for y in (box[1], box[3])]) @ back.T
    corners = corners[:, :2] / corners[:, 2:]
    return (*corners.min(0).tolist(), *corners.max(0).tolist())


# ---------------------------------------------------------------- the scale


def fit(rows: list[Row]) -> dict[str, dict[str, float]]:
    """Platt's scale for each mark and kind of page, drawn towards that of all kinds where letters are few."""
    figures = {}
    for mark in MARKS:
        rows = without_vanished(rows, mark)
        whole = _platt([(r[mark], r[f"is_{mark}"]) for r in rows], 1.0, 0.0, 1.0)
        pairs = [(whole[0] * r[mark] + whole[1], r[f"is_{mark}"]) for r in rows]
        low, high = _limits([(_chance(s), there) for s, there in pairs])
        for kind in KINDS:
            own = [(r[mark], r[f"is_{mark}"]) for r in rows if r["kind"] == kind]
            slope, shift = _platt(own, *whole, 8.0)
            mine = _limits([(_chance(slope * s + shift), there) for s, there in own])
            figures[f"{mark}-{kind}"] = {
                "slope": round(slope, 4),
                "shift": round(shift, 4),
                "low": round(min(low, mine[0]), 3),
                "high": round(max(high, mine[1]), 3),
            }
        figures[f"{mark}-nowhere"] = {
            "slope": round(0.6 * whole[0], 4),
            "shift": round(0.6 * whole[1], 4),
            "low": 0.02,
            "high": 0.95,
        }
    return figures


def without_vanished(rows: list[Row], mark: str) -> list[Row]:
    """Without marks that the fax or the copier has wiped out, as the generator says or the score shows: their scores are
    those of bare paper, and a scale that is drawn to them doubts all bare paper. Only those that nobody can see are left
    out of the figures as well."""
    rows = [r for r in rows if mark not in r["unseen"]]
    bare = float(np.median([r[mark] for r in rows if not r[f"is_{mark}"]]))
    return [r for r in rows if not r[f"is_{mark}"] or r[mark] > bare + 0.8]


def _platt(
    pairs: Sequence[tuple[float, bool]], slope: float, shift: float, pull: float
) -> tuple[float, float]:
    """Logistic regression on one score, with a pull towards a slope and a shift (Newton's steps)."""
    prior = np.array([slope, shift])
    at = prior.copy()
    if not pairs:
        return slope, shift
    x = np.array([[score, 1.0] for score, _ in pairs])
    # Platt's targets: never quite nought or one.
    yes = sum(there for _, there in pairs)
    y = np.array([(yes + 1) / (yes + 2) if there else 1 / (len(pairs) - yes + 2) for _, there in pairs])
    for _ in range(60):
        p = 1 / (1 + np.exp(-(x @ at).clip(-30, 30)))
        slope_of = x.T @ (p - y) + pull * (at - prior)
        bend = (x * (p * (1 - p))[:, None]).T @ x + pull * np.eye(2)
        at = at - np.linalg.solve(bend, slope_of)
    return float(max(at[0], 0.05)), float(at[1])


def _limits(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """low: at most 1 in 50 marks that are there lies below; high: at most 1 in 200 that are not lies above."""
    there = sorted(p for p, yes in pairs if yes)
    missing = sorted(p for p, yes in pairs if not yes)
    low = there[int(0.02 * len(there))] - 0.005 if there else 0.1
    high = missing[-1 - int(0.005 * len(missing))] + 0.005 if missing else 0.9
    return max(0.03, min(low, SUREST[0])), min(0.98, max(high, SUREST[1]))


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


# ---------------------------------------------------------------- figures


def show(rows: list[Row]) -> None:
    print("mark       of         n     AUC   false accept  false reject  unsure   ECE")
    groups: dict[str, list[Row]] = {"all": rows}
    for kind in sorted({r["kind"] for r in rows}):
        groups[kind] = [r for r in rows if r["kind"] == kind]
    for medium in sorted({r["medium"] for r in rows}):
        groups["~" + medium] = [r for r in rows if r["medium"] == medium]
    for mark in MARKS:
        for name, group in groups.items():
            _line(mark, name, group)
    only = [r for r in rows if r["is_stamp"]]
    print(
        f"signature where there is a stamp: AUC {auc((r['signature'], r['is_signature']) for r in only):.3f}"
    )


def _line(mark: str, name: str, rows: list[Row]) -> None:
    pairs = []
    for row in (r for r in rows if mark not in r["unseen"]):
        its = scale.scale_for(mark, row["kind"])
        chance = its.chance(row[mark])
        pairs.append((chance, row[f"is_{mark}"], its.verdict(chance), row[mark]))
    there = sum(p[1] for p in pairs)
    accepted = sum(p[2] == "present" and not p[1] for p in pairs)
    rejected = sum(p[2] == "absent" and p[1] for p in pairs)
    unsure = sum(p[2] == "unsure" for p in pairs)
    area = auc((p[3], p[1]) for p in pairs)
    print(
        f"{mark:10} {name:9} {len(pairs):4} {area:7.3f} {accepted:5}/{len(pairs) - there:<4} {rejected:9}/{there:<4}"
        f" {unsure / max(len(pairs), 1):9.1%} {ece([(p[0], p[1]) for p in pairs]):7.3f}"
    )


def auc(pairs: Iterable[tuple[float, bool]]) -> float:
    rows = list(pairs)
    yes, no = [s for s, t in rows if t], [s for s, t in rows if not t]
    if not yes or not no:
        return float("nan")
    return sum((a > b) + 0.5 * (a == b) for a in yes for b in no) / (len(yes) * len(no))


def ece(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """How far the confidence of the likelier answer is from the share that is right, over ten steps of confidence."""
    total = 0.0
    for n in range(bins):
        inside = [
            (max(p, 1 - p), (p >= 0.5) == t)
            for p, t in pairs
            if n <= (max(p, 1 - p) - 0.5) * 2 * bins < n + 1 or (n == bins - 1 and max(p, 1 - p) == 1)
        ]
        if inside:
            total += abs(sum(c for c, _ in inside) - sum(r for _, r in inside))
    return total / max(len(pairs), 1)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("what", choices=("seen", "fit", "show"))
    ask.add_argument("paths", nargs="+", type=Path)
    ask.add_argument("--ocr", action="store_true")
    said = ask.parse_args()
    if said.what == "seen":
        seen(said.paths[0], said.paths[1], said.ocr)
        return
    rows = [json.loads(line) for path in said.paths for line in path.read_text().splitlines()]
    if said.what == "fit":
        figures = fit([r for r in rows if r["kind"] != "nowhere"])
        words = ",\n".join(f'  "{name}": {json.dumps(row)}' for name, row in figures.items())
        scale.FIGURES.write_text("{\n" + words + "\n}\n")
    else:
        show(rows)


if __name__ == "__main__":
    main()
