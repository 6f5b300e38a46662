"""How well senders are proven here: the settings for whoever grades a mail, and our own look at DKIM. Decides nothing."""

from __future__ import annotations

from dataclasses import replace

from mail import dkim
from mail.authenticity import Authentication, looked_again
from mail.dkim import Lookup
from operate.clock import monotonic
from operate.settings import Settings
from workflow.facts import Incoming, Office


def authentication(settings: Settings, office: Office) -> Authentication:
    keys, own = settings.authentication, settings.sender.address.rpartition("@")[2]
    officials = frozenset(address for person in office.people for address in person.addresses)
    return Authentication(
        keys.authserv_id,
        keys.own_hops,
        keys.account_domains,
        keys.level,
        own,
        office.domains | {own},
        keys.own_accounts,
        officials if keys.dkim == "on" else frozenset(),
    )


def lookup_of(settings: Settings) -> Lookup | None:
    """Who is asked for keys; nobody unless the office wants it."""
    if settings.authentication.dkim != "on":
        return None
    from mail.resolver import Resolver

    return Resolver(monotonic).txt


def seen_again(mail: Incoming, lookup: Lookup | None) -> Incoming:
    """The mail with a better grade, when a signature that came with it holds. Takes some seconds at most, seldom any: only
    an official's mail of which our server says nothing has signatures here."""
    if lookup is None or not mail.signatures or mail.automatic or mail.listed or mail.bounce:
        return mail
    return replace(mail, grade=looked_again(mail.grade, dkim.proven(mail.signatures, lookup)), signatures=())
