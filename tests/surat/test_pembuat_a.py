"""Generator A keeps to the shape of the sets: cells in turn, boxes on the page, the same letters for the same seed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from tests.surat.pembuat_a.__main__ import KINDS, letter

ROOT = Path(__file__).resolve().parents[2]


def test_the_same_seed_gives_the_same_letter():
    assert letter(3, 5, "scan") == letter(3, 5, "scan")
    assert letter(3, 5, "scan")[0] != letter(4, 5, "scan")[0]


@pytest.mark.parametrize("kind", KINDS)
def test_boxes_are_there_for_the_marks_that_are_and_lie_at_the_block(kind):
    for number in range(4):
        pdf, truth = letter(11, number, kind)
        with pypdfium2.PdfDocument(pdf) as document:
            width, height = document[0].get_size()
        boxes = truth["boxes"]
        for mark in ("signature", "stamp"):
            assert truth["cell"][mark] == (boxes[mark] is not None)
            assert truth["cell"][mark] == (kind != "tte" and bool(number & (1 if mark == "signature" else 2)))
            if boxes[mark]:
                assert boxes[mark][0] < boxes["block"][2] + 120
                assert boxes[mark][3] > boxes["block"][1] - 120
        assert -40 < boxes["block"][0] < width
        assert 0 < boxes["block"][3] < height + 40


def test_the_command_writes_letters_and_their_truth(tmp_path):
    command = [sys.executable, "-m", "tests.surat.pembuat_a", "--count", "3", "--seed", "2", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)
    lines = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text().splitlines()]
    assert [line["file"] for line in lines] == ["00001.pdf", "00002.pdf", "00003.pdf"]
    for line in lines:
        assert (tmp_path / line["file"]).read_bytes().startswith(b"%PDF-")
        assert set(line) == {"file", "medium", "engine", "cell", "boxes", "expected", "tags"}
        assert line["expected"]["signer"]["nip"].isdigit()
