"""The last look at the mails of a sealed case: nobody reads what he may not, nothing names the reporter. Pure (law L25).

Every decision passes here before its mails are composed, so that a template or a row that says too much cannot leak.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workflow import relay, secrecy
from workflow.facts import Case, Choice, Decision, Send
from workflow.reported import CHANNELS
from workflow.sends import Desk, may_read, passes_on, roles_of
from workflow.sends import facts_of as plain_facts

NUMBER_ONLY = "pejabat-nomor-pengaduan"
# What may hold words of the report or of those who handle it.
TELLING = (
    "catatan alasan uraian isi instruksi konsep pesan jawaban keputusan akibat judul penanya menunggu oleh "
    "disposisi_oleh ditugaskan_oleh kepada_semula"
).split()
LISTS = ("identitas", "tautan", "keraguan")


def veiled(decision: Decision, before: Case | None, desk: Desk) -> Decision:
    """The decision with its mails as they may leave."""
    case = decision.case or before
    if case is None or not case.sealed:
        return decision
    found: dict[str, Send] = {}
    for one in decision.sends:
        shown = _veiled(one, case, desk)
        if shown is not None:
            found.setdefault(shown.key, shown)
    decision = replace(decision, sends=tuple(found.values()))
    return relay.entrusted(decision, desk.standard, desk.office, desk.now)


def _veiled(one: Send, case: Case, desk: Desk) -> Send | None:
    person = desk.office.person_at(one.to.address)
    if not one.to.address:
        return None
    reporters = (
        {case.applicant.address, *(b.address for b in case.report.followers)} if case.report else set()
    )
    himself = person is None or passes_on(person, case) or one.to.address in reporters
    if one.template.startswith("pemohon-") and (himself or "titip" in one.facts):
        return _to_reporter(one, case, desk)
    if person is None:
        # The administrator hears numbers, never words.
        return replace(one, facts=_masked(one.facts, case), attachments=())
    if person.key in secrecy.kept_out(case, desk.office, desk.today):
        return None
    if not may_read(one.to.address, case, desk):
        if one.template in relay.CHASED:
            return replace(one, facts=dict(one.facts) | _without_words(one.facts), attachments=())
        return one if one.template == "pejabat-tanpa-biaya" else _number_only(one, case, desk)
    opened = one.facts.get("identitas")
    return one if opened else replace(one, facts=_masked(one.facts, case))


def _to_reporter(one: Send, case: Case, desk: Desk) -> Send:
    """Others may read the reporter's mailbox: of a reserved case it says nothing but where it stands."""
    facts = dict(one.facts) | {"menunggu": "", "oleh": "", "penanya": ""}
    if secrecy.reserved(case, desk.standard):
        facts |= _without_words(facts)
        one = replace(one, attachments=())
    person = desk.office.person_at(one.to.address)
    if person is None or not passes_on(person, case) or one.template in relay.ECHOES:
        return replace(one, facts=facts)
    return _by_hand(replace(one, facts=facts), case, desk)


def _by_hand(one: Send, case: Case, desk: Desk) -> Send:
    """For a reporter without an address: whoever recorded it passes the words on, and says so with one word."""
    report, person = case.report, desk.office.person_at(one.to.address)
    assert report is not None
    assert person is not None
    passed = {
        "kanal": CHANNELS.get(report.channel, report.channel),
        "nama": case.applicant.name,
        "kontak": report.contact,
        # What has ended waits for no word.
        "jawab": not desk.state(case).final,
    }
    choices: tuple[Choice, ...] = one.choices
    if not one.asks:
        rows = roles_of(person, case, desk) & {"perantara"}
        choices = desk.standard.choices(case.state, frozenset(rows))
    asks = one.asks or ("step" if choices else "")
    return replace(one, facts=dict(one.facts) | {"titip": passed}, asks=asks, choices=choices)


def _number_only(one: Send, case: Case, desk: Desk) -> Send:
    """A number, its state and day: all that others may know of it."""
    facts = plain_facts(case, desk)
    facts |= _without_words(facts)
    return Send(one.key.replace(one.template, NUMBER_ONLY), NUMBER_ONLY, one.to, facts=facts)


def _without_words(facts: Mapping[str, object]) -> dict[str, object]:
    empty: dict[str, object] = {name: "" for name in TELLING if name in facts}
    return empty | {name: () for name in LISTS if name in facts}


def _masked(facts: Mapping[str, object], case: Case) -> dict[str, object]:
    return {name: _mask(value, case) for name, value in facts.items()}


def _mask(value: object, case: Case) -> object:
    if isinstance(value, str):
        return secrecy.hidden(value, case)
    if isinstance(value, (list, tuple)):
        return type(value)(_mask(inner, case) for inner in value)
    if isinstance(value, dict):
        return {name: _mask(inner, case) for name, inner in value.items()}
    return value
