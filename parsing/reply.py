"""The words that this person wrote: quotes, attributions, signatures, footers and disclaimers off. It judges no word.

Whatever stands unquoted is kept, above, below (Roundcube's default) and between the quotes; when in doubt a line is kept,
because a lost word is a lost decision, while a word too many only makes the next reader ask.
"""

from __future__ import annotations

import re

from parsing import attribution, clients, closing, markup

LONGEST = 200_000
_LINE = attribution.LONGEST_LINE
_SIGNATURE = 40
"""A sign-off with more lines below it is none (and looking on would take quadratic time)."""
_LINES = 5_000
# Yahoo writes on where the attribution ends: "… wrote:   Yth. Bapak".
_RUN_ON = re.compile(
    rf"^(\s{{0,8}}{clients.OPENS}(?![\w/]).{{8,300}}<[^<>\s]+@[^<>\s]+>,?\s{{0,3}}{clients.WROTE}\s?:)\s{{2,}}(\S.*)$",
    re.IGNORECASE,
)
_HOME = re.compile(r"\W{0,3}(?:https?://|www\.)[\w.-]{4,80}/?\W{0,3}")
"""The page of a program, below its footer; an address with a path may be what the person hands in."""
_PAGE = re.compile(r"\W{0,3}https?://[\w.-]{4,80}/([a-z]{2,12}(?:-[a-z]{2,12}){1,3})/?\W{0,3}", re.I)
_GREETING = re.compile(
    r"^\W*(?:(?:yth|kepada|selamat|assala?mu|salam|dear|hi|hello|halo|hallo|hej|pagi|siang|sore|malam)\b.{0,60}|[^\n]{0,40},)\W*$",
    re.IGNORECASE,
)


def read(text: str, html: str | None = None) -> str:
    """What this person wrote, "" when nothing. The HTML counts where the text is missing or hides the quote."""
    kept, quoted = _kept(_lines(text))
    if html and (not text.strip() or (not quoted and markup.marks_a_quote(html))):
        lines = _lines(markup.text(html, quotes=False))
        kept = _kept(lines)[0] if lines else kept
    while kept and (not kept[-1].strip() or attribution.is_rule(kept[-1])):
        kept.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _lines(text: str) -> list[str]:
    text = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u00a0\u2007\u202f]", " ", re.sub("[\u1427\u200b\u200e\u200f\u2060\ufeff]", "", text))
    if not text.strip():
        return []
    lines = [line.rstrip() for line in text.split("\n")[:_LINES]]
    return [part for line in lines for part in _parted(line)]


def _parted(line: str) -> tuple[str, ...]:
    found = _RUN_ON.match(line) if "@" in line and len(line) <= _LINE else None
    return (found[1], found[2]) if found else (line,)


def _kept(lines: list[str]) -> tuple[list[str], bool]:
    """The lines of this person, and whether another's stood among them."""
    kept: list[str] = []
    at, quoted = 0, False
    theirs = _Theirs(lines)
    while at < len(lines):
        line = lines[at]
        if not clients.SPECIAL.search(line) or (len(line) > _LINE and not attribution.is_quoted(line)):
            kept.append(line)
            at += 1
        elif length := theirs.length(at):
            kept.extend(filter(None, [attribution.shared(line)]))
            at, quoted = at + length, True
        elif closing.is_delimiter(line) or closing.is_disclaimer(line) or _list_footer(lines, at):
            at = theirs.after(at)
        elif closing.is_footer(line):
            at = _after_footer(lines, at, kept, theirs.after(at))
        elif (
            closing.is_sign_off(line)
            and any(k.strip() for k in kept)
            and _signed(lines, at, theirs.after(at))
        ):
            if closing.is_thanks(line):
                kept.append(line)
            at = theirs.after(at)
        else:
            kept.append(line)
            at += 1
    return kept, quoted


class _Theirs:
    """Which lines are another's. Remembers what was found: a mail of one line ten thousand times is no more work."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._lengths: dict[int, int] = {}
        self._next = -1
        self._width = max((len(line) for line in lines if attribution.is_quoted(line)), default=0)

    def length(self, at: int) -> int:
        """How many lines from here are another's; all that are left when they are not marked line by line."""
        if at not in self._lengths:
            self._lengths[at] = self._length(at)
        return self._lengths[at]

    def after(self, at: int) -> int:
        """Where the next quote begins (a signature goes on to there: the person may write below it), or the end."""
        if self._next <= at:
            self._next = next(
                (n for n in range(at + 1, len(self._lines)) if self.length(n)), len(self._lines)
            )
        return self._next

    def _length(self, at: int) -> int:
        lines = self._lines
        if not clients.SPECIAL.search(lines[at]):
            return 0
        if attribution.is_quoted(lines[at]):
            return 2 if _torn(lines, at, self._width) else 1
        length = attribution.attribution(lines, at) or attribution.begins_here(lines, at)
        if length and not attribution.quote_follows(lines, at + length):
            return len(lines) - at
        return length


def _torn(lines: list[str], at: int, width: int) -> bool:
    """Was this quoted line broken by another program, so that its end stands below without a mark?

    Only where the line is as long as its block is wide and the next word did not fit; short answers stand elsewhere.
    """
    if at + 2 >= len(lines) or not 66 <= len(lines[at]) <= 90 or not attribution.is_quoted(lines[at + 2]):
        return False
    line, below = lines[at], lines[at + 1]
    words = below.split()
    if len(words) < 2 or not words[0][:1].islower() or line[-1:] in ".:?!" or below[:1].isspace():
        return False
    return len(line) + 1 + len(words[0]) > min(width, 80)


def _list_footer(lines: list[str], at: int) -> bool:
    return attribution.is_rule(lines[at]) and closing.list_footer(lines, at)


def _after_footer(lines: list[str], at: int, kept: list[str], end: int) -> int:
    """Below "Dikirim dari …" some phones leave the other's mail unmarked: a long text there is not this person's.

    A short one may well be: then it is kept, as is everything when nothing but a greeting stands above.
    """
    below = [
        line
        for line in lines[at + 1 : min(end, at + _SIGNATURE)]
        if line.strip() and not closing.is_footer(line)
    ]
    substance = any(line.strip() and not _GREETING.match(line) for line in kept)
    if substance and sum(map(len, below)) > 150 and (at == 0 or not lines[at - 1].strip()):
        return end
    return at + 1 + bool(at + 1 < end and _is_home(lines[at + 1], lines[at]))


def _is_home(line: str, footer: str) -> bool:
    """The program's own page: a host alone, or a path that spells the name in the footer ("…/aqua-mail")."""
    page = _PAGE.fullmatch(line)
    named = page is not None and all(word in footer.lower() for word in page[1].lower().split("-"))
    return named or bool(_HOME.fullmatch(line))


def _signed(lines: list[str], at: int, end: int) -> bool:
    """Do only a name and a post follow this sign-off?"""
    return end - at <= _SIGNATURE and closing.is_signed(lines, at, end)
