"""Every template: it renders, says what each mail must say, keeps the office's tone, and names the facts that it needs."""

from __future__ import annotations

import re
from dataclasses import replace
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


# The first words of a mail that wants an answer: what he is asked to do, or that he is charged with it, or reminded.
ASKING = ("Mohon ", "Bapak/Ibu ditugaskan", "Dengan hormat kami mengingatkan")
TELLING = {
    "pejabat-gema", "pejabat-tonggak", "pemohon-jawaban-pengaduan", "pemohon-status", "pemohon-kelas-pengaduan",
    "pemohon-waktu", "pemohon-keberatan-diterima",
}  # fmt: skip
"""These tell something; their buttons are for whoever wants more."""


def test_a_mail_that_asks_begins_with_what_is_asked() -> None:
    wrong = []
    for template, (send, _) in GALLERY.items():
        if not send.choices or template in TELLING:
            continue
        _, plain, _ = made(template)
        paragraphs = [" ".join(part.split()) for part in plain.replace("\r", "").split("\n\n")]
        greeting = next(n for n, part in enumerate(paragraphs) if part.startswith("Yth."))
        first = next(part for part in paragraphs[greeting + 1 :] if part)
        if not first.lstrip("* |>").startswith(ASKING):
            wrong.append((template, first[:80]))
    assert wrong == []


def test_the_buttons_of_a_decision_stand_above_the_long_summary() -> None:
    for template in (
        "pejabat-mohon-disposisi",
        "pejabat-mohon-kajian",
        "pejabat-mohon-pemeriksaan",
        "pejabat-pengingat",
    ):
        _, plain, html = made(template)
        for text in (plain, plain_words(html)):
            assert 0 < text.lower().index("cara menjawab") < text.lower().index("ringkasan surat"), template


def test_the_kepala_reads_what_is_wanted_in_the_first_sentence() -> None:
    _, plain, _ = made("pejabat-mohon-disposisi")
    first = " ".join(plain.split()).partition("Mohon berkenan")[2].partition(". ")[0]
    assert "Dinas Kesehatan: 3 feed, 1 reels" in first
    assert "dibutuhkan Senin, 30 November 2026" in first


@pytest.mark.parametrize("template", ["pejabat-tanya-balik", "pemohon-tanya-balik"])
@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("memuat syarat", "belum dapat kami proses karena memuat syarat."),
        ("mohon sebutkan satu nama staf", "dapat kami proses, mohon sebutkan satu nama staf."),
    ],
)
def test_what_is_lacking_is_asked_for_and_what_is_doubted_is_named(
    template: str, why: str, said: str
) -> None:
    send, case = GALLERY[template]
    made_ = compose(replace(send, facts=send.facts | {"sebab": why}), case, OFFICE, SENDER, NOW, NONCE)
    body = message_from_bytes(made_.skeleton, policy=policy.default).get_body(("plain",))
    assert body is not None
    assert said in " ".join(body.get_content().split())
