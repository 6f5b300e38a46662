"""How well the month's senders were proven: counts from the chain of records. No name, no address, no word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from workflow.authority import GRADES
from workflow.challenge import TEMPLATE
from workflow.facts import Office

MEANING = {
    "S3": "akunnya terbukti",
    "S2": "domainnya terbukti",
    "S1": "tidak ada bukti",
    "S0": "buktinya bertentangan",
}
COUNTED = "move:"


@dataclass(frozen=True)
class Proven:
    """mails, decisions: grade -> how many. asked: questions whether somebody really wrote. astray: mails with a token or a
    code of nobody."""

    mails: Mapping[str, int]
    decisions: Mapping[str, int]
    asked: int = 0
    astray: int = 0

    def rows(self) -> list[tuple[str, int, int]]:
        return [(f"{g}, {MEANING[g]}", self.mails.get(g, 0), self.decisions.get(g, 0)) for g in GRADES]

    def totals(self) -> list[tuple[str, int]]:
        return [
            ("Pertanyaan konfirmasi yang dikirim", self.asked),
            ("Surat dengan token atau kode yang keliru", self.astray),
        ]


def proven(told: Iterable[Mapping[str, Any]]) -> Proven:
    """From what stands in the audit of each decision."""
    mails, decisions = Counter[str](), Counter[str]()
    asked = astray = 0
    for one in told:
        grade = str(one.get("grade", ""))
        mails[grade] += 1
        decisions[grade] += str(one.get("rule", "")).startswith(COUNTED)
        asked += sum(f"/{TEMPLATE}/" in key for key in one.get("mails", ()))
        astray += bool(one.get("astray"))
    return Proven(dict(mails), dict(decisions), asked, astray)


def month_of(first: date, office: Office) -> tuple[datetime, datetime]:
    """From its first moment at the office up to the next one's."""
    zone = ZoneInfo(office.zone)
    after = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return datetime.combine(first.replace(day=1), time(0), zone), datetime.combine(after, time(0), zone)
