"""Letters as they would be typed: text in columns -> pages of lines with places, as a reader of PDF gives them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parsing.lines import Line, Run
from parsing.page import Page

FOLDER = Path(__file__).parent / "letters"
LEFT, TOP, ACROSS, DOWN, TALL = 62.0, 50.0, 5.6, 14.5, 10.5
BREAK = "~~~~"


def typed_pages(text: str) -> tuple[Page, ...]:
    """Two blanks or more part columns; a row of four tildes begins a new page."""
    sheets = re.split(rf"^{BREAK}.*\n", text.strip("\n"), flags=re.MULTILINE)
    return tuple(
        Page(number, 595.0, 842.0, tuple(_lines(sheet.split("\n")))) for number, sheet in enumerate(sheets, 1)
    )


def _lines(rows: list[str]) -> Iterator[Line]:
    down = min(DOWN, 760 / max(len(rows), 1))
    for row, words in enumerate(rows):
        top = TOP + row * down
        runs = tuple(
            Run(
                match.group(),
                (LEFT + match.start() * ACROSS, top, LEFT + match.end() * ACROSS, top + min(TALL, down - 2)),
            )
            for match in re.finditer(r"\S+(?: \S+)*", words)
        )
        if runs and not re.fullmatch(r"[=_\-\s]{12,}", words):
            yield Line(runs)


def typed_letters() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every letter of the folder with its name."""
    for path in sorted(FOLDER.glob("*.toml")):
        for letter in tomllib.loads(path.read_text())["letter"]:
            yield f"{path.stem}: {letter['name']}", letter
