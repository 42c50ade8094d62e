"""Customers under way at the observation end: where they are, and how many of them will succeed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journeymap.events.statements import bind, statement
from journeymap.overlay.base import Base
from journeymap.overlay.intervals import student_quantile
from journeymap.overlay.observation import iso_time
from journeymap.results.estimate import Estimate
from journeymap.results.simulation import Underway, UnderwayAt
from journeymap.results.table import Table
from journeymap.simulate.chain import Chain, Floats, Ints
from journeymap.simulate.dwell.counted import middle_us
from journeymap.simulate.exact import absorption
from journeymap.simulate.fitted import Fitted
from journeymap.simulate.jackknife import share_estimate, variance
from journeymap.simulate.onward import contexts_of, success_after, value_of_ways

__all__ = ["Waiting", "count_waiting", "underway"]

PACKAGE = "journeymap.simulate"
SECOND = 1e6


@dataclass(frozen=True)
class Waiting:
    """Customers under way, counted by context and time.

    Args:
        context: (N,) the chain's context they are in; -1 where it has none.
        time_s: (N,) seconds since their visit began.
        customers: (N,) how many.
        silent: (N,) those of them of whom nothing was heard for tau.
    """

    context: Ints
    time_s: Floats
    customers: Floats
    silent: Floats


def underway(base: Base, fitted: Fitted) -> Underway:
    """Where customers are at the observation end, and what is to be expected of them.

    The number that will succeed has the variance of the model's parameters (the jackknife's) and that of the customers'
    own chances, the sum of p (1 - p); its 95% interval is the estimate -/+ t standard errors, out to whole customers.

    Args:
        base: the overlay's tables.
        fitted: a model fitted to them, with its curves.
    """
    chain, curves = fitted.chain, fitted.curves
    assert curves is not None  # a model that was just fitted has them
    waiting = count_waiting(base, chain)
    values = value_of_ways(chain, absorption(chain).success)
    chances = success_after(chain, curves, values, waiting.context, waiting.time_s)
    known = waiting.context >= 0
    beyond = known & (waiting.time_s >= curves.horizon_s[np.maximum(waiting.context, 0)])
    share, number = _expected(chances, waiting.customers, np.ones(len(known), dtype=bool))
    rows = [_row(base, chain, waiting, chances, touchpoint) for touchpoint in range(len(chain.touchpoints))]
    return Underway(
        until=iso_time(base.observation.until),
        customers=round(waiting.customers.sum()),
        success=share,
        succeed=number,
        touchpoints=Table(rows, UnderwayAt),
        beyond=round(waiting.customers[beyond].sum()),
    )


def count_waiting(base: Base, chain: Chain) -> Waiting:
    """Count the customers under way by the chain's contexts and the time since their visit began."""
    packed = len(base.seen.nodes) + 1
    select = bind(statement(PACKAGE, "underway"), until=base.observation.until, base=packed)
    found = base.engine.columns("underway", select)
    place = {name: number for number, name in enumerate(chain.touchpoints)}
    numbers = {node.number: place.get(node.id, -1) for node in base.seen.nodes}
    near, far = found["near"].astype(np.int64), found["far"].astype(np.int64)
    digits = [far // packed, far % packed, near // packed**2, near // packed % packed, near % packed]
    paths = [tuple(numbers[digit] for digit in row if digit) for row in zip(*(d.tolist() for d in digits), strict=True)]
    return Waiting(
        context=contexts_of(paths, chain),
        time_s=middle_us(found["there"].astype(np.float64)) / SECOND,
        customers=found["customers"].astype(np.float64),
        silent=found["silent"].astype(np.float64),
    )


def _row(base: Base, chain: Chain, waiting: Waiting, chances: Floats, touchpoint: int) -> UnderwayAt:
    name = chain.touchpoints[touchpoint]
    here = (waiting.context >= 0) & (chain.at[waiting.context] == touchpoint)
    silent = round(waiting.silent[here].sum())
    share, number = _expected(chances, waiting.customers, here)
    return UnderwayAt(
        id=name,
        name=str(base.graph.touchpoints[name].name or name),
        stage=base.graph.nodes[name]["stage"] or "",
        active=round(waiting.customers[here].sum()) - silent,
        silent=silent,
        success=share,
        succeed=number,
    )


def _expected(chances: Floats, customers: Floats, here: npt.NDArray[np.bool_]) -> tuple[Estimate, Estimate]:
    """The expected share of success among some customers, and their number."""
    many = round(customers[here].sum())
    if not many:
        return Estimate(None), Estimate(0.0, 0.0, 0.0, clusters=0)
    numbers = chances[:, here] @ customers[here]
    own = float(customers[here] @ (chances[0, here] * (1 - chances[0, here])))
    share = share_estimate(np.clip(numbers / many, 0.0, 1.0), many)
    unsure = variance(numbers)
    expected = float(numbers[0])
    if unsure is None:
        return share, Estimate(expected, clusters=many)
    whole = float(unsure) + own
    half = student_quantile(0.975, max(1, chances.shape[0] - 2)) * math.sqrt(whole)
    low, high = max(0, math.floor(expected - half)), min(many, math.ceil(expected + half))
    return share, Estimate(expected, float(low), float(high), whole, many)
