"""Signatures of people who do not exist: the hand as an oscillator, as overlapping impulses, as letters of curves.

A signature is strokes of (x, y, width) in its own box 0..1 by 0..1/aspect; here it becomes a mask of ink.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

Stroke = NDArray[np.float64]
"""Points (x, y, width), width in shares of the signature's width."""

HURUF = {
    "S": ((0.8, 0.15), (0.5, 0.0), (0.25, 0.2), (0.55, 0.5), (0.75, 0.75), (0.4, 1.0), (0.1, 0.8)),
    "R": ((0.2, 1.0), (0.25, 0.1), (0.6, 0.0), (0.8, 0.25), (0.3, 0.5), (0.6, 0.7), (1.0, 1.0)),
    "A": ((0.0, 1.0), (0.4, 0.1), (0.55, 0.0), (0.7, 0.9), (0.8, 1.0), (0.2, 0.6), (0.9, 0.55)),
    "D": ((0.25, 0.05), (0.2, 0.95), (0.6, 1.0), (1.0, 0.5), (0.6, 0.0), (0.1, 0.1)),
    "H": ((0.1, 0.1), (0.15, 1.0), (0.2, 0.5), (0.8, 0.45), (0.85, 0.0), (0.8, 1.0), (1.1, 0.8)),
    "M": ((0.0, 1.0), (0.15, 0.05), (0.4, 0.8), (0.6, 0.05), (0.8, 0.9), (1.1, 0.85)),
    "W": ((0.0, 0.1), (0.2, 1.0), (0.45, 0.2), (0.65, 1.0), (1.0, 0.0), (1.2, 0.1)),
    "B": ((0.2, 1.0), (0.25, 0.0), (0.7, 0.1), (0.6, 0.45), (0.25, 0.5), (0.9, 0.6), (0.7, 1.0), (0.1, 0.95)),
    "Y": ((0.1, 0.0), (0.3, 0.5), (0.6, 0.45), (0.85, 0.0), (0.6, 0.9), (0.2, 1.4), (0.1, 1.1), (0.9, 0.7)),
    "T": ((0.0, 0.15), (0.5, 0.0), (1.1, 0.1), (0.6, 0.1), (0.45, 0.9), (0.2, 1.0), (0.1, 0.8)),
    "P": ((0.2, 1.2), (0.3, 0.1), (0.7, 0.0), (0.9, 0.3), (0.3, 0.6)),
    "G": (
        (0.9, 0.2),
        (0.5, 0.0),
        (0.1, 0.5),
        (0.5, 0.9),
        (0.9, 0.6),
        (0.6, 0.55),
        (0.9, 0.7),
        (0.7, 1.4),
        (0.2, 1.2),
    ),
    "E": ((0.8, 0.1), (0.4, 0.0), (0.3, 0.4), (0.6, 0.45), (0.2, 0.6), (0.3, 1.0), (0.9, 0.85)),
    "K": ((0.15, 0.0), (0.2, 1.0), (0.2, 0.6), (0.8, 0.05), (0.3, 0.5), (0.9, 1.0), (1.2, 0.9)),
}


@dataclass(frozen=True)
class Ttd:
    strokes: tuple[Stroke, ...]
    tinta: tuple[int, int, int]
    pekat: float

    @property
    def nisbah(self) -> float:
        """Height over width."""
        return float(max(s[:, 1].max() for s in self.strokes) - min(s[:, 1].min() for s in self.strokes))


def halus(titik: NDArray[np.float64], n: int = 14) -> NDArray[np.float64]:
    """A Catmull-Rom curve through the points."""
    p = np.vstack([2 * titik[0] - titik[1], titik, 2 * titik[-1] - titik[-2]])
    t = np.linspace(0, 1, n, endpoint=False)[:, None]
    bagian = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        bagian.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - 3 * c + d - a) * t**3)
        )
    return np.vstack([*bagian, titik[-1:]])


def osilator(dice: Random, panjang: float = 1.0) -> NDArray[np.float64]:
    """Hollerbach's model: two coupled oscillations on a drift to the right; amplitude dies away."""
    putaran = dice.uniform(4, 11)
    t = np.linspace(0, 1, 360)
    fase = dice.uniform(0.6, 1.9)
    susut = np.exp(-dice.uniform(0.2, 1.8) * t)
    ubah = 1 + 0.5 * np.sin(2 * math.pi * dice.uniform(0.4, 1.6) * t + dice.uniform(0, 6))
    ay = dice.uniform(0.10, 0.2) * susut * ubah
    ax = dice.uniform(0.03, 0.09) * (0.5 + susut)
    w = 2 * math.pi * putaran * (t + dice.uniform(-0.03, 0.03) * np.sin(5 * t))
    x = panjang * t + ax * np.sin(w + fase)
    y = ay * np.sin(w) + dice.uniform(-0.12, 0.06) * t + 0.02 * np.sin(9 * t + dice.uniform(0, 6))
    return np.column_stack([x, y])


def impuls(dice: Random) -> NDArray[np.float64]:
    """Sigma-lognormal: the pen's speed is a sum of overlapping lognormal impulses; in each the direction turns."""
    t = np.linspace(0, 1, 420)
    vx, vy = np.zeros_like(t), np.zeros_like(t)
    n = dice.randint(9, 20)
    naik = dice.choice((1, -1))
    for k in range(n):
        mu, sigma = math.log(dice.uniform(1.1, 1.7) / n), dice.uniform(0.3, 0.5)
        d = np.clip(t - 0.86 * k / n + 0.4 / n, 1e-6, None)
        v = np.exp(-((np.log(d) - mu) ** 2) / (2 * sigma**2)) / (sigma * d * 2.5)
        jauh = np.cumsum(v) / (v.sum() + 1e-9)
        naik = -naik if dice.random() < 0.85 else naik
        mulai = naik * dice.uniform(0.9, 1.9)
        arah = mulai + dice.uniform(-2.4, 2.4) * jauh
        besar = dice.uniform(0.3, 1.0) * (2.2 if k in (0, 1) else 1) * (1.8 if dice.random() < 0.1 else 1)
        vx += besar * v * (np.cos(arah) * 0.8 + 0.3)
        vy += besar * v * np.sin(arah)
    g = np.column_stack([np.cumsum(vx), np.cumsum(vy)]) / 420
    # The arm goes to the right, the wrist comes back: what is left of the slow drift is little.
    lambat = cv2.blur(g, (1, 2 * 55 + 1), borderType=cv2.BORDER_REPLICATE)
    g = g - dice.uniform(0.75, 1.0) * lambat
    g[:, 0] += np.ptp(g[:, 1]) * dice.uniform(1.1, 2.6) * t
    return g


def huruf(dice: Random) -> list[NDArray[np.float64]]:
    """One to three capitals of curves, then a scribble."""
    hasil = []
    x = 0.0
    tinggi = dice.uniform(0.25, 0.5)
    for _ in range(dice.choice((1, 1, 2, 3))):
        p = np.array(HURUF[dice.choice(list(HURUF))], float)
        p += np.array([[dice.uniform(-0.09, 0.09), dice.uniform(-0.09, 0.09)] for _ in p])
        q = halus(p)
        q[:, 0] = q[:, 0] * tinggi * dice.uniform(0.6, 1.0) + x
        q[:, 1] = q[:, 1] * tinggi
        hasil.append(q)
        x = float(q[:, 0].max()) + dice.uniform(-0.08, 0.04)
    if dice.random() < 0.8:
        ekor = osilator(dice, dice.uniform(0.3, 0.7)) * [1, 0.8]
        ekor += [x - 0.03, tinggi * dice.uniform(0.5, 0.85)]
        hasil.append(ekor)
    return hasil


def buat(dice: Random) -> Ttd:
    pilih = dice.random()
    if pilih < 0.34:
        garis = huruf(dice)
    elif pilih < 0.67:
        garis = [osilator(dice)]
        if dice.random() < 0.6:
            garis.insert(0, huruf(dice)[0] * [0.8, 1.1] - [0.15, 0.3])
    else:
        garis = [impuls(dice)]
        if dice.random() < 0.5:
            awal = huruf(dice)[0]
            tinggi = float(np.ptp(garis[0][:, 1]))
            awal = awal * tinggi * dice.uniform(1.6, 2.6)
            kiri = garis[0][:25].mean(0)
            garis.insert(0, awal - [awal[:, 0].max() * 0.9, awal[:, 1].max() * 0.6] + kiri)
    semua = np.vstack(garis)
    lo, lebar = semua.min(0), max(float(np.ptp(semua[:, 0])), 0.3 * float(np.ptp(semua[:, 1])), 1e-6)
    garis = [(g - lo) / lebar for g in garis]
    tinggi = max(float(g[:, 1].max()) for g in garis)
    if dice.random() < 0.45:
        y = tinggi * dice.uniform(0.7, 1.1)
        awal, akhir = dice.uniform(-0.05, 0.3), dice.uniform(0.7, 1.15)
        p = [
            [awal, y + 0.05],
            [0.5 * (awal + akhir), y + dice.uniform(-0.08, 0.05)],
            [akhir, y - dice.uniform(0, 0.15)],
        ]
        if dice.random() < 0.4:
            p.append([dice.uniform(0.2, 0.7), y + dice.uniform(0.02, 0.14)])
        garis.append(halus(np.array(p), 30))
    if dice.random() < 0.3:
        x, y = dice.uniform(0.3, 1.0), dice.uniform(0, 0.5) * tinggi
        garis.append(np.array([[x, y], [x + 0.008, y + 0.004]]))
    miring = dice.uniform(-0.35, 0.25)
    putar = dice.gauss(-0.1, 0.15)
    c, s = math.cos(putar), math.sin(putar)
    for g in garis:
        g[:, 0] -= miring * g[:, 1]
        g[:] = g @ np.array([[c, s], [-s, c]])
    semua = np.vstack(garis)
    lo, lebar = semua.min(0), float(max(np.ptp(semua[:, 0]), 0.45 * np.ptp(semua[:, 1])))
    pena = dice.choice((0.0045, 0.006, 0.008, 0.010, 0.015))
    strokes = tuple(tekanan(dice, (g - lo) / lebar, pena) for g in garis)
    return Ttd(strokes, *tinta(dice))


def tekanan(dice: Random, g: NDArray[np.float64], pena: float) -> Stroke:
    """Slow is thick, fast is thin; ends run out."""
    laju = np.hypot(*np.gradient(g, axis=0).T) if len(g) > 2 else np.zeros(len(g))
    laju = cv2.GaussianBlur(laju[None, :].astype(np.float64), (9, 1), 2)[0] if len(g) > 9 else laju
    laju = laju / (laju.mean() + 1e-9)
    w = pena * np.clip(1.35 - 0.35 * laju, 0.45, 1.5)
    n = len(w)
    if n > 20:
        tepi = np.minimum(np.arange(n), np.arange(n)[::-1]) / (0.06 * n)
        w = w * np.clip(0.4 + tepi, 0, 1)
    return np.column_stack([g, w])


def tinta(dice: Random) -> tuple[tuple[int, int, int], float]:
    """Colour and density of the pen."""
    pilih = dice.random()
    if pilih < 0.5:
        warna = (dice.randint(15, 60), dice.randint(30, 90), dice.randint(130, 205))
    elif pilih < 0.93:
        k = dice.randint(10, 60)
        warna = (k, k, k + dice.randint(0, 14))
    elif pilih < 0.97:
        warna = (70, 30, 120)
    else:
        warna = (20, 100, 60)
    return warna, dice.choice((1.0, 1.0, 0.9, 0.8, 0.65))


def topeng(t: Ttd, lebar: int) -> NDArray[np.float32]:
    """Ink 0..1 on a ground `lebar` pixels wide, drawn fourfold and made small, with the pen's small gaps."""
    kali = 3
    w = max(8, int(lebar * kali))
    tepi = int(0.03 * w)
    tinggi = int(t.nisbah * w) + 2 * tepi
    y0 = min(s[:, 1].min() for s in t.strokes)
    kain = np.zeros((max(tinggi, 8), w + 2 * tepi), np.uint8)
    for s in t.strokes:
        px = np.column_stack([s[:, 0] * w + tepi, (s[:, 1] - y0) * w + tepi])
        tebal = np.maximum(1, np.round(s[:, 2] * w)).astype(int)
        ip = np.round(px * 8).astype(int)
        for a, b, d in zip(ip[:-1], ip[1:], tebal, strict=False):
            cv2.line(kain, (int(a[0]), int(a[1])), (int(b[0]), int(b[1])), 255, int(d), cv2.LINE_AA, 3)
    kecil = cv2.resize(
        kain, (max(2, kain.shape[1] // kali), max(2, kain.shape[0] // kali)), interpolation=cv2.INTER_AREA
    )
    return (kecil.astype(np.float32) / 255) * t.pekat


def paraf(dice: Random) -> Ttd:
    """Initials: small and short; never the signature."""
    garis = huruf(dice)[:1] if dice.random() < 0.5 else [impuls(dice)[:160]]
    semua = np.vstack(garis)
    lo, lebar = semua.min(0), float(max(np.ptp(semua[:, 0]), np.ptp(semua[:, 1]), 1e-6))
    return Ttd(tuple(tekanan(dice, (g - lo) / lebar, 0.03) for g in garis), *tinta(dice))


def tulisan(dice: Random) -> Ttd:
    """A line of handwriting nobody can read, for notes and dispositions."""
    garis = []
    x = 0.0
    for _ in range(dice.randint(2, 5)):
        panjang = dice.uniform(0.12, 0.3)
        g = osilator(dice, 1.0) * [panjang, 0.22]
        garis.append(g + np.array([x, dice.uniform(-0.01, 0.01)]))
        x += panjang + dice.uniform(0.03, 0.07)
    semua = np.vstack(garis)
    lo, lebar = semua.min(0), float(np.ptp(semua[:, 0]))
    return Ttd(tuple(tekanan(dice, (g - lo) / lebar, 0.006) for g in garis), *tinta(dice))
