"""Questions to the registered address: did he really say so? What was said is held until his "ya". Pure.

Asked when one proof of who wrote is lacking, and before anything leaves the office or a case ends (law L21).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from workflow import workdays
from workflow.answer import (
    CONFIRM,
    CONFLICT,
    NO,
    PATIENCE,
    YES,
    Answer,
    ask_back,
    by_subject,
    noted,
    sentence_of,
)
from workflow.facts import Arguments, Case, Decision, Mailbox, Pending, Person, Send
from workflow.intake import usable
from workflow.moves import APPLICANT, sentence
from workflow.sends import Desk, facts_of, passes_on, petugas, send
from workflow.standard import BACK, STAY, Move

TEMPLATE = "pejabat-konfirmasi"
ASKED_ONCE_MORE = "diminta konfirmasi"
OVER = "konfirmasi ini sudah tidak berlaku"
MOST_A_DAY, MOST_WITH_TOKEN = 6, 24
"""So many doubts of one day, in all cases together, are put to one address that answers none of them. Whoever brings the
tokens of our mails has read them, and may have answered a morning's mails at once: he is asked longer."""
MOST_BY_SUBJECT = 2
"""So often a day one person is asked whether a mail was his that carried the number of a case and no token."""


def ask_once_more(
    case: Case,
    answer: Answer,
    by: str,
    move: str,
    arguments: Arguments,
    box: Mailbox,
    desk: Desk,
    purpose: str = "step",
) -> Decision:
    """One closed question to the registered address of the same person: before anything leaves the office or the case ends
    (law L21), and whenever one proof of who wrote is lacking. What he had brought is kept until then."""
    told = _flooded(case, answer, desk) or _asked_enough(case, answer, desk)
    if told is not None:
        return told
    mark = answer.mail.digest[:12]
    files, links = usable(answer.mail), answer.mail.links
    pending = Pending("confirm", by, move, arguments, case.state, desk.now, purpose, mark, files, links)
    # Each question says what its own "ya" does: one that came later takes nothing from those before it.
    others = [p for p in case.confirming if p.by != by]
    mine = [p for p in case.confirming if p.by == by][-(PATIENCE - 1) :]
    case = replace(case, confirming=(*others, *mine, pending))
    asked = _question(case, pending, box, mark, desk)
    return noted(case, answer, desk, f"{ASKED_ONCE_MORE}: {move}", "answer:confirm", (asked,))


def _flooded(case: Case, answer: Answer, desk: Desk) -> Decision | None:
    """The petugas, once a day, when one address has left too many of our doubts unanswered. What is proven is no doubt, and
    whoever answers is asked on: nobody is kept from deciding as often as he will."""
    person = desk.office.person_at(answer.sender.address)
    if answer.sure or person is None:
        return None
    if desk.questions < (MOST_A_DAY if by_subject(answer, person, desk) else MOST_WITH_TOKEN):
        return None
    account = (
        f"{person.name} hari ini {desk.questions} kali ditanya apakah benar beliau yang menjawab, dan belum menjawab. "
        f"Jawaban lain atas namanya hari ini tidak ditanyakan lagi dan tidak dihitung, juga pada {case.ref}."
    )
    todo = "Mohon hubungi beliau: mungkin ada yang menulis atas namanya."
    told = petugas(case, desk, "Konfirmasi terlalu banyak", account, todo)
    once = tuple(replace(s, key=f"konfirmasi/{desk.today}/{person.key}/{s.to.address}") for s in told)
    return noted(
        case, answer, desk, "tidak ditanyakan lagi hari ini; petugas diberi tahu", "answer:unclear", once
    )


def _asked_enough(case: Case, answer: Answer, desk: Desk) -> Decision | None:
    """The petugas, when somebody was asked often enough: nobody can flood an official's mailbox with our questions."""
    who = answer.sender.address or "?"
    mine = [
        n for n in case.notes if n.by == who and n.text.startswith(ASKED_ONCE_MORE) and n.at >= case.since
    ]
    today = [n for n in mine if workdays.local_day(n.at, desk.office) == desk.today]
    person = desk.office.person_at(who)
    merely_named = person is not None and by_subject(answer, person, desk)
    if len(mine) < PATIENCE and not (merely_named and len(today) >= MOST_BY_SUBJECT):
        return None
    account = f"{who} sudah {len(mine)} kali dimintai konfirmasi tanpa hasil: {answer.mail.words[:200]}"
    todo = "Mohon hubungi yang bersangkutan."
    told = petugas(case, desk, "Konfirmasi tidak selesai", account, todo, f"konfirmasi/{case.step}")
    return noted(case, answer, desk, "konfirmasi tidak selesai; petugas diberi tahu", "answer:unclear", told)


def _question(case: Case, pending: Pending, box: Mailbox, mark: str, desk: Desk) -> Send:
    """The mail that says exactly what a "yes" will do."""
    decided, outcome = _meaning(case, pending, desk)
    facts = facts_of(case, desk, keputusan=decided, akibat=outcome)
    asked = send(case, TEMPLATE, box, facts, mark)
    return replace(asked, asks=f"confirm/{pending.mark}", choices=CONFIRM)


def _meaning(case: Case, pending: Pending, desk: Desk) -> tuple[str, str]:
    """What was decided and what comes of it, in the words of the table."""
    if pending.purpose == "undo":
        done = case.decisions[-1] if case.decisions else None
        return f"membatalkan keputusan: {sentence_of(done, desk)}" if done else "membatalkan keputusan", ""
    if pending.purpose == "conflict":
        return next((c.label.lower() for c in CONFLICT if c.move == pending.move), pending.move), ""
    meant = (m for m in desk.standard.moves if m.name == pending.move and pending.state in m.sources)
    move = next(meant, None)
    if move is None:
        return pending.move, ""
    return sentence(move, pending.arguments, desk), _outcome(move, desk)


def _outcome(move: Move, desk: Desk) -> str:
    """What the confirmed decision will make of the case; a way back to where it came from has no name of its own."""
    return "" if move.target in (BACK, STAY) else f"{desk.standard.word} menjadi {move.target}"


def heard(case: Case, answer: Answer, person: Person | None, desk: Desk) -> Decision | Pending:
    """What the answer to a question comes to: what was held until its "ya", or the decision when it is none."""
    box = person.mailbox if person else answer.sender
    about, speakers = answer.ticket.about if answer.ticket else "", _speakers(case, person)
    asked = (p for p in case.confirming if p.by in speakers and p.state == case.state and p.mark == about)
    pending = next(asked, None)
    if pending is None or (person is not None and desk.now > _valid_until(pending.at, desk)):
        return ask_back(case, answer, box, OVER, desk)
    if answer.command.move in NO:
        return noted(
            settled(case, pending), answer, desk, f"tidak jadi: {pending.move}", "answer:unconfirmed"
        )
    if answer.command.move not in YES:
        again = _question(case, pending, box, answer.mail.digest[:12], desk)
        return noted(case, answer, desk, "konfirmasi belum jelas, ditanya lagi", "answer:confirm", (again,))
    return pending


def settled(case: Case, pending: Pending) -> Case:
    return replace(case, confirming=tuple(p for p in case.confirming if p is not pending))


def _speakers(case: Case, person: Person | None) -> tuple[str, ...]:
    """As whom this person may have been asked: himself, and the applicant for whom he speaks."""
    if person is None:
        return (APPLICANT,)
    himself = case.sealed and case.applicant.address in person.addresses
    return (person.key, APPLICANT) if himself or passes_on(person, case) else (person.key,)


def _valid_until(moment: datetime, desk: Desk) -> datetime:
    """A question waits for its answer one working day."""
    return workdays.after_workdays(workdays.next_office_moment(moment, desk.office), 1, desk.office)
