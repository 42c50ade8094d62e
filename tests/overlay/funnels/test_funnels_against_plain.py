"""Funnels, open and windowed, against a plain Python reading of the definition, on small random logs."""

from collections import defaultdict
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

JOURNEY = """
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, starts: true, next: b}
      - {id: b, name: B, match: b, starts: true, next: c}
      - {id: c, name: C, match: c, starts: true, next: won}
outcomes: {won: {}, left: {kind: failure, match: left}}
"""
FUNNELS = [
    (("a",), ("b",), ("c",)),
    (("a",), ("b",), ("a",)),
    (("a",), ("a",), ("b", "c")),
    (("a", "b"), ("c",), ("left",)),
    (("b",), ("c",), ("won",)),
    (("a", "c"), ("b",), ("c", "a"), ("b",)),
]

events = st.lists(
    st.tuples(
        st.sampled_from(["k1", "k2", "k3"]), st.sampled_from(["a", "a", "b", "b", "c", "left"]), st.integers(0, 30)
    ),
    min_size=1,
    max_size=40,
)


def walks(log):
    """Per case its events on the map, in order, until it ended; a visit to c stands for success right behind it."""
    cases = defaultdict(list)
    for case, name, at in sorted(log, key=lambda entry: entry[2]):
        walk = cases[case]
        if walk and walk[-1][0] in ("won", "left"):
            continue
        walk += [(name, at), ("won", at)] if name == "c" else [(name, at)]
    return cases


def best_try(walk, steps, within):
    """The times of the steps of the try that gets furthest, the earliest of several."""
    best = []
    starts = [place for place, (name, _) in enumerate(walk) if name in steps[0]]
    for start in starts if within is not None else starts[:1]:
        times, place = [walk[start][1]], start
        for step in steps[1:]:
            later = [other for other in range(place + 1, len(walk)) if walk[other][0] in step]
            if not later or (within is not None and walk[later[0]][1] - times[0] > within):
                break
            place = later[0]
            times.append(walk[place][1])
        best = times if len(times) > len(best) else best
    return best


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events, st.sampled_from(FUNNELS), st.sampled_from([None, 0, 2, 5, 40]))
def test_every_step(lay, log, steps, within):
    named = ", ".join("[" + ", ".join(step) + "]" for step in steps)
    window = {} if within is None else {"funnel_within": float(within)}
    got = lay(JOURNEY + f"funnel: [{named}]\n", log, parts=["funnel"], inactive_after="1h", **window)
    tries = [best_try(walk, steps, within) for walk in walks(log).values()]
    assert [step.id for step in got.funnel] == [", ".join(step) for step in steps]
    assert [step.reached for step in got.funnel] == [
        sum(len(one) > depth for one in tries) for depth in range(len(steps))
    ]
    for depth, step in enumerate(got.funnel):
        waits = [one[depth] - one[depth - 1] for one in tries if depth and len(one) > depth]
        assert step.median_s == (median(waits) if waits else None)
    assert got.funnel_within_s == within


def test_a_window_is_tried_from_every_first_step(lay):
    log = [("k", "a", 0), ("k", "a", 10), ("k", "b", 12), ("k", "c", 40), ("l", "a", 0), ("l", "b", 9), ("l", "a", 10)]
    text = JOURNEY + "funnel: [a, b, c]\n"
    assert [step.reached for step in lay(text, log, parts=["funnel"]).funnel] == [2, 2, 1]
    assert [step.reached for step in lay(text, log, parts=["funnel"], funnel_within=5.0).funnel] == [2, 1, 0]
    assert [step.reached for step in lay(text, log, parts=["funnel"], funnel_within="30s").funnel] == [2, 2, 1]


def test_the_journey_may_say_the_window_and_the_caller_goes_first(lay):
    text = JOURNEY + "funnel: [a, b]\nfunnel-within: 2s\n"
    log = [("k", "a", 0), ("k", "b", 5)]
    assert lay(text, log, parts=["funnel"]).funnel_within_s == 2
    assert [step.reached for step in lay(text, log, parts=["funnel"]).funnel] == [1, 0]
    assert [step.reached for step in lay(text, log, parts=["funnel"], funnel_within="5s").funnel] == [1, 1]
