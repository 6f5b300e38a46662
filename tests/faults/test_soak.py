"""A small soak for every day, with more faults a letter; whole: `make test-soak`. And that a loss would be found."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from tests.faults import soak
from tests.faults.soak import Report, letter, paper

SEED = int(os.environ.get("SOAK_SEED") or date.today().toordinal())
LETTERS = int(os.environ.get("SOAK_LETTERS") or 240)


def test_letters_survive_everything_that_fails_now_and_then(tmp_path: Path) -> None:
    report = soak.soak(LETTERS, SEED, tmp_path, rate=0.06)
    assert report.wrong == [], f"seed {SEED}\n{report}"
    # Drawn by chance, some 14 in 240 letters; those that nothing was there for are not counted.
    assert report.faults.total() >= LETTERS * 0.02
    assert report.starts > 1


def test_a_letter_that_is_lost_and_a_mail_that_comes_twice_would_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody throws one of our letters away, and writes one mail down that nobody had sent yet."""
    whole = soak.judge

    def judged(report: Report, one: soak.Soak, sink: soak.Sink) -> None:
        filed = one.world.dovecot.home(soak.SERVICE) / "mail" / ".Suratd.Selesai"
        next(path for name in ("new", "cur") for path in (filed / name).iterdir()).unlink()
        lines = sink.taken.read_text().splitlines()
        name, who, digest, answered = lines[3].split()
        lines[3] = " ".join((name, who, digest[::-1], answered))
        sink.taken.write_text("\n".join([*lines[1:], lines[3].replace(digest[::-1], digest)]) + "\n")
        whole(report, one, sink)

    monkeypatch.setattr(soak, "judge", judged)
    report = soak.soak(12, SEED, tmp_path, rate=0.0)
    found = "\n".join(report.wrong)
    assert "lies in {}" in found
    assert "1 mails never came" in found
    assert "1 mails came with other bytes under one Message-ID" in found


def test_letters_differ_in_nothing_but_their_number() -> None:
    template = paper()
    assert template.count(b"@@@@@@@") == 1
    assert letter(1, template) != letter(2, template)
    assert len(letter(1, template)) == len(letter(2, template))
