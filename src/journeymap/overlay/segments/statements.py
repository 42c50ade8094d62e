"""Statements over the groups of cases; they are made here since every way to tell cases apart is a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.overlay.segments.division import FEWEST, MOST_VALUES, Division

__all__ = [
    "cases_select",
    "cell_waits_select",
    "cells_select",
    "counts_select",
    "division_select",
    "funnel_select",
    "part_of",
    "sizes_select",
    "waits_select",
]

# ruff: noqa: S608 - names and numbers are ours; what users wrote is in `Division.choice`, as literals

PAIR, FIRST = 1_000_000, 1000
"""A part of a study of two divisions is their pair's number and both groups' numbers in one."""


def counts_select(value: str) -> str:
    """The most frequent values of a column of `segment_values`."""
    return f"""-- The most frequent values of a column with the cases that have them; how many values there are (`different`), and how
-- many of them have too few cases to be compared (`small`).
WITH counted AS (
  SELECT {value} AS value, count(*) AS cases
  FROM segment_values
  WHERE {value} IS NOT NULL
  GROUP BY {value}
)
SELECT
  value, cases,
  count(*) OVER () AS different,
  count(CASE WHEN cases < {FEWEST} THEN 1 END) OVER () AS small
FROM counted
ORDER BY cases DESC, value
LIMIT {MOST_VALUES}"""


def cases_select(divisions: Iterable[Division]) -> str:
    """Which case is in which group."""
    groups = ",\n  ".join(f"{one.choice} AS {one.group}" for one in divisions)
    return f"""-- Which group each case is in, one column a way to tell cases apart.
SELECT case_id, begun_before,
  {groups}
FROM segment_values"""


def sizes_select(divisions: Iterable[Division]) -> str:
    """Cases by group."""
    parts = (
        f"SELECT {one.number} AS division, {one.group} AS value, count(*) AS cases FROM segment_cases GROUP BY {one.group}"
        for one in divisions
    )
    return "-- How many cases are in each group.\n" + "\nUNION ALL\n".join(parts) + "\nORDER BY division, value"


def funnel_select(divisions: Iterable[Division]) -> str:
    """Cases by group and step."""
    parts = (
        f"""SELECT {one.number} AS division, c.{one.group} AS value, f.depth, count(*) AS cases
FROM segment_cases AS c
JOIN funnel_reached AS f ON c.case_id = f.case_id
GROUP BY c.{one.group}, f.depth"""
        for one in divisions
    )
    head = "-- How far the cases of each group get in the funnel.\n"
    return head + "\nUNION ALL\n".join(parts) + "\nORDER BY division, value, depth"


def waits_select(divisions: Iterable[Division]) -> str:
    """The waits of all cases with their groups."""
    groups = ", ".join(f"c.{one.group}" for one in divisions)
    return f"""-- What is waited for, with the groups of the case.
SELECT s.node, s.cluster, s.x, s.next, s.good, s.follow, {groups}
FROM segment_spans AS s
JOIN segment_cases AS c ON s.case_id = c.case_id"""


def division_select(division: Division) -> str:
    """The waits of one division, each with the group of its case as its part."""
    return f"""-- What is waited for, by the group of the case.
SELECT {division.group} AS part, node, cluster, x, next, good, follow
FROM segment_waits"""


def cells_select(pairs: Iterable[tuple[Division, Division]]) -> str:
    """Cases by their groups in two divisions."""
    parts = (
        f"""SELECT {a.number} AS division, {a.group} AS value, {b.number} AS other_division, {b.group} AS other_value,
  count(*) AS cases
FROM segment_cases
WHERE begun_before = 0
GROUP BY {a.group}, {b.group}"""
        for a, b in pairs
    )
    head = "-- Cases by their groups in two ways of telling them apart, cases begun before the log left out.\n"
    return head + "\nUNION ALL\n".join(parts) + "\nORDER BY division, value, other_division, other_value"


def cell_waits_select(pairs: Sequence[tuple[Division, Division]]) -> str:
    """The waits for success, once for each two divisions; parts are numbered by `part_of`, the pair is the node."""
    parts = (
        f"""SELECT {number * PAIR} + {a.group} * {FIRST} + {b.group} AS part, {number} AS node, cluster, x, next, good, follow
FROM segment_waits
WHERE node = 0"""
        for number, (a, b) in enumerate(pairs)
    )
    head = "-- The waits for success by the groups of the case in two ways of telling them apart.\n"
    return head + "\nUNION ALL\n".join(parts)


def part_of(pair: int, value: int, other: int) -> int:
    """The number of the part that holds a group of the first division and one of the second."""
    return pair * PAIR + value * FIRST + other
