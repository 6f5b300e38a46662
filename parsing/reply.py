"""The words that this person wrote: quotes, attributions, signatures, footers and disclaimers off. It judges no word.

Whatever stands unquoted is kept, above, below (Roundcube's default) and between the quotes; when in doubt a line is kept,
because a lost word is a lost decision, while a word too many only makes the next reader ask.
"""

from __future__ import annotations

import re

from parsing import attribution, closing, markup

LONGEST = 200_000
_LINE = attribution.LONGEST_LINE
_SIGNATURE = 40
"""A sign-off with more lines below it is none (and looking on would take quadratic time)."""
_GREETING = re.compile(
    r"^\W*(?:(?:yth|kepada|selamat|assala?mu|salam|dear|hi|hello|halo|hallo|hej|pagi|siang|sore|malam)\b.{0,60}|[^\n]{0,40},)\W*$",
    re.IGNORECASE,
)


def read(text: str, html: str | None = None) -> str:
    """What this person wrote, "" when nothing. The HTML counts where the text is missing or hides the quote."""
    lines = _lines(text)
    if html and (not text.strip() or markup.quote_is_hidden(html, text)):
        lines = _lines(markup.text(html, quotes=False)) or lines
    kept = _kept(lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _lines(text: str) -> list[str]:
    text = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u00a0\u2007\u202f]", " ", re.sub("[\u200b\u200e\u200f\u2060\ufeff]", "", text))
    return [line.rstrip() for line in text.split("\n")] if text.strip() else []


def _kept(lines: list[str]) -> list[str]:
    kept: list[str] = []
    at = 0
    width = max((len(line) for line in lines if attribution.is_quoted(line)), default=0)
    while at < len(lines):
        line = lines[at]
        if len(line) > _LINE and not attribution.is_quoted(line):
            kept.append(line)
            at += 1
        elif length := _others(lines, at, width):
            at += length
        elif closing.is_delimiter(line) or closing.is_disclaimer(line) or _list_footer(lines, at):
            at = _next_quote(lines, at + 1)
        elif closing.is_footer(line):
            at = _after_footer(lines, at, kept)
        elif closing.is_sign_off(line) and any(k.strip() for k in kept) and (end := _signed(lines, at)):
            if closing.is_thanks(line):
                kept.append(line)
            at = end
        else:
            kept.append(line)
            at += 1
    return kept


def _others(lines: list[str], at: int, width: int) -> int:
    """How many lines from here are another's; all that are left when they are not marked line by line."""
    line = lines[at]
    if attribution.is_quoted(line):
        return 2 if _torn(lines, at, width) else 1
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


def _after_footer(lines: list[str], at: int, kept: list[str]) -> int:
    """Below "Dikirim dari …" some phones leave the other's mail unmarked: a long text there is not this person's.

    A short one may well be: then it is kept, as is everything when nothing but a greeting stands above.
    """
    end = _next_quote(lines, at + 1)
    below = [line for line in lines[at + 1 : end] if line.strip() and not closing.is_footer(line)]
    above = [line for line in kept if line.strip()]
    substance = [line for line in above if not _GREETING.match(line)]
    if substance and sum(map(len, below)) > 150 and (at == 0 or not lines[at - 1].strip()):
        return end
    return at + 1


def _signed(lines: list[str], at: int) -> int:
    """Where the sign-off that begins here ends, 0 when other words follow it."""
    end = _next_quote(lines, at + 1, at + _SIGNATURE)
    return end if end < at + _SIGNATURE and closing.is_signed(lines, at, end) else 0


def _next_quote(lines: list[str], at: int, until: int = LONGEST) -> int:
    """A signature goes on to the next quote (the person may write below it) or to the end."""
    while at < min(len(lines), until):
        if (
            attribution.is_quoted(lines[at])
            or attribution.attribution(lines, at)
            or attribution.begins_here(lines, at)
        ):
            return at
        at += 1
    return at
