"""PAdES signatures of a PDF, one by one, as pyHanko sees them. The only door to pyHanko; it fetches nothing and trusts only
the roots it is given.

Imported in the limited child, and only for files that carry a signature: pyHanko takes 0.7 s to load and raises errors of
every kind on odd files. Whoever calls this catches them (parsing/esign.py).

What pyHanko calls "intact and trusted" is true for a shadow attack, too; and it takes literal strings, rows of zeros and
bytes after the end of the file as they come. So here, beyond its `bottom_line`:
- the hole in the signed range holds the hexadecimal signature and nothing else (`_hole`);
- after signing, only signatures, time stamps and their validation data may follow: fields filled in are a change;
- a signature field that was added and left empty is a change, as its picture may cover the text;
- a certificate that has expired counts at the moment of a time stamp that is itself trusted, never at a claimed time.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import logging
import re
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from asn1crypto import cms, crl, ocsp, x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel, StandardDiffPolicy
from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
from pyhanko.sign.diff_analysis.rules.file_structure_rules import (
    CatalogModificationRule,
    ObjectStreamRule,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules.form_field_rules import (
    DSSCompareRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
)
from pyhanko.sign.diff_analysis.rules.metadata_rules import DocInfoRule, MetadataUpdateRule
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext

T = TypeVar("T")

VALID, UNTRUSTED, INVALID = "valid", "untrusted", "invalid"
CONTENT, UPKEEP, OTHERS = "isi berkas", "data validasi", "tanda tangan lain"
RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
KINDS = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached")
MOST = 24
"""Signatures of one file that are looked at."""

_UPKEEP = ModificationLevel.LTA_UPDATES
POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),  # type: ignore[no-untyped-call]
        DocInfoRule().as_qualified(_UPKEEP),
        XrefStreamRule().as_qualified(_UPKEEP),
        ObjectStreamRule().as_qualified(_UPKEEP),
        DSSCompareRule().as_qualified(_UPKEEP),
        MetadataUpdateRule().as_qualified(_UPKEEP),  # type: ignore[no-untyped-call]
    ],
    # pyHanko's own policy also lets fields be filled in: on a letter that is a change of its words.
    form_rule=FormUpdatingRule(
        field_rules=[
            SigFieldCreationRule(),  # type: ignore[no-untyped-call]
            SigFieldModificationRule(),
        ]
    ),
)
# pyHanko logs a traceback for every verdict that is not "valid"; what it means is in `Seen.why`.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True)
class Seen:
    """One signature. `stamped`: `at` was told by a trusted time stamp, not by the signer. `later`: what was added after it.
    `end`: the bytes of the file that it speaks for; `revisions`: how many were added behind them."""

    verdict: str
    signer: str | None = None
    at: datetime | None = None
    stamped: bool = False
    whole: bool = False
    later: str = ""
    why: str = ""
    revocation: bool = False
    end: int = 0
    revisions: int = 0


@dataclass(frozen=True)
class Trust:
    """Whom the office trusts, what the file brings along, and the moment for which the question is asked."""

    roots: tuple[x509.Certificate, ...]
    others: tuple[x509.Certificate, ...]
    revocations: tuple[crl.CertificateList, ...]
    answers: tuple[ocsp.OCSPResponse, ...]
    moment: datetime | None


def examine(content: bytes, roots: Sequence[bytes], moment: datetime | None) -> list[Seen]:
    """Every signature of the file, in the order of signing; empty when no field holds one. Raises what pyHanko raises."""
    reader = _reader(content)
    regular = list(reader.embedded_regular_signatures)[:MOST]
    if not regular:
        return []
    trust = _trust(reader, roots, moment)
    stamps = [s for s in reader.embedded_signatures if s.sig_object_type == "/DocTimeStamp"][:MOST]
    trust, proven = _through_time(stamps, trust)
    return [_seen(content, reader, one, trust, proven) for one in regular]


def subject_of(certificate: bytes) -> tuple[str, datetime]:
    """The name on a certificate (DER) and the last moment for which it was issued; ValueError when it is none."""
    found = x509.Certificate.load(certificate)
    return _name_of(found) or "?", found.not_valid_after


def _reader(content: bytes) -> PdfFileReader:
    """Strictly; and where that is refused (Word writes two kinds of table into one file) with forbearance: what is then
    shown is compared with what was signed by another reader (parsing/esign.py)."""
    reader = PdfFileReader(io.BytesIO(content), strict=False)
    if reader.encrypted:
        # Locked against changes only: the password for reading is empty.
        reader.decrypt("")
    return reader


def _trust(reader: PdfFileReader, roots: Sequence[bytes], moment: datetime | None) -> Trust:
    certificates: list[x509.Certificate] = []
    revocations: list[crl.CertificateList] = []
    answers: list[ocsp.OCSPResponse] = []
    if "/DSS" in reader.root:
        store = DocumentSecurityStore.read_dss(reader)
        certificates = list(store.load_certs())
        revocations = [crl.CertificateList.load(r.get_object().data) for r in store.crls]
        answers = [ocsp.OCSPResponse.load(r.get_object().data) for r in store.ocsps]
    trusted = tuple(x509.Certificate.load(root) for root in roots)
    return Trust(trusted, tuple(certificates), tuple(revocations), tuple(answers), moment)


def _context(trust: Trust, require: bool = False) -> ValidationContext:
    """A new one for each question: they remember. Without `require`, what nobody says about revocation is let pass."""
    return ValidationContext(
        trust_roots=list(trust.roots),
        other_certs=list(trust.others),
        crls=list(trust.revocations),
        ocsps=list(trust.answers),
        moment=trust.moment,
        allow_fetching=False,
        revocation_mode="require" if require else "soft-fail",
        # What a file brings along was collected after the moment that is asked about.
        retroactive_revinfo=trust.moment is not None,
    )


def is_intact(content: bytes) -> bool:
    """Does the last signature speak for the bytes that it claims? For files whose structure could not be followed."""
    *_, (_, first, second, length) = [tuple(int(n) for n in m) for m in RANGE.findall(content)]
    try:
        message = cms.ContentInfo.load(bytes.fromhex(content[first + 1 : second - 1].decode("ascii")))
        signer = message["content"]["signer_infos"][0]
        claimed = next(
            a["values"][0].native for a in signer["signed_attrs"] if a["type"].native == "message_digest"
        )
        algorithm = signer["digest_algorithm"]["algorithm"].native
        made = hashlib.new(algorithm, content[:first] + content[second : second + length]).digest()
    except (ValueError, KeyError, TypeError, StopIteration, UnicodeDecodeError):
        return False
    return second + length <= len(content) and bool(claimed == made)


def _now(coroutine: Coroutine[Any, Any, T]) -> T:
    """Runs what needs no waiting: without a network there is nothing to wait for, and the child may open no event loop."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        value: T = done.value
        return value
    coroutine.close()
    raise RuntimeError("a validation that waits for something")


# ---------------------------------------------------------------- time


def _through_time(
    stamps: Sequence[EmbeddedPdfSignature], trust: Trust
) -> tuple[Trust, list[tuple[EmbeddedPdfSignature, datetime]]]:
    """Back through the document's time stamps, the last first: each proves what was there at its moment, also the one
    before it when its certificate has expired since."""
    proven: list[tuple[EmbeddedPdfSignature, datetime]] = []
    for stamp in reversed(stamps):
        status = _now(async_validate_pdf_timestamp(stamp, _context(trust)))
        if not (status.valid and status.intact and status.trusted):
            break
        trust = dataclasses.replace(trust, moment=status.timestamp)
        proven.append((stamp, status.timestamp))
    return trust, proven


# ---------------------------------------------------------------- one signature


def _seen(
    content: bytes,
    reader: PdfFileReader,
    one: EmbeddedPdfSignature,
    trust: Trust,
    proven: Sequence[tuple[EmbeddedPdfSignature, datetime]],
) -> Seen:
    name = _name_of(one.signer_cert)
    end = _hole(content, one)
    if not end:
        return Seen(INVALID, name, why="rentang byte yang ditandatangani tidak wajar")
    if one.sig_object.get("/SubFilter") not in KINDS:
        return Seen(UNTRUSTED, name, why="jenis tanda tangan ini belum dapat diperiksa", end=end)
    try:
        status = _now(async_validate_pdf_signature(one, _context(trust), diff_policy=POLICY))
    except SignatureValidationError:
        return Seen(INVALID, name, why="susunan tanda tangannya tidak wajar", end=end)
    known = Seen(
        INVALID,
        name,
        status.signer_reported_dt,
        whole=not content[end:].strip(b"\0\t\n\f\r "),
        later=_later(status),
        end=end,
        revisions=reader.xrefs.total_revisions - 1 - one.signed_revision,
    )
    if not (status.intact and status.valid):
        return dataclasses.replace(known, why="isi berkas tidak cocok dengan tanda tangannya", later=CONTENT)
    if _changed(status, reader, one):
        return dataclasses.replace(known, why="berkas berubah setelah ditandatangani", later=CONTENT)
    if not status.seed_value_ok:
        return dataclasses.replace(known, why="tidak memenuhi syarat kolom tanda tangannya")
    return _trusted(known, one, status, trust, proven)


def _hole(content: bytes, one: EmbeddedPdfSignature) -> int:
    """Where the signed bytes end, or 0: they must be all but one string of hexadecimal digits, the signature itself."""
    numbers = [int(n) for n in one.byte_range]
    if len(numbers) != 4:
        return 0
    start, first, second, length = numbers
    if start != 0 or first <= 0 or length <= 0 or not first < second or second + length > len(content):
        return 0
    hole = content[first:second]
    if hole[:1] != b"<" or hole[-1:] != b">":
        return 0
    try:
        written = bytes.fromhex(hole[1:-1].decode("ascii"))
    except ValueError:
        return 0
    return second + length if written == one.pkcs7_content else 0


def _later(status: PdfSignatureStatus) -> str:
    """What was added after this signature, as far as it is allowed."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return ""
    level = status.modification_level
    if level == ModificationLevel.LTA_UPDATES:
        return UPKEEP
    return OTHERS if level == ModificationLevel.FORM_FILLING else ""


def _changed(status: PdfSignatureStatus, reader: PdfFileReader, one: EmbeddedPdfSignature) -> bool:
    if status.modification_level is None or not status.docmdp_ok:
        return True
    if status.modification_level == ModificationLevel.OTHER:
        return True
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return False
    then = reader.get_historical_resolver(one.signed_revision)
    return bool(set(_empty_fields(reader)) - set(_empty_fields(then)))


def _empty_fields(handler: Any) -> Iterator[str]:
    for name, _, _ in enumerate_sig_fields(handler, filled_status=False):
        yield name


def _trusted(
    known: Seen,
    one: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    trust: Trust,
    proven: Sequence[tuple[EmbeddedPdfSignature, datetime]],
) -> Seen:
    """Intact and unchanged: does its certificate lead to a root of ours, at a moment that somebody trusted has told?"""
    if not trust.roots:
        return dataclasses.replace(
            known, verdict=UNTRUSTED, why="belum ada sertifikat akar yang dipercaya dalam konfigurasi"
        )
    moment, stamped = trust.moment, False
    stamp = status.timestamp_validity
    if stamp is not None and not (stamp.valid and stamp.intact):
        return dataclasses.replace(known, why="cap waktunya tidak cocok")
    if stamp is not None and stamp.trusted:
        moment, stamped = stamp.timestamp, True
    else:
        # The earliest time stamp of the document that was set over this signature.
        covering = [at for other, at in proven if other.signed_revision >= one.signed_revision]
        if covering:
            moment, stamped = min(covering), True
    known = dataclasses.replace(known, at=moment if stamped else known.at, stamped=stamped)
    asked = dataclasses.replace(trust, moment=moment)
    if trust.revocations or trust.answers:
        # Asked outright: otherwise a list counts only for a certificate that says where its list is published.
        strict = _status(one, asked, require=True)
        if strict.revoked:
            return dataclasses.replace(known, why="sertifikat penanda tangan sudah dicabut")
        if strict.trusted:
            return dataclasses.replace(known, verdict=VALID, revocation=True)
    final = _status(one, asked)
    if final.trusted:
        return dataclasses.replace(known, verdict=VALID)
    return dataclasses.replace(known, verdict=UNTRUSTED, why=_distrust(final))


def _status(one: EmbeddedPdfSignature, trust: Trust, require: bool = False) -> PdfSignatureStatus:
    """Only its chain is looked at here: what was changed has been asked before."""
    return _now(async_validate_pdf_signature(one, _context(trust, require), skip_diff=True))


def _distrust(status: PdfSignatureStatus) -> str:
    trouble = str(status.trust_problem_indic)
    if "CHAIN_CONSTRAINTS" in trouble:
        return "sertifikatnya bukan untuk menandatangani"
    if "OUT_OF_BOUNDS" in trouble:
        return "sertifikat penanda tangan tidak berlaku pada saat itu dan tidak ada cap waktu tepercaya"
    if "NO_CERTIFICATE_CHAIN" in trouble:
        return "penerbit sertifikatnya tidak termasuk yang dipercaya"
    return "rantai sertifikatnya tidak terbukti"


def _name_of(certificate: x509.Certificate) -> str | None:
    """The common name, else whatever the subject says."""
    subject = certificate.subject.native
    name = subject.get("common_name") or next(iter(subject.values()), None)
    while isinstance(name, (list, tuple)):
        name = name[0] if name else None
    return " ".join(str(name).split())[:200] if name else None


def words_of(signatures: Iterable[Seen]) -> str:
    """The signers' names, each once, as a sentence part."""
    return ", ".join(dict.fromkeys(one.signer or "tanpa nama" for one in signatures))
