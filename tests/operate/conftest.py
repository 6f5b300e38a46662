"""The administrator, for every test of a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.operate.desk import Admin
from tests.operate.desk import admin as make


@pytest.fixture
def admin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Admin:
    return make(tmp_path, capsys)
