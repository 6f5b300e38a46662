"""What must not be read in the records: encrypted with a key that is not in them (AES-256-GCM). Decides nothing.

A sealed case is split in three: the open part (number, state, days, class), the identity, and everything else. Each
ciphertext is bound to its place by its associated data, so that a row copied under another number does not open.
Whoever holds the key and the records reads all of it; the key alone, or the records alone, give nothing.
"""

from __future__ import annotations

import base64
import hmac
import os
import re
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.codec import decode, encode
from workflow.facts import Arguments, Case, Done, Mailbox, Report

MARK = b"suratd sealed 1\0"
TEXT = "sealed:"
NOBODY = Mailbox("(tersegel)")


class Unreadable(ValueError):
    """Sealed with another key, or not what it says it is."""


class Vault:
    """Seals and opens. `key`: any secret of 16 bytes or more; keys of its own are made from it."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(hmac.digest(key, b"suratd vault", "sha256"))
        self._names = hmac.digest(key, b"suratd names", "sha256")

    def seal(self, plain: bytes, place: str) -> bytes:
        nonce = os.urandom(12)
        return MARK + nonce + self._cipher.encrypt(nonce, plain, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        body = bytes(sealed)
        if not body.startswith(MARK):
            raise Unreadable(f"{place}: not sealed")
        nonce, text = body[len(MARK) : len(MARK) + 12], body[len(MARK) + 12 :]
        try:
            return self._cipher.decrypt(nonce, text, place.encode())
        except InvalidTag:
            raise Unreadable(f"{place}: sealed with another key, or changed") from None

    def seal_text(self, plain: str, place: str) -> str:
        return TEXT + base64.b64encode(self.seal(plain.encode("utf-8", "replace"), place)).decode()

    def open_text(self, text: str, place: str) -> str:
        """A text that was never sealed stays what it is."""
        if not text.startswith(TEXT):
            return text
        return self.open(base64.b64decode(text[len(TEXT) :]), place).decode()

    def name_for(self, secret: str) -> str:
        """The same name for the same secret, which it does not tell: for counting and for unique keys."""
        return (
            "pelapor-"
            + hmac.digest(self._names, secret.lower().encode("utf-8", "replace"), "sha256").hex()[:16]
        )


def is_sealed(raw: bytes) -> bool:
    return bytes(raw[: len(MARK)]) == MARK


# ---------------------------------------------------------------- a case in three parts


def opened(case: Case) -> Case:
    """The part of a sealed case that stands open: where it is and since when, never what it says or who said it."""
    report = case.report
    shown = (
        Report(
            channel=report.channel,
            proposed=report.proposed,
            category=report.category,
            answered=report.answered,
            promised=report.promised,
        )
        if report
        else None
    )
    return replace(
        case,
        applicant=NOBODY,
        agency="",
        letter=None,
        findings=(),
        pending=None,
        confirming=(),
        decisions=tuple(_opened(done) for done in case.decisions),
        material=(),
        content=(),
        links=(),
        notes=(),
        thread="",
        subject="",
        report=shown,
    )


def _opened(done: Done) -> Done:
    by = done.by if re.fullmatch(r"[\w.-]+", done.by) else "pemohon"
    given = done.arguments
    return replace(
        done, by=by, arguments=Arguments(staff=given.staff, days=given.days, category=given.category)
    )


def seal_case(vault: Vault, case: Case) -> tuple[bytes, bytes]:
    """Contents and identity, sealed."""
    identity = encode((case.applicant, case.thread, _contact(case)))
    contents = replace(case, applicant=NOBODY, thread="", report=_without_contact(case.report))
    return (
        vault.seal(encode(contents).encode(), f"case/{case.ref}"),
        vault.seal(identity.encode(), f"identity/{case.ref}"),
    )


def open_case(vault: Vault, ref: str, contents: bytes, identity: bytes) -> Case:
    """The whole case again."""
    case = decode(vault.open(contents, f"case/{ref}"), Case)
    applicant, thread, (contact, followers) = decode(
        vault.open(identity, f"identity/{ref}"), tuple[Mailbox, str, tuple[str, tuple[Mailbox, ...]]]
    )
    report = replace(case.report, contact=contact, followers=followers) if case.report else None
    return replace(case, applicant=applicant, thread=thread, report=report)


def _contact(case: Case) -> tuple[str, tuple[Mailbox, ...]]:
    return (case.report.contact, case.report.followers) if case.report else ("", ())


def _without_contact(report: Report | None) -> Report | None:
    return replace(report, contact="", followers=()) if report else None
