"""How long visits lasted in the log: counts by time, weighted so that customers still under way are reckoned with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from journeymap.events.statements import bind, statement
from journeymap.overlay.base import Base
from journeymap.overlay.steps import keep
from journeymap.simulate.chain import Floats, Ints

__all__ = ["EXACT_UP_TO", "Counted", "Exits", "count_times", "middle_us", "product_limit"]

PACKAGE = "journeymap.simulate.dwell"
EXACT_UP_TO = 20_000
"""So many visits are counted by their exact times; more by 32 parts of each power of two."""
SECOND = 1e6
FINEST = 64
WIDTH = 1 / 32


@dataclass(frozen=True)
class Counted:
    """Visits by touchpoint, way on and time.

    Args:
        node: (N,) the touchpoint's number in the log.
        next: (N,) the number of what came next; 0 for visits that watching ended.
        time_s: (N,) seconds from the beginning of the visit.
        visits: (N,) how many.
        inside: (N,) the mean share of that time between the visit's first event and its last.
        arrivals: by (node, next): (168,) arrivals at the next by hour of the week.
    """

    node: Ints
    next: Ints
    time_s: Floats
    visits: Floats
    inside: Floats
    arrivals: dict[tuple[int, int], Floats]


@dataclass(frozen=True)
class Exits:
    """The visits of one touchpoint in the order of time, with what each exit stands for.

    Args:
        next, time_s, visits, inside: as in `Counted`.
        weight: (N,) the incidence that all exits of the row stand for; 0 for censored visits and after h*.
        staying: (N,) the product-limit share still there just after the row's time.
    """

    next: Ints
    time_s: Floats
    visits: Floats
    inside: Floats
    weight: Floats
    staying: Floats


def count_times(base: Base, cases: str | None = None, *, exact_up_to: int = EXACT_UP_TO) -> Counted:
    """Count the visits of the tables `visits` and `walk` by time.

    Args:
        base: the overlay's tables.
        cases: a SELECT of case_id to which everything is confined; None for all.
        exact_up_to: up to how many visits times are exact.
    """
    engine, table = base.engine, "visits"
    if cases is not None:
        table = "dwell_visits"
        engine.create("dwell_cases", cases)
        keep(engine, "chosen", table=table, package=PACKAGE)
        engine.drop("dwell_cases")
    try:
        exact = int(_read(base, "size", table)["visits"][0] <= exact_up_to)
        times = _read(base, "times", table, until=base.observation.until, exact=exact)
        hours = _read(base, "hours", table)
    finally:
        engine.drop("dwell_visits")
    at, visits = _floats(times["passed"]), _floats(times["visits"])
    return Counted(
        node=times["node"].astype(np.int64),
        next=times["next"].astype(np.int64),
        time_s=(at if exact else middle_us(at)) / SECOND,
        visits=visits,
        inside=np.clip(_floats(times["inside"]) / 1024 / np.maximum(visits, 1), 0.0, 1.0),
        arrivals=_arrivals(hours["node"], hours["next"], hours["hour"], hours["visits"]),
    )


def _read(base: Base, step: str, table: str, **values: object) -> dict[str, npt.NDArray[Any]]:
    """The columns of `sql/STEP.sql`, which reads `dwell_visits`: the chosen visits, or all of them where they are."""
    select = bind(statement(PACKAGE, step), **values).replace("dwell_visits", table)
    return base.engine.columns(f"dwell_{step}", select)


def product_limit(counted: Counted, node: int, horizon_s: float) -> Exits:
    """What each exit of a touchpoint stands for by the Aalen-Johansen estimator, up to h*.

    Exits come before censorings at ties. Source: O. O. Aalen and S. Johansen, "An empirical transition matrix for
    non-homogeneous Markov chains based on censored observations", Scandinavian Journal of Statistics 5 (1978), 141-150.
    """
    mine = np.flatnonzero(counted.node == node)
    mine = mine[np.lexsort((counted.next[mine] == 0, counted.time_s[mine]))]
    time, following, visits = counted.time_s[mine], counted.next[mine], counted.visits[mine]
    exits = np.where((following > 0) & (time <= horizon_s), visits, 0.0)
    _, place = np.unique(time, return_inverse=True)
    there, gone = np.bincount(place, visits), np.bincount(place, exits)
    at_risk = there.sum() - np.concatenate(([0.0], np.cumsum(there)[:-1])) if len(there) else there
    after = np.cumprod(1 - gone / np.maximum(at_risk, 1))
    before = np.concatenate(([1.0], after[:-1])) if len(after) else after
    each = before / np.maximum(at_risk, 1)
    return Exits(following, time, visits, counted.inside[mine], exits * each[place], np.maximum(after, 0.0)[place])


def middle_us(at: Floats) -> Floats:
    """The middle of the part of the scale that begins at `at` microseconds."""
    power = np.exp2(np.floor(np.log2(np.maximum(at, 1.0))))
    middle: Floats = np.where(at < FINEST, at, at + power * WIDTH / 2)
    return middle


def _arrivals(*columns: npt.NDArray[np.generic]) -> dict[tuple[int, int], Floats]:
    found: dict[tuple[int, int], Floats] = {}
    for node, following, hour, visits in zip(*(column.tolist() for column in columns), strict=True):
        found.setdefault((node, following), np.zeros(168))[hour] += visits
    return found


def _floats(column: npt.NDArray[np.generic]) -> Floats:
    return column.astype(np.float64)
