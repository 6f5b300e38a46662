"""How a printed page comes to the office: scanner, phone, fax, copier, scanner app. Pictures in, pictures out.

Each function takes the page (RGB, uint8) and gives the page as it arrives, with the 3x3 matrix from old pixels to new ones.
"""

from __future__ import annotations

import math
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

Gambar = NDArray[np.uint8]
Matriks = NDArray[np.float64]
SATU = np.eye(3)


def rng(dice: Random) -> np.random.Generator:
    return np.random.default_rng(dice.getrandbits(48))


def derau(dice: Random, g: Gambar, sigma: float) -> Gambar:
    """Noise from a tile that is moved about: a fresh one for every pixel costs ten times as much."""
    h, w = g.shape[:2]
    ubin = rng(dice).normal(0, sigma, (509, 521)).astype(np.int16)
    n = np.tile(ubin, (h // 509 + 1, w // 521 + 1))[:h, :w]
    return cv2.add(g, cv2.merge([n] * 3) if g.ndim == 3 else n, dtype=cv2.CV_8U)


def putar(g: Gambar, derajat: float, isi: tuple[int, int, int] = (255, 255, 255)) -> tuple[Gambar, Matriks]:
    h, w = g.shape[:2]
    m = cv2.getRotationMatrix2D((w / 2, h / 2), derajat, 1)
    return cv2.warpAffine(g, m, (w, h), flags=cv2.INTER_LINEAR, borderValue=isi), np.vstack([m, [0, 0, 1]])


def kertas(dice: Random, g: Gambar, warna: tuple[float, float, float], kusam: float = 0.0) -> Gambar:
    """The page on paper that is not quite white, with slow spots."""
    kali = np.array(warna, np.float32) / 255
    if kusam:
        h, w = g.shape[:2]
        noda = cv2.resize(rng(dice).random((7, 5)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
        return np.clip(g * (kali * (1 - kusam * noda[..., None])), 0, 255).astype(np.uint8)
    tabel = np.clip(np.arange(256)[:, None] * kali, 0, 255).astype(np.uint8)
    return cv2.LUT(g, tabel[None])


# ---------------------------------------------------------------- scanner


def pindai(dice: Random, g: Gambar) -> tuple[Gambar, Matriks, set[str]]:
    tags: set[str] = set()
    m = SATU
    if dice.random() < 0.75:
        miring = dice.gauss(0, 0.6) if dice.random() < 0.85 else dice.uniform(-3, 3)
        g, m = putar(g, miring, (250, 250, 250))
        if abs(miring) > 1.2:
            tags.add("skew")
    k = dice.randint(238, 255)
    g = kertas(dice, g, (k, k, k - dice.randint(0, 8)), dice.choice((0, 0, 0.04)))
    if dice.random() < 0.5:
        g = cv2.GaussianBlur(g, (0, 0), dice.uniform(0.3, 0.9))
    if dice.random() < 0.2:
        w = g.shape[1]
        lebar = dice.randint(4, 30)
        bayang = np.linspace(dice.uniform(0.3, 0.8), 1, lebar)[None, :, None]
        if dice.random() < 0.5:
            g[:, :lebar] = (g[:, :lebar] * bayang).astype(np.uint8)
        else:
            g[:, w - lebar :] = (g[:, w - lebar :] * bayang[:, ::-1]).astype(np.uint8)
        tags.add("edge-shadow")
    if dice.random() < 0.15:
        tembus = cv2.GaussianBlur(g[:, ::-1], (0, 0), 2.5).astype(np.float32)
        g = np.clip(g - (255 - tembus) * dice.uniform(0.03, 0.08), 0, 255).astype(np.uint8)
        tags.add("bleed")
    if dice.random() < 0.15:
        x = dice.randrange(g.shape[1])
        g[:, x : x + dice.randint(1, 2)] = dice.randint(90, 220)
        tags.add("scanner-line")
    g = derau(dice, g, dice.uniform(0.8, 4))
    return g, m, tags


# ---------------------------------------------------------------- phone


def meja(dice: Random, h: int, w: int) -> Gambar:
    """A desk: wood, cloth, a dark or a pale board."""
    dasar = dice.choice(
        (
            (60, 90, 130),
            (40, 60, 90),
            (110, 140, 170),
            (70, 70, 75),
            (190, 190, 195),
            (30, 30, 34),
            (90, 110, 80),
        )
    )
    r = rng(dice)
    rupa = dice.random()
    if rupa < 0.5:
        serat = cv2.resize(
            r.random((max(8, h // 12), 4)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC
        )
        serat = serat + 0.5 * cv2.resize(r.random((h // 4, 6)).astype(np.float32), (w, h))
        if dice.random() < 0.5:
            serat = cv2.resize(cv2.rotate(serat, cv2.ROTATE_90_CLOCKWISE), (w, h))
    else:
        serat = cv2.resize(r.random((h // 3, w // 3)).astype(np.float32), (w, h)) * 0.5 + 0.5
    kain = np.array(dasar, np.float32)[::-1] * (0.65 + 0.4 * serat[..., None])
    return np.clip(kain, 0, 255).astype(np.uint8)


def cahaya(dice: Random, h: int, w: int) -> NDArray[np.float32]:
    """Uneven light, and often the shadow of a hand or a head with a soft edge."""
    y, x = np.mgrid[0:48, 0:36].astype(np.float32)
    y, x = y / 47, x / 35
    arah = dice.uniform(0, 2 * math.pi)
    terang = 1 - dice.uniform(0.05, 0.4) * (0.5 + (math.cos(arah) * (x - 0.5) + math.sin(arah) * (y - 0.5)))
    cx, cy = dice.uniform(0.2, 0.8), dice.uniform(0.2, 0.8)
    terang *= 1 - dice.uniform(0, 0.25) * ((x - cx) ** 2 + (y - cy) ** 2)
    terang = cv2.resize(terang, (w, h), interpolation=cv2.INTER_CUBIC)
    if dice.random() < 0.55:
        s = 160
        bayang = np.ones((s, s), np.float32)
        sudut = dice.uniform(0, 2 * math.pi)
        busur = [(math.cos(sudut + a), math.sin(sudut + a)) for a in np.linspace(0, 2.4, 7)]
        titik = np.array([[(v * dice.uniform(0.4, 1.2) + 0.5) * s for v in p] for p in busur], np.int32)
        cv2.fillPoly(bayang, [cv2.convexHull(titik)], dice.uniform(0.45, 0.85))
        bayang = cv2.GaussianBlur(bayang, (0, 0), dice.uniform(2, 14))
        terang = terang * cv2.resize(bayang, (w, h), interpolation=cv2.INTER_CUBIC)
    return terang


def foto(dice: Random, g: Gambar) -> tuple[Gambar, Matriks, set[str]]:
    tags: set[str] = {"perspective", "uneven-light"}
    h, w = g.shape[:2]
    k = dice.randint(205, 245)
    g = kertas(dice, g, (k, k - dice.randint(0, 8), k - dice.randint(0, 22)))
    if dice.random() < 0.35:
        g = lengkung(dice, g)
        tags.add("curl")
    if dice.random() < 0.3:
        g = lipat(dice, g)
        tags.add("fold")
    panjang = dice.choice((1500, 1700, 1900, 2200, 2600))
    if dice.random() < 0.2:
        # What a messenger app leaves of a photograph.
        panjang = dice.choice((1280, 1280, 1600))
        tags.add("messenger")
    H = panjang
    W = int(H * dice.choice((0.75, 0.72, 0.5625 if h / w > 1.5 else 0.75)))
    tepi = dice.uniform(0.015, 0.09)
    acak = dice.choice((0.01, 0.025, 0.045, 0.07))

    # The page fits the picture and keeps its proportions before the corners move.
    skala = min(W * (1 - 2 * tepi) / w, H * (1 - 2 * tepi) / h)
    pw, ph = w * skala, h * skala
    x0, y0 = (W - pw) * dice.uniform(0.3, 0.7), (H - ph) * dice.uniform(0.3, 0.7)
    putaran = math.radians(dice.gauss(0, 2.2))
    sudut = []
    for ux, uy in ((0, 0), (1, 0), (1, 1), (0, 1)):
        x, y = x0 + ux * pw + dice.gauss(0, acak) * pw, y0 + uy * ph + dice.gauss(0, acak) * ph * 0.7
        dx, dy = x - W / 2, y - H / 2
        x, y = (
            W / 2 + dx * math.cos(putaran) - dy * math.sin(putaran),
            H / 2 + dx * math.sin(putaran) + dy * math.cos(putaran),
        )
        sudut.append((min(max(x, 3), W - 4), min(max(y, 3), H - 4)))
    m = cv2.getPerspectiveTransform(np.float32([(0, 0), (w, 0), (w, h), (0, h)]), np.float32(sudut))
    kain = cv2.resize(meja(dice, H // 2, W // 2), (W, H))
    # The shadow that the sheet throws.
    bayang = np.zeros((H, W), np.uint8)
    cv2.fillConvexPoly(bayang, np.int32(sudut) + dice.randint(-8, 8), 255)
    bayang = cv2.GaussianBlur(bayang, (0, 0), 9)
    kain = (kain * (1 - 0.35 * (bayang[..., None] / 255.0))).astype(np.uint8)
    pakai = g if skala > 0.85 else cv2.GaussianBlur(g, (0, 0), 0.45 / skala)
    hasil = cv2.warpPerspective(
        pakai, m, (W, H), kain, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
    )
    terang = cahaya(dice, H, W)
    putih = np.array((dice.uniform(0.93, 1.06), 1.0, dice.uniform(0.86, 1.05)), np.float32) * dice.uniform(
        0.82, 1.06
    )
    hasil = sinari(hasil, terang, putih)
    kabur = dice.random()
    if kabur < 0.55:
        hasil = cv2.GaussianBlur(hasil, (0, 0), dice.uniform(0.4, 1.3) * panjang / 2000)
    elif kabur < 0.72:
        n = dice.choice((3, 5, 5, 7))
        inti = np.zeros((n, n), np.float32)
        cv2.line(inti, (0, dice.randrange(n)), (n - 1, dice.randrange(n)), 1, 1)
        hasil = cv2.filter2D(hasil, -1, inti / inti.sum())
        tags.add("motion-blur")
    if dice.random() < 0.4:
        tajam = cv2.GaussianBlur(hasil, (0, 0), 1.4)
        hasil = cv2.addWeighted(hasil, 1.5, tajam, -0.5, 0)
    hasil = derau(dice, hasil, dice.uniform(1.5, 7))
    return hasil, m, tags


def sinari(g: Gambar, terang: NDArray[np.float32], putih: NDArray[np.float32]) -> Gambar:
    """Light on a picture, channel by channel: a third of the time of one product of floats."""
    return cv2.merge(
        [cv2.multiply(g[..., k], terang, scale=float(putih[k]), dtype=cv2.CV_8U) for k in range(3)]
    )


def lengkung(dice: Random, g: Gambar) -> Gambar:
    """The sheet does not lie flat: lines wave by a few pixels."""
    h, w = g.shape[:2]
    a, b = dice.uniform(-0.006, 0.006) * h, dice.uniform(-0.004, 0.004) * w
    y, x = np.mgrid[0:h:8, 0:w:8].astype(np.float32)
    mx = cv2.resize(x + b * np.sin(math.pi * y / h), (w, h))
    my = cv2.resize(y + a * np.sin(math.pi * x / w + dice.uniform(-0.5, 0.5)), (w, h))
    return cv2.remap(g, mx, my, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def lipat(dice: Random, g: Gambar) -> Gambar:
    """Creases of a letter that was folded in three."""
    h = g.shape[0]
    kali = np.ones(h, np.float32)
    for bagian in (0.333, 0.666) if dice.random() < 0.7 else (0.5,):
        y = int(h * (bagian + dice.uniform(-0.02, 0.02)))
        d = np.arange(h) - y
        kali *= 1 - dice.uniform(0.06, 0.2) * np.exp(-np.abs(d) / dice.uniform(2, 14)) * (d > 0)
        kali *= 1 + 0.04 * np.exp(-np.abs(d) / 6) * (d <= 0)
    return np.clip(g * kali[:, None, None], 0, 255).astype(np.uint8)


# ---------------------------------------------------------------- fax, copier, app


def abu(g: Gambar) -> Gambar:
    return cv2.cvtColor(g, cv2.COLOR_RGB2GRAY)


def bitonal(dice: Random, g: Gambar) -> tuple[NDArray[np.bool_], Matriks, set[str]]:
    """True is paper. A fax or a one-bit scan."""
    tags: set[str] = set()
    g, m = putar(g, dice.gauss(0, 0.5))
    k = cv2.GaussianBlur(abu(g), (0, 0), dice.uniform(0.3, 0.9))
    k = derau(dice, k, dice.uniform(2, 14))
    cara = dice.random()
    if cara < 0.6:
        t = k > dice.randint(120, 205)
    elif cara < 0.85:
        n = dice.choice((15, 25, 41))
        t = (
            cv2.adaptiveThreshold(
                k, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, n, dice.randint(6, 16)
            )
            > 0
        )
        tags.add("adaptive")
    else:
        ubin = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) * 16 + 8
        h, w = k.shape
        t = k > np.tile(ubin, (h // 4 + 1, w // 4 + 1))[:h, :w]
        tags.add("dither")
    if dice.random() < 0.4:
        r = rng(dice)
        n = int(t.size * dice.uniform(0.00005, 0.0006))
        t[r.integers(0, t.shape[0], n), r.integers(0, t.shape[1], n)] = False
        tags.add("specks")
    return t, m, tags


def salin(dice: Random, g: Gambar) -> tuple[Gambar, Matriks, set[str]]:
    """A photocopy, sometimes of a copy: grey, contrasty, dark edges, toner specks."""
    tags: set[str] = {"grey"}
    g, m = putar(g, dice.gauss(0, 0.7), (235, 235, 235))
    k = abu(g).astype(np.float32)
    for _ in range(dice.choice((1, 1, 2))):
        k = cv2.GaussianBlur(k, (0, 0), dice.uniform(0.4, 1.0))
        tengah, curam = dice.uniform(120, 195), dice.uniform(0.018, 0.05)
        k = 255 / (1 + np.exp(-curam * (k - tengah)))
    k = k * dice.uniform(0.86, 1.0) + dice.uniform(0, 8)
    h, w = k.shape
    if dice.random() < 0.4:
        noda = cv2.resize(rng(dice).random((12, 9)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
        k *= 1 - 0.12 * noda
        tags.add("blotches")
    if dice.random() < 0.35:
        n = dice.randint(8, 40)
        tepi = np.linspace(0.2, 1, n, dtype=np.float32)
        sisi = dice.randrange(3)
        if sisi == 0:
            k[:, :n] *= tepi
        elif sisi == 1:
            k[:n] *= tepi[:, None]
        else:
            k[:, w - n :] *= tepi[::-1]
        tags.add("dark-edge")
    r = rng(dice)
    for _ in range(dice.randint(0, 160)):
        cv2.circle(
            k, (int(r.integers(w)), int(r.integers(h))), int(r.integers(1, 3)), float(r.integers(20, 120)), -1
        )
    hasil = derau(dice, np.clip(k, 0, 255).astype(np.uint8), dice.uniform(1, 5))
    return hasil, m, tags


def aplikasi(dice: Random, g: Gambar) -> tuple[Gambar, Matriks, set[str]]:
    """A scanner app: a photograph, straightened and made white; some perspective and shadow remain."""
    h, w = g.shape[:2]
    g = kertas(dice, g, (240, 238, 232))
    g = lengkung(dice, g)
    sudut = np.float32(
        [
            (dice.gauss(0, 0.006) * w + ux * w, dice.gauss(0, 0.005) * h + uy * h)
            for ux, uy in ((0, 0), (1, 0), (1, 1), (0, 1))
        ]
    )
    m = cv2.getPerspectiveTransform(np.float32([(0, 0), (w, 0), (w, h), (0, h)]), sudut)
    g = cv2.warpPerspective(g, m, (w, h), flags=cv2.INTER_LINEAR, borderValue=(210, 205, 200))
    terang = cahaya(dice, h, w)
    g = sinari(g, terang, np.ones(3, np.float32))
    kecil = cv2.resize(g, (max(1, w // 8), max(1, h // 8)), interpolation=cv2.INTER_AREA)
    latar = cv2.resize(cv2.GaussianBlur(cv2.dilate(kecil, np.ones((9, 9), np.uint8)), (0, 0), 6), (w, h))
    kuat = dice.uniform(0.75, 1.0)
    g = np.clip(g.astype(np.float32) / (latar.astype(np.float32) * kuat + 255 * (1 - kuat) + 1) * 255, 0, 255)
    g = np.clip((g - 128) * dice.uniform(1.1, 1.6) + 132 + dice.uniform(0, 20), 0, 255).astype(np.uint8)
    g = cv2.GaussianBlur(g, (0, 0), dice.uniform(0.4, 1.0))
    g = derau(dice, g, dice.uniform(1, 3))
    tags = {"app"}
    if dice.random() < 0.35:
        cv2.putText(
            g,
            dice.choice(("Dipindai dengan AplikasiPindai", "Scanned with ContohScanner")),
            (w - int(w * 0.42), h - 12),
            cv2.FONT_HERSHEY_SIMPLEX,
            w / 2000,
            (120, 130, 140),
            1,
            cv2.LINE_AA,
        )
        tags.add("watermark")
    return g, m, tags
