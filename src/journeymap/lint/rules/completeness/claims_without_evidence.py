"""The rule claims-without-evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.lint.context import Context
from journeymap.lint.questions.claims import Claim, claims
from journeymap.lint.rule import Finding, completeness

__all__ = ["claims_without_evidence"]

FEW = 3


@completeness("claims-without-evidence")
def claims_without_evidence(context: Context) -> Iterator[Finding]:
    """Emotions, quotes or pain points do not say how they are known.

    Why: whoever decides by the map must tell what was measured or heard from what was guessed in a room. Said once, at
    the journey or a stage, `evidence` holds for all that is in it; `evidence: assumed` is an honest answer. It is one
    line for a whole journey. A to-be is not asked: it says what is wanted.

    Example:
        touchpoints:
          - {name: Pays by card, emotion: -2, quote: It took three tries}

    Better:
        evidence: observed
        touchpoints:
          - {name: Pays by card, emotion: -2, quote: It took three tries}
    """
    made = list(claims(context)) if context.journey.perspective == "as-is" else []
    unsaid = [claim for claim in made if claim.evidence is None]
    if unsaid:
        journey = context.journey
        keys = ("name",) if context.wrote(journey, "name") else ("journeymap",)
        allowed = "evidence: assumed, observed, measured, or an entry of sources"
        hint = "say evidence: at the journey, a stage or a touchpoint"
        yield Finding(journey.place, _message(made, unsaid), keys, allowed=allowed, hint=hint, element=journey.id or "")


def _message(made: Sequence[Claim], unsaid: Sequence[Claim]) -> str:
    words = list(dict.fromkeys(claim.words for claim in unsaid))
    shown = ", ".join(words[:FEW]) + (", …" if len(words) > FEW else "")
    if len(made) == 1:
        return f"the map does not say how it is known: {shown}"
    all_of = "all" if len(unsaid) == len(made) else f"{len(unsaid)} of"
    return f"{all_of} {len(made)} claims leave open how they are known: {shown}"
