"""What the pages of one letter say: head, body, signer and remarks as a Letter. Marks are judged elsewhere."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from datetime import date

from parsing import dates, repair
from parsing.beside import together
from parsing.body import Body, read_body
from parsing.dateline import find_day
from parsing.days import vague_day
from parsing.directory import match_agency
from parsing.fields import Head, read_head
from parsing.lines import Line
from parsing.nameline import Named, read_name
from parsing.page import Page
from parsing.pages import text_source
from parsing.places import find_places
from parsing.request import read_request
from parsing.sheets import Sheaf
from parsing.signer import Block, choose, find_blocks, is_electronic
from workflow.facts import Agency, Box, Electronic, File, Letter, Request, Signer

LONGEST_TEXT = 20_000
LEAST_TEXT = 40
ALIKE = 85
"""How alike, of 100, a recognised name is to that of the agency's head when it is his."""
_COPIES = re.compile(r"tembusan\b", re.IGNORECASE)
_FOOTER = re.compile(
    r"-\s*(?:uu\b|undang|dokumen\s+ini|surat\s+ini)|(?:dokumen|surat)\s+ini\s+(?:telah\s+)?di\s?tanda\s?tangani|"
    r"balai\s+(?:besar\s+)?sertifikasi|uu\s+ite\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"lampir", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class Sight:
    """What the picture needs besides the letter: its pages, its signer block, the boxes of its fields by page."""

    pages: tuple[Page, ...]
    block: Block | None = None
    places: tuple[tuple[str, int, Box], ...] = ()


def mend(pages: Sequence[Page]) -> None:
    """Set right what recognition did to the words of a page."""
    for page in pages:
        if page.text_source == "ocr":
            page.lines = repair.mended(page.lines)


def read_sheaf(
    sheaf: Sheaf, file: File, directory: Sequence[Agency], near: date | None, electronic: Electronic
) -> tuple[Letter, Sight]:
    """One letter and where its words stand."""
    pages = sheaf.pages
    text = "\n".join(page.text for page in pages)[:LONGEST_TEXT]
    if len(text.strip()) < LEAST_TEXT:
        return Letter(file, text_source="none", text=text, electronic=electronic), Sight(pages)
    first = pages[0]
    noisy = first.text_source == "ocr"
    head = read_head(first.lines, first.width, near, noisy)
    blocks = together(find_blocks(pages, head.body), pages)
    block = choose(blocks)
    named = _named(block, pages) if block else None
    places = [(name, first.number, box) for name, box in head.places.items()]
    if head.date is None and "day" not in head.blank and block and block.page != first.number:
        # Some write place and date above the signer, who stands on the last page.
        last = next(page for page in pages if page.number == block.page)
        if dated := find_day(last.lines):
            head.date = dated[0]
            places.append(("date", last.number, dated[1]))
    agency = match_agency(
        head.letterhead,
        block.signer.position if block else None,
        directory,
        noisy,
        block.regency if block and not block.known else "",
    )
    signer = None
    if block and named:
        read = dataclasses.replace(block.signer, name=named.name)
        signer = _spelled(read, agency.matched, directory, noisy)
    body = read_body(_body_lines(pages, head, block))
    request = _request(body, sheaf.enclosures, head, near)
    if block:
        places.append(("signer", block.page, block.name_box))
    places.extend(find_places((*pages, *sheaf.enclosures), request, head.date or head.month or near))
    letter = Letter(
        file,
        text_source=text_source(pages),
        number=head.number,
        date=head.date,
        urgency=head.urgency,
        subject=head.subject,
        addressee=head.addressee,
        agency=agency,
        signer=signer,
        request=request,
        electronic=_printed(text, electronic),
        blank=head.blank,
        quality=(*_remarks(head, body, blocks, block), *_settled(named, signer)),
        places=tuple(places),
        text=text,
    )
    return letter, Sight(pages, block, tuple(places))


def _request(body: Body, enclosures: Sequence[Page], head: Head, near: date | None) -> Request:
    """What the letter asks for; a list of items that it only encloses is read there."""
    asked = read_request(body, head.subject, head.date or head.month or near, head.date)
    if any(item.count for item in asked.items) or not enclosures or not _BEHIND.search(body.text):
        return asked
    lines = [line for page in enclosures[:3] for line in page.lines]
    behind = read_request(read_body(lines[:200]), None, head.date or head.month or near)
    if not any(item.count for item in behind.items):
        return asked
    return dataclasses.replace(
        asked, items=behind.items, needed_by=asked.needed_by or behind.needed_by, service=asked.service
    )


def _spelled(signer: Signer, key: str | None, directory: Sequence[Agency], noisy: bool) -> Signer:
    """A recognised name that is nearly that of the agency's registered head is spelled as the directory does."""
    from rapidfuzz import fuzz

    heads = [head.name for agency in directory if agency.key == key for head in agency.heads]
    if not noisy or not signer.name or not heads:
        return signer
    best = max(heads, key=lambda name: fuzz.ratio(name.lower(), (signer.name or "").lower()))
    alike = min(
        fuzz.ratio(*pair) for pair in ((best.lower(), signer.name.lower()), (_core(best), _core(signer.name)))
    )
    return dataclasses.replace(signer, name=best) if alike >= ALIKE else signer


def _core(name: str) -> str:
    """A name without titles and degrees, which many people share."""
    return " ".join(re.findall(r"[a-z]{3,}", name.partition(",")[0].lower()))


def _named(block: Block, pages: Sequence[Page]) -> Named:
    """The name of the block; on a page that is a picture its line is read again by itself."""
    page = next(page for page in pages if page.number == block.page)
    if not page.scanned or page.text_source != "ocr":
        return Named(block.signer.name)
    return read_name(page, block)


def _settled(named: Named | None, signer: Signer | None) -> Iterator[str]:
    """That a name was spelled as the directory has it, and how it was read; or that nothing decides between two."""
    if named is None or signer is None:
        return
    if signer.name != named.name:
        yield f"Nama penanda tangan terbaca “{named.name}”, ditulis menurut daftar kepala instansi"
    elif named.other:
        yield f"Nama penanda tangan kurang jelas: “{named.name}” atau “{named.other}”"


def _printed(text: str, electronic: Electronic) -> Electronic:
    if electronic.verdict != "none" or not is_electronic(text):
        return electronic
    why = "Tertulis ditandatangani secara elektronik, tetapi berkas tidak memuat tanda tangan kriptografis."
    return dataclasses.replace(electronic, why=f"{why} Mohon PDF asli.")


def _body_lines(pages: Sequence[Page], head: Head, block: Block | None) -> list[Line]:
    """The text between the head and the signer block, and what stands beside or under the block; copies and the words
    of the electronic signature stay out."""
    lines: list[Line] = []
    length = 0
    for order, page in enumerate(pages):
        for line in page.lines[head.body if order == 0 else 0 :]:
            if block and page.number == block.page and line.box[1] >= block.position_box[1] - 3:
                lines.extend(_beside(page, line, block))
                return lines
            if _COPIES.match(line.text):
                return lines
            if order == 0 and line.box == head.places.get("date"):
                continue
            length += len(line.text)
            if length > LONGEST_TEXT:
                return lines
            lines.append(line)
    return lines


def _beside(page: Page, first: Line, block: Block) -> Iterator[Line]:
    """Left of the signer block and under it some offices write the contact; other signers are no part of the text."""
    for line in page.lines:
        if line.box[1] < first.box[1]:
            continue
        if _COPIES.match(line.text) or _FOOTER.match(line.text):
            return
        inside = line.box[1] < block.box[3] + 4
        runs = [run for run in line.runs if not inside or run.box[2] < block.box[0] - 8]
        if runs and _CALL.search(" ".join(run.text for run in runs)):
            yield Line(tuple(runs))


_CALL = re.compile(
    r"nara\s?hubung|\bcp\b|contact|kontak|\bhp\b|\bwa\b|whatsapp|08\d\d|\+?62\s?8", re.IGNORECASE
)


def _remarks(head: Head, body: Body, blocks: Sequence[Block], chosen: Block | None) -> Iterator[str]:
    """Remarks for people: nothing here rejects a letter."""
    for written in dates.find_dates(body.text, head.date):
        if written.contradicts:
            yield f"Hari dan tanggal tidak cocok: {body.text[slice(*written.at)].strip()}"
    if vague := vague_day(body):
        yield f"Waktu disebut tanpa tanggal: {vague}"
    nip = chosen.signer.nip if chosen else None
    if nip and chosen and chosen.numbered == "nip" and len(nip) != 18:
        yield f"NIP terdiri atas {len(nip)} angka, seharusnya 18"
    for other in blocks:
        if other is not chosen and other.known:
            named = f"{other.signer.position or ''}, {other.signer.name or ''}"
            yield f"Mengetahui: {named}".strip(" ,")
