"""Files as lines of base64, made once for all the mails that carry them. Keeps a few in memory; knows no mail.

One letter goes to two officials with its evidence and its lembar disposisi, one mail right behind the other.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from mail.mime import Coded, coded

MOST = 2 << 20
"""Octets that are kept: of four letters; a file that would fill more than a half of it is not kept."""


def remembering(read: Callable[[str], bytes], most: int = MOST) -> Callable[[str], Coded]:
    """A reader by SHA-256 whose answers `splice` puts in as they are. For one thread."""
    kept: OrderedDict[str, Coded] = OrderedDict()
    size = 0

    def remembered(sha256: str) -> Coded:
        nonlocal size
        if (found := kept.get(sha256)) is not None:
            kept.move_to_end(sha256)
            return found
        made = coded(read(sha256))
        if len(made) <= most // 2:
            kept[sha256], size = made, size + len(made)
            while size > most:
                size -= len(kept.popitem(last=False)[1])
        return made

    return remembered
