"""Dwell times as plain data and back; times of fewer than 5 visits are kept as the touchpoint's pooled ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from journeymap.settings.few import LEAST
from journeymap.simulate.chain import Chain, Floats, Ints
from journeymap.simulate.dwell.points import quantile_points
from journeymap.simulate.fitted import Dwell
from journeymap.simulate.saved.numbers import amiss, fractions, ints, part, significant

__all__ = ["dwell_data", "dwell_from"]

SAVED = 64
"""So many quantiles are kept of each time, each the mean of those it stands for."""
DIGITS = 4
HOURS = 168
BASES = ("observed", "lognormal", "weibull", "pooled", "planned", "unknown")


def dwell_data(dwell: Dwell) -> dict[str, Any]:
    """The times as plain data: 64 quantiles with 4 digits that count; equal ones are written once."""
    shown = _without_few(dwell)
    return {
        "from": shown.source.tolist(),
        "to": shown.target.tolist(),
        "observed": shown.observed.tolist(),
        "basis": list(shown.basis),
        "takes_s": [_times_data(row) for row in shown.takes_s],
        "wait_s": [_times_data(row) for row in shown.wait_s],
        "hours": [np.rint(row * 10_000).astype(int).tolist() if row.any() else [] for row in shown.hours],
    }


def dwell_from(data: Any, chain: Chain) -> Dwell:
    """The times that `dwell_data` wrote.

    Raises:
        JourneyError: a part is missing, or cannot be true.
    """
    source = ints(data, "from", below=len(chain.touchpoints))
    target = ints(data, "to", below=len(chain.targets), length=len(source))
    place = {pair: number for number, pair in enumerate(zip(source.tolist(), target.tolist(), strict=True))}
    asked = list(zip(chain.at[chain.source].tolist(), chain.target.tolist(), strict=True))
    basis = part(data, "basis")
    if len(place) < len(source) or not set(asked) <= set(place):
        raise amiss("the times are not those of its ways")
    if not isinstance(basis, list) or len(basis) != len(source) or any(word not in BASES for word in basis):
        raise amiss('"basis" is not one word for each time')
    takes, wait = _times_from(data, "takes_s", len(source)), _times_from(data, "wait_s", len(source))
    size = max(takes.shape[1], wait.shape[1])
    if min(takes.shape[1], wait.shape[1]) not in (1, size):
        raise amiss('"takes_s" and "wait_s" have lists of different lengths')
    return Dwell(
        source=source,
        target=target,
        pair=np.array([place[way] for way in asked], dtype=np.int64),
        takes_s=np.broadcast_to(takes, (len(source), size)),
        wait_s=np.broadcast_to(wait, (len(source), size)),
        observed=ints(data, "observed", below=2**60, length=len(source)),
        basis=tuple(basis),
        hours=_hours_from(data, len(source)),
    )


def _without_few(dwell: Dwell) -> Dwell:
    """The times with those of one to four visits replaced by what the touchpoint's other visits took."""
    takes, wait, hours = dwell.takes_s.copy(), dwell.wait_s.copy(), dwell.hours.copy()
    basis, observed = list(dwell.basis), dwell.observed.copy()
    for pair in np.flatnonzero((dwell.observed > 0) & (dwell.observed < LEAST)).tolist():
        observed[pair], hours[pair] = 0, 0.0
        others = np.flatnonzero((dwell.source == dwell.source[pair]) & (dwell.observed >= LEAST))
        basis[pair] = "pooled" if len(others) else "unknown"
        takes[pair], wait[pair] = _pooled(dwell, others) if len(others) else (0.0, 0.0)
    return replace(dwell, takes_s=takes, wait_s=wait, hours=hours, basis=tuple(basis), observed=observed)


def _pooled(dwell: Dwell, pairs: Ints) -> tuple[Floats, Floats]:
    parts = dwell.takes_s.shape[1]
    takes = dwell.takes_s[pairs].ravel()
    weight = np.repeat(dwell.observed[pairs], parts).astype(np.float64)
    return quantile_points(takes + dwell.wait_s[pairs].ravel(), takes, weight, parts)


def _times_data(row: Floats) -> list[int | float]:
    parts = len(row)
    fewer = row.reshape(SAVED, -1).mean(axis=1) if parts % SAVED == 0 else row
    found = significant(fewer, DIGITS)
    return found[:1] if len(set(found)) == 1 else found


def _times_from(data: Any, name: str, pairs: int) -> Floats:
    rows = part(data, name)
    if not isinstance(rows, list) or len(rows) != pairs:
        raise amiss(f'"{name}" is not one list for each time')
    found = [fractions({name: row}, name) for row in rows]
    size = max((len(row) for row in found), default=1)
    if not size or any(len(row) not in (1, size) for row in found):
        raise amiss(f'"{name}" has lists of different lengths')
    return np.array([np.broadcast_to(row, (size,)) for row in found]).reshape(pairs, size)


def _hours_from(data: Any, pairs: int) -> Floats:
    rows = part(data, "hours")
    if not isinstance(rows, list) or len(rows) != pairs:
        raise amiss('"hours" is not one list for each time')
    found = [fractions({"hours": row or [0] * HOURS}, "hours", length=HOURS) for row in rows]
    whole = np.array(found, dtype=np.float64).reshape(pairs, HOURS)
    shares: Floats = whole / np.maximum(whole.sum(axis=1, keepdims=True), 1.0)
    return shares
