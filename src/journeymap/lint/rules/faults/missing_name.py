"""The rule missing-name."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.steps import Stage, Touchpoint
from journeymap.syntax.document import plain_value

__all__ = ["missing_name"]


@rule("missing-name", Severity.WARNING)
def missing_name(context: Context) -> Iterator[Finding]:
    """A touchpoint or a stage has neither a name nor an id.

    Why: readers of the map would not know what happens there, and nothing can refer to it.

    Example:
        touchpoints:
          - {emotion: -1}

    Better:
        touchpoints:
          - {name: Pays by card, emotion: -1}
    """
    for stage in context.journey.stages:
        if _nameless(context, stage):
            yield Finding(stage.place, "a stage has neither a name nor an id", allowed="name: Onboarding, for example")
        for part in stage.touchpoints:
            if _nameless(context, part):
                allowed = "name: what happens, from the customer's side"
                yield Finding(part.place, "a touchpoint has neither a name nor an id", allowed=allowed)


def _nameless(context: Context, part: Stage | Touchpoint) -> bool:
    """The name was made from an id that was made up: neither is in the file, nor is the part just words."""
    node = part.place.document.node_at(part.place.path)
    words = isinstance(plain_value(node), str) and bool(plain_value(node))
    written = any(context.wrote(part, key) for key in ("id", "name"))
    return str(part.name) == part.id and not part.name.translations and not words and not written
