"""Whatever a server says, the message is read in the end, and nobody's mail is erased."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from mail.inbox import Inbox
from mail.spool import Spool
from tests.mail.reader import QUICK, Reader
from tests.servers import lying_imap as lies
from tests.servers.lying_imap import Lie, LyingImap

OLD = b"Subject: lama\r\n\r\nsatu\r\n"
NEW = b"Subject: baru\r\n\r\ndua\r\n"

IN_IDLE = {
    "a notice together with the plus": lies.exists_with_plus(NEW),
    "a notice before the plus": lies.exists_before_plus(NEW),
    "half a notice, then the rest": lies.half_a_line(NEW),
    "end of the line in idle": lies.cut("IDLE", NEW),
    "bye in idle": lies.bye("IDLE", NEW),
}


@pytest.mark.parametrize("lie", IN_IDLE.values(), ids=IN_IDLE.keys())
def test_message_that_comes_while_idling_is_read_without_waiting_for_the_poll(
    tmp_path: Path, lie: Lie
) -> None:
    # Nothing is filed: a filing would wake the wait, too.
    with LyingImap([OLD], lies=[lie]) as server, Reader(server.port, tmp_path / "f", filing=None) as reader:
        reader.until_arrived(2, seconds=5)
        assert reader.raws == [OLD, NEW]
        assert server.told == ["IDLE"]


HINTLESS = {
    "keepalive and no notice": lies.keepalive_then_nothing(NEW),
    "black hole in idle": lies.silent_in_idle(NEW),
    "no idle here": lies.says("IDLE", "{tag} NO not now"),
    "idle unknown": lies.says("IDLE", "{tag} BAD what?"),
    "black hole at noop": lies.silent("NOOP", NEW),
    "end of the line at noop": lies.cut("NOOP", NEW),
}


@pytest.mark.parametrize("lie", HINTLESS.values(), ids=HINTLESS.keys())
def test_message_of_which_the_server_never_tells_is_read_at_the_next_poll(tmp_path: Path, lie: Lie) -> None:
    settings = replace(QUICK, poll_seconds=0.3, timeout=1)
    with (
        LyingImap([OLD], lies=[lie]) as server,
        Reader(server.port, tmp_path / "f", settings=settings) as reader,
    ):
        reader.until_arrived(1)
        reader.until(lambda: bool(server.told))
        if lie.action.__qualname__.startswith("says"):
            server.add(NEW)
        reader.until_arrived(2)
        assert reader.raws == [OLD, NEW]
        assert server.told == [lie.point]


BROKEN = {
    "no greeting": lies.silent("GREETING"),
    "bye as greeting": lies.bye("GREETING"),
    "rubbish as greeting": lies.says("GREETING", "HTTP/1.1 400 Bad Request"),
    "cut at login": lies.cut("LOGIN"),
    "login refused": lies.says("LOGIN", "{tag} NO [AUTHENTICATIONFAILED] no"),
    "login unanswered": lies.silent("LOGIN"),
    "cut at select": lies.cut("SELECT"),
    "select refused": lies.says("SELECT", "{tag} NO not now"),
    "select read-only": lies.says("SELECT", "* OK [UIDVALIDITY 7] v", "{tag} OK [READ-ONLY] done"),
    "uidvalidity no number": lies.says("SELECT", "* OK [UIDVALIDITY x] v", "{tag} OK done"),
    "search cut": lies.cut("SEARCH"),
    "search unanswered": lies.silent("SEARCH"),
    "search finds rubbish": lies.says("SEARCH", "* SEARCH satu dua", "{tag} OK done"),
    "search refused": lies.says("SEARCH", "{tag} NO not now"),
    "search finds what is not there": lies.says("SEARCH", "* SEARCH 1 88 99", "{tag} OK done"),
    "another tag": lies.says("SEARCH", "XYZ9 OK done"),
    "sizes cut": lies.cut("LOOK"),
    "sizes refused": lies.says("LOOK", "{tag} NO not now"),
    "size too small": lies.says("LOOK", "* 1 FETCH (UID 1 RFC822.SIZE 1)", "{tag} OK done"),
    "size too large": lies.says("LOOK", "* 1 FETCH (UID 1 RFC822.SIZE 9999999)", "{tag} OK done"),
    "size of others": lies.says(
        "LOOK", "* 9 FETCH (FLAGS (\\Seen))", "* 1 FETCH (UID 1 RFC822.SIZE 23)", "{tag} OK x"
    ),
    "body cut": lies.cut("BODY"),
    "body unanswered": lies.silent("BODY"),
    "body refused": lies.says("BODY", "{tag} NO [SERVERBUG] broken"),
    "body bad": lies.says("BODY", "{tag} BAD broken"),
    "bye in the middle of a body": lies.literal(len(OLD), OLD[:9], "* BYE oops"),
    "literal longer than what comes": lies.literal(len(OLD) + 50, OLD),
    "literal shorter than what comes": lies.literal(5, OLD, ")|{tag} OK done"),
    "half a body, well-formed": lies.literal(5, OLD[:5], ")|{tag} OK done"),
    "literal of a terabyte": lies.literal(1 << 40, OLD),
    "literal larger than asked": lies.literal(100_000_000, b"x" * 1000),
    "move answered and not done": lies.says("MOVE", "{tag} OK done"),
    "move refused": lies.says("MOVE", "{tag} NO [OVERQUOTA] full"),
    "move cut": lies.cut("MOVE"),
    "move unanswered": lies.silent("MOVE"),
    "folder cannot be made": lies.says("CREATE", "{tag} NO no permission"),
    "folders unanswered": lies.cut("LIST"),
}


@pytest.mark.parametrize("lie", BROKEN.values(), ids=BROKEN.keys())
def test_lie_ends_in_the_message_being_read_and_filed(tmp_path: Path, lie: Lie) -> None:
    settings = replace(QUICK, timeout=0.7, poll_seconds=0.4)
    with (
        LyingImap([OLD], lies=[lie]) as server,
        Reader(server.port, tmp_path / "f", settings=settings) as reader,
    ):
        reader.until_arrived(1)
        reader.until(lambda: OLD in server.raws("Suratd/Selesai"))
        reader.until_settled()
        assert server.told == [lie.point]
        assert {one.digest for one in reader.arrived} == {reader.arrived[0].digest}
        assert reader.raws[0] == OLD
        reader.until(lambda: reader.inbox.trouble == "")
        assert server.raws() == []


def test_body_that_nobody_asked_for_is_not_read_into_memory(tmp_path: Path) -> None:
    flood = lies.literal(64 << 20, b"x" * (64 << 20), ")|{tag} OK done")
    tracemalloc.start()
    try:
        with LyingImap([OLD], lies=[flood]) as server, Reader(server.port, tmp_path / "f") as reader:
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            reader.until_arrived(1)
            peak = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    assert server.told == ["BODY"]
    assert reader.raws == [OLD]
    assert peak < 8 << 20, f"{peak / 2**20:.1f} MiB"


def test_server_that_shows_its_capabilities_after_login_only_is_asked_to_move(tmp_path: Path) -> None:
    with LyingImap([OLD], before_login="IMAP4rev1") as server, Reader(server.port, tmp_path / "f") as reader:
        reader.until(lambda: bool(server.raws("Suratd/Selesai")))
        assert any(command.startswith("UID MOVE") for command in server.commands)


@pytest.mark.parametrize("offered", ["IMAP4rev1 MOVE UIDPLUS", "IMAP4rev1 UIDPLUS", "IMAP4rev1"])
def test_mail_that_somebody_marked_deleted_survives_our_filing(tmp_path: Path, offered: str) -> None:
    server = LyingImap([OLD, NEW], after_login=offered)
    server.folders["INBOX"][0].flags.add("\\Deleted")
    with server, Reader(server.port, tmp_path / "f", filing=None) as reader:
        reader.until_arrived(2)
        reader.inbox.file(reader.arrived[1].place, "done")
        reader.until(lambda: server.raws("Suratd/Selesai") == [NEW])
        reader.until_settled()
        assert OLD in server.raws()
        assert not [c for c in server.commands if c.upper().startswith("EXPUNGE") or c.upper() == "CLOSE"]


def test_server_that_can_only_copy_gets_one_copy_even_after_a_restart(tmp_path: Path) -> None:
    with LyingImap([OLD], after_login="IMAP4rev1") as server:
        for _ in range(2):
            with Reader(server.port, tmp_path / "f") as reader:
                reader.until_arrived(1)
                reader.until_settled()
        assert server.raws("Suratd/Selesai") == [OLD]
        assert server.raws() == [OLD]


def test_quota_that_is_full_is_told_and_filing_goes_on_when_there_is_room(tmp_path: Path) -> None:
    full = lies.says("MOVE", "{tag} NO [OVERQUOTA] full", times=3)
    settings = replace(QUICK, poll_seconds=0.3)
    with (
        LyingImap([OLD], lies=[full]) as server,
        Reader(server.port, tmp_path / "f", settings=settings) as reader,
    ):
        reader.until(lambda: bool(reader.inbox.unfiled))
        assert "OVERQUOTA" in reader.inbox.trouble
        reader.until(lambda: server.raws("Suratd/Selesai") == [OLD])
        reader.until_settled()
        assert server.connections == 1


def test_message_that_the_server_cannot_hand_out_is_named_and_the_next_one_is_read(tmp_path: Path) -> None:
    def act(c: lies.Connection, tag: str) -> str | None:
        if ":" in c.server.commands[-1] or " 1 " in c.server.commands[-1]:
            c.say(f"{tag} NO [SERVERBUG] cannot read")
            return None
        return lies.HONEST

    lie = Lie("BODY", act, times=1000)
    with (
        LyingImap([OLD, NEW], lies=[lie]) as server,
        Reader(server.port, tmp_path / "f", filing=None) as reader,
    ):
        reader.until_arrived(2, seconds=3)
        first, second = reader.arrived
        assert (first.place.uid, first.digest) == (1, "")
        assert "SERVERBUG" in first.trouble
        assert (second.trouble, reader.spool.read_message(second.digest)) == ("", NEW)
        assert server.connections == 1


def test_message_at_which_the_line_always_breaks_is_named_and_the_next_one_is_read(tmp_path: Path) -> None:
    def act(c: lies.Connection, tag: str) -> str | None:
        if ":" in c.server.commands[-1] or " 1 " in c.server.commands[-1]:
            raise EOFError
        return lies.HONEST

    lie = Lie("BODY", act, times=1000)
    with (
        LyingImap([OLD, NEW], lies=[lie] * 20) as server,
        Reader(server.port, tmp_path / "f", filing=None) as reader,
    ):
        reader.until_arrived(2, seconds=5)
        assert [bool(one.trouble) for one in reader.arrived] == [True, False]


def test_message_whose_size_cannot_be_told_stops_no_other(tmp_path: Path) -> None:
    def act(c: lies.Connection, tag: str) -> str | None:
        if ":" in c.server.commands[-1] or " 1 " in c.server.commands[-1]:
            c.say(f"{tag} NO [SERVERBUG] cannot look")
            return None
        return lies.HONEST

    lie = Lie("LOOK", act, times=1000)
    with (
        LyingImap([OLD, NEW], lies=[lie]) as server,
        Reader(server.port, tmp_path / "f", filing=None) as reader,
    ):
        reader.until_arrived(2, seconds=3)
        assert [bool(one.trouble) for one in reader.arrived] == [True, False]


def test_new_uidvalidity_at_each_login_hands_everything_on_again_under_the_same_digest(
    tmp_path: Path,
) -> None:
    with (
        LyingImap([OLD, NEW], lies=[lies.cut("IDLE")]) as server,
        Reader(server.port, tmp_path / "f", filing=None) as reader,
    ):
        reader.until_arrived(2)
        server.uidvalidity = 8
        reader.until_arrived(4)
        assert [one.digest for one in reader.arrived[:2]] == [one.digest for one in reader.arrived[2:]]
        assert [origin.uidvalidity for origin in reader.origins] == [7, 8]


def test_filing_asked_under_an_old_uidvalidity_moves_nothing_else(tmp_path: Path) -> None:
    with (
        LyingImap([OLD], lies=[lies.cut("IDLE")]) as server,
        Reader(server.port, tmp_path / "f", filing=None) as reader,
    ):
        reader.until_arrived(1)
        place = reader.arrived[0].place
        server.uidvalidity = 8
        reader.until_arrived(2)
        reader.inbox.file(place, "aside")
        reader.until_settled()
        assert server.raws() == [OLD]


def test_filing_is_done_before_the_goodbye(tmp_path: Path) -> None:
    with LyingImap([OLD]) as server:
        reader = Reader(server.port, tmp_path / "f", filing=None)
        with reader:
            reader.until_arrived(1)
            reader.inbox.file(reader.arrived[0].place, "others")
        assert server.raws("Suratd/Lain") == [OLD]


@pytest.mark.parametrize("point", ["LOGIN", "SEARCH", "BODY", "NOOP", "MOVE", "LOGOUT"])
def test_stop_ends_within_ten_seconds_however_deaf_the_server(tmp_path: Path, point: str) -> None:
    settings = replace(QUICK, timeout=60)
    with LyingImap([OLD], lies=[lies.silent(point)]) as server:
        with Reader(server.port, tmp_path / "f", settings=settings) as reader:
            end = time.monotonic() + 0.4
            while time.monotonic() < end:
                reader.turn()
            begin = time.monotonic()
            reader.inbox.stop(1.0)
        assert time.monotonic() - begin < 2.5


def test_waits_between_attempts_grow_and_stay_under_the_limit(tmp_path: Path) -> None:
    settings = replace(QUICK, backoff=(0.05, 0.4))
    refused = [lies.says("LOGIN", "{tag} NO no")] * 100
    with LyingImap([OLD], lies=refused) as server, Reader(server.port, tmp_path / "f", settings=settings):
        time.sleep(2.5)
        assert 6 <= server.connections <= 14


def test_password_never_goes_in_the_clear_to_another_machine(tmp_path: Path) -> None:
    settings = replace(QUICK, host="mail.example.test")
    with pytest.raises(ValueError, match="only for this machine"):
        Inbox(settings, Spool(tmp_path / "f"), origin=None, remember=print, wake=print, now=print)  # type: ignore[arg-type]


def test_starttls_that_is_not_offered_is_not_done_without(tmp_path: Path) -> None:
    settings = replace(QUICK, security="starttls")
    with LyingImap([OLD]) as server, Reader(server.port, tmp_path / "f", settings=settings) as reader:
        reader.until(lambda: "TLS" in reader.inbox.trouble)
        assert not [command for command in server.commands if command.startswith("LOGIN")]


def test_message_that_could_not_be_handed_out_is_asked_for_again_later(tmp_path: Path) -> None:
    """Some broken lines in a row are no fault of the letter: it lay there until somebody started the daemon anew."""
    broken = []

    def act(c: lies.Connection, tag: str) -> str | None:
        if len(broken) < 4:
            broken.append(tag)
            raise EOFError
        return lies.HONEST

    settings = replace(QUICK, again_seconds=0.5)
    with (
        LyingImap([OLD], lies=[Lie("BODY", act, times=1000)] * 9) as server,
        Reader(server.port, tmp_path / "f", settings=settings, filing=None) as reader,
    ):
        reader.until(lambda: any(one.trouble for one in reader.arrived))
        assert reader.inbox.given_up == 1
        reader.until(lambda: any(not one.trouble for one in reader.arrived))
        assert reader.spool.read_message(reader.arrived[-1].digest) == OLD
        assert reader.inbox.given_up == 0
