"""The signer block: jabatan above, space for the signature, NAMA and NIP below. Says who and in what form, not whether
he may (that is the office's rule)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsing import persons
from parsing.lines import Run, around
from parsing.page import Page
from parsing.posts import FORM, TITLE
from parsing.sides import apart
from parsing.strokes import (
    CLOSE,
    NIP,
    RANK,
    ends_name,
    is_lost,
    is_nip,
    is_words,
    nip_in,
    same_column,
    settled,
    without_strokes,
)
from parsing.titles import form_of, is_degrees, is_rank, title_without_regency
from workflow.facts import Box, Signer

MOST_TITLES = 60
"""Titles on a page that are looked at, from its foot: more of them are a list of people."""
WIDEST = 330.0
"""Points of a line of a signer block at the most: what is wider is a line of the text."""
BESIDE = 45.0
"""Points by which positions that stand beside one another differ in height at most."""
_FORM_ALONE = re.compile(rf"{FORM}\s*$", re.IGNORECASE)
_RANK_READ = re.compile(r"pembina|penata|pengatur|\(?[IVl1]{1,3}\s?/\s?[a-e]", re.IGNORECASE)
_FILLER = re.compile(
    r"(?:\$\{|\{\{|ttd\.?$|t\.?t\.?d\b|\(?tanda tangan|di\s?tanda\s?tangani|dokumen ini|\[|meterai|materai|cap\b|stempel|"
    r"balai (?:besar )?sertifikasi|bsre\b|badan siber|sertifikat elektronik|tte\b|#$|\^$|[._…\s]+$)",
    re.IGNORECASE,
)
_ELECTRONIC = re.compile(r"di\s?tanda\s?tangani\s+secara\s+elektronik", re.IGNORECASE)
_KNOWN = re.compile(
    r"(?:turut\s+)?(?:men?g[ec]t[ae][hn]u[a-z1|]{1,2}|m[ec]n?y[ec]tu[ij]u[a-z1|]?|mengesahkan|di(?:ketahui|setujui|sahkan))\b",
    re.IGNORECASE,
)
_COPIES = re.compile(r"t[eau]mb[ua]s[ae]n\b", re.IGNORECASE)
_SECOND = re.compile(
    r"sekretaris(?!\s+(?:daerah|dprd|dewan))|bendahara|wakil|(?:a\.?n\.?\s+)?(?:ketua\s+)?komite",
    re.IGNORECASE,
)
_REGENCY = re.compile(r"(?:kabupaten|pemerintah)\b", re.IGNORECASE)
_BELOW_SECRETARY = re.compile(r"asisten|kepala\s+bagian|staf ahli", re.IGNORECASE)
_REGENCY_NAMED = re.compile(r"\b(?:kabupaten|kab\.)\s+[a-z]+", re.IGNORECASE)
_GOES_ON = re.compile(r"[a-z]{4,}\s")
_ONLY_DEGREES = re.compile(
    r"(?:[A-Z][A-Za-z]{0,5}\.)+[A-Z]?[A-Za-z]{0,4}\.?(?:,?\s?(?:[A-Z][A-Za-z]{0,5}\.)+[A-Z]?[A-Za-z]{0,4}\.?|,\s?[A-Z]{2,6})*,?"
)


@dataclass(frozen=True)
class Block:
    """A signer block on a page: who, and the boxes of the position, of the name and of all of it.

    known: he only acknowledges ("Mengetahui"). regency: of his position, which does not name it. whole: there is room, a
    number or a TTE, not only a list of officials. beside: those who sign with him on the same page.
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
    regency: str = ""
    beside: tuple[Block, ...] = ()

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
        found.extend(_blocks_of(page, runs_of(page, body if order == 0 else 0)))
        if any(block.whole and not block.known for block in found):
            break
    return found


def choose(blocks: Sequence[Block]) -> Block | None:
    """The block of the letter itself: on the first page that has a whole one, not "Mengetahui" if there is another, a
    chair before the secretary beside him and a school before its committee of parents, the lowest, the rightmost."""
    if not blocks:
        return None
    whole = [b for b in blocks if b.whole] or list(blocks)
    first = [b for b in whole if b.page == whole[0].page]
    own = [b for b in first if not b.known] or first
    return max(own, key=lambda b: (not _seconds(b, own), b.signer.name is not None, b.box[0], b.box[1]))


def _seconds(block: Block, others: Sequence[Block]) -> bool:
    """A secretary or treasurer who signs beside the chair, a committee of parents beside the head."""
    if not _SECOND.match(block.signer.position or ""):
        return False
    return any(
        abs(other.position_box[1] - block.position_box[1]) < BESIDE
        and not _SECOND.match(other.signer.position or "")
        for other in others
        if other is not block
    )


def runs_of(page: Page, start: int = 0) -> list[Run]:
    """The runs of a page from a line on, as signer blocks are read from them."""
    runs = _whole_runs(page, start)
    return apart(settled(runs, page) if page.text_source == "ocr" else runs)


def _whole_runs(page: Page, start: int) -> list[Run]:
    """The runs of a page, where "a.n." or "NIP" in a column of its own goes with what stands beside it."""
    found: list[Run] = []
    for line in page.lines[start:]:
        before: Run | None = None
        for run in line.runs:
            if (
                before is not None
                and run.box[0] - before.box[2] < 70
                and (_FORM_ALONE.match(before.text) or NIP.fullmatch(before.text) or before.text == "NIP :")
            ):
                run = Run(f"{before.text} {run.text.lstrip(': ')}", around([before.box, run.box]))
                found.pop()
            if run.text.startswith(":") and before is not None and TITLE.match(before.text):
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
        bool(TITLE.match(run.text))
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
        if run.box[1] <= last[1] + 2 or not same_column(seed.box, run.box):
            continue
        if run.box[1] - last[3] > 130 or len(column) >= 10 or run.box[2] - run.box[0] > WIDEST:
            break
        column.append(run)
        if nip_in(run.text):
            break
    return column


def _block(page: Page, seed: Run, column: list[Run], runs: list[Run]) -> Block | None:
    lines = [r for r in column if not _FILLER.match(r.text)]
    noisy = page.text_source == "ocr"
    if noisy:
        lines = without_strokes(lines)
    span = _name_span(lines, noisy)
    if span is None:
        return None
    first, at = span[0], span[1] - 1
    name, position = lines[first : at + 1], lines[:first]
    if noisy and (
        TITLE.match(name[-1].text) or is_lost(name[0], position[-1] if position else None, lines[at + 1 :])
    ):
        # The name was lost under the stamp; the title goes on.
        position, name = lines[: at + 1], [Run("", _room_below(lines[at].box))]
    nip = next((digits for r in lines[at + 1 :] if (digits := nip_in(r.text))), None)
    title = title_without_regency([r.text for r in position])
    above = [
        r for r in runs if 0 < seed.box[1] - r.box[1] < 34 and same_column(seed.box, r.box) and r is not seed
    ]
    gap = name[0].box[1] - position[-1].box[3] if position else 0.0
    electronic = any(_ELECTRONIC.search(r.text) for r in [*above, *column])
    return Block(
        Signer(person(name, noisy), title or None, _form(title, position, noisy), nip),
        page.number,
        around([r.box for r in position]),
        around([r.box for r in name]),
        around([r.box for r in lines]),
        known=any(_KNOWN.match(r.text) for r in above),
        electronic=electronic,
        whole=bool(nip) or gap > 20 or electronic or len(column) > len(lines),
        regency=" ".join(_REGENCY_NAMED.findall(" ".join(r.text for r in position))),
        numbered="nip" if any(re.search(r"n\s?\.?i\s?\.?p", r.text, re.I) for r in lines[at + 1 :]) else "",
    )


def _form(title: str, position: Sequence[Run], noisy: bool) -> str:
    """As the words say; where the small "u.b." between them may not have been read, as their order says: an assistant
    under the secretary of whom he acts for."""
    form = form_of(title)
    posts = [run.text for run in position if TITLE.match(run.text)]
    if noisy and form == "an" and len(posts) > 2 and _BELOW_SECRETARY.match(posts[-1]):
        return "ub"
    return form


def _upside_down(page: Page, seed: Run, column: list[Run], runs: list[Run]) -> Block | None:
    """Companies and clubs write the position under the name: the room for the signature is above both."""
    if len(column) > 1:
        return None
    above = sorted(
        (r for r in runs if r.box[3] <= seed.box[1] + 1 and same_column(seed.box, r.box)), key=_top
    )
    if len(above) < 2 or seed.box[1] - above[-1].box[3] > 12 or above[-1].box[1] - above[-2].box[3] < 24:
        return None
    name = person([above[-1]], page.text_source == "ocr")
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


def person(runs: Sequence[Run], noisy: bool) -> str | None:
    name = " ".join(run.text for run in runs)
    if RANK.match(name) or NIP.match(name):
        return None
    if noisy:
        lost = TITLE.match(name) or _REGENCY.match(name) or _RANK_READ.match(name) or is_rank(name)
        lost = lost or not is_words(name) or is_degrees(name)
        return None if lost else persons.name(name) or None
    return name.strip(" ,()_[]:") or None


def _name_span(lines: list[Run], noisy: bool = False) -> tuple[int, int] | None:
    """Which lines are the name, two when it is long: those between the room for the signature and rank or NIP; without
    room the one above rank or NIP; else the last."""
    tail = next(
        (
            i
            for i, r in enumerate(lines)
            if i > 1
            and (ends_name(r.text) if noisy else NIP.match(r.text) or nip_in(r.text) or RANK.match(r.text))
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
    """No title was recognised: the name above a NIP is still a signer, and the lines above the gap his position. On a
    recognised page a rank or the place of a NIP says as much."""
    noisy = page.text_source == "ocr"
    for run in runs:
        nip = nip_in(run.text)
        if not (nip and NIP.match(run.text)) and not (noisy and is_nip(run.text)):
            continue
        above = [r for r in runs if 0 < run.box[1] - r.box[1] < 60 and same_column(run.box, r.box)]
        names = [
            r
            for r in above
            if is_words(r.text)
            and not (ends_name(r.text) if noisy else RANK.match(r.text))
            and not _of_text(r)
        ]
        if not names:
            continue
        name = max(names, key=_top)
        if noisy and is_degrees(name.text) and len(names) > 1:
            name = _in_one(sorted(names, key=_top)[-2:])
        position = _over(name, runs)
        top = around([r.box for r in position]) if position else _room_above(name.box)
        title = title_without_regency([r.text for r in position]) or None
        signer = Signer(person([name], noisy), title, form_of(title or ""), nip)
        yield Block(signer, page.number, top, name.box, around([name.box, run.box]), whole=True)
        return


def _of_text(run: Run) -> bool:
    """A line of the letter's text, as wide as the page or going on in the middle of a sentence."""
    return run.box[2] - run.box[0] > WIDEST or bool(_GOES_ON.match(run.text))


def _over(name: Run, runs: Sequence[Run]) -> list[Run]:
    """The short lines above the room for a signature: the position of somebody who has no known title."""
    near = [
        r
        for r in runs
        if 24 < name.box[1] - r.box[3] < 130
        and same_column(name.box, r.box)
        and len(r.text) < 60
        and not r.text.endswith(".")
        and ":" not in r.text
    ]
    found = sorted(near, key=_top)[-1:]
    for run in sorted(near, key=_top, reverse=True)[1:]:
        if found[0].box[1] - run.box[3] > CLOSE:
            break
        found.insert(0, run)
    return found


def _in_one(lines: Sequence[Run]) -> Run:
    return Run(" ".join(r.text for r in lines), around([r.box for r in lines]))


def _room_above(box: Box) -> Box:
    return (box[0], box[1] - 80, box[2], box[1] - 70)


def is_electronic(text: str) -> bool:
    """Do the words say that the letter was signed electronically? They prove nothing."""
    return bool(
        _ELECTRONIC.search(text) or re.search(r"\bbsre\b|balai (?:besar )?sertifikasi elektronik", text, re.I)
    )
