"""What each case says in the columns asked for: the first value in its order, as the table `segment_values`."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.events.engine import Engine
from journeymap.events.statements import identifier, literal

__all__ = ["keep_values", "value_name"]


def value_name(number: int) -> str:
    """The column of `segment_values` that holds the values of a column asked for, counted from 1."""
    return f"value_{number}"


def keep_values(engine: Engine, columns: Sequence[str], until: int) -> None:
    """Keep the table `segment_values`: case_id, cluster, first_at, begun_before, value_1, value_2 … for the cases on the map.

    Args:
        engine: holds the tables `log` and `states`.
        columns: the columns of `log`, those of `value_1` and so on.
        until: the observation end in microseconds; later events say nothing.
    """
    if columns:
        engine.create("segment_spread", _spread_select(columns, until))
        counted = engine.rows("segment_mixed", _mixed_select(len(columns)))[0]
    mixed = [number for number in range(1, len(columns) + 1) if counted[f"mixed_{number}"]]
    for number in mixed:
        engine.create(f"segment_first_{number}", _first_select(columns[number - 1], number, until))
    engine.create("segment_values", _values_select(len(columns), mixed))


def _spread_select(columns: Sequence[str], until: int) -> str:
    ends = ",\n  ".join(
        f"min({_said(column)}) AS least_{number}, max({_said(column)}) AS most_{number}"
        for number, column in enumerate(columns, 1)
    )
    return f"""-- The first and last values in the alphabet that each case has in the columns that are compared; most cases have but one.
SELECT case_id,
  {ends}
FROM log
WHERE time_us <= {literal(until)}
GROUP BY case_id"""  # noqa: S608 - identifiers and literals are quoted


def _mixed_select(columns: int) -> str:
    counts = ",\n  ".join(
        f"count(CASE WHEN least_{number} <> most_{number} THEN 1 END) AS mixed_{number}"
        for number in range(1, columns + 1)
    )
    return f"""-- Cases with more than one value in a column.
SELECT
  {counts}
FROM segment_spread"""  # noqa: S608 - numbers of our own


def _first_select(column: str, number: int, until: int) -> str:
    said = _said(column, "e")
    return f"""-- The first value of the cases that have more than one, in the order of the case.
SELECT case_id, said
FROM (
  SELECT e.case_id, {said} AS said, row_number() OVER (
    PARTITION BY e.case_id ORDER BY e.time_us, e.seq, e.activity, {said}
  ) AS rank
  FROM log AS e
  JOIN segment_spread AS s ON e.case_id = s.case_id
  WHERE s.least_{number} <> s.most_{number} AND {said} IS NOT NULL AND e.time_us <= {literal(until)}
) AS ranked
WHERE rank = 1"""  # noqa: S608 - identifiers and literals are quoted


def _values_select(columns: int, mixed: Sequence[int]) -> str:
    first = {number: f"coalesce(f_{number}.said, s.least_{number})" for number in mixed}
    values = "".join(
        f",\n  {first.get(number, f's.least_{number}')} AS {value_name(number)}" for number in range(1, columns + 1)
    )
    joins = "\nLEFT JOIN segment_spread AS s ON c.case_id = s.case_id" if columns else ""
    joins += "".join(
        f"\nLEFT JOIN segment_first_{number} AS f_{number} ON c.case_id = f_{number}.case_id" for number in mixed
    )
    return f"""-- The cases on the map with the first value they have in each column that is compared; none where they say nothing.
SELECT c.case_id, c.cluster, c.first_at, c.begun_before{values}
FROM states AS c{joins}"""  # noqa: S608 - numbers of our own


def _said(column: str, table: str = "") -> str:
    """A value as text; an empty one says nothing."""
    name = f"{table}.{identifier(column)}" if table else identifier(column)
    return f"nullif(trim({name}), '')"
