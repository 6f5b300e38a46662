"""Licensed pages beside this clone (hyperlex, enzo, ozlu): paper, strokes and signed places, read where they lie.

Nothing of them is kept in the project but these boxes, which say where a signature stands on which file.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
Share = tuple[float, float, float, float]

AMONG_PRINT = ("image_12", "image_16", "image_22", "image_40", "image_8")
_SHEETS = {
    # Page: column and row on the contact sheet on which the boxes were read (cells of 261.4 by 372.2).
    "image_1-1cf9cfa3": (0, 0, [(106, 206, 247, 280)]),
    "image_12-0fb08fd5": (3, 0, [(880, 195, 994, 242)]),
    "image_16-6a2e3452": (1, 1, [(275, 655, 360, 700)]),
    "image_17-f9ab00e7": (2, 1, [(538, 546, 632, 586)]),
    "image_22-2e3912a7": (2, 0, [(573, 73, 645, 132), (655, 73, 735, 120)]),
    "image_23-e45eacd3": (3, 0, [(833, 128, 864, 192), (877, 134, 995, 167)]),
    "image_25-b096daa6": (5, 0, [(1458, 220, 1534, 252)]),
    "image_28-3d0f9878": (2, 1, [(538, 450, 632, 489)]),
    "image_29-6679463b": (3, 1, [(810, 563, 887, 600)]),
    "image_3-9f9b2fbe": (4, 1, [(1078, 576, 1127, 608)]),
    "image_33-e8ac5fd3": (1, 0, [(276, 42, 347, 81)]),
    "image_40-a06806dc": (2, 1, [(548, 670, 654, 713)]),
    "image_41-d746b9cc": (3, 1, [(888, 473, 962, 516)]),
    "image_42-03d7d66e": (4, 1, [(1198, 698, 1282, 722)]),
    "image_44-2e68d883": (5, 1, [(1363, 465, 1394, 510), (1376, 508, 1480, 542)]),
    "image_45-9cc373d2": (0, 0, [(128, 156, 234, 230)]),
    "image_5-44df8bee": (2, 0, [(563, 163, 602, 191)]),
    "image_7-5b7da2f6": (4, 0, [(1086, 226, 1126, 256)]),
    "image_8-8a14588d": (5, 0, [(1364, 207, 1408, 238)]),
}
PLAIN = tuple("10 11 13 14 15 18 21 24 26 27 31 39 4 46 6 9 20 35 37 38".split())
"""Pages without a signature in their upper part: paper and print of real scanners."""
PLAIN_PART = 0.84


def _shares(column: int, row: int, box: tuple[int, int, int, int], shape: tuple[int, ...]) -> Share:
    h, w = shape[:2]
    scale = min(326 / w, 450 / h) * (1568 / 1980)
    x, y = column * 330 * (1568 / 1980), (row * 470 + 16) * (1568 / 1980)
    return (
        max(0.0, (box[0] - x) / scale / w),
        max(0.0, (box[1] - y) / scale / h),
        min(1.0, (box[2] - x) / scale / w),
        min(1.0, (box[3] - y) / scale / h),
    )


def signed_places(folder: Path, clean: bool = False) -> list[tuple[Gray, Share]]:
    """Pages with the boxes of their signatures; `clean`: only where nothing printed stands among the strokes."""
    found = []
    for name, (column, row, boxes) in _SHEETS.items():
        if clean and name.split("-")[0] in AMONG_PRINT:
            continue
        page = cv2.imread(str(folder / "hyperlex" / f"{name}.jpg"), cv2.IMREAD_GRAYSCALE)
        found += [(page, _shares(column, row, box, page.shape)) for box in boxes]
    return found


def strokes(folder: Path) -> list[NDArray[np.float32]]:
    """Signatures cut from the pages, as ink 0..1."""
    found = []
    for page, share in signed_places(folder, clean=True):
        part = cut(page, share).astype(np.float32)
        paper = np.percentile(part, 90)
        ink = ((paper - 12 - part) / max(paper * 0.55, 1)).clip(0, 1)
        found.append(np.ascontiguousarray(ink, np.float32))
    for name in ("output-bc41891b.jpg", "output-e6e2764f.png"):
        page = cv2.imread(str(folder / "ozlu" / name), cv2.IMREAD_GRAYSCALE)
        count, _, boxes, _ = cv2.connectedComponentsWithStats(
            cv2.dilate((page < 160).astype(np.uint8), np.ones((25, 25), np.uint8))
        )
        for x, y, w, h, area in boxes[1:count]:
            if area > 8000 and not (name.endswith("png") and y > 1000):
                found.append((1 - page[y : y + h, x : x + w].astype(np.float32) / 255).clip(0, 1))
    return found


def plain_pages(folder: Path) -> list[Gray]:
    found = []
    for path in sorted((folder / "hyperlex").glob("*.jpg")):
        if path.stem.split("-")[0].removeprefix("image_") in PLAIN:
            page = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
            found.append(page[: int(PLAIN_PART * page.shape[0])])
    return found


def cut(page: Gray, share: Share) -> Gray:
    h, w = page.shape
    return page[int(share[1] * h) : int(share[3] * h), int(share[0] * w) : int(share[2] * w)]
