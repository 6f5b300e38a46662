"""The table: what it refuses, row by row, and that a second service needs no Python."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.workflow.desk import office, parse, standard, table
from workflow.standard import StandardError

ROOT = Path(__file__).parents[2]


def refused(text: str) -> str:
    with pytest.raises(StandardError) as caught:
        parse(text)
    return str(caught.value)


def without_row(text: str, kind: str, name: str) -> str:
    """The table less the rows of that kind and name."""
    head, *rows = re.split(r"(?m)^(?=\[\[|# -{10})", text)
    kept = [row for row in rows if not (row.startswith(f"[[{kind}]]") and f'nama = "{name}"\n' in row)]
    assert len(kept) < len(rows)
    return head + "".join(kept)


def test_the_delivered_table_is_accepted() -> None:
    assert parse(table()) == standard()


def test_a_state_without_way_out_is_refused_by_name() -> None:
    text = table().replace('ke = "dikerjakan"\nhitung_revisi', 'ke = "buntu"\nhitung_revisi')
    text += '\n[[keadaan]]\nnama = "buntu"\nmenunggu = ["kabid"]\nminta = "pejabat-mohon-kajian"\n'
    text += 'jam = "jalan"\nperihal = "x"\n'
    text += (
        'waktu = [{ nama = "ingat", setelah = "1 HK", tindakan = "ingatkan", surat = "pejabat-pengingat" }]\n'
    )
    assert "keadaan 'buntu': jalan buntu" in refused(text)
    assert "'kabid' ditunggu tetapi tidak punya gerak" in refused(text)


def test_an_unreachable_state_is_refused_by_name() -> None:
    text = table() + '\n[[keadaan]]\nnama = "pulau"\nakhir = true\njam = "henti"\nperihal = "x"\n'
    assert "keadaan 'pulau': tidak dapat dicapai" in refused(text)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'oleh = ["petugas"]\nnama = "ada"',
            'oleh = ["petugass"]\nnama = "ada"',
            "peran 'petugass' tidak dikenal; maksudnya 'petugas'?",
        ),
        (
            'minta = "pejabat-mohon-kajian"',
            'minta = "pejabat-mohon-kajianku"',
            "surat 'pejabat-mohon-kajianku' tidak ada; maksudnya",
        ),
        ('jam_mulai = "lengkap"', 'jam_mulai = "kapan"', "jam_mulai = 'kapan'"),
        ("hari_kerja = 1 ", "hari_kerja = 0 ", "hari_kerja harus 1 atau lebih"),
        ("hari_kerja = 1 ", 'hari_kerja = "satu" ', "harus berupa int"),
        ('kode = "KMS"', 'kode = "kms1"', "kode = 'kms1'"),
        (
            'perihal = "disposisi"',
            'perihal = "disposisi"\nwaktuu = []',
            "kunci 'waktuu' tidak dikenal; maksudnya 'waktu'?",
        ),
        ('setelah = "3 HK"', 'setelah = "3 hari"', "harus seperti '3 HK'"),
        (
            'angka = 3\npilihan = "Belum',
            'angka = 2\npilihan = "Belum',
            "2 dapat berarti 'lengkapi' atau 'tolak'",
        ),
        ('juga = ["setuju"]\n', 'juga = ["setuju", "tolak"]\n', ""),
        ('ke = "dikaji"\nangka', 'ke = "dikajii"\nangka', "ke 'dikajii' bukan keadaan"),
        ('butuh = ["tanggal"]', 'butuh = ["tgl"]', "butuh 'tgl' tidak dikenal"),
        ('periksa = "contact"', 'periksa = "kontak"', "syarat 'kontak': tidak ada pemeriksaan"),
        ('surat = "pemohon-waktu"', 'surat = "pemohon-jadwal-berubah"', "memerlukan sebab"),
        ('gerak = "kedaluwarsa" }', 'gerak = "kedaluarsa" }', "tidak ada gerak 'kedaluarsa' oleh 'waktu'"),
        (
            'jam = "henti"\nurutan = 7\nperihal = "selesai"',
            'jam = "berhenti"\nperihal = "selesai"',
            "jam = 'berhenti' harus salah satu",
        ),
        ("[layanan]", "[layanan", "bukan TOML"),
    ],
)
def test_a_wrong_row_is_refused_and_named(old: str, new: str, said: str) -> None:
    text = table()
    assert old in text
    if said:
        assert said in refused(text.replace(old, new, 1))
    else:
        parse(text.replace(old, new, 1))


def test_a_chain_that_breaks_in_the_middle_is_refused() -> None:
    text = without_row(table(), "gerak", "serah")
    assert "keadaan 'diperiksa': tidak dapat dicapai" in refused(text)


def test_no_row_can_be_taken_away_without_a_word() -> None:
    """Each of these rows is needed: the table without it strands a case or names something that is gone."""
    for kind, name in (
        ("gerak", "kedaluwarsa"),
        ("gerak", "lanjut"),
        ("gerak", "serah"),
        ("gerak", "tanpa jawaban"),
        ("keadaan", "dikaji"),
        ("keadaan", "selesai"),
        ("keadaan", "menunggu jawaban"),
    ):
        assert refused(without_row(table(), kind, name))


def test_every_delivered_state_offers_numbered_answers_to_whoever_is_asked() -> None:
    staff = tuple(
        (holder, 0) for holder in office().holders("staf", __import__("datetime").date(2026, 11, 23))
    )
    for state in standard().states.values():
        for role in state.waits:
            offered = standard().choices(state.name, frozenset({role}), staff)
            numbers = [choice.number for choice in offered]
            assert len(numbers) == len(set(numbers))
            assert offered or state.free, (state.name, role)


SECOND = ROOT / "tests" / "layanan" / "peliputan.toml"


def test_a_second_service_is_one_file_and_no_python_names_it() -> None:
    found = parse(SECOND.read_text(encoding="utf-8"))
    assert (found.key, found.code) == ("peliputan", "LIP")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.split():
        if not name.startswith(("tests/", "bench/")):
            text = (ROOT / name).read_text(encoding="utf-8")
            assert "peliputan" not in text.lower() or name.startswith("parsing/"), name
            assert '"dikaji"' not in text or name == "mail/render.py", name
