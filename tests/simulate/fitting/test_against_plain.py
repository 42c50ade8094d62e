"""The fit against a plain reading of its definition, on small random logs: rows, groups left out, what is exact."""

import math
from collections import Counter, defaultdict

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.simulate.exact import success_at_start
from journeymap.simulate.fit import fit

STEPS, OUTCOMES = ("a", "b", "c"), ("won", "left")
NEAR = 1e-9
ANYWHERE = """
stages:
  - id: all
    touchpoints:
      - {id: a, name: A, match: a, next: b}
      - {id: b, name: B, match: b, starts: true, next: c}
      - {id: c, name: C, match: c, starts: true, next: [won, left]}
outcomes:
  won: {match: won}
  left: {kind: failure, match: left}
"""
random_logs = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

path = st.lists(st.sampled_from(STEPS), min_size=1, max_size=6)
complete = st.lists(st.tuples(path, st.sampled_from(OUTCOMES)), min_size=1, max_size=25)
open_ended = st.lists(
    st.tuples(path, st.sampled_from([*OUTCOMES, None, None]), st.integers(0, 40), st.integers(1, 9)),
    min_size=1,
    max_size=25,
)


def events_of(journeys):
    """Journeys one after the other, each ended."""
    return [
        (f"k{number}", name, 100 * number + place)
        for number, (steps, outcome) in enumerate(journeys)
        for place, name in enumerate([*steps, outcome])
    ]


def visits_of(journeys):
    """Visits as (case, path so far, exit or None, wait, watched)."""
    end = max(begin + gap * (len(steps) - (outcome is None)) for steps, outcome, begin, gap in journeys)
    found = []
    for number, (steps, outcome, begin, gap) in enumerate(journeys):
        visited = []
        for place, name in enumerate(steps):
            if not visited or visited[-1][0] != name:
                visited.append((name, begin + gap * place))
        names = [name for name, _ in visited]
        for place, (_, at) in enumerate(visited):
            if place + 1 < len(visited):
                to, when = visited[place + 1]
            else:
                to, when = outcome, begin + gap * len(steps) if outcome else end
            found.append((f"k{number}", tuple(names[: place + 1]), to, when - at, end - at))
    return found


def events_under_way(journeys):
    return [
        (f"k{number}", name, begin + gap * place)
        for number, (steps, outcome, begin, gap) in enumerate(journeys)
        for place, name in enumerate([*steps, outcome] if outcome else steps)
    ]


def plain_row(visits, limit):
    """Aalen-Johansen shares up to a limit."""
    shares, staying = defaultdict(float), 1.0
    for time in sorted({wait for *_, wait, _ in visits if wait <= limit}):
        risk = sum(wait >= time for *_, wait, _ in visits)
        gone = Counter(to for _, _, to, wait, _ in visits if to and wait == time)
        for to, many in gone.items():
            shares[to] += staying * many / risk
        staying *= 1 - sum(gone.values()) / risk
    return shares


def plain_horizon(visits):
    n, follow = len(visits), sorted((one[4] for one in visits), reverse=True)
    return follow[max(math.ceil(n / 10), min(50, math.ceil(n / 2))) - 1]


def own_context(path_so_far, counts, order, back_off):
    for length in range(min(order, len(path_so_far)), 1, -1):
        if counts[path_so_far[-length:]] >= back_off:
            return path_so_far[-length:]
    return path_so_far[-1:]


def rows_of(fitted, replicate=0):
    chain = fitted.chain
    found = defaultdict(dict)
    for place, source in enumerate(chain.source):
        context = tuple(chain.touchpoints[part] for part in chain.contexts[source])
        found[context][chain.targets[chain.target[place]]] = chain.share[replicate, place]
    return found


@random_logs
@given(complete, st.integers(1, 3))
def test_success_of_ended_journeys_is_the_raw_conversion(lay, journeys, order):
    base, _ = lay(events_of(journeys), ANYWHERE, observed_until="1970-03-01")
    fitted = fit(base, order=order, back_off=0, prior=0, groups=5, times=False)
    won = np.array([outcome == "won" for _, outcome in journeys])
    groups = groups_of(base, 5)
    group = np.array([groups[f"k{number}"] for number in range(len(journeys))])
    kept = [group >= 0, *(group != one for one in np.unique(group) if len(np.unique(group)) > 1)]
    assert fitted.chain.lost == pytest.approx(0, abs=NEAR)
    assert success_at_start(fitted.chain) == pytest.approx([won[chosen].mean() for chosen in kept], abs=NEAR)


@random_logs
@given(open_ended, st.integers(1, 3), st.sampled_from([1, 2, 4]))
def test_rows_and_rows_without_a_group(lay, journeys, order, back_off):
    base, _ = lay(events_under_way(journeys))
    fitted = fit(base, order=order, back_off=back_off, prior=0, groups=4, times=False)
    visits = visits_of(journeys)
    counts = Counter(one[1][-length:] for one in visits for length in range(1, len(one[1]) + 1))
    contexts = {own_context(one[1], counts, order, back_off) for one in visits}
    every = {context[begin:] for context in contexts for begin in range(len(context))} | {(name,) for name in STEPS}
    chain = fitted.chain
    named = [tuple(chain.touchpoints[part] for part in context) for context in chain.contexts]
    assert set(named) == every
    groups = groups_of(base, 4)
    assert fitted.groups == (len(set(groups.values())) if len(set(groups.values())) > 1 else 0)
    left_out = [None, *sorted(set(groups.values()))] if fitted.groups else [None]
    for replicate, group in enumerate(left_out):
        got = rows_of(fitted, replicate)
        for context in every:
            own = [one for one in visits if own_context(one[1], counts, order, back_off) == context]
            if len(own) < back_off:
                own = [one for one in visits if one[1][-len(context) :] == context]
            kept = [one for one in own if groups[one[0]] != group] or own
            if not own:
                continue  # the plan speaks
            expected = plain_row(kept, plain_horizon(own))
            assert {key: share for key, share in got[context].items() if share > NEAR} == pytest.approx(
                {key: share for key, share in expected.items() if share > NEAR}, abs=NEAR
            )
            place = named.index(context)
            assert fitted.curves.horizon_s[place] == pytest.approx(plain_horizon(own))
            assert chain.visits[place] == len(own)


def groups_of(base, groups):
    """The group of each case: by its place in the order of beginnings."""
    rows = base.engine.fetch(
        "order", "SELECT case_id FROM states ORDER BY first_at, path_a, path_b, coalesce(ended_at, 0), case_id"
    )
    return {row["case_id"]: place % groups for place, row in enumerate(rows)}


@random_logs
@given(open_ended)
def test_contexts_of_one_are_the_touchpoints_of_the_overlay(lay, journeys):
    base, overlay = lay(events_under_way(journeys))
    fitted = fit(base, order=1, prior=0, times=False)
    rows = rows_of(fitted)
    for row in overlay.touchpoints:
        if row.visits:
            place = fitted.chain.touchpoints.index(row.id)
            got = {key: share for key, share in rows[(row.id,)].items() if share > NEAR}
            assert got == pytest.approx({key: share for key, share in row.exits.items() if share > NEAR}, abs=NEAR)
            assert fitted.chain.lost[0, place] == pytest.approx(row.drop_off.lost, abs=NEAR)
            assert fitted.curves.horizon_s[place] == row.horizon_s


@random_logs
@given(open_ended, st.integers(1, 5), st.sampled_from([0, 1]), st.sampled_from([0, 20]))
def test_shares_are_shares_whatever_the_log(lay, journeys, order, prior, back_off):
    base, _ = lay(events_under_way(journeys))
    fitted = fit(base, order=order, prior=prior, back_off=back_off, times=False)
    chain, curves = fitted.chain, fitted.curves
    assert np.isfinite(chain.share).all()
    assert (chain.share >= 0).all()
    sums = np.array([np.bincount(chain.source, weights=row, minlength=len(chain.contexts)) for row in chain.share])
    assert (sums <= 1 + NEAR).all()
    assert chain.start_share.sum(axis=1) == pytest.approx(1)
    assert curves.reached[:, :, -1] == pytest.approx(chain.share, abs=1e-6)
    assert (np.diff(curves.reached, axis=2) >= -1e-6).all()
    assert (np.diff(curves.ends_s) > 0).all()
    ends = chain.onward[chain.onward >= 0]
    assert set(ends.tolist()) <= set(range(len(chain.contexts)))
    assert (chain.at[ends] == chain.target[chain.onward >= 0]).all()
