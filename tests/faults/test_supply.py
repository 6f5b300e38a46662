"""What comes from others: no version that is known to be vulnerable, and nothing that talks to its maker."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

from tests.servers.ports import need
from tests.world import LETTERS, ROOT, World

TABLE = ROOT / ".ci" / "bounds.tsv"
LOCKS = ("requirements.lock", "requirements-run.lock", "requirements-accurate.lock")


def bounds() -> dict[str, str]:
    """Package -> the first version that is good; each with the number of what older ones suffer from, and in words."""
    rows = [line.split("\t") for line in TABLE.read_text().splitlines() if not line.startswith("#")]
    assert all(len(row) == 4 and all(row) for row in rows)
    assert all(re.search(r"CVE-\d{4}-\d+|GHSA-|notes of", ids) for _, _, ids, _ in rows)
    return {package: good for package, good, _, _ in rows}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_locked_version_is_below_its_bound(lock: str) -> None:
    locked = re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", (ROOT / lock).read_text(), re.MULTILINE)
    assert locked
    low = bounds()
    assert [(n, v) for n, v in locked if n in low and Version(v) < Version(low[n])] == []


def test_every_bound_is_of_a_package_that_we_use() -> None:
    text = "\n".join((ROOT / lock).read_text() for lock in LOCKS)
    assert [name for name in bounds() if not re.search(rf"^{re.escape(name)}==", text, re.MULTILINE)] == []


def test_what_is_installed_without_our_lock_is_not_vulnerable_either() -> None:
    """pyproject.toml itself refuses old ones, for whoever installs with another tool."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {}
    for line in project["dependencies"]:
        found = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*(?:[^;]*?>=\s*([0-9.]+))?", line)
        assert found is not None, line
        wanted[found[1].lower().replace("_", "-").replace(".", "-")] = found[2] or "0"
    known = bounds()
    assert {n: v for n, v in wanted.items() if n in known and Version(v) < Version(known[n])} == {}


# ---------------------------------------------------------------- make audit, against records of our own making

SCHEMA = {"schema_version": "1.6.0", "modified": "2026-11-20T00:00:00Z"}


def record(id: str, name: str, *events: dict[str, str], **more: Any) -> dict[str, Any]:
    """As osv.dev writes them."""
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}] if events else []
    affected = {"package": {"ecosystem": "PyPI", "name": name}, "ranges": ranges} | more.pop("affected", {})
    return {**SCHEMA, "id": id, "summary": f"contoh {id}", "affected": [affected], **more}


def audit(folder: Path, locked: str, records: list[dict[str, Any]], *more: str) -> tuple[int, str]:
    lock, osv = folder / "uji.lock", folder / "all.zip"
    lock.write_text(f"{locked} \\\n    --hash=sha256:00\n")
    with zipfile.ZipFile(osv, "w") as packed:
        for one in records:
            packed.writestr(f"{one['id']}.json", json.dumps(one))
    words = (sys.executable, str(ROOT / ".ci" / "audit.py"), "--osv", str(osv), str(lock), *more)
    done = subprocess.run(words, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


HOLE = ({"introduced": "0"}, {"fixed": "1.5"}, {"introduced": "2.0"}, {"fixed": "2.3.1"})


@pytest.mark.parametrize(
    ("version", "events", "hit"),
    [
        ("1.4.9", HOLE, True),
        ("1.5", HOLE, False),
        ("1.9", HOLE, False),
        ("2.0", HOLE, True),
        ("2.3", HOLE, True),
        ("2.3.1", HOLE, False),
        ("2.3.1rc1", HOLE, True),
        ("10.0", HOLE, False),
        ("20260107", ({"introduced": "0"}, {"fixed": "20251230"}), False),
        ("20250101", ({"introduced": "0"}, {"fixed": "20251230"}), True),
        ("1.0", ({"introduced": "0"}, {"last_affected": "1.0"}), True),
        ("1.0.1", ({"introduced": "0"}, {"last_affected": "1.0"}), False),
        ("1.0", ({"introduced": "1.0"}, {"last_affected": "1.0"}), True),
        ("1.1", ({"introduced": "1.0"}, {"last_affected": "1.0"}), False),
        ("9", ({"introduced": "1.0"},), True),
        # A border that nobody can read bounds nothing.
        ("1.0", ({"introduced": "entah"}, {"fixed": "2"}), True),
        ("3.0", ({"introduced": "0"}, {"fixed": "entah"}), True),
    ],
)
def test_a_record_says_which_versions_are_bad(
    version: str, events: tuple[dict[str, str], ...], hit: bool, tmp_path: Path
) -> None:
    code, said = audit(tmp_path, f"contoh-paket=={version}", [record("UJI-1", "Contoh_Paket", *events)])
    assert code == int(hit), said
    assert ("contoh-paket" in said) == hit


def test_records_that_are_not_about_us_say_nothing(tmp_path: Path) -> None:
    elsewhere = {"package": {"ecosystem": "npm", "name": "contoh-paket"}}
    others = [
        record("UJI-1", "paket-lain", {"introduced": "0"}),
        record("UJI-2", "contoh-paket", {"introduced": "0"}, affected=elsewhere),
        record("UJI-3", "contoh-paket", {"introduced": "0"}, withdrawn="2026-01-01T00:00:00Z"),
        record("UJI-4", "contoh-paket", affected={"versions": ["0.9", "1.1"]}),
    ]
    code, said = audit(tmp_path, "contoh-paket==1.0", others)
    assert (code, "and 4 records, newest of 2026-11-20: none known" in said) == (0, True)


def test_what_is_found_is_named_with_its_number_and_its_cure(tmp_path: Path) -> None:
    found = record("UJI-1", "contoh-paket", *HOLE, aliases=["CVE-2026-1"])
    named = record("UJI-2", "contoh-paket", affected={"versions": ["2.1"]})
    code, said = audit(tmp_path, "contoh-paket==2.1", [found, named])
    assert code == 1
    assert "contoh-paket 2.1: contoh UJI-1 (UJI-1 CVE-2026-1); good from 2.3.1\n" in said
    assert "contoh UJI-2 (UJI-2); no good version is named\n" in said
    assert ": 2 known to be vulnerable" in said
    # What was weighed and does no harm here is named on the command line, in whichever of its numbers.
    assert audit(tmp_path, "contoh-paket==2.1", [found], "--accept", "CVE-2026-1")[0] == 0


def test_a_lock_below_our_own_bound_is_found_without_any_record(tmp_path: Path) -> None:
    code, said = audit(tmp_path, "pdfminer-six==20250506", [record("UJI-1", "paket-lain")])
    assert code == 1
    assert "CVE-2025-64512" in said


def test_nothing_to_ask_is_no_good_news(tmp_path: Path) -> None:
    assert audit(tmp_path, "contoh-paket==1.0", [])[0] == 2
    code, said = audit(tmp_path, "contoh-paket==1.0", [record("UJI-1", "x")], "--osv", "/tidak/ada.zip")
    assert (code, "cannot be reached" in said) == (2, True)
    (tmp_path / "rusak.json").write_text("{")
    assert audit(tmp_path, "contoh-paket==1.0", [], "--osv", str(tmp_path / "rusak.json"))[0] == 1


# ---------------------------------------------------------------- nobody is told that we are here


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
