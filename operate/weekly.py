"""Once a week: what is still open of a service, to those whom its standard names. Numbers, states and days only."""

from __future__ import annotations

from datetime import date, timedelta

from operate.program import Program
from operate.writing import promise, service_mail
from workflow.facts import Case, Send
from workflow.standard import Standard
from workflow.workdays import due_moment, is_workday, local_day

MOST = 40


def weekly(program: Program, today: date) -> None:
    """On a working day, once in its week: the key of the mail stops a second one, whenever the daemon wakes.

    What came in this very week is no reason for one.
    """
    if not is_workday(today, program.office.calendar):
        return
    week, monday = today.isocalendar(), today - timedelta(days=today.weekday())
    for standard in program.standards:
        boxes = [h.person.mailbox for role in standard.digest for h in program.office.holders(role, today)]
        found = _open(program, standard) if boxes else []
        if not any(local_day(case.received, program.office) < monday for case in found):
            continue
        facts = _facts(program, standard, found)
        key = f"ringkasan/{standard.key}/{week.year}-{week.week:02d}"
        mails = [
            service_mail(
                program, Send(f"{key}/{box.address}", "pengelola-ringkasan-mingguan", box, facts=facts)
            )
            for box in boxes
        ]
        promise(program, mails, "ringkasan mingguan", "weekly")


def _open(program: Program, standard: Standard) -> list[Case]:
    """What stands open of them: a digest has no use for words, and what ended long ago is not read for it."""
    final = {name for name, state in standard.states.items() if state.final}
    return program.store.open_cases(final, standard.key, contents=False)


def _facts(program: Program, standard: Standard, found: list[Case]) -> dict[str, object]:
    found = sorted(found, key=lambda case: (case.due.day if case.due else date.min, case.ref))
    return {
        "layanan": standard.name,
        "jumlah": len(found),
        "baris": [_row(program, standard, case) for case in found[:MOST]],
        "lebih": max(len(found) - MOST, 0),
    }


def _row(program: Program, standard: Standard, case: Case) -> dict[str, object]:
    category = standard.category(case.report.category) if case.report else None
    return {
        "ref": case.ref,
        "kelas": category.label if category else "",
        "keadaan": case.state,
        "diterima": local_day(case.received, program.office),
        "tenggat": case.due.day if case.due else None,
        "lewat": bool(case.due and program.clock() > due_moment(case.due, program.office)),
    }
