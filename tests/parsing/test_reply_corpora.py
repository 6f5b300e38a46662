"""The words of the writer in replies of other projects: what they expect, half by half, with the floors of the issue."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from parsing import reply
from tests.shared import beside

SETS = ("crisp_erp", "github_erp", "zapier_erp", "alfonsrv")
Row = Mapping[str, object]


def plain(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


def texts(row: Row, key: str) -> Sequence[str]:
    found = row.get(key, ())
    return [found] if isinstance(found, str) else list(found)  # type: ignore[call-overload]


def is_right(row: Row, whole: str, got: str) -> bool:
    """Each set says it in its own way: the exact reply, what must be in it, what must not."""
    wanted = [*texts(row, "reply"), *([whole] if row.get("whole") else [])]
    never = [*texts(row, "must_not_contain"), *texts(row, "must_not_contain_strict")]
    return (
        all(plain(text) == plain(got) for text in wanted)
        and all(plain(text) in plain(got) for text in texts(row, "must_contain"))
        and not any(plain(text) in plain(got) for text in never)
    )


def has_lost(row: Row, whole: str, got: str) -> bool:
    """Is a word of the writer missing?"""
    wanted = [*texts(row, "reply"), *texts(row, "must_contain"), *([whole] if row.get("whole") else [])]
    return any(Counter(re.findall(r"\w+", text)) - Counter(re.findall(r"\w+", got)) for text in wanted)


def test_the_words_of_the_writer_in_other_projects_replies() -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    lost: list[str] = []
    for name in SETS:
        folder = beside("corpora", "mail", name)
        for file, row in json.loads((folder / "expected.json").read_text(encoding="utf-8")).items():
            whole = (folder / "files" / file).read_text(encoding="utf-8", errors="replace")
            half = "AB"[hashlib.sha256(f"{name}/{file}".encode()).digest()[0] % 2]
            got = reply.read(whole)
            total.update((name, half))
            right.update((name, half) if is_right(row, whole, got) else ())
            lost += [file] * has_lost(row, whole, got)
    count = sum(total[name] for name in SETS)
    good = sum(right[name] for name in SETS)
    print(f"\nreplies: {good} of {count}, words lost in {lost}")
    print({key: f"{right[key]} of {total[key]}" for key in total})
    assert count >= 120
    assert good >= 0.8 * count
    assert len(lost) <= 0.01 * count
