"""Invented cases, letters and mails, and the few words that the tests of the records share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from models.store import Seen, Store
from workflow.facts import (
    AgencyMatch,
    Applied,
    Case,
    Choice,
    Decision,
    Due,
    File,
    Finding,
    Issued,
    Letter,
    Mail,
    Mailbox,
    Place,
)

NOW = datetime(2026, 11, 23, 2, 10, 0, 123456, tzinfo=UTC)
KEPALA, PEMOHON = "kepala@dinkominfo.test", "humas@dinkes.test"


def digest(name: str) -> str:
    return sha256(name.encode()).hexdigest()


def seen(name: str, uid: int = 1) -> Seen:
    return Seen(digest(name), Place("INBOX", 7, uid), NOW, 2048)


def a_file(name: str = "surat.pdf") -> File:
    return File(digest(name), name, "application/pdf", 181_000)


def a_letter(name: str = "surat.pdf", number: str | None = "400.14.9/1873/2026", **more: Any) -> Letter:
    return Letter(
        a_file(name),
        pages=1,
        number=number,
        date=date(2026, 11, 20),
        agency=AgencyMatch("DINAS KESEHATAN", "dinkes", 0.98),
        evidence=a_file(f"bukti-{name}"),
        text="Mohon dibuatkan konten.",
        **more,
    )


def a_case(ref: str = "KMS-2026-0001", **more: Any) -> Case:
    case = Case(
        ref,
        "konten-medsos",
        "menunggu disposisi",
        Mailbox(PEMOHON, "Humas Dinkes"),
        received=NOW,
        since=NOW,
        agency="dinkes",
        due=Due(date(2026, 11, 24), (date(2026, 11, 24),)),
        letter=a_letter(f"{ref}.pdf", f"400.14.9/{ref}"),
        findings=(Finding("signature", "ok"), Finding("stamp", "unsure", "tertutup")),
        asked=("kepala", "sekretaris"),
        wake=NOW,
    )
    return replace(case, **more)


def a_mail(ref: str, template: str, to: str, label: str = "", step: int = 1, **more: Any) -> Mail:
    choices = (Choice(1, "disposisi", "Disposisikan ke Kabid", "disposisi kabid"),)
    issued = Issued(label, ref, step, "step", to, f"{ref}-{label}-{step}", choices) if label else None
    return Mail(
        key=f"{ref}/{step}/{template}/{to}",
        ref=ref,
        template=template,
        recipient=to,
        subject=f"[{ref}] Mohon disposisi",
        message_id=f"<{ref.lower()}.{step}.{template}.{to.replace('@', '.')}@dinkominfo.test>",
        skeleton=b"Subject: Mohon disposisi\r\n\r\nIsi \x00\xff\r\n",
        attachments=(a_file(),),
        issued=issued,
        **more,
    )


def two_mails(ref: str, label: str = "a1b2", step: int = 1) -> tuple[Mail, Mail]:
    return a_mail(ref, "kepala-mohon-disposisi", KEPALA, label, step), a_mail(
        ref, "pemohon-tanda-terima", PEMOHON, step=step
    )


def opening(case: Case, mails: Sequence[Mail] | None = None, **more: Any) -> Applied:
    """A new case with its two mails."""
    decision = Decision(case, note="diterima", rule="request-with-letter", **more)
    return Applied(None, decision, tuple(mails) if mails is not None else two_mails(case.ref))


def moving(before: Case, mails: Sequence[Mail] = (), **change: Any) -> Applied:
    return Applied(before, Decision(replace(before, **change), note="bergerak", actor="kepala"), tuple(mails))


def open_one(store: Store, name: str = "surat", ref: str = "KMS-2026-0001", **more: Any) -> Case:
    """One letter, all the way into the records; returns the case as it is recorded."""
    store.begin([seen(name)], NOW)
    store.apply([opening(a_case(ref, **more), two_mails(ref, ref[-4:]))], digest(name), NOW)
    case = store.case(ref)
    assert case is not None
    return case


def rows(store: Store, sql: str, *params: object) -> list[tuple[Any, ...]]:
    return store._db.rows(sql, *params)


def count(store: Store, table: str) -> int:
    return int(rows(store, f"SELECT count(*) FROM {table}")[0][0])
