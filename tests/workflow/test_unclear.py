"""What is asked back says why in words of the office; what the reader noted is for the log."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.parsing.answers import meant, phrases
from workflow import unclear

HERE = Path(__file__).resolve().parents[1] / "parsing"
TABLES = ("frasa.tsv", "frasa_lain.tsv", "frasa_akhir.tsv", "frasa_ponsel.tsv", "frasa_godaan.tsv")


def test_every_doubt_has_words_for_the_one_who_wrote() -> None:
    rows = [row for name in TABLES for row in phrases(name)]
    with (HERE / "segar" / "godaan_pejabat.tsv").open(encoding="utf-8") as file:
        rows += list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = [meant(row["text"], row["stage"]) for row in rows]
    noted = {said.why for said in found if said.action == "ask"}
    assert len(noted) >= 15
    assert {why for why in noted if unclear.because(why) == unclear.UNCLEAR} == {"tidak dipahami seluruhnya"}


def test_the_words_follow_because() -> None:
    for why in ("tanda terima atau keputusan?", "angka 1 dengan catatan yang dapat mengubahnya", "apa saja"):
        said = unclear.because(why)
        assert "?" not in said
        assert said[0].islower()
