"""Whatever stands on a page: facts or none, no exception, and no text that takes long."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsing import persons, repair
from parsing.body import Part, read_body
from parsing.contact import find_contact, phone_of
from parsing.days import vague_day
from parsing.directory import match_agency
from parsing.fields import read_head
from parsing.items import find_items
from parsing.letter import looks_like_letter, read_pages
from parsing.lines import Line, Run, clean, lines_of
from parsing.page import Page
from parsing.request import read_request
from parsing.signer import choose, find_blocks
from parsing.titles import form_of
from tests.parsing.test_letter import AGENCIES
from workflow.facts import File

NEAR = date(2026, 11, 23)
WORDS = st.sampled_from(
    "Nomor :|Hal :|Perihal|: 400.14.9/1/2026|Yth.|Kepada|Kepala Dinas|a.n. KEPALA|u.b.|Plt.|NIP 1971|NIP|Pembina|Tembusan:|"
    "Purbalingga, 2 November 2026|Purbalingga, November 2026|Mengetahui,|CAMAT CONTOH|CONTOH SATU, S.E.|:|-|di -|Lampiran|"
    "3 (tiga) feed|dua video dan reels|paling lambat 30 Februari 2026|Narahubung: Sdr.|0812-0000-0001|kegiatan|"
    "PEMERINTAH KABUPATEN|DINAS KESEHATAN|UPTD|Dalam rangka|${nomor}|masing-masing 2|\u202e|\ud83d\ude4f".split(
        "|"
    )
)
TEXT = st.one_of(WORDS, st.text(max_size=60), st.tuples(WORDS, WORDS).map(" ".join))
SPOT = st.tuples(st.floats(-50, 700), st.floats(-50, 900), st.floats(0.1, 500), st.floats(0.1, 40))
RUN = st.tuples(TEXT, SPOT).map(
    lambda p: Run(clean(p[0]), (p[1][0], p[1][1], p[1][0] + p[1][2], p[1][1] + p[1][3]))
)
calm = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@calm
@given(st.lists(RUN, max_size=40))
def test_any_page_is_read(runs):
    lines = lines_of(run for run in runs if run.text)
    page = Page(1, 595.0, 842.0, lines)
    head = read_head(lines, page.width, NEAR)
    block = choose(find_blocks([page], head.body))
    body = read_body(lines[head.body :])
    read_request(body, head.subject, head.date)
    match_agency(head.letterhead, block.signer.position if block else None, AGENCIES)
    looks_like_letter(page.text)
    page.text.encode()  # no half characters, which no mail could carry
    assert head.number is None or any(c.isdigit() for c in head.number)


@calm
@given(st.lists(st.lists(RUN, max_size=25), min_size=1, max_size=3), st.sampled_from(["pdf", "ocr"]))
def test_any_file_is_read(sheets, source):
    pages = [
        Page(number, 595.0, 842.0, lines_of(run for run in runs if run.text), text_source=source)
        for number, runs in enumerate(sheets, 1)
    ]
    letters = read_pages(pages, File("0" * 64, "x.pdf", "application/pdf", 1), AGENCIES, NEAR)
    assert letters
    for letter in letters:
        assert all(1 <= page <= len(pages) for _, page, _ in letter.places)


@calm
@given(TEXT, st.one_of(st.none(), st.dates()))
def test_any_word_is_mended(text, day):
    repair.number(text, day)
    persons.name(text)
    repair.mended([Line((Run(clean(text) or "x", (0, 0, 50, 10)),))])


@calm
@given(TEXT, TEXT, TEXT)
def test_any_words_are_read(one, other, third):
    find_items([(one, other)], [Part(third)], one)
    form_of(one)
    assert phone_of(other) is None or phone_of(other).startswith("+628")


def test_long_and_repeating_text_takes_no_time():
    for piece in (
        "0812 ",
        "1 (satu ",
        "a.n. ",
        "dan 3 feed ",
        "Nomor : ",
        "( 5 slide ",
        "paling lambat 1 ",
        "A" * 50,
        "Sdr. ",
        "di ",
    ):
        text = (piece * 20_000)[:20_000]
        started = time.process_time()
        body = read_body(lines_of(iter([Run(text, (0, 0, 500, 10))])))
        read_request(body, text[:200], NEAR)
        find_items([], [Part(text)], "")
        looks_like_letter(text)
        form_of(text)
        phone_of(text)
        repair.number(text, NEAR)
        persons.name(text)
        vague_day(body)
        find_contact(body.flow)
        assert time.process_time() - started < 5, piece
