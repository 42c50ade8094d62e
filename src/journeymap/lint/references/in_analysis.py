"""Names in the analyst's half that must stand for something in the journey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.lint.context import Context
from journeymap.lint.references.closest import entry_of, one_of
from journeymap.lint.references.in_journey import Reference
from journeymap.model.base import Item
from journeymap.model.data import Change
from journeymap.syntax.document import Path

__all__ = ["budgets", "mapping", "what_ifs"]

STEPS = "a touchpoint of this journey"
ENDS = "a touchpoint or an outcome of this journey"
ANYTHING = "a touchpoint, a stage or an outcome of this journey"


def mapping(context: Context) -> Iterator[Reference]:
    """What `match` and `segments` name."""
    known = context.steps | context.outcomes
    for name in context.journey.match:
        message = f'match names "{name}", which is neither a touchpoint nor an outcome of this journey'
        place = context.locate("match", name)
        yield Reference(place, (), name, known, message, ENDS, "key", lenient=False)
    personas = {key: str(part.name) for key, part in context.journey.personas.items()}
    for name in context.journey.segments:
        message = f'segments names "{name}", who is no persona of this journey'
        place = context.locate("segments", name)
        yield Reference(place, (), name, personas, message, one_of(personas, "a persona of this journey"), "key")


def budgets(context: Context) -> Iterator[Reference]:
    """What the funnel and the budgets name."""
    funnel = context.locate("funnel")
    for index, step in enumerate(context.journey.funnel_steps):
        for inner, name in enumerate(step):
            message = f'the funnel names "{name}", which is not in this journey'
            yield Reference(funnel, (index, inner), name, context.destinations, message, ANYTHING, lenient=False)
    expect = context.journey.expect
    metrics = {key: str(part.name) for key, part in context.journey.metrics.items()}
    for name, budget in (expect.touchpoints if expect else {}).items():
        message = f'a budget is set for "{name}", which is no touchpoint of this journey'
        place = context.locate("expect", "touchpoints", name)
        yield Reference(place, (), name, context.steps, message, STEPS, "key", name, lenient=False)
        for metric in budget.metrics:
            message = f'metric "{metric}" is not declared'
            allowed = entry_of("metrics", metrics, metric)
            yield Reference(place, ("metrics", metric), metric, metrics, message, allowed, "key", declared=True)


def what_ifs(context: Context) -> Iterator[Reference]:
    """What a change that might be made names; touchpoints that it adds itself are known to it."""
    for key, plan in context.journey.what_if.items():
        added = {change.add.id: "" for change in plan.changes if change.add and change.add.id}
        for change in plan.changes:
            yield from _change(context, key, change, added)


def _change(context: Context, key: str, change: Change, added: Mapping[str, str]) -> Iterator[Reference]:
    steps, anything = context.steps | dict(added), context.destinations | dict(added)
    channels = {name: str(part.name) for name, part in context.journey.channels.items()}
    named: list[tuple[Item, Path, str | None, Mapping[str, str], str]] = [
        (change, ("touchpoint",), change.touchpoint, steps, STEPS),
        *(
            (change, ("transition", index), end, anything | {"start": ""}, ANYTHING)
            for index, end in enumerate(change.transition)
        ),
        (change, ("channel",), change.channel, channels, one_of(channels, "a channel of this journey")),
        (change, ("redirect",), change.redirect, anything, ANYTHING),
        (change, ("to",), change.to, anything, ANYTHING),
    ]
    if change.add:
        named += [
            (change.add, ("after",), change.add.after, steps, STEPS),
            (change.add, ("next",), change.add.next, anything, ANYTHING),
        ]  # fmt: skip
    for part, keys, name, known, allowed in named:
        if name:
            message = f'what-if "{key}" names "{name}", which is not in this journey'
            yield Reference(part.place, keys, name, known, message, allowed, element=key)
