"""Electronic signatures (TTE) of a file: valid, untrusted, invalid or none, whose, when, and what changed afterwards.

Presence of words or of a QR code proves nothing: only cryptography in the file counts, and only when it leads to a root
that the office has configured. Several signatures: all are named, and the worst decides, whatever its place in the order.
(A later one of an unknown issuer makes the whole untrusted: its picture may cover the words, so a person looks.)

valid: intact, unchanged, trusted. untrusted: intact, but by somebody we cannot prove, or of a kind that we cannot check: a
person looks. invalid: shown to be altered, cut off or revoked: the sender is asked for the original.

DIAGNOSTICS: never raises; what pyHanko raises on odd files ends as untrusted with a word why, a slow file likewise.
"""

from __future__ import annotations

# pyHanko needs it, and it must be loaded before the child loses its sockets, from which ssl derives a class of its own.
import asyncio  # noqa: F401
import contextlib
import dataclasses
import re
import signal
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from types import FrameType
from typing import TYPE_CHECKING

from parsing.revision import shows_the_same
from workflow.facts import Electronic

if TYPE_CHECKING:
    from parsing.pades import Seen

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_CONTENTS = re.compile(rb"/Contents\s*<\s*30[0-9A-Fa-f\s]{64}")
_USAGE = re.compile(rb"/UR3?\s*(?:<<|\d)")
"""Rights that Adobe's server gives a form: signed likewise, but by nobody who signs a letter."""
_PLACE = re.compile(rb"/ByteRange\s*\[")
PATIENCE = 8.0
"""Seconds of processor time for all signatures of a file; an ordinary one takes 0.03."""
_WORST = ("invalid", "untrusted", "valid")
BLANK = b"\0\t\n\f\r "
TAIL, PAGE = "data di belakang berkas", "isi halaman"
NONE = "Berkas tidak memuat tanda tangan elektronik."
UNCHECKED = "pencabutan sertifikat tidak diperiksa"


def read_electronic(
    content: bytes, roots: Sequence[bytes] = (), day: date | None = None, patience: float = PATIENCE
) -> Electronic:
    """roots: certificates (DER) that the office trusts. day: when the file came, None for today; later revocations and
    expiry do not change what was found on that day."""
    if not _PLACE.search(content):
        return Electronic(why=NONE)
    moment = datetime.combine(day, time(23, 59, 59), UTC) if day else None
    found = _examined(content, roots, moment, patience)
    if isinstance(found, str):
        return _unexamined(content, found)
    if not found and (_USAGE.search(content) or not (_RANGE.search(content) and _CONTENTS.search(content))):
        return Electronic(why=NONE)
    if not found:
        # Left behind in the bytes, but no field of the document holds it any more.
        return Electronic("invalid", why="Tanda tangan elektronik sudah dilepas dari dokumen.")
    return _together(content, found)


class _TooSlow(BaseException):
    """Beside Exception, so that no library takes it for an error of its own."""


@contextlib.contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Ends what runs in the main thread after so much processor time; elsewhere only the child's own limits hold."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    # Again and again, should a library swallow the first.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _examined(
    content: bytes, roots: Sequence[bytes], moment: datetime | None, patience: float
) -> list[Seen] | str:
    """What was seen, or a word why nothing could be."""
    from parsing import pades

    try:
        with _within(patience):
            return pades.examine(content, roots, moment)
    except _TooSlow:
        return "pemeriksaannya terlalu lama"
    except MemoryError:
        return "berkas terlalu rumit"
    except Exception as error:  # pyHanko: AssertionError, KeyError, RecursionError, ... on odd files
        return f"strukturnya tidak dapat diperiksa ({type(error).__name__})"


def _unexamined(content: bytes, why: str) -> Electronic:
    """pyHanko gave up: on a file that was cut or changed, or on one that is merely odd. The bytes tell which."""
    from parsing import pades

    ranges = [tuple(int(n) for n in m.groups()) for m in _RANGE.finditer(content)]
    if any(start + length > len(content) for _, _, start, length in ranges):
        said = "Berkas terpotong: bagian yang ditandatangani tidak lengkap."
        return Electronic("invalid", covers_whole_file=False, changed_after="bagian akhir", why=said)
    if ranges and pades.is_intact(content):
        if content[max(start + length for _, _, start, length in ranges) :].strip(BLANK):
            why += "; sesudah bagian yang ditandatangani ada data yang tidak dapat diperiksa"
        return Electronic("untrusted", why=f"Tanda tangan elektronik belum dapat diperiksa: {why}.")
    return Electronic("invalid", why=f"Tanda tangan elektronik rusak atau diubah: {why}.")


def _together(content: bytes, found: list[Seen]) -> Electronic:
    """One answer of several signatures: the worst decides."""
    found = [_still_shown(content, one) for one in found]
    verdict = next(v for v in _WORST if any(one.verdict == v for one in found))
    chosen = next(one for one in reversed(found) if one.verdict == verdict)
    later = next((one.later for one in found if one.verdict == verdict and one.later), "")
    return Electronic(
        verdict=verdict,
        signer=chosen.signer,
        signed_at=chosen.at,
        covers_whole_file=any(one.whole for one in found),
        changed_after=later or None,
        why=_why(verdict, found),
        signers=tuple(dict.fromkeys(one.signer for one in found if one.signer)),
    )


def _still_shown(content: bytes, one: Seen) -> Seen:
    """What follows the signed bytes must be whole revisions, and they must show what was signed."""
    if one.verdict == "invalid" or one.whole:
        return one
    added = content[one.end :]
    if added.count(b"startxref") > one.revisions or content[content.rfind(b"%%EOF") + 5 :].strip(BLANK):
        return dataclasses.replace(
            one, verdict="invalid", why="ada data di belakang akhir berkas", later=TAIL
        )
    if not shows_the_same(content[: one.end], content):
        return dataclasses.replace(
            one, verdict="invalid", why="berkas berubah setelah ditandatangani", later=PAGE
        )
    return one


def _why(verdict: str, found: list[Seen]) -> str:
    heads = {
        "valid": "Tanda tangan elektronik sah",
        "untrusted": "Tanda tangan elektronik utuh, tetapi belum dapat dipercaya",
        "invalid": "Tanda tangan elektronik tidak sah",
    }
    parts = [f"{one.signer or 'tanpa nama'}{': ' + one.why if one.why else ''}" for one in found]
    said = f"{heads[verdict]} ({'; '.join(dict.fromkeys(parts))})."
    if verdict == "valid" and not all(one.revocation for one in found):
        said = f"{said[:-1]}; {UNCHECKED}."
    return said
