"""The mark in the mailbox: who may work in it (fault F29), against a real Dovecot and a server that knows no marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mail import mark
from mail.imap import Session
from mail.mark import Claim, Foreign, Mark
from tests.mail.reader import QUICK, Reader
from tests.servers.dovecot import Dovecot
from tests.servers.lying_imap import LyingImap

FOLDER = "Suratd/Penanda"
OURS = Mark("catatan-kami", "mesin-kami", "INBOX", "server satu")
LETTER = b"From: camat@opd.test\r\nMessage-ID: <1@opd.test>\r\nSubject: Surat\r\n\r\nisi\r\n"


def raw(one: Mark) -> bytes:
    return f"Subject: Penanda\r\n{mark.FIELD}: {one.to_text()}\r\n\r\nPenanda.\r\n".encode()


def claim(mine: Mark = OURS, known: Mark | None = None, write: Callable[[Mark], bytes] = raw) -> Claim:
    return Claim(mine, FOLDER, known=known, remember=lambda found: None, write=write)


def session(dovecot: Dovecot, account: str) -> Session:
    return Session(replace(QUICK, port=dovecot.imap_port, user=account))


def put(dovecot: Dovecot, account: str, *marks: Mark) -> None:
    with session(dovecot, account) as one:
        for its in marks:
            one.append(FOLDER, raw(its))


def test_a_mark_is_read_as_it_was_written() -> None:
    odd = Mark("a", "b", "Kotak/Bagian Umum é", "mesin satu", 7)
    assert Mark.from_text(odd.to_text()) == odd
    assert Mark.from_text(replace(odd, host="").to_text()) == replace(odd, host="")
    assert Mark.from_text(replace(odd, free=True).to_text()) == replace(odd, free=True)
    for text in ("", "satu dua", "a b c d e", "a b 1"):
        with pytest.raises(ValueError, match=r"values to unpack|invalid literal"):
            Mark.from_text(text)


@pytest.mark.parametrize(
    ("there", "known", "result"),
    [
        ((), None, 1),
        ((), replace(OURS, term=4), 4),
        ((OURS,), None, 1),
        ((OURS,), OURS, 1),
        ((replace(OURS, owner="lain"),), None, "pemasangan suratd lain"),
        ((replace(OURS, owner="lain"),), OURS, "pemasangan suratd lain"),
        # The records were moved here; and they were here, and a copy went on elsewhere.
        ((replace(OURS, place="lain"),), replace(OURS, place="lain"), 2),
        ((replace(OURS, place="lain"),), None, 2),
        ((OURS, replace(OURS, place="lain", term=2)), OURS, "salinan catatan ini"),
        # They were told to stop: anybody may go on, and each goes on under a new term.
        ((replace(OURS, owner="lain", term=2, free=True),), None, 3),
        ((replace(OURS, term=2, free=True),), OURS, 3),
        ((OURS, replace(OURS, place="lain", term=2, free=True)), OURS, "salinan catatan ini"),
        ((replace(OURS, owner="lain", term=2, free=True), replace(OURS, owner="dia", term=3)), None, "lain"),
        # Two that began at one moment: the first holds. Taken over later: the highest term does.
        ((OURS, replace(OURS, owner="lain")), None, 1),
        ((replace(OURS, owner="lain"), OURS), None, "pemasangan suratd lain"),
        ((replace(OURS, owner="lain"), replace(OURS, term=2)), None, 2),
        # Another inbox of the same account is another mailbox.
        ((replace(OURS, owner="lain", inbox="Bagian Umum"),), None, 1),
    ],
)
def test_who_may_work_here(
    there: tuple[Mark, ...], known: Mark | None, result: int | str, dovecot: Dovecot, account: str
) -> None:
    put(dovecot, account, *there)
    mine = claim(known=known)
    with session(dovecot, account) as one:
        if isinstance(result, str):
            with pytest.raises(Foreign, match=result):
                mine.check(one)
            assert not mine.checked
        else:
            mine.check(one)
            assert (mine.checked, mine.known) == (True, replace(OURS, term=result))
            # The inbox is selected again: what follows reads letters, not marks.
            dovecot.append(account, LETTER)
            one.noop()
            assert one.search("ALL") == [1]


def test_of_two_that_begin_at_the_same_moment_one_goes_on(dovecot: Dovecot, account: str) -> None:
    """The other one writes its mark between our look and our own mark."""

    def late(own: Mark) -> bytes:
        put(dovecot, account, replace(OURS, owner="lain"))
        return raw(own)

    with session(dovecot, account) as one, pytest.raises(Foreign):
        claim(write=late).check(one)


@pytest.mark.parametrize("told", [True, False])
def test_a_mailbox_is_free_when_its_daemon_was_told_to_stop(
    told: bool, dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, claim=claim()) as reader:
        reader.until(lambda: reader.inbox.owned and reader.inbox.settled)
        reader.inbox.stop(release=told)
    other = claim(replace(OURS, owner="lain"))
    with session(dovecot, account) as one:
        if not told:
            with pytest.raises(Foreign):
                other.check(one)
            return
        other.check(one)
        assert other.known == replace(OURS, owner="lain", term=3)
        with pytest.raises(Foreign):
            claim(known=OURS).check(one)


def test_a_daemon_at_work_notices_that_its_mailbox_was_taken_over(
    dovecot: Dovecot, account: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark, "LOOK_SECONDS", 0.3)
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, claim=claim()) as reader:
        dovecot.append(account, LETTER)
        reader.until_arrived(1)
        reader.until(lambda: reader.inbox.owned and reader.inbox.settled)
        put(dovecot, account, replace(OURS, owner="lain", term=2))
        reader.until(lambda: bool(reader.inbox.foreign))
        dovecot.append(account, LETTER + b"lagi\r\n")
        reader.until(lambda: not reader.inbox.alive)
        assert (len(reader.arrived), reader.inbox.owned) == (1, False)
        assert len(dovecot.messages(account)) == 1


def test_nothing_is_read_before_it_is_known_whose_mailbox_it_is(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    put(dovecot, account, replace(OURS, owner="lain"))
    dovecot.append(account, LETTER)
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, claim=claim()) as reader:
        reader.until(lambda: not reader.inbox.alive)
    assert (reader.arrived, reader.origins) == ([], [])
    assert dovecot.folders(account) == ["INBOX", "Suratd", FOLDER]


def test_a_deleted_mark_is_written_again(
    dovecot: Dovecot, account: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark, "LOOK_SECONDS", 0.3)
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, claim=claim()) as reader:
        reader.until(lambda: reader.inbox.owned)
        client = dovecot.client(account)
        client.select(f'"{FOLDER}"')
        client.store("1:*", "+FLAGS", r"(\Deleted)")
        client.expunge()
        client.logout()
        assert dovecot.messages(account, FOLDER) == []
        reader.until(lambda: bool(dovecot.messages(account, FOLDER)))
        assert reader.inbox.alive


def test_a_server_that_knows_no_marks_keeps_no_letter_waiting(tmp_path: Path) -> None:
    """No EXAMINE, no APPEND: the protection is gone, and told in the log; the letters are read."""
    with LyingImap([LETTER]) as server:
        mine = claim()
        with Reader(server.port, tmp_path / "f", claim=mine) as reader:
            reader.until_arrived(1)
            reader.until(lambda: not server.folders["INBOX"])
            assert (mine.checked, mine.known, server.connections) == (True, None, 1)


def test_our_own_older_marks_go_and_nobody_elses(dovecot: Dovecot, account: str) -> None:
    others = [
        replace(OURS, owner="lain", free=True),
        replace(OURS, place="salinan"),
        replace(OURS, inbox="Bagian Umum"),
    ]
    put(dovecot, account, OURS, others[0], replace(OURS, term=2, free=True), others[1])
    put(dovecot, account, others[2], replace(OURS, term=3), replace(OURS, term=4, free=True))
    with session(dovecot, account) as one:
        one.append(FOLDER, LETTER)
    client = dovecot.client(account)
    client.select(f'"{FOLDER}"')
    # Marked for deletion by somebody, and left for him: the mark of the others, and a letter that lies here by mistake.
    client.store("2,8", "+FLAGS", r"(\Deleted)")
    client.logout()
    mine = claim(known=replace(OURS, term=4, free=True))
    with session(dovecot, account) as one:
        mine.check(one)
        assert sorted(one.field(FOLDER, mark.FIELD)) == sorted(
            ["", *(its.to_text() for its in (*others, replace(OURS, term=5)))]
        )
        dovecot.append(account, LETTER)
        one.noop()
        assert one.search("ALL") == [1]
        # What it removed itself is no news that makes it read all of them again.
        assert one.state(FOLDER) == mine._state


def test_a_hundred_orderly_restarts_leave_two_marks(dovecot: Dovecot, account: str) -> None:
    known = None
    with session(dovecot, account) as one:
        for _ in range(100):
            mine = claim(known=known)
            mine.check(one)
            assert len(one.field(FOLDER, mark.FIELD)) == 1
            mine.release(one)
            known = mine.known
        assert [Mark.from_text(text).term for text in one.field(FOLDER, mark.FIELD)] == [199, 200]


def test_where_nothing_can_be_expunged_marks_stay(dovecot: Dovecot, account: str) -> None:
    """A server without UIDPLUS: a plain EXPUNGE would take what people marked for deletion."""
    put(dovecot, account, OURS, replace(OURS, term=2, free=True))
    with session(dovecot, account) as one:
        one.can -= {"UIDPLUS"}
        mine = claim(known=OURS)
        mine.check(one)
        assert mine.checked
        assert len(one.field(FOLDER, mark.FIELD)) == 3
