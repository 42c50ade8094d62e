"""When kinds begin after one another and how long they last, and in which hours of the week work is done."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from journeymap.simulate.generate.flow import HALF_LIVES, faded
from journeymap.simulate.generate.generator import Calendar, Floats, Ints, Segments, Times
from journeymap.simulate.generate.moves import open_days

__all__ = ["DAY_QUARTERS", "choose_days", "day_kind", "fit_calendar", "fit_times", "segments"]

HOURS = 168
DAY_QUARTERS = 3 * 96
OPEN = 0.03
"""An hour of the week is open where it has this share of what an hour in use has on average."""


def day_kind(quarter: Ints) -> Ints:
    """The quarter of an hour of the day and whether that is a weekday, a Saturday or a Sunday, as a number below 288."""
    day = quarter // 96
    return np.maximum(day - 4, 0) * 96 + quarter % 96


def fit_times(rows: Mapping[str, Ints], weight: Floats, pairs: Ints, base: int, calendar: Calendar) -> Times:
    """The table to draw times from.

    Args:
        rows: columns of `generate_waits`.
        weight: (rows,) how much each counts.
        pairs: the pairs of kinds that enough cases had, as `p1 * base + token`.
        base: one more than the greatest kind.
        calendar: when work is done.
    """
    used = weight > 0
    token, when = rows["token"][used], day_kind(rows["from_quarter"][used])
    pair = rows["p1"][used] * base + token
    common = np.isin(pair, pairs)
    mine = weight[used]
    levels = (
        segments(pair * DAY_QUARTERS + when, mine, common),
        segments(pair * DAY_QUARTERS + when // 4, mine, common),
        segments(pair, mine, common),
        segments(token, mine, np.ones_like(common)),
    )
    moved = open_days(rows["moved"][used], rows["from_quarter"][used] // 96, calendar.days)
    lasts = open_days(rows["lasts"][used], rows["start_hour"][used] // 24, calendar.days)
    return Times(rows["mode"][used], moved, lasts, levels)


def segments(key: Ints, weight: Floats, kept: np.ndarray) -> Segments:
    """Rows by key."""
    numbers = np.flatnonzero(kept)
    rows = numbers[np.argsort(key[numbers], kind="stable")]
    keys, first = np.unique(key[rows], return_index=True)
    return Segments(keys, np.append(first, len(rows)).astype(np.int64), rows, np.cumsum(weight[rows]))


def fit_calendar(rows: Mapping[str, Ints], weight: Floats) -> Calendar:
    """The hours of the week in which events begin and end."""
    return Calendar(_open(rows["start_hour"], weight), _open(rows["end_hour"], weight))


def _open(hour: Ints, weight: Floats) -> np.ndarray:
    seen = np.bincount(hour, weight, minlength=HOURS)
    used = seen[seen > 0]
    return seen >= OPEN * used.mean() if len(used) else np.ones(HOURS, dtype=bool)


def choose_days(rows: Mapping[str, Ints], weight: Floats, age: Floats, cut: float) -> float:
    """The half-life in days with which older cases foretell the hours and waits of the latest best.

    Args:
        rows: columns of `generate_waits`.
        weight: (rows,) how much each counts.
        age: (rows,) days before the end of watching when the case began.
        cut: cases that began fewer days ago are held out.
    """
    held = age < cut
    if not held.any() or held.all():
        return HALF_LIVES[0]
    wait = np.where(rows["moved"] < 1000, rows["moved"] // 8, 12 + np.minimum(rows["moved"] // 1000, 30))
    kind = rows["p1"] * (rows["token"].max() + 1) + rows["token"]
    losses = []
    for days in HALF_LIVES:
        known = np.where(held, 0.0, weight * faded(age - cut, days))
        hours = _surprise(np.zeros_like(kind), rows["start_hour"], HOURS, known, weight, held)
        waits = _surprise(kind, wait, 43, known, weight, held)
        losses.append(hours + waits)
    return HALF_LIVES[int(np.argmin(losses))]


def _surprise(group: Ints, value: Ints, values: int, known: Floats, weight: Floats, held: np.ndarray) -> float:
    """The mean surprise at held out values by group, known ones smoothed by half an observation spread over all."""
    _, group = np.unique(group, return_inverse=True)
    groups = int(group.max()) + 1
    counts = np.bincount(group * values + value, known, minlength=groups * values).reshape(groups, values)
    shares = (counts + 0.5 / values) / (counts.sum(axis=1, keepdims=True) + 0.5)
    return float(-np.average(np.log(shares[group[held], value[held]]), weights=weight[held]))
