"""The rule no-follow-up."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.parties import begun_by_customer, initiator, says_who_begins
from journeymap.lint.rule import Finding, insight
from journeymap.model.steps import Touchpoint

__all__ = ["no_follow_up"]

BEFORE = {"attract", "convert"}
"""Parts of a customer's life up to the sale; what comes after it is for another part."""


@insight("no-follow-up", draft=None)
def no_follow_up(context: Context) -> Iterator[Finding]:
    """A journey that wins customers ends with what they do, and nobody gets back to them.

    Why: the days after a sale decide whether a customer stays. The rule speaks only where `lifecycle` says that the
    journey attracts or converts and nothing of it supports, retains, asks or develops, where the customer's own step
    leads to success, no step of the last stage is begun by anybody else (though one of another stage is), and `then`
    names no journey that follows.

    Example:
        lifecycle: convert
        channels: {web: {name: Website}, mail: {name: E-mail}}
        stages:
          - name: Choosing
            touchpoints:
              - {name: Gets an offer, channel: mail, initiator: provider}
          - name: Buying
            touchpoints:
              - {name: Compares plans, channel: web}
              - {name: Pays by card, channel: web}

    Better:
        lifecycle: convert
        channels: {web: {name: Website}, mail: {name: E-mail}}
        stages:
          - name: Choosing
            touchpoints:
              - {name: Gets an offer, channel: mail, initiator: provider}
          - name: Buying
            touchpoints:
              - {name: Compares plans, channel: web}
              - {name: Pays by card, channel: web}
              - {name: Is welcomed and shown how to begin, channel: mail, initiator: provider}
    """
    lifecycles = {context.journey.lifecycle, *(stage.lifecycle for stage in context.journey.stages)} - {None}
    successes = context.successes()
    if (
        not says_who_begins(context)
        or "convert" not in lifecycles
        or lifecycles - BEFORE
        or any(part.then for part in successes.values())
    ):
        return
    last = [step for step, part in context.touchpoints.items() if _leads_to(context, step, set(successes))]
    if last and all(_left_alone(context, context.touchpoints[step]) for step in last):
        part = context.touchpoints[last[-1]]
        message = f'"{part.id}" leads to success, and nobody gets in touch with the customer afterwards'
        hint = "add a step that the company begins (a welcome, a call after a week), or say then: which journey follows"
        yield Finding(part.place, message, ("name",), hint=hint, element=part.id or "")


def _leads_to(context: Context, step: str, outcomes: set[str]) -> bool:
    return any(way.target in outcomes and way.reason != "anywhere" for way in context.graph.leaving(step))


def _left_alone(context: Context, part: Touchpoint) -> bool:
    """Whether the customer begins the step, and everything else in its stage."""
    stage = context.graph.stage_of[part.id or ""]
    others = all(initiator(each) == "customer" and not each.journey for each in stage.touchpoints)
    return others and begun_by_customer(part) and part.id not in context.vague
