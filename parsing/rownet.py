"""The net that reads a row of print (training/README.md): signs that a pen or a stamp crosses, which Tesseract loses.

It says which sign may stand at each place of a row, and how likely a row is to say given words. Small and capital letters
are one to it. OpenCV runs it on one thread; it chooses no name, parsing/nameline.py does.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parsing import likely
from parsing.marks.net import loaded
from parsing.rowpic import evened
from parsing.voting import SPELLING, Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]
    Chances = NDArray[Any]

WEIGHTS = Path(__file__).with_name("marks") / "rows.onnx"
SIGNS = " abcdefghijklmnopqrstuvwxyz0123456789.,'-/():"
"""What it tells apart, in its order; nothing at all comes before them."""
POINTS = [SIGNS.index(char) + 1 for char in ".,"]
SHARE, HEARD = 0.3, 0.5
"""Trust in its own reading, as a share of that in all of Tesseract's, which are wrong together; and how much it counts how
likely the row is to say a name by the net."""
SURE, SURE_SHARE = 0.93, 0.48
"""How sure it is of each sign, in the mean, to be trusted more; and that share (training/README.md)."""
MOST_WEIGHED = 40
LEAST_SIGNS = 4
"""A row has at least."""
MOST_VARIED, VARIED = 8, 1.5
CLOSE_TOGETHER = (
    ("U", "IJ"),
    ("LI", "IJ"),
    ("II", "IJ"),
    ("LU", "IJ"),
    ("LLI", "IJ"),
    ("IA", "JA"),
    ("ii", "ij"),
    ("ia", "ja"),
)
"""How letters that touch each other are read."""
SMALL = ("drg.", "drh.")
"""Titles that are written without a capital."""
LEAST = 0.02
"""Chance below which a sign is not named beside the likeliest."""


def chances_of(part: Picture) -> Chances | None:
    """A row (RGB) -> the logarithms of the chances of nothing and of each sign, place by place. None without weights: then
    others read alone."""
    import numpy as np

    net = _net()
    if net is None:
        return None
    net.setInput(np.ascontiguousarray(evened(part)[None], dtype=np.float32))
    said = net.forward()[0, :, 0].T.astype(np.float64)
    said -= said.max(axis=1, keepdims=True)
    found: Chances = said - np.log(np.exp(said).sum(axis=1, keepdims=True))
    return found


def heard(cuts: Sequence[Picture]) -> list[Chances]:
    """Several cuts of one row -> what the net says of each, what it is surest of first. Nothing without weights."""
    found = [said for cut in cuts if (said := chances_of(cut)) is not None]
    return sorted(found, key=sureness, reverse=True)


def sureness(chances: Chances) -> float:
    """How sure the net is of what stands at all the places of a row that say something, in the mean: 0 of nothing."""
    import numpy as np

    best = chances.argmax(axis=1)
    said = chances[np.arange(len(best)), best]
    # Nothing beside a sign is doubted with it; the blank ends of a row say nothing.
    places = np.flatnonzero(best)
    if len(places) < LEAST_SIGNS:
        return -math.inf
    return float(said[places[0] : places[-1] + 1].mean())


def reading_of(chances: Chances) -> Reading:
    """The signs that stand there, each with what else it may be."""
    import numpy as np

    best = chances.argmax(axis=1)
    signs: list[dict[str, float]] = []
    sure: list[float] = []
    at = 0
    while at < len(best):
        end = at + 1
        while end < len(best) and best[end] == best[at]:
            end += 1
        if best[at]:
            most = np.exp(chances[at:end]).max(axis=0)
            signs.append({SIGNS[n - 1]: float(most[n]) for n in range(1, len(most)) if most[n] > LEAST})
            sure.append(float(most[best[at]]))
        at = end
    return Reading(signs, sum(sure) / len(sure) if sure else 0.0)


def read(chances: Chances, others: Sequence[Reading]) -> list[Reading]:
    """Its own reading, beside those of others: with the capitals that they have on the whole, for it knows none."""
    own = reading_of(chances)
    if not own.signs:
        return []
    letters = [char for reading in others for char in reading.text.partition(",")[0] if char.isalpha()]
    upper = sum(map(str.isupper, letters)) > 0.6 * len(letters)
    signs: list[dict[str, float]] = []
    before = " "
    for sign in own.signs:
        raised = upper or not before.isalpha()
        signs.append({char.upper() if raised else char: chance for char, chance in sign.items()})
        before = max(sign, key=lambda char: sign[char])
    if not upper and own.text.lstrip().startswith(SMALL):
        signs[0] = own.signs[0]
    whole = sum(reading.trust for reading in others) or 1.0
    share = SURE_SHARE if own.trust > SURE else SHARE
    return [Reading(signs, share * whole * max(own.trust, 0.1), cased=False)]


def weighed(found: Sequence[tuple[str, float]], chances: Chances) -> list[tuple[str, float]]:
    """What was elected of all readings, by the net's judgement too."""
    some = with_variants(found[:MOST_WEIGHED])
    sounds = likelihoods(chances, [text for text, _ in some])
    both = [(text, score + HEARD * sound) for (text, score), sound in zip(some, sounds, strict=True)]
    return sorted(both, key=lambda pair: -pair[1])


def with_variants(found: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The same, and what is easily read for it: the net, which sees the row whole, tells them apart."""
    known = dict(found)
    for text, score in found[:MOST_VARIED]:
        for other in _variants(text):
            gain = SPELLING * (_spelling(other) - _spelling(text))
            known[other] = max(known.get(other, -math.inf), score - VARIED + gain)
    return list(known.items())


def _spelling(text: str) -> float:
    """How likely the words before the comma are as names."""
    return sum(likely.likeliness(word) for word in likely.words_of(text))


def _variants(text: str) -> Iterator[str]:
    name, comma, behind = text.partition(",")
    for one in (name, *_parted(name)):
        for other in (behind, *_pointed(behind)):
            if (one, other) != (name, behind):
                yield one + comma + other


def _parted(name: str) -> Iterator[str]:
    for read, printed in CLOSE_TOGETHER:
        for match in re.finditer(rf"(?<=\w){read}(?=\w)", name):
            yield name[: match.start()] + printed + name[match.end() :]


def _pointed(behind: str) -> Iterator[str]:
    """Degrees of capitals without points and with one behind each: "MAP", "M.A.P."."""
    parts = behind.split(",")
    for at, part in enumerate(parts):
        letters = "".join(filter(str.isalpha, part))
        if 1 < len(letters) < 5 and letters.isupper():
            for other in (letters, f"{'.'.join(letters)}."):
                yield ",".join([*parts[:at], f" {other}", *parts[at + 1 :]])


def likelihoods(chances: Chances, texts: Sequence[str]) -> list[float]:
    """Logarithms of the chances that the row says these words, wherever in it each sign may stand."""
    import numpy as np

    # A point and a comma are a few dots, which an underline hides: which of them it is, others say.
    chances = chances.copy()
    chances[:, POINTS] = np.logaddexp.reduce(chances[:, POINTS], axis=1)[:, None]
    codes = [_coded(text) for text in texts]
    if not codes:
        return []
    most = 2 * max(map(len, codes), default=0) + 1
    states = np.zeros((len(codes), most), np.int64)
    apart = np.zeros((len(codes), most), bool)
    for n, code in enumerate(codes):
        states[n, 1 : 2 * len(code) : 2] = code
        apart[n, 3 : 2 * len(code) : 2] = np.array(code[1:]) != np.array(code[:-1])
    ways = np.full((len(codes), most), -np.inf)
    ways[:, 0] = 0.0
    first = True
    for row in chances:
        before = np.pad(ways, ((0, 0), (2, 0)), constant_values=-np.inf)
        if first:
            # A row begins with nothing or with its first sign.
            before[:, 2] = 0.0
            first = False
        one, two = before[:, 1:-1], np.where(apart, before[:, :-2], -np.inf)
        ways = np.logaddexp(np.logaddexp(ways, one), two) + row[states]
    ends = [2 * len(code) for code in codes]
    return [
        float(np.logaddexp(ways[n, end], ways[n, end - 1] if end else -math.inf))
        for n, end in enumerate(ends)
    ]


def _coded(text: str) -> list[int]:
    return [SIGNS.index(char) + 1 for char in text.lower().replace("’", "'") if char in SIGNS]


@functools.lru_cache(maxsize=1)
def _net() -> Any:
    return loaded(WEIGHTS) if WEIGHTS.is_file() else None
