"""The rule impossible-what-if."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.lint.what_ifs.changes import trouble
from journeymap.lint.what_ifs.changes_on_plan import Plan, Trouble
from journeymap.lint.what_ifs.changes_together import against_each_other
from journeymap.model.data import WhatIf
from journeymap.model.shifts import MOST, combinations

__all__ = ["impossible_what_if"]


@rule("impossible-what-if", Severity.ERROR)
def impossible_what_if(context: Context) -> Iterator[Finding]:
    """A what-if cannot be computed as it is written.

    Why: a change needs something that changes, an effect that leaves shares between 0% and 100%, and a way that the
    plan has; a standing needs what it rests on. Otherwise the figure would be somebody's guess at what was meant.

    Example:
        touchpoints:
          - {id: ask, name: Asks for an offer}
          - {id: offer, name: Gets the offer}
        what-if:
          call-first: {name: Call before the offer, changes: {touchpoint: offer, drop-off: {by: -130%}}}

    Better:
        touchpoints:
          - {id: ask, name: Asks for an offer}
          - {id: offer, name: Gets the offer}
        what-if:
          call-first: {name: Call before the offer, changes: {touchpoint: offer, drop-off: {by: -30%}}}
    """
    plan = Plan(context)
    for key, idea in context.journey.what_if.items():
        for found in (*_changes(plan, idea), *_standing(context, idea)):
            yield Finding(
                found.part.place,
                f'what-if "{key}": {found.message}',
                found.keys,
                "value" if found.keys or found.part is not idea else "key",
                allowed=found.allowed,
                hint=found.hint,
                element=key,
                severity=_grade(context, found),
            )


def _grade(context: Context, found: Trouble) -> Severity | None:
    return None if context.draft else found.severity


def _changes(plan: Plan, idea: WhatIf) -> Iterator[Trouble]:
    if not idea.changes and idea.effect is None and not plan.context.wrote(idea, "changes"):
        yield Trouble(idea, "nothing changes", (), "changes: {touchpoint: …, drop-off: {by: -30%}}, for example")
    added = [change.add for change in idea.changes if change.add]
    for change in idea.changes:
        yield from trouble(plan, change, added)
    yield from against_each_other(plan.context, idea.changes)
    count = combinations(idea)
    if count > MOST:
        message = f"its lists of values make {count:,} what-ifs"
        yield Trouble(idea, message, ("changes",), f"{MOST:,} at most")


def _standing(context: Context, idea: WhatIf) -> Iterator[Trouble]:
    """What the standing asks for, and an interval that can be none."""
    wrote = {key for key in ("effect", "interval", "adjusted-for") if context.wrote(idea, key)}
    missing = [key for key in ("effect", "interval") if key not in wrote]
    if idea.standing == "tested" and missing:
        message = f"a tested effect needs its {' and its '.join(missing)}"
        yield Trouble(idea, message, ("standing",), "effect: 4 and interval: [2, 6], in points")
    if idea.standing == "observational" and "adjusted-for" not in wrote:
        message = "an observed effect needs to say what it was adjusted for"
        yield Trouble(idea, message, ("standing",), "adjusted-for: [age, channel], for example")
    if idea.value is not None and idea.cost is not None and idea.value.currency != idea.cost.currency:
        message = f"its value is in {idea.value.currency} and its cost in {idea.cost.currency}"
        yield Trouble(idea, message, ("cost",), "one currency for both")
    if idea.volume is not None and idea.volume < 0:
        yield Trouble(idea, f"there cannot be {idea.volume:g} journeys a year", ("volume",), "0 or more")
    if idea.interval is None:
        return
    low, high = idea.interval
    if low > high:
        hint = f"did you mean [{high:g}, {low:g}]?"
        yield Trouble(idea, "the interval's ends are the wrong way round", ("interval",), "the lower end first", hint)
    elif idea.effect is not None and not low <= idea.effect <= high:
        message = f"the effect of {idea.effect:g} is outside its interval"
        yield Trouble(idea, message, ("effect",), f"{low:g} to {high:g}")
