"""The day at the office, step by step: when it is, what happens, in the words shown on the screen. Checks nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from operate.clock import monotonic
from operate.demo.people import Town
from operate.demo.records import Watch
from operate.demo.screen import Screen
from operate.demo.servers import Office, Trouble
from workflow.facts import Case

AIDS, DURIAN, DBD, IMUNISASI = (f"KMS-2026-{n:04d}" for n in range(1, 5))
MONDAY, WEDNESDAY, THURSDAY = "2026-11-23", "2026-11-25", "2026-11-26"
PATIENCE = 45.0
LOOK = 0.1
STILL = 3
"""So many looks in a row at which nothing moves mean that everything has been done."""


@dataclass
class Day:
    """What a step needs: the office, its people, its records, and the screen."""

    office: Office
    town: Town
    watch: Watch
    screen: Screen

    def settle(self) -> None:
        """Until the inbox is empty, every message has its place and every mail is sent."""
        still = 0

        def quiet() -> bool:
            nonlocal still
            still = still + 1 if self.watch.settled() and not self.town.waiting_in_inbox() else 0
            return still >= STILL

        self.until(quiet, "semua surat selesai diolah")

    def until(self, true: Callable[[], bool], what: str) -> None:
        end = monotonic() + PATIENCE
        while not true():
            self.look()
            if self.office.daemon_died():
                raise Trouble(f"Daemon berhenti sendiri; lihat {self.office.folder}/suratd.log")
            if monotonic() > end:
                raise Trouble(f"Ditunggu {PATIENCE:.0f} detik dengan sia-sia: {what}")
            time.sleep(LOOK)
        self.look()

    def look(self) -> None:
        self.screen.show(self.watch.cases(), self.office.now, self.watch.office)

    def case(self, ref: str) -> Case:
        found = next((case for case in self.watch.cases() if case.ref == ref), None)
        if found is None:
            raise Trouble(f"{ref} belum ada di catatan")
        return found


@dataclass(frozen=True)
class Step:
    day: str
    hour: str
    title: str
    play: Callable[[Day], None]

    @property
    def moment(self) -> datetime:
        """Of the clock on the office's wall (WIB)."""
        local = datetime.fromisoformat(f"{self.day}T{self.hour.replace('.', ':')}:00")
        return (local - timedelta(hours=7)).replace(tzinfo=UTC)


# ---------------------------------------------------------------- the morning


def complete_letter(day: Day) -> None:
    words = "Yth. Kepala Dinkominfo, terlampir surat permohonan kami. Terima kasih."
    day.town.mails("dinkes", "Permohonan konten Hari AIDS Sedunia", words, ["dinkes-hari-aids.pdf"])


def letter_without_stamp(day: Day) -> None:
    day.town.mails(
        "kecamatan", "Mohon bantuan publikasi", "Terlampir surat kami.", ["kecamatan-tanpa-cap.pdf"]
    )
    day.town.mails(
        "buletin",
        "Warta Desain edisi November: 10 tren warna",
        "Halo!\n\nEdisi bulan ini: sepuluh tren warna, diskon templat, dan banyak lagi.",
        List_Id="Warta Desain <warta.promosi.test>",
        List_Unsubscribe="<mailto:berhenti@promosi.test>",
        Precedence="bulk",
    )


def doubtful_scan(day: Day) -> None:
    words = "Mohon bantuan konten edukasi DBD, surat terlampir."
    day.town.mails("puskesmas", "Permohonan konten edukasi DBD", words, ["puskesmas-pindaian.pdf"])


def kepala_and_petugas(day: Day) -> None:
    written = day.town.presses("kepala", AIDS, 1)
    day.screen.tell(f"Kepala menekan tombol: {written}")
    day.town.answers("tu", DBD, "1")
    day.screen.tell("Petugas melihat gambarnya dan membalas: 1 (ada)")


def staff_by_number(day: Day) -> None:
    day.town.answers("kabid", AIDS, "1")
    day.screen.tell("Kabid membalas: 1 (Andi Contoh)")
    day.town.answers(
        "kecamatan", DURIAN, "Berikut surat yang sudah dicap. Terima kasih.", ["kecamatan-dicap.pdf"]
    )
    day.screen.tell("Kecamatan membalas dengan surat yang sudah dicap")


def sekretaris_decides(day: Day) -> None:
    day.town.answers("sekretaris", DURIAN, "Setuju, utk ditindaklanjuti")
    day.town.presses("sekretaris", DBD, 1)
    day.screen.tell("Sekretaris: satu dengan kata-kata, satu dengan tombol")


def kabid_takes_time(day: Day) -> None:
    day.town.answers("kabid", DBD, "WAKTU 3 HK karena ada 6 gambar")
    day.screen.tell("Kabid membalas: WAKTU 3 HK karena ada 6 gambar")
    day.town.answers("humas", DURIAN, "disposisi ke Sdr. Budi")
    day.screen.tell("Pranata Humas membalas: disposisi ke Sdr. Budi")
    day.settle()
    day.town.answers("kabid", f"{DBD} kajian", "2")
    day.screen.tell("Kabid membalas: 2 (Budi Contoh)")


def killed(day: Day) -> None:
    """Once while a message is being worked on, once between a commit and the move out of the inbox."""
    day.town.answers("andi", AIDS, "Selesai, terlampir.", ["feed-1.png"])
    time.sleep(0.15)
    day.office.kill_daemon()
    day.screen.tell("kill -9 saat konten dari Andi sedang diolah; surat keempat masuk ketika daemon mati")
    words = "Terlampir surat permohonan kami."
    day.town.mails("dinkes", "Permohonan konten Pekan Imunisasi", words, ["dinkes-imunisasi.pdf"])
    day.office.start_daemon(die_at="K16")
    end = monotonic() + PATIENCE
    while not day.office.daemon_died():
        day.look()
        if monotonic() > end:
            raise Trouble("Daemon tidak sampai di titik K16")
        time.sleep(LOOK)
    day.screen.tell(
        "dihidupkan lagi; kill -9 tepat setelah mencatat, sebelum memindahkan surat; dihidupkan lagi"
    )
    day.office.start_daemon()


# ---------------------------------------------------------------- revisions, delivery, survey


def kabid_wants_more(day: Day) -> None:
    day.town.answers("kabid", AIDS, "revisi: logo kurang besar")
    day.screen.tell("Kabid membalas: revisi: logo kurang besar")


def staff_delivers(day: Day) -> None:
    day.town.answers("andi", AIDS, "Sudah diperbaiki, terlampir.", ["feed-2.png"])
    day.town.presses("budi", DURIAN, 1, ["flyer-durian.png"])
    day.screen.tell("Andi dan Budi menyerahkan konten")


def approved(day: Day) -> None:
    day.town.answers("humas", AIDS, "acc")
    day.town.presses("kabid", DURIAN, 1)
    day.screen.tell("Pranata Humas membalas: acc; Kabid menekan tombol setuju")


def applicant_wants_more(day: Day) -> None:
    day.town.answers("dinkes", AIDS, "Mohon direvisi, jam acara salah, harusnya 08.00")
    day.town.presses("kecamatan", DURIAN, 1)
    day.screen.tell("Dinas Kesehatan minta revisi; Kecamatan: sudah sesuai")


def staff_again(day: Day) -> None:
    day.town.answers("andi", AIDS, "Sudah, terlampir.", ["feed-3.png"])


def approved_again(day: Day) -> None:
    day.town.answers("kabid", AIDS, "setuju")


def accepted(day: Day) -> None:
    day.town.answers("dinkes", AIDS, "Sudah sesuai, terima kasih")


def survey(day: Day) -> None:
    day.town.answers("dinkes", AIDS, "4 4 4 3 4 4 4 4 4")
    day.screen.tell("Survei kepuasan: 4 4 4 3 4 4 4 4 4")


# ---------------------------------------------------------------- the days after


def reminded(day: Day) -> None:
    day.until(lambda: day.watch.has_mail(IMUNISASI, "pejabat-pengingat"), f"pengingat {IMUNISASI}")
    day.screen.tell(f"{IMUNISASI}: Kepala dan Sekretaris diingatkan")


def escalated(day: Day) -> None:
    day.until(lambda: day.watch.has_mail(IMUNISASI, "pejabat-eskalasi"), f"eskalasi {IMUNISASI}")
    day.until(lambda: day.watch.has_mail(DBD, "pejabat-pengingat"), f"pengingat {DBD}")
    day.screen.tell(f"{IMUNISASI}: dieskalasi ke petugas; {DBD}: Budi diingatkan pada hari tenggat")


STEPS = (
    Step(MONDAY, "08.30", "Dinas Kesehatan mengirim surat yang lengkap", complete_letter),
    Step(
        MONDAY, "08.40", "Kecamatan mengirim surat tanpa cap; sebuah buletin ikut masuk", letter_without_stamp
    ),
    Step(MONDAY, "08.55", "Puskesmas mengirim pindaian yang meragukan", doubtful_scan),
    Step(
        MONDAY, "09.10", "Kepala mendisposisikan; petugas memutuskan surat yang meragukan", kepala_and_petugas
    ),
    Step(
        MONDAY, "09.30", "Kabid menunjuk staf; Kecamatan melengkapi suratnya lewat balasan", staff_by_number
    ),
    Step(MONDAY, "09.50", "Sekretaris mendisposisikan dua surat", sekretaris_decides),
    Step(MONDAY, "10.10", "Kabid memberi waktu tambahan dan menunjuk staf", kabid_takes_time),
    Step(MONDAY, "10.40", "Konten pertama jadi, surat keempat masuk, dan daemon dibunuh dua kali", killed),
    Step(MONDAY, "11.10", "Kabid minta revisi", kabid_wants_more),
    Step(MONDAY, "11.40", "Staf menyerahkan konten", staff_delivers),
    Step(MONDAY, "13.00", "Konten disetujui dan diserahkan kepada pemohon", approved),
    Step(
        MONDAY,
        "13.20",
        "Dinas Kesehatan minta revisi; Kecamatan menerima hasilnya",
        applicant_wants_more,
    ),
    Step(MONDAY, "13.50", "Andi memperbaiki konten", staff_again),
    Step(MONDAY, "14.10", "Kabid menyetujui", approved_again),
    Step(MONDAY, "14.30", "Dinas Kesehatan menerima hasilnya", accepted),
    Step(MONDAY, "14.40", "Dinas Kesehatan mengisi survei", survey),
    Step(WEDNESDAY, "08.00", "Dua hari kemudian: disposisi yang tidak dijawab diingatkan", reminded),
    Step(THURSDAY, "08.00", "Hari ketiga: masih tidak dijawab, dieskalasi", escalated),
)
