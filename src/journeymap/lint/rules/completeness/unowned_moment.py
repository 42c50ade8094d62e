"""The rule unowned-moment."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.rule import Finding, completeness
from journeymap.model.steps import Touchpoint

__all__ = ["unowned_moment"]


@completeness("unowned-moment")
def unowned_moment(context: Context) -> Iterator[Finding]:
    """Nobody is accountable for a moment of truth, or for a promise to answer in time.

    Why: these are the steps that decide what customers think of the company, and a promise that nobody answers for is
    not kept for long. An owner of the stage or of the journey answers for what is in it; who is only responsible does
    the work. A step that stands for a whole journey is left to the owner of that journey.

    Example:
        touchpoints:
          - {name: Calls the hotline, respond-within: 1h}
          - {name: Gets the decision, moment-of-truth: true, owner: {responsible: Claims desk}}

    Better:
        touchpoints:
          - {name: Calls the hotline, respond-within: 1h, owner: Phone team}
          - {name: Gets the decision, moment-of-truth: true, owner: {responsible: Claims desk, accountable: Claims}}
    """
    if context.journey.owner and context.journey.owner.accountable:
        return
    for stage in context.journey.stages:
        if stage.owner and stage.owner.accountable:
            continue
        for part in stage.touchpoints:
            key = "moment-of-truth" if part.moment_of_truth else "respond-within"
            asked = part.moment_of_truth or part.respond_within is not None
            if asked and not part.journey and not (part.owner and part.owner.accountable):
                hint = "say owner: and a name, here, at the stage or at the journey"
                yield Finding(part.place, _message(part), (key,), "key", hint=hint, element=part.id or "")


def _message(part: Touchpoint) -> str:
    what = "is a moment of truth" if part.moment_of_truth else "promises an answer in time"
    message = f'touchpoint "{part.id}" {what}, and nobody is accountable for it'
    responsible = part.owner.responsible if part.owner else ()
    return f"{message}, only responsible ({', '.join(responsible)})" if responsible else message
