"""The inbox against a real Dovecot: what people and the server do meanwhile loses nothing and erases nothing."""

from __future__ import annotations

import gc
import imaplib
import resource
import socket
import statistics
import threading
import time
import tracemalloc
from collections import deque
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mail.inbox import Origin
from mail.spool import digest_of
from tests.mail.reader import QUICK, Reader
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix, make_certificate


def letter(number: int, size: int = 200) -> bytes:
    head = (
        f"From: camat@opd.test\r\nMessage-ID: <{number}@opd.test>\r\nSubject: Surat {number}\r\n\r\n".encode()
    )
    return head + b"isi surat\r\n" * max(1, (size - len(head)) // 11)


@pytest.fixture
def person(dovecot: Dovecot, account: str) -> imaplib.IMAP4:
    """A second session on the same mailbox, as an official has it open."""
    dovecot.append_many(account, [letter(n) for n in range(1, 6)])
    client = dovecot.client(account)
    client.select("INBOX")
    return client


def test_letters_are_kept_handed_on_in_order_and_moved(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    letters = [letter(n) for n in range(230)]
    dovecot.append_many(account, letters)
    with Reader(dovecot.imap_port, tmp_path / "f", user=account) as reader:
        reader.until_settled()
        assert reader.raws == letters
        assert reader.inbox.counts() == {"inbox": 0, "done": 230, "aside": 0, "others": 0}
    assert dovecot.messages(account) == []
    assert sorted(dovecot.messages(account, "Suratd/Selesai")) == sorted(letters)


def test_flags_of_people_mean_nothing_and_are_not_touched(
    dovecot: Dovecot, account: str, person: imaplib.IMAP4, tmp_path: Path
) -> None:
    person.store("1,2", "+FLAGS", r"(\Seen)")
    person.store("3", "+FLAGS", r"(\Deleted)")
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, filing=None) as reader:
        reader.until_arrived(5)
    person.noop()
    flags = [line for line in person.fetch("1:*", "(FLAGS)")[1] if isinstance(line, bytes)]
    assert [b"\\Seen" in line for line in flags] == [True, True, False, False, False]
    assert [b"\\Deleted" in line for line in flags] == [False, False, True, False, False]


def test_letter_that_somebody_marked_deleted_survives_our_filing_of_others(
    dovecot: Dovecot, account: str, person: imaplib.IMAP4, tmp_path: Path
) -> None:
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, filing=None) as reader:
        reader.until_arrived(5)
        person.store("2", "+FLAGS", r"(\Deleted)")
        for one in reader.arrived:
            if one.place.uid != 2:
                reader.inbox.file(one.place, "done")
        reader.until_settled()
    assert dovecot.messages(account) == [letter(2)]
    assert len(dovecot.messages(account, "Suratd/Selesai")) == 4


def test_letter_that_somebody_moved_away_meanwhile_does_no_harm(
    dovecot: Dovecot, account: str, person: imaplib.IMAP4, tmp_path: Path
) -> None:
    person.create("Pribadi")
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, filing=None) as reader:
        reader.until_arrived(5)
        person.uid("MOVE", "3", "Pribadi")
        for one in reader.arrived:
            reader.inbox.file(one.place, "done")
        reader.until_settled()
        assert reader.inbox.trouble == ""
    assert dovecot.messages(account) == []
    assert dovecot.messages(account, "Pribadi") == [letter(3)]
    assert len(dovecot.messages(account, "Suratd/Selesai")) == 4


def test_letter_that_somebody_puts_back_is_handed_on_again_with_the_same_digest(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    dovecot.append(account, letter(1))
    with Reader(dovecot.imap_port, tmp_path / "f", user=account) as reader:
        reader.until_settled()
        person = dovecot.client(account)
        person.select("Suratd/Selesai")
        person.uid("MOVE", "1", "INBOX")
        reader.until_arrived(2)
        assert reader.arrived[0].digest == reader.arrived[1].digest == digest_of(letter(1))
        reader.until_settled()
    assert dovecot.messages(account) == []


def test_uid_list_lost_by_the_server_brings_everything_in_the_inbox_once_more(tmp_path: Path) -> None:
    settings = replace(QUICK, poll_seconds=0.3)
    with Dovecot(spares=2) as server:
        user = server.spare()
        server.append_many(user, [letter(n) for n in range(3)])
        with Reader(server.imap_port, tmp_path / "f", user=user, filing=None, settings=settings) as reader:
            reader.until_arrived(3)
            server.stop()
            server.forget_uids(user)
            time.sleep(1.1)  # UIDVALIDITY is the second in which it is made.
            server.start()
            server.append(user, letter(9))
            reader.until_arrived(7)
            assert len({one.digest for one in reader.arrived}) == 4
            assert len({origin.uidvalidity for origin in reader.origins}) == 2
            assert reader.origins[0].since == reader.origins[1].since


def test_server_that_goes_down_for_a_while_is_met_again(tmp_path: Path) -> None:
    with Dovecot(spares=1) as server:
        user = server.spare()
        server.append(user, letter(1))
        with Reader(server.imap_port, tmp_path / "f", user=user) as reader:
            reader.until_settled()
            server.stop()
            reader.until(lambda: not reader.inbox.connected)
            assert reader.inbox.trouble
            server.start()
            server.deliver(letter(2), user)
            reader.until_arrived(2)
            reader.until_settled()
            assert reader.inbox.connected
            assert reader.inbox.trouble == ""
            assert len(reader.origins) == 1


def test_everything_still_in_the_inbox_is_handed_on_after_a_restart(
    dovecot: Dovecot, account: str, person: imaplib.IMAP4, tmp_path: Path
) -> None:
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, filing=None) as reader:
        reader.until_arrived(5)
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, origin=reader.origins[0]) as again:
        again.until_settled()
        assert [one.digest for one in again.arrived] == [one.digest for one in reader.arrived]
        assert again.origins == []


def test_first_start_from_now_leaves_what_was_there_before(
    dovecot: Dovecot, account: str, person: imaplib.IMAP4, tmp_path: Path
) -> None:
    settings = replace(QUICK, start="now")
    later = datetime.now(UTC) + timedelta(seconds=1)
    with Reader(
        dovecot.imap_port, tmp_path / "f", user=account, settings=settings, now=lambda: later
    ) as reader:
        reader.until_settled()
        assert reader.arrived == []
        dovecot.append(account, letter(6))
        reader.until_arrived(1)
        reader.until_settled()
        assert reader.inbox.counts()["inbox"] == 0
    dovecot.append(account, letter(7))
    with Reader(
        dovecot.imap_port, tmp_path / "f", user=account, settings=settings, origin=reader.origins[0]
    ) as again:
        again.until_settled()
        assert again.raws == [letter(7)]
    assert dovecot.messages(account) == [letter(n) for n in range(1, 6)]


def test_first_start_from_a_date_takes_what_arrived_since(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    client = dovecot.client(account)
    for number, day in ((1, "01-Oct-2026"), (2, "31-Oct-2026"), (3, "01-Nov-2026"), (4, "02-Nov-2026")):
        client.append("INBOX", "", f'"{day} 12:00:00 +0000"', letter(number))
    settings = replace(QUICK, start=date(2026, 11, 1))
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, settings=settings) as reader:
        reader.until_settled()
        assert reader.raws == [letter(3), letter(4)]
        assert reader.arrived[0].received == datetime(2026, 11, 1, 12, tzinfo=UTC)


def test_old_mail_moved_in_by_a_person_counts_as_new(dovecot: Dovecot, account: str, tmp_path: Path) -> None:
    """No date bound on what comes after the first start (law L5)."""
    settings = replace(QUICK, start="now")
    client = dovecot.client(account)
    client.create("Lama")
    client.append("Lama", "", '"01-Jan-2020 12:00:00 +0000"', letter(1))
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, settings=settings) as reader:
        reader.until_settled()
        client.select("Lama")
        client.uid("MOVE", "1", "INBOX")
        reader.until_arrived(1)
    assert reader.raws == [letter(1)]


def test_message_over_the_limit_is_handed_on_by_its_headers(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    settings = replace(QUICK, message_limit=1000)
    dovecot.append_many(account, [letter(1, 900), letter(2, 2000), letter(3, 900)])
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, settings=settings) as reader:
        reader.until_settled()
        assert [one.too_large for one in reader.arrived] == [False, True, False]
        assert reader.raws[1] == letter(2).partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        assert reader.arrived[1].size > 1900


@pytest.mark.parametrize("size", [(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_message_around_the_size_of_a_piece_is_kept_whole(
    dovecot: Dovecot, account: str, tmp_path: Path, size: int
) -> None:
    head = b"Subject: besar\r\n\r\n"
    raw = head + (b"0123456789abcdef" * (size // 16 + 1))[: size - len(head) - 2] + b"\r\n"
    assert len(raw) == size
    dovecot.append_many(account, [letter(1), raw, letter(2)])
    with Reader(dovecot.imap_port, tmp_path / "f", user=account) as reader:
        reader.until_settled()
        assert reader.raws == [letter(1), raw, letter(2)]


ODD = {
    "empty": b"",
    "one line end": b"\r\n",
    "two megabytes in one header line": b"Subject: " + b"x" * 2_000_000 + b"\r\n\r\nisi\r\n",
    "zero bytes": b"Subject: nol\r\n\r\n\x80\x00\xff isi\r\n".replace(b"\x00", b"\x80"),
    "what looks like an answer": b"Subject: x\r\n\r\n* 1 FETCH (UID 9 BODY[]<0> {3}\r\nabc)\r\nA1 OK done\r\n",
    "eight bits in headers": "Subject: Undangan – ké\r\n\r\nisi\r\n".encode(),
    "headers only": b"Subject: tanpa isi\r\n",
}


@pytest.mark.parametrize("raw", ODD.values(), ids=ODD.keys())
def test_odd_message_is_kept_byte_for_byte_and_the_next_one_too(
    dovecot: Dovecot, account: str, tmp_path: Path, raw: bytes
) -> None:
    dovecot.deliver(raw or b"\r\n", account)
    dovecot.deliver(letter(1), account)
    stored = dovecot.messages(account)
    with Reader(dovecot.imap_port, tmp_path / "f", user=account) as reader:
        reader.until_settled()
        assert reader.raws == stored
        assert stored[1].endswith(letter(1))


def test_forty_megabytes_pass_in_little_memory(dovecot: Dovecot, account: str, tmp_path: Path) -> None:
    dovecot.append(account, letter(1, 39 << 20))
    gc.collect()
    tracemalloc.start()
    try:
        with Reader(dovecot.imap_port, tmp_path / "f", user=account) as reader:
            reader.until_settled(30)
            _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert reader.spool.message_path(reader.arrived[0].digest).stat().st_size == len(letter(1, 39 << 20))
    assert peak < 6 << 20, f"{peak / 2**20:.1f} MiB"


def test_more_messages_than_there_is_room_for_stay_on_the_server(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    dovecot.append_many(account, [letter(n) for n in range(500)])
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, filing=None) as reader:
        while len(reader.inbox._ready) < 200:
            time.sleep(0.05)
        time.sleep(0.5)
        assert len(reader.inbox._ready) <= 300
        reader.until_arrived(500)
        assert len({one.digest for one in reader.arrived}) == 500


@pytest.mark.parametrize(("separator", "prefix"), [(".", ""), ("/", ""), (".", "INBOX."), ("/", "INBOX/")])
def test_folders_are_made_in_the_servers_own_spelling(tmp_path: Path, separator: str, prefix: str) -> None:
    settings = replace(
        QUICK, done="Suratd/Selesai é & lagi", aside="Suratd/No. 1" if separator == "." else "Suratd/No 1"
    )
    with Dovecot(spares=1, separator=separator, prefix=prefix) as server:
        user = server.spare()
        server.append_many(user, [letter(1), letter(2)])
        with Reader(server.imap_port, tmp_path / "f", user=user, settings=settings, filing=None) as reader:
            reader.until_arrived(2)
            reader.inbox.file(reader.arrived[0].place, "done")
            reader.inbox.file(reader.arrived[1].place, "aside")
            reader.until_settled()
            assert reader.inbox.trouble == ""
        aside = "No- 1" if separator == "." else "No 1"
        assert server.messages(user, f"{prefix}Suratd{separator}Selesai &AOk- &- lagi") == [letter(1)]
        assert server.messages(user, f"{prefix}Suratd{separator}{aside}") == [letter(2)]


def test_folder_that_a_person_deletes_is_made_again_at_once(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    dovecot.append(account, letter(1))
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, filing=None) as reader:
        reader.until_arrived(1)
        person = dovecot.client(account)
        assert person.delete("Suratd/Selesai")[0] == "OK"
        reader.inbox.file(reader.arrived[0].place, "done")
        reader.until(lambda: dovecot.messages(account, "Suratd/Selesai") == [letter(1)])
        reader.until_settled()
        assert reader.inbox.unfiled == {}


def test_full_disk_stops_reading_and_harms_no_message(dovecot: Dovecot, account: str, tmp_path: Path) -> None:
    dovecot.append_many(account, [letter(1, 300_000), letter(2)])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with Reader(dovecot.imap_port, tmp_path / "f", user=account) as reader:
            reader.until(lambda: reader.inbox._failures > 5)
            assert "File too large" in reader.inbox.trouble
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            reader.until_settled()
            assert reader.raws == [letter(1, 300_000), letter(2)]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_origin_that_could_not_be_recorded_holds_back_every_message(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    dovecot.append(account, letter(1))
    reader = Reader(dovecot.imap_port, tmp_path / "f", user=account)
    refused: list[Origin] = []

    def remember(origin: Origin) -> None:
        if len(refused) < 3:
            refused.append(origin)
            raise OSError("disk full")
        assert reader.inbox._ready == deque()
        reader.origins.append(origin)

    reader.inbox._remember = remember
    with reader:
        reader.until_settled()
        assert reader.raws == [letter(1)]
    assert refused == reader.origins * 3


def test_letter_that_stays_in_the_inbox_is_handed_on_once(
    dovecot: Dovecot, account: str, person: imaplib.IMAP4, tmp_path: Path
) -> None:
    """A server answers `UID n:*` with its last message even when that is older."""
    settings = replace(QUICK, poll_seconds=0.1)
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, settings=settings, filing=None) as reader:
        reader.until_arrived(5)
        begin = reader.inbox.scanned or 0.0
        reader.until(lambda: (reader.inbox.scanned or 0.0) > begin + 0.5)
        assert len(reader.arrived) == 5


def test_notices_of_a_long_connection_do_not_pile_up(dovecot: Dovecot, account: str, tmp_path: Path) -> None:
    settings = replace(QUICK, poll_seconds=0.05)
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, settings=settings) as reader:
        for number in range(8):
            dovecot.append(account, letter(number))
            reader.until_arrived(number + 1)
            reader.until_settled()
        session = reader.inbox._session
        assert session is not None
        kept = sum(len(answers) for answers in session._client.untagged_responses.values())
        assert kept < 8


def test_rescan_hands_on_what_still_lies_there(
    dovecot: Dovecot, account: str, person: imaplib.IMAP4, tmp_path: Path
) -> None:
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, filing=None) as reader:
        reader.until_arrived(5)
        reader.inbox.file(reader.arrived[0].place, "done")
        reader.until_settled()
        reader.inbox.rescan()
        reader.until_arrived(9)
        assert [one.place.uid for one in reader.arrived[5:]] == [2, 3, 4, 5]


class Wire:
    """A wire to the server that notes when a notice of new mail passes."""

    def __init__(self, port: int) -> None:
        self.told: list[float] = []
        self._server = socket.create_connection(("127.0.0.1", port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._carry, daemon=True).start()

    def _carry(self) -> None:
        client, _ = self._listener.accept()
        threading.Thread(target=self._pump, args=(client, self._server), daemon=True).start()
        self._pump(self._server, client)

    def _pump(self, source: socket.socket, target: socket.socket) -> None:
        while piece := source.recv(65536):
            if b"EXISTS" in piece:
                self.told.append(time.monotonic())
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)


def test_letter_is_handed_on_within_milliseconds_of_the_servers_notice(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    wire = Wire(dovecot.imap_port)
    after: list[float] = []
    with Reader(wire.port, tmp_path / "f", user=account, filing=None) as reader:
        reader.until_settled()
        for number in range(7):
            time.sleep(0.1)
            dovecot.deliver(letter(number), account)
            reader.until_arrived(number + 1)
            after.append(time.monotonic() - wire.told[-1])
    # Two syncs of the disk are in it: on a disk that others use too, that is most of the time.
    assert statistics.median(after) < 0.03, after


def test_wrong_password_is_tried_ever_more_slowly_and_told(
    dovecot: Dovecot, account: str, tmp_path: Path
) -> None:
    settings = replace(QUICK, password="salah", timeout=10)
    with Reader(dovecot.imap_port, tmp_path / "f", user=account, settings=settings) as reader:
        reader.until(lambda: "AUTHENTICATIONFAILED" in reader.inbox.trouble)
        assert "salah" not in reader.inbox.trouble
        assert "salah" not in repr(reader.inbox.settings)


def test_origin_survives_being_written_down() -> None:
    origin = Origin(1795411126, 42, datetime(2026, 11, 23, 5, 0, 0, 123, tzinfo=UTC))
    assert Origin.from_text(origin.to_text()) == origin


def test_letter_sent_through_postfix_with_a_plus_address_arrives(
    dovecot: Dovecot, postfix: Postfix, account: str, tmp_path: Path
) -> None:
    with Reader(dovecot.imap_port, tmp_path / "f", user=account) as reader:
        reader.until_settled()
        postfix.deliver(letter(1), account.replace("@", "+abcd.1234@"), sender="camat@opd.test")
        reader.until_arrived(1)
        assert b"+abcd.1234@fresh.test" in reader.raws[0].partition(b"\r\n\r\n")[0]


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_certificate_is_always_verified(tmp_path: Path, security: str, trusted: bool) -> None:
    make_certificate(tmp_path)
    with Dovecot(spares=1, tls=tmp_path) as server:
        user = server.spare()
        server.append(user, letter(1))
        settings = replace(QUICK, security=security, ca_file=tmp_path / "cert.pem" if trusted else None)
        port = server.imaps_port if security == "tls" else server.imap_port
        with Reader(port, tmp_path / "f", user=user, settings=settings) as reader:
            if trusted:
                reader.until_settled()
                assert reader.raws == [letter(1)]
                server.deliver(letter(2), user)
                reader.until_arrived(2, seconds=5)
            else:
                reader.until(lambda: "CERTIFICATE_VERIFY_FAILED" in reader.inbox.trouble)
