"""The demo as a newcomer runs it: its exit code, what it shows, what it leaves behind; and that it notices a bad end."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 120.0


def demo(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "daemon.py"), "demo", "--folder", str(folder), *more]
    return subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, cwd=folder.parent)


def processes_of(folder: Path) -> list[str]:
    """Command lines that name this folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(folder) in line:
            found.append(line)
    return found


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, float]:
    folder = tmp_path_factory.mktemp("demo") / "hari"
    began = time.monotonic()
    done = demo(folder)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return folder, done.stdout, time.monotonic() - began


def test_the_day_ends_well_in_less_than_two_minutes(played: tuple[Path, str, float]) -> None:
    folder, said, seconds = played
    assert seconds < LONGEST
    assert "\x1b" not in said
    assert re.search(r"^\[18/18\] Kamis 08\.00", said, re.M)
    assert "kill -9" in said
    assert said.rstrip().endswith(f"Folder     : {folder}")
    assert processes_of(folder) == []


def test_the_folder_holds_every_mail_the_slips_and_the_register(played: tuple[Path, str, float]) -> None:
    folder, said, _ = played
    count = int(re.search(r"^(\d+) surel", said, re.M)[1])  # type: ignore[index]
    for ending in ("html", "txt", "eml"):
        found = sorted((folder / "surel").glob(f"*.{ending}"))
        assert [int(path.name[:3]) for path in found] == list(range(1, count + 1))
    page = (folder / "index.html").read_text()
    links = re.findall(r'(?:src|href)="((?:surel|lampiran|disposisi)/[^"]+)"', page)
    assert len(links) > 2 * count
    assert [link for link in links if not (folder / link).is_file()] == []
    slips = list((folder / "disposisi").glob("*.pdf"))
    assert {path.name[:13] for path in slips} == {f"KMS-2026-000{n}" for n in range(1, 5)}
    assert all(path.read_bytes().startswith(b"%PDF-") for path in slips)
    with zipfile.ZipFile(folder / "register.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert all(f"KMS-2026-000{n}" in strings for n in range(1, 5))


def test_pictures_stand_within_the_mails(played: tuple[Path, str, float]) -> None:
    folder, _, _ = played
    returned = next((folder / "surel").glob("*kecamatan-contoh-KMS-2026-0002-Mohon-melengkapi*.html"))
    assert "data:image/" in returned.read_text()
    assert not [path for path in (folder / "surel").glob("*.html") if "cid:" in path.read_text()]


def test_a_day_that_ends_early_is_a_fault_and_says_what_is_wrong(tmp_path: Path) -> None:
    done = demo(tmp_path / "hari", "--until", "2")
    assert done.returncode == 1
    assert "KMS-2026-0001: keadaan 'menunggu disposisi', seharusnya 'selesai'" in done.stderr
    assert "KMS-2026-0004: tidak tercatat" in done.stderr
    assert (tmp_path / "hari" / "index.html").exists()


def test_an_interrupt_ends_every_process(tmp_path: Path) -> None:
    folder = tmp_path / "hari"
    command = [
        sys.executable,
        str(ROOT / "daemon.py"),
        "demo",
        "--stay",
        "--until",
        "1",
        "--folder",
        str(folder),
    ]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert running.stdout is not None
    for line in running.stdout:
        if "Ctrl-C" in line:
            break
    assert len(processes_of(folder)) >= 2
    os.kill(running.pid, signal.SIGINT)
    assert running.wait(20) == 1
    running.stdout.close()
    assert processes_of(folder) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "hari").mkdir()
    (tmp_path / "hari" / "penting.txt").write_text("ini")
    done = demo(tmp_path / "hari")
    assert done.returncode == 1
    assert "pilih folder lain" in done.stderr
    assert [path.name for path in (tmp_path / "hari").iterdir()] == ["penting.txt"]
