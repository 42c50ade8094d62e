"""What the data are worth, and what was left out of the figures."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from journeymap.formats.columns import shown
from journeymap.formats.overlay_text.layout import View, columns, indented, line, sentences, title
from journeymap.formats.overlay_text.words import count, number_of, part_of
from journeymap.results.overlay import Overlay

__all__ = ["data", "left_out"]


def data(view: View) -> Iterator[RenderableType]:
    """Findings on the data, warnings first."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for entry in sorted(view.overlay.quality, key=lambda entry: entry.severity != "warning"):
        grave = entry.severity == "warning"
        examples = f" ({', '.join(shown(one) for one in entry.examples)})" if entry.examples else ""
        words = shown(entry.message) + examples
        table.add_row(f"  {'!' if grave else ' '} {count(entry.count)}", words, style="bold" if grave else None)
    yield title("Data")
    yield table if view.overlay.quality else line("nothing to remark")
    if view.full and view.overlay.observed.off_map:
        yield _off_map(view.overlay)


def _off_map(overlay: Overlay) -> Table:
    table = columns("off the map", "events", "of all events")
    for activity, events in overlay.observed.off_map.items():
        table.add_row(indented(activity), count(events), part_of(events, overlay.observed.events))
    return table


def left_out(view: View) -> Iterator[RenderableType]:
    """What is in no figure above, and why."""
    lines = [*_paths(view.overlay), *_channels(view.overlay), *_groups(view.overlay), *_answers(view.overlay)]
    if lines:
        yield title("Left out")
        yield sentences(lines)


def _paths(overlay: Overlay) -> Iterator[str]:
    unaligned = overlay.conformance.unaligned
    if unaligned != 0:
        left = number_of(unaligned, "case")
        yield f"plan: {left} on paths that are too many or too long to compare are not in fitness and deviations"


def _channels(overlay: Overlay) -> Iterator[str]:
    found = overlay.channels
    if found is None:
        return
    if found.unsaid != 0:
        yield f"channels: {number_of(found.unsaid, 'visit')} that {_do(found.unsaid, 'name')} no channel"
    if found.cost is not None and found.cost.unpriced != 0:
        left = number_of(found.cost.unpriced, "contact")
        yield f"cost: {left} in channels for which the journey knows no cost"
    if found.no_cost:
        yield f"cost: {found.no_cost}"


def _groups(overlay: Overlay) -> Iterator[str]:
    found = overlay.segments
    if found is None:
        return
    if found.several_personas != 0:
        several = number_of(found.several_personas, "case")
        yield f"personas: for {several} several stand; the first in the file counts"
    yield from found.left_out


def _answers(overlay: Overlay) -> Iterator[str]:
    for row in overlay.emotion.answers if overlay.emotion else ():
        if row.elsewhere != 0:
            left = number_of(row.elsewhere, "answer")
            yield f"{row.metric}: {left} at no touchpoint that the journey measures with it, or after the outcome"
        if row.unreadable != 0:
            left = number_of(row.unreadable, "answer")
            yield f'{row.metric}: {left} in "{row.column}" that {_be(row.unreadable)} no number on the scale'


def _do(number: int | None, word: str) -> str:
    return f"{word}s" if number == 1 else word


def _be(number: int | None) -> str:
    return "is" if number == 1 else "are"
