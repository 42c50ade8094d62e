"""Where a label stands: near its point, off the curves, the faces and the other labels."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from journeymap.render.map.canvas import Box, Cell

__all__ = ["HARD", "Places"]

GRIDLINE, CURVE, HARD, TAKEN = 14.0, 60.0, 500.0, 4000.0
ACROSS = (0.0, -0.3, 0.3, -0.5, 0.5)
AWAY = (0.0, 8.0, 18.0, 30.0, 44.0, 60.0)
STRIP = 128
"""Boxes are kept by strips of this many px, so that only neighbours are compared."""


class Places:
    """The room of a lane: what stands in it already, and what is still free."""

    def __init__(self, lane: Cell, curves: Iterable[tuple[float, float]], gridlines: Sequence[float] = ()) -> None:
        self.lane = lane
        self.points = sorted(curves)
        self.gridlines = gridlines
        self.taken: dict[int, list[Box]] = defaultdict(list)

    def take(self, box: Box) -> None:
        """Nothing else may stand here."""
        for strip in _strips(box):
            self.taken[strip].append(box)

    def find(self, x: float, y: float, wide: float, high: float, gap: float) -> tuple[float, Box]:
        """The cheapest box of that size around x, y, at least `gap` px from it, with its cost.

        A cost of HARD or more means that the box would leave the lane or cover something.
        """
        best: tuple[float, Box] | None = None
        for away in AWAY:
            if best is not None and best[0] <= away:
                break
            for box in self._around(x, y, wide, high, gap + away):
                cost = self._cost(box) + away + 0.2 * abs((box.left + box.right) / 2 - x)
                if best is None or cost < best[0]:
                    best = (cost, box)
        assert best is not None
        return best

    def _around(self, x: float, y: float, wide: float, high: float, gap: float) -> Iterable[Box]:
        left, _, right, _ = self.lane
        for top in (y - gap - high, y + gap):
            for share in ACROSS:
                start = min(max(x - wide / 2 + share * wide, left + 2), right - 2 - wide)
                yield Box(start, top, start + wide, top + high)
        for start in (x + gap + 2, x - gap - 2 - wide):
            yield Box(start, y - high / 2, start + wide, y + high / 2)

    def _cost(self, box: Box) -> float:
        left, top, right, bottom = self.lane
        if box.left < left or box.top < top or box.right > right or box.bottom > bottom:
            return HARD + TAKEN
        if any(box.overlaps(other, -2.0) for strip in _strips(box) for other in self.taken.get(strip, ())):
            return TAKEN
        cost = GRIDLINE * sum(box.top < line < box.bottom for line in self.gridlines)
        first = bisect_left(self.points, (box.left - 2, 0.0))
        for x, y in self.points[first:]:
            if x > box.right + 2:
                break
            if box.top - 2 < y < box.bottom + 2:
                cost += CURVE
        return cost


def _strips(box: Box) -> range:
    return range(int(box.left - 2) // STRIP, int(box.right + 2) // STRIP + 1)
