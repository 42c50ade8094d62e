"""What a simulation looks like in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeymap.results.shown import notes_html, table_html
from journeymap.settings.numbers import NONE, numbers

if TYPE_CHECKING:
    from journeymap.results.estimate import Estimate
    from journeymap.results.simulation import Scenario, Simulation, TouchpointValue

__all__ = ["simulation_html"]

HEADS = ("touchpoint", "a point less drop-off is worth", "drop-off", "visits a journey", "succeed in the end")
MOST = 12
EN = numbers("en")


def simulation_html(simulation: Simulation) -> str:
    """Touchpoints by what a point of drop-off is worth, then what-ifs and notes as sentences."""
    rows = sorted(simulation.touchpoints, key=lambda row: -((row.point.estimate if row.point else None) or 0.0))[:MOST]
    caption = f"{simulation.journey}: {_share(simulation.success.all_lost)} succeed in the end{_rests(simulation)}"
    return table_html(HEADS, map(_cells, rows), caption=caption) + notes_html(_notes(simulation))


def _rests(simulation: Simulation) -> str:
    model = simulation.model
    return ", by the plan alone" if model.basis == "plan" else f", by a model of {EN.count(model.cases)} cases"


def _cells(row: TouchpointValue) -> tuple[str, ...]:
    point = row.point.estimate if row.point else None
    worth = NONE if point is None else f"{EN.signed(point * 100, 2)} points"
    return row.name, worth, EN.share(row.drop_off), EN.decimal(row.visits, 2), _share(row.success)


def _share(found: Estimate) -> str:
    bounds = "" if found.low is None or found.high is None else f" ({EN.between(found.low, found.high)})"
    return EN.share(found.estimate) + bounds


def _notes(simulation: Simulation) -> Iterator[str]:
    """Warnings, what-ifs with their standing, customers under way."""
    yield from (note.message for note in simulation.notes if note.severity == "warning")
    yield from map(_what_if, simulation.what_ifs)
    found = simulation.underway
    if found is not None:
        yield f"of {EN.count(found.customers)} customers under way {_share(found.success)} will succeed"


def _what_if(found: Scenario) -> str:
    change = found.success
    if change.estimate is None:
        return f"{found.name or found.id}: cannot be said ({found.standing})"
    bounds = "" if change.low is None or change.high is None else f" ({_points(change.low)} to {_points(change.high)})"
    careful = "" if found.cautious is None else f", cautiously {_points(found.cautious.estimate)}"
    return (
        f"{found.name or found.id}: {_points(change.estimate)} points{bounds}{careful}{_worth(found)}, {found.standing}"
    )


def _worth(found: Scenario) -> str:
    """What is left a year, at best and cautiously."""
    value, less = found.value, found.cautious_value
    if value is None:
        return ""
    careful = "" if less is None else f", cautiously {EN.decimal(less.estimate, 0)}"
    return f"; {EN.decimal(value.estimate, 0)} {value.currency} a year, net{careful}"


def _points(change: float | None) -> str:
    return NONE if change is None else EN.signed(change * 100, 2)
