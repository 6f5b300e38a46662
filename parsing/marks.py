"""Signature and stamp."""

from __future__ import annotations

from parsing.pdf import Page
from parsing.signer import Block
from workflow.facts import Mark


def judge(page: Page | None, block: Block | None) -> tuple[Mark, Mark]:
    return Mark(), Mark()
