"""Where the lost went: what they did off the map after their last step."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, columns, indented, note, title
from journeymap.formats.overlay_text.words import count, part_of

__all__ = ["lost"]

MOST = 10


def lost(view: View) -> Iterator[RenderableType]:
    """Activities after visits without a next step, the most frequent first."""
    if not view.overlay.lost_to:
        return
    without = {row.id: row.censored for row in view.overlay.touchpoints}
    found = sorted(view.overlay.lost_to, key=lambda row: -row.visits)
    table = columns("last touchpoint", "then, off the map", "visits", "of those without a next step", text=2)
    for row in view.first(found, MOST):
        shares = (count(row.visits), part_of(row.visits, without.get(row.touchpoint)))
        table.add_row(indented(row.touchpoint), shown(row.activity), *shares)
    yield title("Where the lost went")
    yield table
    yield from view.more(len(found) - MOST, "more kind")
    yield note("visits without a next step by the end of the log: of customers lost, or still under way")
