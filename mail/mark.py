"""Whose mailbox is this? A small mail in a folder of ours names the records that work in it (fault F29).

Two daemons with records of their own on one mailbox would both answer each letter, and neither's records could tell. So
the first one leaves a mark, and everyone looks for it at each connection and every few minutes. One that is told to stop
sets the mailbox free; one that was killed does not. A copy of the records that was moved to another machine goes on
there and writes a new mark; where it came from, it is not taken back from. Of several marks the one with the highest term
holds, then the oldest. Whoever holds removes his own older ones, which say nothing any more, and never anybody else's.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from mail.imap import Refused, Session

FIELD, FREE = "X-Suratd-Mark", "bebas"
LOOK_SECONDS = 300.0
"""Between two looks. Each is one short question; only when something has changed the marks are read again."""
TEXT = """\
Date: {date}
From: suratd <{address}>
To: <{address}>
Subject: Penanda suratd: mohon jangan dihapus
Message-ID: <penanda.{owner}.{term}.{place}@{domain}>
Auto-Submitted: auto-generated
{field}: {mark}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Kotak surat ini dikerjakan oleh suratd di mesin {host}.

Penanda ini menjaga agar tidak ada pemasangan suratd lain, dengan catatan lain, yang mengerjakan kotak surat yang sama:
setiap surat akan dijawab dua kali dan diberi dua nomor. Pemasangan lain itu membaca penanda ini lalu berhenti.

Bila pekerjaan memang dipindahkan ke pemasangan lain, jalankan di mesin itu: suratd adopt
"""


class Foreign(Exception):
    """Another installation works in this mailbox: nothing of it may be touched."""


@dataclass(frozen=True)
class Mark:
    """owner: the records; place: the machine and folder where they lie; term: how often the mailbox changed hands; free:
    they ended their work in it, and anybody may begin."""

    owner: str
    place: str
    inbox: str
    host: str = ""
    term: int = 1
    free: bool = False

    def to_text(self) -> str:
        inbox, host = quote(self.inbox, safe=""), quote(self.host, safe="")
        return f"{self.owner} {self.place} {self.term} {inbox} {host or '-'}{f' {FREE}' if self.free else ''}"

    @classmethod
    def from_text(cls, text: str) -> Mark:
        """ValueError when it is none."""
        owner, place, term, inbox, host, free = [*text.split(), "", ""][:6]
        return cls(owner, place, unquote(inbox), unquote(host.strip("-")), int(term), free == FREE)


class Claim:
    """The right to work in one mailbox. `check` at each connection, `look` now and then; both raise Foreign.

    mine: these records, here. known: what `remember` was last given, None before the first time. write: a mark as a
    whole mail. For the inbox's thread only.
    """

    def __init__(
        self,
        mine: Mark,
        folder: str,
        *,
        known: Mark | None,
        remember: Callable[[Mark], None],
        write: Callable[[Mark], bytes],
    ) -> None:
        self.mine, self.folder, self.known = mine, folder, known
        self.checked = False
        self._remember, self._write = remember, write
        self._state = b""
        self._look_at = 0.0

    def check(self, session: Session) -> None:
        """Read the marks; leave ours where there is none. Refused: the server lets us do neither."""
        found = marks(session, self.folder, self.mine.inbox)
        holder = holding(found)
        if holder is None:
            holder = self._leave(session, self.known.term if self.known else 1)
        elif self._is_foreign(holder):
            raise Foreign(told(holder, self.mine))
        elif holder.free or holder.place != self.mine.place:
            holder = self._leave(session, holder.term + 1)
        self._know(holder)
        self._tidy(session, found, holder)
        self._state = session.state(self.folder)
        self._look_at = time.monotonic() + LOOK_SECONDS
        self.checked = True

    def _know(self, holder: Mark) -> None:
        if holder != self.known:
            self._remember(holder)
            self.known = holder

    def _tidy(self, session: Session, found: list[Mark], holder: Mark) -> None:
        """Each orderly stop and start leaves two marks: those before ours that holds are removed, where the server can."""

        def is_old(text: str) -> bool:
            mark = read(text)
            return mark is not None and self._is_mine(mark) and mark.term < holder.term

        if any(self._is_mine(mark) and mark.term < holder.term for mark in found):
            # Old marks do no harm: a server that forbids it keeps them.
            with suppress(Refused):
                session.prune(self.folder, FIELD, is_old)

    def _is_mine(self, mark: Mark) -> bool:
        """Written by these records, here: not by a copy of them elsewhere."""
        mine = self.mine
        return (mark.owner, mark.place, mark.inbox) == (mine.owner, mine.place, mine.inbox)

    def _is_foreign(self, holder: Mark) -> bool:
        if holder.owner != self.mine.owner:
            return not holder.free
        # A copy of these records went on elsewhere after they had worked here: they are the old ones.
        return (
            holder.place != self.mine.place and self.known is not None and self.known.place == self.mine.place
        )

    def _leave(self, session: Session, term: int) -> Mark:
        """Write a mark and read what stands there now: of two that began at the same moment one goes on."""
        own = replace(self.mine, term=term)
        session.append(self.folder, self._write(own))
        holder = holding(marks(session, self.folder, self.mine.inbox))
        if holder is None:
            raise Refused(f"the mark in {self.folder} cannot be read again")
        if (holder.owner, holder.place) != (own.owner, own.place):
            raise Foreign(told(holder, self.mine))
        return holder

    def release(self, session: Session) -> None:
        """The work here is ended: others may begin. Refused and Lost: then they may not, and nothing else is wrong."""
        if self.checked and self.known is not None and not self.known.free:
            session.append(self.folder, self._write(replace(self.mine, term=self.known.term + 1, free=True)))

    def look(self, session: Session) -> None:
        """Has anything happened in the folder of marks? Then they are read again."""
        if time.monotonic() >= self._look_at:
            self._look_at = time.monotonic() + LOOK_SECONDS
            if session.state(self.folder) != self._state:
                self.check(session)

    @property
    def wait(self) -> float:
        """Seconds until the next look."""
        return max(0.0, self._look_at - time.monotonic())


def marks(session: Session, folder: str, inbox: str) -> list[Mark]:
    """The marks for that inbox, oldest first. Other mail that somebody put there is left alone."""
    found = (read(text) for text in session.field(folder, FIELD))
    return [mark for mark in found if mark is not None and mark.inbox == inbox]


def read(text: str) -> Mark | None:
    """The mark in a field; None when it is none."""
    try:
        return Mark.from_text(text)
    except ValueError:
        return None


def holding(found: list[Mark]) -> Mark | None:
    """Whose the mailbox is: the highest term, of equal ones the first."""
    return max(found, key=lambda mark: mark.term, default=None)


def folder_of(done: str) -> str:
    """Beside our other folders."""
    return f"{done.rpartition('/')[0] or 'Suratd'}/Penanda"


def told(holder: Mark, mine: Mark) -> str:
    whose = "salinan catatan ini" if holder.owner == mine.owner else "pemasangan suratd lain"
    where = re.sub(r"[^\w.-]", "?", holder.host)[:60] or "lain"
    return (
        f"kotak surat {mine.inbox} dikerjakan oleh {whose} (mesin {where}); tidak ada surat yang disentuh. Bila pekerjaan "
        "dipindahkan ke sini: hentikan yang di sana, lalu `suratd adopt`"
    )
