"""Says which registered domain an address imitates: the same picture to a reader's eye, another domain. Pure.

A skeleton is what is left of a domain when everything is taken away that an eye passes over: alphabets, accents, "rn"
for "m", digits for letters, hyphens, doubled letters. Equal skeletons of different domains are a deception.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Letters of other alphabets that are drawn like Latin ones (of UTS 39, those that a domain may hold).
_DRAWN = {
    "a": "аɑαаạ", "b": "ЬƅᏏв", "c": "сϲⅽᴄ", "d": "ԁⅾɗժ", "e": "еєҽеɛ", "f": "ƒẝϝ", "g": "ɡցġԍ", "h": "һհнᏂ",
    "i": "іıɩιӏɪا", "j": "јϳյ", "k": "кκⲕᴋ", "l": "ⅼӀ|ןן", "m": "мⅿʍᴍ", "n": "ոռпᴨɴ", "o": "оοօσ੦๐ᴏо",
    "p": "рρⲣᴘ", "q": "ԛգզ", "r": "гᴦʀꭇ", "s": "ѕꜱʂ", "t": "тτᴛ", "u": "υսᴜцʋ", "v": "ѵνᴠⅴ", "w": "ԝաѡᴡ",
    "x": "хⅹ×", "y": "уүγʏყ", "z": "ᴢʐ",
}  # fmt: skip
_ONE = {ord(drawn): letter for letter, all_drawn in _DRAWN.items() for drawn in all_drawn}
_DIGITS = str.maketrans(
    {"0": "o", "1": "l", "i": "l", "5": "s", "3": "e", "8": "b", "9": "g", "q": "g", "2": "z"}
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))


def imitated(domain: str, known: Iterable[str]) -> str:
    """The registered domain that this one imitates; "" for a registered one, and for one that is merely another."""
    domain, domains = domain.lower().rstrip("."), {one.lower() for one in known}
    if domain in domains or not domain:
        return ""
    seen = skeleton(domain)
    for one in sorted(domains):
        # The whole name before a foreign ending is read as the name.
        if seen == skeleton(one) or domain.startswith((f"{one}.", f"{one}-")):
            return one
    return ""


@lru_cache(maxsize=4096)
def skeleton(domain: str) -> str:
    shown = ".".join(_unicode(label) for label in domain.split("."))
    plain = unicodedata.normalize("NFKD", shown.translate(_ONE)).casefold().translate(_ONE)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_ONE)
    plain = plain.translate(_DIGITS)
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    # Dots, hyphens and whatever cannot be seen part nothing; a letter twice is a letter.
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z0-9]", "", plain))


def _unicode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label
