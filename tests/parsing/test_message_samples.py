"""Sample mails in pairs: tests/surel/NAME.eml and what must be read from it in NAME.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.parsing.mails import read
from workflow.facts import Bounce

FOLDER = Path(__file__).parents[1] / "surel"
SAMPLES = sorted(path.stem for path in FOLDER.glob("*.eml"))


BROKEN = sorted((FOLDER / "rusak").glob("*.eml"))


def told(bounce: Bounce | None) -> str:
    if bounce is None:
        return ""
    return f"{bounce.recipient} {bounce.message_id or '-'} {'tetap' if bounce.permanent else 'sementara'}"


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
        "pantulan": told(found.bounce),
    }
    expected = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    assert {key: actual[key] for key in expected} == expected


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_mail_gives_any_value_but_no_exception(path: Path) -> None:
    raw = path.read_bytes()
    for octets in (raw, raw.replace(b"\r\n", b"\n"), raw[:-7], raw + raw):
        assert read(octets).size == len(octets)


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 11
    assert len(BROKEN) >= 20
