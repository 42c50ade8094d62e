"""What a log's profile looks like in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.results.shown import table_html
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
    heads = ("column", "kind", "filled", "values")
    columns = table_html(heads, map(_column, profile.columns), caption=f"{profile.log}: {counts}")
    if not len(profile.activities):
        return columns
    rows = [(one.activity, n.count(one.events), n.count(one.cases)) for one in list(profile.activities)[:SHOWN]]
    caption = f"{n.count(len(profile.activities))} activities"
    return columns + table_html(("activity", "events", "cases"), rows, caption=caption, figures=(1, 2))


def _column(column: ColumnProfile) -> tuple[str, ...]:
    n = numbers("en")
    count = ("" if column.exact else "about ") + n.count(column.distinct)
    named = ": " + ", ".join(one.value for one in column.values) if column.values else ""
    return (column.name, column.kind, n.share(column.filled), count + named)
