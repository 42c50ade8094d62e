"""What a map claims that customers feel, say and suffer, and how it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.lint.context import Context
from journeymap.model.steps import Differs, Stage, Touchpoint

__all__ = ["Claim", "claims", "is_assumed"]


@dataclass(frozen=True, slots=True)
class Claim:
    """An emotion, a quote or a pain point, in words for a message; `evidence` is None where no level says any."""

    words: str
    evidence: str | None


def claims(context: Context) -> Iterator[Claim]:
    """Every claim, in the order of the file."""
    for stage in context.journey.stages:
        yield from _pains(stage)
        for part in stage.touchpoints:
            yield from _felt(part, part)
            for differs in part.personas.values():
                yield from _felt(part, differs)
            yield from _pains(part)


def is_assumed(context: Context, claim: Claim) -> bool:
    """Whether nobody observed or measured it; what is unsaid is assumed, what is misspelt may be anything."""
    source = context.journey.sources.get(claim.evidence or "")
    return claim.evidence is None or (source.kind if source else claim.evidence) == "assumed"


def _felt(part: Touchpoint, told: Touchpoint | Differs) -> Iterator[Claim]:
    if told.emotion is not None:
        yield Claim(f'the emotion at "{part.id}"', part.evidence)
    if told.quote:
        yield Claim(f'the quote at "{part.id}"', part.evidence)


def _pains(part: Stage | Touchpoint) -> Iterator[Claim]:
    for pain in part.pain_points:
        yield Claim(f'pain point "{pain.id}"', pain.evidence or part.evidence)
