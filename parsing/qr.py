"""QR codes on a page and what they say: shown to people, never counted, as anybody can print one. No link is followed."""

from __future__ import annotations

import re

from parsing.page import Page

MOST = 4
LONGEST = 120
DPI = 150.0
"""A code of 25 mm has some 4 dots a module here; a photograph is read as it is."""
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_HIDDEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def read_codes(page: Page) -> tuple[str, ...]:
    """The words of the codes on the page, shortened, without "https://", so that no mail program makes a link of them."""
    import zxingcpp

    if page.source is None and not page.scanned:
        return ()
    shown = page.picture.convert("L") if page.picture is not None else page.render(DPI, colour=False)
    kinds = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(shown, formats=kinds, try_invert=False)
    words = (said(code.text) for code in found if code.valid)
    return tuple(dict.fromkeys(word for word in words if word))[:MOST]


def said(text: str) -> str:
    """Outside text on one line, cut."""
    text = _SCHEME.sub("", _HIDDEN.sub(" ", text).strip())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
