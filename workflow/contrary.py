"""A decision against a decision: two officials who were both asked and differ, and BATAL by the one who decided. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from workflow import workdays
from workflow.answer import CONFLICT, YES, Answer, noted, sentence_of
from workflow.challenge import ask_once_more
from workflow.facts import Arguments, Case, Decision, Done, Pending, Person, Send
from workflow.moves import take, undo
from workflow.sends import Desk, facts_of, name_of, people_for, petugas, roles_of, send


def is_contrary(case: Case, answer: Answer, person: Person, done: Done, desk: Desk) -> bool:
    """Two officials who were both asked, two different moves, and the second one is clear about his."""
    if done.by == person.key or desk.office.person(done.by) is None or case.pending is not None:
        return False
    if len(desk.standard.states[done.state].waits) < 2 or answer.command.action not in ("auto", "confirm"):
        return False
    roles = roles_of(
        person, replace(case, state=done.state, asked=desk.standard.states[done.state].waits), desk
    )
    second = desk.standard.find_move(done.state, roles, answer.command.move)
    return second is not None and second.name != done.move


def conflict(case: Case, done: Done, pending: Pending, desk: Desk, mark: str) -> tuple[Send, ...]:
    second = Done(done.step, pending.state, pending.move, pending.by, pending.at, arguments=pending.arguments)
    facts = facts_of(
        case,
        desk,
        pertama=sentence_of(done, desk),
        oleh_pertama=name_of(done.by, desk.office),
        kedua=sentence_of(second, desk),
        oleh_kedua=name_of(pending.by, desk.office),
    )
    return tuple(
        replace(send(case, "pejabat-konflik", box, facts, mark), asks="conflict", choices=CONFLICT)
        for box, _ in people_for("kepala", case, desk)
    )


def resolved(case: Case, answer: Answer, person: Person | None, desk: Desk) -> Decision:
    """The Kepala settles a conflict: the first decision stays, or the second one is taken from where it was asked."""
    pending = case.pending
    if pending is None or pending.kind != "conflict" or person is None:
        return noted(case, answer, desk, "perbedaan sudah diselesaikan", "conflict:over")
    if not answer.sure and answer.command.move in ("tetap", "tidak", *YES):
        settled = "tetap" if answer.command.move in ("tetap", "tidak") else "ganti"
        box = person.mailbox
        return ask_once_more(case, answer, person.key, settled, Arguments(), box, desk, "conflict")
    if answer.command.move in ("tetap", "tidak"):
        return noted(
            replace(case, pending=None), answer, desk, "Kepala: tetap keputusan pertama", "conflict:first"
        )
    roles = frozenset(r for p in desk.office.people if p.key == pending.by for r in p.roles)
    move = desk.standard.find_move(pending.state, roles | {"kepala"}, pending.move)
    if move is None or answer.command.move not in YES:
        facts = facts_of(
            case, desk, sebab="mohon jawab 1 (tetap) atau 2 (ganti)", jawaban=answer.mail.words[:400]
        )
        again = replace(
            send(case, "pejabat-tanya-balik", person.mailbox, facts, answer.mail.digest[:12]),
            asks="conflict",
            choices=CONFLICT,
        )
        return noted(case, answer, desk, "belum jelas", "conflict:ask", (again,))
    back = replace(case, state=pending.state, asked=desk.standard.states[pending.state].waits, pending=None)
    return take(back, move, person.key, pending.arguments, desk, answer.mail.grade.level)


def withdrawn(case: Case, answer: Answer, person: Person, desk: Desk) -> Decision:
    """BATAL by the same official, within the working day of his decision, while nobody has decided after him."""
    done = case.decisions[-1] if case.decisions else None
    if done is None or done.by != person.key or desk.now > _until(done.at, desk):
        account = (
            f"{person.name} meminta pembatalan keputusan, tetapi langkah sudah berlanjut atau waktunya lewat."
        )
        sends = petugas(
            case,
            desk,
            "Permintaan BATAL",
            account,
            "Mohon dibicarakan dengan beliau.",
            answer.mail.digest[:12],
        )
        held = sentence_of(done, desk) if done else case.state
        facts = facts_of(
            case,
            desk,
            keputusan=f"{held} (tidak dapat dibatalkan lagi lewat surel; petugas sudah diberi tahu)",
            oleh=name_of(done.by, desk.office) if done else "",
            pada=done.at if done else case.since,
        )
        told = send(case, "pejabat-sudah-diputuskan", person.mailbox, facts, answer.mail.digest[:12])
        return noted(case, answer, desk, "BATAL terlambat", "undo:late", (*sends, told))
    if not answer.sure:
        box = person.mailbox
        return ask_once_more(case, answer, person.key, "batal", Arguments(), box, desk, "undo")
    return undo(case, done, desk)


def _until(moment: datetime, desk: Desk) -> datetime:
    """The end of the working day on which the decision was taken, or of the next one for a decision out of hours."""
    opens = workdays.next_office_moment(moment, desk.office)
    return workdays.closing(workdays.local_day(opens, desk.office), desk.office)
