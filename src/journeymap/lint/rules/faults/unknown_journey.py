"""The rule unknown-journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.diagnostics import Severity
from journeymap.lint.references.closest import closest, did_you_mean, one_of
from journeymap.lint.rule import Finding, rule
from journeymap.lint.summary import Summary

__all__ = ["unknown_journey"]


@rule("unknown-journey", Severity.WARNING, scope="project")
def unknown_journey(summaries: Sequence[Summary]) -> Iterator[Finding]:
    """A step or an outcome names another journey that is not among those checked together.

    Why: a step that stands for a whole journey, or an outcome that is followed by one, can only be opened if that
    journey is there. A journey that is checked alone is not asked, since the other may stand in another folder.

    Example:
        touchpoints:
          - {name: The car is repaired, journey: garage-visits}
        # garage-visit.yaml
        touchpoints: [Brings the car, Collects the car]

    Better:
        touchpoints:
          - {name: The car is repaired, journey: garage-visit}
        # garage-visit.yaml
        touchpoints: [Brings the car, Collects the car]
    """
    known = {summary.id: summary.name for summary in summaries}
    if len(known) < 2:
        return
    allowed = one_of(known, "the id of a journey")
    for mention in (mention for summary in summaries for mention in summary.mentions):
        if mention.journey not in known:
            how = "stands for" if mention.by == "touchpoint" else "is followed by"
            message = (
                f'{mention.by} "{mention.element}" {how} the journey "{mention.journey}", '
                "which is not among those checked"
            )
            hint = did_you_mean(closest(mention.journey, known))
            yield Finding(mention.spot, message, allowed=allowed, hint=hint, element=mention.element)
