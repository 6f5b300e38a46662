"""Pictures that stand on letters besides the marks: regency-like logos, QR codes. Invented arms, cached as PNG bytes."""

from __future__ import annotations

import atexit
import functools
import io
import tempfile
from pathlib import Path
from random import Random

import numpy as np
import typst
import zxingcpp
from PIL import Image

WARNA = ("#0b7a3b", "#1746a2", "#b3261e", "#f2c230", "#e8e8e8", "#111111", "#6a1b9a", "#e07b00", "#00838f")


@functools.cache
def folder() -> Path:
    """Where typst looks for pictures; gone when the program ends."""
    sementara = tempfile.TemporaryDirectory(prefix="pembuat-b-")
    atexit.register(sementara.cleanup)
    return Path(sementara.name)


@functools.cache
def logo(n: int) -> bytes:
    """Arms number n: a shield, circle or pentagon with a mountain, ears, waves and a ribbon."""
    dice = Random(f"logo {n}")
    dasar, isi, garis = dice.sample(WARNA, 3)
    perisai = "(0pt,4pt),(40pt,0pt),(80pt,4pt),(78pt,60pt),(40pt,98pt),(2pt,60pt)"
    rupa = (perisai, "", "(40pt,0pt),(80pt,32pt),(66pt,92pt),(14pt,92pt),(0pt,32pt)")[n % 3]
    badan = (
        f'#place(polygon(fill: rgb("{dasar}"), stroke: 2pt + rgb("{garis}"), {rupa}))'
        if rupa
        else f'#place(dy: 8pt, circle(radius: 40pt, fill: rgb("{dasar}"), stroke: 3pt + rgb("{garis}")))'
    )
    bagian = [badan]
    bagian.append(
        f'#place(dx: 16pt, dy: 30pt, polygon(fill: rgb("{isi}"), (0pt,30pt),(24pt,0pt),(48pt,30pt)))'
    )
    for k in range(dice.randint(1, 3)):
        y = 62 + 6 * k
        bagian.append(
            f'#place(dx: 18pt, dy: {y}pt, curve(stroke: 2pt + rgb("{garis}"), curve.move((0pt,0pt)), '
            "curve.cubic((12pt,-6pt),(14pt,6pt),(22pt,0pt)), curve.cubic((30pt,-6pt),(34pt,6pt),(44pt,0pt))))"
        )
    if dice.random() < 0.7:
        bagian.append(f'#place(dx: 32pt, dy: 12pt, text(fill: rgb("{garis}"), 20pt)[★])')
    if dice.random() < 0.6:
        bagian.append(
            f'#place(dx: 4pt, dy: 84pt, rect(width: 72pt, height: 12pt, fill: rgb("{isi}"))[#align(center+horizon,'
            f"text(5.5pt, fill: black)[CONTOHARJA {n}])])"
        )
    sumber = "#set page(width: 82pt, height: 100pt, margin: 1pt, fill: white)\n" + "\n".join(bagian)
    return typst.compile(sumber.encode(), format="png", ppi=200)


@functools.cache
def logo_gambar(n: int) -> Image.Image:
    return Image.open(io.BytesIO(logo(n))).convert("RGB")


def qr(isi: str) -> Image.Image:
    """A real QR code that says something."""
    kode = zxingcpp.create_barcode(isi, zxingcpp.BarcodeFormat.QRCode)
    kotak = np.array(kode.to_image(scale=6, add_quiet_zones=True))
    return Image.fromarray(kotak).convert("RGB")


def qr_png(isi: str) -> bytes:
    wadah = io.BytesIO()
    qr(isi).save(wadah, "PNG")
    return wadah.getvalue()
