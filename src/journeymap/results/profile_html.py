"""What a log's profile looks like in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from journeymap.settings.numbers import numbers

if TYPE_CHECKING:
    from journeymap.results.profile import ColumnProfile, Profile

__all__ = ["profile_html"]

SHOWN = 20


def profile_html(profile: Profile) -> str:
    """A short text, the columns, and the most frequent activities."""
    n = numbers("en")
    counts = f"{n.count(profile.rows)} rows"
    if profile.events is not None and profile.cases is not None:
        counts = (
            f"{n.count(profile.events)} events of {n.count(profile.cases)} cases, {profile.since} to {profile.until}"
        )
    columns = _table(f"{profile.log}: {counts}", ("column", "kind", "filled", "values"), map(_column, profile.columns))
    if not len(profile.activities):
        return columns
    rows = [(one.activity, n.count(one.events), n.count(one.cases)) for one in list(profile.activities)[:SHOWN]]
    return columns + _table(f"{len(profile.activities)} activities", ("activity", "events", "cases"), rows)


def _column(column: ColumnProfile) -> tuple[str, ...]:
    n = numbers("en")
    count = ("" if column.exact else "about ") + n.count(column.distinct)
    named = ": " + ", ".join(one.value for one in column.values) if column.values else ""
    return (column.name, column.kind, n.share(column.filled), count + named)


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
