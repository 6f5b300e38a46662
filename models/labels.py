"""What people answered about marks that the machine was not sure of, and what the marks of all letters look like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.codec import decode, encode, moment, plain, stamp
from models.database import Database
from workflow.facts import Alike, Case, Letter, Mark

MARKS = ("signature", "stamp")
ANSWERS = {"ok": "present", "missing": "absent"}
NEAR = 3
"""Bits in which the hashes of alike pictures differ at most; the index finds no more (0002_labels.sql)."""


@dataclass(frozen=True)
class Label:
    """One answer. mark: signature | stamp; answer: present | absent; machine: the mark as it was judged."""

    ref: str
    sha256: str
    mark: str
    answer: str
    person: str
    answered: datetime
    machine: Mark


class Labels:
    _db: Database

    def labels(self) -> list[Label]:
        """All answers, the oldest first."""
        found = self._db.rows(
            "SELECT ref, sha256, mark, answer, person, answered, machine FROM labels ORDER BY answered, ref, mark"
        )
        return [
            Label(ref, sha256, mark, answer, person, moment(at), decode(machine, Mark))
            for ref, sha256, mark, answer, person, at, machine in found
        ]

    def alike(self, letter: Letter, agency: str) -> tuple[Alike, ...]:
        """Marks of earlier letters of other agencies that look like this letter's, the first letter of each agency."""
        found: dict[tuple[str, str], Alike] = {}
        for name, mark in marks_of(letter):
            for ref, other, digest in self._db.rows(
                "SELECT ref, agency, digest FROM prints WHERE mark = ? AND agency <> ? AND sha256 <> ? AND "
                "(quarter1 = ? OR quarter2 = ? OR quarter3 = ? OR quarter4 = ?) ORDER BY judged, ref LIMIT 1000",
                name,
                agency,
                letter.file.sha256,
                *quarters(mark.digest),
            ):
                if (int(digest, 16) ^ int(mark.digest, 16)).bit_count() <= NEAR:
                    found.setdefault((name, other), Alike(name, ref, other))
        return tuple(found.values())


def marks_of(letter: Letter) -> list[tuple[str, Mark]]:
    """The marks that have a picture."""
    marks = zip(MARKS, (letter.signature, letter.stamp), strict=True)
    return [(name, mark) for name, mark in marks if _is_hash(mark.digest) and mark.verdict != "absent"]


def _is_hash(digest: str) -> bool:
    return len(digest) == 16 and set(digest) <= set("0123456789abcdef")


def quarters(digest: str) -> tuple[str, ...]:
    """Sixteen bits each; the place is part of it, for one index could not tell first from last."""
    return tuple(digest[at : at + 4] for at in (0, 4, 8, 12))


def keep(db: Database, before: Case | None, case: Case, actor: str, now: datetime) -> None:
    """The answers of this decision, and what the marks of its letter look like."""
    letter = case.letter
    if letter is None:
        return
    if before is None or before.letter is None or before.letter.file != letter.file:
        _prints(db, case, letter, now)
    elif before.findings != case.findings:
        _answers(db, before, case, letter, actor, now)


def _prints(db: Database, case: Case, letter: Letter, now: datetime) -> None:
    # Of an agency that nobody knows it cannot be said that it is another one.
    if not case.agency:
        return
    for name, mark in marks_of(letter):
        db.run(
            "INSERT INTO prints (ref, sha256, mark, agency, digest, quarter1, quarter2, quarter3, quarter4, judged) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ref, sha256, mark) DO NOTHING",
            case.ref,
            letter.file.sha256,
            name,
            plain(case.agency),
            mark.digest,
            *quarters(mark.digest),
            stamp(now),
        )


def _answers(db: Database, before: Case, case: Case, letter: Letter, actor: str, now: datetime) -> None:
    """A doubt that became a yes or a no; a decision taken back takes its answers along."""
    was = {f.name: f.verdict for f in before.findings}
    for finding in case.findings:
        if finding.name not in MARKS:
            continue
        mark = letter.signature if finding.name == "signature" else letter.stamp
        then, answer = was.get(finding.name), ANSWERS.get(finding.verdict)
        # A TTE that nobody could verify is a doubt about the same requirement, but says nothing about ink.
        if then == "unsure" and answer and mark.verdict == "unsure" and letter.electronic.verdict == "none":
            db.run(
                "INSERT INTO labels (ref, sha256, mark, answer, person, answered, machine) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (ref, sha256, mark) DO UPDATE SET answer = excluded.answer, person = excluded.person, "
                "answered = excluded.answered",
                case.ref,
                letter.file.sha256,
                finding.name,
                answer,
                plain(actor),
                stamp(now),
                encode(mark),
            )
        elif then in ANSWERS and finding.verdict == "unsure":
            db.run(
                "DELETE FROM labels WHERE ref = ? AND sha256 = ? AND mark = ?",
                case.ref,
                letter.file.sha256,
                finding.name,
            )
