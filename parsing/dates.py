"""Finds days and counts as Indonesian letters write them; never guesses a day that is not written.

Day before month, always. Relative days (besok, minggu depan), Islamic and Javanese days are no dates: a person
is asked.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    1: "januari january jan",
    2: "februari pebruari february febr pebr feb peb",
    3: "maret march mar mrt",
    4: "april apr",
    5: "mei may",
    6: "juni june jun",
    7: "juli july jul",
    8: "agustus august agust agst agus ags agt aug",
    # Roundcube's Indonesian translation really says "Spetember".
    9: "september spetember sept sep",
    10: "oktober october okt oct",
    11: "november nopember nov nop",
    12: "desember december des dec",
}
_MONTH = {word: number for number, words in MONTHS.items() for word in words.split()}
_WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6, "ahad": 6}

_month = r"(?:" + "|".join(sorted(_MONTH, key=len, reverse=True)) + r")(?![a-z])\.?"
_day = r"(?:0?[1-9]|[12]\d|3[01])"
_year = r"(?:19|20)\d\d(?!\d)"
_weekday = r"(?:senin|selasa|rabu|kamis|jum['’`´]?at|sabtu|minggu|ahad)"
_pasaran = r"(?:kliwon|legi|pahing|pon|wage)"
_named = (
    rf"(?:(?:hari\s+)?(?P<{{0}}>{_weekday})(?:\s+{_pasaran})?\s*[,/(]?\s*)?(?:(?:tanggal|tgl)\.?\s*:?\s*)?"
)
# A slash may part the weekday from the day ("Kamis/10 Desember"), not one number from another.
_begin = r"(?:(?<![\d./-])|(?<=[a-z]/))"
_until = r"(?:s\.?\s*/?\s*d\.?(?![a-z])|sampai(?:\s+dengan)?|hingga|ke|[-–—~])"
_and = r"(?:,?\s*(?:dan|&|serta)|,)"


def _compile(pattern: str) -> re.Pattern[str]:
    """Gaps are at most nine blanks: unbounded ones next to each other take quadratic time on a long row of blanks."""
    return re.compile(pattern.replace(r"\s*", r"\s{0,9}").replace(r"\s+", r"\s{1,9}"), re.IGNORECASE)


_IN_WORDS = _compile(
    _named.format("w1")
    + rf"{_begin}(?P<d1>{_day})(?:\s*(?P<m1>{_month})(?:\s*(?P<y1>{_year}))?)?"
    + rf"(?:\s*(?P<sep>{_until}|{_and})\s*"
    + _named.format("w2")
    + rf"(?P<d2>{_day})(?:\s*{_and}\s*(?P<d3>{_day}))?)??"
    + rf"\s*(?P<m2>{_month})(?:,?\s*(?P<y2>{_year}))?",
)
_NUMERIC = _compile(
    _named.format("w1")
    + rf"{_begin}(?:(?P<first>{_day})\s*(?P<until>{_until})\s*)?"
    + rf"(?P<d>{_day})\s?(?P<s>[-/.])\s?(?P<m>0?[1-9]|1[0-2])\s?(?P=s)\s?"
    + r"(?P<y>(?:19|20)\d\d|\d\d)(?!\d|[./-]\d)",
)
_ISO = _compile(r"(?<![\d./-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d|[./-]\d)")
_JOINED = _compile(rf"\s*{_until}\s*(?:{_weekday}\s*,?\s*)?(?:(?:tanggal|tgl)\.?\s*)?")

_DIGITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
}
_word = r"(?:" + "|".join(_DIGITS) + r"|belas|puluh|ratus|ribu|seratus|seribu)"
_NUMBER_WORDS = _compile(rf"(?<![a-z]){_word}(?:\s+{_word})*(?![a-z])")
_SOLEMN = _compile(
    rf"tanggal\s+(?P<d>{_word}(?:\s+{_word})*)\s+(?:bulan\s+)?(?P<m>{_month})\s+(?:tahun\s+)?"
    rf"(?P<y>{_year}|{_word}(?:\s+{_word})*)",
)
_ONE_OF = re.compile(
    r"(?<![a-z])(?:sebuah|seorang|selembar|sehelai|sepasang|sekeping|seekor|seperangkat)(?![a-z])", re.I
)
_CIPHERS = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d])")

_SAME = str.maketrans("\u017f\u0130\u0131\u212a", "siik")
"""Letters that a search without regard to capitals takes for these, and that no table of months holds."""
_DIGIT = re.compile(r"\d")
_STROKE = re.compile(r"\d\s?[-/.]\s?\d")
_MONTH_SAID = re.compile("|".join(sorted({word[:3] for word in _MONTH})), re.IGNORECASE)
# Longer texts hold no more dates that anybody acts on; the bound keeps hostile ones cheap.
LONGEST = 200_000
MOST = 100
"""Days of one form in one text; more of them are a calendar."""


@dataclass(frozen=True)
class Written:
    """A day or a stretch of days, where it stands in the text, and the weekday before it (Monday 0)."""

    start: date
    end: date
    at: tuple[int, int]
    weekday: int | None = None

    @property
    def contradicts(self) -> bool:
        """Does the weekday that was written disagree with the date?"""
        return self.weekday is not None and self.weekday != self.start.weekday()


def read_date(text: str, near: date | None = None) -> date | None:
    """The first day in the text. `near` supplies a year that was not written (see find_dates)."""
    found = find_dates(text, near)
    return found[0].start if found else None


def read_dates(text: str, near: date | None = None) -> list[tuple[date, date]]:
    """Every day or stretch in the order of the text: "12 s.d. 14" is one, "12 dan 14" are two days."""
    return [(written.start, written.end) for written in find_dates(text, near)]


def find_dates(text: str, near: date | None = None) -> list[Written]:
    """As read_dates, with places and weekdays.

    Without `near` a day without a year is no date; with it, the year is the one that puts the day nearest after
    `near` (two months back are still allowed: letters speak of last month).
    """
    found = _found if len(text) < 2_000 else _found.__wrapped__
    return list(found(text[:LONGEST], near))


@functools.lru_cache(maxsize=512)
def _found(text: str, near: date | None) -> tuple[Written, ...]:
    """Kept for a while: the same lines are asked for several days."""
    if not _DIGIT.search(text) and "tanggal" not in text.lower():
        return ()
    if not text.isascii():
        text = text.translate(_SAME)
    found: list[Written] = []
    # Most lines have neither a month nor figures with a stroke between: asked for first, in a tenth of the time.
    month, stroke = _MONTH_SAID.search(text), _STROKE.search(text)
    for pattern, reader, needed in (
        (_IN_WORDS, _in_words, month),
        (_NUMERIC, _numeric, stroke),
        (_ISO, _iso, stroke),
        (_SOLEMN, _solemn, month),
    ):
        if not needed:
            continue
        for match in itertools.islice(pattern.finditer(text), MOST):
            written = list(reader(match, near))
            if not any(_overlap(match.span(), other.at) for other in found):
                found.extend(written)
    return tuple(_joined(sorted(found, key=lambda w: w.at), text))


def read_weekday(text: str) -> int | None:
    """The first weekday named in the text, Monday 0."""
    match = re.search(rf"(?<![a-z]){_weekday}(?![a-z])", text[:LONGEST], re.IGNORECASE)
    return _weekday_of(match.group()) if match else None


def read_count(text: str) -> int | None:
    """The first count: "3 (tiga)", "tiga", "dua buah", "sebuah". None when figure and word disagree."""
    text = text[:500]
    figure = _CIPHERS.search(text)
    words = _NUMBER_WORDS.search(text)
    if figure is None:
        if words is not None:
            return read_number_words(words.group())
        return 1 if _ONE_OF.search(text) else None
    if re.match(r"\s*(?:[-–—]|s\.?/?d\.?|sampai|atau)\s*\d", text[figure.end() :]):
        return None
    value = int(figure.group(1).replace(".", ""))
    pair = re.match(r"\s*\(\s*([a-z ]+?)\s*\)", text[figure.end() :], re.IGNORECASE)
    spelled = read_number_words(pair.group(1)) if pair else None
    if spelled is not None and spelled != value:
        return None
    if (
        words is not None
        and words.end() <= figure.start()
        and text[words.end() : figure.start()].strip() != "("
    ):
        return read_number_words(words.group())
    return value


def read_number_words(text: str) -> int | None:
    """The value of Indonesian number words ("dua puluh tiga"), None when any other word is among them."""
    total = group = last = 0
    words = text.lower().split()
    for word in words:
        if word in _DIGITS:
            last = _DIGITS[word]
            group += last
        elif word in ("seratus", "ratus"):
            group += 100 if word == "seratus" else last * 99
        elif word in ("seribu", "ribu"):
            total += 1000 if word == "seribu" else group * 1000
            group = 0
        elif word == "belas":
            group += 10
        elif word == "puluh":
            group += last * 9
        else:
            return None
    return total + group if words else None


def _in_words(match: re.Match[str], near: date | None) -> Iterator[Written]:
    last_month = _month_of(match["m2"])
    first_month = _month_of(match["m1"]) if match["m1"] else last_month
    last_day = int(match["d2"] or match["d1"])
    year = int(match["y2"]) if match["y2"] else None
    if match["m1"] and not match["d2"]:
        return
    end = _day_of(year, last_month, int(match["d3"] or last_day), near)
    if end is None:
        return
    weekday = _weekday_of(match["w1"]) if match["w1"] else None
    if not match["d2"]:
        yield Written(end, end, match.span(), weekday)
        return
    # "28 Desember s.d. 2 Januari 2027" begins in the year before.
    first_year = int(match["y1"]) if match["y1"] else end.year - (first_month > last_month)
    start = _day_of(first_year, first_month, int(match["d1"]), near)
    if start is None:
        return
    if not re.fullmatch(_until, match["sep"], re.IGNORECASE):
        middle = _day_of(end.year, last_month, last_day, near)
        for day in sorted({start, middle or end, end}):
            yield Written(day, day, match.span(), weekday if day == start else None)
    elif start <= end:
        yield Written(start, end, match.span(), weekday)


def _numeric(match: re.Match[str], near: date | None) -> Iterator[Written]:
    if match["s"] == "." and len(match["y"]) == 2:
        return
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    end = _day_of(year, int(match["m"]), int(match["d"]), near)
    if end is None:
        return
    start = _day_of(year, int(match["m"]), int(match["first"]), near) if match["first"] else end
    if start is not None and start <= end:
        yield Written(start, end, match.span(), _weekday_of(match["w1"]) if match["w1"] else None)


def _iso(match: re.Match[str], near: date | None) -> Iterator[Written]:
    day = _day_of(int(match[1]), int(match[2]), int(match[3]), near)
    if day is not None:
        yield Written(day, day, match.span())


def _solemn(match: re.Match[str], near: date | None) -> Iterator[Written]:
    """ "tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam", as minutes are written."""
    year = int(match["y"]) if match["y"].isdigit() else read_number_words(match["y"])
    number = read_number_words(match["d"])
    day = _day_of(year, _month_of(match["m"]), number, near) if year and number else None
    if day is not None:
        yield Written(day, day, match.span())


def _joined(found: list[Written], text: str) -> list[Written]:
    """Two whole dates with "s.d." between them are one stretch."""
    result: list[Written] = []
    for written in found:
        before = result[-1] if result else None
        between = text[before.at[1] : written.at[0]] if before else ""
        if before and before.start == before.end < written.end and _JOINED.fullmatch(between):
            result[-1] = Written(before.start, written.end, (before.at[0], written.at[1]), before.weekday)
        else:
            result.append(written)
    return result


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _month_of(word: str) -> int:
    return _MONTH[word.lower().rstrip(".")]


def _weekday_of(word: str) -> int:
    return _WEEKDAYS[re.sub(r"[^a-z]", "", word.lower())]


def _day_of(year: int | None, month: int, day: int, near: date | None) -> date | None:
    try:
        if year is not None:
            return date(year, month, day)
        if near is None:
            return None
        options = (date(near.year + more, month, day) for more in (-1, 0, 1))
        return next((option for option in options if option >= near - timedelta(days=61)), None)
    except ValueError:
        return None
