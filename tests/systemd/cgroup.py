"""A cgroup with the limits that a unit names, as systemd would make it: of either version of the kernel's interface."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
FILES = {
    # Version 1 has a tree for each resource, version 2 one for all.
    1: {"MemoryMax": ("memory", "memory.limit_in_bytes"), "TasksMax": ("pids", "pids.max")},
    2: {"MemoryMax": ("", "memory.max"), "TasksMax": ("", "pids.max")},
}
UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}


def version() -> int:
    return 2 if (ROOT / "cgroup.controllers").exists() else 1


def folders(name: str) -> list[Path]:
    return [ROOT / tree / name for tree in sorted({tree for tree, _ in FILES[version()].values()})]


def amount(words: str) -> int:
    """What stands in a unit: 512, 600M, or a share of the machine's memory."""
    if words.endswith("%"):
        return int(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * int(words[:-1]) / 100)
    return int(words.rstrip("KMG")) * UNITS[words.lstrip("0123456789")]


def limit(name: str, key: str) -> int:
    tree, file = FILES[version()][key]
    return int((ROOT / tree / name / file).read_text())


@contextmanager
def group(name: str, unit: str) -> Iterator[str]:
    """The name of a cgroup limited as this unit says; "" where this machine lets nobody make one."""
    made = folders(name)
    try:
        for folder in made:
            folder.mkdir()
        for key, (tree, file) in FILES[version()].items():
            said = re.findall(rf"^{key}=(.+)$", unit, re.MULTILINE)[-1]
            (ROOT / tree / name / file).write_text(str(amount(said)))
    except OSError:
        _remove(made)
        made = []
    try:
        yield name if made else ""
    finally:
        _remove(made)


def _remove(made: list[Path]) -> None:
    """Whoever ended a moment ago is counted a little longer."""
    for folder in made:
        for _ in range(50):
            with suppress(FileNotFoundError):
                try:
                    folder.rmdir()
                except OSError:
                    time.sleep(0.1)
                    continue
            break


def enter(name: str) -> None:
    for folder in folders(name) if name else []:
        (folder / "cgroup.procs").write_text(str(os.getpid()))
