"""Comparisons on simulated logs: how often chance alone is taken for a difference, and whether a real one is found."""

import numpy as np
import pytest

DAY = 86_400
LOGS, COLUMNS, CASES = 8, 50, 300
STAGES = """
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, next: [b, left]}
      - {id: b, name: B, match: b, next: [a, won]}
outcomes: {won: {match: won}, left: {kind: failure, match: left}}
"""
WATCHED = 120
ENTRY = 100


def case_of(rng, better=0.0):
    """One customer: a, then b or away; b, then success or a again; waits with long tails, cut off at day 120."""
    at, step = rng.uniform(0, ENTRY), "a"
    while step and at < WATCHED:
        yield step, at
        ways = {
            "a": (["b", "left", None], [0.7 + better, 0.15 - better / 2, 0.15 - better / 2]),
            "b": (["a", "won", None], [0.3, 0.6, 0.1]),
        }
        step = rng.choice(ways[step][0], p=ways[step][1]) if step in ways else None
        at += 6 * rng.weibull(0.8)


def simulated(seed, better_from=CASES, better=0.0):
    rng = np.random.default_rng(seed)
    cases = [list(case_of(rng, better if number >= better_from else 0.0)) for number in range(CASES)]
    return rng, [(f"k{number}", str(step), at * DAY) for number, case in enumerate(cases) for step, at in case], cases


def laid(lay, events, columns):
    text = f"events: {{inactive-after: 30d, observed-until: 1970-05-01, segments: [{', '.join(columns)}]}}{STAGES}"
    return lay(text, events, columns, parts=["segments"]).segments


@pytest.mark.slow
def test_chance_is_taken_for_a_difference_in_about_one_of_twenty(lay):
    p = {"conversion": [], "a": [], "b": []}
    q = 0
    for seed in range(LOGS):
        rng, events, cases = simulated(seed)
        columns = {}
        for number in range(COLUMNS):
            side = rng.choice(["one", "other"], CASES, p=[0.3, 0.7])
            columns[f"c{number}"] = [str(side[case]) for case, steps in enumerate(cases) for _ in steps]
        for group in laid(lay, events, columns).groups:
            if group.kind == "column" and group.value == "one":
                for figure in group.figures:
                    p[figure.touchpoint or "conversion"].append(figure.p)
                    q += figure.q < 0.05
    assert {key: len(values) for key, values in p.items()} == dict.fromkeys(p, LOGS * COLUMNS)
    for key, values in p.items():
        assert 0.03 <= np.mean(np.array(values) < 0.05) <= 0.07, key
        assert 0.4 <= np.mean(values) <= 0.6, key


@pytest.mark.slow
def test_a_real_difference_is_found_where_it_is(lay):
    found = []
    for seed in range(24):
        _, events, cases = simulated(seed, better_from=150, better=0.2)
        side = [["old", "new"][case >= 150] for case, steps in enumerate(cases) for _ in steps]
        new = next(group for group in laid(lay, events, {"form": side}).groups if group.value == "new")
        found.append({figure.touchpoint: figure for figure in new.figures})
    at_a, at_b, whole = ([one[key] for one in found] for key in ("a", "b", None))
    # away from a: 30% before, 10% with the new form; at b nothing changed: 10% are lost
    assert np.mean([figure.here.estimate for figure in at_a]) == pytest.approx(0.1, abs=0.02)
    assert np.mean([figure.rest.estimate for figure in at_a]) == pytest.approx(0.3, abs=0.02)
    assert np.mean([figure.here.estimate for figure in at_b]) == pytest.approx(0.1, abs=0.02)
    assert np.mean([figure.q < 0.05 for figure in at_a]) > 0.95
    assert np.mean([figure.q < 0.05 for figure in at_b]) < 0.15
    assert all(figure.z < 0 for figure in at_a)
    # success: .7 .6 / (1 - .7 .3) before, .9 .6 / (1 - .9 .3) after, less what comes later than the horizon
    assert np.mean([figure.here.estimate - figure.rest.estimate for figure in whole]) == pytest.approx(0.2081, abs=0.05)
    assert all(figure.z > 0 for figure in whole)
