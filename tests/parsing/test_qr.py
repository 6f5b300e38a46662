"""QR codes are read and shown, and change no verdict."""

from __future__ import annotations

import io
from datetime import date

import PIL.Image
import pytest
import zxingcpp

from parsing.letter import read
from parsing.pages import open_pages
from parsing.qr import LONGEST, read_codes, said
from tests.surat.buat import gambar_pdf
from workflow.facts import File

LINK = "https://tte.contoh.test/v/8F3A-0917"


def sheet(text: str = LINK, side: int = 160, turn: int = 0) -> PIL.Image.Image:
    """A page at 150 dpi with a code of 27 mm."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)
    page = PIL.Image.new("RGB", (1240, 1754), "white")
    page.paste(PIL.Image.fromarray(code).resize((side, side)), (700, 1200))
    return page.rotate(turn, fillcolor="white")


def as_pdf(page: PIL.Image.Image) -> bytes:
    return gambar_pdf(page)


@pytest.mark.parametrize("turn", [0, 3, 180])
def test_a_code_is_read_from_a_scan(turn):
    with open_pages(as_pdf(sheet(turn=turn))) as document:
        assert read_codes(document.pages[0]) == ("tte.contoh.test/v/8F3A-0917",)


def test_a_page_without_codes_has_none():
    with open_pages(as_pdf(PIL.Image.new("RGB", (1240, 1754), "white"))) as document:
        assert read_codes(document.pages[0]) == ()


def test_what_a_code_says_is_one_short_line_and_no_link():
    assert said("HTTPS://www.contoh.test/a\r\nBcc: x@y.test\u202e") == "contoh.test/a Bcc: x@y.test"
    assert len(said("x" * 3000)) == LONGEST
    assert said("\x00 \n") == ""


def test_a_code_is_told_and_counts_for_nothing():
    out = io.BytesIO()
    sheet().save(out, "PNG")
    content = out.getvalue()
    (letter,) = read(content, File("0" * 64, "x.png", "image/png", len(content)), near=date(2026, 11, 23))
    assert letter.electronic.verdict == "none"
    assert letter.electronic.codes == ("tte.contoh.test/v/8F3A-0917",)
    assert "tte.contoh.test/v/8F3A-0917" in letter.electronic.why
    assert "tidak dihitung" in letter.electronic.why
    assert "present" not in (letter.signature.verdict, letter.stamp.verdict)
