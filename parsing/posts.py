"""Positions as recognition leaves them: "Pih. CAMAT", "Gamat Contoh", ",Kepala UPTD" -> the words that were printed.

Only for lines that stand where a position stands; a name may be like a position ("MAMAT", "CAMAT"), so the caller looks
for rank or NIP under it. What cannot be told (an acting head, or one for another?) is left as it was read.
"""

from __future__ import annotations

import functools
import re

FORM = r"(?:a\.?\s?n\.?|atas\s+nama|u\.?\s?b\.?|untuk\s+beliau|plt\.?|plh\.?|pjs?\.?|pgs\.?|penjabat)"
POST = (
    r"(?:kepala|ka\.|camat|lurah|direktur|direktris|direksi|inspektur|sekretaris|bupati|wakil|asisten|ketua|komandan|rektor|"
    r"dekan|pimpinan|pemimpin|koordinator|manajer|manager|penanggung\s?jawab|pengguna anggaran|pejabat|kabid|kabag|kasubag|"
    r"kasubbag|kasi|general manager|staf ahli|kapolres|kapolsek|dandim|danramil|danyon|pembina upacara|gubernur|"
    r"wali\s?kota|pengurus|bendahara|presiden|pengawas|korwil\w*|penghulu|pembantu\s+dekan|pelaksana\s+(?:tugas|harian))"
    r"(?![a-z])"
)
TITLE = re.compile(rf"(?:selaku\s+)?(?:{FORM}\s+|{FORM}(?=[A-Z]))*{POST}|{FORM}\s*$", re.IGNORECASE)
"""The beginning of a position as it is printed."""
_KNOWN = re.compile(POST, re.IGNORECASE)
_HYPHEN = re.compile(r"^((?:\S+\s)?kepala)\s*[-–—_.:,]+\s*(?=[A-Z])", re.IGNORECASE)
_POSTS = (
    "kepala",
    "camat",
    "lurah",
    "direktur",
    "inspektur",
    "sekretaris",
    "bupati",
    "asisten",
    "ketua",
    "koordinator",
)
_NO_POSTS = frozenset("kepada ketut sekretariat camelia lumrah direksi".split())
_PHRASES = (
    *(
        f"kepala {what}"
        for what in "dinas badan bagian bidang satuan puskesmas uptd smp sma sd pelaksana seksi".split()
    ),
    "kepala sub bagian",
    "kepala sekolah",
    "sekretaris daerah",
    "sekretaris kecamatan",
    "sekretaris dinas",
    "asisten administrasi",
    "asisten perekonomian",
    "asisten pemerintahan",
    "ketua panitia",
)
_FORMS = (
    ("Plt.", r"[pr][li1!|t]?[tf1]"),
    ("Plh.", r"[pr][li1!|]?[hnb]"),
    ("Pj.", r"p[ji!;]s?"),
    ("a.n.", r"[a@co][nrm]"),
    ("u.b.", r"[uv][bh6]"),
)
"""How the short forms are read; letters only, points apart."""
ALIKE = 80
ALIKE_PHRASE, ALIKE_BEHIND_FORM = 76, 70


@functools.lru_cache(maxsize=2048)
def mended(text: str) -> str | None:
    """A line that begins as a position does, as it was printed as far as that is certain; None for any other."""
    text = text.strip()
    if (
        len(text) > 90
        or re.search(r"[A-Za-z]{3,}\s+:|:.*:|.{6}:", text)
        or not re.search(r"[A-Za-z]{4}", text)
    ):
        return None
    if TITLE.match(text):
        return _HYPHEN.sub(r"\1 ", text)
    for before, rest in _parted(text):
        form = _form(before)
        if post := _post(rest, ALIKE_BEHIND_FORM if form else ALIKE_PHRASE):
            return f"{form} {post}".strip() if form is not None else f"{before.strip()} {post}"
    return None


def form_alone(text: str) -> str | None:
    """A short form in a line of its own, as it was printed: "ub.", "A.n"."""
    return _form(text) or None if len(text) < 7 and re.search(r"[A-Za-z]", text) else None


def _parted(text: str) -> list[tuple[str, str]]:
    """The line whole, then without what stands before a capital near its beginning."""
    ways = [("", text)]
    for match in (m for m in re.finditer(r"(?<![A-Za-z])[A-Za-z]", text[:9]) if m.start()):
        ways.append((text[: match.start()], text[match.start() :]))
    return ways


def _form(before: str) -> str | None:
    """The short form before a post; "" for specks, None for what may be one and cannot be told."""
    letters = re.sub(r"[\s.,:;()\-_'\"“”‘’*«»~]+", "", before).lower()
    if len(letters) < 2:
        return ""
    return next((form for form, read in _FORMS if re.fullmatch(read, letters)), None)


def _post(rest: str, alike: float) -> str | None:
    """The position with its first words set right, when they are nearly those of one."""
    if _KNOWN.match(rest):
        return rest
    from rapidfuzz import fuzz, process

    words = rest.split()
    if not words or not words[0][:1].isalpha() or words[0].lower().rstrip(",.") in _NO_POSTS:
        return None
    two = " ".join(words[:2])
    if len(words) > 1 and (
        found := process.extractOne(two.lower(), _PHRASES, scorer=fuzz.ratio, score_cutoff=alike)
    ):
        return " ".join([_like(two, found[0]), *words[2:]])
    first = words[0].rstrip(",.")
    if len(first) > 4 and (
        found := process.extractOne(first.lower(), _POSTS, scorer=fuzz.ratio, score_cutoff=ALIKE)
    ):
        return " ".join([_like(first, found[0]), *words[1:]])
    return None


def _like(read: str, known: str) -> str:
    """Known words in the letters, small or large, of those that were read."""
    if sum(c.isupper() for c in read) > 0.5 * sum(c.isalpha() for c in read):
        return known.upper()
    return (
        known.title().replace("Smp", "SMP").replace("Sma", "SMA").replace("Uptd", "UPTD").replace("Sd", "SD")
    )
