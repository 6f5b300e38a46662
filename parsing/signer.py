"""The signer block: jabatan above, space for the signature, NAMA and NIP below. Says who and in what form, not whether
he may (that is the office's rule)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsing import repair
from parsing.lines import Run, around
from parsing.pages import Page
from parsing.titles import form_of, is_degrees, is_rank, title_without_regency
from workflow.facts import Box, Signer

MOST_TITLES = 60
"""Titles on a page that are looked at, from its foot: more of them are a list of people."""
_FORM = r"(?:a\.?\s?n\.?|atas\s+nama|u\.?\s?b\.?|untuk\s+beliau|plt\.?|plh\.?|pjs?\.?|pgs\.?|penjabat)"
_POST = (
    r"(?:kepala|ka\.|camat|lurah|direktur|direktris|direksi|inspektur|sekretaris|bupati|wakil|asisten|ketua|komandan|rektor|"
    r"dekan|pimpinan|pemimpin|koordinator|manajer|manager|penanggung\s?jawab|pengguna anggaran|pejabat|kabid|kabag|kasubag|"
    r"kasubbag|kasi|general manager|staf ahli|kapolres|kapolsek|dandim|danramil|danyon|pembina upacara|gubernur|"
    r"wali\s?kota|pengurus|bendahara|presiden|pengawas|korwil\w*|penghulu|pembantu\s+dekan|pelaksana\s+(?:tugas|harian))"
    r"(?![a-z])"
)
_TITLE = re.compile(rf"(?:selaku\s+)?(?:{_FORM}\s+|{_FORM}(?=[A-Z]))*{_POST}|{_FORM}\s*$", re.IGNORECASE)
_FORM_ALONE = re.compile(rf"{_FORM}\s*$", re.IGNORECASE)
_NIP = re.compile(
    r"(?<![A-Za-z])(?:n\s?\.?\s?i\s?\.?\s?p(?:ppk|3k)?|nrp|nuptk|niy|nbm|npa|nta|nik)\b\.?\s*[.:]?\s*"
    r"(?P<digits>\d[\d\s.\-/]{3,40})?",
    re.IGNORECASE,
)
_NIP_ALONE = re.compile(r"(?<!\d)(\d{8})\s?(\d{6})\s?([12])\s?(\d{3})(?!\d)")
_RANK = re.compile(
    r"(?:pembina|penata|pengatur|juru|pangkat|golongan|gol\.|kolonel|mayor|kapten|letnan|letkol|lettu|letda|ajun|kompol|akbp|"
    r"akp|iptu|ipda|aiptu|komisaris|inspektur (?:satu|dua)|\(?[IV]{1,3}/[a-e]\)?)(?![a-z])",
    re.IGNORECASE,
)
_RANK_READ = re.compile(r"pembina|penata|pengatur|\(?[IVl1]{1,3}\s?/\s?[a-e]", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:\$\{|\{\{|ttd\.?$|t\.?t\.?d\b|\(?tanda tangan|di\s?tanda\s?tangani|dokumen ini|\[|meterai|materai|cap\b|stempel|"
    r"balai (?:besar )?sertifikasi|bsre\b|badan siber|sertifikat elektronik|tte\b|#$|\^$|[._…\s]+$)",
    re.IGNORECASE,
)
_ELECTRONIC = re.compile(r"di\s?tanda\s?tangani\s+secara\s+elektronik", re.IGNORECASE)
_KNOWN = re.compile(r"(?:mengetahui|menyetujui|mengesahkan|disetujui)\b", re.IGNORECASE)
_COPIES = re.compile(r"tembusan\b", re.IGNORECASE)
_SECOND = re.compile(r"sekretaris(?!\s+(?:daerah|dprd|dewan))|bendahara|wakil", re.IGNORECASE)
_REGENCY = re.compile(r"(?:kabupaten|pemerintah)\b", re.IGNORECASE)
_ONLY_DEGREES = re.compile(
    r"(?:[A-Z][A-Za-z]{0,5}\.)+[A-Z]?[A-Za-z]{0,4}\.?(?:,?\s?(?:[A-Z][A-Za-z]{0,5}\.)+[A-Z]?[A-Za-z]{0,4}\.?|,\s?[A-Z]{2,6})*,?"
)


@dataclass(frozen=True)
class Block:
    """A signer block on a page: who, and the boxes of the position, of the name and of all of it.

    known: he only acknowledges ("Mengetahui"). whole: there is room, a number or a TTE, not only a list of officials.
    """

    signer: Signer
    page: int
    position_box: Box
    name_box: Box
    box: Box
    known: bool = False
    electronic: bool = False
    whole: bool = True
    numbered: str = "nip"

    @property
    def space(self) -> Box:
        """Where signature and stamp are looked for: around the gap, and to the left, where the stamp lies."""
        x0, _, x1, bottom = self.box
        right = max(x1, x0 + 150)
        return (x0 - 120, self.position_box[3] - 22, right + 25, max(bottom + 14, self.name_box[3] + 30))


def find_blocks(pages: Sequence[Page], body: int) -> list[Block]:
    """The signer blocks of a letter up to the page that has a whole one; `body` is the first line of the text on the first
    page."""
    found: list[Block] = []
    for order, page in enumerate(pages):
        found.extend(_blocks_of(page, _whole_runs(page, body if order == 0 else 0)))
        if any(block.whole and not block.known for block in found):
            break
    return found


def choose(blocks: Sequence[Block]) -> Block | None:
    """The block of the letter itself: on the first page that has a whole one, not "Mengetahui" if there is another, a
    chair before the secretary beside him, the lowest, the rightmost."""
    if not blocks:
        return None
    whole = [b for b in blocks if b.whole] or list(blocks)
    first = [b for b in whole if b.page == whole[0].page]
    own = [b for b in first if not b.known] or first
    return max(own, key=lambda b: (b.signer.name is not None, not _seconds(b, own), b.box[0], b.box[1]))


def _seconds(block: Block, others: Sequence[Block]) -> bool:
    """A secretary or treasurer who signs beside the chair."""
    if not _SECOND.match(block.signer.position or ""):
        return False
    return any(
        abs(other.position_box[1] - block.position_box[1]) < 30
        and not _SECOND.match(other.signer.position or "")
        for other in others
        if other is not block
    )


def _whole_runs(page: Page, start: int) -> list[Run]:
    """The runs of a page, where "a.n." or "NIP" in a column of its own goes with what stands beside it."""
    found: list[Run] = []
    for line in page.lines[start:]:
        before: Run | None = None
        for run in line.runs:
            if (
                before is not None
                and run.box[0] - before.box[2] < 70
                and (_FORM_ALONE.match(before.text) or _NIP.fullmatch(before.text) or before.text == "NIP :")
            ):
                run = Run(f"{before.text} {run.text.lstrip(': ')}", around([before.box, run.box]))
                found.pop()
            if run.text.startswith(":") and before is not None and _TITLE.match(before.text):
                # "Penanggung jawab : …" is a row of the text, no signer.
                found.pop()
                break
            found.append(run)
            before = run
    return found


def _blocks_of(page: Page, runs: list[Run]) -> Iterator[Block]:
    used: set[int] = set()
    copies = next((r.box for r in runs if _COPIES.match(r.text)), None)
    seeds = [seed for seed in runs if _is_title(seed, page) and not _among_copies(seed, copies)]
    for seed in seeds[-MOST_TITLES:]:
        if id(seed) in used:
            continue
        column = [r for r in _below(seed, runs) if not _among_copies(r, copies)]
        block = _block(page, seed, column, runs) or _upside_down(page, seed, column, runs)
        if block:
            used.update(id(r) for r in column)
            yield block
    if not used:
        yield from _by_nip(page, runs)


def _is_title(run: Run, page: Page) -> bool:
    return (
        bool(_TITLE.match(run.text))
        and ":" not in run.text
        and len(run.text) < 80
        and run.box[2] - run.box[0] < 0.62 * page.width
    )


def _among_copies(run: Run, copies: Box | None) -> bool:
    return copies is not None and run.box[1] > copies[1] and run.box[0] < copies[0] + 130


def _below(seed: Run, runs: list[Run]) -> list[Run]:
    """The seed and what stands under it in its column, until NIP or a wide gap."""
    column = [seed]
    for run in sorted(runs, key=lambda r: r.box[1]):
        last = column[-1].box
        if run.box[1] <= last[1] + 2 or not _same_column(seed.box, run.box):
            continue
        if run.box[1] - last[3] > 130 or len(column) >= 10 or run.box[2] - run.box[0] > 330:
            break
        column.append(run)
        if _nip_in(run.text):
            break
    return column


def _same_column(seed: Box, box: Box) -> bool:
    overlap = min(seed[2], box[2]) - max(seed[0], box[0])
    centres = abs((seed[0] + seed[2]) - (box[0] + box[2])) / 2
    return (
        abs(seed[0] - box[0]) < 45 or centres < 40 or overlap > 0.6 * min(seed[2] - seed[0], box[2] - box[0])
    )


def _block(page: Page, seed: Run, column: list[Run], runs: list[Run]) -> Block | None:
    lines = [r for r in column if not _FILLER.match(r.text)]
    noisy = page.text_source == "ocr"
    if noisy:
        lines = _without_strokes(lines)
    span = _name_span(lines, noisy)
    if span is None:
        return None
    first, at = span[0], span[1] - 1
    name, position = lines[first : at + 1], lines[:first]
    if noisy and (_TITLE.match(name[-1].text) or _goes_on(position, name, lines[at + 1 :])):
        # The name was lost under the stamp; the title goes on.
        position, name = lines[: at + 1], [Run("", _room_below(lines[at].box))]
    nip = next((digits for r in lines[at + 1 :] if (digits := _nip_in(r.text))), None)
    title = title_without_regency([r.text for r in position])
    above = [
        r for r in runs if 0 < seed.box[1] - r.box[1] < 34 and _same_column(seed.box, r.box) and r is not seed
    ]
    gap = name[0].box[1] - position[-1].box[3] if position else 0.0
    electronic = any(_ELECTRONIC.search(r.text) for r in [*above, *column])
    return Block(
        Signer(_person(name, noisy), title or None, form_of(title), nip),
        page.number,
        around([r.box for r in position]),
        around([r.box for r in name]),
        around([r.box for r in lines]),
        known=any(_KNOWN.match(r.text) for r in above),
        electronic=electronic,
        whole=bool(nip) or gap > 20 or electronic or len(column) > len(lines),
        numbered="nip" if any(re.search(r"n\s?\.?i\s?\.?p", r.text, re.I) for r in lines[at + 1 :]) else "",
    )


def _goes_on(position: Sequence[Run], name: Sequence[Run], after: Sequence[Run]) -> bool:
    """The title's second line and nothing under it: room for a signature is always between title and name."""
    return bool(position) and not after and name[0].box[1] - position[-1].box[3] < 10


def _upside_down(page: Page, seed: Run, column: list[Run], runs: list[Run]) -> Block | None:
    """Companies and clubs write the position under the name: the room for the signature is above both."""
    if len(column) > 1:
        return None
    above = sorted(
        (r for r in runs if r.box[3] <= seed.box[1] + 1 and _same_column(seed.box, r.box)), key=_top
    )
    if len(above) < 2 or seed.box[1] - above[-1].box[3] > 12 or above[-1].box[1] - above[-2].box[3] < 24:
        return None
    name = _person([above[-1]], page.text_source == "ocr")
    if name is None or not re.fullmatch(r"[A-Z][\w.,'’ ]{3,60}", name):
        return None
    title = title_without_regency([seed.text])
    room = (above[-1].box[0], above[-1].box[1] - 40, above[-1].box[2], above[-1].box[1] - 30)
    return Block(
        Signer(name, title, form_of(title), None), page.number, room, above[-1].box, around([room, seed.box])
    )


def _top(run: Run) -> float:
    return run.box[1]


def _room_below(box: Box) -> Box:
    return (box[0], box[3] + 60, box[2], box[3] + 70)


def _person(runs: Sequence[Run], noisy: bool) -> str | None:
    name = " ".join(run.text for run in runs)
    if _RANK.match(name) or _NIP.match(name):
        return None
    if noisy:
        lost = _TITLE.match(name) or _REGENCY.match(name) or _RANK_READ.match(name) or is_rank(name)
        lost = lost or not _is_words(name) or is_degrees(name)
        return None if lost else repair.name(name) or None
    return name.strip(" ,()_[]:") or None


def _without_strokes(lines: list[Run]) -> list[Run]:
    """Of a recognised block the title, and the name with what stands under it: between them the pen and the stamp were
    read as letters."""
    end = next(
        (
            i
            for i in range(1, len(lines))
            if lines[i].box[1] - lines[i - 1].box[3] > 9 or not _is_words(lines[i].text)
        ),
        len(lines),
    )
    tail = next((i for i in range(end, len(lines)) if _ends_name(lines[i].text)), None)
    if tail is None:
        below = lines[end:]
    else:
        two = tail - end > 1 and is_degrees(lines[tail - 1].text)
        below = lines[max(end, tail - (2 if two else 1)) :]
    return lines[:end] + [r for r in below if _is_words(r.text) or is_degrees(r.text) or is_rank(r.text)]


def _ends_name(text: str) -> bool:
    return bool(_nip_in(text) or _NIP.match(text) or _RANK.match(text)) or is_rank(text)


def _apart(one: Run, other: Run) -> bool:
    return other.box[1] - one.box[3] > max(9.0, 1.2 * (one.box[3] - one.box[1]))


def _is_words(text: str) -> bool:
    """Words or a number, not strokes of a pen that recognition took for letters."""
    words = re.findall(r"[A-Za-z]{3,}", text)
    return bool(_nip_in(text)) or (len(text) > 5 and sum(map(len, words)) > 0.3 * len(text.replace(" ", "")))


def _nip_in(text: str) -> str | None:
    """The digits of a NIP, NRP or the like in a line."""
    match = _NIP.search(text)
    if match and match["digits"]:
        return _digits(match["digits"])
    alone = _NIP_ALONE.search(text)
    return "".join(alone.groups()) if alone else None


def _name_span(lines: list[Run], noisy: bool = False) -> tuple[int, int] | None:
    """Which lines are the name, two when it is long: those between the room for the signature and rank or NIP; without
    room the one above rank or NIP; else the last."""
    tail = next(
        (
            i
            for i, r in enumerate(lines)
            if i > 1
            and (
                _ends_name(r.text) if noisy else _NIP.match(r.text) or _nip_in(r.text) or _RANK.match(r.text)
            )
        ),
        None,
    )
    gaps = [lines[i].box[1] - lines[i - 1].box[3] for i in range(1, tail or len(lines))]
    if gaps and max(gaps) > 24:
        first = gaps.index(max(gaps)) + 1
        last = tail if tail is not None else _name_end(lines, first)
        return (first, last) if last - first <= 2 else (last - 1, last)
    if tail is not None:
        return (
            tail - 2 if tail > 2 and _only_degrees(lines[tail - 1].text, noisy) else tail - 1,
            tail,
        )
    return (len(lines) - 1, len(lines)) if 1 < len(lines) < 5 else None


def _only_degrees(text: str, noisy: bool) -> bool:
    return bool(_ONLY_DEGREES.fullmatch(text.strip())) or (noisy and is_degrees(text))


def _name_end(lines: list[Run], first: int) -> int:
    """A name without rank and NIP goes on when its line ends with a comma and degrees follow."""
    more = first + 1 < len(lines) and (
        lines[first].text.endswith(",") or _ONLY_DEGREES.fullmatch(lines[first + 1].text.strip())
    )
    return first + 2 if more else first + 1


def _by_nip(page: Page, runs: list[Run]) -> Iterator[Block]:
    """No title was recognised: the name above a NIP is still a signer, and a short line above the gap his position."""
    for run in runs:
        nip = _nip_in(run.text)
        if not nip or not _NIP.match(run.text):
            continue
        above = [r for r in runs if 0 < run.box[1] - r.box[1] < 60 and _same_column(run.box, r.box)]
        names = [r for r in above if not _RANK.match(r.text) and _is_words(r.text)]
        if not names:
            continue
        name = max(names, key=lambda r: r.box[1])
        posts = [
            r
            for r in runs
            if 24 < name.box[1] - r.box[3] < 130
            and _same_column(name.box, r.box)
            and len(r.text) < 60
            and not r.text.endswith(".")
            and ":" not in r.text
        ]
        post = max(posts, key=lambda r: r.box[1], default=None)
        top = post.box if post else (name.box[0], name.box[1] - 80, name.box[2], name.box[1] - 70)
        title = post.text.strip(" ,") if post else None
        signer = Signer(_person([name], page.text_source == "ocr"), title, form_of(title or ""), nip)
        yield Block(signer, page.number, top, name.box, around([name.box, run.box]), whole=True)
        return


def _digits(text: str | None) -> str | None:
    return re.sub(r"\D", "", text) or None if text else None


def is_electronic(text: str) -> bool:
    """Do the words say that the letter was signed electronically? They prove nothing."""
    return bool(
        _ELECTRONIC.search(text) or re.search(r"\bbsre\b|balai (?:besar )?sertifikasi elektronik", text, re.I)
    )
