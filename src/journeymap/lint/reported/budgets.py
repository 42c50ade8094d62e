"""Findings of `journeymap overlay --check`: experience budgets against a log."""

from __future__ import annotations

import inspect

from journeymap.diagnostics import Severity
from journeymap.lint.reported.entry import Origin, Reported

__all__ = ["BUDGETS"]


def _budget(name: str, page: str, severity: Severity) -> Reported:
    return Reported(name, Origin.MEASURING, severity, inspect.cleandoc(page))


BUDGETS = (
    _budget(
        "budget-broken",
        """A log shows beyond doubt that a budget of `expect:` is broken.

        Why: the whole interval lies on the wrong side of the bound. With several budgets each interval is wider, so that
        of twenty logs in which all budgets are kept at most one makes any of them look broken; a budget needs 20 cases,
        and visits that were watched long enough. Either the service is worse than it should be, or the budget asks for
        more than is possible. `journeymap overlay JOURNEY --events LOG` shows where customers are lost and what they wait
        for.
        """,
        Severity.ERROR,
    ),
    _budget(
        "budget-in-doubt",
        """A log leaves open whether a budget of `expect:` is kept.

        Why: the bound lies within the interval of what was measured. It may be kept or broken; more cases make the
        interval narrower. A check in CI does not fail because of it.
        """,
        Severity.WARNING,
    ),
    _budget(
        "budget-unknown",
        """A log says nothing about a budget of `expect:`.

        Why: there are fewer than 20 cases, the log shows less time than the budget asks for, a column or the events are
        missing, or visits were watched for less time than it takes to call a customer silent. The finding says which.
        What nobody can see is not kept: a longer log, or a `match`, settles it.
        """,
        Severity.INFO,
    ),
)
"""What an overlay says about budgets."""
