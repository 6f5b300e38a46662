"""Signers who stand beside one another: whose letter it is when only one of two was read, and who else signs the page.

A secretary never signs alone, and nobody acknowledges ("Mengetahui") what no one has signed. So beside such a block
there is another one, even where a stamp has made it unreadable. What was not read stays unread: no name is guessed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from parsing.lines import Run, around
from parsing.page import Page
from parsing.posts import mended
from parsing.signer import Block, person, runs_of
from parsing.strokes import ends_name, is_legible
from parsing.titles import form_of, title_without_regency
from workflow.facts import Box, Signer

ROW, LOWER = 30.0, 14.0
"""Points by which a position may stand higher (beside "Mengetahui,") or lower than the other's."""
NAMES = 20.0
"""Points between the heights of two names in a row at most."""
GAP = 20.0
FARTHEST = 170.0
"""Points from one signer down to another on the same page who still sign the same text."""
MOST = 3
COLUMN = 0.5
"""Of the width of the page: where the right one of two signers begins at the latest."""
_MATE = re.compile(r"(?:wakil\s+)?(?:sekretaris|bendahara)(?:\s+(?:umum|panitia|pelaksana|[i1v]+))*$", re.I)


def together(blocks: Sequence[Block], pages: Sequence[Page]) -> list[Block]:
    """The blocks, with those that were lost beside one who does not sign alone; each knows the others of its page."""
    found = list(blocks)
    for block in blocks:
        page = next((page for page in pages if page.number == block.page), None)
        if page is not None and _is_alone(block, found) and (lost := _partner(block, page)):
            found.append(lost)
    return [dataclasses.replace(block, beside=_others(block, found)) for block in found]


def _others(block: Block, blocks: Sequence[Block]) -> tuple[Block, ...]:
    near = [
        other
        for other in blocks
        if other is not block
        and other.page == block.page
        and (other.whole or other.known)
        and other.position_box[1] - block.name_box[3] < FARTHEST
        and block.position_box[1] - other.name_box[3] < FARTHEST
    ]
    return tuple(near[:MOST])


def _is_mate(block: Block) -> bool:
    return bool(_MATE.match((block.signer.position or "").strip(" .,:;")))


def _is_alone(block: Block, blocks: Sequence[Block]) -> bool:
    """Does he need another signer, and is there none?"""
    if not (block.known or _is_mate(block)):
        return False
    return not any(b.page == block.page and not b.known and not _is_mate(b) for b in blocks)


def _partner(block: Block, page: Page) -> Block | None:
    """What can be read in the other column of the same rows; of a mate's chair the place alone."""
    left = (block.position_box[0] + block.position_box[2]) / 2 < COLUMN * page.width
    edge = block.position_box[2] + GAP if left else block.position_box[0] - GAP
    column = [r for r in runs_of(page) if (r.box[0] > edge if left else r.box[2] < edge)]
    top, foot = block.position_box[1] - ROW, block.position_box[1] + LOWER
    titles = [(r, words) for r in column if top < r.box[1] < foot and (words := mended(r.text))]
    middle = (block.name_box[1] + block.name_box[3]) / 2
    names = [r for r in column if abs((r.box[1] + r.box[3]) / 2 - middle) < NAMES and _may_be_name(r)]
    if not titles and (block.known or page.text_source != "ocr"):
        return None
    title = title_without_regency([words for _, words in titles]) or None
    position = around([r.box for r, _ in titles]) if titles else _level(block.position_box, names, left, page)
    name = (
        around([r.box for r in names])
        if names
        else _level(block.name_box, [r for r, _ in titles], left, page)
    )
    signer = Signer(person(names, page.text_source == "ocr") if names else None, title, form_of(title or ""))
    return Block(signer, page.number, position, name, around([position, name]))


def _may_be_name(run: Run) -> bool:
    return is_legible(run.text) and not mended(run.text) and not ends_name(run.text)


def _level(box: Box, read: Sequence[Run], left: bool, page: Page) -> Box:
    """As high as the other's, and below or above what was read, else in the middle of the other half of the page."""
    if read:
        x0, _, x1, _ = around([run.box for run in read])
    else:
        x0 = (COLUMN if left else 0.1) * page.width
        x1 = x0 + 140
    return (x0, box[1], x1, box[3])
