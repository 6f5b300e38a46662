"""The month's figures about complaints, from what stands open of them: numbers, states and days. No name and no word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from operate.proven import Proven
from workflow.facts import Case, Office
from workflow.reported import CHANNELS
from workflow.standard import Standard
from workflow.workdays import due_moment, is_workday, local_day

AGES = ((5, "0-5"), (14, "6-14"), (60, "15-60"), (10**6, "lebih dari 60"))
Steps = Callable[[str], list[tuple[str, datetime, datetime | None]]]
Reason = Callable[[Case], str]
"""Why a late one was late, in the words of whoever was late; it may need the key, so it is asked of few."""


@dataclass(frozen=True)
class Late:
    """One that was or is late: by how many working days, why as it was written, and where it lay longest."""

    ref: str
    category: str
    days: int
    written: str
    place: str

    @property
    def reason(self) -> str:
        return "; ".join(part for part in (self.written, self.place) if part)


@dataclass(frozen=True)
class Figures:
    """All that a report shows. table: channel -> class -> received in the month."""

    month: str
    first: date
    last: date
    received: int
    channels: tuple[str, ...]
    categories: tuple[str, ...]
    table: dict[str, dict[str, int]]
    answered: int
    in_time: int
    late: tuple[Late, ...]
    elsewhere: dict[str, int]
    open: int
    ages: dict[str, int]
    median: float | None
    ninetieth: float | None
    by_class: dict[str, tuple[int, int, float | None]]
    proven: Proven | None = None


def figures(
    cases: Iterable[Case],
    standard: Standard,
    office: Office,
    month: date,
    now: datetime,
    steps: Steps,
    reason: Reason = lambda case: "",
) -> Figures:
    """The figures of the month in which `month` lies, as they stand at its end (or now, while it lasts)."""
    first = month.replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    found = [c for c in cases if local_day(c.received, office) <= last]
    counter = Workdays(office, min((local_day(c.received, office) for c in found), default=first), last, now)
    received = [c for c in found if local_day(c.received, office) >= first]
    answered = [c for c in found if (d := _answered(c, office)) and first <= d <= last]
    waiting = [c for c in found if _is_open(c, standard, office, last)]
    labels = {c.name: c.label for c in standard.categories} | {"": "Belum ditetapkan"}
    categories = tuple(labels.values())
    used = [
        name for key, name in CHANNELS.items() if any(c.report and c.report.channel == key for c in received)
    ]
    table = {name: dict.fromkeys(categories, 0) for name in used}
    for case in received:
        table[_channel(case)][labels[_class(case)]] += 1
    days = sorted(counter.of(case) for case in answered)
    late = [c for c in answered if not _in_time(c, office)] + [
        c for c in waiting if _is_late(c, office, counter.end)
    ]
    ended = Counter(
        c.state for c in received if standard.states[c.state].final and not (c.report and c.report.answered)
    )
    return Figures(
        month=f"{first:%Y-%m}",
        first=first,
        last=last,
        received=len(received),
        channels=tuple(used),
        categories=categories,
        table=table,
        answered=len(answered),
        in_time=sum(_in_time(c, office) for c in answered),
        late=tuple(_late(c, labels, standard, counter, steps, reason) for c in late),
        elsewhere=dict(ended),
        open=len(waiting),
        ages=_ages(waiting, counter),
        median=percentile(days, 50),
        ninetieth=percentile(days, 90),
        by_class={
            label: _of_class(answered, name, office, counter) for name, label in labels.items() if name
        },
    )


class Workdays:
    """Working days between two days, counted once for all cases."""

    def __init__(self, office: Office, start: date, last: date, now: datetime) -> None:
        self.office = office
        self.end = min(last, local_day(now, office))
        self._before: dict[date, int] = {}
        day, count = start, 0
        while day <= last + timedelta(days=400):
            count += is_workday(day, office.calendar)
            self._before[day] = count
            day += timedelta(days=1)

    def between(self, start: date, end: date) -> int:
        """The days after `start` up to and with `end`."""
        return max(self._before.get(end, 0) - self._before.get(start, 0), 0)

    def of(self, case: Case) -> int:
        """From the receipt to the answer, or to the end of the month; days of waiting for the reporter taken out."""
        start = local_day(case.received, self.office)
        end = _answered(case, self.office) or self.end
        paused = sum(
            self.between(max(p.start, start), min(p.end or end, end)) for p in case.pauses if p.start < end
        )
        return self.between(start, end) - paused


def percentile(values: list[int], percent: int) -> float | None:
    """The smallest value that so many percent do not exceed; of an even number the median is the mean of the middle two."""
    if not values:
        return None
    if percent == 50 and len(values) % 2 == 0:
        return (values[len(values) // 2 - 1] + values[len(values) // 2]) / 2
    return float(values[max(ceil(len(values) * percent / 100) - 1, 0)])


def _answered(case: Case, office: Office) -> date | None:
    moment = case.report.answered if case.report else None
    return local_day(moment, office) if moment else None


def _in_time(case: Case, office: Office) -> bool:
    report = case.report
    if report is None or report.answered is None or report.promised is None:
        return True
    return local_day(report.answered, office) <= report.promised


def _is_open(case: Case, standard: Standard, office: Office, last: date) -> bool:
    answered, state = _answered(case, office), standard.states[case.state]
    if answered is not None and not state.final and not state.answers:
        # Reopened by an objection, whose clock began anew.
        return case.complete_at is None or local_day(case.complete_at, office) <= last or answered > last
    if answered is not None:
        return answered > last
    if not state.final:
        return True
    return local_day(case.since, office) > last


def _is_late(case: Case, office: Office, end: date) -> bool:
    return case.due is not None and local_day(due_moment(case.due, office), office) < end


def _channel(case: Case) -> str:
    channel = case.report.channel if case.report else ""
    return CHANNELS.get(channel, channel)


def _class(case: Case) -> str:
    return case.report.category if case.report else ""


def _ages(cases: list[Case], counter: Workdays) -> dict[str, int]:
    found = {label: 0 for _, label in AGES}
    for case in cases:
        age = counter.between(local_day(case.received, counter.office), counter.end)
        found[next(label for most, label in AGES if age <= most)] += 1
    return found


def _of_class(
    answered: list[Case], name: str, office: Office, counter: Workdays
) -> tuple[int, int, float | None]:
    own = [c for c in answered if _class(c) == name]
    return len(own), sum(_in_time(c, office) for c in own), percentile(sorted(map(counter.of, own)), 50)


def _late(
    case: Case, labels: dict[str, str], standard: Standard, counter: Workdays, steps: Steps, reason: Reason
) -> Late:
    office = counter.office
    promised = (case.report.promised if case.report else None) or (case.due.day if case.due else counter.end)
    end = _answered(case, office) or counter.end
    stays: Counter[str] = Counter()
    for state, began, ended in steps(case.ref):
        until = min(local_day(ended, office), end) if ended else end
        stays[state] += counter.between(local_day(began, office), until)
    place, days = stays.most_common(1)[0] if stays else (case.state, 0)
    # An answer that is still to be passed on is not given: what it waits for is another step than that of objecting.
    carried = place in standard.states and standard.states[place].answers
    where = f"paling lama di '{'penyampaian kepada pelapor' if carried else place}' ({days} hari kerja)"
    if any(done.arguments.days for done in case.decisions):
        where += "; pernah diperpanjang"
    # Over on a Friday evening, it is late by a day on Saturday too.
    late = max(counter.between(promised, end), 1)
    return Late(case.ref, labels[_class(case)], late, reason(case) or "alasan belum ditulis", where)
