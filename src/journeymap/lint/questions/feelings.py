"""How a journey feels: the emotions of a persona along its main line, and how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.lint.context import Context
from journeymap.model.steps import Touchpoint
from journeymap.syntax.document import Path

__all__ = ["Moment", "curve", "emotion_of", "feelings_at", "place_of_emotion", "signed"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A step on a persona's main line and how it feels, -2 to 2; None where nobody said: a gap, never neutral."""

    step: str
    part: Touchpoint
    emotion: float | None


def curve(context: Context, persona: str) -> list[Moment]:
    """The main line of a persona, in its order, with gaps; "" is everybody where no persona is declared."""
    parts = context.touchpoints
    return [Moment(step, parts[step], emotion_of(parts[step], persona)) for step in context.lines[persona]]


def emotion_of(part: Touchpoint, persona: str) -> float | None:
    """What a persona feels at a step; None where nobody said, or where the persona leaves the step out."""
    differs = part.personas.get(persona)
    if differs is None:
        return part.emotion
    if differs.skips:
        return None
    return part.emotion if differs.emotion is None else differs.emotion


def feelings_at(context: Context, part: Touchpoint) -> Iterator[tuple[str, float]]:
    """Each persona who feels something at a step, and what; "" stands for everybody where none is declared."""
    for persona in context.lines:
        emotion = emotion_of(part, persona)
        if emotion is not None:
            yield persona, emotion


def place_of_emotion(part: Touchpoint, persona: str) -> Path:
    """The keys that lead from a step to the emotion that holds for a persona."""
    differs = part.personas.get(persona)
    own = differs is not None and differs.emotion is not None
    return ("personas", persona, "emotion") if own else ("emotion",)


def signed(emotion: float) -> str:
    """An emotion as a designer writes it.

    >>> signed(1.0), signed(-1.25), signed(0)
    ('+1', '-1.2', '0')
    """
    rounded = round(emotion, 1) or 0.0
    return f"{rounded:+g}" if rounded else "0"
