"""A private Postfix on loopback that hands every mail to one LMTP server, so that nothing leaves the machine.

Postfix must be started by root: its parts change to the user postfix.
"""

from __future__ import annotations

import os
import shutil
import smtplib
import subprocess
from pathlib import Path
from types import TracebackType

import pytest

from tests.servers.ports import Missing, end, free_port, let_in, need, private_folder, wait_for_port

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
mail_owner = postfix
setgid_group = postdrop
maillog_file = {log}
maillog_file_prefixes = {folder}
myhostname = {name}
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
local_recipient_maps =
local_transport = lmtp:inet:127.0.0.1:{lmtp_port}
default_transport = lmtp:inet:127.0.0.1:{lmtp_port}
relay_domains =
alias_maps =
alias_database =
recipient_delimiter = +
append_dot_mydomain = no
biff = no
disable_dns_lookups = yes
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_data_restrictions = {evidence}permit
smtpd_client_connection_count_limit = 0
smtpd_delay_reject = yes
in_flow_delay = 0
message_size_limit = 0
mailbox_size_limit = 0
queue_run_delay = 2s
minimal_backoff_time = 2s
maximal_backoff_time = 4s
smtputf8_enable = yes
"""

TLS = """
smtpd_tls_security_level = {level}
smtpd_tls_cert_file = {folder}/cert.pem
smtpd_tls_key_file = {folder}/key.pem
smtpd_tls_session_cache_database =
"""

AUTH = """
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {socket}
smtpd_sasl_security_options = noanonymous
smtpd_sasl_authenticated_header = yes
"""

MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix:
    """`with Postfix(folder, lmtp_port=dovecot.lmtp_port) as server:`; `server.port` speaks SMTP.

    tls: "none", "may" or "encrypt" (then `server.ca_file` is the certificate to trust, for localhost and 127.0.0.1).
    auth_socket: a Dovecot's, for SMTP AUTH. authserv_id: adds "Authentication-Results: …; dmarc=pass" for the domain
    of the envelope sender, as the office's own server would after checking.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        lmtp_port: int,
        tls: str = "none",
        auth_socket: Path | None = None,
        authserv_id: str = "",
        name: str = "mx.suratd.test",
    ) -> None:
        self.own_folder = folder is None
        self.folder = private_folder("postfix") if folder is None else let_in(folder)
        self.port, self.lmtp_port = free_port(), lmtp_port
        self.log = self.folder / "postfix.log"
        self.ca_file = self.folder / "cert.pem"
        self._tls, self._auth_socket, self._authserv_id, self._name = tls, auth_socket, authserv_id, name
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Postfix:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        program = need("postfix", "postfix")
        if os.getuid() != 0:
            if os.environ.get("WITHOUT_POSTFIX"):
                pytest.skip("Postfix can only be started by root: sudo make test")
            raise Missing("Postfix can only be started by root: sudo make test (without: make test-user)")
        configuration = self._configure()
        subprocess.run([program, "-c", str(configuration), "check"], check=True, stdin=subprocess.DEVNULL)
        master = Path(self._daemons()) / "master"
        with (self.folder / "postfix.out").open("ab") as out:
            self._process = subprocess.Popen(
                [str(master), "-c", str(configuration), "-d"],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                env={**os.environ, "MAIL_CONFIG": str(configuration)},
            )
        wait_for_port(self.port, self._process, self.log)

    def stop(self) -> None:
        if self._process is not None:
            end(self._process)
            self._process = None

    def deliver(self, raw: bytes, *to: str, sender: str = "uji@example.test") -> None:
        """As an agency's server does: over SMTP."""
        with smtplib.SMTP("127.0.0.1", self.port, local_hostname="uji.test", timeout=60) as client:
            refused = client.sendmail(sender, list(to), raw)
        assert not refused, refused

    def queued(self) -> int:
        """Mails accepted and not yet handed on."""
        places = [
            self.folder / "queue" / name for name in ("incoming", "active", "deferred", "maildrop", "hold")
        ]
        return sum(1 for place in places for file in place.rglob("*") if file.is_file())

    @staticmethod
    def _daemons() -> str:
        asked = subprocess.run(
            [need("postconf", "postfix"), "-d", "-h", "daemon_directory"],
            capture_output=True,
            text=True,
            check=True,
        )
        return asked.stdout.strip()

    def _configure(self) -> Path:
        configuration = self.folder / "etc"
        for name in ("etc", "queue", "data"):
            (self.folder / name).mkdir(exist_ok=True)
        shutil.chown(self.folder / "data", "postfix")
        evidence = ""
        if self._authserv_id:
            table = configuration / "evidence"
            table.write_text(
                f"/@([^@>]+)$/ PREPEND Authentication-Results: {self._authserv_id}; dmarc=pass header.from=$1\n"
            )
            evidence = f"check_sender_access regexp:{table}, "
        text = MAIN.format(
            folder=self.folder,
            daemons=self._daemons(),
            log=self.log,
            name=self._name,
            lmtp_port=self.lmtp_port,
            evidence=evidence,
        )
        if self._tls != "none":
            make_certificate(self.folder)
            text += TLS.format(level=self._tls, folder=self.folder)
        if self._auth_socket is not None:
            text += AUTH.format(socket=self._auth_socket)
        (configuration / "main.cf").write_text(text)
        (configuration / "master.cf").write_text(MASTER.format(port=self.port))
        return configuration


def make_certificate(folder: Path) -> None:
    """cert.pem and key.pem for localhost and 127.0.0.1, signed by itself, valid for some days."""
    if (folder / "cert.pem").exists():
        return
    request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([need("openssl", "openssl"), *request, *names, *files], check=True, capture_output=True)
