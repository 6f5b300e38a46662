"""Phrases written down before they were taught: what officials and applicants write from telephones, and what it means.

frasa.tsv was used to teach; frasa_lain.tsv and frasa_akhir.tsv were first measured unseen, in other styles (82 % and 77 %
then), and have been looked at since; of frasa_ponsel.tsv 86 % were right unseen. None may ever act wrongly.
Of the plain approvals and orders of frasa_sehari.tsv 77 of 84 were understood unseen.
frasa_godaan.tsv tempts: 41 of its first 358 answers acted when they were first read, 4 of the 240 that came after them, and
none may.
"""

from __future__ import annotations

import pytest

from tests.parsing.answers import OFFERED, meant, missed_arguments, phrases

TABLES = {
    "frasa.tsv": 0.95,
    "frasa_lain.tsv": 0.88,
    "frasa_akhir.tsv": 0.88,
    "frasa_ponsel.tsv": 0.97,
    "frasa_sehari.tsv": 0.97,
}
ROWS = [(name, row) for name in TABLES for row in phrases(name)]


def named(value: object) -> str:
    return value["text"][:40] if isinstance(value, dict) else str(value)


@pytest.mark.parametrize(("table", "row"), ROWS, ids=named)
def test_nothing_acts_that_should_not(table: str, row: dict[str, str]) -> None:
    found = meant(row["text"], row["stage"])
    assert found.action != "auto" or (row["move"], row["action"]) == (found.move, "auto"), found.why


@pytest.mark.parametrize("table", TABLES)
def test_most_phrases_are_understood(table: str) -> None:
    rows = phrases(table)
    missed = [
        f"{row['stage']} {row['text']!r}: {found.move} {found.action}, not {row['move']} {row['action']}"
        for row in rows
        if ((found := meant(row["text"], row["stage"])).move, found.action) != (row["move"], row["action"])
    ]
    assert len(missed) <= (1 - TABLES[table]) * len(rows), "\n".join(missed)


@pytest.mark.parametrize("table", TABLES)
def test_staff_days_dates_and_numbers_are_heard(table: str) -> None:
    rows = [row for row in phrases(table) if row["arguments"]]
    assert [row["text"] for row in rows if missed_arguments(row, meant(row["text"], row["stage"]))] == []


def test_there_are_enough_phrases_of_every_stage() -> None:
    rows = phrases("frasa.tsv")
    assert len(rows) >= 200
    assert {row["stage"] for row in rows} == set(OFFERED)


@pytest.mark.parametrize("row", phrases("frasa_godaan.tsv"), ids=named)
def test_what_tempts_to_act_is_asked(row: dict[str, str]) -> None:
    found = meant(row["text"], row["stage"])
    assert found.action != "auto", (found.move, found.why)


# ---------------------------------------------------------------- doubt, put into what would act

CLEAR = {
    "K": (
        "acc",
        "setuju",
        "lanjutkan",
        "silakan diproses",
        "tindaklanjuti",
        "disposisi ke IKP",
        "mohon dibantu",
    ),
    "B": ("acc", "setuju", "tayangkan", "sudah sesuai", "tidak ada revisi", "sudah bagus, silakan tayang"),
    "P": ("acc", "setuju", "sudah sesuai", "silakan tayang", "tidak ada revisi", "sudah oke"),
}
BEFORE = """jangan|belum|tidak|bukan|blm|gak|jgn|kalau|jika lengkap|asal bagus|kata bapak|kemarin|apakah
|siapa yang|kenapa|mungkin|sepertinya|nanti|sebelum|setelah direvisi|tolak,|tunda,|batal
|ditolak bukan|ora|ojo|durung|aja|tanpa|hampir|saya kira|menunggu|mau|akan|katanya|bupati|pak camat
|dia|mereka|seandainya|harusnya|gagal|mboten|entah|enggan|ragu|kurang|setengah|nyaris|ga jadi|cancel
|stop|pending|hold|tarik|not|dont|never|ogah|emoh""".replace("\n", "").split("|")
BEHIND = """?|tidak?|kah|tapi nanti|kalau sudah|asal bagus|kecuali slide 2|atau tolak|eh jangan|tidak|belum
|bukan|ga ya|besok|minggu depan|yang kedua|slide 1 saja|kata kadis|kemarin|jangan dulu
|setelah revisi|sebelum tayang|ditolak|tunda|batal|revisi|bupati|pak camat|lisan|mungkin|nanti
|jika ada ttd|dengan catatan|dengan syarat|sebagian|untuk ditolak|apa tidak|ga jadi|cancel|tgl 5
|hanya IG|khusus IG saja|lalu hapus|kemudian tolak|ke informatika|dan informatika|sama prokompim
|salah|maaf salah kirim|abaikan|ralat|bila perlu|kalo bisa|insya allah|semoga|sih harusnya
|wae durung""".replace("\n", "").split("|")
TURNED = [
    (stage, text)
    for stage, clears in CLEAR.items()
    for clear in clears
    for text in (*(f"{word} {clear}" for word in BEFORE), *(f"{clear} {word}" for word in BEHIND))
]


def test_each_of_the_clear_ones_acts_by_itself() -> None:
    assert [(s, c) for s, clears in CLEAR.items() for c in clears if meant(c, s).action != "auto"] == []


def test_a_word_of_doubt_beside_a_clear_one_keeps_it_from_acting() -> None:
    harmless = ("revisi", "tanya")
    acted = [
        (stage, text, found.move)
        for stage, text in TURNED
        if (found := meant(text, stage)).action == "auto" and found.move not in harmless
    ]
    assert len(TURNED) > 1500
    assert acted == []


# ---------------------------------------------------------------- what only looks like something else


@pytest.mark.parametrize("stage", ["B", "P"])
@pytest.mark.parametrize(
    "words",
    """kurang setuju|saya kurang paham maksudnya|agak ragu|kurang 2 hari lagi|tambah waktu 2 hari
|tambah 2 konten lagi|tidak ada komentar|belum ada kabar|update progresnya|ulang tahun kabupaten
|salah saya|harusnya hari ini selesai|pindahkan jadwal tayang ke senin|hapus semuanya
|kasih waktu 2 hari|stafnya belum ada|edit sendiri|jangan pakai lama|terlalu cepat ambil keputusan
|konten ini tidak sesuai tupoksi|bukan revisi|revisi tidak perlu|jangan diganti|salah kirim
|tolong perbaiki kalau sempat|kata pak kadis diganti|revisi selesai|sudah direvisi
|hasil revisi bagus|filenya hilang|maaf salah, maksud saya acc|lampiran tidak ada
|sesuaikan dengan anggaran|ganti caption lalu tayangkan""".replace("\n", "").split("|"),
)
def test_these_are_no_wish_for_a_change(words: str, stage: str) -> None:
    assert meant(words, stage).action != "auto"


@pytest.mark.parametrize(
    "words",
    """kembalikan ke saya|kembalikan ke IKP|kembalikan|dilengkapi staf kita saja
|lengkapi lalu tindaklanjuti|tidak perlu dilengkapi|apa kabar|ada apa|bagaimana menurutmu
|apa boleh buat|siapa kabidnya|kenapa lama sekali|siapa yang bilang setuju|kabid setuju|IKP setuju
|IKP siap|kabid ikp sudah acc|terima kasih ikp|untuk diketahui ikp|bukan IKP|IKP atau TIK
|siap laksanakan|dapat ditindaklanjuti|teruskan ke bupati|siapkan penolakan|kerjakan kalau longgar
|acc/tolak|acc dari sekda|sudah diproses|1 minggu lagi|1 slide saja|1 atau 2|1. setuju 2. tolak
|pilih 1 atau 3|11|1 2""".replace("\n", "").split("|"),
)
def test_these_order_nothing_of_the_kepala(words: str) -> None:
    assert meant(words, "K").action != "auto"


@pytest.mark.parametrize("stage", ["K", "B", "S", "P"])
@pytest.mark.parametrize(
    "words", ["acc " * 900, "surat " * 600, "tidak " * 600, "logonya " * 450, "a" * 3999]
)
def test_long_words_take_no_long_time(words: str, stage: str) -> None:
    import time

    start = time.process_time()
    meant(words, stage)
    assert time.process_time() - start < 0.5
