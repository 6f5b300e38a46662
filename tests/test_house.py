"""Rules of the house that no type checker knows, read from the sources: each has broken a mailbox somewhere before."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from operate.settings import SECTIONS

ROOT = Path(__file__).parent.parent
PACKAGES = ("workflow", "mail", "parsing", "models", "operate", "templates", "systemd")
SOURCES = sorted([*ROOT.glob("*.py"), *(f for package in PACKAGES for f in (ROOT / package).rglob("*.py"))])
TESTS = sorted([*(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").glob("*.py")])

# A file of more than 400 lines has to say why it is still one noun.
LONG = {
    "mail/imap.py": "one connection: every command that is sent to the server, and what its answers mean",
    "mail/inbox.py": "one thread: its loop reads from top to bottom",
    "workflow/facts.py": "the values that travel between all parts, in one place to read them in",
    "workflow/standard.py": "one table: its reader and its validator say the same keys",
}

# Where an exception of any kind may end: around one mail, around one turn of one job (the mailbox has a thread of its
# own), at the edge to a child, and around pyHanko, which raises errors of every kind on odd files.
BROAD = ("operate/", "mail/inbox.py", "parsing/sandbox.py", "parsing/cell.py", "parsing/esign.py")


def name_of(source: Path) -> str:
    return source.relative_to(ROOT).as_posix()


def keyword(call: ast.Call, name: str) -> object:
    found = next((k.value for k in call.keywords if k.arg == name), None)
    return found.value if isinstance(found, ast.Constant) else None


def imap_faults(code: str) -> Iterator[str]:
    """What would erase or mark mail that people look at (laws L5 and L6)."""
    tree = ast.parse(code)
    by_uid = {
        id(node.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("uid", "_uid")
        and node.args
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = getattr(node.func.value, "attr", getattr(node.func.value, "id", ""))
            if node.func.attr in ("move", "delete", "expunge") and owner.strip("_") in ("mailbox", "client"):
                yield f"line {node.lineno}: .{node.func.attr}() may expunge what somebody else has marked deleted"
            if node.func.attr == "fetch" and keyword(node, "mark_seen") is not False:
                yield f"line {node.lineno}: fetch without mark_seen=False"
            if node.func.attr == "fetch" and keyword(node, "bulk") is True:
                yield f"line {node.lineno}: fetch with bulk=True keeps the whole mailbox in memory"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.upper() == "EXPUNGE" and id(node) not in by_uid:
                yield f"line {node.lineno}: EXPUNGE that is not UID EXPUNGE"
            if re.search(r"\bBODY\[|\bRFC822(?!\.SIZE|\.HEADER)\b", node.value.upper()):
                yield f"line {node.lineno}: a fetch that sets \\Seen; write BODY.PEEK[…]"


@pytest.mark.parametrize("source", [s for s in SOURCES if name_of(s).startswith("mail/")], ids=name_of)
def test_intake_neither_marks_nor_expunges(source):
    assert list(imap_faults(source.read_text())) == []


@pytest.mark.parametrize(
    "code",
    [
        "mailbox.move(uid, 'Selesai')",
        "mailbox.delete(uid)",
        "mailbox.expunge()",
        "mailbox.client.expunge()",
        "mailbox.fetch('ALL')",
        "mailbox.fetch('ALL', mark_seen=True)",
        "mailbox.fetch('ALL', mark_seen=False, bulk=True)",
        "client._simple_command('EXPUNGE')",
        "client.uid('FETCH', uid, '(BODY[])')",
        "client.uid('FETCH', uid, '(RFC822)')",
    ],
)
def test_marking_and_expunging_is_caught(code):
    assert list(imap_faults(code))


@pytest.mark.parametrize(
    "code",
    [
        "mailbox.fetch('ALL', mark_seen=False)",
        "client.uid('EXPUNGE', uid)",
        "session.move(uid, folder)",
        "client.uid('MOVE', uid, folder)",
        "client.uid('FETCH', uid, '(BODY.PEEK[] RFC822.SIZE)')",
    ],
)
def test_peeking_and_moving_by_uid_is_left_alone(code):
    assert list(imap_faults(code)) == []


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_a_file_is_one_noun(source):
    """About 200 lines are the warning bell; beyond 400 a reason is needed."""
    lines = len(source.read_text().splitlines())
    assert lines <= 400 or name_of(source) in LONG, f"{lines} lines"


def test_reasons_for_long_files_are_still_needed():
    assert [name for name in LONG if len((ROOT / name).read_text().splitlines()) <= 400] == []


def broad(tree: ast.AST) -> Iterator[ast.ExceptHandler]:
    """Handlers of everything that do not raise it again."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            wide = any(
                kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException"))
                for kind in kinds
            )
            if wide and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node)):
                yield node


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_no_exception_is_swallowed(source):
    for handler in broad(ast.parse(source.read_text())):
        silent = all(isinstance(line, ast.Pass | ast.Continue) for line in handler.body)
        assert not silent, f"line {handler.lineno}: an exception of any kind ends here without a word"
        assert name_of(source).startswith(BROAD), f"line {handler.lineno}: too broad for this place"


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_modules_say_what_they_do(source):
    tree = ast.parse(source.read_text())
    assert ast.get_docstring(tree) or not tree.body, (
        "a module opens with one sentence: what it does and must not do"
    )


@pytest.mark.parametrize("source", [*SOURCES, *TESTS], ids=name_of)
def test_no_old_mail_classes_and_no_patched_code(source):
    """email.mime guesses charsets and folds as it likes; a patched function tests the patch."""
    code = source.read_text()
    for node in ast.walk(ast.parse(code)):
        names = (
            [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
        assert not [n for n in names if n.startswith(("email.mime", "unittest.mock"))], f"line {node.lineno}"
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", code.replace(r"(TODO|FIXME|XXX)", ""))


def test_every_setting_stands_in_the_example():
    example = tomllib.loads((ROOT / "systemd/contoh/suratd.toml").read_text())
    assert {section: set(keys) for section, keys in example.items()} == {
        section: set(keys) for section, keys in SECTIONS.items()
    }


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-run.lock", "requirements-accurate.lock"])
def test_locked_versions_have_hashes_and_no_addresses(lock):
    text = (ROOT / lock).read_text()
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links", text)
    pinned = re.split(r"\n(?=\S)", text.strip())
    assert [
        block.split()[0]
        for block in pinned
        if not re.match(r"[a-z0-9._-]+==\S+", block) or "--hash=sha256:" not in block
    ] == []


def test_every_package_named_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    run, extras = project["dependencies"], project["optional-dependencies"]
    assert missing(run + extras["build"], "requirements-run.lock") == []
    # Training is done by hand, seldom, and its package weighs more than all others together.
    apart = ("train", "accurate")
    assert missing(extras["accurate"], "requirements-accurate.lock") == []
    used = [name for extra, names in extras.items() if extra not in apart for name in names]
    assert missing(run + used, "requirements.lock") == []


def missing(requirements: list[str], lock: str) -> list[str]:
    locked = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / lock).read_text(), re.MULTILINE))
    names = [re.split(r"[\[<>=! ;]", requirement)[0] for requirement in requirements]
    return [name for name in names if re.sub(r"[-_.]+", "-", name).lower() not in locked]


def test_the_installed_package_carries_every_file(tmp_path):
    """`pip install .` must bring templates, standards, migrations and examples along."""
    tracked = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", ROOT, "ls-files", "-z"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    for name in filter(None, tracked):
        if (ROOT / name).is_file():
            copy = tmp_path / "source" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes((ROOT / name).read_bytes())
    wheels = tmp_path / "wheels"
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
    ]
    subprocess.run([*build, wheels, tmp_path / "source"], check=True, timeout=120)
    packed = set(zipfile.ZipFile(next(wheels.glob("*.whl"))).namelist())
    wanted = {name for name in tracked if name == "daemon.py" or name.split("/")[0] in PACKAGES}
    assert {name for name in wanted if (ROOT / name).is_file()} - packed == set()
