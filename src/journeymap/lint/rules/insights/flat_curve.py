"""The rule flat-curve."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.feelings import Moment, curve, place_of_emotion, signed
from journeymap.lint.rule import Finding, insight

__all__ = ["flat_curve"]


@insight("flat-curve")
def flat_curve(context: Context, *, least: int = 6, spread: float = 0.5) -> Iterator[Finding]:
    """All emotions of the map are nearly the same, so that the curve says nothing.

    Why: a curve is drawn to show where it is easy and where it is hard. One that is flat for every persona comes from
    averages or from politeness, not from customers. Measured emotions are what they are, and are not remarked on.

    Example:
        touchpoints:
          - {name: Compares offers, emotion: 1}
          - {name: Orders, emotion: 1}
          - {name: Pays by card, emotion: 1}
          - {name: Gets the parcel, emotion: 1}
          - {name: Unpacks it, emotion: 1}
          - {name: Puts it together, emotion: 1}

    Better:
        touchpoints:
          - {name: Compares offers, emotion: 0.5}
          - {name: Orders, emotion: 1}
          - {name: Pays by card, emotion: -0.5}
          - {name: Gets the parcel, emotion: 1}
          - {name: Unpacks it, emotion: 2}
          - {name: Puts it together, emotion: -1}

    Options:
        least: the number of emotions along the main line from which on the rule speaks
        spread: emotions that lie no further apart are nearly the same
    """
    curves = {
        persona: [each for each in curve(context, persona) if each.emotion is not None] for persona in context.lines
    }
    felt = [(persona, moments) for persona, moments in curves.items() if moments]
    if not felt or max(len(moments) for _, moments in felt) < least:
        return
    if any(_width(moments) > spread for _, moments in felt) or any(_measured(context, moments) for _, moments in felt):
        return
    persona, moments = max(felt, key=lambda pair: len(pair[1]))
    ranges = {_range(moments) for _, moments in felt}
    message = f"for every persona all emotions lie within {spread:g} of each other: the curves say nothing"
    if len(ranges) == 1:
        low, high = map(signed, ranges.pop())
        between = f"are {low}" if low == high else f"lie between {low} and {high}"
        message = f"all {len(moments)} emotions along the journey {between}: the curve says nothing"
    hint = "ask customers which moments were easy and which were hard"
    first = moments[0]
    yield Finding(first.part.place, message, place_of_emotion(first.part, persona), hint=hint)


def _range(moments: list[Moment]) -> tuple[float, float]:
    emotions = [moment.emotion for moment in moments if moment.emotion is not None]
    return min(emotions), max(emotions)


def _width(moments: list[Moment]) -> float:
    low, high = _range(moments)
    return high - low


def _measured(context: Context, moments: list[Moment]) -> bool:
    sources = context.journey.sources
    names = {moment.part.evidence or "" for moment in moments}
    return any(sources[name].kind == "measured" if name in sources else name == "measured" for name in names)
