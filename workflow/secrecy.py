"""Who may read a case and whom it must not reach (law L25). Pure: reads values, sends nothing, keeps nothing.

A class with `hanya` is read and handled by those roles only; whoever is named in a case, and whoever stands in for him,
is kept out of it; the reporter's name, address and number are masked wherever officials read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from workflow.facts import Case, Mailbox, Office, Person
from workflow.standard import Category, Standard

MASK = "[pelapor]"
MANY = 2
"""A first name that more officials bear than so many names none of them."""
# How people write the posts of the office; the directory's own wording of a post counts as well.
POSTS = {
    "kepala": r"kepala dinas|kadis|kadin|kepala dinkominfo|pimpinan dinas",
    "sekretaris": r"sekretaris dinas|sekdin|sekdis|sekretaris dinkominfo|(?:pak|bapak|bu|ibu) sekretaris",
    "kabid": r"kabid|kepala bidang",
    "fungsional": r"pranata humas|pejabat fungsional",
    "pengelola": r"pengelola (?:pengaduan|aduan)|petugas pengaduan|admin (?:pengaduan|aduan)",
}
_TITLES = frozenset("dr drs dra ir h hj mas mbak pak bapak bu ibu sdr sdri prof".split())
_SALUTATION = re.compile(r"^\W*(?:yth\.?|kepada|kpd\.?|dengan hormat|dear)\b.{0,120}$", re.I | re.M)
_PHONE = re.compile(r"\d(?:[\s.()-]?\d){6,}")


def class_of(case: Case, standard: Standard) -> Category | None:
    """The class that a person has set, or else the one proposed: until somebody has looked, the proposal protects."""
    if case.report is None:
        return None
    return standard.category(case.report.category or case.report.proposed)


def reserved(case: Case, standard: Standard) -> frozenset[str]:
    """The only roles that may read and handle the case; empty: no such limit."""
    found = class_of(case, standard)
    return frozenset(found.only) if found else frozenset()


def kept_out(case: Case, office: Office, today: date) -> frozenset[str]:
    """Keys of the people whom the case must not reach today: those named, and their deputies, chains followed."""
    if case.report is None or not case.report.barred:
        return frozenset()
    found = set(case.report.barred)
    while True:
        more = {d.by for d in office.deputies if d.absent in found and d.start <= today <= d.end} - found
        if not more:
            return frozenset(found)
        found |= more


# ---------------------------------------------------------------- who is named


def named(text: str, people: Iterable[str], office: Office) -> tuple[str, ...]:
    """Keys of the officials whom a text names, by name or by post. `people`: names as a reader of the text found them.

    A salutation names nobody. In doubt somebody is named: to be left out of one case harms no one.
    """
    body = _SALUTATION.sub(" ", text)
    told = {word for name in people for word in _words(name)[:1]}
    first = Counter(words[0] for p in office.people if (words := _words(p.name)))
    return tuple(p.key for p in office.people if _names(p, body, told, first) or any(_posts(p, body)))


def _words(name: str) -> list[str]:
    return [
        w for w in re.findall(r"[^\W\d_]+", name.split(",")[0].lower()) if len(w) > 2 and w not in _TITLES
    ]


def _names(person: Person, text: str, told: set[str], first: Counter[str]) -> bool:
    """By the whole name; by the first name too, unless many bear it."""
    own = _words(person.name)
    if not own:
        return False
    whole = r"[\s.]+".join(map(re.escape, own))
    if len(own) > 1 and re.search(rf"\b{whole}\b", text, re.I):
        return True
    if first[own[0]] > MANY:
        return False
    return own[0] in told or re.search(rf"\b{re.escape(own[0])}\b", text, re.I) is not None


def _posts(person: Person, text: str) -> Iterator[bool]:
    wanted = [POSTS[role] for role in person.roles if role in POSTS]
    if len(person.position.split()) > 1:
        wanted.append(re.escape(person.position))
    for pattern in wanted:
        yield re.search(rf"\b(?:{pattern})\b", text, re.I) is not None


# ---------------------------------------------------------------- masks


def hidden(text: str, case: Case) -> str:
    """The text without the reporter's name, address and number."""
    if not text or case.report is None:
        return text
    contact = case.report.contact
    pattern = _pattern((case.applicant, *case.report.followers), contact)
    if pattern is not None:
        text = pattern.sub(MASK, text)
    numbers = numbers_in(contact)
    if numbers:
        text = _PHONE.sub(lambda found: MASK if _digits(found[0]) in numbers else found[0], text)
    return text


@lru_cache(maxsize=256)
def _pattern(boxes: tuple[Mailbox, ...], contact: str) -> re.Pattern[str] | None:
    """Everything that names these people: address, whole name, and each word of a name of several."""
    parts: set[str] = set()
    for box in boxes:
        parts |= {re.escape(part) for part in (box.address, box.name.strip()) if len(part) > 2}
        words = _words(box.name)
        parts |= {rf"\b{re.escape(word)}\b" for word in words if len(words) > 1}
    parts |= {re.escape(found) for found in re.findall(r"[\w.+-]+@[\w.-]+|@[\w.]{3,}", contact)}
    return re.compile("|".join(sorted(parts, key=len, reverse=True)), re.I) if parts else None


@lru_cache(maxsize=256)
def numbers_in(contact: str) -> frozenset[str]:
    """Telephone numbers, each in one form."""
    return frozenset(_digits(found) for found in _PHONE.findall(contact))


def _digits(number: str) -> str:
    """+62 812 … and 0812 … are one number."""
    return re.sub(r"^(?:62|0)", "", re.sub(r"\D", "", number))
