"""Does a file still show what an earlier revision of it showed? A second pair of eyes beside pyHanko's: pdfium's, with
which the letter is read. Two readers of one file may follow different tables, and a forger lives between them."""

from __future__ import annotations

from typing import Any

MOST_PAGES = 20
PIXELS = 400_000
SKIPPED = (16, 20)
"""Kinds of annotation that a signature adds lawfully: popup, widget (fpdf_annot.h)."""


def shows_the_same(before: bytes, after: bytes) -> bool:
    """The same pages, the same words, the same picture (fields of signatures apart), the same other annotations."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(before) as first, pypdfium2.PdfDocument(after) as second:
            if len(first) != len(second):
                return False
            return all(_same_page(first[n], second[n]) for n in range(min(len(first), MOST_PAGES)))
    except pypdfium2.PdfiumError:
        return False


def _same_page(first: Any, second: Any) -> bool:
    try:
        return (
            first.get_size() == second.get_size()
            and first.get_rotation() == second.get_rotation()
            and _words(first) == _words(second)
            and _annotations(first) == _annotations(second)
            and _dots(first) == _dots(second)
        )
    finally:
        first.close()
        second.close()


def _words(page: Any) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()


def _annotations(page: Any) -> list[tuple[int, tuple[float, ...]]]:
    import pypdfium2.raw as raw

    found: list[tuple[int, tuple[float, ...]]] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 500)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        rect = raw.FS_RECTF()
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind not in SKIPPED:
            raw.FPDFAnnot_GetRect(annotation, rect)
            found.append((kind, (rect.left, rect.bottom, rect.right, rect.top)))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _dots(page: Any) -> bytes:
    width, height = page.get_size()
    scale = min(1.0, (PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, draw_annots=False, may_draw_forms=False)
    try:
        return bytes(bitmap.buffer)
    finally:
        bitmap.close()
