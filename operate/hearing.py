"""What the words of an answer mean where they were said: by which grammar, of which list a figure is. Decides nothing."""

from __future__ import annotations

from dataclasses import replace

from parsing import command
from workflow.decide import Desk
from workflow.facts import Case, Choice, Command, Incoming, Ticket
from workflow.sends import choices_for
from workflow.standard import Standard


def hear(mail: Incoming, case: Case, ticket: Ticket | None, desk: Desk) -> Command:
    """What the words mean at this stage. Without a token a figure means the list that the sender has now, to be confirmed:
    he may have read another one."""
    person = desk.office.person_at(mail.sender.address) if mail.sender else None
    stage = _stage(desk.standard, case, ticket, person is not None)
    has_files = bool(mail.attachments or mail.links)
    staff = tuple(holder.person for holder, _ in desk.staff(case))

    def read(choices: tuple[Choice, ...]) -> Command:
        return command.read(mail.words, stage, choices, has_files, staff, desk.today, mail.subject)

    found = read(ticket.choices if ticket else ())
    if ticket is not None or person is None or found.action != "ask":
        return found
    again = read(choices_for(case, desk, person.mailbox))
    return replace(again, action="confirm") if again.action in ("auto", "confirm") else found


def _stage(standard: Standard, case: Case, ticket: Ticket | None, official: bool) -> str:
    """The grammar of the answer: of the step that was asked about, also when it is over."""
    if ticket is not None and ticket.purpose in ("confirm", "conflict"):
        return "C"
    if not official:
        return "P"
    state = case.state
    if ticket is not None and not ticket.live:
        state = next((d.state for d in reversed(case.decisions) if d.step == ticket.step), state)
    return standard.states[state].stage
