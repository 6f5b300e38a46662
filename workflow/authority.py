"""Whose word counts: (token, address, sender grade) -> what happens, as data (RELIABILITY 4.3). Pure.

A token proves that the mail was seen, the address who says so, the grade how well the address is proven. Only a valid
token together with the registered address moves anything inside the office. Doubt costs a question, never a loss.
"""

from __future__ import annotations

from workflow.facts import Case, Grade, Mailbox, Office, Person, Ticket

ACCEPT, REFUSE, WARN, STALE, IGNORE = "accept", "refuse", "warn", "stale", "ignore"

GRADES = ("S3", "S2", "S1", "S0")

# Columns: S3, S2, S1, S0. refuse: nothing changes and the petugas is told. warn: refuse, and the real addressee is
# told as well. stale: the step is over; the sender is told what holds. ignore: nothing, no answer.
TABLE: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("T2", "A2"): (ACCEPT, ACCEPT, ACCEPT, WARN),
    ("T2", "A1"): (REFUSE, REFUSE, REFUSE, WARN),
    ("T2", "A0"): (WARN, WARN, WARN, WARN),
    ("stale", "A2"): (STALE, STALE, STALE, IGNORE),
    ("stale", "A1"): (STALE, STALE, STALE, IGNORE),
    ("stale", "A0"): (REFUSE, REFUSE, REFUSE, IGNORE),
    ("T1", "A2"): (REFUSE, REFUSE, REFUSE, REFUSE),
    ("T1", "A1"): (REFUSE, REFUSE, REFUSE, REFUSE),
    ("T1", "A0"): (REFUSE, REFUSE, REFUSE, REFUSE),
}

# The applicant can move nothing inside the office, so either proof is enough for him: the case's own token, or the
# address that the case belongs to.
APPLICANT: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("T2", "A2"): (ACCEPT, ACCEPT, ACCEPT, REFUSE),
    ("T2", "A0"): (ACCEPT, ACCEPT, ACCEPT, REFUSE),
    ("stale", "A2"): (STALE, STALE, STALE, REFUSE),
    ("stale", "A0"): (STALE, STALE, STALE, REFUSE),
    ("T1", "A2"): (ACCEPT, ACCEPT, ACCEPT, REFUSE),
    ("T1", "A0"): (REFUSE, REFUSE, REFUSE, REFUSE),
}


def is_applicant(address: str, case: Case, office: Office) -> bool:
    """The address that wrote first, or another registered one of the same agency. Of a sealed case only the first."""
    if address and address == case.applicant.address:
        return True
    if case.sealed:
        return False
    agency = office.agency_at(address)
    return agency is not None and agency.key == case.agency


def token_grade(ticket: Ticket | None) -> str:
    if ticket is None:
        return "T1"
    return "T2" if ticket.live else "stale"


def addressee(ticket: Ticket | None, office: Office) -> Person | None:
    return office.person_at(ticket.address) if ticket else None


def judge_official(sender: Mailbox, ticket: Ticket | None, grade: Grade, office: Office) -> str:
    """The verdict on an official's answer. A2: any registered address of the very person that was asked."""
    asked, person = addressee(ticket, office), office.person_at(sender.address)
    address = "A0"
    if person is not None:
        address = "A2" if asked is None or asked.key == person.key else "A1"
    return TABLE[token_grade(ticket), address][GRADES.index(grade.level)]


def judge_applicant(sender: Mailbox, ticket: Ticket | None, grade: Grade, case: Case, office: Office) -> str:
    address = "A2" if is_applicant(sender.address, case, office) else "A0"
    return APPLICANT[token_grade(ticket), address][GRADES.index(grade.level)]
