"""`suratd init`: the first configuration can be read by `load`, its key is a secret, and nothing is overwritten."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from operate.init import UNITS, Answers, Refused, ask, init, next_steps, put
from operate.settings import SettingsError, doubts, load, token_key

ANSWERS = Answers(
    "mail.contoh.test", "Dinas@contoh.test", "admin@contoh.test", program="/opt/suratd/.venv/bin/suratd"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    init(tmp_path / "atur", ANSWERS)
    return tmp_path / "atur"


def test_what_init_writes_is_complete_but_for_the_passwords(folder: Path) -> None:
    with pytest.raises(SettingsError) as error:
        load(folder / "suratd.toml")
    assert [problem.key for problem in error.value.problems] == [
        "mailbox.password_file",
        "smtp.password_file",
    ]
    for name in ("imap-password", "smtp-password"):
        (folder / name).write_text("rahasia\n", encoding="utf-8")
    settings, office = load(folder / "suratd.toml")
    assert settings.mailbox.host == settings.smtp.host == "mail.contoh.test"
    assert {settings.mailbox.user, settings.smtp.user, settings.sender.address, office.mail} == {
        "dinas@contoh.test"
    }
    assert settings.office.admin == "admin@contoh.test"
    assert settings.authentication.authserv_id == "", "whose results count is never guessed"
    assert settings.store.database == f"sqlite:///{folder}/suratd.db"
    assert "an address of the example" in "\n".join(doubts(settings, office))


def test_every_comment_of_the_example_is_kept(folder: Path) -> None:
    example = (Path(__file__).resolve().parents[2] / "systemd" / "contoh" / "suratd.toml").read_text("utf-8")
    written = (folder / "suratd.toml").read_text("utf-8")
    assert [line.partition("#")[2] for line in written.splitlines()] == [
        line.partition("#")[2] for line in example.splitlines()
    ]


def test_secrets_are_for_their_owner_alone_and_the_rest_can_be_read(folder: Path) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir() if path.is_file()}
    assert modes == {
        "suratd.toml": 0o644,
        "kantor.toml": 0o644,
        "token-key": 0o600,
        "imap-password": 0o600,
        "smtp-password": 0o600,
    }


def test_each_office_has_its_own_key(folder: Path, tmp_path: Path) -> None:
    init(tmp_path / "lain", ANSWERS)
    keys = {token_key(load(f / "suratd.toml", secrets=False)[0]) for f in (folder, tmp_path / "lain")}
    assert len(keys) == 2
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_the_modes_do_not_depend_on_the_umask(tmp_path: Path, umask: int) -> None:
    code = (
        f"import os, pathlib; os.umask({umask})\n"
        "from operate.init import Answers, init\n"
        f"init(pathlib.Path({str(tmp_path / 'atur')!r}), Answers('h.test', 'a@b.test', program='/p'))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).resolve().parents[2])
    assert (tmp_path / "atur" / "token-key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "atur" / "suratd.toml").stat().st_mode & 0o777 == 0o644


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "kantor.toml").write_text("milik kantor", encoding="utf-8")
    with pytest.raises(Refused, match=r"kantor\.toml: sudah ada"):
        init(tmp_path, ANSWERS)
    assert os.listdir(tmp_path) == ["kantor.toml"]
    assert (tmp_path / "kantor.toml").read_text(encoding="utf-8") == "milik kantor"


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "suratd.toml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused):
        init(tmp_path, ANSWERS)
    assert os.listdir(tmp_path) == ["suratd.toml"]


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    with pytest.raises(Refused, match="Tidak ada yang ditulis"):
        init(tmp_path / "berkas" / "atur", ANSWERS)


def test_what_was_begun_is_taken_back_when_the_rest_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "systemd").write_text("bukan folder", encoding="utf-8")
    with pytest.raises(Refused, match="Tidak ada yang ditulis"):
        init(tmp_path, ANSWERS)
    assert os.listdir(tmp_path) == ["systemd"]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (Answers("", "a@b.test"), "Tulis --host"),
        (Answers('x"\nuser = "y', "a@b.test"), "Tulis --host"),
        (Answers("h.test", "bukan alamat"), "Tulis --address"),
        (Answers("h.test", "a@b.test", "bukan alamat"), "Tulis --address"),
        (Answers("h.test", "a@b.test", "A@b.test"), "adalah layanan ini sendiri"),
    ],
)
def test_a_wrong_answer_is_refused_before_anything_is_written(
    tmp_path: Path, answers: Answers, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        init(tmp_path / "atur", answers)
    assert os.listdir(tmp_path) == []


def test_it_asks_only_for_what_was_not_given() -> None:
    asked: list[str] = []
    found = ask(Answers("h.test", ""), lambda text: asked.append(text) or f"jawaban-{len(asked)}@b.test")
    assert (found.host, found.address, found.admin) == ("h.test", "jawaban-1@b.test", "jawaban-2@b.test")


def test_below_etc_the_records_go_to_the_folder_that_systemd_makes(tmp_path: Path) -> None:
    init(tmp_path / "atur", Answers("h.test", "a@b.test", program="/p", state="/var/lib/suratd"))
    settings, _ = load(tmp_path / "atur" / "suratd.toml", secrets=False)
    assert settings.store.database == "sqlite:////var/lib/suratd/suratd.db"
    assert (settings.store.files, settings.store.backup) == (
        "/var/lib/suratd/files",
        Path("/var/lib/suratd/backup"),
    )
    assert "systemctl enable --now" in next_steps(Path("/etc/suratd"), ANSWERS)
    assert "systemctl" not in next_steps(tmp_path, ANSWERS)


def test_the_units_hold_this_program_and_this_folder(folder: Path) -> None:
    unit = (folder / "systemd" / "suratd.service").read_text("utf-8")
    assert f"ExecStart=/opt/suratd/.venv/bin/suratd run -c {folder}/suratd.toml" in unit
    assert sorted(path.name for path in (folder / "systemd").iterdir()) == sorted(UNITS)


def test_put_exchanges_one_value_of_one_section() -> None:
    text = '[a]\nhost = "x"\n[b]\nhost = "x"   # wajib\n'
    assert put(text, "b", "host", 'q"\\') == '[a]\nhost = "x"\n[b]\nhost = "q\\"\\\\" # wajib\n'
    with pytest.raises(KeyError):
        put(text, "c", "host", "y")
