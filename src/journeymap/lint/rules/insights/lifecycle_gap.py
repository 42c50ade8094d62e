"""The rule lifecycle-gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from journeymap.lint.rule import Finding, insight
from journeymap.lint.summary import Summary
from journeymap.model.steps import Lifecycle

__all__ = ["lifecycle_gap"]


@insight("lifecycle-gap", scope="project", on=False)
def lifecycle_gap(summaries: Sequence[Summary], *, least: int = 3) -> Iterator[Finding]:
    """A part of the customer's life is in none of the journeys that are checked together.

    Why: companies map how customers are won, and forget how they are kept, heard and helped to grow. `lifecycle` of a
    journey or of a stage says which part it belongs to: attract, convert, support, retain, feedback, develop. The rule
    is off until it is switched on, since only a project knows whether it means to map the whole life.

    Example:
        # journey.yaml
        lifecycle: convert
        # claim.yaml
        lifecycle: support
        # renewal.yaml
        lifecycle: retain

    Better:
        # journey.yaml
        lifecycle: convert
        stages:
          - {name: Hearing of it, lifecycle: attract, touchpoints: [Sees an advertisement]}
          - {name: Buying, touchpoints: [Compares offers, Pays by card]}
        # claim.yaml
        lifecycle: support
        stages:
          - {name: Repair, touchpoints: [Reports the claim, Collects the car]}
          - {name: Afterwards, lifecycle: feedback, touchpoints: [Answers a survey]}
        # renewal.yaml
        lifecycle: retain
        stages:
          - {name: Renewal, touchpoints: [Gets the offer, Renews]}
          - {name: More, lifecycle: develop, touchpoints: [Adds a second car]}

    Options:
        least: the number of journeys with a lifecycle from which on the rule speaks
    """
    placed = [summary for summary in summaries if summary.lifecycle]
    covered = {part for summary in placed for part in summary.lifecycle}
    missing = [part for part in get_args(Lifecycle) if part not in covered]
    if len(placed) >= least and missing:
        parts = " and ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
        message = f"none of the {len(placed)} journeys with a lifecycle belongs to {parts}"
        hint = "map that part of the customer's life too, or name it at a stage that belongs to it"
        yield Finding(placed[0].spot, message, hint=hint)
