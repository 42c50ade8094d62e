"""The few figures a map leads with: what feels worst, where most are lost, how long they wait, how many arrive."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.render.map.story import Step, Story, joined
from journeymap.settings.words import fixed

__all__ = [
    "Feelings",
    "Figure",
    "Loss",
    "Waiting",
    "emotion",
    "feelings",
    "figures",
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
class Figure:
    """A tile of the header."""

    label: str
    value: str
    note: str
    aside: str


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
    own = story.say(differs.quote if differs and differs.quote else None)
    first = not story.personas or persona == story.personas[0]
    said = own or (story.say(step.part.quote) if first else "")
    return story.w.quoted(said.strip('“”„"')) if said else ""


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


def figures(story: Story) -> list[Figure]:
    """Up to four figures; none without an overlay, since a plan has no results."""
    if story.overlay is None:
        return []
    found = [_conversion(story), _biggest_loss(story), _longest_wait(story), _hardest(story)]
    return [Figure(*map(_tied, (one.label, one.value, one.note, one.aside))) for one in found if one]


def _tied(text: str) -> str:
    """A number stays on one line with the word before it: step 8."""
    return re.sub(r"(?<=\w) (?=[–+]?\d)", "\N{NO-BREAK SPACE}", text)


def _conversion(story: Story) -> Figure | None:
    overlay = story.overlay
    if overlay is None or overlay.conversion.estimate is None:
        return None
    found, w, n = overlay.conversion, story.w, story.n
    wins = [outcome for outcome in story.graph.outcomes.values() if outcome.kind == "success"]
    label = story.say(wins[0].name) if len(wins) == 1 else w("Success")
    within = w("within {time}").format(time=n.duration(found.horizon_s)) if found.horizon_s else ""
    low, high = found.low, found.high
    bounds = w("between {low} and {high}") if low is not None and high is not None else ""
    aside = bounds.format(low=n.percent(low or 0), high=n.share(high or 0))
    return Figure(label[:1].upper() + label[1:], n.share(found.estimate or 0), within, aside)


def _biggest_loss(story: Story) -> Figure | None:
    found = [loss for loss in losses(story).values() if loss.points > 0]
    if not found:
        return None
    loss, w, n = max(found, key=lambda entry: entry.points), story.w, story.n
    label = w("Biggest loss: step {number}").format(number=loss.step.number)
    note = w("points, {share} of those there").format(share=n.share(loss.share))
    bounds = loss.low is not None and loss.high is not None
    aside = w("between {low} and {high}").format(low=n.percent(loss.low or 0), high=n.share(loss.high or 0))
    return Figure(label, n.decimal(-loss.points * 100), note, aside if bounds else "")


def _longest_wait(story: Story) -> Figure | None:
    found = [wait for wait in waits(story).values() if wait.measured]
    if not found:
        return None
    w, n = story.w, story.n
    wait = max(found, key=lambda entry: (entry.late, entry.low - (entry.promised or 0.0 if entry.late else 0.0)))
    row = story.measured[wait.step.id].time_to_next_s
    label = w("Wait after step {number}" if wait.late else "Longest wait: after step {number}")
    label = label.format(number=wait.step.number)
    promise = w("promised {time}").format(time=n.duration(wait.promised)) if wait.promised is not None else ""
    tail = w("one in ten over {time}").format(time=n.duration(row.p90)) if row and row.p90 is not None else ""
    return Figure(label, n.duration(wait.low), joined((w("median"), promise), ", "), tail)


def _hardest(story: Story) -> Figure | None:
    from journeymap.render.map.felt import leads, measured, summed

    found = summed(story)
    if found is None:
        return None
    w, n = story.w, story.n
    label = w("Hardest moment: step {number}").format(number=found.hardest.number)
    note = in_short(story, found)
    aside = w("assumed") if story.assumed(found.hardest.part.evidence) else _source(story, found.hardest)
    rated = measured(story).get(found.hardest.id) if leads(story) else None
    if rated is not None:
        bounds = rated.low is not None and rated.high is not None
        words = w("between {low} and {high}").format(low=n.signed(rated.low or 0), high=n.signed(rated.high or 0))
        aside = words if bounds else w("fewer than 5 ratings")
    return Figure(label, n.signed(found.lowest), note, aside)


def _source(story: Story, step: Step) -> str:
    evidence = step.part.evidence or ""
    source = story.journey.sources.get(evidence)
    return story.say(source.name) if source else story.w(evidence) if evidence else ""
