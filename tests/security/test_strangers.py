"""What strangers can make us send: never their own words, never a mail bomb, never a key that somebody sent us to keep."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.security.office import Office, reply
from tests.world import PEOPLE, SERVICE

KNOWN = {*PEOPLE.values(), "surat@suratd.test"} - {PEOPLE["warga"], PEOPLE["penipu"]}
ASKED = "Selamat siang, apakah kantor melayani pembuatan konten? Mohon info syaratnya."


@pytest.fixture
def office(fresh: Office) -> Office:
    return fresh


def written(office: Office, sender: str, words: str, number: int, to: str = SERVICE) -> bytes:
    mail = office.last("kepala")
    return reply(mail, sender, words, to=to, subject="Tanya", in_reply_to=False, references=False, quote=False,
                 headers=(f"X-Nomor: {number}",))  # fmt: skip


def outside(office: Office) -> list[tuple[str, bytes]]:
    """Recipient and bytes of everything promised to addresses that nobody registered."""
    sent = office.unsent()
    return [(o.recipient, o.skeleton) for o in sent if o.recipient not in KNOWN]  # type: ignore[attr-defined]


def test_a_thousand_forged_senders_make_no_flood_and_all_hear_the_same(office: Office) -> None:
    """Threat T7: whoever forges senders makes us send two hundred mails a day at most."""
    for number in range(1_000):
        victim = f"korban{number}@luar.test"
        office.hears(
            written(office, victim, f"{ASKED} BELI-{number} di obat.test", number), "S1", commit=True
        )
    mails = outside(office)
    assert 100 <= len(mails) <= 200
    assert max(Counter(to for to, _ in mails).values()) == 1
    # The same words for everybody: nothing of what was written goes along.
    assert [raw for _, raw in mails if re.search(rb"BELI|obat", raw)] == []
    bodies = {
        re.sub(rb"korban\d+|(?m:^(?:Date|Message-ID|To|Subject|In-Reply-To|References):.*$)|\d+", b"", raw)
        for _, raw in mails
    }
    assert len(bodies) == 1
    # Who is known is answered all the same.
    before = len(office.unsent())
    office.hears(written(office, PEOPLE["dinkes"], ASKED, 1_001), "S2", commit=True)
    assert len(office.unsent()) == before + 1


def test_one_stranger_hears_from_us_four_times_a_day_at_most(office: Office) -> None:
    for number in range(20):
        words = f"{ASKED} ({number})" if number % 2 else f"Pelayanan lambat {number} hari dan loket kosong."
        office.hears(written(office, "korban@luar.test", words, number), "S1", commit=True)
    assert 1 <= len(outside(office)) <= 4


def test_a_contradicted_sender_hears_nothing(office: Office) -> None:
    """Backscatter: his server says that it was not he."""
    for number, words in enumerate((ASKED, "Pelayanan lambat sekali.", "STATUS KMS-2026-0001")):
        office.hears(written(office, "korban@luar.test", words, number), "S0", commit=True)
    assert outside(office) == []


CODE = "839201-QWXZKJ"


@pytest.mark.parametrize("sender", ["noreply@layanan.test", "sandi@layanan.test"])
@pytest.mark.parametrize("to", ["our own address", "the address of an answer"])
def test_a_code_that_was_sent_to_us_for_keeping_leaves_to_nobody(
    office: Office, sender: str, to: str
) -> None:
    """Threat T2: our mailbox as the address under which somebody registers elsewhere; he waits to read what came in."""
    address = office.last("kepala")["Reply-To"].addresses[0].addr_spec
    words = f"Kode verifikasi Anda {CODE}. Buka https://layanan.test/konfirmasi/{CODE} dalam 10 menit."
    before = {o.id for o in office.unsent()}  # type: ignore[attr-defined]
    for level in ("S1", "S2"):
        raw = written(office, sender, words, 1, SERVICE if to == "our own address" else address)
        office.hears(
            raw.replace(b"Subject: Tanya", f"Subject: {CODE} kode {level}".encode()), level, commit=True
        )
    new = [o for o in office.unsent() if o.id not in before]  # type: ignore[attr-defined]
    for one in new:
        told = one.skeleton.decode("utf-8", "replace")  # type: ignore[attr-defined]
        outsider = one.recipient not in KNOWN  # type: ignore[attr-defined]
        assert not (outsider and re.search(CODE[:6], told)), told
    # Nor by asking how the case stands.
    office.hears(written(office, "penipu@lain.test", "STATUS KMS-2026-0001", 9), "S2", commit=True)
    assert not [raw for _, raw in outside(office) if CODE[:6].encode() in raw]
