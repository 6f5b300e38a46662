"""Checks a TOML file row by row and names every mistake: file, line, key, what was expected, what to do.

Knows no key of ours: settings.py and kantor.py bring the rows. Reads a text, opens no file. All mistakes of a file
are collected, none stops the reading.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Where = tuple[str | int, ...]
"""A place in the file: ("mailbox", "port") or ("pejabat", 2, "surel"), counted from 0."""


@dataclass(frozen=True)
class Problem:
    """One mistake. `wrong` says what was found and what was expected, `remedy` what to do."""

    file: str
    line: int
    key: str
    wrong: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.wrong}. {self.remedy}"


class SettingsError(ValueError):
    """The configuration cannot be used; every mistake of every file at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


@dataclass(frozen=True)
class Row:
    """One key that may stand in a table. `read` gives the value or raises ValueError("… was expected")."""

    read: Callable[[Any], Any]
    default: Any = None
    required: bool = False
    example: str = ""


Rows = Mapping[str, Row]


@dataclass
class Document:
    """A TOML file being checked; `problems` grows."""

    file: str
    tables: dict[str, Any] = field(default_factory=dict)
    lines: dict[Where, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, where: Where, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, self.line(where), _spoken(where), wrong, remedy))

    def line(self, where: Where) -> int:
        """The line of that place, or of the nearest table around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def table(self, where: Where, found: object, rows: Rows) -> dict[str, Any] | None:
        """The values of one table with the defaults filled in; None when a row of it was refused."""
        if not isinstance(found, dict):
            self.refuse(
                where,
                f"a table was expected, not {_shown(found)}",
                f"Write [{where[0]}] and its keys below it.",
            )
            return None
        before = len(self.problems)
        for key in found:
            if key not in rows:
                self._unknown((*where, key), key, rows)
        values = {key: self._value((*where, key), row, found) for key, row in rows.items()}
        return values if len(self.problems) == before else None

    def many(self, name: str, rows: Rows) -> Iterator[tuple[Where, dict[str, Any]]]:
        """The good ones of the repeated tables [[name]], each with its place."""
        found = self.tables.get(name, [])
        if not isinstance(found, list):
            self.refuse(
                (name,),
                "a repeated table was expected",
                f"Write [[{name}]] with two brackets, once for each.",
            )
            return
        for index, entry in enumerate(found):
            values = self.table((name, index), entry, rows)
            if values is not None:
                yield (name, index), values

    def known(self, names: Mapping[str, object] | tuple[str, ...]) -> None:
        """Refuse tables other than these."""
        for name in self.tables:
            if name not in names:
                self._unknown((name,), name, names)

    def _unknown(self, where: Where, key: str, known: Mapping[str, object] | tuple[str, ...]) -> None:
        near = difflib.get_close_matches(key, list(known), 1, 0.6)
        if near:
            self.refuse(where, "not a known key", f"Did you mean {near[0]}?")
        else:
            self.refuse(where, "not a known key", f"Remove it. Known here: {', '.join(known)}.")

    def _value(self, where: Where, row: Row, found: dict[str, Any]) -> Any:
        key = str(where[-1])
        such = f"Write for example {key} = {row.example}" if row.example else "Correct it"
        if key not in found:
            if row.required:
                self.refuse(where, "missing, but required", f"{such}.")
            return row.default
        try:
            return row.read(found[key])
        except ValueError as error:
            self.refuse(where, f"{error}, not {_shown(found[key])}", f"{such}.")
            return row.default


def read_document(file: str, text: str) -> Document:
    """Text of a TOML file -> Document; a mistake of TOML itself is a problem like the others."""
    document = Document(file, lines=_lines(text))
    try:
        document.tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else len(text.splitlines())
        remedy = "Correct this line; texts stand in quotes, and each key stands once."
        document.problems.append(Problem(file, line, "TOML", str(error), remedy))
    return document


_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?:([\w-]+)|\"([^\"]*)\")\s*=")


def _lines(text: str) -> dict[Where, int]:
    """Where each table and key begins: tomllib does not tell."""
    lines: dict[Where, int] = {}
    count: dict[Where, int] = {}
    table: Where = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _place(header[2], header[1] == "[[", count)
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, key[1] or key[2]), number)
    return lines


def _place(name: str, repeated: bool, count: dict[Where, int]) -> Where:
    """[a] -> (a,), the third [[a]] -> (a, 2), [[a.b]] below it -> (a, 2, b, 0)."""
    place: Where = ()
    parts = [part.strip().strip('"') for part in name.split(".")]
    for position, part in enumerate(parts):
        place = (*place, part)
        if repeated and position == len(parts) - 1:
            count[place] = count.get(place, -1) + 1
        if place in count:
            place = (*place, count[place])
    return place


def _spoken(where: Where) -> str:
    """("pejabat", 2, "surel") -> "pejabat[3].surel": people count from one."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where).lstrip(".")


def _shown(value: object) -> str:
    shown = {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
