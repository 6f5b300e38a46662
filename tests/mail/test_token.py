"""The token that ties an answer to its mail: right shape, right kind, right key, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail import token
from workflow.facts import Token

KEY = b"k" * 32
ISSUED = token.issue("KMS-2026-0042", 3, "step", "Kepala@suratd.test", "0f1e2d3c4b5a6978")


def seen(kind: str, **more: str) -> Token:
    carrier = {"rt": "address", "mid": "in-reply-to"}[kind]
    return replace(Token(ISSUED.label, token.secret(KEY, kind, ISSUED), carrier), **more)


def test_shapes_are_those_of_the_contract() -> None:
    assert re.fullmatch("[a-z2-7]{4}", ISSUED.label)
    secret = token.secret(KEY, "rt", ISSUED)
    assert re.fullmatch("[a-z2-7]{26}", secret)
    address = token.reply_address("dinkominfo@suratd.test", ISSUED.label, secret)
    assert address == f"dinkominfo+{ISSUED.label}.{secret}@suratd.test"
    assert len(address.split("@")[0]) <= 64


def test_a_token_matches_where_its_kind_is_carried_in_any_case() -> None:
    for kind in ("rt", "mid"):
        assert token.matches(KEY, seen(kind), ISSUED)
        assert token.matches(KEY, seen(kind, secret=seen(kind).secret.upper()), ISSUED)
    assert token.matches(KEY, seen("mid", carrier="references"), ISSUED)


def test_an_address_is_one_in_any_case() -> None:
    other = token.issue("KMS-2026-0042", 3, "step", "KEPALA@Suratd.Test", "0f1e2d3c4b5a6978")
    assert (ISSUED.address, other) == ("kepala@suratd.test", ISSUED)


def test_an_id_that_travelled_in_references_is_no_address_token() -> None:
    assert not token.matches(KEY, seen("mid", carrier="address"), ISSUED)
    assert not token.matches(KEY, seen("rt", carrier="references"), ISSUED)
    with pytest.raises(ValueError, match="kind"):
        token.secret(KEY, "x", ISSUED)


@pytest.mark.parametrize(
    "other",
    [
        {"ref": "KMS-2026-0043"},
        {"step": 4},
        {"purpose": "undo"},
        {"address": "sekretaris@suratd.test"},
        {"nonce": "0f1e2d3c4b5a6979"},
        {"label": "aaaa"},
    ],
)
def test_each_part_of_the_record_counts(other: dict[str, object]) -> None:
    assert not token.matches(KEY, seen("rt"), replace(ISSUED, **other))
    assert not token.matches(b"other" * 8, seen("rt"), ISSUED)


@given(st.text(), st.text(), st.sampled_from(["address", "in-reply-to", "references", ""]))
def test_any_text_is_compared_and_none_accepted(label: str, secret: str, carrier: str) -> None:
    assert not token.matches(KEY, Token(label, secret, carrier), ISSUED)


@given(st.integers(0, 25), st.sampled_from("abcdefghijklmnopqrstuvwxyz234567"))
def test_one_other_character_is_another_token(at: int, sign: str) -> None:
    good = token.secret(KEY, "rt", ISSUED)
    bad = good[:at] + sign + good[at + 1 :]
    assert token.matches(KEY, seen("rt", secret=bad), ISSUED) == (bad == good)


def test_no_two_records_say_the_same_by_moving_a_border() -> None:
    pairs = (("step", "0f"), ("ste", "p0f"), ("", "step0f"), ("step0f", ""))
    secrets = {token.secret(KEY, "rt", replace(ISSUED, purpose=p, nonce=n)) for p, n in pairs}
    assert len(secrets) == len(pairs)


def test_a_code_for_the_state_is_of_one_case_and_one_key() -> None:
    code = token.status_code(KEY, ISSUED.ref)
    assert re.fullmatch("[a-z2-7]{8}", code)
    assert code == token.status_code(KEY, ISSUED.ref)
    others = {token.status_code(KEY, "KMS-2026-0043"), token.status_code(b"other" * 8, ISSUED.ref)}
    assert code not in others
    # Nor is it the beginning of a token of that case.
    assert not token.secret(KEY, "rt", ISSUED).startswith(code)


def test_a_code_is_a_question_and_its_addressee_and_the_key() -> None:
    one = token.issue("KMS-2026-0001", 3, "confirm/abc", "kepala@suratd.test", "0" * 16)
    code = token.subject_code(KEY, one)
    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4}", code)
    assert code == token.subject_code(KEY, one)
    others = [
        token.subject_code(b"x" * 32, one),
        *(
            token.subject_code(KEY, replace(one, **{field: value}))
            for field, value in (
                ("ref", "KMS-2026-0002"),
                ("step", 4),
                ("purpose", "confirm/abd"),
                ("address", "sekretaris@suratd.test"),
                ("nonce", "1" * 16),
            )
        ),
    ]
    assert len({code, *others}) == 7
    for kind in ("rt", "mid"):
        assert code.replace("-", "").lower() not in token.secret(KEY, kind, one)


@pytest.mark.parametrize("purpose", ["step", "undo", "conflict", "survei", ""])
def test_only_questions_have_a_code(purpose: str) -> None:
    assert token.subject_code(KEY, token.issue("KMS-2026-0001", 3, purpose, "a@b.test", "0" * 16)) == ""
