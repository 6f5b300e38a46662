"""Where on the pages of a letter its fields stand: for the evidence picture and for whoever checks a reading.

Looks for values that were read, line by line; reads nothing anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from parsing import dates
from parsing.items import kinds_in
from parsing.lines import Line, around
from parsing.page import Page
from workflow.facts import Box, Request

Place = tuple[str, int, Box]
"""Name of the field, number of the page, box on it."""


def find_places(pages: Sequence[Page], request: Request, near: date | None) -> Iterator[Place]:
    """The lines that say what is asked for."""
    if request.contact and request.contact.phone:
        tail = request.contact.phone[-9:]
        yield from _first("contact", pages, lambda text: tail in re.sub(r"\D", "", text))
    elif request.contact and request.contact.name:
        yield from _words("contact", pages, request.contact.name)
    if request.needed_by:
        yield from _day("needed_by", pages, request.needed_by, near)
    if request.event_date:
        yield from _day("event_date", pages, request.event_date, near)
    if request.event:
        yield from _words("event", pages, request.event)
    if request.items:
        yield from _lines_of_items(pages, {item.kind for item in request.items})


def _words(name: str, pages: Sequence[Page], words: str) -> Iterator[Place]:
    return _first(name, pages, lambda text: words in text)


def _day(name: str, pages: Sequence[Page], day: date, near: date | None) -> Iterator[Place]:
    return _first(name, pages, lambda text: _says(text, day, near))


def _says(text: str, day: date, near: date | None) -> bool:
    return any(written.start == day for written in dates.find_dates(text, near))


def _first(name: str, pages: Sequence[Page], holds: Callable[[str], bool]) -> Iterator[Place]:
    """The first line that holds the value, else the first two that hold it together."""
    for together in (1, 2):
        for page in pages:
            for at in range(len(page.lines) - together + 1):
                lines = page.lines[at : at + together]
                if holds(" ".join(line.text for line in lines)):
                    yield name, page.number, _box(lines)
                    return


def _lines_of_items(pages: Sequence[Page], kinds: set[str]) -> Iterator[Place]:
    """The lines that name the kinds, on the page that names most of them."""
    best: list[Line] = []
    number = 0
    for page in pages:
        named = [
            (line, counted) for line in page.lines for said, counted in [kinds_in(line.text)] if kinds & said
        ]
        found = [line for line, counted in named if counted] or [line for line, _ in named]
        if len(found) > len(best):
            best, number = found, page.number
    if best:
        yield "items", number, _box(best)


def _box(lines: Sequence[Line]) -> Box:
    return around([line.box for line in lines])
