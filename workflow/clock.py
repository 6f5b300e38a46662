"""What the clock does to a case: reminders, escalations, timed moves, promises that a changed holiday moves. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from workflow import secrecy, workdays
from workflow.facts import Arguments, Case, Choice, Decision, Mailbox, Send
from workflow.moves import TIME, awake, promised, take, unique
from workflow.sends import Desk, ask, facts_of, people_for, roles_of, send
from workflow.standard import Timed
from workflow.timing import passed


def on_clock(case: Case, desk: Desk) -> Decision | None:
    """The gravest row that is due of each kind (milestones, the state's own, words not passed on), in office hours; None
    when nothing is.

    Rows that were due before it are counted as done: a daemon that slept two days sends one reminder, not four.
    """
    if desk.state(case).final or not workdays.in_office_hours(desk.now, desk.office):
        return None
    due = passed(case, desk.standard, desk.office, desk.now)
    if not due:
        return None
    milestones = [timed for timed in due if timed in desk.standard.milestones]
    chasing = [timed for timed in due if timed.relayed]
    own = [timed for timed in due if timed not in milestones and not timed.relayed]
    case = _noted(case, own, milestones, chasing)
    # The reason is asked for whatever else is told: no graver row says it.
    asking = [timed for timed in milestones if timed.action == "alasan"]
    found: Decision | None = None
    for rows in ([timed for timed in milestones if timed not in asking], asking, chasing, own):
        before = found.case if found and found.case else case
        one = _acted(before, rows[-1], desk) if rows else None
        if found is not None and one is not None:
            one = replace(one, sends=unique((*found.sends, *one.sends)), note=f"{found.note}; {one.note}")
        found = one or found
    return found


def _noted(case: Case, own: Sequence[Timed], milestones: Sequence[Timed], chasing: Sequence[Timed]) -> Case:
    """The case that remembers which rows have acted."""
    if chasing and case.report is not None:
        chased = (*case.report.chased, *(timed.name for timed in chasing))
        case = replace(case, report=replace(case.report, chased=chased))
    return replace(
        case,
        fired=(*case.fired, *(timed.name for timed in own)),
        reached=(*case.reached, *(timed.name for timed in milestones)),
    )


def _acted(case: Case, timed: Timed, desk: Desk) -> Decision | None:
    if timed.relayed:
        return _chased(case, timed, desk)
    if timed.action == "gerak":
        return _moved_by_time(case, timed, desk)
    if timed.action == "eskalasi":
        return _escalated(case, timed, desk)
    if timed.action == "alasan":
        return _asked_why(case, timed, desk)
    if timed.action == "beritahu":
        return _reported(case, timed, desk)
    return _reminded(case, timed, desk)


def _moved_by_time(case: Case, timed: Timed, desk: Desk) -> Decision | None:
    move = desk.standard.find_move(case.state, frozenset({TIME}), timed.move)
    if move is None:
        return None
    return take(case, move, TIME, Arguments(), desk)


def _reminded(case: Case, timed: Timed, desk: Desk) -> Decision:
    case = awake(case, desk)
    sends: list[Send] = []
    for role in case.asked:
        for box, title in people_for(role, case, desk):
            sends.append(ask(case, desk, box, timed.template, title, more=timed.name))
    names = ", ".join(s.to.address for s in sends)
    return Decision(
        case, unique(tuple(sends)), f"diingatkan: {names}", f"time:{timed.name}", place="", actor=TIME
    )


def _asked_why(case: Case, timed: Timed, desk: Desk) -> Decision:
    """Whoever it waits for is asked why it is late, in a mail that offers nothing else."""
    case = awake(case, desk)
    sends: list[Send] = []
    for role in case.asked:
        for box, title in people_for(role, case, desk):
            person = desk.office.person_at(box.address)
            held = roles_of(person, case, desk) if person else frozenset()
            move = next((m for m in desk.standard.moves_from(case.state, held) if m.explains), None)
            if move is not None:
                one = Choice(1, move.name, move.label, move.words, hint=move.hint, free=True)
                mail = ask(case, desk, box, timed.template, title, more=timed.name)
                sends.append(replace(mail, choices=(one,), attachments=()))
    names = ", ".join(s.to.address for s in sends)
    return Decision(case, unique(tuple(sends)), f"ditanya alasannya: {names}", f"time:{timed.name}", "", TIME)


def _reported(case: Case, timed: Timed, desk: Desk) -> Decision:
    """Others are told, and nothing changes about who is asked. Roles that a class is reserved for hear of that one only."""
    case = awake(case, desk)
    reserved = {role for c in desk.standard.categories for role in c.only}
    mine = secrecy.reserved(case, desk.standard)
    sends = [
        ask(case, desk, box, timed.template, title, more=timed.name)
        for role in timed.to
        if role in mine or role not in reserved
        for box, title in people_for(role, case, desk)
    ]
    return Decision(
        case, unique(tuple(sends)), f"diberitahukan: {timed.name}", f"time:{timed.name}", "", TIME
    )


def _chased(case: Case, timed: Timed, desk: Desk) -> Decision:
    """Whoever passes words on has not said that they arrived: he is reminded, or others are asked to see to it."""
    case, report = awake(case, desk), case.report
    carrier = people_for("perantara", case, desk)
    who = ", ".join(box.name for box, _ in carrier)
    since = report.handed if report else None
    boxes = dict.fromkeys(
        box for role in timed.to or ("perantara",) for box, _ in people_for(role, case, desk)
    )
    sends = tuple(_about_words(case, timed, box, who, since, desk) for box in boxes)
    names = ", ".join(s.to.address for s in sends)
    return Decision(case, unique(sends), f"titipan diingatkan: {names}", f"time:{timed.name}", "", TIME)


def _about_words(
    case: Case, timed: Timed, box: Mailbox, who: str, since: datetime | None, desk: Desk
) -> Send:
    facts = facts_of(case, desk, penyampai=who, sejak=since)
    mail = send(case, timed.template, box, facts, f"{timed.name}/{since:%Y%m%d%H%M}")
    choices = desk.standard.choices(case.state, frozenset({"perantara"}))
    return replace(mail, asks="step", choices=choices)


def _escalated(case: Case, timed: Timed, desk: Desk) -> Decision:
    """The next role is asked as well, and from now on may decide in this step; those asked before are reminded."""
    former = tuple(box.name for role in case.asked for box, _ in people_for(role, case, desk))
    before = {box.address for role in case.asked for box, _ in people_for(role, case, desk)}
    case = awake(replace(case, asked=tuple(dict.fromkeys((*case.asked, *timed.to)))), desk)
    waited = " dan ".join(dict.fromkeys(former))  # A name has commas of its own.
    sends: list[Send] = []
    for role in timed.to:
        for box, title in people_for(role, case, desk):
            if box.address not in before:
                sends.append(
                    ask(case, desk, box, timed.template, title, more=timed.name, kepada_semula=waited)
                )
    names = ", ".join(s.to.address for s in sends)
    return Decision(case, unique(tuple(sends)), f"dieskalasi kepada: {names}", f"time:{timed.name}", "", TIME)


def on_calendar(case: Case, desk: Desk, why: str) -> Decision | None:
    """A holiday was added or taken away: the due day is counted anew, and whoever was promised a date is told."""
    if case.due is None or desk.state(case).final:
        return None
    former = case.due
    moved = promised(case, desk)
    moved = awake(moved, desk)
    if moved.due == former:
        return (
            None
            if moved.wake == case.wake
            else Decision(moved, (), "jadwal dihitung ulang", "calendar", "", TIME)
        )
    sends: list[Send] = []
    if moved.due is not None and moved.due.day != former.day:
        facts = facts_of(moved, desk, lama=former.day, sebab=why)
        day = moved.due.day.isoformat()
        people = [moved.applicant, *(box for role in moved.asked for box, _ in people_for(role, moved, desk))]
        sends = [send(moved, "pemohon-jadwal-berubah", box, facts, day) for box in people]
    note = f"tenggat dihitung ulang: {former.day} -> {moved.due.day if moved.due else '-'} ({why})"
    return Decision(moved, unique(tuple(sends)), note, "calendar", "", TIME)
