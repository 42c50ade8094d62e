"""Where customers have to change the channel, as the map draws it: only where two steps share none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from journeymap.lint.context import Context
from journeymap.lint.questions.parties import meets_customer
from journeymap.model.people import ChannelKind
from journeymap.model.steps import Touchpoint

__all__ = ["IN_DIALOGUE", "Switch", "channels_of", "kinds_of", "loses_context", "spoken", "switches_into"]

IN_DIALOGUE: frozenset[ChannelKind | None] = frozenset({"personal-assistance", "dedicated-assistance", "self-service"})
"""Kinds of channels in which customers say or do something and get an answer."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A planned change of channel between two steps, and the personas who make it.

    `left` and `entered` are the channels of the two steps; "" stands for everybody where no persona is declared.
    """

    before: str
    after: str
    left: tuple[str, ...]
    entered: tuple[str, ...]
    personas: tuple[str, ...]


def switches_into(context: Context) -> dict[str, list[Switch]]:
    """The planned changes of channel, by the step that is entered, in the order of the file.

    They lie along the main line of each persona and on the ways into, along and out of its side steps. Steps in which
    customers do not take part, and messages that are sent whether or not they act, are passed over.
    """
    made: dict[tuple[str, str, tuple[str, ...], tuple[str, ...]], list[str]] = {}
    ways = _ways(context)
    for persona in context.lines:
        for key in dict.fromkeys(_switches(context, persona, ways)):
            made.setdefault(key, []).append(persona)
    found: dict[str, list[Switch]] = {}
    for (before, after, left, entered), personas in made.items():
        found.setdefault(after, []).append(Switch(before, after, left, entered, tuple(personas)))
    return {step: found[step] for step in context.touchpoints if step in found}


def channels_of(part: Touchpoint, persona: str) -> tuple[str, ...]:
    """The channels of a step for a persona: their own, else those of everybody."""
    differs = part.personas.get(persona)
    return (differs.channel if differs else ()) or part.channel


def kinds_of(context: Context, channels: tuple[str, ...]) -> set[ChannelKind | None]:
    """The kinds of channels; None among them where one is not said."""
    declared = context.journey.channels
    return {declared[name].kind if name in declared else None for name in channels}


def loses_context(part: Touchpoint) -> bool:
    """Whether the step says that nothing is carried over to it."""
    return str(part.carries_over or "").strip().lower() == "none"


def spoken(context: Context, channels: tuple[str, ...]) -> str:
    """Channels by the names that readers of the map know: `App or Phone`."""
    declared = context.journey.channels
    names = [str(declared[name].name) if name in declared else name for name in channels]
    return " or ".join(names)


Key = tuple[str, str, tuple[str, ...], tuple[str, ...]]


def _switches(context: Context, persona: str, ways: list[tuple[str, str]]) -> Iterator[Key]:
    steps: Mapping[str, Touchpoint] = context.touchpoints
    line = context.lines[persona]
    on_line = set(line)
    joined = [step for step in line if _counts(steps[step], persona)]
    beside = [
        (before, after)
        for before, after in ways
        if (before not in on_line or after not in on_line)
        and _counts(steps[before], persona)
        and _counts(steps[after], persona)
    ]
    # where everything leads to everything, as in a stage of any order, nothing of it is worth a word
    for before, after in [*pairwise(joined), *(beside if len(beside) <= 2 * len(steps) else ())]:
        left, entered = channels_of(steps[before], persona), channels_of(steps[after], persona)
        if not set(left) & set(entered):
            yield before, after, left, entered


def _ways(context: Context) -> list[tuple[str, str]]:
    """Planned ways from step to step, forwards."""
    place = {step: index for index, step in enumerate(context.touchpoints)}
    pairs = ((way.source, way.target) for way in context.graph.planned)
    return list(dict.fromkeys(pair for pair in pairs if place.get(pair[0], len(place)) < place.get(pair[1], -1)))


def _counts(part: Touchpoint, persona: str) -> bool:
    """Whether the persona takes part in the step, in a channel."""
    differs = part.personas.get(persona)
    skips = differs is not None and differs.skips
    return not skips and not part.one_way and meets_customer(part) and bool(channels_of(part, persona))
