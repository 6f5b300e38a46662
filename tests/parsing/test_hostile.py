"""Every hostile file is answered through the limited child within its time, and the daemon is unharmed.

All of them together take a minute on one core, so this one test starts them side by side.
"""

from __future__ import annotations

import time
from concurrent.futures import wait
from datetime import date

import pytest

from operate.reading import Options, read_document
from parsing.letter import read_pictured
from parsing.sandbox import Limits, ReaderDied, Readers
from tests.memory import growth
from tests.parsing.traps import traps
from tests.shared import beside
from workflow.facts import File

MAY_DIE = {
    "quarter-million-letters",
    "lines-dense",
    "pattern-of-itself",
    "curves-dense",
    "shading-function",
    "image-a-thousand-times",
    "contents-many",
    "flate-twice",
    "ten-thousand-pages",
    "one-word-of-a-megabyte",
    "tiff-many-pages",
    "photo-of-noise",
    "dashes-fine",
}
"""These may use up their reader; all others must be answered by it, also on a slow machine."""
TROUBLE = {
    "fields-loop": "broken",
    "kids-are-numbers": "broken",
    "tiff-loop": "broken",
    "jpeg-says-huge": "broken",
    "tiff-says-huge": "too-large",
    "heic-says-huge": "unreadable",
    "gif-as-pdf": "not-a-document",
    "webp-as-jpg": "not-a-document",
    "zip-as-pdf": "not-a-document",
    "script-as-pdf": "not-a-document",
    "mime-as-pdf": "not-a-document",
    "text-as-pdf": "not-a-document",
    "bytes-all": "not-a-document",
    "two-in-one": "",
    "action-launch": "",
    "embedded-file": "",
    "outline-loop": "",
    "count-lies": "",
}


@pytest.fixture(scope="module")
def attacks() -> dict[str, bytes]:
    return traps()


def test_there_are_enough_kinds_of_attack(attacks):
    assert len(attacks) >= 60
    assert sum(map(len, attacks.values())) < 100_000_000


def test_every_trap_is_answered_and_the_daemon_is_unharmed(attacks):
    # Bounded by processor time: on a machine with much else to do the minute of the wall clock says nothing.
    with growth() as more, Readers(workers=2, wall=400, limits=Limits(cpu=4)) as readers:
        waiting = {
            name: readers.submit(
                read_pictured,
                content,
                File(name, name, "", len(content)),
                (),
                "on",
                date(2026, 11, 23),
                ocr="off",
            )
            for name, content in attacks.items()
        }
        wait(waiting.values())
    died = {name: future.exception() for name, future in waiting.items() if future.exception()}
    print(
        f"\n{len(attacks)} hostile files: {len(attacks) - len(died)} answered, {len(died)} ended their reader within "
        f"4 s of processor, parent memory +{more.mb:.0f} MB"
    )
    assert {name: str(why) for name, why in died.items() if name not in MAY_DIE} == {}
    assert all(isinstance(why, ReaderDied) for why in died.values())
    answers = {name: future.result() for name, future in waiting.items() if name not in died}
    assert {name: answers[name][0][0].trouble for name in TROUBLE} == TROUBLE
    for name, found in answers.items():
        for letter, picture in found:
            assert len(picture) <= 200_000, name
            assert letter.electronic.verdict != "valid", name
    # The answers themselves, and nothing of the files.
    assert more.mb <= 50


def test_a_limit_holds_within_its_time(attacks):
    """What would never end does so soon after its processor time is used up."""
    content = attacks["lines-dense"]
    started = time.monotonic()
    with Readers(workers=1, wall=400, limits=Limits(cpu=1)) as readers:
        future = readers.submit(read_pictured, content, File("x", "x", "", 1), (), "on", None, ocr="off")
        with pytest.raises(ReaderDied):
            future.result(400)
        assert time.monotonic() - started < 200
        assert readers.submit(len, b"abc").result(200) == 3


def test_nothing_is_fetched_opened_or_run(tmp_path, attacks):
    """What a file says that should happen when it is opened does not."""
    bait = tmp_path / "umpan.txt"
    bait.write_text("Nomor : 400.14.9/9/2026 rahasia")
    content = attacks["stream-from-a-file"].replace(b"/etc/passwd", str(bait).encode())
    (tmp_path / "surat.pdf").write_bytes(content)
    before = set(tmp_path.iterdir())
    with Readers(workers=1, wall=60) as readers:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        options = Options(pictures=False, ocr="off")
        found = readers.submit(
            read_document, str(tmp_path / "surat.pdf"), "surat.pdf", str(scratch), _now(), options
        ).result(120)
    assert "rahasia" not in found[0].text
    assert set(tmp_path.iterdir()) - before == {scratch}


def _now():
    from tests.surat.rantai import NOW

    return NOW


@pytest.mark.parametrize("sort", ["endesive", "pyhanko", "pdfplumber", "enzo", "ozlu", "hyperlex"])
def test_files_of_other_projects_are_answered(sort):
    """A sixth of each, with all that is done to a letter but recognition."""
    paths = sorted(
        p
        for p in beside("corpora", "letters", sort).rglob("*")
        if p.suffix in (".pdf", ".jpg", ".jpeg", ".png")
    )[::6]
    assert paths
    with Readers(workers=2, wall=400, limits=Limits(cpu=15)) as readers:
        waiting = [
            (p, readers.submit(read_pictured, p, File("", p.name, "", 1), (), "on", None, ocr="off"))
            for p in paths
        ]
        for path, future in waiting:
            assert future.result(), path.name
