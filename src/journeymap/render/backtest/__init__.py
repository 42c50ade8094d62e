"""A backtest as one HTML page: what it means, pictures of what was said beside what came, the figures."""

from __future__ import annotations

from journeymap.render.backtest.page import render_backtest

__all__ = ["render_backtest"]
