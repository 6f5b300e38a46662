"""Puts ink on a page: signature and stamp at the signer block, and by chance what is neither."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.surat.pembuat_a.goresan import PRINT_FONTS, PX, Ink, cetakan, paraf, tanda_tangan, tulisan
from tests.surat.pembuat_a.stempel import cap, kotak, rgb, warna_cap

Box = tuple[float, float, float, float]
Colour = tuple[float, float, float]


@dataclass
class Tinta:
    """One thing in ink: its picture, its colour, where it lies (points). kind: signature | stamp | decoy."""

    kind: str
    ink: Ink
    colour: Colour
    box: Box
    tag: str = ""


@dataclass
class Halaman:
    """A page with ink on it, and how much of each mark lies on each pixel."""

    picture: NDArray[np.float32]
    masks: dict[str, NDArray[np.float32]] = field(default_factory=dict)


def marks(
    dice: random.Random, position: Box, name: Box, size: tuple[float, float], cell: tuple[bool, bool]
) -> list[Tinta]:
    """What is signed, stamped and scribbled there. cell: signature, stamp."""
    found: list[Tinta] = []
    middle = (position[3] + name[1]) / 2 + dice.gauss(0, 5)
    wide = max(name[2] - name[0], 90.0)
    centre = name[0] + dice.uniform(0.15, 0.75) * wide
    signature = stamp = None
    if cell[0]:
        signature = signed(
            dice, (centre, middle + dice.gauss(2, 7)), max(name[1] - position[3], 30) * dice.uniform(0.8, 1.9)
        )
    if cell[1]:
        side = -1 if dice.random() < 0.86 else 1
        x = name[0] + dice.uniform(-45, 35) if side < 0 else name[2] - dice.uniform(-20, 60)
        stamp = stamped(dice, (x, middle + dice.gauss(6, 13)))
    order = [t for t in (stamp, signature) if t]
    if dice.random() < 0.35:
        order.reverse()
    found += order
    found += decoys(dice, position, name, size)
    if dice.random() < (0.18 if cell[0] else 0.36):
        found += initials(dice, position, name)
    return [
        t
        for t in found
        if t.box[2] > 4 and t.box[3] > 4 and t.box[0] < size[0] - 4 and t.box[1] < size[1] - 4
    ]


def signed(dice: random.Random, at: tuple[float, float], tall: float) -> Tinta:
    ink = tanda_tangan(dice)
    factor = min(1.0, max(26.0, tall) / (ink.shape[0] / PX), 190 / (ink.shape[1] / PX))
    if ink.shape[1] / PX * factor < 42:
        factor = min(42 * PX / ink.shape[1], 100 * PX / ink.shape[0])
    if abs(factor - 1) > 0.02:
        ink = cv2.resize(
            ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
        )
    w, h = ink.shape[1] / PX, ink.shape[0] / PX
    return Tinta(
        "signature", ink, warna_pena(dice), (at[0] - w / 2, at[1] - h / 2, at[0] + w / 2, at[1] + h / 2)
    )


def stamped(dice: random.Random, at: tuple[float, float]) -> Tinta:
    ink = cap(dice)
    w, h = ink.shape[1] / PX, ink.shape[0] / PX
    tag = "faint" if float(ink.max()) < 0.5 else ""
    return Tinta(
        "stamp", ink, warna_cap(dice), (at[0] - w / 2, at[1] - h / 2, at[0] + w / 2, at[1] + h / 2), tag
    )


def warna_pena(dice: random.Random) -> Colour:
    """Blue or black ink of a pen; seldom another."""
    kind = dice.random()
    if kind < 0.5:
        return rgb(dice.uniform(0.58, 0.7), dice.uniform(0.5, 0.95), dice.uniform(0.3, 0.7))
    if kind < 0.95:
        grey = dice.uniform(0, 0.3)
        return (grey, grey, grey + dice.uniform(0, 0.06))
    return rgb(dice.random(), dice.uniform(0.5, 0.9), dice.uniform(0.3, 0.7))


def decoys(dice: random.Random, position: Box, name: Box, size: tuple[float, float]) -> list[Tinta]:
    """Ink that is neither: paraf by the name, a box with a date, notes, a tick, a circle round a word."""
    found: list[Tinta] = []

    def add(ink: Ink, colour: Colour, x: float, y: float, tag: str) -> None:
        w, h = ink.shape[1] / PX, ink.shape[0] / PX
        found.append(Tinta("decoy", ink, colour, (x, y, x + w, y + h), tag))

    if dice.random() < 0.12:
        near = dice.random() < 0.4
        x, y = (
            (name[0] - dice.uniform(90, 190), position[1] + dice.uniform(-10, 60))
            if near
            else (dice.uniform(0.5, 0.8) * size[0], dice.uniform(90, 300))
        )
        add(kotak(dice), warna_cap(dice), x, y, "date-stamp")
    if PRINT_FONTS and dice.random() < 0.1:
        found.append(printed(dice, name))
    if dice.random() < 0.15:
        add(tulisan(dice), warna_pena(dice), dice.uniform(60, 400), dice.uniform(90, 420), "handwriting")
    if dice.random() < 0.05:
        add(
            tulisan(dice),
            warna_pena(dice),
            name[0] + dice.uniform(-160, -70),
            name[1] + dice.uniform(-60, 60),
            "handwriting",
        )
    return found


def initials(dice: random.Random, position: Box, name: Box) -> list[Tinta]:
    """One to three paraf beside the name or the title, small ones close by, large ones further out; never in the room
    between the two, where they would be the signature."""
    found = []
    for _ in range(dice.choice((1, 1, 2, 3))):
        ink = paraf(dice, dice.choice((26, 34, 50)))
        w, h = ink.shape[1] / PX, ink.shape[0] / PX
        beside = dice.choice((name, name, position))
        left = dice.random() < 0.5
        x = beside[0] - w - dice.uniform(1, 22) if left else beside[2] + dice.uniform(1, 30)
        y = (beside[1] + beside[3]) / 2 - h / 2 + dice.uniform(-6, 8)
        found.append(Tinta("decoy", ink, warna_pena(dice), (x, y, x + w, y + h), "paraf"))
    return found


def printed(dice: random.Random, name: Box) -> Tinta:
    """A line or two of odd print about the block."""
    words = " ".join(
        dice.choice(("Contoh", "Panitia", "Kegiatan", "Purbalingga", "Bersama", "Hormat", "SALINAN", "Rapat"))
        for _ in range(dice.choice((1, 2, 2, 3)))
    )
    ink = cetakan(dice, words, dice.choice((10, 12, 14, 18, 26, 36)))
    w, h = ink.shape[1] / PX, ink.shape[0] / PX
    x, y = name[0] + dice.uniform(-110, 90), name[1] + dice.uniform(-80, 26)
    grey = dice.choice((0.0, 0.0, 0.15))
    return Tinta("decoy", ink, (grey, grey, grey), (x, y, x + w, y + h), "print")


# ---------------------------------------------------------------- onto pixels


def inked(
    picture: NDArray[np.uint8], things: list[Tinta], dpi: float, origin: tuple[float, float] = (0.0, 0.0)
) -> Halaman:
    """The picture with all ink on it. origin: the point of the page at the picture's top left corner."""
    shown = picture.astype(np.float32) / 255
    masks = {kind: np.zeros(shown.shape[:2], np.float32) for kind in ("signature", "stamp")}
    k = dpi / 72
    for thing in things:
        h, w = shown.shape[:2]
        scale = k / PX
        ink = cv2.resize(thing.ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        x, y = round((thing.box[0] - origin[0]) * k), round((thing.box[1] - origin[1]) * k)
        x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + ink.shape[1], w), min(y + ink.shape[0], h)
        if x1 <= x0 or y1 <= y0:
            continue
        part = ink[y0 - y : y1 - y, x0 - x : x1 - x]
        lack = 1 - np.array(thing.colour, np.float32)
        shown[y0:y1, x0:x1] *= 1 - part[..., None] * lack
        if thing.kind in masks:
            np.maximum(masks[thing.kind][y0:y1, x0:x1], part, out=masks[thing.kind][y0:y1, x0:x1])
    return Halaman(shown, masks)
