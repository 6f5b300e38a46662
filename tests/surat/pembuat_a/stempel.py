"""Stamps of an office (one or two rings, words on the circle, stars, logos, ovals) and what is none (boxes with a date)."""

from __future__ import annotations

import math
import random
from functools import lru_cache

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.surat.pembuat_a.goresan import PX, Ink, cut, mottle

FONTS = [
    "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
]
ABOVE = (
    "PEMERINTAH KABUPATEN PURBALINGGA",
    "PEMERINTAH KABUPATEN CONTOH",
    "PEMERINTAH KAB. PURBALINGGA",
    "DINAS PENDIDIKAN DAN KEBUDAYAAN",
    "PEMERINTAH PROVINSI CONTOH",
)
BELOW = (
    "DINAS KESEHATAN",
    "KECAMATAN CONTOH",
    "UPTD PUSKESMAS CONTOH",
    "SEKRETARIAT DAERAH",
    "SMP NEGERI 9",
    "BADAN KEUANGAN",
    "RSUD CONTOH",
    "PURBALINGGA",
    "DINAS PERHUBUNGAN",
)
COLOURS = {"violet": 0.58, "blue": 0.22, "red": 0.07, "black": 0.07, "green": 0.06}


def warna_cap(dice: random.Random) -> tuple[float, float, float]:
    """Ink of a stamp pad, red green blue 0..1."""
    name = dice.choices(list(COLOURS), list(COLOURS.values()))[0]
    hue, strong, light = {
        "violet": (dice.uniform(0.69, 0.82), dice.uniform(0.35, 0.8), dice.uniform(0.35, 0.7)),
        "blue": (dice.uniform(0.58, 0.68), dice.uniform(0.45, 0.9), dice.uniform(0.35, 0.7)),
        "red": (dice.uniform(-0.04, 0.02) % 1, dice.uniform(0.6, 0.9), dice.uniform(0.5, 0.8)),
        "black": (dice.random(), dice.uniform(0, 0.2), dice.uniform(0.05, 0.35)),
        "green": (dice.uniform(0.38, 0.48), dice.uniform(0.5, 0.9), dice.uniform(0.25, 0.5)),
    }[name]
    return rgb(hue, strong, light)


def rgb(hue: float, strong: float, light: float) -> tuple[float, float, float]:
    import colorsys

    return colorsys.hsv_to_rgb(hue, strong, light)


def cap(dice: random.Random, across: float = 0.0) -> Ink:
    """A stamp of 24 to 50 mm, inked unevenly, turned."""
    across = across or dice.triangular(68, 142, 105)
    side = int(across * PX)
    plate = _oval(dice, side) if dice.random() < 0.1 else _round(dice, side)
    return pressed(dice, plate)


def kotak(dice: random.Random) -> Ink:
    """What an office also stamps, and what is no cap dinas: a frame with a date, AGENDA, DITERIMA."""
    wide, high = int(dice.uniform(70, 150) * PX), int(dice.uniform(26, 60) * PX)
    sheet = Image.new("L", (wide, high))
    pen = ImageDraw.Draw(sheet)
    if dice.random() < 0.85:
        pen.rectangle((4, 4, wide - 5, high - 5), outline=255, width=dice.randint(4, 10))
    rows = dice.sample(
        [
            "DITERIMA",
            "AGENDA NO. ......",
            "TGL. 23 NOV 2026",
            "SALINAN",
            "DINKOMINFO",
            "SURAT MASUK",
            "ARSIP",
            "PENTING",
        ],
        dice.randint(1, 3),
    )
    step = high / (len(rows) + 0.6)
    for n, row in enumerate(rows):
        _fit(pen, row, wide * 0.84, step * 0.8, (wide / 2, step * (n + 0.8)))
    return pressed(dice, np.asarray(sheet, np.float32) / 255)


def pressed(dice: random.Random, plate: Ink) -> Ink:
    """The plate on paper: turned, uneven, half lifted, doubled, blurred, faint."""
    pad = int(0.24 * max(plate.shape))
    ink = cv2.copyMakeBorder(plate, pad, pad, pad, pad, cv2.BORDER_CONSTANT)
    h, w = ink.shape
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), dice.gauss(0, 14), 1)
    ink = cv2.warpAffine(ink, turn, (w, h))
    if dice.random() < 0.12:
        shift = np.float32([[1, 0, dice.uniform(-14, 14)], [0, 1, dice.uniform(-14, 14)]])
        ink = np.maximum(ink, dice.uniform(0.3, 0.8) * cv2.warpAffine(ink, shift, (w, h)))
    uneven = dice.uniform(0, 0.8)
    ink = ink * (1 - uneven * mottle(dice, ink.shape, dice.uniform(25, 90)) ** 1.5)
    if dice.random() < 0.7:
        rough = mottle(dice, ink.shape, dice.uniform(2, 7))
        ink = ink * (rough > dice.uniform(0, 0.42))
    if dice.random() < 0.3:  # the plate was not laid flat
        way = dice.uniform(0, 2 * math.pi)
        y, x = np.mgrid[:h, :w].astype(np.float32)
        along = ((x - w / 2) * math.cos(way) + (y - h / 2) * math.sin(way)) / (0.35 * w)
        ink = ink * np.clip(dice.uniform(0.5, 1.0) - dice.uniform(0.3, 0.9) * along, dice.uniform(0, 0.25), 1)
    if dice.random() < 0.6:
        ink = cv2.GaussianBlur(ink, (0, 0), dice.uniform(0.6, 2.5))
    strength = dice.uniform(0.25, 0.55) if dice.random() < 0.25 else dice.uniform(0.55, 1.0)
    return cut_loose((ink * strength).astype(np.float32))


def cut_loose(ink: Ink) -> Ink:
    top = float(ink.max())
    return cut(ink / max(top, 1e-3)) * top


# ---------------------------------------------------------------- plates


def _round(dice: random.Random, side: int) -> Ink:
    sheet = Image.new("L", (side, side))
    pen = ImageDraw.Draw(sheet)
    middle = side / 2
    rings = [(0.985, dice.uniform(0.012, 0.035))]
    if dice.random() < 0.55:
        rings.append((0.985 - rings[0][1] * 2 - dice.uniform(0.02, 0.05), dice.uniform(0.008, 0.02)))
    inner = dice.uniform(0.56, 0.72)
    if dice.random() < 0.85:
        rings.append((inner, dice.uniform(0.01, 0.025)))
        if dice.random() < 0.25:
            rings.append((inner - 0.045, 0.01))
    for radius, thick in rings:
        r = radius * middle
        pen.ellipse(
            (middle - r, middle - r, middle + r, middle + r), outline=255, width=max(2, int(thick * side))
        )
    _centre(dice, pen, middle, inner * middle)
    ink = np.asarray(sheet, np.float32) / 255
    edge = min(r for r, _ in rings[: 2 if len(rings) > 1 and rings[1][0] > 0.8 else 1])
    return np.maximum(ink, _words_round(dice, side, inner + 0.03, edge - 0.06))


def _words_round(dice: random.Random, side: int, inner: float, outer: float) -> Ink:
    """Words on the circle: the upper part read from inside, the lower one too, stars between."""
    high = max(10, int((outer - inner) * side / 2))
    whole = int(2 * math.pi * (inner + outer) / 2 * side / 2)
    above, below = dice.choice(ABOVE), dice.choice(BELOW)
    strip = np.zeros((high, whole), np.float32)
    flat = np.zeros((high, whole), np.float32)
    share = dice.uniform(0.52, 0.66) if dice.random() < 0.85 else 0.95
    _lay(strip, above, share, dice)
    if share < 0.9:
        _lay(flat, below, min(0.9 - share, 0.42), dice)
    y, x = np.mgrid[:side, :side].astype(np.float32)
    dx, dy = x - side / 2, y - side / 2
    far = np.hypot(dx, dy) / (side / 2)
    angle = np.arctan2(dx, -dy)  # 0 above, clockwise
    column = ((angle / (2 * math.pi) + 0.5) * whole).astype(np.float32)
    row = ((outer - far) / (outer - inner) * high).astype(np.float32)
    ink = cv2.remap(strip, column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    under = np.arctan2(dx, dy)
    column = ((-under / (2 * math.pi) + 0.5) * whole).astype(np.float32)
    column = ((under / (2 * math.pi) + 0.5) * whole).astype(np.float32)
    row = ((far - inner) / (outer - inner) * high).astype(np.float32)
    lower = cv2.remap(flat, column, row, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    both = np.maximum(ink, lower)
    if share < 0.9 and dice.random() < 0.8:
        for turn in (-1, 1):
            a = turn * math.pi * (share + 0.08)
            at = (
                side / 2 * (1 + (inner + outer) / 2 * math.sin(a)),
                side / 2 * (1 - (inner + outer) / 2 * math.cos(a)),
            )
            star = _star_shape(at[0], at[1], high * 0.4, 5)
            cv2.fillPoly(both, [np.array(star, np.int32)], 1.0)
    return both


def _lay(strip: Ink, words: str, share: float, dice: random.Random) -> None:
    """Words in the middle of the strip over a share of its length."""
    high, whole = strip.shape
    font = _font(dice.choice(FONTS), int(high * dice.uniform(0.72, 0.95)))
    letters = Image.new("L", (int(font.getlength(words)) + 8, high))
    ImageDraw.Draw(letters).text((4, high / 2), words, 255, font, anchor="lm")
    wide = int(share * whole)
    laid = np.asarray(letters.resize((max(wide, 4), high)), np.float32) / 255
    start = (whole - laid.shape[1]) // 2
    strip[:, start : start + laid.shape[1]] = laid


def _centre(dice: random.Random, pen: ImageDraw.ImageDraw, middle: float, r: float) -> None:
    kind = dice.random()
    if kind < 0.4:  # a band with the name across
        half = r * dice.uniform(0.22, 0.36)
        if dice.random() < 0.8:
            reach = math.sqrt(max(r * r - half * half, 1))
            for y in (-half, half):
                pen.line((middle - reach, middle + y, middle + reach, middle + y), 255, max(2, int(r * 0.03)))
        _rows(dice, pen, middle, middle, r * 1.7, half * 1.7)
        for sign in (-1, 1):
            if dice.random() < 0.7:
                pen.polygon(
                    _star_shape(middle, middle + sign * r * 0.62, r * 0.2, dice.choice([5, 5, 6, 8])), 255
                )
    elif kind < 0.6:
        _rows(dice, pen, middle, middle, r * 1.5, r * 1.1)
    elif kind < 0.95:
        _logo(dice, pen, middle, middle, r * dice.uniform(0.5, 0.85))


def _rows(
    dice: random.Random, pen: ImageDraw.ImageDraw, x: float, y: float, wide: float, high: float
) -> None:
    words = dice.choice(BELOW).split()
    rows = [" ".join(words)] if dice.random() < 0.4 else words[:3]
    step = high / len(rows)
    for n, row in enumerate(rows):
        _fit(
            pen,
            row,
            wide * (0.95 - 0.12 * abs(n - (len(rows) - 1) / 2)),
            step * 0.85,
            (x, y + step * (n - (len(rows) - 1) / 2)),
        )


def _logo(dice: random.Random, pen: ImageDraw.ImageDraw, x: float, y: float, r: float) -> None:
    """A shield or a flower with lines in it, as regional logos are when stamped."""
    corners = dice.randint(4, 9)
    shield = [(-0.8, -0.7), (0, -1), (0.8, -0.7), (0.75, 0.3), (0.4, 0.8), (0, 1), (-0.4, 0.8), (-0.75, 0.3)]
    shape = (
        [(x + a * r, y + b * r) for a, b in shield]
        if dice.random() < 0.6
        else _star_shape(x, y, r, corners, 0.8)
    )
    filled = dice.random() < 0.4
    pen.polygon(shape, 255 if filled else None, 255, max(2, int(r * 0.08)))
    line = 0 if filled else 255
    for _ in range(dice.randint(3, 9)):
        a, b = dice.uniform(-0.55, 0.55) * r, dice.uniform(-0.6, 0.6) * r
        s = dice.uniform(0.1, 0.35) * r
        draw = dice.choice([pen.ellipse, pen.rectangle, pen.arc])
        box = (x + a - s, y + b - s, x + a + s, y + b + s)
        if draw == pen.arc:
            pen.arc(box, dice.randint(0, 360), dice.randint(0, 360), line, max(2, int(r * 0.05)))
        else:
            draw(box, None, line, max(2, int(r * 0.05)))
    if dice.random() < 0.6:
        pen.polygon(_star_shape(x, y - r * 0.45, r * 0.25, 5), line)


def _oval(dice: random.Random, side: int) -> Ink:
    whole = _round(dice, side)
    return cv2.resize(whole, (side, int(side * dice.uniform(0.6, 0.75))), interpolation=cv2.INTER_AREA)


def _star_shape(x: float, y: float, r: float, points: int, deep: float = 0.42) -> list[tuple[float, float]]:
    return [
        (
            x + (r if n % 2 == 0 else r * deep) * math.sin(math.pi * n / points),
            y - (r if n % 2 == 0 else r * deep) * math.cos(math.pi * n / points),
        )
        for n in range(2 * points)
    ]


@lru_cache(maxsize=256)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, max(size, 4))


def _fit(pen: ImageDraw.ImageDraw, words: str, wide: float, high: float, at: tuple[float, float]) -> None:
    size = int(high)
    while size > 6 and _font(FONTS[0], size).getlength(words) > wide:
        size = int(size * 0.85)
    pen.text(at, words, 255, _font(FONTS[0], size), anchor="mm")
