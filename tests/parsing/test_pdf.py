"""Files of every kind are opened or named; hostile ones are answered through the sandbox, the daemon unharmed."""

from __future__ import annotations

import io
import random
import time
from concurrent.futures import wait
from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsing.letter import read_pictured
from parsing.lines import Line, Run, lines_of
from parsing.pages import kind_of, open_pages
from parsing.sandbox import Limits, ReaderDied, Readers
from tests.memory import growth
from tests.parsing.hostile import encrypted, files, owner_locked, page
from tests.shared import beside
from tests.surat.buat import A, gambar_pdf, pdf, pindaian
from workflow.facts import File

TROUBLE = {
    "encrypted-40": "encrypted",
    "encrypted-128": "encrypted",
    "encrypted-256": "encrypted",
    "owner-locked": "",
    "empty": "empty",
    "html": "not-a-document",
    "html-polyglot": "not-a-document",
    "zip-polyglot": "not-a-document",
    "junk-before": "not-a-document",
    "junk-after": "",
    "no-xref": "broken",
    "only-header": "broken",
    "zeros": "empty",
    "jpeg": "",
    "png": "",
    "tiff": "",
    "png-bomb": "too-large",
    "tiny-picture": "",
    "heic": "unreadable",
    "tiff-broken": "broken",
    "huge-page": "",
}
DIES = {"laughs", "million-saves", "million-rectangles", "deflate-bomb", "many-words", "nan-page"}
"""These may end with the death of their reader; all others must be answered by it."""


def test_every_hostile_file_is_answered_and_the_daemon_is_unharmed():
    attacks = files()
    started = time.monotonic()
    with growth() as more, Readers(workers=2, wall=20, limits=Limits(cpu=3)) as readers:
        waiting = {
            name: readers.submit(read_pictured, content, File(name, name, "", len(content)))
            for name, content in attacks.items()
        }
        wait(waiting.values(), 100)
    died = {name for name, future in waiting.items() if future.exception()}
    print(
        f"\n{len(attacks)} hostile files: {len(attacks) - len(died)} answered, {len(died)} ended their reader within "
        f"3 s of processor, parent memory +{more.mb:.0f} MB"
    )
    assert died <= DIES
    assert all(isinstance(waiting[name].exception(), ReaderDied) for name in died)
    answers = {name: future.result() for name, future in waiting.items() if name not in died}
    assert {name: answers[name][0][0].trouble for name in TROUBLE} == TROUBLE
    assert all(len(picture) <= 200_000 for found in answers.values() for _, picture in found)
    assert time.monotonic() - started < 100
    assert more.mb <= 50


@pytest.mark.parametrize("sort", ["pyhanko", "pdfplumber"])
def test_odd_files_of_other_projects_are_read_without_an_exception(sort):
    paths = sorted(beside("corpora", "letters", sort).rglob("*.pdf"))[::3]
    assert paths
    # The largest takes twelve seconds of processor, on a busy machine more than a minute.
    with Readers(workers=2, wall=300) as readers:
        waiting = [(p, readers.submit(read_pictured, p, File("", p.name, "", 1), (), "on")) for p in paths]
        for path, future in waiting:
            letters = future.result(600)
            assert letters, path.name


def test_an_owner_password_does_not_stop_reading():
    with open_pages(owner_locked()) as document:
        assert "400.14.9/1/2026" in document.pages[0].text


def test_a_user_password_is_named():
    with open_pages(encrypted(128)) as document:
        assert (document.trouble, document.pages) == ("encrypted", ())


def test_blanks_before_the_header_are_forgiven_and_other_bytes_are_not():
    assert kind_of(b"\r\n\xef\xbb\xbf%PDF-1.4") == "pdf"
    assert kind_of(b"GIF%PDF-1.4") == "not-a-document"


def test_a_huge_page_is_rendered_within_bounds():
    with open_pages(page(b"0 0 9 9 re f", box=b"0 0 14400 14400")) as document:
        shown = document.pages[0].render(200)
    assert shown.width * shown.height <= 6_100_000


def test_only_the_first_pages_are_read():
    with open_pages(pdf([replace(A, tanda=())] * 30, 1)) as document:
        assert (document.count, len(document.pages)) == (30, 20)


def test_text_that_pdfium_refuses_is_read_by_the_other_library():
    good = pdf([A], 1)
    broken = good.replace(b"/Type /Catalog", b"/Type /Katalog")
    with open_pages(broken) as document:
        assert document.trouble or "400.14.9/1873/2026" in document.pages[0].text


def test_a_scan_has_no_text_and_says_that_it_is_a_scan():
    with open_pages(gambar_pdf(pindaian(A, 3, dpi=60))) as document:
        only = document.pages[0]
        assert (only.lines, only.scanned) == ((), True)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_boxes_of_a_turned_page_are_those_of_the_page_as_shown(turn):
    """The words lie inside what is rendered dark at that place."""
    content = page(b"BT /F 40 Tf 1 0 0 1 100 700 Tm (Nomor) Tj ET").replace(
        b"/Type /Page ", b"/Type /Page /Rotate %d " % turn
    )
    with open_pages(content) as document:
        only = document.pages[0]
        run = only.lines[0].runs[0]
        x0, top, x1, bottom = run.box
        dark = only.render(72, colour=False).point(lambda v: 255 if v < 128 else 0).getbbox()
    assert all(abs(a - b) < 6 for a, b in zip(dark, (x0, top, x1, bottom), strict=True))


def test_lines_are_rebuilt_whatever_the_order_of_drawing():
    right = Run("Purbalingga, 2 November 2026", (330, 100, 480, 110))
    left = Run("Nomor", (85, 101, 115, 109))
    colon = Run(":", (140, 104, 142, 109))
    below = Run("Hal", (85, 120, 100, 128))
    assert lines_of(iter([below, right, colon, left])) == (Line((left, colon, right)), Line((below,)))


def test_damaged_letters_are_answered_whatever_was_damaged():
    """Bytes changed, cut and doubled at random (seeded): any facts, no dead reader."""
    dice = random.Random(7)
    good = pdf([A], 1)
    with Readers(workers=2, wall=20, limits=Limits(cpu=5)) as readers:
        waiting = []
        for _ in range(60):
            damaged = bytearray(good)
            for _ in range(dice.randint(1, 30)):
                damaged[dice.randrange(9, len(damaged))] = dice.randrange(256)
            at = dice.randrange(9, len(damaged))
            cut = bytes(damaged[:at] + damaged[at + dice.choice((0, 0, 1, 500)) :])
            waiting.append(readers.submit(read_pictured, cut, File("", "x.pdf", "", len(cut))))
        wait(waiting, 120)
    assert all(future.result()[0][0].file.name == "x.pdf" for future in waiting)


def test_columns_hidden_in_one_string_are_parted():
    """Typewriter letters are drawn line by line with blanks; pdfium shortens the blanks to one."""
    line = b"Nomor   : 005 / 0611 / 2026                   Yth. Sdr. Kepala DINKOMINFO"
    content = page(b"BT /F 10 Tf 1 0 0 1 40 700 Tm (%s) Tj ET" % line).replace(b"/Helvetica", b"/Courier")
    with open_pages(content) as document:
        runs = [run.text for run in document.pages[0].lines[0].runs]
    assert runs == ["Nomor", ": 005 / 0611 / 2026", "Yth. Sdr. Kepala DINKOMINFO"]


@pytest.mark.parametrize("letters", [510, 511, 512, 513, 700])
def test_a_run_longer_than_the_buffer_is_read_to_its_end(letters):
    words = ("abcdefghi " * 80)[: letters - 1] + "z"
    with open_pages(drawn(lambda c: c.setFont("Helvetica", 2) or c.drawString(20, 700, words))) as found:
        assert found.pages[0].text == words


def test_things_inside_forms_have_their_place_on_the_page():
    def draw(canvas):
        canvas.beginForm("dalam")
        canvas.rect(10, 20, 30, 40, stroke=0, fill=1)
        canvas.endForm()
        canvas.beginForm("luar")
        canvas.translate(100, 0)
        canvas.doForm("dalam")
        canvas.endForm()
        canvas.translate(5, 200)
        canvas.scale(2, 2)
        canvas.doForm("luar")

    with open_pages(drawn(draw)) as found:
        page = found.pages[0]
        (one,) = page.drawn
        expected = (225.0, page.height - 320.0, 285.0, page.height - 240.0)
        assert (one.kind, one.box) == ("path", pytest.approx(expected, abs=1.5))


def drawn(what):
    """A page on which that is drawn."""
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=(1200, 842))
    what(canvas)
    canvas.save()
    return kept.getvalue()
