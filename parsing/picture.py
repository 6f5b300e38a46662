"""Evidence picture."""

from __future__ import annotations

import io
from collections.abc import Sequence

from parsing.pdf import Page
from parsing.signer import Block
from workflow.facts import Box, Letter


def evidence(
    page: Page, letter: Letter, block: Block | None = None, places: Sequence[tuple[str, Box]] = ()
) -> bytes:
    out = io.BytesIO()
    page.render(90, colour=False).save(out, "JPEG", quality=50)
    return out.getvalue()
