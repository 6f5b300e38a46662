"""The forty complaints of the office's dossier by mail, each to its class and its day; the ten that are none stay out or
are taken out by one digit."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix
from tests.shared import beside
from tests.world import PEOPLE, SERVICE, World, text_of
from workflow.facts import Case

LABELS = {
    "R": (1, "ringan", "2026-11-30"),
    "N": (2, "normatif", "2026-11-30"),
    "T": (3, "tidak_berkadar_pengawasan", "2026-12-11"),
    "B": (4, "berkadar_pengawasan", "2027-02-22"),
}


def texts() -> list[dict[str, str]]:
    with beside("domain", "complaints.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    senders = {f"{row['id'].lower()}@warga.test": PASSWORD for row in texts()}
    users = dict.fromkeys((*PEOPLE.values(), SERVICE), PASSWORD) | senders
    with (
        Dovecot(users=users, spares=0) as dovecot,
        Postfix(lmtp_port=dovecot.lmtp_port, authserv_id="mx.suratd.test") as postfix,
    ):
        yield (world := World(tmp_path / "kantor", dovecot, postfix))
        world.kill()


def test_each_of_the_forty_is_recorded_classed_and_promised_its_day(world: World) -> None:
    rows = texts()
    world.run()
    for row in rows:
        world.mails(f"{row['id'].lower()}@warga.test", "Pengaduan", row["text"])
    world.settle(240)
    found = by_sender(world)
    assert set(found) == {row["id"] for row in rows}
    for row in rows:
        acknowledged(world, row, found[row["id"]])
    for who in ("aduan", "apip", "sekretaris"):
        for mail in world.box(who):
            ref = str(mail["Subject"]).partition("[")[2].partition("]")[0]
            row = next((r for r in rows if found[r["id"]].ref == ref), None)
            if row is not None and ("kelas" in str(mail["Subject"]) or "telaah" in str(mail["Subject"])):
                world.answers(who, str(LABELS[row["label"]][0]), mail)
    world.settle(240)
    for mail in world.box("apip"):
        if "konfirmasi" in str(mail["Subject"]):
            world.answers("apip", "ya", mail)
    world.settle(240)
    for row in rows:
        _, name, due = LABELS[row["label"]]
        case = by_sender(world)[row["id"]]
        assert case.report is not None
        assert case.due is not None
        assert (row["id"], case.report.category, case.due.day.isoformat()) == (row["id"], name, due)
    assert world.stop() == 0


def acknowledged(world: World, row: dict[str, str], case: Case) -> None:
    """Within a minute, with the number, and without a word of what was written."""
    (mail,) = world.box(f"{row['id'].lower()}@warga.test")
    said = " ".join(text_of(mail).split())
    assert case.ref in said
    assert row["text"][:25] not in said
    grave = row["label"] == "B"
    assert not grave or case.state == "telaah khusus", f"{row['id']} was shown to the pengelola"
    if case.state == "telaah khusus":
        first = " ".join(row["text"].split()[:4])
        assert not [m for m in world.box("aduan") if first in " ".join(text_of(m).split())]


def by_sender(world: World) -> dict[str, Case]:
    return {case.applicant.address.partition("@")[0].upper(): case for case in world.cases()}
