"""`suratd check`: good with real servers; each thing that can be wrong is named with what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mail.imap import Found, Session
from mail.mark import FIELD
from models.glance import open_glance
from models.store import Store, open_store
from operate import check_servers
from operate.check_item import BAD, GOOD, LOOK, Item
from operate.check_servers import SOON
from operate.clock import wall
from operate.holder import mine
from operate.settings import load
from operate.standards import load_standards
from tests.models.samples import NOW, open_one
from tests.operate.desk import Admin
from tests.operate.desk import admin as make
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix, make_certificate


def items(admin: Admin, *words: str) -> dict[str, list[dict[str, Any]]]:
    told = admin.types("check", "--json", *words)
    assert told.code == (0 if told.json["ok"] else 1)
    found: dict[str, list[dict[str, Any]]] = {}
    for item in told.json["items"]:
        found.setdefault(item["name"], []).append(item)
    return found


def verdicts(found: dict[str, list[dict[str, Any]]], name: str) -> list[str]:
    return [item["verdict"] for item in found[name]]


@pytest.fixture
def office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], dovecot: Dovecot, postfix: Postfix, account: str
) -> Admin:
    """An administrator whose mailbox is empty and real."""
    found = make(tmp_path, capsys, dovecot.imap_port, postfix.port)
    text = found.config.read_text()
    at = text.index("[mailbox]")
    mailbox, rest = text[at : text.index("[smtp]")], text[text.index("[smtp]") :]
    lines = [f'user = "{account}"' if line.startswith("user ") else line for line in mailbox.splitlines()]
    found.config.write_text(text[:at] + "\n".join(lines) + "\n\n" + rest)
    return found


def test_whose_mailbox_it_is_is_told(office: Admin, dovecot: Dovecot, account: str) -> None:
    office.records(open_one)
    settings, _ = load(office.config)
    store = open_glance(settings.store.database)
    own = mine(store, settings)
    store.close()
    marks = (
        (replace(own, owner="lain", host="server-lama"), BAD, "server-lama"),
        (replace(own, place="lain", term=2, host="server-lama"), GOOD, "terakhir di mesin server-lama"),
        (replace(own, term=3), GOOD, "di mesin ini"),
        (replace(own, owner="lain", term=4, free=True), GOOD, "bebas"),
    )
    for mark, verdict, words in marks:
        with Session(check_servers.login(settings.mailbox)) as session:
            session.append("Suratd/Penanda", f"{FIELD}: {mark.to_text()}\r\n\r\n".encode())
        found = items(office)
        assert verdicts(found, "Penanda") == [verdict]
        assert words in found["Penanda"][0]["words"]


def test_all_is_good_with_real_servers(office: Admin, dovecot: Dovecot, account: str) -> None:
    dovecot.deliver(b"From: a@opd.test\r\nSubject: satu\r\n\r\nisi\r\n", account)
    office.records(open_one)
    office.types("backup")
    path = office.folder / "files" / "x"
    path.parent.mkdir(exist_ok=True)
    found = items(office)
    assert verdicts(found, "Kotak surat") == [GOOD, GOOD]
    assert "1 surat di INBOX" in found["Kotak surat"][0]["words"]
    assert "MOVE" in found["Kotak surat"][1]["words"]
    assert "IDLE" in found["Kotak surat"][1]["words"]
    assert verdicts(found, "Pengiriman") == [GOOD]
    assert verdicts(found, "Cadangan") == [GOOD]
    assert verdicts(found, "Kalender") == [GOOD]
    assert verdicts(found, "Pembaca") == [GOOD]
    assert "dibuat saat daemon" in found["Folder"][0]["words"]
    assert verdicts(found, "Penanda") == [GOOD]
    assert "belum ada" in found["Penanda"][0]["words"]
    assert dovecot.folders(account) == ["INBOX"], "nothing was made"
    assert "berkas surat" in found["Berkas"][0]["words"], (
        "the sample case has no file in the spool, and that is said"
    )


def test_a_good_office_ends_with_ready(office: Admin) -> None:
    said = office.types("check")
    assert said.code == 0, said.out
    assert said.out.rstrip().endswith("Siap dijalankan.")
    assert not (office.folder / "suratd.db").exists(), "checking makes no records"


def test_a_wrong_password_is_named_with_what_to_do(office: Admin) -> None:
    (office.folder / "imap-password").write_text("salah\n")
    (wrong,) = items(office)["Kotak surat"]
    assert wrong["verdict"] == BAD
    assert "password_file" in wrong["todo"]
    assert "salah" not in wrong["words"].lower().replace("salah satu", ""), "a password is never shown"


def test_servers_that_cannot_be_reached(admin: Admin) -> None:
    found = items(admin)
    assert verdicts(found, "Kotak surat") == [BAD]
    assert verdicts(found, "Pengiriman") == [BAD]
    assert "host" in found["Pengiriman"][0]["todo"]
    offline = items(admin, "--offline")
    assert "Kotak surat" not in offline
    assert "Pengiriman" not in offline


def test_every_mistake_of_the_configuration_is_one_line(admin: Admin) -> None:
    text = admin.config.read_text()
    admin.config.write_text(text.replace("pages = 20", "pages = 0").replace("marks =", "mark ="))
    told = admin.types("check", "--offline", "--json").json
    assert [item["verdict"] for item in told["items"]] == [BAD, BAD]
    assert all(item["todo"] for item in told["items"])


def test_a_missing_secret_hides_nothing_else(admin: Admin) -> None:
    (admin.folder / "token-key").unlink()
    found = items(admin, "--offline")
    assert verdicts(found, "Konfigurasi") == [BAD]
    assert verdicts(found, "Standar") == [GOOD]


def test_a_refused_standard_names_the_row(admin: Admin) -> None:
    folder = admin.folder / "standar"
    folder.mkdir()
    source = Path(__file__).resolve().parents[2] / "workflow" / "standar" / "konten-medsos.toml"
    (folder / "a.toml").write_text(
        source.read_text().replace('menunggu = ["kepala", "sekretaris"]', 'menunggu = ["raja"]')
    )
    text = admin.config.read_text()
    admin.config.write_text(text.replace('standards = ""', 'standards = "standar"'))
    found = items(admin, "--offline")
    assert BAD in verdicts(found, "Standar")
    assert any("raja" in item["words"] for item in found["Standar"])


def test_a_role_that_nobody_holds(admin: Admin) -> None:
    kantor = admin.folder / "kantor.toml"
    kantor.write_text(kantor.read_text().replace('peran = ["petugas"]', 'peran = ["apip"]'))
    told = admin.types("check", "--offline", "--json").json
    assert not told["ok"]
    assert any("petugas" in item["words"] for item in told["items"] if item["verdict"] == BAD)


def test_damaged_records_and_a_broken_chain(admin: Admin) -> None:
    def forge(store: Store) -> None:
        open_one(store)
        store._db.run("DROP TRIGGER audit_no_update")
        store._db.run("UPDATE audit SET line = replace(line, 'diterima', 'ditolak')")

    admin.records(forge)
    found = items(admin, "--offline")
    assert any("audit" in item["words"] and item["verdict"] == BAD for item in found["Catatan"])
    (admin.folder / "suratd.db").write_bytes(b"bukan basis data" * 1000)
    assert verdicts(items(admin, "--offline"), "Catatan") == [BAD]


def test_a_case_whose_state_no_standard_knows(admin: Admin) -> None:
    admin.records(lambda store: open_one(store, state="menunggu bulan"))
    found = items(admin, "--offline")
    assert any("menunggu bulan" in item["words"] for item in found["Catatan"])


def test_quarantine_and_failed_mails_want_a_look(admin: Admin) -> None:
    def trouble(store: Store) -> None:
        open_one(store)
        store.mark_failed(1, NOW, "550")

    admin.records(trouble)
    found = items(admin, "--offline")
    assert verdicts(found, "Surat keluar") == [LOOK]


def test_checking_works_beside_a_running_daemon(admin: Admin) -> None:
    daemon = open_store(admin.url, NOW)
    daemon.lock()
    try:
        assert verdicts(items(admin, "--offline"), "Catatan") == [GOOD]
    finally:
        daemon.close()


def test_a_year_that_is_not_decreed(admin: Admin) -> None:
    admin.records(lambda store: store.put_holidays([], [2020], "uji", NOW))
    (found,) = items(admin, "--offline")["Kalender"]
    assert found["verdict"] == LOOK
    assert "suratd calendar import" in found["todo"]


def test_a_folder_that_is_no_folder(admin: Admin) -> None:
    (admin.folder / "files").write_text("bukan folder")
    assert BAD in verdicts(items(admin, "--offline"), "Berkas")


def test_until_when_a_certificate_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Over TLS, verified against the file that the settings name."""
    make_certificate(tmp_path)
    with Dovecot(tls=tmp_path, spares=1) as server:
        admin = make(tmp_path, capsys, server.imaps_port)
        text = admin.config.read_text()
        text = text.replace('security = "none"', 'security = "tls"', 1)
        text = text.replace('ca_file = ""', f'ca_file = "{tmp_path / "cert.pem"}"', 1)
        text = text.replace('user = "dinkominfo@suratd.test"', f'user = "{server.spare()}"', 1)
        admin.config.write_text(text)
        settings, office = load(admin.config)
        standards = load_standards()
        (certificate,) = check_servers.certificates(settings, office, standards)
        ends = check_servers.expiry(settings.mailbox, "imap")
        assert certificate.verdict == (LOOK if ends - wall() < SOON else GOOD)
        assert "berlaku sampai" in certificate.words
        (good, *_) = check_servers.mailbox(settings, office, standards)
        assert good.verdict == GOOD


def test_starttls_certificates_are_read_in_each_protocol(
    tmp_path: Path, dovecot: Dovecot, capsys: Any
) -> None:
    make_certificate(tmp_path)
    with Postfix(tmp_path, lmtp_port=dovecot.lmtp_port, tls="may") as server:
        admin = make(tmp_path, capsys, smtp_port=server.port)
        text = admin.config.read_text()
        at = text.index("[smtp]")
        smtp = text[at:].replace('security = "none"', 'security = "starttls"', 1)
        smtp = smtp.replace('ca_file = ""', f'ca_file = "{server.ca_file}"', 1)
        admin.config.write_text(text[:at] + smtp)
        settings, _ = load(admin.config)
        assert check_servers.expiry(settings.smtp, "smtp") > wall()


class Poor(Session):
    """A server that can neither move nor expunge single messages, as far as `_moving` looks."""

    def __init__(self, *can: str) -> None:
        self.can = frozenset(can)


@pytest.mark.parametrize(
    ("can", "verdict", "word"),
    [
        (("MOVE", "UIDPLUS"), GOOD, "MOVE"),
        (("UIDPLUS",), GOOD, "UIDPLUS"),
        (("IDLE",), LOOK, "aslinya tetap"),
    ],
)
def test_what_the_server_can_do_is_said_in_words(can: tuple[str, ...], verdict: str, word: str) -> None:
    item: Item = check_servers._moving(Poor(*can))
    assert item.verdict == verdict
    assert word in item.words


class Newest(Poor):
    """A server whose newest message came at that moment."""

    def __init__(self, received: datetime | None) -> None:
        super().__init__()
        self.uidnext, self._received = 8, received

    def since(self, first: int) -> list[int]:
        return [7] if self._received else []

    def look(self, uids: Iterable[int]) -> list[Found]:
        return [Found(uid, self._received, 10) for uid in uids]


def test_a_message_from_the_future_says_that_a_clock_is_wrong() -> None:
    (item,) = check_servers._clock(Newest(wall() + timedelta(hours=2)))
    assert item.verdict == LOOK
    assert "jam" in item.words
    assert list(check_servers._clock(Newest(wall() - timedelta(days=9)))) == []
    assert list(check_servers._clock(Newest(None))) == []


def test_json_is_one_object(admin: Admin) -> None:
    said = admin.types("check", "--offline", "--json")
    assert set(json.loads(said.out)) == {"ok", "items"}
