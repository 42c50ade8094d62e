"""Families for ways that few went: known truths come back, censoring is treated rightly, and the likelier family wins."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats

from journeymap.simulate.dwell.few import Family, Waits, fit_families, times_of

HUGE = 1e15


def waits_of(groups):
    """Waits from (times, open, weight) triples, one a way."""
    return Waits(
        way=np.concatenate([np.full(len(times), way) for way, (times, *_) in enumerate(groups)]).astype(np.int64),
        time_s=np.concatenate([np.asarray(times, dtype=float) for times, *_ in groups]),
        weight=np.concatenate([np.asarray(weight, dtype=float) for *_, weight in groups]),
        open=np.concatenate([np.asarray(still, dtype=bool) for _, still, _ in groups]),
        ways=len(groups),
    )


def censored(rng, times, limits):
    seen = np.minimum(times, limits)
    return seen, times > limits, np.ones(len(times))


def test_truths_come_back_from_censored_times():
    rng = np.random.default_rng(3)
    n = 4000
    limits = rng.uniform(0, 400, n)
    found = fit_families(
        waits_of(
            [
                censored(rng, rng.lognormal(4.0, 1.2, n), limits),
                censored(rng, 90 * rng.weibull(1.8, n), limits),
                censored(rng, rng.exponential(120, n), limits),
            ]
        )
    )
    assert [family.name for family in found] == ["lognormal", "weibull", "weibull"]
    assert (found[0].first, found[0].second) == pytest.approx((4.0, 1.2), abs=0.06)
    assert (found[1].first, found[1].second) == pytest.approx((1.8, 90), rel=0.04)
    assert (found[2].first, found[2].second) == pytest.approx((1.0, 120), rel=0.06)


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.integers(4, 30))
def test_no_parameters_are_likelier(seed, n):
    """A general optimiser finds nothing better, for any weights of the open ones."""
    rng = np.random.default_rng(seed)
    times, still, _ = censored(rng, rng.lognormal(2, 1, n), rng.uniform(1, 60, n))
    still[:3] = False
    weight = np.where(still, rng.random(n), 1.0)
    family = fit_families(waits_of([(times, still, weight)]))[0]

    def loss(name, log_first, log_second):
        dist = (
            stats.lognorm(np.exp(log_second), scale=np.exp(log_first))
            if name == "lognormal"
            else stats.weibull_min(np.exp(log_first), scale=np.exp(log_second))
        )
        return -np.sum(weight * np.where(still, dist.logsf(times), dist.logpdf(times)))

    own = (family.first, np.log(family.second)) if family.name == "lognormal" else np.log((family.first, family.second))
    best = min(
        optimize.minimize(lambda p, name=name: loss(name, *p), start, method="Nelder-Mead").fun
        for name, start in (("lognormal", (2.0, 0.0)), ("weibull", (0.0, 2.0)))
    )
    assert loss(family.name, *own) <= best + 1e-2


def test_quantiles_are_those_of_the_family():
    lognormal = times_of(Family("lognormal", 3.0, 0.5), HUGE, 100)
    assert lognormal == pytest.approx(stats.lognorm(0.5, scale=np.exp(3)).ppf((np.arange(100) + 0.5) / 100))
    weibull = times_of(Family("weibull", 0.7, 50.0), HUGE, 100)
    assert weibull == pytest.approx(stats.weibull_min(0.7, scale=50).ppf((np.arange(100) + 0.5) / 100))


@given(
    st.sampled_from(["lognormal", "weibull"]),
    st.floats(0.05, 20),
    st.floats(0.01, 20),
    st.floats(1e-6, 1e9),
    st.integers(1, 50),
)
def test_no_time_is_longer_than_the_log_can_show(name, first, second, horizon, parts):
    times = times_of(Family(name, first, second), horizon, parts)
    assert np.all((times >= 0) & (times <= horizon))
    assert np.all(np.diff(times) >= -1e-12 * horizon)


@settings(max_examples=30)
@given(st.lists(st.lists(st.floats(1e-6, 1e8), min_size=3, max_size=8), min_size=1, max_size=5))
def test_any_times_have_a_family(groups):
    """Equal times, times far apart: always finite numbers."""
    found = fit_families(waits_of([(times, [False] * len(times), [1.0] * len(times)) for times in groups]))
    assert len(found) == len(groups)
    for family in found:
        assert np.isfinite([family.first, family.second]).all()
        assert np.isfinite(times_of(family, 1e9, 16)).all()
