"""The letters that the bench reads: generator B's, kept in bench/out/letters, and the labelled pages beside the clone.

A set is made anew when the generator changes: its folder carries a digest of the generator's sources.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
OUT = ROOT / "bench" / "out" / "letters"
LABELS = ROOT / "bench" / "letters-labels.toml"
PAGES = ROOT.parent / "shared" / "corpora" / "letters"
BENCHMARK = 9000
"""Seeds below have been looked at, or thresholds were set on them: the bench refuses them."""


@dataclass(frozen=True)
class Case:
    """A file and the truth about it. others: truths of further letters in the same file."""

    path: Path
    medium: str
    truth: dict[str, Any]

    @property
    def cell(self) -> tuple[bool, bool]:
        cell = self.truth["cell"]
        return bool(cell["signature"]), bool(cell["stamp"])

    @property
    def unseen(self) -> list[str]:
        """Marks that the fax or the copier swallowed: nobody could see them."""
        return list(self.truth.get("unseen", ()))

    @property
    def tags(self) -> list[str]:
        return list(self.truth.get("tags", ()))

    @property
    def expected(self) -> list[dict[str, Any]]:
        """One a letter of the file."""
        return [self.truth["expected"], *(o["expected"] for o in self.truth.get("others", ()))]


def generated(count: int, seed: int, kinds: str) -> list[Case]:
    """Generator B's letters, from the folder of an earlier run when nothing has changed."""
    if seed < BENCHMARK:
        raise ValueError(f"seeds below {BENCHMARK} are for calibration")
    name = f"b-{seed}-{count}-{kinds.replace(',', '+') or 'all'}"
    folder = OUT / f"{name}-{_digest()}"
    if not (folder / "done").exists():
        for old in OUT.glob(f"{name}-*"):
            shutil.rmtree(old)
        folder.mkdir(parents=True)
        _make(folder, count, seed, kinds)
        (folder / "done").touch()
    cases = []
    for line in (x for part in folder.glob("truth-*.jsonl") for x in part.read_text().splitlines()):
        truth = json.loads(line)
        cases.append(Case(folder / truth["file"], truth["medium"], truth))
    return sorted(cases, key=lambda case: case.path.name)


def _make(folder: Path, count: int, seed: int, kinds: str) -> None:
    """By as many processes as there are cores."""
    cores = max(2, os.cpu_count() or 1)
    chosen = ["--kinds", kinds] if kinds else []
    command = [
        sys.executable,
        "-m",
        "tests.surat.pembuat_b",
        "--count",
        str(count),
        "--seed",
        str(seed),
        *chosen,
    ]
    making = [
        subprocess.Popen([*command, "--quiet", "--part", f"{k}/{cores}", str(folder)], cwd=ROOT)
        for k in range(1, cores + 1)
    ]
    while any(one.poll() is None for one in making):
        shown(sum(1 for f in folder.iterdir() if f.suffix != ".jsonl"), count, f"making {count} letters")
        time.sleep(2)
    shown(count, count, f"making {count} letters")
    if any(one.returncode for one in making):
        raise RuntimeError("generator B failed")


_shown: dict[str, float] = {}


def shown(done: int, of: int, what: str) -> None:
    """How far it is, every ten seconds and at the end."""
    if done >= of or time.monotonic() - _shown.get(what, -60.0) >= 10:
        _shown[what] = time.monotonic()
        print(f"{what}: {done} of {of}", file=sys.stderr, flush=True)


def _digest() -> str:
    folder = ROOT / "tests/surat/pembuat_b"
    # The committed sample is chosen from finished letters: it changes none.
    sources = sorted(s for s in folder.glob("*.py") if s.name != "contoh.py")
    return hashlib.sha256(b"".join(s.read_bytes() for s in sources)).hexdigest()[:10]


@dataclass(frozen=True)
class Labelled:
    """A page of others, with what a person saw on it: present, absent or unclear."""

    path: Path
    set: str
    signature: str
    stamp: str
    page: int
    note: str


def labelled() -> tuple[list[Labelled], int, int]:
    """The pages that lie beside the clone; how many labels have no file here, and how many files are no pages."""
    labels = tomllib.loads(LABELS.read_text())
    files = {f.name: f for f in PAGES.rglob("*") if f.is_file()} if PAGES.exists() else {}
    found, missing, no_page = [], 0, 0
    for digest, label in labels.items():
        path = files.get(Path(label["file"]).name)
        if "not" in label:
            no_page += 1
        elif path is None or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            missing += 1
        else:
            name = Path(label["file"]).parent.name
            found.append(
                Labelled(path, name, label["signature"], label["stamp"], label["page"], label.get("note", ""))
            )
    return found, missing, no_page


# ---------------------------------------------------------------- the real program


@dataclass(frozen=True)
class Run:
    """What the program said, one object a file in order, and what it took."""

    told: list[dict[str, Any]]
    wall: float
    cpu: float


def explain(files: Sequence[Path], what: str = "reading") -> Run:
    """`suratd explain --json` as anybody would call it, all files in one call, on all cores."""
    began, before = time.monotonic(), os.times()
    told = []
    with tempfile.TemporaryFile("w+") as names, tempfile.TemporaryFile("w+") as complaints:
        names.write("".join(f"{f}\n" for f in files))
        names.seek(0)
        command = [sys.executable, str(ROOT / "daemon.py"), "explain", "--json", "-"]
        with subprocess.Popen(
            command, stdin=names, stdout=subprocess.PIPE, stderr=complaints, text=True, cwd=ROOT
        ) as done:
            assert done.stdout is not None
            for line in done.stdout:
                told.append(json.loads(line))
                shown(len(told), len(files), what)
        complaints.seek(0)
        words = complaints.read()[-2000:]
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    if len(told) != len(files):
        raise RuntimeError(f"{len(files)} files gave {len(told)} answers (exit {done.returncode}): {words}")
    return Run(told, time.monotonic() - began, cpu)
