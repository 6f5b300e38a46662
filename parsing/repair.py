"""Mends what recognition does to the words of a letter: only where the right word is certain from its place.

For recognised pages alone: on a digital page "11" is eleven and never the Roman two.
"""

from __future__ import annotations

import functools
import itertools
import re
import statistics
from collections.abc import Iterator, Sequence
from datetime import date

from parsing import colons, counts, dates, kinds
from parsing.lines import Line, Run, around

JUNK = " |«»“”„\"'`´—_~^°•·*<>¦\\{}[]=!‘’"
_LABELS = {
    "Nomor": r"n[oa0](?:m[oae0]{1,2}r|rn[oa0]r|m[o0]\|?)\.?|n[o0]\.|n[o0](?=$)",
    "Sifat": r"s[i1l][fti][ae]t",
    "Lampiran": r"lamp[i1l]ran|lamp\.?",
    "Hal": r"ha[l1i|t]",
    "Perihal": r"per[i1l]ha[l1i|]",
}
_LABEL = {
    name: re.compile(rf"\W{{0,2}}({words})(?![A-Za-z0-9])\s*(.*)$", re.I) for name, words in _LABELS.items()
}
_COLON = re.compile(r"^(?:(?:[^\w\s(${]+|[1li]\s)\s*(?=\S)|[:;=|!1li]$)")
_NIP = re.compile(r"(?<![A-Za-z])[NMHW]\s?[I1l!|Jt]\s?[PFp]\b\s*[.:,;-]*\s*(?=[\dOoIlSB])")
_ACTING = re.compile(r"\bP[iI1|!]([thTH1])\b\.?(?=\s*[A-Z])")
_DAY = re.compile(
    r"(?:\b(?P<weekday>senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)(?P<gap>,?\s+(?:(?:tanggal|tgl)\.?\s+)?))?"
    r"\b(?P<day>[0-3OoIl]?[\dOoIl])\s?[.,]?\s+(?P<month>[A-Za-z01|]{3,10})[.:;,]?\s+(?P<year>[2Z][0O][\dOoIlSB]{2})\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/.])[0Oo+][\dOoIl|SB][\dOoIl|SB\s.\-]{3,16}(?:,\d)?[\dOoIl|SB\s.\-]{2,12}[\dOoIl|SB](?![\w/])"
)
_TO = re.compile(r"^\W*Y\s?[tfilu1][hnbp]\b\s*[.,;]?\s*(?=[A-Z])")
_ABROAD = re.compile(r"(?<![\w./+-])[4t#“”\"*‘’'`£€&](?=\s?62[\s.\-]?8\d)\s?62")
"""The plus before the code of the country, which is read as what it is like."""
_DIGITS = str.maketrans(
    {"O": "0", "o": "0", "I": "1", "l": "1", "|": "1", "S": "5", "B": "8", "Z": "2", "!": "1"}
)
_ASTRAY = (
    "nr nm nh nu li l1 lt lf il i1 ij ia un ua uo ao ae au ec eo oc oa tl tf bh rn rt re hb pn mn sa vy yv"
)
"""A letter that was printed, and one that is read for it."""
_TWICE = re.compile(r"(\d{3}(?:\.\d{1,2})*(?:/[\w.-]+)*)\1(?=/|$)")
"""The same print read twice, one behind the other."""
_MONTHS = {word: name for name, words in dates.MONTHS.items() for word in words.split()}
_NUMBERED = re.compile(r"\W{0,3}(?:\w\s)?(?:[BTR]\s?/\s?)?\d{3}(?:\.\d{1,2})*\s?[/1|]\s?\w{1,5}")
PIECE = re.compile(r"(?=.*[\d/])[\w.\-]+(?:\s?/\s?[\w.\-]+)*")
"""What the rest of a number looks like, beside it or below."""
GOES_ON = re.compile(r"/.*|[\dIVX./\s-]*/[\dIVX./\s-]*20\d\d")
"""The rest of a number behind a wide gap."""
NUMBER = re.compile(
    r"(?:[BTR]\s?/\s?)?\d{3}(?:\.\d{1,2}){0,4}\s?/\s?\d{1,5}(?:\s?/\s?[\w.\-]+)*\s?[/-]\s?20\d\d"
)
ANY_NUMBER = re.compile(NUMBER.pattern + r"|(?:[BTR]\s?/\s?)?\d{3}(?:\.\d{1,2}){0,4}\s?/\s?\d{2,5}")
"""Also one without a year, which only a colon before it tells from other figures."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def mended(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a recognised page without specks, with their labels, colons, NIP and days as they were printed."""
    heights = [run.box[3] - run.box[1] for line in lines for run in line.runs if len(run.text) > 3]
    usual = statistics.median(heights) if heights else 10.0
    found = colons.set_right([Line(runs) for line in lines if (runs := tuple(_runs(line, usual)))])
    found = [Line(tuple(Run(counts.settled(run.text), run.box) for run in line.runs)) for line in found]
    for at, line in enumerate(found[:30]):
        found[at] = _labelled(line)
        if re.match(r"(?:Hal|Perihal)\b", found[at].text):
            break
    return tuple(found)


def _runs(line: Line, usual: float) -> Iterator[Run]:
    pieces = [piece for run in line.runs for piece in _unruled(run)]
    runs = [
        mend
        for at, piece in enumerate(pieces)
        if (mend := _mended(_as_bullet(pieces) if at == 0 else _as_cell(piece), usual))
    ]
    if len(runs) >= 4 and not any(":" in run.text for run in runs) and _even(runs, usual):
        yield Run(" ".join(run.text for run in runs), around([run.box for run in runs]))
    else:
        yield from runs


def _unruled(run: Run) -> Iterator[Run]:
    """The rule between two cells of a table is read as a bar."""
    x0, top, x1, bottom = run.box
    for match in re.finditer(r"[^|]+", run.text):
        share = (x1 - x0) / len(run.text)
        yield Run(match.group(), (x0 + share * match.start(), top, x0 + share * match.end(), bottom))


def _as_bullet(pieces: Sequence[Run]) -> Run:
    """A point before a line of a list is read as a small letter."""
    first = pieces[0]
    if len(pieces) > 1 and first.text in ("e", "o", "0", "s") and pieces[1].box[0] - first.box[2] < 25:
        return Run("•", first.box)
    return first


def _as_cell(run: Run) -> Run:
    """Behind a gap, the rule of a table is read as a letter before a word or a count: "e Volume", "j3", ") 1 (satu)"."""
    text = re.sub(r"^(?:[a-z)(\]\[}{!]\s+(?=[A-Z\d])|[ji|)(\]!](?=\d{1,2}(?:\s|$)))", "", run.text)
    return Run(text, run.box) if text else run


def _mended(run: Run, usual: float) -> Run | None:
    """A run with its characters set right; None for a speck, a stroke of the pen, a piece of a stamp."""
    if run.text == "•":
        return run
    text = run.text.strip(JUNK) or (":" if ":" in run.text else "")
    if not text or (not re.search(r"[A-Za-z0-9:]", text) and text not in ("-", "/")):
        return None
    if run.box[3] - run.box[1] > 2.6 * usual and len(text) < 8:
        return None
    if re.fullmatch(r"[A-WY-Za-z]", text):
        return None
    text = _NIP.sub("NIP ", text)
    if text.startswith("NIP "):
        text = "NIP " + re.sub(r"[^\d\s]", "", text[4:].translate(_DIGITS))
    text = _ACTING.sub(lambda m: f"Pl{'t' if m[1] == '1' else m[1].lower()}.", text)
    text = _DAY.sub(_day, text)
    text = _TO.sub("Yth. ", text)
    text = _ABROAD.sub("+62", text)
    text = _PHONE.sub(_phone, text)
    return Run(kinds.spelled(re.sub(r"\b[cC][g9]\.", "cq.", text)), run.box)


def _phone(match: re.Match[str]) -> str:
    """ "O812.OO01,825": letters that are like figures, and a point that was read as a comma."""
    return re.sub(r"(?<=\d{3}),(?=\d{3,4}(?!\d))", ".", match.group().translate(_DIGITS))


def _even(runs: Sequence[Run], usual: float) -> bool:
    """Words of one line set wide, not the cells of a table: their gaps are small and alike."""
    gaps = [after.box[0] - before.box[2] for before, after in itertools.pairwise(runs)]
    return max(gaps) < 3.2 * usual and max(gaps) < 2.5 * max(min(gaps), 0.5 * usual)


def _day(match: re.Match[str]) -> str:
    """ "l6 0ktober 2O26": digits that look like letters, and the month that is most alike."""
    day, year = match["day"].translate(_DIGITS), match["year"].translate(_DIGITS)
    months = _likely_months(match["month"].lower(), bool(match["weekday"]))
    if len(months) > 1 and match["weekday"]:
        months = tuple(m for m in months if m and _is_weekday(f"{match['weekday']} {day} {m} {year}"))
    if len(months) != 1:
        return match.group()
    month = match["month"] if match["month"].lower() == months[0] else months[0].capitalize()
    return f"{match['weekday'] or ''}{match['gap'] or ''}{day} {month} {year}"


def _is_weekday(words: str) -> bool:
    return any(written.weekday is not None and not written.contradicts for written in dates.find_dates(words))


@functools.lru_cache(maxsize=256)
def _likely_months(word: str, weekday: bool = False) -> tuple[str, ...]:
    """The months that a word may be: one when it is nearly spelled so, more when letters of two are as near, or when a
    weekday will tell."""
    from rapidfuzz import fuzz

    if word in _MONTHS:
        return (word,)
    plain = word.replace("0", "o").replace("1", "i").replace("|", "l")
    alike = {known: fuzz.ratio(plain, known) for known in _MONTHS}
    best = max(alike.values())
    if len(plain) < 4 or best < (50 if weekday else 75 if plain[0] in "jm" else 66):
        return ()
    near: dict[int, str] = {}
    for known, score in sorted(alike.items(), key=lambda pair: -pair[1]):
        if score >= best - 8 and len(known) > 3:
            near.setdefault(_MONTHS[known], known)
    if best < 66:
        # Only a weekday can tell, and of one month as of several.
        return (*sorted(known for known in near.values() if known[0] == plain[0]), "")
    looks = [known for known in near.values() if len(known) == len(plain) and _looks_like(plain, known)]
    return tuple(sorted(looks if len(looks) == 1 else near.values()))


def _looks_like(read: str, known: str) -> bool:
    """Are all letters that differ of a kind that recognition takes for each other?"""
    return all(r == k or f"{k}{r}" in _ASTRAY.split() for r, k in zip(read, known, strict=True))


def _labelled(line: Line) -> Line:
    """ "Sifat 1 Biasa", "Nomor; 005/1": what stands after a label of the head is a colon, however it was read."""
    first = line.runs[0]
    for name, pattern in _LABEL.items():
        match = pattern.match(first.text) or (_as_number(line) if name == "Nomor" else None)
        if not match:
            continue
        rest, runs = match[2], list(line.runs[1:])
        if name == "Nomor" and match[1].lower() == "no" and not any("/" in run.text for run in runs):
            # The number of a row, over a table: the label's point was not lost, it never had one.
            return line
        if name == "Nomor" and ":" not in line.text:
            rest = _without_colon(rest)
            runs[:1] = [Run(_without_colon(run.text), run.box) for run in runs[:1]]
        if rest:
            rest = _COLON.sub("", rest, count=1) if not rest.startswith(":") else rest.lstrip(": ")
            if name in ("Hal", "Perihal", "Sifat"):
                rest = re.sub(r"^[\W_]+", "", rest)
            words = f"{name} : {rest}".rstrip()
            return (
                line
                if name == "Hal" and not _looks_like_label(first, match)
                else Line((Run(words, first.box), *runs))
            )
        if not runs:
            return line
        value = runs[0].text
        if re.fullmatch(r"[:;=.,|!1lIi-]{1,2}", value) and len(runs) > 1:
            runs[0] = Run(":", runs[0].box)
        elif not value.startswith(":"):
            runs[0] = Run(f": {_COLON.sub('', value, count=1)}", runs[0].box)
        return Line((Run(name, first.box), *runs))
    return line


def _as_number(line: Line) -> re.Match[str] | None:
    """A label that is nearly "Nomor" before what has the shape of a letter's number: "Namar : 500.3/13/2026"."""
    from rapidfuzz import fuzz

    match = re.match(r"\W{0,2}([A-Za-z0-9]{2,6})(?![A-Za-z0-9])\W{0,3}\s*(.*)$", line.runs[0].text)
    if not match or not _NUMBERED.match(match[2] or line.runs[min(1, len(line.runs) - 1)].text):
        return None
    word = match[1].lower()
    alike = fuzz.ratio(word, "nomor") >= 60 if len(word) > 2 else re.fullmatch(r"[nmkh][oa0]", word)
    return match if alike else None


def _without_colon(value: str) -> str:
    """ "1400.14/…", "5 440/55/2026": a figure before the three of a classification is the colon that was not read."""
    return re.sub(r"^(?:[1lI|](?=\d{3}[./])|[\dlIsS]{1,2}\s+(?=\d{3}[./\s]))", "", value)


def _looks_like_label(run: Run, match: re.Match[str]) -> bool:
    """ "Hal ini disampaikan …" is no label: a colon, or what was one, must follow."""
    return bool(re.match(r"[:;=|!1]", match[2]))


def number(text: str, day: date | None) -> str:
    """A letter's number without blanks, its Roman month as it was written: II is read as 11, VIII as VII1, II- as 1/-."""
    text = re.sub(r"/-(?=20\d\d$)", "-", re.sub(r"\s+", "", text.strip(JUNK + ".,:;")))
    text = re.sub(r"^(?:[1lI|]?[:;]+|[^\w]+)", "", text)
    # The first part of a classification has three digits: what stands before them was the colon.
    text = re.sub(r"^(\d{3})(?=\d{1,2}\.\d)", r"\1.", re.sub(r"^[1l](?=\d{3}\.\d)", "", text))
    text = re.sub(r"^(\d00)(?=[1-9]\d?/)", r"\1.", text)
    text = _TWICE.sub(r"\1", text)
    text = re.sub(r"(?<=\d)[J|](?=[A-Z]{3})", "/", re.sub(r"(?<=\d),(?=\d)", ".", text))
    text = re.sub(r"(?<=\d)[:;](?=\d{2,5}/)", "/", text)
    text = re.sub(r"^(\d{3}\.\d{2})(?=\d/)", r"\1.", text)
    # The stroke between classification and number is read as a one, or lost.
    text = re.sub(r"^((?:[BTR]/)?\d{3})1(\d{2,4})/(?=20\d\d$)", r"\1/\2/", text)
    text = re.sub(r"^((?:[BTR]/)?\d{3})(\d{2,4})/(?=[A-Z]{2,}|20\d\d$)", r"\1/\2/", text)
    parts = _months_apart(re.sub(r"^8/(?=\d{3}[./])", "B/", text).split("/"), day)
    for at in range(min(2, len(parts))):
        # A lone letter among figures, not at their end, is a figure.
        if re.fullmatch(r"[\d.]*[ADOQlISBZ][\d.]+", parts[at]) and sum(map(str.isdigit, parts[at])) > 1:
            parts[at] = parts[at].translate(_DIGITS | {ord("A"): "4", ord("D"): "0", ord("Q"): "0"})
    parts = [piece for part in parts for piece in _from_unit(part, day)]
    for at in range(2, len(parts)):
        head, dash, tail = parts[at].partition("-")
        if re.fullmatch(r"[IVXTYl1i|!]{1,5}", head) and (at < len(parts) - 1 or dash):
            parts[at] = f"{_roman(head, day)}{dash}{tail}"
    if re.fullmatch(r"[2Z][0Oo][\dOoIlSB]{2}", parts[-1]):
        parts[-1] = parts[-1].translate(_DIGITS)
    return "/".join(parts)


def _from_unit(part: str, day: date | None) -> list[str]:
    """ "DINKESJVI!I" in July -> "DINKES", "VII": the stroke between unit and month was read as a letter."""
    match = re.fullmatch(r"([A-Z][A-Z-]{2,}?)[J|!Il1]{1,2}([IVX!l1|]{1,5})", part)
    if match and day is not None and _roman(match[2], day) == _ROMAN[day.month - 1]:
        return [match[1], match[2]]
    likely = _ROMAN[day.month - 1] if day else ""
    if likely in ("II", "III", "IV", "IX") and (
        match := re.fullmatch(rf"([A-Z][A-Z-]{{3,}})N{likely[1:]}", part)
    ):
        # "KECAMATANNX" in September: the stroke and the I together were read as one letter.
        return [match[1], likely]
    match = re.fullmatch(r"(\d{1,5})([NVIX!|l1]{1,5})", part)
    if match and day is not None and match[2].replace("N", "/I").lstrip("/") == _ROMAN[day.month - 1]:
        # "370NX" is "370/IX": the stroke and the I together were read as one letter.
        return [match[1], _ROMAN[day.month - 1]]
    return [part.strip("!|'") if len(part) > 3 else part]


def _months_apart(parts: list[str], day: date | None) -> list[str]:
    """ "362//2026" in January and "40//1/2026" in June: a thin I, or a V, that was taken for the stroke beside it."""
    if len(parts) > 4 and "" in parts[2:-2] and re.fullmatch(r"[A-Z]{4,}", parts[parts.index("", 2) + 1]):
        # "//NSPEKTORAT": the first letter of a unit was.
        at = parts.index("", 2)
        return [*parts[:at], f"I{parts[at + 1]}", *parts[at + 2 :]]
    if day is None or len(parts) < 4 or "" not in parts[2:]:
        return parts
    at, likely = parts.index("", 2), _ROMAN[day.month - 1]
    after = parts[at + 1]
    if likely == "I" and after == str(day.year):
        return [*parts[:at], likely, *parts[at + 1 :]]
    if likely.startswith("V") and re.fullmatch(r"[1Il|]+", after) and len(after) == len(likely) - 1:
        return [*parts[:at], likely, *parts[at + 2 :]]
    return parts


def spaced_number(text: str) -> str:
    """ "300.1 1 869 / 2026" -> "300.1 / 869 / 2026": where strokes stand between blanks, a lone 1 there is one."""
    if not re.search(r"\s/|/\s", text):
        return text
    if text.count("/") == 1 and not re.search(r"\s[1lI|J]\s", text):
        text = re.sub(r"(?<=[\d.])\s+[1lI|J](?=\d{2,4}\s+/)", " / ", text)
    return re.sub(r"(?<=[\d.])\s+[1lI|J]\s+(?=[\dA-Z])", " / ", text)


def lost_month(raw: str) -> bool:
    """Only the Roman month was not read: "400.7.8/362//2026"."""
    parts = [part.strip() for part in raw.split("/")]
    return len(parts) > 3 and all(parts[:2]) and bool(re.fullmatch(r"20\d\d", parts[-1]))


def has_lost_number(text: str, day: date | None) -> bool:
    """ "005/12026" in 2026: the room for a number that was never filled in, between two strokes."""
    year = day.year if day else r"20[2-4]\d"
    return bool(re.fullmatch(rf"[\d.]{{3,}}\s?/\s?[1lI|/]?\s?{year}", text))


def is_number(text: str) -> bool:
    """Has a recognised number a stroke and figures, as every number of a letter has?"""
    return "/" in text and sum(char.isdigit() for char in text) > 3


def _roman(part: str, day: date | None) -> str:
    """The month that the letter's day supports, when it is read nearly so; a plain number stays when the day says that."""
    read = re.sub(r"[l1i|!T]", "I", part).replace("Y", "V")
    if day is None:
        return read if read in _ROMAN else part
    likely = _ROMAN[day.month - 1]
    if part.isdigit() and int(part) == day.month and len(part) > 1:
        return part
    if read == likely or (abs(len(read) - len(likely)) <= 1 and (read in likely or likely in read)):
        return likely
    return read if read in _ROMAN else part
