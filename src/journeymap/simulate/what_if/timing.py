"""Changes of wait and takes: every quantile multiplied, so that the median becomes what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from pydantic_core import PydanticCustomError

from journeymap.model.data import Shift
from journeymap.model.quantities import Duration
from journeymap.model.shifts import share_of
from journeymap.simulate.chain import Floats
from journeymap.simulate.what_if.amounts import ImpossibleError
from journeymap.simulate.what_if.draft import Draft
from journeymap.simulate.what_if.times import Pair, Table, scaled

__all__ = ["change_time", "seconds_words"]

UNITS = ((604800.0, "w"), (86400.0, "d"), (3600.0, "h"), (60.0, "min"))


def change_time(draft: Draft, what: str, key: str, pairs: Sequence[Pair], shift: Shift) -> None:
    """Change how long ways take.

    Args:
        draft: is changed.
        what: the time in words.
        key: wait or takes.
        pairs: the ways, all by one factor.
        shift: `by` multiplies; `to` sets the median of all of them together.

    Raises:
        ImpossibleError: the change is no time.
    """
    if draft.times is None:
        draft.note("no-times", f"{what}: no times are known, so only shares are computed", "warning")
        return
    tables = {pair: table for pair in pairs if (table := draft.times.pairs.get(pair)) is not None}
    median = _median([(table.observed, getattr(table, key)) for table in tables.values() if table.basis != "unknown"])
    factor, constant = _factor(key, shift, median)
    if factor is None and constant is None:
        draft.note("no-times", f"{what}: no time is known there, so it cannot change by a part of itself", "warning")
        return
    for pair, table in tables.items():
        draft.times.pairs[pair] = _changed(table, key, factor, constant)
    after = constant if factor is None else (median or 0.0) * factor
    draft.words.append(f"{what}: {seconds_words(median)} -> {seconds_words(after)} (median)")


def _factor(key: str, shift: Shift, median: float | None) -> tuple[float | None, float | None]:
    """What to multiply with; or the time itself, where it is nothing now."""
    if shift.to is not None:
        seconds = _seconds(key, str(shift.to))
        return (seconds / median, None) if median else (None, seconds)
    by = share_of(str(shift.by)) if shift.by is not None else None
    if by is None or by < -1:
        raise ImpossibleError("a time cannot change like that", (key,), "{by: -30%} or {to: 2d}")
    return (None if median is None else 1 + by), None


def _seconds(key: str, to: str) -> float:
    try:
        return Duration.parse(to).seconds
    except PydanticCustomError as error:
        raise ImpossibleError(
            str((error.context or {}).get("message", error)), (key, "to"), "2d or 30m, for example"
        ) from None


def _changed(table: Table, key: str, factor: float | None, constant: float | None) -> Table:
    if factor is not None:
        return scaled(table, takes=factor) if key == "takes" else scaled(table, wait=factor)
    whole = np.full_like(table.wait, constant or 0.0)
    basis = "planned" if table.basis == "unknown" else table.basis
    return replace(scaled(replace(table, **{key: whole})), basis=basis)  # type: ignore[arg-type]


def _median(parts: Sequence[tuple[int, Floats]]) -> float | None:
    """The median of several tables together, each weighted by how many went; None where none is known."""
    if not parts:
        return None
    values = np.concatenate([values for _, values in parts])
    weights = np.concatenate([np.full(len(values), max(count, 1e-6) / len(values)) for count, values in parts])
    order = np.argsort(values, kind="stable")
    middle = np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2)
    return float(values[order[min(int(middle), len(order) - 1)]])


def seconds_words(seconds: float | None) -> str:
    """A time in the unit that suits it.

    >>> seconds_words(7200), seconds_words(90), seconds_words(None)
    ('2.0h', '1.5min', 'unknown')
    """
    if seconds is None:
        return "unknown"
    size, unit = next((each for each in UNITS[1:] if seconds >= each[0]), (1.0, "s"))
    return f"{seconds / size:.1f}{unit}"
