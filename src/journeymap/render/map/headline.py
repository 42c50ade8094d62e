"""What the map says in a sentence: as its author put it, else the gravest thing that it shows."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.render.map.felt import summed
from journeymap.render.map.figures import latest_wait, most_lost
from journeymap.render.map.story import Step, Story

__all__ = ["headline"]

LOUD = 0.05
"""A loss of fewer points is not what a map is about."""
LONGEST = 60
"""A longer name of a step would be most of the sentence; its number stands for it."""
HARD = -0.5


def headline(story: Story) -> str:
    """The summary; else the loss, the late wait or the hardest moment that stands out; else situation, goal or name."""
    own = story.say(story.journey.summary)
    if own:
        return own
    for sentence in SENTENCES:
        found = sentence(story)
        if found:
            return found
    journey = story.journey
    return story.say(journey.scenario) or story.say(journey.goal) or story.say(journey.name)


def _called(story: Story, step: Step) -> str:
    return step.name if len(step.name) <= LONGEST else story.w("step {number}", number=step.number)


def _loss(story: Story) -> str:
    loss = most_lost(story)
    if loss is None or loss.points < LOUD:
        return ""
    lost = story.n.decimal(loss.points * 100, 0)
    step = _called(story, loss.step)
    return story.w("Most are lost here: {step}. {lost} of every 100 go no further.", step=step, lost=lost)


def _late(story: Story) -> str:
    wait = latest_wait(story)
    if wait is None or not wait.late:
        return ""
    taken, promised = story.n.duration(wait.low), story.n.duration(wait.promised or 0.0)
    step = _called(story, wait.step)
    return story.w(
        "{step}: the wait after it takes {time}, promised were {promised}", step=step, time=taken, promised=promised
    )


def _hardest(story: Story) -> str:
    found = summed(story)
    if found is None or found.lowest > HARD:
        return ""
    value = story.n.signed(found.lowest)
    return story.w("Hardest moment: {step} ({value})", step=_called(story, found.hardest), value=value)


SENTENCES: tuple[Callable[[Story], str], ...] = (_loss, _late, _hardest)
