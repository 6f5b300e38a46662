"""`suratd explain`: what would be made of mails, letters, words or days. Opens no mailbox and no records, keeps nothing.

Files are read in limited children on all cores, a bounded number at a time; the answers come in the order given.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from operate import calibration, explanation, narration, words
from operate import settings as configuration
from operate.clock import wall
from operate.explanation import World
from operate.reading import TYPES, Options, read_document, read_mail
from operate.roots import read_roots
from operate.standards import load_standards
from operate.trust import authentication
from parsing.sandbox import PRELOAD, Limits, ReaderDied, Readers, ahead, limits_for
from workflow.facts import Incoming, Letter

AHEAD = 4
"""Inputs on their way for each core: enough that no child waits, few enough to stay small."""
LONGEST_TERM = 1000


def arguments(own: argparse.ArgumentParser) -> None:
    own.add_argument(
        "files", nargs="*", metavar="BERKAS", help=".eml, .pdf, .png, .jpg, .tif, .heic; - : nama dari stdin"
    )
    own.add_argument("-c", "--config", type=Path, metavar="FILE", help="suratd.toml; tanpa ini contoh bawaan")
    own.add_argument("--json", action="store_true", help="satu objek JSON sebaris untuk setiap masukan")
    own.add_argument(
        "--words", metavar="BERKAS", help='baris JSON: {"stage": "K", "text": "ACC"} atau {"complaint": "…"}'
    )
    own.add_argument(
        "--due", nargs="+", metavar=("TANGGAL", "HARI"), help="tenggat sesudah sekian hari kerja"
    )


def main(options: argparse.Namespace) -> int:
    settings, office = (
        configuration.load(options.config, secrets=False) if options.config else configuration.example()
    )
    world = World(settings, office, load_standards(settings.office.standards), wall())
    if options.due:
        told = _due(options.due[0], options.due[1:], world)
        _print(told, narration.due if not options.json and sys.stdout.isatty() else None)
    if options.words:
        for told in words.answered(options.words, world):
            _print(told, None)
    for told in explained(_names(options.files), world):
        _print(told, None if options.json else narration.story)
    if not (options.due or options.words or options.files):
        raise ValueError(
            "sebutkan berkas, --words BERKAS, atau --due TANGGAL HARI…; lihat `suratd explain --help`"
        )
    return 0


def _print(told: dict[str, Any], narrate: Callable[[dict[str, Any]], str] | None) -> None:
    text = narrate(told) if narrate else json.dumps(told, ensure_ascii=False)
    # A name that is not UTF-8, or a half character out of a mail, must not end the run.
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _names(given: Iterable[str]) -> Iterator[str]:
    for name in given:
        if name == "-":
            # Names are bytes to the system: one that is not UTF-8 is found all the same.
            yield from (os.fsdecode(line.rstrip(b"\r\n")) for line in sys.stdin.buffer if line.strip())
        else:
            yield name


# ---------------------------------------------------------------- files


@dataclass
class _Task:
    """One input on its way. told: its object when it needs no child; scratch: its folder, removed when it is done."""

    name: str
    sha256: str = ""
    scratch: Path | None = None
    reading: Future[Any] | None = None
    told: dict[str, Any] | None = None


def explained(
    names: Iterable[str], world: World, workers: int = 0, limits: Limits | None = None
) -> Iterator[dict[str, Any]]:
    """One object for each name, in this order, each as soon as it is known."""
    names = iter(names)
    first = next(names, None)
    if first is None:
        return
    room = AHEAD * (workers or os.cpu_count() or 1)
    preload = (*PRELOAD, "operate.reading")
    with (
        tempfile.TemporaryDirectory(prefix="suratd-explain-") as base,
        Readers(workers, limits=limits or limits_for(world.settings.letters.ocr), preload=preload) as readers,
    ):
        desk = _Desk(readers, Path(base), world)
        for task in ahead(map(desk.begin, chain((first,), names)), room):
            yield desk.finish(task)


class _Desk:
    """Gives inputs to the children and makes their answers into objects."""

    def __init__(self, readers: Readers, base: Path, world: World) -> None:
        self._readers, self._base, self._world = readers, base, world
        settings = world.settings
        self._options = Options(
            world.office.agencies,
            settings.letters.marks,
            settings.limits.pages,
            settings.letters.ocr,
            authentication(settings, world.office),
            pictures=False,
            roots=read_roots(settings.letters.trust_roots),
            figures=calibration.own(settings),
        )

    def begin(self, name: str) -> _Task:
        path = Path(name)
        try:
            if not path.is_file():
                raise FileNotFoundError(
                    2, "tidak ada berkas dengan nama itu" if not path.exists() else "bukan berkas"
                )
            with path.open("rb") as file:
                task = _Task(name, hashlib.file_digest(file, "sha256").hexdigest())
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            return _Task(name, told=_failed(name, "", f"tidak dapat dibaca: {reason}"))
        self._read(task, path)
        return task

    def _read(self, task: _Task, path: Path, documents: bool = True) -> None:
        task.scratch = Path(tempfile.mkdtemp(dir=self._base))
        where, scratch, now = str(path.absolute()), str(task.scratch), self._world.now
        if _is_document(task.name):
            task.reading = self._readers.submit(read_document, where, path.name, scratch, now, self._options)
        else:
            options = replace(self._options, documents=documents)
            task.reading = self._readers.submit(read_mail, where, now, scratch, options)

    def finish(self, task: _Task) -> dict[str, Any]:
        if task.told is not None:
            return task.told
        assert task.reading is not None
        try:
            return self._told(task, task.reading.result())
        except ReaderDied as died:
            return self._again(task, died)
        except (
            Exception
        ) as error:  # One input: nothing that it causes may keep the others from their answers.
            return _failed(task.name, task.sha256, f"{type(error).__name__}: {error}")
        finally:
            _clear(task)

    def _again(self, task: _Task, died: ReaderDied) -> dict[str, Any]:
        """As the daemon does: a message whose documents ended the reader is read without them."""
        if _is_document(task.name):
            return _failed(task.name, task.sha256, f"tidak dapat dibaca dengan aman: {died}")
        _clear(task)
        self._read(task, Path(task.name), documents=False)
        assert task.reading is not None
        try:
            return self._told(task, task.reading.result())
        except Exception as error:  # The same one input.
            return _failed(task.name, task.sha256, f"{type(error).__name__}: {error}")

    def _told(self, task: _Task, found: Incoming | tuple[Letter, ...]) -> dict[str, Any]:
        if isinstance(found, Incoming):
            return explanation.message(found, task.name, task.sha256, self._world)
        letters = [explanation.letter(one, task.name, task.sha256, self._world) for one in found]
        if not letters:
            return _failed(task.name, task.sha256, "tidak ada surat di dalamnya")
        return letters[0] | ({"others": letters[1:]} if letters[1:] else {})


def _is_document(name: str) -> bool:
    return name.lower().endswith(tuple(TYPES))


def _clear(task: _Task) -> None:
    if task.scratch is not None:
        shutil.rmtree(task.scratch, ignore_errors=True)
        task.scratch = None


def _failed(name: str, sha256: str, why: str) -> dict[str, Any]:
    kind = "letter" if _is_document(name) else None
    return {"file": name, "sha256": sha256 or None, "kind": kind, "error": why}


# ---------------------------------------------------------------- days


def _due(start: str, terms: Iterable[str], world: World) -> dict[str, Any]:
    try:
        days = [int(term) for term in terms]
        if not days or min(days) < 1 or max(days) > LONGEST_TERM:
            raise ValueError(f"jumlah hari kerja antara 1 dan {LONGEST_TERM} diharapkan")
        return explanation.due(date.fromisoformat(start), days, world)
    except (ValueError, OverflowError) as error:
        return {"from": start, "error": str(error)}
