"""Every kind of HTML mail, opened as on a phone and a desktop: nothing overflows, every button says the right thing."""

from __future__ import annotations

import base64
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from mail import token
from mail.compose import compose
from tests.mail.samples import BUKTI, GALLERY, LETTER, NONCE, NOW, OFFICE, SENDER
from workflow.facts import Case, Send

WIDTHS = {"hp": (360, 740), "meja": (1280, 900)}
# A page picture of a usual size stands in for the evidence.
PICTURE = (
    "<svg xmlns='http://www.w3.org/2000/svg' width='1240' height='900'><rect width='1240' height='900' fill='#fff' "
    "stroke='#999'/><rect x='640' y='560' width='420' height='240' fill='none' stroke='#2a8f3c' stroke-width='8'/>"
    "<rect x='420' y='600' width='260' height='200' fill='none' stroke='#c0392b' stroke-width='8'/></svg>"
)


def _open(browser: webdriver.Chrome, html: str, width: int, height: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    browser.get("about:blank")
    browser.execute_script("document.open(); document.write(arguments[0]); document.close();", html)


def _html(send: Send, case: Case | None) -> str:
    made = compose(send, case, OFFICE, SENDER, NOW, NONCE)
    body = message_from_bytes(made.skeleton, policy=policy.default).get_body(("html",))
    assert body is not None
    picture = "data:image/svg+xml;base64," + base64.b64encode(PICTURE.encode()).decode()
    html: str = body.get_content()
    return html.replace(f"cid:gambar-{BUKTI.sha256[:32]}@{SENDER.domain}", picture)


@pytest.mark.parametrize("template", sorted(GALLERY))
def test_a_mail_fits_phone_and_desktop_and_its_buttons_answer(
    template: str, browser: webdriver.Chrome, pictures: Path
) -> None:
    html = _html(*GALLERY[template])
    for name, (width, height) in WIDTHS.items():
        _open(browser, html, width, height)
        wide, shown, tall = browser.execute_script(
            "let d = document.documentElement; return [d.scrollWidth, d.clientWidth, d.scrollHeight]"
        )
        assert wide <= shown, f"{template} overflows at {width} px: {wide} > {shown}"
        shot = browser.execute_cdp_cmd(
            "Page.captureScreenshot",
            {
                "captureBeyondViewport": True,
                "clip": {"x": 0, "y": 0, "width": width, "height": tall, "scale": 1},
            },
        )
        (pictures / f"{template}.{name}.png").write_bytes(base64.b64decode(shot["data"]))
    _assert_buttons(browser, template)


@pytest.mark.parametrize("width", [320, 412])
@pytest.mark.parametrize(
    "template", ["pejabat-mohon-kajian", "pemohon-lengkapi", "pemohon-hasil", "staf-mohon-revisi"]
)
def test_words_without_an_end_do_not_push_a_mail_off_a_small_phone(
    template: str, width: int, browser: webdriver.Chrome
) -> None:
    send, case = GALLERY[template]
    endless = "kegiatan" * 40
    assert case is not None
    case = replace(case, letter=replace(LETTER, subject=endless, number=endless))
    texts = {"catatan": endless, "kekurangan": [{"nama": endless, "sebab": endless, "cara": endless}]}
    facts = send.facts | {name: text for name, text in texts.items() if name in send.facts}
    choices = tuple(replace(choice, label=endless, hint=endless) for choice in send.choices)
    files = tuple(replace(file, name=endless) for file in send.attachments)
    sent = replace(send, facts=facts, choices=choices, attachments=files)
    _open(browser, _html(sent, case), width, 640)
    wide, shown = browser.execute_script(
        "let d = document.documentElement; return [d.scrollWidth, d.clientWidth]"
    )
    assert (shown, wide) == (width, width)


def _assert_buttons(browser: webdriver.Chrome, template: str) -> None:
    send, case = GALLERY[template]
    choices = send.choices
    links = [link.get_attribute("href") or "" for link in browser.find_elements(By.CSS_SELECTOR, ".tombol a")]
    assert len(links) == len(choices)
    if not choices:
        return
    assert case is not None
    issued = token.issue(case.ref, case.step, send.asks, send.to.address, NONCE, send.choices)
    address = token.reply_address(SENDER.address, issued.label, token.secret(SENDER.key, "rt", issued))
    for link, choice in zip(links, choices, strict=True):
        parts = urlsplit(link)
        answer = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
        assert parts.scheme == "mailto"
        assert "+" not in link, "many readers take a plus for a blank"
        assert unquote(parts.path) == address
        assert answer["subject"][0].startswith(f"Re: [{case.ref}] ")
        assert answer["body"] == [choice.words]
