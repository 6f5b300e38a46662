"""The export of SP4N-LAPOR: rows -> reports, each row named by its line when it cannot be one. Records nothing."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

from operate import reports
from operate.clock import monotonic
from operate.program import Program
from parsing import grid
from workflow.facts import Mailbox

_began = [0.0]


@dataclass(frozen=True)
class Row:
    """said: one line for the administrator. told None: not to be recorded, because it is broken or is recorded already."""

    said: str
    told: reports.Told | None = None
    broken: bool = False


def rows_of(path: Path, program: Program, recorder: str) -> list[Row]:
    """Every row of the file, in its order. ValueError when a column that is needed is not there at all."""
    lines = grid.read(path)
    names = {key: name.lower() for key, name in program.settings.complaints.columns.items()}
    have = set(lines[0].cells) if lines else set()
    for key in ("tracking_id", "text"):
        if lines and names[key] not in have:
            raise ValueError(
                f"{path}: kolom {names[key]!r} tidak ada; yang ada: {', '.join(sorted(have))}. "
                f'Sebutkan di [complaints] columns, misalnya {{ {key} = "…" }}'
            )
    seen: dict[str, int] = {}
    return [_row(line, names, seen, program, recorder) for line in lines]


def _row(
    line: grid.Line, names: dict[str, str], seen: dict[str, int], program: Program, recorder: str
) -> Row:
    cell = {key: line.cells.get(name, "").strip() for key, name in names.items()}
    where = f"baris {line.number}"
    wrong = [
        what for what, key in (("Tracking ID kosong", "tracking_id"), ("isi kosong", "text")) if not cell[key]
    ]
    received = program.clock()
    if cell["date"]:
        try:
            local = grid.parse_moment(cell["date"]).replace(tzinfo=ZoneInfo(program.office.zone))
            if local > received:
                wrong.append(f"tanggal {cell['date']} belum tiba")
            received = min(local.astimezone(UTC), received)
        except (ValueError, OverflowError) as error:
            wrong.append(str(error))
    identity = cell["tracking_id"].lstrip("#").upper()
    if identity in seen:
        wrong.append(f"Tracking ID sama dengan baris {seen[identity]}")
    if wrong:
        return Row(f"{where}: SALAH, {'; '.join(wrong)}", broken=True)
    seen[identity] = line.number
    external = f"lapor:{identity}"
    known = program.store.known_as(external)
    if known:
        return Row(f"{where}: {identity} sudah tercatat sebagai {known}")
    title = (
        f"{cell['title']}\n\n" if cell["title"] and cell["title"].lower() not in cell["text"].lower() else ""
    )
    told = reports.Told(
        words=f"{title}{cell['text']}",
        received=received,
        channel="lapor",
        # The portal knows how to reach him, and it is there that the answer is given.
        reporter=Mailbox("", cell["name"]),
        contact=", ".join(part for part in (f"Tracking ID {identity}", cell["contact"]) if part),
        recorder=recorder,
        external=external,
    )
    return Row(f"{where}: {identity} dapat dicatat", told)


def progress(done: int, of: int) -> None:
    """A line on the terminal, when it takes longer than a second."""
    if done == 1:
        _began[0] = monotonic()
    if of > 1 and sys.stderr.isatty() and (monotonic() - _began[0] > 1 or done == of):
        print(f"\r{done} dari {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
