"""A signer's name as recognition leaves it -> as it was printed: specks, titles and degrees set right, not the name itself.

Letters inside a name stay as they were read: only the directory of heads may settle them (parsing/contents.py).
"""

from __future__ import annotations

import re

from parsing.titles import BEFORE, DEGREES, is_degrees, with_points

_AROUND = " |«»“”„\"'`´—_~^°•·*<>¦\\{}[]=!‘’().,:;-"
_MISREAD = (
    # A first letter lost or taken for its neighbour; what follows is a name with a capital.
    ("Drs.", r"(?:[DOP]?rs|D[it1]s|Ors|Dre)[.,:]+"),
    ("Dra.", r"(?:ra|Ora|Pra|D[it]a)[.,:]+"),
    ("drg.", r"(?:[do][rn][gq9]|O[rn][gq9]|d[it]g|[iI]r[gq9])[.,:]+"),
    ("Dr.", r"(?:[POB0]r|D[t1])[.,:]+"),
    ("Hj.", r"H[iIl!1J)]\s?[.,:]+|[MN]j[.,:]+"),
    ("Ir.", r"[il1J|]r[.,:]+"),
    ("dr.", r"r[.,:]+"),
)
_TITLE = re.compile(rf"(?:{BEFORE})\b[.,:]?\s*", re.IGNORECASE)
_SHORT = re.compile(
    r"(?:Ni|NI|Al|AL|El|EL|Sy|St|ST|Aa|Ai|AI|La|LA|Wa|Ki|KI|Nu|Ny|NY|Ag|Moh?|Muh|Sri|Tri|Dwi|Nur)\b|[A-Z]\.\s?(?=[A-Z])|"
    r"I\s(?=(?:Made|Wayan|Nyoman|Ketut|Putu|Kadek|Komang|Gede|Gusti|Dewa|Nengah)\b)",
)
"""Short words with which a name may begin, and a name cut to its first letter."""
_SPECK = re.compile(
    r"[\W\d_]+|(?:[^A-Za-z\s]*(?:[A-Za-z]{1,2}|[a-z]{3})[^A-Za-z\s]*|(?=\S{1,4}\s)\S*[^\w.,'’\s]\S*)\s+(?=\S)"
)
_TWICE = re.compile(r"\b([A-Za-z]{6,})\s+((?:\S{1,4}\.\s+)*)(\1\b)")
_TAIL = re.compile(r"\b([A-Za-z]{1,4}([A-Za-z]{7,}))\s+\2\b")
"""The same print read twice, whole or without its first letters: two readings of a line that did not lie on each other."""
_WRONG_DEGREE = re.compile(r"(?<![A-Za-z])([SMA]),\s?(Sos|Si|Kes|Kom|Pd|Pt|Hum|Ag|IP|STP|Md)\b")
_COMMAS = re.compile(r"(?<![A-Za-z])([A-Z])[.,]\s?([A-Z])[.,]\s?([A-Z])[.,]?(?![A-Za-z])")
"""Three letters parted by points, some of which were read as commas."""


def name(text: str) -> str:
    """ "aa TARJONO, M.M." -> "TARJONO, M.M.", "Pr. Sulistiyani. S.Sos." -> "Dr. Sulistiyani, S.Sos."."""
    text = re.sub(r"(?<=\w)\.{2,}\s*", "., ", text.strip(_AROUND[:-5]))
    text = re.sub(r"\s[\W_]+\s", " ", _beginning(_TWICE.sub(r"\2\3", text)))
    text = _TAIL.sub(r"\1", text)
    text = re.sub(r"(?<=[AIUEO])!(?=[AIUEO])", "J", text)
    # A stroke between two words, or before a degree, is the pen's.
    text = re.sub(r"(?<=[A-Za-z]{3})/(?=[A-Za-z]{3})", " ", text)
    text = re.sub(r",\s*[—–_-]+\s*(?=[A-Z])", ", ", text)
    text = _WRONG_DEGREE.sub(
        r"\1.\2", re.sub(r"(?<![\w])5\.?(?=(?:Sos|Pd|Kom|IP|STP|Si|Pt|Ag|H|E|T)\b)", "S.", text)
    )
    text = _COMMAS.sub(_pointed, text)
    text = re.sub(r"\s*,[\s.,]*", ", ", re.sub(r"(?<=[A-Za-z]{4})[.,]*,", ",", text))
    before, comma, degrees = text.partition(",")
    text = before + comma + re.sub(r"[A-Za-z]+(?:[.:\-;][A-Za-z]+)+[.:;]?", _degree, degrees)
    text = re.sub(r"(?<=[A-Z]{3})\.(?=[A-Z]{3})", " ", text)
    text = re.sub(r"\b(dr|drg|drs|dra|ir|hj|h)\.(?=[A-Z]{2})", r"\1. ", text, flags=re.IGNORECASE)
    return with_points(_without_stroke(text).strip(_AROUND[:-5] + ",;:"))


def _beginning(text: str) -> str:
    """Without specks before the name, its titles as they are always written."""
    done = ""
    while text:
        if text[0] in "([{":
            text = text[1:].lstrip()
        elif wrong := next(
            (m for m in (re.match(rf"({r})\s*(?=[A-Z])", text) for _, r in _MISREAD) if m), None
        ):
            title = next(t for t, r in _MISREAD if re.fullmatch(r, wrong[1]))
            done, text = f"{done}{title} ", text[wrong.end() :]
        elif (known := _TITLE.match(text)) and known.end() < len(text):
            done, text = done + known.group(), text[known.end() :]
            if not done.endswith(" "):
                done += " "
        elif not _SHORT.match(text) and (speck := _SPECK.match(text)) and speck.end() < len(text):
            text = text[speck.end() :]
        else:
            break
    return done + text


def _without_stroke(text: str) -> str:
    """ "CONTOH SATU. P S.H." -> "CONTOH SATU, S.H.": a lone letter between a name and its degrees is the pen's."""
    match = re.match(r"(.*[A-Za-z]{3})[.,]\s+[A-Z],?\s+(\S.*)$", text)
    return f"{match[1]}, {match[2]}" if match and is_degrees(match[2]) else text


def _pointed(match: re.Match[str]) -> str:
    """ "M, A, P" -> "M.A.P.", when it is a degree."""
    letters = match.group(1, 2, 3)
    known = "".join(letters).lower() in DEGREES and "," in match.group()[:-1]
    return f"{'.'.join(letters)}." if known else match.group()


def _degree(match: re.Match[str]) -> str:
    """ "A-Md:Keb." -> "A.Md.Keb.", when it is a degree that is given."""
    parts = re.split(r"[.:\-;]+", match.group().rstrip(".:;"))
    known = "".join(parts).lower() in DEGREES
    return ".".join(parts) + ("." if match.group()[-1] in ".:;" else "") if known else match.group()
