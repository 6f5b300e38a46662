"""An administrator at the keyboard: a configuration in a folder, records with a case or two, and the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from models.store import Store, open_store
from operate.command import main
from tests.models.samples import NOW
from tests.world import configure


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def objects(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass
class Admin:
    """`types("status", "--json")` runs one command on this configuration."""

    config: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def folder(self) -> Path:
        return self.config.parent

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'suratd.db'}"

    def types(self, verb: str, *words: str) -> Said:
        self.capsys.readouterr()
        code = main([verb, *words, "-c", str(self.config)])
        found = self.capsys.readouterr()
        return Said(code, found.out, found.err)

    def records(self, fill: Callable[[Store], object] = lambda store: None) -> None:
        """Make the records and put something into them, as a daemon has done before."""
        store = open_store(self.url, NOW)
        try:
            fill(store)
        finally:
            store.close()

    def keep(self, digest: str, raw: bytes) -> Path:
        """A message in the spool under this name, whatever its bytes are."""
        path = self.folder / "files" / "messages" / digest[:2] / digest
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        return path


def admin(folder: Path, capsys: pytest.CaptureFixture[str], imap_port: int = 9, smtp_port: int = 9) -> Admin:
    return Admin(configure(folder / "atur", imap_port, smtp_port), capsys)
