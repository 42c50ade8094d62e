"""The rule no-stages."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule

__all__ = ["no_stages"]


@rule("no-stages", Severity.ERROR)
def no_stages(context: Context) -> Iterator[Finding]:
    """A journey has no stages.

    Why: there is nothing to draw and nothing to measure.

    Example:
        name: Buying a fridge
        stages: []

    Better:
        name: Buying a fridge
        stages:
          - {name: Choosing, touchpoints: [Compares three models]}
    """
    if not context.journey.stages:
        place = context.journey.place
        keys = ("stages",) if context.wrote(context.journey, "stages") else ("journeymap",)
        allowed = "stages: a list of stages, each with its touchpoints"
        yield Finding(place, "this journey has no stages", keys, "key", allowed=allowed)
