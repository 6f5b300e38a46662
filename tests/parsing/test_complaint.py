"""Is it a complaint, of which class, with which flags, and whom does it name. The class is a proposal; the graver wins."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsing import complaint, weighing
from tests.shared import beside

CLASSES = {
    "R": "ringan",
    "N": "normatif",
    "T": "tidak_berkadar_pengawasan",
    "B": "berkadar_pengawasan",
}
FLAGS = {"S": "rahasia", "O": "out_of_authority", "U": "urgent", "I": "incomplete"}


def own(name: str = "aduan.tsv") -> list[dict[str, str]]:
    """Written before the rules, and never looked at while they were made: 74 complaints, 28 others."""
    with (Path(__file__).parent / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def dossier(name: str) -> list[dict[str, str]]:
    with beside("domain", name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def misjudged(rows: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Texts whose class is wrong, and texts of which it is wrong that they are a complaint, or are none."""
    read = [(label, text, complaint.read(text)) for label, text in rows]
    wrong = [text for label, text, found in read if label in CLASSES and found.class_ != CLASSES[label]]
    return wrong, [text for label, text, found in read if found.is_complaint != (label in CLASSES)]


def test_the_forty_complaints_of_the_dossier_and_the_ten_others() -> None:
    rows = [(row["label"], row["text"]) for row in dossier("complaints.tsv")]
    rows += [("-", row["text"]) for row in dossier("not_complaints.tsv")]
    classes, kinds = misjudged(rows)
    assert (len(classes), len(kinds)) <= (1, 1), (classes, kinds)


def test_a_hundred_of_our_own() -> None:
    rows = [(row["label"], row["text"]) for row in own()]
    assert len(rows) >= 100
    classes, kinds = misjudged(rows)
    assert len(classes) <= 7, classes
    assert len(kinds) <= 6, kinds


def test_everyday_words_of_people_in_a_hurry() -> None:
    """Terse texts from telephones. Unseen, 74 of 105 had the right class and 110 of 144 were told from other mails:
    they were looked at since, and the next such text is as likely to be missed as these were."""
    rows = [(row["label"], row["text"]) for row in own("aduan_harian.tsv")]
    assert len(rows) >= 140
    classes, kinds = misjudged(rows)
    assert len(classes) <= 4, classes
    assert len(kinds) <= 3, kinds


def test_complaints_that_name_no_fault() -> None:
    """Of these 58 % had the right class before the cues for them were written, and 49 of 68 were heard."""
    classes, kinds = misjudged([(row["label"], row["text"]) for row in own("aduan_lain.tsv")])
    assert len(classes) <= 3, classes
    assert len(kinds) <= 3, kinds


def test_terse_texts_that_nothing_was_learned_from() -> None:
    """150 texts written before the model: the rules alone had 96 of 128 classes and told 123 of 150 from other mails; with
    the model 120 and 143. Four have been seen since, and the two bounds of the model (SURE, NONE_SURE) were chosen with
    these texts in sight."""
    rows = [(row["label"], row["text"]) for row in own("aduan_terpisah.tsv")]
    assert len(rows) == 150
    classes, kinds = misjudged(rows)
    assert len(classes) <= 8, len(classes)
    assert len(kinds) <= 5, len(kinds)


def test_texts_that_were_learned_from_are_known() -> None:
    rows = [(row["label"], row["text"]) for row in own("aduan_belajar.tsv")]
    classes, kinds = misjudged(rows)
    assert len(classes) <= 10, classes
    assert len(kinds) <= 8, kinds


def test_everyday_mail_of_an_office_is_no_complaint() -> None:
    """None of these was learned from. A model that had seen little but complaints took 70 of 100 approvals for one."""
    ordinary = [row["text"] for row in own("bukan_aduan_terpisah.tsv")]
    answers = [row["text"] for name in ("frasa_ponsel.tsv", "frasa_lain.tsv") for row in own(name)]
    dossier_answers = [row["text"] for row in dossier("replies.tsv")]
    assert (len(ordinary), len(answers) >= 290, len(dossier_answers) > 100) == (40, True, True)
    for texts, most in ((ordinary, 3), (answers, 14), (dossier_answers, 3)):
        taken = [text for text in texts if complaint.read(text).is_complaint]
        assert len(taken) <= most, taken


def test_a_subject_above_the_words_changes_nothing() -> None:
    rows = dossier("complaints.tsv")
    lost = [row["id"] for row in rows if not complaint.read("Pengaduan\n" + row["text"]).is_complaint]
    moved = [r["id"] for r in rows if complaint.read("Pengaduan\n" + r["text"]).class_ != CLASSES[r["label"]]]
    assert lost == []
    assert len(moved) <= 4, moved


def test_the_weights_were_made_for_these_features() -> None:
    known = set(weighing._table())
    seen = weighing.features(*complaint.seen("Petugas minta uang rokok supaya konten cepat jadi?"))
    assert len(known & set(seen)) > 20
    assert sum(weighing.weigh("", {}).values()) == pytest.approx(1)


@pytest.mark.parametrize("letter", FLAGS)
def test_flags_of_the_dossier(letter: str) -> None:
    wanted = {row["text"] for row in dossier("complaints.tsv") if letter in row["flags"]}
    found = {r["text"] for r in dossier("complaints.tsv") if FLAGS[letter] in complaint.read(r["text"]).flags}
    assert wanted <= found
    assert len(found - wanted) <= 1


@pytest.mark.parametrize(
    ("text", "class_"),
    [
        ("Link di postingan salah, dan petugasnya minta uang rokok.", "berkadar_pengawasan"),
        ("Jam acara di flyer keliru, petugas yang saya tanya malah judes.", "tidak_berkadar_pengawasan"),
        (
            "Kenapa surat kami ditolak? Aturannya mana? Petugasnya juga membentak kami.",
            "tidak_berkadar_pengawasan",
        ),
        ("Nomor telepon salah. Dasar hukum biaya ini apa?", "normatif"),
    ],
)
def test_of_two_classes_the_graver_is_proposed(text: str, class_: str) -> None:
    assert complaint.read(text).class_ == class_


def test_out_of_authority_is_not_what_we_publish_about_it() -> None:
    assert "out_of_authority" in complaint.read("Lampu jalan di desa kami mati sebulan").flags
    assert "out_of_authority" not in complaint.read("Postingan soal lampu jalan di akun kalian salah").flags


def test_names_and_posts_are_found_as_written() -> None:
    found = complaint.read(
        "Saya melaporkan Pak Contoh Sembilan, Kabid IKP, dan bu marni bagian depan; bendahara tahu."
    )
    assert found.people == ("Contoh Sembilan", "marni")
    assert "Kabid IKP" in found.posts
    assert "bendahara" in found.posts
    assert found.says_so


def test_forms_of_address_are_no_names() -> None:
    assert complaint.read("Pak kepala dan bu camat mohon diperhatikan, pak tolong segera").people == ()


def test_money_for_the_service_is_noticed() -> None:
    assert complaint.read("Katanya gratis tapi kami disuruh bayar 50 ribu").payment
    assert not complaint.read("Websitenya error").payment


def test_no_words_are_no_complaint() -> None:
    found = complaint.read("  \n ")
    assert (found.is_complaint, found.class_, found.topic) == (False, None, "nothing")


def test_five_megabytes_are_read_in_a_moment() -> None:
    start = time.process_time()
    for words in ("Petugas meminta uang rokok. " * 180_000, "minta " * 800_000, "akun resmi " * 400_000):
        complaint.read(words)
    assert time.process_time() - start < 3
    assert complaint.read("ya " * 20_000 + "petugas minta uang rokok").class_ == "berkadar_pengawasan"


@settings(max_examples=150, deadline=2000)
@given(st.text(max_size=400))
def test_any_words_give_facts(words: str) -> None:
    found = complaint.read(words)
    assert found.class_ in (None, *CLASSES.values())
    assert 0 <= found.confidence <= 1


def test_words_that_say_nothing_are_no_complaint() -> None:
    assert not complaint.read("Permohonan konten\n" + "x\n" * 50).is_complaint
    assert not complaint.read("xyz").is_complaint
