"""Watches for guessed tokens: twenty that are nobody's within an hour are told to the administrator, once a day at most.

No answer to anybody says that a token was wrong; this is the only word about it. A new start begins to count anew.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta

from workflow.facts import Incoming

log = logging.getLogger("suratd.vigil")

MOST = 20
HOUR = timedelta(hours=1)
_KEPT = 1000


class Vigil:
    """Mails of the last hour that carried a token or a code of nobody; each once, however often it is decided on."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, datetime] = OrderedDict()

    def saw(self, mail: Incoming, now: datetime) -> None:
        self._seen.setdefault(mail.digest, now)
        while len(self._seen) > _KEPT:
            self._seen.popitem(last=False)

    def count(self, now: datetime) -> int:
        self._seen = OrderedDict((key, at) for key, at in self._seen.items() if now - HOUR < at <= now)
        return len(self._seen)

    def watch(self, now: datetime, tell: Callable[[str, str, str], None]) -> None:
        """Tell (heading, account, what to do) when there were too many."""
        found = self.count(now)
        if found < MOST:
            return
        log.error("%d mails with tokens of nobody within an hour", found)
        account = (
            f"Dalam satu jam terakhir {found} surat membawa token atau kode yang bukan milik siapa pun. "
            "Tidak satu pun dihitung. Mungkin ada yang mencoba menebak, atau catatan dikembalikan dari cadangan lama."
        )
        todo = "Lihat pengirimnya di kotak surat; bila menebak, minta pengelola server menolaknya."
        tell("Banyak token yang keliru", account, todo)
        self._seen.clear()
