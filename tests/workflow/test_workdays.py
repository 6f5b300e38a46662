"""Working days: the vectors of the office, and what must hold for every date."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.facts import Calendar, Due, Holiday, Office, Pause
from workflow.workdays import (
    after_workdays,
    before_due,
    closing,
    covered,
    due,
    due_moment,
    in_office_hours,
    is_workday,
    local_day,
    missing_years,
    next_office_moment,
    opening,
    read_libur,
)

LIBUR = Path(__file__).resolve().parents[2] / "workflow" / "standar" / "libur.toml"
HOLIDAYS, YEARS = read_libur(LIBUR.read_text(encoding="utf-8"))
CALENDAR = Calendar({holiday.day: holiday for holiday in HOLIDAYS}, frozenset(YEARS))

HOURS = dict.fromkeys(range(4), (time(7, 30), time(16))) | {4: (time(7, 30), time(14, 30))}
OFFICE = Office("Dinas", "D", "", "", "", "", "Asia/Jakarta", HOURS, (), calendar=CALENDAR)


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(text: str) -> datetime:
    """A moment at the office, WIB."""
    return datetime.fromisoformat(text + "+07:00")


def closed_on(*days: date, calendar: Calendar = CALENDAR) -> Calendar:
    added = {closed: Holiday(closed, "lokal", "Libur setempat") for closed in days}
    return Calendar({**calendar.holidays, **added}, calendar.years)


# ---------------------------------------------------------------- the vectors

VECTORS = [
    ("2026-11-23", {1: "2026-11-24", 5: "2026-11-30", 14: "2026-12-11", 60: "2027-02-22"}),
    ("2026-11-27", {1: "2026-11-30"}),
    ("2026-11-28", {1: "2026-11-30", 5: "2026-12-04"}),
    ("2026-12-23", {1: "2026-12-28", 5: "2027-01-04", 14: "2027-01-18", 60: "2027-04-05"}),
    ("2026-03-17", {1: "2026-03-25", 5: "2026-03-31", 14: "2026-04-14", 60: "2026-06-26"}),
    ("2027-02-04", {1: "2027-02-08", 5: "2027-02-12"}),
    ("2027-03-05", {1: "2027-03-16", 5: "2027-03-22", 14: "2027-04-06", 60: "2027-06-17"}),
    ("2027-05-14", {1: "2027-05-21", 5: "2027-05-27", 14: "2027-06-10"}),
    ("2027-12-23", {1: "2027-12-27"}),
]


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [(received, days, expected) for received, row in VECTORS for days, expected in row.items()],
)
def test_a_letter_is_due_on_the_nth_working_day_after_its_receipt(
    received: str, days: int, expected: str
) -> None:
    found = due(day(received), days, CALENDAR)
    assert (found.day, found.provisional) == (day(expected), False)
    assert len(found.counted) == days


def test_a_date_beyond_the_decreed_years_is_provisional_and_skips_the_fixed_holidays() -> None:
    assert due(day("2027-12-23"), 1, CALENDAR).provisional is False
    found = due(day("2027-12-23"), 5, CALENDAR)
    # Friday 31 December is a working day, Saturday 1 January 2028 is not one anyway.
    assert found == Due(
        day("2027-12-31"), tuple(day(f"2027-12-{n}") for n in (27, 28, 29, 30, 31)), provisional=False
    )
    assert due(day("2027-12-23"), 6, CALENDAR) == Due(
        day("2028-01-03"), (*found.counted, day("2028-01-03")), provisional=True
    )
    assert due(day("2028-04-28"), 1, CALENDAR).day == day("2028-05-02"), "Labour Day is every year"


def test_filling_in_the_year_takes_the_doubt_away() -> None:
    whole = Calendar(CALENDAR.holidays, CALENDAR.years | {2028})
    assert due(day("2027-12-23"), 6, whole).provisional is False


@pytest.mark.parametrize(
    ("year", "months"),
    [
        (2026, [20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21]),
        (2027, [19, 19, 15, 22, 16, 21, 22, 21, 22, 21, 22, 22]),
    ],
)
def test_the_working_days_of_a_decreed_year(year: int, months: list[int]) -> None:
    days = [date(year, 1, 1) + timedelta(n) for n in range(365)]
    assert [sum(is_workday(d, CALENDAR) for d in days if d.month == m) for m in range(1, 13)] == months


@pytest.mark.parametrize("year", [2026, 2027])
def test_the_table_equals_an_independent_calendar(year: int) -> None:
    other = holidays.country_holidays("ID", years=year, categories=("public", "government"))
    assert {holiday.day for holiday in HOLIDAYS if holiday.day.year == year} == set(other)
    public = holidays.country_holidays("ID", years=year)
    kinds = {holiday.day: holiday.kind for holiday in HOLIDAYS if holiday.day.year == year}
    assert {d for d, kind in kinds.items() if kind == "libur_nasional"} == set(public)


def test_each_day_quotes_the_decree_of_its_year() -> None:
    assert {(h.day.year, "1497/2025" in h.decree, "1205/2026" in h.decree) for h in HOLIDAYS} == {
        (2026, True, False),
        (2027, False, True),
    }


# ---------------------------------------------------------------- pauses


def test_the_days_we_wait_for_the_applicant_are_not_counted() -> None:
    # Asked on Tuesday, answered on Thursday: Wednesday and Thursday stand still, Thursday is a new day zero.
    pause = Pause(day("2026-11-24"), day("2026-11-26"))
    assert due(day("2026-11-23"), 2, CALENDAR, (pause,)).counted == (day("2026-11-24"), day("2026-11-27"))


def test_a_pause_answered_on_the_same_day_costs_nothing() -> None:
    pause = Pause(day("2026-11-24"), day("2026-11-24"))
    assert due(day("2026-11-23"), 2, CALENDAR, (pause,)) == due(day("2026-11-23"), 2, CALENDAR)


def test_a_pause_still_standing_is_taken_to_end_today() -> None:
    pause = (Pause(day("2026-11-23")),)
    assert due(day("2026-11-23"), 1, CALENDAR, pause, today=day("2026-11-26")).day == day("2026-11-27")
    with pytest.raises(ValueError, match="no end yet"):
        due(day("2026-11-23"), 1, CALENDAR, pause)


@pytest.mark.parametrize("days", [0, -1])
def test_a_term_without_a_day_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        due(day("2026-11-23"), days, CALENDAR)


# ---------------------------------------------------------------- what holds for every date

receipts = st.dates(date(2025, 1, 1), date(2029, 12, 31))
terms = st.integers(1, 70)
pauses = st.lists(
    st.builds(lambda start, n: Pause(start, start + timedelta(n)), receipts, st.integers(0, 40)), max_size=3
).map(tuple)


@given(receipts, terms, pauses)
def test_the_due_day_is_the_last_of_n_working_days_after_receipt(
    received: date, days: int, standing: tuple[Pause, ...]
) -> None:
    found = due(received, days, CALENDAR, standing)
    assert len(found.counted) == days
    assert found.counted[-1] == found.day
    assert list(found.counted) == sorted(set(found.counted))
    assert found.counted[0] > received
    assert all(is_workday(counted, CALENDAR) for counted in found.counted)
    assert not any(p.start < counted <= p.end for p in standing if p.end for counted in found.counted)


@given(receipts, terms, terms, pauses)
def test_a_longer_term_is_never_due_earlier(
    received: date, one: int, other: int, standing: tuple[Pause, ...]
) -> None:
    short, long = sorted((one, other))
    assert due(received, short, CALENDAR, standing).day <= due(received, long, CALENDAR, standing).day


@given(receipts, receipts, terms, pauses)
def test_a_later_letter_is_never_due_earlier(
    one: date, other: date, days: int, standing: tuple[Pause, ...]
) -> None:
    early, late = sorted((one, other))
    assert due(early, days, CALENDAR, standing).day <= due(late, days, CALENDAR, standing).day


@given(receipts, terms, st.lists(receipts, max_size=5))
def test_a_new_holiday_never_shortens_a_term(received: date, days: int, closed: list[date]) -> None:
    assert due(received, days, closed_on(*closed)).day >= due(received, days, CALENDAR).day


@given(receipts, terms, pauses)
def test_a_pause_never_shortens_a_term(received: date, days: int, standing: tuple[Pause, ...]) -> None:
    assert due(received, days, CALENDAR, standing).day >= due(received, days, CALENDAR).day


@given(receipts, terms)
def test_a_date_is_provisional_exactly_when_a_year_on_the_way_is_not_decreed(
    received: date, days: int
) -> None:
    found = due(received, days, CALENDAR)
    years = range((received + timedelta(1)).year, found.day.year + 1)
    assert found.provisional == any(not covered(year, CALENDAR) for year in years)


# ---------------------------------------------------------------- hours


def test_a_promise_ends_with_the_office_hours_of_its_day() -> None:
    assert due_moment(due(day("2026-11-23"), 1, CALENDAR), OFFICE) == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    assert due_moment(due(day("2026-11-26"), 1, CALENDAR), OFFICE) == at("2026-11-27T14:30"), (
        "Fridays end early"
    )


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        ("2026-11-23T07:29:59", False),
        ("2026-11-23T07:30:00", True),
        ("2026-11-23T15:59:59", True),
        ("2026-11-23T16:00:00", False),
        ("2026-11-27T15:00:00", False),  # a Friday
        ("2026-11-28T10:00:00", False),  # a Saturday
        ("2026-12-24T10:00:00", False),  # cuti bersama
    ],
)
def test_office_hours(moment: str, inside: bool) -> None:
    assert in_office_hours(at(moment), OFFICE) is inside


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T10:00:00", "2026-11-23T10:00:00"),
        ("2026-11-23T05:00:00", "2026-11-23T07:30:00"),
        ("2026-11-23T16:00:00", "2026-11-24T07:30:00"),
        ("2026-12-23T17:00:00", "2026-12-28T07:30:00"),
        ("2026-11-23T00:10:00", "2026-11-23T07:30:00"),  # still the 22nd in UTC
    ],
)
def test_a_reminder_waits_for_the_next_opening(moment: str, expected: str) -> None:
    found = next_office_moment(at(moment), OFFICE)
    assert found == at(expected)
    assert found.tzinfo is UTC


def test_the_day_is_the_day_at_the_office() -> None:
    assert local_day(datetime(2026, 11, 22, 23, 0, tzinfo=UTC), OFFICE) == day("2026-11-23")
    with pytest.raises(ValueError, match="no time zone"):
        local_day(datetime(2026, 11, 22, 23, 0), OFFICE)


def test_after_workdays_counts_from_the_local_day() -> None:
    # 01.00 on Tuesday at the office is still Monday in UTC: one working day later is Wednesday.
    assert after_workdays(at("2026-11-24T01:00").astimezone(UTC), 1, OFFICE) == at("2026-11-25T16:00")


def test_before_due_walks_back_over_the_counted_days_only() -> None:
    found = due(day("2026-12-23"), 5, CALENDAR)  # 28, 29, 30, 31 December, 4 January
    assert [before_due(found, n) for n in (0, 1, 4, 9)] == [
        day("2027-01-04"),
        day("2026-12-31"),
        day("2026-12-28"),
        day("2026-12-28"),
    ]


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=st.just(UTC)))
def test_the_next_office_moment_is_in_office_hours_and_none_was_missed(moment: datetime) -> None:
    found = next_office_moment(moment, OFFICE)
    assert found >= moment
    assert in_office_hours(found, OFFICE)
    assert found == moment or found == opening(local_day(found, OFFICE), OFFICE)
    passed = (moment + timedelta(hours=n) for n in range(int((found - moment) / timedelta(hours=1))))
    assert not any(in_office_hours(hour, OFFICE) for hour in passed) or found == moment
    assert opening(local_day(found, OFFICE), OFFICE) < closing(local_day(found, OFFICE), OFFICE)


# ---------------------------------------------------------------- years not decreed


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        ("2026-11-23", ()),
        ("2027-09-30", ()),
        ("2027-10-01", (2028,)),
        ("2028-01-02", (2028,)),
        ("2028-12-01", (2028, 2029)),
    ],
)
def test_the_administrator_is_warned_of_missing_years_from_october(
    today: str, missing: tuple[int, ...]
) -> None:
    assert missing_years(day(today), CALENDAR) == missing


# ---------------------------------------------------------------- libur.toml


def test_a_table_that_is_not_whole_covers_no_year() -> None:
    found, years = read_libur('[2028]\nkeputusan = "K"\n[2028.lokal]\n2028-12-18 = "Hari Jadi"\n')
    assert found == [Holiday(day("2028-12-18"), "lokal", "Hari Jadi", "K")]
    assert years == set()


def test_every_bad_row_is_named() -> None:
    with pytest.raises(ValueError, match="2028-02-30") as error:
        read_libur('[2028.lokal]\n2028-02-30 = "x"\n2028-02-29 = "y"\n2027-01-01 = "z"')
    assert [line.split()[1] for line in str(error.value).splitlines()] == ["2028-02-30:", "2027-01-01:"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[28]\nlengkap = true", "28"),
        ("2028 = 1", "2028"),
        ('[2028.libur]\n2028-01-01 = "Tahun Baru"', "libur: not known"),
        ('[2028.lokal]\n2027-01-01 = "Tahun Baru"', "2027-01-01: not a day of 2028"),
        ('[2028.lokal]\n2028-02-30 = "x"', "2028-02-30"),
        ('[2028.lokal]\n20280101 = "x"', "20280101: not a day of 2028 in the form"),
        ("[2028.lokal]\n2028-02-01 = 1", "2028-02-01: the name"),
        ('[2028.lokal]\n2028-02-01 = " "', "2028-02-01: the name"),
        ('[2028]\nlokal = "x"', "2028.lokal"),
        ("[2028]\nlengkap = 1", "lengkap"),
        ("[2028]\nkeputusan = 1", "keputusan"),
        (
            '[2028.lokal]\n2028-02-01 = "a"\n[2028.cuti_bersama]\n2028-02-01 = "b"',
            "2028-02-01: entered twice",
        ),
    ],
)
def test_a_bad_row_is_named(text: str, names: str) -> None:
    with pytest.raises(ValueError, match=names):
        read_libur(text)
