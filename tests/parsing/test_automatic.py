"""Automatic mail is known by its headers or, where they are missing, by phrases that nobody writes by hand."""

from __future__ import annotations

import pytest

from tests.parsing.mails import mail, multipart, part, read


@pytest.mark.parametrize(
    "fields",
    [
        {"auto_submitted": "auto-replied"},
        {"auto_submitted": "Auto-Generated (cuti)"},
        {"auto_submitted": "auto-notified; owner-email=a@b.test"},
        {"return_path": "<>"},
        {"precedence": "bulk"},
        {"precedence": "Junk"},
        {"x_autoreply": "yes"},
        {"x_autorespond": "cuti"},
        {"from": "MAILER-DAEMON@mx.test"},
        {"from": "Postmaster <postmaster@mx.test>"},
        {"from": "no-reply@toko.test"},
        {"from": "noreply+a@toko.test"},
        {"subject": "Balasan otomatis: disposisi"},
        {"subject": "Automatic reply: disposisi"},
        {"subject": "Re: Out of Office"},
        {"subject": "Di luar kantor: Re: disposisi"},
        {"subject": "Auto: cuti"},
        {"subject": "Sedang cuti s.d. 30 November"},
        {"subject": "Jawaban otomatis: [KMS-2026-0042]"},
        {"subject": "Out of Office AutoReply: disposisi"},
        {"subject": "Tidak di tempat"},
        {"subject": "Dibaca: disposisi"},
        {"content_type": "text/calendar; method=REPLY"},
        {"x_vacation": "yes"},
    ],
)
def test_automatic_by_its_header(fields: dict[str, str]) -> None:
    assert read(mail(**fields)).automatic  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body",
    [
        "Terima kasih atas surel Bapak/Ibu. Saya sedang cuti sampai dengan 30 November.",
        "Ini adalah balasan otomatis.",
        "Mohon maaf, saat ini saya tidak berada di kantor.",
        "I am currently out of the office.",
        "This is an automated message.",
        "Yth. Bapak/Ibu,\n\nSaya sedang dinas luar sampai tanggal 27 November.\nUntuk hal mendesak hubungi Sekretaris.",
        "Pesan ini dikirim secara otomatis, mohon tidak membalas surel ini.",
        "Terima kasih telah menghubungi kami. Pesan Anda akan segera kami balas pada jam kerja.",
        "I am on annual leave until 30 November. For urgent matters contact the office.",
    ],
)
def test_automatic_by_a_phrase_at_the_top(body: str) -> None:
    assert read(mail(body)).automatic


def test_a_report_is_automatic() -> None:
    assert read(multipart(part(b"x", "text/plain"), kind="report")).automatic == "multipart/report"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("Setuju", {"auto_submitted": "no"}),
        ("Setuju", {"auto_submitted": "No; oleh orang"}),
        ("Setuju", {"x_auto_response_suppress": "All"}),
        ("Setuju", {"return_path": "<kepala@suratd.test>"}),
        ("Setuju", {"from": "norma@suratd.test"}),
        ("Setuju", {"from": "bouncehouse@suratd.test"}),
        ("Setuju", {"subject": "Re: layanan otomatis kantor"}),
        ("Mohon konten tentang cuti bersama di luar kantor.", {}),
        ("Pak Budi sedang cuti, mohon ke Andi.", {}),
        ("Setuju\n\n> Ini adalah balasan otomatis.", {}),
        ("> Ini adalah balasan otomatis.", {}),
        ("Saya sedang dinas luar, disposisi ke Sdr. Andi.", {}),
        ("Saya sedang cuti. Setuju.", {}),
        ("Maaf saya tidak di kantor, tolak saja.", {}),
        ("Mohon konten tentang balasan surat", {"subject": "Respon otomatis chatbot desa, mohon konten"}),
        ("Mohon konten", {"subject": "Cuti bersama dan layanan kantor"}),
        ("Mohon konten", {"subject": "Dinas luar biasa: lomba desa"}),
        ("Salam dari milis", {"precedence": "list"}),
    ],
)
def test_what_a_person_wrote(body: str, fields: dict[str, str]) -> None:
    assert read(mail(body, **fields)).automatic == ""  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [
        {"list_id": "<berita.toko.test>"},
        {"list_unsubscribe": "<mailto:x@y.test>"},
        {"list_post": "NO"},
        {"precedence": "bulk"},
        {"precedence": "list"},
    ],
)
def test_lists(fields: dict[str, str]) -> None:
    assert read(mail(**fields)).listed  # type: ignore[arg-type]


def test_an_ordinary_mail_is_no_list() -> None:
    assert read(mail()).listed == ""
