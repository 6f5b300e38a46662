"""Machines that answer: out-of-office notes and delivery reports decide nothing and are not answered; loops fall silent."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from models.outbox import OutboxRow
from tests.security.office import Office, moved, opened, reply, told
from tests.shared import beside
from tests.world import PEOPLE, SERVICE

KEPALA = PEOPLE["kepala"]
AUTO = "Auto-Submitted: auto-replied"


# Subject ("" keeps "Re: …"), words, header by which it can be known ("" for none).
AWAY = (
    ("Balasan Otomatis: Mohon disposisi", "Saya sedang cuti sampai 30 November 2026.", AUTO),
    ("Jawaban otomatis", "Mohon maaf, saya sedang dinas luar.", AUTO),
    ("", "Setuju. Saya sedang cuti, surel dibaca tanggal 30.", AUTO),
    ("", "1", AUTO),
    ("", "Setuju", "Auto-Submitted: auto-generated"),
    ("", "Setuju", "Auto-Submitted: auto-replied; owner-email=kepala@suratd.test"),
    ("", "Setuju", "AUTO-SUBMITTED: Auto-Replied (vacation)"),
    ("", "Setuju", "X-Autoreply: yes"),
    ("", "Setuju", "X-Autorespond: Re: surat"),
    ("", "ACC", "X-Autoreply-From: kepala@suratd.test"),
    ("", "Setuju", "X-Vacation: yes"),
    ("", "Setuju", "Precedence: auto_reply"),
    ("", "Setuju", "Precedence: bulk"),
    ("", "Setuju", "Precedence: junk"),
    ("", "Setuju", "Return-Path: <>"),
    ("", "ya", "X-MS-Exchange-Inbox-Rules-Loop: kepala@suratd.test"),
    (
        "Automatic reply: Mohon disposisi",
        "I am out of the office until 30 November.",
        "X-Auto-Response-Suppress: All",
    ),
    ("Automatic reply: Mohon disposisi", "Setuju", ""),
    (
        "Out of Office: Mohon disposisi",
        "I am on annual leave until Monday. For urgent matters contact the secretary.",
        "",
    ),
    ("Out of office", "I will be out of the office from 23 to 30 November.", ""),
    ("Auto: Re: Mohon disposisi", "Setuju", ""),
    ("[Auto-Reply] Mohon disposisi", "1", ""),
    ("Auto Response: Mohon disposisi", "Thank you for your mail. I will reply when I am back.", ""),
    ("Vacation reply", "I'm on vacation.", ""),
    ("Balasan otomatis: Re: Mohon disposisi", "Setuju", ""),
    ("Re: Balasan otomatis: Mohon disposisi", "Setuju", ""),
    ("Pesan otomatis", "Kepala sedang tidak berada di kantor.", ""),
    ("Sedang cuti", "Saya sedang cuti tahunan.", ""),
    ("Cuti sampai 30 November", "Silakan menghubungi sekretaris.", ""),
    ("Dinas luar", "Saya dinas luar ke Semarang.", ""),
    ("Di luar kantor", "Saya kembali tanggal 30 November.", ""),
    ("Tidak di kantor", "Mohon hubungi sekretariat.", ""),
    ("Pemberitahuan cuti", "Terima kasih atas surel Anda.", ""),
    ("", "Saya sedang cuti sampai tanggal 30 November 2026. Untuk hal mendesak hubungi Sekretaris.", ""),
    ("", "Saya sedang dinas luar, akan membalas setelah kembali ke kantor.", ""),
    ("", "Mohon maaf, saat ini saya sedang tidak berada di kantor. Terima kasih.", ""),
    ("", "Kami sedang cuti bersama, kantor buka kembali tanggal 2 Januari.", ""),
    ("", "Ini adalah balasan otomatis. Surel Anda akan segera kami baca.", ""),
    ("", "Pesan ini dikirim secara otomatis, mohon tidak membalas surel ini.", ""),
    ("", "Terima kasih telah menghubungi kami. Surel Anda akan segera ditindaklanjuti.", ""),
    ("", "I am currently out of the office and will return on Monday.", ""),
    ("", "This is an automated message. Please do not reply to this email.", ""),
    ("Dibaca: Mohon disposisi", "Pesan Anda telah dibaca pada 23 November 2026.", ""),
    ("Read: Mohon disposisi", "Your message was read.", ""),
    ("Return receipt", "The message was displayed on the recipient's computer.", ""),
)


def quoting(mail: EmailMessage, at: int) -> bytes:
    """One of the notes: it quotes our mail, in which "Setuju" is offered."""
    subject, words, header = AWAY[at]
    return reply(
        mail,
        KEPALA,
        words,
        subject=subject or None,
        headers=(header, f"X-Nomor: {at}") if header else (f"X-Nomor: {at}",),
    )


def test_there_are_forty_notes_and_some_have_no_header() -> None:
    assert len(AWAY) >= 40
    assert sum(not header for _, _, header in AWAY) >= 15
    assert sum("etuju" in words or words in ("1", "ya", "ACC") for _, words, _ in AWAY) >= 10


@pytest.mark.parametrize("at", range(len(AWAY)))
def test_no_note_of_absence_is_a_decision_or_is_answered(office: Office, at: int) -> None:
    for level in ("S3", "S2", "S1"):
        outcome = office.hears(quoting(office.last("kepala", "pejabat-mohon-disposisi"), at), level)
        assert not moved(outcome), AWAY[at]
        assert KEPALA not in told(outcome), (AWAY[at], told(outcome))


@pytest.mark.parametrize("corpus", ["sisimai", "flufl_bounce"])
def test_no_delivery_report_is_a_decision_or_is_answered(office: Office, corpus: str) -> None:
    """Reports of the collections, with our Message-ID and token written into them as a server would quote them."""
    mail = office.last("kepala", "pejabat-mohon-disposisi")
    own = (*PEOPLE.values(), SERVICE)
    token = mail["Reply-To"].addresses[0].addr_spec
    files = [
        file
        for file in sorted(beside("corpora", "mail", corpus).rglob("*"))
        if file.suffix in (".eml", ".txt")
    ]
    reports, answered = 0, []
    for file in files:
        raw = file.read_bytes()
        raw = f"Delivered-To: {token}\r\nIn-Reply-To: {mail['Message-ID']}\r\n".encode() + raw
        found = office.reads(raw, options=office.options)
        if not (found.bounce or found.automatic):
            continue
        reports += 1
        outcome = office.hears(raw)
        assert not moved(outcome), file.name
        others = [who for who in told(outcome) if who not in own]
        if others:
            answered.append((file.name, others))
    print(f"\n{corpus}: {reports} of {len(files)} files are reports; {len(answered)} answered")
    assert reports >= 50
    assert answered == []


def test_a_report_with_a_word_of_consent_is_no_consent(office: Office) -> None:
    mail = office.last("kepala", "pejabat-mohon-disposisi")
    for sender in ("MAILER-DAEMON@mx.suratd.test", "postmaster@suratd.test", "noreply@suratd.test"):
        outcome = office.hears(reply(mail, sender, "Setuju"), "S2")
        assert not moved(outcome)
        assert sender.lower() not in told(outcome)


# ---------------------------------------------------------------- two daemons that write to each other


def delivered(mail: EmailMessage, sender: str, to: str) -> bytes:
    """A mail of one daemon as the other one gets it."""
    for field in ("To", "Reply-To"):
        del mail[field]
    mail["To"] = to
    mail["Reply-To"] = sender
    mail.replace_header("From", f"Dinkominfo Lain <{sender}>")
    return mail.as_bytes()


BEGUN = (
    "Permohonan konten media sosial, mohon dibantu.",
    "Selamat siang, apakah kantor buka hari ini?",
    "Pelayanan loket lambat sekali, saya menunggu dua jam dan petugas tidak ada di tempat.",
    "Terima kasih atas bantuannya.",
    "Mohon informasi data jumlah pegawai tahun 2025.",
)
MACHINE = ("Auto-Submitted", "X-Auto-Response-Suppress", "X-Suratd", "In-Reply-To", "References")


@pytest.mark.parametrize("words", BEGUN)
@pytest.mark.parametrize("sana", ["dinkominfo@sana.test", PEOPLE["dinkes"]], ids=["stranger", "agency"])
@pytest.mark.parametrize("hide", [False, True])
def test_two_daemons_that_answer_each_other_fall_silent(
    tmp_path_factory: pytest.TempPathFactory, hide: bool, sana: str, words: str
) -> None:
    """Each takes the other for a citizen, or for an agency that it knows. hide: a gateway between them takes away every
    sign of a machine."""
    one, two = (opened(tmp_path_factory.mktemp("kantor")) for _ in range(2))
    names = {id(one): sana, id(two): "dinkominfo@sini.test"}
    raw = reply(_begun(), sana, words, to=SERVICE, subject="Permohonan", in_reply_to=False, references=False,
                quote=False)  # fmt: skip
    here, there, mails = two, one, 0

    def sent() -> list[OutboxRow]:
        """What this one has for the other; whoever reports in confidence stands in the records under another name."""
        store, address = here.program.store, names[id(there)]
        vault = store._db.vault
        found = [
            store.outbox(recipient=name, limit=1000) for name in {address, vault and vault.name_for(address)}
        ]
        return sorted((row for rows in found for row in rows), key=lambda row: row.id)

    try:
        for turn in range(20):
            before = len(sent())
            here.hears(raw, "S1", commit=True)
            if len(sent()) == before:
                break
            mails += len(sent()) - before
            mail = here.last(sent()[-1].recipient)
            if hide:
                for field in MACHINE:
                    del mail[field]
                mail.replace_header("Message-ID", f"<{turn}@gerbang.test>")
            raw = delivered(mail, names[id(here)], SERVICE)
            here, there = there, here
    finally:
        one.program.close()
        two.program.close()
    print(f"\nhide={hide} {sana}: {mails} mails, then silence")
    assert mails <= (4 if hide else 1)


def _begun() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["Message-ID"], mail["Reply-To"] = "x", "<x@sana.test>", SERVICE
    mail.set_content("x")
    return mail
