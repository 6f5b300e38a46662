"""Two reports that look like one matter: proposed to whoever sets the class, joined by nobody but him, never shown to
whoever may not know of the other one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.workflow.complaints import GRAVE, WARGA, case_of, choices, desk, office, reported, says, told
from workflow.facts import Case, Decision, Mailbox
from workflow.resemblance import likeness
from workflow.secrecy import class_of

FIRST = "Kotak pengaduan di lobi terkunci terus, kertasnya juga habis sejak hari Senin."
AGAIN = "Saya sudah lapor minggu lalu: kotak di lobi tetap terkunci, tolong dibuka."
COPY = "Kotak pengaduan di lobi terkunci terus dan kertasnya juga habis sejak Senin."
OTHER = "Wifi alun-alun lemot sekali, sudah seminggu tidak bisa dipakai."
ELSE = Mailbox("lain@lain.test", "Orang Lain")
ASK = "pengelola-mohon-klasifikasi"


def earlier(words: str = FIRST, **changes: object) -> Case:
    return case_of(reported(words, **changes))


def later(words: str, before: Case, **changes: object) -> Decision:
    return reported(words, ref="ADU-2026-0002", others=(before,), **changes)


def proposed(decision: Decision) -> list[str]:
    return [
        c.arguments.note for s in decision.sends for c in s.choices if c.label.startswith("Sama dengan ADU")
    ]


@pytest.mark.parametrize(
    ("words", "reporter", "wanted"),
    [
        (AGAIN, WARGA, True),
        (FIRST, WARGA, True),
        (COPY, ELSE, True),
        (AGAIN, ELSE, False),
        (OTHER, WARGA, False),
        (OTHER, ELSE, False),
        ("Saya mengadukan kotak pengaduan di lobi yang tidak bisa dibuka.", ELSE, False),
        ("Terima kasih.", WARGA, False),
        ("", WARGA, False),
    ],
)
def test_what_looks_like_the_same_matter(words: str, reporter: Mailbox, wanted: bool) -> None:
    decision = later(words, earlier(), reporter=reporter)
    assert proposed(decision) == (["ADU-2026-0001"] if wanted else [])
    case = case_of(decision)
    assert (case.state, case.twin) == ("menunggu klasifikasi", ""), "nothing is joined by itself"


def test_the_same_number_in_another_form_is_the_same_reporter() -> None:
    before = earlier(
        reporter=Mailbox("", "Siti"), contact="+62 812-0000-1111", recorder="tu", channel="whatsapp"
    )
    same = {"reporter": Mailbox("", "Bu Siti"), "recorder": "tu", "channel": "telepon"}
    assert proposed(later(AGAIN, before, contact="081200001111", **same)) == ["ADU-2026-0001"]
    assert proposed(later(AGAIN, before, contact="081200009999", **same)) == []
    assert proposed(later(AGAIN, earlier(reporter=Mailbox("")), reporter=Mailbox(""))) == [], (
        "nobody is not the same"
    )


def test_one_figure_joins_them_after_one_more_question() -> None:
    decision = later(COPY, earlier(), reporter=ELSE)
    (choice,) = (c for c in choices(decision, ASK) if c.label.startswith("Sama dengan ADU"))
    assert choice.number == len(choices(decision, ASK))
    assert choice.words == "Gabung dengan ADU-2026-0001"
    asked = says(case_of(decision), "aduan", "gabung", note=choice.arguments.note)
    assert told(asked)["aduan@suratd.test"] == ["pejabat-konfirmasi"]
    (mail,) = (s for s in decision.sends if s.template == ASK)
    assert mail.facts["mirip"] == ("ADU-2026-0001",)


def test_of_a_reserved_case_nobody_learns_who_may_not_read_it() -> None:
    secret = earlier(GRAVE)
    assert class_of(secret, desk().standard).only  # type: ignore[union-attr]
    # The words are taken for a lighter matter this time: still nothing is said.
    light = replace(secret.report, words=COPY) if secret.report else None
    assert proposed(later(COPY, replace(secret, report=light), reporter=WARGA)) == []
    # The officer who reads both is told.
    both = reported(GRAVE, ref="ADU-2026-0002", others=(secret,))
    assert proposed(both) == ["ADU-2026-0001"]
    assert {s.to.address for s in both.sends if s.facts.get("mirip")} == {"apip@inspektorat.test"}


def test_who_is_kept_out_of_the_other_case_is_not_told_its_number() -> None:
    before = earlier()
    assert before.report is not None
    barred = replace(before, report=replace(before.report, barred=("aduan",)))
    assert proposed(later(COPY, barred, reporter=WARGA)) == []


def test_what_ended_long_ago_or_without_an_answer_is_not_proposed() -> None:
    before = earlier()
    report = before.report
    assert report is not None
    closed = replace(before, state="selesai", report=replace(report, answered=before.received))
    assert proposed(later(COPY, closed, reporter=ELSE)) == ["ADU-2026-0001"]
    assert proposed(later(COPY, replace(closed, report=report), reporter=ELSE)) == []
    assert proposed(later(COPY, replace(before, state="digabung"), reporter=ELSE)) == []
    old = replace(closed, since=before.since.replace(month=9))
    assert proposed(later(COPY, old, reporter=ELSE)) == []


def test_words_of_neither_stand_in_any_mail_about_the_other() -> None:
    decision = later(COPY, earlier(), reporter=ELSE)
    for send in decision.sends:
        assert WARGA.address not in str(send.facts)
        assert "sejak hari Senin" not in str(send.facts)


def test_likeness_is_that_of_contents_not_of_courtesies() -> None:
    polite = "Selamat pagi, mohon maaf mengganggu, saya ingin menyampaikan keluhan. Terima kasih."
    assert likeness(f"{polite} Wifi alun-alun mati.", f"{polite} Petugas loket ketus.") < 0.2
    assert office() is not None
