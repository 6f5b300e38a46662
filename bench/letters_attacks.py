"""Hostile files and forged signatures, read as the daemon reads: in limited children. How long, what was believed, what it
cost the parent.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.letters_promises import Promise, none, number
from bench.letters_sets import PAGES, shown
from operate.reading import Options, read_document
from parsing.sandbox import PRELOAD, ReaderDied, Readers
from tests.parsing.traps import traps
from tests.surat.rantai import NOW, chain
from tests.surat.serangan import attacks, honest
from workflow.facts import Letter

ANSWER = 60.0
"""Seconds in which every file must be answered, that its reader died included; readers end before it by themselves."""
PARENT_MB = 60.0


@dataclass(frozen=True)
class Told:
    """What came of a file: its letters, or None when its reader died; after how many seconds."""

    letters: tuple[Letter, ...] | None
    seconds: float

    @property
    def valid(self) -> bool:
        return any(letter.electronic.verdict == "valid" for letter in self.letters or ())


def promises() -> list[Promise]:
    everybody = chain()
    forged, true = attacks(everybody), honest(everybody)
    told = _read(
        forged | {f"honest/{name}": raw for name, raw in true.items()}, everybody.roots, "signed files"
    )
    believed = [name for name in forged if told[name].valid]
    refused = [name for name in true if not told[f"honest/{name}"].valid]
    hostile = {**traps(), **_broken()}
    before = _own_memory()
    answers = _read(hostile, (), "hostile and broken files")
    grown = _own_memory() - before
    slowest = max(answers, key=lambda name: answers[name].seconds)
    died = sum(t.letters is None for t in answers.values())
    return [
        none("tampered or shadowed PDFs taken as valid", len(believed), len(forged), ", ".join(believed)),
        none("honest signed PDFs not taken as valid", len(refused), len(true), ", ".join(refused)),
        number(
            f"{len(answers)} hostile and broken files: seconds of the slowest",
            answers[slowest].seconds,
            ANSWER,
            " s",
            1,
            note=f"{slowest}; {died} ended their reader within its limits",
        ),
        number("hostile and broken files: growth of the parent", grown, PARENT_MB, " MB", 0),
    ]


def _own_memory() -> float:
    """Megabytes of this process, which stands where the daemon does."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _broken() -> dict[str, bytes]:
    """The odd and broken files of other projects, where they lie beside the clone."""
    found = (p for sort in ("pyhanko", "endesive", "pdfplumber") for p in (PAGES / sort).glob("*.pdf"))
    return {p.name: p.read_bytes() for p in sorted(found)}


def _read(files: Mapping[str, bytes], roots: tuple[bytes, ...], what: str) -> dict[str, Told]:
    """As many at a time as there are children, so that each one's seconds are its own."""
    options = Options(pictures=False, roots=roots)
    done: dict[str, Told] = {}
    with (
        tempfile.TemporaryDirectory(prefix="bench-letters-") as base,
        Readers(workers=2, preload=(*PRELOAD, "operate.reading")) as readers,
        ThreadPoolExecutor(2) as pool,
    ):

        def one(number: int, name: str) -> None:
            folder = Path(base) / str(number)
            folder.mkdir()
            path = folder / ("surat.pdf" if "." not in name else name.rpartition("/")[2])
            path.write_bytes(files[name])
            began = time.monotonic()
            letters: tuple[Letter, ...] | None = None
            try:
                letters = readers.submit(
                    read_document, str(path), path.name, str(folder), NOW, options
                ).result()
            except ReaderDied:
                letters = None
            done[name] = Told(letters, time.monotonic() - began)
            shown(len(done), len(files), what)

        for future in [pool.submit(one, n, name) for n, name in enumerate(files)]:
            future.result()
    return done
