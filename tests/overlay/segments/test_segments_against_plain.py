"""Each value against the rest, against a plain NumPy reading of the definition, on random logs."""

import math
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NEAR = 1e-9
HOUR = 3600
JOURNEY = """
events: {inactive-after: 1h, segments: [size]}
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, starts: true, next: b}
      - {id: b, name: B, match: b, starts: true, next: [won, left]}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
funnel: [a, b, won]
"""


def made(seed, cases):
    """Events in whole hours, with a column that some cases leave empty and some change."""
    rng = np.random.default_rng(seed)
    events = []
    for case in range(cases):
        size = rng.choice(["small", "large", "huge", "none"], p=[0.45, 0.4, 0.1, 0.05])
        at = int(rng.integers(0, 60))
        for _ in range(int(rng.integers(1, 7))):
            name = str(rng.choice(["a", "b", "x", "won", "left"], p=[0.4, 0.35, 0.05, 0.12, 0.08]))
            said = "" if size == "none" or rng.random() < 0.2 else "large" if rng.random() < 0.05 else str(size)
            events.append((f"k{case}", name, at * HOUR, said))
            at += int(rng.integers(0, 12))
    return events


def walks(events):
    """Per case: its first value, visits, outcome, first mapped event."""
    cases = defaultdict(list)
    for case, name, at, said in sorted(events, key=lambda entry: entry[2]):
        cases[case].append((name, at, said))
    for rows in cases.values():
        mapped = [(name, at) for name, at, _ in rows if name != "x"]
        if not mapped:
            continue
        stop = next((i for i, (name, _) in enumerate(mapped) if name in ("won", "left")), None)
        inside = mapped if stop is None else mapped[:stop]
        visits = [one for i, one in enumerate(inside) if not i or inside[i - 1][0] != one[0]]
        outcome = None if stop is None else mapped[stop]
        value = next((said for *_, said in rows if said), None)
        yield value, visits, outcome, mapped[0][1]


def spans_of(walks, end, begin):
    """By touchpoint, and None for the journey: (case, value, exit time or None, good, follow)."""
    spans = defaultdict(list)
    for number, (value, visits, outcome, first) in enumerate(walks):
        after = [*visits[1:], outcome][: len(visits)]
        for (name, at), exit_ in zip(visits, after, strict=True):
            good = exit_ is not None and exit_[0] != "left"
            spans[name].append((number, value, None if exit_ is None else exit_[1] - at, good, end - at))
        before = not visits and first - begin <= HOUR
        if not before:
            won = outcome is not None and outcome[0] == "won"
            spans[None].append((number, value, None if outcome is None else outcome[1] - first, won, end - first))
    return spans


def horizon(spans):
    follow, n = [span[4] for span in spans], len(spans)
    return sorted(follow, reverse=True)[max(math.ceil(n / 10), min(50, math.ceil(n / 2))) - 1]


def incidence(spans, limit):
    """Aalen-Johansen of the good exits by `limit`, and the variance by case."""
    x = np.array([min(span[4] if span[2] is None else span[2], limit) for span in spans], float)
    leaves = np.array([span[2] is not None and span[2] <= limit for span in spans])
    well = np.array([span[3] for span in spans]) & leaves
    share, staying, influence = 0.0, 1.0, defaultdict(float)
    steps = []
    for time in np.unique(x):
        risk, d, g = (x >= time).sum(), (leaves & (x == time)).sum(), (well & (x == time)).sum()
        a = staying / risk
        share += a * g
        steps.append((time, risk, d, g, a, share))
        staying *= 1 - d / risk
    k, table = 0.0, {}
    for time, risk, d, g, a, reached in steps:
        b = (share - reached) / (risk - d) if d < risk else 0.0
        k += (a * g - b * d) / risk
        table[time] = (a, b, k)
    for span, time, left, good in zip(spans, x, leaves, well, strict=True):
        a, b, k = table[time]
        influence[span[0]] += good * a - left * b - k
    m = len(influence)
    return share, m / max(m - 1, 1) * sum(value**2 for value in influence.values()), m


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6), st.integers(40, 150))
def test_every_figure(lay, seed, cases):
    events = made(seed, cases)
    got = lay(
        JOURNEY, [event[:3] for event in events], {"size": [event[3] or None for event in events]}, parts=["segments"]
    )
    end, begin = max(event[2] for event in events), min(event[2] for event in events)
    found = list(walks(events))
    spans = spans_of(found, end, begin)
    sizes = {value: sum(one[0] == value for one in found) for value in {one[0] for one in found}}
    groups = {row.value: row for row in got.segments.groups if row.kind == "column"}
    assert {value: row.cases for value, row in groups.items()} == {
        value: count for value, count in sizes.items() if value is None or count >= 20
    }
    said = sum(count for value, count in sizes.items() if value)
    for value, row in groups.items():
        if value is None or said - row.cases < 20:
            assert row.figures == ()
            continue
        figures = {figure.touchpoint: figure for figure in row.figures}
        for name in (None, "a", "b"):
            here = [span for span in spans[name] if span[1] == value]
            rest = [span for span in spans[name] if span[1] not in (value, None)]
            if not here or not rest:
                assert name not in figures
                continue
            limit = min(horizon(here), horizon(rest))
            if name is None:
                limit = min(limit, got.conversion.horizon_s)
            assert figures[name].horizon_s == limit
            for side, part in (("here", here), ("rest", rest)):
                share, variance, clusters = incidence(part, limit)
                estimate = getattr(figures[name], side)
                assert estimate.estimate == pytest.approx(share if name is None else 1 - share, abs=NEAR)
                assert estimate.variance == pytest.approx(variance, abs=NEAR)
                assert estimate.clusters == clusters
