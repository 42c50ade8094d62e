"""The plan against what customers did: who follows it, how far, what is left out or done besides."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from journeymap.formats.overlay_text.layout import View, columns, indented, note, sentences, title
from journeymap.formats.overlay_text.words import count, number_of, part_of, share
from journeymap.results.conformance import Compliance, Conformance, Status

__all__ = ["deviations", "plan", "statuses"]

MOST = 10


def plan(view: View) -> Iterator[RenderableType]:
    """Cases as planned and otherwise; fitness and compliance in words."""
    found = view.overlay.conformance
    table = columns("path", "finished", "open", "silent", "of finished")
    both = (found.fitting.finished, found.deviating.finished)
    done = None if None in both else sum(number or 0 for number in both)
    for name, fit in (("as planned", found.fitting), ("otherwise", found.deviating)):
        counts = (count(number) for number in (fit.finished, fit.open, fit.silent))
        table.add_row(indented(name), *counts, part_of(fit.finished, done))
    yield title("Plan")
    yield table
    yield note(f"{number_of(view.overlay.observed.variants, 'different path')}, steps off the map aside")
    if found.fitness is not None or found.compliance is not None:
        yield _degrees(found)
        yield note("means over cases; each path is compared with the planned one nearest to it")


def _degrees(found: Conformance) -> Table:
    """Fitness and compliance, what they are beside each."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    told = found.compliance or Compliance(None, None, None)
    for value, words in (
        (found.fitness, "fitness: steps as planned, of the steps made and planned"),
        (told.content, "content: touchpoints both visited and planned, of those that are either"),
        (told.sequence, "sequence: visits in their turn"),
        (told.timing, "timing: planned waits and promises kept, of those that were due"),
    ):
        if value is not None:
            table.add_row("  " + share(value), words)
    return table


def statuses(view: View) -> Iterator[RenderableType]:
    """Visits by status, where something is missing, failing or ad hoc."""
    found = [(row.id, row.status) for row in view.overlay.touchpoints if row.status is not None]
    odd = [entry for entry in found if view.full or _odd(entry[1])]
    if not odd:
        return
    table = columns("touchpoint", "completed", "missing", "failing", "ad hoc")
    most = sorted(odd, key=lambda entry: -_odd(entry[1]))[:MOST]
    for key, status in odd if view.full else [entry for entry in odd if entry in most]:
        numbers = (status.completed, status.missing, status.failing, status.adhoc)
        table.add_row(indented(key), *(count(number) for number in numbers))
    yield title("Visits against the plan")
    yield table
    yield from view.more(len(odd) - len(most), "touchpoint with fewer", "touchpoints with fewer")
    yield note("missing: planned, not made; failing: led to a failure, or promise broken; ad hoc: not planned")


def _odd(status: Status) -> int:
    """How many visits are not as planned; where that is hidden, there are some."""
    return sum(1 if number is None else number for number in (status.missing, status.failing, status.adhoc))


def deviations(view: View) -> Iterator[RenderableType]:
    """The most frequent ways off the plan, as sentences."""
    found = view.overlay.conformance.deviations
    if found:
        yield title("Where the plan was left")
        yield sentences(row.words for row in view.first(found, MOST))
        yield from view.more(len(found) - MOST, "more kind")
