"""Columns of colons on a recognised page: what stands in one is a colon, however it was read. Knows no label by name.

Rows "label : value" have their colons under each other. A colon is read as a point, a quote or a thin figure ("24" for
": 4"); its place says what it is, because the values of the other rows begin behind theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsing.lines import Line

NEAR_ROWS = 7
"""How many lines up and down a colon speaks for its column."""
MOST = 6
"""Runs of a line that are looked at: a row of a letter has a number, a label, a colon, a value."""
WITHIN = 3.5
"""How far, in points, a run may begin from the column."""
_MARK = re.compile(r"[^\w\s()$]{1,3}\s*(?=[\w(\"“])")
_THIN = re.compile(r"[1lIi|!?JtTsS2457z]\s+(?=\S)")
_GLUED = re.compile(r"[1lI|!275z](?=[1-9]\d{0,2}(?!\d|[./-]))")
_ALONE = re.compile(r"[^\w()]{1,2}|[1lIi|!?]")


def set_right(lines: Sequence[Line]) -> list[Line]:
    """The lines with the colons of their columns as they were printed."""
    return [_mended(line, list(_columns(lines, at))) for at, line in enumerate(lines)]


def _columns(lines: Sequence[Line], at: int) -> Iterator[float]:
    """Where colons stand in the lines round this one, when two do under each other."""
    near = [*lines[max(0, at - NEAR_ROWS) : at], *lines[at + 1 : at + 1 + NEAR_ROWS]]
    sure = [run.box[0] for line in near for run in line.runs[1:MOST] if run.text.startswith(":")]
    likely = [run.box[0] for line in near for run in line.runs[1:MOST] if _MARK.match(run.text)]
    for x in sure:
        if sum(abs(x - other) <= WITHIN for other in (*sure, *likely)) > 2 - (x in likely):
            yield x


def _mended(line: Line, columns: Sequence[float]) -> Line:
    """The line with the first run that begins in a column of colons behind a colon."""
    if not columns or len(line.runs) < 2 or ":" in line.runs[0].text:
        return line
    for at, run in enumerate(line.runs[1:], 1):
        if run.text.startswith(":") or len(line.runs[at - 1].text) > 45:
            return line
        if any(abs(run.box[0] - x) <= WITHIN for x in columns):
            text = _with_colon(run.text, last=at + 1 == len(line.runs))
            return Line((*line.runs[:at], replace(run, text=text), *line.runs[at + 1 :]))
    return line


def _with_colon(text: str, last: bool) -> str:
    """ "1 27 Mei" -> ": 27 Mei", "“2" -> ": 2", "24" -> ": 4"; what begins otherwise stays."""
    if _ALONE.fullmatch(text):
        return text if last and text.isalnum() else ":"
    for wrong in (_MARK, _THIN, _GLUED):
        if match := wrong.match(text):
            return f": {text[match.end() :]}"
    return text
