"""Facts to JSON and back, and moments to whole numbers and back. Decides nothing.

A row lives longer than the program that wrote it: fields that are not known any more are passed over, those that are
not there yet take their default.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_encoder = msgspec.json.Encoder()
_sorted = msgspec.json.Encoder(order="sorted")


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def encode(value: object) -> str:
    """JSON of facts; half characters (lone surrogates), which no database takes, become U+FFFD."""
    try:
        return _encoder.encode(value).decode()
    except UnicodeEncodeError:
        return _encoder.encode(_mended(msgspec.to_builtins(value))).decode()


def canonical(value: object) -> str:
    """The one spelling of a value that the audit chain is computed over: keys sorted, no spaces."""
    return _sorted.encode(_mended(msgspec.to_builtins(value))).decode()


def decode(text: str | bytes, kind: type[T]) -> T:
    """The facts of one row; ValueError when it is not what `kind` says."""
    found: T = _decoder(cast(Hashable, kind)).decode(text)
    return found


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return _whole(value)
    if isinstance(value, dict):
        return {_whole(key): _mended(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_mended(inner) for inner in value]
    return value


def _whole(text: str) -> str:
    """Through UTF-16, where pairs of surrogates join to the character they mean; one left alone is replaced."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain(text: str) -> str:
    """Text that both databases take in a column: no NUL (PostgreSQL refuses it), no lone surrogates."""
    return _whole(text).replace("\0", "\ufffd")


def stamp(moment: datetime) -> int:
    """Microseconds since 1970 in UTC: the order of the numbers is the order of the moments."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {moment}")
    return (moment - _EPOCH) // _MICROSECOND


def moment(stamped: int) -> datetime:
    return _EPOCH + timedelta(microseconds=stamped)
