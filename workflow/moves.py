"""Takes a case along one row of its table: the case as it will be, and the mails that tell it (laws L2, L14). Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from workflow import relay, workdays
from workflow.facts import Arguments, Case, Decision, Done, File, Finding, Note, Pause, Pending, Send
from workflow.reported import identity_of
from workflow.secrecy import class_of
from workflow.sends import (
    Desk,
    ask_all,
    asked_in,
    by_rows,
    choices_for,
    facts_of,
    name_of,
    people_for,
    petugas,
    send,
)
from workflow.standard import BACK, STAY, Move
from workflow.timing import moment_of, wake

APPLICANT, TIME = "pemohon", "waktu"
THERE, GONE = "dipastikan oleh petugas", "menurut pemeriksaan petugas"
REF = re.compile(r"\b[A-Z]{2,5}-\d{4}-\d{4,}\b")


def enter(case: Case, name: str, desk: Desk) -> Case:
    """The case in another state, as a new step: whoever is waited for, the clock running or standing, what is due."""
    state = desk.standard.states[name]
    pauses = case.pauses
    standing = bool(pauses) and pauses[-1].end is None
    if state.clock == "jeda" and not standing and not (state.answers and relay.has_relay(case)):
        pauses = (*pauses, Pause(desk.today))
    elif state.clock != "jeda" and standing:
        pauses = (*pauses[:-1], replace(pauses[-1], end=desk.today))
    moved = replace(
        case,
        state=name,
        since=desk.now,
        step=case.step + 1,
        asked=asked_in(state, case, desk),
        pauses=pauses,
        fired=(),
        pending=standing_conflict(case),
        confirming=(),
        back=_back(case, name, desk),
    )
    return awake(promised(moved, desk), desk)


def standing_conflict(case: Case) -> Pending | None:
    """A question to the Kepala about two contrary decisions outlives the steps; a confirmation ends with its step."""
    return case.pending if case.pending and case.pending.kind == "conflict" else None


def _back(case: Case, name: str, desk: Desk) -> str:
    """A state that a question or a postponement was asked from, when the new state leads back."""
    leads_back = any(name in m.sources and m.target == BACK for m in desk.standard.moves)
    return case.state if leads_back else ""


def promised(case: Case, desk: Desk) -> Case:
    """The due day counted anew; none before the clock has started."""
    if case.complete_at is None or desk.state(case).final:
        return case
    days = case.days or desk.standard.days
    if desk.standard.categories and case.report is not None:
        # The class says how many days; until somebody has set it nothing is promised.
        category = desk.standard.category(case.report.category)
        if category is None:
            return replace(case, due=None)
        days = case.days or category.days
    start = workdays.local_day(case.complete_at, desk.office)
    due = workdays.due(start, days, desk.office.calendar, case.pauses, desk.today)
    return _rearmed(replace(case, days=days, due=due), desk)


def _rearmed(case: Case, desk: Desk) -> Case:
    """Milestones that lie ahead again, because the due day moved, will act again."""
    if not case.reached:
        return case
    ahead = {
        t.name for t in desk.standard.milestones if (m := moment_of(t, case, desk.office)) and m > desk.now
    }
    return replace(case, reached=tuple(name for name in case.reached if name not in ahead))


def awake(case: Case, desk: Desk) -> Case:
    return replace(case, wake=wake(case, desk.standard, desk.office))


def completed(case: Case, desk: Desk) -> Case:
    """The letter is complete: where the standard says so, the clock starts with the receipt of that letter."""
    if desk.standard.clock_starts != "lengkap" or case.complete_at is not None:
        return case
    return replace(case, complete_at=case.letter_at or case.received)


def judged(findings: tuple[Finding, ...], absent: tuple[str, ...]) -> tuple[Finding, ...]:
    """What a person has looked at is no longer in doubt."""
    found = []
    for finding in findings:
        if finding.verdict == "unsure":
            gone = "*" in absent or finding.name in absent
            verdict, why = ("missing", GONE) if gone else ("ok", THERE)
            finding = replace(finding, verdict=verdict, why=why)
        found.append(finding)
    return tuple(found)


def doubted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What a person had looked at, when he takes his answer back."""
    return tuple(
        replace(f, verdict="unsure", why="jawaban petugas dibatalkan") if f.why in (THERE, GONE) else f
        for f in findings
    )


def take(
    case: Case,
    move: Move,
    by: str,
    arguments: Arguments,
    desk: Desk,
    grade: str = "S1",
    files: tuple[File, ...] = (),
    links: tuple[str, ...] = (),
) -> Decision:
    """The decision that this row makes. `by`: key of a person, "pemohon" or "waktu"."""
    done = Done(case.step, case.state, move.name, by, desk.now, grade, arguments)
    moved = replace(case, decisions=(*case.decisions, done), pending=standing_conflict(case))
    moved = replace(moved, confirming=tuple(p for p in case.confirming if p.by != by))
    moved = _carry(moved, move, by, arguments, desk, files, links)
    if move.delivers or by == APPLICANT:
        moved = relay.arrived(moved, desk.standard, desk.office, desk.now)
    former = case.due.day if case.due else None
    target = (case.back or desk.standard.on_complete) if move.target == BACK else move.target
    category = class_of(moved, desk.standard)
    if move.reserved_target and category is not None and category.only:
        target = move.reserved_target
    elif move.target == STAY:
        return _stay(case, moved, move, by, arguments, desk, former)
    if move.judges_absent is not None:
        moved = replace(moved, findings=judged(moved.findings, move.judges_absent))
        if move.completes and any(f.verdict == "missing" for f in moved.findings):
            target = desk.standard.on_missing
    told = move.mails if target in (move.target, move.reserved_target) or move.target == BACK else ()
    if move.completes and target == move.target:
        moved = completed(moved, desk)
    if move.name == desk.standard.clock_starts:
        moved = replace(moved, complete_at=desk.now)
    moved = enter(_answered(moved, move, target, desk), target, desk)
    sends = (
        *ask_all(moved, desk, revision=move.counts_revision),
        *by_rows(told, moved, desk, lama=former, **_told(move, by, arguments, desk), **_opened(move, moved)),
        *_agreed_time(moved, arguments, desk, former),
        *_tell_others(case, moved, move, by, desk),
        *echo(moved, move, by, arguments, desk),
    )
    note = f"{name_of(by, desk.office)}: {move.name} ({case.state} -> {moved.state})"
    return Decision(moved, unique(sends), note, f"move:{move.name}", actor=by)


def _answered(case: Case, move: Move, target: str, desk: Desk) -> Case:
    """The answer leaves now; or its clock begins anew, because the answer was objected to."""
    if case.report is not None and desk.standard.states[target].answers:
        promised_day = case.due.day if case.due else None
        # Through somebody else's hands it is given only when he says that it arrived.
        given = None if relay.has_relay(case) else desk.now
        case = replace(case, report=replace(case.report, answered=given, promised=promised_day))
    if move.restarts:
        case = replace(case, complete_at=desk.now, days=0, pauses=(), reached=())
    return case


def _opened(move: Move, case: Case) -> dict[str, object]:
    """Who reported, for the one who asks to know it, and for a matter that goes elsewhere; there a wish to stay unknown
    is honoured."""
    flags = set(case.report.flags) if case.report else set()
    shown = move.opens and (move.target == STAY or not {"rahasia", "anonim"} & flags)
    return {"identitas": identity_of(case)} if shown else {}


def _carry(
    case: Case,
    move: Move,
    by: str,
    arguments: Arguments,
    desk: Desk,
    files: tuple[File, ...],
    links: tuple[str, ...],
) -> Case:
    """What an answer brings besides the move: a note, staff, days, a date, files. None of it is lost."""
    if arguments.note:
        case = replace(case, notes=(*case.notes, Note(desk.now, by, arguments.note)))
    if len(arguments.staff) == 1:
        case = replace(case, assignee=arguments.staff[0])
    if arguments.days:
        case = replace(case, days=arguments.days)
    if arguments.until:
        case = replace(case, until=arguments.until)
    if move.counts_revision:
        case = replace(case, revisions=case.revisions + 1)
    if move.joins and (found := REF.search(arguments.note.upper())):
        case = replace(case, twin=found[0])
    if case.report is not None:
        case = _reported(case, move, by, arguments, desk)
    if move.drafts:
        return replace(case, content=files, links=links)
    if "berkas" in move.needs:
        return replace(case, content=files, links=links)
    if files:
        case = replace(case, material=tuple(dict.fromkeys((*case.material, *files))))
    return case


def _reported(case: Case, move: Move, by: str, arguments: Arguments, desk: Desk) -> Case:
    """What an answer adds to the report: its class, the reporter's further words, the answer as drafted."""
    report = case.report
    assert report is not None
    if arguments.category:
        report = replace(report, category=arguments.category)
        # Other days for another class, whatever was agreed before; always counted from the receipt.
        case = replace(case, days=0)
    if by == APPLICANT and arguments.note:
        day = workdays.local_day(desk.now, desk.office)
        report = replace(
            report, words=f"{report.words}\n\n[Tambahan pelapor, {day:%d-%m-%Y}]\n{arguments.note}"
        )
    if move.drafts:
        report = replace(report, draft=arguments.note)
    return replace(case, report=report)


def _told(move: Move, by: str, arguments: Arguments, desk: Desk) -> dict[str, object]:
    """What the row's mails say of this very decision: without an official, never an official's older remark."""
    account = f"{name_of(by, desk.office)}: {sentence(move, arguments, desk)}."
    return {"uraian": account, "alasan": arguments.note if desk.office.person(by) else move.effect}


def _stay(
    case: Case, moved: Case, move: Move, by: str, arguments: Arguments, desk: Desk, former: date | None
) -> Decision:
    """A row that leaves the case where it is (other days): the promise changes, nobody is asked anew."""
    timed = desk.state(case).timed
    again = {t.name for t in timed if t.before is not None or t.past is not None or t.part is not None}
    moved = replace(moved, fired=tuple(name for name in moved.fired if name not in again))
    moved = awake(promised(moved, desk), desk)
    count = str(len(moved.decisions))
    sends = tuple(
        replace(s, key=f"{s.key}/{count}")
        for s in (
            *by_rows(move.mails, moved, desk, lama=former, **_opened(move, moved)),
            *echo(moved, move, by, arguments, desk),
        )
    )
    return Decision(moved, sends, f"{name_of(by, desk.office)}: {move.name}", f"move:{move.name}", actor=by)


def _agreed_time(case: Case, arguments: Arguments, desk: Desk, former: date | None) -> tuple[Send, ...]:
    """Days named together with another decision: whoever was promised a date hears of the new one."""
    if not arguments.days or case.due is None or case.due.day == former:
        return ()
    rows = [m for m in desk.standard.moves if m.target == STAY and "hari" in m.needs]
    return by_rows(rows[0].mails, case, desk, lama=former) if rows else ()


def _tell_others(case: Case, moved: Case, move: Move, by: str, desk: Desk) -> tuple[Send, ...]:
    """ "dan/atau": the first valid decision holds, and the others who were asked are told; all of them when the
    applicant withdraws."""
    withdrawn = by == APPLICANT and desk.state(moved).final
    if desk.office.person(by) is None and not withdrawn:
        return ()
    asked = {box.address: box for role in case.asked for box, _ in people_for(role, case, desk)}
    mine = desk.office.person(by)
    found = []
    for address, box in asked.items():
        person = desk.office.person_at(address)
        if person is None or (mine is not None and person.key == mine.key):
            continue
        facts = facts_of(
            moved, desk, keputusan=move.effect or move.name, oleh=name_of(by, desk.office), pada=desk.now
        )
        found.append(send(moved, "pejabat-sudah-diputuskan", box, facts))
    return tuple(found)


def sentence(move: Move, arguments: Arguments, desk: Desk) -> str:
    """The decision in the words of the table, with what was added to it."""
    parts = [move.effect or move.name]
    if len(arguments.staff) == 1 and (person := desk.office.person(arguments.staff[0])):
        # "Tugas diberikan kepada staf": the name goes on with the sentence.
        parts = (
            [f"{parts[0]} {person.name}"] if parts[0].endswith(" staf") else [*parts, f"staf: {person.name}"]
        )
    if arguments.category and (category := desk.standard.category(arguments.category)):
        parts.append(f"kelas: {category.label}")
    if arguments.days:
        parts.append(f"waktu: {arguments.days} hari kerja")
    if arguments.to:
        parts.append(f"tujuan: {arguments.to}")
    if arguments.note:
        parts.append(f"catatan: {arguments.note}")
    return "; ".join(parts)


def echo(case: Case, move: Move, by: str, arguments: Arguments, desk: Desk) -> tuple[Send, ...]:
    """Law L26: every accepted decision is told to the official, who can answer BATAL."""
    person = desk.office.person(by)
    if person is None:
        return ()
    decided = sentence(move, arguments, desk)
    if move.completes and case.state != move.target:
        decided = "yang diragukan dinyatakan memenuhi syarat; hal lain yang kurang diminta kepada pemohon"
    facts = facts_of(case, desk, keputusan=decided, akibat=f"{desk.standard.word} sekarang {case.state}")
    told = replace(send(case, "pejabat-gema", person.mailbox, facts), asks="undo")
    asked = {box.address for role in case.asked for box, _ in people_for(role, case, desk)}
    if move.target == STAY and person.mailbox.address in asked:
        # Nothing was decided that ends the step: the answer it still waits for can be given to this mail as well.
        told = replace(told, choices=choices_for(case, desk, person.mailbox))
    return (told,)


def unique(sends: tuple[Send, ...]) -> tuple[Send, ...]:
    """One mail a key; the first one stays."""
    found: dict[str, Send] = {}
    for one in sends:
        found.setdefault(one.key, one)
    return tuple(found.values())


def counts_revision(done: Done, desk: Desk) -> bool:
    return any(
        m.counts_revision for m in desk.standard.moves if m.name == done.move and done.state in m.sources
    )


def undo(case: Case, done: Done, desk: Desk) -> Decision:
    """BATAL within the working day: back to the state before, everybody asked anew, whoever was told is told again."""
    told = {box.address: box for role in case.asked for box, _ in people_for(role, case, desk)}
    rest = case.decisions[:-1]
    moved = replace(
        case,
        decisions=rest,
        days=next((d.arguments.days for d in reversed(rest) if d.arguments.days), 0) or 0,
        assignee=next((d.arguments.staff[0] for d in reversed(rest) if len(d.arguments.staff) == 1), ""),
        revisions=case.revisions - counts_revision(done, desk),
    )
    if moved.report is not None and done.arguments.category:
        former = next((d.arguments.category for d in reversed(rest) if d.arguments.category), "")
        moved = replace(moved, report=replace(moved.report, category=former))
    move = next((m for m in desk.standard.moves if m.name == done.move and done.state in m.sources), None)
    if move is not None and move.judges_absent is not None:
        moved = replace(moved, findings=doubted(moved.findings))
    moved = enter(moved, done.state, desk)
    moved = replace(moved, notes=(*moved.notes, Note(desk.now, done.by, f"BATAL: {done.move}")))
    decided = sentence(move, done.arguments, desk) if move else done.move
    facts = facts_of(moved, desk, keputusan=decided, oleh=name_of(done.by, desk.office))
    applicant_told = desk.state(case).clock != "jalan"
    sends = (
        *ask_all(moved, desk),
        *(
            send(moved, "pejabat-dibatalkan", box, facts)
            for box in told.values()
            if box.address != case.applicant.address
        ),
        *((send(moved, "pemohon-status", case.applicant, facts),) if applicant_told else ()),
        *petugas(
            moved,
            desk,
            "Keputusan dibatalkan",
            f"{name_of(done.by, desk.office)} membatalkan: {decided}.",
            "",
        ),
    )
    note = f"{name_of(done.by, desk.office)}: BATAL {done.move} ({case.state} -> {moved.state})"
    return Decision(moved, unique(sends), note, "undo", actor=done.by)
