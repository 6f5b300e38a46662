"""Bad input of complaints through the running program: a clear word to whoever did it, and nothing lost."""

from __future__ import annotations

import re

from tests.world import World, text_of

PLAIN = "Hasil desain monoton dan terlambat tiga bulan terakhir. Mohon dievaluasi."


def test_empty_huge_late_and_foreign(world: World) -> None:
    world.run()
    # Empty: recorded, acknowledged, and the pengelola sees all that is lacking.
    world.mails("warga", "Pengaduan", "\n")
    world.settle()
    (empty,) = world.cases()
    assert (empty.state, world.last("warga")["Subject"]) == (
        "menunggu klasifikasi",
        "[ADU-2026-0001] Pengaduan telah kami terima",
    )
    assert (
        "yang belum disebut pelapor: apa yang terjadi"
        in " ".join(text_of(world.last("aduan")).split()).lower()
    )
    # Five megabytes: recorded like any other, the mails stay short.
    world.mails("promkes", "Pengaduan", PLAIN + " kata" * 1_000_000)
    world.settle(90)
    huge = world.cases()[-1]
    assert huge.ref == "ADU-2026-0002"
    assert huge.report is not None
    assert huge.report.words.endswith("(selengkapnya pada berkas asli)")
    assert len(text_of(world.last("aduan", "ADU-2026-0002"))) < 30_000
    # The state: only from his own address, or with the code of the acknowledgement.
    code = re.search(r"\b[A-Z2-7]{8}\b", text_of(world.last("promkes", "telah kami terima")))
    assert code is not None
    world.mails("penipu", "Status", "STATUS ADU-2026-0002")
    world.mails("penipu", "Status", "STATUS ADU-2026-0002 AAAAAAAA")
    world.settle()
    assert world.box("penipu") == []
    world.mails("penipu", "Status", f"STATUS ADU-2026-0002 {code[0]}")
    world.settle()
    (told,) = world.box("penipu")
    assert "Menunggu klasifikasi" in text_of(told)
    assert "monoton" not in text_of(told)
    # Withdrawn, and then one more word: kept, confirmed, nothing moves.
    world.answers("promkes", "Saya batalkan pengaduan ini.", about="telah kami terima")
    world.settle()
    if any("konfirmasi" in str(m["Subject"]) for m in world.box("promkes")):
        world.answers("promkes", "ya", about="konfirmasi")
        world.settle()
    assert world.cases()[-1].state == "dibatalkan"
    world.answers("promkes", "Satu hal lagi: sudah tiga kali.", about="telah kami terima")
    world.settle()
    closed = world.cases()[-1]
    assert (closed.state, closed.notes[-1].text) == ("dibatalkan", "Satu hal lagi: sudah tiga kali.")
    assert "pesan" in str(world.last("promkes")["Subject"]).lower()
    # Another official sets the class: he is told that it is not his to set, and the class stays open.
    world.answers("andi", "1", world.last("aduan", "[ADU-2026-0001] Mohon penetapan"))
    world.settle()
    first = world.cases()[0]
    assert (first.state, first.report and first.report.category) == ("menunggu klasifikasi", "")
    assert world.stop() == 0
