"""Experience budgets as text: how many are kept, and how each stands to its bound."""

from __future__ import annotations

from collections import Counter

from journeymap.results.budgets import VERDICTS, BudgetResult, Verdict
from journeymap.results.counting import counted
from journeymap.results.overlay import Overlay

__all__ = ["budgets_summary", "worst_first"]

ORDER: tuple[Verdict, ...] = ("broken", "doubtful", "unknown", "met")


def budgets_summary(overlay: Overlay) -> str:
    """Such as `5 budgets: 1 broken beyond doubt, 1 in doubt, 3 kept`."""
    counts = Counter(result.verdict for result in overlay.expect or ())
    said = [f"{counts[verdict]} {VERDICTS[verdict]}" for verdict in ORDER if counts[verdict]]
    return f"{counted(counts.total(), 'budget')}: {', '.join(said)}"


def worst_first(results: tuple[BudgetResult, ...]) -> list[BudgetResult]:
    """Broken ones first, kept ones last; else as in the file."""
    return sorted(results, key=lambda result: ORDER.index(result.verdict))
