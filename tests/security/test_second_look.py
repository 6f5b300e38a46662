"""Our own look at DKIM in the daemon: an official's signed answer acts where the server says nothing; nobody else's mail
makes us ask a name server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from mail.resolver import Resolver
from operate.clock import monotonic
from operate.deciding import Group, Outcome, decide_mail
from operate.reading import read_mail
from operate.settings import load
from operate.trust import authentication, lookup_of, seen_again
from parsing.sandbox import Readers
from tests.security.office import Office, moved, reply, stamped, told
from tests.security.test_dkim import KEY, LEAST, SHORT, der, signed
from tests.servers import nameserver
from tests.servers.nameserver import NameServer
from tests.workflow.desk import MONDAY
from tests.world import PEOPLE, configure

NAMES = "from:subject:date:message-id:content-type:to"
KEPALA = PEOPLE["kepala"]
PATIENCE = 0.5


@pytest.fixture(scope="module")
def server() -> Iterator[NameServer]:
    place = "{}._domainkey.suratd.test".format
    records = {
        place("a"): (f"v=DKIM1; k=rsa; p={der(KEY)}",),
        place("least"): (f"v=DKIM1; k=rsa; p={der(LEAST)}",),
        place("short"): (f"v=DKIM1; k=rsa; p={der(SHORT)}",),
        place("withdrawn"): ("v=DKIM1; k=rsa; p=",),
        place("tried"): (f"v=DKIM1; k=rsa; t=y; p={der(KEY)}",),
    }
    odd = {place("silent"): nameserver.silent, place("fails"): nameserver.refused("SERVFAIL")}
    with nameserver.running(NameServer(records, odd)) as server:
        yield server


@pytest.fixture
def office(fresh: Office, server: NameServer) -> Office:
    server.asked.clear()
    fresh.program.lookup = Resolver(monotonic, ("127.0.0.1",), server.port, PATIENCE).txt
    return fresh


def answered(office: Office, words: str = "1", sender: str = KEPALA, **signing: object) -> bytes:
    """The Kepala's answer, signed by his server."""
    raw = reply(office.last("kepala", "pejabat-mohon-disposisi"), sender, words).decode()
    head, _, body = raw.partition("\r\n\r\n")
    return signed(tuple(head.split("\r\n")), body, names=NAMES, at=MONDAY, **signing)  # type: ignore[arg-type]


def heard(office: Office, raw: bytes, level: str = "S1") -> Outcome:
    """What comes of it, with the settings of an office that wants the second look."""
    settings = office.program.settings
    settings = replace(settings, authentication=replace(settings.authentication, dkim="on", level="strict"))
    options = replace(office.options, authentication=authentication(settings, office.program.office))
    options = replace(options, authentication=replace(options.authentication, authserv_id="mx.suratd.test"))
    raw, options = stamped(raw, level, options)
    return decide_mail(office.program, office.reads(raw, options=options), Group())


def test_a_signed_answer_acts_at_once_where_the_server_says_nothing(
    office: Office, server: NameServer
) -> None:
    assert moved(heard(office, answered(office)))
    assert server.asked == ["a._domainkey.suratd.test"]
    # What has been answered is not asked for again.
    assert moved(heard(office, answered(office, selector="a")))
    assert server.asked == ["a._domainkey.suratd.test"]
    assert moved(heard(office, answered(office, selector="least", key=LEAST)))


@pytest.mark.parametrize(
    ("selector", "signing"),
    [
        ("none", {}),
        ("withdrawn", {}),
        ("tried", {}),
        ("fails", {}),
        ("silent", {}),
        ("short", {"key": SHORT}),
        ("a", {"key": LEAST}),
        ("a", {"extra": " l=1;"}),
    ],
)
def test_what_does_not_hold_costs_one_question_and_little_time(
    office: Office, selector: str, signing: dict[str, object]
) -> None:
    began = time.monotonic()
    outcome = heard(office, answered(office, selector=selector, **signing))
    assert not moved(outcome)
    assert told(outcome) == {KEPALA: ["pejabat-konfirmasi"]}
    assert time.monotonic() - began < PATIENCE + 1.5


def test_a_word_changed_on_the_way_costs_one_question(office: Office, server: NameServer) -> None:
    outcome = heard(office, answered(office, "1").replace(b"\r\n\r\n1\r\n", b"\r\n\r\n2\r\n"))
    assert not moved(outcome)
    assert server.asked == []


def test_nobody_else_makes_us_ask(office: Office, server: NameServer) -> None:
    """Neither strangers, nor machines, nor mails of which our server says enough."""
    heard(office, answered(office, sender="warga@suratd.test"))
    heard(office, answered(office, sender="warga@lain.test", domain="lain.test"))
    heard(office, b"Auto-Submitted: auto-replied\r\n" + answered(office))
    for level in ("S3", "S2", "S0"):
        heard(office, answered(office), level)
    assert server.asked == []


def test_the_mail_is_read_in_a_child_and_its_key_asked_for_outside(
    office: Office, server: NameServer
) -> None:
    """The child has no network: what it hands back is all that the daemon needs."""
    settings = office.program.settings
    keys = replace(settings.authentication, dkim="on", level="strict")
    options = replace(
        office.options,
        authentication=authentication(replace(settings, authentication=keys), office.program.office),
    )
    path = office.folder / "surat.eml"
    path.write_bytes(answered(office))
    with Readers(1, preload=("operate.reading",)) as readers:
        mail = readers.submit(read_mail, str(path), MONDAY, str(office.folder), options).result(60)
    assert (mail.grade.level, len(mail.signatures), server.asked) == ("S1", 1, [])
    assert seen_again(mail, office.program.lookup).grade.level == "S2"
    assert server.asked == ["a._domainkey.suratd.test"]


def test_it_is_off_unless_the_office_wants_it(
    office: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    settings, people = load(configure(tmp_path_factory.mktemp("atur"), 9, 9), secrets=False)
    assert settings.authentication.dkim == "off"
    assert lookup_of(settings) is None
    assert authentication(settings, people).looked_at_again == frozenset()
    wanted = replace(settings, authentication=replace(settings.authentication, dkim="on"))
    assert lookup_of(wanted) is not None
    assert KEPALA in authentication(wanted, people).looked_at_again
    office.program.lookup = None
    assert told(heard(office, answered(office))) == {KEPALA: ["pejabat-konfirmasi"]}
