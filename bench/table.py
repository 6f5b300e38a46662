"""The figures as one table: printed, and kept in bench/RESULTS.md with machine and date."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


@dataclass(frozen=True)
class Figure:
    """One promise and what was measured. target: the bound; at_least says on which side the good ones are."""

    name: str
    value: float
    target: float
    unit: str = "×"
    at_least: bool = False
    notes: str = ""

    @property
    def good(self) -> bool:
        return self.value >= self.target if self.at_least else self.value <= self.target

    def row(self) -> str:
        bound = f"{'≥' if self.at_least else '≤'} {self.target:g} {self.unit}"
        kept = "yes" if self.good else "**no**"
        return f"| {self.name} | {self.value:.2f} {self.unit} | {bound} | {kept} | {self.notes} |"


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        "?",
    )
    versions = [
        f"Python {platform.python_version()}",
        *(
            f"{name} {_version(command)}"
            for name, command in (("Dovecot", ["dovecot", "--version"]), ("", ["mbsync", "--version"]))
        ),
    ]
    return (
        f"{os.cpu_count()} cores ({cpu}), {memory:.0f} GiB, {platform.system()} {platform.release()}, "
        + ", ".join(v.strip() for v in versions)
    )


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def _version(command: list[str]) -> str:
    search = os.environ["PATH"] + ":/usr/sbin"
    done = subprocess.run(
        command, capture_output=True, text=True, env={"PATH": search, "HOME": "/nonexistent"}, check=False
    )
    return (done.stdout or done.stderr).split("(")[0].strip()


def text(figures: list[Figure], details: list[str], how: str) -> str:
    return "\n".join(
        (
            "# Figures",
            "",
            f"{datetime.now(UTC):%d %B %Y, %H.%M UTC}. {machine()}.",
            "",
            how,
            "",
            "| what | measured | bound | kept | from |",
            "| --- | --- | --- | --- | --- |",
            *(figure.row() for figure in figures),
            "",
            "## Single rounds",
            "",
            *details,
            "",
        )
    )
