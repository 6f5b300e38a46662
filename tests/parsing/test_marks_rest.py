"""What the file of a digital page draws where a mark is asked for is never called nothing, however little shows of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsing.marks.digital import Laid
from parsing.marks.places import Spot
from parsing.marks.rest import left_over
from parsing.page import Drawn
from parsing.signer import Block
from tests.parsing.test_marks import judged, name_place, qr, signature, stamp, vector_signature
from tests.surat.buat import A, tanda_tangan, tempel
from workflow.facts import Signer

Draw = Callable[[Canvas, float, float], None]


@pytest.fixture(scope="module")
def at() -> tuple[float, float]:
    return name_place(A)


def pale(c: Canvas, x: float, y: float) -> None:
    """A scanned signature that somebody has made so light that it hardly differs from the paper."""
    tempel(c, nearly_white(tanda_tangan(5, (0, 0, 0))), x + 10, y + 4, 110)


def nearly_white(mark: Image.Image, least: int = 241) -> Image.Image:
    grey = mark.convert("RGBA")
    paper = Image.new("RGBA", grey.size, "white")
    paper.alpha_composite(grey)
    return paper.convert("L").point([least + (255 - least) * v // 255 for v in range(256)]).convert("RGB")


def pale_strokes(c: Canvas, x: float, y: float) -> None:
    c.saveState()
    c.setStrokeColorRGB(0.93, 0.93, 0.93)
    for n in range(20):
        c.line(x + 10 + 4 * n, y + 10 + 9 * (n % 3), x + 16 + 4 * n, y + 24 - 7 * (n % 2))
    c.restoreState()


def small_under_the_stamp(c: Canvas, x: float, y: float) -> None:
    """A scribble wholly within the ring, in the stamp's own colour."""
    stamp(4)(c, x, y)
    tempel(c, tanda_tangan(9, (90, 60, 140)), x - 30, y + 22, 40)


@pytest.mark.parametrize("way", [pale, pale_strokes, small_under_the_stamp], ids=lambda way: way.__name__)
def test_a_signature_that_hardly_shows_is_not_called_absent(way, at):
    assert judged(A, way, at=at).signature.verdict != "absent"


@pytest.mark.parametrize(
    ("box", "doubted"),
    [
        ((300, 520, 390, 610), True),
        ((300, 540, 390, 575), False),
        ((300, 520, 330, 550), False),
        ((40, 520, 130, 610), False),
    ],
    ids=("round", "a signature's", "small", "elsewhere"),
)
def test_a_picture_as_large_as_a_stamp_is_a_doubt_where_one_belongs(box, doubted):
    block = Block(Signer(), 1, (320, 510, 460, 522), (320, 585, 460, 597), (320, 510, 460, 620))
    laid = Laid(False, "", things=(Drawn("image", box),), bare=np.ones((900, 900), bool))
    assert (left_over("stamp", laid, (0, 0, 595, 842), block, Spot(-9.0, None)) == box) is doubted


def ground(c: Canvas, x: float, y: float) -> None:
    """A tint behind half of the page, as letterheads have it."""
    c.drawImage(ImageReader(Image.new("RGB", (60, 84), (240, 240, 240))), 150, 60, 400, 500)


def white(c: Canvas, x: float, y: float) -> None:
    c.drawImage(ImageReader(Image.new("RGB", (90, 40), "white")), x, y + 5, 120, 50)


def frame(c: Canvas, x: float, y: float) -> None:
    c.rect(x - 20, y - 40, 200, 120)


def underlined(c: Canvas, x: float, y: float) -> None:
    """A rule under the name, drawn in pieces."""
    for n in range(12):
        c.rect(x + 12 * n, y - 2, 11, 0.8, stroke=0, fill=1)


def initials(c: Canvas, x: float, y: float) -> None:
    tempel(c, tanda_tangan(2, (0, 0, 0)), x - 40, y - 4, 18)


@pytest.mark.parametrize("way", [ground, white, frame, underlined, qr], ids=lambda way: way.__name__)
def test_what_can_be_no_mark_leaves_the_place_empty(way, at):
    found = judged(A, way, at=at)
    assert (found.signature.verdict, found.stamp.verdict) == ("absent", "absent")


def test_a_stamp_alone_over_a_rule_in_pieces_leaves_no_doubt_of_a_signature(at):
    """Its own picture explains it."""
    assert (
        judged(A, stamp(4), underlined, at=at).signature.verdict
        == judged(A, stamp(4), at=at).signature.verdict
    )


def test_a_signature_alone_is_no_doubtful_stamp(at):
    for way in (signature(3), vector_signature):
        assert judged(A, way, at=at).stamp.verdict == "absent"


def test_the_doubt_says_why_and_shows_the_place_but_teaches_the_scale_nothing(at):
    mark = judged(A, small_under_the_stamp, at=at).signature
    assert "ditempel" in mark.why
    assert mark.box is not None
    assert mark.box[0] == pytest.approx(at[0] - 30, abs=8)
    assert mark.score is None
