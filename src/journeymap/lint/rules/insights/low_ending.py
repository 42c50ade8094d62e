"""The rule low-ending."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.feelings import Moment, curve, place_of_emotion, signed
from journeymap.lint.parties import whom
from journeymap.lint.rule import Finding, insight

__all__ = ["low_ending"]


@insight("low-ending", draft=None)
def low_ending(context: Context, *, least: int = 4, low: float = -0.5, fall: float = 1.0) -> Iterator[Finding]:
    """The journey succeeds, and ends on a low note.

    Why: people judge an experience by its peak and by its end (the peak-end rule), far more than
    by the average. The end counts only where the emotion of the last step is known.

    Example:
        touchpoints:
          - {name: Compares plans, emotion: 0.5}
          - {name: Orders, emotion: 1}
          - {name: The line works, emotion: 2}
          - {name: Gets the first bill, emotion: -1.5}

    Better:
        touchpoints:
          - {name: Compares plans, emotion: 0.5}
          - {name: Sees what the first bill will be, emotion: -0.5}
          - {name: Orders, emotion: 1}
          - {name: The line works, emotion: 2}

    Options:
        least: the number of emotions along the main line from which on the rule speaks
        low: an end below this emotion is low
        fall: an end so far below the mean is low too, where it is the lowest point
    """
    ended: dict[str, list[str]] = {}
    for persona in context.lines:
        moments = curve(context, persona)
        felt = [moment.emotion for moment in moments if moment.emotion is not None]
        last = _end(context, moments)
        if last is None or last.emotion is None or len(felt) < least:
            continue
        mean = sum(felt) / len(felt)
        if last.emotion < low or (last.emotion == min(felt) and mean - last.emotion >= fall):
            ended.setdefault(last.step, []).append(persona)
    for step, personas in ended.items():
        yield _finding(context, step, personas)


def _end(context: Context, moments: list[Moment]) -> Moment | None:
    """The last step before success, messages that are only sent left out; None where the line ends otherwise."""
    ways = context.graph.leaving(moments[-1].step) if moments else []
    if not any(way.target in context.successes() and way.reason != "anywhere" for way in ways):
        return None
    known = next((index for index in reversed(range(len(moments))) if moments[index].emotion is not None), 0)
    silent = all(moment.part.one_way for moment in moments[known + 1 :])
    return moments[known] if silent else None


def _finding(context: Context, step: str, personas: list[str]) -> Finding:
    persona, part = personas[0], context.touchpoints[step]
    moments = curve(context, persona)
    felt = [moment.emotion for moment in moments if moment.emotion is not None]
    end = next(moment.emotion for moment in moments if moment.step == step and moment.emotion is not None)
    lowest = ", its lowest point" if end == min(felt) else ""
    message = (
        f'the journey ends on "{step}", which feels {signed(end)}{whom(context, personas)}{lowest} '
        f"(mean {signed(sum(felt) / len(felt))})"
    )
    hint = "people remember the end: close with something good, or bring the bad news earlier"
    return Finding(part.place, message, place_of_emotion(part, persona), hint=hint, element=step)
