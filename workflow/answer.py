"""One answer to a case, as the deciders hand it on: whose mail, which token, what it means. And the two plain things that
may come of it: it is noted, or its writer is asked back with the moves that he has. Moves nothing. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workflow.authority import addressee
from workflow.facts import (
    Case,
    Choice,
    Command,
    Decision,
    Done,
    Incoming,
    Mailbox,
    Note,
    Person,
    Send,
    Ticket,
)
from workflow.moves import sentence, unique
from workflow.sends import Desk, choices_for, facts_of, people_for, petugas, send

YES, NO = ("ya", "setuju", "konfirmasi", "ganti"), ("tidak", "batal", "tolak", "tetap")
CONFIRM = (
    Choice(1, "ya", "Ya, laksanakan", "1 Ya"),
    Choice(2, "tidak", "Tidak jadi", "2 Tidak jadi"),
)
CONFLICT = (
    Choice(1, "tetap", "Tetap pada keputusan pertama", "1 Tetap"),
    Choice(2, "ganti", "Ganti dengan keputusan kedua", "2 Ganti"),
)

PATIENCE = 3
"""So often one person is asked back in one step, and so many messages of an applicant are confirmed on one day: then a
person takes over. Two machines that answer each other fall silent."""
ASKED_BACK = "ditanya kembali"


@dataclass(frozen=True)
class Answer:
    """A mail that answers a case: its token if it had a valid one, and what its words mean at this stage. sure: it acts by
    itself; otherwise the registered address is asked first whether this was his answer (a challenge)."""

    mail: Incoming
    ticket: Ticket | None
    command: Command
    sure: bool = True

    @property
    def sender(self) -> Mailbox:
        return self.mail.sender or Mailbox("")


def is_asked(case: Case, person: Person, desk: Desk) -> bool:
    return any(
        box.address in person.addresses for role in case.asked for box, _ in people_for(role, case, desk)
    )


def by_subject(answer: Answer, person: Person | None, desk: Desk) -> bool:
    """Nothing but the number says which case this official means: an applicant's token is none of his."""
    ticket = answer.ticket
    if ticket is None or ticket.rotated:
        return True
    return person is not None and addressee(ticket, desk.office) is None


def sentence_of(done: Done, desk: Desk) -> str:
    move = next((m for m in desk.standard.moves if m.name == done.move and done.state in m.sources), None)
    return sentence(move, done.arguments, desk) if move else done.move


def noted(
    case: Case, answer: Answer, desk: Desk, text: str, rule: str, sends: tuple[Send, ...] = ()
) -> Decision:
    who = answer.sender.address or "?"
    case = replace(case, notes=(*case.notes, Note(desk.now, who, text)))
    return Decision(case, unique(sends), f"{who}: {text}", rule, actor=who)


def ask_back(case: Case, answer: Answer, box: Mailbox, why: str, desk: Desk) -> Decision:
    """The list of exactly the moves that this person has now (law: help is derived from the table)."""
    mark, who = answer.mail.digest[:12], answer.sender.address or "?"
    if (
        sum(n.by == who and n.text.startswith(ASKED_BACK) and n.at >= case.since for n in case.notes)
        >= PATIENCE
    ):
        account = f"Jawaban dari {who} sudah {PATIENCE} kali belum dapat dipahami: {answer.mail.words[:200]}"
        told = petugas(
            case, desk, "Jawaban belum jelas", account, "Mohon hubungi yang bersangkutan.", str(case.step)
        )
        return noted(case, answer, desk, "belum jelas; petugas diberi tahu", "answer:unclear", told)
    applicant = desk.office.person_at(box.address) is None
    template = "pemohon-tanya-balik" if applicant else "pejabat-tanya-balik"
    words = answer.mail.words[:400]
    asked = replace(
        send(case, template, box, facts_of(case, desk, sebab=why, jawaban=words), mark),
        asks="step",
        choices=choices_for(case, desk, box),
        answers=answer.mail.message_id if applicant else "",
    )
    return noted(case, answer, desk, f"{ASKED_BACK}: {why}", "answer:ask", (asked,))
