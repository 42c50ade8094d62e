"""Two versions of one journey, with the parts of one that are parts of the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from journeymap.graph.compile import JourneyGraph
from journeymap.model.journey import Journey
from journeymap.model.read import JourneyFile
from journeymap.model.steps import Outcome, Stage, Touchpoint

__all__ = ["Mentions", "Pairs", "Versions", "in_order"]

Pairs = Mapping[str, str]
"""Ids of the old version, each with the id that the same part has in the new one."""


@dataclass(frozen=True)
class Mentions:
    """What journeys say about each other: ids of journeys they go into or follow, and words that may be outcomes."""

    journeys: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Versions:
    """The two versions of a journey, compiled, and the pairs found between them."""

    old_file: JourneyFile
    new_file: JourneyFile
    old_graph: JourneyGraph
    new_graph: JourneyGraph
    steps: Pairs = field(default_factory=dict)
    stages: Pairs = field(default_factory=dict)
    outcomes: Pairs = field(default_factory=dict)
    personas: Pairs = field(default_factory=dict)
    mentions: Mentions = field(default_factory=Mentions)

    @property
    def old(self) -> Journey:
        """The old model."""
        return self.old_graph.journey

    @property
    def new(self) -> Journey:
        """The new model."""
        return self.new_graph.journey

    @cached_property
    def old_stages(self) -> dict[str, Stage]:
        """Stages by id; of two with one id the first."""
        return {stage.id or "": stage for stage in reversed(self.old.stages)}

    @cached_property
    def new_stages(self) -> dict[str, Stage]:
        """Stages by id; of two with one id the first."""
        return {stage.id or "": stage for stage in reversed(self.new.stages)}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The new id of every old step, stage and outcome that both versions have."""
        return {**self.outcomes, **self.stages, **self.steps}

    @cached_property
    def before(self) -> dict[str, str]:
        """The step before each step of the new version, by id."""
        order = list(self.new_graph.touchpoints)
        return dict(zip(order[1:], order, strict=False))

    def called(self, old_id: str) -> str:
        """An old id as the new version has it."""
        return self.renamed.get(old_id, old_id)

    def both_steps(self) -> list[tuple[Touchpoint, Touchpoint]]:
        """Touchpoints of both versions, in the new order."""
        back = {new: old for old, new in self.steps.items()}
        olds, news = self.old_graph.touchpoints, self.new_graph.touchpoints
        return [(olds[back[name]], part) for name, part in news.items() if name in back]

    def both_stages(self) -> list[tuple[Stage, Stage]]:
        """Stages of both versions, in the new order."""
        back = {new: old for old, new in self.stages.items()}
        olds, news = self.old_stages, self.new_stages
        return [(olds[back[name]], news[name]) for name in in_order(self.new.stages) if name in back]

    def both_outcomes(self) -> list[tuple[str, Outcome, Outcome]]:
        """Outcomes of both versions with their new id, in the new order."""
        back = {new: old for old, new in self.outcomes.items()}
        return [(name, self.old.outcomes[back[name]], part) for name, part in self.new.outcomes.items() if name in back]

    @cached_property
    def relied_on(self) -> frozenset[str]:
        """Old ids that the analyst's half or other journeys name; all of them where there is a data file."""
        journey = self.old
        if journey.sections:
            return frozenset((*self.old_graph.touchpoints, *self.old_stages, *journey.outcomes, journey.id or ""))
        named: set[str] = {*journey.match, *self.mentions.replaced}
        named |= {name for step in journey.funnel_steps for name in step}
        named |= set(journey.expect.touchpoints) if journey.expect else set()
        for idea in journey.what_if.values():
            for change in idea.changes:
                named |= {change.touchpoint or "", change.redirect or "", change.to or "", *change.transition}
        named |= {name for name, part in self.old_graph.touchpoints.items() if part.match}
        named |= {name for name, end in journey.outcomes.items() if end.match}
        mentioned = self.mentions.journeys & {journey.id or ""}
        return frozenset(named | mentioned | (self.mentions.words & set(journey.outcomes) if mentioned else set()))


def in_order(stages: Iterable[Stage]) -> list[str]:
    """The ids of stages, each once."""
    return list(dict.fromkeys(stage.id or "" for stage in stages))
