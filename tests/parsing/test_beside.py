"""Two signers side by side: whose letter it is when one cannot be read, and what the marks of either say."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsing.beside import together
from parsing.lines import Run, lines_of
from parsing.page import Page
from parsing.signer import Block, choose, find_blocks
from tests.parsing.test_marks import Draw, judged, name_place, signature, stamp
from tests.surat.buat import A
from workflow.facts import Letter

LEFT, RIGHT = 80.0, 330.0
Words = tuple[float, float, str]


def page_of(*words: Words, source: str = "ocr") -> Page:
    page = Page(1, 595.0, 842.0, source=None)
    page.lines = lines_of([Run(text, (x, y, x + 6.0 * len(text), y + 10)) for x, y, text in words])
    page.text_source = source
    return page


def signers(*words: Words, source: str = "ocr") -> list[Block]:
    pages = [page_of(*words, source=source)]
    return together(find_blocks(pages, 0), pages)


SECRETARY: tuple[Words, ...] = ((LEFT, 500, "Sekretaris,"), (LEFT, 570, "Contoh Lestari, S.Pt."))
HEAD: tuple[Words, ...] = (
    (LEFT, 486, "Mengetahui,"),
    (LEFT, 500, "Kepala Puskesmas Contoh"),
    (LEFT, 570, "dr. CONTOH DUA, M.Kes."),
    (LEFT, 584, "NIP 19750824 200005 2 015"),
)


@pytest.mark.parametrize(
    "right",
    [
        ((RIGHT, 498, "KETU ARANITIA."), (RIGHT, 570, "Kya: CONTOH ADIKARYA, S.Sos.")),
        ((RIGHT, 500, "Ketua Panitia,"),),
        ((RIGHT, 570, "CONTOH ADIKARYA, S.Sos."),),
        (),
    ],
    ids=("misread", "no name", "no position", "nothing"),
)
def test_beside_a_secretary_the_chair_signs_even_where_a_stamp_hides_him(right):
    found = choose(signers(*SECRETARY, *right))
    assert found is not None
    assert not (found.signer.position or "").startswith("Sekretaris")
    assert found.name_box[0] > 280
    assert found.position_box[1] == pytest.approx(500, abs=4)
    assert found.name_box[1] == pytest.approx(570, abs=4)
    assert "Lestari" not in (found.signer.name or "")


def test_the_chair_beside_a_head_who_acknowledges_is_the_signer_though_his_name_was_lost():
    found = choose(signers(*HEAD, (RIGHT, 487, "Ketua Panitia,")))
    assert found is not None
    assert (found.signer.position, found.signer.form, found.signer.name) == ("Ketua Panitia", "panitia", None)


def test_a_head_who_acknowledges_alone_stays_the_only_one():
    found = choose(signers(*HEAD, (RIGHT, 570, "CP. 0812 0000 0001")))
    assert found is not None
    assert found.signer.position == "Kepala Puskesmas Contoh"


@pytest.mark.parametrize("post", ["SEKRETARIS DAERAH", "Sekretaris Dinas", "SEKRETARIS DPRD"])
def test_a_secretary_of_an_office_signs_alone(post):
    assert len(signers((RIGHT, 500, post), (RIGHT, 570, "CONTOH TIGA, S.H."), (RIGHT, 584, "Pembina"))) == 1


@pytest.mark.parametrize("lower", [0, 28])
def test_a_school_goes_before_its_committee_of_parents(lower):
    found = choose(
        signers(
            (LEFT, 500 + lower, "Kepala SMP Negeri 9 Contoh"),
            (LEFT, 570 + lower, "CONTOH EMPAT, S.Pd."),
            (LEFT, 584 + lower, "NIP 19750824 200005 2 015"),
            (RIGHT, 500, "Ketua Komite Sekolah,"),
            (RIGHT, 570, "CONTOH LIMA"),
            source="pdf",
        )
    )
    assert found is not None
    assert found.signer.name == "CONTOH EMPAT, S.Pd."


@pytest.mark.parametrize(
    "words",
    ["Mengetahui,", "Mengetahul :", "Menyetujui", "Diketahui oleh", "Turut mengetahui"],
)
def test_who_acknowledges_in_any_words_is_not_the_signer(words):
    found = choose(
        signers(
            (LEFT, 500, "Kepala Desa Contoh"),
            (LEFT, 570, "CONTOH ENAM"),
            (RIGHT, 486, words),
            (RIGHT, 500, "Camat Contoh"),
            (RIGHT, 570, "CONTOH TUJUH, S.Sos."),
            source="pdf",
        )
    )
    assert found is not None
    assert found.signer.name == "CONTOH ENAM"
    assert [other.signer.name for other in found.beside] == ["CONTOH TUJUH, S.Sos."]


# ---------------------------------------------------------------- marks


@pytest.fixture(scope="module")
def at() -> tuple[float, float]:
    return name_place(A)


def second(*marks: Draw, words: tuple[str, str] = ("Mengetahui,", "Kepala Puskesmas Contoh")) -> Draw:
    """Another signer left of the one of the letter, with marks of his own."""

    def draw(c: Canvas, x: float, y: float) -> None:
        c.setFont("Helvetica", 10)
        for up, text in zip((86, 74), words, strict=True):
            c.drawString(LEFT, y + up, text)
        c.drawString(LEFT, y, "dr. CONTOH DUA, M.Kes.")
        c.drawString(LEFT, y - 13, "NIP 19750824 200005 2 015")
        for mark in marks:
            mark(c, LEFT, y)

    return draw


def marks_of(found: Letter) -> tuple[str, str]:
    return found.signature.verdict, found.stamp.verdict


def test_the_stamp_at_the_head_who_acknowledges_counts(at):
    assert marks_of(judged(A, second(signature(4), stamp(3, dx=-20)), signature(7), at=at)) == (
        "present",
        "present",
    )


def test_the_signature_of_him_who_only_acknowledges_asks_a_person(at):
    found = judged(A, second(signature(4)), at=at)
    assert marks_of(found) == ("unsure", "absent")
    assert "Kepala Puskesmas Contoh" in found.signature.why
    assert found.signature.score is None


def test_the_stamp_of_parents_beside_a_school_asks_a_person(at):
    words = ("", "Ketua Komite Sekolah")
    found = judged(A, second(signature(4), stamp(3, dx=-20), words=words), signature(7), at=at)
    assert marks_of(found) == ("present", "unsure")


def test_two_signers_without_marks_have_none(at):
    assert marks_of(judged(A, second(), at=at)) == ("absent", "absent")
