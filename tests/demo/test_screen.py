"""The table is drawn over itself on a terminal; elsewhere each change is one plain line."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

from operate.demo.screen import CLEAR, HIDE, SHOW, Screen
from tests.workflow import desk
from workflow.facts import Case

NOW = datetime(2026, 11, 23, 2, 10, tzinfo=UTC)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def case(**changes: object) -> Case:
    found = desk.case_of(desk.recorded())
    return replace(found, **changes)  # type: ignore[arg-type]


def test_off_the_terminal_each_change_is_one_line() -> None:
    out = io.StringIO()
    screen = Screen(18, out)
    screen.begin_step(3, "Kepala mendisposisikan", NOW, desk.office())
    for _ in range(3):
        screen.show([case()], NOW, desk.office())
    screen.show([case(state="dikaji", asked=("kabid",))], NOW, desk.office())
    screen.close()
    lines = out.getvalue().splitlines()
    assert lines[0] == "[ 3/18] Senin 09.10  Kepala mendisposisikan"
    assert [line.split(";")[0].strip() for line in lines[1:]] == [
        f"{case().ref}: {case().state}",
        f"{case().ref}: dikaji",
    ]
    assert "menunggu: Contoh Kepala / Contoh Sekretaris;" in lines[1]
    assert "\x1b" not in out.getvalue()


def test_on_a_terminal_the_table_is_drawn_over_itself_and_only_when_something_changed() -> None:
    out = Terminal()
    screen = Screen(18, out)
    screen.begin_step(9, "Kepala mendisposisikan", NOW, desk.office())
    for _ in range(3):
        screen.show([case()], NOW, desk.office())
    screen.close()
    first, second = out.getvalue().removeprefix(HIDE).removesuffix(SHOW).split(CLEAR)[1:]
    height = len(first.splitlines()) - 1
    assert first.endswith(f"\x1b[{height}F")
    assert case().ref in second
    assert "9/18 Kepala mendisposisikan" in second


def test_nothing_that_a_terminal_would_obey_is_shown() -> None:
    out = Terminal()
    screen = Screen(18, out)
    screen.show([case(subject="Mohon \x1b[2J konten")], NOW, desk.office())
    screen.tell("\x1b]0;judul\x07")
    assert "\x1b[2J" not in out.getvalue()


def test_what_is_finished_is_not_late() -> None:
    out = io.StringIO()
    later = datetime(2026, 12, 9, 2, 10, tzinfo=UTC)
    Screen(18, out).show([case()], later, desk.office())
    Screen(18, out).show([case(state="selesai", asked=())], later, desk.office())
    assert ["LEWAT" in line for line in out.getvalue().splitlines()] == [True, False]
