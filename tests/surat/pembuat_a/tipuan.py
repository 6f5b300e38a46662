"""Printed things that are no signature and no stamp: logos, QR codes, the box of a TTE, a meterai."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw, ImageFont

from tests.surat.pembuat_a.stempel import FONTS


def lambang(seed: int, side: int) -> Image.Image:
    """A coloured coat of arms or a round logo with words."""
    dice = random.Random(seed)
    sheet = Image.new("RGBA", (side * 2, side * 2), (255, 255, 255, 0))
    pen = ImageDraw.Draw(sheet)
    s = side * 2
    colours = [tuple(dice.randint(0, 255) for _ in range(3)) for _ in range(4)]
    if dice.random() < 0.5:
        pen.ellipse((4, 4, s - 4, s - 4), fill=(*colours[0], 255), outline=(*colours[1], 255), width=s // 24)
        pen.ellipse((s * 0.2, s * 0.2, s * 0.8, s * 0.8), fill=(*colours[2], 255))
    else:
        pen.polygon(
            [
                (s * 0.1, s * 0.15),
                (s * 0.5, 4),
                (s * 0.9, s * 0.15),
                (s * 0.85, s * 0.65),
                (s * 0.5, s - 4),
                (s * 0.15, s * 0.65),
            ],
            fill=(*colours[0], 255),
            outline=(*colours[1], 255),
            width=s // 30,
        )
    for _ in range(dice.randint(3, 8)):
        x, y, r = dice.uniform(0.3, 0.7) * s, dice.uniform(0.25, 0.75) * s, dice.uniform(0.04, 0.16) * s
        colour = (*dice.choice(colours), 255)
        dice.choice([pen.ellipse, pen.rectangle])(
            (x - r, y - r, x + r, y + r * dice.uniform(0.4, 1)), fill=colour
        )
    star = [
        (
            s / 2 + s * 0.1 * (1 if n % 2 else 0.4) * math.sin(n * math.pi / 5),
            s * 0.3 - s * 0.1 * (1 if n % 2 else 0.4) * math.cos(n * math.pi / 5),
        )
        for n in range(10)
    ]
    pen.polygon(star, fill=(250, 220, 40, 255))
    return sheet.resize((side, side), Image.Resampling.LANCZOS)


def qr(seed: int, logo: bool | None = None) -> Image.Image:
    """Looks like a QR code; says nothing."""
    dice = random.Random(seed)
    cells = dice.choice([25, 29, 33, 37])
    sheet = Image.new("RGB", (cells + 4, cells + 4), "white")
    for x in range(cells):
        for y in range(cells):
            if dice.random() < 0.5:
                sheet.putpixel((x + 2, y + 2), (0, 0, 0))
    pen = ImageDraw.Draw(sheet)
    for x, y in ((2, 2), (cells - 5, 2), (2, cells - 5)):
        pen.rectangle((x - 1, y - 1, x + 7, y + 7), fill="white")
        pen.rectangle((x, y, x + 6, y + 6), fill="black")
        pen.rectangle((x + 1, y + 1, x + 5, y + 5), fill="white")
        pen.rectangle((x + 2, y + 2, x + 4, y + 4), fill="black")
    code = sheet.resize((300, 300), Image.Resampling.NEAREST)
    if logo if logo is not None else dice.random() < 0.6:
        mark = lambang(seed + 1, 76)
        ImageDraw.Draw(code).ellipse((104, 104, 196, 196), fill="white")
        code.paste(mark, (112, 112), mark)
    return code


def kotak_tte(seed: int) -> tuple[Image.Image, float]:
    """The box of a printed TTE: logo, words, QR. With its width by its height."""
    dice = random.Random(seed)
    if dice.random() < 0.4:
        return qr(seed, True), 1.0
    wide, high = 780, 300
    sheet = Image.new("RGB", (wide, high), "white")
    pen = ImageDraw.Draw(sheet)
    if dice.random() < 0.7:
        pen.rounded_rectangle(
            (4, 4, wide - 5, high - 5), 24, outline=tuple(dice.randint(0, 200) for _ in range(3)), width=6
        )
    if dice.random() < 0.5:
        sheet.paste(qr(seed).resize((250, 250)), (22, 25))
        at = 300
    else:
        mark = lambang(seed, 220)
        sheet.paste(mark, (30, 40), mark)
        at = 280
    font = ImageFont.truetype(FONTS[2], 38)
    for n, row in enumerate(("Ditandatangani secara", "elektronik oleh:", "BALAI SERTIFIKASI", "ELEKTRONIK")):
        pen.text((at, 40 + 56 * n), row, "black", font)
    return sheet, wide / high


def meterai(seed: int) -> Image.Image:
    """A revenue stamp: a small red and green square with numbers."""
    dice = random.Random(seed)
    sheet = Image.new("RGB", (240, 160), (235, 200 + dice.randint(-20, 20), 200))
    pen = ImageDraw.Draw(sheet)
    for n in range(40):
        y = n * 4
        pen.line(
            [(x, y + 8 * math.sin(x / 14 + n / 3)) for x in range(0, 240, 6)],
            fill=(210, 120 + n * 2, 150),
            width=1,
        )
    font = ImageFont.truetype(FONTS[0], 34)
    pen.text((20, 20), "METERAI", (150, 30, 40), font)
    pen.text((20, 100), "10000", (40, 60, 90), font)
    return sheet
