"""Which points share a story: the sweep would take all day if each had one of its own.

A story begins with what must meet new records. Then come either a few early deaths and a start with a failing disk, which
lasts to the end; or deaths, as many as fit in. What did not come in time is the first point of another story; there it
must come, or it is told as not reached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tests.crash.points import ERRORS, MATTERS, Point, is_opening

Start = tuple[Point, ...]
Story = list[Start]
DEATHS = 4
"""In one story, at most."""
ROOM, EARLY = 0.8, 0.12
"""How much of a story the deaths in it may take, and one before a start with a failing disk."""


class Stories:
    """`next` gives a story until no point is left; `back` takes the points that its story did not come to."""

    def __init__(
        self, points: Iterable[Point], passings: Mapping[str, int], deaths: int = DEATHS, alone: bool = False
    ) -> None:
        self._deaths, self._passings = (1, {}) if alone else (deaths, dict(passings))
        self._alone = alone
        self._late: dict[str, list[Point]] = {matter: [] for matter in MATTERS}
        self._opening: dict[str, list[Point]] = {matter: [] for matter in MATTERS}
        self._kills: dict[str, list[Point]] = {matter: [] for matter in MATTERS}
        self._failing: dict[tuple[str, str], dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
        for point in points:
            if is_opening(point):
                self._opening[point.matter].append(point)
            elif point.method in ERRORS:
                self._failing[point.matter, point.method][point.name].append(point)
            else:
                self._kills[point.matter].append(point)

    def __len__(self) -> int:
        failing = [found for by_call in self._failing.values() for found in by_call.values()]
        kinds = (*self._late.values(), *self._opening.values(), *self._kills.values(), *failing)
        return sum(map(len, kinds))

    def next(self) -> Story:
        """Of the matter of which most points are left; empty when there are none."""
        if not len(self):
            return []
        matter = max(MATTERS, key=self._left)
        late, opening, kills = self._late[matter], self._opening[matter], self._kills[matter]
        story: Story = [(late.pop(0),)] if late else [(opening.pop(0),)] if opening else []
        if self._alone and story:
            return story
        failing = self._failing_left(matter)
        if failing * 3 > len(kills) and all(self._how_late(one) <= EARLY for start in story for one in start):
            if not self._alone:
                story += self._deaths_that_fit(kills, 2 * EARLY, EARLY)
            return [*story, self._fail_together(matter)]
        room = ROOM - sum(self._how_late(one) for start in story for one in start)
        return story + (self._deaths_that_fit(kills, room, room) or ([] if story else [(kills.pop(0),)]))

    def _deaths_that_fit(self, kills: list[Point], room: float, most: float) -> Story:
        """Taken out of `kills`, as they come."""
        found: Story = []
        for point in [*kills]:
            needs = self._how_late(point)
            if len(found) == self._deaths:
                break
            if needs <= min(most, room):
                room -= needs
                found.append((point,))
                kills.remove(point)
        return found

    def back(self, points: Iterable[Point]) -> None:
        for point in points:
            if point.step:
                self._failing[point.matter, point.method][point.name].insert(0, point)
            else:
                self._late[point.matter].append(point)

    def _left(self, matter: str) -> int:
        failing = [
            found
            for (its, _), by_call in self._failing.items()
            for found in by_call.values()
            if its == matter
        ]
        kinds = (self._late[matter], self._opening[matter], self._kills[matter], *failing)
        return sum(map(len, kinds))

    def _failing_left(self, matter: str) -> int:
        """Stories with a failing disk that are still to be told."""
        return sum(
            max(map(len, by_call.values()), default=0)
            for (its, _), by_call in self._failing.items()
            if its == matter
        )

    def _how_late(self, point: Point) -> float:
        """The share of a story that has passed when this point comes."""
        if is_opening(point):
            return 0.0
        most = 4.0 if point.method == "term" else float(self._passings.get(point.name, 0))
        return min(1.0, point.at / (most or point.at) * (1 if point.matter == "letter" else 3))

    def _fail_together(self, matter: str) -> Start:
        """One point of each call that is to fail, all with the same error."""
        error = max(ERRORS, key=lambda error: sum(map(len, self._failing[matter, error].values())))
        found = [points.pop(0) for points in self._failing[matter, error].values() if points]
        if self._alone and found:
            self.back(found[1:])
            return (found[0],)
        return tuple(found)
