"""docs/assurance.md promises a test for each threat and fault: each promised test is there, and no row is missing."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "assurance.md").read_text(encoding="utf-8")


def test_every_threat_and_every_fault_has_its_row() -> None:
    rows = re.findall(r"^\| ([TF]\d+) \|", TEXT, re.MULTILINE)
    assert rows == [*(f"T{n}" for n in range(1, 36)), *(f"F{n}" for n in range(1, 35))]


def test_every_test_named_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`", TEXT)
    lost = [
        f"{file}::{test}"
        for file, test in named
        if not (ROOT / file).is_file() or (test and f"def {test}(" not in (ROOT / file).read_text("utf-8"))
    ]
    assert len(named) > 60
    assert lost == []
