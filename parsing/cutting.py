"""A page of a letter and the place of a mark on it, cut out as pictures: examples for people and for a later training.

Runs in the limited child only; draws nothing and judges nothing.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from parsing.page import Page
from parsing.pages import open_pages
from workflow.facts import Box

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 150.0
ROOM = 36.0
"""Points around a mark: what it lies on is part of the example."""


def cut(path: Path, number: int | None, box: Box | None) -> tuple[bytes, bytes]:
    """The page, set straight, and the part of it around the box (a place on the page as shown in the file), as JPEG; empty
    where there is none."""
    with open_pages(path, number or 1, "off") as document:
        page = next((p for p in document.pages if p.number == (number or 1)), None)
        if page is None:
            return b"", b""
        return _jpeg(page.render(DPI)), _jpeg(page.render_part(_around(page, box), DPI)) if box else b""


def _around(page: Page, box: Box) -> Box:
    """The box on the straight page, with room around it, within the page."""
    x0, y0, x1, y1 = _straight(page, box)
    return (
        max(0.0, x0 - ROOM),
        max(0.0, y0 - ROOM),
        min(page.width, x1 + ROOM),
        min(page.height, y1 + ROOM),
    )


def _straight(page: Page, box: Box) -> Box:
    if page.back is None:
        return box
    import numpy as np

    corners = np.array([(x, y, 1.0) for x in (box[0], box[2]) for y in (box[1], box[3])])
    moved = corners @ np.linalg.inv(np.array(page.back)).T
    across, down = moved[:, 0] / moved[:, 2], moved[:, 1] / moved[:, 2]
    return (float(across.min()), float(down.min()), float(across.max()), float(down.max()))


def _jpeg(picture: Image) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()
