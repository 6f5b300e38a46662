"""The demo's processes: the mail server and the real daemon, on free loopback ports. Ends only what it started, by id."""

from __future__ import annotations

import importlib.util
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from base64 import b64encode
from contextlib import ExitStack, suppress
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path

from operate.clock import monotonic, wall

ROOT = Path(__file__).resolve().parents[2]
SERVICE = "dinkominfo@suratd.test"
PASSWORD = "demo"
START_LIMIT = 20.0


class Trouble(Exception):
    """Something that ends the day early, in words for the person who started it."""


class Office:
    """The office's machine room: one folder, one mail server, one daemon, one clock that can be moved."""

    def __init__(self, folder: Path, start: datetime) -> None:
        self.folder = folder
        self.imap_port, self.smtp_port, self.http_port = _free_ports(3)
        self.config = _configure(folder, self.imap_port, self.smtp_port)
        self.daemon: subprocess.Popen[bytes] | None = None
        self.post: subprocess.Popen[bytes] | None = None
        self._clock_file = folder / "jam"
        self.move_clock(start)

    # ------------------------------------------------------------ the clock

    @property
    def now(self) -> datetime:
        return wall() + timedelta(seconds=self._ahead)

    def move_clock(self, to: datetime) -> None:
        """The daemon reads the seconds from the file each time it asks what time it is."""
        self._ahead = (to - wall()).total_seconds()
        fresh = self._clock_file.with_suffix(".baru")
        fresh.write_text(str(self._ahead))
        fresh.replace(self._clock_file)

    # ------------------------------------------------------------ the mail server

    def open_post(self) -> None:
        if importlib.util.find_spec("mail_devel") is None:
            raise Trouble("Server surat untuk demo belum terpasang: pip install 'suratd[demo]'")
        words = ["--multi-user", "--host", "127.0.0.1", "--user", SERVICE, "--password", PASSWORD]
        words += ["--alias", f"{SERVICE.replace('@', '+*@')}:{SERVICE}"]
        words += ["--imap-port", str(self.imap_port), "--smtp-port", str(self.smtp_port)]
        words += ["--http-port", str(self.http_port)]
        self.post = self._start("server-surat", "-m", "operate.demo.mailserver", *words)
        for port in (self.imap_port, self.smtp_port, self.http_port):
            self._wait_for(port)

    def _wait_for(self, port: int) -> None:
        end = monotonic() + START_LIMIT
        while True:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1.0):
                return
            if (self.post and self.post.poll() is not None) or monotonic() > end:
                raise Trouble(
                    f"Server surat tidak menjawab di port {port}; lihat {self.folder}/server-surat.log"
                )
            time.sleep(0.05)

    # ------------------------------------------------------------ the daemon

    def start_daemon(self, die_at: str = "") -> None:
        """`die_at`: a named point at which the daemon kills itself with SIGKILL (operate/checkpoint.py)."""
        words = ("run", "-c", str(self.config), "--clock-file", str(self._clock_file), "--tick", "0.5")
        self.daemon = self._start("suratd", str(ROOT / "daemon.py"), *words, SURATD_DIE_AT=die_at)

    def kill_daemon(self) -> None:
        """kill -9: nothing is finished, nothing is said."""
        if self.daemon is not None:
            self.daemon.kill()
            self.daemon.wait()

    def daemon_died(self) -> bool:
        return self.daemon is not None and self.daemon.poll() is not None

    # ------------------------------------------------------------ processes

    def _start(self, name: str, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        """A session of its own: Ctrl-C reaches us alone, and we end the others in order."""
        known = {"PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))}
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **known, **environment},
                start_new_session=True,
            )

    def close(self) -> None:
        """The daemon first, so that it can finish; whoever does not end in time is killed."""
        with ExitStack() as both:
            both.callback(_end, self.post)
            both.callback(_end, self.daemon)


def _end(process: subprocess.Popen[bytes] | None) -> None:
    if process is None:
        return
    process.terminate()
    try:
        process.wait(8.0)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    # What a killed daemon left behind is in its own session, whose id is the id of the process that we started.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _free_ports(count: int) -> list[int]:
    with ExitStack() as held:
        found = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in found:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in found]


def _configure(folder: Path, imap_port: int, smtp_port: int) -> Path:
    """The example configuration of an office, with the ports of this day and without TLS, which loopback does not need."""
    examples = resources.files("systemd") / "contoh"
    lines = (examples / "suratd.toml").read_text(encoding="utf-8").splitlines()
    changes = {
        ("mailbox", "port"): str(imap_port),
        ("mailbox", "security"): '"none"',
        ("mailbox", "start"): '"all"',
        ("mailbox", "poll_seconds"): "2",
        ("smtp", "port"): str(smtp_port),
        ("smtp", "security"): '"none"',
        ("smtp", "user"): '""',
        ("smtp", "password_file"): '""',
        # Nobody from outside reaches the server of the demo.
        ("authentication", "level"): '"local"',
    }
    section = ""
    for n, line in enumerate(lines):
        if line.startswith("["):
            section = line.partition("]")[0].strip("[")
        key = (section, line.partition("=")[0].strip())
        if key in changes:
            lines[n] = f"{key[1]} = {changes.pop(key)}"
    if changes:
        raise Trouble(f"systemd/contoh/suratd.toml lacks {sorted(changes)}")
    folder.mkdir(parents=True)
    config = folder / "suratd.toml"
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "kantor.toml").write_bytes((examples / "kantor.toml").read_bytes())
    for name, secret in (
        ("imap-password", PASSWORD),
        ("token-key", b64encode(secrets.token_bytes(32)).decode()),
    ):
        (folder / name).write_text(secret + "\n")
        (folder / name).chmod(0o600)
    return config
