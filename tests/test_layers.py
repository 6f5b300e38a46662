"""Imports point inward, and each third-party package enters at one door: read from the sources, nothing is imported.

    daemon -> operate -> {mail, parsing, models} -> workflow

The three in the middle never import one another; workflow knows the standard library only and touches
nothing (law L13).
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("workflow", "mail", "parsing", "models", "operate", "templates", "systemd")
SOURCES = sorted([*ROOT.glob("*.py"), *(f for package in PACKAGES for f in (ROOT / package).rglob("*.py"))])

MAY_IMPORT = {
    "workflow": set(),
    "mail": {"workflow", "templates"},
    "parsing": {"workflow"},
    "models": {"workflow"},
    "operate": {"workflow", "mail", "parsing", "models", "templates", "systemd"},
    "daemon": {"operate"},
    "templates": set(),
    "systemd": set(),
}

# Package -> the only places that may import it.
DOORS = {
    "imap_tools": ("mail/imap.py",),
    "imaplib": ("mail/imap.py", "operate/demo/"),
    "aiosmtplib": ("mail/outbound.py",),
    "smtplib": ("operate/demo/",),
    "authres": ("mail/authenticity.py",),
    "dns": ("mail/resolver.py",),
    "jinja2": ("mail/render.py",),
    "css_inline": ("mail/render.py",),
    "typst": ("mail/document.py",),
    "peewee": ("models/",),
    "playhouse": ("models/",),
    "psycopg": ("models/",),
    "sqlite3": ("models/", "operate/backup.py", "operate/restore.py"),
    "pypdfium2": ("parsing/",),
    "pyhanko": ("parsing/pades.py",),
    "pyhanko_certvalidator": ("parsing/pades.py",),
    "asn1crypto": ("parsing/pades.py",),
    "zxingcpp": ("parsing/qr.py",),
    "pdfplumber": ("parsing/",),
    "PIL": ("parsing/",),
    "numpy": ("parsing/",),
    "inscriptis": ("parsing/",),
    "rapidfuzz": ("parsing/",),
    "msgspec": ("operate/", "models/"),
    "xlsxwriter": ("operate/",),
    "mail_devel": ("operate/demo/",),
    "pymap": ("operate/demo/",),
}

# What workflow/ would need in order to touch the world, or to ask what time it is.
TOUCHES = {
    "open",
    "input",
    "print",
    "exec",
    "eval",
    "__import__",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
}
TOUCHING_MODULES = {
    "os",
    "io",
    "socket",
    "subprocess",
    "time",
    "random",
    "secrets",
    "sqlite3",
    "threading",
    "asyncio",
    "shutil",
    "logging",
}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}
CLOCK_DOOR = "operate/clock.py"


def name_of(source: Path) -> str:
    return source.relative_to(ROOT).as_posix()


def imports(tree: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """Line and top-level name of every import, wherever it stands; a relative one names its own package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, package if node.level else (node.module or "").split(".")[0]


def clock_reads(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and spelling of every `datetime.now`, `date.today`, `time.time`, called or handed on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value
            base = (
                owner.attr
                if isinstance(owner, ast.Attribute)
                else owner.id
                if isinstance(owner, ast.Name)
                else ""
            )
            if (base, node.attr) in CLOCKS:
                yield node.lineno, f"{base}.{node.attr}"
        elif (
            isinstance(node, ast.ImportFrom)
            and node.module == "time"
            and any(a.name == "time" for a in node.names)
        ):
            yield node.lineno, "from time import time"


def called(call: ast.Call) -> str:
    """The last name of what is called: `open` of `path.open(…)`."""
    return (
        call.func.attr
        if isinstance(call.func, ast.Attribute)
        else call.func.id
        if isinstance(call.func, ast.Name)
        else ""
    )


def faults(name: str, code: str) -> list[str]:
    """Every way in which this source breaks the house's law of imports."""
    tree = ast.parse(code, filename=name)
    package = name.split("/")[0].removesuffix(".py")
    ours = set(MAY_IMPORT)
    if package not in ours:
        return [f"{name}: a module outside the house; add it to a package"]
    found = []
    for line, target in imports(tree, package):
        if target in ours and target != package and target not in MAY_IMPORT[package]:
            found.append(f"{name}:{line}: {package} may not import {target}")
        if target in DOORS and not name.startswith(DOORS[target]):
            found.append(
                f"{name}:{line}: {target} enters only at {', '.join(DOORS[target]) or 'no place at all'}"
            )
        if package == "workflow" and target not in ours and target not in sys.stdlib_module_names:
            found.append(f"{name}:{line}: workflow knows the standard library only, not {target}")
        if package == "workflow" and target in TOUCHING_MODULES:
            found.append(f"{name}:{line}: workflow touches nothing, so it has no use for {target}")
    if name != CLOCK_DOOR:
        found += [
            f"{name}:{line}: {spelling}: the clock is read only in {CLOCK_DOOR}"
            for line, spelling in clock_reads(tree)
        ]
    if package == "workflow":
        found += [
            f"{name}:{node.lineno}: workflow touches nothing, so it does not call {called(node)}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and called(node) in TOUCHES
        ]
    return found


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_imports_point_inward_and_packages_enter_at_their_door(source):
    assert faults(name_of(source), source.read_text()) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("workflow/x.py", "import models"),
        ("workflow/x.py", "from mail.spool import keep"),
        ("workflow/x.py", "import jinja2"),
        ("workflow/x.py", "import os"),
        ("workflow/x.py", "open('x')"),
        ("workflow/x.py", "from pathlib import Path\ntext = Path('x').read_text()"),
        ("workflow/x.py", "from datetime import datetime\nnow = datetime.now()"),
        ("workflow/x.py", "import datetime\nnow = datetime.datetime.now"),
        ("workflow/x.py", "from datetime import date\ntoday = date.today()"),
        ("mail/x.py", "from parsing import message"),
        ("parsing/x.py", "import models.store"),
        ("models/x.py", "def f():\n    from mail import spool"),
        ("mail/x.py", "import operate.settings"),
        ("mail/compose.py", "import imap_tools"),
        ("operate/loop.py", "from imap_tools import MailBox"),
        ("operate/loop.py", "import peewee"),
        ("operate/loop.py", "import time\nt = time.time()"),
        ("models/x.py", "from time import time"),
        ("daemon.py", "import mail"),
        ("tools.py", "import ast"),
    ],
)
def test_a_source_that_breaks_the_law_is_caught(name, code):
    assert faults(name, code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("workflow/x.py", "from workflow.facts import Case\nfrom datetime import datetime"),
        ("workflow/x.py", "from . import facts"),
        ("mail/imap.py", "from imap_tools import MailBox"),
        ("models/store.py", "import peewee\nfrom workflow import facts"),
        ("operate/clock.py", "from datetime import UTC, datetime\nnow = datetime.now(UTC)"),
        ("operate/loop.py", "import time\nt = time.monotonic()"),
        ("daemon.py", "from operate import loop"),
    ],
)
def test_a_source_that_keeps_the_law_is_left_alone(name, code):
    assert faults(name, code) == []


def imports_of(source: Path) -> set[str]:
    """Files of ours that this one imports, inside functions too; what is imported for its types only does not count."""
    tree = ast.parse(source.read_text())
    typed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    names: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typed:
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {name for name in names if name in FILES}


FILES = {".".join(source.relative_to(ROOT).with_suffix("").parts): source for source in SOURCES}


def test_no_files_import_each_other_in_a_circle() -> None:
    left = {name: imports_of(source) - {name} for name, source in FILES.items()}
    while free := [name for name, wanted in left.items() if not wanted & left.keys()]:
        for name in free:
            del left[name]
    assert not left
