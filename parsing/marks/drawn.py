"""Signature and stamp around a signer block: present, absent or unsure. Presence only: nothing here tells whose they are.

First version, for digital PDFs: what is drawn there besides text, lines and QR codes is looked at in colour. A ring is a
stamp; strokes outside it are a signature; anything else is a doubt. Scans and photographs are left to a person.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parsing.pdf import Page
from parsing.signer import Block
from workflow.facts import Box, Mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Picture = NDArray[np.int16]

DPI = 100.0
POINT = DPI / 72
RADII = (34.0, 76.0)
"""Points: stamps measure 24 to 53 mm across."""
SPECKS = 12.0
"""Square points of ink below which a region is clean."""
SECTORS = 96
NO_BLOCK = "Blok penanda tangan tidak ditemukan."
SCAN = "Pindaian atau foto: perlu dilihat petugas."


@dataclass(frozen=True)
class Ring:
    x: float
    y: float
    radius: float
    coverage: float


def judge(page: Page | None, block: Block | None) -> tuple[Mark, Mark]:
    """Signature and stamp at the block."""
    if page is None or block is None:
        return Mark(why=NO_BLOCK), Mark(why=NO_BLOCK)
    if page.scanned:
        doubt = Mark(page=page.number, box=block.space, why=SCAN)
        return doubt, doubt
    area = clipped(block.space, page)
    return _judge(page, block, area)


def clipped(box: Box, page: Page) -> Box:
    x0, top = max(0.0, box[0]), max(0.0, box[1])
    return (x0, top, max(x0 + 1, min(page.width, box[2])), max(top + 1, min(page.height, box[3])))


def _judge(page: Page, block: Block, area: Box) -> tuple[Mark, Mark]:
    import numpy as np

    picture = np.asarray(page.render_part(area, DPI))[..., :3].astype(np.int16)
    ink = inked(picture)
    hidden = _forget_text(ink, picture, page, area)
    _forget_lines(ink, page, area)
    codes, full = _forget_pictures(ink, picture, page, area)
    amount = float(ink.sum()) / POINT**2
    if amount < SPECKS and not full:
        what = "hanya kode QR, bukan tanda tangan tinta" if codes else "bersih selain teks"
        why = f"Sekitar nama penanda tangan {what}."
        return Mark("absent", 0.92, why=why), Mark("absent", 0.92, why=why)
    if full:
        why = "Ada gambar penuh pada blok tanda tangan: perlu dilihat petugas."
        doubt = Mark("unsure", 0.5, page.number, area, why)
        return doubt, doubt
    ring = find_ring(ink, hidden)
    return _signature(ink, picture, ring, page, block, area), _stamp(ink, picture, ring, page, area)


def inked(picture: Picture) -> Mask:
    """Pixels darker than paper, or coloured."""
    lightest, darkest = _most(picture), _least(picture)
    mask: Mask = (darkest < 205) | (lightest - darkest > 40)
    return mask


def _most(picture: Picture) -> Picture:
    """The strongest of the three colours; plane by plane, which is ten times as fast as along the last axis."""
    import numpy as np

    return np.maximum(np.maximum(picture[..., 0], picture[..., 1]), picture[..., 2])


def _least(picture: Picture) -> Picture:
    import numpy as np

    return np.minimum(np.minimum(picture[..., 0], picture[..., 1]), picture[..., 2])


# ---------------------------------------------------------------- what is no mark


def _window(box: Box, area: Box, margin: float) -> tuple[slice, slice]:
    x0, x1 = (max(0, round((v - area[0]) * POINT)) for v in (box[0] - margin, box[2] + margin))
    y0, y1 = (max(0, round((v - area[1]) * POINT)) for v in (box[1] - margin, box[3] + margin))
    return slice(y0, y1), slice(x0, x1)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _forget_text(ink: Mask, picture: Picture, page: Page, area: Box) -> Mask:
    """Black and grey within the boxes of text; coloured ink that lies over the text stays. Returns where that was."""
    import numpy as np

    hidden: Mask = np.zeros_like(ink)
    for line in page.lines:
        for run in line.runs:
            if _meet(run.box, area):
                at = _window(run.box, area, 2.0)
                part = picture[at]
                ink[at] &= _most(part) - _least(part) > 60
                hidden[at] = True
    return hidden


def _forget_lines(ink: Mask, page: Page, area: Box) -> None:
    """Rules and borders: thin paths, and the edges of a path's box, which only a frame follows."""
    for drawn in page.drawn:
        if drawn.kind == "path" and _meet(drawn.box, area):
            x0, top, x1, bottom = drawn.box
            for edge in (
                (x0, top, x1, top),
                (x0, bottom, x1, bottom),
                (x0, top, x0, bottom),
                (x1, top, x1, bottom),
            ):
                ink[_window(edge, area, 1.4)] = False


def _forget_pictures(ink: Mask, picture: Picture, page: Page, area: Box) -> tuple[int, bool]:
    """QR codes are taken out and counted; True when a picture fills its box (a photograph, a logo, grey paper)."""
    codes, full = 0, False
    for drawn in page.drawn:
        if drawn.kind != "image" or not _meet(drawn.box, area):
            continue
        at = _window(drawn.box, area, 0.0)
        part = picture[at]
        if part.size == 0:
            continue
        if is_code(part, drawn.box):
            ink[_window(drawn.box, area, 1.0)] = False
            codes += 1
        elif inked(part).mean() > 0.7:
            full = True
    return codes, full


def is_code(part: Picture, box: Box) -> bool:
    """Square, black on white about half and half, changing often along each row: a QR code."""
    width, height = box[2] - box[0], box[3] - box[1]
    if not 0.8 < width / max(height, 0.1) < 1.25 or min(part.shape[:2]) < 12:
        return False
    dark = _most(part) < 128
    if not 0.25 < dark.mean() < 0.7 or (_most(part) - _least(part)).mean() > 30:
        return False
    changes = (dark[:, 1:] != dark[:, :-1]).sum(axis=1)
    return bool((changes > 8).mean() > 0.6) and _filled_corners(dark) >= 3


def _filled_corners(dark: Mask) -> int:
    """A code has ink in its corners (three finders); a round stamp, as busy, has none there."""
    import numpy as np

    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    whole = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    h, w = whole.shape[0] // 6 + 1, whole.shape[1] // 6 + 1
    corners = (whole[:h, :w], whole[:h, -w:], whole[-h:, :w], whole[-h:, -w:])
    return sum(bool(corner.mean() > 0.3) for corner in corners)


# ---------------------------------------------------------------- the stamp


def find_ring(ink: Mask, hidden: Mask) -> Ring | None:
    """The circle with the most ink all the way round and little just outside it."""
    import numpy as np

    half = _halved(ink)
    # What lies round the corner of a transform is its other end: one radius of white between keeps them apart.
    reach = int(RADII[1] * POINT / 2) + 8
    shape = tuple(_fast_size(max(n + reach, 2 * reach)) for n in half.shape)
    spectrum = np.fft.rfft2(half.astype(np.float32), shape)
    best: tuple[float, int, int, float] | None = None
    for radius in np.arange(RADII[0], RADII[1], 2.0):
        # Back by columns, then by rows, of which only those of the picture are needed.
        columns = np.fft.ifft(spectrum * _kernel(shape, float(radius)), axis=0)[: half.shape[0]]
        response = np.fft.irfft(columns, shape[1], axis=1)[:, : half.shape[1]]
        top = int(response.argmax())
        y, x = divmod(top, half.shape[1])
        if best is None or response[y, x] > best[0]:
            best = (float(response[y, x]), y, x, float(radius))
    if best is None or best[0] < 0.25:
        return None
    return max(
        _refined(ink, hidden, 2 * best[2] + 0.5, 2 * best[1] + 0.5, best[3]),
        key=lambda r: r.coverage,
        default=None,
    )


def _halved(ink: Mask) -> Mask:
    rows, columns = ink.shape[0] // 2 * 2, ink.shape[1] // 2 * 2
    whole = ink[:rows, :columns]
    return whole[::2, ::2] | whole[1::2, ::2] | whole[::2, 1::2] | whole[1::2, 1::2]


def _fast_size(least: int) -> int:
    """Lengths in steps, so that letters of many sizes share a few kernels."""
    return -(-least // 64) * 64


@functools.lru_cache(maxsize=64)
def _kernel(shape: tuple[int, int], radius: float) -> Any:
    """Spectrum of a thin ring less the ring just outside it, mirrored so that multiplication correlates."""
    import numpy as np

    r = radius * POINT / 2
    y = np.fft.fftfreq(shape[0], 1 / shape[0])[:, None]
    x = np.fft.fftfreq(shape[1], 1 / shape[1])[None, :]
    distance = np.hypot(x, y)
    on = np.abs(distance - r) <= 1.3
    outside = np.abs(distance - r - 5) <= 1.3
    spectrum = np.conj(np.fft.rfft2(on / on.sum() - outside / outside.sum()))
    # Single precision is plenty for a share of ink, and half the work.
    return spectrum.astype(np.complex64)


def _refined(ink: Mask, hidden: Mask, x: float, y: float, radius: float) -> Iterator[Ring]:
    """Circles about there, each with the share of its way round that has ink, where text does not hide it."""
    thick = _thickened(ink, 2)
    for dx in (-2.0, 0.0, 2.0):
        for dy in (-2.0, 0.0, 2.0):
            for r in (radius - 1.5, radius, radius + 1.5):
                on, seen = _way_round(thick, hidden, x + dx, y + dy, r)
                outside, _ = _way_round(thick, hidden, x + dx, y + dy, r + 7)
                # Where less than half of the circle can be seen, what is seen counts for no more than that half.
                yield Ring(x + dx, y + dy, r, on * min(1.0, seen / 0.5) - 0.5 * outside)


def _way_round(thick: Mask, hidden: Mask, x: float, y: float, radius: float) -> tuple[float, float]:
    """The share of a circle's visible way with ink on it, and the share that is visible."""
    import numpy as np

    angle = np.arange(SECTORS) * (2 * np.pi / SECTORS)
    columns = np.rint(x + radius * POINT * np.cos(angle)).astype(int)
    rows = np.rint(y + radius * POINT * np.sin(angle)).astype(int)
    inside = (rows >= 0) & (rows < thick.shape[0]) & (columns >= 0) & (columns < thick.shape[1])
    rows, columns = rows[inside], columns[inside]
    clear = ~hidden[rows, columns] | thick[rows, columns]
    seen = float(clear.sum())
    return float(thick[rows, columns].sum()) / max(seen, 1.0), seen / SECTORS


def _thickened(ink: Mask, by: int) -> Mask:
    thick = ink.copy()
    for axis in (0, 1):
        once = thick.copy()
        for step in range(1, by + 1):
            ahead, behind = [slice(None)] * 2, [slice(None)] * 2
            ahead[axis], behind[axis] = slice(step, None), slice(None, -step)
            thick[tuple(ahead)] |= once[tuple(behind)]
            thick[tuple(behind)] |= once[tuple(ahead)]
    return thick


def _stamp(ink: Mask, picture: Picture, ring: Ring | None, page: Page, area: Box) -> Mark:
    if ring and ring.coverage >= 0.7:
        at = (area[0] + ring.x / POINT, area[1] + ring.y / POINT)
        r = ring.radius + 2
        round_about, across = round(100 * min(ring.coverage, 1)), ring.radius * 2 * 25.4 / 72
        why = f"Lingkaran bergaris tinta {round_about} % keliling, garis tengah {across:.0f} mm."
        confidence = round(min(0.97, 0.6 + 0.4 * ring.coverage), 2)
        return Mark("present", confidence, page.number, (at[0] - r, at[1] - r, at[0] + r, at[1] + r), why)
    coloured = float(_coloured(picture, ink).sum()) / POINT**2
    extent = _extent(ink)
    if (ring is None or ring.coverage < 0.45) and coloured < SPECKS and extent[3] - extent[1] < 75 * POINT:
        return Mark(
            "absent", 0.87, why="Tidak ada bentuk lingkaran atau tinta berwarna cap di sekitar tanda tangan."
        )
    return Mark(
        "unsure", 0.5, page.number, _placed(extent, area), "Ada tinta yang belum jelas cap atau bukan."
    )


def _coloured(picture: Picture, ink: Mask) -> Mask:
    """Ink that is neither black nor blue: violet, red, green."""
    lack = 255 - picture
    strength = _most(lack)
    mask: Mask = ink & (abs(lack[..., 1] - lack[..., 0]) > 0.18 * strength) & (strength > 70)
    return mask


# ---------------------------------------------------------------- the signature


def _signature(ink: Mask, picture: Picture, ring: Ring | None, page: Page, block: Block, area: Box) -> Mark:
    """Strokes outside the stamp, of a signature's size, in black or blue."""
    import numpy as np

    rest = ink.copy()
    stamped = ring is not None and ring.coverage >= 0.7
    if ring is not None and stamped:
        rows, columns = np.ogrid[: ink.shape[0], : ink.shape[1]]
        rest &= np.hypot(columns - ring.x, rows - ring.y) > (ring.radius + 4) * POINT
    amount = float(rest.sum()) / POINT**2
    if amount < SPECKS:
        if stamped:
            why = "Di luar cap tidak ada goresan; tanda tangan mungkin tertutup cap."
            return Mark("unsure", 0.5, page.number, why=why)
        return Mark("absent", 0.9, why="Tidak ada goresan di sekitar nama penanda tangan.")
    extent = _extent(rest)
    width, height = (extent[2] - extent[0]) / POINT, (extent[3] - extent[1]) / POINT
    box = _placed(extent, area)
    filled = amount / max(width * height, 1.0)
    strange = float(_coloured(picture, rest).sum()) / max(float(rest.sum()), 1.0)
    # A large round thing that is no clear ring may be a worn stamp.
    strange += 1.0 if not stamped and ring is not None and ring.coverage > 0.4 and height > 50 else 0.0
    near = box[1] < block.name_box[3] + 6 and box[3] > block.position_box[3] - 10
    if amount >= 25 and width >= 28 and 8 <= height <= 75 and filled < 0.45 and strange < 0.3 and near:
        return Mark("present", 0.9, page.number, box, _how(page, box))
    return Mark("unsure", 0.5, page.number, box, "Ada goresan yang belum jelas tanda tangan atau bukan.")


def _how(page: Page, box: Box) -> str:
    pasted = any(d.kind == "image" and _meet(d.box, box) for d in page.drawn)
    return "Goresan tinta di atas nama" + (" (gambar yang ditempel pada PDF digital)." if pasted else ".")


def _extent(ink: Mask) -> tuple[float, float, float, float]:
    """Where the ink lies, its last hundredth at each side left out (specks)."""
    import numpy as np

    rows, columns = np.nonzero(ink)
    x0, x1 = np.percentile(columns, (1, 99))
    y0, y1 = np.percentile(rows, (1, 99))
    return float(x0), float(y0), float(x1) + 1, float(y1) + 1


def _placed(extent: tuple[float, float, float, float], area: Box) -> Box:
    x0, y0, x1, y1 = (round(value / POINT, 1) for value in extent)
    return (area[0] + x0, area[1] + y0, area[0] + x1, area[1] + y1)
