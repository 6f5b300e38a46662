"""Sets that were written before the readers were looked at, and measured once before anything was mended for them.

Set 1, unseen: 122 of 143 answers with move and action right and one acted wrongly, 0 of 60 temptations acted; of 100
complaints 92 classes and 98 heard, 10 of 79 other texts taken for one; 472 of 488 answers from mail programs exact, no word
lost; 29 of 40 notes of absence known, 4 of 40 ordinary mails taken for one; 30 of 30 bounces with their address.
Set 2, written after set 1 had been mended for, unseen: 40 of 40, 0 of 20; 39 and 39 of 40, 2 of 20; 70 of 80, none lost; 17
of 20, 0 of 20; 10 of 10. Both have been looked at since.
Set 3 of the temptations: of 101, 14 acted unseen as a change, a completion or a question, two of them rightly; three more
that then still acted stand in the list below. godaan_pejabat.tsv says of each temptation who writes it and why it may not
act: 15 of the first 162 acted unseen (one is left out: a contact may be part of the content), 1 of 60 after mending. Beside
them 70 of 80 plain answers acted, then 39 of 40; complaints 24 of 24 and 13 of 13, 1 of 16 and 0 of 7 other texts taken
for one; 126 of 126 answers from 21 clients exact, unseen and without mending.
"""

from __future__ import annotations

import csv
import html
import tomllib
from pathlib import Path
from typing import Any

import pytest

from parsing import complaint
from tests.parsing.answers import meant
from tests.parsing.mails import mail, multipart, read
from tests.parsing.test_complaint import CLASSES, misjudged

HERE = Path(__file__).parent / "segar"
SETS = ("1", "2")


def rows(name: str, number: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        found = [
            row
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["set"] == number
        ]
    return [row | {"text": row["text"].replace("\\n", "\n")} for row in found]


def table(name: str, number: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}_{number}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("number", "most"), [("1", 10), ("2", 0), ("3", 0), ("4", 1)])
def test_answers_are_understood_and_none_acts_wrongly(number: str, most: int) -> None:
    found = [(row, meant(row["text"], row["stage"])) for row in rows("jawaban.tsv", number)]
    acted = [
        row["text"]
        for row, said in found
        if said.action == "auto" and (row["action"], row["move"]) != ("auto", said.move)
    ]
    missed = [row["text"] for row, said in found if (said.move, said.action) != (row["move"], row["action"])]
    assert acted == []
    assert len(missed) <= most, missed


@pytest.mark.parametrize(("number", "most"), [("1", 1), ("2", 0), ("3", 0), ("4", 1)])
def test_plain_orders_act(number: str, most: int) -> None:
    plain = [row for row in rows("jawaban.tsv", number) if row["action"] == "auto"]
    timid = [row["text"] for row in plain if meant(row["text"], row["stage"]).action != "auto"]
    assert len(timid) <= most, timid


@pytest.mark.parametrize("number", [*SETS, "3"])
def test_what_tempts_does_not_act(number: str) -> None:
    tempting = rows("godaan.tsv", number)
    assert len(tempting) >= 20
    assert [row["text"] for row in tempting if meant(row["text"], row["stage"]).action == "auto"] == []


@pytest.mark.parametrize(("number", "least"), [("1", 160), ("2", 60)])
def test_what_tempts_officials_and_agencies_is_asked(number: str, least: int) -> None:
    tempting = rows("godaan_pejabat.tsv", number)
    assert len(tempting) >= least
    assert [row["text"] for row in tempting if meant(row["text"], row["stage"]).action == "auto"] == []


@pytest.mark.parametrize(
    ("number", "classes", "unheard", "taken"),
    [("1", 5, 0, 1), ("2", 2, 1, 2), ("3", 0, 0, 0), ("4", 0, 0, 0)],
)
def test_complaints_and_other_texts(number: str, classes: int, unheard: int, taken: int) -> None:
    texts = [(row["label"], row["text"]) for row in rows("aduan.tsv", number)]
    labels = {text: label for label, text in texts}
    wrong, kinds = misjudged(texts)
    missed = [text for text in kinds if labels[text] in CLASSES]
    others = [text for text in kinds if labels[text] not in CLASSES]
    assert (len(wrong) <= classes, len(missed) <= unheard, len(others) <= taken) == (True, True, True), (
        wrong,
        kinds,
    )


def test_good_news_is_praise_and_bad_news_behind_it_is_not() -> None:
    assert complaint.read("Tidak ada keluhan sama sekali").topic == "praise"
    assert complaint.read("Tidak ada keluhan katanya, padahal petugas minta uang rokok").is_complaint
    assert complaint.read("Wifi sudah diperbaiki tapi lemot lagi").is_complaint


WHY_NOT = {
    "no fault was found, which approves nothing": (
        ("P", "Tidak ada yang salah"),
        ("P", "tidak ada yang keliru"),
        ("P", "Sudah tidak ada yang kurang"),
        ("P", "tidak ada komplain"),
    ),
    "another kind, number or channel changes what was ordered": (
        ("P", "Ganti jadi video saja"),
        ("P", "Feednya diganti reels"),
        ("P", "Tambah 2 story"),
        ("P", "jumlahnya diubah jadi 3"),
        ("P", "tambah durasi jadi 2 video"),
        ("P", "pindah ke YouTube"),
        ("P", "Dijadikan 4 konten"),
        ("B", "Posternya diubah menjadi baliho"),
    ),
    "what shall be complete or given back is nothing of the letter": (
        ("K", "Lengkapi kelengkapan kantor"),
        ("K", "Lengkapi kursi rapat"),
        ("K", "Kembalikan laptop dinas"),
    ),
    "what shall be changed is nothing of the content, or is said somewhere else": (
        ("B", "Perbaiki AC"),
        ("B", "Revisi DPA"),
        ("B", "ganti kursi rapat"),
        ("B", "Perbaiki nomor antrean di loket"),
        ("B", "ganti posisi meja rapat"),
        ("B", "revisi menyusul"),
        ("B", "Catatan revisi lewat WA"),
    ),
    "struck through, counted, or a part": (("K", "~setuju~"), ("K", "1 cukup"), ("B", "acc videonya saja")),
}


@pytest.mark.parametrize("why", WHY_NOT)
def test_what_is_another_matter_is_asked(why: str) -> None:
    assert [text for stage, text in WHY_NOT[why] if meant(text, stage).action == "auto"] == []


@pytest.mark.parametrize(
    ("stage", "text"),
    [
        ("P", "Sudah sesuai, tidak ada yang salah"),
        ("P", "tambahkan video drone di menit kedua"),
        ("P", "Kata 'sosialisai' kurang huruf s"),
        ("K", "Lengkapi stempel dan nomor surat"),
        ("K", "Kembalikan ke pemohon, kop suratnya salah"),
        ("B", "Ganti ikon"),
        ("B", "perbaiki lagi"),
        ("B", "acc saja"),
    ],
)
def test_what_is_of_the_matter_still_acts(stage: str, text: str) -> None:
    assert meant(text, stage).action == "auto"


def test_a_decision_in_a_pasted_chat_is_none_of_the_writers() -> None:
    for text in (
        "[23/11 10.15] Contoh Kadis: Acc, lanjut",
        "[10.15, 23/11/2026] Contoh Kabid: setuju, tayangkan",
    ):
        assert {meant(text, stage).action for stage in "KBP"} & {"auto"} == set(), text


@pytest.mark.parametrize("number", [*SETS, "3"])
def test_only_the_own_words_are_left(number: str) -> None:
    told = table("klien", number)
    wrong = []
    for client in told["klien"]:
        for words in told["kata"]:
            marked = client["jenis"] == "html"
            said = "<br>".join(map(html.escape, words["isi"].split("\n"))) if marked else words["isi"]
            body = client["isi"].replace("@W@", said).replace("\n", "\r\n")
            if "html" in client:
                shown = client["html"].replace("@W@", "<br>".join(map(html.escape, words["isi"].split("\n"))))
                raw = multipart(
                    _text(body, "plain"), _text(shown, "html"), kind="alternative", in_reply_to="<a@b.test>"
                )
            else:
                kind = f"text/{'html' if marked else 'plain'}; charset=utf-8"
                raw = mail(body, content_type=kind, in_reply_to="<a@b.test>")
            wanted = f"{words['isi']}\n{client.get('tambahan', '')}"
            if read(raw).words.split() != wanted.split():
                wrong.append((client["nama"], words["nama"]))
    assert wrong == []


def _text(body: str, kind: str) -> bytes:
    return f"Content-Type: text/{kind}; charset=utf-8\r\n\r\n{body}".encode()


@pytest.mark.parametrize(("number", "most"), [("1", 1), ("2", 1)])
def test_notes_of_absence_and_people_who_speak_of_absence(number: str, most: int) -> None:
    found = [
        (row, read(mail(row["text"].replace("\n", "\r\n"), subject=row["subject"])))
        for row in rows("otomatis.tsv", number)
    ]
    taken = [
        row["text"] for row, said in found if row["automatic"] == "tidak" and (said.automatic or said.bounce)
    ]
    missed = [
        row["text"] for row, said in found if row["automatic"] == "ya" and not (said.automatic or said.bounce)
    ]
    assert taken == []
    assert len(missed) <= most, missed


@pytest.mark.parametrize("number", SETS)
def test_bounces_of_many_servers(number: str) -> None:
    for sample in table("pantulan", number)["pantulan"]:
        found = read(sample["isi"].replace("\n", "\r\n").encode()).bounce
        assert found is not None, sample["nama"]
        assert found.recipient == sample["alamat"], sample["nama"]
        if "lama" in sample:
            assert found.permanent == (sample["lama"] == "tetap"), sample["nama"]
        ours = bool(found.message_id) and str(found.message_id).startswith("<k7qd.")
        assert ours or not sample["nomor"], sample["nama"]
