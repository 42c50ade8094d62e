"""The rule empty-stage."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule

__all__ = ["empty_stage"]


@rule("empty-stage", Severity.WARNING, draft=Severity.INFO)
def empty_stage(context: Context) -> Iterator[Finding]:
    """A stage has no touchpoints.

    Why: nothing happens in it, it has no figures, and a way that leads to it leads nowhere. A draft may leave one
    empty for now.

    Example:
        stages:
          - {name: Aftercare}

    Better:
        stages:
          - {name: Aftercare, touchpoints: [Is asked how it went]}
    """
    for stage in context.journey.stages:
        if not stage.touchpoints:
            key = "id" if context.wrote(stage, "id") else "name"
            allowed = "touchpoints: one or more"
            yield Finding(
                stage.place, f'stage "{stage.id}" has no touchpoints', (key,), allowed=allowed, element=stage.id or ""
            )
