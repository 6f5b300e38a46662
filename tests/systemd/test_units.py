"""The unit files: systemd itself reads them without a complaint, and finds the daemon well locked in."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest

UNITS = Path(__file__).resolve().parents[2] / "systemd"
PROGRAM = "/opt/suratd/.venv/bin/suratd"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The units as installed, but with a program that is there: verify looks for it."""
    for unit in UNITS.glob("suratd*"):
        text = unit.read_text(encoding="utf-8").replace(PROGRAM, "/bin/true")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    shutil.copy(tmp_path / "suratd-failure@.service", tmp_path / "suratd-failure@suratd.service")
    return tmp_path


def analyze(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["systemd-analyze", *words], capture_output=True, text=True, timeout=60, check=False
    )


def verify(unit: Path) -> subprocess.CompletedProcess[str]:
    # Without --recursive-errors=no an unknown key is only warned of, with exit code 0.
    return analyze("verify", "--man=no", "--recursive-errors=no", str(unit))


@pytest.mark.parametrize(
    "name",
    ["suratd.service", "suratd-backup.service", "suratd-backup.timer", "suratd-failure@suratd.service"],
)
def test_systemd_reads_the_unit_without_a_complaint(folder: Path, name: str) -> None:
    found = verify(folder / name)
    assert (found.returncode, found.stderr) == (0, "")


def test_a_misspelt_key_would_be_found(folder: Path) -> None:
    unit = folder / "suratd.service"
    unit.write_text(
        unit.read_text(encoding="utf-8").replace("ProtectHome=", "ProtectHouse="), encoding="utf-8"
    )
    assert verify(unit).returncode != 0


@pytest.mark.parametrize("name", ["suratd.service", "suratd-backup.service"])
def test_the_exposure_stays_at_or_below_1_2(folder: Path, name: str) -> None:
    found = analyze("security", "--offline=yes", "--threshold=12", str(folder / name))
    assert found.returncode == 0, found.stdout[-300:]


def test_a_unit_without_its_locks_would_be_found(folder: Path) -> None:
    unit = folder / "suratd.service"
    text = unit.read_text(encoding="utf-8").replace("SystemCallFilter=", "#").replace("PrivateUsers=", "#")
    unit.write_text(text, encoding="utf-8")
    assert analyze("security", "--offline=yes", "--threshold=12", str(unit)).returncode != 0


def read(name: str) -> dict[str, str]:
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((UNITS / name).read_text(encoding="utf-8"))
    return dict(parser["Service"])


def test_daemon_and_backup_are_one_user_with_one_state_folder() -> None:
    daemon, backup = read("suratd.service"), read("suratd-backup.service")
    for key in ("User", "DynamicUser", "StateDirectory", "StateDirectoryMode", "UMask"):
        assert daemon[key] == backup[key]


def test_a_hanging_daemon_is_seen_and_a_dying_reader_is_not_its_end() -> None:
    daemon = read("suratd.service")
    assert (daemon["Type"], daemon["WatchdogSec"], daemon["NotifyAccess"]) == ("notify", "120", "main")
    assert (daemon["OOMPolicy"], daemon["KillMode"], daemon["TimeoutStopSec"]) == ("continue", "mixed", "90")


def test_secrets_are_handed_over_and_named_as_the_example_names_them() -> None:
    unit = (UNITS / "suratd.service").read_text(encoding="utf-8")
    example = (UNITS / "contoh" / "suratd.toml").read_text(encoding="utf-8")
    for name in ("imap-password", "smtp-password", "token-key"):
        assert f"\nLoadCredentialEncrypted={name}:" in unit
        assert f"\n#LoadCredential={name}:/etc/suratd/{name}\n" in unit
        assert f'= "{name}"' in example
