"""Conditions on logged events, as a journey's `match` says them, in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymap.events.statements import identifier, literal
from journeymap.model.data import Match

__all__ = ["condition_sql"]


def condition_sql(match: Match, columns: Mapping[str, str]) -> str:
    """The condition on rows of the table `log`; one on a column that the log lacks fits nothing.

    >>> print(condition_sql(Match(activity=("pay",), where={"kind": ("new", "old")}), {"kind": "x_1"}))
    "activity" IN ('pay') AND "x_1" IN ('new', 'old')
    """
    if any(name not in columns for name in match.where):
        return "FALSE"
    parts = [("activity", match.activity), ("channel", match.channel)]
    parts += [(columns[name], values) for name, values in match.where.items()]
    return " AND ".join(f"{identifier(column)} IN ({_listed(values)})" for column, values in parts if values) or "FALSE"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(literal(value) for value in values)
