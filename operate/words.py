"""`suratd explain --words`: lines of JSON -> the same objects with their answers. A long file is answered on all cores.

Lines go to limited children in small groups, a bounded number at a time; answers come in the order of the lines. A line
that ends its child costs only its own answer.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from functools import lru_cache
from typing import Any

from operate import explanation
from operate.explanation import World
from parsing.sandbox import PRELOAD, Limits, ReaderDied, Readers, ahead

GROUP = 50
FULL = 256 * 1024
"""Characters of a group: lines may be long."""
AHEAD = 3
"""Groups on their way for each core."""
SHORT = 64 * 1024
"""Bytes of a file that is answered sooner here than a child is born; so is what comes through a pipe, line by line."""

Group = list[str]
Answers = list[dict[str, Any]]


def answered(
    name: str, world: World, workers: int = 0, limits: Limits | None = None
) -> Iterator[dict[str, Any]]:
    """One object for each line that is not empty, in this order."""
    lines = _lines(name)
    if name == "-" or not os.path.isfile(name) or os.path.getsize(name) < SHORT:
        yield from (answer(line, world) for line in lines)
        return
    packed = pickle.dumps(world)
    preload = (*PRELOAD, "operate.words")
    with Readers(workers, limits=limits or Limits(), preload=preload) as readers:
        room = AHEAD * (workers or os.cpu_count() or 1)
        begun = ((group, readers.submit(answer_all, group, packed)) for group in _groups(lines))
        for group, reading in ahead(begun, room):
            yield from _finished(group, reading, readers, packed)


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from (line for line in sys.stdin if line.strip())
        return
    with open(name, encoding="utf-8-sig", errors="replace") as file:
        yield from (line for line in file if line.strip())


def _groups(lines: Iterable[str]) -> Iterator[Group]:
    group: Group = []
    size = 0
    for line in lines:
        group.append(line)
        size += len(line)
        if len(group) >= GROUP or size >= FULL:
            yield group
            group, size = [], 0
    if group:
        yield group


def _finished(
    group: Group, reading: Future[Answers], readers: Readers, packed: bytes
) -> Iterator[dict[str, Any]]:
    try:
        yield from reading.result()
        return
    except ReaderDied as died:
        if len(group) == 1:
            yield _failed(group[0], f"tidak dapat dibaca dengan aman: {died}")
            return
    for line in group:
        yield from _finished([line], readers.submit(answer_all, [line], packed), readers, packed)


def answer_all(lines: Group, packed: bytes) -> Answers:
    """In the child."""
    world = _unpacked(packed)
    return [answer(line, world) for line in lines]


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> World:
    """What our own process packed, once for every child and not for every group."""
    world: World = pickle.loads(packed)
    return world


def answer(line: str, world: World) -> dict[str, Any]:
    try:
        return _read(line, world)
    except Exception as error:  # One line: the others are still answered.
        return _failed(line, f"{type(error).__name__}: {error}")


def _failed(line: str, why: str) -> dict[str, Any]:
    return {"line": line.strip()[:200], "error": why}


def _read(line: str, world: World) -> dict[str, Any]:
    """The same object with its answer; a broken line is answered with what is wrong with it."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _failed(line, f"bukan JSON: {error}")
    if not isinstance(told, dict):
        return _failed(line, 'objek JSON diharapkan, mis. {"stage": "K", "text": "ACC"}')
    text, asked = told.get("text"), told.get("complaint")
    if isinstance(asked, str):
        return told | explanation.heard(asked)
    stage = told.get("stage")
    if not isinstance(text, str) or stage not in ("K", "B", "S", "P", "T", "C"):
        return told | {"error": '"text" dan "stage" (K, B, S, P) diharapkan, atau "complaint"'}
    found = explanation.words(text, str(stage), world, bool(told.get("files")))
    return told | explanation.ordered(found)
