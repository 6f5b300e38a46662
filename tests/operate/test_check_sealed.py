"""`suratd check` speaks of the key of complaints: is it there, does it open what is there, and who else may look."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from operate.check_item import BAD, GOOD, LOOK
from tests.operate.desk import Admin
from tests.world import KEY


def told(admin: Admin) -> list[dict[str, Any]]:
    found = admin.types("check", "--json", "--offline").json["items"]
    return [item for item in found if item["name"] == "Pengaduan"]


def recorded(admin: Admin, tmp_path: Path) -> None:
    admin.records()
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"\xff\xd8 gudang kelinci")
    words = ("--channel", "wa", "--text", "Antre lama.", "--photo", str(photo))
    assert admin.types("complaint", "add", *words).code == 0


def other_key() -> str:
    return base64.b64encode(b"sebuah kunci lain, juga 32 byte!!!").decode()


def test_before_the_first_complaint_the_key_is_there(admin: Admin) -> None:
    (item,) = told(admin)
    assert item["verdict"] == GOOD
    assert "belum ada" in item["words"]


def test_a_key_that_opens_what_is_there(admin: Admin, tmp_path: Path) -> None:
    recorded(admin, tmp_path)
    (item,) = told(admin)
    assert (item["verdict"], "1 pengaduan" in item["words"]) == (GOOD, True)
    folder = admin.folder / "files" / "sealed"
    assert folder.stat().st_mode & 0o077 == 0, "nobody else looks into it from the beginning"


def test_another_key_is_named_with_what_is_lost(admin: Admin, tmp_path: Path) -> None:
    recorded(admin, tmp_path)
    (admin.folder / "token-key").write_text(other_key() + "\n")
    found = told(admin)
    assert [item["verdict"] for item in found] == [BAD, BAD]
    assert "tidak membuka catatan" in found[0]["words"]
    assert "tidak membuka" in found[1]["words"]
    assert "salinannya" in found[0]["todo"]


def test_a_missing_key_of_its_own_is_named(admin: Admin, tmp_path: Path) -> None:
    recorded(admin, tmp_path)
    text = admin.config.read_text()
    section = text[text.index("[complaints]") :]
    line = next(row for row in section.splitlines() if row.startswith("key_file"))
    admin.config.write_text(text.replace(line, 'key_file = "kunci-pengaduan"'))
    (item, *_) = told(admin)
    assert item["verdict"] == BAD
    assert "kunci-pengaduan" in item["words"]


@pytest.mark.parametrize(("what", "mode"), [("token-key", 0o644), ("files/sealed", 0o755)])
def test_rights_that_are_too_wide(admin: Admin, tmp_path: Path, what: str, mode: int) -> None:
    recorded(admin, tmp_path)
    (admin.folder / what).chmod(mode)
    wide = [item for item in told(admin) if item["verdict"] == LOOK]
    assert len(wide) == 1
    assert f"{mode:03o}" in wide[0]["words"]
    assert wide[0]["todo"].startswith("chmod")
    assert KEY not in str(told(admin))
