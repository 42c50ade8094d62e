"""The times to success in the simulation's result, beside the expected ones."""

from dataclasses import replace

import numpy as np
import pytest

from journeymap.simulate.exact import expected_times
from journeymap.simulate.fitted import Fitted
from journeymap.simulate.montecarlo.spread import Spread
from journeymap.simulate.montecarlo.times import times


def fitted(chain, dwell):
    return Fitted(journey="j", basis="log", log="", until=None, chain=chain, dwell=dwell)


def test_the_mean_is_the_expected_time(random_chain, even_dwell):
    for seed in range(5):
        chain = random_chain(seed)
        dwell = even_dwell(chain)
        found = times(fitted(chain, dwell), journeys=200_000, seed=seed)
        assert found.mean == pytest.approx(float(expected_times(chain, dwell, to="success").journey[0]), rel=0.02)
        assert 0 <= found.median <= found.p75 <= found.p90 <= found.p95
        assert (found.cost, found.currency) == (None, None)


def test_nothing_is_said_where_nothing_is_known(random_chain, even_dwell):
    chain = random_chain(1)
    unknown = replace(even_dwell(chain), basis=("unknown",) * len(chain.source))
    assert times(fitted(chain, None)) is None
    assert times(fitted(chain, unknown)) is None
    with_cost = times(fitted(chain, unknown), cost={"t0": 1.0}, currency="EUR", journeys=1000)
    assert (with_cost.mean, with_cost.p95) == (None, None)
    assert with_cost.cost > 0
    assert with_cost.currency == "EUR"


def test_many_times_fold_into_a_histogram_as_fine_as_a_thousandth():
    values = np.random.default_rng(1).lognormal(10, 2, (7, 5000))
    kept, folded = Spread(), Spread(kept=12_000)
    for part in values:
        kept.add(part)
        folded.add(part)
    levels = [0.01, 0.25, 0.5, 0.75, 0.99]
    np.testing.assert_allclose(folded.quantiles(levels), kept.quantiles(levels), rtol=2e-3)
    np.testing.assert_allclose(kept.quantiles(levels), np.quantile(values, levels))
    assert folded.mean() == kept.mean() == pytest.approx(values.mean())


def test_no_times_have_no_quantiles():
    assert Spread().quantiles([0.5]) == [None]
    assert Spread().mean() is None
