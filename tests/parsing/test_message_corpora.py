"""Mails of other parsers' tests, read whole: subject, sender, body, attachments all right, with the issue's floors."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

from parsing import markup
from tests.parsing.mails import multipart, part, read
from tests.shared import beside
from workflow.facts import Incoming


def packed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def same(expected: str, found: str) -> bool:
    """Where the other gave up on a character (U+FFFD), ours may have read it."""
    return bool(re.fullmatch(re.escape(packed(expected)).replace("\ufffd", "."), packed(found)))


# ---------------------------------------------------------------- stalwart: a whole tree beside each mail


def field(part: dict[str, Any], name: str) -> Any:
    return next((h["value"] for h in part["headers"] if h["name"] == name), None)


def senders(part: dict[str, Any]) -> list[str]:
    value = field(part, "from")
    listed = value["Address"].get("List", []) if isinstance(value, dict) and "Address" in value else []
    return [(one.get("address") or "").lower() for one in listed]


def stalwart_faults(path: Path) -> list[str]:
    tree = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    root, found = tree["parts"][0], read(path.read_bytes())
    subject = field(root, "subject")
    bodies = [tree["parts"][n]["body"] for n in tree["text_body"]]
    text = " ".join(body.get("Text") or markup.text(body.get("Html", "")) for body in bodies)
    faults = []
    if not same(subject["Text"] if isinstance(subject, dict) else "", found.subject):
        faults.append("subject")
    if len(senders(root)) == 1 and senders(root)[0] != (found.sender.address if found.sender else ""):
        faults.append("from")
    if not same(text, found.text) and re.sub(r"\W", "", text) != re.sub(r"\W", "", found.text):
        faults.append("body")
    if len(tree["attachments"]) != len(found.attachments):
        faults.append("attachments")
    return faults


def test_the_mails_of_stalwart() -> None:
    paths = sorted((beside("corpora", "mail", "stalwart") / "files").glob("*/*.eml"))
    faults = {f"{path.parent.name}/{path.name}": stalwart_faults(path) for path in paths}
    wrong = {name: what for name, what in faults.items() if what}
    print(f"\nstalwart: {len(paths) - len(wrong)} of {len(paths)} all right")
    for name, what in wrong.items():
        print(f"  {name}: {', '.join(what)}")
    assert len(paths) > 100
    assert len(paths) - len(wrong) >= 84


# ---------------------------------------------------------------- zbateson: what a mail must show

SAID = {
    "HasenundFrosche.txt": ("Die Hasen und die Frösche", "klagten einst über ihre mißliche Lage"),
    "hareandtortoise.txt": ("The Hare and the Tortoise", "Slow but steady wins the race"),
}


def zbateson_faults(row: dict[str, Any], found: Incoming) -> list[str]:
    faults = []
    if (found.sender.address if found.sender else "") != row["from_email"].lower():
        faults.append("from")
    if found.sender and found.sender.name != row.get("from_name", found.sender.name):
        faults.append("name")
    if not same(row["subject"], found.subject):
        faults.append("subject")
    if row.get("message-id", "") not in found.message_id:
        faults.append("message-id")
    wanted = SAID.get(row.get("text") or row.get("html") or "", ())
    if not all(packed(text) in packed(found.text) for text in wanted):
        faults.append("body")
    if row.get("attachments", len(found.attachments)) != len(found.attachments):
        faults.append("attachments")
    return faults


def test_the_mails_of_zbateson() -> None:
    folder = beside("corpora", "mail", "zbateson")
    rows = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    paths = [folder / "files" / name for name in rows if (folder / "files" / name).exists()]
    wrong = {p.name: what for p in paths if (what := zbateson_faults(rows[p.name], read(p.read_bytes())))}
    print(f"\nzbateson: {len(paths) - len(wrong)} of {len(paths)} all right; {wrong}")
    assert len(paths) > 70
    assert len(paths) - len(wrong) >= 66


# ---------------------------------------------------------------- bounds

MEMORY = """
import hashlib, re
from parsing import message
from tests.parsing.mails import RECEIVED, multipart, part

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) * 1024

keep = lambda octets: hashlib.sha256(octets).hexdigest()
message.read(multipart(part(b"Mohon konten.", "text/plain"), part(b"<p>x</p>", "text/html")), RECEIVED, keep)
idle = peak()
raw = open("surat.eml", "rb").read()
found = message.read(raw, RECEIVED, keep)
assert found.attachments[0].size > 20_000_000
print(len(raw), peak() - idle)
"""


def test_a_large_mail_needs_at_most_four_times_its_size(tmp_path: Path) -> None:
    letter = part(random.Random(1).randbytes(22_300_000), "application/pdf", "surat.pdf")
    (tmp_path / "surat.eml").write_bytes(multipart(part(b"Mohon.", "text/plain"), letter))
    done = subprocess.run(
        [sys.executable, "-c", MEMORY],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    size, peak = map(int, done.stdout.split())
    print(f"\n{size / 1e6:.0f} MB: {peak / size:.1f} times its size over idle")
    assert size > 30_000_000
    assert peak <= 4 * size
