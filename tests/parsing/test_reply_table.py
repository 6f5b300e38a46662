"""Every client × place × body × closing of tests/surel/balasan.toml: the writer's words, exactly, and none lost."""

from __future__ import annotations

import html as entities
import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parsing.mails import mail, read

TABLE = tomllib.loads((Path(__file__).parents[1] / "surel" / "balasan.toml").read_text(encoding="utf-8"))
ORIGINAL = TABLE["asli"].strip()


def replies() -> Iterator[tuple[str, bytes, str]]:
    """Name, message and the words expected. Closings take turns, so that each meets each client and each body."""
    closings = itertools.cycle(TABLE["penutup"])
    for client, body in itertools.product(TABLE["klien"], TABLE["isi"]):
        words = body["kata"]
        for place, text in placed(client, words, next(closings)["kata"]):
            name = f"{client['nama']}, {place}: {words[:20]!r}"
            kind = "text/html" if "html" in client else "text/plain"
            yield (
                name,
                mail(text.replace("\n", "\r\n"), content_type=f"{kind}; charset=utf-8"),
                expected(place, words),
            )


def placed(client: dict[str, str], words: str, closing: str) -> Iterator[tuple[str, str]]:
    if "html" in client:
        yield "html", client["html"].replace("{kata}", marked(words)).replace("{asli}", marked(ORIGINAL))
        return
    head, sign = (
        client["kepala"].strip("\n") if "kutip" not in client else client["kepala"],
        client.get("kutip", ""),
    )
    quote = "\n".join((sign + line).rstrip() for line in ORIGINAL.split("\n"))
    yield "atas", f"{words}{closing}\n\n{head}\n{quote}\n"
    if sign:
        yield "bawah", f"{head}\n{quote}\n\n{words}{closing}\n"
        yield "sela", f"{head}\n{quote}\n\n{words}\n\n{quote}\n\nDemikian.{closing}\n"


def marked(text: str) -> str:
    return "<br>\n".join(entities.escape(line) for line in text.split("\n"))


def expected(place: str, words: str) -> str:
    return f"{words}\n\nDemikian." if place == "sela" else words


def plain(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


ALL = list(replies())


def test_the_table_is_large_enough() -> None:
    assert len(ALL) >= 300


def test_the_words_of_the_table_are_read_exactly() -> None:
    wrong = {name: found for name, raw, words in ALL if plain(found := read(raw).words) != plain(words)}
    lost = [
        name
        for name, raw, words in ALL
        if Counter(re.findall(r"\w+", words)) - Counter(re.findall(r"\w+", read(raw).words))
    ]
    print(f"\nIndonesian replies: {len(ALL) - len(wrong)} of {len(ALL)} exact, words lost in {len(lost)}")
    for name, found in wrong.items():
        print(f"  {name} -> {found!r}")
    assert lost == []
    assert len(ALL) - len(wrong) >= 0.98 * len(ALL)


@pytest.mark.parametrize("text", TABLE["biasa"]["kata"])
@pytest.mark.parametrize("around", ["{}", "Yth. Bapak,\n\n{}\n\nMohon arahan."])
def test_an_ordinary_sentence_stays(text: str, around: str) -> None:
    words = around.format(text)
    assert plain(read(mail(words, content_type="text/plain; charset=utf-8")).words) == plain(words)
