"""Budgets on incidences and times against a plain reading: weighted product limits, and influences by differences."""

import math
from collections import defaultdict
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.overlay.intervals import share_interval

HOUR = 3600
JOURNEY = """
events: {inactive-after: 4h}
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, next: b}
      - {id: b, name: B, match: b, next: [won, left]}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
expect:
  conversion: {min: 50%, within: 6h}
  time-to-success: {median: 4h}
  fitting: {min: 60%, max: 90%}
  touchpoints:
    a: {drop-off: {max: 30%, within: 5h}, time-to-next: {median: 2h, p90: 6h}}
    b: {drop-off: {max: 30%}}
"""
BOUNDS = 8

NAMES = ["a", "b", "a", "b", "won", "left", "x"]
event = st.tuples(st.integers(1, 8), st.sampled_from(NAMES), st.integers(0, 24))
sparse = st.lists(event, min_size=1, max_size=40)


@st.composite
def dense(draw):
    """Cases that mostly follow the plan, in numbers that allow intervals."""
    random, rows = np.random.default_rng(draw(st.integers(0, 10**6))), []
    for case in range(draw(st.integers(8, 40))):
        at, until = random.integers(0, 20), random.integers(1, 4)
        for name in ["a", "b", "a", "b", "won", "x"][: until + random.integers(0, 3)]:
            rows.append((case, str(random.choice(NAMES)) if random.random() < 0.2 else name, int(at)))
            at += random.integers(0, 6)
    return [row for row in rows if row[2] <= 24]


logs = sparse | dense()


def walk(events):
    """Per case: first time, visits as (name, from, next, at), outcome and when, and whether it fits."""
    end = max(at for *_, at in events)
    cases = defaultdict(list)
    for case, name, at in sorted(events, key=lambda row: row[2]):  # stable: ties stay in the log's order
        if name != "x":
            cases[case].append((name, at))
    begin = min(at for *_, at in events)
    found = {}
    for case, rows in cases.items():
        stop = next((i for i, (name, _) in enumerate(rows) if name in ("won", "left")), None)
        inside = rows if stop is None else rows[: stop + 1]
        steps = [row for i, row in enumerate(inside) if i == 0 or inside[i - 1][0] != row[0]]
        visits = [
            (name, at, *(steps[i + 1] if i + 1 < len(steps) else (None, None)))
            for i, (name, at) in enumerate(steps)
            if name in ("a", "b")
        ]
        path = [name for name, _ in steps]
        plan = {("a", "b"), ("b", "won"), ("b", "left")}
        fits = path[0] == "a" and all(pair in plan for pair in pairwise(path))
        before = path[0] != "a" and steps[0][1] - begin <= 4
        found[case] = (inside[0][1], visits, None if stop is None else steps[-1], fits, before)
    return found, end


def horizon(spans):
    follow = sorted((span[4] for span in spans), reverse=True)
    n = len(follow)
    return follow[max(math.ceil(n / 10), min(50, math.ceil(n / 2))) - 1]


def incidence(spans, weights, at, limit):
    """F(at) with each case weighted; times beyond `limit` (h*) are cut there."""
    x = np.array([min(span[1], limit) for span in spans], float)
    w = np.array([weights[span[0]] for span in spans])
    leaves = np.array([span[2] and span[1] <= limit for span in spans], bool)
    good = leaves & np.array([bool(span[3]) for span in spans])
    still, reached = 1.0, 0.0
    for time in np.unique(x[x <= at]):
        risk = w[x >= time].sum()
        reached += still * w[good & (x == time)].sum() / risk
        still *= 1 - w[leaves & (x == time)].sum() / risk
    return reached


def by_differences(spans, figure):
    """The figure, and its variance from how much it moves as each case weighs a little more or less."""
    cases = sorted({span[0] for span in spans})
    even, step, total = dict.fromkeys(cases, 1.0), 1e-5, 0.0
    for case in cases:
        up, down = figure(even | {case: 1 + step}), figure(even | {case: 1 - step})
        total += ((up - down) / (2 * step)) ** 2
    m = len(cases)
    return figure(even), m / max(m - 1, 1) * total, m


def expected(events):
    """Path of the bound to (share, variance, clusters, cases), or None where the log cannot tell."""
    found, end = walk(events)
    waits = {"a": [], "b": [], "all": []}
    for case, (first, visits, outcome, _, before) in found.items():
        for name, start, after, at in visits:
            waits[name].append(
                (case, (end if at is None else at) - start, after is not None, after != "left", end - start)
            )
        if not before:
            span = (outcome[1] if outcome else end) - first
            waits["all"].append((case, span, outcome is not None, bool(outcome) and outcome[0] == "won", end - first))
    done = [(case, fits) for case, (*_, outcome, fits, _) in found.items() if outcome]
    return {
        "expect.conversion.min": by_time(waits["all"], 6),
        "expect.time-to-success.median": paced(waits["all"], 4),
        "expect.fitting.min": plain(done),
        "expect.fitting.max": plain(done),
        "expect.touchpoints.a.drop-off.max": by_time(waits["a"], 5, rest=True),
        "expect.touchpoints.a.time-to-next.median": paced([(*w[:3], True, w[4]) for w in waits["a"]], 2),
        "expect.touchpoints.a.time-to-next.p90": paced([(*w[:3], True, w[4]) for w in waits["a"]], 6),
        "expect.touchpoints.b.drop-off.max": by_time(waits["b"], None, rest=True),
    }


def plain(done):
    if not done:
        return None
    share, n = sum(fits for _, fits in done) / len(done), len(done)
    return share, share * (1 - share) / max(n - 1, 1), n, n


def by_time(spans, limit, *, rest=False):
    longest = horizon(spans) if spans else -1
    if not spans or (limit is not None and limit > longest):
        return None
    at = longest if limit is None else limit
    share, variance, m = by_differences(spans, lambda weights: incidence(spans, weights, at, longest))
    return (1 - share if rest else share), variance, m, m


def paced(spans, limit):
    longest = horizon(spans) if spans else -1
    goers = {span[0] for span in spans if span[2] and span[3] and span[1] <= longest}
    if limit > longest or not goers:
        return None

    def quotient(weights):
        return incidence(spans, weights, limit, longest) / incidence(spans, weights, longest, longest)

    share, variance, m = by_differences(spans, quotient)
    return share, variance, m, len(goers)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs)
def test_every_budget(lay, events):
    got = lay(JOURNEY, [(f"k{case}", name, at * HOUR) for case, name, at in events], parts={"budgets"})
    wanted = expected(events)
    assert [row.path for row in got.expect] == list(wanted)
    for row in got.expect:
        known = wanted[row.path]
        if known is None:
            assert row.estimate is None, row.path
            assert row.verdict == "unknown"
            assert row.reason
            continue
        share, variance, _, cases = known
        assert row.estimate == pytest.approx(share, abs=1e-9), row.path
        assert row.cases == cases, row.path
        interval = share_interval(share, variance if variance > 1e-11 else 0.0, cases, 1 - 0.05 / BOUNDS)
        assert (row.low, row.high) == pytest.approx(interval or (None, None), abs=1e-6), row.path
