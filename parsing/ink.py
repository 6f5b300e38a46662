"""A picture of a page -> the same in grey with only the print left: marks in colour, rules and grain taken out, so that
what is printed under them can be read. The picture that people and other readers see is not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]
    Boxes = list[tuple[int, int, int, int]]

TALL = 56
"""Dots at 200 dpi: print in colour is lower, a stamp, a signature or a logo is not."""
NEAR = 90
"""Pieces of one mark lie no further apart."""
AROUND = 40
HEAD = 0.2
"""Share of the page that the letterhead takes: print in colour is to be expected beside its logo."""
LONG, UPRIGHT = 130, 100
"""Dots of the shortest rule; where a picture is blurred, the feet of letters run together into shorter ones."""
SPECK, BESIDE = 40, 13
"""Dots of the largest speck, and how near a letter its own dot or comma lies."""
STREWN = 0.4
"""Share of the page's squares (32 dots) with specks above which they are grain; where they lie in lines, they are what is
left of pale print."""
GRAIN = 0.35
"""Share of lone dots among all dark pieces above which the page is grainy: dithered, or a fax."""


def print_only(dots: Picture) -> tuple[Picture, Picture]:
    """The print of a page, in grey; and the same with its rules: an underline that touches its letters takes their feet
    away when it goes."""
    import cv2

    grey: Picture = cv2.cvtColor(dots, cv2.COLOR_RGB2GRAY)
    fade_colour(dots, grey)
    if is_grainy(grey):
        grey = cv2.medianBlur(grey, 3)
        without_specks(grey)
        grey = cv2.GaussianBlur(grey, (0, 0), 0.8)
    ruled = grey.copy()
    without_rules(grey)
    return grey, ruled


def nothing_taken(dots: Picture) -> Picture:
    """The page in grey with all that is on it, its grain softened and its print as dark as print can be."""
    import cv2
    import numpy as np

    grey: Picture = cv2.cvtColor(dots, cv2.COLOR_RGB2GRAY)
    white = 0.9 * float(np.median(grey[::8, ::8]))
    black = min(float(np.percentile(grey[::4, ::4], 0.5)) + 10, white - 60)
    table = np.clip((np.arange(256) - black) * (255 / (white - black)), 0, 255).astype(np.uint8)
    grainy = is_grainy(grey)
    if grainy:
        # Lines are looked for in every speck: a dithered page took fifteen seconds.
        grey = cv2.medianBlur(grey, 3)
        without_specks(grey)
    calm: Picture = cv2.GaussianBlur(cv2.LUT(grey, table), (0, 0), 1.2 if grainy else 0.8)
    return calm


# ---------------------------------------------------------------- colour


def fade_colour(dots: Picture, grey: Picture) -> None:
    """Marks in colour made pale: they are mostly lighter than print, and ink in colour is bright in one of the three
    colours, black print in none. Coloured print elsewhere stays."""
    import cv2
    import numpy as np

    coloured = _coloured(dots)
    boxes = _tall(coloured)
    if not boxes:
        return
    print_level = float(np.percentile(grey[::4, ::4], 0.7))
    for x0, y0, x1, y1 in boxes:
        rows, columns = slice(2 * y0, 2 * y1), slice(2 * x0, 2 * x1)
        part, here = dots[rows, columns], grey[rows, columns]
        # The rim of a stroke has less colour than its middle.
        wide = cv2.dilate(coloured[y0:y1, x0:x1], np.ones((5, 5), np.uint8))
        marked = cv2.resize(wide, here.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0
        level = float(np.percentile(here[marked], 20))
        most, least = part.max(axis=2).astype(np.float32), part.min(axis=2).astype(np.float32)
        bright = most + 2 * np.maximum(most - least - 14, 0)
        # Stretched so that the mark's own grey becomes nearly white and print stays what it is.
        stretched = print_level + (here - print_level) * (240 - print_level) / max(level - print_level, 40.0)
        faded = np.clip(np.maximum(bright, stretched), here, 255).astype(np.uint8)
        grey[rows, columns] = np.where(marked, faded, here)


def _coloured(dots: Picture) -> Picture:
    """Dots at half size whose colour differs from the paper's by more than its grain does."""
    import cv2
    import numpy as np

    small = cv2.resize(dots, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    hue = cv2.blur(lab[..., 1:], (3, 3)).astype(np.int16)
    hue -= np.median(hue[::8, ::8].reshape(-1, 2), axis=0).astype(np.int16)
    depth = np.abs(hue[..., 0]) + np.abs(hue[..., 1])
    grain = float(np.median(depth[::4, ::4]))
    mask: Picture = ((depth > max(8.0, 4.5 * grain)) & (lab[..., 0] < 228)).astype(np.uint8)
    return mask


def _tall(coloured: Picture) -> Boxes:
    """Boxes at half size round strokes that are taller than print, pieces of one mark together."""
    import cv2
    import numpy as np

    if int(coloured.sum()) < 60:
        return []
    joined = cv2.morphologyEx(coloured, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = [(x, y, x + w, y + h) for x, y, w, h, size in stats[1:count] if h > TALL // 2 and size > 30]
    rows, columns = coloured.shape
    boxes = _gathered([(int(x0), int(y0), int(x1), int(y1)) for x0, y0, x1, y1 in found[:400]])
    # Below the letterhead the small pieces round about belong to the mark too (a worn stamp, its letters).
    boxes = _gathered([_wider(box, AROUND) if box[1] > HEAD * rows else box for box in boxes])
    return [
        (max(0, x0 - 4), max(0, y0 - 4), min(columns, x1 + 4), min(rows, y1 + 4)) for x0, y0, x1, y1 in boxes
    ]


def _wider(box: tuple[int, int, int, int], by: int) -> tuple[int, int, int, int]:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def _gathered(boxes: Boxes) -> Boxes:
    """Boxes that nearly touch become one, until none does."""
    reach = NEAR // 2
    done: Boxes = []
    for box in boxes:
        x0, y0, x1, y1 = box
        while near := [
            b
            for b in done
            if b[0] < x1 + reach and x0 < b[2] + reach and b[1] < y1 + reach and y0 < b[3] + reach
        ]:
            done = [b for b in done if b not in near]
            x0, y0 = min(x0, *(b[0] for b in near)), min(y0, *(b[1] for b in near))
            x1, y1 = max(x1, *(b[2] for b in near)), max(y1, *(b[3] for b in near))
        done.append((x0, y0, x1, y1))
    return done


# ---------------------------------------------------------------- rules and grain


def without_rules(grey: Picture) -> None:
    """Long level and upright lines made white (underlines, tables, the bar of the letterhead), but not where print crosses
    them."""
    import cv2
    import numpy as np

    # A thin line is grey by the time it was scanned.
    dark = (grey < float(np.median(grey[::8, ::8])) - 52).astype(np.uint8)
    for across in (True, False):
        long = np.ones((1, LONG) if across else (UPRIGHT, 1), np.uint8)
        lines: Picture = cv2.morphologyEx(dark, cv2.MORPH_OPEN, long)
        if not lines.any():
            continue
        thick = np.ones((7, 1) if across else (1, 7), np.uint8)
        # What is as thick as a letter is no line.
        solid = cv2.morphologyEx(lines, cv2.MORPH_OPEN, np.ones((9, 1) if across else (1, 9), np.uint8))
        lines[cv2.dilate(solid, thick) > 0] = 0
        rim = np.ones((3, 3), np.uint8)
        wide: Picture = cv2.dilate(lines, rim)
        beside = dark & (1 - wide)
        # Print goes on at both sides of the line.
        before, after = _next_to(beside, across, True), _next_to(beside, across, False)
        grey[(wide > 0) & ~((before > 0) & (after > 0))] = 255


def _next_to(dark: Picture, across: bool, before: bool) -> Picture:
    """Dots within eight dots of print on one side."""
    import cv2
    import numpy as np

    reach = np.zeros((17, 1) if across else (1, 17), np.uint8)
    reach.flat[: 8 if before else 17] = 1
    if not before:
        reach.flat[:9] = 0
    near: Picture = cv2.dilate(dark, reach)
    return near


def without_specks(grey: Picture) -> None:
    """Grain made white where nothing is written: lines were looked for in it. Small pieces beside a letter stay, its dot
    may be among them."""
    import cv2
    import numpy as np

    dark = (grey < 128).astype(np.uint8)
    _, pieces, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    large = stats[:, cv2.CC_STAT_AREA] > SPECK
    large[0] = False
    letters = cv2.dilate(large[pieces].astype(np.uint8), np.ones((BESIDE, BESIDE), np.uint8))
    specks = (dark > 0) & (letters == 0)
    rows, columns = (length // 32 for length in specks.shape)
    squares = specks[: 32 * rows, : 32 * columns].reshape(rows, 32, columns, 32).any(axis=(1, 3))
    if squares.mean() > STREWN:
        grey[specks] = 255


def is_grainy(grey: Picture) -> bool:
    """Do lone dots outnumber letters? Then letters are full of them too."""
    import cv2
    import numpy as np

    dark = (grey < 128).astype(np.uint8)
    around = cv2.boxFilter(dark, cv2.CV_16S, (3, 3), normalize=False)
    lone = int(((dark > 0) & (around <= 2)).sum())
    return lone > 3_000 and lone > GRAIN * 0.1 * int(dark.sum())
