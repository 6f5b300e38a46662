"""Every template: it renders, says what each mail must say, keeps the office's tone, and names the facts that it needs."""

from __future__ import annotations

import re
from email import message_from_bytes, policy

import pytest

from mail.compose import REQUIRED, TEMPLATES, compose
from tests.mail.samples import GALLERY, NONCE, NOW, OFFICE, SENDER
from workflow.facts import Mail


def made(template: str) -> tuple[Mail, str, str]:
    send, case = GALLERY[template]
    mail = compose(send, case, OFFICE, SENDER, NOW, NONCE)
    message = message_from_bytes(mail.skeleton, policy=policy.default)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    return mail, plain.get_content(), html.get_content()


def plain_words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<body", 1)[1]).split())


def test_there_is_a_sample_of_every_template_with_exactly_its_facts() -> None:
    assert set(GALLERY) == TEMPLATES == set(REQUIRED)
    assert {name: set(send.facts) for name, (send, _) in GALLERY.items()} == {
        n: set(f) for n, f in REQUIRED.items()
    }


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_every_mail_says_what_every_mail_must_say(template: str) -> None:
    mail, plain, html = made(template)
    for text in (" ".join(plain.split()), plain_words(html)):
        assert "Layanan ini tidak dipungut biaya." in text
        assert "dikirim secara otomatis" in text
        assert OFFICE.phone in text
        assert OFFICE.mail in text
        assert "Yth. Bapak/Ibu" in text
        assert not re.search(r"\b[Aa]nda\b", text), "the office says Bapak/Ibu"
        assert not re.search(r"\bNone\b|\{\{|\}\}|jinja-\d|[\U0001F000-\U0001FFFF\u2600-\u27bf]", text)
    send, _ = GALLERY[template]
    for choice in send.choices:
        assert re.search(rf"^  {choice.number}  {re.escape(choice.label.split()[0])}", plain, re.MULTILINE)
    assert mail.subject.startswith("[KMS-2026-0042] ") == (GALLERY[template][1] is not None)
    assert len(re.findall(r"\n\n\n", plain)) == 0


@pytest.mark.parametrize("template", ["pemohon-tanda-terima", "pejabat-mohon-disposisi", "pemohon-waktu"])
def test_a_promised_day_shows_the_days_it_was_counted_from(template: str) -> None:
    _, plain, html = made(template)
    due = GALLERY[template][1].due  # type: ignore[union-attr]
    assert due is not None
    for text in (plain, plain_words(html)):
        assert f"Dihitung {len(due.counted)} hari kerja" in text
        assert f"Hari kerja ke-{len(due.counted)}" in text
    if template == "pemohon-waktu":
        assert "Jumat, 25 Desember 2026 (Hari Raya Natal)" in plain
        assert "(sementara)" in plain


def test_a_refusal_is_said_kindly() -> None:
    _, plain, _ = made("pemohon-ditolak")
    assert "belum dapat kami proses karena" in " ".join(plain.split())
    assert "tolak" not in plain.lower()


def test_a_complaint_is_never_quoted() -> None:
    assert REQUIRED["pengelola-ada-pengaduan"] == {"diterima"}


def test_styles_are_inlined_and_only_media_rules_remain() -> None:
    _, _, html = made("pejabat-mohon-disposisi")
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style.strip().startswith("@media")
    assert 'class="kop" style="' in html
    assert "http://" not in html
