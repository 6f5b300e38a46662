"""Fault F33: the servers' certificates expired over night. Nothing is read or sent then, and all goes on with new ones."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from mail.outbound import Job, Outbound, Server
from tests.mail.reader import QUICK, Reader
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix
from tests.world import World

DAY = timedelta(days=1)
NAMED = re.compile(r"imap-login: Info: .*user=<[^>]")
"""Somebody has said who he is, in the words of Dovecot 2.3 and 2.4."""
LETTER = b"From: camat@opd.test\r\nMessage-ID: <1@opd.test>\r\nSubject: Surat\r\n\r\nisi\r\n"
TO = "kepala@suratd.test"


class Authority:
    """Whom the office trusts; `issue` puts a certificate for this machine into a folder, as the servers look for it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "ca.pem"
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Otoritas Contoh")])
        own = self._built(self._name, self._key, timedelta(days=400), ca=True)
        self.file.write_bytes(own.public_bytes(serialization.Encoding.PEM))

    def issue(self, folder: Path, lasts: timedelta) -> None:
        """It ends so long from now; what is negative has expired."""
        folder.mkdir(exist_ok=True)
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        found = self._built(name, key, lasts, ca=False)
        (folder / "cert.pem").write_bytes(found.public_bytes(serialization.Encoding.PEM))
        (folder / "key.pem").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )

    def _built(
        self, name: x509.Name, key: ec.EllipticCurvePrivateKey, lasts: timedelta, ca: bool
    ) -> x509.Certificate:
        names = x509.SubjectAlternativeName(
            [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
        )
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(datetime.now(UTC) - 100 * DAY)
            .not_valid_after(datetime.now(UTC) + lasts)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(names, critical=False)
            .sign(self._key, hashes.SHA256())
        )


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_no_letter_is_read_over_an_expired_certificate(
    authority: Authority, security: str, tmp_path: Path
) -> None:
    authority.issue(tmp_path / "tls", -DAY)
    with Dovecot(spares=1, tls=tmp_path / "tls") as server:
        user = server.spare()
        server.deliver(LETTER, user)
        settings = replace(QUICK, security=security, ca_file=authority.file)
        port = server.imaps_port if security == "tls" else server.imap_port
        with Reader(port, tmp_path / "f", user=user, settings=settings) as reader:
            reader.until(lambda: "certificate has expired" in reader.inbox.trouble)
            assert (reader.arrived, reader.inbox.alive, reader.inbox.connected) == ([], True, False)
            # The password never went over the line.
            assert not NAMED.search(server.log.read_text())
            authority.issue(tmp_path / "tls", 90 * DAY)
            server.restart()
            reader.until_arrived(1, seconds=20)
            assert NAMED.search(server.log.read_text())


@pytest.fixture
def two(authority: Authority, tmp_path: Path) -> Iterator[tuple[Dovecot, Postfix]]:
    authority.issue(tmp_path / "postfix", -DAY)
    with (
        Dovecot(users={TO: PASSWORD}, spares=0) as dovecot,
        Postfix(tmp_path / "postfix", lmtp_port=dovecot.lmtp_port, tls="encrypt") as postfix,
    ):
        yield dovecot, postfix


def test_no_mail_leaves_over_an_expired_certificate(
    authority: Authority, two: tuple[Dovecot, Postfix], tmp_path: Path
) -> None:
    """Later, not never: the same bytes go when the certificate was renewed."""
    dovecot, postfix = two
    job = Job(
        1, "dinas@suratd.test", TO, lambda: b"Subject: uji\r\nMessage-ID: <1@suratd.test>\r\n\r\nisi\r\n"
    )
    server = Server("127.0.0.1", postfix.port, security="starttls", ca_file=str(authority.file), timeout=10)
    with Outbound(server) as out:
        (first,) = out.send([job])
        assert (first.outcome, "certificate has expired" in first.answer) == ("later", True), first
        assert "certificate has expired" in out.greet()
        assert dovecot.messages(TO) == []
        authority.issue(postfix.folder, 90 * DAY)
        postfix.stop()
        postfix.start()
        (again,) = out.send([job])
        assert again.outcome == "done", again


def test_a_daemon_waits_for_both_certificates_and_loses_nothing(
    authority: Authority, tmp_path: Path, world: World
) -> None:
    """The whole daemon: it lives on, reads nothing, and does all when the certificates are renewed."""
    tls = tmp_path / "tls"
    authority.issue(tls, -DAY)
    with (
        Dovecot(users=world.dovecot.users, spares=0, tls=tls) as dovecot,
        Postfix(lmtp_port=dovecot.lmtp_port) as postfix,
    ):
        other = World(tmp_path / "lain", dovecot, postfix)
        text = other.config.read_text().replace('security = "none"', 'security = "starttls"', 1)
        other.config.write_text(text.replace('ca_file = ""', f'ca_file = "{authority.file}"', 1))
        other.mails("dinkes", "Permohonan konten")
        try:
            other.run()
            until_said(other, "certificate has expired")
            assert other.cases() == []
            authority.issue(tls, 90 * DAY)
            dovecot.restart()
            until_said(other, "message=")
            other.settle()
            assert other.stop() == 0
        finally:
            other.kill()


def until_said(world: World, words: str, seconds: float = 60.0) -> None:
    """Until the daemon's log says so."""
    end = time.monotonic() + seconds
    while words not in world.log():
        assert time.monotonic() < end, world.log()[-3000:]
        assert world.daemon is not None
        assert world.daemon.poll() is None, world.log()[-3000:]
        time.sleep(0.2)
