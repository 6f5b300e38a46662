"""Whose word counts: (token, address, sender grade) -> what happens, as data (RELIABILITY 4.3, docs/authority.md). Pure.

A token proves that the mail was seen, the grade how well the sender's domain is proven, the address who says so. Both
together act inside the office; one alone costs a question to the registered address, never a loss; forged evidence is
refused and the real official is warned. Nothing here is decided by an if: a row of the table says it.
"""

from __future__ import annotations

from workflow.facts import Case, Grade, Office, Person, Ticket

ACCEPT, CHALLENGE, REFUSE, WARN, LEAK = "accept", "challenge", "refuse", "warn", "leak"
STALE, LOG, NEW, ASIDE, TASKS, NOTHING = "stale", "log", "new", "aside", "tasks", "nothing"

GRADES = ("S3", "S2", "S1", "S0")

MEANINGS = {
    ACCEPT: "it counts",
    CHALLENGE: "the registered address is asked whether he really said so; his answer to that very mail counts",
    REFUSE: "nothing changes, the petugas is told",
    WARN: "refused; whoever was asked, and whoever is said to have answered, hears of it",
    LEAK: "refused; the token is worth nothing from now on, its addressee hears of it and gets a new one",
    STALE: "nothing changes; the sender is told what holds",
    LOG: "nothing changes, nobody is answered; it stands in the records",
    NEW: "no answer to this case: the mail is looked at as any new one",
    ASIDE: "to the quarantine, unanswered",
    TASKS: "he gets the list of what waits for him, once a day",
    NOTHING: "no answer; it is left for people",
}

# Tokens. valid: of the step that is waited for. confirm: valid, and of a question that we sent to the registered address
# because of a doubt (only who reads that mailbox has it). subject: the case is known by a reference or the tag alone, or
# by a token that is not an official's. stale: its step is over, or it is used up. none: no case at all.
# Addresses. A2: a registered one of the very person that was asked; without a token, of one that the step waits for.
# A1: of another official who may decide this step as well. A0: anyone else.
# Columns: S3, S2, S1, S0.
TABLE: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("valid", "A2"): (ACCEPT, ACCEPT, CHALLENGE, WARN),
    ("valid", "A1"): (ACCEPT, CHALLENGE, CHALLENGE, WARN),
    ("valid", "A0"): (LEAK, LEAK, LEAK, LEAK),
    ("confirm", "A2"): (ACCEPT, ACCEPT, ACCEPT, WARN),
    ("confirm", "A1"): (LEAK, LEAK, LEAK, LEAK),
    ("confirm", "A0"): (LEAK, LEAK, LEAK, LEAK),
    ("subject", "A2"): (ACCEPT, CHALLENGE, CHALLENGE, LOG),
    ("subject", "A1"): (CHALLENGE, CHALLENGE, CHALLENGE, REFUSE),
    ("subject", "A0"): (NEW, NEW, NEW, ASIDE),
    ("stale", "A2"): (STALE, STALE, LOG, LOG),
    ("stale", "A1"): (STALE, STALE, LOG, LOG),
    ("stale", "A0"): (NEW, NEW, NEW, ASIDE),
    ("none", "A2"): (TASKS, TASKS, NOTHING, NOTHING),
    ("none", "A1"): (TASKS, TASKS, NOTHING, NOTHING),
    ("none", "A0"): (NEW, NEW, NEW, ASIDE),
}

# The applicant can move nothing inside the office, so either proof is enough for him: the case's own token, or the
# address that the case belongs to.
APPLICANT: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("valid", "A2"): (ACCEPT, ACCEPT, ACCEPT, REFUSE),
    ("valid", "A0"): (ACCEPT, ACCEPT, ACCEPT, REFUSE),
    ("confirm", "A2"): (ACCEPT, ACCEPT, ACCEPT, REFUSE),
    ("confirm", "A0"): (ACCEPT, ACCEPT, ACCEPT, REFUSE),
    ("subject", "A2"): (ACCEPT, ACCEPT, ACCEPT, REFUSE),
    ("subject", "A0"): (NEW, NEW, NEW, ASIDE),
    ("stale", "A2"): (STALE, STALE, STALE, REFUSE),
    ("stale", "A0"): (STALE, STALE, STALE, REFUSE),
}

OWN_ONLY = ("confirm", "conflict", "undo")
"""Purposes of tokens that ask one person about his own word: nobody else of his rank may answer for him."""


def is_applicant(address: str, case: Case, office: Office) -> bool:
    """The address that wrote first, or another registered one of the same agency. Of a sealed case only the first."""
    if address and address == case.applicant.address:
        return True
    if case.sealed:
        return False
    agency = office.agency_at(address)
    return agency is not None and agency.key == case.agency


def token_grade(ticket: Ticket | None) -> str:
    """What a token of a case is worth. `none` is the word for mails that belong to no case; they never come here."""
    if ticket is None or ticket.rotated:
        return "subject"
    if not ticket.live:
        return "stale"
    return "confirm" if ticket.purpose == "confirm" else "valid"


def addressee(ticket: Ticket | None, office: Office) -> Person | None:
    return office.person_at(ticket.address) if ticket else None


def address_grade(
    person: Person | None, ticket: Ticket | None, asked: bool, may: bool, office: Office
) -> str:
    """asked: the step waits for this person. may: he holds a role that may decide in it."""
    if person is None:
        return "A0"
    if ticket is None or ticket.rotated:
        return "A2" if asked else "A1" if may else "A0"
    owner = addressee(ticket, office)
    if owner is not None and owner.key == person.key:
        return "A2"
    return "A1" if may and ticket.purpose not in OWN_ONLY else "A0"


def judge_official(
    person: Person | None, ticket: Ticket | None, grade: Grade, asked: bool, may: bool, office: Office
) -> str:
    """The verdict on an official's answer, or on anybody's with an official's token."""
    if person is not None and addressee(ticket, office) is None:
        # The applicant's token says nothing about an official: the applicant may hold it, and write his name.
        ticket = None
    row = token_grade(ticket), address_grade(person, ticket, asked, may, office)
    return TABLE[row][GRADES.index(grade.level)]


def judge_applicant(address: str, ticket: Ticket | None, grade: Grade, case: Case, office: Office) -> str:
    row = token_grade(ticket), "A2" if is_applicant(address, case, office) else "A0"
    return APPLICANT[row][GRADES.index(grade.level)]


def judge_stray(person: Person | None, grade: Grade) -> str:
    """The verdict on a mail that belongs to no case."""
    return TABLE["none", "A2" if person is not None else "A0"][GRADES.index(grade.level)]
