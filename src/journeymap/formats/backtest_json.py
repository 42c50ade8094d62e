"""A backtest as JSON text: stable bytes, two blanks of indent, letters as they are."""

from __future__ import annotations

import json

from journeymap.results.backtest import Backtest

__all__ = ["backtest_json"]


def backtest_json(found: Backtest) -> str:
    """The backtest as version 1 of the JSON form, with a newline at its end."""
    return json.dumps(found.to_json(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
