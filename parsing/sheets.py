"""Which pages of a file are a letter, which are a disposition sheet in front, enclosures behind, or a second letter.

Looks at the words on the pages only. A page that says nothing of itself belongs to the letter before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsing.fields import find_labels, read_head
from parsing.lines import Line
from parsing.page import Page

_SHEET = re.compile(
    r"lembar\s*(?:an)?\s*disposisi|kartu\s+(?:kendali|disposisi)|lembar\s+pengantar", re.IGNORECASE
)
_SHEET_LABELS = (
    r"surat\s+dari|asal\s+surat",
    r"(?:no|nomor)\.?\s+agenda|indeks",
    r"(?:di)?terima\s+(?:tgl|tanggal)|tgl\.?\s+(?:di)?terima|tanggal\s+(?:di)?terima",
    r"diteruskan\s+kepada",
    r"isi\s+disposisi|dengan\s+hormat\s+harap",
    r"(?:tgl|tanggal)\.?\s+surat",
    r"(?:no|nomor)\.?\s+surat",
)
_ENCLOSURE = re.compile(
    r"lampiran\b(?!\s*:)|lampiran\s*(?:[ivx\d]+)?\s*:\s*(?:surat|nota|keputusan|peraturan|undangan|proposal|hal\b|"
    r"permohonan|edaran)",
    re.IGNORECASE,
)
_OTHER_PAPER = re.compile(
    r"(?:surat\s+(?:tugas|perintah|keterangan|pernyataan|kuasa|keputusan|edaran)|nota\s+dinas|telaahan\s+staf|proposal|"
    r"kerangka\s+acuan|term\s+of\s+reference|rundown|run\s+down|susunan\s+(?:acara|panitia)|jadwal\b|daftar\s+(?:hadir|"
    r"undangan|nama|peserta)|berita\s+acara|notulen|laporan\b|rencana\s+anggaran|dokumentasi|brosur|naskah|keputusan\b)",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"k[o0]m[i1l]nf|komunikasi\s+dan\s+informatika|\bbupati\b|sekda\b|sekretaris\s+daerah", re.IGNORECASE
)
_CUT = re.compile(r"(?:kepala|ka\.?)(?:\s+dinas)?\W*", re.IGNORECASE)
"""An addressee whose last words stand in another line: he may be ours."""


@dataclass(frozen=True)
class Sheaf:
    """The pages of one letter and of what lies behind it."""

    pages: tuple[Page, ...]
    enclosures: tuple[Page, ...] = ()


def part(shown: Sequence[Page]) -> list[Sheaf]:
    """The letters of a file, at least one when there are pages."""
    pages = [page for page in shown if not _is_sheet(page)] or list(shown)
    starts = _of_ours(pages, [index for index, page in enumerate(pages) if _begins(page)])
    if not starts:
        # Nothing looks like the head of a letter (a scan without text, a notice): what is not another paper.
        starts = [next((i for i, page in enumerate(pages) if not _is_enclosure(page)), 0)]
    bounds = [*starts[1:], len(pages)]
    return [_sheaf(pages[start:end]) for start, end in zip(starts, bounds, strict=True)]


def _sheaf(pages: Sequence[Page]) -> Sheaf:
    end = next(
        (i for i, page in enumerate(pages) if i and (_is_enclosure(page) or _begins(page))), len(pages)
    )
    return Sheaf(tuple(pages[:end]), tuple(pages[end:]))


def _of_ours(pages: Sequence[Page], starts: list[int]) -> list[int]:
    """Of several letters those that are written to the office; a copy of a letter to somebody else is an enclosure."""
    if len(starts) < 2:
        return starts
    named = [read_head(pages[at].lines, pages[at].width).addressee or "" for at in starts]
    ours = [at for at, name in zip(starts, named, strict=True) if _OURS.search(name)]
    if ours:
        return [
            at
            for at, name in zip(starts, named, strict=True)
            if not name or _OURS.search(name) or _CUT.fullmatch(name)
        ]
    return [at for at, name in zip(starts, named, strict=True) if name == named[0]]


def _top(page: Page, share: float) -> list[Line]:
    return [line for line in page.lines if line.box[1] < share * page.height]


def _is_sheet(page: Page) -> bool:
    top = _top(page, 0.6)
    if _SHEET.search(" ".join(line.text for line in top[:12])):
        return True
    text = "\n".join(run.text for line in top for run in line.runs)
    return sum(bool(re.search(rf"^\s*(?:{label})", text, re.I | re.M)) for label in _SHEET_LABELS) >= 4


def _is_enclosure(page: Page) -> bool:
    top = _top(page, 0.35)[:10]
    runs = [run.text for line in top for run in line.runs]
    if any(_addressed(line) for line in top):
        return False
    return any(_ENCLOSURE.match(text) for text in runs[:6]) or any(
        _OTHER_PAPER.match(text) and len(text) < 60 and ":" not in text for text in runs
    )


def _begins(page: Page) -> bool:
    """Does a letter begin here? Its number stands under a letterhead, with a subject or an addressee."""
    if _is_enclosure(page):
        return False
    top = _top(page, 0.55)
    labels = find_labels(top)
    if "number" not in labels or (labels["number"].value is None and len(labels) < 2):
        return False
    return "subject" in labels or any(_addressed(line) for line in top)


def _addressed(line: Line) -> bool:
    return bool(re.search(r"\by\s?th\b", line.text, re.IGNORECASE))
