"""On a digital page the net looks only where the file draws something besides text: no way to draw a mark escapes it."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import PIL.Image
import pypdfium2.raw as raw
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from parsing.contents import mend, read_sheaf
from parsing.marks import digital, sight
from parsing.marks.digest import digest_of, distance
from parsing.marks.places import POINT
from parsing.page import Page
from parsing.pages import open_pages
from parsing.sheets import part
from parsing.signer import Block
from tests.parsing.test_marks import made, name_place, qr, vector_signature
from tests.surat.buat import BLACK, A, cap, tanda_tangan, tempel
from workflow.facts import Electronic, File

Draw = Callable[[Canvas, float, float], None]
STROKES = "{x0} {y1} m {x1} {y2} {x2} {y0} {x3} {y1} c {x4} {y2} {x5} {y0} {x6} {y1} c"


@pytest.fixture(scope="module")
def at() -> tuple[float, float]:
    return name_place(A)


def looked(content: bytes, then: Callable[[Page, Block | None, sight.Sight], object]) -> object:
    """What `then` finds on the first page while the file is open."""
    with open_pages(content) as document:
        mend(document.pages)
        _, found = read_sheaf(part(document.pages)[0], File("0" * 64, "s.pdf", "", 1), (), None, Electronic())
        page = document.pages[0]
        return then(page, found.block, sight.look(page, found.block))


def is_seen(content: bytes, at: tuple[float, float], wide: float = 120, high: float = 30) -> bool:
    """Does the net look at the whole of what was drawn from `at` on (PDF coordinates), and is a signature there?"""

    def covered(page: Page, block: Block | None, seen: sight.Sight) -> bool:
        assert block is not None
        assert seen.laid is not None
        if seen.laid.where is None:
            return False
        rows, columns = seen.laid.where
        x0, top = (at[0] - seen.area[0]) * POINT, (page.height - at[1] - high - seen.area[1]) * POINT
        inside = columns.start <= x0 and columns.stop >= x0 + wide * POINT - 8
        return inside and rows.start <= top and seen.signature.score > -2

    return bool(looked(content, covered))


# ---------------------------------------------------------------- ways to draw


def picture(c: Canvas, x: float, y: float) -> None:
    tempel(c, tanda_tangan(3), x + 10, y + 4, 120)


def black_picture_over_the_name(c: Canvas, x: float, y: float) -> None:
    tempel(c, tanda_tangan(3, BLACK), x, y - 14, 120)


def inline_picture(c: Canvas, x: float, y: float) -> None:
    paper = PIL.Image.new("RGB", (300, 150), "white")
    ink = tanda_tangan(3).resize((300, 150))
    paper.paste(ink, (0, 0), ink)
    c.drawInlineImage(paper, x + 10, y + 4, 120, 60)


def short_strokes(c: Canvas, x: float, y: float) -> None:
    c.saveState()
    c.setStrokeColorRGB(0.1, 0.1, 0.1)
    c.setLineWidth(1.6)
    for n in range(60):
        a, b = ((k, 18 + 16 * np.sin(k / 9) * np.cos(k / 31)) for k in (2 * n, 2 * n + 2))
        c.line(x + 10 + a[0], y + 4 + a[1], x + 10 + b[0], y + 4 + b[1])
    c.restoreState()


def form(c: Canvas, x: float, y: float) -> None:
    c.beginForm("ttd", 0, 0, 595, 842)
    vector_signature(c, x, y)
    c.endForm()
    c.doForm("ttd")


def form_in_forms(c: Canvas, x: float, y: float) -> None:
    """Deeper than anybody looks for what is drawn: its ink is seen."""
    for n in range(7):
        c.beginForm(f"ttd{n}", 0, 0, 595, 842)
        vector_signature(c, x, y) if n == 0 else c.doForm(f"ttd{n - 1}")
        c.endForm()
    c.doForm("ttd6")


def ribbon(c: Canvas, x: float, y: float) -> object:
    path = c.beginPath()
    path.moveTo(x + 10, y + 20)
    path.curveTo(x + 30, y + 60, x + 45, y - 5, x + 60, y + 35)
    path.curveTo(x + 70, y + 55, x + 75, y + 5, x + 130, y + 30)
    path.curveTo(x + 75, y + 8, x + 70, y + 51, x + 60, y + 31)
    path.curveTo(x + 45, y - 9, x + 30, y + 56, x + 10, y + 16)
    path.close()
    return path


def shading(c: Canvas, x: float, y: float) -> None:
    c.saveState()
    c.clipPath(ribbon(c, x, y), stroke=0, fill=0)
    c.linearGradient(x, y, x + 130, y, (Color(0, 0, 0.5), Color(0.1, 0.1, 0.8)))
    c.restoreState()


def see_through(c: Canvas, x: float, y: float) -> None:
    c.saveState()
    c.setFillColorRGB(0.1, 0.1, 0.6, alpha=0.45)
    c.drawPath(ribbon(c, x, y), stroke=0, fill=1)
    c.restoreState()


WAYS: list[Draw] = [
    picture,
    black_picture_over_the_name,
    inline_picture,
    vector_signature,
    short_strokes,
    form,
    form_in_forms,
    shading,
    see_through,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_mark_is_seen_however_it_is_drawn(way, at):
    assert is_seen(made(A, way, at=at), (at[0] + 10, at[1]))


def test_a_picture_that_lies_wholly_over_text_of_its_colour_is_looked_at(at):
    strip = PIL.Image.new("RGB", (300, 24), "black")
    content = made(A, lambda c, x, y: tempel(c, strip, x + 2, y + 1, 80), at=at)
    assert looked(content, lambda page, block, seen: seen.laid.where) is not None


def curve(x: float, y: float) -> bytes:
    """The same signature as a program of a page, glyph or pattern draws it."""
    points = {f"x{n}": x + step for n, step in enumerate((0, 20, 35, 50, 60, 65, 120))}
    return STROKES.format(**points, y0=y, y1=y + 20, y2=y + 50).encode()


def added(
    content: bytes, program: bytes, change: Callable[[IncrementalPdfFileWriter, object], None]
) -> bytes:
    """The file with a further program on its first page, and whatever that needs."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    change(writer, page)
    stream = writer.add_object(generic.StreamObject(stream_data=b"q " + program + b" Q"))
    old = page.raw_get("/Contents")
    page[pdf_name("/Contents")] = generic.ArrayObject(
        [*(old.get_object() if isinstance(old.get_object(), generic.ArrayObject) else [old]), stream]
    )
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def dictionary(**values: object) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{name}"): value for name, value in values.items()})


def numbers(*values: float) -> generic.ArrayObject:
    return generic.ArrayObject([generic.FloatObject(value) for value in values])


def give(writer: IncrementalPdfFileWriter, page: object, kind: str, thing: object) -> None:
    """Name it /Ttd among the things of a kind that the page's programs may use."""
    found = page["/Resources"]
    if kind not in found:
        found[pdf_name(kind)] = generic.DictionaryObject()
    found[kind][pdf_name("/Ttd")] = writer.add_object(thing)
    writer.update_container(found)
    writer.update_container(found[kind])


@pytest.mark.parametrize("code", ["A", "\\001"], ids=["a letter", "no letter"])
def test_a_mark_that_was_put_into_a_font_is_seen(code, at):
    def change(writer: IncrementalPdfFileWriter, page: object) -> None:
        glyph = b"130 0 0 -20 130 60 d1 4 w " + curve(0, 0) + b" S"
        glyphs = dictionary(ttd=writer.add_object(generic.StreamObject(stream_data=glyph)))
        first = 65 if code == "A" else 1
        font = dictionary(
            Type=pdf_name("/Font"),
            Subtype=pdf_name("/Type3"),
            FontBBox=numbers(0, -20, 130, 60),
            FontMatrix=numbers(0.1, 0, 0, 0.1, 0, 0),
            CharProcs=glyphs,
            Encoding=dictionary(
                Type=pdf_name("/Encoding"),
                Differences=generic.ArrayObject([generic.NumberObject(first), pdf_name("/ttd")]),
            ),
            FirstChar=generic.NumberObject(first),
            LastChar=generic.NumberObject(first),
            Widths=numbers(130),
        )
        give(writer, page, "/Font", font)

    program = f"BT /Ttd 10 Tf 1 0 0 1 {at[0] + 10} {at[1] + 6} Tm ({code}) Tj ET".encode()
    assert is_seen(added(made(A, at=at), program, change), (at[0] + 10, at[1]))


def test_a_mark_of_a_pattern_is_seen(at):
    def change(writer: IncrementalPdfFileWriter, page: object) -> None:
        tile = generic.StreamObject(
            dictionary(
                Type=pdf_name("/Pattern"),
                PatternType=generic.NumberObject(1),
                PaintType=generic.NumberObject(1),
                TilingType=generic.NumberObject(1),
                BBox=numbers(0, 0, 595, 842),
                XStep=generic.NumberObject(595),
                YStep=generic.NumberObject(842),
                Resources=dictionary(),
            ),
            stream_data=b"0.1 0.1 0.6 RG 1.6 w " + curve(at[0] + 10, at[1] + 4) + b" S",
        )
        give(writer, page, "/Pattern", tile)

    program = b"/Pattern cs /Ttd scn 0 0 595 842 re f"
    assert is_seen(added(made(A, at=at), program, change), (at[0] + 10, at[1]))


def test_a_mark_of_an_annotation_is_seen(at):
    def change(writer: IncrementalPdfFileWriter, page: object) -> None:
        box = (at[0] + 10, at[1], at[0] + 140, at[1] + 60)
        shown = generic.StreamObject(
            dictionary(
                Type=pdf_name("/XObject"),
                Subtype=pdf_name("/Form"),
                BBox=numbers(*box),
                Resources=dictionary(),
            ),
            stream_data=b"0 0 0 RG 1.6 w " + curve(at[0] + 10, at[1] + 4) + b" S",
        )
        stamp = dictionary(
            Type=pdf_name("/Annot"),
            Subtype=pdf_name("/Stamp"),
            Rect=numbers(*box),
            F=generic.NumberObject(4),
            AP=dictionary(N=writer.add_object(shown)),
        )
        page[pdf_name("/Annots")] = generic.ArrayObject([writer.add_object(stamp)])

    assert is_seen(added(made(A, at=at), b"", change), (at[0] + 10, at[1]))


# ---------------------------------------------------------------- where nothing is


@pytest.mark.parametrize("draws", [(), (qr,)], ids=["text alone", "a code"])
def test_where_the_file_draws_only_text_and_codes_nothing_is_looked_at(draws, at):
    assert looked(made(A, *draws, at=at), lambda page, block, seen: seen.laid.where) is None


def test_the_net_sees_in_the_part_what_it_sees_in_the_whole(at, monkeypatch):
    """The margin is wide enough: scores are those of the whole neighbourhood, to a doubt's width."""
    content = made(A, picture, lambda c, x, y: tempel(c, cap(3), x - 62, y - 26, 112), at=at)
    spots = lambda page, block, seen: (seen.signature.score, seen.stamp.score)  # noqa: E731
    inside = looked(content, spots)
    monkeypatch.setattr(digital, "ABOVE", 5_000)
    monkeypatch.setattr(digital, "BESIDE", 5_000)
    assert np.abs(np.subtract(inside, looked(content, spots))).max() < 0.4


# ---------------------------------------------------------------- own dots


def as_kept_records_have_it(page: Page) -> list[str]:
    """The hash as it was made of a pasted picture from the first records on: in colour, on white."""
    found = []
    for thing in page.source.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        shown = thing.get_bitmap(render=True).to_pil().convert("RGBA")
        paper = PIL.Image.new("RGBA", shown.size, "white")
        paper.alpha_composite(shown)
        found.append(digest_of(np.asarray(paper.convert("RGB"))))
    return found


@pytest.mark.parametrize("seed", range(1, 7))
def test_the_hash_of_a_pasted_picture_is_that_of_kept_records_and_the_same_on_each_letter(seed, at):
    def hashes(page: Page, block: Block | None, seen: sight.Sight) -> tuple[list[str], list[str]]:
        assert seen.laid is not None
        own = [digital.own_dots(page, box) for box in seen.laid.pictures]
        return [digest_of(dots) for dots in own if dots is not None], as_kept_records_have_it(page)

    def letter(dx: float, dy: float, wide: float) -> tuple[list[str], list[str]]:
        draw = lambda c, x, y: tempel(c, cap(seed), x + dx, y + dy, wide)  # noqa: E731
        return looked(made(A, draw, at=at), hashes)  # type: ignore[return-value]

    (now,), (kept,) = letter(-62, -26, 112)
    (again,), _ = letter(-55, -20, 104)
    assert now == kept
    assert distance(now, again) <= 2
