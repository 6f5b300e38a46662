"""The evidence picture shows what was found, what is missing and what a person has to look at; words stay on the page."""

from __future__ import annotations

import io
import random
from datetime import date
from pathlib import Path

import PIL.Image
import PIL.ImageDraw
import pytest

from parsing import picture
from parsing.letter import read_pictured
from parsing.page import Page
from parsing.picture import GREEN, LARGEST, ORANGE, RED, WIDTH, Note, draw, evidence
from parsing.signer import Block
from tests.surat.buat import gambar_pdf
from workflow.facts import File, Letter, Mark, Signer

FOLDER = Path(__file__).parent.parent / "surat"
PAPER = File("0" * 64, "surat.png", "image/png", 1)
BLOCK = Block(
    Signer("CONTOH SATU", "KEPALA DINAS"), 1, (320, 500, 450, 512), (320, 570, 420, 582), (320, 500, 450, 606)
)
FOUND = Mark("present", 0.97, 1, (330, 520, 420, 566), "…")
ABSENT = Mark("absent", 0.95)
UNSURE = Mark("unsure", 0.5, 1, (215, 505, 430, 594))


def paper(noise: bool = False) -> Page:
    """A white page at 100 dpi, or a copy full of specks."""
    sheet = PIL.Image.new("RGB", (827, 1169), "white")
    if noise:
        dice = random.Random(3)
        sheet = PIL.Image.frombytes("L", sheet.size, dice.randbytes(827 * 1169)).point(
            lambda v: 255 * (v > 120)
        )
    return Page(1, 595.0, 842.0, paper=lambda: sheet.convert("RGB"))


def shown(signature: Mark, stamp: Mark, page: Page | None = None) -> PIL.Image.Image:
    letter = Letter(PAPER, signature=signature, stamp=stamp, signer=BLOCK.signer, text_source="ocr")
    made = evidence(page or paper(), letter, BLOCK, [("number", (120, 90, 220, 102))])
    assert len(made) <= LARGEST
    return PIL.Image.open(io.BytesIO(made)).convert("RGB")


def amount(sheet: PIL.Image.Image, colour: tuple[int, int, int]) -> int:
    """How much of a colour there is, JPEG's blur forgiven."""
    counted = sheet.getcolors(sheet.width * sheet.height) or []
    return sum(n for n, c in counted if all(abs(a - b) < 24 for a, b in zip(c, colour, strict=True)))


@pytest.mark.parametrize(
    ("signature", "stamp", "colours"),
    [
        (FOUND, FOUND, (GREEN,)),
        (FOUND, ABSENT, (GREEN, RED)),
        (UNSURE, ABSENT, (GREEN, RED, ORANGE)),
        (UNSURE, UNSURE, (GREEN, ORANGE)),
    ],
)
def test_each_verdict_has_its_colour(signature, stamp, colours):
    sheet = shown(signature, stamp)
    for colour in (GREEN, RED, ORANGE):
        assert (amount(sheet, colour) > 400) is (colour in colours), colour


def test_what_is_asked_stands_once_more_under_the_page_and_larger():
    calm, asked = shown(FOUND, FOUND), shown(FOUND, ABSENT)
    assert asked.height > calm.height + 250
    assert asked.width == calm.width == WIDTH


def test_nothing_is_drawn_over_the_enlarged_part():
    asked = shown(ABSENT, ABSENT)
    below = asked.crop((0, asked.height - 250, asked.width, asked.height))
    assert amount(below, RED) == amount(below, GREEN) == 0


def test_a_copy_full_of_specks_still_fits_and_is_not_made_small():
    sheet = shown(UNSURE, UNSURE, paper(noise=True))
    assert sheet.width >= 450


@pytest.mark.parametrize("x", [0, 250, 560])
@pytest.mark.parametrize("y", [0, 400, 820])
def test_words_stay_on_the_page_wherever_their_box_is(x, y):
    """Every label is as wide as its words, wholly on the sheet, and its box is drawn."""
    sheet = PIL.Image.new("RGB", (800, 1146), "white")
    words = "tanda tangan dan cap: mohon dilihat"
    draw(sheet, [Note("doubt", words, (x, y, x + 30, y + 20))], 595.0, [], [("doubt", words)])
    label = picture._words(words, 16, (255, 255, 255), ORANGE, "RGB")
    filled = [
        p
        for p in range(sheet.height - 40)
        if amount(sheet.crop((0, p, 800, p + 1)), ORANGE) > 0.5 * label.width
    ]
    assert len(filled) >= label.height - 6


def test_labels_of_neighbours_do_not_cover_each_other():
    sheet = PIL.Image.new("RGB", (800, 1146), "white")
    notes = [Note("found", f"bagian {n}", (300, 300 + 22 * n, 380, 318 + 22 * n)) for n in range(4)]
    draw(sheet, notes, 595.0, [], [])
    label = picture._words("bagian 0", 16, (255, 255, 255), GREEN, "RGB")
    area = sheet.crop((520, 380, 800, 560))
    assert amount(area, GREEN) > 4 * 0.6 * label.width * label.height


def test_a_page_of_any_shape_has_a_picture():
    for size in ((595.0, 842.0), (842.0, 595.0), (30.0, 4000.0), (5000.0, 20.0), (1.0, 1.0)):
        sheet = PIL.Image.new("RGB", (40, 40), "white")
        page = Page(1, *size, paper=lambda sheet=sheet: sheet)
        made = evidence(page, Letter(PAPER, signature=UNSURE, stamp=ABSENT), BLOCK)
        assert made.startswith(b"\xff\xd8")
        assert len(made) <= LARGEST


def test_a_scan_without_a_signer_block_says_so():
    found = read_pictured(
        gambar_pdf(PIL.Image.new("RGB", (800, 1100), "white")), PAPER, near=date(2026, 11, 23)
    )
    ((_, made),) = found
    assert amount(PIL.Image.open(io.BytesIO(made)).convert("RGB"), ORANGE) > 100
