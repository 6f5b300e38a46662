"""What time does: reminders, escalations, timed moves, promises that a changed holiday moves. Read from the records."""

from __future__ import annotations

import logging
from dataclasses import replace

from models.store import Stale
from operate.checkpoint import checkpoint
from operate.program import Program
from operate.writing import write
from workflow import workdays
from workflow.decide import on_calendar, on_clock
from workflow.facts import Decision
from workflow.moves import awake

log = logging.getLogger("suratd.tick")

AT_ONCE = 200


def tick(program: Program) -> int:
    """Everything that is due now; the number of cases that were touched. One case's error stops no other."""
    done = 0
    for case in program.store.due(program.clock(), AT_ONCE):
        try:
            desk = program.desk(program.standard(case))
            decision = on_clock(case, desk)
            if decision is None:
                decision = _later(program, case.ref)
            if decision is None:
                continue
            checkpoint("K31")
            program.store.apply((write(program, case, decision),), None, program.clock())
            checkpoint("K32")
            log.info(
                "%s: time %s state=%s", case.ref, decision.rule, decision.case.state if decision.case else ""
            )
            done += 1
        except Stale:
            log.info("%s: changed meanwhile; looked at again", case.ref)
        except KeyError as error:
            log.error("%s", error)
    return done


def _later(program: Program, ref: str) -> Decision | None:
    """Due, but nothing acts (out of hours, or nothing left to do): the moment to look again is written down."""
    case = program.store.case(ref)
    if case is None:
        return None
    moved = awake(case, program.desk(program.standard(case)))
    if moved.wake is not None and moved.wake <= program.clock():
        moved = replace(moved, wake=workdays.next_office_moment(program.clock(), program.office))
    if moved.wake == case.wake:
        return None
    return Decision(moved, (), "tidak ada yang jatuh tempo", "time:later", "", "waktu")


def recount(program: Program, why: str) -> int:
    """The calendar changed: every open case is counted anew, and whoever was promised a date is told."""
    final = {name for s in program.standards for name, state in s.states.items() if state.final}
    done = 0
    for case in program.store.open_cases(final):
        decision = on_calendar(case, program.desk(program.standard(case)), why)
        if decision is None:
            continue
        try:
            program.store.apply((write(program, case, decision),), None, program.clock())
            done += 1
            log.info("%s: %s", case.ref, decision.note)
        except Stale:
            log.info("%s: changed meanwhile; counted by its own step", case.ref)
    return done
