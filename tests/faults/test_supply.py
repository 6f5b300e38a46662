"""What comes from others: no version that is known to be vulnerable, and nothing that talks to its maker."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.servers.ports import need
from tests.world import LETTERS, ROOT, World

LOCKS = ("requirements.lock", "requirements-run.lock", "requirements-accurate.lock")
BOUNDS = {
    # Code from a PDF: CVE-2025-64512, CVE-2025-70559.
    "pdfminer-six": "20251230",
    "pdfplumber": "0.11.10",
    # Decompression bombs and a heap overflow: the notes of 12.2 and 12.3.
    "pillow": "12.3.0",
    # A way out of the sandbox: CVE-2025-27516.
    "jinja2": "3.1.6",
    # A path that leads out of the folder: CVE-2025-47273.
    "setuptools": "78.1.1",
    # The OpenSSL in its wheels: CVE-2024-12797.
    "cryptography": "44.0.1",
    # libwebp in its wheels: CVE-2023-4863.
    "opencv-python-headless": "4.8.1.78",
    # Endless recursion: CVE-2025-4565.
    "protobuf": "6.31.1",
    # Code from the command line: CVE-2024-34062.
    "tqdm": "4.66.3",
    # Code from a YAML file: CVE-2020-14343.
    "pyyaml": "5.4",
    # A session that is not encrypted after STARTTLS: GHSA-vr5g-mmx7-h897.
    "aiosmtplib": "1.1.7",
}


def numbers(version: str) -> tuple[int, ...]:
    """12.3 and 12.3.0 are one version."""
    found = tuple(int(part) for part in re.findall(r"\d+", version))
    return (*found, 0, 0, 0)[:4]


@pytest.mark.parametrize("lock", LOCKS)
def test_no_locked_version_is_known_to_be_vulnerable(lock: str) -> None:
    locked = dict(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", (ROOT / lock).read_text(), re.MULTILINE))
    assert locked
    old = {n: v for n, v in locked.items() if n in BOUNDS and numbers(v) < numbers(BOUNDS[n])}
    assert old == {}


def test_every_bound_is_of_a_package_that_we_use() -> None:
    text = "\n".join((ROOT / lock).read_text() for lock in LOCKS)
    assert [name for name in BOUNDS if not re.search(rf"^{re.escape(name)}==", text, re.MULTILINE)] == []


def test_what_is_installed_without_our_lock_is_not_vulnerable_either() -> None:
    """pyproject.toml itself refuses old ones, for whoever installs with another tool."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {}
    for line in project["dependencies"]:
        found = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*(?:[^;]*?>=\s*([0-9.]+))?", line)
        assert found is not None, line
        wanted[found[1].lower().replace("_", "-").replace(".", "-")] = found[2] or "0"
    low = {n: v for n, v in wanted.items() if n in BOUNDS and numbers(v) < numbers(BOUNDS[n])}
    assert low == {}


OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", ([A-Z_|0-9]+)')
SPOKEN = re.compile(r'connect\(\d+, \{sa_family=(AF_INET6?), sin6?_port=htons\((\d+)\).*?"([0-9a-f.:]+)"')


def test_a_whole_run_talks_to_its_own_servers_and_writes_in_its_own_folder(
    world: World, tmp_path: Path
) -> None:
    home, trace = tmp_path / "rumah", tmp_path / "jejak"
    home.mkdir()
    strace = need("strace", "strace")
    words = (strace, "-f", "-qq", "-o", str(trace), "-e", "trace=open,openat,connect", "-s", "300")
    usual = world.command
    world.command = lambda *more: [*words, *usual(*more)]  # type: ignore[method-assign]
    world.environment = {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    world.mails("dinkes", "Permohonan konten HKN", files=[LETTERS / "a-lengkap.pdf"])
    world.mails("kecamatan", "Permohonan konten", files=[LETTERS / "typst-plh.pdf"])
    world.run("--once")
    assert world.daemon is not None
    assert world.daemon.wait(120) == 0, world.log()[-3000:]
    world.daemon = None
    assert len(world.cases()) == 2
    text = trace.read_text(errors="replace")
    spoken = {(host, int(port)) for _, port, host in SPOKEN.findall(text)}
    own = {("127.0.0.1", world.dovecot.imap_port), ("127.0.0.1", world.postfix.port)}
    assert own <= spoken
    # Only these two: nobody is told that we are here, and no name is looked up.
    assert spoken == own
    written = {path for path, flags in OPENED.findall(text) if "O_WRONLY" in flags or "O_RDWR" in flags}
    strange = {
        path
        for path in written
        if path.startswith("/") and not path.startswith((str(world.folder), "/dev/", "/proc/self/"))
    }
    assert strange == set()
    assert list(home.iterdir()) == []
