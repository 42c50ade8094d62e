"""The figures a map leads with, up to four: how many arrive, where most are lost, how long they wait, what feels worst."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeymap.render.map.facts import Loss, Waiting, in_short, losses, waits
from journeymap.render.map.felt import leads, measured, summed
from journeymap.render.map.story import Step, Story, joined

__all__ = ["Figure", "figures", "latest_wait", "most_lost"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A tile of the header."""

    label: str
    value: str
    note: str
    aside: str


def figures(story: Story) -> list[Figure]:
    """Up to four figures; none without an overlay, since a plan has no results."""
    if story.overlay is None:
        return []
    found = [_conversion(story), _biggest_loss(story), _longest_wait(story), _hardest(story)]
    return [Figure(*map(_tied, (one.label, one.value, one.note, one.aside))) for one in found if one]


def most_lost(story: Story) -> Loss | None:
    """The step at which most leave, in points of all."""
    found = [loss for loss in losses(story).values() if loss.points > 0]
    return max(found, key=lambda entry: entry.points, default=None)


def latest_wait(story: Story) -> Waiting | None:
    """The measured wait that breaks its promise worst; where all are kept, the longest."""
    found = [wait for wait in waits(story).values() if wait.measured]
    late = max(found, key=lambda wait: wait.low - (wait.promised or 0.0) if wait.late else -1.0, default=None)
    return late if late is None or late.late else max(found, key=lambda wait: wait.low)


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
    loss, w, n = most_lost(story), story.w, story.n
    if loss is None:
        return None
    label = w("Biggest loss: step {number}").format(number=loss.step.number)
    note = w("points, {share} of those there").format(share=n.share(loss.share))
    bounds = loss.low is not None and loss.high is not None
    aside = w("between {low} and {high}").format(low=n.percent(loss.low or 0), high=n.share(loss.high or 0))
    return Figure(label, n.decimal(-loss.points * 100), note, aside if bounds else "")


def _longest_wait(story: Story) -> Figure | None:
    wait, w, n = latest_wait(story), story.w, story.n
    if wait is None:
        return None
    row = story.measured[wait.step.id].time_to_next_s
    label = w("Wait after step {number}" if wait.late else "Longest wait: after step {number}")
    label = label.format(number=wait.step.number)
    promise = w("promised {time}").format(time=n.duration(wait.promised)) if wait.promised is not None else ""
    tail = w("one in ten over {time}").format(time=n.duration(row.p90)) if row and row.p90 is not None else ""
    return Figure(label, n.duration(wait.low), joined((w("median"), promise), ", "), tail)


def _hardest(story: Story) -> Figure | None:
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
