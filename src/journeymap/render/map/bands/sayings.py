"""What is written beside the curves: the hardest moment, the end, and what was said at the extremes."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.render.map.facts import Feelings, emotion, feelings, quote
from journeymap.render.map.measure import fit, width
from journeymap.render.map.palette import ALARM_TEXT, INK, MUTED, NEXT_PERSONA
from journeymap.render.map.sheet import Sheet
from journeymap.render.map.story import Step, Story

__all__ = ["Saying", "sayings"]

NARROW, WIDE = 160.0, 240.0

Line = tuple[str, str, bool]
"""Text, colour, weight."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Lines that belong to a point of a curve; a `needed` one makes the band higher where it finds no room."""

    column: int
    value: float
    lines: tuple[Line, ...]
    needed: bool
    gap: float = 13.0
    most: float = 200.0

    @property
    def width(self) -> float:
        """The width of the longest line in px."""
        return max(width(text, bold=bold) for text, _, bold in self.lines)

    @property
    def height(self) -> float:
        """The height of all lines in px."""
        return 15.0 * len(self.lines)


def sayings(sheet: Sheet, wanted: bool) -> list[Saying]:
    """All that should stand beside the curves, the most telling first."""
    story = sheet.story
    found: list[Saying] = []
    said: set[str] = set()
    felt = feelings(story, story.persona)
    if felt is not None and sum(value is not None for value in _values(story, story.persona)) > 1:
        found += _moments(sheet, felt, said)
    if len(story.lines) > 1:
        found += [saying for persona in story.lines if (saying := _name(sheet, persona))]
    for index, persona in enumerate(story.lines):
        for step, value in _extremes(sheet, persona):
            if step.id + persona not in said:
                lines = _quoted(story, step, persona, NEXT_PERSONA if index else INK)
                found += [Saying(step.column, value, lines, False)] if lines else []
    if wanted:
        aims = [step for step in sheet.line(story.persona) if step.part.aim is not None]
        found.append(Saying(aims[0].column, aims[0].part.aim or 0.0, ((story.w("wanted"), MUTED, False),), False, 4.0))
    return found


def _values(story: Story, persona: str) -> list[float | None]:
    return [emotion(step, persona) for step in story.steps.values()]


def _moments(sheet: Sheet, felt: Feelings, said: set[str]) -> list[Saying]:
    """The hardest moment and the end, with what was said there."""
    story, found = sheet.story, []
    hardest = story.w("Hardest moment {value}").format(value=story.n.signed(felt.lowest))
    ends = story.w("End {value}").format(value=story.n.signed(felt.end))
    moments = [(felt.hardest, felt.lowest, hardest, ALARM_TEXT if felt.lowest < 0 else INK)]
    if felt.ended and felt.last != felt.hardest:
        moments.append((felt.last, felt.end, ends, INK))
    for step, value, words, colour in moments:
        if sheet.holds(step.column):
            said.add(step.id + story.persona)
            lines = ((words, colour, True), *_quoted(story, step, story.persona, INK))
            found.append(Saying(step.column, value, lines, True))
    return found


def _quoted(story: Story, step: Step, persona: str, colour: str) -> tuple[Line, ...]:
    """A quote of at most four lines; a longer one is left to the step's title."""
    text = quote(story, step, persona)
    for room in (NARROW, WIDE):
        lines = fit(text, room).lines
        if len(lines) <= (3 if room == NARROW else 4):
            return tuple((line, colour, False) for line in lines)
    return ()


def _name(sheet: Sheet, persona: str) -> Saying | None:
    """The persona's name where its curve stands farthest from the others."""
    story = sheet.story
    apart: list[tuple[float, Step, float]] = []
    for step in sheet.line(persona):
        value = emotion(step, persona)
        others = [emotion(step, other) for other in story.lines if other != persona]
        if value is not None:
            apart.append((min((abs(value - other) for other in others if other is not None), default=1.0), step, value))
    if not apart:
        return None
    _, step, value = max(apart, key=lambda entry: (entry[0], -entry[1].column))
    name = fit(story.persona_name(persona, short=True), NARROW, bold=True)
    colour = INK if persona == story.persona else NEXT_PERSONA
    return Saying(step.column, value, tuple((line, colour, True) for line in name.lines[:3]), False, most=58.0)


def _extremes(sheet: Sheet, persona: str) -> list[tuple[Step, float]]:
    """Steps where the curve turns or begins; side steps always, since a detour is worth a word. Strongest first."""
    felt = [(step, value) for step in sheet.line(persona) if (value := emotion(step, persona)) is not None]
    found = []
    for index, (step, value) in enumerate(felt):
        before = felt[index - 1][1] if index else None
        after = felt[index + 1][1] if index + 1 < len(felt) else None
        if before is None or after is None or (value - before) * (after - value) <= 0:
            found.append((step, value))
    if persona == sheet.story.persona:
        found += [(step, value) for step in sheet.steps if step.side and (value := emotion(step, persona)) is not None]
    return sorted(found, key=lambda pair: (-abs(pair[1]), pair[0].column))
