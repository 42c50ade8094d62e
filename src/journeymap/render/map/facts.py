"""The few figures a map leads with: what feels worst, where most are lost, how long they wait, how many arrive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.render.map.story import Step, Story
from journeymap.settings.words import fixed

__all__ = [
    "Feelings",
    "Loss",
    "Waiting",
    "emotion",
    "feelings",
    "in_short",
    "losses",
    "quote",
    "reach",
    "unfelt",
    "waits",
]

FEW = 5
"""Fewer cases than this are not shown as a figure."""


@dataclass(frozen=True, slots=True)
class Feelings:
    """How the journey feels to a persona, on the scale from -2 to 2."""

    hardest: Step
    lowest: float
    mean: float
    end: float
    last: Step
    ended: bool
    """Whether the journey ends there; false where it goes on and nobody says how that feels."""

    @property
    def flat(self) -> bool:
        """Whether all is felt alike, so that no moment is the hardest."""
        return self.end == self.lowest and abs(self.mean - self.lowest) < 1e-9


@dataclass(frozen=True, slots=True)
class Loss:
    """Who left at a step: points of all (0..1), share of those there with its bounds, share failed outright."""

    step: Step
    points: float
    share: float
    low: float | None
    high: float | None
    failed: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wait after a step, in seconds: planned from low to high, or the measured median; and what was promised."""

    step: Step
    low: float
    high: float
    measured: bool
    promised: float | None

    @property
    def late(self) -> bool:
        """Whether it takes longer than promised."""
        return self.measured and self.promised is not None and self.low > self.promised


def emotion(step: Step, persona: str) -> float | None:
    """What a persona feels at a step; None where nobody said, or where the persona leaves the step out."""
    differs = step.part.personas.get(persona)
    if differs is None:
        return step.part.emotion
    if differs.skips:
        return None
    return step.part.emotion if differs.emotion is None else differs.emotion


def quote(story: Story, step: Step, persona: str) -> str:
    """What a persona said at a step, in quotation marks."""
    differs = step.part.personas.get(persona)
    if differs is not None and differs.skips:
        return ""
    own = story.spoken(differs.quote if differs and differs.quote else None)
    first = not story.personas or persona == story.personas[0]
    return own or (story.spoken(step.part.quote) if first else "")


def feelings(story: Story, persona: str) -> Feelings | None:
    """The worst moment, the mean over the main line, and the end; None where no emotion is given."""
    felt = [(step, value) for step in story.steps.values() if (value := emotion(step, persona)) is not None]
    main = [
        (step, value)
        for name in story.lines[persona]
        if (value := emotion(step := story.steps[name], persona)) is not None
    ]
    if not main:
        return None
    hardest, lowest = min(felt, key=lambda pair: pair[1])
    mean = sum(value for _, value in main) / len(main)
    last, end = main[-1]
    later = [story.steps[name] for name in story.lines[persona] if story.steps[name].column > last.column]
    return Feelings(hardest, lowest, mean, end, last, all(step.part.one_way for step in later))


def unfelt(story: Story, steps: Iterable[Step]) -> list[Step]:
    """Those of `steps` of which nobody says how they feel, though a drawn persona takes them."""
    return [
        step
        for step in steps
        if all(emotion(step, name) is None for name in story.lines)
        and not all((own := step.part.personas.get(name)) and own.skips for name in story.lines)
    ]


def in_short(story: Story, felt: Feelings) -> str:
    """The mean and, where it is known, the end in words."""
    words = fixed("mean {mean}, end {end}" if felt.ended else "mean {mean}")
    return story.w(words).format(mean=story.n.signed(felt.mean), end=story.n.signed(felt.end))


def reach(story: Story, step: Step) -> float | None:
    """The share of all cases that come to a step; None where the log does not show it."""
    row, overlay = story.measured.get(step.id), story.overlay
    if row is None or overlay is None or not overlay.observed.cases or row.cases is None:
        return None
    return min(1.0, row.cases / overlay.observed.cases)


def losses(story: Story) -> dict[str, Loss]:
    """Losses by step id, where the log shows enough cases."""
    found: dict[str, Loss] = {}
    total = story.overlay.observed.cases if story.overlay else 0
    for step in story.steps.values():
        row = story.measured.get(step.id)
        drop = row.drop_off if row else None
        if row is None or drop is None or drop.estimate is None or not total or (row.cases or 0) < FEW:
            continue
        points = drop.estimate * (row.visits or 0) / total
        found[step.id] = Loss(step, points, drop.estimate, drop.low, drop.high, drop.failed or 0.0)
    return found


def waits(story: Story) -> dict[str, Waiting]:
    """Waits after steps by step id: the measured median where there is one, else what is planned."""
    found: dict[str, Waiting] = {}
    for step in story.steps.values():
        row = story.measured.get(step.id)
        median = row.time_to_next_s.median if row and row.time_to_next_s else None
        promise = step.part.respond_within.seconds if step.part.respond_within else None
        if median is not None:
            found[step.id] = Waiting(step, median, median, True, promise)
        elif step.part.wait is not None:
            found[step.id] = Waiting(step, step.part.wait.low, step.part.wait.high, False, promise)
        elif promise is not None:
            found[step.id] = Waiting(step, 0.0, 0.0, False, promise)
    return found
