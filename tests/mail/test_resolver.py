"""Keys from a real name server on loopback: found, refused, late, forged; bounded in time, and remembered."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from mail.resolver import AGAIN, Resolver
from tests.servers import nameserver
from tests.servers.nameserver import NameServer

KEY = "v=DKIM1; k=rsa; p=" + "A" * 390
A, B = "a._domainkey.suratd.test", "b._domainkey.suratd.test"
PATIENCE = 0.5


class Clock:
    """Seconds that a test moves on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def server() -> Iterator[NameServer]:
    records: dict[str, tuple[str, ...]] = {
        A: (KEY,),
        "two._domainkey.suratd.test": (KEY, "v=DKIM1; p=AAAA"),
        "other._domainkey.suratd.test": ("ini bukan kunci", KEY),
        "empty._domainkey.suratd.test": (),
        "long._domainkey.suratd.test": (KEY * 3,),
        "forged._domainkey.suratd.test": (KEY,),
        "late._domainkey.suratd.test": (KEY,),
    }
    odd = {
        "silent._domainkey.suratd.test": nameserver.silent,
        "fails._domainkey.suratd.test": nameserver.refused("SERVFAIL"),
        "refused._domainkey.suratd.test": nameserver.refused("REFUSED"),
        "long._domainkey.suratd.test": nameserver.truncated,
        "forged._domainkey.suratd.test": nameserver.to_another_question,
        "noise._domainkey.suratd.test": lambda question: b"\x00\x01noise",
    }
    with nameserver.running(NameServer(records, odd)) as server:
        odd["late._domainkey.suratd.test"] = nameserver.late(1.5, server)
        yield server


def resolver(server: NameServer, clock: Clock | None = None) -> Resolver:
    return Resolver(clock or Clock(), ("127.0.0.1",), server.port, PATIENCE)


def test_a_key_in_several_strings_is_found(server: NameServer) -> None:
    assert resolver(server).txt(A) == KEY
    assert resolver(server).txt(A.upper()) == KEY


@pytest.mark.parametrize("selector", ["none", "empty", "two", "fails", "refused", "noise"])
def test_no_key_is_no_key(server: NameServer, selector: str) -> None:
    assert resolver(server).txt(f"{selector}._domainkey.suratd.test") is None


def test_another_text_beside_the_key_does_no_harm(server: NameServer) -> None:
    assert resolver(server).txt("other._domainkey.suratd.test") == KEY


def test_what_a_datagram_cannot_hold_comes_over_tcp(server: NameServer) -> None:
    assert resolver(server).txt("long._domainkey.suratd.test") == KEY * 3
    assert server.over_tcp == ["long._domainkey.suratd.test"]


@pytest.mark.parametrize("name", ["", ".", "a..b", "x" * 64 + ".test", "a." * 200, "\\", "é.test", "a\x00b"])
def test_no_odd_name_raises(server: NameServer, name: str) -> None:
    assert resolver(server).txt(name) is None


@pytest.mark.parametrize("selector", ["silent", "forged", "late"])
def test_who_does_not_answer_costs_little_time_and_is_left_alone(server: NameServer, selector: str) -> None:
    clock, began = Clock(), time.monotonic()
    asks = resolver(server, clock)
    assert asks.txt(f"{selector}._domainkey.suratd.test") is None
    assert time.monotonic() - began < PATIENCE + 1.0
    # Nothing is asked while the servers are left alone, of any name.
    asked = len(server.asked)
    assert asks.txt(A) is None
    assert len(server.asked) == asked
    clock.now += AGAIN + 1
    assert asks.txt(A) == KEY


def test_a_server_that_is_not_there_costs_no_more(server: NameServer) -> None:
    began = time.monotonic()
    assert Resolver(Clock(), ("127.0.0.1",), 9, PATIENCE).txt(A) is None
    assert time.monotonic() - began < PATIENCE + 1.0


def test_an_answer_is_remembered_as_long_as_it_holds(server: NameServer) -> None:
    clock = Clock()
    asks = resolver(server, clock)
    for _ in range(5):
        assert asks.txt(A) == KEY
    assert server.asked == [A]
    clock.now += server.ttl + 1
    assert asks.txt(A) == KEY
    assert server.asked == [A, A]


@pytest.mark.parametrize(("ttl", "early", "late"), [(0, 50, 70), (1_000_000, 3500, 3700)])
def test_how_long_it_holds_is_bounded(server: NameServer, ttl: int, early: int, late: int) -> None:
    clock, server.ttl = Clock(), ttl
    asks = resolver(server, clock)
    asks.txt(A)
    clock.now += early
    asks.txt(A)
    assert server.asked == [A]
    clock.now += late - early
    asks.txt(A)
    assert server.asked == [A, A]


def test_that_there_is_no_key_is_remembered_too(server: NameServer) -> None:
    clock = Clock()
    asks = resolver(server, clock)
    for _ in range(5):
        assert asks.txt(B) is None
        assert asks.txt("fails._domainkey.suratd.test") is None
    assert server.asked.count(B) == 1
    assert server.asked.count("fails._domainkey.suratd.test") <= 3
    server.records = {**server.records, B: (KEY,)}
    clock.now += AGAIN + 1
    assert asks.txt(B) == KEY


def test_many_names_do_not_fill_the_memory(server: NameServer) -> None:
    asks = resolver(server)
    for at in range(300):
        asks.txt(f"{at}._domainkey.suratd.test")
    asks.txt("299._domainkey.suratd.test")
    assert len(server.asked) == 300
    asks.txt("0._domainkey.suratd.test")
    assert len(server.asked) == 301
