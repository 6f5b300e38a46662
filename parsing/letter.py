"""Pages -> letters: which pages are a letter, and what it says. Judges nothing: every doubt stays a doubt.

Runs in the limited child. `read` gives facts; `read_pictured` also draws the evidence picture of each letter.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from parsing.contents import LEAST_TEXT, Sight, mend, read_sheaf
from parsing.esign import read_electronic
from parsing.page import Page
from parsing.pages import bytes_of, open_pages
from parsing.qr import read_codes
from parsing.sheets import part
from parsing.signer import is_electronic
from workflow.facts import Agency, Electronic, File, Letter, Mark

MARKS_OFF = "pemeriksaan gambar dimatikan"
PASTED = "Tanda tangan atau cap berupa gambar dalam PDF digital, bukan tinta di atas kertas"


def read(
    source: Path | bytes,
    file: File,
    directory: Sequence[Agency] = (),
    marks: str = "on",
    near: date | None = None,
    most: int = 20,
    roots: Sequence[bytes] = (),
) -> list[Letter]:
    """The letters in a file, at least one entry; `trouble` is set when nothing could be read."""
    return [
        letter for letter, _ in read_pictured(source, file, directory, marks, near, most, False, roots=roots)
    ]


def read_pictured(
    source: Path | bytes,
    file: File,
    directory: Sequence[Agency] = (),
    marks: str = "on",
    near: date | None = None,
    most: int = 20,
    pictured: bool = True,
    roots: Sequence[bytes] = (),
    ocr: str = "auto",
    figures: Mapping[str, Mapping[str, float]] | None = None,
) -> list[tuple[Letter, bytes]]:
    """As `read`, each letter with its evidence picture (JPEG), named in `letter.evidence`. roots: certificates (DER) that
    the office trusts for TTE."""
    started = time.process_time()
    content = source if isinstance(source, bytes) else bytes_of(source)
    with open_pages(content, most, ocr) as document:
        if document.trouble:
            why = "Berkas tidak dapat dibaca."
            unread = Mark(why=why)
            return [
                (Letter(file, document.count, trouble=document.trouble, signature=unread, stamp=unread), b"")
            ]
        electronic = read_electronic(content, roots, near) if document.kind == "pdf" else Electronic()
        found: list[tuple[Letter, bytes]] = []
        mend(document.pages)
        for sheaf in part(document.pages):
            letter, sight = read_sheaf(sheaf, file, directory, near, electronic)
            for page in sheaf.pages:
                page.pictured = pictured and marks != "off"
            letter = _judged(_with_codes(letter, sight), sight, marks, figures)
            picture = _picture(letter, sight, marks) if pictured else b""
            letter = _as_shown(letter, sheaf.pages)
            if picture:
                digest = hashlib.sha256(picture).hexdigest()
                evidence = File(digest, f"bukti-{digest[:8]}.jpg", "image/jpeg", len(picture))
                letter = dataclasses.replace(letter, evidence=evidence)
            seconds = round(time.process_time() - started, 4)
            started = time.process_time()
            found.append((dataclasses.replace(letter, seconds=seconds, pages=document.count), picture))
        return found


def read_pages(
    pages: Sequence[Page], file: File, directory: Sequence[Agency] = (), near: date | None = None
) -> list[Letter]:
    """The letters on pages whose text is known; nothing is looked at but the text."""
    mend(pages)
    return [read_sheaf(sheaf, file, directory, near, Electronic())[0] for sheaf in part(pages)]


def looks_like_letter(text: str) -> bool | None:
    """Does the text have the parts of a letter? None when there is too little text to tell (a scan)."""
    if len(text.strip()) < LEAST_TEXT:
        return None
    signs = (
        r"^\s*(?:nomor|no\.?)\s*:",
        r"^\s*(?:hal|perihal)\s*:",
        r"\by\s?th\b",
        r"\bpemerintah (?:kabupaten|provinsi|kota)\b|\bdinas\b|\bkecamatan\b|\bpuskesmas\b",
        r"\bnip\b\.?\s*[:.]?\s*\d{8}|\btembusan\b",
        r"\b(?:dengan hormat|demikian|sehubungan|dalam rangka)\b",
    )
    return sum(bool(re.search(sign, text, re.IGNORECASE | re.MULTILINE)) for sign in signs) >= 3


def _with_codes(letter: Letter, sight: Sight) -> Letter:
    """What QR codes say, where there is talk of a TTE or the page is a picture. They count for nothing."""
    page = next((p for p in sight.pages if sight.block and p.number == sight.block.page), sight.pages[0])
    if not (page.scanned or letter.electronic.verdict != "none" or is_electronic(letter.text)):
        return letter
    codes = read_codes(page)
    if not codes:
        return letter
    why = f"{letter.electronic.why} Kode QR (tidak dihitung): {'; '.join(codes)}.".strip()
    return dataclasses.replace(
        letter, electronic=dataclasses.replace(letter.electronic, codes=codes, why=why)
    )


def _judged(
    letter: Letter, sight: Sight, marks: str, figures: Mapping[str, Mapping[str, float]] | None = None
) -> Letter:
    if marks == "off":
        off = Mark(why=MARKS_OFF)
        return dataclasses.replace(letter, signature=off, stamp=off)
    from parsing.marks import judge

    # Without a signer block the first page is looked at, and little is sure.
    page: Page | None = next(
        (p for p in sight.pages if sight.block and p.number == sight.block.page), sight.pages[0]
    )
    if page is not None and page.source is None and not page.scanned:
        # Text alone, out of a file that cannot be shown: nobody can say what is drawn there.
        page = None
    signature, stamp = judge(page, sight.block, figures)
    quality = letter.quality
    if any(mark.verdict == "present" and mark.pasted for mark in (signature, stamp)):
        quality = (*quality, PASTED)
    return dataclasses.replace(letter, signature=signature, stamp=stamp, quality=quality)


def _as_shown(letter: Letter, pages: Sequence[Page]) -> Letter:
    """The boxes of marks and fields on the page as it stands in the file, which may lie askew or sideways."""
    by_number = {page.number: page for page in pages}

    def shown(mark: Mark) -> Mark:
        page = by_number.get(mark.page or 0)
        return dataclasses.replace(mark, box=page.shown(mark.box)) if page and mark.box else mark

    places = tuple(
        (name, at, by_number[at].shown(box) if at in by_number else box) for name, at, box in letter.places
    )
    return dataclasses.replace(
        letter, signature=shown(letter.signature), stamp=shown(letter.stamp), places=places
    )


def _picture(letter: Letter, sight: Sight, marks: str) -> bytes:
    from parsing.picture import evidence

    number = sight.block.page if sight.block else sight.pages[0].number
    page = next((p for p in sight.pages if p.number == number), sight.pages[0])
    places = [(name, box) for name, at, box in sight.places if at == number]
    return evidence(page, letter, sight.block, places, spare=marks == "off")
