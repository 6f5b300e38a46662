"""How eight mail programs write an answer: what they quote, which fields they keep, what they add below."""

from __future__ import annotations

import base64
import quopri
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

from tests.world import SERVICE, text_of


@dataclass(frozen=True)
class Client:
    """in_reply_to, references, plus: which carriers of the token survive. html: it writes an HTML part as well."""

    name: str
    attribution: str
    quoted: str = "> "
    below: str = ""
    in_reply_to: bool = True
    references: bool = True
    plus: bool = True
    html: str = ""
    encoding: str = "8bit"
    prefix: str = "Re: "
    bottom: bool = False


HEAD = """________________________________
Dari: Dinkominfo <{service}>
Dikirim: 23 November 2026 09:00
Kepada: Kepala
Perihal: {subject}
"""
ORIGINAL = """-----Original Message-----
From: Dinkominfo [mailto:{service}]
Sent: Monday, November 23, 2026 9:00 AM
To: Kepala
Subject: {subject}
"""
ZIMBRA = """Dari: "Dinkominfo" <{service}>
Kepada: "Kepala"
Terkirim: Senin, 23 November 2026 09:00:00
Perihal: {subject}
"""
SAMSUNG = """-------- Pesan asli --------
Dari: Dinkominfo <{service}>
Tgl: 23/11/26 09.00 (GMT+07:00)
Ke: Kepala
Subjek: {subject}
"""

CLIENTS = (
    Client("Gmail", "Pada Sen, 23 Nov 2026 pukul 09.00 Dinkominfo <{service}> menulis:", html="gmail_quote"),
    Client(
        "Gmail Android",
        "Pada tanggal Sen, 23 Nov 2026, 09.00, Dinkominfo <{service}> menulis:",
        html="gmail_quote",
        encoding="base64",
    ),
    Client(
        "Outlook",
        ORIGINAL,
        quoted="",
        references=False,
        html="WordSection1",
        encoding="quoted-printable",
        prefix="RE: ",
    ),
    Client(
        "Outlook di telepon",
        HEAD,
        quoted="",
        below="Dapatkan Outlook untuk Android<https://aka.ms/AAb9ysg>",
        prefix="RE: ",
    ),
    Client("Zimbra", ZIMBRA, quoted=""),
    Client("Roundcube", "Pada 2026-11-23 09:00, Dinkominfo menulis:", encoding="quoted-printable"),
    Client(
        "iPhone",
        "Pada 23 Nov 2026, pukul 09.00, Dinkominfo <{service}> menulis:",
        below="Dikirim dari iPhone saya",
        html="blockquote",
    ),
    Client(
        "Samsung",
        SAMSUNG,
        quoted="",
        below="Dikirim dari Galaxy saya",
        in_reply_to=False,
        references=False,
        html="composer",
    ),
    Client("Thunderbird", "On 11/23/26 9:00 AM, Dinkominfo wrote:", bottom=True),
)

LOSES_ALL = Client(
    "Yang membuang semuanya",
    "Pada 23 Nov 2026 09.00, Dinkominfo menulis:",
    in_reply_to=False,
    references=False,
    plus=False,
    prefix="Balas: ",
)
"""The address is written anew, no field names our mail: nothing but the subject comes back."""


def answer(client: Client, mail: EmailMessage, sender: str, words: str, number: int = 0) -> bytes:
    """The raw answer that this program sends."""
    subject, our_id = str(mail["Subject"]), str(mail["Message-ID"])
    said = client.attribution.format(service=SERVICE, subject=subject)
    quoted = "\n".join(client.quoted + line for line in text_of(mail).splitlines()[:40])
    top = words + (f"\n\n{client.below}" if client.below else "")
    text = f"{said}\n{quoted}\n\n{words}\n" if client.bottom else f"{top}\n\n{said}\n{quoted}\n"
    to = mail["Reply-To"].addresses[0].addr_spec if client.plus else SERVICE
    lines = [
        f"From: Pejabat <{sender}>",
        f"To: Dinkominfo <{to}>",
        f"Subject: {client.prefix}{subject}",
        "Date: Mon, 23 Nov 2026 09:10:00 +0700",
        f"Message-ID: <{number}.{client.name.replace(' ', '')}@klien.test>",
        *([f"In-Reply-To: {our_id}"] if client.in_reply_to else []),
        *([f"References: {our_id}"] if client.references else []),
        "MIME-Version: 1.0",
    ]
    plain = _part(text, "plain", client.encoding)
    if not client.html:
        return ("\r\n".join(lines) + "\r\n" + plain).encode()
    html = _part(_html(client, top, said, text_of(mail)), "html", client.encoding)
    boundary = "batas-klien"
    line = f"\r\n--{boundary}"
    body = f'Content-Type: multipart/alternative; boundary="{boundary}"\r\n{line}\r\n{plain}{line}\r\n{html}{line}--\r\n'
    return ("\r\n".join(lines) + "\r\n" + body).encode()


def _html(client: Client, top: str, said: str, quoted: str) -> str:
    above = "".join(f"<div>{escape(line) or '<br>'}</div>" for line in top.splitlines())
    below = f"<div>{escape(said)}</div><blockquote>{escape(quoted)}</blockquote>"
    if client.html == "blockquote":
        return f'<html><body>{above}<div><blockquote type="cite">{below}</blockquote></div></body></html>'
    if client.html == "WordSection1":
        rule = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"
        return f'<html><body><div class="WordSection1">{above}<div style="{rule}">{below}</div></div></body></html>'
    return f'<html><body>{above}<div class="{client.html}">{below}</div></body></html>'


def _part(text: str, kind: str, encoding: str) -> str:
    raw = text.replace("\n", "\r\n").encode()
    head = f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    if encoding == "base64":
        return head + base64.encodebytes(raw).decode().replace("\n", "\r\n")
    if encoding == "quoted-printable":
        return head + quopri.encodestring(raw).decode()
    return head + raw.decode()
