"""Do letterhead, sender, number and signer name the same OPD, and is the signer its head? Shown to people, never decided.

A unit agrees with its parent: a puskesmas writes under the Dinas Kesehatan, from its own address or the dinas's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from workflow.facts import Agency, Head, Letter, Mailbox, Office

_ROMAN = re.compile(r"[IVX]+")
# Units that every office has say nothing about which office it is.
_ANYBODY = frozenset(
    "sekre sekretariat setda skt umum umpeg tu pan panitia und undangan ppid kec kecamatan kel kelurahan dinas badan bag "
    "bagian bid bidang upt uptd sd smp sma smk tk surat".split()
)
_FRONT = re.compile(r"^(?:(?:prof|dr|drg|drs|dra|ir|h|hj|r|rr|apt|ns|kh)\.?\s+)+")
ALIKE = 0.8


def disagreements(letter: Letter, office: Office, sender: Mailbox | None) -> list[str]:
    """What speaks of another OPD than the letterhead, in words."""
    agency = office.agency(letter.agency.matched)
    if agency is None:
        return []
    writer = office.agency_at(sender.address) if sender else None
    if writer is None:
        found = ["alamat surel pengirim tidak terdaftar pada OPD/UPT ini"]
    elif _related(agency, writer):
        found = []
    else:
        found = [f"kop surat {agency.name}, alamat surel {writer.name}"]
    for what, other in (
        ("nomor surat", _of_number(letter, office)),
        ("penanda tangan", _of_signer(letter, office)),
    ):
        if other is not None and not _related(agency, other):
            found.append(f"kop surat {agency.name}, {what} {other.name}")
    return found


def not_the_head(letter: Letter, office: Office) -> str:
    """In words, when the directory knows another head on the letter's day than the one who signs as head."""
    agency, signer = office.agency(letter.agency.matched), letter.signer
    if agency is None or signer is None or not signer.name or signer.form not in ("definitif", "plt", "pj"):
        return ""
    named = _of_signer(letter, office)
    if named is not None and named.key != agency.key:
        return ""
    heads = [head for head in agency.heads if _holds(head, letter.date)]
    if not heads or any(same_person(head.name, signer.name) for head in heads):
        return ""
    known = " atau ".join(f"{head.title} {head.name}".strip() for head in heads)
    return f"ditandatangani {signer.name}; menurut daftar Kepala {agency.name} adalah {known}"


def same_person(one: str, other: str) -> bool:
    """One name with and without titles, or with a letter astray: "dr. CONTOH SATU, M.Kes." and "Contoh Satu"."""
    return SequenceMatcher(None, _bare(one), _bare(other)).ratio() >= ALIKE


def _bare(name: str) -> str:
    return _FRONT.sub("", re.sub(r"\s+", " ", name.lower().partition(",")[0]).strip())


def _holds(head: Head, day: date | None) -> bool:
    if day is None:
        return head.end is None
    return (head.start is None or head.start <= day) and (head.end is None or day <= head.end)


def _related(one: Agency, other: Agency) -> bool:
    return one.key in (other.key, other.parent) or other.key == one.parent


def _of_number(letter: Letter, office: Office) -> Agency | None:
    """The agency whose short name stands in the number ("…/SMPN9/…"), when it is one alone."""
    found = {
        agency.key: agency
        for part in (letter.number or "").split("/")
        for agency in office.agencies
        if _is_unit(part) and _short(part) in _shorts(agency)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_unit(part: str) -> bool:
    return (
        len(re.findall("[A-Za-z]", part)) >= 3
        and not _ROMAN.fullmatch(part)
        and part.lower().strip("-. ") not in _ANYBODY
    )


def _shorts(agency: Agency) -> set[str]:
    """The short names of an agency: its key, its aliases, and an alias without its last word (SMPN 9 of SMPN 9 Contoh)."""
    names = {agency.key, agency.name, *agency.aliases}
    names |= {" ".join(name.split()[:-1]) for name in agency.aliases if re.search(r"\d", name)}
    return {_short(name) for name in names if name}


def _short(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _of_signer(letter: Letter, office: Office) -> Agency | None:
    """The agency that the signer's position names: the longest name that stands in it."""
    position = f" {_plain(letter.signer.position or '')} " if letter.signer else ""
    named = [
        (len(name), agency.key)
        for agency in office.agencies
        for name in _names(agency)
        if f" {name} " in position
    ]
    return office.agency(max(named)[1]) if named else None


def _names(agency: Agency) -> Iterator[str]:
    for called in (agency.name, *agency.aliases):
        name = _plain(called)
        if len(name) > 3:
            yield name
            # A camat or lurah heads what is called kecamatan or kelurahan.
            yield re.sub(r"^kecamatan\b", "camat", re.sub(r"^kelurahan\b", "lurah", name))


def _plain(name: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", name.lower())
    return re.sub(r"\b(?:uptd|upt|blud)\b|\bkabupaten \w+", " ", words).strip()
