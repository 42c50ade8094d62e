"""What each column of a log holds: its kind, how full it is, how many values, and the values where they are few."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from journeymap.diagnostics import JourneyError
from journeymap.events.duck import DuckEngine
from journeymap.events.profile.kinds import kind_of_column
from journeymap.events.relation import Column, Relation
from journeymap.events.time_columns import text_of
from journeymap.results.profile import ColumnProfile, ValueCount

__all__ = ["Facts", "column_facts", "column_profiles", "most_named"]

FEW = 50
"""Up to so many values are counted one by one."""
NAMED = 20
"""Up to so many values may be shown."""
FEWEST = 5
"""A value in fewer rows is not shown: it may stand for somebody."""
SHOWN = 10
AT_ONCE = 40
TEXTS = ("VARCHAR", "JSON", "DOUBLE", "FLOAT")


@dataclass(frozen=True, slots=True)
class Facts:
    """A column with what was counted; `counts` are its values, the most frequent first, where they are few."""

    column: Column
    kind: str
    rows: int
    filled: int
    distinct: int
    counts: tuple[tuple[str, int], ...] | None

    @property
    def name(self) -> str:
        """The column's name in the log."""
        return self.column.name


def column_facts(engine: DuckEngine, relation: Relation) -> list[Facts]:
    """Count every column of a log.

    Raises:
        JourneyError: the log is damaged.
    """
    columns = relation.columns
    rows = engine.fetch("profile", f"SELECT count(*) AS n FROM {relation.table}")[0]["n"]
    counted: list[tuple[int, int]] = []
    for start in range(0, len(columns), AT_ONCE):
        counted += _counted(engine, relation.table, columns[start : start + AT_ONCE])
    return [
        _facts(engine, relation.table, column, (rows, *counts)) for column, counts in zip(columns, counted, strict=True)
    ]


def column_profiles(
    facts: Sequence[Facts], hidden: Collection[str], cases: int | None, *, pseudonymise: bool = False
) -> list[ColumnProfile]:
    """What may be shown of the columns.

    Args:
        facts: the columns.
        hidden: columns whose values tell cases, persons or events apart: they are never shown.
        cases: how many cases there are; None where that is not known.
        pseudonymise: show `value-1` … in place of values, the most frequent first.
    """
    return [_profile(one, hidden, cases, pseudonymise) for one in facts]


def most_named(cases: int) -> int:
    """How many values a column may have to be named: with more than half as many as cases it may stand for persons."""
    return min(NAMED, cases // 2)


def _profile(facts: Facts, hidden: Collection[str], cases: int | None, pseudonymise: bool) -> ColumnProfile:
    found = ColumnProfile(
        name=facts.name,
        kind=facts.kind,
        filled=facts.filled / facts.rows if facts.rows else 0.0,
        distinct=facts.distinct,
        exact=facts.counts is not None,
    )
    if (
        facts.counts is None
        or facts.name in hidden
        or facts.distinct > most_named(facts.filled if cases is None else cases)
        or facts.kind == "time"
    ):
        return found
    values = tuple(
        ValueCount(f"value-{number}" if pseudonymise else value, count)
        for number, (value, count) in enumerate(facts.counts[:SHOWN], 1)
        if count >= FEWEST
    )
    return replace(found, values=values)


def _counted(engine: DuckEngine, table: str, columns: Sequence[Column]) -> list[tuple[int, int]]:
    picked = ", ".join(
        f"count({_value(column)}) AS f{number}, approx_count_distinct({_value(column)}) AS d{number}"
        for number, column in enumerate(columns)
    )
    row = engine.fetch("profile", f"SELECT {picked} FROM {table}")[0] if columns else {}
    return [(row[f"f{number}"], row[f"d{number}"]) for number in range(len(columns))]


def _value(column: Column) -> str:
    # other types need not become text to be counted
    return text_of(column) if column.kind in TEXTS else column.sql


def _facts(engine: DuckEngine, table: str, column: Column, counted: tuple[int, int, int]) -> Facts:
    rows, filled, about = counted
    kind = kind_of_column(engine, table, column) if filled else "empty"
    counts = _values(engine, table, column) if about <= 2 * FEW else None
    if counts is None:
        return Facts(column, kind, rows, filled, _rounded(min(about, filled)), None)
    return Facts(column, kind, rows, filled, len(counts), counts)


def _values(engine: DuckEngine, table: str, column: Column) -> tuple[tuple[str, int], ...] | None:
    text = text_of(column)
    select = f"""SELECT {text} AS value, count(*) AS n FROM {table} WHERE {text} IS NOT NULL
GROUP BY value ORDER BY n DESC, value LIMIT {FEW + 1}"""
    try:
        found = engine.fetch("profile", select)
    except JourneyError:  # a type that cannot be grouped
        return None
    return tuple((row["value"], row["n"]) for row in found) if len(found) <= FEW else None


def _rounded(about: int) -> int:
    """An estimate with two digits that mean something."""
    size: int = 10 ** max(0, len(str(about)) - 2)
    return about // size * size
