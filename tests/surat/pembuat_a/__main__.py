"""Writes letters and their truth: `python -m tests.surat.pembuat_a --count N --seed S [--kinds text,scan,…] OUT/`."""

from __future__ import annotations

import argparse
import io
import json
import random
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image

from tests.surat.pembuat_a.goresan import PX
from tests.surat.pembuat_a.kata import surat
from tests.surat.pembuat_a.rusak import Map, rusak
from tests.surat.pembuat_a.susun import Box, Tinta, inked, marks
from tests.surat.pembuat_a.tata import blok, cetak, render, tata

KINDS = ("text", "scan", "photo", "bitonal", "copy", "tte")


def letter(seed: int, number: int, kind: str) -> tuple[bytes, dict[str, Any]]:
    """The PDF and its line of truth."""
    dice = random.Random(f"{seed}/{number}")
    cell = (False, False) if kind == "tte" else (bool(number & 1), bool(number & 2))
    words = surat(dice)
    how = tata(dice, kind == "tte")
    clean = cetak(words, how)
    position, name = blok(clean, words)
    things = marks(dice, position, name, how.size, cell)
    boxes = {t.kind: t.box for t in things if t.kind != "decoy"}
    around = (min(position[0], name[0]), position[1], max(position[2], name[2]), name[3] + 2.6 * how.points)
    medium = dice.choice(("scan", "photo", "text")) if kind == "tte" else kind
    if medium == "text":
        pdf = cetak(words, how, [(_pasted(t), t.box) for t in things if t.kind != "decoy"])
        way: Map = np.eye(3)
    else:
        dpi = dice.choice((110.0, 130.0, 150.0, 200.0))
        page = inked(render(clean, dpi), things, dpi)
        shown, way = rusak(dice, (page.picture * 255).clip(0, 255).astype(np.uint8), medium)
        scale = np.diag([dpi / 72, dpi / 72, 1.0])
        way = np.linalg.inv(scale) @ way @ scale
        pdf = _as_pdf(shown, how.size)
    tags = [d for d in how.decoys if medium != "text" or d] + [
        t.tag for t in things if t.tag and (medium != "text" or t.kind != "decoy")
    ]
    return pdf, {
        "medium": kind,
        "engine": how.engine,
        "cell": {"signature": cell[0], "stamp": cell[1]},
        "boxes": {
            "page": 1,
            "signature": _moved(boxes.get("signature"), way),
            "stamp": _moved(boxes.get("stamp"), way),
            "block": _moved(around, way),
        },
        "expected": words.expected,
        "tags": tags,
    }


def _pasted(thing: Tinta) -> Image.Image:
    ink = cv2.resize(thing.ink, None, fx=2 / PX, fy=2 / PX, interpolation=cv2.INTER_AREA)
    rgba = np.zeros((*ink.shape, 4), np.uint8)
    rgba[..., :3] = [int(255 * c) for c in thing.colour]
    rgba[..., 3] = (ink * 255).clip(0, 255)
    return Image.fromarray(rgba)


def _as_pdf(shown: Any, size: tuple[float, float]) -> bytes:
    out = io.BytesIO()
    picture = Image.fromarray(shown)
    if len(picture.getcolors(8) or range(9)) <= 2:
        picture = picture.convert("1")
    quality = {} if picture.mode == "1" else {"quality": 85}
    made = time.struct_time((2026, 11, 23, 8, 0, 0, 0, 327, 0))
    picture.save(
        out, "PDF", resolution=72 * shown.shape[1] / size[0], creationDate=made, modDate=made, **quality
    )
    return out.getvalue()


def _moved(box: Box | None, way: Map) -> list[float] | None:
    """The box around the four corners after the page was turned or photographed."""
    if box is None:
        return None
    x0, y0, x1, y1 = box
    corners = np.array([[[x0, y0], [x1, y0], [x1, y1], [x0, y1]]], np.float64)
    moved = cv2.perspectiveTransform(corners, way)[0]
    return [round(float(v), 1) for v in (*moved.min(0), *moved.max(0))]


def main() -> None:
    ask = argparse.ArgumentParser(prog="pembuat_a", description=__doc__)
    ask.add_argument("out", type=Path)
    ask.add_argument("--count", type=int, default=60)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--kinds", default=",".join(KINDS))
    said = ask.parse_args()
    said.out.mkdir(parents=True, exist_ok=True)
    kinds = said.kinds.split(",")
    with (said.out / "truth.jsonl").open("w") as truth:
        for number in range(said.count):
            # All four cells of a kind come before the next kind.
            pdf, line = letter(said.seed, number, kinds[number // 4 % len(kinds)])
            name = f"{number + 1:05}.pdf"
            (said.out / name).write_bytes(pdf)
            truth.write(json.dumps({"file": name, **line}) + "\n")


if __name__ == "__main__":
    main()
