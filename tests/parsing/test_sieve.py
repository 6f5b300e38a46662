"""The sieve passes over no pattern that would have matched: on all texts of the corpora, and on texts made of the
patterns' own words."""

from __future__ import annotations

import csv
import random
import re
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsing import complaint, grievances, topic
from parsing.sieve import AT_ONCE, sieve, words_of
from tests.shared import beside

CUES = [
    pattern
    for table in (
        grievances.SUPERVISORY,
        grievances.NON_SUPERVISORY,
        grievances.NORMATIVE,
        grievances.MINOR,
        grievances.HURT,
    )
    for _, pattern in table
]
PATTERNS = [*CUES, *(pattern for _, _, pattern in topic.TOPICS)]
SIEVED = sieve(PATTERNS)
WORDS = sorted(set().union(*map(words_of, PATTERNS)))
BETWEEN = [
    "",
    " ",
    "  ",
    " di ",
    " tidak ada ",
    "nya ",
    "\n",
    "?",
    "-",
    " 50 ribu ",
    "sudah sampai mana",
    "a",
]


def missed(text: str) -> list[str]:
    """Patterns that match and were passed over."""
    tried = set(SIEVED(text))
    return [p.pattern for number, p in enumerate(PATTERNS) if number not in tried and p.search(text)]


def texts() -> list[str]:
    """Words of mails from every table beside the tests and of the dossier, as they stand and as the rules see them."""
    own = sorted(Path(__file__).parent.glob("*.tsv"))
    tables = [*own, *(beside("domain", name) for name in ("complaints.tsv", "replies.tsv"))]
    found = []
    for table in tables:
        with table.open(encoding="utf-8") as file:
            found += [
                cell for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) for cell in row
            ]
    return [text for text in found if len(text) > 20]


def test_no_text_of_the_corpora_loses_a_pattern() -> None:
    found = texts()
    assert len(found) > 1500
    hits = 0
    for text in found:
        plain = complaint.seen(text)[0]
        assert not missed(plain), plain
        hits += len(SIEVED(plain))
    assert hits < 0.2 * len(found) * len(PATTERNS), "the sieve keeps hardly anything back"


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BETWEEN)), max_size=12))
@settings(max_examples=400, deadline=None)
def test_no_text_of_the_patterns_own_words_loses_one(pairs: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in pairs)
    assert not missed(text), text


@pytest.mark.parametrize("before", range(AT_ONCE - 12, AT_ONCE + 2))
def test_a_word_across_two_stretches_is_seen(before: int) -> None:
    some = sieve([re.compile("kotor"), re.compile("lama"), re.compile("kue")])
    for number, word in enumerate(("kotor", "lama", "kue")):
        assert list(some("-" * before + word + "-" * AT_ONCE)) == [number]


def test_a_long_text_takes_little_memory() -> None:
    text = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz ", k=400_000))
    tracemalloc.start()
    try:
        SIEVED(text)
        assert tracemalloc.get_traced_memory()[1] < 3 << 20
    finally:
        tracemalloc.stop()


@given(st.sampled_from(PATTERNS).flatmap(lambda p: st.from_regex(p)))
@settings(max_examples=400, deadline=None)
def test_no_text_made_after_a_pattern_loses_it(text: str) -> None:
    assert not missed(text), text


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:uang|biaya) (?:\w+ )?rokok", {"rokok"}),
        (r"lama(?:nya|kah)?", {"lama", "lamanya", "lamakah"}),
        (r"d[iu]buat\w*", {"dibuat", "dubuat"}),
        (r"\w+ (?:pelan){2,}", {"pelan"}),
        (r"(?:kotor)?\w+", set()),
        (r"(?:kotor\w)?\d", set()),
        (r"(?:kotor\w|pelan\w)\d", {"kotor", "pelan"}),
        (r"kotor|\d+", set()),
        (r"rp", set()),
        (r"(?i)kotor", set()),
        (r"(?i:kotor)", set()),
    ],
)
def test_the_words_that_a_pattern_cannot_do_without(pattern: str, words: set[str]) -> None:
    found = words_of(re.compile(pattern))
    assert found <= words
    assert bool(found) == bool(words)


def test_a_pattern_without_such_words_is_always_tried() -> None:
    assert list(
        sieve([re.compile(r"\d"), re.compile("kotor"), re.compile("(?i)lama")])("lantainya bersih")
    ) == [0, 2]


def test_a_python_that_reads_patterns_otherwise_tries_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsing.sieve._parser", None)
    assert list(sieve(PATTERNS)("lantainya bersih")) == list(range(len(PATTERNS)))


def test_the_facts_are_those_of_trying_every_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    some = texts()[::5]
    sieved = [complaint.read(text) for text in some]
    monkeypatch.setattr(complaint, "_sieve", lambda: lambda text: range(len(complaint._EACH)))
    monkeypatch.setattr(topic, "_sieve", lambda: lambda text: range(len(topic.TOPICS)))
    complaint.read.cache_clear()
    complaint._hits.cache_clear()
    try:
        assert [complaint.read(text) for text in some] == sieved
    finally:
        complaint.read.cache_clear()
        complaint._hits.cache_clear()
