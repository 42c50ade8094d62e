"""How far a model can be trusted: what it said of a log's later part, beside what came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journeymap.results.estimate import Estimate
from journeymap.results.table import Table

__all__ = ["VERSION", "Backtest", "Calibration", "CalibrationBin", "CutRow", "DistanceRow", "Distances"]

VERSION = 1


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Prefixes with a like forecast: the mean forecast, what came, and how many."""

    forecast: float
    came: float
    prefixes: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Forecasts of success, one a visit, for cases that were resolved after the cut.

    Args:
        cut: ISO 8601; the model saw nothing after it.
        prefixes, cases: what was forecast.
        brier: mean squared error of the forecasts; `first_order` that of a first-order chain.
        gain: brier less first_order, with its interval by case: negative is better.
        error: mean absolute calibration error over the bins.
        bound: the 95% point of that error where the model is true, from its own simulated test; good below it.
        bins: ten bins of equally many prefixes; neighbours with one forecast only are one.
        touchpoints: the same by touchpoint, in the order of `ids`.
        ids: the touchpoints' ids.
        unknown: prefixes at touchpoints of which the model knows nothing; they are not scored.
        until: ISO 8601; cases that begin later are not judged, since the log ends before they are settled.
        followed_s: how long every judged case could be followed at least.
    """

    cut: str
    prefixes: int
    cases: int
    brier: float
    first_order: float
    gain: Estimate
    error: float
    bound: float
    bins: tuple[CalibrationBin, ...]
    touchpoints: tuple[CalibrationBin, ...] = ()
    ids: tuple[str, ...] = ()
    unknown: int = 0
    until: str = ""
    followed_s: float = 0.0


@dataclass(frozen=True, slots=True)
class CutRow:
    """Eventual success said at a cut beside what came of the cases begun by then; None where the log can't say.

    Args:
        cut: ISO 8601; nothing after it was seen.
        cases: begun by then.
        model: what the model said; `low` and `high` are its band (the mass without exit all lost, and shared).
        overlay: the incidence of success at the cases' own h*.
        finished: the share of success among the cases finished by the cut.
        came: the share of success among those cases of which the whole log shows what became: finished, or silent.
    """

    cut: str
    cases: int
    model: float | None
    overlay: float | None
    finished: float | None
    came: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class DistanceRow:
    """One way of foretelling the test part: mean distances over the runs and their standard deviations.

    `name` is model, replay (the training log again), bootstrap (the test part drawn anew: the noise floor) or a published
    row. Times in hours; lower is better.
    """

    name: str
    runs: int
    n_gram: float
    absolute: float
    circadian: float
    relative: float
    cycle_time: float
    deviations: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Distances:
    """Distances of simulated logs from the test part, as the public protocol has them."""

    train_cases: int
    test_cases: int
    left_out: int
    rows: Table[DistanceRow]


@dataclass(frozen=True)
class Backtest:
    """What the backtest found; `verdict` says in plain sentences what it means."""

    journey: str
    log: str
    calibration: Calibration | None
    cuts: Table[CutRow]
    distances: Distances | None
    verdict: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The backtest as plain data, version 1."""
        from journeymap.results.plain import to_plain

        return {"journeymap": VERSION, **to_plain(self)}

    def __repr__(self) -> str:
        return f"Backtest({self.journey!r}, {len(self.cuts)} cuts, log {self.log!r})"

    def _repr_html_(self) -> str:
        from journeymap.results.backtest_html import backtest_html

        return backtest_html(self)
