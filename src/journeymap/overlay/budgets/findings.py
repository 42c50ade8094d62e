"""Budgets that are broken, in doubt or unknown, as findings at their places in the files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from journeymap.diagnostics import Diagnostic, Severity
from journeymap.model.journey import Journey
from journeymap.overlay.budgets.asked import Asked, bounds_asked
from journeymap.results.budgets import BudgetResult, Verdict
from journeymap.results.overlay import Overlay

__all__ = ["budget_findings"]

RULES: Mapping[Verdict, tuple[str, Severity]] = MappingProxyType(
    {
        "broken": ("budget-broken", Severity.ERROR),
        "doubtful": ("budget-in-doubt", Severity.WARNING),
        "unknown": ("budget-unknown", Severity.INFO),
    }
)


def budget_findings(journey: Journey, overlay: Overlay) -> tuple[Diagnostic, ...]:
    """A finding for each budget of `expect:` that is not kept for sure, in the order of their places.

    Args:
        journey: the journey that was laid over the log.
        overlay: what was found; its `expect` holds a result for each bound.
    """
    asked = {one.path: one for one in bounds_asked(journey.expect)}
    found = [_finding(asked[result.path], result) for result in overlay.expect or () if result.verdict in RULES]
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def _finding(one: Asked, result: BudgetResult) -> Diagnostic:
    """The finding at the bound itself: in the journey's file, or in its data file."""
    rule, severity = RULES[result.verdict]
    document = one.place.document
    span = one.place.span(one.key)
    return document.finding(rule, result.words, span, severity=severity, element=one.touchpoint or "")
