"""Mails that attack whoever reads them, by kind of attack: name -> bytes. Each is to be answered, none may do harm."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import zipfile
import zlib

from tests.parsing.mails import PDF, mail, multipart, part

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
LAUGHS = "<!DOCTYPE a [<!ENTITY l0 'ha'>" + "".join(
    f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12)
)


# ---------------------------------------------------------------- how a mail is built


def structure() -> dict[str, bytes]:
    inner = mail("Mohon dibantu.")
    deep = inner
    for _ in range(300):
        deep = mail(b"\r\n" + deep, content_type="message/rfc822")
    nest = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(2_000)
    )
    many = b"--batas\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 100_000
    mixed = 'multipart/mixed; boundary="batas"'
    return {
        "nested-multiparts": mail(b"--a\r\n" + nest, content_type="multipart/mixed; boundary=a"),
        "nested-mails": deep,
        "hundred-thousand-parts": mail(many + b"--batas--\r\n", content_type=mixed),
        "parts-without-heads": mail(b"--batas\r\n" * 300_000, content_type=mixed),
        "boundary-never-ends": mail(b"--batas\r\n\r\nMohon dibantu.", content_type=mixed),
        "boundary-empty": mail(b"--\r\n\r\na\r\n----\r\n" * 1_000, content_type='multipart/mixed; boundary=""'),
        "boundary-of-a-megabyte": mail(b"a", content_type=f'multipart/mixed; boundary="{"b" * 1_000_000}"'),
        "boundary-is-a-pattern": mail(
            b"--(a+)+$\r\n\r\n" + b"a" * 50_000, content_type='multipart/mixed; boundary="(a+)+$"'
        ),
        "boundaries-alike": mail(
            b"".join(b"--" + b"a" * (n % 70) + b"\r\n" for n in range(100_000)),
            content_type=f'multipart/mixed; boundary="{"a" * 70}"',
        ),
        "boundary-named-twice": mail(
            b"--a\r\n\r\nsatu\r\n--b\r\n\r\ndua\r\n", content_type="multipart/mixed; boundary=a; boundary=b"
        ),
        "multipart-encoded-base64": mail(
            base64.encodebytes(b"--batas\r\n\r\na\r\n--batas--\r\n"),
            content_type=mixed,
            content_transfer_encoding="base64",
        ),
        "alternatives-of-alternatives": mail(
            b"--batas\r\nContent-Type: multipart/alternative; boundary=batas\r\n\r\n" * 5_000, content_type=mixed
        ),
        "type-without-a-slash": mail("Mohon", content_type="text"),
        "type-of-a-megabyte": mail("Mohon", content_type="text/" + "p" * 1_000_000),
        "types-many": b"Content-Type: text/html\r\n" * 20_000 + inner,
        "message-partial": mail("Mohon", content_type='message/partial; id="a@b"; number=1; total=99999'),
        "message-external": mail(
            "\r\n", content_type='message/external-body; access-type=local-file; name="/etc/passwd"'
        ),
        "external-by-url": mail(
            "\r\n", content_type='message/external-body; access-type=URL; URL="https://jahat.test/x.pdf"'
        ),
        "no-head": b"\r\n" + b"Mohon dibantu.",
        "only-heads": inner.partition(b"\r\n\r\n")[0],
        "no-line-ends": b"From: a@b.test " * 100_000,
        "carriage-returns-only": inner.replace(b"\r\n", b"\r") * 3_000,
        "line-of-ten-megabytes": mail(b"a" * 10_000_000),
        "nothing-but-line-ends": b"\r\n" * 2_000_000,
        "nul-bytes": mail(b"\0" * 3_000_000),
        "dot-lines": mail(b".\r\n" * 300_000 + b"MAIL FROM:<a@b.test>\r\n"),
    }  # fmt: skip


# ---------------------------------------------------------------- fields


def fields() -> dict[str, bytes]:
    body = b"\r\nMohon dibantu."
    base = mail("x").partition(b"\r\n\r\n")[0] + b"\r\n"
    words = " ".join("=?utf-8?b?UGVybW9ob25hbg==?=" for _ in range(30_000))
    pieces = ";".join(f" filename*{n}*=utf-8''%41" for n in range(50_000))
    report = (
        b"--batas\r\nContent-Type: message/delivery-status\r\n\r\n"
        + b"Final-Recipient: rfc822; a@b.test\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n" * 20_000
        + b"--batas--\r\n"
    )
    ids = " ".join(f"<{n}@b.test>" for n in range(60_000))
    secret = "a2b3.c4d5e6f7g2h3i4j5k6l7m2n3o4"
    return {
        "fields-million": b"X: a\r\n" * 1_000_000 + base + body,
        "field-of-ten-megabytes": base + b"X-A: " + b"a" * 10_000_000 + b"\r\n" + body,
        "field-folded-endlessly": base + b"X-A: a" + b"\r\n a" * 500_000 + b"\r\n" + body,
        "name-of-a-megabyte": base + b"X" * 1_000_000 + b": a\r\n" + body,
        "colons": base + b":" * 500_000 + b"\r\n" + body,
        "subject-of-a-megabyte": mail("Mohon", subject="Permohonan " * 100_000),
        "subject-of-encoded-words": mail("Mohon", subject=words),
        "encoded-word-never-ends": mail("Mohon", subject="=?utf-8?q?" + "=41" * 200_000),
        "encoded-words-half": mail("Mohon", subject="=?utf-8?b?" * 100_000),
        "encoded-word-of-codecs": mail("Mohon", subject="=?zlib?b?eJw=?= =?hex?q?41?= =?rot13?q?a?= =?undefined?q?a?="),
        "from-ten-thousand": mail("Mohon", **{"from": ", ".join(f"a{n}@b.test" for n in range(10_000))}),
        "from-comments-nested": mail("Mohon", **{"from": "(" * 100_000 + ")" * 100_000 + "a@b.test"}),
        "from-quotes-open": mail("Mohon", **{"from": '"' + "\\" * 200_001 + " <a@b.test>"}),
        "from-at-signs": mail("Mohon", **{"from": "@" * 200_000}),
        "from-brackets": mail("Mohon", **{"from": "<" * 100_000 + "a@b.test" + ">" * 100_000}),
        "from-groups": mail("Mohon", **{"from": "a:" * 50_000 + ";" * 50_000}),
        "from-dots": mail("Mohon", **{"from": "a" + "." * 200_000 + "@b.test"}),
        "date-of-nines": mail("Mohon", date="9" * 100_000),
        "date-comments": mail("Mohon", date="(" * 50_000 + "Mon, 23 Nov 2026 09:10:00 +0700"),
        "date-far": mail("Mohon", date="Mon, 31 Dec 9999 23:59:59 -9959"),
        "references-sixty-thousand": mail("Mohon", references=ids),
        "reply-to-of-tokens": mail("Mohon", in_reply_to=f"<{secret}@b.test>" * 20_000),
        "plus-addresses": mail("Mohon", to=", ".join(f"a+{secret}@b.test" for _ in range(20_000))),
        "message-id-of-a-megabyte": mail("Mohon", message_id="<" + "a" * 1_000_000 + "@b.test>"),
        "received-hundred-thousand": b"Received: from a by b; Mon, 23 Nov 2026 09:10:00 +0700\r\n" * 100_000
        + base
        + body,
        "results-of-comments": b"Authentication-Results: mx.suratd.test; dmarc=pass %s%s\r\n" % (b"(" * 4_000, b")" * 4_000)
        + base + body,
        "results-ten-thousand": b"Authentication-Results: mx.suratd.test; dkim=pass header.d=a.test\r\n" * 10_000
        + base
        + body,
        "signatures-ten-thousand": b"DKIM-Signature: v=1; a=rsa-sha256; d=a.test; s=x; h=from; bh=YQ==; b=YQ==\r\n" * 10_000
        + base + body,
        "parameters-in-pieces": mail("x", content_type="text/plain", content_disposition="attachment;" + pieces),
        "parameters-million": mail("x", content_type="text/plain" + "; a=b" * 200_000),
        "parameter-quotes": mail("x", content_type='text/plain; charset="' + '\\"' * 200_000),
        "parameter-percent": mail("x", content_disposition="attachment; filename*=utf-8''" + "%" * 200_000),
        "parameter-number-huge": mail("x", content_disposition=f"attachment; filename*{'9' * 5_000}*=utf-8''a"),
        "charset-utf7": mail(b"+ADw-script+AD4-" * 10_000, content_type="text/plain; charset=utf-7"),
        "charset-punycode": mail(b"a-" * 20_000, content_type="text/plain; charset=punycode"),
        "charset-idna": mail(b"xn--a." * 20_000, content_type="text/plain; charset=idna"),
        "charset-unicode-escape": mail(b"\\N{BULLET}" * 20_000, content_type="text/plain; charset=unicode_escape"),
        "charset-of-bytes": mail(b"eJw=" * 1_000, content_type="text/plain; charset=zlib_codec"),
        "charset-nul": mail(b"a", content_type="text/plain; charset=utf-8\0"),
        "report-of-twenty-thousand": mail(
            report, content_type='multipart/report; boundary="batas"; report-type=delivery-status'
        ),
        "auto-submitted-twice": b"Auto-Submitted: no\r\nAuto-Submitted: auto-replied\r\n" + base + body,
        "field-smuggled-by-fold": mail("Mohon", subject="a\r\n \r\n\r\nBcc: kepala@suratd.test"),
        "bytes-not-ascii": b"From: \xff\xfe\xe2\x80\xae <a@b.test>\r\nSubject: \xc3\x28\r\n" + body,
    }  # fmt: skip


# ---------------------------------------------------------------- words


def words() -> dict[str, bytes]:
    said = "Pada Sen, 23 Nov 2026 pukul 09.10 Contoh <contoh@opd.test> menulis:\r\n"
    form = "Dari: a\r\nDikirim: b\r\nKepada: c\r\nSubjek: d\r\n"
    return {
        "quotes-deep": mail(">" * 500_000 + " setuju"),
        "quote-lines": mail("> a\r\n" * 200_000),
        "quotes-and-blanks": mail("> " * 300_000 + "setuju"),
        "attributions": mail(said * 20_000),
        "attribution-never-ends": mail("Pada Sen, 23 Nov 2026 " * 40_000),
        "attribution-in-lines": mail("On Mon, Nov 23, 2026 at 9:10\r\n" * 30_000),
        "outlook-heads": mail(form * 20_000),
        "originals": mail("-----Original Message-----\r\n" * 50_000),
        "signatures": mail("-- \r\na\r\n" * 100_000),
        "underscores": mail("_" * 2_000_000),
        "dashes-and-blanks": mail("- " * 500_000),
        "one-word": mail("a" * 3_000_000),
        "blanks": mail(" " * 3_000_000 + "setuju"),
        "tabs-in-lines": mail("\t \t \t\r\n" * 200_000),
        "digits": mail("0" * 1_000_000),
        "telephone-numbers": mail("+62 812-3456-7890 " * 60_000),
        "dates": mail("23 November 2026 s.d. 24 November 2026, " * 30_000),
        "links": mail("https://contoh.test/?" * 50_000),
        "link-of-a-megabyte": mail("https://contoh.test/" + "a/" * 500_000),
        "addresses": mail("a@b.test, " * 100_000),
        "at-signs": mail("a@" * 500_000),
        "commands": mail("setuju tolak revisi batal " * 40_000),
        "commands-in-lines": mail("setuju\r\ntolak\r\n" * 60_000),
        "numbered": mail("".join(f"{n}. setuju\r\n" for n in range(60_000))),
        "commas": mail("," * 1_000_000),
        "points": mail("." * 1_000_000 + " setuju"),
        "letters-spaced": mail("s e t u j u " * 80_000),
        "marks-on-one-letter": mail("a" + "\u0301" * 500_000),
        "bidi": mail("\u202esetuju\u202c\u2066" * 60_000),
        "zero-width": mail("se\u200btu\u200dju\ufeff " * 80_000),
        "emoji": mail("\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 60_000),
        "ligatures-that-grow": mail("\ufdfa" * 200_000),
        "surrogates": mail(b"\xed\xa0\x80\xed\xb0\x80" * 50_000, content_type=TEXT),
        "overlong-utf8": mail(b"\xc0\xaf\xe0\x80\xaf" * 50_000, content_type=TEXT),
        "quoted-printable-soft": mail("=\r\n" * 500_000, content_transfer_encoding="quoted-printable"),
        "quoted-printable-broken": mail("=G" * 500_000, content_transfer_encoding="quoted-printable"),
        "base64-broken": mail("!" * 1_000_000 + "QQ", content_transfer_encoding="base64"),
        "base64-padding": mail("=" * 1_000_000, content_transfer_encoding="base64"),
        "uuencode-never-ends": mail("begin 644 a\r\n" + "M" + "!" * 60 + "\r\n" * 200_000),
        "uuencode-many": mail("begin 644 a\r\n`\r\nend\r\n" * 50_000),
        "encoding-unknown": mail("setuju", content_transfer_encoding="x-" + "a" * 100_000),
        "flowed": mail("a \r\n" * 200_000, content_type="text/plain; format=flowed; delsp=yes"),
        "flowed-quotes": mail("> a \r\n>> b \r\n" * 80_000, content_type="text/plain; format=flowed"),
        "complaint-long": mail("Pelayanan lambat dan petugas meminta uang. " * 50_000, subject="Pengaduan"),
        "template": mail("{{7*7}}{% for a in range(10**9) %}{{a}}{% endfor %}${7*7}", subject="{{config}}"),
        "formula": mail("=HYPERLINK(\"https://jahat.test\")\r\n@SUM(1)\r\n+cmd|' /C calc'!A0", subject="=1+1"),
        "terminal-codes": mail("\x1b]0;a\x07\x1b[2J\x1b[31m" * 50_000, subject="\x1b[2Jsetuju"),
    }  # fmt: skip


# ---------------------------------------------------------------- HTML


def pages() -> dict[str, bytes]:
    def html(text: str) -> bytes:
        return mail(text, content_type=HTML)

    return {
        "html-nested": html("<div>" * 100_000 + "setuju"),
        "html-nested-closed": html("<b>" * 50_000 + "a" + "</b>" * 50_000),
        "html-quotes-nested": html("<blockquote>" * 20_000 + "setuju"),
        "html-tables-nested": html("<table><tr><td>" * 20_000 + "setuju"),
        "html-table-wide": html("<table><tr>" + "<td>a</td>" * 200_000 + "</tr></table>"),
        "html-colspan": html('<table><tr><td colspan="999999999" rowspan="999999999">a</td></tr></table>'),
        "html-attributes": html("<p " + "a=b " * 200_000 + ">setuju</p>"),
        "html-attribute-open": html('<p a="' + "b" * 1_000_000),
        "html-tag-open": html("<" * 500_000),
        "html-tags-broken": html("<a<b<c>>>" * 60_000),
        "html-comment-open": html("<!--" + "-" * 1_000_000),
        "html-comments": html("<!-- a -->" * 100_000 + "setuju"),
        "html-cdata": html("<![CDATA[" * 50_000),
        "html-entities": html("&#x10FFFF;&#0;&#99999999999;&amp" * 50_000),
        "html-doctype": html("<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d SYSTEM 'file:///etc/passwd'>]><p>&d;</p>"),
        "html-entity-laughs": html(f"{LAUGHS}]><p>&l11;</p>"),
        "html-script": html("<script>setuju</script><img src=x onerror=alert(1)><iframe src=//jahat.test>"),
        "html-style": html("<style>" + "*{a:expression(1)}" * 50_000 + "</style>setuju"),
        "html-base": html(
            '<base href="https://jahat.test/"><link rel=stylesheet href=a.css><meta http-equiv=refresh content=0>setuju'
        ),
        "html-data-picture": html('<img src="data:image/png;base64,' + "A" * 2_000_000 + '">setuju'),
        "html-hidden": html('<div style="display:none">setuju</div><p style="font-size:0">tolak</p>Kami pikirkan.'),
        "html-lists": html("<ul><li>" * 50_000 + "setuju"),
        "html-pre": html("<pre>" + " a\n" * 300_000 + "</pre>"),
        "html-line-breaks": html("<br>" * 500_000 + "setuju"),
        "html-svg": html("<svg>" + "<use href='#a'/>" * 50_000 + "</svg>"),
        "html-utf16": mail("setuju".encode("utf-16"), content_type="text/html; charset=utf-16"),
        "html-nul": html("<p>set\0uju</p>" * 10_000),
        "html-in-alternative": multipart(part(b"tolak", TEXT), part(b"<p>setuju</p>" * 50_000, HTML), kind="alternative"),
    }  # fmt: skip


# ---------------------------------------------------------------- what is enclosed


def packed(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return out.getvalue()


def lying(raw: bytes) -> bytes:
    """A zip whose directory says that its one file has a single byte."""
    at = raw.index(b"PK\x01\x02")
    return raw[: at + 24] + struct.pack("<I", 1) + raw[at + 28 :]


def overlapping(raw: bytes, times: int) -> bytes:
    """A zip whose directory names one file many times over: little to send, much to unpack."""
    at, end = raw.index(b"PK\x01\x02"), raw.index(b"PK\x05\x06")
    entry = raw[at:end]
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, times, times, len(entry) * times, at, 0)
    return raw[:at] + entry * times + tail


def enclosures() -> dict[str, bytes]:
    def one(content: bytes, name: str, kind: str = "application/octet-stream") -> bytes:
        return multipart(part(b"Mohon.", TEXT), part(content, kind, name))

    zeros = packed(("surat.pdf", bytes(100_000_000)))
    nested = zeros
    for level in range(6):
        nested = packed((f"{level}.zip", nested))
    word = packed(("[Content_Types].xml", b"<a/>"), ("word/document.xml", f"{LAUGHS}]><w>&l11;</w>".encode()))
    tnef = struct.pack("<IH", 0x223E9F78, 1)
    names = [
        "../../etc/passwd",
        "/etc/passwd",
        "..\\..\\a.pdf",
        "C:\\a.pdf",
        "CON",
        "a\0.pdf",
        ".",
        "..",
        "~root",
    ]
    names += [
        "a/" * 200,
        "surat\u202efdp.exe",
        "surat.pdf\r\nBcc: a@b.test",
        "x" * 10_000 + ".pdf",
        "%2e%2e%2fa",
    ]
    names += ["-rf", "$(reboot).pdf", "|a", "a;b"]
    dressed = b"".join(
        b'--batas\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="%s"\r\n\r\n%s\r\n'
        % (name.encode("utf-8", "replace"), PDF)
        for name in names
    )
    return {
        "zip-bomb": one(zeros, "surat.zip"),
        "zip-in-zip-in-zip": one(nested, "surat.zip"),
        "zip-hundred-thousand-files": one(packed(*((f"{n}.pdf", b"") for n in range(50_000))), "surat.zip"),
        "zip-overlapping": one(overlapping(packed(("a.pdf", bytes(10_000_000))), 20_000), "surat.zip"),
        "zip-size-lies": one(lying(packed(("a.pdf", bytes(30_000_000)))), "surat.zip"),
        "zip-paths": one(packed(*((name.replace("\0", ""), PDF) for name in names if name.strip(". "))), "surat.zip"),
        "zip-directory-cut": one(packed(("a.pdf", PDF))[:-10], "surat.zip"),
        "zip-counts-lie": one(packed(("a.pdf", PDF))[:-12] + b"\xff" * 12, "surat.zip"),
        "zip-of-mails-of-zips": one(packed(("a.eml", one(packed(("b.eml", one(zeros, "c.zip"))), "b.zip"))), "surat.zip"),
        "zip-of-bzip2": one(packed(("a.pdf", PDF)).replace(b"\x08\x00", b"\x0c\x00"), "surat.zip"),
        "gzip-bomb": one(gzip.compress(bytes(100_000_000)), "surat.pdf.gz", "application/gzip"),
        "word-of-entities": one(word, "surat.docx"),
        "word-is-a-bomb": one(packed(("word/document.xml", bytes(100_000_000))), "surat.docx"),
        "svg-of-entities": one(f"{LAUGHS}]><svg>&l11;</svg>".encode(), "surat.svg", "image/svg+xml"),
        "rtf-of-objects": one(rb"{\rtf1" + rb"{\object" * 100_000, "surat.rtf"),
        "ole-loop": one(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600_000, "surat.doc"),
        "winmail-lengths": one(tnef + struct.pack("<BII", 2, 0x69003, 2**31 - 1), "winmail.dat", "application/ms-tnef"),
        "winmail-many": one(tnef + struct.pack("<BIIH", 2, 0x69003, 0, 0) * 100_000, "winmail.dat", "application/ms-tnef"),
        "smime-deep": one(b"0\x80" * 100_000, "smime.p7m", "application/pkcs7-mime"),
        "smime-lengths": one(b"0\x84\xff\xff\xff\xff" * 20_000, "smime.p7m", "application/pkcs7-mime"),
        "pdf-in-pdf-clothes": one(b"%PDF-1.7\n" + b"obj" * 500_000, "surat.pdf", "application/pdf"),
        "picture-said-to-be-pdf": one(zlib.compress(b"a"), "surat.pdf", "application/pdf"),
        "names-that-reach-out": mail(dressed + b"--batas--\r\n", content_type='multipart/mixed; boundary="batas"'),
        "thousand-letters": multipart(*(part(PDF + b"%d" % n, "application/pdf", f"{n}.pdf") for n in range(1_000))),
        "calendar": one(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000, "a.ics", "text/calendar"),
        "card": one(b"BEGIN:VCARD\r\nFN:" + b"a" * 1_000_000, "a.vcf", "text/vcard"),
        "mail-in-mail-with-orders": multipart(part(b"FYI", TEXT), part(mail("SETUJU"), "message/rfc822", "jawaban.eml")),
    }  # fmt: skip


def hostile_mails() -> dict[str, bytes]:
    return structure() | fields() | words() | pages() | enclosures()
