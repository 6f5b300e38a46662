"""Sealed cases as rows: nothing of them is readable without the key, everything is there with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from models.database import Refused
from models.store import Store, StoreBroken, Unreadable, Vault, open_store
from tests.models.samples import KEPALA, NOW, count, open_one, rows
from workflow.facts import Applied, Arguments, Case, Decision, Done, File, Issued, Mail, Mailbox, Note, Report

VAULT = Vault(b"kunci untuk uji saja, 32 byte!!!!")
SECRETS = ("sulastri", "warga@rumah.test", "gudang kelinci", "0813777", "pelicin", "bukti andi", "lapor:77")


def complaint(ref: str = "ADU-2026-0001", **changes: object) -> Case:
    found = Case(
        ref=ref,
        standard="pengaduan",
        state="telaah khusus",
        applicant=Mailbox("warga@rumah.test", "Sulastri"),
        received=NOW,
        since=NOW,
        complete_at=NOW,
        subject="pelicin",
        thread="<asal@rumah.test>",
        notes=(Note(NOW, "warga@rumah.test", "gudang kelinci"),),
        material=(File("a" * 64, "bukti andi.png", "image/png", 9),),
        decisions=(
            Done(1, "telaah khusus", "catat", "apip", NOW, arguments=Arguments(note="gudang kelinci")),
        ),
        report=Report(
            words="pelicin di gudang kelinci",
            contact="0813777",
            external="lapor:77",
            proposed="berkadar_pengawasan",
        ),
        sealed=True,
    )
    return replace(found, **changes)  # type: ignore[arg-type]


def letter(case: Case) -> Mail:
    to = case.applicant.address
    issued = Issued("abcd", case.ref, 1, "step", to, "0f1e2d3c4b5a6978")
    bytes_ = f"To: {to}\r\nSubject: [{case.ref}] x\r\n\r\ngudang kelinci\r\n".encode()
    return Mail(
        f"{case.ref}/1/pemohon-x/{to}",
        case.ref,
        "pemohon-x",
        to,
        f"[{case.ref}] Pengaduan",
        "<abcd.x@suratd.test>",
        bytes_,
        case.material,
        issued,
        stranger=True,
        sealed=True,
        hidden=True,
    )


@pytest.fixture
def sealing(url: str) -> Iterator[Store]:
    store = open_store(url, NOW, vault=VAULT)
    yield store
    store.close()


def opened(store: Store, case: Case) -> None:
    store.apply(
        (
            Applied(
                None,
                Decision(case, (), "gudang kelinci", "report:new", actor="warga@rumah.test"),
                (letter(case),),
            ),
        ),
        None,
        NOW,
    )


def test_a_sealed_case_comes_back_whole(sealing: Store) -> None:
    case = complaint()
    opened(sealing, case)
    assert sealing.case(case.ref) == replace(case, version=1)
    later = replace(case, version=1, state="pemeriksaan khusus", applicant=Mailbox("lain@rumah.test"))
    sealing.apply((Applied(replace(case, version=1), Decision(later)),), None, NOW)
    assert sealing.case(case.ref) == replace(later, version=2)
    assert sealing.open_cases(()) == [replace(later, version=2)]


def test_only_the_address_of_a_hidden_token_is_sealed(sealing: Store) -> None:
    """An official's stays readable, so that his answer is known again by a daemon that lost the key of complaints."""
    open_one(sealing)
    opened(sealing, complaint())
    addresses = dict(rows(sealing, "SELECT ref, address FROM tokens"))
    assert addresses["KMS-2026-0001"] == KEPALA
    assert "rumah.test" not in addresses["ADU-2026-0001"]


def test_no_row_outside_the_two_tables_tells_anything(sealing: Store, url: str) -> None:
    opened(sealing, complaint())
    for table in (
        "cases",
        "steps",
        "attachments",
        "tokens",
        "outbox",
        "skeletons",
        "audit",
        "externals",
        "reminders",
    ):
        told = str(rows(sealing, f"SELECT * FROM {table}")).lower()
        assert [secret for secret in SECRETS if secret in told] == [], table
    for table in ("sealed", "identities"):
        told = str(rows(sealing, f"SELECT body FROM {table}")).lower()
        assert [secret for secret in SECRETS if secret in told] == [], table


def test_without_the_key_only_number_state_and_days_are_read(sealing: Store, url: str) -> None:
    opened(sealing, complaint())
    blind = open_store(url, NOW)
    case = blind.case("ADU-2026-0001")
    assert case is not None
    assert (case.state, case.received, case.report and case.report.proposed) == (
        "telaah khusus",
        NOW,
        "berkadar_pengawasan",
    )
    assert not [secret for secret in SECRETS if secret in str(case).lower()]
    with pytest.raises(Refused):
        blind.apply((Applied(None, Decision(complaint("ADU-2026-0002"))),), None, NOW)
    blind.close()


def test_records_opened_without_the_key_read_sealed_cases_once_it_is_handed_over(
    sealing: Store, url: str
) -> None:
    opened(sealing, complaint())
    blind = open_store(url, NOW)
    with pytest.raises(StoreBroken, match="another key"):
        blind.unlock(Vault(b"sebuah kunci yang lain sama sekali"))
    closed = blind.case("ADU-2026-0001")
    assert closed is not None
    assert not [secret for secret in SECRETS if secret in str(closed).lower()]
    assert sealing._db.vault is not None
    blind.unlock(sealing._db.vault)
    assert blind.case("ADU-2026-0001") == sealing.case("ADU-2026-0001")
    blind.close()


def test_another_key_is_refused_at_the_door(sealing: Store, url: str) -> None:
    opened(sealing, complaint())
    with pytest.raises(StoreBroken, match="another key"):
        open_store(url, NOW, vault=Vault(b"sebuah kunci yang lain sama sekali"))


def test_a_row_moved_under_another_number_does_not_open(sealing: Store) -> None:
    opened(sealing, complaint())
    opened_second = replace(complaint("ADU-2026-0002"), report=None)
    sealing.apply((Applied(None, Decision(opened_second)),), None, NOW)
    body = rows(sealing, "SELECT body FROM sealed WHERE ref = 'ADU-2026-0001'")[0][0]
    sealing._db.run("UPDATE sealed SET body = ? WHERE ref = 'ADU-2026-0002'", body)
    with pytest.raises(Unreadable):
        sealing.case("ADU-2026-0002")


def test_a_sealed_mail_leaves_as_it_was_made(sealing: Store) -> None:
    case = complaint()
    opened(sealing, case)
    (out,) = sealing.unsent(NOW)
    assert (out.recipient, out.skeleton, out.attachments) == (
        case.applicant.address,
        letter(case).skeleton,
        case.material,
    )
    assert out.shown.startswith("pelapor-")
    assert sealing.answered_stranger(case.applicant.address, NOW) == 1
    # Neither what went to others, nor what went to him long ago.
    assert sealing.answered_stranger("lain@rumah.test", NOW) == 0
    assert sealing.answered_stranger(case.applicant.address, NOW + timedelta(seconds=1)) == 0
    (recorded,) = sealing.tickets("abcd")
    assert recorded.issued.address == case.applicant.address


def test_the_portals_number_is_taken_once(sealing: Store) -> None:
    opened(sealing, complaint())
    assert sealing.known_as("lapor:77") == "ADU-2026-0001"
    assert sealing.known_as("lapor:78") == ""
    with pytest.raises(Refused):
        sealing.apply((Applied(None, Decision(complaint("ADU-2026-0002"))),), None, NOW)
    assert count(sealing, "cases") == 1


def test_a_backup_holds_no_key_and_opens_with_it(sealing: Store, url: str, tmp_path: Path) -> None:
    opened(sealing, complaint())
    copy = sealing.backup(tmp_path, NOW)
    raw = copy.read_bytes().lower()
    assert [secret for secret in SECRETS if secret.encode() in raw] == []
