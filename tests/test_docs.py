"""What the documents say is held against the tree: words, states, commands, links."""

import re
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from operate.command import VERBS

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{f.name}" for f in (ROOT / "docs").glob("*.md")),
]
MAKEFILE = (ROOT / "Makefile").read_text()
STANDARDS = [f for f in sorted((ROOT / "workflow/standar").glob("*.toml")) if "[layanan]" in f.read_text()]
TABLES = [tomllib.loads(f.read_text()) for f in STANDARDS]
KANTOR = tomllib.loads((ROOT / "systemd/contoh/kantor.toml").read_text())


def states() -> set[str]:
    return {state["nama"] for table in TABLES for state in table["keadaan"]}


def roles() -> set[str]:
    waited = {role for table in TABLES for state in table["keadaan"] for role in state.get("menunggu", [])}
    moving = {role for table in TABLES for move in table["gerak"] for role in move["oleh"]}
    return (waited | moving | {role for person in KANTOR["pejabat"] for role in person["peran"]}) - {"waktu"}


def tables() -> set[str]:
    """The names of the tables in our TOML files: Indonesian words that the code reads."""
    return {name for file in (KANTOR, *TABLES) for name in file}


def glossary() -> str:
    rows = re.findall(
        r"^\| ([^|]+) \|", (ROOT / "README.md").read_text().split("## Glossary")[1], re.MULTILINE
    )
    return " ".join(rows).lower().replace("_", " ")


@pytest.mark.parametrize("word", sorted(states() | roles() | tables()))
def test_glossary_has_every_word_of_the_tables(word):
    assert re.search(rf"(?<!\w){re.escape(word.replace('_', ' '))}(?!\w)", glossary())


def test_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 150


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name):
    text = (ROOT / name).read_text()
    targets = [t.split("#")[0] for t in re.findall(r"\]\(([^)]+)\)", text) if not t.startswith("http")]
    assert [t for t in targets if t and not (ROOT / name).parent.joinpath(t).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_and_folders_named_exist(name):
    """`folder/file.py` in a document is a promise that a reader finds it there."""
    text = (ROOT / name).read_text()
    named = re.findall(
        r"`((?:workflow|mail|parsing|models|operate|templates|systemd|tests|bench|docs)/[\w./-]*\w/?)`", text
    )
    assert [path for path in named if "NNNN" not in path and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("state", sorted(states()))
def test_states_are_described_and_drawn(state):
    assert f"`{state}`" in (ROOT / "docs/states.md").read_text()
    pictures = [ElementTree.parse(file) for file in sorted((ROOT / "docs").glob("rantai*.svg"))]
    texts = [t for p in pictures for t in p.iter("{http://www.w3.org/2000/svg}text")]
    words = re.sub(r"\s+", " ", " ".join("".join(t.itertext()) for t in texts))
    assert state in words


def test_states_of_rows_are_described():
    """The values that the database itself allows for a message and a mail."""
    schema = "".join(f.read_text() for f in sorted((ROOT / "models/migrations").glob("*.sql")))
    allowed = {
        v
        for values in re.findall(r"CHECK \((?:place|state) IN \(([^)]*)\)\)", schema)
        for v in re.findall(r"'(\w+)'", values)
    }
    assert allowed
    assert [
        value for value in sorted(allowed) if f"`{value}`" not in (ROOT / "docs/states.md").read_text()
    ] == []


def test_the_clock_of_each_state_is_as_described():
    runs = {"jalan": "runs", "jeda": "stands", "henti": "ended"}
    text = (ROOT / "docs/states.md").read_text()
    for state in (state for table in TABLES for state in table["keadaan"]):
        named = f"`{state['nama']}`"
        row = next(
            line for line in text.splitlines() if line.startswith("| `") and named in line.split("|")[1]
        )
        assert row.split("|")[3].strip() == runs[state["jam"]], named


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_in_the_guide(verb):
    guide = (ROOT / "docs/PANDUAN.md").read_text()
    assert f"`suratd {verb}" in guide
    # Sub-commands stand in the command's own help, as "list | show".
    actions = VERBS[verb][1].partition(": ")[2]
    named = re.findall(r"\w+", actions) if "|" in actions else []
    row = next(line for line in guide.splitlines() if line.startswith(f"| `suratd {verb}"))
    assert [action for action in named if action not in row] == []


def test_commands_named_exist():
    for name in DOCUMENTS:
        named = set(re.findall(r"(?:`|sudo )suratd ([a-z]+)", (ROOT / name).read_text()))
        assert named <= set(VERBS), name


def test_make_help_lists_every_target():
    targets = set(re.findall(r"^\.PHONY: ([\w-]+)$", MAKEFILE, re.MULTILINE))
    helped = subprocess.run(
        ["make", "-C", ROOT, "--no-print-directory"], capture_output=True, text=True, check=True
    ).stdout
    assert {line.split()[1] for line in helped.splitlines()} == targets
    assert all(len(line.split()) > 3 for line in helped.splitlines())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_make_targets_named_exist(name):
    targets = set(re.findall(r"^\.PHONY: ([\w-]+)$", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"(?:^|`|sudo |&& )make ([a-z-]+)", (ROOT / name).read_text(), re.MULTILINE))
    assert named <= targets
