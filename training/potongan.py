"""Crops for training: a signer block with ink and its truth, degraded, at 100 dpi. Made by generator A, never by B.

python -m training.potongan COUNT SEED OUT.npz [--pages FOLDER of licensed pages] [--fonts FOLDER] [--print FOLDER]
"""

from __future__ import annotations

import argparse
import glob
import random
import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.surat.pembuat_a import goresan, susun, tata
from tests.surat.pembuat_a.kata import surat
from tests.surat.pembuat_a.rusak import rusak
from training import berkas

W, H = 320, 288
"""Pixels of a crop."""
CELL = 8
MEDIA = {"text": 0.1, "scan": 0.23, "photo": 0.28, "bitonal": 0.21, "copy": 0.18}
Crop = tuple[NDArray[np.uint8], NDArray[np.uint8], tuple[int, int, int, int]]
"""Picture; heat of signature and stamp (0, 1, 255 = do not count) by cell; anchor: where the pool looks, in cells."""
PAGES: list[NDArray[np.uint8]] = []
SIGNED: list[tuple[NDArray[np.uint8], berkas.Share]] = []


def crops(seed: int) -> list[Crop]:
    """A page's worth of crops: the four cells at its signer block, one elsewhere on it."""
    dice = random.Random(seed)
    kind = dice.random()
    if PAGES and kind < 0.13:
        return [_on_paper(dice, bool(n & 1), bool(n & 2)) for n in range(4)]
    if SIGNED and kind < 0.18:
        return [_signed(dice, stamp) for stamp in (False, True)]
    words = surat(dice)
    how = tata.tata(dice, dice.random() < 0.22)
    pdf = tata.cetak(words, how)
    position, name = tata.blok(pdf, words)
    dpi = dice.choice((95.0, 108.0, 120.0))
    page = tata.render(pdf, dpi)
    made = []
    for cell in ((False, False), (True, False), (False, True), (True, True)):
        things = susun.marks(dice, position, name, how.size, cell)
        made.append(_crop(dice, page, things, dpi, position, name))
    if dice.random() < 0.6:
        at = (dice.uniform(60, 300), dice.uniform(40, 300))
        spot = (at[0], at[1], at[0] + 150, at[1] + 14)
        ink = susun.decoys(dice, spot, spot, how.size)
        if dice.random() < 0.3:
            ink.append(susun.stamped(dice, (at[0] + dice.uniform(-30, 150), at[1] + dice.uniform(-20, 60))))
        made.append(_crop(dice, page, ink, dpi, spot, (at[0], at[1] + 70, at[0] + 150, at[1] + 84)))
    return made


def _on_paper(dice: random.Random, signature: bool, stamp: bool) -> Crop:
    """Ink of ours on a real scanned page, at 200 dpi as it was scanned."""
    page = dice.choice(PAGES)
    k = 72 / 200
    w, h = page.shape[1] * k, page.shape[0] * k
    x, y = dice.uniform(60, w - 220), dice.uniform(60, h - 160)
    position, name = (x, y, x + 150, y + 12), (x, y + 70, x + 150, y + 82)
    things = susun.marks(dice, position, name, (w, h), (signature, stamp))
    shown = np.repeat(page[..., None], 3, 2)
    if dice.random() < 0.4:
        shown = 255 - (255 - shown) // 2 if dice.random() < 0.5 else shown
    return _crop(dice, shown, things, 200.0, position, name)


def _signed(dice: random.Random, stamp: bool) -> Crop:
    """A real signature where it was made, and now and then a stamp of ours over it."""
    page, share = dice.choice(SIGNED)
    size = (page.shape[1] * 0.36, page.shape[0] * 0.36)
    x0, y0, x1, y1 = share[0] * size[0], share[1] * size[1], share[2] * size[0], share[3] * size[1]
    things = (
        [susun.stamped(dice, (x0 + dice.uniform(-30, 40), (y0 + y1) / 2 + dice.gauss(0, 12)))]
        if stamp
        else []
    )
    part = berkas.cut(page, share).astype(np.float32)
    ink = ((np.percentile(part, 90) - 12 - part) / 120).clip(0, 1)
    ink = cv2.resize(ink, None, fx=goresan.PX * 0.36, fy=goresan.PX * 0.36, interpolation=cv2.INTER_AREA)
    real = susun.Tinta("real", ink, (1.0, 1.0, 1.0), (x0, y0, x1, y1))
    shown = np.repeat(page[..., None], 3, 2)
    return _crop(dice, shown, [*things, real], 200.0, (x0, y0 - 8, x1, y0), (x0, y1, x1, y1 + 8))


def _crop(
    dice: random.Random,
    page: NDArray[np.uint8],
    things: list[susun.Tinta],
    dpi: float,
    position: susun.Box,
    name: susun.Box,
) -> Crop:
    """The neighbourhood of the block: inked, degraded, shifted, scaled to about 100 dpi."""
    k = dpi / 72
    centre = ((min(position[0], name[0]) + 35), (position[1] + name[3]) / 2)
    x0, y0 = int((centre[0] - 190) * k), int((centre[1] - 165) * k)
    x1, y1 = int((centre[0] + 210) * k), int((centre[1] + 165) * k)
    pads = (max(0, -y0), max(0, y1 - page.shape[0]), max(0, -x0), max(0, x1 - page.shape[1]))
    part = page[max(y0, 0) : max(y1, 1), max(x0, 0) : max(x1, 1)]
    part = cv2.copyMakeBorder(part, *pads, cv2.BORDER_CONSTANT, value=(255, 255, 255))
    if dpi > 150:
        part, k = cv2.resize(part, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA), k * 0.6
        x0, y0 = int(x0 * 0.6), int(y0 * 0.6)
    scene = susun.inked(part, things, k * 72, (x0 / k, y0 / k))
    signature = scene.masks["signature"]
    for real in (t for t in things if t.kind == "real"):
        signature = np.maximum(
            signature,
            susun.inked(
                part, [susun.Tinta("signature", real.ink, real.colour, real.box)], k * 72, (x0 / k, y0 / k)
            ).masks["signature"],
        )
    bare = susun.inked(
        part, [t for t in things if t.kind not in ("signature", "stamp")], k * 72, (x0 / k, y0 / k)
    )
    medium = dice.choices(list(MEDIA), list(MEDIA.values()))[0]
    hard = dice.choice((0.4, 1.0))
    state = dice.getstate()
    shown, way = rusak(dice, (scene.picture * 255).clip(0, 255).astype(np.uint8), medium, hard)
    after = dice.getstate()
    dice.setstate(state)
    without, _ = rusak(dice, (bare.picture * 255).clip(0, 255).astype(np.uint8), medium, hard)
    dice.setstate(after)
    scale = 100 / 72 / k * dice.uniform(0.88, 1.14)
    shift = np.array(
        [
            [1, 0, -dice.uniform(0, max(shown.shape[1] * scale - W, 0))],
            [0, 1, -dice.uniform(0.2, 0.8) * max(shown.shape[0] * scale - H, 0)],
            [0, 0, 1],
        ]
    )
    whole = shift @ np.diag([scale, scale, 1.0])
    smaller = _to_crop(shown, whole)
    difference = np.abs(smaller.astype(np.int16) - _to_crop(without, whole)).max(2)
    real = any(t.kind == "real" for t in things)
    heats = []
    for n, mask in enumerate((signature, scene.masks["stamp"])):
        moved = cv2.warpPerspective(mask, whole @ way, (W, H), flags=cv2.INTER_AREA)
        heats.append(_heat(moved, difference if not (real and n == 0) else None, n == 1))
    corners = np.array(
        [
            [
                [(position[0] - 70) * k - x0, position[1] * k - y0],
                [(max(position[2], name[2]) + 10) * k - x0, (name[3] + 12) * k - y0],
            ]
        ]
    )
    anchor = (cv2.perspectiveTransform(corners, whole @ way)[0] / CELL).astype(int).ravel()
    return smaller, np.stack(heats), (int(anchor[0]), int(anchor[1]), int(anchor[2]), int(anchor[3]))


def _to_crop(picture: NDArray[np.uint8], whole: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Down by area first (warping alone would alias), then moved."""
    scale = whole[0, 0]
    small = cv2.resize(
        picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    )
    exact = np.array([[1, 0, whole[0, 2]], [0, 1, whole[1, 2]]], np.float64)
    return cv2.warpAffine(small, exact, (W, H), borderMode=cv2.BORDER_REPLICATE)


def _heat(mask: NDArray[np.float32], difference: NDArray[np.int16] | None, filled: bool) -> NDArray[np.uint8]:
    """Cells with the mark: 1; where it was laid but cannot be seen any more: 255 (does not count)."""
    ink = (mask > 0.12).astype(np.uint8)
    if not ink.any():
        return np.zeros((H // CELL, W // CELL), np.uint8)
    shape = ink
    if filled:
        points = cv2.findNonZero(ink)
        shape = np.zeros_like(ink)
        cv2.fillConvexPoly(shape, cv2.convexHull(points), 1)
    cells = shape.reshape(H // CELL, CELL, W // CELL, CELL).sum((1, 3)) >= (20 if filled else 3)
    cells = cells.astype(np.uint8)
    if not filled:
        cells = cv2.dilate(cells, np.ones((2, 2), np.uint8))
    if difference is not None:
        seen = float((difference[ink > 0] > 22).mean())
        amount = int((difference[ink > 0] > 22).sum())
        if seen < 0.12 or amount < 40:
            cells[cells > 0] = 255
    return cells


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("count", type=int)
    ask.add_argument("seed", type=int)
    ask.add_argument("out", type=Path)
    ask.add_argument("--pages", type=Path)
    ask.add_argument("--fonts", type=Path, help="handwriting")
    ask.add_argument("--print", type=Path, help="odd print: blackletter, slab, typewriter")
    said = ask.parse_args()
    cv2.setNumThreads(1)
    if said.pages:
        PAGES.extend(berkas.plain_pages(said.pages))
        SIGNED.extend(berkas.signed_places(said.pages))
        goresan.REAL_STROKES.extend(berkas.strokes(said.pages))
    if said.fonts:
        goresan.HAND_FONTS.extend(sorted(glob.glob(f"{said.fonts}/**/*.[ot]tf", recursive=True)))
    if said.print:
        goresan.PRINT_FONTS.extend(sorted(glob.glob(f"{said.print}/**/*.[ot]tf", recursive=True)))
    made: list[Crop] = []
    seed = said.seed * 1_000_000
    while len(made) < said.count:
        try:
            made.extend(crops(seed))
        except (AssertionError, cv2.error) as error:
            print(seed, error, file=sys.stderr)
        seed += 1
    made = made[: said.count]
    np.savez(
        said.out,
        pictures=np.stack([c[0] for c in made]),
        heats=np.stack([c[1] for c in made]),
        anchors=np.array([c[2] for c in made]),
    )


if __name__ == "__main__":
    main()
