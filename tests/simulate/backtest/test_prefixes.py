"""Prefixes that are judged, against a plain reading of their definition on small random logs."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.simulate.backtest.cuts import came_of
from journeymap.simulate.backtest.forecasts import last_touchpoint
from journeymap.simulate.backtest.prefixes import prefixes_in, set_aside, settled
from journeymap.simulate.fit import fit

random_logs = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
steps = st.lists(st.sampled_from(["look", "look", "ask", "pay", "note"]), min_size=1, max_size=8)
journeys = st.lists(
    st.tuples(steps, st.sampled_from(["buy", "leave", None]), st.integers(0, 60), st.integers(1, 4)),
    min_size=3,
    max_size=20,
)


def events_of(drawn):
    """Events in the order of time; a case that never begins late keeps the log going."""
    found = [
        (f"k{number}", name, begin + gap * place)
        for number, (path, outcome, begin, gap) in enumerate(drawn)
        for place, name in enumerate([*path, *([outcome] if outcome else [])])
    ]
    return [*sorted(found, key=lambda event: event[2]), ("last", "elsewhere", 120)]


def visits_of(path):
    """The touchpoints visited one after the other."""
    seen = [name for name in path if name != "note"]
    return [name for place, name in enumerate(seen) if not place or seen[place - 1] != name]


def longest_known(path, contexts):
    """The longest end of a path that is a context."""
    return next((path[begin:] for begin in range(len(path)) if path[begin:] in contexts), None)


@random_logs
@given(journeys, st.integers(1, 119), st.integers(0, 40), st.sampled_from([1, 2, 5]))
def test_prefixes_are_those_of_a_plain_reading(put, drawn, cut, follow, order):
    log = put(events_of(drawn))
    log.whole()
    judged = set_aside(log.engine, cut * 10**6, 120 * 10**6, follow * 10**6)
    later = [(visits_of(path), outcome) for path, outcome, begin, _ in drawn if outcome and cut < begin <= 120 - follow]
    assert judged.cases == len(later)
    assert judged.visiting == sum(bool(path) for path, _ in later)
    early = [one for one in drawn if visits_of(one[0]) and one[2] <= cut]
    if not early:
        return
    base = log.until(cut * 10**6)
    chain = fit(base, order=order, groups=0, times=False, back_off=1).chain
    found = prefixes_in(base.engine, chain, base.seen)
    contexts = {tuple(chain.touchpoints[part] for part in path) for path in chain.contexts}
    expected, unknown = Counter(), 0
    for path, outcome in later:
        for place in range(len(path)):
            own = longest_known(tuple(path[: place + 1][-5:]), contexts)
            if own is None:
                unknown += 1
            else:
                expected[own, outcome == "buy"] += 1
    counts = found.counts.sum(axis=0)
    assert found.unknown == unknown
    assert {
        (tuple(chain.touchpoints[part] for part in chain.contexts[context]), bool(won)): counts[context, won]
        for context, won in zip(*np.nonzero(counts), strict=True)
    } == expected


def test_visits_of_a_case_are_in_one_group_and_groups_are_as_equal_as_can_be(put):
    drawn = [(["look", "ask", "look"], "buy", 10 + number, 1) for number in range(75)]
    log = put(events_of([(["look"], "buy", 0, 1), *drawn]))
    log.whole()
    set_aside(log.engine, 5 * 10**6, 120 * 10**6, 0)
    base = log.until(5 * 10**6)
    chain = fit(base, order=1, groups=0, times=False).chain
    by_group = prefixes_in(base.engine, chain, base.seen).counts.sum(axis=(1, 2))
    assert sorted(by_group) == [3] * 25 + [6] * 25


def test_the_last_touchpoint_of_each_context_in_a_chain_of_first_order(put):
    log = put(events_of([(["look", "ask"], "buy", 5 * number, 1) for number in range(10)]))
    base = log.whole()
    chain, simple = (fit(base, order=order, groups=0, times=False, back_off=1).chain for order in (3, 1))
    places = last_touchpoint(chain, simple)
    for context, place in zip(chain.contexts, places, strict=True):
        assert simple.touchpoints[simple.contexts[place][0]] == chain.touchpoints[context[-1]]


def test_settled_is_when_98_of_100_of_the_successes_and_of_all_outcomes_are_reached(put):
    quick = [(["look"], "leave", 0, 1)] * 100
    slow = [(["look"], "buy", 0, 1 + number / 10) for number in range(100)]
    log = put(events_of([*quick, *slow]))
    log.whole()
    assert settled(log.engine) == pytest.approx((1 + 97 / 10) * 10**6)


def test_where_no_case_is_resolved_nothing_is_settled(put):
    log = put(events_of([(["look"], None, number, 1) for number in range(5)]))
    log.whole()
    assert settled(log.engine) is None


@pytest.mark.slow
def test_spark_counts_the_same(put, spark):
    drawn = [
        (["look", "ask", "pay"][: 1 + number % 3], ["buy", "leave", None][number % 3], number, 2)
        for number in range(60)
    ]
    found = []
    for engine in (None, spark):
        log = put(events_of(drawn), on=engine)
        log.whole()
        wait = settled(log.engine)
        judged = set_aside(log.engine, 20 * 10**6, 120 * 10**6, wait)
        base = log.until(20 * 10**6)
        chain = fit(base, order=2, groups=0, times=False, back_off=1).chain
        told = prefixes_in(base.engine, chain, base.seen)
        found.append((judged, told.counts.tolist(), told.unknown, came_of(log.engine, 15 * 10**6)))
    assert found[0] == found[1]
