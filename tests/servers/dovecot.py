"""A private Dovecot (IMAP and LMTP) on loopback, its configuration, mail and sockets in temporary folders.

Debian 12 carries 2.3 and Debian 13 carries 2.4, whose configuration differs: both are written here.
"""

from __future__ import annotations

import getpass
import imaplib
import os
import pwd
import shutil
import smtplib
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType

from tests.servers.ports import end, free_port, let_in, need, private_folder, wait_for_port

PASSWORD = "rahasia"
"""Password of the spare accounts."""

OLD = """
protocols = imap lmtp
disable_plaintext_auth = no
mail_location = {store}:~/mail
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {accounts}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={homes}/%u
}}
auth_username_format = %Lu
"""

NEW = """
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols {{
  imap = yes
  lmtp = yes
}}
auth_allow_cleartext = yes
mail_driver = {store}
mail_path = ~/mail
passdb passwd-file {{
  passwd_file_path = {accounts}
  default_password_scheme = PLAIN
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {homes}/%{{user}}
  }}
}}
auth_username_format = %{{user | lower}}
"""

COMMON = """
listen = 127.0.0.1
base_dir = {run}
log_path = {log}
{tls}
first_valid_uid = 1
mail_fsync = {fsync}
mail_max_userip_connections = 200
recipient_delimiter = +
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  process_min_avail = 1
  {unlimited}
  inet_listener imap {{
    port = {imap_port}
  }}
  inet_listener imaps {{
    port = {imaps_port}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp_port}
  }}
}}
service auth {{
  unix_listener smtp-auth {{
    mode = 0666
  }}
}}
service stats {{
  chroot =
}}
"""


class Dovecot:
    """`with Dovecot(folder, users={"kepala@suratd.test": "pw"}) as server:`; a running one has ports and methods.

    store: maildir (separator "." by nature, any by configuration) or sdbox. Spare accounts spare1@fresh.test … are
    for tests that want a mailbox of their own: `spare()` hands out the next one, its password is PASSWORD.
    tls: a folder with cert.pem and key.pem (tests.servers.postfix.make_certificate): STARTTLS, and imaps_port.
    """

    def __init__(
        self,
        folder: Path | None = None,
        users: Mapping[str, str] | None = None,
        *,
        store: str = "maildir",
        fsync: str = "optimized",
        separator: str = "/",
        prefix: str = "",
        spares: int = 400,
        tls: Path | None = None,
    ) -> None:
        self.own_folder = folder is None
        self.folder = private_folder("dovecot") if folder is None else let_in(folder)
        self.users = dict(users or {})
        self.imap_port, self.lmtp_port = free_port(), free_port()
        self.imaps_port = free_port() if tls else 0
        self.tls = tls
        self.log = self.folder / "dovecot.log"
        self.homes = self.folder / "homes"
        self._store, self._fsync, self._separator, self._prefix = store, fsync, separator, prefix
        self._spares = (f"spare{n}@fresh.test" for n in range(1, spares + 1))
        self.users.update({f"spare{n}@fresh.test": PASSWORD for n in range(1, spares + 1)})
        self._run = private_folder("run")
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Dovecot:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        shutil.rmtree(self._run, ignore_errors=True)
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def auth_socket(self) -> Path:
        """Where Postfix asks whether a password is right."""
        return self._run / "smtp-auth"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        program = need("dovecot", "dovecot-imapd dovecot-lmtpd")
        need("lmtp", "dovecot-lmtpd", "/usr/lib/dovecot", "/usr/libexec/dovecot")
        configuration = self._configure(program)
        with (self.folder / "dovecot.out").open("ab") as out:
            # It keeps its standard output open for good: a pipe there would hang the reader.
            self._process = subprocess.Popen(
                [program, "-F", "-c", str(configuration)],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        for port in (self.imap_port, self.lmtp_port):
            wait_for_port(port, self._process, self.log)

    def stop(self) -> None:
        if self._process is not None:
            end(self._process)
            self._process = None

    def restart(self) -> None:
        """Stop and start on the same ports with the same mail."""
        self.stop()
        self.start()

    def _configure(self, program: str) -> Path:
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        root = os.getuid() == 0
        me = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.getuid())
        self.homes.mkdir(exist_ok=True)
        if root:
            os.chown(self.homes, me.pw_uid, me.pw_gid)
        accounts = self.folder / "accounts"
        accounts.write_text("".join(f"{user}:{{PLAIN}}{password}\n" for user, password in self.users.items()))
        accounts.chmod(0o644)
        text = (OLD if version.startswith("2.3") else NEW) + COMMON
        values: dict[str, object] = {
            "store": self._store,
            "accounts": accounts,
            "uid": me.pw_uid,
            "gid": me.pw_gid,
            "homes": self.homes,
            "run": self._run,
            "log": self.log,
            "fsync": self._fsync,
            "internal": "dovecot" if root else getpass.getuser(),
            "internal_group": "dovecot" if root else _group(me.pw_gid),
            "login": "dovenull" if root else getpass.getuser(),
            "separator": self._separator,
            "prefix": self._prefix,
            "unlimited": "service_count = 0"
            if version.startswith("2.3")
            else "restart_request_count = unlimited",
            "imap_port": self.imap_port,
            "lmtp_port": self.lmtp_port,
            # 2.4 has another word for it, and one process a login is soon enough there.
            "many": "  service_count = 0\n" if version.startswith("2.3") else "",
            "imaps_port": self.imaps_port,
            "tls": self._certificate(new=not version.startswith("2.3")),
        }
        configuration = self.folder / "dovecot.conf"
        configuration.write_text(text.format(**values))
        return configuration

    def _certificate(self, new: bool) -> str:
        if self.tls is None:
            return "ssl = no"
        certificate, key = self.tls / "cert.pem", self.tls / "key.pem"
        if new:
            return f"ssl = yes\nssl_server_cert_file = {certificate}\nssl_server_key_file = {key}"
        return f"ssl = yes\nssl_cert = <{certificate}\nssl_key = <{key}"

    # ---- what tests do with it

    def spare(self) -> str:
        """An account with an empty mailbox that nobody else uses."""
        return next(self._spares)

    def deliver(self, raw: bytes, *to: str, sender: str = "uji@example.test") -> None:
        """Over LMTP, as the office's own server does; LMTP adds Return-Path, Delivered-To and Received."""
        with smtplib.LMTP("127.0.0.1", self.lmtp_port, local_hostname="uji.test") as client:
            refused = client.sendmail(sender, list(to), raw)
        assert not refused, refused

    def client(self, user: str) -> imaplib.IMAP4:
        """A second session, as a person has it: logged in, nothing selected."""
        client = imaplib.IMAP4("127.0.0.1", self.imap_port, timeout=30)
        client.login(user, self.users[user])
        client._get_capabilities()
        return client

    def append(self, user: str, raw: bytes, folder: str = "INBOX", flags: str = "") -> None:
        self.append_many(user, [raw], folder, flags)

    def append_many(self, user: str, raws: Iterable[bytes], folder: str = "INBOX", flags: str = "") -> None:
        client = self.client(user)
        try:
            for raw in raws:
                # imaplib turns lone line feeds into CRLF itself.
                answer, text = client.append(f'"{folder}"', flags, "", raw)
                assert answer == "OK", text
        finally:
            client.logout()

    def folders(self, user: str) -> list[str]:
        """Names as the server writes them (modified UTF-7), sorted."""
        client = self.client(user)
        try:
            _, lines = client.list()
        finally:
            client.logout()
        names = [
            line.decode().split(") ", 1)[1].split(" ", 1)[1] for line in lines if isinstance(line, bytes)
        ]
        return sorted(name.strip('"') for name in names)

    def messages(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """Every message of a folder in UID order, read without touching a flag; none when there is no such folder."""
        client = self.client(user)
        try:
            answer, _ = client.select(f'"{folder}"', readonly=True)
            if answer != "OK":
                return []
            _, found = client.uid("FETCH", "1:*", "(UID BODY.PEEK[])")
        finally:
            client.logout()
        return [part[1] for part in found if isinstance(part, tuple)]

    def home(self, user: str) -> Path:
        return self.homes / user

    def forget_uids(self, user: str) -> None:
        """Lose the UID list of every folder, as a careless restore does: a new UIDVALIDITY follows."""
        for name in ("dovecot-uidlist", "dovecot-uidvalidity*", "dovecot.index*", "dovecot.list.index*"):
            for file in (self.home(user) / "mail").rglob(name):
                file.unlink()


def _group(gid: int) -> str:
    import grp

    return grp.getgrgid(gid).gr_name
