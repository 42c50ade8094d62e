"""The rule outdated-evidence."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, completeness
from journeymap.model.steps import Stage, Touchpoint

__all__ = ["outdated_evidence"]


@completeness("outdated-evidence")
def outdated_evidence(context: Context) -> Iterator[Finding]:
    """A source of evidence should have been looked at again by now.

    Why: customers and the service change, and a map is no better than what it rests on. `review-by` says until when a
    source is to be trusted. Today is the day that `--today` names, else the latest date in the files; sources that
    nothing rests on are not asked.

    Example:
        evidence: interviews
        sources:
          interviews: {name: 14 interviews, date: 2025-05-20, review-by: 2026-05-20}

    Better:
        evidence: interviews
        sources:
          interviews: {name: 12 interviews, date: 2026-06-02, review-by: 2027-06-02}
    """
    bounded = {key: source for key, source in context.journey.sources.items() if source.review_by}
    used = _used(context) if bounded else set()
    for key, source in bounded.items():
        if key in used and context.today and (source.review_by or "") < context.today:
            # No word of the journey or of today, so that a library's source is reported once for all who use it.
            message = f'source "{key}" was to be looked at again by {source.review_by}'
            hint = "look whether it still holds, then say a later review-by or a newer source"
            yield Finding(source.place, message, ("review-by",), hint=hint, element=key)


def _used(context: Context) -> set[str]:
    """The names of evidence that anything rests on."""
    names = {context.journey.evidence}
    for stage in context.journey.stages:
        names |= _of(stage)
        for part in stage.touchpoints:
            names |= _of(part)
    return {name for name in names if name}


def _of(part: Stage | Touchpoint) -> set[str | None]:
    return {part.evidence, *(pain.evidence for pain in part.pain_points)}
