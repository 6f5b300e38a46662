"""Takes a message apart into its readable text, its HTML and its files; decides only what is text and what is a file.

A mail inside the mail gives its files (the letter may be there), never its text: another wrote that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsing import markup, mime
from parsing.headers import Headers
from parsing.mime import Part

_MAILS = ("message/rfc822", "message/global")
_REPORTS = ("message/delivery-status", "text/rfc822-headers")
_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_ALONE, _CHOICE, _INSIDE = "alone", "choice", "inside"
_BLOCKS = 50
_BEGIN = re.compile(r"^begin [0-7]{3,4} (\S[^\r\n]{0,200}?)[ \t]*\r?$", re.MULTILINE)
_END = re.compile(r"^end[ \t]*\r?$", re.MULTILINE)


def taken_apart(part: Part) -> tuple[str, str, list[Part]]:
    """The readable text, the same as HTML, and the parts that are files."""
    texts: list[tuple[str, str]] = []
    html: list[str] = []
    rich: list[Part] = []
    files: list[Part] = []
    for leaf, where in _leaves(part, _ALONE):
        if where == _INSIDE or not _is_text(leaf):
            files.append(leaf)
        elif leaf.type == "text/enriched":
            rich.append(leaf)
        elif leaf.type == "text/html" and where == _CHOICE:
            html.append(leaf.text)
        elif leaf.type == "text/html":
            texts.append(("html", leaf.text))
        else:
            text, blocks = _without_blocks(_unflowed(leaf))
            texts.append(("plain", text))
            files.extend(blocks)
    if any(kind == "plain" and text.strip() for kind, text in texts):
        # HTML beside a text and not instead of it says something else (a list's footer stands below, in plain text).
        plain = "\n".join(markup.text(text) if kind == "html" else text for kind, text in texts)
    else:
        plain, html = "", [text for kind, text in texts if kind == "html"] + html
    if plain or html:
        files.extend(rich)
    else:
        plain = "\n".join(leaf.text for leaf in rich)
    return plain, "\n".join(html), files


def files_inside(octets: bytes) -> list[Part]:
    """The files of a mail that came as a file."""
    part, _ = mime.read(octets)
    return [leaf for leaf, _ in _leaves(part, _ALONE) if not _is_text(leaf)]


def _leaves(part: Part, where: str) -> Iterator[tuple[Part, str]]:
    """Each leaf, and where it stands: alone, as one of several forms of the same, or inside another's mail."""
    if part.type in _MAILS:
        yield part, _INSIDE
        for child in part.children:
            for leaf, _ in _leaves(child, _INSIDE):
                if not _is_text(leaf):
                    yield leaf, _INSIDE
    elif part.children:
        below = _CHOICE if part.type == "multipart/alternative" and where == _ALONE else where
        for n, child in enumerate(part.children):
            # The signature around a mail is no file of the writer's.
            if not (n and part.type == "multipart/signed" and child.type in _SIGNATURES):
                yield from _leaves(child, below)
    elif part.type not in _REPORTS and not (part.type.startswith("multipart/") and not part.body.strip()):
        yield part, where


def _is_text(leaf: Part) -> bool:
    return (
        leaf.type in ("text/plain", "text/html", "text/enriched")
        and leaf.disposition != "attachment"
        and not leaf.name
    )


def _unflowed(leaf: Part) -> str:
    """format=flowed (RFC 3676): a line that ends in a blank goes on in the next one of the same quote depth."""
    text = leaf.text
    if leaf.parameters.get("format", "").lower() != "flowed":
        return text
    delete = leaf.parameters.get("delsp", "").lower() == "yes"
    result: list[list[str]] = []
    open_depth = -1
    for line in text.replace("\r\n", "\n").split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:]
        content = content[1:] if content.startswith(" ") else content
        flows = content.endswith(" ") and content != "-- "
        kept = content[:-1] if flows and delete else content
        if depth == open_depth and content != "-- ":
            result[-1].append(kept)
        else:
            result.append([(">" * depth + " " if depth else "") + kept])
        open_depth = depth if flows else -1
    return "\n".join("".join(pieces) for pieces in result)


def _without_blocks(text: str) -> tuple[str, list[Part]]:
    """Files that stand uuencoded in the text itself, as programs did before MIME, taken out of it."""
    if "begin " not in text:
        return text, []
    kept: list[str] = []
    blocks: list[Part] = []
    at = 0
    while len(blocks) < _BLOCKS and (begin := _BEGIN.search(text, at)):
        end = _END.search(text, begin.end())
        octets = mime.uudecoded(text[begin.start() : end.end()].encode("latin-1", "replace")) if end else b""
        if not end or not octets:
            break
        kept.append(text[at : begin.start()])
        blocks.append(Part(Headers(), "application/octet-stream", {"name": begin[1]}, octets))
        at = end.end()
    return "".join(kept) + text[at:], blocks
