"""Is a locked package known to be vulnerable? python .ci/audit.py [--osv PATH]... [--accept ID]... LOCK...

Two sources: the bounds that we keep ourselves (.ci/bounds.tsv, always), and records in OSV's format (ossf.github.io):
a zip as osv.dev hands it out (a file, or its https address), a folder, or one record. Changes nothing.
Ends with 0 for none known, 1 for some, 2 when there were no records to ask: that is no good news.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

BOUNDS = Path(__file__).with_name("bounds.tsv")
Pin = tuple[str, str]


@dataclass(frozen=True)
class Fault:
    package: str
    version: str
    id: str
    good: str
    words: str


def plain(name: str) -> str:
    """Names are equal whatever stands between their words (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: Path) -> set[Pin]:
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        raise SystemExit(f"{lock} names no versions")
    return {(plain(name), version) for name, version in found}


# ---------------------------------------------------------------- our own bounds


def bounds() -> Iterator[tuple[str, str, str, str]]:
    """Package, the first good version, ids, words."""
    for line in BOUNDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            package, good, ids, words = line.split("\t")
            yield package, good, ids, words


def below(locked: set[Pin]) -> Iterator[Fault]:
    for package, good, ids, words in bounds():
        for name, version in locked:
            if name == package and Version(version) < Version(good):
                yield Fault(name, version, ids, good, words)


# ---------------------------------------------------------------- records in OSV's format


@contextmanager
def at_hand(source: str) -> Iterator[Path]:
    """The file or folder itself; of an address a copy, as long as it is needed. OSError when it is not to be had."""
    if not source.startswith("https://"):
        if not Path(source).exists():
            raise FileNotFoundError("no such file or folder")
        yield Path(source)
        return
    with tempfile.NamedTemporaryFile(suffix=".zip") as copy:
        with urllib.request.urlopen(source, timeout=60) as answer:
            while piece := answer.read(1 << 20):
                copy.write(piece)
        copy.flush()
        yield Path(copy.name)


def records(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.json")):
            yield from _many(file.read_bytes(), file)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                if name.endswith(".json"):
                    yield from _many(packed.read(name), Path(name))
    else:
        yield from _many(path.read_bytes(), path)


def _many(raw: bytes, path: Path) -> list[dict[str, Any]]:
    try:
        found = json.loads(raw)
    except ValueError as error:
        raise SystemExit(f"{path} is no record of OSV: {error}") from error
    found = found if isinstance(found, list) else [found]
    if not all(isinstance(one, dict) and "id" in one for one in found):
        raise SystemExit(f"{path} is no record of OSV")
    return found


def faults(record: dict[str, Any], locked: dict[str, set[str]]) -> Iterator[Fault]:
    if "withdrawn" in record:
        return
    for affected in record.get("affected", []):
        package = affected.get("package", {})
        if package.get("ecosystem") != "PyPI":
            continue
        name = plain(package.get("name", ""))
        for version in sorted(locked.get(name, ())):
            if _hit(affected, version):
                ids = " ".join([record["id"], *record.get("aliases", [])])
                words = record.get("summary") or record.get("details", "")[:100]
                yield Fault(name, version, ids, _mended(affected, version), " ".join(words.split()))


def _hit(affected: dict[str, Any], version: str) -> bool:
    """Either named one by one, or inside a range: from `introduced` up to, and without, `fixed`."""
    if version in affected.get("versions", []):
        return True
    kinds = [one for one in affected.get("ranges", []) if one.get("type") in ("ECOSYSTEM", "SEMVER")]
    return any(_inside(one.get("events", []), Version(version)) for one in kinds)


def _inside(events: list[dict[str, str]], version: Version) -> bool:
    inside = False
    for kind, at in _sorted(events):
        if kind == "introduced":
            inside = inside or version >= at
        elif kind == "fixed":
            inside = inside and version < at
        else:
            inside = inside and version <= at
    return inside


def _sorted(events: list[dict[str, str]]) -> list[tuple[str, Version]]:
    """The events in order of versions; "limit" bounds no Python package. A version that nobody can read is not skipped
    over silently: the range then counts from the beginning, or to no end."""
    found = []
    for event in events:
        for kind in ("introduced", "fixed", "last_affected"):
            if kind in event:
                try:
                    found.append((kind, Version(event[kind])))
                except InvalidVersion:
                    if kind == "introduced":
                        found.append((kind, Version("0.dev0")))
    # At one and the same version: what was mended, what begins, what is bad for the last time.
    order = ("fixed", "introduced", "last_affected")
    return sorted(found, key=lambda one: (one[1], order.index(one[0])))


def _mended(affected: dict[str, Any], version: str) -> str:
    """The next version that is said to be good; "" when nobody says so."""
    fixed = [
        at
        for one in affected.get("ranges", [])
        if one.get("type") != "GIT"
        for kind, at in _sorted(one.get("events", []))
        if kind == "fixed" and at > Version(version)
    ]
    return str(min(fixed)) if fixed else ""


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("locks", nargs="+", type=Path, metavar="LOCK")
    options.add_argument("--osv", action="append", default=[], metavar="PATH")
    options.add_argument(
        "--accept", action="append", default=[], metavar="ID", help="known, and no harm to us"
    )
    given = options.parse_args()
    locked = set().union(*(pins(lock) for lock in given.locks))
    found = list(below(locked))
    by_name: dict[str, set[str]] = {}
    for name, version in locked:
        by_name.setdefault(name, set()).add(version)
    count, newest, missing = 0, "", False
    for source in given.osv:
        try:
            with at_hand(source) as path:
                for record in records(path):
                    count, newest = count + 1, max(newest, str(record.get("modified", ""))[:10])
                    found += faults(record, by_name)
        except OSError as error:
            print(f"{source} cannot be reached: {error}", file=sys.stderr)
            # With another source at hand, one that is away would go unnoticed at the end.
            missing = True
    found = [one for one in found if not set(one.id.split()) & set(given.accept)]
    for one in sorted(set(found), key=lambda one: (one.package, one.id)):
        good = f"good from {one.good}" if one.good else "no good version is named"
        print(f"{one.package} {one.version}: {one.words} ({one.id}); {good}")
    asked = f"{len(list(bounds()))} bounds of our own and {count} records" + (
        f", newest of {newest}" * bool(count)
    )
    print(f"{len(locked)} versions, {asked}: {len(set(found)) or 'none'} known to be vulnerable")
    if found:
        return 1
    if not count or missing:
        print("Not all records could be asked: that nothing is known here is no good news", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
