"""Means of whole numbers with their variance by cluster, for any groups."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.events.engine import Engine
from journeymap.overlay.intervals import mean_interval
from journeymap.overlay.steps import fetch
from journeymap.results.estimate import Estimate

__all__ = ["Mean", "measure_means"]


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a group.

    Args:
        total: the sum of all clusters, in whole units.
        parts: what it is divided by: answers, or cases.
        variance: of the mean, by cluster, in units squared.
        clusters: cases (or persons) behind it.
    """

    total: int
    parts: int
    variance: float
    clusters: int

    def estimate(self, unit: float) -> Estimate:
        """The mean with Student's interval; `unit` is what one whole unit is worth."""
        mean, variance = self.total / self.parts * unit, self.variance * unit * unit
        low, high = mean_interval(mean, variance, self.clusters) or (None, None)
        return Estimate(mean, low, high, variance if self.clusters > 1 else None, self.clusters)


def measure_means(engine: Engine, select: str) -> dict[int, Mean]:
    """The mean of each group, sum of totals by sum of parts (a ratio estimator; Cochran 1977, 2.11 and 9.3).

    Args:
        engine: holds the tables that `select` reads.
        select: one row a group and cluster: node (the group's number), cluster, total and parts (whole numbers).
    """
    engine.create("mean_parts", select)
    return {
        row["node"]: Mean(row["total"], row["parts"], float(row["variance"]), row["clusters"])
        for row in fetch(engine, "means")
    }
