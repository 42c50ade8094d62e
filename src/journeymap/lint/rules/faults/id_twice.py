"""The rule id-twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.base import Item, Place
from journeymap.model.steps import Opportunity, PainPoint

__all__ = ["id_twice"]

Use = tuple[str, str, Place, tuple[str, ...]]
"""What it is, its id, where it stands, and the keys that lead to the id; without keys the id is itself a key."""


@rule("id-twice", Severity.ERROR, draft=Severity.ERROR)
def id_twice(context: Context) -> Iterator[Finding]:
    """An id stands for two things.

    Why: touchpoints, stages and outcomes share one set of ids, so that `next`, `match` and the figures can name them;
    an id that means two things makes the map and its numbers ambiguous. So do two pain points or two opportunities
    with one id.

    Example:
        touchpoints:
          - {id: call, name: Calls the hotline}
          - {id: call, name: Calls again}

    Better:
        touchpoints:
          - {id: call, name: Calls the hotline}
          - {id: call-again, name: Calls again}
    """
    for uses in (_destinations(context), _written(context, PainPoint), _written(context, Opportunity)):
        first: dict[str, tuple[str, Place]] = {}
        for what, name, place, keys in uses:
            if name not in first:
                first[name] = (what, place)
                continue
            other, where = first[name]
            message = f'{what} has the id "{name}", which {other} in line {where.span().line} has already'
            yield Finding(place, message, keys, "value" if keys else "key", allowed="each id once", element=name)


def _destinations(context: Context) -> Iterator[Use]:
    for stage in context.journey.stages:
        if context.wrote(stage, "id"):
            yield "a stage", stage.id or "", stage.place, ("id",)
        for part in stage.touchpoints:
            if context.wrote(part, "id"):
                yield "a touchpoint", part.id or "", part.place, ("id",)
    for key, outcome in context.journey.outcomes.items():
        yield "an outcome", key, outcome.place, ()


def _written(context: Context, kind: type[Item]) -> Iterable[Use]:
    what = "a pain point" if kind is PainPoint else "an opportunity"
    for part in context.parts:
        if isinstance(part, PainPoint | Opportunity) and isinstance(part, kind) and context.wrote(part, "id"):
            yield what, part.id or "", part.place, ("id",)
