"""TXT records from the office's own name servers, within a few seconds or not at all. The only user of dnspython.

Asked from the loop's thread, so it is bounded: what was answered is remembered, what is not there for a while too, and
servers that do not answer are left alone for some minutes. Raises nothing.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence

import dns.exception
import dns.name
import dns.resolver
from dns.rdtypes.ANY.TXT import TXT

log = logging.getLogger("suratd.resolver")

PATIENCE = 3.0
"""Seconds for one name, all servers and repetitions together."""
EACH = 1.0
AGAIN = 300.0
"""Servers that did not answer, and a name that is not there, are asked again after so many seconds."""
SHORTEST, LONGEST = 60.0, 3600.0
MOST = 256


class Resolver:
    """`txt` is the lookup that mail/dkim.py asks for. servers: those of the machine, unless given."""

    def __init__(
        self,
        now: Callable[[], float],
        servers: Sequence[str] = (),
        port: int = 53,
        patience: float = PATIENCE,
    ) -> None:
        self._now, self._servers, self._port, self._patience = now, list(servers), port, patience
        self._known: OrderedDict[str, tuple[float, str | None]] = OrderedDict()
        self._silent_until = float("-inf")
        self._asks: dns.resolver.Resolver | None = None

    def txt(self, name: str) -> str | None:
        """The one TXT record of this name that is a key; None when there is none, or nobody says so in time."""
        wanted = name.lower()
        until, known = self._known.get(wanted, (float("-inf"), None))
        if self._now() < until:
            return known
        if self._now() < self._silent_until:
            return None
        try:
            found, seconds = self._asked(wanted)
        except dns.exception.Timeout:
            # The machine's list of servers may have changed: it is read anew.
            self._silent_until, self._asks = self._now() + AGAIN, None
            log.warning("the name servers do not answer; DKIM keys are not asked for during %d s", AGAIN)
            return None
        except (dns.exception.DNSException, OSError, ValueError) as error:
            log.info("no key at %s: %s", wanted[:100], type(error).__name__)
            found, seconds, self._asks = None, AGAIN, None
        self._known[wanted] = self._now() + seconds, found
        while len(self._known) > MOST:
            self._known.popitem(last=False)
        return found

    def _asked(self, name: str) -> tuple[str | None, float]:
        """The record, and for how many seconds it holds."""
        if self._asks is None:
            self._asks = self._resolver()
        absolute = dns.name.from_text(name)
        answer = self._asks.resolve(absolute, "TXT", search=False, lifetime=self._patience)
        texts = [b"".join(one.strings).decode("ascii", "replace") for one in answer if isinstance(one, TXT)]
        keys = [text for text in texts if "p=" in text]
        # Two keys under one name are a fault or a trick; RFC 6376 leaves open which of them counts.
        found = keys[0] if len(keys) == 1 else None
        return found, min(max(float(answer.rrset.ttl if answer.rrset else 0), SHORTEST), LONGEST)

    def _resolver(self) -> dns.resolver.Resolver:
        asks = dns.resolver.Resolver(configure=not self._servers)
        if self._servers:
            asks.nameservers, asks.port = self._servers, self._port
        asks.timeout = min(EACH, self._patience)
        return asks
