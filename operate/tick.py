"""What time does: reminders, escalations, timed moves, promises that a changed holiday moves. Read from the records."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.store import Batch, Stale
from operate.checkpoint import checkpoint
from operate.clock import monotonic
from operate.program import Program
from operate.writing import write
from workflow import workdays
from workflow.decide import on_calendar, on_clock
from workflow.facts import Applied, Case, Decision
from workflow.moves import awake

log = logging.getLogger("suratd.tick")

AT_ONCE, TOGETHER = 200, 20
"""Cases that are read at once, and those that share one commit."""
LONGEST = 0.5
"""Seconds; then mail gets its turn, and what is still due is looked at right after it."""


@dataclass(frozen=True)
class Ticked:
    """done: cases that were touched; more: time was over before the list was."""

    done: int
    more: bool


def tick(program: Program) -> Ticked:
    """What is due now, as much of it as a short while allows. One case's error stops no other."""
    began, done = monotonic(), 0
    load = program.store.workload()
    due = program.store.due(program.clock(), AT_ONCE)
    while due:
        group, due = due[:TOGETHER], due[TOGETHER:]
        done += _together(program, group, load)
        if due and monotonic() - began > LONGEST:
            return Ticked(done, more=True)
    return Ticked(done, more=False)


def _together(program: Program, cases: Sequence[Case], load: Mapping[str, int]) -> int:
    """Decide each, commit them as one, each to stand or fall alone."""
    applied: list[Applied] = []
    for case in cases:
        try:
            decision = on_clock(case, program.desk(program.standard(case), load)) or _later(program, case.ref)
            if decision is not None:
                checkpoint("K31")
                applied.append(write(program, case, decision))
        except KeyError as error:
            log.error("%s", error)
    if not applied:
        return 0
    failed = program.store.apply_many([Batch((one,)) for one in applied], program.clock())
    checkpoint("K32")
    for at, one in enumerate(applied):
        ref = one.decision.case.ref if one.decision.case else "-"
        if at not in failed:
            log.info(
                "%s: time %s state=%s",
                ref,
                one.decision.rule,
                one.decision.case.state if one.decision.case else "",
            )
        elif isinstance(failed[at], Stale):
            log.info("%s: changed meanwhile; looked at again", ref)
        else:
            log.error("%s: %s", ref, failed[at])
    return len(applied) - len(failed)


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
