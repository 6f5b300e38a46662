"""A picture file -> pages: JPEG, PNG, TIFF of many pages, HEIC; upright as its camera says, then set straight.

Runs in the limited child only. DIAGNOSTICS: as parsing/pages.py.
"""

from __future__ import annotations

import contextlib
import functools
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PIL.Image import Transpose

from parsing.page import A4_WIDTH, LARGEST_SOURCE, Document, Page

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_SIDE = 2_900
"""Dots of the longer side that are kept: 200 dpi of A4 are 2339, and a photograph has a table around the paper."""
ORIENTATION = 0x0112
TURNS: dict[Any, Any] = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What undoes each orientation of EXIF."""
FORMATS = ("JPEG", "PNG", "TIFF", "HEIF")


@contextlib.contextmanager
def open_picture(content: bytes, most: int) -> Iterator[Document]:
    """Every frame of the picture is a page."""
    import PIL.Image

    PIL.Image.MAX_IMAGE_PIXELS = LARGEST_SOURCE
    try:
        count, pages = _pages(content, most)
    except PIL.UnidentifiedImageError:
        # A picture of a kind that no reader here knows.
        yield Document(trouble="unreadable" if content[4:8] == b"ftyp" else "broken")
        return
    except (PIL.Image.DecompressionBombError, _TooLarge):
        yield Document(trouble="too-large")
        return
    except (OSError, ValueError, SyntaxError, TypeError, IndexError, KeyError, EOFError):
        # What Pillow's readers raise on broken files.
        yield Document(trouble="broken")
        return
    yield Document(count, tuple(pages), "" if pages else "broken", "picture")


class _TooLarge(Exception):
    pass


def _pages(content: bytes, most: int) -> tuple[int, list[Page]]:
    from parsing.straighten import set_straight

    with _opened(content) as raw:
        count = int(getattr(raw, "n_frames", 1))
        # Only a TIFF has pages; the frames of a HEIC are other takes and thumbnails.
        count = count if raw.format == "TIFF" else 1
    pages: list[Page] = []
    for frame in range(min(count, most)):
        try:
            first = upright(content, frame)
        except (OSError, ValueError, SyntaxError, TypeError, EOFError):
            # One bad page does not spoil the others.
            if count == 1:
                raise
            continue
        page = Page(frame + 1, A4_WIDTH, A4_WIDTH * first.height / max(first.width, 1))
        set_straight(page, functools.partial(upright, content, frame), first)
        pages.append(page)
    return count, pages


def _opened(content: bytes) -> Image:
    import PIL.Image

    if content[4:8] == b"ftyp":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)
    return PIL.Image.open(io.BytesIO(content), formats=FORMATS)


def upright(content: bytes, frame: int) -> Image:
    """One frame in colour, turned as its camera says, not larger than is of use."""
    with _opened(content) as raw:
        if frame:
            raw.seek(frame)
        if raw.width * raw.height > LARGEST_SOURCE:
            raise _TooLarge
        turn = TURNS.get(raw.getexif().get(ORIENTATION, 1))
        raw.draft("RGB", (LARGEST_SIDE * 2 // 3, LARGEST_SIDE * 2 // 3))
        raw.load()
        picture = on_white(raw)
        if max(picture.size) > LARGEST_SIDE:
            picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE), reducing_gap=1.5)
        return picture if turn is None else picture.transpose(turn)


def on_white(picture: Image) -> Image:
    """In three colours; what is transparent shows white paper, not black."""
    import PIL.Image

    if picture.mode == "RGB":
        return picture.copy()
    if picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        sheet = PIL.Image.new("RGB", picture.size, "white")
        sheet.paste(picture, mask=picture.getchannel("A"))
        return sheet
    if picture.mode.startswith("I") or picture.mode == "F":
        # Sixteen bits of grey: Pillow would cut them off, not scale them.
        extremes: Any = picture.getextrema()
        low, span = extremes[0], max(extremes[1] - extremes[0], 1)
        picture = picture.point(lambda value: (value - low) * (255 / span)).convert("L")
    return picture.convert("RGB")
