"""The whole chain by real mail: Dovecot, Postfix, the daemon in its own process, officials who answer."""

from __future__ import annotations

from tests.world import LETTERS, World, text_of


def test_a_complete_letter_goes_all_the_way_with_a_revision_by_the_kabid_and_one_by_the_applicant(
    world: World,
) -> None:
    go_all_the_way(world)


def go_all_the_way(world: World) -> None:
    """The whole story, on whatever records this world has."""
    world.run()
    world.mails("dinkes", "Permohonan konten HKN", files=[LETTERS / "a-lengkap.pdf"])
    world.settle()
    case = world.case()
    assert (case.ref, case.state) == ("KMS-2026-0001", "menunggu disposisi")
    assert "KMS-2026-0001" in str(world.last("dinkes")["Subject"])
    world.presses("kepala", 1)
    world.settle()
    assert world.case().state == "dikaji"
    world.answers("kabid", "1", about="KMS-2026-0001")
    world.settle()
    assert (world.case().state, world.case().assignee) == ("dikerjakan", "andi")
    world.answers("andi", "Selesai, terlampir", files=[("feed.png", b"\x89PNG\r\n\x1a\n" + b"x" * 500)])
    world.settle()
    assert world.case().state == "diperiksa"
    world.answers("humas", "revisi: logo kurang besar")
    world.settle()
    assert (world.case().state, world.case().revisions) == ("dikerjakan", 1)
    assert "logo kurang besar" in text_of(world.last("andi"))
    world.answers("andi", "sudah diperbaiki", files=[("feed2.png", b"\x89PNG\r\n\x1a\n" + b"y" * 500)])
    world.settle()
    world.answers("kabid", "acc")
    world.settle()
    assert world.case().state == "diserahkan"
    world.answers("dinkes", "Mohon direvisi, jam acara salah, harusnya 08.00")
    world.settle()
    assert (world.case().state, world.case().revisions) == ("dikerjakan", 2)
    world.answers("andi", "Sudah, terlampir", files=[("feed3.png", b"\x89PNG\r\n\x1a\n" + b"z" * 500)])
    world.settle()
    world.answers("kabid", "setuju")
    world.settle()
    world.answers("dinkes", "Sudah sesuai, terima kasih")
    world.settle()
    assert world.case().state == "selesai"
    world.answers("dinkes", "4 4 4 3 4 4 4 4 4", about="KMS-2026-0001")
    world.settle()
    assert world.case().scores == (4, 4, 4, 3, 4, 4, 4, 4, 4)
    assert world.stop() == 0
