"""100,000 tokens made from a true one by changes, and as many by chance as fit: none is found, whatever carries it."""

from __future__ import annotations

import random

import pytest

from mail import token
from models.tokens import Recorded
from operate.deciding import _token
from parsing import message
from tests.security.office import Office, moved, reply, told
from tests.world import PEOPLE, SERVICE
from workflow.facts import Token

COUNT = 100_000
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def true_tokens(office: Office) -> list[tuple[Token, Recorded]]:
    """The tokens of the kepala's mail, each as it travels, with its record."""
    mail = office.last("kepala")
    address = mail["Reply-To"].addresses[0].addr_spec.partition("+")[2].partition("@")[0]
    own_id = str(mail["Message-ID"]).strip("<>").partition("@")[0]
    found = []
    for words, carrier in ((address, "address"), (own_id, "in-reply-to"), (own_id, "references")):
        label, _, secret = words.partition(".")
        (recorded,) = (r for r in office.program.store.tickets(label) if r.issued.address == PEOPLE["kepala"])
        found.append((Token(label, secret, carrier), recorded))
    return found


def changed(secret: str, dice: random.Random) -> str:
    """One to three changes of the kinds that transport, typing and guessing make."""
    signs = list(secret)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(signs))
        kind = dice.randrange(7)
        if kind == 0:
            signs[at] = dice.choice(LETTERS)
        elif kind == 1:
            other = dice.randrange(len(signs))
            signs[at], signs[other] = signs[other], signs[at]
        elif kind == 2:
            del signs[at]
        elif kind == 3:
            signs.insert(at, dice.choice(LETTERS))
        elif kind == 4:
            signs[at] = {"o": "0", "l": "1", "i": "1", "2": "z", "5": "s", "b": "8"}.get(signs[at], "а")
        elif kind == 5:
            signs = [dice.choice(LETTERS) for _ in signs]
        else:
            signs = signs[at:] + signs[:at]
    return "".join(signs)


def test_a_hundred_thousand_changed_tokens_are_nobodys(office: Office) -> None:
    dice, accepted, tried = random.Random(20261123), 0, 0
    key = office.program.sender.key
    for true, recorded in true_tokens(office):
        assert token.matches(key, true, recorded.issued)
    pairs = true_tokens(office)
    while tried < COUNT:
        true, recorded = pairs[tried % len(pairs)]
        secret = changed(true.secret, dice)
        if secret == true.secret:
            continue
        tried += 1
        accepted += token.matches(key, Token(true.label, secret, true.carrier), recorded.issued)
    print(f"\n{tried} changed tokens, {accepted} accepted")
    assert accepted == 0


def test_a_true_token_in_the_wrong_carrier_is_nobodys(office: Office) -> None:
    key, pairs = office.program.sender.key, true_tokens(office)
    (address, recorded), (own_id, _), _ = pairs
    assert not token.matches(key, Token(address.label, address.secret, "references"), recorded.issued)
    assert not token.matches(key, Token(own_id.label, own_id.secret, "address"), recorded.issued)


def test_a_leaked_reference_is_not_the_address_of_a_button(office: Office) -> None:
    """Somebody sees a Message-ID of ours in a forwarded mail, and makes an address of it."""
    mail = office.last("kepala")
    own_id = str(mail["Message-ID"]).strip("<>").partition("@")[0]
    to = f"dinkominfo+{own_id}@suratd.test"
    raw = reply(mail, PEOPLE["kepala"], "1", to=to, in_reply_to=False, references=False, quote=False)
    found = office.reads(raw, "S2")
    assert _token(office.program, found) is None
    assert not moved(office.hears(raw, "S2"))


@pytest.mark.parametrize("change", ["one more", "one less", "first letter", "last letter", "label"])
def test_changed_tokens_in_whole_mails_move_nothing(office: Office, change: str) -> None:
    mail = office.last("kepala")
    for (true, _), carrier in zip(
        true_tokens(office), ("plus-address", "in-reply-to", "references"), strict=True
    ):
        secret, label = true.secret, true.label
        secret = {
            "one more": secret + "a",
            "one less": secret[:-1],
            "first letter": ("a" if secret[0] != "a" else "b") + secret[1:],
            "last letter": secret[:-1] + ("a" if secret[-1] != "a" else "b"),
        }.get(change, secret)
        label = label[:3] + ("a" if label[3] != "a" else "b") if change == "label" else label
        false = f"{label}.{secret}"
        headers: tuple[str, ...] = ()
        if carrier == "in-reply-to":
            headers = (f"In-Reply-To: <{false}@suratd.test>",)
        elif carrier == "references":
            headers = (f"References: <{false}@suratd.test>",)
        to = f"dinkominfo+{false}@suratd.test" if carrier == "plus-address" else SERVICE
        raw = reply(
            mail,
            PEOPLE["kepala"],
            "1",
            to=to,
            in_reply_to=False,
            references=False,
            quote=False,
            headers=headers,
        )
        outcome = office.hears(raw, "S2")
        assert not moved(outcome), (change, carrier)
        # No oracle: a wrong token is answered like none at all.
        plain = office.hears(
            reply(mail, PEOPLE["kepala"], "1", to=SERVICE, in_reply_to=False, references=False, quote=False),
            "S2",
        )
        assert told(outcome) == told(plain), (change, carrier)


def test_many_tokens_in_one_mail_are_bounded(office: Office) -> None:
    dice = random.Random(7)
    many = " ".join(f"<aaaa.{''.join(dice.choices(LETTERS, k=26))}@suratd.test>" for _ in range(5000))
    raw = reply(
        office.last("kepala"),
        PEOPLE["kepala"],
        "1",
        to=SERVICE,
        in_reply_to=False,
        references=False,
        headers=(f"References: {many}",),
    )
    found = message.read(raw, office.program.clock(), lambda part: "0" * 64)
    assert len(found.tokens) <= 50
    assert not moved(office.hears(raw, "S2"))
