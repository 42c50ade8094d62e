"""What is wrong with a budget as such: it bounds nothing, or nothing can keep it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.graph.wording import percent
from journeymap.model.base import Item
from journeymap.model.data import Budget, NumberBudget, TimeBudget

__all__ = ["AnyBudget", "Flaw", "budgets_in", "flaw"]

AnyBudget = Budget | TimeBudget | NumberBudget


class Flaw(NamedTuple):
    """What is wrong, the keys that lead there from the budget, and what would be right."""

    message: str
    keys: tuple[str, ...]
    allowed: str


def budgets_in(part: Item) -> Iterator[tuple[str, AnyBudget]]:
    """The budgets that `part` holds itself, each with its key."""
    for name, field in type(part).model_fields.items():
        budget = getattr(part, name)
        if isinstance(budget, AnyBudget):
            yield field.alias or name, budget


def flaw(what: str, budget: AnyBudget) -> Flaw | None:
    """The flaw of a budget on `what`; None where it has none. Values that could not be read count as said."""
    if isinstance(budget, TimeBudget):
        if _says(budget, "median", "p75", "p90", "p95"):
            return None
        return Flaw(f"{what} has a budget that bounds nothing", (), "a time, such as {median: 2d} or {p90: 5d}")
    if not _says(budget, "min", "max"):
        allowed = "{min: 4}" if isinstance(budget, NumberBudget) else "{max: 12%} or {min: 60%}"
        return Flaw(f"{what} has a budget that bounds nothing", (), f"a bound, such as {allowed}")
    if budget.min is not None and budget.max is not None and budget.min > budget.max:
        least, most = _shown(budget, budget.min), _shown(budget, budget.max)
        return Flaw(
            f"{what} cannot be at least {least} and at most {most}", ("min",), "a min that is not above the max"
        )
    return None


def _shown(budget: Budget | NumberBudget, value: float) -> str:
    return percent(value) if isinstance(budget, Budget) else f"{value:g}"


def _says(budget: Item, *keys: str) -> bool:
    place = budget.place
    return any(getattr(budget, key) is not None or place.document.has((*place.path, key)) for key in keys)
