"""The backtest from beginning to end: read the log, see what came, cut it, fit, score."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.events.roles import roles_from
from journeymap.events.source import open_log
from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.needed import hoped_columns, needed_columns
from journeymap.overlay.observation import Observation, iso_time
from journeymap.overlay.options import options_from
from journeymap.results.backtest import Backtest, Calibration, CutRow, Distances
from journeymap.results.table import Table
from journeymap.simulate.backtest.calibration import calibrate
from journeymap.simulate.backtest.cuts import Came, came_of, cut_row, overlay_success
from journeymap.simulate.backtest.cutting import CutLog, cut_log
from journeymap.simulate.backtest.moments import cut_moment, cut_moments, follow_time, usual_cut
from journeymap.simulate.backtest.prefixes import Judged, set_aside, settled
from journeymap.simulate.backtest.verdict import verdict
from journeymap.simulate.fit import fit

__all__ = ["backtest"]

Tell = Callable[[str], None]
"""Told what is being done: `reading`, `benchmark`, `whole`, then each cut in words."""


def backtest(
    graph: JourneyGraph,
    opened: Callable[[], Engine],
    log: Any,
    *,
    cut: str | None = None,
    cuts: Sequence[str] | None = None,
    follow: str | None = None,
    seed: int = 1,
    order: int | None = None,
    benchmark: bool = False,
    tell: Tell = lambda _: None,
    **options: Any,
) -> Backtest:
    """Fit the model on an earlier part of a log and score it against what came later.

    Args:
        graph: the compiled journey.
        opened: opens the engine; it is closed again.
        log: what `overlay.run.overlay_log` takes.
        cut: when the log is cut for the calibration: a date, a time since its first event (`84d`) or a share of the time
            that it spans; unsaid: after four fifths of the time in which cases begin that it can follow to their end.
        cuts: when it is cut for eventual success; unsaid: at 30% to 80%.
        follow: how long a case must be followed to be judged by, as a duration; unsaid: until 98% are settled.
        seed: of the random numbers.
        order: how many of the last touchpoints count; unsaid: chosen by held-out log-loss at each cut.
        benchmark: whether whole logs are simulated and compared, too, by the public protocol.
        tell: is told what is being done.
        **options: the fields of `overlay.options.Options`.

    Raises:
        JourneyError: the log cannot be read, a cut is no moment within it, or there is nothing to score.
    """
    said = options_from(options)
    engine = opened()
    try:
        tell("reading")
        further = {"extra": needed_columns(graph), "hoped": hoped_columns(graph)}
        source = open_log(engine, log, roles_from(graph.journey.events, said.roles | further))
        distances = _distances(engine, seed, tell) if benchmark else None
        tell("whole")
        plan = _plan(cut_log(graph, engine, source, said), _When(cut, cuts, follow))
        scored = _scored(plan, order, seed, tell)
    finally:
        engine.close()
    return Backtest(
        journey=graph.journey.id or "",
        log=source.content or source.label,
        calibration=scored.calibration,
        cuts=Table(scored.rows, CutRow),
        distances=distances,
        verdict=verdict(scored.calibration, scored.rows, distances, plan.judged),
    )


@dataclass(frozen=True)
class _Plan:
    """What is cut when, and what came in the whole log: cases to judge by, cases begun by each cut."""

    log: CutLog
    judged: Judged
    came: Mapping[int, Came]


@dataclass(frozen=True)
class _Scored:
    calibration: Calibration | None
    rows: tuple[CutRow, ...]


@dataclass(frozen=True, slots=True)
class _When:
    """What the caller says of times; None leaves it to the log."""

    cut: str | None
    cuts: Sequence[str] | None
    follow: str | None


def _plan(log: CutLog, when: _When) -> _Plan:
    whole = log.whole().observation
    _require_span(whole)
    zone = _zone(log)
    found = settled(log.engine)
    if found is None:
        raise JourneyError(
            "no case of this log gets to an outcome in the time that it can show: there is nothing to hold forecasts against",
            "see which events stand for the outcomes, or take a longer log",
        )
    follow = found if when.follow is None else follow_time(when.follow)
    moment = cut_moment(whole, when.cut, zone) if when.cut else usual_cut(whole, follow)
    if not came_of(log.engine, moment).cases:
        raise JourneyError(
            f"no case begins between {iso_time(whole.since)} and the cut on {iso_time(moment)}: there is nothing to learn "
            "from",
            "cut later, or take a longer log",
        )
    judged = set_aside(log.engine, moment, whole.until, follow)
    came = {one: came_of(log.engine, one) for one in cut_moments(whole, when.cuts, zone)}
    return _Plan(log, judged, {one: known for one, known in came.items() if known.cases})


def _scored(plan: _Plan, order: int | None, seed: int, tell: Tell) -> _Scored:
    rows: list[CutRow] = []
    calibration = None
    for moment in sorted({*plan.came, plan.judged.cut}):
        tell(f"the log until {iso_time(moment)[:10]}")
        base = plan.log.until(moment)
        seen = overlay_success(base.engine)
        chain = fit(base, order=order, groups=0, times=False).chain
        if moment in plan.came:
            rows.append(cut_row(base, chain, seen, plan.came[moment]))
        if moment == plan.judged.cut:
            simple = fit(base, order=1, groups=0, times=False).chain
            calibration = calibrate(base, chain, simple, plan.judged, seed=seed)
    return _Scored(calibration, tuple(rows))


def _require_span(observed: Observation) -> None:
    if observed.until <= observed.since or observed.cases < 2:
        few = "one case" if observed.cases == 1 else "one moment"
        raise JourneyError(
            f"the log is of {few}: it cannot be cut into a part to learn from and a part to judge by",
            "take a longer log",
        )


def _zone(log: CutLog) -> str | None:
    events = log.graph.journey.events
    return log.options.timezone or (None if events is None else events.timezone)


def _distances(engine: Engine, seed: int, tell: Tell) -> Distances:
    from journeymap.simulate.backtest.whole_logs import compare_logs

    tell("benchmark")
    return compare_logs(engine, seed=seed)
