"""Files in their wrappings: winmail.dat, signed mails and files, uuencoded text, saved mails, archives in archives."""

from __future__ import annotations

import binascii
import io
import random
import struct
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.oid import NameOID

from parsing import signed, tnef
from tests.parsing.mails import PDF, mail, multipart, part, read


def names(raw: bytes) -> list[str]:
    return [f"{a.name} {a.use}" for a in read(raw).attachments]


# ---------------------------------------------------------------- winmail.dat


def attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("<BHHI", 2, kind, 6, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def winmail(*files: tuple[str, bytes], long: bool = True) -> bytes:
    """As Outlook writes it: the short name in its own attribute, the long one among the properties."""
    out = tnef.SIGNATURE + b"\x01\x00" + struct.pack("<BHHI", 1, 0x9006, 8, 4) + b"\0\0\1\0" + b"\1\0"
    for name, content in files:
        out += attribute(0x9002, b"\0" * 14)
        out += attribute(0x8010, name[:8].encode() + b"\0") + attribute(0x800F, content)
        if long:
            text = (name + "\0").encode("utf-16-le")
            value = (
                struct.pack("<IHHI", 2, 3, 0x3705, 1)
                + struct.pack("<HHII", 0x1F, 0x3707, 1, len(text))
                + text
            )
            out += attribute(0x9005, value + b"\0" * (-len(text) % 4))
    return out


def test_winmail_is_opened() -> None:
    raw = multipart(
        part(b"Mohon", "text/plain"),
        part(
            winmail(("surat permohonan.pdf", PDF), ("foto.jpg", b"\xff\xd8\xff")),
            "application/ms-tnef",
            "winmail.dat",
        ),
    )
    assert names(raw) == ["winmail.dat enclosure", "surat permohonan.pdf enclosure", "foto.jpg enclosure"]
    assert [a.type for a in read(raw).attachments] == ["application/ms-tnef", "application/pdf", "image/jpeg"]


def test_winmail_with_short_names_only_is_opened() -> None:
    assert tnef.attachments(winmail(("SURAT.PDF", PDF), long=False)) == [("SURAT.PD", PDF)]


def test_a_broken_winmail_is_named_as_unread() -> None:
    raw = multipart(part(tnef.SIGNATURE + b"\0\0rusak", "application/ms-tnef", "winmail.dat"))
    (found,) = read(raw).attachments
    assert (found.use, "winmail.dat" in found.why) == ("unread", True)


def test_any_winmail_is_read_in_any_state() -> None:
    dice = random.Random(5)
    good = winmail(("surat.pdf", PDF), ("lain.pdf", PDF * 3))
    for _ in range(2000):
        broken = bytearray(good)
        for _ in range(dice.randint(1, 8)):
            broken[dice.randrange(4, len(broken))] = dice.randrange(256)
        found = tnef.attachments(bytes(broken[: dice.randint(4, len(broken))]))
        assert sum(len(content) for _, content in found) <= len(broken)


# ---------------------------------------------------------------- signed


@pytest.fixture(scope="module")
def signer() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Contoh Satu")])
    now = datetime(2026, 11, 23, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return certificate, key


def wrapped(content: bytes, signer: tuple[x509.Certificate, ec.EllipticCurvePrivateKey]) -> bytes:
    certificate, key = signer
    builder = pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])


INSIDE = b'Content-Type: multipart/mixed; boundary="d"\r\n\r\n--d\r\nContent-Type: text/plain\r\n\r\nSetuju\r\n--d\r\n'


def test_a_signed_mail_is_opened(signer: tuple[x509.Certificate, ec.EllipticCurvePrivateKey]) -> None:
    inside = INSIDE + part(PDF, "application/pdf", "surat.pdf") + b"\r\n--d--\r\n"
    kind = 'application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"'
    raw = mail(
        binascii.b2a_base64(wrapped(inside, signer)), content_type=kind, content_transfer_encoding="base64"
    )
    assert read(raw).words == "Setuju"
    assert names(raw) == ["surat.pdf enclosure"]


def test_a_signed_file_is_opened(signer: tuple[x509.Certificate, ec.EllipticCurvePrivateKey]) -> None:
    raw = multipart(part(wrapped(PDF, signer), "application/pkcs7-mime", "surat.pdf.p7m"))
    assert names(raw) == ["surat.pdf.p7m enclosure", "surat.pdf enclosure"]


def test_indefinite_lengths_are_read() -> None:
    """As OpenSSL streams them: every layer open-ended, the content in pieces."""
    name = bytes.fromhex("06092a864886f70d010702")
    data = bytes.fromhex("06092a864886f70d010701")
    pieces = b"\x24\x80" + b"\x04\x03Set" + b"\x04\x03uju" + b"\0\0"
    inner = b"\x30\x80" + data + b"\xa0\x80" + pieces + b"\0\0" + b"\0\0"
    der = (
        b"\x30\x80"
        + name
        + b"\xa0\x80"
        + b"\x30\x80"
        + b"\x02\x01\x01\x31\x00"
        + inner
        + b"\x31\x00"
        + b"\0\0" * 3
    )
    assert signed.content(der) == b"Setuju"


def test_any_octets_are_no_reason_to_fail(
    signer: tuple[x509.Certificate, ec.EllipticCurvePrivateKey],
) -> None:
    good, dice = wrapped(PDF, signer), random.Random(7)
    for _ in range(2000):
        broken = bytearray(good[: dice.randint(0, len(good))])
        for _ in range(dice.randint(0, 4)):
            if broken:
                broken[dice.randrange(len(broken))] = dice.choice((0, 0x80, 0xFF, dice.randrange(256)))
        signed.content(bytes(broken))
    assert signed.content(b"\x30\x80" * 100_000) is None
    assert signed.content(b"") is None


def test_the_signature_beside_a_mail_is_no_file_of_the_writer() -> None:
    raw = multipart(
        part(b"Setuju", "text/plain"),
        part(b"0\x80", "application/pkcs7-signature", "smime.p7s"),
        kind="signed",
    )
    assert (read(raw).words, names(raw)) == ("Setuju", [])


# ---------------------------------------------------------------- text, mails, archives


def uuencoded(name: str, octets: bytes) -> bytes:
    lines = b"".join(binascii.b2a_uu(octets[n : n + 45]) for n in range(0, len(octets), 45))
    return b"begin 644 " + name.encode() + b"\n" + lines + b"`\nend\n"


def test_uuencoded_files_are_taken_out_of_the_text() -> None:
    raw = mail(
        b"Mohon konten.\n\n" + uuencoded("surat.pdf", PDF) + b"\nTerima kasih\n" + uuencoded("b.pdf", PDF)
    )
    found = read(raw)
    assert [(a.name, a.type, a.size) for a in found.attachments] == [
        ("surat.pdf", "application/pdf", len(PDF)),
        ("b.pdf", "application/pdf", len(PDF)),
    ]
    assert found.words.split() == ["Mohon", "konten.", "Terima", "kasih"]


def test_words_about_beginning_stay() -> None:
    text = "begin 644 lalu berhenti\ntidak ada akhirnya"
    assert read(mail(text)).words == text


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, octets in members.items():
            packed.writestr(name.replace("_", "."), octets)
    return out.getvalue()


def test_a_mail_in_an_archive_is_opened() -> None:
    inside = multipart(part(b"Mohon", "text/plain"), part(PDF, "application/pdf", "surat.pdf"))
    raw = multipart(part(archive(surel_eml=inside), "application/zip", "berkas.zip"))
    assert names(raw) == ["berkas.zip enclosure", "surel.eml enclosure", "surat.pdf enclosure"]


def test_an_archive_is_no_pdf_though_one_stands_at_its_beginning() -> None:
    raw = multipart(part(archive(surat_pdf=PDF), "application/octet-stream", "berkas.zip"))
    assert [a.type for a in read(raw).attachments] == ["application/zip", "application/pdf"]


def test_a_mail_in_a_mail_gives_its_letter_once() -> None:
    inside = multipart(
        part(b"Mohon", "text/plain"), part(PDF, "application/pdf", "surat.pdf"), boundary="dalam"
    )
    raw = multipart(
        part(b"Diteruskan", "text/plain"),
        b'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="asli.eml"\r\n\r\n'
        + inside,
    )
    assert names(raw) == ["asli.eml enclosure", "surat.pdf enclosure"]
    assert read(raw).words == "Diteruskan"


def test_an_archive_of_mails_of_archives_ends_somewhere() -> None:
    octets = archive(surat_pdf=PDF)
    for _ in range(6):
        octets = archive(surel_eml=multipart(part(octets, "application/zip", "b.zip")))
    found = read(multipart(part(octets, "application/zip", "a.zip")))
    assert any(a.use == "unread" for a in found.attachments)
    assert len(found.attachments) < 10


def test_a_saved_outlook_mail_is_named_as_unread() -> None:
    (found,) = read(
        multipart(part(b"\xd0\xcf\x11\xe0", "application/vnd.ms-outlook", "surat.msg"))
    ).attachments
    assert (found.use, ".msg" in found.why) == ("unread", True)


# ---------------------------------------------------------------- which part is text


def test_html_beside_a_text_is_read_with_it() -> None:
    footer = part(b"-- \nmilis", "text/plain")
    raw = multipart(part(b"<p>Setuju</p>", "text/html"), footer)
    assert read(raw).words == "Setuju"
    raw = multipart(part(b"Satu", "text/plain"), part(b"<p>Dua</p>", "text/html"))
    assert read(raw).words.split() == ["Satu", "Dua"]


def test_html_instead_of_the_text_is_read_once() -> None:
    raw = multipart(part(b"Setuju", "text/plain"), part(b"<p>Setuju</p>", "text/html"), kind="alternative")
    assert read(raw).text == "Setuju"


def test_a_part_without_a_header_is_text() -> None:
    assert read(multipart(b"\r\nSetuju")).words == "Setuju"


def test_raw_octets_within_an_encoded_word() -> None:
    raw = mail().replace(b"Subject: Permohonan konten", b"Subject: =?iso-8859-1?Q?Fr\xf6sche?=")
    assert read(raw).subject == "Frösche"
