"""Makes a decision true: case, step, mails, tokens, reminders, audit row and the message's place, all or nothing.

The only writer of cases. A case moves by compare-and-set on (state, version), and numbers have no gaps (laws L2, L14).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from models import audit, labels, outbox, sealed, tokens
from models.cases import last_number, number_key, parse_ref
from models.codec import encode, plain, stamp
from models.database import Database, Refused, Stale
from models.messages import settle
from workflow.facts import Applied, Case, File, Issued, Letter


@dataclass(frozen=True)
class Batch:
    """What one message, or one tick of one case, makes true. grade: how well its sender was proven; astray: it carried a
    token or a code that is nobody's."""

    applied: Sequence[Applied]
    digest: str | None = None
    ticket_used: Issued | None = None
    grade: str = ""
    astray: bool = False


class Apply:
    _db: Database

    def apply(
        self, applied: Sequence[Applied], digest: str | None, now: datetime, ticket_used: Issued | None = None
    ) -> None:
        """One transaction. Stale: read and decide again. Refused: it will never work. StoreDown: try later."""
        with self._db.write():
            _apply(self._db, Batch(applied, digest, ticket_used), now)

    def apply_many(self, batches: Sequence[Batch], now: datetime) -> dict[int, Refused]:
        """Several in one transaction, so that they share one fsync; those that failed, by their index, and why."""
        failed: dict[int, Refused] = {}
        with self._db.write():
            for index, batch in enumerate(batches):
                try:
                    with self._db.savepoint():
                        _apply(self._db, batch, now)
                except Refused as why:
                    failed[index] = why
        return failed


def _apply(db: Database, batch: Batch, now: datetime) -> None:
    if not batch.applied:
        raise Refused("nothing was decided")
    try:
        if batch.ticket_used is not None:
            tokens.spend(db, batch.ticket_used, now)
        seen: dict[str, object] = {"grade": batch.grade, "astray": batch.astray or None}
        for n, one in enumerate(batch.applied):
            # A message with two letters has one sender.
            _one(db, one, batch.digest, now, {} if n else seen)
        if batch.digest is not None:
            _settle(db, batch.applied, batch.digest, now)
    except (ValueError, TypeError, OverflowError) as error:
        # Values that no row can hold: the fault of this one message, not of its neighbours.
        raise Refused(f"it cannot be recorded: {error}") from error


def _settle(db: Database, applied: Sequence[Applied], digest: str, now: datetime) -> None:
    # A message with two letters has two cases: it is found under the first.
    first = next((one for one in applied if one.decision.case), applied[0])
    decision = first.decision
    ref = decision.case.ref if decision.case else ""
    place = decision.place or "done"
    settle(db, digest, place, decision.rule, ref, now, decision.note if place == "aside" else "")


def _one(
    db: Database, applied: Applied, digest: str | None, now: datetime, seen: Mapping[str, object]
) -> None:
    decision, before = applied.decision, applied.before
    case = decision.case
    if case is not None:
        case = _insert(db, case, now) if before is None else _update(db, before, case, now)
        _step(db, before, case, now)
        _letter(db, before, case, now)
        labels.keep(db, before, case, decision.actor, now)
        _files(db, before, case, now)
        _reminders(db, applied, case, now)
        if decision.survey:
            _survey(db, case.ref, decision.survey, now)
    promised = [key for mail in applied.mails if (key := outbox.promise(db, mail, now))]
    closed = case is not None and case.sealed
    audit.append(
        db,
        now,
        "decision",
        case.ref if case else "",
        state=case.state if case else "",
        was=before.state if before else "",
        version=case.version if case else None,
        step=case.step if case else None,
        # Of a sealed case the chain tells who moved it and where to, never in whose words.
        actor=_actor(decision.actor) if closed else decision.actor,
        rule=decision.rule,
        note="" if closed else decision.note,
        message=digest or "",
        mails=promised,
        **seen,
    )


def _actor(who: str) -> str:
    return "pemohon" if "@" in who else who


def _insert(db: Database, case: Case, now: datetime) -> Case:
    if case.version != 0:
        raise Refused(f"{case.ref} is said to be new but has version {case.version}")
    try:
        code, year, number = parse_ref(case.ref)
    except ValueError as error:
        raise Refused(str(error)) from error
    last = last_number(db, code, year)
    if number != last + 1:
        raise Stale(f"{case.ref} is not the next number of {code} in {year}: {last} is the last one taken")
    db.run(
        "INSERT INTO counters (code, year, last) VALUES (?, ?, ?) "
        "ON CONFLICT (code, year) DO UPDATE SET last = excluded.last",
        code,
        year,
        number,
    )
    case = replace(case, version=1)
    shown = sealed.shown(case)
    db.run(
        "INSERT INTO cases (ref, code, year, number, standard, state, version, step, agency, applicant, assignee, "
        "received, changed, wake, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        case.ref,
        code,
        year,
        number,
        case.standard,
        case.state,
        case.version,
        case.step,
        plain(shown.agency),
        plain(shown.applicant.address),
        plain(case.assignee),
        stamp(case.received),
        stamp(now),
        stamp(case.wake) if case.wake else None,
        encode(shown),
    )
    sealed.keep(db, None, case)
    return case


def _update(db: Database, before: Case, case: Case, now: datetime) -> Case:
    if case.ref != before.ref:
        raise Refused(f"{before.ref} cannot become {case.ref}")
    case = replace(case, version=before.version + 1)
    shown = sealed.shown(case)
    changed = db.run(
        "UPDATE cases SET standard = ?, state = ?, version = ?, step = ?, agency = ?, applicant = ?, assignee = ?, "
        "changed = ?, wake = ?, body = ? WHERE ref = ? AND state = ? AND version = ?",
        case.standard,
        case.state,
        case.version,
        case.step,
        plain(shown.agency),
        plain(shown.applicant.address),
        plain(case.assignee),
        stamp(now),
        stamp(case.wake) if case.wake else None,
        encode(shown),
        before.ref,
        before.state,
        before.version,
    )
    if changed.rowcount != 1:
        raise Stale(f"{before.ref} is not {before.state!r} in version {before.version} any more")
    sealed.keep(db, before, case)
    return case


def _step(db: Database, before: Case | None, case: Case, now: datetime) -> None:
    if before is not None and before.step == case.step:
        return
    at = stamp(now)
    if before is not None:
        db.run(
            "UPDATE steps SET ended = ? WHERE ref = ? AND step = ? AND ended IS NULL",
            at,
            case.ref,
            before.step,
        )
    # BATAL may lead back to a step that was there before.
    db.run(
        "INSERT INTO steps (ref, step, state, asked, began) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (ref, step) DO UPDATE SET state = excluded.state, asked = excluded.asked, ended = NULL",
        case.ref,
        case.step,
        case.state,
        encode(case.asked),
        at,
    )


def _letter(db: Database, before: Case | None, case: Case, now: datetime) -> None:
    letter = case.letter
    if letter is None or (before and before.letter == letter and before.findings == case.findings):
        return
    db.run(
        "INSERT INTO letters (ref, sha256, agency, number_key, day, judged, body, findings) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ref, sha256) DO UPDATE SET agency = excluded.agency, "
        "number_key = excluded.number_key, day = excluded.day, body = excluded.body, findings = excluded.findings",
        case.ref,
        letter.file.sha256,
        plain(case.agency or letter.agency.matched or ""),
        plain(number_key(letter.number)),
        letter.date.isoformat() if letter.date else "",
        stamp(now),
        # The words can be read again from the file; here they would only stand twice.
        encode(replace(letter, text="")),
        encode(case.findings),
    )


def _files_of(case: Case | None) -> Iterator[tuple[str, File]]:
    if case is None:
        return
    letter: Letter | None = case.letter
    if letter is not None:
        yield "letter", letter.file
        if letter.evidence is not None:
            yield "evidence", letter.evidence
    for file in case.material:
        yield "material", file
    for file in case.content:
        yield "content", file


def _files(db: Database, before: Case | None, case: Case, now: datetime) -> None:
    known = set(_files_of(before))
    for use, file in _files_of(case):
        if (use, file) not in known:
            db.run(
                "INSERT INTO attachments (sha256, ref, use, name, type, size, added) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (ref, sha256, use) DO NOTHING",
                file.sha256,
                case.ref,
                use,
                # The name of a file may tell who and what.
                f"{use}{PurePath(file.name).suffix.lower()[:6]}" if case.sealed else plain(file.name),
                plain(file.type),
                file.size,
                stamp(now),
            )


def _reminders(db: Database, applied: Applied, case: Case, now: datetime) -> None:
    """Timed rows that acted: one row a recipient. A second time is kept out by the key, like its mail."""
    before = applied.before
    same_step = before is not None and before.step == case.step
    fired = [name for name in case.fired if not (same_step and before and name in before.fired)]
    due = case.due.day.isoformat() if case.due else ""
    recipients = [sealed.recipient_of(db, mail) for mail in applied.mails] or [""]
    for threshold in fired:
        for recipient in dict.fromkeys(recipients):
            db.run(
                "INSERT INTO reminders (ref, step, due, threshold, recipient, fired) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (ref, step, due, threshold, recipient) DO NOTHING",
                case.ref,
                case.step,
                due,
                plain(threshold),
                plain(recipient),
                stamp(now),
            )


def _survey(db: Database, ref: str, scores: tuple[int | None, ...], now: datetime) -> None:
    db.run(
        "INSERT INTO surveys (ref, answered, scores) VALUES (?, ?, ?) "
        "ON CONFLICT (ref) DO UPDATE SET answered = excluded.answered, scores = excluded.scores",
        ref,
        stamp(now),
        encode(scores),
    )
