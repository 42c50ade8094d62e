"""Differences that a change makes to success, time and cost, each with its interval."""

from __future__ import annotations

import numpy as np

from journeymap.overlay.intervals import FEWEST_CASES
from journeymap.results.simulation import Difference
from journeymap.simulate.chain import Chain, Floats
from journeymap.simulate.jackknife import difference_interval
from journeymap.simulate.what_if.asked import Asked
from journeymap.simulate.what_if.before import Before
from journeymap.simulate.what_if.changing import SAVED_LIKE, Changed, with_changes
from journeymap.simulate.what_if.money import channel_cost

__all__ = ["cautious", "contacts_difference", "difference", "success_after", "time_difference"]


def success_after(chain: Chain) -> Floats:
    """(1 + G,) the share of journeys that succeed."""
    from journeymap.simulate.exact import success_at_start

    return success_at_start(chain)


def difference(now: Before, values: Floats) -> Difference:
    """(1 + G,) differences as one, exact, with the interval of the shares; no interval under 5 cases."""
    interval = difference_interval(values) if now.chain.cases >= FEWEST_CASES else None
    low, high = interval or (None, None)
    return Difference(float(values[0]), low, high, 0.0)


def cautious(now: Before, asked: Asked, after: Changed) -> tuple[float, Chain] | None:
    """The chain where the saved succeed less often than those who go on now, and how often; None where nobody is saved."""
    if not after.saved:
        return None
    less = with_changes(now.chain, None, now.graph, asked, visits=now.visits, cautious=True)
    saving = [change for change in asked.changes if change.drop_off is not None or change.remove]
    likes = [SAVED_LIKE if change.saved_like is None else change.saved_like for change in saving]
    return min(likes, default=SAVED_LIKE), less.chain


def contacts_difference(now: Before, asked: Asked, after: Chain) -> Floats | None:
    """(1 + G,) the difference of what contacts cost a journey; None where channels have no cost."""
    from journeymap.simulate.exact import expected_visits

    if now.cost is None:
        return None
    return channel_cost(after, expected_visits(after), now.graph, asked, now.by_channel) - now.cost


def time_difference(now: Before, after: Changed, *, seed: int, journeys: int | None) -> Difference | None:
    """The difference of the mean time to success: exact, or of simulated journeys with their error apart.

    The interval comes from the shares; times themselves are taken as they were fitted.
    """
    exact = _exact_time(now, after)
    if exact is None or exact.estimate is None or not journeys:
        return exact
    from journeymap.simulate.montecarlo.paired import paired

    drawn = paired((now.chain, now.dwell), (after.chain, after.dwell), journeys=journeys, seed=seed).time
    if drawn is None:
        return exact
    moved = drawn.difference - exact.estimate
    low, high = (None if end is None else end + moved for end in (exact.low, exact.high))
    return Difference(drawn.difference, low, high, drawn.error)


def _exact_time(now: Before, after: Changed) -> Difference | None:
    if now.time is None or after.dwell is None:
        return None
    from journeymap.simulate.exact import expected_times

    values = expected_times(after.chain, after.dwell, to="success").journey - now.time
    return difference(now, values) if bool(np.isfinite(values).all()) else None
