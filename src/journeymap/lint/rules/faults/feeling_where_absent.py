"""The rule feeling-where-absent."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.steps import Differs, Touchpoint

__all__ = ["feeling_where_absent"]

INNER = {"emotion": "an emotion", "feeling": "a feeling", "quote": "a quote", "thinking": "a thought"}
"""What only somebody who is there can have."""

BUSINESS = ("provider", "partner")


@rule("feeling-where-absent", Severity.ERROR)
def feeling_where_absent(context: Context) -> Iterator[Finding]:
    """Somebody feels or says something at a step where they are not.

    Why: a persona who skips a step has no emotion there, and between provider and partner no customer is present; the
    curve would be drawn through a point that nobody has. Where the customer does something at the step after all, say
    so (`doing`); where the feeling belongs to the wait before or after, write it at that step.

    Example:
        personas: {ana: Ana, zofia: Zofia}
        touchpoints:
          - name: Calls the hotline
            emotion: -1
            personas:
              zofia: {skips: true, emotion: 1}

    Better:
        personas: {ana: Ana, zofia: Zofia}
        touchpoints:
          - name: Calls the hotline
            emotion: -1
            personas:
              zofia: skips
    """
    for step, part in context.touchpoints.items():
        skipping = {key for key, differs in part.personas.items() if differs.skips}
        for key in skipping:
            yield from _felt(part.personas[key], f'persona "{key}" skips touchpoint "{step}"', step)
        if _among_themselves(context, part):
            why = f'no customer takes part in touchpoint "{step}", between {part.initiator} and {part.receiver}'
            yield from _felt(part, why, step)
            for key, differs in part.personas.items():
                if key not in skipping:
                    yield from _felt(differs, why, step)
        elif skipping and _everybody(context, skipping):
            yield from _felt(part, f'every persona skips touchpoint "{step}"', step)


def _felt(part: Touchpoint | Differs, why: str, step: str) -> Iterator[Finding]:
    given = [key for key in INNER if getattr(part, key) is not None and part.written(key)]
    if given:
        words = [INNER[key] for key in given]
        said = " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
        message = f"{why}, yet {said} {'stands' if len(given) == 1 else 'stand'} there"
        yield Finding(part.place, message, (given[0],), "key", hint="take it out, or say who is there", element=step)


def _everybody(context: Context, skipping: set[str]) -> bool:
    """Whether these are all personas; one alone from a library may stand there for others who are not named."""
    personas, own = context.journey.personas, context.journey.place.document
    lone = len(personas) == 1 and not own.has(("personas", *personas))
    return personas.keys() <= skipping and not lone


def _among_themselves(context: Context, part: Touchpoint) -> bool:
    """Whether both sides are said, both are businesses, and nobody says what the customer does meanwhile."""
    sides = [part.initiator, part.receiver]
    present = part.doing or any(differs.doing for differs in part.personas.values())
    return not present and all(_business(context, side) for side in sides)


def _business(context: Context, side: str | None) -> bool:
    actor = context.journey.actors.get(side or "")
    return side == "provider" or (actor is not None and actor.declared and actor.role in BUSINESS)
