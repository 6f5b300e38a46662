"""Do two reports look like one matter? Proposes numbers to whoever sets the class; joins nothing. Pure.

Words are compared in memory only, and only with cases that everybody who is asked about the new one may know of: none
of a class that he may not read, none that he is kept out of (law L25).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from workflow import secrecy
from workflow.facts import Arguments, Case, Choice, Send
from workflow.sends import Desk, people_for

RECENT = timedelta(days=30)
"""So long after its end a case may still be the same matter."""
LOOKED_AT, MOST = 3000, 3
"""Characters of each report, and numbers proposed at most."""
OF_ANOTHER, OF_THE_SAME = 0.6, 0.25
"""Likeness from which it is proposed: of another reporter's words, and of the same one's."""

_COMMON = frozenset(
    "yang dan di ke dari untuk pada dengan ini itu saya kami kita anda bapak ibu pak bu mas mbak yth tidak tdk gak ga "
    "nggak belum sudah sdh telah akan juga atau karena krn agar supaya bisa dapat ada adanya adalah sebagai oleh dalam "
    "lagi masih sangat sekali saja sih kok ya mohon tolong maaf terima kasih selamat pagi siang sore malam hormat "
    "salam assalamualaikum wr wb dg dgn sejak hari tadi kemarin terus hanya lebih seperti kalau jika apakah kapan kenapa "
    "mengapa bagaimana ingin mau menyampaikan sampaikan pengaduan aduan keluhan lapor melaporkan mengadukan mengeluhkan "
    "laporan komplain warga masyarakat nama tanya bertanya mengganggu demikian atas perhatiannya segera".split()
)
_AFFIXES = re.compile(r"^(?:meng|meny|mem|men|me|di|ber|ter|peng|pem|pen)(?=\w{4})|(?:nya|kan|lah|kah)$")


@lru_cache(maxsize=64)
def contents_of(text: str) -> frozenset[str]:
    """The words that say what a text is about, without what is put before and behind them."""
    words = re.findall(r"[^\W_]+", text[:LOOKED_AT].lower())
    plain = {_AFFIXES.sub("", _AFFIXES.sub("", word)) for word in words if word not in _COMMON}
    return frozenset(word for word in plain if len(word) > 2 and word not in _COMMON)


def likeness(one: str, other: str) -> float:
    """0 to 1: how much of what either says is said by both; one word in common is none."""
    mine, theirs = contents_of(one), contents_of(other)
    both = len(mine & theirs)
    return both / len(mine | theirs) if both > 1 else 0.0


def same_reporter(one: Case, other: Case) -> bool:
    """One address, or one telephone number however it is written. Nobody is never the same as nobody."""
    if one.applicant.address and one.applicant.address == other.applicant.address:
        return True
    mine, theirs = (c.report.contact if c.report else "" for c in (one, other))
    return bool(secrecy.numbers_in(mine) & secrecy.numbers_in(theirs))


def alike(case: Case, others: Iterable[Case], desk: Desk) -> tuple[str, ...]:
    """Numbers of cases that look like the same matter. others come the likest first, and no more are taken than needed."""
    if case.report is None or not contents_of(case.report.words):
        return ()
    found: list[str] = []
    for other in others:
        if other.ref == case.ref or other.report is None or not _may_be_joined(other, desk):
            continue
        degree = likeness(case.report.words, other.report.words)
        near = degree >= OF_ANOTHER or (degree >= OF_THE_SAME and same_reporter(case, other))
        if near and _may_know(case, other, desk):
            found.append(other.ref)
            if len(found) == MOST:
                break
    return tuple(found)


def _may_be_joined(other: Case, desk: Desk) -> bool:
    """It is open, or it was answered a short while ago: then its reporter and this one hear the same answer."""
    state = desk.standard.states.get(other.state)
    if state is None or not state.final:
        return state is not None
    answered = other.report is not None and other.report.answered is not None
    return answered and other.twin == "" and desk.now - other.since <= RECENT


def _may_know(case: Case, other: Case, desk: Desk) -> bool:
    """May everybody who is asked about this case know of the other one?"""
    only, mine = secrecy.reserved(other, desk.standard), secrecy.reserved(case, desk.standard)
    if only and not (mine and mine <= only):
        return False
    out = secrecy.kept_out(other, desk.office, desk.today)
    people = [
        desk.office.person_at(box.address) for role in case.asked for box, _ in people_for(role, case, desk)
    ]
    return all(person is None or person.key not in out for person in people)


def proposing(one: Send, refs: tuple[str, ...], desk: Desk, case: Case) -> Send:
    """The question with one more numbered answer for each case that looks the same."""
    move = next((m for m in desk.standard.moves if m.joins and case.state in m.sources), None)
    if move is None or not refs or not any(choice.move == move.name for choice in one.choices):
        return one
    last = max(choice.number for choice in one.choices)
    more = tuple(
        Choice(last + at, move.name, f"Sama dengan {ref}: gabung", f"{move.words}{ref}", Arguments(note=ref))
        for at, ref in enumerate(refs, 1)
    )
    return replace(one, choices=(*one.choices, *more), facts=dict(one.facts) | {"mirip": refs})


def horizon(now: datetime) -> datetime:
    """Cases received before this moment are not compared."""
    return now - timedelta(days=120)
