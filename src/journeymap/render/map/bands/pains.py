"""What hurts, numbered by step, and what could be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.model.steps import Opportunity, PainPoint
from journeymap.render.map.bands.cards import Card, Head, Style, card_rows
from journeymap.render.map.palette import (
    ALARM,
    ALARM_TEXT,
    ALARM_TINT,
    GOOD,
    GOOD_EDGE,
    GOOD_TINT,
    INK,
    MUTED,
    PAIN_EDGE,
)
from journeymap.render.map.sheet import Block, Sheet, lane
from journeymap.render.map.story import Step, Story, letters
from journeymap.settings.words import fixed

__all__ = ["opportunities", "pains"]

GRAVE = ("high", "critical")
PROVEN = ("tested", "done")
SEVERITIES = {
    "low": fixed("low"),
    "medium": fixed("medium"),
    "high": fixed("high"),
    "critical": fixed("critical"),
}
EFFORTS = {
    "small": fixed("small"),
    "medium": fixed("medium"),
    "large": fixed("large"),
}
STATES = {
    "idea": fixed("idea"),
    "planned": fixed("planned"),
    "doing": fixed("doing"),
    "done": fixed("done"),
    "dropped": fixed("dropped"),
    "tested": fixed("tested"),
}


@dataclass(frozen=True, slots=True)
class _Hurt:
    """A pain with its number, the stage and column it stands in, and what it rests on."""

    number: str
    stage: int
    column: int | None
    pain: PainPoint
    assumed: bool
    loose: bool = False


def pains(sheet: Sheet) -> Block | None:
    """Cards of pains; None where there are none."""
    story, found = sheet.story, list(_hurts(sheet))
    all_assumed = len(found) > 1 and all(hurt.assumed for hurt in found)
    cards = [
        Card(hurt.stage, hurt.column, _pain_head(story, hurt, said=not all_assumed), story.say(hurt.pain.text), (),
             _pain_style(hurt), hurt.loose)
        for hurt in found
    ]  # fmt: skip
    notes = (story.w("numbered by step"), story.w("all of them assumed") if all_assumed else "")
    return card_rows(sheet, "pains", lane(story.w("Pains"), *notes), cards)


def opportunities(sheet: Sheet) -> Block | None:
    """Cards of opportunities; None where there are none."""
    story = sheet.story
    numbers = {pain.id: f"{step.number}{letters(index)}" for step, index, pain in _pains(sheet, everywhere=True)}
    cards = [
        Card(step.stage, step.column, _chance_head(story, f"{step.number}{letters(index, upper=True)}", chance),
             story.say(chance.text), _foot(story, chance, numbers, _beside(step)), _chance_style(chance),
             step in sheet.unplanned)
        for step, index, chance in _chances(sheet)
    ]  # fmt: skip
    cards += [
        Card(number, None, _chance_head(story, story.w("whole stage"), chance), story.say(chance.text),
             _foot(story, chance, numbers, ()), _chance_style(chance))
        for number, stage in enumerate(story.stages)
        for chance in stage.opportunities
    ]  # fmt: skip
    title = lane(story.w("Opportunities"), story.w("proof; owner · effort"))
    return card_rows(sheet, "opportunities", title, cards)


def _hurts(sheet: Sheet) -> Iterator[_Hurt]:
    """The pains of the page's steps and stages."""
    story = sheet.story
    for step, index, pain in _pains(sheet):
        assumed = story.assumed(pain.evidence or step.part.evidence)
        number = f"{step.number}{letters(index)}"
        yield _Hurt(number, step.stage, step.column, pain, assumed, step in sheet.unplanned)
    for place, _, _ in sheet.stages:
        stage = story.stages[place]
        for pain in stage.pain_points:
            assumed = story.assumed(pain.evidence or stage.evidence)
            yield _Hurt(story.w("whole stage"), place, None, pain, assumed)


def _pains(sheet: Sheet, everywhere: bool = False) -> Iterator[tuple[Step, int, PainPoint]]:
    """Pains of the page's steps, or of all, planned or not, each with its place in the step's list."""
    story = sheet.story
    for step in (*story.steps.values(), *story.unplanned) if everywhere else (*sheet.steps, *sheet.unplanned):
        for index, pain in enumerate(step.part.pain_points):
            yield step, index, pain


def _chances(sheet: Sheet) -> Iterator[tuple[Step, int, Opportunity]]:
    for step in (*sheet.steps, *sheet.unplanned):
        for index, chance in enumerate(step.part.opportunities):
            yield step, index, chance


def _pain_head(story: Story, hurt: _Hurt, said: bool) -> tuple[Head, ...]:
    """Number, severity, and whether it is assumed, unless the band says so of all."""
    severity = story.w(SEVERITIES[hurt.pain.severity]) if hurt.pain.severity else ""
    assumed = story.w("assumed") if hurt.assumed and said else ""
    grave = hurt.pain.severity in GRAVE
    return ((hurt.number, INK, True), (severity, ALARM_TEXT, grave), (assumed, MUTED, False))


def _pain_style(hurt: _Hurt) -> Style:
    if hurt.pain.severity == "critical":
        return Style(ALARM, ALARM, ALARM_TINT, hurt.assumed)
    return Style(ALARM, PAIN_EDGE, dashed=hurt.assumed)


def _chance_head(story: Story, number: str, chance: Opportunity) -> tuple[Head, ...]:
    proven = chance.status in PROVEN
    words = story.w(STATES[chance.status]) if chance.status and proven else story.w("assumed")
    return ((number, INK, True), (words, GOOD, proven))


def _chance_style(chance: Opportunity) -> Style:
    return Style(GOOD, GOOD, GOOD_TINT) if chance.status in PROVEN else Style(GOOD, GOOD_EDGE, dashed=True)


def _foot(story: Story, chance: Opportunity, numbers: dict[str | None, str], beside: Sequence[str]) -> tuple[str, ...]:
    """Owner, effort, how far it is, and which pains elsewhere it would mend."""
    w = story.w
    owner = story.say(str(chance.owner)) if chance.owner else ""
    effort = w(EFFORTS[chance.effort]) if chance.effort else ""
    status = w(STATES[chance.status]) if chance.status and chance.status not in PROVEN else ""
    elsewhere = [numbers[pain] for pain in chance.addresses if pain in numbers and pain not in beside]
    against = w("against {numbers}").format(numbers=", ".join(elsewhere)) if elsewhere else ""
    return tuple(part for part in (owner, effort, status, against) if part)


def _beside(step: Step) -> tuple[str, ...]:
    return tuple(pain.id or "" for pain in step.part.pain_points)
