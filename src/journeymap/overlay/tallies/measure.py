"""The product limit and its error for groups that overlap, in one pass over the waits of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeymap.events.engine import Engine
from journeymap.overlay.intervals import clean_share, clean_variance
from journeymap.overlay.nodes import values_select
from journeymap.overlay.steps import fetch, keep
from journeymap.overlay.studies import Incidence

__all__ = ["measure_tallies"]

PACKAGE = "journeymap.overlay.tallies"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the study: its number, its node's unit in microseconds, and its waits' h* in units."""

    number: int
    unit: int
    size: int
    horizon: int


def measure_tallies(
    engine: Engine,
    spans: str,
    members: Sequence[tuple[int, int]],
    units: Mapping[int, int],
    *,
    limits: Mapping[int, int] | None = None,
    compared: Iterable[tuple[int, int]] = (),
) -> dict[int, Incidence]:
    """The incidence of good exits in groups of waits, where a wait may count for many groups.

    As `measure_study`, with time in whole units: a wait is watched for whole units, and what came after the last of
    them is not yet seen. So all that are at risk in a unit could be watched through it, and the product over units is as
    unbiased as that over microseconds; all waits that went alike are counted together.

    Args:
        engine: holds the tables that `spans` reads.
        spans: a SELECT of part, node, cluster, x, next, good and follow, as for `measure_study`; `part` is any number.
        members: (part, base): the waits of the part count for the groups with the numbers base + node.
        units: the unit in microseconds by node.
        limits: by when each is taken, in microseconds, by number; cut down to whole units. Unsaid: h*.
        compared: groups that are set against each other: both are taken at the shorter one's h*, or at a limit before it.
    """
    engine.create("tally_units", values_select(("node", "unit"), sorted(units.items())))
    engine.create("tally_members", values_select(("part", "base"), sorted(set(members))))
    engine.create("tally_waits", _waits_select(spans))
    for step in ("tally_clusters", "tally_counts", "tally_several"):
        keep(engine, step, package=PACKAGE)
    groups = _groups(fetch(engine, "tally_horizons", package=PACKAGE), members, units)
    if not groups:
        return {}
    ends = _ends(groups, limits or {}, compared)
    rows = [(number, group.size, group.horizon, ends[number]) for number, group in sorted(groups.items())]
    engine.create("tally_limits", values_select(("number", "n", "x_h", "x_end"), rows))
    for step in ("tally_grouped", "tally_repeated", "tally_weights"):
        keep(engine, step, package=PACKAGE)
    found = fetch(engine, "tally_variances", package=PACKAGE)
    return {row["number"]: _incidence(row, groups[row["number"]].unit) for row in found}


def _waits_select(spans: str) -> str:
    return f"""-- Waits in whole units: `watched` is the number of whole units for which each could be watched, `x` the unit in which it
-- ended (`leaves` is 1) or the last whole one. What came in a unit that was not watched to its end is not yet seen, so that
-- all waits at risk in a unit could be watched through it.
WITH spans AS (
{spans}
),
counted AS (
  SELECT
    s.part, s.node, s.cluster, s.good,
    CAST(floor(s.follow / nullif(u.unit, 0)) AS BIGINT) AS watched,
    CASE WHEN s.next IS NOT NULL THEN CAST(ceil(s.x / nullif(u.unit, 0)) AS BIGINT) END AS left_in
  FROM spans AS s
  JOIN tally_units AS u ON s.node = u.node
)
SELECT
  part, node, cluster, watched,
  CASE WHEN left_in <= watched THEN left_in ELSE watched END AS x,
  CASE WHEN left_in <= watched THEN 1 ELSE 0 END AS leaves,
  CASE WHEN left_in <= watched THEN good ELSE 0 END AS good
FROM counted"""  # noqa: S608 - a statement of our own


def _groups(
    rows: Iterable[Mapping[str, Any]], members: Iterable[tuple[int, int]], units: Mapping[int, int]
) -> dict[int, Group]:
    unit_of = {base + node: unit for base in {base for _, base in members} for node, unit in units.items()}
    return {row["number"]: Group(row["number"], unit_of[row["number"]], row["n"], row["x_h"]) for row in rows}


def _ends(
    groups: Mapping[int, Group], limits: Mapping[int, int], compared: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """By which unit each group's share is taken."""
    ends = {
        number: min(group.horizon, limits[number] // group.unit) if number in limits else group.horizon
        for number, group in groups.items()
    }
    return ends | {
        number: min(ends[other] for other in pair if other in ends)
        for pair in compared
        for number in pair
        if number in ends
    }


def _incidence(row: Mapping[str, Any], unit: int) -> Incidence:
    clusters = int(row["clusters"])
    return Incidence(
        number=row["number"],
        visits=int(row["n"]),
        horizon_us=int(row["x_h"]) * unit,
        limit_us=int(row["x_end"]) * unit,
        share=clean_share(row["f_end"]),
        variance=clean_variance(row["variance"], clusters),
        clusters=clusters,
    )
