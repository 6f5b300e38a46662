"""HTML of a mail -> text, hidden text dropped. The only user of inscriptis and lxml; bounded; never raises.

inscriptis gives nothing at all for very deep trees, so depth and size are looked at first and a plain strip of the tags is
the way out: nothing that was written may get lost.
"""

from __future__ import annotations

import html as entities
import re

from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

LONGEST = 2_000_000
DEPTH, TAGS = 150, 60_000
"""Of more than that no tree is made: each cell of a table costs 30 µs, and a mail has room for 200,000."""

_CONFIG = ParserConfig(css=CSS_PROFILES["strict"])
# Quoted without a blockquote: the whole element is another's.
_QUOTES = (
    "//div[contains(@class,'yahoo_quoted') or contains(@class,'zmail_extra') or contains(@class,'WordSection_quoted')"
    " or contains(@class,'moz-forward-container')]"
)
_BREAK = (
    "//*[@id='zwchr' or @data-marker='__DIVIDER__' or @id='divRplyFwdMsg' or @id='appendonsend'"
    " or @id='mail-editor-reference-message-container' or @id='OLK_SRC_BODY_SECTION']"
)
_MARKS = re.compile(
    r"id=[\"']?(?:zwchr|divRplyFwdMsg|appendonsend|OLK_SRC_BODY_SECTION)\b|data-marker=[\"']?__DIVIDER__"
    r"|<blockquote\b|class=[\"'][^\"']{0,200}\b(?:yahoo_quoted|gmail_quote|zmail_extra)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = {
    "br",
    "hr",
    "img",
    "meta",
    "link",
    "input",
    "p",
    "li",
    "td",
    "tr",
    "th",
    "option",
    "wbr",
    "area",
    "col",
    "base",
}


def text(html: str, quotes: bool = True) -> str:
    """The visible text; without `quotes` the parts that mail clients mark as quoted are left out."""
    html = html[:LONGEST].replace("\x00", "")
    if not html.strip():
        return ""
    if html.count("<") > TAGS or _too_deep(html):
        return _stripped(html)
    try:
        tree = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
        if not quotes:
            _without_quotes(tree)
        found = get_text(lxml_html.tostring(tree, encoding="unicode"), _CONFIG)
    except (
        etree.LxmlError,
        ValueError,
        TypeError,
        AssertionError,
        RecursionError,
        IndexError,
        KeyError,
        AttributeError,
    ):
        return _stripped(html)
    if not found.strip() and quotes:
        found = _stripped(html)
    return "\n".join(line.rstrip() for line in found.strip("\n").split("\n"))


def marks_a_quote(html: str) -> bool:
    """Does the HTML say where a quote begins? (Zimbra's text part does not.)"""
    return bool(_MARKS.search(html[:LONGEST]))


def _without_quotes(tree: lxml_html.HtmlElement) -> None:
    """In the place of each quote stands one line "> …", so that what is written above, between and below it stays."""
    for element in tree.xpath("//blockquote"):
        if element.getparent() is not None and _is_cited(element):
            _marked(element)
    for element in tree.xpath("//hr[not(@id='zwchr')]"):
        element.tag, element.text = "p", "_" * 32
    for element in tree.xpath(_QUOTES):
        if element.getparent() is not None:
            _marked(element)
    for element in tree.xpath(_BREAK)[:1]:
        # Everything that follows the mark in the document, on every level above it, is quoted.
        here = element
        while here.getparent() is not None:
            for later in list(here.itersiblings()):
                later.getparent().remove(later)
            here.tail = None
            here = here.getparent()
        if element.getparent() is not None:
            element.getparent().remove(element)


def _is_cited(element: lxml_html.HtmlElement) -> bool:
    """A quote, and no mere indentation: marked as one, with a line at its side, or below "… menulis:"."""
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('cite') or ''}".lower()
    style = (element.get("style") or "").replace(" ", "").lower()
    if (element.get("type") or "").lower() == "cite" or re.search(r"quot|cite|reply|isreply|mid:", named):
        return True
    if re.search(r"border-left(?:-width)?:(?!none|0|medium)", style):
        return True
    before = "".join(element.xpath("preceding::text()[normalize-space()][1]"))
    return before.rstrip().endswith((":", "\uff1a"))


def _marked(element: lxml_html.HtmlElement) -> None:
    """The element becomes one quoted line; the text after it stays where it is."""
    tail = element.tail
    element.clear()
    element.tag = "p"
    element.text = "> \u2026"
    element.tail = tail


def _too_deep(html: str) -> bool:
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
        if deepest > DEPTH:
            return True
    return False


def _stripped(html: str) -> str:
    html = re.sub(r"(?is)<(script|style|head|title)\b[^>]{0,2000}>.{0,200000}?</\1\s*>", " ", html)
    html = re.sub(r"(?i)<(?:br|/p|/div|/tr|/li|/h\d)\b[^>]{0,2000}>", "\n", html)
    html = re.sub(r"(?i)</t[dh]\b[^>]{0,2000}>", " ", html)
    return entities.unescape(re.sub(r"<[^<>]{0,5000}>", "", html)).strip()
