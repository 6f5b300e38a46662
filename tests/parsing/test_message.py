"""Reading a message: every field of Incoming, the rule about From, tokens, files, and bounds."""

from __future__ import annotations

import hashlib
import io
import time
import zipfile
from datetime import UTC, datetime
from email import policy
from email.utils import getaddresses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsing import message, mime, sender
from tests.parsing.mails import PDF, mail, multipart, part, read
from tests.shared import beside

SECRET = "a2b3c4d5e6f7g2h3i4j5k6l7mn"


def test_an_ordinary_letter_mail() -> None:
    found = read(
        multipart(
            part(b"Mohon dibantu.", "text/plain; charset=utf-8"), part(PDF, "application/pdf", "surat.pdf")
        )
    )
    assert found.sender is not None
    assert (found.sender.address, found.sender.name) == ("contoh@opd.test", "Contoh Satu")
    assert found.sent_at == datetime(2026, 11, 23, 2, 10, tzinfo=UTC)
    assert (found.message_id, found.subject, found.words) == (
        "<a1@opd.test>",
        "Permohonan konten",
        "Mohon dibantu.",
    )
    assert [(a.name, a.type, a.size, a.use) for a in found.attachments] == [
        ("surat.pdf", "application/pdf", len(PDF), "enclosure")
    ]
    assert found.attachments[0].sha256 == hashlib.sha256(PDF).hexdigest()
    assert (found.automatic, found.listed, found.bounce, found.loop, found.trouble) == (
        "",
        "",
        None,
        False,
        "",
    )


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("contoh@opd.test", "contoh@opd.test"),
        ("CONTOH@OPD.test", "contoh@opd.test"),
        ('"Satu, Contoh" <contoh@opd.test>', "contoh@opd.test"),
        ("=?utf-8?q?Contoh_=C3=A9?= <contoh@opd.test>", "contoh@opd.test"),
        ("Contoh\r\n <contoh@opd.test>", "contoh@opd.test"),
        ('"kepala@suratd.test" <penipu@lain.test>', "penipu@lain.test"),
        ("kepala@suratd.test <penipu@lain.test>", None),
        ("kepala@suratd.test, penipu@lain.test", None),
        ("<kepala@suratd.test>, <penipu@lain.test>", None),
        ("Pejabat: kepala@suratd.test;", None),
        ("<kepala@suratd.test>penipu@lain.test", None),
        ("kepala@suratd.test (penipu@lain.test)", None),
        ("<@lain.test:kepala@suratd.test>", None),
        ("=?utf-8?q?kepala=40suratd.test?=", None),
        ("=?utf-8?q?a?=@suratd.test", None),
        ("kepala@suratd.test\x00", None),
        ("kepala\u00e9@suratd.test", None),
        ("kepala@suratd..test", None),
        ("kepala", None),
        ("", None),
        (None, None),
    ],
)
def test_who_a_mail_is_from(field: str | None, address: str | None) -> None:
    found = read(mail(**{"from": field}))
    assert (found.sender.address if found.sender else None) == address
    assert bool(found.sender_trouble) is (address is None)


@settings(max_examples=300, deadline=None)
@given(st.text('ab9 ._-"', max_size=20), st.sampled_from(["", " "]))
def test_the_short_way_to_a_sender_leads_where_the_long_way_leads(name: str, gap: str) -> None:
    """Of plain words before one address the two readers of the standard library are not asked: they would agree."""
    text = f"{name}{gap}<contoh@opd.test>"
    if sender._PLAIN.fullmatch(text):
        assert [found for _, found in getaddresses([text])] == ["contoh@opd.test"]
        found = policy.default.header_factory("From", text).addresses
        assert [one.addr_spec for one in found] == ["contoh@opd.test"]


def test_two_from_fields_are_no_sender() -> None:
    found = read(b"From: kepala@suratd.test\r\n" + mail())
    assert found.sender is None
    assert "lebih dari satu" in found.sender_trouble


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "kemarin",
        "Mon, 23 Nov 1970 09:10:00 +0700",
        "Mon, 30 Nov 2026 09:10:00 +0700",
        "x" * 181,
        "Mon, 99 Nov 2026 09:10:00 +9999999",
    ],
)
def test_a_missing_or_absurd_date_is_none(value: str | None) -> None:
    assert read(mail(date=value)).sent_at is None


def test_tokens_come_from_addresses_then_in_reply_to_then_references() -> None:
    other, third = "b" * 26, "c" * 26
    found = read(
        mail(
            to=f'"Layanan" <dinkominfo+D2DB.{SECRET.upper()}@suratd.test>',
            in_reply_to=f"<mid1.{other}@suratd.test>",
            references=f"<x@y.test>\r\n <mid2.{third}@suratd.test> <mid1.{other}@suratd.test>",
        )
    )
    assert [(t.label, t.secret, t.carrier) for t in found.tokens] == [
        ("d2db", SECRET, "address"),
        ("mid1", other, "in-reply-to"),
        ("mid2", third, "references"),
    ]
    assert found.references[0] == f"<mid1.{other}@suratd.test>"
    assert len(found.references) == 3


@pytest.mark.parametrize("field", ["delivered-to", "x-original-to", "envelope-to", "cc"])
def test_a_token_in_any_address_field(field: str) -> None:
    assert read(mail(**{field: f"dinkominfo+d2db.{SECRET}@suratd.test"})).tokens[0].carrier == "address"


def test_the_tag_of_the_subject() -> None:
    assert read(mail(subject="Bls: [KMS-2026-0042] disposisi")).tag == "KMS-2026-0042"
    assert read(mail(subject="=?utf-8?b?UmU6IFtBRFUtMjAyNi0wMDAxXQ==?=")).tag == "ADU-2026-0001"
    assert read(mail(subject="Surat 400.14.9/1/2026")).tag == ""


def test_raw_octets_and_wrong_charsets_in_the_subject() -> None:
    assert read(mail().replace(b"Permohonan konten", "Surat é".encode())).subject == "Surat é"
    assert read(mail().replace(b"Permohonan konten", b"Surat \xe9")).subject == "Surat é"
    assert (
        read(mail(subject="=?x-unknown?q?Surat?= =?utf-8?q?_resm?= =?utf-8?q?i?=")).subject == "Surat resmi"
    )
    assert read(mail(subject="=?utf-8?b?4oCuZmRwLnRhcnVz?=")).subject == "fdp.tarus"


def test_links_are_those_of_the_writer() -> None:
    found = read(mail("Hasil: https://drive.test/a?x=1.\r\n> https://lain.test/b\r\n"))
    assert found.links == ("https://drive.test/a?x=1",)


def test_flowed_lines_are_one_paragraph() -> None:
    found = read(mail("Mohon dibuat \r\nkonten.\r\n-- \r\nContoh", content_type="text/plain; format=flowed"))
    assert found.words == "Mohon dibuat konten."


def test_of_alternatives_the_text_is_read() -> None:
    raw = multipart(part(b"Setuju", "text/plain"), part(b"<p>Setuju</p>", "text/html"), kind="alternative")
    assert read(raw).words == "Setuju"
    assert (
        read(mail("<p>Setuju</p><p style='display:none'>Tolak</p>", content_type="text/html")).words
        == "Setuju"
    )


@pytest.mark.parametrize(
    ("name", "content", "use", "why"),
    [
        ("surat.docx", b"PK\x03\x04xx", "unread", "dokumen Word"),
        ("surat.pdf", b"", "unread", "kosong"),
        ("surat.rar", b"Rar!\x1a", "unread", "RAR"),
        ("winmail.dat", b"\x78\x9f\x3e\x22xx", "unread", "winmail"),
        ("rundown.xlsx", b"xx", "enclosure", ""),
    ],
)
def test_what_is_not_read_says_why(name: str, content: bytes, use: str, why: str) -> None:
    found = read(multipart(part(content, "application/octet-stream", name))).attachments[0]
    assert found.use == use
    assert why in found.why


def archive(*members: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return packed.getvalue()


def zipped(content: bytes) -> bytes:
    return multipart(part(content, "application/zip", "surat.zip"))


def test_a_letter_in_a_zip_and_in_a_zip_in_a_zip() -> None:
    found = read(zipped(archive(("a/surat.pdf", PDF), ("dua.zip", archive(("tiga.pdf", PDF)))))).attachments
    assert [a.name for a in found] == ["surat.zip", "surat.pdf", "dua.zip", "tiga.pdf"]
    assert {a.use for a in found} == {"enclosure"}
    assert found[1].type == found[3].type == "application/pdf"


def test_a_zip_three_deep_and_a_bomb_are_not_opened() -> None:
    deep = archive(("2.zip", archive(("3.zip", archive(("4.pdf", PDF))))))
    assert [a.use for a in read(zipped(deep)).attachments] == ["enclosure", "enclosure", "unread"]
    begin = time.process_time()
    found = read(zipped(archive(*((f"{n}.txt", b"0" * 9_000_000) for n in range(6))))).attachments
    assert found[0].use == "unread"
    assert "terlalu besar" in found[0].why
    assert time.process_time() - begin < 3


def test_a_broken_zip_is_unread() -> None:
    assert "tidak dapat dibuka" in read(zipped(archive(("surat.pdf", PDF))[:-30])).attachments[0].why


def test_the_letter_in_a_forwarded_mail() -> None:
    inner = multipart(
        part(b"kata orang lain", "text/plain"),
        part(PDF, "application/pdf", "surat.pdf"),
        subject="Lama",
        boundary="dalam",
    )
    outer = multipart(
        part(b"Berikut suratnya", "text/plain"), b"Content-Type: message/rfc822\r\n\r\n" + inner
    )
    found = read(outer)
    assert found.words == "Berikut suratnya"
    assert [a.name for a in found.attachments] == ["Lama.eml", "surat.pdf"]


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("attachment; filename*=UTF-8''surat%20resmi.pdf", "surat resmi.pdf"),
        ('attachment; filename*0=surat; filename*1=" resmi.pdf"', "surat resmi.pdf"),
        ('attachment; filename="=?utf-8?q?surat_resmi.pdf?="', "surat resmi.pdf"),
        ('attachment; filename="../../etc/surat.pdf"', "_.._etc_surat.pdf"),
        ('attachment; filename="surat\u202efdp.exe"', "suratfdp.exe"),
        ("attachment", "lampiran-1.pdf"),
        ('attachment; filename="' + "a" * 300 + '.pdf"', "a" * 116 + ".pdf"),
    ],
)
def test_names_of_files(disposition: str, name: str) -> None:
    raw = f"Content-Type: application/pdf\r\nContent-Disposition: {disposition}\r\n\r\n".encode() + PDF
    assert read(multipart(raw)).attachments[0].name == name


def test_identity_ignores_only_leading_trace_fields() -> None:
    plain = mail()
    traced = b"Return-Path: <a@b.test>\r\nDelivered-To: x\r\nReceived: from a\r\n by b\r\n" + plain
    assert read(plain).digest == read(traced).digest == hashlib.sha256(plain).hexdigest()
    assert read(plain + b"x").digest != read(plain).digest


def test_our_own_mail_is_seen() -> None:
    assert read(mail(x_suratd="dinkominfo@suratd.test")).loop


# ---------------------------------------------------------------- bounds and broken bytes


def test_many_parts_are_bounded_before_they_are_read() -> None:
    raw = multipart(*[b"\r\nx"] * 10_000)
    begin = time.process_time()
    found = read(raw)
    assert time.process_time() - begin < 0.5
    assert "lebih dari 50 bagian" in found.trouble
    assert len(found.attachments) <= mime.PARTS


def test_deep_nesting_is_bounded() -> None:
    body = b"dalam"
    for level in range(200):
        body = (
            f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n'.encode()
            + body
            + f"\r\n--b{level}--\r\n".encode()
        )
    found = read(b"From: a@b.test\r\n" + body)
    assert "bersarang" in found.trouble


def test_a_huge_header_is_cut() -> None:
    begin = time.process_time()
    assert read(b"X: " + b"a" * 2_000_000 + b"\r\n" + mail()).words == "Mohon dibantu."
    assert time.process_time() - begin < 1


def test_a_message_beyond_the_limit_keeps_its_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message, "LARGEST", 1000)
    found = read(mail("x" * 2000))
    assert found.sender is not None
    assert (found.words, bool(found.trouble)) == ("", True)


def test_every_mail_of_the_corpora_is_read() -> None:
    count = 0
    for path in sorted(beside("corpora", "mail").rglob("*")):
        if path.is_file() and path.suffix not in (
            ".json",
            ".xml",
            ".py",
            ".rb",
            ".js",
            ".php",
            ".yml",
            ".md",
        ):
            begin = time.process_time()
            read(path.read_bytes())
            assert time.process_time() - begin < 2, path
            count += 1
    assert count > 1000
