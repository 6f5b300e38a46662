"""The administrator, for every test of a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.operate.desk import Admin
from tests.operate.desk import admin as make


@pytest.fixture
def admin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Admin:
    return make(tmp_path, capsys)


@pytest.fixture(autouse=True)
def width(monkeypatch: pytest.MonkeyPatch) -> None:
    """As wide as the tables expect, on a terminal of any width and on none."""
    monkeypatch.setenv("COLUMNS", "120")
