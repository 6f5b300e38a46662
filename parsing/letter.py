"""Pages -> letters: which pages are a letter, and what it says. Judges nothing: every doubt stays a doubt.

Runs in the limited child. `read` gives facts; `read_pictured` also draws the evidence picture of each letter.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from parsing import dates
from parsing.body import Body, read_body
from parsing.directory import match_agency
from parsing.esign import read_electronic
from parsing.fields import Head, find_labels, read_head
from parsing.pages import text_source
from parsing.pdf import Line, Page, open_pages
from parsing.request import read_request
from parsing.signer import Block, choose, find_blocks, is_electronic
from workflow.facts import Agency, Box, Electronic, File, Letter, Mark, Signer

LONGEST_TEXT = 20_000
LEAST_TEXT = 40
MARKS_OFF = "pemeriksaan gambar dimatikan"
_SHEET = re.compile(r"lembar\s+disposisi|kartu\s+kendali", re.IGNORECASE)
_ENCLOSURE = re.compile(r"lampiran\b(?!\s*:)", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class Sight:
    """What the picture needs besides the letter: its pages, its signer block, the boxes of its fields by page."""

    pages: tuple[Page, ...]
    block: Block | None = None
    places: tuple[tuple[str, int, Box], ...] = ()


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
    return [letter for letter, _ in read_pictured(source, file, directory, marks, near, most, False, roots=roots)]


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
) -> list[tuple[Letter, bytes]]:
    """As `read`, each letter with its evidence picture (JPEG), named in `letter.evidence`. roots: certificates (DER) that the
    office trusts for TTE."""
    started = time.process_time()
    with open_pages(source, most, ocr) as document:
        if document.trouble:
            why = "Berkas tidak dapat dibaca."
            unread = Mark(why=why)
            return [
                (Letter(file, document.count, trouble=document.trouble, signature=unread, stamp=unread), b"")
            ]
        electronic = read_electronic(source, roots, near) if document.kind == "pdf" else Electronic()
        found: list[tuple[Letter, bytes]] = []
        for pages in split(document.pages):
            letter, sight = _letter(pages, file, directory, near, electronic)
            letter = _judged(letter, sight, marks)
            picture = _picture(letter, sight, marks) if pictured else b""
            letter = _as_shown(letter, pages)
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
    return [_letter(part, file, directory, near, Electronic())[0] for part in split(pages)]


def split(shown: Sequence[Page]) -> list[tuple[Page, ...]]:
    """The pages of each letter: a letter begins where number and subject (or addressee) stand under a letterhead."""
    pages = [p for p in shown if not _SHEET.search(" ".join(line.text for line in p.lines[:12]))]
    pages = pages or list(shown)
    starts = [index for index, page in enumerate(pages) if _begins(page)]
    if len(starts) < 2:
        return [tuple(pages[starts[0] if starts else 0 :])]
    return [tuple(pages[a:b]) for a, b in zip(starts, [*starts[1:], len(pages)], strict=True)]


def _begins(page: Page) -> bool:
    top = [line for line in page.lines if line.box[1] < 0.55 * page.height]
    if not top or any(_ENCLOSURE.match(line.text) for line in top[:3]):
        return False
    labels = find_labels(top)
    addressed = any(re.search(r"\by\s?th\b", line.text, re.IGNORECASE) for line in top)
    return "number" in labels and ("subject" in labels or addressed)


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


def _letter(
    pages: tuple[Page, ...],
    file: File,
    directory: Sequence[Agency],
    near: date | None,
    electronic: Electronic,
) -> tuple[Letter, Sight]:
    text = "\n".join(page.text for page in pages)[:LONGEST_TEXT]
    if len(text.strip()) < LEAST_TEXT:
        return Letter(file, text_source="none", text=text, electronic=electronic), Sight(pages)
    first = pages[0]
    head = read_head(first.lines, first.width, near)
    blocks = find_blocks(pages, head.body)
    block = choose(blocks)
    signer = block.signer if block else None
    body = read_body(_body_lines(pages, head, block))
    request = read_request(body, head.subject, head.date or near)
    if is_electronic(text) and electronic.verdict == "none":
        why = (
            "Tertulis ditandatangani secara elektronik, tetapi berkas tidak memuat tanda tangan kriptografis."
        )
        electronic = dataclasses.replace(electronic, why=f"{why} Mohon PDF asli.")
    letter = Letter(
        file,
        text_source=text_source(pages),
        number=head.number,
        date=head.date,
        urgency=head.urgency,
        subject=head.subject,
        addressee=head.addressee,
        agency=match_agency(head.letterhead, signer.position if signer else None, directory),
        signer=signer,
        request=request,
        electronic=electronic,
        blank=head.blank,
        quality=tuple(_remarks(head, signer, body, blocks, block)),
        text=text,
    )
    places = [(name, first.number, box) for name, box in head.places.items()]
    if block:
        places.append(("signer", block.page, block.name_box))
    return letter, Sight(pages, block, tuple(places))


def _body_lines(pages: Sequence[Page], head: Head, block: Block | None) -> list[Line]:
    """The text between the head and the signer block; footers and copies stay out."""
    lines: list[Line] = []
    length = 0
    for order, page in enumerate(pages):
        for line in page.lines[head.body if order == 0 else 0 :]:
            if block and page.number == block.page and line.box[1] >= block.position_box[1] - 3:
                return lines
            if re.match(r"tembusan\b", line.text, re.IGNORECASE):
                return lines
            length += len(line.text)
            if length > LONGEST_TEXT:
                return lines
            lines.append(line)
    return lines


def _remarks(
    head: Head, signer: Signer | None, body: Body, blocks: Sequence[Block], chosen: Block | None
) -> list[str]:
    """Remarks for people: nothing here rejects a letter."""
    found: list[str] = []
    for written in dates.find_dates(body.text, head.date):
        if written.contradicts:
            found.append(f"Hari dan tanggal tidak cocok: {body.text[slice(*written.at)].strip()}")
    if signer and signer.nip and len(signer.nip) != 18:
        found.append(f"NIP terdiri atas {len(signer.nip)} angka, seharusnya 18")
    for other in blocks:
        if other is not chosen and other.known:
            found.append(f"Mengetahui: {other.signer.position or ''}, {other.signer.name or ''}".strip(" ,"))
    return found


def _judged(letter: Letter, sight: Sight, marks: str) -> Letter:
    if marks == "off":
        off = Mark(why=MARKS_OFF)
        return dataclasses.replace(letter, signature=off, stamp=off)
    from parsing.marks import judge

    page = next((p for p in sight.pages if sight.block and p.number == sight.block.page), None)
    signature, stamp = judge(page, sight.block)
    return dataclasses.replace(letter, signature=signature, stamp=stamp)


def _as_shown(letter: Letter, pages: Sequence[Page]) -> Letter:
    """The marks' boxes on the page as it stands in the file, which may lie askew or sideways."""
    by_number = {page.number: page for page in pages}

    def shown(mark: Mark) -> Mark:
        page = by_number.get(mark.page or 0)
        return dataclasses.replace(mark, box=page.shown(mark.box)) if page and mark.box else mark

    return dataclasses.replace(letter, signature=shown(letter.signature), stamp=shown(letter.stamp))


def _picture(letter: Letter, sight: Sight, marks: str) -> bytes:
    from parsing.picture import evidence

    number = sight.block.page if sight.block else sight.pages[0].number
    page = next((p for p in sight.pages if p.number == number), sight.pages[0])
    places = [(name, box) for name, at, box in sight.places if at == number]
    return evidence(page, letter, sight.block, places, near=marks == "off")
