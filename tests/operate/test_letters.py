"""Answers of the petugas become examples in a folder, and better scales; nothing changes before somebody says so."""

from __future__ import annotations

import json
import math
import random
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import PIL.Image
import pytest

from models.store import Store
from operate import calibration
from operate.calibration import known, own, refitted, tried, wrong_at_most
from operate.settings import load
from parsing import scale
from parsing.scale import Scale
from tests.models.samples import NOW, a_letter, open_one
from tests.operate.desk import Admin
from tests.surat.buat import A, gambar_pdf, pdf, pindaian
from workflow.facts import Applied, Decision, File, Finding, Letter, Mark

FLAT = Scale(1.0, 0.0, 0.1, 0.9)


def letter(content: bytes, mark: Mark) -> Letter:
    file = File(sha256(content).hexdigest(), "surat.pdf", "application/pdf", len(content))
    return replace(a_letter(), file=file, signature=mark)


def answer(store: Store, number: int, one: Letter, present: bool) -> None:
    """A letter that the petugas looked at."""
    doubt = (Finding("signature", "unsure"), Finding("stamp", "ok"))
    case = open_one(store, f"surat{number}", f"KMS-2026-{number:04d}", letter=one, findings=doubt)
    sure = (Finding("signature", "ok" if present else "missing"), Finding("stamp", "ok"))
    decision = Decision(replace(case, findings=sure), note="dijawab", actor="tu")
    store.apply([Applied(case, decision)], None, NOW + timedelta(minutes=number))


def spool(admin: Admin, content: bytes) -> None:
    name = sha256(content).hexdigest()
    path = admin.folder / "files" / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def asked(number: int, shift: float = 1.5) -> tuple[Mark, bool]:
    """A doubtful mark whose score says too little by `shift`, and the truth about it."""
    dice = random.Random(number)
    score = dice.uniform(-2.0, 2.0)
    present = dice.random() < 1 / (1 + math.exp(-(3 * score + shift)))
    return Mark("unsure", 0.5, 1, (300.0, 600.0, 420.0, 660.0), "buram", "", False, score, "clean"), present


# ---------------------------------------------------------------- export


def test_examples_are_written_with_page_and_part_and_without_names(admin: Admin, tmp_path: Path) -> None:
    digital, scan = pdf([A], 1), gambar_pdf(pindaian(A, 3, dpi=80))
    mark = Mark("unsure", 0.4, 1, (290.0, 500.0, 420.0, 590.0), "buram", "", False, 0.3, "clean")

    def fill(store: Store) -> None:
        answer(store, 1, letter(digital, mark), True)
        answer(store, 2, letter(scan, replace(mark, box=None)), False)

    admin.records(fill)
    spool(admin, digital)
    spool(admin, scan)
    said = admin.types("letters", "export", str(tmp_path / "contoh"))
    assert said.code == 0, said.err
    rows = [json.loads(line) for line in (tmp_path / "contoh" / "contoh.jsonl").read_text().splitlines()]
    assert [(r["mark"], r["answer"], r["machine"]["score"]) for r in rows] == [
        ("signature", "present", 0.3),
        ("signature", "absent", 0.3),
    ]
    assert [len(r["files"]) for r in rows] == [2, 1]
    page, part = (PIL.Image.open(tmp_path / "contoh" / name) for name in rows[0]["files"])
    assert abs(page.width / page.height - 595 / 842) < 0.01
    assert 200 < part.width < page.width / 2
    written = (tmp_path / "contoh" / "contoh.jsonl").read_text()
    assert '"tu"' not in written
    assert "KMS-" not in written
    assert (tmp_path / "contoh").stat().st_mode & 0o077 == 0


def test_a_letter_that_is_gone_or_broken_is_told_and_the_others_are_written(
    admin: Admin, tmp_path: Path
) -> None:
    mark, _ = asked(1)
    broken, good = b"%PDF-1.7 broken", pdf([A], 1)

    def fill(store: Store) -> None:
        answer(store, 1, letter(b"gone", mark), True)
        answer(store, 2, letter(broken, mark), True)
        answer(store, 3, letter(good, mark), True)

    admin.records(fill)
    spool(admin, broken)
    spool(admin, good)
    said = admin.types("letters", "export", str(tmp_path / "contoh"))
    assert (said.code, "3 contoh, 2 tanpa gambar" in said.out) == (0, True)


def test_a_folder_that_is_not_empty_is_left_alone(admin: Admin, tmp_path: Path) -> None:
    admin.records(lambda store: answer(store, 1, letter(b"gone", asked(1)[0]), True))
    (tmp_path / "lain.txt").write_text("lain")
    said = admin.types("letters", "export", str(tmp_path))
    assert (said.code, "tidak kosong" in said.err) == (1, True)
    assert [p.name for p in tmp_path.glob("*.jsonl")] == []


def test_without_answers_nothing_is_written(admin: Admin, tmp_path: Path) -> None:
    admin.records()
    said = admin.types("letters", "export", str(tmp_path / "contoh"))
    assert (said.code, "Belum ada" in said.out, (tmp_path / "contoh").exists()) == (0, True, False)


# ---------------------------------------------------------------- calibrate


def test_before_and_after_are_shown_and_nothing_changes_without_write(admin: Admin) -> None:
    def fill(store: Store) -> None:
        for number in range(1, 81):
            mark, present = asked(number)
            answer(store, number, letter(str(number).encode(), mark), present)

    admin.records(fill)
    target = admin.folder / scale.FIGURES.name
    said = admin.types("letters", "calibrate")
    assert said.code == 0, said.err
    assert "--write" in said.out
    assert not target.exists()
    (row,) = [
        line for line in said.out.splitlines() if "pindaian" in line and line.startswith("tanda tangan")
    ]
    assert " 80 " in row
    said = admin.types("letters", "calibrate", "--write")
    assert str(target) in said.out
    settings, _ = load(admin.config, secrets=False)
    now, delivered = known(settings), scale.read(scale.FIGURES)
    assert now["signature-clean"] != delivered["signature-clean"]
    assert now["stamp-clean"] == delivered["stamp-clean"]
    taken = own(settings)
    assert taken is not None
    assert Scale(**taken["signature-clean"]) == now["signature-clean"]


def test_few_answers_change_nothing(admin: Admin) -> None:
    def fill(store: Store) -> None:
        for number in range(1, 6):
            answer(store, number, letter(str(number).encode(), asked(number)[0]), True)

    admin.records(fill)
    said = admin.types("letters", "calibrate", "--write")
    assert (said.code, "Tidak ada yang disesuaikan" in said.out) == (0, True)
    assert not (admin.folder / scale.FIGURES.name).exists()


def drawn(count: int, slope: float, shift: float, seed: int = 5) -> list[tuple[float, bool]]:
    dice = random.Random(seed)
    scores = [dice.uniform(-3, 3) for _ in range(count)]
    return [(x, dice.random() < 1 / (1 + math.exp(-(slope * x + shift)))) for x in scores]


def test_a_refit_finds_the_scale_that_the_answers_follow() -> None:
    found = refitted(FLAT, drawn(4000, 3.0, 1.5))
    assert abs(found.slope - 3.0) < 0.4
    assert abs(found.shift - 1.5) < 0.3
    assert tried(FLAT, drawn(400, 3.0, 1.5)).error < calibration.figures(FLAT, drawn(400, 3.0, 1.5)).error


def test_a_few_answers_move_a_scale_a_little() -> None:
    little = refitted(FLAT, drawn(24, 3.0, 1.5))
    assert 1.0 < little.slope < 2.6


@pytest.mark.parametrize("examples", [[], [(1.0, True)] * 100, [(-1.0, False)] * 100, drawn(10, 1, 0)])
def test_too_few_or_one_sided_answers_leave_the_scale(examples: list[tuple[float, bool]]) -> None:
    assert refitted(FLAT, examples) == FLAT


def test_a_threshold_moves_only_as_far_as_faultless_answers_carry_it() -> None:
    sure = [(0.5 + n / 400, True) for n in range(300)] + [(-0.5 - n / 400, False) for n in range(300)]
    found = refitted(FLAT, sure)
    assert (found.high < 0.9, found.low > 0.1) == (True, True)
    assert all(found.verdict_of(score) != ("absent" if present else "present") for score, present in sure)
    # Answers that contradict beyond the threshold draw it in.
    wrong = [(3.0, n % 3 > 0) for n in range(60)] + [(-1.0, False)] * 20
    assert refitted(FLAT, wrong).verdict_of(3.0) != "present"


def test_confidence_in_few_answers_is_small() -> None:
    assert wrong_at_most(0, 1) > 0.5
    assert wrong_at_most(0, 100) < 0.02
    assert wrong_at_most(5, 100) > 0.05


def test_figures_that_are_none_are_refused_by_name(tmp_path: Path) -> None:
    for text in ("", "[]", '{"a": {"slope": 1}}', '{"a": 1}'):
        (tmp_path / "x.json").write_text(text)
        with pytest.raises(ValueError, match=r"x\.json"):
            scale.read(tmp_path / "x.json")
