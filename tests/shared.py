"""Real mails and letters of other projects, which lie beside this clone (../shared) and are never copied into it.

Where they do not lie there, the tests that read them are skipped and say so; in CI that is a failure.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def beside(*names: str) -> Path:
    """A folder or file of ../shared."""
    path = SHARED.joinpath(*names)
    if path.exists():
        return path
    said = f"{'/'.join(names)} does not lie beside this clone"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)
