"""`suratd calendar`: a file is taken whole or not at all, each bad line is named. Works on the real records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.store import Store, open_store
from operate.calendar import (
    add_holiday,
    decreed,
    drop_holiday,
    import_holidays,
    list_holidays,
    parse_holidays,
    seed_holidays,
)
from workflow.facts import Calendar, Holiday

NOW = datetime(2027, 10, 5, 3, 0, tzinfo=UTC)
FIXED = [
    "2028-01-01 Tahun Baru",
    "2028-05-01 Buruh",
    "2028-06-01 Pancasila",
    "2028-08-17 RI",
    "2028-12-25 Natal",
]
WHOLE = "date\tkind\tname\n" + "".join(
    f"{row.split(' ', 1)[0]}\tlibur_nasional\t{row.split(' ', 1)[1]}\n" for row in FIXED
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'suratd.db'}", NOW)
    yield store
    store.close()


def take(book: Store, file: Path, text: str, *years: int) -> str:
    file.write_text(text, encoding="utf-8")
    return import_holidays(book, file, years, "admin", NOW)


def test_the_delivered_years_are_entered_once_and_changes_of_the_office_stay(book: Store) -> None:
    assert seed_holidays(book, NOW) is True
    assert book.calendar() == decreed()
    drop_holiday(book, "2027-03-09", "admin", NOW)
    assert seed_holidays(book, NOW) is False
    assert date(2027, 3, 9) not in book.calendar().holidays


def test_a_later_release_adds_its_new_year_and_leaves_the_older_as_the_office_made_it(book: Store) -> None:
    first = [h for h in decreed().holidays.values() if h.day.year == 2026 and h.day != date(2026, 12, 24)]
    own = Holiday(date(2027, 1, 5), "lokal", "Libur setempat")
    book.put_holidays([*first, own], [2026], "admin", NOW)
    assert seed_holidays(book, NOW) is True
    assert book.calendar().years == {2026, 2027}
    assert date(2026, 12, 24) not in book.calendar().holidays
    assert book.calendar().holidays[own.day] == own


def test_a_local_closure_is_entered_listed_and_taken_back(book: Store) -> None:
    said = add_holiday(book, "18/12/2028", "lokal", " Hari Jadi ", "SE 400/12", "admin", NOW)
    assert said == "2028-12-18 lokal Hari Jadi: dicatat"
    assert book.calendar() == Calendar(
        {date(2028, 12, 18): Holiday(date(2028, 12, 18), "lokal", "Hari Jadi", "SE 400/12")}, frozenset()
    )
    assert add_holiday(book, "2028-12-18", "lokal", "Hari Jadi", "SE 400/12", "a", NOW).endswith(
        "sudah tercatat"
    )
    assert "2028-12-18  Senin   lokal           Hari Jadi" in list_holidays(book, NOW.date())
    assert drop_holiday(book, "2028-12-18", "admin", NOW) == "2028-12-18: kembali menjadi hari kerja"
    assert drop_holiday(book, "2028-12-18", "admin", NOW) == "2028-12-18: memang tidak tercatat"


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [("2028-02-30", "lokal", "x"), ("2028-12-18", "libur", "x"), ("2028-12-18", "lokal", " ")],
)
def test_a_wrong_day_kind_or_name_is_refused(book: Store, day: str, kind: str, name: str) -> None:
    with pytest.raises(ValueError, match=r"bukan|belum ditulis"):
        add_holiday(book, day, kind, name, "", "admin", NOW)
    assert book.calendar() == Calendar()


def test_the_list_tells_which_years_are_missing(book: Store) -> None:
    seed_holidays(book, NOW)
    said = list_holidays(book, NOW.date(), 2027).splitlines()
    assert len(said) == 26 + 2
    assert said[-2] == "tahun yang lengkap: 2026, 2027"
    assert said[-1].startswith("2028 belum lengkap")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("libur.tsv", WHOLE),
        ("libur.csv", WHOLE.replace("\t", ",")),
        ("excel.csv", "\ufeff" + WHOLE.replace("\t", ";").replace("\n", "\r\n")),
        ("judul.csv", WHOLE.replace("\t", ";").replace("date;kind;name", "Tanggal;Jenis;Nama")),
        ("tanpa-judul.csv", WHOLE.split("\n", 1)[1].replace("\t", ",")),
        ("petik.csv", WHOLE.replace("\t", ",").replace("Natal", '"Natal"')),
    ],
)
def test_a_table_is_read_as_people_save_it(book: Store, tmp_path: Path, name: str, text: str) -> None:
    said = take(book, tmp_path / name, text, 2028)
    assert said.splitlines() == [f"{name}: 5 hari, dicatat", "2028 tercatat lengkap"]
    assert book.calendar().years == {2028}
    assert book.calendar().holidays[date(2028, 12, 25)] == Holiday(
        date(2028, 12, 25), "libur_nasional", "Natal"
    )


def test_a_year_counts_as_covered_only_when_that_is_said(book: Store, tmp_path: Path) -> None:
    take(book, tmp_path / "libur.tsv", WHOLE)
    assert len(book.calendar().holidays) == 5
    assert book.calendar().years == set()


def test_a_year_without_its_fixed_holidays_is_not_whole(book: Store, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2028 tidak lengkap: 2028-08-17") as error:
        take(book, tmp_path / "libur.tsv", WHOLE.replace("2028-08-17", "2028-08-18"), 2028)
    assert len(str(error.value).splitlines()) == 1
    assert book.calendar() == Calendar()


def test_a_toml_like_the_delivered_one_says_itself_that_it_is_whole(book: Store, tmp_path: Path) -> None:
    rows = "".join(f'{row.split(" ", 1)[0]} = "{row.split(" ", 1)[1]}"\n' for row in FIXED)
    take(
        book,
        tmp_path / "2028.toml",
        f'[2028]\nkeputusan = "SKB 1"\nlengkap = true\n[2028.libur_nasional]\n{rows}',
    )
    assert book.calendar().years == {2028}
    assert book.calendar().holidays[date(2028, 1, 1)].decree == "SKB 1"


def test_every_bad_line_is_named_and_nothing_is_entered(book: Store, tmp_path: Path) -> None:
    text = WHOLE.replace("2028-05-01", "1 Mei 2028").replace("libur_nasional\tRI", "libur\tRI")
    with pytest.raises(ValueError, match="bad") as error:
        take(book, tmp_path / "bad.tsv", text + "2028-12-25\tcuti_bersama\tNatal\n2028-12-24\tcuti_bersama\n")
    assert [line.split(": ")[0] for line in str(error.value).splitlines()] == [
        "bad.tsv:3",
        "bad.tsv:5",
        "bad.tsv:7",
        "bad.tsv:8",
    ]
    assert book.calendar() == Calendar()


@pytest.mark.parametrize("name", ["bad.toml", "bad.csv", "bad.tsv"])
@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe", b"[2028]\n[2028", b"\n\n#\n", b"[x]\na = 1\n", b"a" * 200_000]
)
def test_a_file_without_holidays_is_refused_by_its_name(name: str, raw: bytes) -> None:
    with pytest.raises(ValueError, match=name):
        parse_holidays(name, raw)


def test_an_amended_decree_moves_a_day_instead_of_doubling_it(book: Store, tmp_path: Path) -> None:
    seed_holidays(book, NOW)
    first = WHOLE + "2028-02-25\tlibur_nasional\tIdulfitri\n"
    take(book, tmp_path / "libur.tsv", first, 2028)
    add_holiday(book, "2028-12-18", "lokal", "Hari Jadi", "", "admin", NOW)
    said = take(book, tmp_path / "libur.tsv", first.replace("02-25", "02-26"), 2028)
    assert "2028-02-25 Idulfitri: dihapus, tidak ada di berkas itu" in said
    days = book.calendar().holidays
    assert date(2028, 2, 26) in days
    assert date(2028, 2, 25) not in days
    assert days[date(2028, 12, 18)].kind == "lokal"
    assert date(2027, 3, 9) in days, "other years stay as they are"
    again = take(book, tmp_path / "libur.tsv", first.replace("02-25", "02-26"), 2028)
    assert again.startswith("libur.tsv: 6 hari, tidak ada yang baru")


@given(
    st.sampled_from(["a.csv", "a.tsv", "a.toml"]),
    st.binary(max_size=300) | st.text(max_size=300).map(str.encode),
)
def test_any_file_is_read_or_refused(name: str, raw: bytes) -> None:
    try:
        holidays, _ = parse_holidays(name, raw)
    except ValueError:
        return
    assert holidays
