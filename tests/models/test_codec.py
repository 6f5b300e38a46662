"""What goes into a row comes out of it, also after ten years."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.codec import canonical, decode, encode, moment, plain, stamp
from tests.models.samples import NOW, a_case
from workflow.facts import Case, Choice, Letter

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**40), 2**40),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    type(None): st.none(),
}


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type as facts.py writes them."""
    if kind in PLAIN:
        return PLAIN[kind]
    inner = typing.get_args(kind)
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        return st.one_of(*map(any_of, inner))
    if typing.get_origin(kind) is tuple:
        if inner[-1] is Ellipsis:
            return st.lists(any_of(inner[0]), max_size=2).map(tuple)
        return st.tuples(*map(any_of, inner))
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{field.name: any_of(hints[field.name]) for field in dataclasses.fields(kind)})


@given(any_of(Case))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_case_comes_back_as_it_was(case: Case) -> None:
    assert decode(encode(case), Case) == case


@pytest.mark.parametrize("kind", [Letter, tuple[Choice, ...]])
def test_any_part_comes_back_as_it_was(kind: Any) -> None:
    @given(any_of(kind))
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    def check(value: Any) -> None:
        assert decode(encode(value), kind) == value

    check()


def test_an_old_row_still_loads() -> None:
    old = (
        '{"ref":"KMS-2016-0007","standard":"konten-medsos","state":"selesai","applicant":{"address":"a@opd.test"},'
        '"received":"2016-11-23T02:10:00Z","since":"2016-11-23T02:10:00+07:00","abolished":{"deep":[1,2]},'
        '"letter":{"file":{"sha256":"00","name":"x.pdf","type":"application/pdf","size":1,"inode":9}}}'
    )
    case = decode(old, Case)
    assert case.ref == "KMS-2016-0007"
    assert case.letter is not None
    assert case.letter.signature.verdict == "unsure"
    assert case.decisions == ()


def test_a_row_without_its_number_is_an_error() -> None:
    with pytest.raises(ValueError, match="ref"):
        decode('{"state": "selesai"}', Case)


def test_half_characters_are_replaced_and_whole_ones_kept() -> None:
    case = a_case(subject="rusak \ud83d di sini", thread="utuh \U0001f600 \x00")
    back = decode(encode(case), Case)
    assert back.subject == "rusak \ufffd di sini"
    assert back.thread == "utuh \U0001f600 \x00"


def test_text_of_columns_has_no_nul() -> None:
    assert plain("a\0b\udc80c é") == "a\ufffdb\ufffdc é"
    assert plain("biasa") == "biasa"


def test_canonical_text_does_not_depend_on_the_order() -> None:
    assert (
        canonical({"b": 1, "a": ["x", None]})
        == canonical({"a": ["x", None], "b": 1})
        == '{"a":["x",null],"b":1}'
    )


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(timezone(timedelta(hours=7)))))
@settings(max_examples=50, deadline=None)
def test_order_of_stamps_is_order_of_moments(one: datetime, other: datetime) -> None:
    assert moment(stamp(one)) == one
    assert (stamp(one) < stamp(other)) == (one < other)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stamp(NOW.replace(tzinfo=None))
