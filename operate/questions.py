"""Our questions to registered addresses, in the records: how many wait for an answer, and which one a subject's code names.

The code serves clients that drop every token. It is looked for among this step's questions to this very sender about the
case that the subject names, and nowhere else; after three wrong ones codes count no more in this step. Whoever has it must
still be believed as the table says.
"""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mail import token
from models.store import Recorded
from models.tokens import QUESTION
from operate.program import Program
from operate.writing import day_start
from workflow.challenge import MOST_WITH_TOKEN, TEMPLATE
from workflow.facts import Applied, Case, Incoming, Note

TRIES = 3
WRONG = "kode pada perihal keliru"


@dataclass(frozen=True)
class Looked:
    """What the mail answers by its token or its code, or that the code was a wrong one."""

    recorded: Recorded | None = None
    wrong: bool = False


def look(program: Program, mail: Incoming) -> Looked:
    case = program.store.case(mail.tag) if mail.code and mail.tag and mail.sender else None
    if case is None:
        return Looked()
    addresses = _addresses(program, mail)
    codes = [
        (code, one)
        for one in program.store.tickets(token.step_label(case.ref, case.step))
        if one.issued.ref == case.ref and one.issued.address in addresses
        if (code := token.subject_code(program.sender.key, one.issued))
    ]
    tries = sum(n.text == WRONG and n.by in addresses and n.at >= case.since for n in case.notes)
    if not codes or tries >= TRIES:
        return Looked()
    found = next((one for code, one in codes if hmac.compare_digest(code, mail.code)), None)
    return Looked(found, wrong=found is None)


def noted(program: Program, mail: Incoming, case: Case) -> Case:
    """The case, with one try less."""
    who = mail.sender.address if mail.sender else "?"
    return replace(case, notes=(*case.notes, Note(program.clock(), who, WRONG)))


def unanswered(program: Program, mail: Incoming, promised: Counter[str]) -> int:
    """How often the sender was asked today whether he wrote something, and has not answered. Strangers have other limits.

    promised: address -> questions that are decided on and not yet committed.
    """
    person = program.office.person_at(mail.sender.address) if mail.sender else None
    if person is None:
        return 0
    address = person.mailbox.address
    asked = program.store.questions(TEMPLATE, address, day_start(program), MOST_WITH_TOKEN)
    return asked + promised[address]


def put_to(applied: Iterable[Applied]) -> Iterator[str]:
    """To whom these mails put one."""
    for one in applied:
        yield from (m.recipient for m in one.mails if m.issued and m.issued.purpose.startswith(QUESTION))


def _addresses(program: Program, mail: Incoming) -> tuple[str, ...]:
    sender = mail.sender.address if mail.sender else ""
    person = program.office.person_at(sender)
    return person.addresses if person else (sender,)
