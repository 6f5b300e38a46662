"""A look-alike of the national chain for TTE, made anew at every run: root, issuing authority, signers, time stamps.

All names are invented; no key is ever kept. `python -m tests.surat.rantai OUT/` writes the roots and a few signed letters
to try `suratd explain` with.
"""

from __future__ import annotations

import functools
import io
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import crl as asn1_crl
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
"""The moment that the tests call now."""
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Authority:
    """A certificate with its key, and who issued it (None: itself)."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey
    issuer: Authority | None = None

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def asn1(self) -> asn1_x509.Certificate:
        return asn1_x509.Certificate.load(self.der)

    @property
    def private(self) -> asn1_keys.PrivateKeyInfo:
        packed = self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return asn1_keys.PrivateKeyInfo.load(packed)


def issue(
    name: str,
    issuer: Authority | None = None,
    organisation: str = "Badan Contoh Sandi",
    authority: bool = False,
    start: datetime = NOW - YEAR,
    end: datetime = NOW + 2 * YEAR,
    usage: str = "sign",
) -> Authority:
    """A certificate. usage: sign (a person's) | server | timestamp."""
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    parent = issuer.certificate.subject if issuer else subject
    signing = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(parent)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False
        )
        .add_extension(_usage(authority, usage), critical=True)
    )
    if usage == "timestamp":
        builder = builder.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
    return Authority(builder.sign(signing, hashes.SHA256()), key, issuer)


def _usage(authority: bool, usage: str) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority and usage == "sign",
        key_encipherment=usage == "server",
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


@dataclass(frozen=True)
class Chain:
    """Everybody: `satu` and `dua` are officials, `lama` has an expired certificate, `dicabut` a revoked one, `palsu` bears
    the name of `satu` under another root, `layanan` is a server's certificate of the same issuer."""

    root: Authority
    issuer: Authority
    stamper: Authority
    old_stamper: Authority
    satu: Authority
    dua: Authority
    lama: Authority
    dicabut: Authority
    layanan: Authority
    other_root: Authority
    palsu: Authority

    @property
    def roots(self) -> tuple[bytes, ...]:
        return (self.root.der,)

    def crl(self, of: Authority, revoked: tuple[Authority, ...] = (), at: datetime = NOW) -> bytes:
        """Who of this issuer's certificates is revoked (DER)."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(of.certificate.subject)
            .last_update(at - timedelta(hours=1))
            .next_update(at + timedelta(days=7))
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(of.key.public_key()), critical=False
            )
            .add_extension(x509.CRLNumber(1), critical=False)
        )
        for one in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(one.certificate.serial_number)
            builder = builder.add_revoked_certificate(entry.revocation_date(at - timedelta(days=2)).build())
        return builder.sign(of.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@functools.cache
def chain() -> Chain:
    root = issue("Root CA Contoh DS G1", None, "Kementerian Contoh", True, NOW - 5 * YEAR, NOW + 15 * YEAR)
    issuer = issue("CA TTE CONTOH DS G1", root, authority=True, start=NOW - 4 * YEAR, end=NOW + 8 * YEAR)
    other = issue("Root CA Contoh DS G1", None, "Kementerian Contoh", True, NOW - 5 * YEAR, NOW + 15 * YEAR)
    return Chain(
        root=root,
        issuer=issuer,
        stamper=issue("TSA CONTOH", issuer, start=NOW - 2 * YEAR, usage="timestamp"),
        old_stamper=issue("TSA LAMA CONTOH", issuer, "Badan Contoh Sandi", False,
                          NOW - 4 * YEAR, NOW - YEAR / 2, "timestamp"),
        satu=issue("CONTOH SATU", issuer, "Pemerintah Kabupaten Contoh"),
        dua=issue("CONTOH DUA", issuer, "Pemerintah Kabupaten Contoh"),
        lama=issue("CONTOH LAMA", issuer, "Pemerintah Kabupaten Contoh", False, NOW - 3 * YEAR, NOW - YEAR),
        dicabut=issue("CONTOH DICABUT", issuer, "Pemerintah Kabupaten Contoh"),
        layanan=issue("layanan.contoh.test", issuer, usage="server"),
        other_root=other,
        palsu=issue("CONTOH SATU", issue("CA TTE CONTOH DS G1", other, authority=True)),
    )  # fmt: skip


# ---------------------------------------------------------------- signing


def signer_of(who: Authority) -> signers.SimpleSigner:
    """Its chain travels along in the signature, the root as well: that must not make it trusted."""
    path, above = [], who.issuer
    while above is not None:
        path.append(above.asn1)
        above = above.issuer
    return signers.SimpleSigner(
        signing_cert=who.asn1,
        signing_key=who.private,
        cert_registry=SimpleCertificateStore.from_certs(path),
    )


def stamper_of(who: Authority, at: datetime) -> DummyTimeStamper:
    above = [a.asn1 for a in (who.issuer, who.issuer.issuer if who.issuer else None) if a]
    return DummyTimeStamper(
        tsa_cert=who.asn1,
        tsa_key=who.private,
        certs_to_embed=SimpleCertificateStore.from_certs(above),
        fixed_dt=at,
    )


def sign(
    pdf: bytes,
    who: Authority,
    field: str = "Tanda1",
    at: datetime = NOW - timedelta(days=1),
    stamper: Authority | None = None,
    box: tuple[int, int, int, int] | None = None,
    certify: fields.MDPPerm | None = None,
    lock: fields.MDPPerm | None = None,
) -> bytes:
    """A PAdES approval signature (or a certification), with a time stamp when a stamper is given."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    spec = fields.SigFieldSpec(field, on_page=0, box=box, doc_mdp_update_value=lock)
    fields.append_signature_field(writer, spec)
    how = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=certify is not None,
        docmdp_permissions=certify or fields.MDPPerm.FILL_FORMS,
        location="Purbalingga",
    )
    signing = signers.PdfSigner(how, signer_of(who), timestamper=stamper_of(stamper, at) if stamper else None)
    signed = signing.sign_pdf(writer)
    return signed.getvalue()


def with_validation(pdf: bytes, everybody: Chain, at: datetime, revoked: tuple[Authority, ...] = ()) -> bytes:
    """Certificates and revocation lists added afterwards in a DSS: the step to PAdES-LT."""
    out = io.BytesIO(pdf)
    crls = [
        everybody.crl(everybody.root, at=at),
        everybody.crl(everybody.issuer, revoked, at),
    ]
    DocumentSecurityStore.add_dss(
        out,
        sig_contents=None,
        certs=[everybody.issuer.asn1, everybody.stamper.asn1],
        crls=[asn1_crl.CertificateList.load(one) for one in crls],
    )
    return out.getvalue()


def with_document_stamp(pdf: bytes, who: Authority, at: datetime) -> bytes:
    """A time stamp over the whole document: the step to PAdES-LTA."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    stamping = signers.PdfTimeStamper(stamper_of(who, at), field_name=f"Waktu{at:%y%m%d}")
    return stamping.timestamp_pdf(writer, "sha256").getvalue()


def main(folder: Path) -> None:
    from tests.surat.buat import A, pdf

    folder.mkdir(parents=True, exist_ok=True)
    everybody, letter = chain(), pdf([A], 1)
    (folder / "akar.pem").write_bytes(everybody.root.pem)
    stamped = sign(letter, everybody.satu, stamper=everybody.stamper)
    samples = {
        "sah": stamped,
        "sah-lt": with_validation(stamped, everybody, NOW),
        "dua-tanda": sign(stamped, everybody.dua, "Tanda2"),
        "akar-lain": sign(letter, everybody.palsu),
    }
    for name, content in samples.items():
        (folder / f"{name}.pdf").write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
