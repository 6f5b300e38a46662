"""`suratd explain --words` over long files: all cores, the order of the lines, and what one line may cost."""

from __future__ import annotations

import json
from pathlib import Path

from operate import words
from operate.explanation import World
from operate.settings import example
from operate.standards import load_standards
from parsing.sandbox import LARGEST_RESULT
from tests.models.samples import NOW

LINES = [
    '{"stage": "K", "text": "ACC"}',
    '{"stage": "B", "text": "Revisi: logo kekecilan"}',
    '{"complaint": "Ada pungli di loket"}',
    "bukan json",
]


def world() -> World:
    settings, office = example()
    return World(settings, office, load_standards(settings.office.standards), NOW)


def answered(path: Path, lines: list[str], workers: int) -> list[dict[str, object]]:
    path.write_text("\n".join(lines) + "\n")
    return list(words.answered(str(path), world(), workers))


def test_a_long_file_is_answered_in_children_as_a_short_one_is_here(tmp_path: Path) -> None:
    lines = [line.replace("}", f', "no": {n}}}') for n in range(700) for line in LINES]
    assert sum(map(len, lines)) > words.SHORT
    told = answered(tmp_path / "kata.jsonl", lines, 2)
    here = world()
    assert told == [words.answer(line + "\n", here) for line in lines]
    assert [one["no"] for one in told if "no" in one] == [n for n in range(700) for _ in range(3)]


def test_a_line_that_ends_its_child_costs_only_its_own_answer(tmp_path: Path) -> None:
    huge = json.dumps({"complaint": "Ada pungli di loket", "rest": "x" * (LARGEST_RESULT + 1)})
    told = answered(tmp_path / "kata.jsonl", [*LINES, huge, *LINES], 1)
    assert [sorted(one)[0] for one in told] == [sorted(one)[0] for one in [*told[:4], told[4], *told[:4]]]
    assert "tidak dapat dibaca dengan aman" in str(told[4]["error"])
    assert told[0]["move"] == told[5]["move"] == "setuju"
    assert told[2]["class"] == "berkadar_pengawasan"
