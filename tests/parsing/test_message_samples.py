"""Sample mails in pairs: tests/surel/NAME.eml and what must be read from it in NAME.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.parsing.mails import read

FOLDER = Path(__file__).parents[1] / "surel"
SAMPLES = sorted(path.stem for path in FOLDER.glob("*.eml"))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_as_written_beside_it(name: str) -> None:
    found = read((FOLDER / f"{name}.eml").read_bytes())
    actual = {
        "pengirim": found.sender.address if found.sender else "",
        "subjek": found.subject,
        "tanda": found.tag,
        "kata": found.words,
        "lampiran": [f"{a.name} {a.type} {a.use}" for a in found.attachments],
        "token": [f"{t.label} {t.carrier}" for t in found.tokens],
        "otomatis": bool(found.automatic),
    }
    expected = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    assert {key: actual[key] for key in expected} == expected


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 5
