"""The public protocol: train on the first part of a log, simulate as many cases as the rest holds, compare, ten times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from journeymap.diagnostics import JourneyError
from journeymap.results.backtest import DistanceRow, Distances
from journeymap.results.table import Table
from journeymap.simulate.backtest.distances import FIGURES, log_distances

__all__ = ["Draw", "Fit", "Log", "benchmark", "bootstrap", "generated", "replay", "split"]

SHARE = 0.8
COLUMNS = ("case", "activity", "start", "end")

Log = Mapping[str, NDArray[Any]]
"""A log as columns: case, activity, start and end (microseconds since 1970 UTC)."""
Draw = Callable[[int, int, int], Log]
"""Draws a log: cases, seed, start."""
Fit = Callable[[Log], Draw]


def split(log: Log, share: float = SHARE) -> tuple[Log, Log, int]:
    """The training part, the test part, and how many cases the boundary cuts.

    Events are ordered by their end; the first share of them lies before the boundary. Cases with all events before it are
    for training, those that begin after it for testing, and those that it cuts are in neither.

    Raises:
        JourneyError: one of the parts would be empty.
    """
    end = np.sort(log["end"])
    boundary = end[max(int(len(end) * share) - 1, 0)] if len(end) else 0
    names, case = np.unique(log["case"], return_inverse=True)
    began = np.full(len(names), np.iinfo(np.int64).max)
    done = np.full_like(began, np.iinfo(np.int64).min)
    np.minimum.at(began, case, log["start"])
    np.maximum.at(done, case, log["end"])
    first, second = done <= boundary, began > boundary
    if not first.any() or not second.any():
        raise JourneyError(
            "the log cannot be cut in two: no case ends before, or none begins after, the end of its first four fifths",
            "use a log that spans several times as long as a case takes",
        )
    left_out = int((~first & ~second).sum())
    return _only(log, first[case]), _only(log, second[case]), left_out


def benchmark(
    train: Log, test: Log, fit: Fit | None = None, *, runs: int = 10, seed: int = 1, left_out: int = 0
) -> Distances:
    """Distances of what the model foretells from the test part, beside the training log again and the test's own noise.

    Args:
        train: what is fitted to.
        test: what is compared with.
        fit: gets the training part and returns what draws a log; unsaid: the generator of this package.
        runs: how many logs are drawn.
        seed: of the first run; the next have the numbers after it.
        left_out: cases in neither part, to be passed on.

    Raises:
        JourneyError: log-distance-measures is not installed.
    """
    cases = len(np.unique(test["case"]))
    start = int(test["start"].min())
    drawn = (("model", (fit or generated)(train)), ("replay", replay(train)), ("bootstrap", bootstrap(test)))
    seeds = range(seed, seed + runs)
    rows = [_row(name, (draw(cases, one, start) for one in seeds), test) for name, draw in drawn]
    return Distances(len(np.unique(train["case"])), cases, left_out, Table(rows, DistanceRow))


def generated(train: Log) -> Draw:
    """The generator of this package, fitted to a log of whole cases as it stands.

    The test part ends where the log does: it holds the last fifth of the events, which at the pace of the training part is
    a quarter of its time. What would come later is not in the logs that are drawn. Where not all cases have begun by then,
    the test part is longer than that, and nothing is cut.
    """
    from journeymap.events.duck import DuckEngine
    from journeymap.events.roles import Roles
    from journeymap.events.source import open_log
    from journeymap.simulate.generate import fit_generator, generate

    rest = round((int(train["end"].max()) - int(train["start"].min())) * (1 - SHARE) / SHARE)
    with DuckEngine() as engine:
        open_log(engine, _as_table(train), Roles(case="case", activity="activity", time="end", start="start"))
        generator = fit_generator(engine)
    return lambda cases, seed, start: generate(generator, cases=cases, seed=seed, start=start, end=start + rest)


def replay(train: Log) -> Draw:
    """The last cases of the training log again, moved to the start; every run is the same."""

    def draw(cases: int, _seed: int, start: int) -> Log:
        _, case = np.unique(train["case"], return_inverse=True)
        began = np.full(case.max() + 1, np.iinfo(np.int64).max)
        np.minimum.at(began, case, train["start"])
        last = np.argsort(began, kind="stable")[-cases:]
        log = _only(train, np.isin(case, last))
        moved = start - int(began[last].min())
        return {**log, "start": log["start"] + moved, "end": log["end"] + moved}

    return draw


def bootstrap(test: Log) -> Draw:
    """The test part's own cases, drawn with replacement: what is left of the distances when the truth is known."""

    def draw(cases: int, seed: int, _start: int) -> Log:
        order = np.argsort(test["case"], kind="stable")
        names, first = np.unique(test["case"][order], return_index=True)
        last = np.r_[first[1:], len(order)]
        chosen = np.random.Generator(np.random.Philox(seed)).integers(0, len(names), cases)
        rows = np.concatenate([order[first[case] : last[case]] for case in chosen])
        log = _only(test, rows)
        return {**log, "case": np.repeat(np.arange(cases), (last - first)[chosen])}

    return draw


def _row(name: str, logs: Iterable[Log], test: Log) -> DistanceRow:
    found = np.array([log_distances(test, log) for log in logs])
    mean = [float(value) for value in found.mean(axis=0)]
    spread = np.where(np.ptp(found, axis=0) > 0, found.std(axis=0, ddof=min(len(found) - 1, 1)), 0.0)
    figures = dict(zip(FIGURES, mean, strict=True))
    return DistanceRow(name, len(found), **figures, deviations=tuple(float(value) for value in spread))


def _only(log: Log, rows: NDArray[Any]) -> Log:
    return {name: log[name][rows] for name in COLUMNS}


def _as_table(log: Log) -> Any:
    import pandas as pd

    times = {name: pd.to_datetime(log[name], unit="us", utc=True) for name in ("start", "end")}
    return pd.DataFrame({"case": log["case"], "activity": log["activity"], **times})
