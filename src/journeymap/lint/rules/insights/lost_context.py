"""The rule lost-context."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.lint.context import Context
from journeymap.lint.questions.parties import whom
from journeymap.lint.questions.switches import Switch, kinds_of, loses_context, spoken, switches_into
from journeymap.lint.rule import Finding, insight

__all__ = ["lost_context"]

NO_TALK = {"mass", "community"}
"""In channels of these kinds customers tell the company nothing that could carry over."""


@insight("lost-context")
def lost_context(context: Context, *, unsaid: bool = False) -> Iterator[Finding]:
    """Customers have to change the channel, and nothing that is known about them carries over.

    Why: telling the same story again is one of the things that customers remember worst. `carries-over: none` says
    honestly that it is so today; this finding makes a list of such places. Channels in which nobody talks to the
    company (`mass`, `community`) and messages that are sent whether or not customers act (`one-way`) do not count; nor do
    steps with an actor whose `role` is `other`, such as a former supplier, to whom nothing may be handed on.

    Example:
        touchpoints:
          - {id: ask, name: Asks for a call-back, channel: app}
          - {id: call, name: Is called back, channel: phone, initiator: provider, carries-over: none}

    Better:
        touchpoints:
          - {id: ask, name: Asks for a call-back, channel: app}
          - {id: call, name: Is called back, channel: phone, initiator: provider, carries-over: Photos and claim number}

    Options:
        unsaid: also find changes of channel that do not say what carries over, in a map that says it elsewhere
    """
    says_it = any(part.carries_over for part in context.touchpoints.values())
    for step, switches in switches_into(context).items():
        part = context.touchpoints[step]
        switch = next((each for each in switches if _both_talk(context, each) and _on_one_side(context, each)), None)
        if switch is None:
            continue
        way = f'from "{switch.before}" ({spoken(context, switch.left)}) to "{step}" ({spoken(context, switch.entered)})'
        who = whom(context, list(switch.personas))
        if loses_context(part):
            message = f"nothing carries over {way}{who}: the customer starts over"
            hint = "hand on what is known already, and say here what that is"
            yield Finding(part.place, message, ("carries-over",), hint=hint, element=step)
        elif unsaid and says_it and not part.carries_over and not context.draft:
            message = f"the map does not say what carries over {way}{who}"
            hint = 'say what the customer need not repeat, or "none"'
            yield Finding(part.place, message, ("name",), hint=hint, element=step)


def _both_talk(context: Context, switch: Switch) -> bool:
    return all(kinds_of(context, channels) - NO_TALK for channels in (switch.left, switch.entered))


def _on_one_side(context: Context, switch: Switch) -> bool:
    """Whether the company or a partner is at the other end of both steps, and could hand on what it knows."""
    parts = [context.touchpoints[step] for step in (switch.before, switch.after)]
    declared = context.journey.actors
    actors = [declared[party] for part in parts for party in (part.initiator, part.receiver) if party in declared]
    return not any(actor.role == "other" and context.wrote(actor, "role") for actor in actors)
