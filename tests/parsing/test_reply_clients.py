"""Answers from clients of telephones and of the web that Indonesian offices use: only the person's own words are left.

36 of these 40 were read exactly when they were new.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.parsing.mails import mail, read

CLIENTS = tomllib.loads((Path(__file__).parent / "klien_lain.toml").read_text(encoding="utf-8"))["klien"]
FIELDS = {"subject": "Re: [KMS-2026-0042] Mohon disposisi", "in_reply_to": "<a@suratd.test>"}


def answer(body: str, kind: str = "text") -> str:
    kinds = {"text": "text/plain; charset=utf-8", "html": "text/html; charset=utf-8"}
    return read(mail(body.replace("\n", "\r\n"), content_type=kinds[kind], **FIELDS)).words


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: str(client["name"]))
def test_only_the_own_words_are_left(client: dict[str, str]) -> None:
    assert answer(client["body"], client["kind"]).split() == client["words"].split()


def test_a_link_below_a_footer_is_lost_only_when_it_is_the_programs_page() -> None:
    handed = "Sudah jadi\n\nDikirim dari iPhone saya\nhttps://drive.contoh.test/d/123"
    assert "drive.contoh.test/d/123" in answer(handed)
