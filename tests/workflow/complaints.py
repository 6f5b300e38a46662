"""Complaints at the desk, for the tests of the core: values only."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache

from operate.standards import load_standards
from parsing import complaint
from tests.workflow.desk import MONDAY, office
from workflow import facts
from workflow.decide import Answer, Desk, on_answer
from workflow.facts import Arguments, Case, Choice, Command, Decision, Grade, Incoming, Mailbox, Ticket
from workflow.reporting import Filing, on_report
from workflow.standard import Standard
from workflow.veil import veiled

WARGA = Mailbox("warga@lain.test", "Sulastri Contohwati")
PLAIN = "Petugas di bagian depan kurang ramah, kami menunggu satu jam tanpa diberi kejelasan."
GRAVE = "Ada oknum yang meminta uang rokok supaya konten kami didahulukan."


@cache
def standard() -> Standard:
    return next(s for s in load_standards() if s.opened_by == "laporan")


def desk(now: datetime = MONDAY, **changes: object) -> Desk:
    return replace(Desk(standard(), office(), now), **changes)  # type: ignore[arg-type]


def reported(words: str = PLAIN, at: Desk | None = None, **changes: object) -> Decision:
    """Somebody reported something."""
    at = at or desk()
    filing = Filing("ADU-2026-0001", "d" * 64, at.now, words, WARGA, complaint.read(words), code="AB3DE5FG")
    return shown(on_report(replace(filing, **changes), at), None, at)  # type: ignore[arg-type]


def shown(decision: Decision, before: Case | None, at: Desk) -> Decision:
    """As the mails leave."""
    return veiled(decision, before, at)


def case_of(decision: Decision) -> Case:
    assert decision.case is not None
    return replace(decision.case, version=decision.case.version + 1)


def says(
    case: Case,
    who: str,
    move: str,
    at: Desk | None = None,
    words: str = "",
    action: str = "auto",
    **given: object,
) -> Decision:
    """An official (by key) or "pelapor" answers this case's present step with a token of his own."""
    at = at or desk()
    person = office().person(who)
    address = person.addresses[0] if person else case.applicant.address
    ticket = Ticket(case.ref, case.step, address, "step", (), True)
    mail = Incoming(
        "e" * 64, at.now, Mailbox(address), words=words or move, grade=Grade("S2"), message_id="<m@x.test>"
    )
    arguments = Arguments(**given)  # type: ignore[arg-type]
    return shown(on_answer(case, Answer(mail, ticket, Command(move, action, arguments)), at), case, at)


def classed(name: str, words: str = PLAIN, at: Desk | None = None) -> Case:
    """A complaint whose class the one in charge has just set."""
    case = case_of(reported(words, at))
    who = "apip" if case.state == "telaah khusus" else "aduan"
    return case_of(says(case, who, "kelas", at, category=name))


def told(decision: Decision) -> dict[str, list[str]]:
    """recipient -> the templates that he gets."""
    found: dict[str, list[str]] = {}
    for send in decision.sends:
        found.setdefault(send.to.address, []).append(send.template)
    return found


def choices(decision: Decision, template: str) -> tuple[Choice, ...]:
    return next(send.choices for send in decision.sends if send.template == template)


def texts(decision: Decision, address: str) -> str:
    """Everything that the mails to this address are given to say."""
    return " ".join(str(s.facts) + str(s.attachments) for s in decision.sends if s.to.address == address)


__all__ = ["GRAVE", "MONDAY", "PLAIN", "WARGA", "facts", "office"]
