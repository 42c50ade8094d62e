"""Where a label stands: near its point, off the curves, the faces and the other labels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeymap.render.map.canvas import Box, Cell

__all__ = ["FAR", "HARD", "Place", "Places", "apart", "crossed"]

GRIDLINE, CURVE, HARD, TAKEN = 14.0, 60.0, 500.0, 4000.0
NEARER, LONG, UNDER = 90.0, 25.0, 200.0
"""Another face is nearer than its own; it needs a leader line; that line would run below another label."""
FAR = 30.0
"""A label farther from its point than this (px) is tied to it by a line."""
ACROSS = (0.0, -0.25, 0.25, -0.5, 0.5)
AWAY = (0.0, 6.0, 14.0, 24.0, 36.0, 50.0, 66.0, 84.0)
TIED = 8
"""Parts of the line from a label to its point."""
STRIP = 128
"""Boxes are kept by strips of this many px, so that only neighbours are compared."""
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A box found for a label of `form`, the point `spot` it belongs to, and what it costs.

    A cost of HARD or more means that the box leaves the lane or covers something.
    """

    cost: float
    box: Box
    spot: Spot
    form: int = 0

    @property
    def far(self) -> bool:
        """Whether a line should tie the label to its point."""
        return apart(self.box, *self.spot) > FAR


class Places:
    """The room of a lane: what stands in it already, and what is still free."""

    def __init__(self, lane: Cell, curves: Iterable[Spot], gridlines: Sequence[float] = ()) -> None:
        self.lane = lane
        self.points = sorted(curves)
        self.gridlines = gridlines
        self.taken: dict[int, list[Box]] = defaultdict(list)
        self.faces: list[Spot] = []

    def take(self, box: Box) -> None:
        """Nothing else may stand here."""
        for strip in _strips(box):
            self.taken[strip].append(box)

    def settle(self, place: Place) -> None:
        """A label stands at its place, and where that is far, a line ties it to its point."""
        self.take(place.box)
        if place.far:
            (x, y), box = place.spot, place.box
            end_x, end_y = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
            for part in range(1, TIED):
                at_x, at_y = x + (end_x - x) * part / TIED, y + (end_y - y) * part / TIED
                self.take(Box(at_x - 2, at_y - 2, at_x + 2, at_y + 2))

    def face(self, x: float, y: float, radius: float) -> None:
        """A face stands at x, y: labels keep off it, and those of other faces should not be nearer to it."""
        self.take(Box(x - radius, y - radius, x + radius, y + radius))
        self.faces.insert(bisect_right(self.faces, (x, y)), (x, y))

    def find(
        self,
        spots: Sequence[Spot],
        forms: Sequence[tuple[float, float]],
        gap: float,
        *,
        own: Sequence[Spot] = (),
        up: int = 0,
        reach: float = AWAY[-1],
    ) -> Place:
        """The cheapest box at least `gap` px from one of the points `spots`.

        Args:
            spots: the points it may belong to, the best first; in px.
            forms: width and height of the ways in which the label can be set, the best first; in px.
            gap: distance kept from the point.
            own: faces that may be nearer than the point, besides the point itself.
            up: 1 where it should rather stand above, -1 below, 0 where it is all the same.
            reach: how many px farther than `gap` it may stand.
        """
        best: Place | None = None
        for away in AWAY:
            if best is not None and (best.cost <= away or away > reach):
                break
            for rank, spot in enumerate(spots):
                for form, (wide, high) in enumerate(forms):
                    behind = away + 4.0 * form + 3.0 * rank
                    if best is not None and best.cost <= behind:
                        break
                    for box, turn in self._around(spot, wide, high, gap + away):
                        cost = behind + 0.2 * abs((box.left + box.right) / 2 - spot[0]) + (9.0 if turn == -up else 0.0)
                        if best is None or cost < best.cost:
                            limit = best.cost if best is not None else 1e9
                            cost += self._cost(box, spot, own, limit - cost)
                            if best is None or cost < best.cost:
                                best = Place(cost, box, spot, form)
        assert best is not None
        return best

    def _around(self, spot: Spot, wide: float, high: float, gap: float) -> Iterator[tuple[Box, int]]:
        """Boxes above (1), below (-1) and beside (0) a point."""
        x, y = spot
        left, _, right, _ = self.lane
        for top, turn in ((y - gap - high, 1), (y + gap, -1)):
            for share in ACROSS:
                start = min(max(x - wide / 2 + share * wide, left + 2), right - 2 - wide)
                yield Box(start, top, start + wide, top + high), turn
        for start in (x + gap + 2, x - gap - 2 - wide):
            yield Box(start, y - high / 2, start + wide, y + high / 2), 0

    def _cost(self, box: Box, spot: Spot, own: Sequence[Spot], limit: float) -> float:
        """What a box costs; no more is worked out than shows that it costs `limit` or more."""
        left, top, right, bottom = self.lane
        if box.left < left or box.top < top or box.right > right or box.bottom > bottom:
            return HARD + TAKEN
        cost = GRIDLINE * sum(box.top < line < box.bottom for line in self.gridlines)
        if cost >= limit:
            return cost
        if any(box.overlaps(other, -2.0) for strip in _strips(box) for other in self.taken.get(strip, ())):
            return TAKEN
        first = bisect_left(self.points, (box.left - 2, 0.0))
        for x, y in self.points[first:]:
            if x > box.right + 2 or cost >= limit:
                break
            if box.top - 2 < y < box.bottom + 2:
                cost += CURVE
        return cost if cost >= limit else cost + self._tied(box, spot, own)

    def _tied(self, box: Box, spot: Spot, own: Sequence[Spot]) -> float:
        """Whether readers see which point a box belongs to."""
        far = apart(box, *spot)
        first = bisect_left(self.faces, (box.left - far, -1e9))
        cost = 0.0
        for x, y in self.faces[first:]:
            if x > box.right + far:
                break
            if (x, y) != spot and (x, y) not in own and apart(box, x, y) < far - 1:
                cost = NEARER
        if far > FAR:
            others = {other for strip in _strips(box) for other in self.taken.get(strip, ())}
            cost += LONG + UNDER * sum(crossed(other, box, spot) for other in others if not _holds(other, spot))
        return cost


def apart(box: Box, x: float, y: float) -> float:
    """The distance of a point from a box in px; 0 inside it."""
    across = max(box.left - x, 0.0, x - box.right)
    down = max(box.top - y, 0.0, y - box.bottom)
    return float((across * across + down * down) ** 0.5)


def crossed(other: Box, box: Box, spot: Spot) -> bool:
    """Whether the line from a label to its point runs through another box."""
    x, y = min(max(spot[0], box.left), box.right), min(max(spot[1], box.top), box.bottom)
    return any(
        other.left < x + (spot[0] - x) * part / 8 < other.right
        and other.top < y + (spot[1] - y) * part / 8 < other.bottom
        for part in range(1, 8)
    )


def _holds(box: Box, spot: Spot) -> bool:
    return box.left <= spot[0] <= box.right and box.top <= spot[1] <= box.bottom


def _strips(box: Box) -> range:
    return range(int(box.left - 2) // STRIP, int(box.right + 2) // STRIP + 1)
