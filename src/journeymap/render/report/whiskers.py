"""Intervals as small pictures: where a line and its dot stand in a cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.results.estimate import Estimate

__all__ = ["Whisker", "ceiling", "of_estimate", "whisker"]


@dataclass(frozen=True, slots=True)
class Whisker:
    """An interval as positions in per cent of the cell's width; `mark` is that of a second value, such as the map's."""

    low: str
    dot: str
    high: str
    sure: bool
    mark: str = ""

    @property
    def width(self) -> str:
        """How long the line is."""
        return f"{float(self.high.rstrip('%')) - float(self.low.rstrip('%')):.1f}%"


def whisker(
    estimate: float,
    low: float | None,
    high: float | None,
    *,
    scale: tuple[float, float],
    mark: float | None = None,
) -> Whisker:
    """The interval on a scale from its left to its right end; what lies beyond them stands at the edge."""
    left, right = scale

    def place(value: float) -> str:
        return f"{4 + 92 * (max(left, min(value, right)) - left) / (right - left):.1f}%".replace(".0%", "%")

    known = low is not None and high is not None
    marked = "" if mark is None else place(mark)
    return Whisker(
        place(low or 0.0) if known else "", place(estimate), place(high or 0.0) if known else "", known, marked
    )


def of_estimate(found: Estimate | None, top: float) -> Whisker | None:
    """A share on a scale from 0 to `top`; None where there is none."""
    if found is None or found.estimate is None:
        return None
    return whisker(found.estimate, found.low, found.high, scale=(0.0, top))


def ceiling(shares: Iterable[float | None]) -> float:
    """The share at the right end of a scale that holds all `shares`: the greatest, rounded up to a tenth.

    >>> ceiling([0.12, None, 0.31])
    0.4
    """
    greatest = max((share for share in shares if share is not None), default=0.1)
    return min(1.0, -(-greatest * 10 // 1) / 10) or 0.1
