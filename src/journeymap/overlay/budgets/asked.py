"""The bounds of `expect:`, one by one, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journeymap.model.base import Place
from journeymap.model.data import Budget, Expectations, NumberBudget, TimeBudget, TouchpointBudgets
from journeymap.results.budgets import Bound, Unit

__all__ = ["QUANTILES", "Asked", "bounds_asked"]

QUANTILES: Mapping[str, float] = {"median": 0.5, "p75": 0.75, "p90": 0.9, "p95": 0.95}


@dataclass(frozen=True, slots=True)
class Asked:
    """One bound.

    Args:
        path: the keys that lead to it, joined by dots.
        measure: what it is about; a metric's id for a score.
        touchpoint: the touchpoint's id, or None for the whole journey.
        bound: whether it is the least or the most.
        wanted: a share 0..1, or a score. For a quantile of time it is the quantile, and the time is `within_s`.
        within_s: by when, in seconds, if it says so.
        place, key: where it stands in a file.
    """

    path: str
    measure: str
    touchpoint: str | None
    bound: Bound
    wanted: float
    unit: Unit
    within_s: float | None
    place: Place
    key: str


def bounds_asked(expect: Expectations | None) -> tuple[Asked, ...]:
    """All bounds, those of the whole journey first, then by touchpoint, in the order of the language."""
    if expect is None:
        return ()
    found = [*_bounds_in(expect, ("expect",), None)]
    for touchpoint, budgets in expect.touchpoints.items():
        path = ("expect", "touchpoints", touchpoint)
        found += _bounds_in(budgets, path, touchpoint)
        for metric, budget in budgets.metrics.items():
            found += _least_and_most(budget, (*path, "metrics", metric), metric, touchpoint)
    return tuple(found)


def _bounds_in(
    part: Expectations | TouchpointBudgets, path: tuple[str, ...], touchpoint: str | None
) -> Iterator[Asked]:
    for name, field in type(part).model_fields.items():
        budget, measure = getattr(part, name), field.alias or name
        if isinstance(budget, Budget):
            yield from _least_and_most(budget, (*path, measure), measure, touchpoint)
        elif isinstance(budget, TimeBudget):
            yield from _quantiles(budget, (*path, measure), measure, touchpoint)


def _least_and_most(
    budget: Budget | NumberBudget, path: tuple[str, ...], measure: str, touchpoint: str | None
) -> Iterator[Asked]:
    is_share = isinstance(budget, Budget)
    within = budget.within.seconds if isinstance(budget, Budget) and budget.within else None
    bounds: tuple[tuple[Bound, float | None], ...] = (("min", budget.min), ("max", budget.max))
    for bound, wanted in bounds:
        if wanted is not None:
            where = ".".join((*path, bound))
            unit: Unit = "share" if is_share else "score"
            yield Asked(where, measure, touchpoint, bound, wanted, unit, within, budget.place, bound)


def _quantiles(budget: TimeBudget, path: tuple[str, ...], measure: str, touchpoint: str | None) -> Iterator[Asked]:
    for name, quantile in QUANTILES.items():
        time = getattr(budget, name)
        if time is not None:
            where = ".".join((*path, name))
            yield Asked(where, measure, touchpoint, "min", quantile, "share", time.seconds, budget.place, name)
