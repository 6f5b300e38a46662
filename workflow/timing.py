"""When the timed rows of a table act on a case: moments read from state and due day (law L16). Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from workflow import workdays
from workflow.facts import Case, Office
from workflow.standard import Standard, Timed


def moment_of(timed: Timed, case: Case, office: Office) -> datetime | None:
    """When this row acts (UTC); None while it cannot, such as a row about the due day of a case that has none."""
    if timed.after is not None:
        since = case.report.handed if timed.relayed and case.report else case.since
        return workdays.after_workdays(since, timed.after, office) if since else None
    if timed.on_date:
        if case.until is None:
            return workdays.after_workdays(case.since, 1, office)
        midnight = datetime.combine(case.until, time(0), ZoneInfo(office.zone)).astimezone(UTC)
        return workdays.next_office_moment(midnight, office)
    if case.due is None:
        return None
    if timed.part is not None:
        at = -(-len(case.due.counted) * timed.part // 100)
        return workdays.opening(case.due.counted[max(at - 1, 0)], office)
    if timed.before is not None:
        return workdays.opening(workdays.before_due(case.due, timed.before), office)
    past = workdays.due_moment(case.due, office)
    return past if not timed.past else workdays.after_workdays(past, timed.past, office)


def passed(case: Case, standard: Standard, office: Office, now: datetime) -> tuple[Timed, ...]:
    """The rows whose moment is over and that have not acted in this step, in the order of the table."""
    found = []
    for timed in rows_of(case, standard):
        moment = moment_of(timed, case, office)
        if moment is not None and moment <= now:
            found.append(timed)
    return tuple(found)


def rows_of(case: Case, standard: Standard) -> tuple[Timed, ...]:
    """The rows that have still to act: milestones of the whole case while its clock runs, those of its state, and those
    that chase words which have not reached the reporter. Until they have, no time passes for him."""
    state, report = standard.states[case.state], case.report
    unheard = report is not None and report.handed is not None and not state.final
    running = (state.clock == "jalan" or (unheard and state.answers)) and not state.final
    milestones = [t for t in standard.milestones if running and t.name not in case.reached]
    own = [t for t in state.timed if t.name not in case.fired and not (unheard and "pemohon" in state.waits)]
    chasing = [t for t in standard.relays if unheard and report and t.name not in report.chased]
    category = (report.category or report.proposed) if report else ""
    rows = (*milestones, *own, *chasing)
    return tuple(t for t in rows if not t.categories or category in t.categories)


def wake(case: Case, standard: Standard, office: Office) -> datetime | None:
    """When to look at the case again: the next row's moment, moved into office hours; None for an ended case."""
    moments = [
        moment for timed in rows_of(case, standard) if (moment := moment_of(timed, case, office)) is not None
    ]
    return workdays.next_office_moment(min(moments), office) if moments else None
