"""Large chains solved by steps agree with a dense solution, also where the steps lead nowhere."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.simulate.chain import chain_of
from journeymap.simulate.exact import absorption, expected_visits
from journeymap.simulate.exact.sparse import Sparse


def dense(size, source, onward, shares):
    matrix = np.eye(size)
    np.subtract.at(matrix, (source, onward), shares)
    return matrix


@given(st.integers(0, 10_000), st.sampled_from([0.5, 0.9, 0.999, 0.999999]), st.booleans())
def test_steps_and_a_dense_solution_agree(seed, staying, across):
    random = np.random.default_rng(seed)
    size = int(random.integers(2, 40))
    source, onward = np.divmod(np.flatnonzero(random.random(size * size) < 0.2), size)
    share = random.random((3, len(source)))
    whole = np.array([np.bincount(source, row, size) for row in share])
    share *= staying / whole[:, source]
    right = random.random((3, size, 2))
    found = Sparse(size, source, onward, share).solved(right, across=across)
    for row in range(3):
        matrix = dense(size, source, onward, share[row])
        expected = np.linalg.solve(matrix.T if across else matrix, right[row])
        assert found[row] == pytest.approx(expected, rel=1e-7)


def test_a_walk_to_and_fro_on_a_long_corridor():
    """The gambler's ruin on 600 squares, which takes 90,000 steps: success grows evenly."""
    steps = [f"s{number}" for number in range(600)]
    rows = {
        (step,): {steps[place - 1] if place else "left": 0.5, steps[place + 1] if place < 599 else "won": 0.5}
        for place, step in enumerate(steps)
    }
    chain = chain_of(rows, {"s299": 1.0}, {"won": "success", "left": "failure"}, touchpoints=steps)
    assert absorption(chain).success[0] == pytest.approx(np.arange(1, 601) / 601, abs=1e-9)
    assert expected_visits(chain)[0].sum() == pytest.approx(300 * 301, rel=1e-9)


@pytest.mark.parametrize("way_back", [0.4, 0.5])
def test_a_way_out_that_rounding_has_closed(way_back):
    """All rows sum to 1: no equations can be solved, and none of the figures may be infinite."""
    source, onward = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    closed = Sparse(2, source, onward, np.array([[0.5, 0.5, way_back, 1 - way_back]]))
    for across in (False, True):
        found = closed.solved(np.array([[[1.0], [0.0]]]), across=across)
        assert np.isfinite(found).all()
        assert found.max() > 1e11
