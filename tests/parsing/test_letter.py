"""Sample letters in pairs: what NAME.pdf says stands in NAME.toml (made by tests/surat/buat.py)."""

from __future__ import annotations

import io
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import PIL.Image
import pytest

from parsing.letter import LEAST_TEXT, looks_like_letter, read, read_pictured
from parsing.pages import open_pages
from workflow.facts import Agency, File, Letter

FOLDER = Path(__file__).parent.parent / "surat"
SAMPLES = sorted(path for path in FOLDER.glob("*.pdf") if path.with_suffix(".toml").exists())
AGENCIES = (
    Agency("dinkes", "Dinas Kesehatan", ("Dinkes", "Dinas Kesehatan Kabupaten Purbalingga")),
    Agency("puskesmas-contoh", "UPTD Puskesmas Contoh", ("Puskesmas Contoh", "PKM Contoh"), "dinkes"),
    Agency("kecamatan-contoh", "Kecamatan Contoh", ("Kec. Contoh",)),
)
NEAR = date(2026, 11, 23)


def file(path: Path) -> File:
    return File("0" * 64, path.name, "application/pdf", path.stat().st_size)


def letters(path: Path, marks: str = "off") -> list[Letter]:
    return read(path, file(path), AGENCIES, marks, NEAR)


def facts(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.with_suffix(".toml").read_text())


def plain(value: Any) -> Any:
    """A fact as the .toml files write it."""
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    if hasattr(value, "kind"):
        return f"{value.kind} {value.count}" if value.count is not None else value.kind
    if hasattr(value, "phone"):
        return f"{value.name} {value.phone}" if value.name else value.phone
    return value


def check(said: Any, expected: dict[str, Any], where: str) -> None:
    for name, wanted in expected.items():
        if name == "absent":
            assert {n: getattr(said, n) for n in wanted} == dict.fromkeys(wanted), where
        elif isinstance(wanted, dict):
            check(getattr(said, name), wanted, f"{where} {name}")
        else:
            assert plain(getattr(said, name)) == wanted, f"{where} {name}"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_the_letter_says_what_its_facts_file_says(path):
    expected = facts(path)
    found = letters(path)
    assert len(found) == expected.pop("letters", 1)
    if numbers := expected.pop("numbers", None):
        assert [letter.number for letter in found] == numbers
    expected.pop("marks", None)
    check(found[0], expected, path.name)


@pytest.mark.parametrize("path", [p for p in SAMPLES if "marks" in facts(p)], ids=lambda p: p.stem)
def test_signature_and_stamp_are_judged_as_the_facts_file_says(path):
    expected = facts(path)["marks"]
    letter = letters(path, marks="on")[0]
    # "unsure absent": either is honest, "present" would be wrong.
    assert letter.signature.verdict in expected["signature"].split(), letter.signature
    assert letter.stamp.verdict in expected["stamp"].split(), letter.stamp
    assert letter.electronic.verdict == expected["electronic"]
    for mark in (letter.signature, letter.stamp):
        assert mark.why
        assert mark.verdict != "present" or (mark.box and mark.page == 1 and mark.confidence >= 0.8)


def test_the_samples_are_all_here_and_small():
    assert len(SAMPLES) >= 12
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.is_file()) < 2_000_000


def test_marks_off_asks_a_person_and_says_so():
    letter = letters(FOLDER / "a-lengkap.pdf", marks="off")[0]
    assert letter.signature == letter.stamp
    assert (letter.signature.verdict, letter.signature.why) == ("unsure", "pemeriksaan gambar dimatikan")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_every_letter_has_a_picture_that_a_mail_can_carry(path):
    for letter, picture in read_pictured(path, file(path), AGENCIES, "on", NEAR):
        assert picture.startswith(b"\xff\xd8")
        assert len(picture) <= 200_000
        assert letter.evidence is not None
        assert letter.evidence.size == len(picture)


@pytest.mark.parametrize(("name", "drawn"), [("a-lengkap", False), ("d-belum-lengkap", True)])
def test_with_marks_off_only_what_is_missing_is_drawn(name, drawn):
    path = FOLDER / f"{name}.pdf"
    ((letter, picture),) = read_pictured(path, file(path), AGENCIES, "off", NEAR)
    assert bool(picture) is drawn
    assert (letter.evidence is not None) is drawn
    if drawn:
        # Orange is what a person is asked to look at.
        shown = PIL.Image.open(io.BytesIO(picture)).convert("RGB")
        colours = shown.getcolors(shown.width * shown.height)
        assert sum(count for count, (r, g, b) in colours if r > 190 and 90 < g < 140 and b < 50) > 100


def test_the_second_letter_of_a_file_keeps_its_own_marks():
    first, second = letters(FOLDER / "dua-surat.pdf", marks="on")
    assert (first.agency.matched, second.agency.matched) == ("dinkes", "kecamatan-contoh")
    assert (first.signature.page, second.signature.page) == (1, 2)


def test_a_letter_is_told_from_other_papers():
    for path in SAMPLES:
        with open_pages(path) as document:
            text = document.pages[0].text
        assert looks_like_letter(text) is (None if len(text) < LEAST_TEXT else True), path.name
    assert looks_like_letter("Rundown acara\n07.00 Registrasi peserta\n08.00 Pembukaan oleh Bupati") is False


def test_a_wrong_weekday_and_a_short_nip_are_remarked():
    body = letters(FOLDER / "a-lengkap.pdf")[0]
    assert body.quality == ()


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"<html>surat</html>", "not-a-document"),
        (b"%PDF-1.7\nnothing", "broken"),
    ],
)
def test_trouble_is_a_fact_and_marks_stay_unsure(content, trouble):
    (letter,) = read(content, File("0" * 64, "x.pdf", "application/pdf", len(content)))
    assert letter.trouble == trouble
    assert letter.signature.verdict == letter.stamp.verdict == "unsure"
