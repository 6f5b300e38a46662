"""Breaks authority and outbox on purpose, one line at a time, and asks the narrow tests: python -m tests.security.mutants.

Works on a copy of the tree, never on the sources. A mutant that no test notices is printed and ends the run with 1.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = {
    "workflow/authority.py": ("tests/workflow/test_authority.py",),
    "workflow/challenge.py": (
        "tests/workflow/test_authority.py",
        "tests/workflow/test_decide.py",
        "tests/security/test_flood.py",
        "tests/security/test_codes.py",
    ),
    "mail/token.py": ("tests/mail/test_token.py", "tests/security/test_tokens.py"),
    "mail/authenticity.py": (
        "tests/mail/test_authenticity.py",
        "tests/mail/test_received.py",
        "tests/security/test_dkim.py",
        "tests/security/test_accounts.py",
        "tests/security/test_senders.py",
    ),
    "mail/received.py": ("tests/mail/test_received.py", "tests/security/test_accounts.py"),
    "mail/lookalike.py": ("tests/security/test_senders.py",),
    "mail/egress.py": (
        "tests/security/test_egress.py",
        "tests/mail/test_compose.py",
        "tests/security/test_codes.py",
    ),
    "models/outbox.py": (
        "tests/models/test_outbox.py",
        "tests/models/test_apply.py",
        "tests/models/test_sealed.py",
    ),
    "models/tokens.py": (
        "tests/models/test_apply.py",
        "tests/models/test_cases.py",
        "tests/models/test_questions.py",
        "tests/models/test_sealed.py",
        "tests/security/test_cells.py",
    ),
}
SWAPS = (
    (r"\bACCEPT\b(?=[,)])", "LEAK"),
    (r"\bCHALLENGE\b(?=[,)])", "ACCEPT"),
    (r"\bWARN\b(?=[,)])", "ACCEPT"),
    (r"\bLEAK\b(?=[,)])", "ACCEPT"),
    (r"\bNEW\b(?=[,)])", "CHALLENGE"),
    (r"\bSTALE\b(?=[,)])", "ACCEPT"),
    (r" is not None\b", " is None"),
    (r" is None\b", " is not None"),
    (r" == ", " != "),
    (r" != ", " == "),
    (r" and ", " or "),
    (r" or ", " and "),
    (r" <= ", " < "),
    (r" >= ", " < "),
    (r" < ", " <= "),
    (r"\bnot in\b", "in"),
    (r"\bif not ", "if "),
    (r"\"S0\"", '"S2"'),
    (r"\"S1\"", '"S2"'),
    (r"return True\b", "return False"),
    (r"return False\b", "return True"),
    (r"\.lower\(\)", ""),
    (r"\bany\(", "all("),
    (r"\ball\(", "any("),
    (r" \+ 1\b", ""),
    (r"\[0\]", "[1]"),
    (r"\bbreak\b", "continue"),
    # In SQL.
    (r" AND ", " OR "),
    (r" IS NULL\b", " IS NOT NULL"),
    (r" DESC\b", " ASC"),
    (r" <> ", " = "),
    (r"'queued'", "'held'"),
)


@dataclass(frozen=True)
class Mutant:
    file: str
    line: int
    before: str
    after: str


def mutants(only: str = "") -> list[Mutant]:
    """All that can be made: one change in one line of code (comments and docstrings are none)."""
    found = []
    for file in TESTS:
        if only and only not in file:
            continue
        quoted = False
        for number, line in enumerate((ROOT / file).read_text(encoding="utf-8").splitlines(), start=1):
            ends = line.count('"""')
            if quoted or ends or line.lstrip().startswith(("#", "import", "from")):
                quoted = quoted != (ends == 1)
                continue
            code = line.partition("  # ")[0]
            for pattern, instead in SWAPS:
                for match in re.finditer(pattern, code):
                    after = line[: match.start()] + instead + line[match.end() :]
                    if after != line:
                        found.append(Mutant(file, number, line, after))
    return found


def caught(mutant: Mutant, tree: Path, seconds: float) -> bool:
    """Does a test fail (or hang) with this change?"""
    path = tree / mutant.file
    whole = path.read_text(encoding="utf-8")
    lines = whole.splitlines(keepends=True)
    lines[mutant.line - 1] = mutant.after + "\n"
    path.write_text("".join(lines), encoding="utf-8")
    tests = [test for test in TESTS[mutant.file] if (tree / test).exists()]
    # What is broken is the same on both databases; the test on SQLite is the faster one.
    quick = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-k", "not postgresql"]
    command = [sys.executable, "-m", "pytest", *quick, *tests]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(whole, encoding="utf-8")
    return done.returncode != 0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="", help="part of a file's name")
    given = options.parse_args()
    chosen = mutants(given.only)
    random.Random(given.seed).shuffle(chosen)
    chosen = chosen[: given.count]
    missed: list[Mutant] = []
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "suratd"
        leave = shutil.ignore_patterns(
            ".venv*", ".git", "__pycache__", ".*_cache", "demo-*", "out", "bench", "training"
        )
        shutil.copytree(ROOT, tree, ignore=leave, symlinks=True)
        for number, mutant in enumerate(chosen, start=1):
            found = caught(mutant, tree, 300)
            missed += [] if found else [mutant]
            words = "caught" if found else "MISSED"
            print(f"{number:3} {words} {mutant.file}:{mutant.line}: {mutant.after.strip()}", flush=True)
    print(f"\n{len(chosen) - len(missed)} of {len(chosen)} mutants caught (seed {given.seed})")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
