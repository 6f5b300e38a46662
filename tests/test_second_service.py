"""A second service is one TOML file: the daemon takes it from a folder of standards, and no Python names it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix
from tests.surat import buat
from tests.world import PEOPLE, ROOT, SERVICE, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    users = dict.fromkeys((*PEOPLE.values(), SERVICE), PASSWORD)
    with Dovecot(users=users, spares=0) as dovecot, Postfix(lmtp_port=dovecot.lmtp_port) as postfix:
        world = World(tmp_path / "kantor", dovecot, postfix)
        standards = tmp_path / "standar"
        standards.mkdir()
        shutil.copy(ROOT / "workflow" / "standar" / "konten-medsos.toml", standards)
        shutil.copy(ROOT / "tests" / "layanan" / "peliputan.toml", standards)
        config = world.config.read_text().replace('standards = ""', f'standards = "{standards}"')
        assert str(standards) in config
        world.config.write_text(config)
        yield world
        world.kill()


def test_a_letter_for_the_second_service_goes_its_own_way(world: World) -> None:
    asked = replace(
        buat.A,
        nomor="400.14.9/1900/2026",
        hal=("Permohonan Peliputan Kegiatan Hari Kesehatan Nasional",),
        isi=("Mohon bantuan peliputan kegiatan Hari Kesehatan Nasional pada tanggal 12 November 2026.",),
    )
    world.run()
    world.mails("dinkes", "Permohonan peliputan", files=[("surat.pdf", buat.pdf([asked], 7))])
    world.mails("dinkes", "Permohonan konten", files=[("konten.pdf", buat.pdf([buat.A], 8))])
    world.settle()
    coverage, content = (case for case in sorted(world.cases(), key=lambda c: c.ref, reverse=True))
    assert (coverage.ref, coverage.state) == ("LIP-2026-0001", "menunggu penugasan")
    assert (content.ref, content.state) == ("KMS-2026-0001", "menunggu disposisi")
    world.answers("kabid", "1", about="LIP-2026-0001")
    world.settle()
    assert world.case("LIP-2026-0001").state == "diliput"
    due = world.case("LIP-2026-0001").due
    assert due is not None
    assert due.day.isoformat() == "2026-11-25"
    world.answers("andi", "Selesai: https://liputan.contoh.test/hkn", about="LIP-2026-0001")
    world.settle()
    assert world.case("LIP-2026-0001").state == "selesai"
