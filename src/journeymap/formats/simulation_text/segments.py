"""Success by segment and persona."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from journeymap.formats.overlay_text.layout import columns, indented, line, note, strong, title
from journeymap.formats.overlay_text.words import count, interval, share
from journeymap.formats.simulation_text.view import View

__all__ = ["segments"]


def segments(view: View) -> Iterator[RenderableType]:
    """A row a value."""
    found = view.simulation.segments
    if found is None:
        return
    yield title("Success in the end, by group")
    if not found:
        yield line(
            "no group of at least 5 cases; groups are the columns of events: segments:, and the personas of segments:"
        )
        return
    table = columns("group", "succeed", "95%", "cases")
    for name, value in found.items():
        table.add_row(indented(name), strong(share(value.estimate)), interval(value), count(value.clusters or None))
    yield table
    yield note(
        "small groups are drawn towards all customers together, so that little of a difference is made by chance alone"
    )
