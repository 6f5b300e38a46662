"""Is there a cryptographic signature in the file? First version: it is seen, not verified; it never says "valid"."""

from __future__ import annotations

import re
from pathlib import Path

from workflow.facts import Electronic

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_CONTENTS = re.compile(rb"/Contents\s*<[0-9A-Fa-f\s]{16}")
LARGEST = 80_000_000


def read_electronic(source: Path | bytes) -> Electronic:
    """The signatures' byte ranges stand in the clear in every signed PDF (ISO 32000 12.8.1)."""
    if isinstance(source, bytes):
        content = source
    else:
        with source.open("rb") as file:
            content = file.read(LARGEST)
    ranges = [tuple(int(n) for n in m.groups()) for m in _RANGE.finditer(content)]
    if not ranges or not _CONTENTS.search(content):
        return Electronic(why="Berkas tidak memuat tanda tangan elektronik.")
    end = max(start + length for _, _, start, length in ranges)
    # A line end after the last byte that was signed changes nothing.
    whole = end <= len(content) and not content[end:].strip()
    return Electronic(
        verdict="untrusted",
        covers_whole_file=whole,
        changed_after=None if whole else True,
        why="Berkas memuat tanda tangan elektronik yang belum diverifikasi.",
    )
