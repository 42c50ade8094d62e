"""What a journey tells the others: small enough to be kept in a cache, sent between processes, and compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeymap.lint.context import Context
from journeymap.lint.rule import Spot, Standing

__all__ = ["Mention", "Summary", "summarise"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Another journey that is named: by a touchpoint that stands for it, or by an outcome that it follows.

    `outcomes` are the words of the `when` beside the touchpoint's ways on, which may name that journey's outcomes.
    """

    journey: str
    element: str
    by: Literal["touchpoint", "outcome"]
    spot: Spot
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A journey as rules on a whole project see it."""

    file: str
    id: str
    name: str
    standing: Standing
    spot: Spot
    """Where the journey begins."""
    outcomes: tuple[str, ...]
    lifecycle: frozenset[str]
    """The parts of a customer's life that the journey or a stage of it belongs to."""
    mentions: tuple[Mention, ...]


def summarise(context: Context) -> Summary:
    """The summary of one journey."""
    journey, standing = context.journey, context.standing
    steps = [
        Mention(
            part.journey,
            step,
            "touchpoint",
            Spot.at(part.place, standing, "journey"),
            tuple(str(entry.when) for entry in part.next if entry.when),
        )
        for step, part in context.touchpoints.items()
        if part.journey
    ]
    ends = [
        Mention(part.then, key, "outcome", Spot.at(part.place, standing, "then"))
        for key, part in journey.outcomes.items()
        if part.then
    ]
    parts = {journey.lifecycle, *(stage.lifecycle for stage in journey.stages)}
    return Summary(
        file=context.file.file,
        id=journey.id or "",
        name=str(journey.name),
        standing=standing,
        spot=Spot.at(journey.place, standing, "id" if context.wrote(journey, "id") else "name"),
        outcomes=tuple(journey.outcomes),
        lifecycle=frozenset(part for part in parts if part),
        mentions=(*steps, *ends),
    )
