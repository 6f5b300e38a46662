"""Stamps: set by typst with words on the circle, then worn, rotated, doubled and unevenly inked. All agencies invented."""

from __future__ import annotations

import functools
import io
import json
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
import typst
from numpy.typing import NDArray
from PIL import Image

SUMBER = """
#set page(width: 200pt, height: {tinggi}pt, margin: 0pt, fill: white)
#set text(font: ("{fon}", "Libertinus Serif"), weight: "{tebal}")
#let lengkung(kata, r, mulai, jangkau, besar, balik) = {{
  let n = kata.clusters().len()
  for (i, c) in kata.clusters().enumerate() {{
    let a = mulai + jangkau * (i + 0.5) / n * if balik {{ -1 }} else {{ 1 }}
    place(center + horizon, rotate(a, move(dy: if balik {{ r }} else {{ -r }}, text(besar)[#c])))
  }}
}}
#scale(y: {gepeng}%)[#box(width: 200pt, height: 200pt)[
{isi}
]]
"""


@dataclass(frozen=True)
class Cap:
    """A mask of ink 0..1, its ink, and the side of its square in points."""

    topeng: NDArray[np.float32]
    tinta: tuple[int, int, int]
    sisi: float


@functools.lru_cache(maxsize=256)
def acuan(nama: str, atas: str, rupa: int) -> NDArray[np.float32]:
    """The rubber: black where it inks, 400 pixels wide."""
    dice = Random(f"cap {nama} {rupa}")
    oval = dice.random() < 0.12
    isi: list[str] = []
    luar, dalam = 97, dice.choice((62, 66, 70))

    def lingkar(r: float, t: float) -> None:
        isi.append(f"#place(center + horizon, circle(radius: {r}pt, stroke: {t}pt))")

    lingkar(luar, dice.choice((3, 4.5, 6)))
    if dice.random() < 0.55:
        lingkar(luar - 6, 1.5)
    lingkar(dalam, dice.choice((1.5, 2.5)))
    if dice.random() < 0.3:
        lingkar(dalam - 4, 1)
    r = (luar - 6 + dalam) / 2 - 1
    besar = dice.choice((15, 17, 18))
    tulis = json.dumps(atas, ensure_ascii=False)
    jangkau = min(230, max(120, len(atas) * 8.2))
    isi.append(f"#lengkung({tulis}, {r}pt, {-jangkau / 2}deg, {jangkau}deg, {besar}pt, false)")
    tengah = dice.random()
    if tengah < 0.55:
        kata = nama.split()
        baris = (
            [" ".join(kata[: (len(kata) + 1) // 2]), " ".join(kata[(len(kata) + 1) // 2 :])]
            if len(kata) > 1
            else kata
        )
        n = max(len(b) for b in baris)
        pt = min(24, 1.7 * dalam / max(n, 4) * 1.1)
        isi.append(
            f"#place(center + horizon, align(center, text({pt}pt)[{' #linebreak() '.join(aman(b) for b in baris)}]))"
        )
        bawah = dice.choice(("★ ★ ★", "PURBALINGGA", "★ PURBALINGGA ★"))
    else:
        bentuk = dice.choice(("perisai", "bintang", "gunung"))
        isi.append(
            {
                "perisai": "#place(center + horizon, polygon(stroke: 2.5pt, "
                "(0pt,0pt),(60pt,0pt),(58pt,45pt),(30pt,72pt),(2pt,45pt)))"
                "#place(center + horizon, text(30pt)[★])",
                "bintang": "#place(center + horizon, text(80pt)[★])",
                "gunung": "#place(center + horizon, polygon(fill: black, "
                "(0pt,50pt),(26pt,0pt),(40pt,26pt),(52pt,10pt),(76pt,50pt)))",
            }[bentuk]
        )
        if dice.random() < 0.5:
            isi.append(f"#place(center + horizon, dy: {dalam * 0.62}pt, text(9pt)[{aman(nama[:16])}])")
        bawah = nama
    jb = min(150, max(50, len(bawah) * 8.5))
    isi.append(
        f"#lengkung({json.dumps(bawah, ensure_ascii=False)}, {r}pt, {jb / 2}deg, {jb}deg, {besar * 0.9}pt, true)"
    )
    if dice.random() < 0.6:
        for a in (-90, 90):
            isi.append(
                f"#place(center + horizon, rotate({a + dice.randint(-20, 20)}deg, move(dy: -{r}pt, text(14pt)[★])))"
            )
    sumber = SUMBER.format(
        tinggi=200,
        gepeng=dice.choice((68, 74)) if oval else 100,
        fon=dice.choice(("Liberation Sans", "DejaVu Sans", "Liberation Serif")),
        tebal=dice.choice(("bold", "regular")),
        isi="\n".join(isi),
    )
    png = typst.compile(sumber.encode(), format="png", ppi=144)
    kelabu = np.asarray(Image.open(io.BytesIO(png)).convert("L"), np.float32)
    return 1 - kelabu / 255


def aman(text: str) -> str:
    return text.replace("#", "").replace("@", "\\@").replace("*", "\\*").replace("_", "\\_")


def awan(dice: Random, h: int, w: int, butir: int) -> NDArray[np.float32]:
    """Smooth noise 0..1 with spots of about h/butir."""
    rng = np.random.default_rng(dice.getrandbits(32))
    kecil = rng.random((butir, max(2, butir * w // max(h, 1)))).astype(np.float32)
    return cv2.resize(kecil, (w, h), interpolation=cv2.INTER_CUBIC)


def buat(dice: Random, nama: str, atas: str, skala: float) -> Cap:
    """One impression. skala: pixels a point."""
    sisi = dice.uniform(88, 122)
    px = max(24, int(sisi * skala))
    a = acuan(nama, atas, dice.randint(0, 2))
    sudut = dice.gauss(0, 12) if dice.random() < 0.9 else dice.uniform(-180, 180)
    m = cv2.getRotationMatrix2D((a.shape[1] / 2, a.shape[0] / 2), sudut, px / a.shape[1])
    m[:, 2] += px / 2 - a.shape[1] / 2
    t = cv2.warpAffine(a, m, (px, px), flags=cv2.INTER_AREA)
    if dice.random() < 0.12:
        geser = np.float32([[1, 0, dice.uniform(-3, 3) * skala], [0, 1, dice.uniform(-3, 3) * skala]])
        t = np.maximum(t, 0.6 * cv2.warpAffine(t, geser, (px, px)))
    if dice.random() < 0.5:
        t = cv2.GaussianBlur(t, (0, 0), dice.uniform(0.2, 0.6) * skala)
    pekat = dice.choice((0.95, 0.85, 0.75, 0.65, 0.5, 0.38))
    rata = np.clip(0.35 + 1.3 * awan(dice, px, px, dice.choice((3, 4, 6))), 0, 1.1)
    bintik = np.clip((awan(dice, px, px, max(8, px // 3)) - dice.uniform(0.05, 0.3)) * 4, 0, 1)
    t = t * rata * (0.35 + 0.65 * bintik) * pekat
    if dice.random() < 0.15:
        arah = dice.choice((0, 1))
        lereng = np.linspace(dice.uniform(-0.6, 0.2), 1.4, px, dtype=np.float32).clip(0, 1)
        lereng = lereng if dice.random() < 0.5 else lereng[::-1]
        t = t * (lereng[:, None] if arah else lereng[None, :])
    return Cap(t.astype(np.float32), warna(dice), sisi)


def warna(dice: Random) -> tuple[int, int, int]:
    pilih = dice.random()
    if pilih < 0.5:
        return dice.randint(80, 125), dice.randint(30, 75), dice.randint(135, 185)
    if pilih < 0.78:
        return dice.randint(30, 70), dice.randint(50, 100), dice.randint(140, 200)
    if pilih < 0.87:
        return dice.randint(170, 210), dice.randint(20, 60), dice.randint(30, 70)
    if pilih < 0.93:
        return 35, 35, 45
    return 20, 120, 80


def tanggal(dice: Random, skala: float) -> Cap:
    """A rectangular "received" stamp with an agenda number: a decoy."""
    w, h = int(110 * skala), int(52 * skala)
    kain = np.zeros((h, w), np.uint8)
    cv2.rectangle(kain, (2, 2), (w - 3, h - 3), 255, max(1, int(skala)))
    s = skala / 5
    for n, kata in enumerate(
        (
            "DITERIMA",
            f"TGL : {dice.randint(1, 28)}-{dice.randint(1, 12)}-2026",
            f"AGENDA : {dice.randint(1, 999)}",
        )
    ):
        cv2.putText(
            kain,
            kata,
            (int(6 * skala), int((15 + 14 * n) * skala)),
            cv2.FONT_HERSHEY_SIMPLEX,
            s,
            255,
            max(1, int(skala * 0.7)),
            cv2.LINE_AA,
        )
    m = cv2.getRotationMatrix2D((w / 2, h / 2), dice.uniform(-6, 6), 0.95)
    t = (
        cv2.warpAffine(kain, m, (w, h)).astype(np.float32)
        / 255
        * np.clip(0.4 + awan(dice, h, w, 4), 0, 1)
        * 0.85
    )
    return Cap(t.astype(np.float32), warna(dice), 110)
