"""What happens to a page on its way: scanner, telephone, photocopier, fax, JPEG. Pictures in, pictures and a map out."""

from __future__ import annotations

import random

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Map = NDArray[np.float64]
"""Three by three: a point of the page before -> after."""


def rusak(dice: random.Random, picture: Picture, medium: str, hard: float = 1.0) -> tuple[Picture, Map]:
    """The page as it arrives. medium: text | scan | photo | bitonal | copy; hard: 1 as a rule, 0 barely."""
    if medium == "text":
        return picture, np.eye(3)
    if medium == "photo":
        return _photo(dice, picture, hard)
    turned, way = _skewed(dice, picture, dice.gauss(0, 1.0 * hard))
    if medium == "copy" or (medium == "bitonal" and dice.random() < 0.4):
        turned = _copied(dice, turned)
    if medium == "bitonal":
        return _bitonal(dice, turned), way
    return _scanned(dice, turned), way


def _skewed(dice: random.Random, picture: Picture, degrees: float) -> tuple[Picture, Map]:
    h, w = picture.shape[:2]
    way = np.vstack([cv2.getRotationMatrix2D((w / 2, h / 2), degrees, 1), [0, 0, 1]])
    way[:2, 2] += dice.gauss(0, 0.004 * w), dice.gauss(0, 0.004 * w)
    edge = (255, 255, 255) if dice.random() < 0.8 else (dice.randint(0, 120),) * 3
    return cv2.warpAffine(picture, way[:2], (w, h), flags=cv2.INTER_AREA, borderValue=edge).astype(
        np.uint8
    ), way


def _scanned(dice: random.Random, picture: Picture) -> Picture:
    """Tinted paper, noise, some blur, another contrast, JPEG; grey now and then."""
    shown = picture.astype(np.float32) / 255
    if dice.random() < 0.25:
        shown = np.repeat(shown.mean(2, keepdims=True), 3, 2)
    paper = np.array([dice.uniform(0.86, 1.0)] * 3) * [1, dice.uniform(0.97, 1.0), dice.uniform(0.92, 1.0)]
    if dice.random() < 0.5:  # printed black is seldom black
        black = dice.uniform(0, 0.28)
        shown = black + (1 - black) * shown
    shown = shown * paper.astype(np.float32)
    if dice.random() < 0.35:
        shown = shown * (1 - dice.uniform(0.03, 0.2) * _shade(dice, shown.shape[:2])[..., None])
    shown = _through(dice, shown)
    shown = _blurred(dice, shown, 0.9)
    shown = _toned(shown, dice.uniform(0.8, 1.35), dice.uniform(-0.04, 0.08), dice.uniform(0.75, 1.4))
    shown = _noised(dice, shown, dice.choice([0.0, dice.uniform(0, 0.03), dice.uniform(0, 0.07)]))
    if dice.random() < 0.25:
        shown = _specked(dice, shown)
    return _jpeg(dice, shown, 30, 92)


def _photo(dice: random.Random, picture: Picture, hard: float) -> tuple[Picture, Map]:
    """Perspective, shadow, a lamp, a blue or yellow cast, shake, a telephone's JPEG."""
    h, w = picture.shape[:2]
    shown = picture.astype(np.float32) / 255
    black = dice.uniform(0.05, 0.3)
    shown = black + (1 - black) * shown
    reach = 0.035 * hard
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    shifted = corners + np.array(
        [[dice.uniform(-reach, reach) * w, dice.uniform(-reach, reach) * h] for _ in range(4)], np.float32
    )
    way = cv2.getPerspectiveTransform(corners, shifted.astype(np.float32))
    table = tuple(dice.uniform(0.05, 0.6) for _ in range(3))
    shown = cv2.warpPerspective(shown, way, (w, h), flags=cv2.INTER_LINEAR, borderValue=table)
    if dice.random() < 0.6:
        shown, bent = _curled(dice, shown)
        del bent
    light = 1 - dice.uniform(0.1, 0.55) * _shade(dice, (h, w))
    if dice.random() < 0.45:
        light = light * (1 - dice.uniform(0.1, 0.45) * _shadow(dice, (h, w)))
    cast = np.array([dice.uniform(0.85, 1.05), dice.uniform(0.88, 1.0), dice.uniform(0.75, 1.08)])
    shown = shown * light[..., None] * cast.astype(np.float32) * dice.uniform(0.7, 1.05)
    shown = _through(dice, shown)
    shown = _blurred(dice, shown, 1.5)
    if dice.random() < 0.25:
        size = dice.choice([3, 5, 7])
        kernel = np.zeros((size, size), np.float32)
        cv2.line(kernel, (0, dice.randrange(size)), (size - 1, dice.randrange(size)), 1.0)
        shown = cv2.filter2D(shown, -1, kernel / kernel.sum())
    shown = _noised(dice, shown, dice.uniform(0.0, 0.06))
    if dice.random() < 0.4:  # an app that brightens the paper
        grey = cv2.GaussianBlur(shown.mean(2), (0, 0), max(h, w) / 20)
        shown = shown / (grey[..., None] + 0.05) * dice.uniform(0.85, 1.05)
    return _jpeg(dice, shown.clip(0, 1), 25, 88), way


def _curled(dice: random.Random, shown: NDArray[np.float32]) -> tuple[NDArray[np.float32], float]:
    """A page that is not flat: too little to move a box."""
    h, w = shown.shape[:2]
    by = dice.uniform(0, 0.004) * h
    y, x = np.mgrid[:h, :w].astype(np.float32)
    bent = by * np.sin(x / w * dice.uniform(2, 7) + dice.uniform(0, 6))
    return cv2.remap(
        shown, x, (y + bent).astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    ), by


def _bitonal(dice: random.Random, picture: Picture) -> Picture:
    """Black or white, as a fax or a frugal scanner gives it."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    grey = cv2.GaussianBlur(grey, (0, 0), dice.uniform(0.3, 0.9))
    noise = np.random.default_rng(dice.getrandbits(32)).standard_normal(grey.shape, dtype=np.float32)
    grey = (grey + dice.uniform(0, 14) * noise).clip(0, 255).astype(np.uint8)
    kind = dice.random()
    if kind < 0.5:
        level = dice.uniform(105, 225)
        shown = np.where(grey > level, 255, 0).astype(np.uint8)
    elif kind < 0.8:
        size = dice.choice([15, 25, 41, 61])
        shown = cv2.adaptiveThreshold(
            grey, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, size, dice.uniform(4, 18)
        )
    else:  # halftone
        grain = np.random.default_rng(dice.getrandbits(32)).uniform(40, 215, grey.shape)
        shown = np.where(grey > grain, 255, 0).astype(np.uint8)
    return np.repeat(shown[..., None], 3, 2)


def _copied(dice: random.Random, picture: Picture) -> Picture:
    """A photocopy: grey, hard, with specks and a dark edge."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    grey = cv2.GaussianBlur(grey, (0, 0), dice.uniform(0.4, 1.2))
    middle, steep = dice.uniform(0.45, 0.85), dice.uniform(4, 16)
    grey = 1 / (1 + np.exp(-steep * (grey - middle)))
    low, high = grey.min(), grey.max()
    grey = (grey - low) / max(high - low, 1e-3)
    shown = _specked(dice, np.repeat(grey[..., None], 3, 2).astype(np.float32))
    if dice.random() < 0.3:
        x = dice.randrange(shown.shape[1])
        shown[:, x : x + dice.randint(1, 3)] *= dice.uniform(0.3, 0.9)
    return (shown.clip(0, 1) * 255).astype(np.uint8)


# ---------------------------------------------------------------- pieces


def _shade(dice: random.Random, shape: tuple[int, int]) -> NDArray[np.float32]:
    """A smooth change of light over the page, 0..1."""
    h, w = shape
    corners = np.random.default_rng(dice.getrandbits(32)).random((dice.choice([2, 3]), 2), dtype=np.float32)
    return cv2.resize(corners, (w, h), interpolation=cv2.INTER_LINEAR)


def _shadow(dice: random.Random, shape: tuple[int, int]) -> NDArray[np.float32]:
    """The shadow of a hand or a head: soft-edged."""
    h, w = shape
    mask = np.zeros((h // 8 + 1, w // 8 + 1), np.float32)
    points = np.array(
        [[dice.uniform(-0.3, 1.3) * w / 8, dice.uniform(-0.3, 1.3) * h / 8] for _ in range(4)], np.int32
    )
    cv2.fillConvexPoly(mask, cv2.convexHull(points), 1.0)
    mask = cv2.GaussianBlur(mask, (0, 0), dice.uniform(1, 10))
    return cv2.resize(mask, (w, h))


def _through(dice: random.Random, shown: NDArray[np.float32]) -> NDArray[np.float32]:
    """What is printed on the back shows a little."""
    if dice.random() < 0.08:
        back = cv2.GaussianBlur(shown[:, ::-1], (0, 0), 1.5)
        shown = shown * (1 - dice.uniform(0.03, 0.12) * (1 - back))
    return shown


def _blurred(dice: random.Random, shown: NDArray[np.float32], most: float) -> NDArray[np.float32]:
    if dice.random() < 0.7:
        shown = cv2.GaussianBlur(shown, (0, 0), dice.uniform(0.3, most))
    if dice.random() < 0.3:  # few dots, then enlarged
        h, w = shown.shape[:2]
        less = dice.uniform(0.45, 0.8)
        small = cv2.resize(shown, None, fx=less, fy=less, interpolation=cv2.INTER_AREA)
        shown = cv2.resize(small, (w, h), interpolation=dice.choice([cv2.INTER_LINEAR, cv2.INTER_CUBIC]))
    elif dice.random() < 0.2:  # sharpened by the machine
        shown = (shown * 1.6 - 0.6 * cv2.GaussianBlur(shown, (0, 0), 1.5)).clip(0, 1)
    return shown


def _toned(shown: NDArray[np.float32], steep: float, lift: float, gamma: float) -> NDArray[np.float32]:
    """Contrast, brightness and gamma, by a table."""
    level = np.arange(256, dtype=np.float32) / 255
    table = ((level - 0.5) * steep + 0.5 + lift).clip(0, 1) ** gamma
    toned: NDArray[np.float32] = cv2.LUT(
        (shown * 255).clip(0, 255).astype(np.uint8), table.astype(np.float32)
    )
    return toned


def _noised(dice: random.Random, shown: NDArray[np.float32], amount: float) -> NDArray[np.float32]:
    if amount <= 0:
        return shown
    grain = np.random.default_rng(dice.getrandbits(32))
    noise = grain.standard_normal(
        shown.shape if dice.random() < 0.5 else (*shown.shape[:2], 1), dtype=np.float32
    )
    if dice.random() < 0.4:
        noise = cv2.GaussianBlur(noise, (0, 0), 0.8).reshape(noise.shape) * 1.8
    return shown + amount * noise


def _specked(dice: random.Random, shown: NDArray[np.float32]) -> NDArray[np.float32]:
    h, w = shown.shape[:2]
    for _ in range(dice.randint(3, 60)):
        x, y = dice.randrange(w), dice.randrange(h)
        cv2.circle(shown, (x, y), dice.choice([0, 0, 1, 1, 2]), (dice.uniform(0, 0.5),) * 3, -1)
    if dice.random() < 0.3:
        x = dice.randrange(w)
        cv2.line(shown, (x, 0), (x + dice.randint(-30, 30), h), (dice.uniform(0.2, 0.8),) * 3, 1, cv2.LINE_AA)
    return shown


def _jpeg(dice: random.Random, shown: NDArray[np.float32], low: int, high: int) -> Picture:
    picture = (shown.clip(0, 1) * 255).astype(np.uint8)
    if dice.random() < 0.15:
        return picture
    _, packed = cv2.imencode(
        ".jpg", np.ascontiguousarray(picture[..., ::-1]), [cv2.IMWRITE_JPEG_QUALITY, dice.randint(low, high)]
    )
    return np.ascontiguousarray(cv2.imdecode(packed, cv2.IMREAD_COLOR)[..., ::-1])
