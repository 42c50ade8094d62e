"""What is written at the bars of the measured flow: who comes, who is lost, who arrives."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.render.map.facts import FEW, Loss, reach
from journeymap.render.map.palette import ALARM_TEXT, INK, MUTED
from journeymap.render.map.story import Step, Story, joined
from journeymap.render.map.text.measure import Fitted, fit
from journeymap.settings.numbers import NBSP, NONE

__all__ = ["Line", "arrived", "base_words", "left_words", "loss_words", "reach_words", "small_words"]

Line = tuple[Fitted, str]
"""A text in lines, and its colour."""
LOUD = 0.05
"""A loss of 5 points of all or more is said in full."""
WORTH = 0.25
"""From this part of a loss on, it is said how many failed outright."""
Words = tuple[str, str, bool, float]
"""Text, colour, weight, type size in px."""


def reach_words(story: Story, step: Step, room: float) -> tuple[Line, ...]:
    """Below a bar: the share that comes and how many they are; or why that is not known."""
    row, share = story.measured.get(step.id), reach(story, step)
    if row is None or (share is None and not row.hidden):
        return _set([(story.w("not in the log"), MUTED, False, 10.0)], room)
    if row.hidden or share is None:
        return _set([(NONE, MUTED, False, 10.0)], room)
    if (row.cases or 0) < FEW:
        return _set([(story.w("fewer than {count} cases").format(count=FEW), MUTED, False, 10.0)], room)
    many = story.n.count(row.cases or 0)
    said = story.w("{count} sent").format(count=many) if step.part.one_way and not step.side else f"n{NBSP}{many}"
    count = (said, MUTED, False, 10.0)
    if step.side:
        together = (joined((story.n.share(share), count[0])), MUTED, False, 10.0)
        return _set([together, (story.w("on the side"), MUTED, False, 10.0)], room)
    if step.optional:
        taken = story.w("{share} take it").format(share=story.n.share(share))
        return _set([(taken, MUTED, False, 12.0), count], room)
    return _set([(story.n.share(share), INK, True, 12.0), count], room)


def loss_words(story: Story, loss: Loss, room: float) -> tuple[Line, ...]:
    """Above a bar: a loss of weight in three parts, a small one in a muted line."""
    n, w = story.n, story.w
    points = n.decimal(-loss.points * 100)
    if round(loss.points * 100, 1) == 0:
        return ()
    if loss.points < LOUD:
        return _set([(joined((points, n.share(loss.share))), MUTED, False, 10.0)], room)
    bounds = f"({n.between(loss.low, loss.high)})" if loss.low is not None and loss.high is not None else ""
    lines = [
        (w("{count} points").format(count=points), ALARM_TEXT, True, 12.0),
        (joined((n.share(loss.share), bounds), " "), INK, False, 10.0),
    ]
    if loss.failed >= 0.005 and loss.failed >= WORTH * loss.share:
        lines.append((w("{share} failed").format(share=n.share(loss.failed)), MUTED, False, 10.0))
    return _set(lines, room)


def arrived(story: Story, room: float) -> tuple[Line, ...]:
    """Above the last bar of the main line: how many reach success, with interval and time; () where that is not known."""
    found = story.overlay.conversion if story.overlay else None
    if found is None or found.estimate is None:
        return ()
    wins = [outcome for outcome in story.graph.outcomes.values() if outcome.kind == "success"]
    name = story.say(wins[0].name) if len(wins) == 1 else story.w("Success")
    bounds = f"({story.n.between(found.low, found.high)})" if found.low is not None and found.high is not None else ""
    figures = joined((story.n.share(found.estimate), bounds), " ")
    within = story.w("within {time}").format(time=story.n.duration(found.horizon_s)) if found.horizon_s else ""
    lines = [(name[:1].upper() + name[1:], INK, True, 10.0), (figures, INK, False, 10.0), (within, MUTED, False, 10.0)]
    return _set(lines, room)


def base_words(story: Story) -> str:
    """What the shares are shares of."""
    cases = story.n.count(story.overlay.observed.cases if story.overlay else 0)
    return story.w("share of {count} cases that reach the step").format(count=cases)


def small_words(story: Story, losses: Iterable[Loss | None]) -> str:
    """What the two figures of a small loss are, where there is one."""
    small = any(loss and round(loss.points * 100, 1) != 0 and loss.points < LOUD for loss in losses)
    return story.w("lost: points of all · share of those there") if small else ""


def left_words(story: Story) -> str:
    """What "left" means here: the longest wait that the log can show."""
    horizons = [row.horizon_s for row in story.measured.values() if row.horizon_s]
    if not horizons:
        return ""
    low, high = min(horizons), max(horizons)
    return story.w("left: no next step within {time}, or a failure").format(time=story.n.duration(low, high))


def _set(lines: list[Words], room: float) -> tuple[Line, ...]:
    return tuple((fit(text, room, size, bold=bold), colour) for text, colour, bold, size in lines if text)
