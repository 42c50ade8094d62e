"""Fitting a generator: counts come from the engine, everything after that is arrays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from journeymap.events.engine import Engine
from journeymap.events.statements import bind, statement
from journeymap.overlay.base import Base
from journeymap.simulate.generate.arrivals import fit_arrivals
from journeymap.simulate.generate.flow import LONGEST, Steps, choose_flow, fit_flow
from journeymap.simulate.generate.generator import Choices, Floats, Generator, Ints
from journeymap.simulate.generate.hidden import Watching, watching_of
from journeymap.simulate.generate.moves import FINENESS, HOUR_US, QUARTER_US, WEEK_US
from journeymap.simulate.generate.sources import PACKAGE, Watched, watch_log
from journeymap.simulate.generate.times import choose_days, fit_calendar, fit_times
from journeymap.simulate.generate.underway import where_they_go

__all__ = ["fit_generator"]

FEWEST = 5
ENOUGH_EVENTS = 2_000_000
"""So many say when things happen; of larger logs a part is taken."""
PRIMES = (1, 7, 13, 29, 59, 127, 251, 503, 1009)
TABLES = ("generate_kinds", "generate_events", "generate_steps")

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
    kinds, whole = len(watched.columns["activity"]), base is None
    arrived = _columns(engine, "generate_arrivals", until=watched.until, whole=int(whole))
    watching = watching_of(arrived["age"], arrived["took"], arrived["cases"], whole=whole)
    steps, waits = _steps(engine, kinds, fewest), _columns(engine, "generate_waits", parts=_parts(watched.kept))
    arrivals, arrival_days = fit_arrivals(
        arrived,
        watching.seen,
        _watched_hours(watching, watched, int(arrived["week"].max()) + 1),
        watched.origin + int((arrived["week"] * WEEK_US + arrived["quarter"] * QUARTER_US).min()),
        chosen.get("arrival_days"),
    )
    order, prior, flow_days = choose_flow(steps, watching)
    choices = replace(Choices(order, prior, flow_days, choose_days(waits, watching), arrival_days), **chosen)
    weight = waits["events"] * watching.weights(waits["age"], waits["took"], choices.time_days)
    calendar = fit_calendar(waits, weight, fewest)
    flow_weight = steps.events * watching.weights(steps.age, steps.took, choices.flow_days)
    common = _common(engine, kinds, fewest)
    for table in TABLES:
        engine.drop(table)
    return Generator(
        columns=watched.columns,
        names={} if base is None else _names(base),
        flow=fit_flow(steps, flow_weight, choices.order, choices.prior),
        times=fit_times(waits, weight, common, kinds + 1, calendar),
        calendar=calendar,
        arrivals=arrivals,
        choices=choices,
        cases=watched.cases,
        left_out=watched.left_out,
        fewest=fewest,
    )


def _parts(events: int) -> int:
    """One of how many cases is looked at for times: a prime that divides no minute or hour, whose rhythm would choose."""
    return next((prime for prime in PRIMES if events <= prime * ENOUGH_EVENTS), PRIMES[-1])


def _common(engine: Engine, kinds: int, fewest: int) -> tuple[Ints, Ints]:
    """The threes and the pairs of kinds that enough cases had, as numbers."""
    found = _columns(engine, "generate_pairs", fewest=fewest)
    pair, third = found["p1"] * (kinds + 1) + found["token"], found["p2"] >= 0
    return (found["p2"] * (kinds + 1) ** 2 + pair)[third], pair[~third]


def _names(base: Base) -> dict[str, str]:
    roles = {"case": "case", "activity": "activity", "channel": "channel", "start": "start", "time": "end"}
    single = {role: columns[0] for role, columns in base.log.roles.items() if len(columns) == 1}
    return {column: single[role] for role, column in roles.items() if role in single}


def _columns(engine: Engine, step: str, **values: object) -> Columns:
    found = engine.columns(step, bind(statement(PACKAGE, step), **values))
    return {name: column.astype(np.int64) for name, column in found.items()}


def _steps(engine: Engine, kinds: int, fewest: int) -> Steps:
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
        age=flow["age"],
        took=flow["took"],
        events=flow["events"],
        kept=tuple(used),
        stays=where_they_go(_columns(engine, "generate_under_way"), kinds),
    )


def _before(columns: Columns) -> Ints:
    return np.stack([columns[f"p{place}"] for place in range(1, LONGEST + 1)], axis=1)


def _watched_hours(watching: Watching, watched: Watched, weeks: int) -> Floats:
    """(weeks, 168) what share is seen of the cases that begin in an hour."""
    hours = np.arange(weeks)[:, None] * WEEK_US / HOUR_US + np.arange(WEEK_US // HOUR_US)[None, :]
    age = watched.until / HOUR_US - hours
    classes = np.floor(FINENESS * np.log1p(np.maximum(age, 0))).astype(np.int64)
    return np.where(age > 0, watching.seen[np.minimum(classes, len(watching.seen) - 1)], 0.0)
