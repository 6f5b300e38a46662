"""Letters as offices write them, typed in columns with the facts they hold (tests/parsing/letters/*.toml)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from parsing.letter import read_pages
from tests.parsing.test_letter import plain
from tests.parsing.typed import typed_letters, typed_pages
from workflow.facts import Agency, File, Letter

FILE = File("0" * 64, "surat.pdf", "application/pdf", 1)
NEAR = date(2026, 11, 23)
DIRECTORY = (
    Agency("dinkes", "Dinas Kesehatan", ("Dinkes", "Dinas Kesehatan Kabupaten Purbalingga")),
    Agency("puskesmas-contoh", "UPTD Puskesmas Contoh", ("Puskesmas Contoh", "PKM Contoh"), "dinkes"),
    Agency("kecamatan-contoh", "Kecamatan Contoh", ("Kec. Contoh",)),
    Agency("dinhub", "Dinas Perhubungan", ("Dinhub", "Dishub")),
    Agency("dindikbud", "Dinas Pendidikan dan Kebudayaan", ("Dindikbud",)),
    Agency("smpn-9", "SMP Negeri 9 Contoh", ("SMPN 9 Contoh",), "dindikbud"),
    Agency("rsud", "RSUD dr. R. Goeteng Taroenadibrata", ("RSUD Goeteng",)),
    Agency("setda", "Sekretariat Daerah", ("Setda",)),
    Agency("satpol", "Satuan Polisi Pamong Praja", ("Satpol PP",)),
    Agency("bpbd", "Badan Penanggulangan Bencana Daerah", ("BPBD",)),
    Agency("inspektorat", "Inspektorat", ("Inspektorat Daerah",)),
    Agency("setwan", "Sekretariat DPRD", ("Setwan", "Sekretariat Dewan Perwakilan Rakyat Daerah")),
    Agency("kelurahan-contoh", "Kelurahan Contoh Lor", ("Kel. Contoh Lor",), "kecamatan-contoh"),
    Agency("dinporapar", "Dinas Kepemudaan, Olahraga dan Pariwisata", ("Dinporapar",)),
    Agency("dinperindag", "Dinas Perindustrian dan Perdagangan", ("Dinperindag",)),
    Agency("dinkop", "Dinas Koperasi, Usaha Kecil dan Menengah", ("Dinkop UKM",)),
)
IN_REQUEST = ("service", "event", "event_date", "needed_by", "items", "platforms", "contact")
LETTERS = list(typed_letters())


def fact(letter: Letter, name: str) -> Any:
    """A fact by the short name that the data use."""
    if name == "office":
        return letter.agency.matched
    if name == "office_name":
        return letter.agency.name
    return plain(getattr(letter.request if name in IN_REQUEST else letter, name))


def faults(letter: Letter, expected: dict[str, Any]) -> list[str]:
    """What the letter says otherwise than expected."""
    wanted = dict(expected)
    signer = wanted.pop("signer", {})
    wanted |= dict.fromkeys(wanted.pop("none", ()))
    found = [f"{n}: {fact(letter, n)!r}, not {v!r}" for n, v in wanted.items() if fact(letter, n) != v]
    for name, value in signer.items():
        said = getattr(letter.signer, name, None)
        if said != value:
            found.append(f"signer {name}: {said!r}, not {value!r}")
    return found


@pytest.mark.parametrize("typed", [t for _, t in LETTERS], ids=[n for n, _ in LETTERS])
def test_what_is_typed_is_read(typed):
    letters = read_pages(typed_pages(typed["page"]), FILE, DIRECTORY, NEAR)
    assert len(letters) == typed.get("letters", 1)
    assert faults(letters[0], typed["expected"]) == []
    for other, expected in zip(letters[1:], typed.get("others", []), strict=False):
        assert faults(other, expected) == []


def test_every_field_that_was_read_has_its_place_on_the_page():
    typed = dict(LETTERS)["dinas: campaign with rows"]
    pages = typed_pages(typed["page"])
    (letter,) = read_pages(pages, FILE, DIRECTORY, NEAR)
    at = {name: " ".join(_words_in(pages[page - 1], box)) for name, page, box in letter.places}
    assert "400.14.9/1873/2026" in at["number"]
    assert "2 November 2026" in at["date"]
    assert "3 (tiga) desain feed" in at["items"]
    assert "9 November 2026" in at["needed_by"]
    assert "12 November 2026" in at["event_date"]
    assert "0812-0000-0001" in at["contact"]
    assert "CONTOH SATU" in at["signer"]
    assert {"subject", "addressee", "urgency", "event"} <= at.keys()


def _words_in(page, box):
    for line in page.lines:
        for run in line.runs:
            if run.box[0] >= box[0] - 1 and run.box[1] >= box[1] - 1 and run.box[3] <= box[3] + 1:
                yield run.text
