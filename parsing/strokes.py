"""The lines of a signer block on a recognised page: which are words, and which the pen and the stamp read as letters.

Sets right what the place of a line makes certain: pieces of a name that a stroke parted, a position with letters astray
above a rank or a NIP. Says nothing about who signed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsing import posts
from parsing.lines import Run, around
from parsing.page import Page
from parsing.posts import TITLE
from parsing.titles import is_before, is_degrees, is_rank
from workflow.facts import Box

NIP = re.compile(
    r"(?<![A-Za-z])(?:n\s?\.?\s?i\s?\.?\s?p(?:ppk|3k)?|nrp|nuptk|niy|nbm|npa|nta|nik)\b\.?\s*[.:]?\s*"
    r"(?P<digits>\d[\d\s.\-/]{3,40})?",
    re.IGNORECASE,
)
_NIP_ALONE = re.compile(r"(?<!\d)(\d{8})\s?(\d{6})\s?([12])\s?(\d{3})(?!\d)")
_NIP_READ = re.compile(
    r"\W*(?:\w{1,3}\W+)?\d{5,8}\s?\d{6}\s?\d\s?[\dOoIl]{2,3}\b|"
    r"(?!HP\W*0)[NMHW1I]\s?[I1l!|J]?\s?[PF]\b\W*\d{4}"
)
"""A NIP with letters or figures lost: no number, but the place of one. "HP. 08…" is a telephone's."""
RANK = re.compile(
    r"(?:pembina|penata|pengatur|juru|pangkat|golongan|gol\.|kolonel|mayor|kapten|letnan|letkol|lettu|letda|ajun|kompol|akbp|"
    r"akp|iptu|ipda|aiptu|komisaris|inspektur (?:satu|dua)|\(?[IV]{1,3}/[a-e]\)?)(?![a-z])",
    re.IGNORECASE,
)
CLOSE = 9.0
"""Points between two lines of one position or one name at most."""
MOST_ENDS = 60
ROOM = 25.0
"""Points between a position and what stands under the name at least."""


def nip_in(text: str) -> str | None:
    """The digits of a NIP, NRP or the like in a line."""
    match = NIP.search(text)
    if match and match["digits"]:
        return re.sub(r"\D", "", match["digits"]) or None
    alone = _NIP_ALONE.search(text)
    return "".join(alone.groups()) if alone else None


def is_nip(text: str) -> bool:
    """A NIP, or the place of one."""
    return bool(nip_in(text) or NIP.match(text) or _NIP_READ.match(text))


def ends_name(text: str) -> bool:
    """What stands under a name: rank or NIP."""
    return is_nip(text) or bool(RANK.match(text)) or is_rank(text)


def is_words(text: str) -> bool:
    """Words or a number, not strokes of a pen that recognition took for letters."""
    words = re.findall(r"[A-Za-z]{3,}", text)
    # "An" alone is the pen; "u.b." has its points.
    if nip_in(text) or (TITLE.match(text) and (len(text) > 4 or "." in text)):
        return True
    return len(text) > 5 and sum(map(len, words)) > 0.3 * len(text.replace(" ", ""))


def is_legible(text: str) -> bool:
    return is_words(text) or is_degrees(text) or ends_name(text)


def settled(runs: Sequence[Run], page: Page) -> list[Run]:
    """The runs of a recognised page without strokes, with names in one piece and positions as they were printed."""
    whole = [run for run in _joined(runs) if is_legible(run.text)]
    ends = [run for run in whole if ends_name(run.text)][-MOST_ENDS:]
    return [_as_position(run, ends, page) for run in whole]


def _joined(runs: Sequence[Run]) -> list[Run]:
    """ "Drs." and "WIRANTO", "ANGGRAENI, S.T." and "M.T.": pieces of one name in one row."""
    found: list[Run] = []
    for run in runs:
        if found and _belong(found[-1], run):
            run = Run(f"{found[-1].text} {run.text}", around([found.pop().box, run.box]))
        found.append(run)
    return found


def _belong(before: Run, run: Run) -> bool:
    if not _same_row(before.box, run.box) or run.box[0] - before.box[2] >= 45:
        return False
    return is_before(before.text) or (is_degrees(run.text) and is_words(before.text) and "," in before.text)


def _same_row(one: Box, other: Box) -> bool:
    return min(one[3], other[3]) - max(one[1], other[1]) > 0.4 * min(one[3] - one[1], other[3] - other[1])


def _as_position(run: Run, ends: Sequence[Run], page: Page) -> Run:
    """A line that is nearly a position, with room for a signature between it and the rank or NIP under it."""
    box = run.box
    if box[1] < 0.2 * page.height or box[2] - box[0] > 0.62 * page.width or run in ends:
        return run
    under = [end.box[1] - box[3] for end in ends if end.box[1] > box[1] and same_column(box, end.box)]
    if not under or not ROOM < min(under) < 170:
        return run
    return replace(run, text=posts.mended(run.text) or run.text)


def same_column(seed: Box, box: Box) -> bool:
    overlap = min(seed[2], box[2]) - max(seed[0], box[0])
    centres = abs((seed[0] + seed[2]) - (box[0] + box[2])) / 2
    return (
        abs(seed[0] - box[0]) < 45 or centres < 40 or overlap > 0.6 * min(seed[2] - seed[0], box[2] - box[0])
    )


def without_strokes(lines: list[Run]) -> list[Run]:
    """Of a recognised block the title, and the name with what stands under it: between them stands the pen."""
    end = next((i for i in range(1, len(lines)) if lines[i].box[1] - lines[i - 1].box[3] > CLOSE), len(lines))
    tail = next((i for i in range(end, len(lines)) if ends_name(lines[i].text)), None)
    if tail is None:
        return lines
    first = tail - 1
    if tail - end > 1 and (is_degrees(lines[tail - 1].text) or _goes_over(lines[tail - 2], lines[tail - 1])):
        first = tail - 2
    return lines[:end] + lines[max(end, first) :]


def _goes_over(upper: Run, lower: Run) -> bool:
    """A name over two lines: "Drs. H. NURHIDAYAH" / "TEJAKUSUMA"."""
    close = lower.box[1] - upper.box[3] < CLOSE and same_column(upper.box, lower.box)
    plain = all(re.fullmatch(r"[A-Za-z.,'’ ]+", run.text.strip(" ,")) for run in (upper, lower))
    alike = upper.text.upper() == upper.text and lower.text.upper() == lower.text
    return (
        close and plain and "," not in upper.text.rstrip(" ,") and (is_before(upper.text.split()[0]) or alike)
    )


def is_lost(name: Run, position: Run | None, below: Sequence[Run]) -> bool:
    """Is the line that stands where a name does the last line of the position? Room for a signature lies above a name,
    not under it."""
    if position is None or name.box[1] - position.box[3] > CLOSE:
        return False
    return not below or below[0].box[1] - name.box[3] > ROOM
