"""Which agency of the directory a letterhead names. A near name of another kind (Kecamatan, Kelurahan) is no match."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from workflow.facts import Agency, AgencyMatch

ENOUGH = 0.87
_SHORT = (
    (r"\bkec\b\.?", "kecamatan"),
    (r"\bkel\b\.?", "kelurahan"),
    (r"\bkab\b\.?", "kabupaten"),
    (r"\bpkm\b\.?", "puskesmas"),
    (r"\b(?:uptd|upt|unit pelaksana teknis(?: daerah)?|blud)\b", " "),
    (r"\bpusat kesehatan masyarakat\b", "puskesmas"),
    (r"\brumah sakit umum daerah\b", "rsud"),
    (r"\b(sd|smp|sma|smk|tk|mts|mi)\s?(?:negeri|n)\b", r"\1 negeri"),
    (r"\bsekretariat daerah\b", "setda"),
    (r"\bpemerintah\b|\bpemkab\b", " "),
    (r"&", " dan "),
)
_KIND = re.compile(
    r"\b(dinas|badan|inspektorat|setda|sekretariat|satuan|satpol|kecamatan|kelurahan|desa|puskesmas|rsud|sd|smp|sma|smk|"
    r"tk|mts|mi|bagian|bidang|kantor|panitia|kementerian|universitas|laboratorium|pasar|terminal|museum)\b"
)
_GLUED = re.compile(r"\b(KECAMATAN|KELURAHAN|PUSKESMAS|DINAS|BADAN|SEKRETARIAT|UPTD|NEGERI)(?=[A-Z]{4})")
"""Two words of a name that stand too close to be read apart."""
_WITHIN = re.compile(r"(?:bidang|seksi|sub\s?bag\w*|subbid\w*|pokja|tim)\b", re.IGNORECASE)
_REGENCY = re.compile(r"\b(?:kabupaten|kota)\s+([a-z]+)")


def match_agency(
    letterhead: Sequence[str],
    position: str | None,
    agencies: Sequence[Agency],
    noisy: bool = False,
    regency: str = "",
) -> AgencyMatch:
    """The agency that the letterhead names: the lowest line counts (the UPT stands under its parent).

    Without a readable letterhead (a picture) the signer's position may name it, with less certainty. noisy: the words
    were recognised, with the edge of a logo as letters before them. regency: the one that the signer's position names.
    """
    if noisy:
        letterhead = [_without_specks(_without_logo(_GLUED.sub(r"\1 ", line))) for line in letterhead]
    lines = _whole([line for line in letterhead if plain(line)])
    if _foreign(" ".join(letterhead), agencies, noisy) or (
        not _regencies(" ".join(letterhead)) and _foreign(regency, agencies, noisy)
    ):
        return AgencyMatch(lines[-1] if lines else None)
    while len(lines) > 1 and _WITHIN.match(lines[-1]):
        lines.pop()
    if lines:
        key, score = _best(lines[-1], agencies)
        return AgencyMatch(lines[-1], key if score >= ENOUGH else None, round(score, 3))
    if position:
        words = re.sub(r"^.*?\b(?:kepala|direktur)\b|^.*?(?=\b(?:camat|lurah)\b)", "", position, flags=re.I)
        words = re.split(
            r"\s(?=(?:sekretaris|kepala (?:bidang|sub|seksi|bagian)|kasi|asisten)\b)", words, flags=re.I
        )[0]
        words = re.sub(
            r"\bcamat\b", "kecamatan", re.sub(r"\blurah\b", "kelurahan", words, flags=re.I), flags=re.I
        )
        key, score = _best(words, agencies)
        if score >= ENOUGH:
            return AgencyMatch(words.strip(" ,"), key, round(score * 0.9, 3))
    return AgencyMatch()


def _without_logo(line: str) -> str:
    """ "LAI KECAMATAN CONTOH": up to four characters before the word for what it is."""
    match = re.match(r"\W*\S{1,4}\s+(?=\S)", line)
    rest = line[match.end() :] if match else line
    named = _KIND.match(plain(rest)) or re.match(r"(?:pemerintah|uptd|upt)\b", rest, re.IGNORECASE)
    return rest if named and not _KIND.match(plain(line)) else line


def _without_specks(line: str) -> str:
    """ "UPTD PUSKESMAS CONTOH an": small letters behind a name in capitals are the edge of something else."""
    return re.sub(r"(?<=[A-Z]{3})(?:\s+[^A-Z\d\s]{1,3}|\W+)+$", "", line)


@functools.lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name as it is compared: lower case, short forms written out, the regency left out."""
    text = name.lower()
    for pattern, words in _SHORT:
        text = re.sub(pattern, words, text)
    text = re.sub(r"\bkabupaten\s+[a-z]+|\bkabupaten$|\bprovinsi\s.*", " ", text)
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def _whole(lines: list[str]) -> list[str]:
    """A name that runs over two lines ("RSUD dr. CONTOH" / "TENTREM") has no kind of its own in the second."""
    whole: list[str] = []
    for line in lines:
        if whole and not _KIND.search(plain(line)) and _KIND.search(plain(whole[-1])) and line.isupper():
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    # PEMERINTAH KABUPATEN over two lines leaves the regency's name alone on top.
    return [w for w in whole if _KIND.search(plain(w))] or whole[-1:]


def _best(name: str, agencies: Sequence[Agency]) -> tuple[str | None, float]:
    wanted = plain(name)
    best: tuple[str | None, float] = (None, 0.0)
    for agency in agencies:
        for called in (agency.name, *agency.aliases):
            score = likeness(wanted, plain(called))
            if score > best[1]:
                best = (agency.key, score)
    return best


def likeness(one: str, other: str) -> float:
    """0..1; names of different kinds or with different numbers are not alike at all."""
    from rapidfuzz import fuzz

    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    kinds = [_KIND.findall(name) for name in (one, other)]
    if kinds[0] != kinds[1] or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return 0.0
    rest = [_KIND.sub("", name).strip() for name in (one, other)]
    return min(fuzz.ratio(one, other), fuzz.ratio(*rest)) / 100


def _foreign(written: str, agencies: Sequence[Agency], noisy: bool) -> bool:
    """Is it another regency's letterhead? Only known when the directory names its own. noisy: a name that is nearly our
    own, or too short to be one, says nothing."""
    ours = {m for a in agencies for called in (a.name, *a.aliases) for m in _REGENCY.findall(called.lower())}
    theirs = _regencies(written)
    if noisy:
        theirs = {name for name in theirs if len(name) > 4 and not any(_nearly(name, own) for own in ours)}
        return bool(ours and theirs)
    return bool(ours and theirs and not ours & theirs)


def _regencies(written: str) -> set[str]:
    return set(_REGENCY.findall(written.lower().replace("kab.", "kabupaten")))


def _nearly(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(one, other), fuzz.partial_ratio(one, other)) >= 70
