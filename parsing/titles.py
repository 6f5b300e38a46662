"""The words round a signer's name: the position and its form, titles before it, degrees behind it, the rank under it.

Much of it is for recognised pages: points and commas are what is lost first, and a rank is taken for a name when the
name is lost.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

DEGREES = frozenset(
    "sh se st sp si sos ssos sip sstp skm skep skom spd spdsd sag spt spsi sked sfarm shut sik sikom ssi ssn sst amd "
    "amdkeb amdkep ap ma "
    "mm mh msi mt mp mpd mkes mkom mag map mhum msc mph mkn mik mikom phd sppd spog spa ak ca cgcae "
    "ns kepns skepns strkeb strkep strgz sei shi sthi spdi spdaud sab sap sgz skg skh spi smn mpdi mhi mei mba mec meng "
    "mfarm mkep mpsi mars mppm mtrap mmr gr spb spm span sprad spkj".split()
)
BEFORE = r"prof|drh|drg|drs|dra|dr|ir|hj|h|k\.?h|rr|r|tb|apt|ns|ust"
"""Titles before a name, also for whoever looks for them elsewhere; longer ones first."""
_TITLE = re.compile(rf"(?P<title>{BEFORE})(?:\s*[.,:;\-]+\s*|\s+)(?=[A-Za-z])", re.IGNORECASE)
_RANKS = ("pembina", "penata", "pengatur", "pembina tingkat", "penata muda", "juru muda")
_RANK_TAIL = re.compile(
    r"(?:\w*\s)?(?:t?ing?kat|gkat|tk\.?)\s*[I1l|]{0,2}\W*(?:\(?[IVl1]{1,3}\W?/?\W?[a-e]\W*)?$|"
    r"(?:\S+\s+){0,2}utama\s+m[aou][a-z]{1,3}\b|^\(?[IVl1]{1,3}\s?[/.]\s?[a-e]\)?$|^\([IVl1|/]{1,4}\s?[a-e]\)$",
    re.IGNORECASE,
)

_COMMITTEE = re.compile(
    r"\b(?:ketua|sekretaris|wakil ketua|bendahara)\s+(?:umum\s+)?(?:panitia|pelaksana|tim|kelompok)|\bpanitia\b",
    re.I,
)
_HEAD = re.compile(
    r"^(?:(?:kepala|ka\.)\s+(?!bidang|seksi|sub\b|subbag|sub-?bag|subbid|urusan|unit kerja|ruang)|kepala$|camat\b|lurah\b|"
    r"direktur\b|direktris\b|inspektur\b(?!\s+pembantu)|sekretaris\s+(?:daerah|dprd|dewan)|bupati\b|wakil bupati\b|"
    r"ketua\b|komandan\b|rektor\b|dekan\b|pimpinan\b)",
    re.IGNORECASE,
)

_TITLE_TAIL = re.compile(r"(?<=\w),?\s+(?:kabupaten|kab\.)(?:\s+[a-z]+)?$", re.IGNORECASE)


def title_without_regency(parts: Sequence[str]) -> str:
    """ "KEPALA DINAS KESEHATAN" from that line and a last line "KABUPATEN PURBALINGGA,"."""
    words = " ".join(part.strip() for part in parts).strip(" ,")
    return _TITLE_TAIL.sub("", words).strip(" ,")


def form_of(title: str) -> str:
    """definitif plt plh pj an ub panitia lain, from the words of the position."""
    words = re.sub(r"\s+", " ", title).strip().lower()
    if re.search(r"(?:^|[\s,])u\.?\s?b\.?(?=[\s.]|$)", words):
        return "ub"
    if re.match(r"a\.?\s?n\.?(?=[\s.]|$)|atas nama\b", words):
        return "an"
    if _COMMITTEE.search(words):
        return "panitia"
    for form, pattern in (
        ("plt", r"plt\b|pelaksana tugas"),
        ("plh", r"plh\b|pelaksana harian"),
        ("pj", r"pjs?\b|penjabat"),
    ):
        if re.match(pattern, words):
            return form
    return "definitif" if _HEAD.match(words) else "lain"


@functools.lru_cache(maxsize=1024)
def is_rank(text: str) -> bool:
    """ "Peinbina Utama Muda", "embina Tingkat I", "Penats": a rank, also with letters lost or taken for others."""
    from rapidfuzz import fuzz

    words = re.findall(r"[A-Za-z]+", text)
    if not words or len(text) > 45 or "," in text.rstrip(" ,"):
        return False
    if _RANK_TAIL.match(text.strip()):
        return True
    first = words[0].lower()
    if any(len(word) > 3 and word.lower() not in _RANK_WORDS and _far(word) for word in words[1:]):
        return False
    return len(first) > 4 and any(fuzz.ratio(first, rank) >= 76 for rank in _RANKS[:3])


_RANK_WORDS = frozenset("utama madya muda tingkat satu dua tiga empat".split())


def _far(word: str) -> bool:
    from rapidfuzz import fuzz

    return all(fuzz.ratio(word.lower(), known) < 70 for known in _RANK_WORDS)


def is_before(text: str) -> bool:
    """Titles alone, which stand before a name: "Drs.", "dr", "Hj."."""
    return bool(re.fullmatch(rf"(?:(?:{BEFORE})\b[.,]?\s*)+", text.strip(), re.IGNORECASE))


def is_degrees(text: str) -> bool:
    """Degrees alone, as the second line of a long name: "S.STP.. M.Si.", "MM"."""
    parts = [part for part in re.split(r"[,;\s]+|(?<=\.)\.", text.strip(" .,;:()")) if part]
    return bool(parts) and all(_known(part) or _known(part + parts[-1]) for part in parts)


_SMALL = re.compile(r"(?<=[MSA]\.)(?:SI|SOS|KOM|KES|PD|PT|HUM|AG|FARM|KEP|KEB|MD)\b|(?<=MD\.)(?:KEB|KEP)\b")


def cased(degrees: str) -> str:
    """ "S.SOS., M.SI." -> "S.Sos., M.Si.": as they are mostly written, where it could not be seen."""
    return _SMALL.sub(lambda match: match.group().capitalize(), degrees)


def _known(part: str) -> bool:
    return re.sub(r"[^a-z]", "", part.lower()) in DEGREES


def with_points(name: str) -> str:
    """ "Drs. H-WIDODO. SIP. M Si" -> "Drs. H. WIDODO, S.IP., M.Si": titles and degrees parted as they are written."""
    name = _titles(name.strip(" ()[]{}"))
    name = re.sub(
        r"(?<=[A-Za-z]{3})(?<!\.Kep)\.(?=[A-Z](?:[A-Z]|[a-z]{1,3}|\.)[A-Za-z.]*(?:[\s,]|$))", ", ", name
    )
    tokens = name.replace(",", " , ").split()
    at = len(tokens)
    kept = len(tokens)
    while at > 1:
        size = _degree_size(tokens, at)
        if not size:
            break
        at -= size
        kept = at
    own = [token for token in tokens[:kept] if token != ","]
    # "SH., MH": a point before a comma was printed as one.
    pointed = bool(re.search(r"\b[A-Z]{2}\.\s?,", name))
    degrees = _degrees([token for token in tokens[kept:] if token != ","], pointed)
    if not own or not degrees:
        return re.sub(r"\s+,", ",", " ".join(tokens[:kept] + tokens[kept:])).strip(" ,;:")
    # What ends a name of several letters is the comma, however small it was read.
    own[-1] = re.sub(r"(?<=[A-Za-z]{3})[.,;:]+$", "", own[-1])
    return f"{' '.join(own)}, {', '.join(degrees)}"


def _degree_size(tokens: list[str], end: int) -> int:
    """How many tokens before `end` are one degree, two when a blank was read inside it; a comma belongs to it."""
    if tokens[end - 1] == ",":
        return 1
    for size in (1, 2):
        part = "".join(tokens[end - size : end])
        if end - size > 0 and "," not in part and _known(part) and len(re.sub(r"\W", "", part)) > 1:
            if size == 2 and not re.fullmatch(r"[A-Z]\.?[A-Z]?", tokens[end - 2]):
                continue
            return size
    return 0


def _degrees(tokens: list[str], pointed: bool) -> list[str]:
    """Each degree in one piece; one with points inside ends with a point when another follows."""
    found: list[str] = []
    for token in tokens:
        if found and not _known(found[-1]):
            found[-1] = f"{found[-1].rstrip('.')}.{token}"
        else:
            found.append(token)
    found = [re.sub(r"\.{2,}", ".", re.sub(r"(?<=[A-Za-z])[:;\-](?=[A-Za-z])", ".", d)) for d in found]
    found = [re.sub(r"^([MS])(Si|Sos|Kes|Kom|Pd|Pt|Hum|Ag)(?=\W*$)", r"\1.\2", d) for d in found]
    if any("." in degree.rstrip(".") for degree in found):
        # "S.Sos., MAP.": where others have points inside, the one at its end was not its only one.
        found = ["S.IP." if d == "SIP." else d for d in found]
        found = [".".join(d) if re.fullmatch(r"(?:[A-Z]{2}|SKM|MAP)\.", d) else d for d in found]
        found = [re.sub(r"\.{2,}", ".", d) for d in found]
    # "SE, MM" is written without any point: one that was read in it is the comma.
    plain = bool(found) and all("." not in degree.rstrip(".") for degree in found)
    if plain and not pointed:
        # The last one's point was not read for nothing: the others' were lost.
        end = "." if found[-1].endswith(".") else ""
        return [degree.rstrip(".") + end for degree in found]
    return [
        d + "." if "." in d.rstrip(".") and not d.endswith(".") and n + 1 < len(found) else d
        for n, d in enumerate(found)
    ]


def _titles(name: str) -> str:
    """The titles before a name, each with its point and a blank."""
    done = ""
    while match := _TITLE.match(name):
        rest = name[match.end() :]
        if not rest:
            break
        done += f"{match['title']}. "
        name = rest
    return done + name
