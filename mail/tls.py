"""Whom a connection over TLS trusts: the machine's authorities, and the office's own where it has one. And where none is
needed: within this machine."""

from __future__ import annotations

import ipaddress
import ssl
from pathlib import Path


def trust(ca_file: str | Path | None) -> ssl.SSLContext:
    """A context that verifies certificates and host names. ca_file: the office's own authority (PEM), where it has one."""
    context = ssl.create_default_context()
    if ca_file:
        context.load_verify_locations(ca_file)
        # Many of these lack what RFC 5280 wants beside the signatures, and Python 3.13 insists.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context


def is_loopback(host: str) -> bool:
    """An address as it is connected to, without the brackets of a URL."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
