"""Emotions that changed, for everybody and by persona, and what that does to mean, peak and end of the curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.diff.showing import number, quoted, shown
from journeymap.diff.subject import Subject, subject
from journeymap.diff.versions import Versions
from journeymap.diff.wording import wording
from journeymap.graph.compile import JourneyGraph
from journeymap.graph.mainline import main_line, skipped_by
from journeymap.model.steps import Differs, Touchpoint
from journeymap.results.diff import Change

__all__ = ["feelings"]

PERSONA_TEXTS = ("feeling", "quote", "doing", "thinking", "expects")


def feelings(both: Versions) -> Iterator[Change]:
    """What is felt otherwise, step by step and over the whole journey."""
    for old, new in both.both_steps():
        whom = subject("touchpoint", new.id or "", old, new)
        everybody = (old.emotion, new.emotion)
        if old.emotion != new.emotion:
            yield _felt(whom, *everybody)
        for before, after in _shared(both, old, new):
            yield from _persona(whom, after, old, new, before)
    yield from _curves(both)


def _shared(both: Versions, old: Touchpoint, new: Touchpoint) -> list[tuple[str, str]]:
    """Old and new ids of the personas of both versions that one of the two steps names."""
    pairs = {**{name: name for name in old.personas if name in new.personas}, **both.personas}
    return [(left, right) for left, right in pairs.items() if left in old.personas or right in new.personas]


def _persona(whom: Subject, persona: str, old: Touchpoint, new: Touchpoint, before: str) -> Iterator[Change]:
    left, right = old.personas.get(before, Differs()), new.personas.get(persona, Differs())
    keys = ("personas", persona)
    if left.skips != right.skips:
        name = quoted(persona)
        what = f"is skipped by {name} now" if right.skips else f"is no longer skipped by {name}"
        yield whom.change("skips-changed", what, keys=keys, old=shown(left.skips), new=shown(right.skips))
        return
    felt = (_felt_by(old, before), _felt_by(new, persona))
    if felt[0] != felt[1] and felt != (old.emotion, new.emotion):
        yield _felt(whom, *felt, persona)
    channels = [tuple(sorted(each.channel or step.channel)) for each, step in ((left, old), (right, new))]
    if channels[0] != channels[1] and (left.channel or right.channel):
        words = f"channel for {quoted(persona)}"
        yield whom.turned("channel-changed", words, channels[0], channels[1], (*keys, "channel"))
    own = Subject(whom.part, whom.element, whom.old, whom.new, f"{whom.label} for {quoted(persona)}", whom.at)
    yield from wording(own, left, right, *PERSONA_TEXTS)


def _felt(whom: Subject, before: float | None, after: float | None, persona: str = "") -> Change:
    to = f" to {quoted(persona)}" if persona else ""
    left, right = shown(before), shown(after)
    if before is None:
        what = f"has an emotion{to and ' of ' + quoted(persona)} now: {right}"
    elif after is None:
        what = f"has no emotion{to and ' of ' + quoted(persona)} any more, was {left}"
    else:
        what = f"feels {'better' if after > before else 'worse'}{to}: emotion {left} -> {right}"
    keys = ("personas", persona, "emotion") if persona else ("emotion",)
    return whom.change("emotion-changed", what, keys=keys, old=left, new=right)


def _felt_by(step: Touchpoint, persona: str) -> float | None:
    """What a persona feels: its own emotion, else everybody's."""
    own = step.personas.get(persona)
    return step.emotion if own is None or own.emotion is None else own.emotion


@dataclass(frozen=True, slots=True)
class Curve:
    """Mean, strongest and last emotion of a persona's main line; of two equally strong ones the worse."""

    mean: float
    peak: float
    end: float

    @staticmethod
    def of(felt: Sequence[float]) -> Curve:
        """The curve of emotions in the order of the journey."""
        return Curve(sum(felt) / len(felt), max(felt, key=lambda each: (abs(each), -each)), felt[-1])


def _curves(both: Versions) -> Iterator[Change]:
    personas = both.personas or ({"": ""} if not (both.old.personas or both.new.personas) else {})
    for before, after in personas.items():
        left, right = _curve(both.old_graph, before), _curve(both.new_graph, after)
        if left is None or right is None or left == right:
            continue
        effect = ", ".join(_moves(word, getattr(left, word), getattr(right, word)) for word in ("mean", "peak", "end"))
        if "->" not in effect:
            continue
        part, label = ("persona", quoted(after)) if after else ("the journey", "")
        whom = Subject(part, after, both.old.place, both.new.place, label)
        said = [f"{_short(each.mean)}, {_short(each.peak)}, {_short(each.end)}" for each in (left, right)]
        yield whom.change("curve-changed", f"has another curve: {effect}", keys=("stages",), old=said[0], new=said[1])


def _curve(graph: JourneyGraph, persona: str) -> Curve | None:
    """The curve along the main line, as the map draws it; None where nothing is felt."""
    line = (graph.touchpoints[step] for step in main_line(graph, skipped_by(graph, persona)))
    felt = [each for each in (_felt_by(part, persona) for part in line) if each is not None]
    return Curve.of(felt) if felt else None


def _moves(word: str, old: float, new: float) -> str:
    left, right = _short(old), _short(new)
    return f"{word} stays {left}" if left == right else f"{word} {left} -> {right}"


def _short(value: float) -> str:
    return number(round(value, 2))
