"""The statements against a plain NumPy reading of the definitions, on small random logs."""

import math
from collections import Counter, defaultdict
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.overlay.intervals import share_interval
from journeymap.results.overlay import TimeToNext

NEAR = 1e-9
STEPS, OUTCOMES = ("a", "b", "c", "m"), {"won": "success", "left": "failure", "gone": "neutral"}
PLAN = {("start", "a"), ("start", "b"), ("a", "b"), ("b", "c"), ("c", "won"), ("b", "left")}
FUNNEL = ("a", "b", "m", "won")
JOURNEY = """
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, next: b}
      - {id: b, name: B, match: b, starts: true, next: [c, left]}
      - {id: c, name: C, match: c, next: won}
      - {id: m, name: M, match: m, one-way: true, planned: false}
      - {id: n, name: N, match: none, planned: false}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
  gone: {kind: neutral, match: gone}
funnel: [a, b, m, won]
"""
TAU = 20.0
DAY = 86400

event = st.tuples(
    st.sampled_from(["k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"]),
    st.sampled_from([*STEPS, "a", "b", "c", *OUTCOMES, "x", "x"]),
    st.integers(0, 60),
)
logs = st.lists(event, min_size=1, max_size=60)


def walk(events):
    """Per case what its journey was, in plain Python."""
    end, begin = max(at for *_, at in events), min(at for *_, at in events)
    cases = defaultdict(list)
    for case, activity, at in sorted(events, key=lambda entry: entry[2]):  # stable: ties stay in the log's order
        cases[case].append((activity, at))
    found = []
    for case, rows in sorted(cases.items()):
        mapped = [row for row in rows if row[0] != "x"]
        if not mapped:
            continue
        stop = next((i for i, row in enumerate(mapped) if row[0] in OUTCOMES), None)
        inside = mapped if stop is None else mapped[: stop + 1]
        visits = []
        for name, at in inside:
            if name in STEPS[:3] and (not visits or visits[-1][0] != name):
                visits.append((name, at))
        outcome = None if stop is None else inside[-1]
        acted = [at for name, at in rows if name != "m"]
        last = max(acted, default=inside[0][1])
        state = "finished" if outcome else "silent" if end - last >= TAU else "open"
        path = [name for name, _ in visits] + ([outcome[0]] if outcome else [])
        first = visits[0] if visits else outcome
        fits = bool(visits) and all(pair in PLAN for pair in zip(["start", *path], path, strict=False))
        before = first is not None and ("start", first[0]) not in PLAN and first[1] - begin <= TAU
        found.append(
            SimpleNamespace(
                case=case, inside=inside, visits=visits, outcome=outcome, state=state, path=tuple(path), fits=fits,
                before=before, late=len(mapped) - len(inside), start=inside[0][1],
            )
        )  # fmt: skip
    return found, end


def horizon(follow):
    n = len(follow)
    return sorted(follow, reverse=True)[max(math.ceil(n / 10), min(50, math.ceil(n / 2))) - 1]


def shares(spans, limit):
    """Aalen-Johansen up to `limit`; spans are (case, x, exit or None, good)."""
    x = np.array([min(span[1], limit) for span in spans], float)
    leaves = np.array([span[2] is not None and span[1] <= limit for span in spans])
    well = np.array([span[3] for span in spans]) & leaves
    times = np.unique(x)
    risk = np.array([(x >= time).sum() for time in times])
    d = np.array([(leaves & (x == time)).sum() for time in times])
    g = np.array([(well & (x == time)).sum() for time in times])
    before = np.concatenate([[1.0], np.cumprod(1 - d / risk)[:-1]])
    a = before / risk
    f = np.cumsum(a * g)
    b = np.array([(f[-1] - f[i]) / (risk[i] - d[i]) if d[i] < risk[i] else 0.0 for i in range(len(times))])
    k = np.cumsum((a * g - b * d) / risk)
    at = np.searchsorted(times, x)
    influence = defaultdict(float)
    exits = defaultdict(float)
    for span, i, left, good in zip(spans, at, leaves, well, strict=True):
        influence[span[0]] += good * a[i] - left * b[i] - k[i]
        if left:
            exits[span[2]] += a[i]
    m = len(influence)
    variance = m / max(m - 1, 1) * sum(value**2 for value in influence.values())
    gone = 1 - np.cumprod(1 - d / risk)
    return SimpleNamespace(f=f[-1], variance=variance, m=m, exits=exits, lost=1 - gone[-1], times=times, gone=gone)


def exits_of(journeys, end):
    spans = defaultdict(list)
    for one in journeys:
        following = [*one.visits[1:], one.outcome][: len(one.visits)]
        for (name, at), after in zip(one.visits, following, strict=True):
            good = after is not None and OUTCOMES.get(after[0]) != "failure"
            exit_ = None if after is None else after[0]
            spans[name].append((one.case, (end if after is None else after[1]) - at, exit_, good, end - at))
    return spans


@pytest.mark.slow
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs, st.sampled_from([1, 7 * 3600]))
def test_every_figure(lay, events, unit):
    journeys, end = walk(events)
    got = lay(JOURNEY, [(case, name, at * unit) for case, name, at in events], inactive_after=TAU * unit)
    assert got.observed.cases == len(journeys)
    assert got.observed.variants == len({one.path for one in journeys})
    assert got.after_outcome == sum(one.late for one in journeys)
    assert got.begun_before == sum(one.before for one in journeys)
    states = Counter(one.state for one in journeys)
    assert (got.silent, got.open) == (states["silent"], states["open"])
    assert {row.id: row.cases for row in got.outcomes if row.cases} == Counter(
        one.outcome[0] for one in journeys if one.outcome
    )
    assert dict(got.entries) == Counter(one.visits[0][0] for one in journeys if one.visits)
    for fits, part in ((True, got.conformance.fitting), (False, got.conformance.deviating)):
        counted = Counter(one.state for one in journeys if one.fits is fits)
        assert (part.finished, part.open, part.silent) == (counted["finished"], counted["open"], counted["silent"])
    pairs = Counter(pair for one in journeys for pair in zip(one.path, one.path[1:], strict=False))
    assert {(row.source, row.target): row.count for row in got.transitions} == pairs
    assert all(row.planned == ((row.source, row.target) in PLAN) for row in got.transitions)
    check_touchpoints(got, journeys, end, unit)
    check_conversion(got, journeys, end, unit)
    check_funnel(got, journeys)


def check_touchpoints(got, journeys, end, unit):
    assert got.touchpoint("n").visits is None
    spans = exits_of(journeys, end)
    for name in STEPS:
        row = got.touchpoint(name)
        here = [step for one in journeys for step in one.inside if step[0] == name]
        assert row.events == len(here)
        assert row.cases == len({one.case for one in journeys for step in one.inside if step[0] == name})
        if not spans[name]:
            assert (row.visits, row.drop_off) == (0, None)
            continue
        limit = horizon([span[4] for span in spans[name]])
        expected = shares([span[:4] for span in spans[name]], limit)
        assert row.visits == len(spans[name])
        assert row.censored == sum(span[2] is None for span in spans[name])
        assert row.horizon_s == limit * unit
        assert row.young == (limit < TAU)
        assert row.drop_off.clusters == expected.m
        assert row.drop_off.estimate == pytest.approx(1 - expected.f, abs=NEAR)
        assert row.drop_off.lost == pytest.approx(expected.lost, abs=NEAR)
        if expected.m == 1:  # nothing can be said of how cases vary
            assert row.drop_off.variance is None
        else:
            assert row.drop_off.variance == pytest.approx(expected.variance, abs=NEAR)
        assert dict(row.exits) == pytest.approx({key: expected.exits[key] for key in row.exits}, abs=NEAR)
        assert math.fsum(row.exits.values()) + row.drop_off.lost == pytest.approx(1, abs=NEAR)
        last = [one for one in journeys if one.visits and one.visits[-1][0] == name]
        unsuccessful = sum(one.outcome is None or one.outcome[0] != "won" for one in last)
        assert row.drop_off.naive == pytest.approx(unsuccessful / row.cases)
        assert row.drop_off.silent == pytest.approx(sum(one.state == "silent" for one in last) / row.cases)
        if expected.gone[-1] > 0:
            reached = expected.times[np.argmax(expected.gone >= 0.5 * expected.gone[-1] - 1e-12)]
            assert row.time_to_next_s.median == reached * unit
        else:
            assert row.time_to_next_s is None


def check_conversion(got, journeys, end, unit):
    spans = [
        (one.case, (one.outcome[1] if one.outcome else end) - one.start, one.outcome and one.outcome[0],
         bool(one.outcome) and one.outcome[0] == "won", end - one.start)
        for one in journeys if not one.before
    ]  # fmt: skip
    if not spans:
        assert got.conversion.estimate is None
        return
    longest = horizon([span[4] for span in spans])
    limit = success_limit(spans, longest, unit)
    expected = shares([span[:4] for span in spans], limit)
    assert got.conversion.horizon_s == pytest.approx(limit * unit)
    assert got.conversion.estimate == pytest.approx(expected.f, abs=NEAR)
    assert got.conversion.time_s == success_times(spans, longest, unit)
    interval = share_interval(expected.f, expected.variance, expected.m) or (None, None)
    assert (got.conversion.low, got.conversion.high) == pytest.approx(interval, abs=NEAR)
    for day, found in got.conversion.by_days.items():
        at = int(day) * DAY / unit
        if at > longest:
            assert found is None
        else:
            then = shares([span[:4] for span in spans], at)
            assert found == pytest.approx({key: then.exits[key] for key in OUTCOMES} | {"open": then.lost}, abs=NEAR)


def success_limit(spans, longest, unit):
    """The smallest whole day by which 95% of success is reached, in units, at most `longest`."""
    whole = shares([span[:4] for span in spans], longest).f
    if whole == 0:
        return longest
    days = 1
    while days * DAY / unit < longest and shares([s[:4] for s in spans], days * DAY / unit).f < 0.95 * whole - 1e-12:
        days += 1
    return min(longest, days * DAY / unit)


def success_times(spans, longest, unit):
    """When shares of those who succeed by `longest` have done so."""
    whole = shares([s[:4] for s in spans], longest).f
    if whole == 0:
        return None
    reached = [(x, shares([s[:4] for s in spans], x).f) for x in sorted({s[1] for s in spans if s[3]}) if x <= longest]
    return TimeToNext(
        *(next(x for x, f in reached if f >= share * whole - 1e-12) * unit for share in (0.5, 0.75, 0.9, 0.95))
    )


def check_funnel(got, journeys):
    reached = Counter()
    for one in journeys:
        place = -1
        for step in FUNNEL if not one.before else ():
            found = [i for i, (name, _) in enumerate(one.inside) if name == step and i > place]
            if not found:
                break
            place = found[0]
            reached[step] += 1
    assert [(step.id, step.reached) for step in got.funnel] == [(step, reached[step]) for step in FUNNEL]
