"""What a value in a configuration file may be: functions that give the value as we use it, or ValueError.

Each message ends in "was expected"; the table that calls them adds what was found. They open nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

Kind = Callable[[Any], Any]

_ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9-]+\.)*[a-z0-9-]+")
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z0-9-]+")
_HOURS = re.compile(r"(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text in quotes was expected")
    return value.strip()


def filled(value: Any) -> str:
    if not text(value):
        raise ValueError("text that is not empty was expected")
    return text(value)


def key(value: Any) -> str:
    """A name by which other rows point here; it is also written into records, so it stays simple."""
    if not _KEY.fullmatch(text(value)):
        raise ValueError("a short name of letters, digits, dot and dash was expected")
    return text(value)


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false (without quotes) was expected")
    return value


def integer(low: int, high: int) -> Kind:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"a whole number from {low} to {high} was expected")
        return value

    return read


def seconds(low: float, high: float) -> Kind:
    def read(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(f"a number from {low:g} to {high:g} was expected")
        return float(value)

    return read


def one_of(*words: str) -> Kind:
    def read(value: Any) -> str:
        if value not in words or not isinstance(value, str):
            raise ValueError(f"one of {', '.join(words)} was expected")
        return value

    return read


def many(kind: Kind, at_least: int = 0) -> Kind:
    """A list of that kind, as a tuple."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError('a list like ["…", "…"] was expected')
        if len(value) < at_least:
            raise ValueError(f"a list with at least {at_least} entry was expected")
        return tuple(kind(entry) for entry in value)

    return read


def names(*keys: str) -> Kind:
    """A table like { tracking_id = "Tracking ID" }: our words for what others call it; those left out keep their names."""

    def read(value: Any) -> dict[str, str]:
        if not isinstance(value, dict) or not set(value) <= set(keys):
            raise ValueError(f"a table with keys of {', '.join(keys)} was expected")
        return {key: filled(name) for key, name in value.items()}

    return read


def or_empty(kind: Kind) -> Kind:
    return lambda value: "" if value == "" else kind(value)


def address(value: Any) -> str:
    """One bare mail address, in lower case: addresses are compared whole (law L18)."""
    found = text(value).lower()
    if len(found) > 254 or not _ADDRESS.fullmatch(found):
        raise ValueError("a mail address like nama@domain was expected")
    return found


def domain(value: Any) -> str:
    found = text(value).lower()
    if not _DOMAIN.fullmatch(found):
        raise ValueError("a domain like contoh.go.id was expected")
    return found


def day(value: Any) -> date:
    """A date, bare or in quotes; a moment is not a date."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        raise ValueError("a date like 2026-12-01 was expected") from None


def start(value: Any) -> str | date:
    """From when the mailbox is read at the very first start."""
    try:
        return value if value in ("now", "all") else day(value)
    except ValueError:
        raise ValueError("now, all or a date like 2026-12-01 was expected") from None


def zone(value: Any) -> str:
    try:
        return ZoneInfo(filled(value)).key
    except (ValueError, OSError, LookupError):
        raise ValueError("a time zone like Asia/Jakarta was expected") from None


def hours(value: Any) -> tuple[time, time]:
    """ "07.30-16.00" or with colons: opening and closing in local time."""
    found = _HOURS.fullmatch(text(value))
    try:
        if found:
            a, b, c, d = map(int, found.groups())
            if time(a, b) < time(c, d):
                return time(a, b), time(c, d)
    except ValueError:  # 25.00
        pass
    raise ValueError("office hours like 07.30-16.00 were expected")


def database(value: Any) -> str:
    found = text(value)
    if not found.startswith(("sqlite:///", "postgresql://")) or found == "sqlite:///":
        raise ValueError("sqlite:///FILE or postgresql://user@host/name was expected")
    return found
