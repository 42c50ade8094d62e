"""Studies: the product limit and its error for any waits, computed by the statements that measure the touchpoints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeymap.events.engine import Engine
from journeymap.overlay.intervals import clean_share, clean_variance, share_interval
from journeymap.overlay.nodes import values_select
from journeymap.overlay.steps import fetch, keep
from journeymap.results.estimate import Estimate

__all__ = ["Incidence", "measure_study"]


@dataclass(frozen=True, slots=True)
class Incidence:
    """The Aalen-Johansen incidence of good exits by a limit.

    Args:
        number: what the study calls these waits.
        visits: how many there are.
        horizon_us: h*, the longest wait they can show, in microseconds.
        limit_us: by when the incidence is taken.
        share: the incidence, 0..1.
        variance: its variance by cluster.
        clusters: cases (or persons) behind it.
    """

    number: int
    visits: int
    horizon_us: int
    limit_us: int
    share: float
    variance: float
    clusters: int

    def estimate(self, *, of_the_rest: bool = False) -> Estimate:
        """The share with its 95% interval; `of_the_rest` gives 1 - share, such as a drop-off."""
        share = 1 - self.share if of_the_rest else self.share
        low, high = share_interval(clean_share(share), self.variance, self.clusters) or (None, None)
        return Estimate(clean_share(share), low, high, self.variance if self.clusters > 1 else None, self.clusters)


def measure_study(
    engine: Engine,
    spans: str,
    limits: Mapping[int, int] | None = None,
    *,
    compared: Iterable[tuple[int, int]] = (),
) -> dict[int, Incidence]:
    """The incidence of good exits in each group of waits.

    Args:
        engine: holds the tables that `spans` reads.
        spans: a SELECT of node (a number of the study's own, BIGINT or INTEGER), cluster, x (microseconds until the exit,
            or until watching ended), next (any number, NULL where none came), good (1 for exits that count) and follow
            (how long it could be watched); see sql/spans.sql.
        limits: by when each is taken, in microseconds; unsaid for a number: its h*. A limit beyond h* is cut at h*.
        compared: groups that are set against each other: both are taken at the shorter one's h*, or at a limit before it.
    """
    engine.create("spans", spans)
    keep(engine, "horizons")
    keep(engine, "curve")
    said = dict(limits or {})
    asked = said | {number: min(said.get(number, x), x) for number, x in _common(engine, list(compared)).items()}
    engine.create("asked_limits", values_select(("node", "x_end"), sorted(asked.items()) or [(-1, -1)]))
    keep(engine, "study_limits", table="limits")
    keep(engine, "weights")
    sizes = {row["node"]: row for row in fetch(engine, "study_sizes")}
    return {row["node"]: _incidence(row["node"], sizes[row["node"]], row) for row in fetch(engine, "variances")}


def _common(engine: Engine, pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The h* that both groups of a pair have."""
    longest = {row["node"]: row["x_h"] for row in fetch(engine, "study_horizons")} if pairs else {}
    found: dict[int, int] = {}
    for pair in pairs:
        shown = [longest[number] for number in pair if number in longest]
        found |= dict.fromkeys(pair, min(shown)) if shown else {}
    return found


def _incidence(number: int, size: Mapping[str, int], row: Mapping[str, float]) -> Incidence:
    clusters = int(row["clusters"])
    variance = clean_variance(row["variance"], clusters)
    share = clean_share(row["f_end"])
    return Incidence(number, size["n"], int(row["x_h"]), size["x_end"], share, variance, clusters)
