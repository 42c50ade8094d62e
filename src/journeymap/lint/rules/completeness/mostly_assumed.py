"""The rule mostly-assumed."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.graph.wording import percent
from journeymap.lint.context import Context
from journeymap.lint.questions.claims import claims, is_assumed
from journeymap.lint.rule import Finding, completeness

__all__ = ["mostly_assumed"]


@completeness("mostly-assumed", after=("claims-without-evidence",))
def mostly_assumed(context: Context, *, bound: float = 0.5) -> Iterator[Finding]:
    """Most of what the map claims is assumed.

    Why: a map from a workshop shows what the company believes. A few interviews, or the survey after a step, often show
    something else, and others will take the map for a fact. What says nothing about its evidence counts as assumed. A
    to-be is not asked: it says what is wanted.

    Example:
        evidence: assumed
        touchpoints:
          - {name: Pays by card, emotion: -1}
          - {name: Gets the goods, emotion: 2, evidence: observed}
          - {name: Sends them back, emotion: -2}

    Better:
        evidence: observed
        touchpoints:
          - {name: Pays by card, emotion: -1}
          - {name: Gets the goods, emotion: 2}
          - {name: Sends them back, emotion: -2, evidence: assumed}

    Options:
        bound: the share of assumed claims that is still fine, from 0 to 1.
    """
    made = list(claims(context)) if context.journey.perspective == "as-is" else []
    assumed = sum(is_assumed(context, claim) for claim in made)
    unsaid = sum(claim.evidence is None for claim in made)
    if not made or assumed <= bound * len(made):
        return
    journey = context.journey
    keys = ("name",) if context.wrote(journey, "name") else ("journeymap",)
    if context.wrote(journey, "evidence"):
        keys = ("evidence",)
    message = f"{percent(assumed / len(made))} of what this map claims is assumed ({assumed} of {len(made)})"
    # Where the unsaid alone are too many, claims-without-evidence has said so of the journey.
    element = journey.id or "" if unsaid > bound * len(made) else ""
    allowed = f"at most {percent(bound)}"
    hint = "ask or watch customers, and name what was found under sources"
    yield Finding(journey.place, message, keys, allowed=allowed, hint=hint, element=element)
