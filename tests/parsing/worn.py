"""Pages as scanners and telephones give them, with the way back: picture of a good page -> worn picture and its map."""

from __future__ import annotations

import io
import random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]
Map = NDArray[np.float64]
"""Dots of the good page -> dots of the worn one."""


def good_page(content: bytes, dpi: int = 200, index: int = 0) -> Picture:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return np.asarray(document[index].render(scale=dpi / 72, rev_byteorder=True).to_pil().convert("RGB"))


def quartered(page: Picture, quarters: int) -> tuple[Picture, Map]:
    """Laid on the scanner sideways or upside down: quarters counter-clockwise."""
    rows, columns = page.shape[:2]
    way = np.eye(3)
    for _ in range(quarters % 4):
        way = np.array([[0, 1, 0], [-1, 0, columns], [0, 0, 1.0]]) @ way
        rows, columns = columns, rows
    return np.ascontiguousarray(np.rot90(page, quarters)), way


def skewed(page: Picture, degrees: float) -> tuple[Picture, Map]:
    rows, columns = page.shape[:2]
    way = np.vstack([cv2.getRotationMatrix2D((columns / 2, rows / 2), degrees, 1.0), [0, 0, 1]])
    return cv2.warpPerspective(page, way, (columns, rows), borderValue=(255, 255, 255)), way


def photographed(
    page: Picture, seed: int, lean: float = 0.06, margin: float = 0.07, turn: float = 3.0, table: bool = True
) -> tuple[Picture, Map]:
    """On a dark table from a slanting angle, in uneven light. table: False when the paper fills the picture."""
    dice = random.Random(seed)
    rows, columns = page.shape[:2]
    space = margin if table else -0.01
    corners = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    frame = (round(columns * (1 + 2 * space)), round(rows * (1 + 2 * space)))
    moved = corners + np.array([columns * space, rows * space])
    moved += np.array([[dice.uniform(-lean, lean) * columns / 2 for _ in range(2)] for _ in range(4)])
    turning = cv2.getRotationMatrix2D((frame[0] / 2, frame[1] / 2), dice.uniform(-turn, turn), 1.0)
    moved = moved @ turning[:, :2].T + turning[:, 2]
    way = cv2.getPerspectiveTransform(corners, moved.astype(np.float32)).astype(np.float64)
    wood = (90, 60, 40) if table else (235, 232, 225)
    shown = cv2.warpPerspective(page, way, frame, flags=cv2.INTER_AREA, borderValue=wood)
    return camera(shown, dice), way


def camera(picture: Picture, dice: random.Random) -> Picture:
    """A lamp at one side, a hand's shadow, yellow light, some blur and noise."""
    rows, columns = picture.shape[:2]
    y, x = np.mgrid[:rows, :columns].astype(np.float32)
    lamp = 1 - dice.uniform(0.15, 0.45) * (x / columns if dice.random() < 0.5 else y / rows)
    across = dice.uniform(0.3, 0.8) * columns
    edge = 1 / (1 + np.exp(-(x + 0.3 * y - across) / (0.02 * columns)))
    light = lamp * (1 - dice.uniform(0.0, 0.35) * edge)
    tint = np.array([dice.uniform(0.9, 1.0), dice.uniform(0.88, 0.97), dice.uniform(0.75, 0.9)])
    shown = picture.astype(np.float32) * light[..., None] * tint
    shown = cv2.GaussianBlur(shown, (0, 0), dice.uniform(0.5, 0.9))
    grain = np.random.default_rng(dice.getrandbits(32)).normal(0, dice.uniform(1, 5), shown.shape)
    return (shown + grain).clip(0, 255).astype(np.uint8)


def packed(picture: Picture, kind: str = "JPEG", quality: int = 80, **more: object) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, kind, quality=quality, **more)
    return out.getvalue()


def bitonal(page: Picture) -> Picture:
    grey = cv2.GaussianBlur(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), (0, 0), 0.6)
    return np.repeat(np.where(grey > 165, 255, 0).astype(np.uint8)[..., None], 3, 2)
