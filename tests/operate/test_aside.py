"""`suratd aside`: what is in quarantine is shown with its reason, and a person brings it back while the daemon runs."""

from __future__ import annotations

from models.store import Store, open_store
from tests.models.samples import NOW, digest, rows, seen
from tests.operate.desk import Admin

RAW = b"From: =?utf-8?q?Dinas_Contoh?= <a@opd.test>\r\nSubject: Permohonan \x1b[2J\r\n\r\nisi\r\n"


def one_aside(store: Store) -> None:
    store.begin([seen("rusak"), seen("baik", 2)], NOW)
    store.settle_aside(digest("rusak"), "ValueError: rusak", NOW)


def prepared(admin: Admin) -> str:
    admin.records(one_aside)
    admin.keep(digest("rusak"), RAW)
    return digest("rusak")


def test_list_names_sender_subject_and_reason(admin: Admin) -> None:
    code = prepared(admin)
    said = admin.types("aside", "list")
    for words in (code[:12], "Dinas Contoh", "Permohonan", "ValueError: rusak"):
        assert words in said.out
    assert "\x1b" not in said.out
    assert admin.types("aside").out == said.out, "list is what is meant without a word"
    (told,) = admin.types("aside", "list", "--json").objects
    assert told["digest"] == code
    assert told["reason"] == "ValueError: rusak"


def test_an_empty_quarantine_is_said(admin: Admin) -> None:
    admin.records()
    assert admin.types("aside", "list").out == "Tidak ada surat di karantina.\n"


def test_show_leads_to_the_file(admin: Admin) -> None:
    code = prepared(admin)
    said = admin.types("aside", "show", code[:8])
    assert f"suratd explain {admin.folder}/files/messages/{code[:2]}/{code}" in said.out
    assert admin.types("aside", "show", code, "--json").json["from"].endswith("<a@opd.test>")
    assert admin.types("aside", "show", "ffffff").code == 1


def test_retry_gives_it_back_while_a_daemon_holds_the_records(admin: Admin) -> None:
    code = prepared(admin)
    daemon = open_store(admin.url, NOW)
    daemon.lock()
    try:
        said = admin.types("aside", "retry", code[:12])
        assert said.code == 0
        assert "daemon mengolahnya sebentar lagi" in said.out
        assert [one.digest for one in daemon.retried()] == [code]
    finally:
        daemon.close()
    again = admin.types("aside", "retry", code[:12])
    assert again.code == 1
    assert "tidak ada di karantina" in again.err


def test_retry_is_written_down_with_who_did_it(admin: Admin) -> None:
    prepared(admin)
    admin.types("aside", "retry", "--all")
    with_name: list[str] = []
    admin.records(lambda store: with_name.extend(line for (line,) in rows(store, "SELECT line FROM audit")))
    assert '"event":"retry"' in with_name[-1]
    assert '"actor":"' in with_name[-1]


def test_without_its_bytes_it_stays_where_it_is(admin: Admin) -> None:
    admin.records(one_aside)
    said = admin.types("aside", "retry", digest("rusak"))
    assert said.code == 1
    assert "kembalikan dari cadangan" in said.err
    assert "TIDAK ADA" in admin.types("aside", "show", digest("rusak")).out


def test_which_ones_must_be_said(admin: Admin) -> None:
    prepared(admin)
    assert admin.types("aside", "retry").code == 1
    assert admin.types("aside", "retry", "--all", digest("rusak")).code == 1
