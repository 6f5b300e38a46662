"""The configuration: the delivered example is accepted as it stands, and every mistake is named with line and remedy."""

from __future__ import annotations

import base64
import re
from contextlib import suppress
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mail.tls import is_loopback
from operate.settings import EXAMPLE, SettingsError, doubts, example, load, secret, token_key
from workflow.facts import Deputy, Head

MACHINE = EXAMPLE.read_text(encoding="utf-8")
PEOPLE = (EXAMPLE.parent / "kantor.toml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "suratd.toml").write_text(MACHINE, encoding="utf-8")
    (tmp_path / "kantor.toml").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "imap-password").write_text("rahasia satu\n", encoding="utf-8")
    (tmp_path / "smtp-password").write_text("rahasia dua", encoding="utf-8")
    (tmp_path / "token-key").write_bytes(base64.b64encode(bytes(range(32))))
    for name in ("imap-password", "smtp-password", "token-key"):
        (tmp_path / name).chmod(0o600)
    return tmp_path


def change(file: Path, old: str, new: str) -> int:
    """Exchange a piece of the file; gives the line on which the new piece begins."""
    before = file.read_text(encoding="utf-8")
    assert before.count(old) >= 1, f"{old!r} is not in {file.name}"
    file.write_text(before.replace(old, new, 1), encoding="utf-8")
    return before[: before.index(old)].count("\n") + 1 + (len(new) - len(new.lstrip("\n")))


def refused(folder: Path, secrets: bool = True) -> list[str]:
    with pytest.raises(SettingsError) as error:
        load(folder / "suratd.toml", secrets)
    lines = str(error.value).splitlines()
    assert len(lines) == len(error.value.problems)
    for line in lines:
        assert re.match(r"[\w.]+:\d+: \S.*: .+\. .+[.?]$", line), line
    return lines


# ---------------------------------------------------------------- the good


def test_the_example_is_accepted_as_it_stands(folder: Path) -> None:
    found, office = load(folder / "suratd.toml")
    assert found.mailbox.host == "127.0.0.1"
    assert (found.mailbox.start, found.mailbox.poll_seconds) == ("now", 30.0)
    assert found.mailbox.password_file == folder / "imap-password"
    assert found.smtp.security == "starttls"
    assert found.sender.plus_addressing is True
    assert found.store.database == f"sqlite:///{folder}/suratd.db"
    assert (found.store.files, found.store.backup) == (str(folder / "files"), folder / "backup")
    assert found.letters.trust_roots == ()
    assert found.limits.answers_to_strangers_per_day == 200
    assert (found.office.people, found.office.standards) == (folder / "kantor.toml", None)
    assert office.hours == dict.fromkeys(range(4), (time(7, 30), time(16))) | {4: (time(7, 30), time(14, 30))}
    assert [person.key for person in office.people][:3] == ["kepala", "sekretaris", "kabid"]
    assert office.deputies == (Deputy("kepala", "sekretaris", "Plh.", date(2026, 12, 1), date(2026, 12, 5)),)
    assert office.agencies[1].parent == "dinkes"
    assert office.agencies[1].heads == (Head("CONTOH TIGA, S.K.M.", "Plt.", date(2026, 3, 1)),)
    assert office.admin == found.office.admin == "admin@suratd.test"
    assert office.calendar.years == {2026, 2027}
    assert doubts(found, office) == []


def test_the_built_in_example_needs_no_secret() -> None:
    found, office = example()
    assert found.sender.address == "dinkominfo@suratd.test"
    assert office.person_at("KEPALA@suratd.test") is office.person("kepala")


def test_only_the_required_keys_are_enough(folder: Path) -> None:
    (folder / "suratd.toml").write_text(
        '[mailbox]\nhost = "h"\nuser = "u"\npassword_file = "imap-password"\n[smtp]\nhost = "h"\n'
        '[sender]\naddress = "a@b.test"\n[authentication]\ntoken_key_file = "token-key"\n'
        '[office]\npeople = "kantor.toml"\n',
        encoding="utf-8",
    )
    short, _ = load(folder / "suratd.toml")
    (folder / "suratd.toml").write_text(MACHINE, encoding="utf-8")
    whole, _ = load(folder / "suratd.toml")
    # The example shows the defaults: what is left out is what it says.
    assert (short.store, short.letters, short.limits) == (whole.store, whole.letters, whole.limits)
    assert (short.mailbox.port, short.mailbox.security, short.mailbox.done) == (993, "tls", "Suratd/Selesai")
    assert (short.smtp.user, short.smtp.password_file) == ("", None)


def test_a_file_saved_by_notepad_is_read(folder: Path) -> None:
    (folder / "suratd.toml").write_bytes(b"\xef\xbb\xbf" + MACHINE.replace("\n", "\r\n").encode())
    assert load(folder / "suratd.toml")[0].mailbox.inbox == "INBOX"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"sqlite:////var/lib/suratd/suratd.db"', "sqlite:////var/lib/suratd/suratd.db"),
        ('"postgresql://suratd@db.contoh.test/suratd"', "postgresql://suratd@db.contoh.test/suratd"),
    ],
)
def test_a_database_with_its_own_place_stays_there(folder: Path, written: str, read: str) -> None:
    change(folder / "suratd.toml", '"sqlite:///suratd.db"', written)
    assert load(folder / "suratd.toml")[0].store.database == read


@pytest.mark.parametrize(
    ("written", "read"),
    [('"all"', "all"), ("2026-11-01", date(2026, 11, 1)), ('"2026-11-01"', date(2026, 11, 1))],
)
def test_from_when_the_mailbox_is_read(folder: Path, written: str, read: object) -> None:
    change(folder / "suratd.toml", '"now" ', f"{written} ")
    assert load(folder / "suratd.toml")[0].mailbox.start == read


@pytest.mark.parametrize("written", ["07:30-16:00", "7.30 - 16.00", "07.30–16.00"])
def test_office_hours_are_written_as_people_do(folder: Path, written: str) -> None:
    change(folder / "kantor.toml", 'senin = "07.30-16.00"', f'senin = "{written}"')
    assert load(folder / "suratd.toml")[1].hours[0] == (time(7, 30), time(16))


# ---------------------------------------------------------------- secrets


def test_a_credential_of_systemd_goes_before_the_file_beside(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    credentials = tmp_path_factory.mktemp("credentials")
    (credentials / "imap-password").write_text("dari systemd\n", encoding="utf-8")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(credentials))
    found, _ = load(folder / "suratd.toml")
    assert secret(found.mailbox.password_file) == "dari systemd"
    assert found.smtp.password_file is not None
    assert secret(found.smtp.password_file) == "rahasia dua"


def test_a_secret_loses_its_line_end_and_nothing_else(folder: Path) -> None:
    (folder / "imap-password").write_bytes(b" dengan spasi \r\n")
    assert secret(folder / "imap-password") == " dengan spasi "
    assert token_key(load(folder / "suratd.toml")[0]) == bytes(range(32))


def test_secrets_that_are_missing_empty_or_short_are_all_named(folder: Path) -> None:
    (folder / "imap-password").unlink()
    (folder / "smtp-password").write_text("\n", encoding="utf-8")
    (folder / "token-key").write_bytes(base64.b64encode(b"pendek"))
    imap, smtp, token = refused(folder)
    assert "suratd.toml:10: mailbox.password_file" in imap
    assert "No such file" in imap
    assert "smtp.password_file" in smtp
    assert "is empty" in smtp
    assert "authentication.token_key_file" in token
    assert "32 bytes" in token
    load(folder / "suratd.toml", secrets=False)


def test_no_message_shows_a_secret(folder: Path) -> None:
    (folder / "token-key").write_text("kunci yang salah", encoding="utf-8")
    assert "kunci yang salah" not in refused(folder)[0]


# ---------------------------------------------------------------- the bad

ONE_MISTAKE = [
    # file, what stands there, what is written instead, what the message must hold
    (
        "suratd.toml",
        "port = 993",
        'port = "993"',
        "mailbox.port: a whole number from 1 to 65535 was expected",
    ),
    ("suratd.toml", "port = 993", "port = true", "mailbox.port: a whole number"),
    ("suratd.toml", "port = 993", "port = 0", "not 0. Write for example port = 993"),
    ("suratd.toml", "port = 993", "prot = 993", "mailbox.prot: not a known key. Did you mean port?"),
    ("suratd.toml", "port = 993", "warna = 1", "mailbox.warna: not a known key. Remove it. Known here: host"),
    ("suratd.toml", "[limits]", "[limit]", "limit: not a known key. Did you mean limits?"),
    ("suratd.toml", 'security = "tls"', 'security = "ssl"', "one of tls, starttls, none was expected"),
    ("suratd.toml", "poll_seconds = 30", "poll_seconds = 0", "mailbox.poll_seconds: a number from 0.1"),
    ("suratd.toml", 'start = "now"', 'start = "kemarin"', "mailbox.start: now, all or a date"),
    ("suratd.toml", 'start = "now"', "start = 2026-01-01T00:00:00", "mailbox.start: now, all or a date"),
    (
        "suratd.toml",
        'address = "dinkominfo@suratd.test"',
        'address = "Dinas <a@b.test>"',
        "sender.address: a mail",
    ),
    ("suratd.toml", "plus_addressing = true", 'plus_addressing = "true"', "true or false (without quotes)"),
    (
        "suratd.toml",
        "account_domains = []",
        'account_domains = "a.test"',
        "authentication.account_domains: a list",
    ),
    ("suratd.toml", 'level = "strict"', 'level = "lax"', "authentication.level: one of strict, local"),
    (
        "suratd.toml",
        '"sqlite:///suratd.db"',
        '"mysql://x"',
        "store.database: sqlite:///FILE or postgresql://",
    ),
    ("suratd.toml", 'aside = "Suratd/Karantina"', 'aside = "Inbox"', "mailbox.aside: Inbox is already used"),
    ("suratd.toml", 'ca_file = ""', 'ca_file = "tidak-ada.pem"', "mailbox.ca_file: there is no file"),
    ("suratd.toml", 'standards = ""', 'standards = "x"', "office.standards: there is no folder"),
    ("suratd.toml", "trust_roots = []", 'trust_roots = ["x.pem"]', "letters.trust_roots: there is no file"),
    (
        "suratd.toml",
        '"admin@suratd.test"',
        '"dinkominfo@suratd.test"',
        "office.admin: the alarms would come back",
    ),
    ("suratd.toml", 'people = "kantor.toml"', 'people = "k.toml"', "k.toml:1: "),
    ("suratd.toml", 'password_file = "smtp-password"', "", "smtp.password_file: missing, but user is set"),
    ("kantor.toml", 'senin = "07.30-16.00"', 'senin = "16.00-07.30"', "jam_kerja.senin: office hours like"),
    ("kantor.toml", 'senin = "07.30-16.00"', 'senin = "25.00-26.00"', "jam_kerja.senin: office hours like"),
    ("kantor.toml", 'senin = "07.30-16.00"', "", "jam_kerja.senin: missing, but required"),
    (
        "kantor.toml",
        "[jam_kerja]",
        '[jam_kerja]\nsabtu = "07.30-12.00"',
        "jam_kerja.sabtu: working days are Monday",
    ),
    ("kantor.toml", '"Asia/Jakarta"', '"Asia/Purbalingga"', "kantor.zona_waktu: a time zone like"),
    ("kantor.toml", '"Asia/Jakarta"', '"../../etc/passwd"', "kantor.zona_waktu: a time zone like"),
    ("kantor.toml", 'peran = ["staf"]', 'peran = ["staff"]', "pejabat[5].peran: one of kepala, sekretaris"),
    (
        "kantor.toml",
        'kunci = "budi"',
        'kunci = "andi"',
        "pejabat[6].kunci: andi is already the key of an official",
    ),
    (
        "kantor.toml",
        '"budi@suratd.test"',
        '"Andi@suratd.test"',
        "andi@suratd.test is already the address of Andi",
    ),
    (
        "kantor.toml",
        '"budi@suratd.test"',
        '"dinkominfo+budi@suratd.test"',
        "is the address of the service itself",
    ),
    ("kantor.toml", '["budi@suratd.test"]', "[]", "pejabat[6].surel: a list with at least 1"),
    (
        "kantor.toml",
        'oleh = "sekretaris"',
        'oleh = "wakil"',
        "pengganti[1].oleh: no [[pejabat]] has the key wakil",
    ),
    (
        "kantor.toml",
        'oleh = "sekretaris"',
        'oleh = "kepala"',
        "a circle of deputies on 2026-12-01: kepala -> kepala",
    ),
    ("kantor.toml", "sampai = 2026-12-05", "sampai = 2026-11-05", "pengganti[1].sampai: the end is before"),
    ("kantor.toml", "sampai = 2026-12-05", "sampai = 5", "pengganti[1].sampai: a date like 2026-12-01"),
    (
        "kantor.toml",
        'induk = "dinkes"',
        'induk = "dinkez"',
        "instansi[2].induk: no [[instansi]] has the key dinkez",
    ),
    ("kantor.toml", 'induk = "dinkes"', 'induk = "puskesmas-contoh"', "instansi[2].induk: a circle"),
    ("kantor.toml", "mulai = 2025-01-02 }", "mulai = 1 }", "instansi[1].kepala[1].mulai: a date like"),
    (
        "kantor.toml",
        '"kecamatan.contoh@opd.test"',
        '"dinkes@opd.test"',
        "is already the address of Dinas Kesehatan",
    ),
    ("kantor.toml", "[[pengganti]]", "[pengganti]", "pengganti: a repeated table was expected"),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), ONE_MISTAKE)
def test_one_mistake_is_one_line_that_names_it(
    folder: Path, file: str, old: str, new: str, says: str
) -> None:
    change(folder / file, old, new)
    lines = refused(folder)
    assert len(lines) == 1, lines
    assert says in lines[0]


def test_the_line_is_that_of_the_key(folder: Path) -> None:
    port = change(folder / "suratd.toml", "port = 587", "port = 70000")
    role = change(folder / "kantor.toml", 'peran = ["petugas"]', 'peran = ["petugass"]')
    first, second = refused(folder)
    assert first.startswith(f"suratd.toml:{port}: smtp.port: ")
    assert second.startswith(f"kantor.toml:{role}: pejabat[7].peran: ")


def test_all_mistakes_of_both_files_are_told_at_once(folder: Path) -> None:
    change(folder / "suratd.toml", "port = 993", 'port = "x"')
    change(folder / "suratd.toml", "pages = 20", "pages = -1")
    change(folder / "suratd.toml", "[store]", "[stor]")
    change(folder / "kantor.toml", 'kunci = "tu"', 'kunci = "t u"')
    change(folder / "kantor.toml", 'nama = "Dinas Kesehatan"', "nama = 1")
    assert [line.split(": ")[1] for line in refused(folder)] == [
        "stor",
        "mailbox.port",
        "limits.pages",
        "pejabat[7].kunci",
        "instansi[1].nama",
    ]


@pytest.mark.parametrize("file", ["suratd.toml", "kantor.toml"])
def test_a_mistake_of_toml_itself_is_told_once(folder: Path, file: str) -> None:
    path = folder / file
    path.write_text("# satu\n# dua\nhost = tanpa kutip\n", encoding="utf-8")
    (line,) = refused(folder)
    assert line.startswith(f"{file}:3: TOML: ")


def test_a_file_that_is_missing_or_not_text_is_told(folder: Path) -> None:
    (folder / "kantor.toml").write_bytes(b'[kantor]\nnama = "\xff"\n')
    assert refused(folder)[0].startswith("kantor.toml:2: text: not UTF-8")
    (folder / "suratd.toml").unlink()
    lines = refused(folder)
    assert "cannot be read (No such file or directory)" in lines[0]
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("host", "fine"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("LocalHost", True),
        ("127.8.8.8", True),
        ("10.0.0.1", False),
        ("mail.contoh.test", False),
        ("127.0.0.1.contoh.test", False),
    ],
)
@pytest.mark.parametrize("section", ["mailbox", "smtp"])
def test_passwords_go_in_the_clear_only_to_this_machine(
    folder: Path, section: str, host: str, fine: bool
) -> None:
    before, after = MACHINE.split(f"\n[{section}]")
    after = re.sub(r'host = "[^"]*"', f'host = "{host}"', after, count=1)
    after = re.sub(r'security = "[^"]*"', 'security = "none"', after, count=1)
    (folder / "suratd.toml").write_text(f"{before}\n[{section}]{after}", encoding="utf-8")
    if fine:
        machine, _ = load(folder / "suratd.toml")
        # As it is connected to, and judged alike there.
        there = getattr(machine, section).host
        assert there == host.strip("[]")
        assert is_loopback(there)
    else:
        assert not is_loopback(host)
        (line,) = refused(folder)
        assert f"{section}.security: none sends the password in the clear to {host}" in line


def deputies(*rows: tuple[str, str, str, str]) -> str:
    return "".join(
        f'\n[[pengganti]]\nuntuk = "{a}"\noleh = "{b}"\nmulai = {c}\nsampai = {d}\n' for a, b, c, d in rows
    )


def with_deputies(folder: Path, *rows: tuple[str, str, str, str]) -> None:
    text = re.sub(r"\[\[pengganti\]\].*?(?=\[\[instansi)", "", PEOPLE, flags=re.DOTALL)
    (folder / "kantor.toml").write_text(text + deputies(*rows), encoding="utf-8")


def test_a_longer_circle_of_deputies_is_refused_only_on_the_days_it_closes(folder: Path) -> None:
    chain = [
        ("kepala", "sekretaris", "2026-12-01", "2026-12-10"),
        ("sekretaris", "kabid", "2026-12-05", "2026-12-20"),
    ]
    with_deputies(folder, *chain, ("kabid", "kepala", "2026-12-11", "2026-12-12"))
    load(folder / "suratd.toml")
    with_deputies(folder, *chain, ("kabid", "kepala", "2026-12-09", "2026-12-12"))
    (line,) = refused(folder)
    assert "a circle of deputies on 2026-12-09: kabid -> kepala -> sekretaris -> kabid" in line


def test_deputies_one_after_the_other_are_fine_in_any_order(folder: Path) -> None:
    first = ("kepala", "sekretaris", "2026-12-01", "2026-12-05")
    second = ("kepala", "kabid", "2026-12-06", "2026-12-09")
    for rows in ((first, second), (second, first)):
        with_deputies(folder, *rows)
        assert len(load(folder / "suratd.toml")[1].deputies) == 2


def test_two_deputies_for_one_day_are_refused(folder: Path) -> None:
    with_deputies(
        folder,
        ("kepala", "sekretaris", "2026-12-01", "2026-12-05"),
        ("kepala", "kabid", "2026-12-05", "2026-12-09"),
    )
    (line,) = refused(folder)
    assert "pengganti[2].untuk: kepala already has a deputy on some of these days (sekretaris)" in line


# ---------------------------------------------------------------- doubts


def test_what_looks_unwise_is_said_and_not_refused(folder: Path) -> None:
    change(folder / "kantor.toml", 'peran = ["petugas"]', "peran = []")
    change(folder / "kantor.toml", '"dinkes@opd.test"', '"dinkes@opd.test", "andi@suratd.test"')
    change(folder / "suratd.toml", 'level = "strict"', 'level = "local"')
    change(folder / "suratd.toml", 'admin = "admin@suratd.test"', 'admin = ""')
    change(folder / "suratd.toml", 'authserv_id = "mx.suratd.test"', 'authserv_id = ""')
    change(folder / "suratd.toml", 'host = "127.0.0.1"', 'host = "mail.contoh.test"')
    (folder / "imap-password").chmod(0o644)
    said = "\n".join(doubts(*load(folder / "suratd.toml")))
    for part in (
        "nobody has the role petugas",
        "andi@suratd.test belongs to Andi Contoh and to Dinas Kesehatan",
        "chmod 600",
        "level = local",
        "admin is empty",
        "authserv_id is empty",
        "an address of the example",
    ):
        assert part in said


# ---------------------------------------------------------------- anything at all


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(["suratd.toml", "kantor.toml"]),
    st.integers(0, 3000),
    st.integers(0, 40),
    st.text(max_size=8) | st.sampled_from(["[[", "]]", "= 1\n", "[x]\n", "{}", '"', "1e999", "nan"]),
)
def test_a_damaged_file_is_refused_or_read_but_never_surprises(
    folder: Path, file: str, at: int, length: int, instead: str
) -> None:
    for name, whole in (("suratd.toml", MACHINE), ("kantor.toml", PEOPLE)):
        (folder / name).write_text(whole, encoding="utf-8")
    whole = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(
        whole[:at] + instead + whole[at + length :], encoding="utf-8", errors="replace"
    )
    with suppress(SettingsError):
        load(folder / "suratd.toml")
