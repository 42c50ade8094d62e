"""Promises against a plain reading of their definition, on small random logs and by hand."""

import math
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NEAR = 1e-9
PROMISE = {"a": 10, "b": 25}
PROVIDERS = {"b", "p"}
JOURNEY = """
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, respond-within: 10s}
      - {id: b, name: B, match: b, initiator: provider, respond-within: 25s}
      - {id: c, name: C, match: c}
      - {id: p, name: P, match: p, initiator: agent}
      - {id: m, name: M, match: m, initiator: provider, one-way: true, planned: false}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
"""

event = st.tuples(
    st.sampled_from(["k1", "k2", "k3", "k4", "k5", "k6", "k7"]),
    st.sampled_from(["a", "a", "b", "c", "p", "m", "won", "left", "x"]),
    st.integers(0, 60),
)


def waits_of(events):
    """Per touchpoint with a promise: (case, x, answered, follow) of each visit."""
    end = max(at for *_, at in events)
    cases = defaultdict(list)
    for case, activity, at in sorted(events, key=lambda entry: entry[2]):
        cases[case].append((activity, at))
    found = defaultdict(list)
    for case, rows in cases.items():
        steps = [row for row in rows if row[0] not in "mx"]
        stop = next((i for i, row in enumerate(steps) if row[0] in ("won", "left")), len(steps))
        steps = steps[: stop + 1]
        starts = [i for i in range(len(steps)) if i == 0 or steps[i][0] != steps[i - 1][0]]
        for i in starts:
            name, at = steps[i]
            later = [steps[j] for j in starts if j > i]
            answer = next((time for step, time in later if step in PROVIDERS or step in ("won", "left")), None)
            if name in PROMISE:
                found[name].append((case, (end if answer is None else answer) - at, answer is not None, end - at))
    return found


def share_by(waits, limit):
    """The product-limit share answered by `limit`, and its variance by case."""
    x = [min(wait[1], limit) for wait in waits]
    leaves = [wait[2] and wait[1] <= limit for wait in waits]
    there, f, k, influences, terms = 1.0, 0.0, 0.0, defaultdict(float), {}
    for time in sorted(set(x)):
        risk = sum(other >= time for other in x)
        d = sum(left for left, other in zip(leaves, x, strict=True) if other == time)
        a = there / risk
        f += a * d
        there *= 1 - d / risk
        terms[time] = (a, d, risk, f)
    ks = {}
    for time, (a, d, risk, reached) in terms.items():
        b = (f - reached) / (risk - d) if d < risk else 0.0
        k += (a * d - b * d) / risk
        ks[time] = (a, b, k)
    for wait, time, left in zip(waits, x, leaves, strict=True):
        a, b, k = ks[time]
        influences[wait[0]] += left * (a - b) - k
    m = len(influences)
    return f, m / max(m - 1, 1) * sum(i * i for i in influences.values()), m


def horizon(waits):
    n = len(waits)
    return sorted((wait[3] for wait in waits), reverse=True)[max(math.ceil(n / 10), min(50, math.ceil(n / 2))) - 1]


def same(found, waits, limit):
    estimate, variance, clusters = share_by(waits, limit)
    assert found.estimate == pytest.approx(estimate, abs=NEAR)
    assert found.variance == (pytest.approx(variance, abs=NEAR) if clusters > 1 else None)
    assert found.clusters == clusters


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(event, min_size=1, max_size=60))
def test_every_promise(lay, engine, events):
    if all(activity == "x" for _, activity, _ in events):
        return
    got = lay(JOURNEY, events, parts=("promises",))
    waits = waits_of(events)
    assert {row.touchpoint: row.waits for row in got.promises} == {name: len(waits[name]) for name in PROMISE}
    shown = {}
    for row in got.promises:
        here, promise = waits[row.touchpoint], PROMISE[row.touchpoint]
        assert row.promise_s == promise
        assert row.kept == sum(answered and x <= promise for _, x, answered, _ in here)
        assert row.open == sum(not answered and x < promise for _, x, answered, _ in here)
        assert row.kept + row.broken + row.open == row.waits
        found = got.touchpoint(row.touchpoint).answered_in_time
        if here and horizon(here) >= promise:
            same(found, here, promise)
            shown[row.touchpoint] = promise
        else:
            assert found.estimate is None
    pooled = [(case, x / shown[name], answered, 0) for name in shown for case, x, answered, _ in waits[name]]
    if pooled:
        same(got.answered_in_time, pooled, 1)
    else:
        assert got.answered_in_time.estimate is None
    left = engine.fetch("look", "SELECT case_id, node, number, kept FROM promise_waits")
    assert len(left) == sum(row.waits for row in got.promises)
    assert sum(row["kept"] is None for row in left) == sum(row.open for row in got.promises)


def test_what_customers_do_and_messages_do_not_stop_the_clock(lay):
    events = [("k", "a", 0), ("k", "m", 2), ("k", "c", 4), ("k", "a", 6), ("k", "p", 12), ("z", "x", 60)]
    (first, _) = lay(JOURNEY, events, parts=("promises",)).promises
    assert (first.waits, first.kept, first.broken, first.open) == (2, 1, 1, 0)


def test_a_promise_that_has_just_run_out_is_broken(lay):
    (first, _) = lay(JOURNEY, [("k", "a", 0), ("l", "a", 1), ("z", "x", 10)], parts=("promises",)).promises
    assert (first.kept, first.broken, first.open) == (0, 1, 1)


UNSEEN = """
stages: [{id: s, touchpoints: [{id: a, name: A, match: a, respond-within: 1d}, {id: z, name: Z, match: none}]}]
outcomes: {won: {match: none}}
"""


def test_where_nothing_can_show_an_answer_nothing_is_said(lay):
    got = lay(UNSEEN, [("k", "a", 0), ("k", "a", 1)], parts=("promises",))
    assert (got.promises, got.answered_in_time, got.touchpoint("a").answered_in_time) == (None, None, None)


def test_a_journey_without_promises_says_nothing_and_leaves_an_empty_table(lay, engine):
    journey = "stages: [{id: s, touchpoints: [{id: a, name: A, match: a}]}]\noutcomes: {won: {match: won}}"
    got = lay(journey, [("k", "a", 0), ("k", "won", 1)], parts=("promises",))
    assert got.promises is None
    assert engine.fetch("look", "SELECT count(*) AS n FROM promise_waits") == [{"n": 0}]
