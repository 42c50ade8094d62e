"""When kinds begin after one another and how long they last, and in which hours of the week work is done."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from journeymap.simulate.generate.generator import Calendar, Floats, Ints, Segments, Times
from journeymap.simulate.generate.hidden import HALF_LIVES, LIKE, Watching
from journeymap.simulate.generate.moves import DAYS, FINENESS, open_days

__all__ = ["QUARTERS", "choose_days", "fit_calendar", "fit_times", "groups_of"]

HOURS = 168
QUARTERS, MODES = 96, 3
LENGTHS = 43
"""Of waits, for choosing: twelve within a day, then days."""
BUSY = 0.03
"""A day of the week is one of work where it has this share of what the busiest has."""


def groups_of(kinds: tuple[Ints, Ints, Ints], mode: Ints, quarter: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """By level, the group and the quarter of an hour of the day as one number.

    Args:
        kinds: numbers of the three kinds, of the last two, and of the last one.
        mode: see `Times`.
        quarter: quarter of an hour of the week of the moment from which the start is reckoned.
    """
    day, time = np.maximum(quarter // QUARTERS - 4, 0), quarter % QUARTERS
    three, pair, token = (kind * MODES + mode for kind in kinds)
    by_day = [(kind * 3 + day) * QUARTERS + time for kind in (three, pair)]
    return by_day[0], by_day[1], pair * QUARTERS + time, token * QUARTERS + time


def fit_times(
    rows: Mapping[str, Ints], weight: Floats, common: tuple[Ints, Ints], base: int, calendar: Calendar
) -> Times:
    """The table to draw times from.

    Args:
        rows: columns of `generate_waits`.
        weight: (rows,) how much each counts.
        common: the threes and pairs of kinds that enough cases had, as numbers in base `base`, the last lowest.
        base: one more than the greatest kind.
        calendar: when work is done.
    """
    used = weight > 0
    token, quarter = rows["token"][used], rows["from_quarter"][used]
    mode, pair = rows["mode"][used], rows["p1"][used] * base + token
    three, mine = rows["p2"][used] * base**2 + pair, weight[used]
    of_three, of_two = np.isin(three, common[0]), np.isin(pair, common[1])
    kept = (of_three, of_two, of_two, np.ones_like(of_two))
    levels = tuple(
        _segments(key, mine, some)
        for key, some in zip(groups_of((three, pair, token), mode, quarter), kept, strict=True)
    )
    moved = open_days(rows["moved"][used], quarter // QUARTERS, calendar.days)
    lasts = open_days(rows["lasts"][used], rows["start_hour"][used] // 24, calendar.days)
    pairs_seen, place = np.unique(pair, return_inverse=True)
    beside = np.bincount(place, mine * (mode == 2)) / np.bincount(place, mine)
    return Times(mode, moved, lasts, pairs_seen, beside, levels)


def _segments(key: Ints, weight: Floats, kept: NDArray[np.bool_]) -> Segments:
    numbers = np.flatnonzero(kept)
    rows = numbers[np.argsort(key[numbers], kind="stable")]
    return Segments(key[rows], rows, np.cumsum(weight[rows]))


def fit_calendar(rows: Mapping[str, Ints], weight: Floats, fewest: int) -> Calendar:
    """The hours of the week in which events begin and end, and the days of work.

    Args:
        rows: columns of `generate_waits`.
        weight: (rows,) how much each counts.
        fewest: hours of the day with fewer events are closed.
    """
    events = np.where(weight > 0, rows["events"], 0.0)
    counts = np.bincount(rows["start_hour"], weight, minlength=HOURS).reshape(7, 24).sum(axis=1)
    days = counts >= BUSY * counts.max()
    begin, end = (_open(rows[name], events, fewest, days) for name in ("start_hour", "end_hour"))
    return Calendar(begin, end, days)


def _open(hour: Ints, events: Floats, fewest: int, days: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """An hour is open on a day of work where it was used then, or often on the others."""
    seen = np.bincount(hour, events, minlength=HOURS).reshape(7, 24)
    used = days[:, None] & ((seen >= fewest) | (seen.sum(axis=0) >= 7 * fewest) & (seen > 0))
    return used.ravel() if used.any() else np.ones(HOURS, dtype=bool)


def choose_days(rows: Mapping[str, Ints], watching: Watching) -> float:
    """The half-life in days with which older cases foretell the hours and waits of later ones best.

    Args:
        rows: columns of `generate_waits`.
        watching: says which cases are held out, and what cases count.
    """
    held, high, events = watching.is_held(rows["age"]), watching.held[1], rows["events"].astype(np.float64)
    if not held.any() or not (rows["age"] >= high).any():
        return HALF_LIVES[0]
    days_between = rows["moved"] // DAYS
    wait = np.where(days_between == 0, rows["moved"] // FINENESS, np.minimum(12 + days_between, LENGTHS - 1))
    _, place = np.unique(rows["p1"] * (rows["token"].max() + 1) + rows["token"], return_inverse=True)
    losses = []
    for days in HALF_LIVES:
        known = events * watching.weights(rows["age"], rows["took"], days, before=high)
        hours = _surprise(rows["start_hour"], HOURS, known, np.where(held, events, 0.0))
        waits = _surprise(place * LENGTHS + wait, LENGTHS, known, np.where(held, events, 0.0))
        losses.append(hours + waits)
    return next(days for days, loss in zip(HALF_LIVES, losses, strict=True) if loss <= min(losses) * (1 + LIKE))


def _surprise(value: Ints, values: int, known: Floats, held: Floats) -> float:
    """The mean surprise at held out values, known ones smoothed by half an observation spread over all of a group.

    Args:
        value: (rows,) the value, and `values` times its group.
        values: how many there may be in a group.
        known: (rows,) how much each counts of what is known.
        held: (rows,) the same of what is held out.
    """
    size = (int(value.max()) // values + 1) * values
    counts = np.bincount(value, known, minlength=size).reshape(-1, values)
    shares = (counts + 0.5 / values) / (counts.sum(axis=1, keepdims=True) + 0.5)
    return float(-np.average(np.log(shares.ravel()[value]), weights=held))
