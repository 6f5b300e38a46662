"""Is a PDF page a picture, whatever text lies on it? Apps that photograph letters lay unseen text over or under the
picture; it is their guess, it can be forged, and nobody who signed the letter has seen it: the picture wins."""

from __future__ import annotations

import contextlib
import ctypes
import re
from typing import Any

from parsing.page import Page

COVERS = 0.7
"""Share of the page that pictures must cover to be the page."""
LEAST_SEEN = 200
"""Characters that are really printed over a full picture (a letterhead as background) to make a digital page of it."""
FEW = 25
TYPOGRAPHIC = "–—‘’“”•·…°×½¼²³§«»→✓■□●○"
MOST_OBJECTS = 3_000


def is_picture(page: Page) -> bool:
    """Do pictures make up the page, with no or hardly any text that can be seen over them?"""
    if page.number and not page.drawn:
        return False
    area = max(page.width * page.height, 1.0)
    covered = sum(_clipped(d.box, page) for d in page.drawn if d.kind == "image") / area
    if covered < COVERS:
        return False
    return len(page.text) < FEW or _seen_letters(page.source) < LEAST_SEEN


def is_legible(text: str) -> bool:
    """Can the words be words? Fonts without a table of their characters give other letters than those that are seen: such a
    page is read from its picture."""
    shown = "".join(text.split())
    if len(shown) < 60:
        return True
    foreign = "" if shown.isascii() else [char for char in shown if not char.isascii()]
    strange = sum(not (char.isalpha() or char in TYPOGRAPHIC) for char in foreign)
    private = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in foreign)
    if strange > 0.2 * len(shown) or private > 0.1 * len(shown):
        return False
    letters = "".join(re.findall(r"[A-Za-z]{3,}", text)).lower()
    vowels = sum(letters.count(vowel) for vowel in "aeiou")
    return len(letters) < 60 or 0.2 < vowels / len(letters) < 0.7


def _clipped(box: tuple[float, float, float, float], page: Page) -> float:
    across = min(box[2], page.width) - max(box[0], 0.0)
    down = min(box[3], page.height) - max(box[1], 0.0)
    return max(across, 0.0) * max(down, 0.0)


def _seen_letters(source: Any) -> int:
    """Characters drawn over the last large picture, in a colour and mode that show."""
    import pypdfium2
    import pypdfium2.raw as raw

    text = source.get_textpage()
    largest = 0.3 * source.get_width() * source.get_height()
    seen = 0
    try:
        for order, thing in enumerate(source.get_objects(max_depth=4)):
            if order >= MOST_OBJECTS:
                break
            with contextlib.suppress(pypdfium2.PdfiumError):
                if thing.type == raw.FPDF_PAGEOBJ_IMAGE and _area(thing) > largest:
                    # It hides what was drawn before it.
                    seen = 0
                elif thing.type == raw.FPDF_PAGEOBJ_TEXT and _shows(thing.raw):
                    # Two bytes a character and two for the end.
                    seen += max(0, raw.FPDFTextObj_GetText(thing.raw, text.raw, None, 0) // 2 - 1)
    finally:
        text.close()
    return seen


def _area(thing: Any) -> float:
    x0, y0, x1, y1 = thing.get_bounds()
    return float(abs((x1 - x0) * (y1 - y0)))


def _shows(thing: Any) -> bool:
    import pypdfium2.raw as raw

    if raw.FPDFTextObj_GetTextRenderMode(thing) in (
        raw.FPDF_TEXTRENDERMODE_INVISIBLE,
        raw.FPDF_TEXTRENDERMODE_CLIP,
    ):
        return False
    red, green, blue, alpha = (ctypes.c_uint(0) for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return True
    return alpha.value > 60 and min(red.value, green.value, blue.value) < 200
