"""The line of place and day of a letter: in its head, under a label, or above the signer. A day left open is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from parsing import dates
from parsing.lines import Line, Run
from workflow.facts import Box

_MONTHS = "|".join(word for words in dates.MONTHS.values() for word in words.split())
BLANK_DAY = re.compile(
    rf"(?:^|,)\s*(?:tanggal|tgl\.?)?[\s.…_\-]*(?<!\d)(?<!\d )(?:{_MONTHS})\b\.?,?\s+20\d\d\s*$", re.IGNORECASE
)
_OPEN_DATE = re.compile(r"[A-Z][A-Za-z.' ]{2,30},\s*(?:\$\{|\{\{|\.{3,}|…|_{3,})")
_WITHOUT_YEAR = re.compile(
    rf"\W*[A-Z][A-Za-z.' ]{{2,30}}[,.]\s+(\d{{1,2}}\s+(?:{_MONTHS}))\b\W*\w{{0,3}}\W*", re.IGNORECASE
)


@dataclass(frozen=True)
class Dateline:
    """Where the day stands, and the day; None when it was left open. month: the first of the month, where that is said."""

    box: Box
    day: date | None = None
    month: date | None = None


def read_dateline(lines: Sequence[Line], body: int) -> Dateline | None:
    """Place and date in the head; else under a label; else above the signature, a line of its own. body: the first line
    after the head."""
    top = lines[:body] if body else lines[:40]
    for whole in (True, False):
        for run in _runs(top):
            written = [w for w in dates.find_dates(run.text) if not whole or is_place_and_date(run.text)]
            if written and not _is_reference(run.text):
                return Dateline(run.box, written[0].start)
    for run in _runs(top):
        if BLANK_DAY.search(run.text) or _OPEN_DATE.match(run.text):
            return Dateline(run.box, None, _month_in(run.text))
    below = [run for run in _runs(lines[body:]) if is_place_and_date(run.text) and len(run.text) < 60]
    dated = ((run, dates.read_date(run.text)) for run in below)
    found = next((Dateline(run.box, day) for run, day in dated if day), None)
    return found or (Dateline(below[0].box) if below else None)


def dated_by_number(lines: Sequence[Line], number: str) -> Dateline | None:
    """Place, day and month, whose year was not read: it is the one at the end of the letter's number."""
    year = re.search(r"[/-](20\d\d)$", number)
    for run in _runs(lines) if year else ():
        match = _WITHOUT_YEAR.fullmatch(run.text)
        if year and match and (day := dates.read_date(f"{match[1]} {year[1]}")):
            return Dateline(run.box, day)
    return None


def find_day(lines: Sequence[Line]) -> tuple[date, Box] | None:
    """Place and date in a line of their own, as above the signer on the last page."""
    for run in _runs(lines):
        if is_place_and_date(run.text) and len(run.text) < 60 and (day := dates.read_date(run.text)):
            return day, run.box
    return None


def is_place_and_date(text: str) -> bool:
    if dates.read_weekday(text.split(",")[0]) is not None:
        return False
    return bool(re.match(r"[A-Z][A-Za-z.' ]{2,30},\s", text)) and bool(
        dates.find_dates(text) or BLANK_DAY.search(text)
    )


def _month_in(text: str) -> date | None:
    match = re.search(rf"\b(?:{_MONTHS})\b\.?,?\s+20\d\d", text, re.IGNORECASE)
    return dates.read_date(f"1 {match.group()}") if match else None


def _is_reference(text: str) -> bool:
    return bool(
        re.search(r"\b(?:menindak|surat (?:saudara|bupati)|undang-undang|peraturan)\b", text, re.IGNORECASE)
    )


def _runs(lines: Sequence[Line]) -> Iterator[Run]:
    for line in lines:
        yield from line.runs
