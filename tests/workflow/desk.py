"""An office, its table and letters for the tests of the core: values only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from mail.compose import REQUIRED
from operate import settings
from operate.standards import ROLES, load_standards
from workflow import facts
from workflow.checks import NAMES
from workflow.decide import Answer, Arrival, Desk, on_letter
from workflow.facts import Case, Command, Decision, Grade, Incoming, Letter, Mailbox, Ticket
from workflow.sends import SUPPLIED
from workflow.standard import Standard, parse_standard

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
FILE = facts.File("a" * 64, "surat.pdf", "application/pdf", 1000)
PRESENT = facts.Mark("present", 0.97, 1, (300, 600, 400, 660), "tinta")
ABSENT = facts.Mark("absent", 0.97, None, None, "kosong")
UNSURE = facts.Mark("unsure", 0.4, None, None, "buram")
DINKES = Mailbox("dinkes@opd.test")


@cache
def office() -> facts.Office:
    return settings.example()[1]


@cache
def standard() -> Standard:
    return load_standards()[0]


def parse(text: str) -> Standard:
    templates = {name: frozenset(keys) for name, keys in REQUIRED.items()}
    return parse_standard(text, NAMES, ROLES, templates, SUPPLIED)


def table() -> str:
    folder = Path(__file__).parents[2] / "workflow" / "standar"
    return (folder / "konten-medsos.toml").read_text(encoding="utf-8")


def letter(**changes: object) -> Letter:
    whole = Letter(
        FILE,
        pages=1,
        text_source="pdf",
        number="400.14.9/1873/2026",
        date=MONDAY.date(),
        subject="Permohonan Konten",
        agency=facts.AgencyMatch("DINAS KESEHATAN", "dinkes", 0.98),
        signer=facts.Signer("dr. CONTOH SATU, M.Kes.", "KEPALA DINAS KESEHATAN", "definitif", None),
        request=facts.Request(
            "konten-medsos",
            needed_by=MONDAY.date(),
            items=(facts.Item("feed", 3),),
            contact=facts.Contact("Contoh", "+6281200000001"),
        ),
        signature=PRESENT,
        stamp=PRESENT,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def mail(
    sender: str = DINKES.address, words: str = "", digest: str = "d" * 64, **changes: object
) -> Incoming:
    found = Incoming(digest, MONDAY, Mailbox(sender), words=words, message_id=f"<{digest[:8]}@opd.test>")
    return replace(found, **changes)  # type: ignore[arg-type]


def desk(now: datetime = MONDAY, **changes: object) -> Desk:
    return replace(Desk(standard(), office(), now), **changes)  # type: ignore[arg-type]


def recorded(one: Letter | None = None, at: Desk | None = None, **changes: object) -> Decision:
    """A letter just came in."""
    found = one or letter()
    return on_letter(Arrival(mail(letters=(found,), **changes), found, "KMS-2026-0001"), at or desk())


def case_of(decision: Decision) -> Case:
    """The case that a decision leaves, as it would be read from the records next."""
    assert decision.case is not None
    return replace(decision.case, version=decision.case.version + 1)


def answer(
    case: Case,
    who: str,
    move: str,
    action: str = "auto",
    *,
    sender: str = "",
    purpose: str = "step",
    step: int | None = None,
    live: bool = True,
    grade: str = "S2",
    words: str = "",
    digest: str = "e" * 64,
    arguments: facts.Arguments | None = None,
    **changes: object,
) -> Answer:
    """An official (by his key) or "pemohon" answers with a token of his own."""
    person = office().person(who)
    address = person.addresses[0] if person else case.applicant.address
    about = next((p.mark for p in case.confirming if p.by == who), "") if purpose == "confirm" else ""
    ticket = Ticket(case.ref, case.step if step is None else step, address, purpose, (), live, False, about)
    incoming = mail(sender or address, words or move, digest, grade=Grade(grade), **changes)
    return Answer(incoming, ticket, Command(move, action, arguments or facts.Arguments()))


def templates(decision: Decision) -> dict[str, list[str]]:
    """recipient -> the templates that he gets."""
    found: dict[str, list[str]] = {}
    for send in decision.sends:
        found.setdefault(send.to.address, []).append(send.template)
    return found
