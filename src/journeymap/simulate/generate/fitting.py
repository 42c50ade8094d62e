"""Fitting a generator: counts come from the engine, everything after that is arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from journeymap.events.engine import Engine
from journeymap.events.statements import bind, statement
from journeymap.overlay.base import Base
from journeymap.simulate.generate.arrivals import fit_arrivals, seen_share
from journeymap.simulate.generate.flow import LONGEST, Steps, choose_flow, faded, fit_flow
from journeymap.simulate.generate.generator import Choices, Floats, Generator, Ints
from journeymap.simulate.generate.moves import HOUR_US, WEEK_US, hours_of
from journeymap.simulate.generate.sources import PACKAGE, Watched, watch_log
from journeymap.simulate.generate.times import choose_days, fit_calendar, fit_times
from journeymap.simulate.generate.underway import where_they_go

__all__ = ["fit_generator"]

FEWEST = 5
HELD = 0.2
"""The share of cases, the latest, by which choices are made."""

Columns = dict[str, Ints]


def fit_generator(engine: Engine, base: Base | None = None, *, fewest: int = FEWEST, **chosen: Any) -> Generator:
    """Fit a generator of logs to the events in the engine's table `log`.

    Args:
        engine: holds the log, and where there is a journey, the tables of its overlay.
        base: the journey laid over the log: kinds of events on the map are kept, cases end at their outcome, and those
            without one are under way. None: events as they stand, each case whole, and cut cases not in the log.
        fewest: kinds, contexts and pairs that fewer cases had are left out.
        chosen: order, prior, flow_days, time_days, arrival_days; what is unsaid is chosen by what was held out.

    Raises:
        JourneyError: no kind of event has that many cases.
    """
    watched = watch_log(engine, base, fewest)
    kinds = len(watched.columns["activity"])
    arrived = _columns(engine, "generate_arrivals", until=watched.until)
    whole = base is None
    seen = seen_share(arrived["age"], arrived["took"], arrived["cases"]) if whole else None
    steps = _steps(engine, kinds, fewest, seen)
    cut = _cut(arrived)
    order, prior, flow_days = choose_flow(steps, cut)
    order, prior, flow_days = (chosen.get(key, was) for key, was in zip(("order", "prior", "flow_days"), (order, prior, flow_days), strict=True))
    waits = _columns(engine, "generate_waits")
    age, counted = hours_of(waits["age"]) / 24, waits["events"] * _made_good(seen, waits["age"])
    time_days = chosen.get("time_days") or choose_days(waits, counted, age, cut)
    weight = counted * faded(age, time_days)
    pairs = _columns(engine, "generate_pairs")
    common = (pairs["p1"] * (kinds + 1) + pairs["token"])[pairs["cases"] >= fewest]
    arrivals, arrival_days = fit_arrivals(
        arrived["week"],
        arrived["quarter"],
        arrived["cases"] * _made_good(seen, arrived["age"]),
        _exposure(arrived, seen, watched),
        watched.origin + int((arrived["week"] * WEEK_US + arrived["quarter"] * 900_000_000).min()),
        chosen.get("arrival_days"),
    )
    calendar = fit_calendar(waits, weight)
    return Generator(
        columns=watched.columns,
        names={} if base is None else _names(base),
        flow=fit_flow(steps, order, prior, flow_days),
        times=fit_times(waits, weight, common, kinds + 1, calendar),
        calendar=calendar,
        arrivals=arrivals,
        choices=Choices(order, prior, flow_days, time_days, arrival_days),
        cases=watched.cases,
        left_out=watched.left_out,
        fewest=fewest,
    )


def _names(base: Base) -> dict[str, str]:
    roles = {"case": "case", "activity": "activity", "channel": "channel", "start": "start", "time": "end"}
    single = {role: columns[0] for role, columns in base.log.roles.items() if len(columns) == 1}
    return {column: single[role] for role, column in roles.items() if role in single}


def _columns(engine: Engine, step: str, **values: object) -> Columns:
    rows = engine.rows(step, bind(statement(PACKAGE, step), **values))
    names = rows[0].keys() if rows else ()
    return {name: np.array([row[name] for row in rows], dtype=np.int64) for name in names}


def _made_good(seen: Floats | None, age: Ints) -> Floats:
    """How much a case of that age counts, for those like it that the end of watching hid."""
    return np.ones(len(age)) if seen is None else 1 / seen[np.minimum(age, len(seen) - 1)]


def _steps(engine: Engine, kinds: int, fewest: int, seen: Floats | None) -> Steps:
    flow = _columns(engine, "generate_flow")
    longest = LONGEST
    while (kinds + 1) ** longest >= 2**62:
        longest -= 1
    kept = [_columns(engine, "generate_contexts", order=order, fewest=fewest) for order in range(longest + 1)]
    contexts = [_before(found) if found else np.zeros((0, LONGEST), dtype=np.int64) for found in kept]
    used = [found for found in contexts if len(found)]
    return Steps(
        before=_before(flow),
        token=flow["token"],
        days=hours_of(flow["age"]) / 24,
        weight=flow["events"] * _made_good(seen, flow["age"]),
        kept=tuple(used),
        stays=where_they_go(_columns(engine, "generate_under_way"), kinds),
    )


def _before(columns: Columns) -> Ints:
    return np.stack([columns[f"p{place}"] for place in range(1, LONGEST + 1)], axis=1)


def _cut(arrived: Columns) -> float:
    """How many days before the end of watching the latest cases began that are held out."""
    order = np.argsort(arrived["age"], kind="stable")
    sums = np.cumsum(arrived["cases"][order])
    place = int(np.searchsorted(sums, HELD * sums[-1]))
    return float(hours_of(arrived["age"][order][place : place + 1])[0] / 24) + 1e-9


def _exposure(arrived: Columns, seen: Floats | None, watched: Watched) -> Floats:
    """What share of each week's cases was seen: 0 for the first and the last week, which were not watched as a whole."""
    weeks = int(arrived["week"].max()) + 1
    exposure = np.ones(weeks)
    hours = np.arange(weeks)[:, None] * WEEK_US / HOUR_US + np.arange(168)[None, :]
    age = watched.until / HOUR_US - hours
    if seen is not None:
        classes = np.floor(8 * np.log1p(np.maximum(age, 0))).astype(np.int64)
        exposure = np.where(age > 0, seen[np.minimum(classes, len(seen) - 1)], 0).mean(axis=1)
    else:
        exposure = (age > 0).mean(axis=1)
    if weeks > 2:
        exposure[0] = 0
    return exposure
