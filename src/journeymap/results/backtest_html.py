"""What a backtest looks like in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.results.shown import notes_html, table_html
from journeymap.settings.numbers import NONE, numbers

if TYPE_CHECKING:
    from journeymap.results.backtest import Backtest, CutRow

__all__ = ["backtest_html"]

HEADS = ("said on", "cases", "model", "incidence", "among finished", "came")
EN = numbers("en")


def backtest_html(backtest: Backtest) -> str:
    """What was said at each cut beside what came, then the verdict in sentences."""
    caption = f"{backtest.journey}: eventual success as it was said, and as it came"
    rows = [_cells(row) for row in backtest.cuts]
    return table_html(HEADS, rows, caption=caption, figures=range(1, len(HEADS))) + notes_html(backtest.verdict)


def _cells(row: CutRow) -> tuple[str, ...]:
    model = EN.share(row.model)
    if row.model is not None and row.low is not None and row.high is not None:
        model = f"{model} ({EN.between(row.low, row.high)})"
    shares = [NONE if share is None else EN.share(share) for share in (row.overlay, row.finished, row.came)]
    return (row.cut[:10], EN.count(row.cases), model, *shares)
