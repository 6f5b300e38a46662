"""Words of scans and photographs: the same lines and places that a digital page has, or none and a person reads."""

from __future__ import annotations

import functools
import importlib.util
import io
import time

import numpy as np
import pytest
from PIL import Image
from rapidfuzz import fuzz

from parsing import ocr
from parsing.accurate import QUIET, rapid
from parsing.ink import print_only
from parsing.layer import is_legible
from parsing.letter import read, read_pictured
from parsing.lines import Line, lines_of
from parsing.merging import Word
from parsing.page import Document
from parsing.pages import open_pages
from parsing.sandbox import ENVIRONMENT, WALL, Limits, Readers
from parsing.second import look_again
from tests.parsing import worn
from tests.surat.buat import A, cap, gambar_pdf, pdf, tanda_tangan
from workflow.facts import File, Letter

DIGITAL = pdf([A], 1)
GOOD = worn.good_page(DIGITAL)


@functools.cache
def digital_lines() -> tuple[Line, ...]:
    with open_pages(DIGITAL) as document:
        return document.pages[0].lines


def recognised(content: bytes, how: str = "auto") -> Document:
    with open_pages(content, ocr=how) as document:
        for page in document.pages:
            page.release()
        return document


def likeness(lines: tuple[Line, ...]) -> float:
    """How alike the lines are to those of the digital page, each to the best of the others; mean of 0..100."""
    read = [line.text.replace("  ", " ") for line in lines]
    wanted = [line.text.replace("  ", " ") for line in digital_lines() if len(line.text) > 6]
    return sum(max((fuzz.ratio(text, other) for other in read), default=0) for text in wanted) / len(wanted)


def test_a_scan_is_read_like_the_digital_page_it_was():
    page = recognised(gambar_pdf(Image.fromarray(GOOD))).pages[0]
    assert page.text_source == "ocr"
    assert likeness(page.lines) > 97
    for line in digital_lines():
        if len(line.text) < 12:
            continue
        best = max(page.lines, key=lambda found: fuzz.ratio(found.text, line.text))
        if fuzz.ratio(best.text, line.text) > 95:
            assert all(abs(a - b) < 6 for a, b in zip(best.box, line.box, strict=True)), line.text


def test_a_photograph_is_read():
    shown, _ = worn.photographed(GOOD, 4)
    page = recognised(worn.packed(shown)).pages[0]
    assert likeness(page.lines) > 92


def test_columns_stay_apart():
    page = recognised(worn.packed(GOOD, "PNG")).pages[0]
    label = next(run for line in page.lines for run in line.runs if run.text.startswith("Nomor"))
    assert "400.14.9" not in label.text or ":" in label.text


def test_no_word_is_lost_for_want_of_confidence_when_it_is_a_number():
    """Seen in scans: ": 400.7.8/872/2026" with confidence 10, and the letter had no number."""
    words = [Word("400.7.8/872/2026", (0, 0, 300, 30), 10.0, 1), Word("wqx", (0, 60, 40, 90), 12.0, 2)]
    assert [run.text for run in ocr.runs_of(words, 1.0)] == ["400.7.8/872/2026"]


def marked_page() -> tuple[worn.Picture, tuple[int, int, int, int]]:
    """The page with a blue signature and a violet stamp over a name in print."""
    sheet = Image.fromarray(GOOD.copy())
    box = (880, 1630, 1300, 1670)
    for mark, at, width in ((cap(5), (760, 1480), 300), (tanda_tangan(5), (860, 1530), 420)):
        mark = mark.resize((width, round(mark.height * width / mark.width)))
        sheet.paste(mark, at, mark if mark.mode == "RGBA" else None)
    return np.asarray(sheet), box


def test_ink_in_colour_is_made_pale_and_print_stays():
    page, (x0, y0, x1, y1) = marked_page()
    plain, _ = print_only(page)
    clean, _ = print_only(GOOD)
    part, wanted = plain[y0 - 150 : y1, x0 - 100 : x1], clean[y0 - 150 : y1, x0 - 100 : x1]
    was = page[y0 - 150 : y1, x0 - 100 : x1].mean(axis=2)
    assert np.abs(was - wanted).mean() > 8
    assert np.abs(part.astype(int) - wanted).mean() < 0.35 * np.abs(was - wanted).mean()


def test_print_in_colour_stays():
    """A letterhead in green, a date in red: small letters, not a mark."""
    page = np.full((600, 1400, 3), 255, np.uint8)
    import cv2

    cv2.putText(page, "DINAS KESEHATAN", (60, 300), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 110, 40), 3)
    cv2.putText(page, "9 November 2026", (60, 500), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (200, 0, 0), 2)
    plain, _ = print_only(page)
    assert (plain[240:320] < 140).sum() > 2_000
    assert (plain[450:520] < 160).sum() > 800


def test_an_underline_goes_and_the_letters_stay():
    page = np.full((300, 1200, 3), 255, np.uint8)
    import cv2

    cv2.putText(page, "dr. CONTOH SATU, M.Kes.", (60, 150), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (20, 20, 20), 3)
    without = print_only(page)[0].copy()
    page[164:167, 60:560] = 20
    plain, ruled = print_only(page)
    assert (ruled[163:168, 60:560] < 128).mean() > 0.5
    assert (plain[163:168, 60:560] < 128).mean() < 0.1
    assert np.abs(plain[:160].astype(int) - without[:160]).mean() < 1.0


def test_feet_of_letters_that_run_together_are_no_rule():
    page = np.full((300, 1200, 3), 255, np.uint8)
    page[100:104, 100:220] = 20
    page[200:204, 100:400] = 20
    plain, _ = print_only(page)
    assert (plain[100:104, 100:220] < 128).mean() > 0.9, "blurred letters were taken out"
    assert (plain[200:204, 100:400] < 128).mean() < 0.1


def test_a_word_with_a_stroke_through_it_does_not_join_two_lines():
    words = [Word("Drs.", (100, 200, 150, 222), 90, 1), Word("Contoh,", (160, 160, 240, 262), 60, 1)]
    words += [Word("M.Si.", (250, 200, 300, 222), 90, 1), Word("Pembina", (100, 230, 190, 252), 90, 2)]
    lines = lines_of(ocr.runs_of(words, 72 / ocr.DPI))
    assert [line.text for line in lines] == ["Drs. Contoh, M.Si.", "Pembina"]


def test_doubtful_lines_are_read_again_and_the_better_reading_stays():
    grey = np.full((200, 800), 255, np.uint8)
    first = [Word("Hidup", (10, 10, 90, 40), 95.0, 1), Word("4OO.7/B1", (100, 10, 300, 40), 31.0, 1)]

    def engine(part: worn.Picture, shows: str) -> list[Word]:
        return [Word("Hidup", (20, 20, 160, 80), 95.0, 1), Word("400.7/81", (200, 20, 600, 80), 90.0, 1)]

    def worse(part: worn.Picture, shows: str) -> list[Word]:
        return [Word("x", (20, 20, 160, 80), 10.0, 1)]

    assert [w.text for w in look_again(first, [grey], engine)] == ["Hidup", "400.7/81"]
    assert look_again(first, [grey], worse) == first


def test_a_name_that_the_pen_runs_through_is_read_whole():
    """The stroke takes the line apart on the page; in a strip of its own it is one."""
    import cv2

    page = GOOD.copy()
    name = next(line for line in digital_lines() if line.text.startswith("dr."))
    x0, top, x1, _ = (int(value * ocr.DPI / 72) for value in name.box)
    middle = (x0 + x1) // 2
    loop = [
        (middle - 60, top - 150),
        (middle + 10, top + 6),
        (middle - 40, top - 60),
        (middle + 120, top - 190),
    ]
    cv2.polylines(page, [np.array(loop, np.int32)], False, (35, 35, 40), 4, cv2.LINE_AA)
    shown = recognised(worn.packed(page, "PNG")).pages[0]
    assert max(fuzz.ratio(line.text, name.text) for line in shown.lines) > 95


def test_strokes_at_the_ends_of_a_line_are_no_words():
    def read(*found: tuple[str, float]) -> list[str]:
        words = [
            Word(text, (100.0 * n, 10, 100.0 * n + 95, 40), sure, 1) for n, (text, sure) in enumerate(found)
        ]
        return [run.text for run in ocr.runs_of(words, 0.36)]

    assert read(("fa", 18), ("Pembina", 96), ("Utama", 96), ("yz", 14)) == ["Pembina Utama"]
    assert read(("N", 90), ("Pembina", 96)) == ["Pembina"]
    assert read(("1.", 30), ("Bupati", 96)) == ["1. Bupati"]
    assert read(("H.", 70), ("RAHMAWATI", 91)) == ["H. RAHMAWATI"]


def test_a_letterhead_in_colour_beside_its_logo_is_read():
    """Blurred, the words run into the logo and were taken for a mark in colour with it."""
    import cv2

    page = GOOD.copy()
    page[100:260, 180:1500] = 255
    cv2.circle(page, (260, 180), 70, (30, 60, 160), -1)
    cv2.line(page, (260, 225), (1400, 225), (30, 60, 160), 6)
    cv2.putText(
        page, "DINAS KESEHATAN", (345, 205), cv2.FONT_HERSHEY_SIMPLEX, 1.9, (30, 60, 160), 5, cv2.LINE_AA
    )
    shown = recognised(worn.packed(page, "PNG")).pages[0]
    assert any(fuzz.partial_ratio("DINAS KESEHATAN", line.text) > 85 for line in shown.lines[:4])


def test_a_page_that_reads_better_the_other_way_round_is_turned():
    """The feet of grainy letters may deceive; the words do not."""
    shown, _ = worn.quartered(GOOD, 2)
    with open_pages(worn.packed(GOOD, "PNG")) as document:
        page = document.pages[0]
        from parsing.straighten import turn_round

        turn_round(page)
        before = page.shown((0, 0, 100, 50))
        ocr.recognise(document.pages)
        assert likeness(page.lines) > 95
        assert page.shown((0, 0, 100, 50)) != before
    assert shown.shape == GOOD.shape


def test_a_page_whose_lines_were_not_found_is_read_as_one_block():
    def shy(grey: np.ndarray, shows: str) -> list[Word]:
        far = [Word("Purbalingga", (90, 50 * n, 300, 50 * n + 20), 90, n) for n in range(1, 20)]
        return far if shows == "block" else far[:1]

    with open_pages(worn.packed(GOOD, "PNG")) as document:
        words = ocr.read_page(document.pages[0], shy)
    assert len(words) == 19


def layered(text: bytes, mode: int, above: bool, picture: worn.Picture = GOOD) -> bytes:
    """A picture over the whole page and words of somebody else's, as a scanner app lays them."""
    import pypdfium2
    import pypdfium2.raw as raw

    whole = pypdfium2.PdfDocument(gambar_pdf(Image.fromarray(picture)))
    page = whole[0]
    font = raw.FPDFText_LoadStandardFont(whole.raw, b"Helvetica")
    for row in range(12):
        words = raw.FPDFPageObj_CreateTextObj(whole.raw, font, 10.0)
        value = (text.decode() + f" baris {row}").encode("utf-16-le") + b"\0\0"
        import ctypes

        raw.FPDFText_SetText(words, ctypes.cast(ctypes.c_char_p(value), raw.FPDF_WIDESTRING))
        raw.FPDFTextObj_SetTextRenderMode(words, mode)
        raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, 60, 780 - 14 * row)
        if above:
            raw.FPDFPage_InsertObject(page.raw, words)
        else:
            raw.FPDFPage_InsertObjectAtIndex(page.raw, words, 0)
    raw.FPDFPage_GenerateContent(page.raw)
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    return out.getvalue()


@pytest.mark.parametrize(("mode", "above"), [(3, True), (0, False)], ids=["unseen", "under the picture"])
def test_the_picture_wins_over_the_words_of_a_scanner_app(mode, above):
    content = layered(b"Nomor : 999/PALSU/2026 yang tidak tampak pada kertas", mode, above)
    with open_pages(content) as document:
        assert (document.pages[0].lines, document.pages[0].scanned) == ((), True)
    page = recognised(content).pages[0]
    assert "400.14.9/1873/2026" in page.text.replace(" ", "")
    assert "PALSU" not in page.text


def test_words_printed_over_a_background_make_a_digital_page():
    white = np.full_like(GOOD, 250)
    content = layered(b"Nomor : 005/12/2026 tercetak di atas kop bergambar", 0, True, white)
    with open_pages(content) as document:
        (page,) = document.pages
        assert (page.scanned, page.text_source) == (False, "pdf")
        assert "005/12/2026" in page.text


def test_a_letterhead_that_is_a_picture_is_read_and_the_rest_stays_digital():
    """Common: the kop surat pasted as a picture over a page of text."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawImage(ImageReader(Image.fromarray(GOOD[90:290])), 0, 842 - 110, 595, 72)
    for row in range(20):
        canvas.drawString(85, 650 - 15 * row, f"Nomor : 005/{row}/2026 yang tertulis pada halaman ini")
    canvas.save()
    page = recognised(out.getvalue()).pages[0]
    assert page.text_source == "mixed"
    assert page.lines[0].text == "PEMERINTAH KABUPATEN PURBALINGGA"
    assert page.lines[1].text == "DINAS KESEHATAN"
    assert 38 < page.lines[0].box[1] < 60
    assert "005/19/2026" in page.text


def test_letters_without_their_table_are_no_words():
    """A font whose characters are numbered anew: copied text is "1RPRU" where "Nomor" is seen."""
    text = "Nomor : 005/12/2026 perihal permohonan pembuatan konten media sosial kepada Kepala Dinas Kominfo"
    shifted = "".join(chr(ord(char) - 29) if ord(char) > 61 else char for char in text)
    assert is_legible(text)
    assert not is_legible(shifted)
    assert not is_legible("\ue011\ue012\ue013 " * 40)
    assert is_legible(
        "1. 0812-0000-0001 2. 0812-0000-0002 3. 0812-0000-0003 4. 0812-0000-0004 5. 0812-0000-0005"
    )


def test_pages_of_a_tiff_are_each_read():
    sheets = [Image.fromarray(GOOD).convert("L"), Image.new("L", (1654, 2339), 255)]
    out = io.BytesIO()
    sheets[0].save(out, "TIFF", save_all=True, append_images=sheets[1:], compression="tiff_lzw")
    document = recognised(out.getvalue())
    assert (document.count, len(document.pages)) == (2, 2)
    assert likeness(document.pages[0].lines) > 96
    assert document.pages[1].lines == ()


def test_a_heic_from_a_telephone_is_read_in_the_limited_child():
    import pillow_heif

    out = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(GOOD)).save(out, format="HEIF", quality=70)
    with Readers(workers=1) as readers:
        file = File("", "surat.heic", "image/heic", 1)
        (letter,) = readers.submit(read, out.getvalue(), file, (), "off").result(120)
    assert (letter.trouble, letter.text_source) == ("", "ocr")
    assert letter.number == "400.14.9/1873/2026"


def read_all(content: bytes) -> list[Letter]:
    return read(content, File("", "x.pdf", "", 1), (), "on")


def test_a_scan_is_read_in_the_limited_child_with_its_marks():
    page, _ = marked_page()
    with Readers(workers=1) as readers:
        (letter,) = readers.submit(read_all, gambar_pdf(Image.fromarray(page))).result(120)
    assert letter.text_source == "ocr"
    assert letter.number == "400.14.9/1873/2026"


def test_without_data_a_scan_goes_to_a_person(monkeypatch):
    monkeypatch.setattr(ocr, "TESSDATA", ("/nonexistent",))
    page = recognised(worn.packed(GOOD)).pages[0]
    assert (page.lines, page.text_source) == ((), "none")


def test_ocr_can_be_switched_off():
    ((letter, _),) = read_pictured(worn.packed(GOOD), File("", "x.jpg", "", 1), (), "off", ocr="off")
    assert (letter.text_source, letter.number) == ("none", None)


# ---------------------------------------------------------------- the accurate engine


def telemetry() -> str | None:
    import os

    return os.environ.get("ORT_DISABLE_TELEMETRY")


def test_no_reader_reports_to_the_maker_of_onnxruntime():
    assert ENVIRONMENT[QUIET[0]] == QUIET[1] == "1"
    with Readers(workers=1, preload=()) as readers:
        assert readers.submit(telemetry).result(60) == "1"


def test_without_the_extra_tesseract_reads():
    engine = ocr.find_engine("accurate")
    installed = importlib.util.find_spec("rapidocr") and importlib.util.find_spec("onnxruntime")
    assert engine is (rapid if installed else ocr.tesseract)


def test_the_accurate_engine_reads_a_photograph():
    pytest.importorskip("rapidocr")
    pytest.importorskip("onnxruntime")
    shown, _ = worn.photographed(GOOD, 4)
    page = recognised(worn.packed(shown), "accurate").pages[0]
    assert likeness(page.lines) > 93


def test_what_is_left_of_a_file_stays_unread_when_its_time_is_up():
    with open_pages(worn.packed(GOOD, "PNG")) as document:
        ocr.recognise(document.pages, began=time.monotonic() - ocr.SECONDS_A_FILE - 1)
        assert not document.pages[0].lines
        assert document.pages[0].text_source == "none"


def test_setting_pages_straight_takes_of_the_time_of_their_file(monkeypatch):
    monkeypatch.setattr(ocr, "SECONDS_A_FILE", 0.005)
    with open_pages(worn.packed(GOOD, "PNG"), ocr="auto") as document:
        assert not document.pages[0].lines


def test_a_file_that_takes_long_is_read_as_far_as_there_is_time_before_its_reader_ends():
    assert ocr.SECONDS_A_FILE + 15 <= WALL <= 50
    assert ocr.SECONDS_A_FILE < Limits().cpu < WALL
