"""Times from quantiles, as in the example of the docs."""

from dataclasses import replace

import numpy as np
import pytest

from journeymap.simulate.chain import chain_of
from journeymap.simulate.montecarlo.durations import durations_of, seconds
from journeymap.simulate.montecarlo.moves import draw, moves_of


@pytest.fixture
def one_way(even_dwell):
    chain = chain_of({("ask",): {"buy": 0.5}}, {"ask": 1.0}, {"buy": "success"})
    dwell = even_dwell(chain, points=3)
    return moves_of(chain), replace(dwell, takes_s=np.array([[1.0, 1.0, 2.0]]), wait_s=np.array([[0.0, 1.0, 4.0]]))


@pytest.mark.parametrize(
    ("uniform", "time"), [(0, 1), (1 / 6, 1), (1 / 3, 1.5), (0.5, 2), (0.75, 5), (0.95, 6), (0.9999, 6)]
)
def test_neighbours_are_joined_by_lines(one_way, uniform, time):
    moves, dwell = one_way
    piece = draw(moves, np.array([0]), np.array([0.1]))
    assert seconds(durations_of(dwell, moves), piece, np.array([uniform])) == pytest.approx(time)


def test_each_point_weighs_the_same(one_way):
    moves, dwell = one_way
    even = (np.arange(30_000) + 0.5) / 30_000
    pieces = draw(moves, np.zeros(len(even), dtype=np.int64), np.full(len(even), 0.1))
    assert seconds(durations_of(dwell, moves), pieces, even).mean() == pytest.approx((1 + 2 + 6) / 3)


def test_beginnings_and_losses_take_no_time(one_way):
    moves, dwell = one_way
    pieces = draw(moves, np.array([moves.begin, 0]), np.array([0.5, 0.9]))
    assert seconds(durations_of(dwell, moves), pieces, np.array([0.7, 0.9])).tolist() == [0.0, 0.0]
