"""The overlay: a journey laid over a log, as a pipeline of steps that each leave a table or return rows."""

from __future__ import annotations

from typing import Any

from journeymap.diagnostics import JourneyError
from journeymap.events.engine import Engine
from journeymap.events.instants import instant_us
from journeymap.events.roles import roles_from
from journeymap.events.source import EventLog, open_log
from journeymap.graph.compile import JourneyGraph
from journeymap.model.values import Duration
from journeymap.overlay.conversion import conversion
from journeymap.overlay.exits import measure_exits
from journeymap.overlay.funnel import funnel_steps, measure_funnel
from journeymap.overlay.mapping import Mapped, condition_columns, map_events
from journeymap.overlay.measures import fetch_measures, touchpoint_results, transition_results
from journeymap.overlay.nodes import Observable, observable
from journeymap.overlay.observation import Observation, iso_time, observe
from journeymap.overlay.quality import (
    mapping_quality,
    reading_quality,
    restart_quality,
    silence_quality,
    time_quality,
    without_repeats,
)
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

__all__ = ["overlay", "overlay_log"]

ROLES = ("case", "activity", "time", "start", "channel", "timezone", "preset")

LONGEST_S = 1e12
"""30,000 years: no silence is longer."""


def overlay_log(graph: JourneyGraph, engine: Engine, log: Any, **options: Any) -> Overlay:
    """Read a log and lay the journey over it.

    Args:
        graph: the compiled journey.
        engine: where the work is done.
        log: a file, a glob, a DataFrame or an Arrow table.
        **options: `case`, `activity`, `time`, `start`, `channel`, `timezone`, `preset`: go before those of the journey's
            `events:`; `inactive_after`: a duration such as "30d", or seconds.

    Raises:
        JourneyError: the log cannot be read, the map is ambiguous, or an option is unknown.
    """
    unknown = sorted(set(options) - {*ROLES, "inactive_after"})
    if unknown:
        raise JourneyError(
            f'an overlay has no option "{unknown[0]}"', "there are: " + ", ".join((*ROLES, "inactive_after"))
        )
    roles = {name: options.get(name) for name in ROLES}
    matches = [part.match for part in graph.touchpoints.values()] + [part.match for part in graph.outcomes.values()]
    extra = condition_columns(matches)
    source = open_log(engine, log, roles_from(graph.journey.events, roles | {"extra": extra}))
    return overlay(
        graph, engine, source, inactive_after=options.get("inactive_after"), timezone=options.get("timezone")
    )


def overlay(
    graph: JourneyGraph,
    engine: Engine,
    log: EventLog,
    *,
    inactive_after: str | float | None = None,
    timezone: str | None = None,
) -> Overlay:
    """Lay the journey over the events in the engine's table `log`; definitions in docs/definitions.md.

    Args:
        graph: the compiled journey.
        engine: holds the table `log`.
        log: what is known of the log.
        inactive_after: tau, as a duration or in seconds; goes before the journey's `inactive-after`.
        timezone: the zone of `observed-until` where it names none; goes before the journey's.

    Raises:
        JourneyError: nothing is mapped, the map is ambiguous, or the log has no events to lay it over.
    """
    seen = observable(graph)
    steps = funnel_steps(graph, seen)
    observation = observe(engine, observed_until=_observed_until(graph, timezone), tail=log.provisional_tail_us)
    _require_channels(seen, observation)
    mapped = map_events(engine, seen, log.columns, observation.until)
    keep(engine, "walk")
    keep(engine, "visits")
    keep(engine, "cases")
    silence = measure_silence(engine, observation.until, _inactive_after(graph, inactive_after))
    keep(engine, "states", until=observation.until, since=observation.since, tau=silence.tau)
    standing = Standing(tuple(fetch(engine, "standing")))
    exits = measure_exits(engine, observation.until, _within(graph))
    found = fetch_measures(engine, exits, silence.tau)
    entries = {seen.by_number(key).id: row["entries"] for key, row in found.ends.items() if row["entries"]}
    after_end = observation.events - sum(mapped.events.values()) - sum(mapped.off_map.values())
    quality = (
        *log.quality,
        *mapping_quality(seen, mapped.events, mapped.off_map, observation.cases - standing.cases),
        *time_quality(observation, after_end, silence, fetch(engine, "ties")[0], ordered=log.has_sequence),
        *silence_quality(silence),
        *restart_quality(_restart(graph), by_person=log.by_person, cases=standing.cases),
        *reading_quality(standing.begun_before, standing.cases - sum(entries.values()), exits),
    )
    return Overlay(
        journey=graph.journey.id or "",
        engine=engine.name,
        log=log.content or log.label,
        observed=_observed(engine, observation, mapped, standing.cases, silence),
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
        funnel=Table(list(measure_funnel(engine, steps)), FunnelStep),
        conformance=Conformance(fitting=standing.fit(fits=True), deviating=standing.fit(fits=False)),
    )


def _observed(engine: Engine, observation: Observation, mapped: Mapped, cases: int, silence: Silence) -> Observed:
    return Observed(
        since=iso_time(observation.since),
        until=iso_time(observation.until),
        events=observation.events,
        mapped=sum(mapped.events.values()),
        off_map=mapped.off_map,
        cases=cases,
        variants=fetch(engine, "variants")[0]["variants"],
        inactive_after_s=None if silence.tau is None else silence.tau / 1e6,
    )


def _observed_until(graph: JourneyGraph, timezone: str | None) -> int | None:
    events = graph.journey.events
    if events is None or events.observed_until is None:
        return None
    try:
        return instant_us(events.observed_until, timezone or events.timezone)
    except JourneyError as error:
        raise JourneyError(f"observed-until: {error.message}", error.hint) from None


def _restart(graph: JourneyGraph) -> str | None:
    return None if graph.journey.events is None else graph.journey.events.restart


def _inactive_after(graph: JourneyGraph, given: str | float | None) -> float | None:
    """Tau in seconds, if anybody said one."""
    if isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given <= LONGEST_S:
        return float(given)
    if given is not None:
        return _duration(str(given))
    events = graph.journey.events
    return None if events is None or events.inactive_after is None else events.inactive_after.seconds


def _duration(text: str) -> float:
    try:
        duration = Duration.parse(text)
    except ValueError:
        duration = None
    if duration is None or duration.low != duration.high:
        raise JourneyError(f'inactive-after: "{text}" is not a duration', "write one such as 30d or 12h")
    return duration.seconds


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
