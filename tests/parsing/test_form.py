"""The form in which an official writes down a complaint: any order and spelling, a clear word when it cannot be read."""

from __future__ import annotations

import pytest

from parsing import form


@pytest.mark.parametrize(
    ("words", "channel", "name", "contact", "text"),
    [
        (
            "CATAT PENGADUAN\nKANAL: WhatsApp\nNAMA: Siti Contoh\nKONTAK: 0812-0000-1111\nISI: Petugas kurang ramah.",
            "whatsapp",
            "Siti Contoh",
            "0812-0000-1111",
            "Petugas kurang ramah.",
        ),
        (
            "isi aduan = Kotak terkunci.\nKertasnya habis.\n\nSudah seminggu.\nnma pelapor: anonim\nchanel : kotak saran",
            "kotak",
            "",
            "",
            "Kotak terkunci.\nKertasnya habis.\n\nSudah seminggu.",
        ),
        ("Kanal: tatap muka\nIsi:\nBaris di bawah label.", "tatap_muka", "", "", "Baris di bawah label."),
        ("- Media: instagram\n- Uraian: Link salah", "medsos", "", "", "Link salah"),
        ("kanal telpon\nIsi: lama", "telepon", "", "", "lama"),
        ("KANAL: SP4N-LAPOR\nISI: x y", "lapor", "", "", "x y"),
    ],
)
def test_a_form_is_read_whatever_its_order_and_spelling(
    words: str, channel: str, name: str, contact: str, text: str
) -> None:
    found = form.read(words, "pengaduan")
    assert (found.channels, found.name, found.contact, found.text) == ((channel,), name, contact, text)
    assert found.trouble == ""


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("KANAL: wa dan telepon\nISI: x", "lebih dari satu kanal"),
        ("KANAL: wa\nISI:", "masih kosong"),
        ("NAMA: Budi\nISI: x", "kanal belum disebut"),
        ("", "kanal belum disebut"),
        ("KANAL: \nNAMA: \nKONTAK: \nRAHASIA: tidak\nISI: \n", "kanal belum disebut"),
    ],
)
def test_what_is_wrong_is_said(words: str, trouble: str) -> None:
    assert trouble in form.read(words, "pengaduan").trouble


@pytest.mark.parametrize(
    ("said", "secret"), [("ya", True), ("Iya, mohon", True), ("tidak", False), ("", False)]
)
def test_the_wish_to_stay_unknown(said: str, secret: bool) -> None:
    assert form.read(f"KANAL: wa\nRAHASIA: {said}\nISI: x").secret is secret


def test_an_address_among_the_contacts_is_answered_by_mail() -> None:
    found = form.read("KANAL: telepon\nKONTAK: 0812 0000 1111 / Siti@Rumah.test\nISI: x")
    assert (found.address, found.anonymous) == ("siti@rumah.test", False)


def test_five_megabytes_are_read_in_a_moment() -> None:
    assert len(form.read("KANAL: wa\nISI: " + "kata " * 1_000_000).text) > 4_000_000
