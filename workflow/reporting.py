"""Somebody reports something in words: a new case of a standard with `bahan = "laporan"`. Pure; names no service."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from workflow import checks, secrecy
from workflow.facts import Case, ComplaintFacts, Decision, File, Mailbox, Note, Report
from workflow.free import guard, speaks_of_payment
from workflow.moves import APPLICANT, enter, unique
from workflow.relay import has_relay
from workflow.resemblance import alike, proposing
from workflow.sends import Desk, ask_all, by_rows, facts_of, send, to_carriers

NAMES_WITHIN = 200_000
"""Characters in which officials are looked for by name: a complaint of five megabytes must not hold up the others."""
LONGEST = 20_000
"""Of the words that are carried along; whatever is longer stays whole in the message itself."""


@dataclass(frozen=True)
class Filing:
    """What was reported, by whom, through which channel, and the number that it gets. answers: the Message-ID of the
    reporter's mail; reporter without an address: nobody can be answered by mail; message: names what was handed in;
    others: cases that it may be the same matter as, the likest first."""

    ref: str
    message: str
    received: datetime
    words: str
    reporter: Mailbox
    facts: ComplaintFacts
    code: str = ""
    channel: str = "surel"
    contact: str = ""
    recorder: str = ""
    external: str = ""
    files: tuple[File, ...] = ()
    answers: str = ""
    others: Iterable[Case] = ()


def on_report(filing: Filing, desk: Desk) -> Decision:
    """The new case, its receipt, and the question to whoever confirms its class."""
    standard, found = desk.standard, filing.facts
    known = [c.name for c in standard.categories]
    report = Report(
        words=_bounded(filing.words),
        channel=filing.channel,
        contact=filing.contact,
        recorder=filing.recorder,
        external=filing.external,
        proposed=found.class_ if found.class_ in known else known[0],
        confidence=found.confidence,
        flags=found.flags,
        barred=secrecy.named(filing.words[:NAMES_WITHIN], found.people, desk.office),
        code=filing.code,
    )
    case = Case(
        ref=filing.ref,
        standard=standard.key,
        state=standard.on_complete,
        applicant=filing.reporter,
        received=filing.received,
        since=desk.now,
        step=0,
        # Days count from the first receipt in any channel, whenever somebody says what class it is.
        complete_at=filing.received,
        findings=checks.check_report(report, standard, bool(filing.files)),
        material=tuple(nameless(filing.files)),
        thread=filing.answers,
        report=report,
        sealed=standard.sealed,
    )
    only = secrecy.reserved(case, standard)
    target, rows = (
        (standard.on_reserved, standard.mails_reserved)
        if only
        else (standard.on_complete, standard.mails_complete)
    )
    case = enter(case, target, desk)
    same = alike(case, filing.others, desk)
    if case.report is not None and same:
        case = replace(case, report=replace(case.report, alike=same))
    sends = (
        *(proposing(one, same, desk, case) for one in ask_all(case, desk)),
        *by_rows(rows, case, desk),
        *(guard(case, desk) if speaks_of_payment(report.words) else ()),
    )
    stranger = not desk.office.knows(filing.reporter.address)
    sends = tuple(
        replace(s, stranger=stranger, answers=filing.answers)
        if filing.reporter.address and s.to == filing.reporter
        else s
        for s in sends
    )
    return Decision(case, unique(sends), f"dicatat: {report.channel}", "report:new", actor=APPLICANT)


def _bounded(words: str) -> str:
    words = words.strip()
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + " … (selengkapnya pada berkas asli)"


def nameless(files: tuple[File, ...]) -> list[File]:
    """Names of files say who and what: in a report they are only numbered."""
    return [
        replace(file, name=f"lampiran-{at}{PurePath(file.name).suffix.lower()[:6]}")
        for at, file in enumerate(files, 1)
    ]


def on_joined(case: Case, other: Case, desk: Desk) -> Decision:
    """Another case turned out to be the same matter: its reporter will hear this one's answer."""
    report = case.report
    if report is not None and has_relay(other) and other.report is not None:
        return _on_joined_by_hand(case, report, other, f"{other.report.recorder}/{other.ref}", desk)
    if report is None or not other.applicant.address or other.applicant.address == case.applicant.address:
        return Decision(
            replace(case, notes=(*case.notes, Note(desk.now, "waktu", f"digabung: {other.ref}"))),
            (),
            "digabung",
            "report:joined",
            actor="waktu",
        )
    followers = tuple(dict.fromkeys((*report.followers, other.applicant)))
    notes = (*case.notes, Note(desk.now, "waktu", f"digabung: {other.ref}"))
    case = replace(case, report=replace(report, followers=followers), notes=notes)
    if not desk.state(case).answers and not desk.state(case).final:
        return Decision(case, (), f"digabung: {other.ref}", "report:joined", actor="waktu")
    # The answer has left already: the second reporter gets the same one at once.
    template = next((s.ask for s in desk.standard.states.values() if s.answers), "")
    told = (
        (send(case, template, other.applicant, facts_of(case, desk), other.ref),)
        if template and report.answered
        else ()
    )
    return Decision(case, told, f"digabung: {other.ref}", "report:joined", actor="waktu")


def _on_joined_by_hand(case: Case, report: Report, other: Case, carrier: str, desk: Desk) -> Decision:
    """The second reporter has no address: whoever wrote his complaint down will carry this one's answer to him."""
    notes = (*case.notes, Note(desk.now, "waktu", f"digabung: {other.ref}"))
    carried = tuple(dict.fromkeys((*report.carried, carrier)))
    case = replace(case, report=replace(report, carried=carried), notes=notes)
    template = next((s.ask for s in desk.standard.states.values() if s.answers), "")
    now = desk.state(case).answers or (desk.state(case).final and report.answered)
    told = to_carriers(case, desk, template, (carrier,)) if now and template else ()
    return Decision(case, told, f"digabung: {other.ref}", "report:joined", actor="waktu")
