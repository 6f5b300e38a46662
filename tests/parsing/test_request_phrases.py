"""Sentences and rows of letters, each with the one thing that is understood (tests/parsing/request_phrases.toml)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from parsing.body import read_body
from parsing.request import read_request
from tests.parsing.test_letter import plain
from tests.parsing.typed import typed_pages

WRITTEN_ON = date(2026, 11, 20)
PHRASES = tomllib.loads((Path(__file__).parent / "request_phrases.toml").read_text())
CASES = [(field, words, wanted) for field, rows in PHRASES.items() for words, wanted in rows.items()]


def understood(words: str) -> Any:
    """The request in a body of these lines; a line that begins with a colon stands beside the one before it."""
    lines: list[str] = []
    for line in words.split("\n"):
        if line.startswith(":") and lines:
            lines[-1] = f"{lines[-1]:<22}{line}"
        else:
            lines.append(f"   {line}")
    (page,) = typed_pages("\n".join(_wrapped(lines)))
    return read_request(read_body(page.lines), "Permohonan Bantuan", WRITTEN_ON, WRITTEN_ON)


def _wrapped(lines: list[str]) -> list[str]:
    """As a typist breaks lines, at 86 characters."""
    found: list[str] = []
    for line in lines:
        while len(line) > 86:
            at = line.rindex(" ", 0, 86)
            found.append(line[:at])
            line = line[at + 1 :]
        found.append(line)
    return found


@pytest.mark.parametrize(("field", "words", "wanted"), CASES, ids=[f"{f}: {w[:60]}" for f, w, _ in CASES])
def test_what_the_words_say(field, words, wanted):
    assert plain(getattr(understood(words), field)) == (None if wanted == "none" else wanted)
