"""Counting waits in whole units gives what the statements by the microsecond give, for overlapping groups as well."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.events.statements import literal
from journeymap.overlay.studies import measure_study
from journeymap.overlay.tallies import measure_tallies, whole_unit

NEAR = 1e-9
MEMBERS = [(1, 0), (2, 10), (1, 20), (2, 20), (3, 20), (3, 30)]
"""Part 1 alone, part 2 alone, all together, part 3 alone."""

waits = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.integers(1, 2),
        st.integers(1, 12),
        st.integers(0, 9),
        st.integers(0, 6),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=60,
)


def select(rows, unit, part=None):
    """Waits as a SELECT: part, node, cluster, how long watched, when it ended if it did, and how."""
    made = []
    for own, node, cluster, follow, x, way in rows:
        ended = way > 0 and x <= follow
        made.append(
            (
                own,
                node,
                f"c{cluster}",
                (x if ended else follow) * unit,
                1 if ended else None,
                int(ended and way == 1),
                follow * unit,
            )
        )
    lines = ", ".join("(" + ", ".join(literal(value) for value in row) + ")" for row in made)
    columns = "part, node, cluster, x, next, good, follow"
    return f"-- Made up.\nSELECT {columns} FROM (VALUES {lines}) AS rows_({columns})"


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(waits, st.sampled_from([1, 3_600_000_000]), st.sampled_from([None, 0, 2, 5]))
def test_as_the_study_does(engine, rows, unit, limit):
    groups = {base: [row for row in rows if (row[0], base) in MEMBERS] for base in (0, 10, 20, 30)}
    numbers = [base + node for base in groups for node in (1, 2)]
    limits = {} if limit is None else dict.fromkeys(numbers, limit * unit)
    compared = [(1, 21), (12, 32)]
    found = measure_tallies(engine, select(rows, unit), MEMBERS, {1: unit, 2: unit}, limits=limits, compared=compared)
    spread = [(base + node, *rest) for base, group in groups.items() for _, node, *rest in group]
    union = select([(0, *row) for row in spread], unit)
    expected = measure_study(engine, union, limits, compared=compared)
    assert found.keys() == expected.keys()
    for number, one in expected.items():
        got = found[number]
        assert (got.visits, got.clusters, got.horizon_us, got.limit_us) == (
            one.visits,
            one.clusters,
            one.horizon_us,
            one.limit_us,
        )
        assert got.share == pytest.approx(one.share, abs=NEAR)
        assert got.variance == pytest.approx(one.variance, abs=NEAR)


def test_what_came_in_a_unit_that_was_not_watched_to_its_end_is_not_yet_seen(engine):
    rows = [(1, 1, 1, 35, 31, 1), (1, 1, 2, 40, 31, 1), (1, 1, 3, 40, 0, 0)]
    found = measure_tallies(engine, select(rows, 1), [(1, 0)], {1: 10})[1]
    assert (found.horizon_us, found.share) == (40, pytest.approx(1 / 2))


def test_coarse_units_are_unbiased(engine):
    rng = np.random.default_rng(7)
    n = 40_000
    follow = rng.integers(0, 1000, n)
    x = np.minimum(rng.exponential(300, n), 5000).astype(int)
    rows = [(1, 1, i, int(follow[i]), int(x[i]), 1) for i in range(n)]
    fine = measure_tallies(engine, select(rows, 1), [(1, 0)], {1: 1}, limits={1: 800})[1]
    coarse = measure_tallies(engine, select(rows, 1), [(1, 0)], {1: 100}, limits={1: 800})[1]
    assert coarse.share == pytest.approx(fine.share, abs=0.006)
    assert coarse.variance == pytest.approx(fine.variance, rel=0.15)
    assert coarse.share == pytest.approx(1 - np.exp(-800 / 300), abs=4 * coarse.variance**0.5)


SECOND, DAY = 1_000_000, 86_400_000_000


@pytest.mark.parametrize(
    ("span", "limit", "unit"),
    [
        (0, None, 1),
        (5000, None, 1),
        (60 * SECOND, None, SECOND),
        (DAY, None, 60 * SECOND),
        (180 * DAY, None, 3600 * SECOND),
        (365 * DAY, None, 6 * 3600 * SECOND),
        (5 * 365 * DAY, None, DAY),
        (180 * DAY, 30 * DAY, 600 * SECOND),
        (180 * DAY, 1800 * SECOND, SECOND),
        (180 * DAY, 60 * DAY + 7 * SECOND, 3600 * SECOND),
    ],
)
def test_the_unit(span, limit, unit):
    assert whole_unit(span, limit) == unit
