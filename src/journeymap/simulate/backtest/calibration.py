"""Calibration: forecasts of success at each visit, beside what came of the cases, and beside what chance would make."""

from __future__ import annotations

import numpy as np

from journeymap.overlay.base import Base
from journeymap.overlay.observation import iso_time
from journeymap.results.backtest import Calibration, CalibrationBin
from journeymap.simulate.backtest.chance import own_error_bound
from journeymap.simulate.backtest.forecasts import forecasts, last_touchpoint
from journeymap.simulate.backtest.prefixes import Judged, prefixes_in
from journeymap.simulate.backtest.scores import bin_rows, binned, brier, calibration_error, gain
from journeymap.simulate.chain import Chain, Floats

__all__ = ["calibrate"]


def calibrate(base: Base, chain: Chain, simple: Chain, judged: Judged, *, seed: int) -> Calibration | None:
    """Score a chain on the cases that were set aside (prefixes.py); None where it can say nothing of any.

    Args:
        base: the journey laid over the cut log; its engine holds what was set aside.
        chain: the model fitted on the cut log.
        simple: the chain of first order fitted on it.
        judged: the cases that were set aside.
        seed: of the simulated test.
    """
    found, told = prefixes_in(base.engine, chain, base.seen), forecasts(chain)
    counts = found.counts.sum(axis=0)
    cases = judged.visiting
    bound = own_error_bound(chain, told, cases, seed=seed) if cases else None
    if not found.total or bound is None:
        return None
    rival = _of_last(chain, simple)
    by_touchpoint = _by_touchpoint(chain, counts, told.success)
    return Calibration(
        cut=iso_time(base.observation.until),
        prefixes=found.total,
        cases=cases,
        brier=float(brier(counts, told.success)),
        first_order=float(brier(counts, rival)),
        gain=gain(found.counts, told.success, rival, cases),
        error=float(calibration_error(counts, told.success)),
        bound=bound,
        bins=bin_rows(binned(counts, told.success)),
        touchpoints=tuple(by_touchpoint.values()),
        ids=tuple(by_touchpoint),
        unknown=found.unknown,
        until=iso_time(judged.last),
        followed_s=judged.settled_us / 1e6,
    )


def _of_last(chain: Chain, simple: Chain) -> Floats:
    """(C,) what the chain of first order says in each context of the other."""
    place, said = last_touchpoint(chain, simple), forecasts(simple).success
    return np.where(place >= 0, said[np.maximum(place, 0)], 0.0)


def _by_touchpoint(chain: Chain, counts: Floats, said: Floats) -> dict[str, CalibrationBin]:
    size = len(chain.touchpoints)
    visits = np.bincount(chain.at, weights=counts.sum(axis=1), minlength=size)
    told = np.bincount(chain.at, weights=counts.sum(axis=1) * said, minlength=size)
    came = np.bincount(chain.at, weights=counts[:, 1], minlength=size)
    return {
        name: CalibrationBin(float(told[t] / visits[t]), float(came[t] / visits[t]), int(visits[t]))
        for t, name in enumerate(chain.touchpoints)
        if visits[t]
    }
