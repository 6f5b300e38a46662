"""`suratd outbox`: what the server said, the words of a mail without its token, and a person's hand on the queue."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from models.store import Store
from operate.outbox import words_of
from tests.models.samples import NOW, open_one
from tests.operate.desk import Admin

TOKEN = "abcdefghijklmnopqrstuvwx23"


def sent_and_failed(store: Store) -> None:
    open_one(store)
    open_one(store, "kedua", "KMS-2026-0002")
    store.mark_sent(1, NOW, "250 Ok")
    store.mark_failed(2, NOW, "550 no such user")


def test_list_shows_state_and_the_servers_answer(admin: Admin) -> None:
    admin.records(sent_and_failed)
    said = admin.types("outbox", "list")
    assert "250 Ok" in said.out
    assert "gagal" in said.out
    assert admin.types("outbox").out == said.out
    told = admin.types("outbox", "list", "--state", "failed", "--json").objects
    assert [(one["id"], one["answer"]) for one in told] == [(2, "550 no such user")]
    assert {
        one["ref"] for one in admin.types("outbox", "list", "--case", "[kms-2026-0002]", "--json").objects
    } == {"KMS-2026-0002"}
    assert len(admin.types("outbox", "list", "--to", "KEPALA@dinkominfo.test", "--json").objects) == 2


def test_show_names_the_mail_for_the_servers_log(admin: Admin) -> None:
    admin.records(sent_and_failed)
    said = admin.types("outbox", "show", "1")
    assert "Message-ID: <kms-2026-0001.1." in said.out
    assert "250 Ok" in said.out
    assert "Isi" in said.out
    assert admin.types("outbox", "show", "99").code == 1


@pytest.mark.parametrize("encoding", ["7bit", "base64", "quoted-printable"])
def test_the_words_of_a_mail_carry_no_token(encoding: str) -> None:
    message = EmailMessage()
    message["Reply-To"] = f"dinas+ab12.{TOKEN}@contoh.test"
    message.set_content(f"Balas ke dinas+ab12.{TOKEN}@contoh.test, terima kasih.", cte=encoding)
    skeleton = message.as_bytes()
    assert TOKEN not in words_of(skeleton)
    assert "Balas ke dinas+ab12.(token)@contoh.test, terima kasih." in words_of(skeleton)


def test_a_failed_mail_is_sent_again_and_a_queued_one_held(admin: Admin) -> None:
    admin.records(sent_and_failed)
    assert admin.types("outbox", "resend", "2").code == 0
    assert admin.types("outbox", "hold", "3", "4").code == 0
    assert {one["id"]: one["state"] for one in admin.types("outbox", "list", "--json").objects} == {
        1: "sent", 2: "queued", 3: "held", 4: "held",
    }  # fmt: skip
    assert admin.types("outbox", "release", "3").code == 0
    assert admin.types("outbox", "list", "--state", "held", "--json").objects[0]["id"] == 4


def test_what_cannot_be_is_refused_whole(admin: Admin) -> None:
    admin.records(sent_and_failed)
    said = admin.types("outbox", "hold", "3", "1")
    assert said.code == 1
    assert "not queued" in said.err
    assert admin.types("outbox", "list", "--state", "held", "--json").objects == [], "nothing of it happened"
    assert "tidak ada yang diubah" in admin.types("outbox", "hold", "3", "99").err
    assert admin.types("outbox", "list", "--state", "held", "--json").objects == []
