"""Dates, counted days and sizes as the office writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from mail import words
from tests.mail.samples import LETTER, OFFICE
from workflow.facts import Due, Letter


def test_days_and_moments_are_written_in_indonesian_and_local_time() -> None:
    assert words.day_words(date(2026, 11, 23)) == "Senin, 23 November 2026"
    assert words.moment_words(datetime(2026, 11, 22, 23, 5, tzinfo=UTC), "Asia/Jakarta") == (
        "Senin, 23 November 2026 pukul 06.05 WIB"
    )
    assert words.moment_words(date(2026, 8, 17), "Asia/Jakarta") == "Senin, 17 Agustus 2026"
    assert "WIT" in words.moment_words(datetime(2026, 11, 22, tzinfo=UTC), "Asia/Jayapura")


def test_sizes_have_a_decimal_comma() -> None:
    assert [words.size_words(n) for n in (12, 214_503, 1_450_000)] == ["12 bita", "215 kB", "1,4 MB"]


def test_few_counted_days_are_listed_and_many_are_runs_that_add_up() -> None:
    few = words.due_words(Due(date(2026, 11, 24), (date(2026, 11, 24),)), OFFICE)
    assert (few.hari, few.pukul, few.dihitung) == (
        "Selasa, 24 November 2026",
        "16.00 WIB",
        ("Hari kerja ke-1: Selasa, 24 November 2026",),
    )
    closed = OFFICE.calendar.holidays
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(40)]
    counted = tuple(d for d in days if d.weekday() < 5 and d not in closed)
    many = words.due_words(Due(counted[-1], counted), OFFICE)
    assert many.jumlah == len(counted)
    assert many.dihitung[0] == "Hari kerja ke-1 s.d. 4: Selasa, 1 Desember 2026 s.d. Jumat, 4 Desember 2026"
    assert many.dihitung[-1].startswith(f"Hari kerja ke-{len(counted) - 4} s.d. {len(counted)}: ")
    assert many.dilewati == (
        "Kamis, 24 Desember 2026 (Cuti bersama Hari Raya Natal)",
        "Jumat, 25 Desember 2026 (Hari Raya Natal)",
    )


def test_a_holiday_just_before_the_first_counted_day_explains_it() -> None:
    due = words.due_words(Due(date(2026, 12, 28), (date(2026, 12, 28),)), OFFICE)
    assert len(due.dilewati) == 2


def test_friday_closes_earlier() -> None:
    assert words.due_words(Due(date(2026, 11, 27), (date(2026, 11, 27),)), OFFICE).pukul == "14.30 WIB"


def test_what_is_not_known_of_a_letter_is_left_out() -> None:
    assert [label for label, _ in words.letter_rows(Letter(LETTER.file), "", "KMS-2026-0001")] == [
        "No. register"
    ]
    rows = dict(words.letter_rows(LETTER, "Dinas Kesehatan", "KMS-2026-0042"))
    assert rows["Yang diminta"] == "3 feed, 1 reels (Instagram, Facebook)"
    assert rows["Kegiatan"] == "Puncak Hari Kesehatan Nasional, Kamis, 3 Desember 2026"
