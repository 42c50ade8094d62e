"""Where the lost went: off-map activities after the last visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeymap.events.statements import literal
from journeymap.overlay.base import Base
from journeymap.results.overlay import LostTo, Overlay
from journeymap.results.table import Table

__all__ = ["MOST", "add_lost_to"]

MOST = 50
"""So many activities are named for each touchpoint, the most frequent ones."""


def add_lost_to(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with what customers did off the map after visits without a next step, by touchpoint in its order."""
    return replace(overlay, lost_to=Table(list(_lost_to(base)), LostTo))


def _lost_to(base: Base) -> Iterator[LostTo]:
    if base.mapped.off_map:
        for row in base.engine.rows("lost_to", _select(base)):
            yield LostTo(base.seen.by_number(row["node"]).id, row["activity"], row["visits"])


def _select(base: Base) -> str:
    return f"""-- What happened off the map after visits without a next step, until the observation end: from how many of a
-- touchpoint's visits each activity followed, once a visit; the {MOST} most frequent ones of each touchpoint. What happened
-- before the visit's last event (`still_here`) did not follow it.
WITH ends AS (
  SELECT case_id, node, started
  FROM visits
  WHERE next IS NULL
),
events AS (
  SELECT
    e.case_id, l.node, e.activity, k.node AS here,
    sum(CASE WHEN k.node = l.node THEN 1 ELSE 0 END) OVER (
      PARTITION BY e.case_id ORDER BY e.time_us DESC, e.seq DESC, coalesce(k.node, 0) DESC, e.activity
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS still_here
  FROM ends AS l
  JOIN log AS e ON e.case_id = l.case_id
  JOIN kinds AS k ON {base.mapped.same_kind}
  WHERE e.time_us >= l.started AND e.time_us <= {literal(base.observation.until)} AND (k.node IS NULL OR k.node = l.node)
),
counted AS (
  SELECT node, activity, count(DISTINCT case_id) AS visits
  FROM events
  WHERE here IS NULL AND still_here = 0
  GROUP BY node, activity
),
ranked AS (
  SELECT node, activity, visits, row_number() OVER (PARTITION BY node ORDER BY visits DESC, activity) AS place
  FROM counted
)
SELECT node, activity, visits
FROM ranked
WHERE place <= {MOST}
ORDER BY node, place"""  # noqa: S608 - identifiers and literals are quoted
