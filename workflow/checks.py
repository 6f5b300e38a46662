"""What a letter must have: requirement name -> function(Letter, Policy) -> Finding. Judges facts, reads nothing.

A finding is ok, missing, unsure (a person looks: law L22) or note. Names are the contract's words (explain.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from workflow.agreement import disagreements, not_the_head
from workflow.codes import point_to_tte
from workflow.facts import Finding, Letter, Mailbox, Mark, Office, Report
from workflow.standard import Standard

HEADS = ("definitif", "plt", "plh", "pj")
TTE_WORDS = ("ditandatangani secara elektronik", "sertifikat elektronik yang diterbitkan")
WEEKDAY = "Hari dan tanggal tidak cocok"
VAGUE = "Waktu disebut tanpa tanggal"
PICTURE_ONLY = "halaman berupa gambar; tulisan belum dapat dibaca mesin"


@dataclass(frozen=True)
class Policy:
    """What the checks need besides the letter: the office, who sent it, and the office's decision about TTE."""

    office: Office
    sender: Mailbox | None = None
    tte_replaces_stamp: bool = True


Check = Callable[[Letter, Policy], Finding]


def _claims_tte(letter: Letter) -> bool:
    low = " ".join(letter.text.lower().split())
    return any(words in low for words in TTE_WORDS)


def _printed_tte(letter: Letter) -> bool:
    """It says that it was signed electronically, but there is no cryptography in the file."""
    if letter.electronic.verdict != "none":
        return False
    return _claims_tte(letter) or (point_to_tte(letter) and letter.signature.verdict == "absent")


def _mark(name: str, mark: Mark, thing: str) -> Finding:
    verdict = {"present": "ok", "absent": "missing"}.get(mark.verdict, "unsure")
    default = {"ok": f"{thing} ditemukan", "missing": f"{thing} tidak ditemukan"}
    return Finding(name, verdict, mark.why or default.get(verdict, f"{thing} belum dapat dipastikan"))


def signature(letter: Letter, policy: Policy) -> Finding:
    if letter.electronic.verdict == "valid":
        return Finding("signature", "ok", "tanda tangan elektronik sah")
    if letter.electronic.verdict == "untrusted":
        return Finding(
            "signature", "unsure", letter.electronic.why or "tanda tangan elektronik belum diverifikasi"
        )
    if _printed_tte(letter):
        return Finding("signature", "note", "lihat tanda tangan elektronik")
    return _mark("signature", letter.signature, "tanda tangan")


def stamp(letter: Letter, policy: Policy) -> Finding:
    if policy.tte_replaces_stamp and letter.electronic.verdict in ("valid", "untrusted"):
        return Finding("stamp", "note", "tidak diperlukan pada surat dengan tanda tangan elektronik")
    if policy.tte_replaces_stamp and _printed_tte(letter):
        return Finding("stamp", "note", "lihat tanda tangan elektronik")
    return _mark("stamp", letter.stamp, "cap/stempel")


def electronic(letter: Letter, policy: Policy) -> Finding:
    if letter.electronic.verdict == "invalid":
        return Finding("electronic", "missing", letter.electronic.why or "tanda tangan elektronik tidak sah")
    if _printed_tte(letter):
        return Finding(
            "electronic", "missing", "surat menyebut tanda tangan elektronik, tetapi berkas tidak memuatnya"
        )
    if letter.electronic.verdict == "none" and point_to_tte(letter) and letter.signature.verdict == "unsure":
        why = (
            "kode QR menunjuk ke pemeriksaan TTE; bila surat ini ber-TTE, yang diperlukan adalah PDF aslinya"
        )
        return Finding("electronic", "unsure", why)
    return Finding("electronic", "ok", letter.electronic.why)


def _field(name: str, found: bool, letter: Letter, why: str) -> Finding:
    """A field that was read is ok; on a page without text nobody can say; else it is missing."""
    if found:
        return Finding(name, "ok")
    if letter.text_source == "none":
        return Finding(name, "unsure", PICTURE_ONLY)
    return Finding(name, "missing", why)


def number(letter: Letter, policy: Policy) -> Finding:
    if "template" in letter.blank:
        return Finding("number", "missing", "nomor surat masih berupa isian templat: konsep, belum surat")
    if "number" in letter.blank:
        return Finding("number", "missing", "nomor surat belum diisi")
    return _read(_field("number", bool(letter.number), letter, "nomor surat tidak ditemukan"), letter)


def letter_date(letter: Letter, policy: Policy) -> Finding:
    if "day" in letter.blank:
        return Finding("date", "missing", "hari pada tanggal surat belum diisi")
    return _read(_field("date", letter.date is not None, letter, "tanggal surat tidak ditemukan"), letter)


def _read(finding: Finding, letter: Letter) -> Finding:
    """Every letter has a number and a date: where recognition found none, it may not have been able to read it."""
    if finding.verdict == "missing" and letter.text_source in ("ocr", "mixed"):
        return replace(finding, verdict="unsure", why=finding.why.replace("ditemukan", "terbaca"))
    return finding


def items(letter: Letter, policy: Policy) -> Finding:
    wanted = letter.request.items
    if wanted and all(item.count for item in wanted):
        return Finding("items", "ok")
    if wanted:
        kinds = ", ".join(item.kind for item in wanted if not item.count)
        return Finding("items", "missing", f"jumlah belum disebut: {kinds}")
    return _field("items", False, letter, "jenis dan jumlah konten belum disebut")


def needed_by(letter: Letter, policy: Policy) -> Finding:
    why = "tanggal dibutuhkan belum disebut"
    if vague := _remark(letter, VAGUE):
        why += f" dengan pasti: {vague}"
    return _field("needed_by", letter.request.needed_by is not None, letter, why)


def contact(letter: Letter, policy: Policy) -> Finding:
    who = letter.request.contact
    return _field("contact", bool(who and who.phone), letter, "nomor HP/WA narahubung belum disebut")


def signer(letter: Letter, policy: Policy) -> Finding:
    who = letter.signer
    if who is None or not who.position:
        return Finding(
            "signer", "unsure", PICTURE_ONLY if letter.text_source == "none" else "blok penanda tangan"
        )
    if who.form in HEADS:
        return Finding("signer", "ok", who.position)
    return Finding("signer", "missing", f"ditandatangani oleh {who.position}")


def office(letter: Letter, policy: Policy) -> Finding:
    if letter.agency.matched:
        return Finding("office", "ok", letter.agency.name or "")
    if letter.text_source == "none":
        return Finding("office", "unsure", PICTURE_ONLY)
    named = letter.agency.name or "tidak terbaca"
    return Finding("office", "unsure", f"kop surat ({named}) tidak ada di daftar OPD/UPT")


def agreement(letter: Letter, policy: Policy) -> Finding:
    """Letterhead, sender's address, number and signer name the same OPD; disagreement is shown, not decided."""
    found = disagreements(letter, policy.office, policy.sender)
    return Finding("agreement", "note" if found else "ok", "; ".join(found))


def head(letter: Letter, policy: Policy) -> Finding:
    why = not_the_head(letter, policy.office)
    return Finding("head", "note" if why else "ok", why)


def weekday(letter: Letter, policy: Policy) -> Finding:
    """A weekday that is not that of its date: one of the two is wrong, and only the applicant knows which."""
    wrong = [remark for remark in letter.quality if remark.startswith(WEEKDAY)]
    return Finding("weekday", "missing" if wrong else "ok", "; ".join(wrong))


def remarks(letter: Letter, policy: Policy) -> Finding:
    """What else was remarked of the letter: a NIP with 17 digits, who acknowledged it."""
    told = [remark for remark in letter.quality if not remark.startswith((WEEKDAY, VAGUE))]
    return Finding("remarks", "note" if told else "ok", "; ".join(told))


def _remark(letter: Letter, kind: str) -> str:
    found = next((remark for remark in letter.quality if remark.startswith(kind)), "")
    return found.partition(": ")[2]


# ---------------------------------------------------------------- what a report should tell

ReportCheck = Callable[[Report], Finding]

_WHERE = re.compile(
    r"\b(?:di|nang|ning|neng|pada|depan|loket|ruang\w*|kantor|alun-alun|website|laman|instagram|facebook|akun|kecamatan|desa\w*"
    r"|kelurahan|jalan|jl|lobi|postingan\w*|flyer|konten\w*|video|surel|email|wa|whatsapp)\b",
    re.I,
)
_WHEN = re.compile(
    r"\b(?:tanggal|tgl|hari ini|kemarin|tadi|pagi|siang|sore|malam|minggu|bulan|tahun"
    r"|senin|selasa|rabu|kamis|jumat|sabtu|ahad|sejak|pukul|jam|seminggu|sewulan|dina|wingi|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober"
    r"|november|desember|terakhir|\d{1,2}[/.-]\d{1,2})\b",
    re.I,
)
_WHO = re.compile(
    r"\b(?:petugas\w*|pegawai|staf|oknum|admin|kabid|kadis|kepala|sekretaris|pejabat|dinas|kantor|bagian|unit|pak|bu|bapak|ibu)\b",
    re.I,
)
_HOW = re.compile(
    r"\b(?:karena|sehingga|lalu|kemudian|ketika|saat|setelah|caranya|dengan|supaya|padahal|tetapi|tapi)\b",
    re.I,
)
_EVIDENCE = re.compile(
    r"\b(?:bukti|terlampir|lampiran|foto|tangkapan layar|screenshot|rekaman|saksi|kuitansi)\b", re.I
)


def _told(name: str, found: bool, why: str) -> Finding:
    return Finding(name, "ok" if found else "missing", "" if found else why)


REPORT_CHECKS: Mapping[str, ReportCheck] = {
    "what": lambda r: _told("what", len(r.words.split()) >= 5, "kejadiannya belum jelas"),
    "who": lambda r: _told("who", bool(_WHO.search(r.words)), "siapa atau bagian mana belum disebut"),
    "where": lambda r: _told("where", bool(_WHERE.search(r.words)), "tempat kejadian belum disebut"),
    "when": lambda r: _told("when", bool(_WHEN.search(r.words)), "waktu kejadian belum disebut"),
    "how": lambda r: _told("how", bool(_HOW.search(r.words)), "jalan kejadian belum diceritakan"),
    "evidence": lambda r: _told(
        "evidence", bool(_EVIDENCE.search(r.words)), "bukti belum disebut atau dilampirkan"
    ),
}


def check_report(report: Report, standard: Standard, has_files: bool = False) -> tuple[Finding, ...]:
    """What the report tells and what it does not: shown to a person, who decides whether that matters."""
    found = [REPORT_CHECKS[r.check](report) for r in standard.requirements if r.check in REPORT_CHECKS]
    return tuple(Finding("evidence", "ok") if f.name == "evidence" and has_files else f for f in found)


CHECKS: Mapping[str, Check] = {
    "signature": signature,
    "stamp": stamp,
    "electronic": electronic,
    "number": number,
    "date": letter_date,
    "items": items,
    "needed_by": needed_by,
    "contact": contact,
    "signer": signer,
    "office": office,
    "agreement": agreement,
    "head": head,
    "weekday": weekday,
    "remarks": remarks,
}


NAMES = frozenset(CHECKS) | frozenset(REPORT_CHECKS)
"""Every requirement that a standard may name."""


def check(letter: Letter, standard: Standard, policy: Policy) -> tuple[Finding, ...]:
    """All requirements of the standard, in its order. What the standard lets a person look at becomes unsure."""
    found = []
    for requirement in (r for r in standard.requirements if r.check in CHECKS):
        finding = CHECKS[requirement.check](letter, policy)
        if finding.verdict == "missing" and requirement.otherwise == "periksa":
            finding = replace(finding, verdict="unsure")
        elif finding.verdict in ("missing", "unsure") and requirement.otherwise == "catat":
            finding = replace(finding, verdict="note")
        found.append(finding)
    return tuple(found)


def verdict(findings: tuple[Finding, ...]) -> str:
    """complete | incomplete | review. A doubt goes to a person first, who sees what is missing as well."""
    verdicts = {finding.verdict for finding in findings}
    if "unsure" in verdicts:
        return "review"
    return "incomplete" if "missing" in verdicts else "complete"
