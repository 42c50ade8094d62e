"""What hurts, numbered by step, and what could be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from journeymap.render.map.story import Step, Story, joined, letters

__all__ = ["opportunities", "pains"]

GRAVE = ("high", "critical")
PROVEN = ("tested", "done")


def pains(sheet: Sheet) -> Block | None:
    """Cards of pains; None where there are none."""
    story = sheet.story
    cards = [
        Card(step.stage, step.column, _pain_head(story, f"{step.number}{letters(index)}", pain, step.part.evidence),
             story.say(pain.text), "", _pain_style(story, pain, step.part.evidence))
        for step, index, pain in _pains(sheet)
    ]  # fmt: skip
    cards += [
        Card(number, None, _pain_head(story, story.w("whole stage"), pain, stage.evidence), story.say(pain.text), "",
             _pain_style(story, pain, stage.evidence))
        for number, stage in enumerate(story.stages)
        for pain in stage.pain_points
    ]  # fmt: skip
    return card_rows(sheet, "pains", lane(story.w("Pains"), story.w("numbered by step")), cards)


def opportunities(sheet: Sheet) -> Block | None:
    """Cards of opportunities; None where there are none."""
    story = sheet.story
    numbers = {pain.id: f"{step.number}{letters(index)}" for step, index, pain in _pains(sheet, everywhere=True)}
    cards = [
        Card(step.stage, step.column, _chance_head(story, f"{step.number}{letters(index, upper=True)}", chance),
             story.say(chance.text), _foot(story, chance, numbers, _beside(step)), _chance_style(chance))
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


def _pain_head(story: Story, number: str, pain: PainPoint, evidence: str | None) -> tuple[Head, ...]:
    severity = story.w(pain.severity) if pain.severity else ""
    assumed = story.w("assumed") if story.assumed(pain.evidence or evidence) else ""
    return ((number, INK, True), (severity, ALARM_TEXT, pain.severity in GRAVE), (assumed, MUTED, False))


def _pain_style(story: Story, pain: PainPoint, evidence: str | None) -> Style:
    dashed = story.assumed(pain.evidence or evidence)
    if pain.severity == "critical":
        return Style(ALARM, ALARM, ALARM_TINT, dashed)
    return Style(ALARM, PAIN_EDGE, dashed=dashed)


def _chance_head(story: Story, number: str, chance: Opportunity) -> tuple[Head, ...]:
    proven = chance.status in PROVEN
    words = story.w(chance.status) if chance.status and proven else story.w("assumed")
    return ((number, INK, True), (words, GOOD, proven))


def _chance_style(chance: Opportunity) -> Style:
    return Style(GOOD, GOOD, GOOD_TINT) if chance.status in PROVEN else Style(GOOD, GOOD_EDGE, dashed=True)


def _foot(story: Story, chance: Opportunity, numbers: dict[str | None, str], beside: Sequence[str]) -> str:
    """Owner, effort, how far it is, and which pains elsewhere it would mend."""
    w = story.w
    owner = story.say(str(chance.owner)) if chance.owner else ""
    status = w(chance.status) if chance.status and chance.status not in PROVEN else ""
    elsewhere = [numbers[pain] for pain in chance.addresses if pain in numbers and pain not in beside]
    against = w("against {numbers}").format(numbers=", ".join(elsewhere)) if elsewhere else ""
    return joined((owner, w(f"{chance.effort} effort") if chance.effort else "", status, against))


def _beside(step: Step) -> tuple[str, ...]:
    return tuple(pain.id or "" for pain in step.part.pain_points)
