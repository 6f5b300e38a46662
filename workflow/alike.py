"""The same picture of a stamp or signature on letters of two agencies: shown to whoever decides, never decided. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from workflow.facts import Alike, Finding, Office

NAME = "alike"
WORDS = {"signature": "gambar tanda tangan", "stamp": "gambar cap"}


def findings_of(alike: Sequence[Alike], office: Office) -> tuple[Finding, ...]:
    """A note for each mark that was seen before under another agency."""
    found = []
    for one in alike:
        agency = office.agency(one.agency)
        other = agency.name if agency else one.agency
        why = f"{WORDS.get(one.mark, one.mark)} sama dengan pada {one.ref} dari {other}"
        found.append(Finding(NAME, "note", why))
    return tuple(found)
