"""Tells systemd that the daemon is ready, alive, or stopping (sd_notify). Says nothing where nobody listens."""

from __future__ import annotations

import os
import socket

PATIENCE = 0.2
"""Seconds for a supervisor whose ear is full."""


def notify(state: str) -> None:
    """READY=1, WATCHDOG=1, STOPPING=1 or STATUS=…, to the socket that systemd named."""
    name = os.environ.get("NOTIFY_SOCKET", "")
    if not name:
        return
    address = "\0" + name[1:] if name.startswith("@") else name
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as unix:
        unix.settimeout(PATIENCE)
        try:
            unix.sendto(state.encode(), address)
        except OSError:
            return  # A supervisor that went away, or does not listen, is no reason to stop working.
