"""Kinds of content with a letter astray, on a recognised page: "posier" -> "poster", "Carousei" -> "Carousel".

Long words only, of which no other word of a letter is the neighbour. Counts nothing.
"""

from __future__ import annotations

import functools
import re

_KNOWN = (
    "poster carousel infografis infographic reels story instastory thumbnail caption flyer pamflet twibbon twibbonize "
    "banner brosur leaflet booklet spanduk baliho video videografis teaser"
).split()
_WORD = re.compile(r"(?<![A-Za-z@./])[A-Za-z]{4,12}(?![A-Za-z@/])")
_OTHERS = frozenset(
    "store stores storey stories videos posted postur pastor foster reel reels manner teater tester pelaser brosuru "
    "banners posters flyers caption option captions leasing".split()
)
_FLYERS = frozenset("nyer fyer flver fiyer tlyer ilyer flyor".split())
"""Its first letters run together: no word of a letter is read so."""
ALIKE, ALIKE_SHORT, ALIKE_LONG = 83, 80, 88


def spelled(text: str) -> str:
    """The text with kinds that are nearly written right as they are written."""
    return _WORD.sub(lambda match: _word(match.group()), text)


@functools.lru_cache(maxsize=8192)
def _word(word: str) -> str:
    from rapidfuzz import fuzz, process

    low = word.lower()
    if low in _KNOWN or low in _OTHERS or (len(low) < 5 and low not in _FLYERS):
        return word
    cutoff = ALIKE_SHORT if len(low) < 6 else ALIKE
    found = process.extractOne(low, _KNOWN, scorer=fuzz.ratio, score_cutoff=cutoff)
    known = "flyer" if low in _FLYERS else found[0] if found else ""
    if not known or abs(len(known) - len(low)) > 1:
        return word
    if (
        known[0] != low[0]
        and low not in _FLYERS
        and not (len(low) > 7 and fuzz.ratio(low, known) >= ALIKE_LONG)
    ):
        return word
    return known.upper() if word.isupper() else known.capitalize() if word[0].isupper() else known
