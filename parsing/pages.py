"""Opens a file of any kind that a letter may be, and gives its pages (parsing/page.py). Judges nothing.

Runs in the limited child only (parsing/sandbox.py). A page that is a picture (a scan, a photograph) is set straight first.

DIAGNOSTICS: `open_pages` never raises on content; `trouble` says encrypted, broken, empty, not-a-document, too-large or
unreadable.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from parsing.page import LARGEST_SOURCE, Document, Page

MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*")


@contextlib.contextmanager
def open_pages(source: Path | bytes, most: int = 20, ocr: str = "off") -> Iterator[Document]:
    """The first pages of a file, readable inside the `with`; all handles are closed at its end. ocr: off | auto |
    accurate: whether pages without text are recognised, and how."""
    began = time.monotonic()
    content = source if isinstance(source, bytes) else bytes_of(source)
    kind = kind_of(content)
    with contextlib.ExitStack() as stack:
        if kind == "pdf":
            from parsing.pdf import open_pdf

            document = stack.enter_context(open_pdf(content, most))
        elif kind == "picture":
            from parsing.photo import open_picture

            document = stack.enter_context(open_picture(content, most))
        else:
            document = Document(trouble=kind)
        if ocr != "off" and any(not page.lines or _has_wide_picture(page) for page in document.pages):
            from parsing.ocr import recognise

            # Setting twenty photographs straight takes seconds too.
            recognise(document.pages, ocr, began)
        yield document


def _has_wide_picture(page: Page) -> bool:
    """Only then may a digital page need the engine: its letterhead may be a picture."""
    return any(d.kind == "image" and d.box[2] - d.box[0] > 0.5 * page.width for d in page.drawn)


def text_source(pages: Sequence[Page]) -> str:
    """pdf | ocr | mixed | none: where the text of these pages comes from. A page that was not read (no engine, no time)
    makes a letter with text mixed: not all of it was seen."""
    sources = {page.text_source for page in pages}
    if len(sources) == 1:
        return sources.pop()
    return "mixed" if sources - {"none"} else "none"


def kind_of(content: bytes) -> str:
    """pdf | picture, or a trouble. A PDF begins at its first byte (blanks apart): what hides one later is no letter."""
    if not content.strip(b"\0\t\n\f\r "):
        return "empty"
    if len(content) > LARGEST_SOURCE:
        return "too-large"
    head = content[:64].lstrip(b"\xef\xbb\xbf\0\t\n\f\r ")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(MAGIC) or content[4:8] == b"ftyp":
        return "picture"
    return "not-a-document"


def bytes_of(path: Path) -> bytes:
    """As much of the file as is ever read, and a byte more, so that a larger one is known for what it is."""
    with path.open("rb") as file:
        return file.read(LARGEST_SOURCE + 1)
