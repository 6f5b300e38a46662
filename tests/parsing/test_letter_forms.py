"""One letter, written in the many ways in which offices write: numbers, dates, signers, requests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parsing.letter import read
from parsing.titles import form_of
from tests.parsing.test_letter import AGENCIES, NEAR
from tests.surat.buat import A, B, C, Surat, pdf
from workflow.facts import File, Letter


def written(letter: Surat, *more: Surat, marks: str = "off") -> Letter:
    content = pdf([letter, *more], 5)
    return read(content, File("0" * 64, "surat.pdf", "application/pdf", len(content)), AGENCIES, marks, NEAR)[
        0
    ]


def asks(*body: str, subject: str = "Permohonan Konten") -> Letter:
    return written(replace(A, hal=(subject,), isi=body, tanda=()))


@pytest.mark.parametrize(
    "number",
    [
        "400.14.9/123/2026",
        "400.7.8/1204",
        "B/400.14.5.4/061/SEKRE/2026",
        "400.3.5.1/045/SMPN1/XI/2026",
        "421.3/067/2026",
        "851/04834",
        "028/400.14.5.4/488/VII-2026",
        "065/1721/SETDA-PB/2022",
        "400.14.5.4 / 1068 / 2026",
        "R/400.14/7/2026",
    ],
)
@pytest.mark.parametrize("letter", [A, B, C], ids="ABC")
def test_every_form_of_number_is_read(letter, number):
    found = written(replace(letter, nomor=number))
    assert found.number == number.replace(" / ", "/")
    assert found.blank == ()


@pytest.mark.parametrize(
    "number",
    [
        "400.14.9/     /2026",
        "400.14.9/......./2026",
        "${nomor_naskah}",
        "400.14.9/ __ /2026",
        "",
        "-",
        "…/…/2026",
    ],
)
@pytest.mark.parametrize("letter", [A, B, C], ids="ABC")
def test_a_number_that_was_not_filled_in_is_blank(letter, number):
    found = written(replace(letter, nomor=number or " "))
    assert found.number is None
    assert found.blank == (("number", "template") if "$" in number else ("number",))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Purbalingga, 23 November 2026", date(2026, 11, 23)),
        ("Purbalingga, 23 Nopember 2026", date(2026, 11, 23)),
        ("Purbalingga, 1 Pebruari 2027", date(2027, 2, 1)),
        ("Purbalingga, 23-11-2026", date(2026, 11, 23)),
        ("23 November 2026", date(2026, 11, 23)),
        ("Contoh Kulon, 3 Desember 2026", date(2026, 12, 3)),
    ],
)
@pytest.mark.parametrize("letter", [A, B, C], ids="ABC")
def test_every_form_of_date_is_read(letter, words, day):
    assert written(replace(letter, tanggal=words)).date == day


@pytest.mark.parametrize(
    "words",
    ["Purbalingga,      November 2026", "Purbalingga, ..... November 2026", "Purbalingga, ___ Nopember 2026"],
)
@pytest.mark.parametrize("letter", [A, B, C], ids="ABC")
def test_an_open_day_is_blank_and_no_other_date_takes_its_place(letter, words):
    found = written(replace(letter, tanggal=words))
    assert found.date is None
    assert "day" in found.blank


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("KEPALA DINAS KESEHATAN", "definitif"),
        ("Camat Contoh", "definitif"),
        ("LURAH CONTOH", "definitif"),
        ("INSPEKTUR", "definitif"),
        ("Inspektur Pembantu I", "lain"),
        ("SEKRETARIS DAERAH", "definitif"),
        ("Sekretaris Dinas", "lain"),
        ("KEPALA BIDANG IKP", "lain"),
        ("Kepala Sub Bagian Umum", "lain"),
        ("KEPALA PELAKSANA BPBD", "definitif"),
        ("KEPALA SD NEGERI 1 CONTOH", "definitif"),
        ("Plt. KEPALA DINAS PERHUBUNGAN", "plt"),
        ("PLH CAMAT CONTOH", "plh"),
        ("Pj. SEKRETARIS DAERAH", "pj"),
        ("Pjs. BUPATI", "pj"),
        ("a.n. KEPALA DINAS SEKRETARIS", "an"),
        ("An. Kepala Dinas", "an"),
        ("a.n. BUPATI PURBALINGGA SEKRETARIS DAERAH u.b. ASISTEN ADMINISTRASI UMUM", "ub"),
        ("Ketua Panitia", "panitia"),
        ("Sekretaris Panitia HUT", "panitia"),
        ("DIREKTUR RSUD CONTOH", "definitif"),
    ],
)
def test_the_form_of_signing_is_told(title, form):
    assert form_of(title) == form


def test_a_signer_on_behalf_of_another_keeps_both_titles():
    signer = written(
        replace(
            A, jabatan=("a.n. BUPATI PURBALINGGA", "SEKRETARIS DAERAH", "u.b.", "ASISTEN ADMINISTRASI UMUM,")
        )
    ).signer
    assert signer.form == "ub"
    assert signer.name == A.nama
    assert signer.position.startswith("a.n. BUPATI")
    assert signer.position.endswith("ASISTEN ADMINISTRASI UMUM")


def test_enclosures_with_other_signers_do_not_take_the_letter_over():
    enclosure = replace(
        C,
        kop=("Lampiran Surat", "RUNDOWN KEGIATAN"),
        nomor="1",
        hal=("x",),
        jabatan=("Ketua Panitia,",),
        nama="LAIN",
    )
    letter = written(A, enclosure)
    assert letter.signer.name == A.nama
    assert letter.number == A.nomor


@pytest.mark.parametrize(
    ("kop", "key"),
    [
        (("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS KESEHATAN"), "dinkes"),
        (("PEMERINTAH KABUPATEN", "PURBALINGGA", "DINAS KESEHATAN"), "dinkes"),
        (("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS KESEHATAN", "BIDANG KESEHATAN MASYARAKAT"), "dinkes"),
        (("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS KESEHATAN", "PUSKESMAS CONTOH"), "puskesmas-contoh"),
        (("PEMERINTAH KABUPATEN PURBALINGGA", "DINAS KESEHATAN", "UPTD PUSKESMAS LAIN"), None),
        (("PEMERINTAH KABUPATEN PURBALINGGA", "KECAMATAN CONTOH"), "kecamatan-contoh"),
        (("PEMERINTAH KABUPATEN PURBALINGGA", "KECAMATAN CONTOH", "KELURAHAN CONTOH"), None),
        (("PEMERINTAH KABUPATEN PURBALINGGA", "KECAMATAN CONTOH", "DESA CONTOH"), None),
        (("PEMERINTAH KABUPATEN LAIN", "DINAS KESEHATAN"), None),
        (("PEMERINTAH PROVINSI JAWA TENGAH", "SMK NEGERI 1 CONTOH"), None),
        (("PT CONTOH MAJU BERSAMA",), None),
    ],
)
def test_the_letterhead_names_the_agency_or_none(kop, key):
    assert written(replace(A, kop=kop)).agency.matched == key


def test_a_letterhead_that_is_a_picture_leaves_the_signer_to_name_the_agency():
    agency = written(replace(A, kop=())).agency
    assert agency.matched == "dinkes"
    assert agency.score < 1


@pytest.mark.parametrize(
    ("words", "items"),
    [
        (
            "Mohon dibuatkan 3 (tiga) desain feed dan 1 (satu) video reels durasi 60 detik.",
            ["feed 3", "reels 1"],
        ),
        ("Mohon dibuatkan flyer 2 buah dan video teaser 1 buah.", ["flyer 2", "video 1"]),
        (
            "Mohon bantuan pembuatan 1 (satu) carousel (5 slide) dan sebuah infografis.",
            ["carousel 1", "infografis 1"],
        ),
        ("Mohon dibuatkan dua poster serta sebuah video pendek.", ["poster 2", "video 1"]),
        ("Mohon dibuatkan infografis dan flyer masing-masing 2 buah.", ["infografis 2", "flyer 2"]),
        ("Mohon dibuatkan desain untuk peringatan Hari Ikan, 5 konten, untuk Instagram.", ["konten 5"]),
        ("Mohon dibuatkan poster ukuran 60 x 90 cm sebanyak 4 lembar.", ["poster 4"]),
        (
            "Mohon dibuatkan 12 story dan 10 caption untuk tanggal 12 Desember 2026.",
            ["story 12", "caption 10"],
        ),
        ("Mohon dibuatkan flyer.", ["flyer"]),
        ("Mohon dibuatkan konten media sosial. Bahan berupa 3 video dan foto terlampir.", []),
    ],
)
def test_kinds_and_counts_are_read_in_prose(words, items):
    found = asks(words, subject="Permohonan Bantuan").request.items
    assert [f"{i.kind} {i.count}" if i.count else i.kind for i in found] == items


def test_kinds_and_counts_are_read_in_rows():
    found = asks(
        "Mohon dibuatkan konten dengan rincian:",
        "a. Infografis | 2 (dua) buah",
        "b. Reels | 1 (satu) video, durasi 30 detik",
        "c. Platform | Instagram, TikTok",
    ).request
    assert [(i.kind, i.count) for i in found.items] == [("infografis", 2), ("reels", 1)]
    assert found.platforms == ("instagram", "tiktok")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Konten dibutuhkan paling lambat tanggal 30 November 2026.", date(2026, 11, 30)),
        ("Mohon dapat ditayangkan mulai tanggal 4 Desember 2026.", date(2026, 12, 4)),
        ("Konten kami perlukan sebelum tanggal 1 Desember 2026.", date(2026, 12, 1)),
        ("Deadline 27/11/2026.", date(2026, 11, 27)),
        ("Dibutuhkan segera.", None),
        ("Kegiatan dilaksanakan tanggal 12 Desember 2026.", None),
        ("Menindaklanjuti surat Bupati nomor 5 tanggal 1 November 2026, mohon dibuatkan 1 flyer.", None),
    ],
)
def test_the_day_it_is_needed_is_not_the_day_of_the_event(words, day):
    assert asks(words).request.needed_by == day


@pytest.mark.parametrize(
    ("words", "name", "phone"),
    [
        ("Narahubung: Sdri. Contoh Pertiwi, HP/WA 0812-0000-0001.", "Contoh Pertiwi", "+6281200000001"),
        ("CP: Pak Contoh 081300000003.", "Contoh", "+6281300000003"),
        ("Contact person 0819 0000 0004 (Contoh Delapan).", "Contoh Delapan", "+6281900000004"),
        (
            "Informasi lebih lanjut dapat menghubungi Sdr. Contoh Tujuh melalui WhatsApp +62 812 0000 0007.",
            "Contoh Tujuh",
            "+6281200000007",
        ),
        ("Narahubung Ibu Contoh Lima (wa.me/6281200000009).", "Contoh Lima", "+6281200000009"),
        ("Telepon kantor (0281) 000001.", None, None),
    ],
)
def test_the_contact_is_read_with_its_mobile_number(words, name, phone):
    contact = asks(words).request.contact
    assert (contact.name, contact.phone) == (name, phone) if phone else contact is None


@pytest.mark.parametrize(
    ("subject", "body", "service"),
    [
        ("Permohonan Bantuan", "Mohon dibuatkan 2 flyer kegiatan.", "konten-medsos"),
        ("Permohonan Publikasi", "Mohon dipublikasikan di media sosial Pemkab.", "konten-medsos"),
        ("Permohonan Bantuan", "Mohon bantuan live streaming dan akun Zoom.", None),
        ("Permohonan Peliputan", "Mohon kegiatan kami diliput.", None),
        ("Undangan", "Mengundang Saudara hadir pada rapat.", None),
        ("Permohonan Jaringan Internet", "Mohon pemasangan wifi.", None),
        ("Permohonan Peminjaman Sound System", "Mohon pinjaman alat.", None),
        ("Permohonan Narasumber", "Mohon menjadi narasumber pelatihan.", None),
    ],
)
def test_other_services_are_not_taken_for_content(subject, body, service):
    assert asks(body, subject=subject).request.service == service


def test_a_wrong_weekday_and_a_short_nip_are_remarked():
    body = tuple(line.replace("Kamis, 12", "Jumat, 12") for line in A.isi)
    quality = written(replace(A, isi=body, nip="NIP 19710101 200003 1 01")).quality
    assert any("Jumat, 12 November 2026" in remark for remark in quality)
    assert any("17 angka" in remark for remark in quality)


def test_the_subject_may_run_over_three_lines():
    subject = ("Permohonan Pembuatan Konten", "Peringatan Hari Jadi", "Kabupaten Purbalingga")
    for letter in (A, B, C):
        assert written(replace(letter, hal=subject)).subject == " ".join(subject)
