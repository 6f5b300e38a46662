"""The committed letters of all media (made by generator B, NAME.* and NAME.toml), read by the real program in one call.

Text letters must be right in every promised field. What comes through a lens or a fax may lose a word, but no sample may
be refused, take an invented value for its number, or be given a mark that it does not bear.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench import letters_score as score
from bench.letters_sets import explain

FOLDER = Path(__file__).parent / "media"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".toml")


def facts(path: Path) -> dict[str, Any]:
    """The .toml in the shape that `explain` writes."""
    written = tomllib.loads(path.with_suffix(".toml").read_text())
    told = {k: written.get(k) for k in ("number", "date", "urgency", "subject", "addressee")}
    for ours, theirs in (("office", "agency"), ("signer", "signer"), ("request", "request")):
        section = written[theirs]
        told[ours] = dict.fromkeys(section.pop("absent", ())) | section
    request = told["request"]
    if "items" in request:
        request["items"] = [item(words) for words in request["items"]]
    if request.get("contact"):
        name, _, phone = request["contact"].partition(" +")
        request["contact"] = {"name": name, "phone": f"+{phone}" if phone else None}
    return plain(told)


def item(words: str) -> dict[str, Any]:
    kind, _, count = words.partition(" ")
    return {"kind": kind, "count": int(count) if count else None}


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value.isoformat() if isinstance(value, date) else value


@pytest.fixture(scope="module")
def told() -> dict[str, dict[str, Any]]:
    return dict(zip((s.name for s in SAMPLES), explain(SAMPLES).told, strict=True))


def misses(path: Path, told: dict[str, dict[str, Any]]) -> list[score.Miss]:
    return [
        m
        for m in score.wrong_fields(facts(path), told[path.name], path.name, "")
        if m.field in score.PROMISED
    ]


def test_every_medium_is_there():
    assert len(SAMPLES) >= 16
    assert {s.suffix for s in SAMPLES} >= {".pdf", ".jpg", ".tif", ".png", ".heic"}
    assert (
        sum(
            f.stat().st_size
            for f in FOLDER.parent.glob("**/*")
            if f.suffix not in (".py", ".pyc") and f.is_file()
        )
        < 3_000_000
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_no_sample_is_refused(path, told):
    assert "error" not in told[path.name]


@pytest.mark.parametrize("path", [s for s in SAMPLES if s.name.startswith("teks")], ids=lambda p: p.name)
def test_text_letters_are_right_in_every_promised_field(path, told):
    assert misses(path, told) == []


def test_pictures_of_letters_are_mostly_right(told):
    pictures = [s for s in SAMPLES if not s.name.startswith("teks")]
    wrong = [m for s in pictures for m in misses(s, told)]
    assert len(wrong) <= 0.35 * len(pictures) * len(score.PROMISED), wrong


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_no_mark_is_seen_that_is_not_there(path, told):
    marks = tomllib.loads(path.with_suffix(".toml").read_text())["marks"]
    said = {m: told[path.name][m]["verdict"] for m in ("signature", "stamp")}
    assert [m for m in said if said[m] == "present" and marks[m] == "absent"] == []
