"""What kind of mail is this: ordered rules, the first hit wins, and its name is logged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsing import complaint
from tests.workflow import desk
from workflow.classify import Sight, classify
from workflow.facts import Incoming, Letter, Mailbox, Request

OWN = "dinkominfo@suratd.test"
STRANGER = "warga@webmail.test"


def kind_of(mail: Incoming, answers: bool = False) -> tuple[str, str]:
    heard = complaint.read(f"{mail.subject}\n{mail.words}")
    found = classify(Sight(mail, OWN, answers, desk.office(), (desk.standard(),), heard))
    return found.kind, found.rule


def mail(words: str, subject: str = "", sender: str = STRANGER, letters: tuple[Letter, ...] = ()) -> Incoming:
    return desk.mail(sender, words, subject=subject, letters=letters)


@pytest.mark.parametrize(
    ("automatic", "listed", "kind"),
    [
        ("", "list-unsubscribe", "list"),
        ("precedence: bulk", "list-id", "list"),
        ("pengirim noreply@", "list-unsubscribe", "list"),
        ("precedence: bulk", "precedence: bulk", "automatic"),
        ("auto-submitted: auto-replied", "", "automatic"),
    ],
)
def test_a_newsletter_is_told_from_an_automatic_answer(automatic: str, listed: str, kind: str) -> None:
    found = replace(desk.mail(), sender=Mailbox("buletin@promosi.test"), automatic=automatic, listed=listed)
    sight = Sight(found, OWN, False, desk.office(), (desk.standard(),))
    assert classify(sight).kind == kind


@pytest.mark.parametrize(
    ("subject", "words", "kind", "rule"),
    [
        ("STATUS KMS-2026-0001", "STATUS KMS-2026-0001", "status", "status-question"),
        ("", "Selamat pagi, surat kami nomor 400.14.9/1/2026 prosesnya sampai mana ya?", "status", None),
        ("Keluhan", "Link di postingan kemarin salah, mohon dicek.", "complaint", "complaint-words"),
        (
            "Pengaduan data",
            "Mohon data jumlah pengikut akun media sosial pemkab tahun 2025 untuk skripsi.",
            "complaint",
            "complaint-by-name",
        ),
        (
            "Permohonan informasi",
            "Mohon data jumlah pengaduan tahun 2025 untuk skripsi.",
            "other",
            "information-request",
        ),
        ("Pengaduan Saudara", "Mohon data anggaran kegiatan 2025.", "other", "information-request"),
        ("Tanya", "WA pengaduan wis patang dina ora dibales-bales. Kepriwe kiye?", "complaint", None),
        ("Halo", "Petugas di depan kurang ramah, kami menunggu satu jam.", "complaint", None),
        ("", "Ada oknum yang minta uang rokok supaya didahulukan.", "complaint", None),
        (
            "Konten lomba",
            "Min, mau minta tolong bikinin konten lomba 2 aja buat besok bisa?",
            "request",
            None,
        ),
        (
            "Permohonan",
            "Mohon dibuatkan desain flyer untuk posyandu kami",
            "request",
            "request-without-letter",
        ),
        (
            "Permohonan konten",
            "Mohon dibuatkan konten media sosial, surat terlampir.",
            "request",
            "request-without-letter",
        ),
        ("Apresiasi", "Terima kasih Dinkominfo, kontennya keren. Sukses selalu!", "other", "praise"),
        ("", "Saya mau protes, kok bagus-bagus terus kontennya, kami jadi minder", "other", "praise"),
        ("Tanya", "Jam pelayanan hari Jumat sampai pukul berapa ya?", "other", "question"),
        ("Tanya", "Untuk permohonan konten syaratnya apa saja ya?", "other", "question-about-service"),
        (
            "PPID",
            "Mohon data jumlah pengikut akun tahun 2025 untuk skripsi saya.",
            "other",
            "information-request",
        ),
        ("Undangan", "Mengharap kehadiran Bapak dalam sosialisasi pencegahan korupsi", "other", "invitation"),
        ("Penawaran", "Kami menawarkan jasa pembuatan konten, proposal terlampir.", "other", "offer"),
        ("PINJAMAN", "PINJAMAN ONLINE BUNGA 0%, klik tautan berikut!!!", "other", "spam"),
        ("Akun", "Kotak surat Anda penuh. Masukkan kata sandi di sini.", "other", "spam"),
        ("Laporan", "Laporan keuangan BOS triwulan III terlampir, mohon diverifikasi", "other", "notice"),
        ("Alat", "Mohon peminjaman sound dan operator untuk rapat Senin", "other", "another-service"),
        ("", "", "other", "nothing-else"),
    ],
)
def test_what_the_words_say(subject: str, words: str, kind: str, rule: str | None) -> None:
    found = kind_of(mail(words, subject))
    assert found[0] == kind, found
    assert rule in (None, found[1])


REQUEST = desk.letter()
OTHER = desk.letter(request=Request(), subject="Permohonan Siaran Langsung")
PICTURE = desk.letter(request=Request(), subject=None, text_source="none")


@pytest.mark.parametrize(
    ("words", "letters", "expected"),
    [
        (
            "Bersama ini kami kirimkan surat permohonan konten.",
            (REQUEST,),
            ("request", "request-with-letter"),
        ),
        ("", (REQUEST,), ("request", "request-with-letter")),
        # A slip of the pen in the covering words must not cost a letter its place.
        (
            "Mohon maaf yang kemarin salah tanggal, ini yang benar.",
            (REQUEST,),
            ("request", "request-with-letter"),
        ),
        (
            "Saya keberatan surat kami (terlampir) ditolak. Dasar hukumnya apa?",
            (REQUEST,),
            ("complaint", "complaint-with-letter"),
        ),
        ("Petugas minta uang rokok, bukti terlampir.", (PICTURE,), ("complaint", "complaint-words")),
        ("Mohon dibuatkan konten, surat terlampir", (PICTURE,), ("request", "request-with-picture")),
        ("Terlampir surat kami.", (OTHER,), ("other", "letter-for-others")),
        (
            "Terlampir surat kami.",
            (replace(OTHER, subject="Pengaduan Pelayanan"),),
            ("complaint", "complaint-letter"),
        ),
        (
            "Terlampir undangan.",
            (replace(OTHER, subject="Undangan Rapat Evaluasi Pengaduan"),),
            ("other", "letter-for-others"),
        ),
    ],
)
def test_words_and_letters_together(
    words: str, letters: tuple[Letter, ...], expected: tuple[str, str]
) -> None:
    assert kind_of(mail(words, letters=letters)) == expected


def test_an_answer_is_an_answer_whatever_its_words() -> None:
    assert kind_of(mail("Kami kecewa, revisi: logo salah"), answers=True) == ("reply", "answer-to-a-case")


def test_a_machine_is_never_heard_as_a_person() -> None:
    assert (
        kind_of(replace(mail("Saya mengadukan pungli"), automatic="auto-submitted: auto-replied"))[0]
        == "automatic"
    )
