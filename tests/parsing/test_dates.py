"""Days and counts as they stand in Indonesian letters (DOMAIN 1.5)."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsing import dates

NOV23 = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    [
        "23 November 2026",
        "23 Nopember 2026",
        "23 Nop 2026",
        "23 Nop. 2026",
        "23-11-2026",
        "23/11/26",
        "23.11.2026",
        "23 / 11 / 2026",
        "2026-11-23",
        "Purbalingga, 23 November 2026",
        "Senin, 23 November 2026",
        "hari Senin Kliwon, tanggal 23 NOVEMBER 2026",
        "23November2026",
        "tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam",
    ],
)
def test_the_same_day_in_all_its_spellings(text: str) -> None:
    assert dates.read_dates(text) == [(NOV23, NOV23)]
    assert dates.read_date(text) == NOV23


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 Pebruari 2027", 2),
        ("1 Feb 2027", 2),
        ("1 Peb 2027", 2),
        ("1 Agst 2027", 8),
        ("1 Ags 2027", 8),
        ("1 Agt 2027", 8),
        ("1 Okt 2027", 10),
        ("1 Des. 2027", 12),
        ("1 Mei 2027", 5),
        ("1 Spetember 2027", 9),
    ],
)
def test_old_and_short_months(text: str, month: int) -> None:
    assert dates.read_date(text) == date(2027, month, 1)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("12 s.d. 14 Desember 2026", date(2026, 12, 12), date(2026, 12, 14)),
        ("12 s/d 14 Desember 2026", date(2026, 12, 12), date(2026, 12, 14)),
        ("12 sd 14 Desember 2026", date(2026, 12, 12), date(2026, 12, 14)),
        ("12–14 Des 2026", date(2026, 12, 12), date(2026, 12, 14)),
        ("12-14/12/2026", date(2026, 12, 12), date(2026, 12, 14)),
        ("Senin s.d. Rabu, 7 s.d. 9 Desember 2026", date(2026, 12, 7), date(2026, 12, 9)),
        ("30 November s.d. 2 Desember 2026", date(2026, 11, 30), date(2026, 12, 2)),
        ("Senin, 30 November s.d. Rabu, 2 Desember 2026", date(2026, 11, 30), date(2026, 12, 2)),
        ("28 Desember s.d. 2 Januari 2027", date(2026, 12, 28), date(2027, 1, 2)),
        ("30 November 2026 sampai dengan 2 Desember 2026", date(2026, 11, 30), date(2026, 12, 2)),
        ("1-12-2026 s.d. 3-12-2026", date(2026, 12, 1), date(2026, 12, 3)),
    ],
)
def test_a_stretch_of_days(text: str, start: date, end: date) -> None:
    assert dates.read_dates(text) == [(start, end)]


def test_two_days_joined_by_dan_are_two_days() -> None:
    assert dates.read_dates("12 dan 14 Desember 2026") == [
        (date(2026, 12, 12), date(2026, 12, 12)),
        (date(2026, 12, 14), date(2026, 12, 14)),
    ]
    assert [start.day for start, _ in dates.read_dates("7, 8 dan 9 Desember 2026")] == [7, 8, 9]


@pytest.mark.parametrize(
    "text",
    [
        "besok",
        "lusa",
        "minggu depan",
        "H-1",
        "akhir bulan",
        "bln Desember minggu ke-2",
        "10 Muharam 1448 H",
        "Jumat Kliwon",
        "1 Suro",
        "Purbalingga,      November 2026",
        "pukul 08.00 WIB s.d. selesai",
        "400.14.9/1873/2026",
        "000.8/8/2026",
        "B/400.14.5.4/061/SEKRE/2026",
        "400.14.5.4/2562/VI/2026",
        "005/12/2022",
        "NIP 19710101 200003 1 001",
        "0812-0000-0001",
        "31 Februari 2026",
        "12 Desember",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates.read_dates(text) == []


def test_a_missing_year_is_taken_from_the_day_of_reading() -> None:
    assert dates.read_dates("12–14 Des", NOV23) == [(date(2026, 12, 12), date(2026, 12, 14))]
    assert dates.read_date("5 Januari", NOV23) == date(2027, 1, 5)
    assert dates.read_date("2 November", NOV23) == date(2026, 11, 2)
    assert dates.read_date("s.d. 30 Nov", NOV23) == date(2026, 11, 30)


def test_the_weekday_is_compared_with_the_date() -> None:
    assert dates.find_dates("Senin, 30 November 2026")[0].contradicts is False
    assert dates.find_dates("Selasa, 30 November 2026")[0].contradicts is True
    assert dates.find_dates("Jum'at 4 Desember 2026")[0].weekday == 4
    assert dates.find_dates("Ahad, 6 Desember 2026")[0].contradicts is False
    assert dates.read_weekday("hari Jum’at") == 4


def test_the_model_letter_has_its_dates_in_order() -> None:
    text = (
        "Purbalingga, 2 November 2026\nNomor : 400.14.9/1873/2026\n"
        "Puncak HKN, Kamis, 12 November 2026 pukul 07.00 WIB"
        "\ndibutuhkan tanggal  : 9 November 2026"
    )
    assert [start.day for start, _ in dates.read_dates(text)] == [2, 12, 9]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3 (tiga)", 3),
        ("3 (tiga) desain feed", 3),
        ("tiga (3)", 3),
        ("dua buah", 2),
        ("2 aja", 2),
        ("sebuah", 1),
        ("lima belas", 15),
        ("sebelas lembar", 11),
        ("dua puluh lima", 25),
        ("seratus dua", 102),
        ("1.500", 1500),
        ("3 (dua)", None),
        ("2-3 konten", None),
        ("beberapa", None),
        ("", None),
    ],
)
def test_counts(text: str, count: int | None) -> None:
    assert dates.read_count(text) == count


def test_number_words() -> None:
    assert dates.read_number_words("dua ribu dua puluh enam") == 2026
    assert dates.read_number_words("seribu seratus sebelas") == 1111
    assert dates.read_number_words("tiga ratus lima puluh") == 350
    assert dates.read_number_words("dua konten") is None


@settings(max_examples=150, deadline=2000)
@given(st.text(alphabet="0123456789 -/.,s.dnNovDesember()abc\n", max_size=300))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    for start, end in dates.read_dates(text, NOV23):
        assert start <= end
    dates.read_count(text)


@pytest.mark.parametrize("piece", ["1 ", " ", "senin ", "satu ", "1 dan ", "12 s.d. ", "1-", "tanggal "])
def test_a_hostile_row_of_pieces_is_read_in_time(piece: str) -> None:
    begin = time.process_time()
    dates.read_dates("1" + piece * (200_000 // len(piece)))
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    "written", ["1 \u017fept 2026", "1 SEPTEMBER 2026", "tanggal \u017fatu September 2026"]
)
def test_letters_that_only_look_like_others_do_not_stop_the_reading(written):
    assert dates.read_date(written) == date(2026, 9, 1)


def test_a_dotted_capital_is_the_same_letter():
    assert dates.read_date("KAM\u0130S, 2 APR\u0130L 2026") == date(2026, 4, 2)
