"""From the model to a directed multigraph: what the company planned, as nodes and transitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

import networkx as nx

from journeymap.diagnostics import Span
from journeymap.model.journey import Journey
from journeymap.model.resolve import touchpoints
from journeymap.model.steps import Outcome, Stage, Touchpoint
from journeymap.model.values import Duration

__all__ = ["LOST", "START", "JourneyGraph", "Transition", "compile_journey"]

START = "start"
LOST = "lost"

Reason = Literal["start", "next", "sequence", "any-order", "past-optional", "anywhere"]


@dataclass(frozen=True, slots=True)
class Transition:
    """A planned way from one node to another.

    `reason` says which rule of the language made it. `share` is 1.0 for the only way on, None where the plan leaves
    it open; `switches` says that the two ends have no channel in common.
    """

    source: str
    target: str
    reason: Reason
    when: str = ""
    share: float | None = None
    wait: Duration | None = None
    switches: bool = False
    span: Span | None = None


@dataclass(frozen=True)
class JourneyGraph:
    """A compiled journey: its model and its network (networkx), nodes in the order of the file.

    Nodes are `start`, touchpoint ids, outcome ids and `lost`; their attribute `kind` is start, touchpoint, outcome or
    lost. Edges carry a `Transition` as attribute `transition`.
    """

    journey: Journey
    network: nx.MultiDiGraph = field(repr=False)

    @property
    def touchpoints(self) -> dict[str, Touchpoint]:
        """Touchpoints by id, in the order of the file."""
        return {part.id or "": part for _, part in touchpoints(self.journey)}

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """Outcomes by id."""
        return self.journey.outcomes

    @property
    def stage_of(self) -> dict[str, Stage]:
        """The stage of each touchpoint id."""
        return {part.id or "": stage for stage, part in touchpoints(self.journey)}

    @property
    def transitions(self) -> list[Transition]:
        """All planned transitions, from the start on, in the order of the file."""
        return [data["transition"] for _, _, data in self.network.edges(data=True)]

    def leaving(self, node: str) -> list[Transition]:
        """The planned transitions out of `node`."""
        return [data["transition"] for _, _, data in self.network.out_edges(node, data=True)]

    def planned_pairs(self, hidden: Iterable[str] = ()) -> set[tuple[str, str]]:
        """Planned (from, to) pairs, the `hidden` nodes contracted: ways in joined to ways out, transitively.

        Pairs from `start` name the planned entries.
        """
        out_of = {node: set(self.network.adj[node]) for node in self.network}
        for node in hidden:
            ways_on = out_of.pop(node, set()) - {node}
            for targets in out_of.values():
                if node in targets:
                    targets.remove(node)
                    targets.update(ways_on)
        return {(source, target) for source, targets in out_of.items() for target in targets}


def compile_journey(journey: Journey) -> JourneyGraph:
    """Compile a resolved journey. References to ids that do not exist lead nowhere; `lint` reports them."""
    network = nx.MultiDiGraph(journey=journey.id)
    network.add_node(START, kind="start")
    for stage, touchpoint in touchpoints(journey):
        network.add_node(touchpoint.id, kind="touchpoint", stage=stage.id, part=touchpoint)
    for outcome_id, outcome in journey.outcomes.items():
        network.add_node(outcome_id, kind="outcome", part=outcome)
    network.add_node(LOST, kind="lost")
    for transition in _Planner(journey).transitions():
        if transition.source in network and transition.target in network:
            network.add_edge(transition.source, transition.target, transition=transition)
    return JourneyGraph(journey, network)


class _Planner:
    """Works out where every touchpoint leads."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.steps = {part.id or "": part for _, part in touchpoints(journey)}
        self.stage_of = {part.id or "": stage for stage, part in touchpoints(journey)}
        self.stages = {stage.id: stage for stage in journey.stages}
        self.order = [step for step, part in self.steps.items() if part.planned]
        successes = [key for key, outcome in journey.outcomes.items() if outcome.kind == "success"]
        self.end = successes[0] if len(successes) == 1 else None

    def transitions(self) -> Iterator[Transition]:
        """All transitions; those that lead to an optional touchpoint also lead past it."""
        for transition in self._written():
            yield from self._past_optional(transition, {transition.target})

    def _written(self) -> Iterator[Transition]:
        yield from self._starts()
        for step in self.order:
            part = self.steps[step]
            yield from self._explicit(step, part)
            if _drifts(part):
                yield from self._onwards(step, part)
        for step in self.order:
            for key, outcome in self.journey.outcomes.items():
                if outcome.anywhere:
                    yield Transition(step, key, "anywhere", span=outcome.place.span("anywhere", part="key"))

    def _starts(self) -> Iterator[Transition]:
        """Journeys start at the first touchpoint and wherever `starts` says so."""
        first = self._entries(self.order[0]) if self.order else []
        marked = {step: part.starts for step, part in self.steps.items() if part.starts is not False}
        shares = [share for step, share in marked.items() if isinstance(share, float) and step not in first]
        known = {step: share for step, share in marked.items() if isinstance(share, float)}
        complete = len(shares) == len([step for step in marked if step not in first])
        rest = max(0.0, 1.0 - sum(shares)) if complete and len(first) == 1 else None
        for step in dict.fromkeys([*first, *marked]):
            share = known.get(step, rest if step in first else None)
            yield Transition(START, step, "start", share=share, span=self.steps[step].place.span())

    def _explicit(self, step: str, part: Touchpoint) -> Iterator[Transition]:
        for entry in part.next:
            targets = self._targets(entry.to or "")
            certain = 1.0 if len(part.next) == 1 and entry.when is None else None
            for target in targets:
                share = (entry.share if entry.share is not None else certain) if len(targets) == 1 else None
                yield Transition(
                    step,
                    target,
                    "next",
                    when=str(entry.when or ""),
                    share=share,
                    wait=entry.wait or part.wait,
                    switches=self._switches(step, target),
                    span=entry.place.span(),
                )

    def _onwards(self, step: str, part: Touchpoint) -> Iterator[Transition]:
        """To the following touchpoint, or all around an `order: any` stage, for those whom `next` sends nowhere else."""
        stage = self.stage_of[step]
        inside = [other for other in self._ids(stage) if other != step] if stage.order == "any" else []
        onwards = self._after(self._ids(stage)[-1] if inside else step)
        known = sum(entry.share or 0.0 for entry in part.next)
        complete = all(entry.share is not None for entry in part.next)
        targets = [*dict.fromkeys([*inside, *onwards])]
        share = 1.0 - known if complete and len(targets) == 1 else None
        for target in targets:
            reason: Reason = "any-order" if target in inside else "sequence"
            yield Transition(
                step,
                target,
                reason,
                share=share,
                wait=part.wait,
                switches=self._switches(step, target),
                span=part.place.span(),
            )

    def _past_optional(self, transition: Transition, seen: set[str]) -> Iterator[Transition]:
        part = self.steps.get(transition.target)
        if part is None or part.optional is False:
            yield transition
            return
        often = part.optional if isinstance(part.optional, float) else None
        whole = transition.share
        yield replace(transition, share=_product(whole, often))
        past = replace(transition, reason="past-optional", share=_product(whole, None if often is None else 1 - often))
        for target in self._after(transition.target):
            if target not in seen and target != transition.source:
                switches = self._switches(transition.source, target)
                yield from self._past_optional(replace(past, target=target, switches=switches), seen | {target})

    def _after(self, step: str) -> list[str]:
        """Where the order of the file leads after `step`: the next touchpoint or stage, at last the only success."""
        position = self.order.index(step) + 1
        if position < len(self.order):
            return self._entries(self.order[position])
        return [self.end] if self.end else []

    def _entries(self, step: str) -> list[str]:
        """The touchpoints entered when `step` is next: all of its stage where the order is any."""
        stage = self.stage_of[step]
        return self._ids(stage) if stage.order == "any" else [step]

    def _targets(self, name: str) -> list[str]:
        """What a reference means: a touchpoint, an outcome, or a stage's entries."""
        if name in self.stages and name not in self.steps:
            inside = self._ids(self.stages[name])
            return self._entries(inside[0]) if inside else []
        return [name]

    def _ids(self, stage: Stage) -> list[str]:
        return [part.id or "" for part in stage.touchpoints if part.planned]

    def _switches(self, source: str, target: str) -> bool:
        if source not in self.steps or target not in self.steps:
            return False
        before, after = set(self.steps[source].channel), set(self.steps[target].channel)
        return bool(before and after and not before & after)


def _drifts(part: Touchpoint) -> bool:
    """Whether some go on to the following touchpoint: no `next`, or one that leaves a share unsaid."""
    conditional = all(entry.when is not None or entry.share is not None for entry in part.next)
    return conditional and sum(entry.share or 0.0 for entry in part.next) < 1.0 - 1e-9


def _product(whole: float | None, part: float | None) -> float | None:
    return None if whole is None or part is None else whole * part
