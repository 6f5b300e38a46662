"""Decided marks are right, doubts are said: drawn over many seeds, inks and decoys of our own making."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsing.letter import read
from tests.surat.buat import BLACK, BLUE, VIOLET, A, C, Surat, cap, halaman, kode_qr, tanda_tangan, tempel
from workflow.facts import File, Letter

RED, GREEN = (170, 30, 40), (20, 110, 60)
X, Y = 320.0, 250.0
"""Where the name stands on the page of letter A, in PDF coordinates (measured by `name_place`)."""
Draw = Callable[[Canvas, float, float], None]


def name_place(letter: Surat) -> tuple[float, float]:
    found = judged(letter)
    assert found.signer is not None
    from parsing.pages import open_pages

    with open_pages(made(letter)) as document:
        page = document.pages[0]
        box = next(run.box for line in page.lines for run in line.runs if run.text == letter.nama)
    return box[0], A4[1] - box[3]


def made(letter: Surat, *draws: Draw, at: tuple[float, float] = (X, Y)) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    halaman(canvas, replace(letter, tanda=()))
    for draw in draws:
        draw(canvas, *at)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def judged(letter: Surat, *draws: Draw, at: tuple[float, float] = (X, Y)) -> Letter:
    content = made(letter, *draws, at=at)
    return read(content, File("0" * 64, "s.pdf", "application/pdf", len(content)), (), "on")[0]


def signature(seed: int, ink: tuple[int, int, int] = BLUE, wide: float = 120) -> Draw:
    return lambda c, x, y: tempel(c, tanda_tangan(seed, ink), x + 10, y + 4, wide)


def stamp(seed: int, ink: tuple[int, int, int] = VIOLET, wide: float = 112, dx: float = -62) -> Draw:
    return lambda c, x, y: tempel(c, cap(seed, ink), x + dx, y - 26, wide)


def oval(c: Canvas, x: float, y: float) -> None:
    c.saveState()
    c.setStrokeColorRGB(0.35, 0.15, 0.55)
    c.setLineWidth(3)
    c.ellipse(x - 70, y - 10, x + 50, y + 50)
    c.ellipse(x - 55, y, x + 35, y + 40)
    c.restoreState()


def date_stamp(c: Canvas, x: float, y: float) -> None:
    c.saveState()
    c.setStrokeColorRGB(0.7, 0.1, 0.1)
    c.setFillColorRGB(0.7, 0.1, 0.1)
    c.setLineWidth(2)
    c.rect(x - 90, y + 5, 85, 40)
    for row in range(3):
        c.rect(x - 84, y + 12 + 10 * row, 70, 4, fill=1)
    c.restoreState()


def highlighter(c: Canvas, x: float, y: float) -> None:
    c.saveState()
    c.setFillColorRGB(1, 1, 0.1, alpha=0.5)
    c.rect(x - 4, y - 4, 150, 16, stroke=0, fill=1)
    c.restoreState()


def border(c: Canvas, x: float, y: float) -> None:
    c.rect(x - 30, y - 40, 220, 120)


def qr(c: Canvas, x: float, y: float) -> None:
    tempel(c, kode_qr(3), x + 10, y + 14, 48)


def coloured_qr(c: Canvas, x: float, y: float) -> None:
    code = kode_qr(3)
    mark = ImageDraw.Draw(code)
    mark.ellipse((70, 70, 120, 120), fill=(200, 30, 30))
    tempel(c, code, x - 70, y + 4, 60)


def photograph(c: Canvas, x: float, y: float) -> None:
    dice = random.Random(4)
    picture = Image.new("RGB", (80, 50))
    picture.putdata([(dice.randrange(60, 220), 60, dice.randrange(120, 200)) for _ in range(4000)])
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG")
    c.drawImage(ImageReader(buffer), x - 80, y, 80, 50)


def paper_crop(c: Canvas, x: float, y: float) -> None:
    """A signature cut from a scan, with its grey paper."""
    crop = Image.new("RGB", (420, 210), (196, 196, 190))
    ink = tanda_tangan(5)
    crop.paste(ink, (0, 0), ink)
    tempel(c, crop, x, y + 4, 120)


def paraf(c: Canvas, x: float, y: float) -> None:
    tempel(c, tanda_tangan(9, BLACK, 200), x - 24, y - 6, 20)


def three_paraf(c: Canvas, x: float, y: float) -> None:
    """Of those through whose hands the letter went."""
    tempel(c, tanda_tangan(11, BLUE, 200), x - 34, y - 10, 30)
    tempel(c, tanda_tangan(12, BLACK, 200), x + 172, y - 8, 34)
    tempel(c, tanda_tangan(13, BLUE, 200), x + 212, y - 12, 26)


def vector_signature(c: Canvas, x: float, y: float) -> None:
    c.saveState()
    c.setStrokeColorRGB(0.05, 0.1, 0.5)
    c.setLineWidth(1.6)
    path = c.beginPath()
    path.moveTo(x + 10, y + 20)
    path.curveTo(x + 30, y + 60, x + 45, y - 5, x + 60, y + 35)
    path.curveTo(x + 70, y + 55, x + 75, y + 5, x + 95, y + 30)
    path.lineTo(x + 130, y + 24)
    c.drawPath(path)
    c.restoreState()


@pytest.fixture(scope="module", params=["A", "C"])
def block(request):
    letter = {"A": A, "C": C}[request.param]
    return letter, name_place(letter)


SEEDS = range(1, 9)


def test_signature_and_stamp_are_both_found(block):
    letter, at = block
    inks = [
        (BLUE, VIOLET),
        (BLACK, VIOLET),
        (BLACK, BLUE),
        (BLUE, BLUE),
        (BLACK, RED),
        (BLUE, GREEN),
        (BLUE, BLACK),
        (BLACK, BLACK),
    ]
    verdicts = []
    for seed, (pen, pad) in zip(SEEDS, inks, strict=True):
        found = judged(letter, stamp(seed, pad, wide=95 + 4 * seed), signature(seed, pen), at=at)
        verdicts.append((found.signature.verdict, found.stamp.verdict))
    assert all("absent" not in pair for pair in verdicts), verdicts
    assert sum(pair == ("present", "present") for pair in verdicts) >= 6, verdicts


def test_a_signature_alone_is_not_taken_for_a_stamp(block):
    letter, at = block
    found = [judged(letter, signature(seed, (BLUE, BLACK)[seed % 2]), at=at) for seed in SEEDS]
    assert all(f.stamp.verdict != "present" for f in found)
    assert all(f.signature.verdict != "absent" for f in found)
    assert sum((f.signature.verdict, f.stamp.verdict) == ("present", "absent") for f in found) >= 6


def test_a_stamp_alone_is_not_taken_for_a_signature(block):
    letter, at = block
    for seed, ink in zip(SEEDS, (VIOLET, BLUE, RED, GREEN, BLACK, VIOLET, BLUE, BLACK), strict=True):
        found = judged(letter, stamp(seed, ink, wide=90 + 5 * seed, dx=-70 + 6 * seed), at=at)
        assert found.signature.verdict != "present", (seed, found.signature)
        assert found.stamp.verdict == "present", (seed, found.stamp)


def test_the_ornament_of_a_coloured_stamp_is_no_signature():
    """The net alone sends each of these to a person."""
    at = name_place(C)
    for seed, ink in ((5, BLUE), (11, GREEN), (12, VIOLET)):
        found = judged(C, stamp(seed, ink, wide=90 + 3 * seed, dx=-70 + 5 * seed), at=at)
        assert (found.signature.verdict, found.stamp.verdict) == ("absent", "present"), seed


def test_a_clean_block_has_neither(block):
    letter, at = block
    for draws in ((), (border,)):
        found = judged(letter, *draws, at=at)
        assert (found.signature.verdict, found.stamp.verdict) == ("absent", "absent"), draws


@pytest.mark.parametrize(
    "decoy",
    [date_stamp, highlighter, qr, coloured_qr, photograph, paraf, three_paraf],
    ids=lambda d: d.__name__,
)
def test_a_decoy_is_neither_signature_nor_round_stamp(block, decoy):
    letter, at = block
    found = judged(letter, decoy, at=at)
    assert found.signature.verdict != "present", found.signature
    assert found.stamp.verdict != "present", found.stamp


def test_what_could_be_the_stamp_of_a_school_is_never_called_absent(block):
    letter, at = block
    assert judged(letter, oval, signature(3), at=at).stamp.verdict != "absent"


def test_a_signature_with_its_paper_is_found_and_called_pasted(block):
    letter, at = block
    found = judged(letter, paper_crop, at=at).signature
    assert found.verdict != "absent"
    assert found.pasted
    assert "ditempel" in found.why or found.verdict == "unsure"


def test_a_drawn_signature_counts_and_only_a_picture_is_called_pasted(block):
    letter, at = block
    drawn, pasted = judged(letter, vector_signature, at=at), judged(letter, signature(3), at=at)
    assert drawn.signature.verdict == "present"
    assert "ditempel" not in drawn.signature.why
    assert "ditempel" in pasted.signature.why


def test_marks_elsewhere_on_the_page_do_not_count(block):
    letter, (x, y) = block
    far = (x - 200, y - 150)
    found = judged(letter, stamp(2), signature(2), at=far)
    assert (found.signature.verdict, found.stamp.verdict) == ("absent", "absent")
