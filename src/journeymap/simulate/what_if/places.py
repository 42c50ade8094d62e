"""What a change names, found in the chain: touchpoints, stages, outcomes, channels, the ends of a way."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from journeymap.graph.compile import START, JourneyGraph
from journeymap.model.data import Change
from journeymap.model.steps import Stage
from journeymap.simulate.chain import Ints
from journeymap.simulate.what_if.amounts import ImpossibleError
from journeymap.simulate.what_if.draft import Draft

__all__ = ["Places"]


@dataclass(frozen=True)
class Places:
    """The journey and the draft of its chain, with the touchpoints that the what-if adds.

    Args:
        graph: the compiled journey.
        draft: the chain as it is so far.
        added: names of new touchpoints by id, with their channels.
    """

    graph: JourneyGraph
    draft: Draft
    added: dict[str, tuple[str, tuple[str, ...]]]

    def called(self, name: str) -> str:
        """The name that readers know a touchpoint, a stage or an outcome by."""
        if name in self.added:
            return self.added[name][0] or name
        part = self.graph.touchpoints.get(name) or self.graph.outcomes.get(name) or self._stages.get(name)
        return (str(part.name) if part is not None else "") or name

    def channels(self, touchpoint: str) -> tuple[str, ...]:
        """The channels of a touchpoint."""
        if touchpoint in self.added:
            return self.added[touchpoint][1]
        part = self.graph.touchpoints.get(touchpoint)
        return part.channel if part is not None else ()

    def stage(self, touchpoint: str) -> str:
        """The stage of a touchpoint; "" for a new one."""
        stage = self.graph.stage_of.get(touchpoint)
        return (stage.id or "") if stage else ""

    def columns(self, name: str, key: str) -> list[int]:
        """The columns that a name stands for: one, or those of a stage's touchpoints that the chain has.

        Raises:
            ImpossibleError: it is none, or cannot be seen in the log.
        """
        targets = self.draft.targets
        if name in targets:
            return [targets.index(name)]
        inside = self._stages.get(name)
        found = [targets.index(part.id) for part in inside.touchpoints if part.id in targets] if inside else []
        if not found:
            raise self._unknown(name, key)
        return found

    def target(self, name: str, key: str) -> int:
        """Where a way leads that is said to go to `name`: of a stage the first planned touchpoint."""
        columns = self.columns(name, key)
        ids = [self.draft.targets[column] for column in columns]
        planned = [key not in self.graph.touchpoints or self.graph.touchpoints[key].planned for key in ids]
        return next((column for column, plan in zip(columns, planned, strict=True) if plan), columns[0])

    def rows(self, name: str, key: str) -> Ints:
        """The contexts at a touchpoint or at those of a stage; of `start` the start's.

        Raises:
            ImpossibleError: nobody was seen there.
        """
        if name == START:
            return np.array([0])
        columns = self.columns(name, key)
        rows = self.draft.rows(*columns)
        if not len(rows) or self.nobody(rows):
            raise ImpossibleError(f'nobody comes to "{name}", so nothing there can change', (key,))
        return rows

    def nobody(self, rows: Ints) -> bool:
        """Whether no journey comes to any of the contexts, or the log shows no visit of them."""
        draft = self.draft
        seen = draft.visits.sum() == 0 or draft.visits[rows].sum() > 0
        known = any(self.draft.touchpoints[draft.contexts[row][-1]] in self.added for row in rows.tolist())
        return not known and (not seen or not draft.weight[0, rows].sum() > 0)

    def in_channel(self, change: Change, *, alone: bool = False) -> list[int]:
        """The touchpoints of the chain in the change's channel; `alone`: only those in no other."""
        channel = change.channel or ""
        found = []
        for column, name in enumerate(self.draft.touchpoints):
            own = self.channels(name)
            if channel in own and (not alone or own == (channel,)) and len(self.draft.rows(column)):
                found.append(column)
        return found

    @cached_property
    def _stages(self) -> dict[str, Stage]:
        return {stage.id or "": stage for stage in self.graph.journey.stages}

    def _unknown(self, name: str, key: str) -> ImpossibleError:
        if name in self.graph.nodes or name in self._stages:
            part = self.graph.touchpoints.get(name)
            if part is not None and part.one_way:
                return ImpossibleError(
                    f'"{name}" is sent one way: nobody visits it, so nothing there can change', (key,)
                )
            message = f'"{name}" cannot be seen in the log, so nothing can be computed for it'
            return ImpossibleError(message, (key,), "give it a match")
        near = difflib.get_close_matches(name, [*self.draft.targets, *self._stages], 1)
        return ImpossibleError(f'"{name}" is not in this journey', (key,), f'did you mean "{near[0]}"?' if near else "")
