"""TTE: what honest signers do stays valid; what a forger does never is; odd files of other projects raise nothing."""

from __future__ import annotations

import io
import re
import time
from concurrent.futures import wait
from datetime import date, datetime, timedelta

import pypdfium2
import pytest

from parsing.esign import UNCHECKED, read_electronic
from parsing.letter import read, read_pictured
from parsing.sandbox import Readers
from tests.shared import beside
from tests.surat.buat import B, pdf
from tests.surat.rantai import NOW, YEAR, chain, sign, with_validation
from tests.surat.serangan import attacks, honest, letter
from tests.workflow.desk import desk
from workflow import checks
from workflow.facts import Electronic, File

TODAY = NOW.date()


def read_it(content: bytes, day: date | None = TODAY) -> Electronic:
    return read_electronic(content, chain().roots, day)


@pytest.fixture(scope="module")
def forged() -> dict[str, bytes]:
    return attacks(chain())


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    return honest(chain())


def test_what_honest_signers_do_stays_valid(kept):
    found = {name: read_it(content) for name, content in kept.items()}
    assert {name: e.why for name, e in found.items() if e.verdict != "valid"} == {}
    assert {name for name, e in found.items() if e.covers_whole_file} >= {
        "one",
        "one-newline",
        "stamped",
        "two",
    }
    assert {name: e.changed_after for name, e in found.items()} | {
        "one": None,
        "stamped": None,
        "certified": None,
        "lt": "data validasi",
        "lta": "data validasi",
        "two": "tanda tangan lain",
        "metadata": "data validasi",
    } == {name: e.changed_after for name, e in found.items()}


def test_nothing_that_a_forger_does_is_valid(forged):
    assert len(forged) >= 120
    found = {name: read_it(content) for name, content in forged.items()}
    assert {name: e.why for name, e in found.items() if e.verdict == "valid"} == {}
    # What was changed after signing is told as such, not left open.
    shadows = [name for name in found if re.match(r"(satu|lt|dua)-[a-z]+_", name) and "no_form" not in name]
    assert len(shadows) > 50
    assert {(found[name].verdict, found[name].changed_after) for name in shadows} == {
        ("invalid", "isi berkas")
    }
    assert all(e.why for e in found.values())


def test_the_name_on_a_certificate_proves_nothing(forged):
    """Another root with the same names, letter by letter."""
    found = read_it(forged["same-name-other-root"])
    assert (found.verdict, found.signer) == ("untrusted", "CONTOH SATU")
    assert "tidak termasuk yang dipercaya" in found.why


def test_without_roots_nothing_is_valid_and_changes_are_told_all_the_same(kept, forged):
    found = [read_electronic(content, (), TODAY) for content in kept.values()]
    assert {e.verdict for e in found} == {"untrusted"}
    assert all("belum ada sertifikat akar" in e.why for e in found)
    assert read_electronic(forged["satu-replaced_content"], (), TODAY).verdict == "invalid"


def test_the_signer_and_the_moment_are_told(kept):
    found = read_it(kept["stamped"])
    assert (found.signer, found.signers) == ("CONTOH SATU", ("CONTOH SATU",))
    # By the time stamp, not by the signer's own clock.
    assert found.signed_at == NOW - timedelta(days=1)
    assert read_it(kept["two"]).signers == ("CONTOH SATU", "CONTOH DUA")


def test_revocation_that_nobody_looked_up_is_said(kept, forged):
    assert UNCHECKED in read_it(kept["stamped"]).why
    assert UNCHECKED not in read_it(kept["lt"]).why
    assert "dicabut" in read_it(forged["revoked"]).why


def test_an_expired_certificate_counts_at_the_moment_of_a_trusted_stamp_only(kept, forged):
    assert read_it(kept["aged-kept-by-stamps"]).signed_at == NOW - 2 * YEAR
    for name in ("expired", "expired-untrusted-time", "stamped-after-expiry"):
        assert read_it(forged[name]).verdict == "untrusted"


def test_a_letter_is_judged_as_on_the_day_that_it_came():
    """Read again years later, when the certificate has expired, it is still what it was."""
    content = sign(letter(), chain().satu)
    assert read_it(content).verdict == "valid"
    assert read_it(content, TODAY + timedelta(days=1200)).verdict == "untrusted"


def test_the_worst_of_several_decides():
    everybody = chain()
    one = sign(letter(), everybody.satu)
    found = read_it(sign(one, everybody.palsu, "Tanda2"))
    assert (found.verdict, found.signers) == ("untrusted", ("CONTOH SATU",))
    found = read_it(sign(sign(letter(), everybody.palsu), everybody.satu, "Tanda2"))
    assert found.verdict == "untrusted"


def test_a_slow_file_ends_as_untrusted():
    started = time.process_time()
    content = sign(letter(), chain().satu)
    for _ in range(12):
        content = with_validation(content, chain(), NOW)
    read_it(content)
    found = read_electronic(content, chain().roots, TODAY, patience=0.001)
    assert (found.verdict, "terlalu lama" in found.why) == ("untrusted", True)
    assert time.process_time() - started < 30


def test_letters_without_cryptography_have_none():
    assert read_it(letter()).verdict == "none"
    assert read_it(b"").verdict == "none"
    assert read_it(b"%PDF-1.7 /ByteRange in words").verdict == "none"


def test_it_is_judged_in_the_limited_child(kept, forged):
    """pyHanko loads there, without sockets, and the roots travel along."""
    roots = chain().roots
    chosen = {name: kept[name] for name in ("one", "lt", "two")} | {"forged": forged["lt-overwritten_stream"]}
    with Readers(workers=1, wall=60) as readers:
        waiting = {
            name: readers.submit(
                read, content, File("0" * 64, "s.pdf", "application/pdf", 1), (), "off", TODAY, roots=roots
            )
            for name, content in chosen.items()
        }
        wait(waiting.values(), 120)
    verdicts = {name: future.result()[0].electronic.verdict for name, future in waiting.items()}
    assert verdicts == {"one": "valid", "lt": "valid", "two": "valid", "forged": "invalid"}


# ---------------------------------------------------------------- on paper


def printed(number: int, kind: str = "PDF", dpi: int = 60) -> bytes:
    """A letter with a TTE, printed and photographed or scanned: what is left of it is a picture."""
    content = sign(pdf([B], 1), chain().satu, box=(60, 60, 250, 110)) if number % 2 else pdf([B], 1)
    with pypdfium2.PdfDocument(content) as document:
        sheet = document[0].render(scale=dpi / 72).to_pil().convert("RGB")
    turned = sheet.rotate((number % 7 - 3) * 0.8, expand=number % 3 == 0, fillcolor=(200, 198, 190))
    grey = turned.point(lambda v: int(v * (0.6 + 0.05 * (number % 8)))).convert(
        "1" if number % 5 == 4 else "RGB"
    )
    out = io.BytesIO()
    grey.save(out, kind)
    return out.getvalue()


def test_a_tte_on_paper_is_never_certified():
    """No cryptography is in a picture of it, whatever stands on the paper."""
    found = [read_it(printed(number)).verdict for number in range(40)]
    assert found == ["none"] * 40


def test_a_tte_on_paper_completes_no_letter():
    """Through the whole reading; that QR codes and words complete none is walked through in tests/workflow."""
    office = desk()
    for number, kind in enumerate(("PDF", "JPEG", "PNG", "TIFF")):
        content = printed(number, kind)
        file = File("0" * 64, f"surat.{kind.lower()}", "", len(content))
        roots = chain().roots
        read_ = read_pictured(content, file, (), "off", TODAY, pictured=False, roots=roots, ocr="off")
        assert read_[0][0].electronic.verdict == "none", kind
        findings = checks.check(read_[0][0], office.standard, checks.Policy(office.office))
        assert checks.verdict(findings) != "complete", kind


# ---------------------------------------------------------------- files of other projects

ODD_ROOTS = ("root.cert-d82df856.pem", "demo2_ca.root.crt-ee60ccb3.pem")


@pytest.mark.parametrize("project", ["pyhanko", "endesive"])
def test_signed_files_of_other_projects_get_an_answer_and_no_exception(project):
    """Their roots trusted: then what their authors tampered with is still not valid."""
    from operate.roots import read_roots

    folder = beside("corpora", "letters", project)
    roots = read_roots(p for p in folder.glob("*.pem") if p.name in ODD_ROOTS)
    assert roots
    found = {}
    for path in sorted(folder.glob("*.pdf")):
        # Most of them were signed in 2020, by certificates that have expired since.
        found[path.name.rsplit("-", 1)[0]] = read_electronic(path.read_bytes(), roots, date(2020, 12, 1))
    assert {e.verdict for e in found.values()} <= {"valid", "untrusted", "invalid", "none"}
    tampered = [
        n for n in found if re.search(r"sneaky|gap-too-big|tail-uncovered|weird|one-byterange|econtent", n)
    ]
    assert project != "pyhanko" or (
        len(tampered) >= 6 and sum(e.verdict == "valid" for e in found.values()) >= 10
    )
    assert {n: found[n].why for n in tampered if found[n].verdict == "valid"} == {}


def test_usage_rights_of_a_form_are_no_signature():
    assert (
        read_electronic(
            beside("corpora", "letters", "pdfplumber", "pr-138-example-f8a25118.pdf").read_bytes()
        ).verdict
        == "none"
    )


def test_the_moment_is_told_in_utc(kept):
    for content in kept.values():
        at = read_it(content).signed_at
        assert isinstance(at, datetime)
        assert at.utcoffset() == timedelta(0)
