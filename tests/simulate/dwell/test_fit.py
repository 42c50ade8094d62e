"""Dwell times from a log: weights against a plain reading, known truths, families, the plan, hours, both engines."""

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeymap as jm
from journeymap.events.duck import DuckEngine
from journeymap.events.log import EventLog
from journeymap.events.statements import literal
from journeymap.overlay.core import measure_core
from journeymap.overlay.options import Options
from journeymap.simulate.chain import chain_of
from journeymap.simulate.dwell.counted import Counted, count_times, product_limit
from journeymap.simulate.dwell.fit import fit_dwell

JOURNEY = """journeymap: 1
id: j
name: Test
outcomes: {won: {match: won}, gone: {kind: failure, match: gone}}
stages:
  - name: S
    id: s
    touchpoints:
      - {id: a, name: A, match: a, wait: 5h, next: [{to: b}, {to: c, wait: 3d}, {to: gone}]}
      - {id: b, name: B, match: b, next: [{to: c}, {to: won}, {to: a}]}
      - {id: c, name: C, match: c}
"""
TARGETS = ("a", "b", "c", "won", "gone")
HOUR = 3600


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    file = tmp_path_factory.mktemp("journey") / "journey.yaml"
    file.write_text(JOURNEY, encoding="utf-8")
    return jm.load(file).graph


@pytest.fixture(scope="module")
def engine():
    with DuckEngine(threads=1) as found:
        yield found


def base_of(graph, engine, events, until=None):
    """The overlay's tables over (case, activity, seconds)."""
    rows = [
        "(" + ", ".join(map(literal, (case, activity, round(seconds * 1e6), place))) + ")"
        for place, (case, activity, seconds) in enumerate(events)
    ]
    engine.create(
        "log",
        "-- Events.\nSELECT case_id, activity, CAST(time_us AS BIGINT) AS time_us, CAST(NULL AS BIGINT) AS start_us,"
        " CAST(NULL AS VARCHAR) AS channel, CAST(seq AS BIGINT) AS seq, case_id AS cluster"
        f" FROM (VALUES {', '.join(rows)}) AS v(case_id, activity, time_us, seq)",
    )
    log = EventLog("made up", None, None, {}, len(rows), len(rows), has_sequence=True)
    stop = None if until is None else _iso(until)
    return measure_core(graph, engine, log, Options(observed_until=stop, inactive_after=1e9))[0]


def _iso(seconds):
    return str(np.datetime64(round(seconds * 1e6), "us")) + "Z"


def chain_with(ways):
    """A chain whose shares do not matter."""
    rows = {(step,): {} for step in ("a", "b", "c")}
    for source, target in ways:
        rows[(source,)][target] = 0.1
    return chain_of(rows, {"a": 1.0}, {"won": "success", "gone": "failure"}, touchpoints=["a", "b", "c"])


def found_for(dwell, chain, source, target):
    place = list(zip(dwell.source.tolist(), dwell.target.tolist(), strict=True)).index(
        (chain.touchpoints.index(source), chain.targets.index(target))
    )
    return dwell.takes_s[place], dwell.wait_s[place], int(dwell.observed[place]), dwell.basis[place], dwell.hours[place]


def plain_weights(visits, horizon):
    """Aalen-Johansen by hand, in fractions: what each exit at a time stands for."""
    staying, found = Fraction(1), {}
    for time in sorted({x for x, _ in visits}):
        at_risk = sum(x >= time for x, _ in visits)
        gone = [n for x, n in visits if x == time and n and x <= horizon]
        for target in set(gone):
            found[time, target] = staying * gone.count(target) / at_risk
        staying *= 1 - Fraction(len(gone), at_risk)
    return found


VISITS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), min_size=1, max_size=25)


@given(VISITS, st.integers(0, 12))
def test_weights_are_the_product_limit(visits, horizon):
    counts = defaultdict(int)
    for visit in visits:
        counts[visit] += 1
    keys = list(counts)
    counted = Counted(
        node=np.ones(len(keys), dtype=np.int64),
        next=np.array([target for _, target in keys]),
        time_s=np.array([float(time) for time, _ in keys]),
        visits=np.array([float(counts[key]) for key in keys]),
        inside=np.zeros(len(keys)),
        arrivals={},
    )
    exits = product_limit(counted, 1, horizon)
    plain = plain_weights(visits, horizon)
    for time, target, weight in zip(exits.time_s, exits.next, exits.weight, strict=True):
        assert weight == pytest.approx(float(plain.get((time, target), 0)))
    assert exits.weight.sum() + exits.staying[-1] == pytest.approx(1)


def cut_log(rng, cases, until):
    """a to b (exponential, 10 h), to c (lognormal, rare), b to won; begun evenly, cut at `until` hours."""
    events = []
    for case in range(cases):
        begun = rng.uniform(0, until)
        events.append((str(case), "a", begun * HOUR))
        rare = rng.random() < 0.03
        wait = rng.lognormal(np.log(20), 0.5) if rare else rng.exponential(10)
        if begun + wait < until:
            events.append((str(case), "c" if rare else "b", (begun + wait) * HOUR))
    return sorted(events, key=lambda event: event[2])


def test_a_known_truth_comes_back_though_the_log_was_cut(graph, engine):
    rng = np.random.default_rng(11)
    until = 40.0
    base = base_of(graph, engine, cut_log(rng, 800, until), until * HOUR)
    chain = chain_with([("a", "b"), ("a", "c"), ("a", "gone"), ("b", "a")])
    dwell = fit_dwell(base, chain)
    takes, wait, observed, basis, _ = found_for(dwell, chain, "a", "b")
    assert basis == "observed"
    assert observed > 400
    horizon = base.horizons[1] / 1e6 / HOUR
    inside = 10 - horizon * np.exp(-horizon / 10) / (1 - np.exp(-horizon / 10))  # the mean of those who go by h*
    assert wait.mean() / HOUR == pytest.approx(inside, rel=0.08)
    naive = np.mean([b[2] - a[2] for a, b in pairs_of(base, "b")]) / HOUR
    assert naive < inside * 0.93  # those seen to go are the quick ones
    assert not takes.any()
    _, wait, observed, basis, _ = found_for(dwell, chain, "a", "c")
    assert basis in ("lognormal", "weibull")
    assert 3 <= observed < 30
    assert np.median(wait) / HOUR == pytest.approx(20, rel=0.35)


def pairs_of(base, activity):
    events = base.engine.fetch("x", "SELECT case_id, activity, time_us / 1e6 AS at FROM log ORDER BY case_id, time_us")
    rows = [(row["case_id"], row["activity"], row["at"]) for row in events]
    return [(one, other) for one, other in pairwise(rows) if one[0] == other[0] and other[1] == activity]


def test_ways_of_few_and_of_nobody(graph, engine):
    events = []
    for case in range(40):
        begun = case * 100.0
        events += [(f"x{case}", "a", begun), (f"x{case}", "a", begun + 20), (f"x{case}", "b", begun + 80)]
        events += [(f"x{case}", "won", begun + 80 + (case % 2))] if case < 30 else []
    events += [("y", "a", 50.0), ("y", "gone", 51.0), ("z", "c", 60.0), ("z", "gone", 67.0)]
    base = base_of(graph, engine, sorted(events, key=lambda event: event[2]), 1e5)
    chain = chain_with([("a", "b"), ("a", "c"), ("a", "gone"), ("b", "won"), ("b", "a"), ("c", "gone"), ("c", "b")])
    dwell = fit_dwell(base, chain)
    assert dwell.pair.tolist() == list(range(7))
    takes, wait, observed, basis, _ = found_for(dwell, chain, "a", "b")
    assert (observed, basis) == (40, "observed")
    assert takes == pytest.approx(20, rel=0.01)
    assert wait == pytest.approx(60, rel=0.01)
    takes, wait, observed, basis, _ = found_for(dwell, chain, "a", "gone")  # one visit: the touchpoint's times
    assert (observed, basis) == (1, "pooled")
    assert (takes + wait).mean() == pytest.approx((40 * 80 + 1) / 41, rel=0.01)
    _, wait, observed, basis, _ = found_for(dwell, chain, "a", "c")  # nobody, but the plan says three days
    assert (observed, basis) == (0, "planned")
    assert wait == pytest.approx(3 * 86400)
    _, wait, observed, basis, _ = found_for(dwell, chain, "b", "won")  # some at once: their own times
    assert (observed, basis) == (30, "observed")
    assert wait.mean() == pytest.approx(0.5)
    assert found_for(dwell, chain, "b", "a")[3] == "pooled"
    _, wait, observed, basis, _ = found_for(dwell, chain, "c", "gone")
    assert (observed, basis) == (1, "lognormal")
    assert wait == pytest.approx(7)


def test_a_touchpoint_that_nobody_left_is_unknown(graph, engine):
    base = base_of(graph, engine, [("x", "a", 0.0), ("x", "b", 1.0), ("x", "c", 2.0), ("y", "a", 5.0)])
    chain = chain_with([("c", "won"), ("a", "b")])
    takes, wait, observed, basis, hours = found_for(fit_dwell(base, chain), chain, "c", "won")
    assert (observed, basis) == (0, "unknown")
    assert not takes.any()
    assert not wait.any()
    assert not hours.any()


def test_hours_of_the_week_begin_on_monday(graph, engine):
    monday = 4 * 86400  # 1970-01-05
    events = []
    for case in range(30):
        day = case % 3
        events += [(str(case), "a", monday + day * 86400), (str(case), "b", monday + day * 86400 + 9.5 * HOUR)]
    base = base_of(graph, engine, sorted(events, key=lambda event: event[2]), 2e6)
    chain = chain_with([("a", "b"), ("c", "b"), ("b", "won")])
    dwell = fit_dwell(base, chain)
    hours = found_for(dwell, chain, "a", "b")[4]
    assert hours.sum() == pytest.approx(1)
    assert np.flatnonzero(hours).tolist() == [9, 33, 57]
    assert found_for(dwell, chain, "c", "b")[4] == pytest.approx(hours)  # nobody came this way: as all who arrive there
    assert not found_for(dwell, chain, "b", "won")[4].any()


EVENTS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(TARGETS), st.integers(0, 10**6)), min_size=1, max_size=40
).filter(lambda events: any(activity in "abc" for _, activity, _ in events))


@settings(max_examples=40)
@given(EVENTS)
def test_any_log_has_times(graph, engine, events):
    """Shapes, order, nothing negative and nothing endless, whatever happened."""
    base = base_of(
        graph, engine, sorted(((str(case), what, float(at)) for case, what, at in events), key=lambda e: e[2])
    )
    chain = chain_with([(source, target) for source in "abc" for target in TARGETS if target != source])
    dwell = fit_dwell(base, chain)
    whole = dwell.takes_s + dwell.wait_s
    assert dwell.takes_s.shape == dwell.wait_s.shape == (len(dwell.source), 128)
    assert np.isfinite(whole).all()
    assert (dwell.takes_s >= 0).all()
    assert (dwell.wait_s >= 0).all()
    assert (np.diff(whole, axis=1) >= -1e-9 * (1 + whole[:, 1:])).all()
    assert (dwell.hours >= 0).all()
    assert set(np.round(dwell.hours.sum(axis=1), 9).tolist()) <= {0.0, 1.0}
    assert ((dwell.observed > 0) <= np.isin(dwell.basis, ["observed", "lognormal", "weibull", "pooled"])).all()


def test_times_by_parts_of_the_scale_are_nearly_the_exact_ones(graph, engine):
    rng = np.random.default_rng(5)
    base = base_of(graph, engine, cut_log(rng, 300, 60.0), 60 * HOUR)
    exact, coarse = count_times(base), count_times(base, exact_up_to=0)
    assert exact.visits.sum() == coarse.visits.sum()
    one, other = (np.average(c.time_s, weights=c.visits) for c in (exact, coarse))
    assert one == pytest.approx(other, rel=0.005)
    assert np.sort(coarse.time_s)[::-1][0] == pytest.approx(exact.time_s.max(), rel=0.02)


def test_a_choice_of_cases(graph, engine):
    base = base_of(graph, engine, [("x", "a", 0.0), ("x", "b", 10.0), ("y", "a", 0.0), ("y", "b", 90.0)], 1000)
    chain = chain_with([("a", "b")])
    dwell = fit_dwell(base, chain, cases="-- One.\nSELECT case_id FROM states WHERE case_id = 'y'")
    assert dwell.observed.tolist() == [1]
    assert dwell.wait_s == pytest.approx(90)


def test_both_engines_agree(graph, engine, spark):
    events = cut_log(np.random.default_rng(2), 120, 50.0)
    events = sorted(
        [*events, *((case, "a", at + 1) for case, what, at in events if what == "a" and int(case) % 3 == 0)],
        key=lambda e: e[2],
    )
    chain = chain_with([("a", "b"), ("a", "c"), ("b", "won")])
    one, other = (fit_dwell(base_of(graph, where, events, 50 * HOUR), chain) for where in (engine, spark))
    assert one.basis == other.basis
    assert one.takes_s == pytest.approx(other.takes_s)
    assert one.wait_s == pytest.approx(other.wait_s)
    assert one.hours == pytest.approx(other.hours)
