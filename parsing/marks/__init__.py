"""Signature and stamp at a signer block: present, absent or unsure. Presence only: nothing here tells whose they are."""

from parsing.marks.judge import judge

__all__ = ["judge"]
