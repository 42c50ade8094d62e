"""The backtest: what the model said of a log's later part, beside what came, so that one knows how far to trust it."""

from __future__ import annotations

from journeymap.simulate.backtest.run import backtest

__all__ = ["backtest"]
