"""What short answers mean. Never a wrong AUTO: a doubt is asked."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsing import command
from tests.shared import beside
from workflow.facts import Arguments, Choice, Person

ROWS = tomllib.loads((Path(__file__).parent / "replies.toml").read_text(encoding="utf-8"))["jawaban"]
TODAY = date(2026, 11, 23)
STAFF = (
    Person("andi", "Andi Contoh", "Staf", ("staf",), ("andi@suratd.test",)),
    Person("budi", "Sdr. Budi Teladan, S.Kom.", "Staf", ("staf",), ("budi@suratd.test",)),
)
KEPALA = (
    Choice(1, "disposisi", "Setuju", "Disposisi ke Bidang IKP untuk ditindaklanjuti"),
    Choice(2, "lengkapi", "Lengkapi", "Lengkapi: "),
    Choice(3, "tolak", "Tolak", "Tolak: "),
    Choice(4, "tunda", "Tunda", "Tunda sampai tanggal "),
    Choice(5, "tanya", "Tanya", "Tanya: "),
    Choice(6, "arsip", "Arsip", "Arsipkan"),
    Choice(7, "teruskan", "Teruskan", "Teruskan ke "),
)
KABID = (
    Choice(1, "tugaskan", "Andi", "Tugaskan Andi Contoh", Arguments(staff=("andi",))),
    Choice(2, "tugaskan", "Budi", "Tugaskan Budi Teladan", Arguments(staff=("budi",))),
    Choice(6, "waktu", "Waktu", "WAKTU 3 HK "),
)
HASIL = (Choice(1, "setuju", "Setuju", "Setuju"), Choice(2, "revisi", "Revisi", "Revisi: "))
CONFIRM = (Choice(1, "ya", "Ya", "1 Ya"), Choice(2, "tidak", "Tidak", "2 Tidak"))


def meant(
    words: str, stage: str, choices: tuple[Choice, ...] = (), has_files: bool = False
) -> tuple[str, str]:
    found = command.read(words, stage, choices, has_files, STAFF, TODAY)
    return found.move, found.action


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["nomor"])
def test_the_answers_of_the_office(row: dict[str, str]) -> None:
    assert meant(row["kata"], row["tahap"]) == (row["gerak"], row["pasti"])


def test_our_table_has_every_row_of_the_dossier() -> None:
    with beside("domain", "replies.tsv").open(encoding="utf-8") as file:
        theirs = {row["no"]: row for row in csv.DictReader(file, delimiter="\t")}
    assert set(theirs) == {row["nomor"] for row in ROWS}
    for row in ROWS:
        other = theirs[row["nomor"]]
        if not other["text"].startswith("("):
            expected = (other["text"], other["intent"].lower(), other["action"].lower())
            assert (row["kata"], row["gerak"], row["pasti"]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1", ("disposisi", "auto")),
        ("1.", ("disposisi", "auto")),
        ("1) ", ("disposisi", "auto")),
        ("no 1", ("disposisi", "auto")),
        ("1\n\nTerima kasih", ("disposisi", "auto")),
        ("1 segera ya", ("disposisi", "auto")),
        ("1 2", ("lain", "ask")),
        ("1\n2", ("disposisi", "ask")),
        ("1, tapi koordinasi dulu", ("disposisi", "ask")),
        ("1 tolak", ("disposisi", "ask")),
        ("1 kalau suratnya lengkap", ("disposisi", "ask")),
        ("1 jangan", ("disposisi", "ask")),
        ("9", ("lain", "ask")),
        ("10", ("lain", "ask")),
        ("3 bukan kewenangan kami", ("tolak", "confirm")),
        ("6", ("arsip", "confirm")),
        ("Disposisi ke Bidang IKP untuk ditindaklanjuti", ("disposisi", "auto")),
        ("Arsipkan", ("arsip", "confirm")),
    ],
)
def test_a_number_is_the_choice_of_that_number(words: str, expected: tuple[str, str]) -> None:
    assert meant(words, "K", KEPALA) == expected


def test_what_stands_behind_a_choice_goes_with_it() -> None:
    assert command.read("2 logo kurang besar", "B", HASIL).arguments.note == "logo kurang besar"
    assert command.read("Revisi: logo kurang besar", "B", HASIL).arguments.note == "logo kurang besar"
    assert command.read("Tunda sampai tanggal 5 Desember 2026", "K", KEPALA).arguments.until == date(
        2026, 12, 5
    )
    assert command.read("Tunda sampai tanggal 5 Desember", "K", KEPALA, today=TODAY).arguments.until == date(
        2026, 12, 5
    )
    assert command.read("Teruskan ke Bidang Informatika", "K", KEPALA).arguments.to == "Bidang Informatika"
    assert command.read("Tanya: berapa slide?", "K", KEPALA).arguments.note == "berapa slide?"


@pytest.mark.parametrize(
    "words",
    [
        "Setuju untuk ditolak",
        "setuju revisi",
        "Setuju asal bagus",
        "Setuju usulan logo baru",
        "1 revisi dikit",
        "Setuju?",
    ],
)
def test_a_button_word_is_not_the_whole_sentence(words: str) -> None:
    assert meant(words, "B", HASIL)[1] == "ask"


@pytest.mark.parametrize(
    ("words", "staff", "action"),
    [
        ("Andi", ("andi",), "auto"),
        ("Sdr. Budi", ("budi",), "auto"),
        ("Mas Andi saja ya", ("andi",), "auto"),
        ("Sdr. Andi atau Budi", ("andi", "budi"), "ask"),
        ("Sdr. Andi dan Budi dkk", ("andi", "budi"), "confirm"),
        ("bukan Andi", ("andi",), "ask"),
        ("jangan ke Andi", ("andi",), "ask"),
    ],
)
def test_the_kabid_names_the_staf(words: str, staff: tuple[str, ...], action: str) -> None:
    found = command.read(words, "B", KABID, False, STAFF)
    assert (found.move, found.action, found.arguments.staff) == ("disposisi", action, staff)


def test_the_time_can_be_set_with_and_without_a_name() -> None:
    found = command.read("Andi, WAKTU 3 HK karena banyak", "B", KABID, False, STAFF)
    assert (found.move, found.action, found.arguments.staff) == ("disposisi", "auto", ("andi",))
    assert (found.arguments.days, found.arguments.note) == (3, "banyak")
    found = command.read("WAKTU 5 HK alasan 5 konten", "B", KABID, False, STAFF)
    assert (found.move, found.action, found.arguments.days) == ("waktu", "auto", 5)
    assert found.arguments.note == "5 konten"
    found = command.read("1 WAKTU 3 HK karena banyak", "B", KABID, False, STAFF)
    assert (found.move, found.arguments.staff, found.arguments.days) == ("tugaskan", ("andi",), 3)
    assert meant("waktunya 3 hari lagi", "B", KABID)[1] == "ask"


def test_a_number_in_the_reason_behind_the_button_is_no_number_of_days() -> None:
    found = command.read("WAKTU 3 HK karena ada 5 konten", "B", KABID, False, STAFF)
    assert (found.move, found.action, found.arguments.days) == ("waktu", "auto", 3)
    assert found.arguments.note == "ada 5 konten"
    assert command.read("6 karena ada 5 konten", "B", KABID, False, STAFF).arguments.days is None
    assert command.read("6. 4 HK karena ada 5 konten", "B", KABID, False, STAFF).arguments.days == 4


@pytest.mark.parametrize(
    "words", ["terlampir", "Selesai", "", "Selesai, konten terlampir", "berikut hasilnya pak, mohon dicek"]
)
def test_the_staf_hands_in_with_few_words(words: str) -> None:
    assert meant(words, "S", (), True) == ("serah", "auto")


def test_the_staf_hands_in_a_link_but_not_words_alone() -> None:
    assert meant("hasil di https://drive.test/x", "S") == ("serah", "auto")
    assert meant("selesai", "S")[1] == "ask"
    assert meant("belum selesai", "S", (), True)[1] == "ask"


@pytest.mark.parametrize(
    ("words", "scores"),
    [
        ("3 4 4 3 4 4 3 4 4", (3, 4, 4, 3, 4, 4, 3, 4, 4)),
        ("344344344", (3, 4, 4, 3, 4, 4, 3, 4, 4)),
        ("3 4 - 3 4 4 3 4 4", (3, 4, None, 3, 4, 4, 3, 4, 4)),
        ("1=4 2=4 3=3 4=4 5=- 6=4 7=4 8=4 9=4", (4, 4, 3, 4, None, 4, 4, 4, 4)),
        ("3 4 4 3 4 4 3 4", ()),
        ("3 4 4 3 4 4 3 4 5", ()),
        ("1=4 1=3 2=4 3=4 4=4", ()),
    ],
)
def test_the_survey_is_nine_answers(words: str, scores: tuple[int | None, ...]) -> None:
    found = command.read(words, "P", HASIL)
    assert found.arguments.scores == scores
    assert (found.move == "survei") is bool(scores)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1", ("ya", "auto")),
        ("Ya", ("ya", "auto")),
        ("Ya pak", ("ya", "auto")),
        ("KONFIRMASI", ("ya", "auto")),
        ("2", ("tidak", "auto")),
        ("tidak jadi", ("tidak", "auto")),
        ("BATAL", ("tidak", "auto")),
        ("ya tapi nanti", ("lain", "ask")),
        ("tidak setuju", ("tidak", "auto")),
    ],
)
def test_a_confirmation_is_yes_or_no(words: str, expected: tuple[str, str]) -> None:
    assert meant(words, "C", CONFIRM) == expected


def test_status_and_batal() -> None:
    assert meant("STATUS", "P") == ("status", "auto")
    assert meant("BATAL", "K") == ("batal", "confirm")


@pytest.mark.parametrize(
    ("subject", "move"),
    [
        ("Re: [KMS-2026-0042] SETUJU", "setuju"),
        ("ACC Re: [KMS-2026-0042] Mohon disposisi", "setuju"),
        ("Re: [KMS-2026-0042] Mohon disposisi", "lain"),
        ("Re: [KMS-2026-0042] Permohonan konten hari jadi, mohon disposisi", "lain"),
        ("", "lain"),
    ],
)
def test_a_decision_in_the_subject_alone_is_asked_about(subject: str, move: str) -> None:
    found = command.read("", "K", KEPALA, subject=subject)
    assert (found.move, found.action) == (move, "ask")
    assert command.read("Ditunda dulu", "K", KEPALA, subject=subject).move == "tunda"


HARMFUL = ("setuju", "disposisi", "tolak", "arsip", "batal", "teruskan", "tunda")


@pytest.mark.parametrize("stage", ["K", "B", "P"])
@pytest.mark.parametrize(
    "words",
    [
        "Acak",
        "tertuju",
        "setuju?",
        "jangan setuju",
        "kami belum setuju",
        "bukan acc",
        "acc tidak?",
        "acc atau revisi",
        "setuju semua kecuali nomor 2",
        "jangan ditindaklanjuti",
        "setuju kata Bupati",
        "tidak lanjut",
        "jangan ditayangkan",
        "belum layak tayang",
        "ganti caption lalu tayangkan",
        "Kalau sudah bagus silakan tayang",
        "menunggu acc",
        "sudah disetujui belum",
        "Setuju. Eh jangan dulu",
        "lanjut besok kalau sempat",
        "Siapa yang bilang setuju",
        "bukannya sudah acc",
        "tanpa acc saya jangan tayang",
        "tolak",
        "arsipkan",
        "batalkan",
    ],
)
def test_no_wrong_decision_without_asking(words: str, stage: str) -> None:
    move, action = meant(words, stage)
    assert action != "auto" or move not in HARMFUL, (move, action)


@settings(max_examples=300, deadline=2000)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from("acc tidak setuju 1 2 WAKTU HK revisi ? , \n andi ke".split(" ")), max_size=40
        ).map(" ".join),
    ),
    st.sampled_from(["K", "B", "S", "P", "T", "C", ""]),
    st.booleans(),
)
def test_any_words_give_a_command(words: str, stage: str, has_files: bool) -> None:
    found = command.read(words, stage, KEPALA, has_files, STAFF, TODAY)
    assert found.action in ("auto", "confirm", "ask", "hold")
