"""Rows of print for training: a name with titles, or a NIP, in many faces, crossed by ink and degraded, with the place of
each sign. Made of chance; generator B has no part in it.

python -m training.baris COUNT SEED OUT.npz [--fonts FOLDER of handwriting] [--faces FOLDER of further print]
"""

from __future__ import annotations

import argparse
import functools
import itertools
import math
import random
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from parsing import likely
from parsing.elements import ELEMENTS
from parsing.rownet import SIGNS
from parsing.rowpic import HIGH, STEP, evened
from tests.surat.pembuat_a import goresan, stempel

Picture = NDArray[np.uint8]
Inks = list[NDArray[np.float32]]
DEGREES = (
    "S.Sos. M.Si. S.E. M.M. S.Pd. S.H. M.H. S.STP. M.Kes. S.T. M.T. S.Kom. S.IP. M.AP. M.Pd. S.KM. S.Kep. Ns. S.Ag. M.Ag. "
    "S.Pi. S.Hut. S.P. M.P. S.Si. M.Kom. M.Hum. A.Md. S.Farm. S.Gz. S.Psi. S.Pt. SE SH MM MH S.Sos M.Si MAP S.I.Kom. "
    "M.I.Kom. S.Pd.I. M.Pd.I. SKM ST MT M.Eng. S.S. S.Sn. S.ST. Apt. M.Sc. Ph.D. S.E.I. S.Keb. S.Tr.Kep. M.Kep. Sp.A. "
    "Sp.OG. S.K.M. M.A.P. A.P. A.Md.Keb. A.Md.Kep. S.Pd M.Pd S.Sos S.IP S.STP S.Kom S.E M.M M.P.H. M.P.A. M.Kn. S.Ak. Ak. "
    "A.Ks. S.Tr.Sos. S.Ag M.Ag S.Hum. S.I.P. M.I.P. S.Or. M.Or. M.Ec.Dev. SP MP SIP SSTP AP S.Tr.IP."
).split()
BEFORE = "Drs. Dra. dr. drg. Dr. Ir. H. Hj. Prof. R. Rr. drh. Tb.".split()
RANKS = (
    "Pembina|Pembina Tingkat I|Pembina Utama Muda|Penata Tingkat I|Penata|Pembina Tk. I (IV/b)|Pembina Utama Muda (IV/c)"
).split("|")
ROOT = "/usr/share/fonts/"
FACES = (
    ("truetype/liberation2/LiberationSerif-Regular.ttf", 6),
    ("truetype/liberation2/LiberationSerif-Bold.ttf", 6),
    ("truetype/liberation2/LiberationSans-Regular.ttf", 6),
    ("truetype/liberation2/LiberationSans-Bold.ttf", 6),
    ("truetype/liberation2/LiberationMono-Regular.ttf", 0.5),
    ("truetype/crosextra/Carlito-Regular.ttf", 4),
    ("truetype/crosextra/Carlito-Bold.ttf", 4),
    ("truetype/dejavu/DejaVuSans.ttf", 2),
    ("truetype/dejavu/DejaVuSans-Bold.ttf", 1.5),
    ("truetype/dejavu/DejaVuSerif.ttf", 2),
    ("truetype/dejavu/DejaVuSerif-Bold.ttf", 1.5),
    ("truetype/dejavu/DejaVuSansCondensed.ttf", 1),
    ("opentype/urw-base35/URWBookman-Light.otf", 2),
    ("opentype/urw-base35/URWBookman-Demi.otf", 2),
    ("opentype/urw-base35/C059-Roman.otf", 1),
    ("opentype/urw-base35/C059-Bold.otf", 1),
    ("opentype/urw-base35/P052-Roman.otf", 1),
    ("opentype/urw-base35/P052-Bold.otf", 1),
    ("opentype/urw-base35/NimbusSansNarrow-Regular.otf", 1),
    ("opentype/urw-base35/URWGothic-Book.otf", 0.6),
    ("truetype/liberation2/LiberationSerif-Italic.ttf", 0.5),
    ("truetype/liberation2/LiberationSans-Italic.ttf", 0.5),
)
MORE: list[str] = []


# ---------------------------------------------------------------- words


def _name(dice: random.Random) -> str:
    """A word: an element of names, letters that follow one another as in names, or any letters at all."""
    kind = dice.random()
    if kind < 0.35:
        word = dice.choice(_elements())
    elif kind < 0.75:
        word = _spelled(dice)
    else:
        word = "".join(dice.choice("abcdefghijklmnopqrstuvwxyzaeiouaeiou") for _ in range(dice.randint(2, 9)))
    return word


@functools.cache
def _elements() -> list[str]:
    return ELEMENTS.split()


def _spelled(dice: random.Random) -> str:
    word, before = "", "  "
    letters = "abcdefghijklmnopqrstuvwxyz "
    while len(word) < 11:
        chances = [math.exp(likely.step(before, letter)) for letter in letters]
        letter = dice.choices(letters, chances)[0]
        if letter == " ":
            if len(word) > 2:
                break
            continue
        word, before = word + letter, before[1] + letter
    return word


def words_of(dice: random.Random) -> str:
    """A row: mostly a name, else a NIP or a rank."""
    kind = dice.random()
    if kind < 0.13:
        return _nip(dice)
    if kind < 0.16:
        return dice.choice(RANKS)
    parts = [_name(dice) for _ in range(dice.choices((1, 2, 3, 4), (2, 6, 5, 1))[0])]
    upper = dice.random() < 0.6
    parts = [part.upper() if upper else part.capitalize() for part in parts]
    if dice.random() < 0.12:
        at = dice.randrange(len(parts))
        parts[at] = parts[at][0].upper() + "."
    if dice.random() < 0.02:
        parts[0] = parts[0] + dice.choice("-'") + parts[0]
    before = dice.sample(BEFORE, dice.choices((0, 1, 2), (6, 3, 1))[0])
    if upper and dice.random() < 0.15:
        before = [title.upper() for title in before]
    text = " ".join([*before, *parts])
    count = dice.choices((0, 1, 2, 3), (3, 4, 4, 1))[0]
    for degree in dice.sample(DEGREES, count):
        degree = degree.upper() if upper and dice.random() < 0.08 else degree
        text += dice.choice((", ", ", ", ", ", ",", " ")) + degree
    if dice.random() < 0.04:
        text = f"({text})"
    return text.strip()


def _nip(dice: random.Random) -> str:
    born = f"{dice.randint(1960, 1998)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    rest = (
        f"{dice.randint(1985, 2024)}{dice.randint(1, 12):02}",
        f"{dice.randint(1, 2)}",
        f"{dice.randint(1, 30):03}",
    )
    glue = dice.choice(("", " "))
    return dice.choice(("NIP. ", "NIP ", "NIP: ", "NIP.", "Nip. ")) + glue.join((born, *rest))


# ---------------------------------------------------------------- ink


def inks(dice: random.Random, count: int) -> tuple[Inks, Inks]:
    """Signatures and stamps at 200 dpi."""
    by = 200 / 72 / goresan.PX
    small = functools.partial(cv2.resize, dsize=None, fx=by, fy=by, interpolation=cv2.INTER_AREA)
    hands = [
        small(goresan.tanda_tangan(dice) if dice.random() < 0.85 else goresan.paraf(dice))
        for _ in range(count)
    ]
    stamps = [
        small(stempel.cap(dice) if dice.random() < 0.9 else stempel.kotak(dice)) for _ in range(count // 2)
    ]
    return hands, stamps


def _inked(
    dice: random.Random, sheet: NDArray[np.float32], ink: NDArray[np.float32], colour: tuple[float, ...]
) -> None:
    """Ink somewhere over the row, which lies in the middle of the sheet."""
    high, wide = sheet.shape[:2]
    k = dice.uniform(0.8, 1.25)
    ink = cv2.resize(ink, None, fx=k, fy=k)
    if dice.random() < 0.3:
        ink = ink[:, ::-1]
    h, w = ink.shape
    y = int(high / 2 - dice.uniform(0.02, 0.98) * h)
    x = int(dice.uniform(-0.5 * w, wide - 0.4 * w))
    y0, x0, y1, x1 = max(0, y), max(0, x), min(high, y + h), min(wide, x + w)
    if y1 <= y0 or x1 <= x0:
        return
    part = ink[y0 - y : y1 - y, x0 - x : x1 - x, None] * dice.uniform(0.55, 1.0)
    under = sheet[y0:y1, x0:x1]
    tint = np.array(colour, np.float32)
    # A pad's ink lets print shine through, a pen's nearly covers it.
    under *= 1 - part * (1 - tint)


def _pen(dice: random.Random) -> tuple[float, float, float]:
    kind = dice.random()
    if kind < 0.5:
        return stempel.rgb(dice.uniform(0.58, 0.7), dice.uniform(0.5, 1), dice.uniform(0.2, 0.75))
    if kind < 0.9:
        return (dice.uniform(0, 0.3),) * 3
    return stempel.warna_cap(dice)


# ---------------------------------------------------------------- a row


@functools.lru_cache(maxsize=2000)
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def row(dice: random.Random, hands: Inks, stamps: Inks) -> tuple[NDArray[np.uint8], str, list[float]]:
    """A row as the reader cuts it and the net sees it; its words; the middle of each sign across."""
    text = words_of(dice)
    if MORE and dice.random() < 0.3:
        face = dice.choice(MORE)
    else:
        face = ROOT + dice.choices([f for f, _ in FACES], [w for _, w in FACES])[0]
    size = round(dice.uniform(9.5, 13) * 200 / 72 * dice.uniform(0.9, 1.06))
    font = _font(face, size)
    edge = 90
    wide, high = int(font.getlength(text)) + 2 * edge, 150
    plate = Image.new("L", (wide, high))
    pen = ImageDraw.Draw(plate)
    base = high // 2 + size // 3
    pen.text((edge, base), text, 255, font, anchor="ls")
    ends = [edge + font.getlength(text[:n]) for n in range(len(text) + 1)]
    middles = [(a + b) / 2 for a, b in itertools.pairwise(ends)]
    if dice.random() < 0.4:
        y = base + dice.randint(2, 6)
        end = ends[-1] if dice.random() < 0.6 else font.getlength(text.partition(",")[0]) + edge
        pen.line((edge, y, end, y), 255, dice.choice((1, 2, 2, 3)))
    pitch = size * dice.uniform(1.1, 1.5)
    light = _font(face.replace("Bold", "Regular") if "Liberation" in face else face, size)
    for order in (-1, 1):
        if dice.random() < (0.25, 0.85)[order > 0]:
            x = edge + dice.choice((0, 0, dice.uniform(-40, 60)))
            pen.text((x, base + order * pitch), _neighbour(dice), 255, light, anchor="ls")
    ink = np.asarray(plate, np.float32)[..., None] / 255
    black = dice.uniform(0.0, 0.3)
    sheet = np.repeat(1 - ink * (1 - black), 3, 2)
    for _ in range(dice.choices((0, 1, 2), (35, 50, 15))[0]):
        _inked(dice, sheet, dice.choice(hands), _pen(dice))
    for _ in range(dice.choices((0, 1), (55, 45))[0]):
        _inked(dice, sheet, dice.choice(stamps), stempel.warna_cap(dice))
    shown, way = _worn(dice, sheet)
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    return _cut(dice, shown, way, (edge + left, base + top, edge + right, base + bottom), middles, text)


def _neighbour(dice: random.Random) -> str:
    return dice.choice((_nip(dice), dice.choice(RANKS), words_of(dice), words_of(dice)))


def _cut(
    dice: random.Random,
    shown: Picture,
    way: NDArray[np.float64],
    box: tuple[float, float, float, float],
    middles: list[float],
    text: str,
) -> tuple[NDArray[np.uint8], str, list[float]]:
    """As `nameline` cuts rows: about the middle of the line as it was found, not quite where it is."""
    x0, y0, x1, y1 = box
    middle, height = (y0 + y1) / 2 + dice.gauss(0, 0.07) * (y1 - y0), (y1 - y0) * dice.uniform(0.85, 1.2)
    height = max(20.0, min(44.0, height))
    top, bottom = middle - 0.85 * height, middle + 0.85 * height
    spare = [dice.choice((0.7 * height, dice.uniform(0.2, 2.2) * height)) for _ in range(2)]
    across = way @ np.array([[m, middle, 1.0] for m in (x0, x1, *middles)]).T
    left, right = across[0, 0] - spare[0], across[0, 1] + spare[1]
    drift = float(across[1, :2].mean() - middle)
    y0i, y1i = round(max(0, top + drift)), round(min(shown.shape[0], bottom + drift))
    x0i, x1i = round(max(0, left)), round(min(shown.shape[1], right))
    part = shown[y0i:y1i, x0i:x1i]
    small = evened(part)
    by = small.shape[2] / part.shape[1]
    return (small * 255).astype(np.uint8), text, [(float(x) - x0i) * by for x in across[0, 2:]]


# ---------------------------------------------------------------- wear


def _worn(dice: random.Random, sheet: NDArray[np.float32]) -> tuple[Picture, NDArray[np.float64]]:
    """A medium's harm; and where points went."""
    kind = dice.choices(("photo", "scan", "bitonal", "copy"), (50, 14, 18, 18))[0]
    high, wide = sheet.shape[:2]
    turn = math.radians(dice.gauss(0, 0.7 if kind == "photo" else 0.25))
    lean = dice.gauss(0, 0.05 if kind == "photo" else 0.01)
    k = dice.uniform(0.94, 1.04)
    way = np.array([[k, lean, 0.0], [math.sin(turn), math.cos(turn), 0.0]])
    middle = np.array([wide / 2, high / 2])
    way[:, 2] = middle - way[:, :2] @ middle
    sheet = cv2.warpAffine(sheet, way, (wide, high), flags=cv2.INTER_LINEAR, borderValue=(1, 1, 1))
    noise = np.random.default_rng(dice.getrandbits(32))
    if kind in ("bitonal", "copy"):
        return _hard(dice, sheet, kind, noise), way
    paper = np.array([dice.uniform(0.85, 1), dice.uniform(0.85, 1), dice.uniform(0.75, 1)], np.float32)
    sheet = sheet * paper
    if kind == "photo":
        light = cv2.resize(noise.random((2, 3), dtype=np.float32), (wide, high))
        sheet *= dice.uniform(0.6, 1.05) * (1 - dice.uniform(0, 0.5) * light)[..., None]
    sheet = _soft(dice, sheet, 1.9 if kind == "photo" else 1.0)
    if kind == "photo" and dice.random() < 0.35:
        size = dice.choice((3, 5, 7, 9))
        kernel = np.zeros((size, size), np.float32)
        cv2.line(kernel, (0, dice.randrange(size)), (size - 1, dice.randrange(size)), 1.0)
        sheet = cv2.filter2D(sheet, -1, kernel / kernel.sum())
    if dice.random() < 0.75:
        grain = noise.standard_normal((high, wide, dice.choice((1, 3))), dtype=np.float32)
        if dice.random() < 0.5:
            grain = cv2.GaussianBlur(grain, (0, 0), 0.9).reshape(high, wide, -1) * 2
        sheet = sheet + dice.uniform(0, 0.07) * grain
    dots = (sheet.clip(0, 1) * 255).astype(np.uint8)
    if dice.random() < 0.85:
        quality = [cv2.IMWRITE_JPEG_QUALITY, dice.randint(22, 88)]
        dots = cv2.imdecode(cv2.imencode(".jpg", dots, quality)[1], cv2.IMREAD_COLOR)
    if dice.random() < 0.25:
        dots = cv2.bilateralFilter(dots, 5, dice.uniform(15, 50), 3)
    return dots, way


def _soft(dice: random.Random, sheet: NDArray[np.float32], most: float) -> NDArray[np.float32]:
    high, wide = sheet.shape[:2]
    if dice.random() < 0.85:
        sheet = cv2.GaussianBlur(sheet, (0, 0), dice.uniform(0.3, most))
    if dice.random() < 0.45:
        k = dice.uniform(0.42, 0.85)
        sheet = cv2.resize(
            sheet, None, fx=k, fy=k, interpolation=dice.choice((cv2.INTER_AREA, cv2.INTER_LINEAR))
        )
        sheet = cv2.resize(
            sheet, (wide, high), interpolation=dice.choice((cv2.INTER_LINEAR, cv2.INTER_CUBIC))
        )
    return sheet


def _hard(dice: random.Random, sheet: NDArray[np.float32], kind: str, noise: np.random.Generator) -> Picture:
    """A fax, a frugal scanner, or a copier."""
    high, wide = sheet.shape[:2]
    grey = cv2.GaussianBlur(cv2.cvtColor(sheet, cv2.COLOR_RGB2GRAY), (0, 0), dice.uniform(0.3, 1.3))
    grey = grey + dice.uniform(0, 0.08) * noise.standard_normal(grey.shape, dtype=np.float32)
    if kind == "copy":
        grey = 1 / (1 + np.exp(-dice.uniform(4, 18) * (grey - dice.uniform(0.4, 0.85))))
        grey = (grey - grey.min()) / max(float(np.ptp(grey)), 1e-3)
        for _ in range(dice.randint(0, 25)):
            spot = (dice.randrange(wide), dice.randrange(high))
            cv2.circle(grey, spot, dice.choice((0, 0, 1, 1, 2)), dice.uniform(0, 0.5), -1)
        grey = cv2.GaussianBlur(grey, (0, 0), dice.uniform(0.3, 0.9))
    else:
        k = dice.choice((1.0, 1.0, 0.75, 0.52))
        if k < 1:
            grey = cv2.resize(grey, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
        way = dice.random()
        if way < 0.55:
            grey = (grey > dice.uniform(0.4, 0.88)).astype(np.float32)
        elif way < 0.8:
            size = dice.choice((15, 25, 41, 61))
            dots = (grey.clip(0, 1) * 255).astype(np.uint8)
            method = cv2.ADAPTIVE_THRESH_GAUSSIAN_C
            shown = cv2.adaptiveThreshold(dots, 255, method, cv2.THRESH_BINARY, size, dice.uniform(4, 18))
            grey = shown.astype(np.float32) / 255
        else:
            grey = (grey > noise.uniform(0.15, 0.85, grey.shape)).astype(np.float32)
        grey = cv2.resize(
            grey, (wide, high), interpolation=dice.choice((cv2.INTER_NEAREST, cv2.INTER_LINEAR))
        )
    dots = (grey.clip(0, 1) * 255).astype(np.uint8)
    if dice.random() < 0.5:
        quality = [cv2.IMWRITE_JPEG_QUALITY, dice.randint(40, 92)]
        dots = cv2.imdecode(cv2.imencode(".jpg", dots, quality)[1], cv2.IMREAD_GRAYSCALE)
    return np.repeat(dots[..., None], 3, 2)


# ---------------------------------------------------------------- shards


def coded(text: str) -> list[int]:
    return [SIGNS.index(char) + 1 for char in text.lower()]


def places(middles: list[float], codes: list[int], count: int) -> NDArray[np.uint8]:
    """At which step each sign stands: one step each, one empty between two alike. 255: beside a sign, either will do."""
    found = np.zeros(count, np.uint8)
    last, before = -1, 0
    for x, code in zip(middles, codes, strict=True):
        at = max(int(x / STEP), last + (2 if code == before else 1))
        if at >= count:
            break
        found[at] = code
        last, before = at, code
    held = np.flatnonzero(found)
    for at in held:
        for beside in (at - 1, at + 1):
            if (
                0 <= beside < count
                and not found[beside]
                and not (found[max(0, beside - 1)] == found[min(count - 1, beside + 1)] != 0)
            ):
                found[beside] = 255
    return found


def make(count: int, seed: int, out: Path) -> None:
    dice = random.Random(seed)
    hands, stamps = inks(dice, 160)
    pictures, widths, targets, texts = [], [], [], []
    for _ in range(count):
        small, text, middles = row(dice, hands, stamps)
        codes = coded(text)
        pictures.append(small.reshape(2 * HIGH, -1))
        widths.append(small.shape[2])
        targets.append(places(middles, codes, small.shape[2] // STEP))
        texts.append(text.lower())
    part = out.with_suffix(".part.npz")
    np.savez(
        part,
        pictures=np.concatenate(pictures, axis=1),
        widths=np.array(widths),
        targets=np.concatenate(targets),
        texts=np.array(texts),
    )
    part.rename(out)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("count", type=int)
    ask.add_argument("seed", type=int)
    ask.add_argument("out", type=Path)
    ask.add_argument("--fonts", type=Path, help="fonts of handwriting")
    ask.add_argument("--faces", type=Path, help="further fonts of print")
    said = ask.parse_args()
    cv2.setNumThreads(1)
    for folder, into in ((said.fonts, goresan.HAND_FONTS), (said.faces, MORE)):
        if folder:
            into += sorted(str(path) for path in folder.rglob("*.[ot]tf"))
    make(said.count, said.seed, said.out)


if __name__ == "__main__":
    main()
