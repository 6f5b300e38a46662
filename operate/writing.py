"""From Sends to composed mails: limits for strangers, the routing slip, the egress guard. Sends nothing itself."""

from __future__ import annotations

import logging
import re
import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from mail import document, token
from mail.compose import compose
from mail.egress import fault, secrets_in
from operate.program import Program
from workflow.facts import Applied, Case, Decision, File, Mail, Mailbox, Send, Token
from workflow.veil import veiled

log = logging.getLogger("suratd.writing")

FOR_ALL = ("pejabat-konfirmasi",)
"""Mails of the office's own that an applicant gets as well, who is asked whether he really withdraws."""


class Leak(RuntimeError):
    """A mail would carry another person's live token (law L23), or words to whom they are not meant for."""


@dataclass
class Quota:
    """Answers to strangers that are promised in the group of decisions not yet committed."""

    total: int = 0
    each: Counter[str] = field(default_factory=Counter)


def write(program: Program, before: Case | None, decision: Decision, quota: Quota | None = None) -> Applied:
    """The decision with its composed mails. A template's error stops here, before anything is true."""
    case = decision.case or before
    if case is not None and case.sealed:
        decision = veiled(decision, before, program.desk(program.standard(case), {}))
    sends = [send for send in decision.sends if _may(program, send, quota or Quota())]
    if case is not None and any(send.slip for send in sends):
        # Made once for all who get it.
        sheet = slip(program, case)
        sends = [replace(s, attachments=(*s.attachments, sheet)) if s.slip else s for s in sends]
    return Applied(before, decision, tuple(_composed(program, case, send) for send in sends))


def _may(program: Program, send: Send, quota: Quota) -> bool:
    """Law L20: so many automatic answers a day to one unregistered address, and to all of them together."""
    address = send.to.address
    if not address or address == program.sender.address:
        return False
    if not send.stranger:
        return True
    limits, start = program.settings.limits, day_start(program)
    most, most_of_all = limits.answers_per_stranger_per_day, limits.answers_to_strangers_per_day
    each = program.store.answered_stranger(address, start, most) + quota.each[address]
    total = program.store.strangers_answered(start, most_of_all) + quota.total
    if each >= most or total >= most_of_all:
        log.warning("%s: not answered, the day's limit for unregistered addresses is reached", send.template)
        return False
    quota.each[address] += 1
    quota.total += 1
    return True


def day_start(program: Program) -> datetime:
    """Midnight at the office, as a UTC moment."""
    return datetime.combine(program.today, time(0), ZoneInfo(program.office.zone)).astimezone(UTC)


def _composed(program: Program, case: Case | None, send: Send) -> Mail:
    mail = compose(send, case, program.office, program.sender, program.clock(), secrets.token_hex(8))
    wrong = fault(mail.skeleton, program.sender.address, mail.recipient) or misdirected(program, send)
    if wrong:
        raise Leak(f"{mail.key}: {wrong}")
    guard(program, mail)
    return mail


def misdirected(program: Program, send: Send) -> str:
    """Why this mail may not go to this address: what is written for the office stays with its registered people."""
    audience, address = send.template.partition("-")[0], send.to.address.lower()
    if audience in ("pemohon", "admin") or send.template in FOR_ALL:
        # What goes to administrators goes where the settings say, and nowhere else.
        return ""
    return "" if program.office.person_at(address) else "a mail for the office to somebody outside"


def slip(program: Program, case: Case) -> File:
    """The lembar disposisi of a case, made in a child and kept in the spool."""
    if program.readers is None:
        raw = document.slip(case, program.office)
    else:
        raw = program.readers.submit_first(document.slip, case, program.office).result()
    return File(program.spool.keep(raw), f"lembar-disposisi-{case.ref}.pdf", "application/pdf", len(raw))


def guard(program: Program, mail: Mail) -> None:
    """Every string of token shape in a mail is its own, or nobody's live one."""
    own = (
        {token.secret(program.sender.key, kind, mail.issued) for kind in ("rt", "mid")}
        if mail.issued
        else set()
    )
    shapes, codes = secrets_in(mail.skeleton)
    for found in shapes:
        label, _, secret = found.partition(".")
        if secret in own:
            continue
        for recorded in program.store.tickets(label):
            foreign = recorded.live and recorded.issued.address != mail.recipient
            seen = (Token(label, secret, carrier) for carrier in ("address", "references"))
            if foreign and any(token.matches(program.sender.key, one, recorded.issued) for one in seen):
                raise Leak(f"{mail.key} would carry a live token of another person")
    _guard_codes(program, mail, codes)


def _guard_codes(program: Program, mail: Mail, codes: set[str]) -> None:
    """No mail carries the code of an open question to somebody else; words that came in have lost theirs (`redact`)."""
    key = program.sender.key
    foreign = codes - {token.subject_code(key, mail.issued) if mail.issued else ""}
    case = program.store.case(mail.ref) if foreign and mail.ref else None
    for recorded in program.store.tickets(token.step_label(case.ref, case.step)) if case else ():
        if recorded.issued.address != mail.recipient and token.subject_code(key, recorded.issued) in foreign:
            raise Leak(f"{mail.key} would carry the code of a question to another person")


def redact(text: str) -> str:
    """Words that a mail of ours may repeat, without anything of the shape of a token or a code."""
    return re.sub(r"\b[a-zA-Z2-7]{4}\.[a-zA-Z2-7]{26}\b|\(\s?kode\s[^()]{8,12}\)", "…", text)


def service_mail(program: Program, send: Send) -> Mail:
    """A mail that belongs to no case."""
    return _composed(program, None, send)


def admin_mail(
    program: Program, key: str, template: str, facts: dict[str, object], to: str = ""
) -> tuple[Mail, ...]:
    """A mail to the administrator (or to that address), once for each key; none when no address is configured."""
    address = to or program.settings.office.admin
    if not address:
        return ()
    return (_composed(program, None, Send(f"admin/{key}", template, Mailbox(address), facts=facts)),)


def admin_notice(program: Program, key: str, heading: str, account: str, todo: str) -> tuple[Mail, ...]:
    """A technical word to the administrator: what happened, and what to do."""
    facts: dict[str, object] = {"judul": heading, "uraian": redact(account), "tindakan": todo}
    return admin_mail(program, key, "admin-pemberitahuan", facts)


def promise(program: Program, mails: Iterable[Mail], note: str, rule: str) -> None:
    """Record mails that belong to no case and no message, in a transaction of their own."""
    found = tuple(mails)
    if found:
        program.store.apply((Applied(None, Decision(None, (), note, rule), found),), None, program.clock())
