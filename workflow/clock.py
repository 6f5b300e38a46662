"""What the clock does to a case: reminders, escalations, timed moves, promises that a changed holiday moves. Pure."""

from __future__ import annotations

from dataclasses import replace

from workflow import secrecy, workdays
from workflow.facts import Arguments, Case, Decision, Send
from workflow.moves import TIME, awake, promised, take, unique
from workflow.sends import Desk, ask, facts_of, people_for, send
from workflow.standard import Timed
from workflow.timing import passed


def on_clock(case: Case, desk: Desk) -> Decision | None:
    """The gravest row that is due, and the gravest milestone, in office hours; None when nothing is.

    Rows that were due before it are counted as done: a daemon that slept two days sends one reminder, not four.
    """
    if desk.state(case).final or not workdays.in_office_hours(desk.now, desk.office):
        return None
    due = passed(case, desk.standard, desk.office, desk.now)
    if not due:
        return None
    whole = {timed.name for timed in desk.standard.milestones}
    names = [timed.name for timed in due]
    case = replace(
        case,
        fired=(*case.fired, *(name for name in names if name not in whole)),
        reached=(*case.reached, *(name for name in names if name in whole)),
    )
    milestones = [timed for timed in due if timed.name in whole]
    own = [timed for timed in due if timed.name not in whole]
    first = _acted(case, milestones[-1], desk) if milestones else None
    if first is None or first.case is None:
        return _acted(case, own[-1], desk) if own else None
    second = _acted(first.case, own[-1], desk) if own else None
    if second is None:
        return first
    note = f"{first.note}; {second.note}"
    return replace(second, sends=unique((*first.sends, *second.sends)), note=note)


def _acted(case: Case, timed: Timed, desk: Desk) -> Decision | None:
    if timed.action == "gerak":
        return _moved_by_time(case, timed, desk)
    if timed.action == "eskalasi":
        return _escalated(case, timed, desk)
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


def _escalated(case: Case, timed: Timed, desk: Desk) -> Decision:
    """The next role is asked as well, and from now on may decide in this step; those asked before are reminded."""
    former = tuple(box.name for role in case.asked for box, _ in people_for(role, case, desk))
    before = {box.address for role in case.asked for box, _ in people_for(role, case, desk)}
    case = awake(replace(case, asked=tuple(dict.fromkeys((*case.asked, *timed.to)))), desk)
    waited = ", ".join(dict.fromkeys(former))
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
