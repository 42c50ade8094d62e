"""The rule persona-without-emotion."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.base import Place
from journeymap.syntax.document import Path

__all__ = ["persona_without_emotion"]


@rule("persona-without-emotion", Severity.WARNING, draft=Severity.INFO)
def persona_without_emotion(context: Context, *, least: int = 3) -> Iterator[Finding]:
    """A persona has no emotion anywhere, on a map that draws the others'.

    Why: a touchpoint's `emotion` holds for every persona, and each may have its own. Where all emotions are given
    persona by persona and one is left out, that one has an empty curve: readers cannot tell whether nothing was felt or
    nothing was asked.

    Example:
        personas: {ana: Ana, marek: Marek}
        touchpoints:
          - {name: Reports the claim, personas: {ana: {emotion: 1}}}
          - {name: Waits for the decision, personas: {ana: {emotion: -2}}}
          - {name: Gets the money, personas: {ana: {emotion: 2}}}

    Better:
        personas: {ana: Ana, marek: Marek}
        touchpoints:
          - {name: Reports the claim, personas: {ana: {emotion: 1}, marek: {emotion: -1}}}
          - {name: Waits for the decision, personas: {ana: {emotion: -2}}}
          - {name: Gets the money, emotion: 2}

    Options:
        least: from so many touchpoints with an emotion on the map counts as one that draws emotions.
    """
    steps = context.touchpoints.values()
    drawn, feeling = 0, set[str]()
    for part in steps:
        own = {key for key, differs in part.personas.items() if differs.emotion is not None and not differs.skips}
        skipping = {key for key, differs in part.personas.items() if differs.skips}
        feeling |= _meant(context, own)
        if part.emotion is not None:
            feeling |= context.journey.personas.keys() - skipping
        drawn += part.emotion is not None or bool(own)
    if drawn < least:
        return
    for key in context.journey.personas:
        found = None if key in feeling else _where(context, key)
        if found is not None:
            place, keys = found
            message = f'persona "{key}" has no emotion anywhere, though the map draws emotions at {drawn} touchpoints'
            hint = f"say it where it is felt: personas: {{{key}: {{emotion: -1}}}}"
            yield Finding(place, message, keys, "key", hint=hint, element=key)


def _meant(context: Context, named: set[str]) -> set[str]:
    """The personas that are named; a misspelt one is reported as that, and not missed here too."""
    known = context.journey.personas
    if named <= known.keys():
        return named
    names = {key: str(part.name) for key, part in known.items()}
    return {key if key in known else context.near(key, names) or key for key in named}


def _where(context: Context, persona: str) -> tuple[Place, Path] | None:
    """Where the journey names a persona: in its own declarations, else at a touchpoint; nothing is said in a library."""
    own = context.journey.place.document
    if own.has(("personas", persona)):
        return Place(own, ("personas", persona)), ()
    for part in context.touchpoints.values():
        if persona in part.personas:
            return part.place, ("personas", persona)
    return None
