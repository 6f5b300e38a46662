"""Trust roots come from files that the office names; what is none is refused at start, and `check` says whom we trust."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from operate import check_trust
from operate.check_item import BAD, GOOD, LOOK
from operate.roots import read_roots
from operate.settings import SettingsError, load
from operate.standards import load_standards
from tests.operate.desk import Admin
from tests.surat.rantai import NOW, YEAR, chain, issue, sign
from tests.surat.serangan import letter
from tests.world import configure


def trusting(folder: Path, content: bytes, name: str = "akar.pem") -> Path:
    """A configuration whose only root is this file."""
    config = configure(folder, 9, 9)
    (config.parent / name).write_bytes(content)
    text = config.read_text()
    assert text.count("trust_roots = []") == 1
    config.write_text(text.replace("trust_roots = []", f'trust_roots = ["{name}"]'))
    return config


def test_pem_with_words_around_it_bundles_and_der_are_read(tmp_path: Path) -> None:
    everybody = chain()
    both = (
        b"BSrE Contoh\n"
        + everybody.root.pem.replace(b"\n", b"\r\n")
        + b"\n# lain\n"
        + everybody.other_root.pem
    )
    (tmp_path / "a.pem").write_bytes(both)
    (tmp_path / "b.cer").write_bytes(everybody.root.der)
    found = read_roots([tmp_path / "a.pem", tmp_path / "b.cer"])
    assert found == (everybody.root.der, everybody.other_root.der)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n",
        b"-----BEGIN PRIVATE KEY-----\nYWJj\n-----END PRIVATE KEY-----\n",
        b"<html>",
        b"\x30\x82\x00\x09abc",
    ],
)
def test_what_holds_no_certificate_is_refused_at_start(tmp_path: Path, content: bytes) -> None:
    config = trusting(tmp_path, content)
    with pytest.raises(SettingsError, match="trust_roots"):
        load(config, secrets=False)


def test_check_says_whom_we_trust(tmp_path: Path) -> None:
    everybody = chain()
    old = issue("Root Lama Contoh", None, "Kementerian Contoh", True, NOW - 9 * YEAR, NOW - YEAR)
    soon = issue("Root Hampir Contoh", None, "Kementerian Contoh", True, NOW - YEAR, NOW + timedelta(days=20))
    config = trusting(tmp_path, everybody.root.pem + old.pem + soon.pem)
    settings, office = load(config, secrets=False)
    found = list(check_trust.roots(settings, office, load_standards()))
    assert [item.verdict for item in found] == [GOOD, LOOK, LOOK]
    assert "Root CA Contoh DS G1" in found[0].words
    assert "sudah berakhir" in found[1].todo


def test_check_says_when_nobody_is_trusted_or_a_file_is_broken(tmp_path: Path) -> None:
    settings, office = load(configure(tmp_path / "a", 9, 9), secrets=False)
    (item,) = check_trust.roots(settings, office, load_standards())
    assert (item.verdict, "petugas" in item.words) == (LOOK, True)
    # Right length, wrong inside: the settings cannot know.
    config = trusting(tmp_path / "b", b"\x30\x82\x00\x04abcd")
    settings, office = load(config, secrets=False)
    assert [i.verdict for i in check_trust.roots(settings, office, load_standards())] == [BAD]


def test_figures_that_are_broken_are_named(admin: Admin) -> None:
    settings, office = load(admin.config, secrets=False)
    (item,) = check_trust.scales(settings, office, load_standards())
    assert (item.verdict, item.words) == (GOOD, "bawaan")
    (admin.folder / "calibration.json").write_text("[]")
    (item,) = check_trust.scales(settings, office, load_standards())
    assert (item.verdict, "hapus" in item.todo) == (BAD, True)


def test_explain_trusts_the_roots_of_the_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from operate.command import main

    everybody = chain()
    config = trusting(tmp_path / "atur", everybody.root.pem)
    (tmp_path / "surat.pdf").write_bytes(sign(letter(), everybody.satu))
    (tmp_path / "palsu.pdf").write_bytes(sign(letter(), everybody.palsu))
    capsys.readouterr()
    files = [str(tmp_path / name) for name in ("surat.pdf", "palsu.pdf")]
    assert main(["explain", "--json", *files, "-c", str(config)]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [t["electronic"]["verdict"] for t in told] == ["valid", "untrusted"]
    assert [t["electronic"]["signer"] for t in told] == ["CONTOH SATU", "CONTOH SATU"]
    assert told[0]["electronic"]["covers_whole_file"] is True
