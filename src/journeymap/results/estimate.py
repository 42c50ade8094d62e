"""A share or a mean with its 95% interval."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Estimate"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measured number, how sure it is, and what it rests on.

    Args:
        estimate: the number; None where nothing can be said.
        low, high: its 95% interval; None under 5 cases.
        variance: its variance, by case (or person).
        clusters: cases (or persons) behind it.
    """

    estimate: float | None
    low: float | None = None
    high: float | None = None
    variance: float | None = None
    clusters: int = 0
