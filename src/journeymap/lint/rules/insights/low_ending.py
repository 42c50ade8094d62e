"""The rule low-ending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.lint.context import Context
from journeymap.lint.questions.feelings import Moment, curve, place_of_emotion, signed
from journeymap.lint.questions.parties import whom
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
    ended: dict[str, list[_Ending]] = {}
    for persona in context.lines:
        moments = curve(context, persona)
        felt = [moment.emotion for moment in moments if moment.emotion is not None]
        last = _end(context, moments)
        if last is None or last.emotion is None or len(felt) < least:
            continue
        mean, lowest = sum(felt) / len(felt), last.emotion == min(felt)
        if last.emotion < low or (lowest and mean - last.emotion >= fall):
            ended.setdefault(last.step, []).append(_Ending(persona, last.emotion, mean, lowest))
    for step, endings in ended.items():
        yield _finding(context, step, endings)


@dataclass(frozen=True, slots=True)
class _Ending:
    persona: str
    emotion: float
    mean: float
    lowest: bool


def _end(context: Context, moments: list[Moment]) -> Moment | None:
    """The last step before success, messages that are only sent left out; None where the line ends otherwise."""
    ways = context.graph.leaving(moments[-1].step) if moments else []
    if not any(way.target in context.successes() and way.reason != "anywhere" for way in ways):
        return None
    known = next((index for index in reversed(range(len(moments))) if moments[index].emotion is not None), 0)
    silent = all(moment.part.one_way for moment in moments[known + 1 :])
    return moments[known] if silent else None


def _finding(context: Context, step: str, endings: list[_Ending]) -> Finding:
    """One finding a step: for those who feel worst there, with what holds for all of them."""
    worst = min(ending.emotion for ending in endings)
    told = [ending for ending in endings if ending.emotion == worst]
    first, part = told[0], context.touchpoints[step]
    facts = [", the lowest point"] if all(ending.lowest for ending in told) else [""]
    facts += [f" (mean {signed(first.mean)})"] if len({signed(ending.mean) for ending in told}) == 1 else []
    who = whom(context, [ending.persona for ending in told])
    message = f'the journey ends on "{step}", which feels {signed(worst)}{who}{"".join(facts)}'
    hint = "people remember the end: close with something good, or bring the bad news earlier"
    return Finding(part.place, message, place_of_emotion(part, first.persona), hint=hint, element=step)
