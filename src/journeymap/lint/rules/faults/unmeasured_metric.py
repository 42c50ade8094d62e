"""The rule unmeasured-metric."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.diagnostics import Severity
from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, rule
from journeymap.model.steps import Stage, Touchpoint

__all__ = ["unmeasured_metric"]


@rule("unmeasured-metric", Severity.WARNING, draft=None, after=("unknown-reference",))
def unmeasured_metric(context: Context) -> Iterator[Finding]:
    """A metric is listed on the map, and nothing says what it comes to.

    Why: the map promises a figure that nobody will ever see. In a journey that is measured, the log's column that
    holds the answers is named once, in `metrics`; or a known figure is written down. A metric is named once, where it
    is listed first.

    Example:
        metrics: {csat: {name: Satisfaction with the step, scale: 1..5}}
        touchpoints:
          - {name: Pays by card, metrics: [csat], match: paid}

    Better:
        metrics: {csat: {name: Satisfaction with the step, scale: 1..5, column: csat_score}}
        touchpoints:
          - {name: Pays by card, metrics: [csat], match: paid}
    """
    journey = context.journey
    parts: list[Stage | Touchpoint] = [*journey.stages, *context.touchpoints.values()]
    measured = journey.events is not None or journey.match or any(part.match for part in context.touchpoints.values())
    if not measured:
        return
    figures = {name for part in parts for name, value in part.metrics.items() if value is not None}
    told = set(figures)
    for part in parts:
        for name in part.metrics:
            metric = journey.metrics.get(name)
            if name in told or metric is None or metric.column or context.wrote(metric, "column"):
                continue
            told.add(name)
            message = f'metric "{name}" has neither a figure nor a column of the log that holds one'
            hint = f"say column: … at metrics, or write the figure here: metrics: {{{name}: 3.1}}"
            yield Finding(part.place, message, ("metrics", name), "key", hint=hint, element=part.id or "")
