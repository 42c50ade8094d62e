"""The funnel measured: cases by the step they reach, and the time from step to step."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.events.engine import Engine
from journeymap.events.statements import literal
from journeymap.overlay.funnels.steps import Step
from journeymap.overlay.nodes import Observable, values_select
from journeymap.overlay.steps import keep
from journeymap.results.overlay import FunnelStep

__all__ = ["keep_reached", "measure_funnel"]

PACKAGE = "journeymap.overlay.funnels"


def measure_funnel(
    engine: Engine, seen: Observable, steps: Sequence[Step], within_us: int | None = None
) -> tuple[FunnelStep, ...]:
    """Count the cases that reach each step; needs the tables `walk` and `states`.

    A step counts at the case's earliest event after the previous step's; what lies between is ignored. With a window
    every event of the first step is a try, whose later steps count within the window from it; the case counts with
    the try that gets furthest, the earliest of several (so that its steps are those of ClickHouse's windowFunnel).

    Args:
        engine: holds the tables.
        seen: the nodes by number.
        steps: the steps in order.
        within_us: the window in microseconds; unsaid: open.
    """
    if not steps:
        return ()
    keep_reached(engine, seen, steps, within_us)
    rows = {row["step"]: row for row in engine.rows("funnel", _counts_select(len(steps)))}
    return tuple(_result(step, rows.get(number)) for number, step in enumerate(steps, 1))


def keep_reached(
    engine: Engine,
    seen: Observable,
    steps: Sequence[Step],
    within_us: int | None = None,
    *,
    table: str = "funnel_reached",
) -> None:
    """Keep a table of how far each case gets: case_id, depth (the furthest step), at_1, at_2 … (microseconds, or NULL)."""
    engine.create("funnel_steps", _steps_select(seen, steps))
    keep(engine, "funnel_events", package=PACKAGE)
    keep(engine, "funnel_starts", package=PACKAGE, windowed=0 if within_us is None else 1)
    tries = _open_select(len(steps)) if within_us is None else _tries_select(len(steps), within_us)
    engine.create("funnel_tries", tries)
    engine.create(table, _best_select(len(steps)))


def _result(step: Step, row: dict[str, float] | None) -> FunnelStep:
    if row is None:
        return FunnelStep(step.id, 0)
    median = row["median"]
    return FunnelStep(step.id, int(row["reached"]), None if median is None else median / 1e6)


def _steps_select(seen: Observable, steps: Sequence[Step]) -> str:
    """The steps as a relation: step, node, later (1 for an outcome that a visit to the node stands for)."""
    rows = {(number, node, 0) for number, step in enumerate(steps, 1) for node in step.nodes}
    rows |= {
        (number, node.number, 1)
        for number, step in enumerate(steps, 1)
        for node in seen.nodes
        if node.kind == "step" and node.reaches in step.nodes
    }
    return values_select(("step", "node", "later"), sorted(rows))


def _open_select(steps: int) -> str:
    """Without a window a case has one try, and each step is its earliest event after the one before."""
    numbers = range(2, steps + 1)
    found = [
        f"""reached_{step} AS (
  SELECT e.case_id, min(e.place) AS place, min(e.time_us) AS at_{step}
  FROM {f"reached_{step - 1}" if step > 2 else "funnel_starts"} AS r
  JOIN funnel_events AS e ON r.case_id = e.case_id AND r.place < e.place
  WHERE e.step = {step}
  GROUP BY e.case_id
)"""  # noqa: S608 - numbers of our own
        for step in numbers
    ]
    opening = ("WITH " + ",\n".join(found) + "\n") if found else ""
    times = "".join(f", r{step}.at_{step}" for step in numbers)
    joined = "".join(f"\nLEFT JOIN reached_{step} AS r{step} ON s.case_id = r{step}.case_id" for step in numbers)
    return f"""-- How far each case gets in the funnel: `begun` is the place of its first step, `at_1`, `at_2` … when it reached each step,
-- at the earliest event after the step before.
{opening}SELECT s.case_id, s.begun, s.at_1{times}
FROM funnel_starts AS s{joined}"""  # noqa: S608 - numbers of our own


def _tries_select(steps: int, within_us: int) -> str:
    """One statement for all steps, each looking from where the tries stand for the next event of its own."""
    asked = f" AND next_at - at_1 <= {literal(within_us)}"
    parts: list[str] = []
    source = "funnel_starts"
    for step in range(2, steps + 1):
        times = ", ".join(f"at_{number}" for number in range(1, step))
        unknown = ", ".join(["CAST(NULL AS BIGINT)"] * step)
        parts.append(
            f"""ahead_{step} AS (
  SELECT case_id, begun, {times}, is_try,
    min(CASE WHEN is_try = 0 THEN place END) OVER following AS next_place,
    min(CASE WHEN is_try = 0 THEN time_us END) OVER following AS next_at
  FROM (
    SELECT case_id, begun, {times}, place, CAST(NULL AS BIGINT) AS time_us, 1 AS is_try FROM {source}
    UNION ALL
    SELECT case_id, {unknown}, place, time_us, 0 FROM funnel_events WHERE step = {step}
  ) AS both_
  WINDOW following AS (
    PARTITION BY case_id ORDER BY place, is_try ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
  )
),
reached_{step} AS (
  SELECT case_id, begun, {times},
    CASE WHEN is_try = 1{asked} THEN next_place END AS place,
    CASE WHEN is_try = 1{asked} THEN next_at END AS at_{step}
  FROM ahead_{step}
  WHERE is_try = 1
)"""  # noqa: S608 - numbers of our own
        )
        source = f"reached_{step}"
    times = ", ".join(f"at_{number}" for number in range(1, steps + 1))
    opening = ("WITH " + ",\n".join(parts) + "\n") if parts else ""
    return f"""-- How far each try to go through the funnel gets: `begun` is the place of its first step, `at_1`, `at_2` … when it reached
-- each step, at the earliest event after the step before and within the window.
{opening}SELECT case_id, begun, {times}
FROM {source}"""  # noqa: S608 - numbers of our own


def _best_select(steps: int) -> str:
    """The try of each case that gets furthest."""
    times = ", ".join(f"at_{number}" for number in range(1, steps + 1))
    depth = " + ".join(f"CASE WHEN at_{number} IS NULL THEN 0 ELSE 1 END" for number in range(1, steps + 1))
    return f"""-- How far each case gets: with the try that reaches most steps (`depth`), the earliest of several.
WITH measured AS (
  SELECT case_id, begun, {times}, {depth} AS depth
  FROM funnel_tries
),
ranked AS (
  SELECT case_id, depth, {times}, row_number() OVER (PARTITION BY case_id ORDER BY depth DESC, begun) AS rank
  FROM measured
)
SELECT case_id, depth, {times}
FROM ranked
WHERE rank = 1"""  # noqa: S608 - numbers of our own


def _counts_select(steps: int) -> str:
    """Cases and the median time by step."""
    waits = "\n  UNION ALL\n".join(
        f"  SELECT {number} AS step, at_{number} - {f'at_{number - 1}' if number > 1 else 'CAST(NULL AS BIGINT)'} AS waited"  # noqa: S608
        f" FROM funnel_reached WHERE at_{number} IS NOT NULL"
        for number in range(1, steps + 1)
    )
    return f"""-- Cases that reach each step, and the median time from the step before: the middle one of them, or the mean of the two
-- in the middle.
WITH waits AS (
{waits}
),
ranked AS (
  SELECT
    step, waited,
    row_number() OVER (PARTITION BY step ORDER BY waited) AS rank,
    count(*) OVER (PARTITION BY step) AS n
  FROM waits
)
SELECT step, max(n) AS reached, avg(CASE WHEN 2 * rank BETWEEN n AND n + 2 THEN waited END) AS median
FROM ranked
GROUP BY step
ORDER BY step"""  # noqa: S608 - numbers of our own
