"""Shows the day while it happens: a table that is drawn again in place on a terminal, one line an event elsewhere."""

from __future__ import annotations

import shutil
import sys
from collections import deque
from collections.abc import Sequence
from datetime import date, datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from mail.words import DAYS
from operate.status import agency_of, due_of, waiting
from operate.table import columns, day, printable
from workflow.facts import Case, Office
from workflow.workdays import local_day

WIDE = ("NOMOR", "INSTANSI", "HAL", "KEADAAN", "MENUNGGU", "TENGGAT", "REV")
NARROW = ("NOMOR", "INSTANSI", "KEADAAN", "MENUNGGU", "TENGGAT")
ROOMY = 105
"""Columns of a terminal from which on everything fits."""
NEWS = 4
BAR = 30
HIDE, SHOW, CLEAR = "\x1b[?25l", "\x1b[?25h", "\x1b[J"


class Screen:
    """One line for each event, or one picture that is drawn over itself."""

    def __init__(self, steps: int, out: TextIO = sys.stdout) -> None:
        self._out, self._steps = out, steps
        self.live = out.isatty()
        self._step, self._title = 0, "menyalakan server surat dan daemon"
        self._cases: Sequence[Case] = ()
        self._shown: dict[str, tuple[str, ...]] = {}
        self._news: deque[str] = deque(maxlen=NEWS)
        self._height, self._picture = 0, ""

    def begin_step(self, number: int, title: str, now: datetime, office: Office) -> None:
        self._step, self._title = number, title
        if self.live:
            self.show(self._cases, now, office)
        else:
            self._line(f"[{number:2}/{self._steps}] {_clock(now, office)}  {title}")

    def tell(self, text: str) -> None:
        """Something happened that no row of the table shows."""
        text = printable(text)
        self._news.append(text)
        if not self.live:
            self._line(f"        {text}")

    def show(self, cases: Sequence[Case], now: datetime, office: Office) -> None:
        """The table as it is now; off the terminal only the rows that changed."""
        self._cases = cases
        today = local_day(now, office)
        for case in cases:
            told = (case.state, _who(case, office, today), due_of(case, office, now))
            if self._shown.get(case.ref) == told:
                continue
            self._shown[case.ref] = told
            if self.live:
                self.tell(f"{_clock(now, office)}  {case.ref}: {case.state}")
            else:
                self.tell(f"{case.ref}: {told[0]}; menunggu: {told[1]}; tenggat: {told[2]}")
        if self.live:
            self._draw(self._lines(now, office))

    def _lines(self, now: datetime, office: Office) -> list[str]:
        width = shutil.get_terminal_size((120, 24)).columns - 1
        today = local_day(now, office)
        rows = [
            {
                "NOMOR": c.ref,
                "INSTANSI": agency_of(c, office),
                "HAL": c.subject,
                "KEADAAN": c.state,
                "MENUNGGU": _who(c, office, today),
                "TENGGAT": due_of(c, office, now),
                "REV": str(c.revisions),
            }
            for c in self._cases
        ]
        heading = WIDE if width >= ROOMY else NARROW
        firm = [n for n, title in enumerate(heading) if title in ("NOMOR", "KEADAAN", "TENGGAT", "REV")]
        done = BAR * self._step // self._steps
        lines = [
            f"suratd: satu hari di kantor - {_clock(now, office)} ({day(today)})",
            f"[{'#' * done}{'-' * (BAR - done)}] {self._step}/{self._steps} {self._title}",
            "",
            *columns(heading, [[row[title] for title in heading] for row in rows], width, firm).splitlines(),
            "",
            *(f"  {line}" for line in self._news),
        ]
        return [line[:width] for line in lines]

    def _draw(self, lines: list[str]) -> None:
        picture = "\n".join(lines) + "\n"
        if picture == self._picture:
            return
        up = f"\x1b[{self._height}F" if self._height else HIDE
        self._out.write(up + CLEAR + picture)
        self._out.flush()
        self._height, self._picture = len(lines), picture

    def _line(self, text: str) -> None:
        print(text, file=self._out, flush=True)

    def close(self) -> None:
        """The last picture stays; the cursor comes back."""
        if self.live and self._height:
            self._out.write(SHOW)
            self._out.flush()
            self._height = 0


def _who(case: Case, office: Office, today: date) -> str:
    """Names without their degrees, whose commas would look like more people."""
    return " / ".join(name.partition(",")[0] for name in waiting(case, office, today)) or "-"


def _clock(now: datetime, office: Office) -> str:
    local = now.astimezone(ZoneInfo(office.zone))
    return f"{DAYS[local.weekday()]} {local:%H.%M}"
