"""What the daemon would make of one input, as the objects of `suratd explain --json`. Pure: reads no file, keeps nothing.

The keys are a contract: what is absent is null, and nothing else is added but "error" (and "others", when one file
holds more letters than one).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import Enum

from operate import reports
from operate.settings import Settings
from parsing import command, complaint
from workflow import checks, classify, decide, workdays
from workflow.facts import (
    Arguments,
    Attachment,
    Case,
    Choice,
    Command,
    ComplaintFacts,
    Decision,
    Electronic,
    Finding,
    Incoming,
    Letter,
    Mark,
    Office,
    Person,
)
from workflow.standard import Standard

TOKEN = r"([a-z0-9]{4})\.([a-z2-7]{26})"
STAGES = {"kepala": "K", "sekretaris": "K", "kabid": "B", "fungsional": "B", "staf": "S"}
NEW = "0000"
"""Stands where the daemon would put the next number."""


@dataclass(frozen=True)
class World:
    """What an explanation rests on: settings, people, standards, and the moment that counts as now."""

    settings: Settings
    office: Office
    standards: tuple[Standard, ...]
    now: datetime

    @property
    def own(self) -> str:
        return self.settings.sender.address

    @property
    def today(self) -> date:
        return workdays.local_day(self.now, self.office)

    def desk(self, standard: Standard) -> decide.Desk:
        return decide.Desk(standard, self.office, self.now, {}, self.settings.letters.tte_replaces_stamp)


# ---------------------------------------------------------------- a mail


def kind_of(mail: Incoming, world: World) -> classify.Kind:
    """As the daemon's rules say; without records whatever carries one of our three signs counts as an answer."""
    heard = complaint_in(mail)
    return classify.classify(
        classify.Sight(mail, world.own, is_answer(mail, world), world.office, world.standards, heard)
    )


def complaint_in(mail: Incoming) -> ComplaintFacts:
    """What a person's mail says when it is read as a complaint."""
    return (
        ComplaintFacts() if mail.automatic or mail.listed else complaint.read(f"{mail.subject}\n{mail.words}")
    )


def is_answer(mail: Incoming, world: World) -> bool:
    code = mail.tag.partition("-")[0]
    if code and code in {s.code for s in world.standards}:
        return True
    return any(_is_ours(token.carrier, mail, world.own) for token in mail.tokens)


def _is_ours(carrier: str, mail: Incoming, own: str) -> bool:
    """A token of another's address or Message-ID has our shape only by chance."""
    local, _, domain = own.partition("@")
    if carrier == "address":
        shaped = [to for to in mail.to if re.search(rf"\+{TOKEN}@", to, re.I)]
        # None in To: it came in Delivered-To, which our own server wrote.
        return not shaped or any(
            re.fullmatch(rf"{re.escape(local)}\+{TOKEN}@{re.escape(domain)}", to, re.I) for to in shaped
        )
    wanted = re.compile(rf"<{TOKEN}@{re.escape(domain)}>", re.I)
    return any(wanted.fullmatch(reference) for reference in mail.references)


def message(mail: Incoming, file: str, sha256: str, world: World) -> dict[str, object]:
    """The object of a message."""
    kind = kind_of(mail, world)
    broken = {"error": mail.trouble} if mail.trouble else {}
    return broken | {
        "file": file,
        "sha256": sha256,
        "kind": kind.kind,
        "rule": kind.rule,
        "from": mail.sender.address if mail.sender else None,
        "subject": mail.subject,
        "message_id": mail.message_id or None,
        "date": mail.sent_at.isoformat() if mail.sent_at else None,
        "text": mail.text,
        "attachments": [_attachment(a) for a in mail.attachments],
        "sender": {"grade": mail.grade.level, "why": mail.sender_trouble or mail.grade.why},
        "reply": _reply(mail, kind, world),
        "letters": [letter(x, x.file.name, x.file.sha256, world, mail) for x in mail.letters],
        "complaint": complained(complaint_in(mail)) if kind.kind == "complaint" else None,
        "decision": sentence(mail, kind, world),
    }


def _attachment(found: Attachment) -> dict[str, object]:
    return {
        "name": found.name,
        "type": found.type,
        "size": found.size,
        "sha256": found.sha256,
        "use": found.use,
        "why": found.why,
    }


def _reply(mail: Incoming, kind: classify.Kind, world: World) -> dict[str, object] | None:
    """The words and what they order. Words that answer some mail, but none of ours, order nothing."""
    if kind.kind == "reply":
        return {"text": mail.words, **ordered(command_of(mail, world))}
    if kind.kind in ("automatic", "bounce", "list", "own") or not mail.references:
        return None
    found = replace(
        command_of(mail, world),
        action="hold",
        why="bukan jawaban atas permohonan: tanpa token, rujukan, atau tag",
    )
    return {"text": mail.words, **ordered(found)}


def stage_of(mail: Incoming, office: Office) -> str:
    """Without records: from the sender's role."""
    person = office.person_at(mail.sender.address) if mail.sender else None
    return next((STAGES[role] for role in (person.roles if person else ()) if role in STAGES), "P")


def command_of(mail: Incoming, world: World) -> Command:
    has_files = bool(mail.attachments) or bool(mail.links)
    return words(mail.words, stage_of(mail, world.office), world, has_files, mail.subject)


# ---------------------------------------------------------------- words


def words(text: str, stage: str, world: World, has_files: bool = False, subject: str = "") -> Command:
    """What these words order at that stage, with the numbered answers that such a mail offers."""
    return command.read(text, stage, offered(stage, world), has_files, staff_of(world), world.today, subject)


def staff_of(world: World) -> tuple[Person, ...]:
    return tuple(h.person for h in world.office.holders("staf", world.today))


def offered(stage: str, world: World) -> tuple[Choice, ...]:
    """The choices of the state that this stage means: B and P are about finished content, as the contract says."""
    standard = world.standards[0]
    found = [s for s in standard.states.values() if s.stage == stage and s.waits]
    state = next((s for s in found if "konten" in s.encloses), found[0] if found else None)
    if state is None:
        return ()
    staff = tuple((h, 0) for h in world.office.holders("staf", world.today))
    return standard.choices(state.name, frozenset(state.waits), staff)


def ordered(found: Command) -> dict[str, object]:
    """The contract's four keys of a command."""
    return {
        "move": found.move,
        "action": found.action,
        "arguments": arguments(found.arguments),
        "why": found.why,
    }


def arguments(found: Arguments) -> dict[str, object]:
    """Only what is set."""
    told: dict[str, object] = {}
    for field in fields(found):
        value = getattr(found, field.name)
        if value in (None, "", ()):
            continue
        told[field.name] = (
            value.isoformat()
            if isinstance(value, date)
            else list(value)
            if isinstance(value, tuple)
            else value
        )
    return told


def complained(found: ComplaintFacts) -> dict[str, object]:
    """The contract's keys of a complaint; the class is proposed, the pengelola decides it."""
    return {"class": found.class_, "confidence": found.confidence, "flags": list(found.flags)}


def heard(text: str) -> dict[str, object]:
    """A line of `--words` that is to be read as a complaint."""
    found = complaint.read(text)
    return complained(found) | {"is_complaint": found.is_complaint}


# ---------------------------------------------------------------- a letter


def findings_of(found: Letter, world: World, mail: Incoming | None = None) -> tuple[Finding, ...]:
    """The requirements of the service that it asks for; those of the first one when it asks for none."""
    standard = next((s for s in world.standards if s.key == found.request.service), world.standards[0])
    policy = checks.Policy(
        world.office, mail.sender if mail else None, world.settings.letters.tte_replaces_stamp
    )
    return checks.check(found, standard, policy)


def letter(
    found: Letter, file: str, sha256: str, world: World, mail: Incoming | None = None
) -> dict[str, object]:
    """The object of a letter, by itself or within a message."""
    findings = () if found.trouble else findings_of(found, world, mail)
    told: dict[str, object] = {
        "file": file,
        "sha256": sha256,
        "kind": "letter",
        "pages": found.pages,
        "text_source": None if found.text_source == "none" else found.text_source,
        "number": found.number,
        "date": found.date.isoformat() if found.date else None,
        "urgency": found.urgency,
        "subject": found.subject,
        "addressee": found.addressee,
        "office": {"name": found.agency.name, "matched": found.agency.matched, "score": found.agency.score},
        "signer": _plain(found.signer),
        "request": _plain(found.request),
        "signature": _mark(found.signature),
        "stamp": _mark(found.stamp),
        "electronic": _electronic(found.electronic),
        "verdict": None if found.trouble else checks.verdict(findings),
        "missing": [f.name for f in findings if f.verdict == "missing"],
        "seconds": found.seconds,
    }
    if found.trouble:
        told["error"] = found.trouble
    return told


def _mark(found: Mark) -> dict[str, object]:
    return {
        "verdict": found.verdict,
        "confidence": found.confidence,
        "page": found.page,
        "box": list(found.box) if found.box else None,
        "why": found.why,
    }


def _electronic(found: Electronic) -> dict[str, object]:
    """The six keys of the contract; `why` names every signer and what QR codes say."""
    keys = ("verdict", "signer", "signed_at", "covers_whole_file", "changed_after", "why")
    return {key: _plain(getattr(found, key)) for key in keys}


def _plain(value: object) -> object:
    """Frozen facts as JSON has them."""
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]


# ---------------------------------------------------------------- what would be done


def sentence(mail: Incoming, kind: classify.Kind, world: World) -> str:
    """One sentence: what the daemon would do with this mail, decided by the same rules."""
    if kind.kind == "reply":
        return _answered(mail, world)
    if kind.kind == "status" and mail.tag:
        return f"akan menjawab keadaan {mail.tag}, bila pengirim adalah pihak permohonan itu"
    if kind.rule in ("request-with-letter", "request-with-picture") and decide.is_proven(mail):
        told = [_registered(found, mail, world) for found in mail.letters if _wanted(found, kind, world)]
        if told:
            return "; ".join(told)
    standard = next((s for s in world.standards if s.opened_by == "laporan"), None)
    if kind.kind == "complaint" and standard is not None:
        return _reported(mail, standard, world)
    stray = decide.Stray(mail, kind, world.office, world.own, world.today)
    return _outcome(decide.on_stray(stray))


def _reported(mail: Incoming, standard: Standard, world: World) -> str:
    """What a complaint becomes, said without a word of it."""
    ref = f"{standard.code}-{world.today.year}-{NEW}"
    decision, label = reports.tried(mail, complaint_in(mail), world.desk(standard), ref)
    state = decision.case.state if decision.case else ""
    return f"akan mencatat {standard.word} (usulan kelas: {label}), keadaan '{state}', {_mails(decision)}"


def _wanted(found: Letter, kind: classify.Kind, world: World) -> bool:
    asks = any(found.request.service == s.key for s in world.standards)
    return not found.trouble and (
        asks or (kind.rule == "request-with-picture" and found.text_source == "none")
    )


def _registered(found: Letter, mail: Incoming, world: World) -> str:
    standard = next((s for s in world.standards if s.key == found.request.service), world.standards[0])
    desk = world.desk(standard)
    ref = f"{standard.code}-{world.today.year}-{NEW}"
    decision = decide.on_letter(decide.Arrival(mail, found, ref), desk)
    case = decision.case
    assert case is not None
    agency = world.office.agency(case.agency)
    who = agency.name if agency else found.agency.name or case.applicant.address
    becomes = f"keadaan '{case.state}', {_mails(decision)}"
    return f"akan mencatat permohonan {standard.name} dari {who} ({_judged(case)}), {becomes}"


def _judged(case: Case) -> str:
    missing = [f.name for f in case.findings if f.verdict == "missing"]
    unsure = [f.name for f in case.findings if f.verdict == "unsure"]
    parts = [f"kurang: {', '.join(missing)}"] if missing else []
    parts += [f"ragu: {', '.join(unsure)}"] if unsure else []
    return "; ".join(parts) or "lengkap"


def _mails(decision: Decision) -> str:
    if not decision.sends:
        return "tanpa surat keluar"
    seen: dict[str, list[str]] = {}
    for one in decision.sends:
        seen.setdefault(one.template, []).append(one.to.name or one.to.address)
    return "dan mengirim " + ", ".join(f"{name} kepada {' dan '.join(to)}" for name, to in seen.items())


PLACES = {"done": "Selesai", "aside": "Karantina", "others": "Lain"}


def _outcome(decision: Decision) -> str:
    return f"{decision.note}; dipindahkan ke {PLACES.get(decision.place, decision.place)}, {_mails(decision)}"


ACTIONS = {
    "auto": "dilaksanakan",
    "confirm": "ditanyakan sekali lagi sebelum dilaksanakan",
    "ask": "tidak dipahami seluruhnya: pilihan jawabannya dikirim kembali",
    "hold": "tidak mengubah apa pun",
}


def _answered(mail: Incoming, world: World) -> str:
    if mail.sender is None or not decide.is_proven(mail):
        why = mail.sender_trouble or mail.grade.why
        return f"jawaban tidak dipercaya ({why}): tidak mengubah apa pun, petugas diberi tahu"
    found, stage = command_of(mail, world), stage_of(mail, world.office)
    person = world.office.person_at(mail.sender.address)
    who = f"{person.name} ({person.position})" if person else mail.sender.address
    about = f" atas {mail.tag}" if mail.tag else ""
    return (
        f"jawaban{about} dari {who}, tahap {stage}: {found.move}, {ACTIONS.get(found.action, found.action)} "
        "bila token dan alamatnya sah"
    )


# ---------------------------------------------------------------- due days


def due(start: date, terms: Iterable[int], world: World) -> dict[str, object]:
    """When terms that begin with a receipt on `start` are over, each with the days it was counted from."""
    found = {n: workdays.due(start, n, world.office.calendar) for n in terms}
    return {
        "from": start.isoformat(),
        "due": {str(n): one.day.isoformat() for n, one in found.items()},
        "counted": {str(n): [day.isoformat() for day in one.counted] for n, one in found.items()},
        "provisional": any(one.provisional for one in found.values()),
    }
