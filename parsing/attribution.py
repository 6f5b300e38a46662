"""Where another's words begin in a mail: quoted lines, "Pada …, … menulis:", separators, blocks of header fields.

Rules look at the form first (an address, a clock, a day, a quote below) and at words of known programs second, so that a
program or language that is not named is recognised too. An ordinary sentence must never be taken for one of these.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsing import clients

# No program's own line is longer; what is longer is the writer's (and would be slow to match).
LONGEST_LINE = 600
_JOINED = 6

_QUOTED = re.compile(r"^[ \t]{0,3}(?:>(?!\s*:\s*$)|»|&gt;|\|(?:$|\s(?!.*\|\s*$))|[A-Z]{1,3}>(?:\s|$))")
_DASHES = "-_=*—–"
_WORDED = re.compile(r"\s{0,12}(?:begin|mulai|awal|anfang|début|inizio|doorgestuurd)\b", re.I)
_RULE = re.compile(r"^\s*(?:_{5,}|-{10,}|={10,}|\*{10,}|—{3,})\s*$")
_ADDRESS = re.compile(r"[^\s<>@\"(]{1,128}@[\w-]{1,80}\.[\w.-]{2,80}|\[mailto:|<mailto:")
_TIME = re.compile(r"(?<![\d.,/-])\d{1,2}\s?[:.h]\s?[0-5]\d(?:[:.][0-5]\d)?(?![\d/-])")
_MONTH = (
    r"(?:jan|feb|fév|mar|mär|mei|may|mai|maj|apr|avr|jun|jui|jul|lip|agu|agt|aug|aoû|ags|sep|spe|okt|oct|out|ott|nov|nop"
    r"|des|dec|dez|déc|dic|gen|ene|mag|giu|lug|set|paź|lis|gru|sty|lut|kwi|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)"
)
_DATE = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\b\d{{1,2}}\.?\s+(?:de\s+)?{_MONTH}|\b{_MONTH}\w*\.?\s+\d{{1,2}}\b|年",
    re.IGNORECASE,
)
_WROTE = re.compile(
    rf"(?:(?<!\w){clients.WROTE}(?!\w).{{0,120}}?|{clients.WROTE_ASIAN})\s*[:：][*_\s>-]*$", re.IGNORECASE
)
_BRACKETED = re.compile(r"[<(\[]\s?(?:mailto:)?[^\s<>@\"(]{1,128}@[\w-]{1,80}\.[\w.-]{2,80}[\s<>)\]]")
_WROTE_LAST = re.compile(rf"(?<!\w){clients.WROTE}[*_\s]*$", re.IGNORECASE)
_SHARED = re.compile(
    r"^(\S.{0,300}?)(?:\s+|\s*-{2,4}\s*)(?:Pada|On|Am|Le|El|Em|Il|Den|Op)\s(?:(?:tanggal|tgl|hari)\s)?(?:\w{2,9}\.?,?\s)?(?:\w{3,9}\.?\s)?\d{1,4}\b"
)
_RFC_DATE = re.compile(r"\b[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? [+-]\d{4}\b")
# Gmail's older forms, without a colon: "2026-11-23 10:15 GMT+07:00 Nama", "2026/11/23 Nama <a@b.test>".
_STAMPED = re.compile(
    r"^\s?(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2},?\s(?:\d\d?[:.]\d\d\s(?:GMT|UTC)[+-]\d|.{1,100}<[^<>\s]+@[^<>\s]+>\s*$)"
)
_WROTE_DASHED = re.compile(
    rf"^\s*-{{3,}}.*(?:(?<!\w){clients.WROTE}(?!\w)|{clients.WROTE_ASIAN})\s*[:：]?\s*-{{3,}}\s*$", re.I
)
_OPENS = re.compile(rf"^[\s*_>—–-]*{clients.OPENS}(?![\w/])", re.IGNORECASE)
# Beside the verb, the day and the clock, an attribution holds a name; a sentence holds other words in lower case.
_NAME_ONLY = re.compile(
    r"(?:pada|tanggal|tgl|hari|pukul|jam|on|at|am|um|pm|le|à|el|a\s+las|il|alle(?:\s+ore)?|den|kl|op|om|wib|wita|wit|[a-z]{3}\.?|<|>|,)"
)
_PROGRAM_DATE = re.compile(
    rf"\b\w{{2,4}}\.?,\s*\d{{1,2}}\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\b(?:19|20)\d\d[-/]\d\d?[-/]\d\d?\b"
    rf"|\b{_MONTH}\.?\s+\d{{1,2}},|\b\d{{1,2}}\s{_MONTH}\.?\s\d{{4}}\b",
    re.IGNORECASE,
)


def is_quoted(line: str) -> bool:
    if line[:1].islower():
        return False
    return bool(_QUOTED.match(line))


def is_rule(line: str) -> bool:
    """A line across the page."""
    return bool(_RULE.match(line))


def quote_follows(lines: list[str], at: int) -> bool:
    following = next((line for line in lines[at : at + 4] if line.strip()), "")
    return is_quoted(following)


def attribution(lines: list[str], at: int) -> int:
    """How many lines from here are "Pada …, … menulis:" (it wraps), 0 for none."""
    length = _attribution(lines, at)
    # The writer's last line may stand directly above: then a shorter one begins further down.
    later = [n for n in range(at + 1, at + length) if _opens(lines[n]) and _attribution(lines, n)]
    if later and (not _opens_dated(lines[at]) or any(_opens_dated(lines[n]) for n in later)):
        return 0
    return length


def shared(line: str) -> str:
    """The writer's words on the line on which an attribution begins: "Setuju Pada Sen, 23 Nov 2026 pukul …"."""
    if _OPENS.match(line):
        return ""
    match = _SHARED.match(line[:LONGEST_LINE])
    return match[1] if match and not _ADDRESS.search(match[1]) else ""


def begins_here(lines: list[str], at: int) -> int:
    """How many lines are a separator and a block of header fields, as Outlook, Zimbra and Roundcube write them; 0: none.

    All that follows them is another's mail (unless it is marked line by line: the caller looks).
    """
    line = lines[at][:LONGEST_LINE]
    first = line.lstrip(" >\t")[:1]
    dashed = first in _DASHES and bool(first)
    if not dashed and _field(line) not in ("from", "subject", "sent") and not _WORDED.match(line):
        return 0
    if clients.SEPARATOR.match(line):
        start = _next_text(lines, at + 1)
        return max(start + _block(lines, start)[0], at + 1) - at
    dashed = dashed and (_between_dashes(line) or bool(re.fullmatch(r"\s*[-_=*—]{3,}\s*", line)))
    begin = _next_text(lines, at + 1) if dashed else at
    length, fields, sure = _block(lines, begin)
    enough = fields >= 3 and (sure or begin > at)
    if enough or (fields >= 2 and sure and (begin > at or _exact(lines, begin, length))):
        return begin + length - at
    return 0


# ---------------------------------------------------------------- "… menulis:"


def _attribution(lines: list[str], at: int) -> int:
    end = _colon(lines, at)
    if not end or not (_opens(lines[at]) or end == at + 1):
        return 0
    for _ in range(2):
        joined = " ".join(line.strip() for line in lines[at:end])
        if len(joined) > 500:
            return 0
        if _is_attribution(joined, lines, at, end):
            return end - at
        end = _colon(lines, at, end)
        if not end:
            break
    return 0


def _colon(lines: list[str], at: int, after: int = 0) -> int:
    """Where the few lines end that begin here and close with a colon or dashes; 0 when none does."""
    for n in range(at, min(at + _JOINED - 1, len(lines))):
        line = lines[n]
        if len(line) > LONGEST_LINE or not line.strip() or is_quoted(line):
            return 0
        if n >= after and _closes(line):
            return n + 1
    return 0


def _closes(line: str) -> bool:
    """A colon, dashes, or (rarely) the verb alone behind an address."""
    bare = line.rstrip("*_ \t")
    if _STAMPED.match(line):
        return True
    if bare.endswith((":", "：", "---")):
        return bool(bare.strip("-_ \t"))
    return len(bare) < 300 and bare[-1:] not in ".,;!?" and "@" in bare and bool(_WROTE_LAST.search(bare))


def _opens(line: str) -> bool:
    return bool(
        _OPENS.match(line)
        or ("@" in line and _ADDRESS.search(line))
        or (_TIME.search(line) and _DATE.search(line))
    )


def _opens_dated(line: str) -> bool:
    day, time = _DATE.search(line), _TIME.search(line)
    return bool((day and time) or (_OPENS.match(line) and (day or time)))


def _is_attribution(text: str, lines: list[str], start: int, end: int) -> bool:
    """The address proves it; without one a quote must follow, or day and clock stand as only programs write them."""
    wrote = any(form.search(text) for form in (_WROTE, _WROTE_DASHED, _WROTE_LAST))
    address, time, day = bool(_ADDRESS.search(text)), bool(_TIME.search(text)), bool(_DATE.search(text))
    if _STAMPED.match(text) and (quote_follows(lines, end) or "GMT" in text or "UTC" in text):
        return True
    if _WROTE_DASHED.match(text) and _short_name(text.strip(" -")):
        return True
    if quote_follows(lines, end):
        return (wrote and (address or time or day or _short_name(text))) or (address and (time or day))
    if _BRACKETED.search(text):
        alone = start == 0 or not lines[start - 1].strip()
        return (wrote and (time or day or (alone and _name_first(text)))) or (time and day)
    if not (wrote and time and day and (_OPENS.match(text) or text.startswith("--"))):
        return False
    alone = (start == 0 or not lines[start - 1].strip()) and (end >= len(lines) or not lines[end].strip())
    return (alone or text.startswith("--")) and bool(_PROGRAM_DATE.search(text)) and not _reads_on(text)


def _name_first(text: str) -> bool:
    """ "Budi Santoso <budi@b.test> menulis:": nothing but name, address and verb."""
    return bool(re.fullmatch(rf"[^<>:]{{0,60}}<[^<>\s]+>\s{clients.WROTE}\s?:", text, re.I))


def _short_name(text: str) -> bool:
    """ "Budi Santoso menulis:" above a quote: at most five words, all but the verb written as names."""
    words = text.rstrip(":* _").split()
    return 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words[:-1])


def _reads_on(text: str) -> bool:
    """Are there words of a sentence beside day, clock and name? ("Pada rapat tanggal … Bapak Bupati menulis:")"""
    low = re.findall(r"(?<![\w.])[a-zà-ÿ]{4,}(?![\w.@])", text)
    known = {
        "pada",
        "tanggal",
        "pukul",
        "menulis",
        "wrote",
        "schrieb",
        "kirjoitti",
        "skrev",
        "écrit",
        "scritto",
        "alle",
    }
    return any(word not in known for word in low)


# ---------------------------------------------------------------- blocks of header fields


def _block(lines: list[str], begin: int) -> tuple[int, int, bool]:
    """Of the fields that begin here: lines taken, different fields, and whether only a program writes such ones.

    They begin with the sender, as almost everywhere, or with the subject (Roundcube) or the day (some phones).
    """
    seen: set[str] = set()
    sure, end, at, gaps = False, begin, begin, 0
    while at < min(begin + 16, len(lines)):
        line = lines[at][:LONGEST_LINE]
        name = _field(line)
        if at == begin and name not in ("from", "subject", "sent"):
            break
        if name:
            seen.add(name)
            sure = sure or _by_program(name, line)
            end, gaps = at + 1, 0
        elif not line.strip():
            gaps += 1
        # A long row of recipients wraps, and a program may have a field that is not known here; all else ends the block.
        elif (
            re.match(r"[^\s:][^:]{0,24}: \S", line)
            or line[:1] in " \t"
            or _ADDRESS.search(line)
            or line.rstrip().endswith((";", ","))
        ):
            end = at + 1
        else:
            break
        if gaps > ("from" in seen):
            break
        at += 1
    return end - begin, len(seen) if "from" in seen or _exact(lines, begin, 1) else 0, sure


def _exact(lines: list[str], begin: int, length: int) -> bool:
    """Is there a day as only mail headers have it, zone and all?"""
    return any(_RFC_DATE.search(line[:LONGEST_LINE]) for line in lines[begin : begin + length])


def _by_program(name: str, line: str) -> bool:
    """A nota dinas has sender, addressee, day and subject too, but no addresses, no clock, and no "Dikirim"."""
    if clients.PROGRAM.match(line):
        return True
    return (
        bool(_TIME.search(line)) if name == "sent" else name in ("from", "to") and bool(_ADDRESS.search(line))
    )


@lru_cache(2000)
def _field(line: str) -> str:
    if ":" not in line and "：" not in line:
        return ""
    return next((name for name, pattern in clients.FIELDS.items() if pattern.match(line)), "")


def _between_dashes(line: str) -> bool:
    """ "----- Mensaje reenviado -----" in whatever language: what follows decides."""
    return bool(re.match(r"^\s*-{3,}\s?\S.{0,80}\S\s?-{3,}\s*$", line)) or bool(
        re.match(r"^\s*[-_]{4,}\s?\w.{0,60}:?\s*$", line)
    )


def _next_text(lines: list[str], at: int) -> int:
    return next((n for n in range(at, min(at + 4, len(lines))) if lines[n].strip()), at)
