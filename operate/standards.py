"""Loads the service standards and refuses a bad one, the row named. Knows where they lie; judges nothing itself."""

from __future__ import annotations

from pathlib import Path

from mail.compose import REQUIRED
from workflow.checks import NAMES
from workflow.sends import SUPPLIED
from workflow.standard import Standard, StandardError, parse_standard

BUILT_IN = Path(__file__).resolve().parent.parent / "workflow" / "standar"
NOT_A_SERVICE = ("libur.toml",)
ROLES = frozenset(("kepala", "sekretaris", "kabid", "fungsional", "staf", "petugas", "pengelola", "apip"))


def load_standards(folder: Path | None = None) -> tuple[Standard, ...]:
    """Every standard of the folder, ordered by name. StandardError names the file and each wrong row."""
    found: list[Standard] = []
    templates = {name: frozenset(keys) for name, keys in REQUIRED.items()}
    for path in sorted((folder or BUILT_IN).glob("*.toml")):
        if path.name in NOT_A_SERVICE:
            continue
        text = path.read_text(encoding="utf-8")
        try:
            found.append(parse_standard(text, NAMES, ROLES, templates, SUPPLIED))
        except StandardError as error:
            raise StandardError(path.name, list(error.problems)) from None
    if not found:
        raise StandardError(str(folder or BUILT_IN), ["tidak ada standar pelayanan (*.toml) di folder ini"])
    for attribute in ("key", "code"):
        names = [getattr(s, attribute) for s in found]
        for name in sorted({n for n in names if names.count(n) > 1}):
            raise StandardError(name, [f"dua standar memakai {attribute} yang sama"])
    return tuple(found)
