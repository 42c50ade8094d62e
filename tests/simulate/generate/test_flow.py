"""What follows what, against a plain reading of the definition; which kinds may never follow."""

from collections import Counter, defaultdict
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.simulate.generate import generate
from journeymap.simulate.generate.flow import codes_of

HOUR = 3_600_000_000
paths = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=6), min_size=6, max_size=25)


def log_of(paths):
    """A case a day, an event an hour."""
    rows = [(case, step, 24 * case + at) for case, path in enumerate(paths) for at, step in enumerate(path)]
    times = np.array([row[2] for row in rows]) * HOUR
    names = [np.array([row[at] for row in rows], dtype=object) for at in (0, 1)]
    return {"case": names[0].astype(int), "activity": names[1], "start": times, "end": times}


def plain_shares(paths, order):
    """Shares of what follows, by the last kinds (the latest first, 0 before the beginning); 0 is the end."""
    names = {name: number for number, name in enumerate(sorted({step for path in paths for step in path}), 1)}
    found = defaultdict(Counter)
    for path in paths:
        steps = [names[step] for step in path]
        for at in range(len(steps) + 1):
            before = [steps[at - back] if at >= back else 0 for back in range(1, order + 1)]
            found[tuple(before)][steps[at] if at < len(steps) else 0] += 1
    return found, len(names)


@settings(max_examples=25)
@given(paths=paths, order=st.integers(1, 4))
def test_shares_are_those_of_the_definition(paths, order, fit):
    far = {"flow_days": float("inf"), "time_days": float("inf"), "order": order, "prior": 0.0}
    fitted = fit(log_of([*paths, *paths[:1]]), fewest=1, **far)
    wanted, kinds = plain_shares([*paths, *paths[:1]], order)
    flow = fitted.flow
    assert (flow.base, flow.order) == (kinds + 1, order)
    assert len(flow.codes[order]) == len(wanted)
    for before, counts in wanted.items():
        place = np.searchsorted(flow.codes[order], codes_of(np.array([before]), order, flow.base)[0])
        shares = np.diff(flow.shares[order][place], prepend=0)
        assert np.flatnonzero(shares > 1e-9).tolist() == sorted(counts)


def test_shares_of_whole_logs_are_their_frequencies(fit):
    # all cases are equally long, so that the end of watching hides none more than others
    log = log_of([["a", "b"], ["a", "c"], ["a", "b"], ["a", "b"]] * 15)
    flow = fit(log, flow_days=float("inf"), order=1).flow
    place = np.searchsorted(flow.codes[1], 1)
    assert np.diff(flow.shares[1][place], prepend=0).tolist() == pytest.approx([0, 0, 0.75, 0.25])


def test_what_never_followed_never_does(fit):
    log = generate(fit(log_of([["a", "b", "c"], ["a", "c", "b"]] * 30)), cases=500)
    cases = [tuple(log["activity"][log["case"] == case]) for case in range(1, 501)]
    pairs = {pair for path in cases for pair in pairwise(path)}
    assert pairs <= {("a", "b"), ("b", "c"), ("a", "c"), ("c", "b")}


def test_a_longer_order_is_chosen_where_it_tells_more(fit):
    log = log_of([["a", "x", "a2"], ["b", "x", "b2"]] * 40)
    fitted = fit(log)
    assert fitted.choices.order >= 2
    made = generate(fitted, cases=300)
    paths = Counter("".join(made["activity"][made["case"] == case]) for case in range(1, 301))
    assert paths["axa2"] + paths["bxb2"] >= 0.95 * 300  # shorter contexts are worth a case or so
