"""Which rows of a page may not say what came, since so few customers stand behind it that they could be told."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.results.backtest import CalibrationBin
from journeymap.settings.few import LEAST

__all__ = ["hidden_rows"]


def hidden_rows(rows: Sequence[CalibrationBin]) -> list[bool]:
    """True for rows of few visits, or with few that succeeded or did not; with one more where it could be reckoned back.

    >>> hidden_rows([CalibrationBin(0.5, 0.5, 400), CalibrationBin(0.5, 0.99, 200), CalibrationBin(0.5, 1.0, 300)])
    [False, True, True]
    """
    found = [_few(row) for row in rows]
    if sum(found) == 1 and len(rows) > 1:
        found[min((row.prefixes, place) for place, row in enumerate(rows) if not found[place])[1]] = True
    return found


def _few(row: CalibrationBin) -> bool:
    won = round(row.came * row.prefixes)
    return row.prefixes < LEAST or 0 < won < LEAST or 0 < row.prefixes - won < LEAST
