"""Where every touchpoint leads, by the rules of the language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from journeymap.diagnostics import Span
from journeymap.graph.transition import LOST, START, Reason, Transition
from journeymap.model.base import Item
from journeymap.model.journey import Journey
from journeymap.model.resolve import touchpoints
from journeymap.model.steps import Stage, Touchpoint

__all__ = ["Planner", "drifts"]


class Planner:
    """Works out the planned transitions of a resolved journey.

    Unplanned touchpoints (`planned: false`) are on no path. Names that stand for nothing lead nowhere.
    """

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.steps: dict[str, Touchpoint] = {}
        self.stage_of: dict[str, Stage] = {}
        for stage, part in touchpoints(journey):
            # an id written twice means its first touchpoint, a reserved one none; lint reports both
            if part.planned and part.id not in (START, LOST):
                self.steps.setdefault(part.id or "", part)
                self.stage_of.setdefault(part.id or "", stage)
        self.order = list(self.steps)
        self.position = {step: index for index, step in enumerate(self.order)}
        self.stages = {stage.id: stage for stage in reversed(journey.stages)}
        successes = [key for key, outcome in journey.outcomes.items() if outcome.kind == "success"]
        self.end = successes[0] if len(successes) == 1 else None

    def transitions(self) -> Iterator[Transition]:
        """All transitions, from the start on, in the order of the file."""
        yield from self._way_on(self._starts())
        for step in self.order:
            yield from self._way_on(self._leaving(step))

    def _way_on(self, written: Iterable[Transition]) -> Iterator[Transition]:
        """What leaves one node: as written, and past optional touchpoints where no written way leads there."""
        direct = list(written)
        reached = {(way.target, way.when) for way in direct if way.share is None}
        for way in direct:
            for found in self._past_optional(way):
                repeated = found.share is None and (found.target, found.when) in reached
                if found.reason != "past-optional" or not repeated:
                    yield found

    def _starts(self) -> Iterator[Transition]:
        """Journeys start at the first touchpoint and wherever `starts` says so; the first takes the share left over."""
        first = self._entries(self.order[0]) if self.order else []
        marked = {step: part.starts for step, part in self.steps.items() if part.starts is not False}
        shares = {step: share for step, share in marked.items() if isinstance(share, float)}
        if len(first) == 1 and set(marked) - set(first) <= set(shares):
            shares.setdefault(first[0], max(0.0, 1.0 - sum(shares.values())))
        for step in dict.fromkeys([*first, *marked]):
            span = _span(self.steps[step], *(["starts"] if step in marked else []))
            yield Transition(START, step, "start", share=shares.get(step), span=span)

    def _leaving(self, step: str) -> Iterator[Transition]:
        part = self.steps[step]
        reached = set()
        for way in (*self._explicit(step, part), *(self._onwards(step, part) if drifts(part) else ())):
            reached.add(way.target)
            yield way
        for key, outcome in self.journey.outcomes.items():
            if outcome.anywhere and key not in reached:
                yield Transition(step, key, "anywhere", span=_span(outcome, "anywhere"))

    def _explicit(self, step: str, part: Touchpoint) -> Iterator[Transition]:
        for entry in part.next:
            targets = self._targets(entry.to or "", step)
            only = len(part.next) == 1 and entry.when is None
            share = entry.share if entry.share is not None else 1.0 if only else None
            if len(targets) > 1:
                share = self._spread(entry.share, targets)
            for target in targets:
                yield Transition(
                    step,
                    target,
                    "next",
                    when=entry.when or "",
                    share=share,
                    wait=entry.wait or part.wait,
                    switches=self._switches(step, target),
                    span=_span(entry),
                )

    def _spread(self, share: float | None, entries: list[str]) -> float | None:
        """What each entry of a stage in any order gets of a share that leads there; open where some may be left out."""
        skippable = any(self.steps[entry].optional is not False for entry in entries)
        return None if share is None or skippable else share / len(entries)

    def _onwards(self, step: str, part: Touchpoint) -> Iterator[Transition]:
        """To the following touchpoint, or all around an `order: any` stage: those whom `next` sends nowhere else."""
        around = self._around(step)
        targets = [*dict.fromkeys([*around, *self._following(step)])]
        complete = all(entry.share is not None for entry in part.next)
        rest = 1.0 - sum(entry.share or 0.0 for entry in part.next)
        for target in targets:
            reason: Reason = "any-order" if target in around else "sequence"
            yield Transition(
                step,
                target,
                reason,
                share=rest if complete and len(targets) == 1 else None,
                wait=part.wait,
                switches=self._switches(step, target),
                span=_span(part),
            )

    def _past_optional(self, way: Transition) -> Iterator[Transition]:
        """The way itself, and where it leads for those who leave out the optional touchpoints on it."""
        waiting, seen = [way], {way.target, way.source}
        while waiting:
            here = waiting.pop(0)
            part = self.steps.get(here.target)
            if part is None or part.optional is False:
                yield here
                continue
            often = part.optional if isinstance(part.optional, float) else None
            yield replace(here, share=_product(here.share, often))
            beyond = self._beyond(here.target)
            past = _product(here.share, None if often is None or len(beyond) > 1 else 1.0 - often)
            for target in beyond:
                if target not in seen:
                    seen.add(target)
                    switches = self._switches(way.source, target)
                    waiting.append(replace(here, target=target, reason="past-optional", share=past, switches=switches))

    def _beyond(self, step: str) -> list[str]:
        """Where the order of the file leads those who leave out `step`; past a stage only if all of it may be left."""
        around = self._around(step)
        skippable = all(self.steps[other].optional is not False for other in around)
        return [*around, *(self._following(step) if skippable else [])]

    def _around(self, step: str) -> list[str]:
        """The other touchpoints of a stage whose order is any."""
        stage = self.stage_of[step]
        return [other for other in self._inside(stage) if other != step] if stage.order == "any" else []

    def _following(self, step: str) -> list[str]:
        """What comes after `step`, or after its stage where the order is any; at last the only success."""
        stage = self.stage_of[step]
        last = self._inside(stage)[-1] if stage.order == "any" else step
        position = self.position[last] + 1
        if position < len(self.order):
            return self._entries(self.order[position])
        return [self.end] if self.end else []

    def _entries(self, step: str) -> list[str]:
        """The touchpoints entered when `step` is next: all of its stage where the order is any."""
        stage = self.stage_of[step]
        return self._inside(stage) if stage.order == "any" else [step]

    def _targets(self, name: str, source: str) -> list[str]:
        """What a reference means: a touchpoint, an outcome, or a stage's entries."""
        if name in self.steps or name in self.journey.outcomes:
            return [name]
        inside = self._inside(self.stages[name]) if name in self.stages else []
        entries = self._entries(inside[0]) if inside else []
        return [entry for entry in entries if entry != source or len(entries) == 1]

    def _inside(self, stage: Stage) -> list[str]:
        ids = dict.fromkeys(part.id or "" for part in stage.touchpoints)
        return [step for step in ids if self.stage_of.get(step) is stage]

    def _switches(self, source: str, target: str) -> bool:
        if source not in self.steps or target not in self.steps:
            return False
        before, after = set(self.steps[source].channel), set(self.steps[target].channel)
        return bool(before and after and not before & after)


def drifts(part: Touchpoint) -> bool:
    """Whether some go on to the following touchpoint: no `next`, or one that leaves a share unsaid."""
    conditional = all(entry.when is not None or entry.share is not None for entry in part.next)
    return conditional and sum(entry.share or 0.0 for entry in part.next) < 1.0 - 1e-9


def _product(whole: float | None, part: float | None) -> float | None:
    return None if whole is None or part is None else whole * part


def _span(part: Item, *keys: str) -> Span:
    return part.place.span(*keys)
