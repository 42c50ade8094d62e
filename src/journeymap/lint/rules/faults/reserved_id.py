"""The rule reserved-id."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.ids import RESERVED
from journeymap.model.journey import Journey
from journeymap.model.steps import Stage, Touchpoint

__all__ = ["reserved_id"]


@rule("reserved-id", Severity.ERROR, draft=Severity.ERROR)
def reserved_id(context: Context) -> Iterator[Finding]:
    """An id is a word that the language or the results use themselves.

    Why: results speak of `start`, `lost`, `open` and `silent` cases, and files beside the journey use ids as keys; a
    touchpoint of the same name could not be told apart.

    Example:
        outcomes:
          bought: {kind: success}
          lost: {name: Gave up, kind: failure, anywhere: true}

    Better:
        outcomes:
          bought: {kind: success}
          gave-up: {name: Gave up, kind: failure, anywhere: true}
    """
    keys = {*Journey.keys(), *Stage.keys(), *Touchpoint.keys()}
    parts: list[Stage | Touchpoint] = [*context.journey.stages]
    parts += [part for stage in context.journey.stages for part in stage.touchpoints]
    for part in parts:
        if part.id and context.wrote(part, "id") and (part.id in keys or part.id in RESERVED):
            what = "a touchpoint" if isinstance(part, Touchpoint) else "a stage"
            yield Finding(part.place, _message(what, part.id), ("id",), allowed=_allowed(part.id), element=part.id)
    for key, outcome in context.journey.outcomes.items():
        if key in keys or key in RESERVED:
            yield Finding(outcome.place, _message("an outcome", key), (), "key", allowed=_allowed(key), element=key)


def _message(what: str, name: str) -> str:
    use = "results use that word themselves" if name in RESERVED else "it is a key of the language"
    return f'{what} cannot have the id "{name}": {use}'


def _allowed(name: str) -> str:
    return f'any other word, such as "{name}-1" or one that says more'
