"""A report in words becomes a case: by mail from anybody, by form from an official, by command. Commits nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mail import token
from operate.program import Program
from parsing import complaint, form
from workflow import decide
from workflow.facts import Case, ComplaintFacts, Decision, File, Incoming, Mailbox, Person, Send
from workflow.intake import usable
from workflow.reporting import Filing, on_report
from workflow.secrecy import class_of
from workflow.sends import Desk, facts_of
from workflow.standard import Standard
from workflow.veil import veiled

TRACKING = re.compile(r"(?:tracking id|id laporan|nomor laporan)\s*[:#]?\s*#?([A-Z0-9-]{4,24})\b", re.I)
BLANK = "CATAT {word}\n{fields}"


NOBODY = Mailbox("")


@dataclass(frozen=True)
class Told:
    """What somebody reported, from whatever door it came in by. heard: what its words say, when they were read already."""

    words: str
    received: datetime
    channel: str = "surel"
    reporter: Mailbox = NOBODY
    contact: str = ""
    recorder: str = ""
    external: str = ""
    files: tuple[File, ...] = ()
    flags: tuple[str, ...] = ()
    message: str = ""
    answers: str = ""
    heard: ComplaintFacts | None = None


def standard_of(program: Program) -> Standard | None:
    """The standard that is opened by words."""
    return next((s for s in program.standards if s.opened_by == "laporan"), None)


def filed(
    program: Program, standard: Standard, told: Told, ref: str, beside: Sequence[Case] = ()
) -> Decision:
    """The decision that opens the case. beside: cases that were opened just now and are not committed yet."""
    found = told.heard or complaint.read(told.words)
    found = replace(found, flags=tuple(dict.fromkeys((*found.flags, *told.flags))))
    filing = Filing(
        ref=ref,
        message=told.message,
        received=told.received,
        words=told.words,
        reporter=told.reporter,
        facts=found,
        code=token.status_code(program.sender.key, ref).upper(),
        channel=told.channel,
        contact=told.contact,
        recorder=told.recorder,
        external=told.external,
        files=told.files,
        answers=told.answers,
        others=program.recollection.near(program.store, standard.code, told.words, program.clock(), beside),
    )
    return on_report(filing, program.desk(standard))


def tried(mail: Incoming, heard: ComplaintFacts, desk: Desk, ref: str) -> tuple[Decision, str]:
    """What a mail would become, and the label of the class proposed: for `explain`, which has no records."""
    told = of_mail(mail, decide.is_proven(mail))
    filing = Filing(ref, mail.digest, mail.received, told.words, told.reporter, heard, answers=told.answers)
    decision = veiled(on_report(filing, desk), None, desk)
    category = class_of(decision.case, desk.standard) if decision.case else None
    return decision, category.label if category else ""


def of_mail(mail: Incoming, proven: bool, heard: ComplaintFacts | None = None) -> Told:
    """A mail of anybody. One whose sender is not proven is recorded all the same, and nobody is answered."""
    subject = re.sub(r"^(?:\s*(?:re|fwd?|tr|bls)\s*:)+", "", mail.subject, flags=re.I).strip()
    plain = re.fullmatch(r"\W*(?:pengaduan|aduan|keluhan|lapor\w*|komplain)?\W*", subject, re.I)
    words = mail.words.strip() or mail.text.strip()
    words = words if plain or not subject or subject.lower() in words.lower() else f"{subject}\n\n{words}"
    return Told(
        words=words.strip(),
        received=mail.received,
        reporter=mail.sender if proven and mail.sender else Mailbox(""),
        files=usable(mail),
        message=mail.digest,
        answers=mail.message_id if proven else "",
        heard=heard if mail.words.strip() else None,
    )


# ---------------------------------------------------------------- forms of officials


def recorder_of(program: Program, mail: Incoming, standard: Standard) -> Person | None:
    """The official who wrote this mail, when he may record reports of others."""
    person = program.office.person_at(mail.sender.address) if mail.sender else None
    if person is None or mail.grade.level == "S0":
        return None
    holders = (
        h.person.key for role in standard.recorders for h in program.office.holders(role, program.today)
    )
    return person if person.key in holders else None


def wants_form(mail: Incoming) -> bool:
    return _first(mail).upper().strip(" .!") == "FORMULIR"


def brings_form(mail: Incoming, standard: Standard) -> bool:
    wanted = rf"\W*(?:re\s*:\s*)?catat\s+{re.escape(standard.word)}"
    return any(re.match(wanted, text, re.I) for text in (_first(mail), mail.subject))


def _first(mail: Incoming) -> str:
    line = next((line for line in mail.words.splitlines() if line.strip()), "")
    return line or re.sub(r"^(?:\s*re\s*:)+", "", mail.subject, flags=re.I).strip()


def empty_form(mail: Incoming, person: Person, standard: Standard) -> Decision:
    told = _to_recorder(mail, person, "petugas-formulir-pengaduan", formulir=_blank(standard))
    return Decision(None, (told,), "formulir dikirim", "report:form", "done")


def refused_form(mail: Incoming, person: Person, standard: Standard, why: str) -> Decision:
    told = _to_recorder(mail, person, "petugas-formulir-keliru", sebab=why, formulir=_blank(standard))
    return Decision(None, (told,), "formulir belum dapat dicatat", "report:form-refused", "done")


def _blank(standard: Standard) -> str:
    return BLANK.format(word=standard.word.upper(), fields=form.FIELDS)


def _to_recorder(mail: Incoming, person: Person, template: str, **facts: object) -> Send:
    key = f"mail/{mail.digest[:16]}/{template}/{person.mailbox.address}"
    return Send(key, template, person.mailbox, facts=facts, answers=mail.message_id)


def of_form(mail: Incoming, person: Person, standard: Standard) -> Told | str:
    """What the form says, or why it cannot be recorded."""
    found = form.read(mail.words, standard.word)
    if found.trouble:
        return found.trouble
    return Told(
        words=found.text,
        received=mail.received,
        channel=found.channels[0],
        reporter=Mailbox(found.address, found.name),
        contact=found.contact,
        recorder=person.key,
        external=_tracking(found.channels[0], f"{mail.subject}\n{mail.words}\n{mail.text}"),
        files=usable(mail),
        flags=flags_of(found),
        message=mail.digest,
    )


def flags_of(found: form.Form) -> tuple[str, ...]:
    return (*(("rahasia",) if found.secret else ()), *(("anonim",) if found.anonymous else ()))


def _tracking(channel: str, text: str) -> str:
    """The id under which the portal knows it: only a report that came from there has one."""
    match = TRACKING.search(text)
    return f"lapor:{match[1].upper()}" if match and channel == "lapor" else ""


def noted(mail: Incoming, person: Person, decision: Decision, desk: Desk) -> Decision:
    """The recorder hears the number."""
    assert decision.case is not None
    facts = facts_of(decision.case, desk)
    told = Send(
        f"{decision.case.ref}/1/petugas-pengaduan-tercatat/{person.mailbox.address}",
        "petugas-pengaduan-tercatat",
        person.mailbox,
        facts=facts,
        answers=mail.message_id,
    )
    return replace(decision, sends=(*decision.sends, told))
