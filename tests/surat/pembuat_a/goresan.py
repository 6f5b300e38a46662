"""Strokes of a pen: signatures, paraf and handwriting, as ink (0..1) on nothing. Drawn by chance, nobody's hand."""

from __future__ import annotations

import math
import os
import random
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Ink = NDArray[np.float32]
"""How much ink lies on each pixel, 0..1."""
PX = 4.0
"""Pixels by point at which marks are drawn (288 dpi)."""
HAND_FONTS: list[str] = []
"""Fonts that look like handwriting, when there are some (training names them)."""
PRINT_FONTS: list[str] = []
"""Fonts that are print although they look odd (blackletter, slab, typewriter): no stroke of a pen."""
REAL_STROKES: list[Ink] = []
"""Strokes cut from licensed pages, when training names them; never used for a committed file."""


def tanda_tangan(dice: random.Random) -> Ink:
    """A signature, 70 to 190 points wide, cut to its ink."""
    kind = dice.random()
    if REAL_STROKES and kind < 0.22:
        ink = _real(dice)
    elif HAND_FONTS and kind < 0.34:
        ink = _written(dice)
    else:
        ink = _drawn(dice)
    return _warped(cut(ink), dice)


def paraf(dice: random.Random, most: float = 30) -> Ink:
    """Initials: a short scribble, or two written capitals, 12 to `most` points wide."""
    wide = dice.uniform(12, most)
    if HAND_FONTS and dice.random() < 0.2:
        words = "".join(dice.choice("ABDEHIKMNRSTWY") for _ in range(dice.randint(1, 2)))
        return cut(_font_ink(dice, words, wide * 0.7, HAND_FONTS))
    points = dice.choice([_scribble, _scribble, _waves, _loops])(dice, wide, wide * dice.uniform(0.5, 1.2))
    return cut(_inked(points, dice, dice.uniform(0.7, 1.5)))


def cetakan(dice: random.Random, words: str, size: float) -> Ink:
    """Words in an odd font: print, and no ink of a pen."""
    # A folder first: some families have ten faces, and blackletter has one.
    folder = dice.choice(sorted({os.path.dirname(font) for font in PRINT_FONTS}))
    faces = [font for font in PRINT_FONTS if os.path.dirname(font) == folder]
    return cut(_font_ink(dice, words, size, faces))


def tulisan(dice: random.Random, words: str = "") -> Ink:
    """Handwriting in a line: a number, a date, a note."""
    words = words or dice.choice(
        ["12/11", "Kabid", "tindak lanjuti", "ACC", "23 - 11 - 2026", "segera", "0411", "UMP"]
    )
    if HAND_FONTS and dice.random() < 0.6:
        return cut(_font_ink(dice, words, dice.uniform(10, 20), HAND_FONTS))
    strokes: list[NDArray[np.float64]] = []
    x = 0.0
    size = dice.uniform(6, 12)
    for letter in words:
        if letter != " ":
            stroke = _scribble(dice, size * 0.7, size, turns=dice.randint(1, 2))
            strokes.append(stroke + np.array((x, 0)))
        x += size * dice.uniform(0.6, 0.9)
    return cut(_inked_all(strokes, dice, dice.uniform(0.6, 1.2)))


# ---------------------------------------------------------------- paths


def _drawn(dice: random.Random) -> Ink:
    wide = dice.uniform(60, 185)
    high = wide * dice.uniform(0.22, 0.7)
    pen = dice.choice([dice.uniform(0.4, 0.9), dice.uniform(0.7, 1.5), dice.uniform(1.3, 2.6)])
    strokes = [dice.choice([_waves, _waves, _sweep, _sweep, _scribble, _loops, _zigzag])(dice, wide, high)]
    if dice.random() < 0.6:  # a large first letter
        size = high * dice.uniform(0.9, 1.7)
        letter = _scribble(dice, size * dice.uniform(0.4, 0.9), size, turns=2)
        strokes.append(letter + np.array((dice.uniform(-0.1, 0.2) * wide, -0.1 * high)))
    if dice.random() < 0.55:
        strokes.append(_flourish(dice, wide, high))
    if dice.random() < 0.35:
        strokes.append(_slash(dice, wide, high))
    if dice.random() < 0.3:
        for _ in range(dice.randint(1, 3)):
            at = np.array([[dice.uniform(0.1, 1) * wide, dice.uniform(0, 1) * high]])
            strokes.append(at + np.array([[0, 0], [1.0, 0.6], [1.5, 1.5]]))
    turn = math.radians(dice.gauss(-8, 10))
    spin = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    return _inked_all([s @ spin for s in strokes], dice, pen)


def _smooth(points: list[tuple[float, float]], steps: int = 14) -> NDArray[np.float64]:
    """A Catmull-Rom spline through the points."""
    p = np.array([points[0], *points, points[-1]], float)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        parts.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.concatenate([*parts, p[-1:]])


def _waves(dice: random.Random, wide: float, high: float) -> NDArray[np.float64]:
    """Letters that run into one another: up and down strokes of changing height, some with loops."""
    count = dice.randint(4, 11)
    points = [(0.0, high * dice.uniform(0.4, 0.8))]
    fade = dice.uniform(0.2, 1.0)
    for n in range(count):
        x = wide * (n + 0.5) / count
        tall = high * (1 - (1 - fade) * n / count) * dice.choice([0.25, 0.4, 0.5, 0.9, 1.0])
        points.append((x + dice.gauss(0, 0.03) * wide, high * 0.75 - tall))
        if dice.random() < 0.4:
            points.append((x - dice.uniform(0.02, 0.07) * wide, high * 0.5 - tall * 0.4))
        points.append(
            (
                x + wide * dice.uniform(0.1, 0.6) / count,
                high * dice.uniform(0.65, 0.85 + 0.25 * (dice.random() < 0.2)),
            )
        )
    points.append((wide * dice.uniform(0.95, 1.25), high * dice.uniform(0.2, 0.9)))
    return _smooth(points)


def _scribble(dice: random.Random, wide: float, high: float, turns: int = 0) -> NDArray[np.float64]:
    points = [(dice.uniform(0, 0.3) * wide, dice.uniform(0.2, 1) * high)]
    for _ in range(turns * 2 or dice.randint(5, 13)):
        x = points[-1][0]
        points.append(
            (
                min(max(x + dice.uniform(-0.45, 0.6) * wide, 0), wide),
                dice.uniform(0, 1) * high * (0.5 if dice.random() < 0.3 else 1),
            )
        )
    return _smooth(points)


def _loops(dice: random.Random, wide: float, high: float) -> NDArray[np.float64]:
    """A spiral that travels: the round signature."""
    turns = dice.randint(2, 6)
    t = np.linspace(0, 2 * math.pi * turns, turns * 28)
    grow = np.interp(
        t, [0, t[-1] * dice.uniform(0.2, 0.8), t[-1]], [dice.uniform(0.3, 1), 1, dice.uniform(0.1, 0.8)]
    )
    way = t / t[-1]
    x = wide * (0.15 + 0.7 * way) + np.sin(t + dice.uniform(0, 6)) * grow * wide * dice.uniform(0.08, 0.3)
    y = high * 0.5 + np.cos(t) * grow * high * 0.5 + dice.uniform(-0.2, 0.2) * high * way
    return np.stack([x, y], 1)


def _zigzag(dice: random.Random, wide: float, high: float) -> NDArray[np.float64]:
    count = dice.randint(3, 9)
    points = []
    for n in range(count):
        points.append((wide * n / count + dice.gauss(0, 0.02) * wide, high * dice.uniform(0, 0.3)))
        points.append((wide * (n + dice.uniform(0.2, 0.6)) / count, high * dice.uniform(0.6, 1)))
    return _smooth(points, dice.choice([6, 14]))


def _sweep(dice: random.Random, wide: float, high: float) -> NDArray[np.float64]:
    """Long quick ellipses and tall narrow loops, as practised hands make them."""
    parts = [(0.0, high * 0.6)]
    x = dice.uniform(0, 0.3) * wide
    for _ in range(dice.randint(2, 6)):
        lean, tall, broad = (
            dice.uniform(-0.1, 0.5),
            dice.uniform(0.3, 1.2) * high,
            dice.uniform(0.02, 0.12) * wide,
        )
        if dice.random() < 0.4:
            tall, broad = dice.uniform(0.1, 0.35) * high, dice.uniform(0.25, 0.6) * wide
        y = high * dice.uniform(0.3, 0.8)
        for a in (0.0, 1.6, 3.1, 4.7, 6.0)[: dice.randint(3, 5)]:
            parts.append((x + broad * math.cos(a) + lean * tall * math.sin(a), y - tall * math.sin(a) * 0.6))
        x += dice.uniform(0.05, 0.3) * wide
    parts.append((wide * dice.uniform(0.6, 1.3), high * dice.uniform(-0.3, 1.0)))
    return _smooth(parts)


def _flourish(dice: random.Random, wide: float, high: float) -> NDArray[np.float64]:
    """The line under it, sometimes thrown back."""
    y = high * dice.uniform(0.75, 1.15)
    points = [
        (wide * dice.uniform(0.5, 1.1), y - high * dice.uniform(0, 0.3)),
        (wide * dice.uniform(-0.1, 0.2), y),
    ]
    if dice.random() < 0.6:
        points.append((wide * dice.uniform(0.8, 1.3), y + high * dice.uniform(-0.15, 0.1)))
    return _smooth(
        [points[0], ((points[0][0] + points[1][0]) / 2, y + high * dice.uniform(-0.1, 0.15)), *points[1:]]
    )


def _slash(dice: random.Random, wide: float, high: float) -> NDArray[np.float64]:
    x = dice.uniform(0.1, 0.9) * wide
    return _smooth(
        [
            (x, -0.3 * high * dice.random()),
            (x - dice.uniform(-0.1, 0.25) * wide, high * dice.uniform(0.9, 1.5)),
        ]
    )


# ---------------------------------------------------------------- ink


def _inked(points: NDArray[np.float64], dice: random.Random, pen: float) -> Ink:
    return _inked_all([points], dice, pen)


def _inked_all(strokes: list[NDArray[np.float64]], dice: random.Random, pen: float) -> Ink:
    """Paths in points -> ink: thin where the pen is fast, thick where it presses, gaps where it skips."""
    whole = np.concatenate(strokes)
    low = whole.min(0) - 6
    size = np.ceil((whole.max(0) + 6 - low) * PX).astype(int)
    sheet = np.zeros((max(size[1], 8), max(size[0], 8)), np.uint8)
    change, skip = dice.uniform(0.1, 0.7), dice.random() < 0.25
    for stroke in strokes:
        at = (stroke - low) * PX * 8
        speed = np.hypot(*np.diff(stroke, axis=0).T) if len(stroke) > 1 else np.ones(1)
        speed = np.convolve(speed, np.ones(5) / 5, "same") / max(float(speed.mean()), 1e-6)
        press = np.interp(
            np.arange(len(speed)), np.linspace(0, len(speed), 6), [dice.uniform(0.6, 1.3) for _ in range(6)]
        )
        for n in range(len(stroke) - 1):
            wide = pen * PX * press[n] * (1 - change + change / (0.4 + 0.6 * speed[n]))
            dark = 255 if not skip else int(255 * min(1.0, 0.35 + press[n] * 0.6))
            a, b = at[n].astype(int), at[n + 1].astype(int)
            cv2.line(
                sheet,
                (int(a[0]), int(a[1])),
                (int(b[0]), int(b[1])),
                dark,
                max(1, round(wide)),
                cv2.LINE_AA,
                3,
            )
    ink = sheet.astype(np.float32) / 255
    if dice.random() < 0.5:  # ballpoint: the line is not even
        ink *= 1 - dice.uniform(0.1, 0.5) * mottle(dice, ink.shape, dice.uniform(2, 6))
    return ink


def mottle(dice: random.Random, shape: tuple[int, ...], grain: float) -> Ink:
    """Smooth noise 0..1, its patches `grain` pixels wide."""
    h, w = max(2, int(shape[0] / grain)), max(2, int(shape[1] / grain))
    noise = np.random.default_rng(dice.getrandbits(32)).random((h, w), dtype=np.float32)
    return cv2.resize(noise, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC).clip(0, 1)


def cut(ink: Ink) -> Ink:
    rows, columns = np.flatnonzero(ink.max(1) > 0.1), np.flatnonzero(ink.max(0) > 0.1)
    if not len(rows) or not len(columns):
        return np.ones((4, 4), np.float32)
    return np.ascontiguousarray(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def _warped(ink: Ink, dice: random.Random) -> Ink:
    """Bent a little, so that no two are alike."""
    h, w = ink.shape
    pad = int(0.08 * w) + 4
    ink = cv2.copyMakeBorder(ink, pad, pad, pad, pad, cv2.BORDER_CONSTANT)
    y, x = np.mgrid[: ink.shape[0], : ink.shape[1]].astype(np.float32)
    a, b = dice.uniform(0, 0.03) * w, dice.uniform(0.5, 1.5)
    dx = a * np.sin(y / max(h, 1) * 6 * b + dice.uniform(0, 6))
    dy = a * np.sin(x / max(w, 1) * 6 * b + dice.uniform(0, 6)) + dice.uniform(-0.12, 0.12) * (x - w / 2)
    return cut(cv2.remap(ink, x + dx.astype(np.float32), y + dy.astype(np.float32), cv2.INTER_LINEAR))


# ---------------------------------------------------------------- by font, by licensed pages


@lru_cache(maxsize=64)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _font_ink(dice: random.Random, words: str, size: float, fonts: list[str]) -> Ink:
    font = _font(dice.choice(fonts), int(size * PX))
    left, top, right, bottom = font.getbbox(words)
    sheet = Image.new("L", (int(right - left) + 20, int(bottom - top) + 20))
    ImageDraw.Draw(sheet).text((10 - left, 10 - top), words, 255, font)
    return np.asarray(sheet, np.float32) / 255


def _written(dice: random.Random) -> Ink:
    """A name in a writing font, squeezed and underlined."""
    words = "".join(
        dice.choice("ABDEHIKMNRSTWY")
        + "".join(dice.choice("aeiunrstlmkhgy") for _ in range(dice.randint(2, 6)))
        for _ in range(dice.randint(1, 2))
    )
    ink = cut(_font_ink(dice, words, dice.uniform(22, 44), HAND_FONTS))
    ink = cv2.resize(ink, None, fx=dice.uniform(0.55, 0.95), fy=dice.uniform(0.7, 1.4))
    if dice.random() < 0.6:
        line = _inked(_flourish(dice, ink.shape[1] / PX, ink.shape[0] / PX), dice, dice.uniform(0.8, 1.6))
        h, w = max(ink.shape[0], line.shape[0]), max(ink.shape[1], line.shape[1])
        both = np.zeros((h, w), np.float32)
        both[: ink.shape[0], : ink.shape[1]] = ink
        np.maximum(both[-line.shape[0] :, : line.shape[1]], line, out=both[-line.shape[0] :, : line.shape[1]])
        ink = both
    return ink


def _real(dice: random.Random) -> Ink:
    ink = dice.choice(REAL_STROKES)
    wide = dice.uniform(55, 180) * PX
    factor = min(wide / ink.shape[1], 85 * PX / ink.shape[0])
    ink = cv2.resize(ink, None, fx=factor, fy=factor * dice.uniform(0.8, 1.2), interpolation=cv2.INTER_LINEAR)
    if dice.random() < 0.3:
        ink = ink[:, ::-1]
    if dice.random() < 0.3:
        size = dice.choice([3, 5])
        ink = cv2.dilate(ink, np.ones((size, size), np.uint8))
    return np.ascontiguousarray(ink)
