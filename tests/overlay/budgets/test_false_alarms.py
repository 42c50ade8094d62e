"""Simulated logs whose truth lies exactly at the bound: budgets that are kept must not look broken."""

import numpy as np
import pandas as pd
import pytest

from journeymap.overlay.budgets.found import share_found
from journeymap.overlay.budgets.paces import study_paces
from journeymap.overlay.budgets.verdicts import shared_level
from journeymap.overlay.studies import measure_study

RUNS = 1500
HOUR = 3_600_000_000


def waits(cases, *, lost, seed, visits=1, power=2.0, watched=(100, 400)):
    """RUNS logs as one table: the quantile q of those who go on does so after 100 q^power hours; `lost` never do.

    Visits are watched for so many hours, evenly.
    """
    random = np.random.default_rng(seed)
    n = RUNS * cases * visits
    person = np.repeat(np.arange(RUNS * cases), visits)
    temper = random.random(RUNS * cases)[person]  # a person's visits are alike
    quantile = (
        (temper + random.random(n)) % 1 if visits == 1 else np.where(random.random(n) < 0.5, temper, random.random(n))
    )
    time = (100 * quantile**power * HOUR).astype(np.int64) + 1
    follow = (random.uniform(*watched, n) * HOUR).astype(np.int64) + 1
    stays = (random.random(RUNS * cases) < lost)[person]
    goes = (time <= follow) & ~stays
    return pd.DataFrame(
        {
            "node": np.repeat(np.arange(1, RUNS + 1), cases * visits),
            "cluster": person.astype(str),
            "x": np.where(goes, time, follow),
            "next": pd.array(np.where(goes, 1, None), dtype="Int64"),
            "good": goes.astype(int),
            "follow": follow,
        }
    )


def laid(engine, frame):
    engine.register("simulated", frame)
    engine.create("simulated_waits", "SELECT node, cluster, x, next, good, follow FROM simulated")
    engine.unregister("simulated")
    return "SELECT * FROM simulated_waits"


def alarms(shares, truth):
    """The share of runs in which the bound at the truth looks broken, from above and from below."""
    found = [share_found(*share, shared_level(1)) for share in shares]
    too_low = sum(one.high < truth for one in found if one.high is not None) / RUNS
    too_high = sum(one.low > truth for one in found if one.low is not None) / RUNS
    return too_low, too_high


@pytest.mark.slow
@pytest.mark.parametrize("cases", [25, 100, 400])
@pytest.mark.parametrize("visits", [1, 3])
def test_times_at_the_bound(engine, cases, visits):
    frame = waits(cases, lost=0.15, seed=cases + visits, visits=visits)
    for hours, truth in ((25, 0.5), (81, 0.9)):  # 100 q^2 hours is the quantile q of those who go on
        paces = study_paces(engine, laid(engine, frame), dict.fromkeys(range(1, RUNS + 1), hours * HOUR))
        assert len(paces) == RUNS
        assert np.mean([one.share for one in paces.values()]) == pytest.approx(truth, abs=0.005)
        low, high = alarms([(one.share, one.variance, one.goers) for one in paces.values()], truth)
        assert low <= 0.05
        assert high <= 0.05
        assert low + high > 0.005, "an interval that never misses says nothing"


@pytest.mark.slow
@pytest.mark.parametrize(("cases", "visits"), [(25, 1), (100, 3), (400, 1)])
def test_drop_off_at_the_bound_in_a_log_cut_short(engine, cases, visits):
    frame = waits(cases, lost=0.12, seed=7 * cases, visits=visits, power=0.5, watched=(0, 150))
    truth = 0.12 + 0.88 * (1 - 0.36)  # by 60 hours 36% of those who go on have gone on
    study = measure_study(engine, laid(engine, frame), dict.fromkeys(range(1, RUNS + 1), 60 * HOUR))
    assert all(one.limit_us <= 60 * HOUR for one in study.values())
    reaching = [one for one in study.values() if one.limit_us == 60 * HOUR]
    low, high = alarms([(1 - one.share, one.variance, one.clusters) for one in reaching], truth)
    assert len(reaching) > 0.8 * RUNS
    assert low <= 0.05
    assert high <= 0.05
