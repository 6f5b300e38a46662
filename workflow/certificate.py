"""Whose certificate signed a letter with TTE, against the name in its signer block: shown to whoever decides. Pure."""

from __future__ import annotations

import re

from workflow.facts import Finding, Letter

NAME = "certificate"
_TITLES = frozenset(
    "dr drs dra ir prof h hj k kh r rr rd raden mas nyi apt ns bdn tn ny sdr sdri bapak ibu".split()
)


def findings_of(letter: Letter) -> tuple[Finding, ...]:
    """A note when no signature in the file bears the name that stands in the letter."""
    signer = letter.signer.name if letter.signer else None
    names = letter.electronic.signers
    if letter.electronic.verdict not in ("valid", "untrusted") or not names or not signer:
        return ()
    if any(is_same(name, signer) for name in names):
        return ()
    why = f"sertifikat atas nama {', '.join(names)}, sedangkan surat menyebut {signer}"
    return (Finding(NAME, "note", why),)


def is_same(one: str, other: str) -> bool:
    """The same person, titles and order apart; one may give fewer of his names, but not only one short word."""
    first, second = _words(one), _words(other)
    shorter = first if len(first) <= len(second) else second
    return bool(first & second) and first & second == shorter and any(len(word) > 2 for word in shorter)


def _words(name: str) -> frozenset[str]:
    """The words of a name in lower case: what stands behind a comma, and titles before the name, are not part of it."""
    head = name.partition(",")[0].lower()
    words = [word for word in re.findall(r"[^\W\d_]+", head) if word]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return frozenset(words)
