"""The funnels of an overlay, and the share of cases that reach each step, with cases under way treated as such."""

from __future__ import annotations

from dataclasses import replace

from journeymap.events.statements import literal
from journeymap.overlay.base import Base
from journeymap.overlay.funnels.measure import keep_reached, measure_funnel
from journeymap.overlay.funnels.steps import funnel_steps, touchpoint_steps
from journeymap.overlay.tallies import measure_tallies, whole_unit
from journeymap.results.overlay import FunnelStep, Overlay
from journeymap.results.table import Table

__all__ = ["add_funnels"]

OPEN = "funnel_open"
ALL = 0
"""All cases are one part of the study."""


def add_funnels(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with its funnel, and with the one by touchpoint; within `funnel_within_s`, if it says so."""
    within = None if overlay.funnel_within_s is None else round(overlay.funnel_within_s * 1e6)
    tables = [
        Table(measure_funnel(base.engine, base.seen, steps, within), FunnelStep)
        for steps in (touchpoint_steps(base.seen), funnel_steps(base.graph, base.seen))
    ]
    return _add_shares(base, replace(overlay, funnel_touchpoints=tables[0], funnel=tables[1]))


def _add_shares(base: Base, overlay: Overlay) -> Overlay:
    """The overlay with the share of the first step's cases that reach each other step of its funnel.

    The clock starts at a case's first event of the first step. A case that ended without the step never reaches it; one
    without an end may still, and is watched until the observation end. Aalen and Johansen 1978.
    """
    steps, within = overlay.funnel, overlay.funnel_within_s
    limit = base.conversion_us if within is None else round(within * 1e6)
    if len(steps) < 2 or limit is None or not steps[0].reached:
        return overlay
    table = "funnel_reached"
    if within is not None:
        table = OPEN
        keep_reached(base.engine, base.seen, funnel_steps(base.graph, base.seen), table=table)
    numbers = range(2, len(steps) + 1)
    unit = whole_unit(base.observation.until - base.observation.since, limit)
    found = measure_tallies(
        base.engine,
        _spans(table, len(steps), base.observation.until),
        [(ALL, 0)],
        dict.fromkeys(numbers, unit),
        limits=dict.fromkeys(numbers, limit),
    )
    shares = {number: incidence.estimate() for number, incidence in found.items()}
    shared = [replace(step, share=shares.get(number)) for number, step in enumerate(steps, 1)]
    return replace(overlay, funnel=Table(shared, FunnelStep))


def _spans(table: str, steps: int, until: int) -> str:
    """What is waited for, per case and step: the step itself (1), or an end without it (2)."""
    at = "CASE n.step " + " ".join(f"WHEN {number} THEN r.at_{number}" for number in range(2, steps + 1)) + " END"
    numbers = ", ".join(f"({number})" for number in range(2, steps + 1))
    return f"""-- What cases wait for after the funnel's first step: each other step (`node`), after `x` microseconds (`next` is 1), or the
-- end without it (2); neither by the observation end is censored there.
SELECT
  {ALL} AS part, step AS node, cluster,
  coalesce(at_step, ended_at, {literal(until)}) - at_1 AS x,
  CASE WHEN at_step IS NOT NULL THEN 1 WHEN ended_at IS NOT NULL THEN 2 END AS next,
  CASE WHEN at_step IS NOT NULL THEN 1 ELSE 0 END AS good,
  {literal(until)} - at_1 AS follow
FROM (
  SELECT n.step, s.cluster, s.ended_at, r.at_1, {at} AS at_step
  FROM {table} AS r
  JOIN states AS s ON r.case_id = s.case_id
  CROSS JOIN (SELECT * FROM (VALUES {numbers}) AS rows_(step)) AS n
) AS waits"""  # noqa: S608 - numbers and names of our own
