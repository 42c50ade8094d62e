"""What is felt at each step: as the journey tells it of a persona, and as customers rated it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeymap.render.map.facts import FEW, Feelings, emotion, feelings
from journeymap.render.map.story import Step, Story

__all__ = [
    "Felt",
    "apart",
    "channels_for",
    "detour_share",
    "leads",
    "measured",
    "ratings",
    "summed",
    "together",
    "told",
]


@dataclass(frozen=True, slots=True)
class Felt:
    """A value on the scale from -2 to 2; not `sure` where it is assumed or fewer than five rated it.

    `low` and `high` are the bounds of a measured value, `answers` how many rated it; None where it is told.
    """

    step: Step
    value: float
    sure: bool
    low: float | None = None
    high: float | None = None
    answers: int | None = None


def told(story: Story, persona: str) -> dict[str, Felt]:
    """What the journey says that a persona feels, by step id."""
    return {
        step.id: Felt(step, value, not story.assumed(step.part.evidence))
        for step in story.steps.values()
        if (value := emotion(step, persona)) is not None
    }


def measured(story: Story) -> dict[str, Felt]:
    """What customers rated on the scale from -2 to 2, by step id; where there are several metrics, the most answers count."""
    found = story.overlay.emotion if story.overlay else None
    if found is None or not found.scores:
        return {}
    from journeymap.overlay.emotion.scales import read_scale

    best: dict[str, Felt] = {}
    for score in found.scores:
        step, value = story.steps.get(score.touchpoint), score.value
        if step is None or score.valence is None or not score.answers:
            continue
        metric = story.journey.metrics.get(score.metric)
        scale = read_scale("nps" if score.kind == "nps" else metric.scale if metric else None)
        low, high = (scale.valence(end) if end is not None else None for end in (value.low, value.high))
        sure = value.clusters >= FEW and low is not None and high is not None
        known = best.get(step.id)
        if known is None or (known.answers or 0) < score.answers:
            bounds = (_held(low), _held(high)) if sure else (None, None)
            best[step.id] = Felt(step, _held(score.valence) or 0.0, sure, *bounds, score.answers)
    return best


def _held(value: float | None) -> float | None:
    return None if value is None else max(-2.0, min(2.0, value))


def ratings(found: Mapping[str, Felt]) -> int:
    """How many ratings stand behind measured values."""
    return sum(felt.answers or 0 for felt in found.values())


def leads(story: Story) -> bool:
    """Whether ratings make the main curve: at two steps of the main line or more, and at half of those with a value."""
    found = measured(story)
    if not found:
        return False
    line, known = story.lines[story.persona], told(story, story.persona)
    rated = sum(name in found for name in line)
    return rated >= 2 and 2 * rated >= sum(name in found or name in known for name in line)


def together(story: Story) -> tuple[str, ...]:
    """The personas whose own curves stand in the main band; beside a measured curve there is room for one."""
    drawn = tuple(story.lines)
    return drawn[:1] if leads(story) else drawn


def apart(story: Story) -> tuple[str, ...]:
    """The personas that have a strip of their own; none where one persona was asked for."""
    drawn = tuple(story.lines)
    others = story.others if len(drawn) > 1 else ()
    return (*drawn[len(together(story)) :], *others)


def summed(story: Story) -> Feelings | None:
    """Hardest moment, mean and end of the main curve: as rated where ratings make it, else as told."""
    return over(measured(story), story.line) if leads(story) else feelings(story, story.persona)


def over(found: Mapping[str, Felt], line: Iterable[Step]) -> Feelings | None:
    """Hardest moment of all values `found`, mean and end of those on `line`."""
    steps = list(line)
    main = [found[step.id] for step in steps if step.id in found]
    if not main:
        return None
    hardest = min(found.values(), key=lambda felt: felt.value)
    last = main[-1]
    later = [step for step in steps if step.column > last.step.column]
    mean = sum(felt.value for felt in main) / len(main)
    ended = all(step.part.one_way for step in later)
    return Feelings(hardest.step, hardest.value, mean, last.value, last.step, ended)


def channels_for(step: Step, persona: str) -> tuple[str, ...]:
    """The channels of a step for a persona: its own where the journey says so, else those of everybody; none if skipped."""
    differs = step.part.personas.get(persona)
    if differs is not None and differs.skips:
        return ()
    return (differs.channel if differs else ()) or step.part.channel


def detour_share(story: Story, source: Step, target: Step) -> float | None:
    """The share that goes from a step into a detour: measured where the log shows it, else as planned."""
    row = story.measured.get(source.id)
    if row and row.exits and row.exits.get(target.id) is not None and (row.cases or 0) >= FEW:
        return row.exits[target.id]
    shares = [way.share for way in story.ways if (way.source, way.target) == (source.id, target.id)]
    known = [share for share in shares if share is not None]
    return sum(known) if known else None
