"""What becomes of a mail for everything that an SMTP server may do to it, and what the server then holds."""

from __future__ import annotations

import hashlib
import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from mail.mime import on_the_wire, splice
from mail.outbound import Job, Outbound, Result, Server
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.lying_smtp import Behaviour, Drop, Hang, LyingSmtp
from tests.servers.ports import free_port
from tests.servers.postfix import Postfix, make_certificate
from workflow.facts import File

RAW = b"Subject: uji\r\nMessage-ID: <x@suratd.test>\r\n\r\nSatu\r\n..dua titik\r\n.\r\ntiga\r\n"
VERBS = ("MAIL", "RCPT", "DATA", "DOT")


def a_server(port: int, **more: object) -> Server:
    return Server("127.0.0.1", port, **{"security": "none", "timeout": 2, "data_timeout": 2, **more})  # type: ignore[arg-type]


def jobs(number: int = 1, to: str = "kepala@suratd.test") -> list[Job]:
    return [Job(n, "dinkominfo@suratd.test", to, lambda: RAW) for n in range(number)]


def sent(behaviour: dict[str, Behaviour], number: int = 1, **more: object) -> tuple[list[Result], LyingSmtp]:
    with LyingSmtp(behaviour) as server, Outbound(a_server(server.port, **more)) as out:
        return list(out.send(jobs(number))), server


def test_a_mail_arrives_byte_for_byte() -> None:
    (result,), server = sent({})
    assert (result.outcome, result.code) == ("done", 250)
    assert server.taken[0].raw == RAW
    assert server.taken[0].recipients == ("kepala@suratd.test",)


@pytest.mark.parametrize(
    "body",
    [
        b"satu\n.\nMAIL FROM:<x@x.test>\n",
        b"satu\r.\rMAIL FROM:<x@x.test>",
        b"satu\n.\r\nMAIL FROM:<x@x.test>\r\n",
        b"satu\r\n.\rMAIL FROM:<x@x.test>\r\n",
        b"satu\r\r\n.\r\r\n.\r\nMAIL FROM:<x@x.test>\r\n",
        b"satu\n\r\n.\n\r.\r\r\n",
        b".\r\nMAIL FROM:<x@x.test>\r\n",
        b".",
        b"",
    ],
)
def test_no_mail_can_end_early_and_smuggle_another_one(body: bytes) -> None:
    wire = on_the_wire(body)
    assert wire.count(b"\r") == wire.count(b"\n") == wire.count(b"\r\n")
    lines = wire.split(b"\r\n")
    assert lines[-2:] == [b".", b""]
    assert all(line[:1] != b"." or line[:2] == b".." for line in lines[:-2])
    with LyingSmtp() as server, Outbound(a_server(server.port)) as out:
        results = list(out.send([Job(1, "a@x.test", "b@x.test", lambda: body), *jobs()]))
    assert ([r.outcome for r in results], len(server.taken)) == (["done", "done"], 2)
    assert server.taken[1].raw == RAW


def test_a_file_put_in_afterwards_needs_no_second_look() -> None:
    content = bytes(range(256)) * 400
    file = File(hashlib.sha256(content).hexdigest(), "surat.pdf", "application/pdf", len(content))
    skeleton = b"Subject: uji\r\n\r\n.titik\n" + f"\r\n=#0:{file.sha256}#=\r\n".encode()
    after = splice(on_the_wire(skeleton), [file], lambda _: content)
    assert after == on_the_wire(splice(skeleton.replace(b"k\n", b"k\r\n"), [file], lambda _: content))
    assert on_the_wire(after) is after


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("code", "outcome"),
    [("421", "later"), ("450", "later"), ("452", "later"), ("550", "never"), ("554", "never")],
)
def test_each_refusal_of_each_verb_is_judged_and_the_next_mail_goes(
    verb: str, code: str, outcome: str
) -> None:
    results, server = sent({verb: [f"{code} x.y.z begini", "354 go on" if verb == "DATA" else "250 ok"]}, 2)
    assert [r.outcome for r in results] == [outcome, "done"]
    assert (results[0].code, "begini" in results[0].answer) == (int(code), True)
    assert len(server.taken) == 1
    if code != "421":
        # What the refused mail left behind is cleared, or a strict server would answer 503 to the next MAIL.
        assert "RSET" in server.commands


@pytest.mark.parametrize("verb", ["CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "DOT"])
@pytest.mark.parametrize("behaviour", [Drop(), Hang(30)], ids=["drop", "hang"])
def test_a_lost_answer_is_later_and_never_done(verb: str, behaviour: Behaviour) -> None:
    (result,), server = sent({verb: behaviour}, timeout=0.5, data_timeout=0.5)
    assert result.outcome == "later"
    # Over the final dot the server has the mail although we heard nothing: the very same bytes must go again.
    assert len(server.taken) == (1 if verb == "DOT" else 0)


@pytest.mark.parametrize("code", ["421", "454", "530", "550", "554"])
def test_a_server_that_does_not_talk_to_us_refuses_no_mail(code: str) -> None:
    results, _ = sent({"CONNECT": f"{code} tidak"}, 5)
    assert [r.outcome for r in results] == ["later"] * 5


def test_a_demand_to_log_in_is_our_trouble_not_the_mails() -> None:
    (result,), _ = sent({"MAIL": "530 5.7.0 authenticate first"})
    assert (result.outcome, result.code) == ("later", 530)


def test_one_refused_recipient_does_not_touch_the_others() -> None:
    def refuse(address: str) -> Behaviour | None:
        return "550 5.1.1 tidak dikenal" if address.startswith("salah") else None

    with LyingSmtp({"RCPT": refuse}) as server, Outbound(a_server(server.port)) as out:
        mails = [
            *jobs(1),
            Job("salah", "dinkominfo@suratd.test", "salah@suratd.test", lambda: RAW),
            Job("b", "", "b@x.test", lambda: RAW),
        ]
        results = {r.id: r.outcome for r in out.send(mails)}
    assert results == {0: "done", "salah": "never", "b": "done"}
    assert [t.sender for t in server.taken] == ["dinkominfo@suratd.test", ""]


def test_an_address_with_a_line_break_is_never_spoken() -> None:
    with LyingSmtp() as server, Outbound(a_server(server.port)) as out:
        evil = Job(1, "dinkominfo@suratd.test", "a@x.test>\r\nRCPT TO:<b@x.test", lambda: RAW)
        results = list(out.send([evil, *jobs()]))
    assert [r.outcome for r in results] == ["never", "done"]
    assert not any("b@x.test" in command for command in server.commands)


def test_starttls_that_is_missing_is_never_replaced_by_a_plain_session() -> None:
    with LyingSmtp() as server, Outbound(a_server(server.port, security="starttls")) as out:
        (result,) = out.send(jobs())
    assert (result.outcome, server.taken) == ("later", [])
    assert not any(command.startswith(("MAIL", "AUTH")) for command in server.commands)


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with LyingSmtp(tls=tmp_path) as server:
        with Outbound(a_server(server.port, security="starttls")) as out:
            assert [r.outcome for r in out.send(jobs())] == ["later"]
        with Outbound(a_server(server.port, security="starttls", ca_file=str(server.ca_file))) as out:
            assert [r.outcome for r in out.send(jobs())] == ["done"]


def test_no_encryption_is_only_for_this_machine() -> None:
    with pytest.raises(ValueError, match="loopback"):
        Outbound(Server("203.0.113.9", 25, security="none"))
    with pytest.raises(ValueError, match="none of"):
        Outbound(Server("127.0.0.1", 25, security="TLS"))


def test_one_connection_serves_few_mails_and_is_kept() -> None:
    with LyingSmtp() as server, Outbound(a_server(server.port)) as out:
        for _ in range(3):
            assert [r.outcome for r in out.send(jobs(2))] == ["done", "done"]
        assert server.connections == 1


def test_a_backlog_goes_over_four_connections_and_not_more() -> None:
    results, server = sent({}, 60)
    assert sorted(int(r.id) for r in results) == list(range(60))
    assert {r.outcome for r in results} == {"done"}
    assert server.at_once == 4


def test_a_kept_connection_that_was_closed_meanwhile_costs_no_mail() -> None:
    with LyingSmtp({"MAIL": ["250 ok", Drop(), "250 ok"]}) as server, Outbound(a_server(server.port)) as out:
        assert [r.outcome for r in out.send(jobs())] == ["done"]
        assert [r.outcome for r in out.send(jobs())] == ["done"]
        assert server.connections == 2


def test_a_server_that_is_away_answers_for_all_mails_at_once() -> None:
    with LyingSmtp() as gone:
        port = gone.port
    begun = time.monotonic()
    with Outbound(a_server(port)) as out:
        results = list(out.send(jobs(200)))
        assert out.greet() != ""
    assert ({r.outcome for r in results}, len(results)) == ({"later"}, 200)
    assert time.monotonic() - begun < 5


def test_told_to_stop_it_finishes_only_the_mails_in_hand() -> None:
    seen: list[Result] = []
    with LyingSmtp() as server, Outbound(a_server(server.port, at_once=1)) as out:
        for result in out.send(jobs(50), stop=lambda: len(seen) >= 3):
            seen.append(result)
        assert len(server.taken) == len(seen) < 50


def test_bytes_that_cannot_be_read_are_later_and_stop_nothing() -> None:
    def gone() -> bytes:
        raise FileNotFoundError("files/ab/abcdef")

    with LyingSmtp() as server, Outbound(a_server(server.port)) as out:
        results = list(out.send([Job(1, "a@x.test", "b@x.test", gone), *jobs()]))
    assert [r.outcome for r in results] == ["later", "done"]


@pytest.fixture
def real(postfix: Postfix) -> Iterator[Outbound]:
    with Outbound(Server("127.0.0.1", postfix.port, security="none")) as out:
        yield out


def test_a_real_postfix_takes_it(real: Outbound, account: str) -> None:
    assert real.greet() == ""
    assert [r.outcome for r in real.send(jobs(2, to=account))] == ["done", "done"]
    refused, taken = real.send([*jobs(1, to="siapa@[999.1.1.1]"), *jobs(1, to=account)])
    assert (refused.outcome, refused.code, taken.outcome) == ("never", 501, "done")


def test_a_real_postfix_wants_tls_and_a_login(dovecot: Dovecot, account: str) -> None:
    with Postfix(lmtp_port=dovecot.lmtp_port, tls="encrypt", auth_socket=dovecot.auth_socket) as server:

        def outcome(**more: str) -> tuple[str, int]:
            said = {
                "security": "starttls",
                "user": account,
                "password": PASSWORD,
                "ca_file": str(server.ca_file),
            } | more
            with Outbound(Server("127.0.0.1", server.port, **said)) as out:  # type: ignore[arg-type]
                (result,) = out.send(jobs(1, to=account))
            return result.outcome, result.code

        assert outcome() == ("done", 250)
        assert outcome(password="salah") == ("later", 535)
        assert outcome(security="none", user="") == ("later", 530)
        assert outcome(ca_file="")[0] == "later"


class _Kept:
    """What an SMTPS server took."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:
        self.raw.append(bytes(envelope.original_content or b""))
        return "250 ok"


def test_implicit_tls_is_spoken_and_checked(tmp_path: Path) -> None:
    make_certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    kept = _Kept()
    server = Controller(kept, hostname="127.0.0.1", port=free_port(), ssl_context=context)
    server.start()
    try:
        with Outbound(a_server(server.port, security="tls", ca_file=str(tmp_path / "cert.pem"))) as out:
            assert [r.outcome for r in out.send(jobs())] == ["done"]
        with Outbound(a_server(server.port, security="tls")) as out:
            assert [r.outcome for r in out.send(jobs())] == ["later"]
            assert "CERTIFICATE_VERIFY_FAILED" in out.greet()
    finally:
        server.stop()
    assert kept.raw == [RAW]
