"""The ways between channels: who goes along which, and where context is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from journeymap.render.map.facts import FEW
from journeymap.render.map.felt import channels_for, together
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import Step, Story

__all__ = ["Dot", "Way", "dots", "loses_context", "switches", "used", "ways"]

LEAST_SHARE = 0.05
Kind = Literal["main", "next", "side"]


@dataclass(frozen=True, slots=True)
class Way:
    """From a step in one channel to a step in the same or another; `lost` where customers have to start over."""

    kind: Kind
    before: Step
    after: Step
    start: str
    end: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A step in a channel: of the main persona, of the next one, of a detour, one more, or one that nobody planned."""

    kind: Literal["main", "next", "side", "also", "unplanned"]
    step: Step
    channel: str
    share: float | None = None
    """Of the step's visits, as measured; None where the step has but one channel."""


def loses_context(step: Step) -> bool:
    """Whether the journey says that nothing is carried over to this step."""
    return str(step.part.carries_over or "").strip().lower() == "none"


def used(story: Story) -> list[str]:
    """The channels that the map shows, in the order of the file."""
    named = {name for step in story.steps.values() for name in story.channels_of(step)}
    named |= {
        name for persona in together(story) for step in story.steps.values() for name in channels_for(step, persona)
    }
    named |= {channel for _, channel in _shares(story)}
    return [name for name in story.journey.channels if name in named]


def ways(sheet: Sheet) -> Iterator[Way]:
    """Those of detours, then those of the next persona that differ, then those of the main line."""
    story = sheet.story
    yield from _side(sheet)
    line = [step for step in sheet.line(story.persona) if story.channels_of(step)]
    main = [_way(story, "main", pair, story.persona) for pair in pairwise(line)]
    shown = {(way.before.id, way.after.id, way.start, way.end) for way in main}
    for persona in together(story)[1:]:
        own = [step for step in sheet.line(persona) if channels_for(step, persona)]
        for pair in pairwise(own):
            way = _way(story, "next", pair, persona)
            if (way.before.id, way.after.id, way.start, way.end) not in shown:
                yield way
    yield from main


def _way(story: Story, kind: Kind, pair: tuple[Step, Step], persona: str) -> Way:
    before, after = (_open(story, step, persona) for step in pair)
    changed = switches(story, *pair, persona) if kind != "next" else before[0] != after[0]
    return Way(kind, *pair, before[0], after[0], changed and loses_context(pair[1]))


def switches(story: Story, before: Step, after: Step, persona: str) -> bool:
    """Whether a persona has to change the channel between two steps, since they share none."""
    return not set(_open(story, before, persona)) & set(_open(story, after, persona))


def _open(story: Story, step: Step, persona: str) -> tuple[str, ...]:
    """The channels of a step that are open to a persona, else to everybody."""
    return channels_for(step, persona) or story.channels_of(step)


def _side(sheet: Sheet) -> list[Way]:
    """Ways into, along and out of side steps, between neighbours."""
    story = sheet.story
    pairs = [(story.steps.get(way.source), story.steps.get(way.target)) for way in story.ways]
    found = [
        (before, after)
        for before, after in pairs
        if before and after and (before.side or after.side) and before.column < after.column
        if sheet.holds(before.column) and sheet.holds(after.column)
        if story.channels_of(before) and story.channels_of(after)
    ]
    few = list(dict.fromkeys(found)) if len(found) <= 2 * len(sheet.steps) else []
    return [_way(story, "side", pair, story.persona) for pair in few]


def dots(sheet: Sheet) -> Iterator[Dot]:
    """The dots of this page, those that matter most last."""
    story, shares = sheet.story, _shares(sheet.story)
    for step in sheet.steps:
        main = story.channels_of(step)
        others = [name for persona in together(story)[1:] for name in channels_for(step, persona)[:1]]
        seen = {channel: share for (name, channel), share in shares.items() if name == step.id}
        planned = {*step.part.channel, *(name for own in step.part.personas.values() for name in own.channel)}
        for channel in dict.fromkeys([*reversed(main[1:]), *others, *seen, *main[:1]]):
            share = seen.get(channel) if len(seen) > 1 else None
            if channel in main[:1]:
                yield Dot("side" if step.side else "main", step, channel, share)
            elif channel in others and not step.side:
                yield Dot("next", step, channel, share)
            elif channel in main or channel in planned:
                yield Dot("also", step, channel, share)
            else:
                yield Dot("unplanned", step, channel, share)


def _shares(story: Story) -> dict[tuple[str, str], float]:
    """Measured shares of at least one in twenty by step and channel, of channels that the journey declares."""
    found = story.overlay.channels if story.overlay else None
    return {
        (use.touchpoint, use.channel): use.share.estimate
        for use in (found.use if found else ())
        if use.declared and use.touchpoint in story.steps and use.channel in story.journey.channels
        if use.share.estimate is not None and use.share.estimate >= LEAST_SHARE and (use.visits or 0) >= FEW
    }
