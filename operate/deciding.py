"""From a mail that was read to what shall become true: finds the case, asks the core, composes. Commits nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mail import token as tokens
from models.store import Recorded
from operate import hearing, questions, reports
from operate.checkpoint import checkpoint
from operate.program import Program
from operate.questions import Looked
from operate.trust import seen_again
from operate.writing import Quota, redact, write
from parsing import complaint
from workflow import classify, decide
from workflow.answers import LEAKED, NOT_OURS
from workflow.authority import is_applicant
from workflow.facts import Applied, Case, ComplaintFacts, Decision, Incoming, Issued, Letter, Ticket
from workflow.reporting import on_joined
from workflow.standard import RECHECK, Standard

REF = re.compile(r"\b[A-Z]{2,5}-\d{4}-\d{4,}\b", re.I)
SPENDS = ("move:", "undo", "survey", "conflict:first", LEAKED)


@dataclass
class Group:
    """Decisions made but not yet committed: what the next one must not overlook."""

    refs: set[str] = field(default_factory=set)
    letters: set[tuple[str, str]] = field(default_factory=set)
    new: dict[str, int] = field(default_factory=dict)
    quota: Quota = field(default_factory=Quota)
    reports: list[Case] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Outcome:
    """What one message makes true; the token it uses up; the folder it goes to; the mail of ours that it reports lost; how
    well its sender is proven, and whether it carried a token or a code of nobody."""

    applied: tuple[Applied, ...]
    used: Issued | None
    place: str
    rule: str
    bounced: int | None = None
    grade: str = ""
    astray: bool = False


class Overlap(Exception):
    """The decision needs something that the group has not committed yet: commit first, then decide again."""


def decide_mail(program: Program, mail: Incoming, group: Group) -> Outcome:
    """The outcome of one message. Raises Overlap, and whatever a template or the records raise."""
    mail = replace(mail, words=redact(mail.words), subject=redact(mail.subject))
    letters = tuple(classify.with_service(letter, program.standards) for letter in mail.letters)
    mail = seen_again(replace(mail, letters=letters), program.lookup)
    token = _token(program, mail)
    looked = Looked(token) if token is not None else questions.look(program, mail)
    astray = looked.recorded is None and bool(mail.tokens or mail.code)
    if astray:
        program.vigil.saw(mail, program.clock())
    outcome = _outcome_of(program, mail, looked, group)
    return replace(outcome, grade=mail.grade.level, astray=astray)


def _outcome_of(program: Program, mail: Incoming, looked: Looked, group: Group) -> Outcome:
    recorded = looked.recorded
    case = _case(program, mail, recorded)
    if case is not None:
        checkpoint("K27")
        if case.ref in group.refs:
            raise Overlap
    if case is not None and not _brings_new_letter(program, mail, case):
        outcome = _by_kind(program, mail, case, looked, True, group)
        if outcome is not None:
            return outcome
    outcome = _by_kind(program, mail, case, looked, False, group)
    assert outcome is not None
    return outcome


def _by_kind(
    program: Program,
    mail: Incoming,
    case: Case | None,
    looked: Looked,
    answers: bool,
    group: Group,
) -> Outcome | None:
    """The outcome by what the mail is; None when it seemed to answer a case and is nobody's answer to it."""
    sight = classify.Sight(mail, program.sender.address, answers, program.office, program.standards)
    if not classify.is_known_unheard(sight):
        sight = replace(sight, heard=complaint.read(f"{mail.subject}\n{mail.words}"))
    kind = classify.classify(sight)
    reported = _reported(program, mail, kind, sight.heard, group)
    if reported is not None:
        return reported
    if kind.kind == "bounce":
        return _bounce(program, mail, case, kind, group)
    if kind.kind == "status":
        return _status(program, mail, case, kind, group)
    if kind.kind == "reply" and case is not None:
        return _answer(program, mail, case, looked, group)
    if kind.rule in ("request-with-letter", "request-with-picture") and decide.is_proven(mail):
        return _letters(program, mail, kind, group)
    return _stray(program, mail, kind, group)


def _reported(
    program: Program, mail: Incoming, kind: classify.Kind, heard: ComplaintFacts, group: Group
) -> Outcome | None:
    """A report in words, an official's form for one, or his wish for the form; None for any other mail."""
    standard = reports.standard_of(program)
    if standard is None or kind.kind in ("own", "bounce", "list", "automatic"):
        return None
    person = reports.recorder_of(program, mail, standard)
    if person is not None and reports.wants_form(mail):
        return _outcome(program, None, reports.empty_form(mail, person, standard), group)
    if person is not None and reports.brings_form(mail, standard):
        told = reports.of_form(mail, person, standard)
        known = program.store.known_as(told.external) if not isinstance(told, str) and told.external else ""
        if isinstance(told, str) or known:
            why = told if isinstance(told, str) else f"laporan itu sudah tercatat sebagai {known}"
            return _outcome(program, None, reports.refused_form(mail, person, standard, why), group)
    elif kind.kind == "complaint":
        person, told = None, reports.of_mail(mail, decide.is_proven(mail), heard)
    else:
        return None
    ref = _next_ref(program, standard, group)
    decision = reports.filed(program, standard, told, ref, group.reports)
    if person is not None:
        decision = reports.noted(mail, person, decision, program.desk(standard))
    rule = kind.rule if person is None else "report:recorded"
    outcome = _outcome(program, None, replace(decision, rule=rule), group)
    if decision.case is not None:
        group.reports.append(decision.case)
    return outcome


def _next_ref(program: Program, standard: Standard, group: Group) -> str:
    ref = program.store.next_ref(standard.code, program.today.year, group.new.get(standard.code, 0))
    group.new[standard.code] = group.new.get(standard.code, 0) + 1
    return ref


# ---------------------------------------------------------------- which case


def _token(program: Program, mail: Incoming) -> Recorded | None:
    """The first of the mail's tokens that is one of ours; several carriers, in the order in which they survive."""
    for seen in mail.tokens:
        for recorded in program.store.tickets(seen.label):
            if tokens.matches(program.sender.key, seen, recorded.issued):
                return recorded
    return None


def _case(program: Program, mail: Incoming, recorded: Recorded | None) -> Case | None:
    """By token, then by the Message-IDs it answers, then by the tag; a number alone is only a hint."""
    if recorded is not None:
        return program.store.case(recorded.issued.ref)
    ref = program.store.refs_of(mail.references) if mail.references else None
    if ref is None and mail.tag:
        ref = mail.tag
    return program.store.case(ref) if ref else None


def _waits_for_letter(program: Program, case: Case) -> bool:
    standard = program.standard(case)
    state = standard.states[case.state]
    move = standard.find_move(case.state, frozenset({"pemohon"}), state.free) if state.free else None
    return move is not None and move.target == RECHECK


def _brings_new_letter(program: Program, mail: Incoming, case: Case) -> bool:
    """An agency that answers an old thread with another letter asks for something new."""
    if _waits_for_letter(program, case) or (mail.sender and program.office.person_at(mail.sender.address)):
        return False
    known = case.letter.number if case.letter else None
    wanted = (one for one in mail.letters if one.request.service == case.standard and not one.trouble)
    return any(one.number and one.number != known for one in wanted)


def _ticket(program: Program, recorded: Recorded | None, case: Case) -> Ticket | None:
    if recorded is None:
        return None
    issued, live = recorded.issued, recorded.live
    if issued.purpose == "conflict":
        # The Kepala's question about two contrary decisions outlives the step in which it arose.
        live = not recorded.used and case.pending is not None and case.pending.kind == "conflict"
    purpose, _, about = issued.purpose.partition("/")
    # A step's token is used up by nothing but its coming back from somebody else.
    rotated = recorded.used and purpose == "step" and issued.step == case.step
    return Ticket(issued.ref, issued.step, issued.address, purpose, issued.choices, live, rotated, about)


# ---------------------------------------------------------------- the kinds


def _outcome(
    program: Program,
    before: Case | None,
    decision: Decision,
    group: Group,
    used: Issued | None = None,
) -> Outcome:
    applied = write(program, before, decision, group.quota)
    if decision.case is not None:
        group.refs.add(decision.case.ref)
    spent = used if decision.rule.startswith(SPENDS) else None
    return Outcome((applied,), spent, decision.place, decision.rule)


def _answer(program: Program, mail: Incoming, case: Case, looked: Looked, group: Group) -> Outcome | None:
    standard, recorded = program.standard(case), looked.recorded
    asked = questions.unanswered(program, mail, group.asked)
    desk = replace(program.desk(standard), known=_named(program, mail, case), questions=asked)
    ticket = _ticket(program, recorded, case)
    words = hearing.hear(mail, case, ticket, desk)
    heard = questions.noted(program, mail, case) if looked.wrong else case
    decision = decide.on_answer(heard, decide.Answer(mail, ticket, words), desk)
    if decision.rule == NOT_OURS:
        return None
    leaked = decision.rule == LEAKED
    spendable = (
        recorded is not None and not recorded.used and (leaked or recorded.issued.purpose not in ("step", ""))
    )
    used = recorded.issued if recorded is not None and spendable else None
    outcome = _outcome(program, case, decision, group, used)
    group.asked.update(questions.put_to(outcome.applied))
    joined = _joined(program, case, decision, group)
    return replace(outcome, applied=(*outcome.applied, joined)) if joined else outcome


def _named(program: Program, mail: Incoming, case: Case) -> frozenset[str]:
    """Numbers in these words, or in those that wait to be confirmed, that are cases of ours."""
    held = "\n".join(p.arguments.note for p in (case.pending, *case.confirming) if p)
    found = {one.upper() for one in REF.findall(f"{mail.words[:2000]}\n{held}")} - {case.ref}
    return frozenset(one for one in list(found)[:5] if program.store.case(one) is not None)


def _joined(program: Program, before: Case, decision: Decision, group: Group) -> Applied | None:
    """The other half of two cases that are one: the first of them learns of its second reporter."""
    case = decision.case
    if case is None or not case.sealed or not case.twin or case.twin == before.twin:
        return None
    first = program.store.case(case.twin)
    if first is None:
        return None
    if first.ref in group.refs:
        raise Overlap
    group.refs.add(first.ref)
    desk = program.desk(program.standard(first))
    return write(program, first, on_joined(first, case, desk), group.quota)


def _letters(program: Program, mail: Incoming, kind: classify.Kind, group: Group) -> Outcome:
    """Every letter of the mail is a case of its own; enclosures go with each of them."""
    wanted = [
        (standard, letter)
        for letter in mail.letters
        if not letter.trouble and (standard := _standard_for(program, letter, kind))
    ]
    applied: list[Applied] = []
    seen: set[tuple[str | None, str]] = set()
    for standard, letter in wanted:
        key = (
            letter.agency.matched,
            f"{letter.number}/{letter.date}" if letter.number else letter.file.sha256,
        )
        if key in seen:
            continue
        seen.add(key)
        applied.append(_one_letter(program, mail, standard, letter, group))
    first = applied[0].decision
    return Outcome(tuple(applied), None, first.place or "done", first.rule)


def _standard_for(program: Program, letter: Letter, kind: classify.Kind) -> Standard | None:
    for standard in program.standards:
        if letter.request.service == standard.key:
            return standard
    if kind.rule == "request-with-picture" and letter.text_source == "none":
        return program.standards[0]
    return None


def _one_letter(
    program: Program, mail: Incoming, standard: Standard, letter: Letter, group: Group
) -> Applied:
    key = (letter.agency.matched or "", f"{letter.number}/{letter.date}")
    if {key, ("", letter.file.sha256)} & group.letters and (letter.number or letter.date):
        raise Overlap
    group.letters |= {key, ("", letter.file.sha256)}
    twin = (
        program.store.twin(letter.agency.matched or "", letter.number, letter.date, letter.file.sha256) or ""
    )
    desk = program.desk(standard)
    same = program.store.case(twin) if twin else None
    if same is not None and same.letter is not None and not standard.states[same.state].final:
        party, same_file = _is_party(program, mail, same), same.letter.file.sha256 == letter.file.sha256
        if same.ref in group.refs:
            raise Overlap
        if party and not same_file and _waits_for_letter(program, same):
            group.refs.add(same.ref)
            return write(program, same, decide.on_mended(same, mail, desk), group.quota)
        if party or same_file:
            group.refs.add(same.ref)
            arrival = decide.Arrival(mail, letter, same.ref, twin)
            return write(program, same, decide.on_duplicate(same, arrival, desk), group.quota)
    ref = _next_ref(program, standard, group)
    group.refs.add(ref)
    alike = program.store.alike(letter, letter.agency.matched) if letter.agency.matched else ()
    decision = decide.on_letter(decide.Arrival(mail, letter, ref, twin, alike), desk)
    return write(program, None, decision, group.quota)


def _is_party(program: Program, mail: Incoming, case: Case) -> bool:
    return mail.sender is not None and is_applicant(mail.sender.address, case, program.office)


def _status(
    program: Program, mail: Incoming, case: Case | None, kind: classify.Kind, group: Group
) -> Outcome:
    named = REF.search(f"{mail.words}\n{mail.subject}")
    if named:
        case = program.store.case(named.group().upper())
    if case is None:
        return _stray(program, mail, kind, group)
    if case.ref in group.refs:
        raise Overlap
    decision = decide.on_status(case, mail, program.desk(program.standard(case)))
    return _outcome(program, case, decision, group)


def _bounce(
    program: Program, mail: Incoming, case: Case | None, kind: classify.Kind, group: Group
) -> Outcome:
    """A delivery report is matched to the exact mail; without one it changes nothing."""
    ids = (*((mail.bounce.message_id,) if mail.bounce and mail.bounce.message_id else ()), *mail.references)
    row = next((found for one in ids if (found := program.store.mail_by_message_id(one))), None)
    if row is None or not row.ref:
        return _stray(program, mail, kind, group)
    case = program.store.case(row.ref)
    if case is None:
        return _stray(program, mail, kind, group)
    if case.ref in group.refs:
        raise Overlap
    decision = decide.on_bounce(case, mail, row.template, program.desk(program.standard(case)))
    lost = row.id if mail.bounce is not None and mail.bounce.permanent else None
    return replace(_outcome(program, case, decision, group), bounced=lost)


def _stray(program: Program, mail: Incoming, kind: classify.Kind, group: Group) -> Outcome:
    tasks = _tasks(program, mail) if kind.kind in ("other", "status") else ()
    stray = decide.Stray(mail, kind, program.office, program.sender.address, program.today, tasks)
    return _outcome(program, None, decide.on_stray(stray), group)


def _tasks(program: Program, mail: Incoming) -> tuple[Mapping[str, object], ...] | None:
    """What waits for the sender, when he is an official; None when he was told today: that walks all open cases."""
    person = program.office.person_at(mail.sender.address) if mail.sender else None
    if person is None:
        return ()
    if program.alarms.get(f"tugas/{person.key}") == program.today:
        return None
    program.alarms[f"tugas/{person.key}"] = program.today
    final = {name for standard in program.standards for name, state in standard.states.items() if state.final}
    cases = program.store.open_cases(final)
    return decide.open_tasks(person, ((case, program.desk(program.standard(case))) for case in cases))
