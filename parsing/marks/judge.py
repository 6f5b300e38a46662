"""Signature and stamp at a signer block -> present, absent or unsure, with a box and a sentence for people.

The net decides; classical evidence explains and vetoes. Presence only: a pasted picture looks like ink, so on digital
pages the mark says when it is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parsing.marks import places, rest, signs, words
from parsing.marks.digest import digest_of
from parsing.marks.digital import own_dots
from parsing.marks.sight import Sight, look
from parsing.page import Page
from parsing.scale import Scale, scale_for
from parsing.signer import Block
from workflow.facts import Box, Mark

CLEAR = 0.98
"""Confidence that nothing is there when the file itself draws nothing but text there."""
SUREST_NOWHERE = 0.9
UNKNOWN = 0.5
"""Confidence where what was drawn cannot be told."""
SMALLEST_STAMP = 42.0
"""Points: stamps of offices measure 24 to 53 mm across, and one that is half lifted more than 15."""


def judge(
    page: Page | None, block: Block | None, figures: Mapping[str, Mapping[str, float]] | None = None
) -> tuple[Mark, Mark]:
    """Signature and stamp of a letter, at its signer block; without a block in the lower part of the page, seldom sure.
    figures: scales that were fitted anew, over the delivered ones. Who signs beside him is looked at where he lacks one."""
    signature, stamp = _at(page, block, figures)
    for other in block.beside if block else ():
        if signature.verdict == "absent" or stamp.verdict in ("absent", "unsure"):
            theirs = _at(page, other, figures)
            signature = _with_theirs("signature", signature, theirs[0], other)
            stamp = _with_theirs("stamp", stamp, theirs[1], other, _is_common(block, other))
    return signature, stamp


def _is_common(block: Block | None, other: Block) -> bool:
    """Is the stamp beside the other's signature this letter's? That of the agency whose head acknowledges it, and that of
    a committee between its two signers; not that of parents beside a school's."""
    return other.known or (block is not None and block.signer.form == "panitia")


def _with_theirs(name: str, own: Mark, theirs: Mark, other: Block, common: bool = False) -> Mark:
    """What the other signer's place shows where the signer's own lacks it: their stamp counts, their signature asks."""
    if theirs.verdict != "present" or own.verdict == "present":
        return own
    if common:
        return theirs
    why = words.elsewhere(name, other.signer.position)
    return replace(theirs, verdict="unsure", confidence=UNKNOWN, why=why, score=None, kind="", digest="")


def _at(
    page: Page | None, block: Block | None, figures: Mapping[str, Mapping[str, float]] | None
) -> tuple[Mark, Mark]:
    if page is None:
        return Mark(why=words.NO_BLOCK), Mark(why=words.NO_BLOCK)
    sight = look(page, block)
    laid = sight.laid
    cold = sight.signature.score < 0 and sight.stamp.score < 0
    if laid is not None and laid.clear and cold and not any(_left_over(n, sight, block) for n in words.NAMES):
        nothing = Mark("absent", CLEAR, why=words.clear(laid.words))
        return nothing, nothing
    kind = sight.kind if block else "nowhere"
    signature, stamp = (
        _mark(name, kind, page, sight, scale_for(name, kind, figures), block) for name in words.NAMES
    )
    return signature, stamp


def _mark(name: str, kind: str, page: Page, sight: Sight, scale: Scale, block: Block | None) -> Mark:
    """The mark with its score and kind of page, from which its scale can be fitted anew."""
    mark = replace(
        _decided(name, kind, page, sight, scale), score=round(sight.spot(name).score, 3), kind=kind
    )
    if mark.verdict != "absent":
        return mark
    if name == "signature" and sight.pen:
        why = words.unsure(name, words.PEN, False)
        return replace(
            mark, verdict="unsure", confidence=UNKNOWN, page=page.number, box=_rounded(sight.pen), why=why
        )
    if (place := _left_over(name, sight, block)) is None:
        return mark
    # Of the net's score nothing can be learnt here: it is the file that says so.
    why = words.unsure(name, words.LEFT_OVER, False)
    return Mark("unsure", UNKNOWN, page.number, _rounded(place), why, pasted=True)


def _left_over(name: str, sight: Sight, block: Block | None) -> Box | None:
    """Where the file of a digital page draws something that the net took for nothing."""
    if sight.laid is None or block is None:
        return None
    other = sight.spot("stamp" if name == "signature" else "signature")
    return rest.left_over(name, sight.laid, sight.area, block, other)


def _decided(name: str, kind: str, page: Page, sight: Sight, scale: Scale) -> Mark:
    spot = sight.spot(name)
    chance = scale.chance(spot.score)
    verdict, doubt = scale.verdict(chance), ""
    if kind == "nowhere":
        # Somebody has signed somewhere: whether it is the signer of this letter was not read.
        chance = min(max(chance, 1 - SUREST_NOWHERE), SUREST_NOWHERE)
    if verdict == "present" and (doubt := _veto(name, kind, page, sight, spot.box)):
        verdict, chance = "unsure", min(chance, scale.high)
    nowhere = kind == "nowhere"
    if verdict == "absent":
        return Mark("absent", round(1 - chance, 3), why=words.absent(name, nowhere))
    if spot.box is None:
        return Mark("unsure", round(chance, 3), page.number, why=words.unclear(name, nowhere))
    laid = sight.laid
    pasted = laid.nearest(spot.box) if laid else None
    own = own_dots(page, pasted) if pasted else None
    if verdict == "unsure":
        why = words.unsure(name, doubt, nowhere)
    else:
        how = "" if laid is None else words.PASTED if pasted else words.DRAWN
        why = words.present(name, sight, spot.box, how, nowhere)
    digest = digest_of(sight.part(spot.box) if own is None else own)
    return Mark(
        verdict, round(chance, 3), page.number, _rounded(spot.box), why, digest, pasted=laid is not None
    )


def _veto(name: str, kind: str, page: Page, sight: Sight, box: Box | None) -> str:
    """What speaks against a mark that the net saw, in words; empty when nothing does."""
    if box is None:
        return "tempatnya tidak jelas"
    across = max(box[2] - box[0], box[3] - box[1])
    if name == "stamp":
        return "terlalu kecil untuk cap dinas" if across < SMALLEST_STAMP else ""
    if signs.is_code(sight.part(box)):
        return "bentuknya seperti kode QR"
    if kind == "nowhere" and (across < places.PARAF or places.at_foot(box, page)):
        return "mungkin hanya paraf"
    return ""


def _rounded(box: Box) -> Box:
    x0, y0, x1, y1 = (round(v, 1) for v in box)
    return (x0, y0, x1, y1)
