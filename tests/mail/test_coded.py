"""A file is read and coded once for the mails that follow each other, and memory stays bounded."""

from __future__ import annotations

from collections import Counter

import pytest

from mail.coded import remembering
from mail.mime import coded

FILES = {"surat": b"s" * 3000, "bukti": b"b" * 3000, "lembar": b"l" * 3000, "besar": b"x" * 9000}


def test_the_mails_of_a_letter_share_what_was_coded_and_old_ones_make_room() -> None:
    asked: Counter[str] = Counter()

    def read(name: str) -> bytes:
        asked[name] += 1
        return FILES[name]

    get = remembering(read, most=9000)
    for name in ("surat", "bukti", "surat", "bukti", "surat"):
        assert get(name) == coded(FILES[name])
    assert asked == {"surat": 1, "bukti": 1}
    assert get("lembar") == coded(FILES["lembar"])
    assert get("surat") == coded(FILES["surat"])
    assert asked["surat"] == 1, "what was used last is kept"
    get("bukti")
    assert asked["bukti"] == 2, "three of them are more than may be kept"
    get("besar"), get("besar")
    assert asked["besar"] == 2, "a large file drives nothing out"


def test_what_cannot_be_read_is_asked_again() -> None:
    answers = [OSError("no disk"), b"isi"]

    def read(name: str) -> bytes:
        answer = answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer

    get = remembering(read)
    with pytest.raises(OSError, match="no disk"):
        get("surat")
    assert get("surat") == coded(b"isi")
