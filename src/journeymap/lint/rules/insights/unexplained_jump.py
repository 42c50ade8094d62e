"""The rule unexplained-jump."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from journeymap.lint.context import Context
from journeymap.lint.questions.feelings import Moment, curve, place_of_emotion, signed
from journeymap.lint.questions.foremost import foremost
from journeymap.lint.questions.parties import whom
from journeymap.lint.rule import Finding, insight

__all__ = ["unexplained_jump"]


@insight("unexplained-jump", draft=None, after=("low-without-pain",))
def unexplained_jump(context: Context, *, least: float = 3.0) -> Iterator[Finding]:
    """The emotion changes very much from one step to the next, and nothing says why.

    Why: whoever reads the map stops here and asks what happened. A pain point, a quote, a feeling in a word or a
    thought at the second step answers. Only neighbours on the main line of one persona are compared, never across a gap.

    Example:
        touchpoints:
          - {name: Waits for the parcel, emotion: -1.5}
          - {name: Unpacks it, emotion: 2}

    Better:
        touchpoints:
          - {name: Waits for the parcel, emotion: -1.5}
          - {name: Unpacks it, emotion: 2, quote: Even the colour is right!}

    Options:
        least: the change from which on it is found, on the scale from -2 to 2
    """
    jumps: dict[tuple[str, str], list[tuple[str, float, float]]] = {}
    for persona in context.lines:
        for before, after in pairwise(curve(context, persona)):
            if before.emotion is None or after.emotion is None or _explained(context, after, persona):
                continue
            if abs(after.emotion - before.emotion) >= least:
                told = (persona, before.emotion, after.emotion)
                jumps.setdefault((before.step, after.step), []).append(told)
    yield from foremost(_finding(context, *steps, told) for steps, told in jumps.items())


def _explained(context: Context, moment: Moment, persona: str) -> bool:
    part, differs = moment.part, moment.part.personas.get(persona)
    own = differs is not None and bool(differs.quote or differs.feeling or differs.thinking)
    words = part.quote or part.feeling or part.thinking or part.pain_points or part.journey
    return own or bool(words) or bool(context.graph.stage_of[moment.step].pain_points)


def _finding(context: Context, before: str, after: str, told: list[tuple[str, float, float]]) -> Finding:
    persona, here, there = told[0]
    part = context.touchpoints[after]
    verb = "rises" if there > here else "falls"
    who = whom(context, [name for name, _, _ in told])
    message = f'the emotion {verb} from {signed(here)} at "{before}" to {signed(there)} at "{after}"{who}, and nothing says why'
    hint = "add what the customer says or thinks there, or what hurts"
    return Finding(part.place, message, place_of_emotion(part, persona), hint=hint, element=after)
