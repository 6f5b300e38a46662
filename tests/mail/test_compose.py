"""A composed mail: its headers, its threads, its attachments, and that nothing that people wrote can change its build."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from binascii import b2a_qp
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mail import mime, token
from mail.compose import compose, splice
from mail.egress import tokens_in
from mail.mime import coded
from tests.mail.samples import (
    BUKTI,
    CASE,
    DISPOSISI,
    GALLERY,
    KEPALA,
    LETTER,
    NONCE,
    NOW,
    OFFICE,
    ORANG_LAIN,
    SENDER,
    SLIP,
    SURAT,
    a_send,
)
from workflow.facts import Case, File, Mail, Mailbox, Send

FACTS = {"layanan": "Pembuatan Konten Media Sosial", "gelar": "", "perhatian": []}
MOHON = a_send(
    "pejabat-mohon-disposisi",
    KEPALA,
    asks="step",
    choices=DISPOSISI,
    facts=FACTS,
    attachments=(SURAT, BUKTI, SLIP),
)


def made(send: Send, case: Case | None = CASE, **more: Any) -> Mail:
    return compose(send, case, OFFICE, replace(SENDER, **more), NOW, NONCE)


def parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)  # type: ignore[return-value]


def words_of(mail: Mail, kind: str = "plain") -> str:
    body = parsed(mail.skeleton).get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_the_headers_say_who_what_and_that_it_is_automatic() -> None:
    mail = made(MOHON)
    head = parsed(mail.skeleton)
    assert head["From"] == "Dinkominfo Purbalingga <dinkominfo@suratd.test>"
    assert head["To"].addresses[0].addr_spec == "kepala@suratd.test"
    assert str(head["Subject"]).startswith("[KMS-2026-0042] Mohon disposisi: Permohonan Pembuatan")
    assert head["Subject"] == mail.subject
    assert head["Date"].datetime == NOW
    assert head["Auto-Submitted"] == "auto-generated"
    assert head["X-Auto-Response-Suppress"] == "All"
    assert head["X-Suratd"] == "dinkominfo@suratd.test"
    assert len(head.get_all("Message-ID")) == 1


def test_a_mail_that_asks_carries_its_token_in_reply_to_and_message_id() -> None:
    mail = made(MOHON)
    assert mail.issued is not None
    rt, mid = (token.secret(SENDER.key, kind, mail.issued) for kind in ("rt", "mid"))
    head = parsed(mail.skeleton)
    assert head["Reply-To"].addresses[0].addr_spec == f"dinkominfo+{mail.issued.label}.{rt}@suratd.test"
    assert head["Message-ID"] == mail.message_id == f"<{mail.issued.label}.{mid}@suratd.test>"
    assert tokens_in(mail.skeleton) == {f"{mail.issued.label}.{rt}", f"{mail.issued.label}.{mid}"}
    assert rt not in words_of(mail), "a quoted text must not carry the token"


def test_a_mail_that_asks_nothing_has_a_fixed_id_and_no_token() -> None:
    send, case = GALLERY["pemohon-tanda-terima"]
    one, two = made(send, case), made(send, case)
    assert one == two
    assert one.issued is None
    assert tokens_in(one.skeleton) == set()
    assert parsed(one.skeleton)["Reply-To"].addresses[0].addr_spec == SENDER.address
    assert made(replace(send, key="other"), case).message_id != one.message_id


def test_without_plus_addressing_the_token_is_in_the_message_id_only() -> None:
    mail = made(MOHON, plus_addressing=False)
    assert mail.issued is not None
    assert parsed(mail.skeleton)["Reply-To"].addresses[0].addr_spec == SENDER.address
    assert tokens_in(mail.skeleton) == {f"{mail.issued.label}.{token.secret(SENDER.key, 'mid', mail.issued)}"}


def test_an_applicants_thread_goes_on_and_no_official_sees_it() -> None:
    send, case = GALLERY["pemohon-tanda-terima"]
    head = parsed(made(replace(send, answers="<kedua@opd.test>"), case).skeleton)
    assert head["In-Reply-To"] == "<kedua@opd.test>"
    assert str(head["References"]).split() == ["<awal@opd.test>", "<kedua@opd.test>"]
    assert head["Auto-Submitted"] == "auto-replied"
    official = made(MOHON).skeleton
    assert b"opd.test" not in official.split(b"\r\n\r\n")[0]
    roots = {
        str(parsed(made(replace(MOHON, to=to)).skeleton)["References"])
        for to in (KEPALA, Mailbox("sekretaris@suratd.test"))
    }
    assert len(roots) == 2


def test_the_picture_stands_in_the_text_and_the_rest_is_attached() -> None:
    files = {file.sha256: file.name.encode() * 9 for file in (SURAT, BUKTI, SLIP)}
    mail = made(MOHON)
    message = parsed(splice(mail.skeleton, mail.attachments, files.__getitem__))
    kept = [part for part in message.walk() if part.get_content_disposition()]
    assert [(p.get_filename(), p.get_content_disposition(), p.get_content()) for p in kept] == [
        (BUKTI.name, "inline", files[BUKTI.sha256]),
        (SURAT.name, "attachment", files[SURAT.sha256]),
        (SLIP.name, "attachment", files[SLIP.sha256]),
    ]
    cid = str(kept[0]["Content-ID"]).strip("<>")
    assert f'src="cid:{cid}"' in words_of(mail, "html")


def test_other_bytes_than_those_of_the_mail_are_refused() -> None:
    mail = made(MOHON)
    with pytest.raises(ValueError, match="another file"):
        splice(mail.skeleton, (SLIP, SURAT, BUKTI), lambda _: b"")


NAMES = st.text(min_size=1, max_size=60)
BYTES = st.binary(max_size=4000)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            NAMES,
            st.sampled_from(["application/pdf", "image/png", "message/rfc822", "a b\r\nX: y", ""]),
            BYTES,
        ),
        max_size=4,
    )
)
def test_every_attachment_comes_back_byte_for_byte_and_twice_the_same(
    kept: list[tuple[str, str, bytes]],
) -> None:
    files = tuple(File(hashlib.sha256(raw).hexdigest(), name, kind, len(raw)) for name, kind, raw in kept)
    spool = {file.sha256: raw for file, (_, _, raw) in zip(files, kept, strict=True)}
    mail = made(replace(MOHON, attachments=files))
    raw = splice(mail.skeleton, mail.attachments, spool.__getitem__)
    assert raw == splice(mail.skeleton, mail.attachments, spool.__getitem__)
    parts = [p for p in parsed(raw).walk() if p.get_content_disposition() == "attachment"]
    assert [p.get_payload(decode=True) for p in parts] == [raw for _, _, raw in kept]
    assert_well_built(raw)


def assert_well_built(raw: bytes) -> None:
    assert re.search(rb"(?<!\r)\n|\r(?!\n)", raw) is None
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    raw.decode("ascii")


EVIL = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            "x\r\nBcc: korban@x.test",
            "x\nBcc: korban@x.test",
            "x\u2028Bcc: a\u0085b\x0bc",
            "{{7*7}}{% raw %}{{ ''.__class__ }}",
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "\"><a href='http://x.test'>",
            "=?utf-8?q?Bcc=3A?=",
            "jinja-3- <!--jinja-4--->",
            "\ud800\x00\u202egnp.exe",
            "--=_suratd_0_\r\n=#0:" + "a" * 64 + "#=\r\n",
            "kata" * 400,
        ]
    ),
)
HEADERS = sorted(
    "From To Reply-To Subject Date Message-ID Auto-Submitted X-Auto-Response-Suppress X-Suratd MIME-Version "
    "References Content-Type".split()
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EVIL, EVIL, EVIL, EVIL)
def test_no_text_of_a_letter_changes_the_build_of_a_mail(one: str, two: str, three: str, name: str) -> None:
    letter = replace(LETTER, subject=one, number=two, urgency=three, signer=None, evidence=None)
    case = replace(CASE, letter=letter)
    send = replace(
        MOHON,
        to=Mailbox("kepala@suratd.test", name),
        facts={"layanan": three, "gelar": two, "perhatian": []},
        attachments=(File("f" * 64, name, "application/pdf", 1),),
    )
    mail = made(send, case)
    raw = splice(mail.skeleton, mail.attachments, lambda _: b"x")
    message = parsed(raw)
    assert sorted(message.keys()) == HEADERS
    assert [p.get_content_type() for p in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    assert_well_built(raw)
    html = words_of(mail, "html")
    assert "<script" not in html
    assert "onerror=alert(1)>" not in html
    assert not re.search(r"[\x00\u202a-\u202e]", html + words_of(mail))
    calm = words_of(
        made(
            replace(MOHON, attachments=send.attachments),
            replace(CASE, letter=replace(letter, subject="a", number="a", urgency="a")),
        ),
        "html",
    )
    # gelar adds a paragraph, and an empty value takes its row away: no other element comes or goes.
    assert set(re.findall(r"<[a-z1-6]+", html)) <= set(re.findall(r"<[a-z1-6]+", calm))


def test_a_template_in_a_letter_stays_text() -> None:
    mail = made(MOHON, replace(CASE, letter=replace(LETTER, subject="{{7*7}} {% for x in y %}")))
    assert "{{7*7}}" in words_of(mail)
    assert "{{7*7}}" in words_of(mail, "html")
    assert "{{7*7}}" in mail.subject


def test_a_stranger_gets_nothing_back_that_he_wrote() -> None:
    case = replace(
        CASE,
        agency="",
        applicant=ORANG_LAIN,
        letter=replace(LETTER, subject="BELI OBAT di obat.test", number="OBAT"),
    )
    for template in ("pemohon-tanda-terima", "pemohon-tanda-terima-umum", "pemohon-dalam-pemeriksaan"):
        send = replace(GALLERY[template][0], to=Mailbox("korban@x.test", "BELI OBAT"), stranger=True)
        mail = made(send, case if "umum" not in template else None)
        assert "OBAT" not in mail.subject + words_of(mail) + words_of(mail, "html") + str(
            parsed(mail.skeleton)["To"]
        )


def test_a_missing_fact_stops_the_mail_before_anything_is_true() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError, match="layanan"):
        made(replace(MOHON, facts={"gelar": ""}))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["subject", "name", "file", "words", "id"]),
    st.sampled_from(["", "é", "é" * 40, "aaaa.aaaaaaaaaaaaaaaaaaaaaa"]),
)
def test_a_foreign_token_is_found_wherever_it_hides(where: str, before: str) -> None:
    foreign = "d2db." + "q" * 24 + "23"
    hidden = before + foreign
    send, case = MOHON, CASE
    if where == "subject":
        case = replace(CASE, letter=replace(LETTER, subject=hidden))
    elif where == "name":
        send = replace(send, to=Mailbox("lain@suratd.test", hidden))
    elif where == "file":
        send = replace(send, attachments=(File("f" * 64, f"{hidden}.pdf", "application/pdf", 1),))
    elif where == "words":
        send = replace(send, facts=FACTS | {"layanan": hidden.upper()})
    else:
        send, case = replace(GALLERY["pemohon-tanda-terima"][0], answers=f"<{foreign}@suratd.test>"), CASE
    assert foreign in tokens_in(made(send, case).skeleton)


@pytest.mark.parametrize("before", range(40, 80))
def test_a_line_break_of_the_encoding_hides_no_token(before: int) -> None:
    foreign = "d2db." + "q" * 24 + "23"
    body = b2a_qp(b"x" * before + b"\xc3\xa9" + foreign.encode())
    head = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    assert tokens_in(head + body.replace(b"\n", b"\r\n")) == {foreign}


@pytest.mark.parametrize("length", [20, 70, 71, 90, 160, 230])
def test_a_long_message_id_is_repeated_as_it_stands(length: int) -> None:
    # Exchange writes ids of 90 characters; folded as encoded words they would tear the thread.
    send, case = GALLERY["pemohon-tanda-terima"]
    answered, first = (f"<{sign * length}@mail.opd.test>" for sign in "ab")
    assert case is not None
    raw = made(replace(send, answers=answered), replace(case, thread=first)).skeleton
    assert b"\r\nIn-Reply-To: " + answered.encode() + b"\r\n" in raw
    (references,) = re.findall(rb"\r\nReferences: ((?:\s*<[^>]+>)+)\r\n", raw)
    assert references.split() == [first.encode(), answered.encode()]
    assert_well_built(raw)
    long = replace(SENDER, address=f"{'k' * 60}@{'d' * 60}.test")
    mail = compose(replace(MOHON, attachments=(BUKTI,)), CASE, OFFICE, long, NOW, NONCE)
    assert f"Content-ID: <gambar-{BUKTI.sha256[:32]}@{long.domain}>".encode() in mail.skeleton
    assert f"X-Suratd: {long.address}".encode() in mail.skeleton
    assert f"Message-ID: {mail.message_id}".encode() in mail.skeleton


@pytest.mark.parametrize("length", [0, 1, 56, 57, 58, 57 * 64 - 1, 57 * 64, 57 * 64 + 1, 57 * 65, 300_000])
def test_a_file_travels_whole_in_lines_of_76(length: int) -> None:
    content = bytes(n * 7 % 256 for n in range(length))
    file = File(hashlib.sha256(content).hexdigest(), "surat.pdf", "application/pdf", length)
    marker = f"\r\n=#0:{file.sha256}#=\r\n".encode()
    found = splice(marker, [file], lambda _: content).removeprefix(b"\r\n")
    assert b64decode(found) == content
    assert splice(marker, [file], lambda _: coded(content)).removeprefix(b"\r\n") == found
    *lines, last, end = found.split(b"\r\n")
    assert (end, {len(line) for line in lines} <= {76}, len(last) <= 76) == (b"", True, True)


WORDS = st.lists(
    st.text("abcXYZ019.,:;[]()<>@=?_/-+\"'\\%", min_size=1, max_size=30), min_size=1, max_size=12
)


@given(WORDS, st.sampled_from(["Subject", "References", "In-Reply-To", "To"]))
def test_a_field_of_plain_words_is_written_as_the_policy_writes_it(words: list[str], name: str) -> None:
    value = " ".join(words) if name != "To" else mime.mailbox("", "a@b.test")
    known = name in ("References", "In-Reply-To")
    long = policy.SMTP.clone(max_line_length=998) if known else policy.SMTP
    written, usual = mime.field(name, value), long.fold(*policy.SMTP.header_store_parse(name, value)).encode()
    if len(name) + 2 + len(value) <= 78 or known:
        assert written == usual
    # Where a long line is broken is ours to choose: the policy begins some with an empty line.
    assert written.replace(b"\r\n", b"") == usual.replace(b"\r\n", b"")
    assert written.endswith(b"\r\n")
    assert known or all(line and len(line) <= 78 for line in written.split(b"\r\n")[:-1])


@pytest.mark.parametrize(
    "name", ["a.pdf", "lembar-disposisi-KMS-2026-0042.pdf", "x" * 31 + ".pdf", "x" * 60 + ".pdf"]
)
@pytest.mark.parametrize("disposition", ["inline", "attachment"])
def test_the_fields_of_a_file_are_written_as_the_policy_writes_them(name: str, disposition: str) -> None:
    part = EmailMessage(policy=policy.SMTP)
    part["Content-Type"] = "application/pdf"
    part["Content-Transfer-Encoding"] = "base64"
    part.add_header("Content-Disposition", disposition, filename=name)
    content = mime.file_part(
        0, File("0" * 64, name, "application/pdf", 1), "x@y.test" if disposition == "inline" else ""
    )
    assert content.startswith(b"".join(policy.SMTP.fold(*field).encode() for field in part.raw_items()))
