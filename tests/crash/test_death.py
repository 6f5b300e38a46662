"""A sample of deaths each day, and every wrong order found. All of it: `make test-crash`.

The sample changes with the day; CRASH_SEED=… repeats one, CRASH_POINTS=… takes more or fewer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.crash.mother import Mother
from tests.crash.office import PATIENCE, Office, servers
from tests.crash.planted import PLANTS, Plant, planted
from tests.crash.points import SURE, Point, run, sample, spread, sweep
from tests.crash.stories import Stories, Story
from tests.crash.story import play
from tests.servers.dovecot import Dovecot
from tests.servers.postfix import Postfix

SEED = int(os.environ.get("CRASH_SEED") or date.today().toordinal())
POINTS = int(os.environ.get("CRASH_POINTS") or 16)
Servers = tuple[Dovecot, Postfix]


@pytest.fixture(scope="module")
def both() -> Iterator[Servers]:
    with servers() as found:
        yield found


@pytest.fixture(scope="module")
def mother() -> Iterator[Mother]:
    with Mother() as found:
        yield found


def todays() -> list[Story]:
    stories = Stories(sample(SEED, POINTS), SURE)
    found = []
    while len(stories):
        found.append(stories.next())
    return found


def test_a_calm_run_has_no_fault(both: Servers, tmp_path: Path) -> None:
    ending = play(Office(tmp_path / "kantor", *both))
    assert (ending.died, ending.faults, ending.doubles) == (0, [], 0)


@pytest.mark.parametrize("story", todays(), ids=lambda story: f"{story[0][0]}-seed-{SEED}")
def test_nothing_is_lost_and_nothing_doubled_when_killed(
    story: Story, both: Servers, mother: Mother, tmp_path: Path
) -> None:
    found = run(story, *both, tmp_path / "cerita", mother=mother)
    assert found.ending.faults == [], f"{found.met}\n{found.log}"
    first = found.met[0]
    assert first.counts or first.where, f"{first.point} was never reached: the story has changed"


def test_three_deaths_blame_one_message_and_not_its_neighbours(both: Servers, tmp_path: Path) -> None:
    office = Office(tmp_path / "kantor", *both, short=True)
    office.begin()
    for _ in range(3):
        office.environment = {"SURATD_DIE_AT": "K14"}
        office.run()
        assert office.daemon is not None
        assert office.daemon.wait(PATIENCE) == -9
    office.environment = {}
    assert office.once() == 0
    places = [place for (place,) in office.rows("SELECT place FROM messages ORDER BY id")]
    assert (places.count("aside"), places.count("")) == (1, 0), places
    assert len(office.rows("SELECT 1 FROM outbox WHERE key LIKE 'admin/aside/%'")) == 1


def test_told_to_stop_while_it_opens_it_ends_well(both: Servers, tmp_path: Path) -> None:
    assert run([Point("term", "TERM", 0.01)], *both, tmp_path / "cerita", short=True).ending.faults == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_a_wrong_order_is_found(plant: Plant, both: Servers, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    root.mkdir()
    planted(plant, root)
    found: list[str] = []
    with Mother(root) as mother:
        for point in plant.points:
            found = run(
                [point], *both, tmp_path / "cerita", root, 8.0, short=True, mother=mother
            ).ending.faults
            if found:
                break
    assert any(word in fault for fault in found for word in plant.found), found


def test_a_short_story_without_a_wrong_order_has_no_fault(both: Servers, tmp_path: Path) -> None:
    assert run([Point("named", "K14", 1)], *both, tmp_path / "cerita", short=True).ending.faults == []


def test_a_wrong_order_that_no_longer_fits_the_source_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="has 0 times"):
        planted(Plant("old", (("daemon.py", "no such line", ""),), (), ()), tmp_path)


def test_a_sweep_reaches_the_first_and_the_last_call_and_a_sample_repeats() -> None:
    points = sweep(
        {"K16": 6, **{f"K2{n}": 21 for n in range(7)}}, {"pwrite64": 1400, "sendto": 90, "fsync": 11}
    )
    assert sorted(p.at for p in points if p.name == "K16" and p.matter == "letter") == [1, 2, 3, 5]
    assert {p.matter for p in points} == {"letter", "complaint"}
    assert {p.method for p in points} == {"named", "call", "term", "ENOSPC", "EIO"}
    assert {1, 1400} <= {p.at for p in points if p.name == "pwrite64"}
    assert (spread(5, 9), spread(9, 3)) == ([1, 2, 3, 4, 5], [1, 5, 9])
    assert sample(7, 12) == sample(7, 12) != sample(8, 12)


def test_every_point_is_told_once_and_what_did_not_come_is_the_first_of_another_story() -> None:
    points = sweep(SURE, {"pwrite64": 1400, "sendto": 90, "fsync": 11})
    stories = Stories(points, SURE | {"pwrite64": 1400, "sendto": 90, "fsync": 11})
    told: list[Point] = []
    late = None
    while len(stories):
        story = stories.next()
        assert len({point.matter for start in story for point in start}) == 1
        if late is not None and story[0][0].matter == late.matter:
            assert story[0] == (late,)
            late = None
        found = [point for start in story for point in start]
        if len(story) > 2 and len(told) < 50 and late is None and len(story[1]) == 1:
            late = story[1][0]
            stories.back([late])
            found.remove(late)
        told += found
    assert sorted(told, key=str) == sorted(points, key=str)
    assert stories.next() == []
    alone = Stories(points, {}, alone=True)
    assert {len(alone.next()) for _ in range(len(points))} == {1}


def test_the_mother_forks_what_python_would_have_started(
    both: Servers, mother: Mother, tmp_path: Path
) -> None:
    office = Office(tmp_path / "kantor", *both, short=True, mother=mother)
    office.begin()
    assert office.once() == 0
    assert "started: " in office.log()
    office.run()
    assert office.daemon is not None
    office.kill()
    office.environment = {"SURATD_DIE_AT": "K02"}
    office.run()
    assert office.daemon is not None
    assert office.daemon.wait(PATIENCE) == -9
    office.environment = {}
    office.config.write_text("[mailbox]\n")
    office.run()
    assert office.daemon is not None
    assert office.daemon.wait(PATIENCE) == 78
