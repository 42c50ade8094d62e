"""From a log to a draft journey: counted in the engine, decided here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from journeymap.discover.choice import Choice, choose
from journeymap.discover.counting import (
    START,
    Activity,
    Counts,
    Node,
    Totals,
    activities,
    channels,
    count_nodes,
    count_ways,
    fits,
    lay,
    totals,
)
from journeymap.discover.draft import Draft, Fit
from journeymap.discover.endings import Ending, endings, with_a_success
from journeymap.discover.line import any_order, in_order
from journeymap.discover.naming import readable_names
from journeymap.discover.options import Thresholds
from journeymap.discover.plan import DONE, ENDED, Line, Plan, Way, connected, most_ways, planned_ways, usual_ways
from journeymap.discover.reading import read_log
from journeymap.discover.speech import guess_language
from journeymap.discover.stages import cut_into_stages
from journeymap.events.engine import Engine

__all__ = ["discover_log"]

Tell = Callable[[str], None]
USUAL_CHANNEL = 0.1
"""A touchpoint is in the channels of so many of its events."""


@dataclass(frozen=True)
class Found:
    """What the log shows, before it is put in order."""

    choice: Choice
    counts: Counts
    ends: Mapping[int, Ending]
    names: Mapping[int, str]


def discover_log(
    engine: Engine,
    log: Any,
    *,
    thresholds: Thresholds,
    language: str | None = None,
    tell: Tell = lambda _: None,
    **roles: Any,
) -> Draft:
    """Find a draft journey in a log.

    Args:
        engine: where the work is done.
        log: a file, a glob, a DataFrame, an Arrow table, or what else the engine reads.
        thresholds: what comes onto the map.
        language: of the activities' names; unsaid: guessed from them.
        tell: is told what is being done.
        **roles: which column plays which role, by field of `Roles`.

    Raises:
        JourneyError: the log cannot be read, or nothing of it may come onto the map.
    """
    tell("reading the log")
    source, events = read_log(engine, log, roles, tell)
    whole = totals(engine)
    tell(f"counting {whole.events:,} events of {whole.cases:,} cases")
    found = _found(engine, whole, thresholds, again=source.by_person)
    tell("putting steps in order")
    line, counts = _line(found, thresholds)
    plan, fit = _plan(engine, counts, line, thresholds)
    by_channel = _usual_channels(channels(engine), line.order)
    return Draft(
        label=source.label,
        events=events,
        totals=whole,
        counts=counts,
        plan=plan,
        stages=cut_into_stages(counts, line, by_channel),
        endings=_named_endings(found, plan),
        names=found.names,
        activities={step: found.choice.activities(step) for step in (*line.order, *found.ends)},
        channels=by_channel,
        left_out=found.choice.left_out,
        fit=fit,
        thresholds=thresholds,
        language=language or guess_language(found.names.values()),
        by_person=source.by_person,
    )


def _found(engine: Engine, whole: Totals, asked: Thresholds, *, again: bool) -> Found:
    """The steps and outcomes, counted as journeys that end with their first outcome."""
    known = activities(engine)
    by_name = {each.name: each for each in known}
    choice = choose(engine, known, cases=whole.cases, mean_s=whole.mean_s, thresholds=asked)
    lay(engine, choice.steps)
    ends = endings(count_nodes(engine), _names(choice))
    while True:
        lay(engine, choice.steps, ends)
        nodes = count_nodes(engine, again=again)
        fewer = _without_rare(choice, nodes, ends, asked, by_name)
        if fewer.steps == choice.steps:
            return Found(choice, count_ways(engine, nodes), with_a_success(ends), _names(choice))
        choice = fewer
        ends = {step: end for step, end in ends.items() if step in choice.steps.values()}


def _without_rare(
    choice: Choice,
    nodes: Mapping[int, Node],
    ends: Mapping[int, Ending],
    asked: Thresholds,
    by_name: Mapping[str, Activity],
) -> Choice:
    """Without what comes only after an outcome, and without the touchpoints beyond the number asked for."""
    steps = sorted({step for step in choice.steps.values() if step not in ends})
    journeys = {step: nodes[step].journeys if step in nodes else 0 for step in steps}
    whole = sum(node.firsts for node in nodes.values())
    by_journeys = sorted(steps, key=lambda step: (-journeys[step], step))
    kept = by_journeys[: asked.touchpoints]
    late = [step for step in kept[1:] if journeys[step] < max(1, asked.least * whole)]
    late += [step for step in ends if step not in nodes]
    fewer = choice.without(late, "late", by_name)
    return fewer.without(by_journeys[asked.touchpoints :], "beyond", by_name)


def _names(choice: Choice) -> dict[int, str]:
    """A name for each step, from its most frequent activity; no two alike."""
    first = {step: choice.activities(step)[0] for step in dict.fromkeys(choice.steps.values())}
    readable = readable_names(list(first.values()), list(choice.steps))
    return {step: readable[activity] for step, activity in first.items()}


def _line(found: Found, asked: Thresholds) -> tuple[Line, Counts]:
    steps = [step for step in found.counts.nodes if step not in found.ends]
    order = in_order(found.counts, steps, found.choice.precedence, asked.least)
    good = [step for step, end in found.ends.items() if end.kind == "success"]
    free = any_order(found.counts, order, found.choice.precedence)
    return Line(order, free, list(found.ends), good or [DONE]), found.counts


def _plan(engine: Engine, counts: Counts, line: Line, asked: Thresholds) -> tuple[Plan, Fit]:
    """The usual ways, and as many of the others, the most frequent first, as it takes for enough journeys to fit."""
    kept = connected(counts, line, usual_ways(counts, line, asked.ways, asked.least))
    plan = Plan(kept, line)
    planned = planned_ways(plan)
    others = [way for way in sorted(counts.ways, key=lambda way: (-counts.ways[way], way)) if way not in planned]
    others = [way for way in others if way[0] != START or way[1] in line.order]
    ranks: dict[Way, int] = dict.fromkeys(planned, 0) | {way: rank for rank, way in enumerate(others, 1)}
    by_worst = fits(engine, ranks)
    fitting, needed = by_worst.get(0, 0), 0
    most = min(len(others), most_ways(line) - len(kept))
    while fitting < asked.fit * counts.journeys and needed < most:
        needed += 1
        fitting += by_worst.get(needed, 0)
    plan = replace(plan, ways=kept | {way: counts.ways[way] for way in others[:needed]})
    taken = {way: steps for way, steps in counts.ways.items() if way[0] != START}
    inside = taken.keys() & planned_ways(plan)
    beside = 1 - sum(taken[way] for way in inside) / (sum(taken.values()) or 1) if taken else 0.0
    return plan, Fit(fitting, counts.journeys, len(inside), len(taken), beside)


def _usual_channels(found: Mapping[int, Mapping[str, int]], order: Sequence[int]) -> dict[int, list[str]]:
    usual = {}
    for step in order:
        events = found.get(step, {})
        whole = sum(events.values())
        usual[step] = [name for name, times in events.items() if times >= USUAL_CHANNEL * whole]
    return usual


def _named_endings(found: Found, plan: Plan) -> dict[int, Ending]:
    """The outcomes found, and those that the plan needs besides."""
    made = {DONE: Ending("success", told=False, last=0.0), ENDED: Ending("neutral", told=False, last=0.0)}
    needed = {target for _, target in plan.ways if target in made}
    return dict(found.ends) | {step: made[step] for step in sorted(needed, reverse=True)}
