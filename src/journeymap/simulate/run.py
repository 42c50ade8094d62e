"""A simulation: a model fitted to a log, loaded or made of the plan, and everything that was asked of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.events.roles import roles_from
from journeymap.events.source import open_log
from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.base import Base
from journeymap.overlay.core import measure_core
from journeymap.overlay.needed import hoped_columns, needed_columns
from journeymap.overlay.options import options_from
from journeymap.results.simulation import Note, Simulation
from journeymap.simulate.answers import model_of, success_of, touchpoint_values
from journeymap.simulate.asking import (
    Tell,
    Wanted,
    answers_of,
    currency_of,
    require_what_ifs,
    segments_of,
    times_of,
    underway_of,
)
from journeymap.simulate.fitted import Fitted
from journeymap.simulate.seen import compared, seen_success

__all__ = ["Tell", "Wanted", "fit_log", "lay_log", "simulate_log", "simulate_model", "simulate_plan"]


def lay_log(graph: JourneyGraph, engine: Engine, log: Any, *, tell: Tell = lambda _: None, **options: Any) -> Base:
    """Read a log and lay the journey over it, the core only.

    Args:
        graph: the compiled journey.
        engine: where the work is done.
        log: what `overlay.run.overlay_log` takes.
        tell: is told what is being done.
        **options: the fields of `overlay.options.Options`.

    Raises:
        JourneyError: the log cannot be read, the map is ambiguous, or an option is unknown.
    """
    said = options_from(options)
    tell("reading")
    further = {"extra": needed_columns(graph), "hoped": hoped_columns(graph)}
    source = open_log(engine, log, roles_from(graph.journey.events, said.roles | further))
    tell("core")
    return measure_core(graph, engine, source, said)[0]


def fit_log(
    graph: JourneyGraph,
    engine: Engine,
    log: Any,
    *,
    order: int | None = None,
    tell: Tell = lambda _: None,
    **options: Any,
) -> Fitted:
    """The model that a log gives; arguments as for `lay_log`, `order` as for `fit`."""
    return _fitted(lay_log(graph, engine, log, tell=tell, **options), order, tell)


def simulate_log(
    graph: JourneyGraph,
    engine: Engine,
    log: Any,
    *,
    wanted: Wanted | None = None,
    order: int | None = None,
    keep: Callable[[Fitted], None] = lambda _: None,
    tell: Tell = lambda _: None,
    **options: Any,
) -> Simulation:
    """Fit the model to a log and ask it.

    Args:
        graph: the compiled journey.
        engine: where the work is done.
        log: what `overlay.run.overlay_log` takes.
        wanted: what is asked.
        order: how many of the last touchpoints count; None: chosen on held-out visits.
        keep: is given the fitted model.
        tell: is told what is being done.
        **options: the fields of `overlay.options.Options`.

    Raises:
        JourneyError: the log cannot be read, the map is ambiguous, a what-if cannot be answered, or an option is unknown.
    """
    wanted = wanted or Wanted()
    require_what_ifs(graph, wanted)
    base = lay_log(graph, engine, log, tell=tell, **options)
    fitted = _fitted(base, order, tell)
    keep(fitted)
    return _simulated(graph, fitted, wanted, tell, base)


def simulate_plan(
    graph: JourneyGraph,
    *,
    wanted: Wanted | None = None,
    keep: Callable[[Fitted], None] = lambda _: None,
    tell: Tell = lambda _: None,
) -> Simulation:
    """Ask the model that the plan's own shares make; arguments as for `simulate_log`."""
    from journeymap.simulate.planned import planned_model

    fitted = planned_model(graph)
    found = simulate_model(graph, fitted, wanted=wanted, tell=tell)
    keep(fitted)
    return found


def simulate_model(
    graph: JourneyGraph, fitted: Fitted, *, wanted: Wanted | None = None, tell: Tell = lambda _: None
) -> Simulation:
    """Ask a model that is there already; arguments as for `simulate_log`.

    Raises:
        JourneyError: the model is another journey's, or what is asked needs a log.
    """
    wanted = wanted or Wanted()
    _require_model(graph, fitted)
    for asked, what in ((wanted.open, "customers under way"), (wanted.segments, "segments")):
        if asked:
            raise JourneyError(f"{what} are seen in a log only", "name the log: --events LOG")
    return _simulated(graph, fitted, wanted, tell, None)


def _fitted(base: Base, order: int | None, tell: Tell) -> Fitted:
    from journeymap.simulate.fit import fit

    tell("fit")
    return fit(base, order=order)


def _require_model(graph: JourneyGraph, fitted: Fitted) -> None:
    """A model of another journey, or of one that has lost a touchpoint since, would answer for something else."""
    if fitted.journey != (graph.journey.id or ""):
        raise JourneyError(
            f'the model is of the journey "{fitted.journey}", not of "{graph.journey.id}"', "fit it anew: --events LOG"
        )
    missing = [name for name in fitted.chain.targets if name not in graph.nodes]
    if missing:
        raise JourneyError(
            f'the model knows "{missing[0]}", which the journey does not have any more', "fit it anew: --events LOG"
        )


def _simulated(graph: JourneyGraph, fitted: Fitted, wanted: Wanted, tell: Tell, base: Base | None) -> Simulation:
    success = success_of(fitted)
    notes = fitted.notes
    if base is not None:
        seen, horizon_s = seen_success(base)
        success, further = compared(success, seen, horizon_s)
        notes += further
    what_ifs, impossible = answers_of(graph, fitted, wanted, tell)
    return Simulation(
        journey=graph.journey.id or "",
        log=fitted.log,
        model=model_of(fitted),
        success=success,
        touchpoints=touchpoint_values(graph, fitted),
        times=times_of(graph, fitted, wanted, tell),
        what_ifs=what_ifs,
        underway=underway_of(base, fitted, wanted, tell),
        segments=segments_of(base, fitted, wanted, tell),
        notes=_once((*notes, *impossible)),
        currency=currency_of(graph),
    )


def _once(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(dict.fromkeys(notes))
