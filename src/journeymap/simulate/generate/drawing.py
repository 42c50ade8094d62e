"""Drawing a log from a generator: all cases step by step together, the same for the same seed."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from journeymap.diagnostics import JourneyError
from journeymap.simulate.generate.arrivals import WEEK_QUARTERS
from journeymap.simulate.generate.flow import find
from journeymap.simulate.generate.generator import Arrivals, Floats, Generator, Ints, Segments
from journeymap.simulate.generate.moves import HOUR_US, OFF, QUARTER_US, WEEK_US, moved_by
from journeymap.simulate.generate.sources import MONDAY_US
from journeymap.simulate.generate.times import QUARTERS, groups_of

__all__ = ["generate"]

TRIES = 12
LONGEST_CASE = 1000
MOST_CASES = 10_000_000
"""A log is drawn in memory."""
NEAREST = 10.0
"""From so many observations, the nearest in time of day, a time is drawn."""
LEAST = (20.0, 10.0, 10.0, 0.0)
"""So many a group must have, from the finest, lest the next one is taken."""


def generate(
    generator: Generator,
    *,
    cases: int | None = None,
    seed: int = 1,
    start: int | None = None,
    end: int | None = None,
) -> dict[str, NDArray[Any]]:
    """A log that was never seen: one row an event, by case in the order of their arrival.

    Args:
        generator: what `fit_generator` returned.
        cases: how many; unsaid: as many as it was fitted to.
        seed: another gives another log.
        start: when the first may arrive, in microseconds since 1970 UTC; unsaid: when the log began that it was fitted to.
        end: when watching ends: what is over later is not in the log, so that its last cases are cut. Nothing is cut where
            not all cases have arrived by then.

    Returns:
        case (1 …), activity, channel and what else tells kinds apart (text or None), start and end (microseconds since
        1970 UTC).

    Raises:
        JourneyError: fewer than one case is asked for, or more than are drawn at once.
    """
    wanted = generator.cases if cases is None else cases
    if wanted < 1:
        raise JourneyError(f"a log of {wanted} cases is none", "ask for 1 or more")
    if wanted > MOST_CASES:
        raise JourneyError(f"a log of {wanted:,} cases is too large", f"{MOST_CASES:,} at most are drawn in one run")
    random = np.random.Generator(np.random.Philox(seed))
    since = (generator.arrivals.since_us if start is None else start) - MONDAY_US
    began = _arrive(generator.arrivals, wanted, since, random)
    case, token, starts, ends = _in_order(*_walk(generator, began, random))
    if end is not None and end >= began[-1] + MONDAY_US and (ends <= end).any():
        case, token, starts, ends = (part[ends <= end] for part in (case, token, starts, ends))
        _, case = np.unique(case, return_inverse=True)
    kinds = {name: np.array([None, *values], dtype=object)[token] for name, values in generator.columns.items()}
    named = {name: kinds.pop(name) for name in ("activity", "channel")}
    return {"case": case + 1, **named, "start": starts, "end": ends, **kinds}


def _in_order(case: Ints, place: Ints, token: Ints, starts: Ints, ends: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Case, kind, start and end by case and start, times since 1970; of what begins together, what ends first is first."""
    order, by_end = np.lexsort((place, starts, case)), np.lexsort((ends, starts, case))
    return case[order], token[order], starts[order] + MONDAY_US, ends[by_end] + MONDAY_US


def _arrive(arrivals: Arrivals, cases: int, since: int, random: np.random.Generator) -> Ints:
    """When cases begin: weeks are drawn whole, and brought to the level that is expected."""
    totals = arrivals.weeks.sum(axis=1)
    week, found, some = since // WEEK_US, [], 0
    while some < cases:
        drawn = int(random.choice(len(totals), p=arrivals.weights))
        expected = arrivals.weeks[drawn] * (max(arrivals.level, 0.01) / totals[drawn])
        counts = np.floor(expected + random.random(WEEK_QUARTERS)).astype(np.int64)
        times = np.repeat(np.arange(WEEK_QUARTERS), counts) * QUARTER_US
        times = week * WEEK_US + times + (random.random(len(times)) * QUARTER_US).astype(np.int64)
        times = np.sort(times[times >= since - since % QUARTER_US])
        found.append(np.maximum(times, since))
        some, week = some + len(times), week + 1
    return np.concatenate(found)[:cases]


def _walk(generator: Generator, began: Ints, random: np.random.Generator) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """Case, place, kind, start and end of each event, all cases a step at a time."""
    count = len(began)
    before = np.zeros((count, max(generator.flow.order, 2)), dtype=np.int64)
    reached, beside = began.copy(), began.copy()
    active, found = np.arange(count), []
    for place in range(LONGEST_CASE):
        token = _follow(generator, before[active], random)
        active, token = active[token > 0], token[token > 0]
        if not len(active):
            break
        now = reached[active], beside[active]
        start, end = _time(generator, before[active], token, now, random)
        found.append((active, np.full(len(active), place), token, start, end))
        reached[active] = np.maximum(reached[active], end) if place else end
        beside[active] = start
        before[active] = np.column_stack((token, before[active, :-1]))
    if not found:
        raise JourneyError("no case of the log has an event that can be generated")
    case, places, tokens, starts, ends = (np.concatenate(part) for part in zip(*found, strict=True))
    return case, places, tokens, starts, ends


def _follow(generator: Generator, before: Ints, random: np.random.Generator) -> Ints:
    """The kind that follows, by the longest context that is known; 0 is the end, but not of a case that has not begun."""
    flow, chance = generator.flow, random.random(len(before))
    token, open_ = np.zeros(len(before), dtype=np.int64), np.ones(len(before), dtype=bool)
    for order in range(flow.order, -1, -1):
        digits = flow.base ** np.arange(order, dtype=np.int64)
        place = find(flow.codes[order], before[:, :order] @ digits)
        mine = open_ & (place >= 0)
        rows = flow.shares[order][place[mine]]
        token[mine] = np.minimum((rows <= chance[mine, None] * rows[:, -1:]).sum(axis=1), flow.base - 1)
        open_ &= ~mine
    return token


def _time(
    generator: Generator, before: Ints, token: Ints, now: tuple[Ints, Ints], random: np.random.Generator
) -> tuple[Ints, Ints]:
    """Start and end of each event, drawn anew where they fall into hours in which nothing happens.

    What goes on for days still does when it is drawn anew, so that the hours change no waits, as long as that can be; what
    never fits is put off until something happens again.
    """
    start, end, far = np.zeros_like(token), np.zeros_like(token), np.zeros_like(token)
    again = np.arange(len(token))
    for attempt in range(TRIES):
        start[again], end[again], days, fits = _draw(
            generator, before[again], token[again], (now[0][again], now[1][again]), random
        )
        if attempt == 0:
            far = days
        elif attempt < TRIES // 2:
            fits &= days == far[again]
        again = again[~fits]
        if not len(again):
            break
    moved = _put_off(start[again], generator.calendar.begin)
    lasts = end[again] - start[again]
    start[again], end[again] = moved, _put_off(moved + lasts, generator.calendar.end)
    return start, end


def _put_off(moments: Ints, hours: NDArray[np.bool_]) -> Ints:
    """The moments, or as late in the next hour of the week in which something happens."""
    later = np.array(
        [next(step for step in range(len(hours)) if hours[(at + step) % len(hours)]) for at in range(len(hours))]
    )
    return np.asarray(moments + later[_hour(moments)] * HOUR_US)


def _draw(
    generator: Generator, before: Ints, token: Ints, now: tuple[Ints, Ints], random: np.random.Generator
) -> tuple[Ints, Ints, Ints, NDArray[np.bool_]]:
    """Start, end, whether days lie between, and whether both fall into hours in which something happens."""
    times, days, (ready, beside) = generator.times, generator.calendar.days, now
    base, last = generator.flow.base, before[:, 0]
    pair = last * base + token
    three = before[:, 1] * base**2 + pair
    chance = random.random((3, len(pair)))
    side = chance[2] < times.beside[np.maximum(find(times.pairs, pair), 0)]
    mode = np.where(last == 0, 0, np.where(side, 2, 1))
    since = np.where(mode == 2, beside, ready)
    row = _pick(times.levels, groups_of((three, pair, token), mode, since % WEEK_US // QUARTER_US), random)
    moved, lasts = times.moved[row], times.lasts[row]
    start = np.where(mode == 0, ready, moved_by(since, moved, chance[0], days))
    end = moved_by(start, lasts, chance[1], days)
    far = (moved >= OFF) * 2 + (lasts >= OFF)
    return start, end, far, generator.calendar.begin[_hour(start)] & generator.calendar.end[_hour(end)]


def _pick(levels: tuple[Segments, ...], keys: tuple[Ints, ...], random: np.random.Generator) -> Ints:
    """A row for each, of those nearest in time of day, from the finest group that has enough."""
    count = len(keys[0])
    chance = random.random((len(levels), count))
    row, open_ = np.zeros(count, dtype=np.int64), np.ones(count, dtype=bool)
    for level, key, least, where in zip(levels, keys, LEAST, chance, strict=True):
        group = key - key % QUARTERS
        lowest, low, high, highest = (
            _below(level, *bound)
            for bound in ((group, "left"), (key, "left"), (key, "right"), (group + QUARTERS, "left"))
        )
        mine = open_ & (highest - lowest > 0) & (highest - lowest >= least)
        width = np.minimum(np.maximum(high - low, NEAREST), highest - lowest)
        begin = np.clip((low + high - width) / 2, lowest, highest - width)
        at = np.searchsorted(level.until, (begin + where * width)[mine], side="right")
        row[mine] = level.rows[np.minimum(at, len(level.rows) - 1)]
        open_ &= ~mine
    return row


def _below(level: Segments, key: Ints, side: Literal["left", "right"]) -> Floats:
    """The weight of the rows before a key."""
    return np.concatenate(([0.0], level.until))[np.searchsorted(level.keys, key, side=side)]


def _hour(moment: Ints) -> Ints:
    return moment % WEEK_US // HOUR_US
