"""Generator B says the truth: what it expects stands on the page, its marks lie where it says, and a seed gives one set."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest

from tests.surat.pembuat_b import __main__ as pembuat
from tests.surat.pembuat_b import halaman, rakit, susun
from tests.surat.pembuat_b.halaman import Tinta

SOURCES = sorted((Path(__file__).parent / "pembuat_b").glob("*.py"))
KINDS = ["text", "scan", "photo", "bitonal", "copy", "app", "tte"]


def plans(count: int, kinds: list[str], seed: int = 4) -> list[rakit.Rencana]:
    """Without LibreOffice, which takes seconds to start."""
    some = pembuat.rencana(count, seed, kinds)
    for n, plan in enumerate(some):
        plan.engine = ("reportlab", "typst")[n % 2]
    return some


@pytest.fixture(scope="module")
def letters() -> list[rakit.Hasil]:
    return list(susun.semua(plans(10, ["text", "bitonal", "scan"])))


def words(content: bytes) -> str:
    pdf = pypdfium2.PdfDocument(content)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return flat(text)


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def test_what_is_expected_stands_on_the_page(letters):
    read = 0
    for letter in letters:
        if letter.fakta["medium"] != "text":
            continue
        text, expected = words(letter.isi), letter.fakta["expected"]
        said: list[Any] = [
            expected["subject"],
            expected["urgency"],
            expected["number"],
            *expected["signer"].values(),
        ]
        said = [
            s for s in said if s and s not in ("definitif", "plt", "plh", "pj", "an", "ub", "panitia", "lain")
        ]
        assert [s for s in said if flat(str(s)) not in text] == []
        read += 1
    assert read >= 3


def test_ink_lies_in_its_box_and_nowhere_else_where_there_is_none(letters):
    looked = 0
    for letter in letters:
        boxes, cell = letter.fakta["boxes"], letter.fakta["cell"]
        for mark in ("signature", "stamp"):
            assert (boxes[mark] is not None) == cell[mark], letter.nama
        if letter.fakta["medium"] != "text" or boxes["signature"] is None:
            continue
        pdf = pypdfium2.PdfDocument(letter.isi)
        picture = pdf[boxes["page"] - 1].render(scale=2).to_numpy()[..., :3]
        x0, top, x1, bottom = (int(2 * v) for v in boxes["signature"])
        inside = picture[top:bottom, x0:x1].min(axis=2)
        assert (inside < 200).mean() > 0.01, letter.nama
        looked += 1
        pdf.close()
    assert looked


def test_a_seed_gives_one_set_and_another_seed_another():
    one, two = (list(susun.semua(plans(3, ["scan", "bitonal"]))) for _ in range(2))
    assert [h.fakta for h in one] == [h.fakta for h in two]
    assert [h.isi for h in one] == [h.isi for h in two]
    assert plans(1, ["scan"], seed=5)[0].surat.expected != plans(1, ["scan"])[0].surat.expected


def test_cells_engines_and_kinds_take_turns():
    some = pembuat.rencana(400, 1000, KINDS)
    for kind in KINDS:
        own = [p for p in some if p.kind == kind]
        assert len(own) >= 19, kind
        cells = Counter(p.sel for p in own)
        if kind == "tte":
            assert set(cells) == {(False, False)}
        else:
            assert max(cells.values()) - min(cells.values()) <= 1, kind
        assert set(Counter(p.engine for p in own)) == set(susun.MESIN)


def test_facts_can_be_written_as_a_line():
    for plan in plans(20, ["text"]):
        assert json.loads(json.dumps(plan.surat.expected)) == plan.surat.expected


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.name)
def test_it_shares_no_code_with_the_other_generator_or_with_what_it_measures(source):
    for node in ast.walk(ast.parse(source.read_text())):
        names = (
            [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        for name in names:
            assert not re.match(r"(parsing|operate|mail|models|workflow|bench)\b", name)
            assert not name.startswith("tests.") or name.startswith("tests.surat.pembuat_b")


def test_ink_that_a_fax_has_swallowed_is_not_there():
    """A set says that a mark is there only where an eye can see it."""
    paper = np.full((400, 400, 3), 255, np.uint8)
    ink = Tinta(None, 40, 40, 0, cap_=("DINAS CONTOH", "PEMERINTAH KABUPATEN", 3))
    inked = paper.copy()
    halaman.bubuh(inked, ink, 2.0)
    dark = inked.min(axis=2)
    assert halaman.terlihat(paper, ink, 2.0, np.eye(3), dark > dark[dark < 255].max() - 1)
    assert not halaman.terlihat(paper, ink, 2.0, np.eye(3), dark > dark.min())
    assert not halaman.terlihat(paper, ink, 2.0, np.eye(3), np.ones((400, 400), bool))


def test_a_box_turns_with_its_page():
    box, size = [10.0, 20.0, 30.0, 60.0], (100.0, 200.0)
    picture = np.zeros((200, 100), int)
    picture[20:60, 10:30] = 1
    for turn in (90, 180, 270):
        rows, columns = np.nonzero(np.rot90(picture, -turn // 90))
        found = [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]
        assert rakit._putar_kotak(box, size, turn) == found


def test_the_truth_says_how_well_a_mark_can_be_seen_and_which_cannot(letters):
    said = [letter.fakta for letter in letters if letter.fakta["medium"] in ("bitonal", "scan")]
    assert said
    for facts in said:
        assert set(facts["visible"]) == {mark for mark, there in facts["cell"].items() if there}
        assert facts["unseen"] == [mark for mark, v in facts["visible"].items() if v < halaman.SAMAR]


def test_what_is_left_of_ink_is_measured_against_the_paper_beside_it():
    paper = np.full((300, 400, 3), 255, np.uint8)
    ink = Tinta(None, 30, 20, 0, cap_=("DINAS CONTOH", "KABUPATEN CONTOH", 5))
    inked = paper.copy()
    halaman.bubuh(inked, ink, 2.0)
    wiped = np.full((300, 400), True)
    assert halaman.tampak(paper, ink, 2.0, np.eye(3), inked) > 0.3
    assert halaman.tampak(paper, ink, 2.0, np.eye(3), (inked * 0.4).astype(np.uint8)) > 0.3, "in the shadow"
    assert halaman.tampak(paper, ink, 2.0, np.eye(3), wiped) < halaman.SAMAR
    assert halaman.tampak(paper, ink, 2.0, np.eye(3), inked.min(axis=2) > 200) > 0.3


def test_parts_make_the_whole_set_together(tmp_path):
    """Two letters, of the two engines that come with pip: LibreOffice is there for the benchmark only."""
    for part in ("1/2", "2/2"):
        pembuat.main(
            ["--count", "2", "--seed", "3", "--kinds", "text", "--quiet", "--part", part, str(tmp_path)]
        )
    pembuat.main(["--count", "2", "--seed", "3", "--kinds", "text", "--quiet", str(tmp_path / "whole")])
    truth = [json.loads(x) for n in (1, 2) for x in (tmp_path / f"truth-{n}.jsonl").read_text().splitlines()]
    whole = [json.loads(x) for x in (tmp_path / "whole" / "truth.jsonl").read_text().splitlines()]
    assert sorted(truth, key=lambda t: t["file"]) == whole
    for line in whole:
        assert (tmp_path / line["file"]).read_bytes() == (tmp_path / "whole" / line["file"]).read_bytes()
