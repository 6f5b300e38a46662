"""`suratd explain`: the contract's objects, one line an input, in the order given; nothing is touched."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from operate.command import main
from operate.explain import explained
from operate.explanation import World
from operate.settings import example
from operate.standards import load_standards
from parsing.sandbox import Limits
from tests.models.samples import NOW
from tests.operate.desk import Admin, Said
from tests.parsing.hostile import laughs

ROOT = Path(__file__).resolve().parents[2]
LETTERS = ROOT / "tests" / "surat"
OWN = "dinkominfo@suratd.test"
SECRET = "abcdefghijklmnopqrstuvwx23"
MESSAGE = set(
    "file sha256 kind rule from subject message_id date text attachments sender reply letters complaint decision".split()
)
LETTER = set(
    "file sha256 kind pages text_source number date urgency subject addressee office signer request signature stamp "
    "electronic verdict missing seconds".split()
)


def explain(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    capsys.readouterr()
    code = main(["explain", *words])
    found = capsys.readouterr()
    return Said(code, found.out, found.err)


def mail(folder: Path, name: str = "a.eml", letter: str = "", **fields: str) -> str:
    """A message in a file; keys of fields are header names with _ for -."""
    message = EmailMessage()
    words = fields.pop("words", "Mohon dibuatkan konten. Terima kasih.")
    for key, value in ({"From": "dinkes@opd.test", "To": OWN, "Subject": "Permohonan"} | fields).items():
        message[key.replace("_", "-")] = value
    message["Date"] = "Mon, 23 Nov 2026 09:10:00 +0700"
    message["Message-ID"] = "<satu@opd.test>"
    message.set_content(words)
    if letter:
        raw = (LETTERS / letter).read_bytes()
        message.add_attachment(raw, maintype="application", subtype="pdf", filename="surat.pdf")
    path = folder / name
    path.write_bytes(message.as_bytes())
    return str(path)


def test_a_message_with_a_letter_has_every_key_of_the_contract(tmp_path, capsys):
    path = mail(tmp_path, letter="a-lengkap.pdf")
    said = explain(capsys, path, "--json")
    assert said.code == 0
    (told,) = said.objects
    assert set(told) == MESSAGE
    assert told["file"] == path
    assert told["sha256"] == hashlib.sha256(Path(path).read_bytes()).hexdigest()
    assert (told["kind"], told["rule"]) == ("request", "request-with-letter")
    assert told["from"] == "dinkes@opd.test"
    assert told["message_id"] == "<satu@opd.test>"
    assert told["date"] == "2026-11-23T02:10:00+00:00"
    (attachment,) = told["attachments"]
    assert attachment["name"] == "surat.pdf"
    assert attachment["use"] == "letter"
    assert told["sender"] == {"grade": "S1", "why": "tidak ada Authentication-Results dari mx.suratd.test"}
    assert told["reply"] is None
    assert told["complaint"] is None
    (letter,) = told["letters"]
    assert set(letter) == LETTER
    assert letter["file"] == "surat.pdf"
    assert "akan mencatat permohonan Pembuatan Konten Media Sosial dari Dinas Kesehatan" in told["decision"]


def test_a_letter_by_itself(capsys):
    said = explain(capsys, str(LETTERS / "a-tanpa-cap.pdf"), "--json")
    (told,) = said.objects
    assert set(told) == LETTER
    assert told["kind"] == "letter"
    assert told["number"] == "400.14.9/1873/2026"
    assert told["date"] == "2026-11-02"
    assert told["office"] == {
        "name": "DINAS KESEHATAN",
        "matched": "dinkes",
        "score": told["office"]["score"],
    }
    assert told["request"]["items"] == [{"kind": "feed", "count": 3}, {"kind": "reels", "count": 1}]
    assert told["request"]["contact"] == {"name": "Contoh Pertiwi", "phone": "+6281200000001"}
    assert set(told["signature"]) == {"verdict", "confidence", "page", "box", "why"}
    assert set(told["electronic"]) == {
        "verdict",
        "signer",
        "signed_at",
        "covers_whole_file",
        "changed_after",
        "why",
    }
    assert told["verdict"] in ("incomplete", "review")
    assert "signature" not in told["missing"]


def test_two_letters_in_one_file_are_one_line(capsys):
    (told,) = explain(capsys, str(LETTERS / "dua-surat.pdf"), "--json").objects
    assert [set(one) for one in told["others"]] == [LETTER]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"To": f"dinkominfo+ab12.{SECRET}@suratd.test"}, "reply"),
        ({"To": f"DINKOMINFO+AB12.{SECRET.upper()}@suratd.test"}, "reply"),
        ({"In_Reply_To": f"<ab12.{SECRET}@suratd.test>"}, "reply"),
        ({"References": f"<x@lain.test> <ab12.{SECRET}@suratd.test>"}, "reply"),
        ({"Subject": "Re: [KMS-2026-0042] Mohon disposisi"}, "reply"),
        ({"To": f"lain+ab12.{SECRET}@lain.test"}, "other"),
        ({"In_Reply_To": f"<ab12.{SECRET}@lain.test>"}, "other"),
        ({"Subject": "Re: [ABC-2026-0042] lain"}, "other"),
    ],
)
def test_each_of_the_three_signs_makes_an_answer(tmp_path, capsys, fields, kind):
    path = mail(
        tmp_path, **({"From": "kepala@suratd.test", "Subject": "Re: surat", "words": "Setuju"} | fields)
    )
    (told,) = explain(capsys, path, "--json").objects
    assert told["kind"] == kind
    if kind == "reply":
        assert told["reply"]["text"] == "Setuju"
        assert told["reply"]["action"] == "auto"
        assert told["reply"]["arguments"].keys() <= {"note"}
    else:
        assert told["reply"] is None or told["reply"]["action"] == "hold"


@pytest.mark.parametrize(
    ("sender", "stage"),
    [
        ("kepala@suratd.test", "K"),
        ("sekretaris@suratd.test", "K"),
        ("kabid.contoh@webmail.test", "B"),
        ("humas@suratd.test", "B"),
        ("andi@suratd.test", "S"),
        ("tu@suratd.test", "P"),
        ("siapa@lain.test", "P"),
    ],
)
def test_the_stage_comes_from_the_senders_role(tmp_path, capsys, sender, stage):
    path = mail(tmp_path, From=sender, Subject="[KMS-2026-0042]", words="Revisi: logo kurang besar")
    (told,) = explain(capsys, path, "--json").objects
    assert f"tahap {stage}" in told["decision"]


def test_the_text_of_a_complaint_has_a_class(tmp_path, capsys):
    path = mail(
        tmp_path, From="warga@lain.test", Subject="Pengaduan", words="Saya mengadukan pungli di loket."
    )
    (told,) = explain(capsys, path, "--json").objects
    assert told["kind"] == "complaint"
    assert set(told["complaint"]) == {"class", "confidence", "flags"}


def test_broken_inputs_have_an_error_and_stop_no_other(tmp_path, capsys):
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.7 rusak")
    (tmp_path / "kosong.eml").write_bytes(b"")
    (tmp_path / "nul.eml").write_bytes(b"\0" * 1000)
    names = [
        "tidak-ada.pdf",
        str(tmp_path),
        *(str(tmp_path / n) for n in ("rusak.pdf", "kosong.eml", "nul.eml")),
    ]
    names.append(str(LETTERS / "a-lengkap.pdf"))
    said = explain(capsys, *names, "--json")
    assert said.code == 0
    told = said.objects
    assert [one["file"] for one in told] == names
    assert all("error" in one for one in told[:3])
    assert told[2]["error"] == "broken"
    assert told[3]["kind"] == told[4]["kind"] == "other"
    assert told[5]["number"] == "400.14.9/1873/2026"


def test_a_document_that_kills_its_reader_is_named_and_the_message_still_read(tmp_path):
    settings, office = example()
    world = World(settings, office, load_standards(), NOW)
    bomb = tmp_path / "jahat.pdf"
    bomb.write_bytes(laughs())
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "dinkes@opd.test", OWN, "Permohonan"
    message.set_content("Mohon dibuatkan konten, surat terlampir.")
    message.add_attachment(bomb.read_bytes(), maintype="application", subtype="pdf", filename="jahat.pdf")
    (tmp_path / "jahat.eml").write_bytes(message.as_bytes())
    names = [str(bomb), str(tmp_path / "jahat.eml"), str(LETTERS / "a-lengkap.pdf")]
    document, mailed, letter = explained(names, world, limits=Limits(cpu=2))
    assert document["error"].startswith("tidak dapat dibaca dengan aman")
    assert mailed["attachments"][0]["use"] == "unread"
    assert mailed["rule"] == "request-with-unread-file"
    assert letter["number"] == "400.14.9/1873/2026"


def test_names_from_standard_input_in_order(tmp_path):
    names = [mail(tmp_path, f"{n}.eml", words=f"nomor {n}") for n in range(40)]
    names[7:7] = ["tidak-ada.eml"]
    found = subprocess.run(
        [sys.executable, str(ROOT / "daemon.py"), "explain", "--json", "-"],
        input="\n".join(names), capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    told = [json.loads(line) for line in found.stdout.splitlines()]
    assert [one["file"] for one in told] == names
    assert told[7]["error"]


def test_each_line_is_there_as_soon_as_it_is_known(tmp_path):
    """A reader at the other end of a pipe need not wait for the last input."""
    inputs = tmp_path / "nama"
    os.mkfifo(inputs)
    command = [sys.executable, str(ROOT / "daemon.py"), "explain", "--json", "--words", str(inputs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        with inputs.open("w") as pipe:
            pipe.write('{"stage": "K", "text": "ACC"}\n')
            pipe.flush()
            assert process.stdout is not None
            assert json.loads(process.stdout.readline())["move"] == "setuju"
        process.wait(20)


def test_words_keep_their_object_and_gain_the_answer(tmp_path, capsys):
    lines = [
        '{"stage": "K", "text": "ACC", "no": "R001"}',
        '{"stage": "B", "text": "Revisi: logo kekecilan"}',
        '{"stage": "K", "text": "1"}',
        '{"complaint": "Ada pungli di loket"}',
        '{"complaint": "Terima kasih atas kontennya"}',
        "bukan json",
        '{"stage": "X", "text": "ACC"}',
    ]
    (tmp_path / "kata.jsonl").write_text("\n".join(lines) + "\n")
    told = explain(capsys, "--words", str(tmp_path / "kata.jsonl")).objects
    assert told[0] == {"stage": "K", "text": "ACC", "no": "R001", "move": "setuju", "action": "auto",
                       "arguments": told[0]["arguments"], "why": told[0]["why"]}  # fmt: skip
    assert told[1]["move"] == "revisi"
    assert "logo kekecilan" in told[1]["arguments"]["note"]
    assert told[2]["action"] == "auto", "a digit means the choice that the mail of that stage offers"
    assert told[3]["is_complaint"] is True
    assert told[4]["is_complaint"] is False
    assert set(told[3]) == {"complaint", "class", "confidence", "flags", "is_complaint"}
    assert "error" in told[5]
    assert "error" in told[6]


def test_due_days_with_their_proof(capsys):
    (told,) = explain(capsys, "--due", "2026-12-23", "1", "3", "--json").objects
    assert told == {
        "from": "2026-12-23",
        "due": {"1": "2026-12-28", "3": "2026-12-30"},
        "counted": {"1": ["2026-12-28"], "3": ["2026-12-28", "2026-12-29", "2026-12-30"]},
        "provisional": False,
    }
    (far,) = explain(capsys, "--due", "2031-01-03", "1", "--json").objects
    assert far["provisional"] is True
    for wrong in (["2026-13-01", "1"], ["2026-12-23", "0"], ["2026-12-23", "x"]):
        said = explain(capsys, "--due", *wrong, "--json")
        assert said.code == 0
        assert "error" in said.objects[0]


def test_people_of_the_given_configuration_count(tmp_path, admin: Admin):
    kantor = admin.folder / "kantor.toml"
    kantor.write_text(kantor.read_text().replace("kepala@suratd.test", "pimpinan@suratd.test"))
    path = mail(tmp_path, From="pimpinan@suratd.test", Subject="[KMS-2026-0042]", words="Setuju")
    (told,) = admin.types("explain", path, "--json").objects
    assert "tahap K" in told["decision"]
    for secret in ("imap-password", "smtp-password", "token-key"):
        (admin.folder / secret).unlink()
    assert admin.types("explain", path, "--json").code == 0, "it needs no secret"


def test_it_leaves_nothing_behind(tmp_path, admin: Admin, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    before = sorted(admin.folder.iterdir())
    admin.types("explain", mail(tmp_path, letter="a-lengkap.pdf"), str(LETTERS / "c-pindaian.pdf"), "--json")
    assert sorted(admin.folder.iterdir()) == before
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_person_reads_it_rule_by_rule(tmp_path, capsys):
    said = explain(
        capsys, mail(tmp_path, letter="a-tanpa-cap.pdf"), str(LETTERS / "a-lengkap.pdf"), "tidak-ada.pdf"
    )
    for words in (
        "permohonan (aturan request-with-letter)",
        "bukti S1",
        "Tanda tangan   : ada",
        "Penilaian",
        "Keputusan",
        "SALAH",
    ):
        assert words in said.out


def test_without_inputs_it_says_what_it_wants(capsys):
    said = explain(capsys)
    assert said.code == 1
    assert "--words" in said.err
