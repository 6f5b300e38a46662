"""The configuration and the records for commands that work beside a running daemon. Creates nothing, needs no secret."""

from __future__ import annotations

import argparse
import getpass
import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from models.cases import FINAL
from models.glance import Glance, open_glance
from operate import settings as configuration
from operate.settings import Settings
from workflow.facts import Office

BUILT_IN = Path(__file__).resolve().parent.parent / "workflow" / "standar"


@dataclass(frozen=True)
class Records:
    settings: Settings
    office: Office
    store: Glance

    @property
    def files(self) -> Path:
        """The folder of the spool."""
        return Path(self.settings.store.files)

    def message_path(self, digest: str) -> Path:
        return self.files / "messages" / digest[:2] / digest


def beneath(verb: argparse.ArgumentParser) -> None:
    """-c may also stand behind the second word of a command: `suratd aside list -c FILE`."""
    verb.add_argument("-c", "--config", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


@contextmanager
def records(options: argparse.Namespace) -> Iterator[Records]:
    """ValueError in words of the administrator when there are none yet."""
    settings, office = configuration.load(options.config, secrets=False)
    _must_be_there(settings.store.database)
    store = open_glance(settings.store.database)
    try:
        # Before the daemon's first start the table of holidays is empty: then the delivered one holds.
        known = store.calendar()
        yield Records(settings, replace(office, calendar=known) if known.years else office, store)
    finally:
        store.close()


def _must_be_there(url: str) -> None:
    """SQLite would make an empty database, and that of another user would only say that it is locked."""
    if not url.startswith("sqlite:///"):
        return
    path = Path(url.removeprefix("sqlite:///"))
    if not path.exists():
        raise ValueError(f"belum ada catatan: {path}. Jalankan `suratd run` lebih dahulu, atau periksa -c.")
    if not os.access(path, os.R_OK | os.W_OK):
        raise ValueError(
            f"{path}: tidak boleh dibuka oleh {who()}. Jalankan sebagai root atau pengguna suratd."
        )


def who() -> str:
    """Who typed this, for the audit."""
    try:
        return os.environ.get("SUDO_USER") or getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"


def final_states(folder: Path | None) -> frozenset[str]:
    """The states in which a case ends, of every standard. Read plainly: whether the standards are good is for `check`."""
    found: set[str] = set()
    for path in (folder or BUILT_IN).glob("*.toml"):
        try:
            states = tomllib.loads(path.read_text(encoding="utf-8")).get("keadaan", [])
            found |= {str(s["nama"]) for s in states if s.get("akhir")}
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            continue  # `suratd check` names what is wrong with it; the others are still shown.
    return frozenset(found or FINAL)
