"""Changes of a what-if held against the plan: ways that it does not have, channels that no touchpoint uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from journeymap.diagnostics import Severity
from journeymap.graph.compile import START
from journeymap.lint.context import Context
from journeymap.lint.questions.measured import is_mapped, is_seen
from journeymap.model.base import Item
from journeymap.model.data import Change
from journeymap.syntax.document import Path

__all__ = ["Plan", "Trouble", "off_plan", "on_channel"]

FEW = 5
"""So many ways on are still listed."""


class Trouble(NamedTuple):
    """What is wrong, at which part and where in it; how bad, where it differs."""

    part: Item
    message: str
    keys: Path = ()
    allowed: str = ""
    hint: str = ""
    severity: Severity | None = None


@dataclass(frozen=True)
class Plan:
    """What is planned, looked up once for all changes."""

    context: Context

    @cached_property
    def ways(self) -> set[tuple[str, str]]:
        """The planned ways, also those past what no event stands for."""
        context, graph = self.context, self.context.graph
        hidden = [key for key in context.touchpoints if not is_seen(context, key)]
        return graph.planned_pairs() | (graph.planned_pairs(hidden) if is_mapped(context) else set())

    @cached_property
    def channels(self) -> set[str]:
        """The channels that touchpoints use, for everybody or for one persona."""
        parts = self.context.touchpoints.values()
        differing = {name for part in parts for differs in part.personas.values() for name in differs.channel}
        return differing | {name for part in parts for name in part.channel}

    def nodes(self, name: str) -> list[str]:
        """The touchpoints or the outcome that an end of a way stands for; none where it is unknown."""
        context = self.context
        if name == START or name in context.touchpoints or name in context.outcomes:
            return [name]
        inside = [stage.touchpoints for stage in context.journey.stages if stage.id == name]
        return [part.id or "" for parts in inside for part in parts]

    def loss(self, step: str | None) -> float | None:
        """The loss that is planned at a touchpoint; where there is a log, that counts instead."""
        part = self.context.touchpoints.get(step or "")
        return part.planned_drop_off if part and not is_mapped(self.context) else None


def on_channel(plan: Plan, change: Change, added: set[str]) -> Iterator[Trouble]:
    """A channel that no touchpoint is in; `added` are those of new touchpoints."""
    channel = change.channel
    if not channel or channel not in plan.context.journey.channels or change.touchpoint or change.transition:
        return
    if channel not in plan.channels | added:
        yield Trouble(change, f'no touchpoint is in channel "{channel}"', ("channel",), "a channel that is used")


def off_plan(plan: Plan, change: Change, added: set[str]) -> Iterator[Trouble]:
    """A way that the plan does not have; what a log may show though nobody planned it is only doubtful."""
    context = plan.context
    sources, targets = (plan.nodes(end) for end in change.transition)
    unplanned = any(not context.touchpoints[key].planned for key in (*sources, *targets) if key in context.touchpoints)
    unsure = unplanned or added & set(change.transition) or context.vague & set(sources)
    if unsure or not sources or not targets or plan.ways & {(one, other) for one in sources for other in targets}:
        return
    start, end = change.transition
    leads = sorted({target for source, target in plan.ways if source in sources})
    hint = f'from "{start}" it leads to {", ".join(leads)}' if 0 < len(leads) <= FEW else ""
    doubtful = Severity.WARNING if all(is_seen(context, key) for key in (*sources, *targets)) else None
    message = f'the plan has no way from "{start}" to "{end}"'
    yield Trouble(change, message, ("transition",), hint=hint, severity=doubtful)
