"""The words of the writer: what clients put around them goes, what the writer wrote stays."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsing import reply

QUOTE = "> Yth. Bapak Kepala Dinas,\n> 1. Setuju\n> 2. Tolak\n>\n> Mohon jawaban."
UNQUOTED = "Yth. Bapak Kepala Dinas,\n1. Setuju\n2. Tolak\n\nMohon jawaban."

# client -> (what stands above the quote, the quote)
CLIENTS = {
    "roundcube": ("Pada 2026-11-23 10:15, Layanan Konten <dinkominfo@suratd.test> menulis:", QUOTE),
    "roundcube named": ("Pada Senin, 23 November 2026 10:15, dinkominfo@suratd.test menulis:", QUOTE),
    "gmail": ("Pada Sen, 23 Nov 2026 pukul 10.15 Layanan Konten <dinkominfo@suratd.test> menulis:", QUOTE),
    "gmail wrapped": (
        "Pada Sen, 23 Nov 2026 pukul 10.15 Layanan Konten\n<dinkominfo@suratd.test> menulis:",
        QUOTE,
    ),
    "gmail wrapped thrice": (
        "Pada tanggal Sen, 23 Nov 2026 pukul 10.15 Layanan\nKonten Media Sosial <\ndinkominfo@suratd.test> menulis:",
        QUOTE,
    ),
    "gmail english": ("On Mon, Nov 23, 2026 at 10:15 AM Layanan <dinkominfo@suratd.test> wrote:", QUOTE),
    "iphone": ("Pada 23 Nov 2026, pukul 10.15, Layanan <dinkominfo@suratd.test> menulis:", QUOTE),
    "bare quote": ("", QUOTE),
}
# separators below which all is another's
ABOVE_ONLY = {
    "zimbra": "----- Pada 23 Nov 2026, jam 10:15, Layanan dinkominfo@suratd.test menulis:\n\n" + UNQUOTED,
    "zimbra original": (
        "----- Pesan Asli -----\nDari: Layanan <dinkominfo@suratd.test>\n"
        "Ke: kepala@suratd.test\nTerkirim: Sen, 23 Nov 2026\nSubjek: [KMS-2026-0042]\n\n"
    )
    + UNQUOTED,
    "zimbra forward": "----- Pesan yang Diteruskan -----\nDari: a@suratd.test\n\n" + UNQUOTED,
    "roundcube original": (
        "-------- Pesan Asli --------\nJudul: [KMS-2026-0042]\n"
        "Tanggal: 2026-11-23 10:15\nPengirim: Layanan\nPenerima: k@suratd.test\n\n"
    )
    + UNQUOTED,
    "outlook": (
        "________________________________\nDari: Layanan <dinkominfo@suratd.test>\n"
        "Dikirim: Senin, 23 November 2026 10:15\nKepada: Kepala <kepala@suratd.test>\nSubjek: [KMS-2026-0042]\n\n"
    )
    + UNQUOTED,
    "outlook english": (
        "From: Layanan <dinkominfo@suratd.test>\n"
        "Sent: Monday, November 23, 2026 10:15 AM\nTo: Kepala\nSubject: [KMS-2026-0042]\n\n"
    )
    + UNQUOTED,
    "outlook bold": "*Dari:* Layanan\n*Dikirim:* Senin\n*Kepada:* Kepala\n*Subjek:* x\n\n" + UNQUOTED,
    "unquoted gmail": "Pada Sen, 23 Nov 2026 pukul 10.15 Layanan <dinkominfo@suratd.test> menulis:\n\n"
    + UNQUOTED,
}
BODIES = (
    "ACC",
    "2 logo kurang besar",
    "Setuju.\n\nMohon segera.",
    "- ganti foto\n- ganti jam\n- tambah logo",
    "Pada tanggal 25 November Bapak Bupati menulis: terus maju.\nMohon dikutip.",
)
FOOTERS = (
    "",
    "\n\nDikirim dari iPhone saya",
    "\n\nSent from my Galaxy",
    "\n\n-- \nContoh Kepala\nKepala Dinas",
    "\n\nDapatkan Outlook untuk Android",
)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("footer", FOOTERS)
def test_words_above_the_quote(client: str, footer: str) -> None:
    head, quote = CLIENTS[client]
    for body in BODIES:
        assert reply.read(f"{body}{footer}\n\n{head}\n{quote}\n") == body


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("footer", FOOTERS)
def test_words_below_the_quote(client: str, footer: str) -> None:
    head, quote = CLIENTS[client]
    for body in BODIES:
        assert reply.read(f"{head}\n{quote}\n\n{body}{footer}\n") == body


@pytest.mark.parametrize("client", CLIENTS)
def test_words_between_the_quotes(client: str) -> None:
    head, quote = CLIENTS[client]
    assert (
        reply.read(f"{head}\n{quote}\n\nbagian satu\n\n> lagi\n\nbagian dua\n") == "bagian satu\n\nbagian dua"
    )


@pytest.mark.parametrize("client", ABOVE_ONLY)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_words_above_a_separator(client: str, line_end: str) -> None:
    for body, footer in itertools.product(BODIES, FOOTERS):
        assert reply.read(f"{body}{footer}\n\n{ABOVE_ONLY[client]}\n".replace("\n", line_end)) == body


@pytest.mark.parametrize("client", [*CLIENTS, *ABOVE_ONLY])
def test_nothing_written_is_nothing(client: str) -> None:
    text = ABOVE_ONLY.get(client) or "\n".join(CLIENTS[client])
    assert reply.read(text) == ""
    assert reply.read(f"\n\nDikirim dari iPhone saya\n\n{text}") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Pada tanggal 25 November Bapak Bupati menulis: terus maju.",
        "Pada rapat kemarin Bapak menulis:\nmohon dipercepat",
        "- satu\n- dua",
        "Dari: bidang kami\nmohon dibantu",
        "Mohon konten:\nHari: Senin\nTanggal: 30 November 2026\nTempat: Alun-alun",
        "Terima kasih\nTolak",
        "Kami kirim dari kantor besok.",
        "Pesan ini penting.",
    ],
)
def test_ordinary_sentences_stay(text: str) -> None:
    assert reply.read(text) == text


def test_a_signature_with_name_and_post_goes() -> None:
    assert (
        reply.read(
            "Setuju\n\nHormat saya,\n\nContoh Kepala, S.Kom.\nKepala Dinas Kominfo\nNIP 197101012000031001"
        )
        == "Setuju"
    )
    assert reply.read("Setuju\n\nTerima kasih\nContoh Kepala\nKepala Dinas") == "Setuju\n\nTerima kasih"


def test_a_disclaimer_goes() -> None:
    text = "Setuju\n\nDISCLAIMER: Pesan ini bersifat rahasia dan hanya ditujukan kepada penerima. Tolak bila bukan Anda."
    assert reply.read(text) == "Setuju"


def test_html_alone_is_read_without_quotes_and_without_hidden_text() -> None:
    html = (
        "<html><head><style>p{}</style></head><body><p>Setuju<br>dan segera</p><div style='display:none'>tolak</div>"
        "<div class='gmail_quote'>Pada Sen, 23 Nov 2026 pukul 10.15 Layanan &lt;d@suratd.test&gt; menulis:"
        "<blockquote>1. Setuju 2. Tolak</blockquote></div></body></html>"
    )
    assert reply.read("", html).split() == ["Setuju", "dan", "segera"]


def test_zimbra_marks_the_quote_in_its_html_only() -> None:
    html = "<div>Setuju</div><hr id='zwchr' data-marker='__DIVIDER__'><div><b>Dari: </b>Layanan</div><div>2. Tolak</div>"
    assert reply.read("Setuju\n\nLayanan\n2. Tolak", html) == "Setuju"


def test_very_deep_html_loses_no_word() -> None:
    assert reply.read("", "<div>" * 20_000 + "Setuju" + "</div>" * 20_000) == "Setuju"


def test_a_table_too_wide_for_a_tree_loses_no_word() -> None:
    began = time.process_time()
    assert reply.read("", f"<p>Setuju</p><table><tr>{'<td>a</td>' * 60_000}</tr></table>").split()[:3] == [
        "Setuju",
        "a",
        "a",
    ]
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize(
    "text",
    [
        "Setuju On Wed, Apr 4, 2026 at 3:59 PM, a@b.test wrote:\n> Hi",
        "Setuju\n\ntir. 18. apr. 2026 kl. 13:09 skrev Contoh <a@b.test\n>:\n\n> Ok.",
        "Setuju\n\nEm 10 de julho de 2026 às 16:32:35, Contoh (\na@b.test) escreveu:\n\nOlá",
        "Setuju\n\n20 окт. 2026 г. 19:37 пользователь Contoh <\na@b.test> написал:\n\n> Да",
        "Setuju\n\n2026/7/20 Contoh <a@b.test>\n\n| lama\n|\n| lagi",
        "Setuju\n\n---- Contoh Satu wrote ----\n\nlama",
        "Setuju\n\nContoh Satu <a@b.test> menulis:\n\nlama",
        "Setuju\n\nDa: Contoh\nRisposta: Satu\nData: giovedì 8 ottobre 2026 15:26\nA: Dua\nOggetto: x\n\nlama",
        "Setuju\n\n-----Oprindelig meddelelse-----\nFra: Contoh\nSendt: 24. november 2026 10:00\n\nlama",
        "Setuju\n\n原始邮件\n发件人: Contoh <a@b.test>\n发送时间: 2026年11月23日 10:15\n收件人: b@c.test\n\nlama",
        "Setuju\n\nSent with Airmail",
        "Setuju\n\nSent from my cell, please excuse any typos.",
        "Setuju\n\n______________\nmilis mailing list\nmilis@b.test\nhttps://b.test/mailman/listinfo/milis",
    ],
)
def test_clients_in_other_languages(text: str) -> None:
    assert reply.read(text).replace("原始邮件", "").strip() == "Setuju"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>satu</p><blockquote type=cite>lama</blockquote><p>dua</p>", ["satu", "dua"]),
        (
            "<p>satu</p><blockquote style='margin:0 0 0 40px;border:none'>menjorok</blockquote>",
            ["satu", "menjorok"],
        ),
        ("<p>satu</p><p>Pada 23/11/2026 10.15, Contoh menulis:</p><blockquote>lama</blockquote>", ["satu"]),
        (
            "<div>satu<hr><b>Dari: </b>a@b.test<br><b>Dikirim: </b>Senin<br><b>Ke: </b>c@d.test<p>lama</p></div>",
            ["satu"],
        ),
    ],
)
def test_html_quotes_are_left_out_where_they_stand(html: str, words: list[str]) -> None:
    assert reply.read("", f"<html><body>{html}</body></html>").split() == words


@settings(max_examples=200, deadline=3000)
@given(
    st.one_of(
        st.text(max_size=500),
        st.lists(
            st.sampled_from([QUOTE, "Pada", "menulis:", "\n", "-- ", "Dari: x", "ACC", "_____", "<div>"])
        ).map("\n".join),
    )
)
def test_any_text_is_read(text: str) -> None:
    reply.read(text)
    reply.read("", text)
