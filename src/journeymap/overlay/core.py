"""The core of an overlay: how cases stand, exits over time, transitions, and what the data are worth."""

from __future__ import annotations

from dataclasses import replace

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.events.instants import instant_us
from journeymap.events.log import EventLog
from journeymap.graph.compile import JourneyGraph
from journeymap.overlay.base import Base
from journeymap.overlay.conversion import conversion
from journeymap.overlay.exits import measure_exits
from journeymap.overlay.funnels import funnel_steps, window_us
from journeymap.overlay.mapping import Mapped, map_kinds, place_events
from journeymap.overlay.measures import fetch_measures, touchpoint_results, transition_results
from journeymap.overlay.nodes import Observable, observable
from journeymap.overlay.observation import Observation, iso_time, observe
from journeymap.overlay.options import Options
from journeymap.overlay.quality import (
    mapping_quality,
    reading_quality,
    restart_quality,
    silence_quality,
    time_quality,
    without_repeats,
)
from journeymap.overlay.restarts import Restart, no_journeys, part_journeys, restart_of
from journeymap.overlay.silence import Silence, measure_silence
from journeymap.overlay.standing import Standing
from journeymap.overlay.steps import fetch, keep
from journeymap.results.overlay import (
    Conformance,
    FunnelStep,
    Observed,
    Outcome,
    Overlay,
    TouchpointResult,
    TransitionResult,
)
from journeymap.results.table import Table

__all__ = ["measure_core"]


def measure_core(graph: JourneyGraph, engine: Engine, log: EventLog, options: Options) -> tuple[Base, Overlay]:
    """Lay the journey over the events in the engine's table `log`; definitions in docs/definitions.md.

    Raises:
        JourneyError: nothing is mapped, the map is ambiguous, or the log has no events to lay it over.
    """
    seen = observable(graph)
    funnel_steps(graph, seen)  # what it refuses is said before the log is worked through
    window = window_us(graph, options)
    observation = observe(engine, observed_until=_observed_until(graph, options), tail=log.provisional_tail_us)
    _require_channels(seen, observation)
    restart = restart_of(graph, options, by_person=log.by_person)
    mapped = map_kinds(engine, seen, log.columns, observation.until)
    observation = _part(engine, restart, mapped, log, observation)
    place_events(engine, seen, mapped.keys, observation.until)
    keep(engine, "walk")
    engine.drop("mapped")
    keep(engine, "visits")
    keep(engine, "cases")
    silence = measure_silence(engine, observation.until, options.silence_s(graph))
    keep(engine, "states", until=observation.until, since=observation.since, tau=silence.tau)
    engine.drop("cases")
    standing = Standing(tuple(fetch(engine, "standing")))
    exits = measure_exits(engine, observation.until, _within(graph))
    found = fetch_measures(engine, exits, silence.tau)
    entries = {seen.by_number(key).id: row["entries"] for key, row in found.ends.items() if row["entries"]}
    after_end = observation.events - sum(mapped.events.values()) - sum(mapped.off_map.values())
    persons = fetch(engine, "persons")[0]["persons"] if restart or "cluster" in log.roles else standing.cases
    quality = (
        *log.quality,
        *mapping_quality(seen, mapped.events, mapped.off_map, observation.cases - standing.cases),
        *time_quality(observation, after_end, silence, fetch(engine, "ties")[0], ordered=log.has_sequence),
        *silence_quality(silence),
        *restart_quality(restart, standing.cases, persons),
        *reading_quality(standing.begun_before, standing.cases - sum(entries.values()), exits),
    )
    overlay = Overlay(
        journey=graph.journey.id or "",
        engine=engine.name,
        log=log.content or log.label,
        observed=_observed(engine, observation, mapped, (standing.cases, persons), silence),
        quality=without_repeats(iter(quality)),
        outcomes=Table([Outcome(key, part.kind, standing.reached(seen, key)) for key, part in graph.outcomes.items()]),
        silent=standing.count(state="silent"),
        open=standing.count(state="open"),
        after_outcome=standing.late,
        begun_before=standing.begun_before,
        entries=entries,
        conversion=conversion(engine, seen, exits),
        touchpoints=Table(list(touchpoint_results(graph, seen, found)), TouchpointResult),
        transitions=Table(list(transition_results(seen, found)), TransitionResult),
        funnel=Table([], FunnelStep),
        funnel_within_s=None if window is None else window / 1e6,
        conformance=Conformance(fitting=standing.fit(fits=True), deviating=standing.fit(fits=False)),
    )
    base = Base(
        graph=graph,
        engine=engine,
        log=log,
        seen=seen,
        observation=observation,
        mapped=mapped,
        silence=silence,
        standing=standing,
        horizons=dict(exits.horizons),
        conversion_us=exits.limit,
    )
    return base, overlay


def _part(
    engine: Engine, restart: Restart | None, mapped: Mapped, log: EventLog, observation: Observation
) -> Observation:
    """Part persons' events into journeys, if that is asked for; with the number of cases that there are then."""
    if restart is None:
        no_journeys(engine)
        return observation
    part_journeys(engine, restart, mapped, log.columns.values())
    return replace(observation, cases=fetch(engine, "extent")[0]["cases"])


def _observed(
    engine: Engine, observation: Observation, mapped: Mapped, counts: tuple[int, int], silence: Silence
) -> Observed:
    cases, persons = counts
    return Observed(
        since=iso_time(observation.since),
        until=iso_time(observation.until),
        events=observation.events,
        mapped=sum(mapped.events.values()),
        off_map=mapped.off_map,
        cases=cases,
        variants=fetch(engine, "variants")[0]["variants"],
        inactive_after_s=None if silence.tau is None else silence.tau / 1e6,
        persons=None if persons == cases else persons,
    )


def _observed_until(graph: JourneyGraph, options: Options) -> int | None:
    events = graph.journey.events
    said = options.observed_until or (None if events is None else events.observed_until)
    if said is None:
        return None
    try:
        return instant_us(said, options.timezone or (None if events is None else events.timezone))
    except JourneyError as error:
        raise JourneyError(f"observed-until: {error.message}", error.hint) from None


def _within(graph: JourneyGraph) -> float | None:
    """The time in seconds within which the journey's budget asks for success."""
    expect = graph.journey.expect
    budget = None if expect is None else expect.conversion
    return None if budget is None or budget.within is None else budget.within.seconds


def _require_channels(seen: Observable, observation: Observation) -> None:
    asking = [node.id for node in seen.nodes if node.match and node.match.channel]
    if asking and not observation.channels:
        raise JourneyError(
            f'"{asking[0]}" is matched by channel, and no event of this log names one',
            "say which column holds the channel: --channel, or channel: under events:",
        )
