"""Runs the stories of tests/skenario/*.toml: who writes what, and what must be true afterwards. Readable by the office.

The keys of a story are explained in tests/skenario/BACA.md. Every story runs over real Dovecot and Postfix.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix
from tests.world import LETTERS, PEOPLE, SERVICE, World, buttons, html_of, text_of
from workflow.facts import Case

STORIES = sorted((Path(__file__).parent / "skenario").glob("*.toml"))
PICTURE = b"\x89PNG\r\n\x1a\n"
STEP_KEYS = frozenset(
    "siapa kirim perihal isi jawab tentang surat_ke tekan tulis berkas waktu hentikan jalankan ulangi harap "
    "kepala_surat diam".split()
)
HOPE_KEYS = frozenset(
    "keadaan kasus revisi pelaksana tenggat tidak_ada menerima berisi tanpa jeda sementara tempat kembar skor "
    "disposisi".split()
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[World]:
    users = dict.fromkeys((*PEOPLE.values(), SERVICE), PASSWORD)
    with Dovecot(users=users, spares=0) as dovecot, Postfix(lmtp_port=dovecot.lmtp_port) as postfix:
        world = World(tmp_path / "kantor", dovecot, postfix)
        yield world
        world.kill()


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_story(story: Path, office: World) -> None:
    tell(tomllib.loads(story.read_text()), office)


def tell(story: dict[str, Any], world: World) -> None:
    """Play every step; after each one everything that moves has come to rest."""
    if "mulai" in story:
        world.forward(moment(story["mulai"]))
    world.run()
    known = sent_templates(world)
    for number, step in enumerate(story["langkah"], start=1):
        unknown = set(step) - STEP_KEYS | set(step.get("harap", {})) - HOPE_KEYS
        assert not unknown, f"langkah {number}: kunci tidak dikenal {unknown}"
        play(step, world)
        if not step.get("diam"):
            world.settle()
        now = sent_templates(world)
        hope(number, step.get("harap", {}), world, now[len(known) :])
        known = now
    assert world.stop() == 0


def moment(text: str) -> datetime:
    """Local time of the office (WIB) as a UTC moment."""
    return (datetime.fromisoformat(text) - timedelta(hours=7)).replace(tzinfo=UTC)


def play(step: dict[str, Any], world: World) -> None:
    if "waktu" in step:
        world.forward(moment(step["waktu"]))
    if step.get("hentikan"):
        world.kill()
    if step.get("jalankan"):
        world.run()
    if "siapa" not in step:
        return
    files = [file(name) for name in step.get("berkas", [])]
    for _ in range(step.get("ulangi", 1)):
        if "kirim" in step:
            letters = [step["kirim"]] if isinstance(step["kirim"], str) else step["kirim"]
            attached = [LETTERS / name if (LETTERS / name).exists() else file(name) for name in letters]
            heads = step.get("kepala_surat", {})
            world.mails(
                step["siapa"],
                step.get("perihal", "Permohonan konten"),
                step.get("isi", "Terlampir."),
                attached,
                **heads,
            )
        elif "tekan" in step:
            world.presses(
                step["siapa"], step["tekan"], about=step.get("tentang", ""), note=step.get("tulis", "")
            )
        else:
            owner = step.get("surat_ke", step["siapa"])
            mail = world.last(owner, step.get("tentang", ""))
            world.answers(step["siapa"], step["jawab"], mail, files, **step.get("kepala_surat", {}))


def file(name: str) -> tuple[str, bytes] | Path:
    path = LETTERS / name
    return path if path.exists() else (name, PICTURE + name.encode() * 40)


def sent_templates(world: World) -> list[tuple[str, str]]:
    """(recipient, template) of every mail promised so far, in order."""
    store = world.store()
    try:
        rows = store.outbox(limit=10_000)
    finally:
        store.close()
    return [(row.recipient, row.template) for row in reversed(rows)]


def hope(number: int, hopes: dict[str, Any], world: World, new: list[tuple[str, str]]) -> None:
    where = f"langkah {number}"
    cases = world.cases()
    if "kasus" in hopes:
        assert len(cases) == hopes["kasus"], where
    case = cases[-1] if cases else None
    if case is not None:
        hope_of_case(where, hopes, case)
    for who, wanted in hopes.get("menerima", {}).items():
        templates = [template for address, template in new if address == PEOPLE[who]]
        wanted = [wanted] if isinstance(wanted, str) else wanted
        assert templates == wanted, f"{where}: {who} menerima {templates}\n{world.log()[-3000:]}"
    for who in hopes.get("tidak_ada", []):
        templates = [template for address, template in new if address == PEOPLE[who]]
        assert not templates, f"{where}: {who} menerima {templates}"
    for who, words in hopes.get("berisi", {}).items():
        for word in [words] if isinstance(words, str) else words:
            text = " ".join(text_of(world.last(who)).split())
            assert word.lower() in text.lower(), f"{where}: {text}"
    for who, words in hopes.get("tanpa", {}).items():
        for word in [words] if isinstance(words, str) else words:
            assert word not in text_of(world.last(who)) + html_of(world.last(who)), where
    for folder, count in hopes.get("tempat", {}).items():
        assert len(world.dovecot.messages(SERVICE, folder)) == count, f"{where}: {folder}"


def hope_of_case(where: str, hopes: dict[str, Any], case: Case) -> None:
    told = {
        "keadaan": case.state,
        "revisi": case.revisions,
        "pelaksana": case.assignee,
        "tenggat": case.due.day.isoformat() if case.due else "",
        "sementara": case.due.provisional if case.due else False,
        "jeda": bool(case.pauses) and case.pauses[-1].end is None,
        "kembar": case.twin,
        "skor": [score or 0 for score in case.scores],
        "disposisi": [done.move for done in case.decisions],
    }
    for key, value in told.items():
        if key in hopes:
            assert value == hopes[key], f"{where}: {key} = {value!r}, diharapkan {hopes[key]!r}"


def test_every_button_of_a_mail_is_offered_in_words_too(office: World) -> None:
    """The chain's first decision mail: as many buttons as numbered choices."""
    office.run()
    office.mails("dinkes", "Permohonan konten", files=[LETTERS / "a-lengkap.pdf"])
    office.settle()
    mail = office.last("kepala")
    words = text_of(mail)
    assert buttons(mail), html_of(mail)[:2000]
    assert all(f"{number}" in words for number in buttons(mail))
