"""What every test server needs: a free port, a folder that its own user may enter, a wait until it answers.

Nothing here knows a protocol.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path


class Missing(RuntimeError):
    """A real part is not installed. In CI that is a failure, never a skipped test."""


def need(program: str, package: str, *places: str) -> str:
    """The path of an installed program, or an error that says how to get it."""
    found = shutil.which(
        program, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin", *places))
    )
    if found is None:
        raise Missing(f"{program} is not installed: apt-get install {package}")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def private_folder(kind: str) -> Path:
    """A new folder with a short name (sockets allow 107 characters) that the servers' own users may enter."""
    folder = Path(tempfile.mkdtemp(prefix=f"suratd-{kind}-", dir="/tmp"))
    folder.chmod(0o755)
    return folder


def let_in(folder: Path) -> Path:
    """Make the folder, and let other users walk through it and through those parents that are ours."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for place in (folder, *folder.parents):
        status = place.stat()
        if status.st_uid == os.getuid() and status.st_mode & 0o011 != 0o011:
            place.chmod(status.st_mode | 0o011)
    return folder


def wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path, seconds: float = 20) -> None:
    """Until the port accepts a connection; else an error with the end of the server's own log."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    tail = log.read_text(errors="replace")[-2000:] if log.exists() else "(no log)"
    raise RuntimeError(f"nothing listens on port {port}; the log ends:\n{tail}")


def end(process: subprocess.Popen[bytes], seconds: float = 10) -> None:
    """End a server that we started in a session of its own, with all its children: SIGTERM, then SIGKILL.

    The children too: Dovecot's own wait for half a minute for clients that idle.
    """
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
